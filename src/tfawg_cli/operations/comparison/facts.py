"""What differs between two states of one item: facts, each a field with what it said and what it says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tfawg_cli.records.base import Record
from tfawg_cli.records.fields import Approved, Carried, names
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import KINDS
from tfawg_cli.records.plan import Action
from tfawg_cli.records.same_words import same_words

Value = None | str | list["Value"] | dict[str, "Value"]
"""What a field says: a text, a list, or the fields of an entry."""
Entry = dict[str, Value]
"""An update, a decision or an amendment."""

BELOW = frozenset({"tasks", "sub_tasks"})
"""Fields that hold other items, which have facts of their own."""
_PROGRESS = frozenset(names("action", Approved.REPORTED))
"""Fields of an action that are compared between years only where both years tell them."""
_LINEAGE = frozenset(name for kind in KINDS for name in names(kind, Carried.DROPPED, Carried.WRITTEN)) - _PROGRESS
"""Fields that are not compared between years: they link the years, or belong to one of them."""


class What(StrEnum):
    """What kind of fact it is."""

    ADDED = "added"
    REMOVED = "removed"
    CARRIED = "carried"
    UNCHANGED = "carried unchanged"
    RENUMBERED = "renumbered"
    REWORDED = "reworded"
    CHANGED = "changed"
    SAME_WORDS = "same words"
    """It is written otherwise, and only in what nobody sees."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that differs; `field` is empty where the whole item is meant."""

    what: What
    field: str = ""
    old: Value = None
    new: Value = None
    amendment: Entry | None = None
    """The amendment that explains it."""
    withdrawn: bool = False
    """True where that amendment is gone and its change taken back."""


def same(old: Value, new: Value) -> bool:
    """Tell whether two values say the same; a changed order of a list is a change."""
    return old == new or _comparable(old) == _comparable(new)


def _comparable(value: Value) -> object:
    if isinstance(value, str):
        return same_words(value)
    if isinstance(value, list):
        return [_comparable(one) for one in value] or None
    if isinstance(value, dict):
        return {name: _comparable(one) for name, one in value.items()}
    return value


def as_value(value: object) -> Value:
    """Give what a field of a model holds as texts; a date is written as in the files."""
    if value is None or type(value) is str:
        return value
    if isinstance(value, tuple | list):
        return [as_value(one) for one in value]
    if isinstance(value, Record):
        return {name: as_value(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, dict):
        return {name: as_value(one) for name, one in value.items()}
    return value.isoformat() if isinstance(value, date) else str(value)


def as_entries(records: Sequence[Record]) -> list[Entry]:
    """Give updates, decisions or amendments field by field."""
    return [{name: as_value(getattr(one, name)) for name in type(one).model_fields} for one in records]


def said(item: Record) -> dict[str, Value]:
    """Give all fields of an item, what is below it left out."""
    return {name: as_value(getattr(item, name)) for name in type(item).model_fields if name not in BELOW}


def differences(before: Record, after: Record, years: tuple[FinancialYear, FinancialYear] | None) -> Iterator[Fact]:
    """Compare two states of an item field by field.

    Args:
        before: the one state.
        after: the other one.
        years: the years of the two plans that the states stand in, where two years are compared and not two moments.

    """
    for field in type(after).model_fields:
        old, new = getattr(before, field), getattr(after, field)
        if field in BELOW or old == new:
            continue
        if field == "updates" and years is None:
            yield from entries("update", as_entries(old), as_entries(new))
        elif years is None or not _of_the_years(field, old, new, years, is_action=isinstance(after, Action)):
            found = _difference(field, as_value(old), as_value(new))
            yield from (fact for fact in found if years is None or fact.what is not What.SAME_WORDS)


def _difference(field: str, old: Value, new: Value) -> Iterator[Fact]:
    if same(old, new):
        yield Fact(What.SAME_WORDS, field, old, new)
    else:
        yield Fact(What.REWORDED if field == "text" else What.CHANGED, field, old, new)


def _of_the_years(
    field: str, old: object, new: object, years: tuple[FinancialYear, FinancialYear], *, is_action: bool
) -> bool:
    """Tell whether a field differs only because the years do: its timeline names its own year, progress began anew."""
    if field in _LINEAGE:
        return True
    if not is_action:
        return False
    if field in _PROGRESS:
        return old is None or new is None
    return field == "timeline" and (_year(old), _year(new)) == years


def _year(timeline: object) -> FinancialYear | None:
    try:
        return FinancialYear.typed(str(timeline))
    except ValueError:
        return None


def entries(field: str, before: Sequence[Entry], after: Sequence[Entry]) -> Iterator[Fact]:
    """Compare two lists of updates, decisions or amendments; one that replaces one is a change of it."""
    gone = _without(before, after)
    come = _without(after, before)
    if len(gone) == len(come) == 1:
        yield Fact(What.CHANGED, field, gone[0], come[0])
        return
    yield from (Fact(What.REMOVED, field, old=one) for one in gone)
    yield from (Fact(What.ADDED, field, new=one) for one in come)
    if gone or come or list(before) == list(after):
        return
    if same(list(before), list(after)):
        yield Fact(What.SAME_WORDS, f"{field}s", [*map(_words, before)], [*map(_words, after)])
    else:
        yield Fact(What.CHANGED, f"order of {field}s", [_words(one) for one in before], [_words(one) for one in after])


def _without(some: Sequence[Entry], others: Sequence[Entry]) -> list[Entry]:
    """List the entries that the others do not hold, each as often as it is missing there."""
    rest = [_comparable(dict(one)) for one in others]
    found = []
    for one in some:
        comparable = _comparable(dict(one))
        if comparable in rest:
            rest.remove(comparable)
        else:
            found.append(one)
    return found


def _words(entry: Entry) -> str:
    return ", ".join(str(value) for value in entry.values() if value)
