"""Amendments beside what they changed: the authority stands with the fact, and nothing is told twice."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tfawg_cli.operations.comparison.comparison import Change, Named
from tfawg_cli.operations.comparison.facts import Entry, Fact, Value, What, as_entries, entries, same
from tfawg_cli.records.number import kind
from tfawg_cli.records.plan import WHOLE_ITEM, Amendment


def amendments_told(before: Sequence[Amendment], after: Sequence[Amendment]) -> list[Fact]:
    """List the amendments that came, went or changed, item by item."""
    by_number: dict[str, tuple[list[Amendment], list[Amendment]]] = defaultdict(lambda: ([], []))
    for side, amendments in enumerate((before, after)):
        for amendment in amendments:
            by_number[amendment.number][side].append(amendment)
    return [fact for old, new in by_number.values() for fact in entries("amendment", as_entries(old), as_entries(new))]


def with_amendments(
    changes: Iterable[Change], amendments: Iterable[Fact], home: tuple[str, str] | None = None
) -> list[Change]:
    """Put amendments to the facts that they explain.

    Args:
        changes: the changes of a year's items.
        amendments: the amendments that came, went or changed.
        home: the year and the file of the plan, where amendments that explain nothing are told as facts of their own;
            None where they are left out.

    """
    year, file = home or ("", "")
    found = list(changes)
    places = _Places(found)
    alone: dict[str, list[Fact]] = {}
    for told in amendments:
        place = places.of(told)
        facts = _explained(found[place].facts, told) if place is not None else None
        if place is not None and (facts is not None or home is not None):
            found[place] = replace(found[place], facts=facts or (*found[place].facts, told), amended_in=file)
        elif home is not None:
            alone.setdefault(_number(told), []).append(told)
    named = [(Named(year, number), facts) for number, facts in alone.items()]
    return [*found, *(Change(kind(one.number), one, one, "", file, tuple(facts)) for one, facts in named)]


class _Places:
    """Where the change of an item stands, by the number that it has on the side of the plan that is amended."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self.before = {one.before.number: place for place, one in enumerate(changes) if one.before is not None}
        self.after = {one.after.number: place for place, one in enumerate(changes) if one.after is not None}

    def of(self, told: Fact) -> int | None:
        """Find the change that an amendment is about."""
        number = _number(told)
        before, after = self.before.get(number), self.after.get(number)
        if told.what is What.ADDED:
            return after if after is not None else before
        if told.what is What.REMOVED:
            return before if before is not None else after
        return after if after == before else None


def _explained(facts: Sequence[Fact], told: Fact) -> tuple[Fact, ...] | None:
    """Put an amendment to the fact that it explains; None where it explains none of them."""
    at = next((place for place, fact in enumerate(facts) if _explains(told, fact)), None)
    if at is None:
        return None
    amendment = _entry(told.new if told.what is What.ADDED else told.old)
    fact = replace(facts[at], amendment=amendment, withdrawn=told.what is What.REMOVED)
    return (*facts[:at], fact, *facts[at + 1 :])


def _number(fact: Fact) -> str:
    """Give the number of the item that an amendment is about."""
    amendment = fact.new if fact.new is not None else fact.old
    return str(amendment["number"]) if isinstance(amendment, dict) else ""


def _entry(value: object) -> Entry | None:
    return value if isinstance(value, dict) else None


def _explains(told: Fact, fact: Fact) -> bool:
    """Tell whether an amendment that came is about a fact; one that went is about the fact that takes it back."""
    amendment = _entry(told.new if told.what is What.ADDED else told.old)
    was, now = (fact.old, fact.new) if told.what is What.ADDED else (fact.new, fact.old)
    is_one = told.what in {What.ADDED, What.REMOVED} and fact.amendment is None
    return is_one and amendment is not None and _fits(amendment, fact.field, was, now)


def _fits(amendment: Entry, field: str, was: Value, now: Value) -> bool:
    if amendment["field"] == WHOLE_ITEM:
        return field == "" and (was is None) == (amendment["was"] is None)
    return field == amendment["field"] and same(now, amendment["now"])
