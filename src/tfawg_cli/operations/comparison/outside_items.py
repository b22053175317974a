"""What differs outside of the items: titles, sections, strategic plan, decisions, amendments, the register."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from tfawg_cli.operations.comparison.facts import (
    Entry,
    Fact,
    Value,
    What,
    as_entries,
    as_value,
    differences,
    entries,
    said,
    same,
)
from tfawg_cli.records.bodies import Bodies
from tfawg_cli.records.number import parts
from tfawg_cli.records.plan import Decision, Plan
from tfawg_cli.records.programme import Programme

Loose = Mapping[str, Value]
"""What a record says by the words that name it: `section Introduction` -> its text."""


def of_plans(before: Plan, after: Plan) -> Iterator[Fact]:
    """Compare what two states of a plan say besides actions and amendments."""
    yield from _differences(_plan(before), _plan(after))
    yield from entries("decision", as_told(before.decisions), as_told(after.decisions))
    yield from _digests(before, after)


def of_editions(before: Programme, after: Programme) -> Iterator[Fact]:
    """Compare what two editions say besides their items."""
    yield from _differences(_edition(before), _edition(after))
    old, new = list(_sections(before)), list(_sections(after))
    if old != new and sorted(old) == sorted(new):
        yield Fact(What.CHANGED, "order of sections", [*old], [*new])


def of_registers(before: Bodies, after: Bodies) -> Iterator[Fact]:
    """Compare two states of the register: bodies that came, went, or are described otherwise."""
    for name in dict.fromkeys((*before.bodies, *after.bodies)):
        if name not in before.bodies:
            yield Fact(What.ADDED, name, new=said(after.bodies[name]))
        elif name not in after.bodies:
            yield Fact(What.REMOVED, name, old=said(before.bodies[name]))
        else:
            facts = differences(before.bodies[name], after.bodies[name], None)
            yield from (replace(fact, field=f"{name}, {fact.field}") for fact in facts)


def _differences(before: Loose, after: Loose) -> Iterator[Fact]:
    for name in dict.fromkeys((*before, *after)):
        if name not in before:
            yield Fact(What.ADDED, name, new=after[name])
        elif name not in after:
            yield Fact(What.REMOVED, name, old=before[name])
        elif before[name] != after[name]:
            what = What.SAME_WORDS if same(before[name], after[name]) else What.CHANGED
            yield Fact(what, name, before[name], after[name])


def _plan(plan: Plan) -> dict[str, Value]:
    found = {
        "financial year": str(plan.financial_year),
        "summary": plan.summary,
        "recommendations": plan.recommendations,
        "closed": as_value(plan.closed),
    }
    return {name: value for name, value in found.items() if value is not None}


def as_told(decisions: Sequence[Decision]) -> list[Entry]:
    """Give decisions without the digests that they froze."""
    return [{name: value for name, value in one.items() if name != "frozen"} for one in as_entries(decisions)]


def _digests(before: Plan, after: Plan) -> Iterator[Fact]:
    """Compare the digests of a plan that stays approved; a new approval is told as a decision."""
    if before.approval is None or after.approval is None:
        return
    old, new = before.approval.frozen, after.approval.frozen
    numbers = sorted({n for n in (*old, *new) if old.get(n) != new.get(n)}, key=parts)
    if numbers:
        yield Fact(What.CHANGED, "digests of the approved wording", _told(old, numbers), _told(new, numbers))


def _told(digests: Mapping[str, str], numbers: Iterable[str]) -> Value:
    return [f"{number} {digests[number]}" for number in numbers if number in digests]


def _edition(edition: Programme) -> dict[str, Value]:
    found: dict[str, Value] = {
        "financial year": str(edition.financial_year),
        "continues": as_value(edition.continues),
        "title": edition.title,
    }
    plan = edition.strategic_plan
    if plan is not None:
        found |= {"period of the strategic plan": plan.period}
        found |= {f"'{heading}' of the strategic plan": text for heading, text in plan.texts.items()}
        found |= {f"strategic code {code}": title for code, title in plan.titles.items()}
    return {name: value for name, value in (found | _sections(edition)).items() if value is not None}


def _sections(edition: Programme) -> dict[str, Value]:
    """Give the text of every section by its heading; a second one of that heading is numbered."""
    met: Counter[str] = Counter()
    found: dict[str, Value] = {}
    for section in edition.sections:
        met[section.heading] += 1
        again = f" ({met[section.heading]})" if met[section.heading] > 1 else ""
        name = f"section '{section.heading}'{again}"
        found[name] = section.text
        if section.shows is not None:
            found[f"{name} shows"] = str(section.shows)
    return found


def with_headings(facts: Iterable[Fact], english: Collection[Fact]) -> Iterator[Fact]:
    """Tell headings that a language says otherwise as such: by its words, one section went and another one came.

    Both sides are the same record, so that the first heading that went is the first that came, and so on. Where as many
    went, or came, in English under other words, it is these, and they are told.

    Args:
        facts: what the language says otherwise.
        english: what English says otherwise, by other words.

    """
    told = [*facts]
    for pattern in (_SECTION, _SHOWN, _GROUP):
        (went, came), known = _went_and_came(told, pattern), _went_and_came(english, pattern)
        is_told = any(known) and [len(went), len(came)] == [*map(len, known)]
        if is_told or len(went) == len(came):
            told = [one for one in told if one not in went and one not in came]
        if not is_told and len(went) == len(came):
            told += [fact for pair in zip(went, came, strict=True) for fact in _said_otherwise(pattern, *pair)]
    yield from told


def _went_and_came(facts: Iterable[Fact], pattern: re.Pattern[str]) -> tuple[list[Fact], list[Fact]]:
    named = [one for one in facts if pattern.fullmatch(one.field)]
    return [one for one in named if one.what is What.REMOVED], [one for one in named if one.what is What.ADDED]


def _said_otherwise(pattern: re.Pattern[str], went: Fact, came: Fact) -> Iterator[Fact]:
    if pattern is not _SHOWN:
        yield Fact(What.CHANGED, "heading", pattern.sub(r"\1", went.field), pattern.sub(r"\1", came.field))
    if went.old != came.new:
        yield Fact(What.CHANGED, came.field, went.old, came.new)


_SECTION = re.compile(r"section '(.*)'(?: \(\d+\))?")
_SHOWN = re.compile(r"section '(.*)'(?: \(\d+\))? shows")
_GROUP = re.compile(r"'(.*)' of the strategic plan")
