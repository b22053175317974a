"""What happened to one item: over the years by what the records state, within a year from version to version."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from heapq import merge
from math import inf
from typing import NamedTuple

from tfawg_cli.operations.comparison.comparison import PLAN, Change
from tfawg_cli.operations.comparison.diff import compare
from tfawg_cli.operations.comparison.facts import Entry, Fact, Value, What, as_entries, as_value, differences, entries
from tfawg_cli.operations.comparison.outside_items import as_told
from tfawg_cli.operations.comparison.pairing import text_of
from tfawg_cli.operations.comparison.years_of_item import Stage
from tfawg_cli.operations.items import targets
from tfawg_cli.records.base import Record
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.moment import Moment, Version
from tfawg_cli.records.number import kind
from tfawg_cli.records.plan import WHOLE_ITEM, Action, Plan
from tfawg_cli.records.workspace import Filed, Workspace


class Seen(NamedTuple):
    """The records of one file at a version."""

    said: Workspace
    """In the language in which the history is told."""
    english: Workspace
    """By which items are known again; where the history is told in English, the same."""


Look = Callable[[Version], Seen | None]
"""Gives the records of one file at a version; None where they cannot be read."""
_OF_THE_PLAN = ("decision", "closed")
"""Facts of a plan that are part of the history of its items."""


@dataclass(frozen=True, slots=True)
class Event:
    """What one commit did to an item, or what is known of it otherwise."""

    stage: Stage
    number: str
    """What it was called then."""
    moment: Moment | None
    """The commit; None for what is not committed, or where nothing is known of commits."""
    facts: tuple[Fact, ...]
    is_cut: bool = False
    """True where what was before is not known: the facts are all that was said at that time."""
    last_words: str | None = None
    """What the item said until then, where nothing has its number any more; None while it is there."""


@dataclass(frozen=True, slots=True)
class History:
    """All that is known to have happened to one item."""

    number: str
    year: FinancialYear
    title: str
    """Its text; where it is gone, what it said last."""
    events: tuple[Event, ...]
    from_git: bool
    """False where nothing is known of commits, and the events are what the records hold."""


def events(stage: Stage, versions: Sequence[Version], look: Look, origin: Record | None, *, file: str) -> list[Event]:
    """Find what happened to an item in one file, the oldest first.

    Args:
        stage: the item in its year.
        versions: the versions of the file, each behind those that were made from it.
        look: how a version is read.
        origin: what the item continues, as it is said now; None where nothing is known.
        file: the file: the one that holds the item, or the plan of its year for what was decided about it.

    """
    if not versions:
        return []
    walk = _Walk(stage, {version.key: version for version in versions}, look, origin, holds_item=file == stage.file)
    walk.numbers[versions[0].key] = stage.number
    found = [event for version in versions for event in walk.events_of(version)]
    return found[::-1]


def in_order(*files: Sequence[Event]) -> list[Event]:
    """Put the events of several files together, until the item is gone; what one commit did to all is one event."""
    found: list[Event] = []
    for event in merge(*files, key=lambda one: one.moment.time if one.moment is not None else inf):
        if found and found[-1].moment == event.moment:
            found[-1] = replace(found[-1], facts=(*found[-1].facts, *event.facts))
        elif not found or found[-1].last_words is None:
            found.append(event)
    return found


def origin_of_gone(found: Sequence[Event]) -> tuple[FinancialYear, str] | None:
    """Give what an action continued, as it said when it came; None where its origin is known already."""
    for fact in (fact for event in found for fact in event.facts if fact.what is What.ADDED and not fact.field):
        carried_from = fact.new.get("carried_from") if isinstance(fact.new, dict) else None
        if isinstance(carried_from, str):
            year, _, number = carried_from.partition(" ")
            return FinancialYear.written(year), number
    return None


class _Step(NamedTuple):
    """From one of the versions that a version was made from."""

    parent: str
    """Its key; empty where there is none."""
    number: str | None
    """What the item was called there; None where it was not there."""
    facts: tuple[Fact, ...]


@dataclass(slots=True)
class _Walk:
    """The way back through the versions of a file; a number that an item had is known from the version after."""

    stage: Stage
    versions: Mapping[str, Version]
    look: Look
    origin: Record | None
    holds_item: bool
    numbers: dict[str, str] = field(default_factory=dict)
    records: dict[str, Seen] = field(default_factory=dict)

    def events_of(self, version: Version) -> Iterator[Event]:
        """Compare a version with those that it was made from; where one of them says the same, nothing happened."""
        number = self.numbers.get(version.key)
        if number is None:
            return
        here = self._read(version, self._nothing())
        parents = [self.versions[key] for key in version.parents if key in self.versions]
        steps = [_Step(parent.key, *self._step(self._read(parent, here), here, number)) for parent in parents]
        same = [step for step in steps if not step.facts]
        for step in same or steps:
            if step.number is not None:
                self.numbers.setdefault(step.parent, step.number)
        if not steps:
            steps = [_Step("", *self._step(self._nothing(), here, number))]
        facts = _its_own(steps)
        if facts:
            last_words = self._last_words(self.records.get(steps[0].parent), here, number)
            yield Event(self.stage, number, version.moment, facts, version.is_cut, last_words)
        del self.records[version.key]

    def _read(self, version: Version, instead: Seen) -> Seen:
        """Read a version, once; one that cannot be read is taken to say what the one after it says."""
        if version.key not in self.records:
            found = self.look(version) if version.content else self._nothing()
            self.records[version.key] = found if found is not None else instead
        return self.records[version.key]

    def _last_words(self, before: Seen | None, here: Seen, number: str) -> str | None:
        """Give what an item said that was removed or renumbered; None while it is there."""
        if before is None or not self.holds_item or targets(here.said, number, [self.stage.year]):
            return None
        return next((text_of(target.item) for target in targets(before.said, number, [self.stage.year])), None)

    def _nothing(self) -> Seen:
        """Give a file that says nothing yet."""
        year = self.stage.year
        plan = Plan(format="1", financial_year=str(year))
        nothing = Workspace(plans={year: Filed(self.stage.plan_file, plan)}) if self._in_plan else Workspace()
        return Seen(nothing, nothing)

    @property
    def _in_plan(self) -> bool:
        return not self.holds_item or self.stage.file == self.stage.plan_file

    def _step(self, before: Seen, here: Seen, number: str) -> tuple[str | None, tuple[Fact, ...]]:
        """Give the number that the item had before (None where it was not there), and what differs."""
        changes = compare(*_where_they_differ(before.said, here.said)).changes
        of_plan = self._decided(changes, here.said, number) if self._is_in(here.said, number) else ()
        change = _of_item(changes, number)
        if here.said is not here.english:
            # Its English words tell which item it was, also where its translation did not follow it.
            english = compare(*_where_they_differ(before.english, here.english)).changes
            known = _of_item(english, number)
            change = change if _numbers(change, number) == _numbers(known, number) else known
        if change is None:
            return number, of_plan
        facts, origin = change.facts, self.stage.origin
        if change.before is None and self.origin is not None and origin is not None:
            facts = self._carried(origin, self.origin, here.said, number)
        return _numbers(change, number)[0], (*facts, *of_plan)

    def _decided(self, changes: Iterable[Change], here: Workspace, number: str) -> tuple[Fact, ...]:
        """List what was decided on the plan of the year while it held the item, or in the programme of the year."""
        found = [fact for change in changes if change.kind == PLAN for fact in change.facts]
        earlier = _before_it_came(here, self.stage.year, number)
        return tuple(fact for fact in found if fact.field in _OF_THE_PLAN and fact.new not in earlier)

    def _is_in(self, here: Workspace, number: str) -> bool:
        """Tell whether what a plan decides concerns the item: an action only while it stands there."""
        return not self.holds_item or bool(targets(here, number, [self.stage.year]))

    def _carried(self, origin: Stage, before: Record, here: Workspace, number: str) -> tuple[Fact, ...]:
        """Tell a new item as what it continues, and what it says otherwise."""
        year = self.stage.year
        item = targets(here, number, [year])[0].item
        carried = Fact(What.CARRIED, "carried_from", f"{origin.year} {origin.number}", f"{year} {number}")
        renumbered = [Fact(What.RENUMBERED, "number", origin.number, number)] if origin.number != number else []
        return (carried, *renumbered, *differences(before, item, (origin.year, year)), *_progress(item))


def _its_own(steps: Sequence[_Step]) -> tuple[Fact, ...]:
    """Choose what a version itself did: what none of those that it was made from had already.

    Where the item is not there, everything differs; that says nothing of what another one had.
    """
    first, *others = [step for step in steps if step.number is not None] or steps[:1]
    told = [[_outcome(fact) for fact in step.facts] for step in others]
    return tuple(fact for fact in first.facts if all(_outcome(fact) in outcomes for outcomes in told))


def _outcome(fact: Fact) -> tuple[str, Value]:
    """Give what came of a fact, whatever it was before; of what is gone, what it was."""
    is_entry = fact.what is What.REMOVED and fact.field
    return fact.field, fact.old if is_entry else fact.new


def _where_they_differ(before: Workspace, here: Workspace) -> tuple[Workspace, Workspace]:
    """Leave out the actions that say the same in two versions of a plan, where at most one does not.

    With the same numbers and one other action none was renumbered, and to pair thousands takes longest by far.
    """
    for (year, old), (_, new) in zip(before.plans.items(), here.plans.items(), strict=False):
        was, now = old.record.actions, new.record.actions
        differing = [number for number in now if number not in was or vars(was[number]) != vars(now[number])]
        if was.keys() == now.keys() and len(differing) <= 1:
            return _with_actions(before, year, differing), _with_actions(here, year, differing)
    return before, here


def _with_actions(workspace: Workspace, year: FinancialYear, numbers: Iterable[str]) -> Workspace:
    """Give the records of one plan with some of its actions."""
    filed = workspace.plans[year]
    record = filed.record.model_copy(update={"actions": {one: filed.record.actions[one] for one in numbers}})
    return workspace._replace(plans={year: filed._replace(record=record)})


def _before_it_came(here: Workspace, year: FinancialYear, number: str) -> list[Entry]:
    """List the decisions that an item which an amendment added was not there for: the approval, and all before it."""
    plan = here.plans[year].record if year in here.plans else None
    if plan is None or plan.approval is None:
        return []
    came = any(one.number == number and one.field == WHOLE_ITEM and one.was is None for one in plan.amendments)
    return as_told(plan.decisions[: plan.decisions.index(plan.approval) + 1]) if came else []


def _numbers(change: Change | None, number: str) -> tuple[str | None, str | None]:
    """Give the number that an item had before and the one that it has; None where it is not there."""
    if change is None:
        return number, number
    before, after = (None if named is None else named.number for named in (change.before, change.after))
    return before, after


def _of_item(changes: Iterable[Change], number: str) -> Change | None:
    """Find the change of an item by the number that it has; where it is gone or has another, by the one that it had."""
    of_kind = [change for change in changes if change.kind == kind(number)]
    here = [change for change in of_kind if change.after is not None and change.after.number == number]
    gone = [change for change in of_kind if change.before is not None and change.before.number == number]
    return next(iter((*here, *gone)), None)


def _progress(item: Record) -> Iterator[Fact]:
    """Tell what a carried action says at once of its own year."""
    if isinstance(item, Action):
        for name in ("status", "result", "to_confirm"):
            value = as_value(getattr(item, name))
            if value is not None:
                yield Fact(What.CHANGED, name, None, value)
        yield from entries("update", [], as_entries(item.updates))
