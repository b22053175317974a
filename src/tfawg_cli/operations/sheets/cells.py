"""Values on their way into a spreadsheet and back: as words, and with an apostrophe that keeps Excel's hands off."""

import re
from datetime import date

from tfawg_cli.operations.questions.row import Value
from tfawg_cli.records.calendar import day_in_words

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# What Excel turns into a number or, somewhere in Europe, a date: 1.10, 1.1.1, 12/2013. 1.1.1.1 and 2021/2022 stay.
_NUMBER_OR_DATE = re.compile(r"\d+(?:[.,:/ -]\d+){0,2}")
_YEAR = re.compile(r"\d{4}/\d{4}")


def guarded(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would take for a formula, a number or a date."""
    becomes_other = _NUMBER_OR_DATE.fullmatch(text) and not _YEAR.fullmatch(text)
    return f"'{text}" if becomes_other or text.startswith((*_FORMULA, "'")) else text


def unguarded(cell: str) -> str:
    """Take the apostrophe off again; one that somebody typed before other words stays."""
    return cell[1:] if cell.startswith("'") and guarded(cell[1:]) == cell else cell


def words(value: Value) -> str:
    """Write a value for a cell: lists are joined with semicolons, what is absent is empty."""
    if isinstance(value, list):
        return "; ".join(each(value))
    return "" if value is None else str(value)


def each(value: Value) -> list[str]:
    """Write every entry of a list; what is no list has none."""
    entries = value if isinstance(value, list) else []
    return [one if isinstance(one, str) else _update(one) for one in entries]


def _update(update: dict[str, str | None]) -> str:
    day = day_in_words(date.fromisoformat(update["date"])) if update["date"] else ""
    about = ", ".join(part for part in (day, update["by"]) if part)
    return f"{about}: {update['text']}" if about else str(update["text"])
