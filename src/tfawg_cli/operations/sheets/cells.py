"""Texts on their way into a spreadsheet and back: an apostrophe keeps Excel's hands off what it would change."""

import re

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
