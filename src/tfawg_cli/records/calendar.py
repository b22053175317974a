"""Days as the records and their readers write them."""

import re
from datetime import date

_START = re.compile(r"(?:(\d{1,2})/)?(\d{1,2})/(\d{4})", re.ASCII)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTH_IN_WORDS = re.compile(rf"\b({'|'.join(_MONTHS)}) ((?:19|20)\d\d)\b")
_MONTH_IN_DIGITS = re.compile(r"(?<![\d/])(0?[1-9]|1[0-2])/((?:19|20)\d\d)(?![\d/])", re.ASCII)


def start_day(text: str) -> date | None:
    """Give the first day that a start names: 12/2013 or 22/02/2017; None for other words.

    Raises ValueError where there is no such day.
    """
    match = _START.fullmatch(text)
    return date(int(match[3]), int(match[2]), int(match[1] or 1)) if match is not None else None


def day_in_words(day: date) -> str:
    """Write a date for readers, whatever the locale: 8 March 2022."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def months_mentioned(text: str) -> dict[str, date]:
    """Find the months that a text names, each with its first day: `April 2021`, `4/2021`."""
    found = {
        match.group(): date(int(match[2]), _MONTHS.index(match[1]) + 1, 1) for match in _MONTH_IN_WORDS.finditer(text)
    }
    return found | {match.group(): date(int(match[2]), int(match[1]), 1) for match in _MONTH_IN_DIGITS.finditer(text)}
