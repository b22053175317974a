"""Amendments beside what they changed: the authority stands with the fact, and nothing is told twice."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tfawg_cli.operations.changes import Change, Named
from tfawg_cli.operations.facts import Entry, Fact, What, as_entries, entries, same
from tfawg_cli.operations.frozen import WHOLE_ITEM
from tfawg_cli.records.number import kind
from tfawg_cli.records.plan import Amendment


def amendments_told(before: Sequence[Amendment], after: Sequence[Amendment]) -> list[Fact]:
    """List the amendments that came, went or changed."""
    return list(entries("amendment", as_entries(before), as_entries(after)))


def with_amendments(changes: Iterable[Change], amendments: Iterable[Fact]) -> tuple[list[Change], list[Fact]]:
    """Put amendments to the facts that they explain; give the changes, and the amendments that explain none."""
    told: dict[str, list[Fact]] = {}
    for fact in amendments:
        told.setdefault(_number(fact), []).append(fact)
    found = []
    for change in changes:
        facts = change.facts
        for number in {name.number for name in (change.before, change.after) if name is not None} & told.keys():
            facts, told[number] = _explained(facts, told[number])
        found.append(replace(change, facts=facts))
    return found, [fact for facts in told.values() for fact in facts]


def with_the_rest(changes: Iterable[Change], rest: Iterable[Fact], year: str, file: str) -> list[Change]:
    """Tell amendments that explain no fact as facts of their own."""
    found = {change.here.number: change for change in changes}
    for fact in rest:
        number = _number(fact)
        named = Named(year, number)
        change = found.get(number, Change(kind(number), named, named, "", file, ()))
        found[number] = replace(change, facts=(*change.facts, fact))
    return list(found.values())


def _number(fact: Fact) -> str:
    """Give the number of the item that an amendment is about."""
    amendment = fact.new if fact.new is not None else fact.old
    return str(amendment["number"]) if isinstance(amendment, dict) else ""


def _explained(facts: Sequence[Fact], amendments: Iterable[Fact]) -> tuple[tuple[Fact, ...], list[Fact]]:
    """Put each amendment to the fact that it explains; the others are left over."""
    found, rest = list(facts), []
    for told in amendments:
        at = next((place for place, fact in enumerate(found) if _explains(told, fact)), None)
        if at is None:
            rest.append(told)
        else:
            amendment = told.new if told.what is What.ADDED else told.old
            found[at] = replace(found[at], amendment=_entry(amendment), withdrawn=told.what is What.REMOVED)
    return tuple(found), rest


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
