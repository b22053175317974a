"""Days as the records and their readers write them."""

import re
from datetime import date, timedelta

_CENTURY = 2000
_START = re.compile(r"(?:(\d{1,2})/)?(\d{1,2})/(\d{4})", re.ASCII)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAY_FIRST = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d{2})", re.ASCII)
_IN_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?( +|-)([a-z]{3,})\.?\2(\d{4}|\d{2})", re.ASCII | re.IGNORECASE)
_TIME = re.compile(r"[ T][0-2]?\d:[0-5]\d(?::[0-5]\d)?", re.ASCII)
"""What a spreadsheet writes behind a day; it is not recorded."""
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_AGO = re.compile(r"last (day|week|month|year)|(?:an?|(\d{1,4})) (day|week|month|year)s? ago", re.ASCII)
_DAYS = {"day": 1, "week": 7}
_MONTH_IN_WORDS = re.compile(rf"\b({'|'.join(_MONTHS)}) ((?:19|20)\d\d)\b")
_MONTH_IN_DIGITS = re.compile(r"(?<![\d/])(0?[1-9]|1[0-2])/((?:19|20)\d\d)(?![\d/])", re.ASCII)


def start_day(text: str) -> date | None:
    """Give the first day that a start names: 12/2013 or 22/02/2017; None for other words.

    Raises ValueError where there is no such day.
    """
    match = _START.fullmatch(text)
    return date(int(match[3]), int(match[2]), int(match[1] or 1)) if match is not None else None


def typed_day(text: str) -> date | None:
    """Read a day as people and spreadsheets write it, day first; None for other words.

    8/3/2022, 08.03.22, 8th March 2022, 8-Mar-22, and 2022-03-08 as in the records, with or without a time behind. A
    year of two digits is of this century. Raises ValueError where there is no such day.
    """
    typed = " ".join(text.split())
    time = _TIME.search(typed)
    typed = typed[: time.start()] if time is not None and time.end() == len(typed) else typed
    if _ISO.fullmatch(typed):
        return date.fromisoformat(typed)
    digits, in_words = _DAY_FIRST.fullmatch(typed), _IN_WORDS.fullmatch(typed)
    if digits is not None:
        return _day(digits[1], int(digits[3]), digits[4])
    month = _month(in_words[3]) if in_words is not None else None
    return _day(in_words[1], month, in_words[4]) if in_words is not None and month is not None else None


def relative_day(text: str, today: date) -> date | None:
    """Give the day that is told from today: yesterday, last week, 2 weeks ago, 3 months ago; None for other words."""
    typed = " ".join(text.lower().split())
    if typed in {"today", "yesterday"}:
        return today - timedelta(days=typed == "yesterday")
    match = _AGO.fullmatch(typed)
    if match is None:
        return None
    count, unit = int(match[2] or 1), match[1] or match[3]
    if unit in _DAYS:
        return today - timedelta(days=min(count * _DAYS[unit], today.toordinal() - 1))
    months = max(today.year * 12 + today.month - 1 - count * (12 if unit == "year" else 1), 12)
    year, month = divmod(months, 12)
    last = (date(year + month // 11, (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(today.day, last))


def _month(word: str) -> int | None:
    """Give the number of the month of which `word` is the name, or its beginning."""
    return next((place for place, name in enumerate(_MONTHS, 1) if name.lower().startswith(word.lower())), None)


def _day(day: str, month: int, year: str) -> date:
    return date(int(year) + (_CENTURY if len(year) == len("22") else 0), month, int(day))


class DayInWords(str):
    """A date as English readers read it, which another language can still write in its own words."""

    __slots__ = ("day",)
    day: date


def day_in_words(day: date) -> DayInWords:
    """Write a date for readers, whatever the locale: 8 March 2022."""
    written = DayInWords(f"{day.day} {_MONTHS[day.month - 1]} {day.year}")
    written.day = day
    return written


def months_mentioned(text: str) -> dict[str, date]:
    """Find the months that a text names, each with its first day: `April 2021`, `4/2021`."""
    found = {
        match.group(): date(int(match[2]), _MONTHS.index(match[1]) + 1, 1) for match in _MONTH_IN_WORDS.finditer(text)
    }
    return found | {match.group(): date(int(match[2]), int(match[1]), 1) for match in _MONTH_IN_DIGITS.finditer(text)}
