"""Why a person must look at what is carried forward before its new year is endorsed."""

import re
from collections.abc import Iterator
from datetime import date

from tfawg_cli.records.base import Record
from tfawg_cli.records.calendar import day_in_words, months_mentioned
from tfawg_cli.records.fields import Carried, Field, fields
from tfawg_cli.records.financial_year import FinancialYear, years_mentioned
from tfawg_cli.records.number import ordinal
from tfawg_cli.records.plan import Action

_MEETING = re.compile(
    r"\b\d{1,3} ?(?:st|nd|rd|th) (?:[A-Z]{2,}(?: (?:[Mm]eeting|[Ss]ession)s?)?|(?:[Mm]eeting|[Ss]ession)s?)\b"
)
_NUMERALS = {3: "third", 4: "fourth", 5: "fifth"}


def reasons(action: Action, old: FinancialYear, new: FinancialYear, years_in_plans: int) -> Iterator[str]:
    """Say why a person must look at an action.

    Args:
        action: as it stands in the plan of the old year.
        old: the year that it is carried from.
        new: the year that it is carried to.
        years_in_plans: how many years it has stood in a plan, the old one included.

    """
    if action.status is None:
        yield f"no status recorded in {old}"
    yield from overtaken_fields(action, "action", old, new)
    year = years_in_plans + 1
    if year in _NUMERALS or year > max(_NUMERALS):
        yield f"carried for the {_NUMERALS.get(year) or ordinal(year)} year"


def overtaken_fields(item: Record, of_kind: str, old: FinancialYear, new: FinancialYear) -> Iterator[str]:
    """Say of the fields of an item what the turn of the year may have overtaken in them."""
    for field in fields(of_kind):
        value = getattr(item, field.name)
        if field.carried is Carried.MARKED and isinstance(value, date) and value < new.first_day:
            yield f"{field.name} is {day_in_words(value)}"
        elif isinstance(value, str):
            named = ", ".join(_overtaken_words(field, value, old, new))
            if named:
                yield f"{field.name.replace('_', ' ')} name{'' if field.name.endswith('s') else 's'} {named}"


def _overtaken_words(field: Field, words: str, old: FinancialYear, new: FinancialYear) -> Iterator[str]:
    """Name what a text may be overtaken in; a text that is the old year and nothing else becomes the new one."""
    if field.carried is Carried.MARKED_IF_RECENT:
        yield from recent_months(words, old, new)
    elif field.carried is Carried.MARKED and new.respelt(words, old) is None:
        yield from overtaken(words, old, new)


def overtaken(words: str, old: FinancialYear, new: FinancialYear) -> Iterator[str]:
    """Name the meetings, months and years in a text that the turn of the year may have overtaken.

    Years before the old one are history.
    """
    yield from (f"the {match.group()}" for match in _MEETING.finditer(words))
    yield from recent_months(words, old, new)
    for month in months_mentioned(words):
        words = words.replace(month, "")
    yield from (mention for mention, years in years_mentioned(words).items() if max(years) >= old.start)


def recent_months(words: str, old: FinancialYear, new: FinancialYear) -> Iterator[str]:
    """Name the months in a text that were plans of late: from the year before the old one on, up to the new one."""
    for mention, first_day in months_mentioned(words).items():
        if old.previous.first_day <= first_day < new.first_day:
            yield mention
