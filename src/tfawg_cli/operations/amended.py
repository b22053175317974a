"""Amendments beside what they changed: the authority stands with the fact, and nothing is told twice."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tfawg_cli.operations.changes import Change, Named
from tfawg_cli.operations.facts import Entry, Fact, What, as_entries, entries, same
from tfawg_cli.operations.frozen import WHOLE_ITEM
from tfawg_cli.records.number import kind
from tfawg_cli.records.plan import Amendment


def with_amendments(
    changes: Iterable[Change], before: Sequence[Amendment], after: Sequence[Amendment], home: tuple[str, str]
) -> Iterator[Change]:
    """Put the amendments that came or went to the facts that they explain; others are facts of their own.

    Args:
        changes: the changes of a year's items.
        before: the amendments of the one moment.
        after: those of the other.
        home: the year and the file of the plan.

    """
    told: dict[str, list[Fact]] = {}
    for fact in entries("amendment", as_entries(before), as_entries(after)):
        told.setdefault(_number(fact), []).append(fact)
    for change in changes:
        numbers = {name.number for name in (change.before, change.after) if name is not None}
        facts = list(change.facts)
        for number in sorted(numbers & told.keys()):
            facts = _explained(facts, told.pop(number))
        yield replace(change, facts=tuple(facts))
    year, file = home
    for number, facts in told.items():
        named = Named(year, number)
        yield Change(kind(number), named, named, "", file, tuple(facts))


def _number(fact: Fact) -> str:
    """Give the number of the item that an amendment is about."""
    amendment = fact.new if fact.new is not None else fact.old
    return str(amendment["number"]) if isinstance(amendment, dict) else ""


def _explained(facts: list[Fact], amendments: Iterable[Fact]) -> list[Fact]:
    """Put each amendment to the fact that it explains, or behind the facts."""
    for told in amendments:
        at = next((place for place, fact in enumerate(facts) if _explains(told, fact)), None)
        if at is None:
            facts = [*facts, told]
        else:
            amendment = told.new if told.what is What.ADDED else told.old
            facts[at] = replace(facts[at], amendment=_entry(amendment), withdrawn=told.what is What.REMOVED)
    return facts


def _entry(value: object) -> Entry | None:
    return value if isinstance(value, dict) else None


def _explains(told: Fact, fact: Fact) -> bool:
    """Tell whether an amendment that came is about a fact; one that went is about the fact that takes it back."""
    if fact.amendment is not None or told.what not in {What.ADDED, What.REMOVED}:
        return False
    amendment = _entry(told.new if told.what is What.ADDED else told.old)
    was, now = (fact.old, fact.new) if told.what is What.ADDED else (fact.new, fact.old)
    if amendment is None:
        return False
    if amendment["field"] == WHOLE_ITEM:
        return fact.field == "" and (was is None) == (amendment["was"] is None)
    return fact.field == amendment["field"] and same(now, amendment["now"])
