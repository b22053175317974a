"""What changed between two states of the records: two moments, or two years."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, NamedTuple, TypeVar

from tfawg_cli.operations.comparison import links
from tfawg_cli.operations.comparison.amended import amendments_told, with_amendments
from tfawg_cli.operations.comparison.comparison import EDITION, PLAN, REGISTER, Change, Comparison, Named, Section
from tfawg_cli.operations.comparison.facts import Fact, What, differences, said
from tfawg_cli.operations.comparison.outside_items import of_editions, of_plans, of_registers
from tfawg_cli.operations.comparison.pairing import Pair, paired
from tfawg_cli.records.base import Record
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import KINDS, from_top, parts
from tfawg_cli.records.plan import Action, Plan
from tfawg_cli.records.programme import Deliverable, Programme, SubTask, Task
from tfawg_cli.records.workspace import Filed, Workspace

Model = TypeVar("Model", bound=Record)
Items = Mapping[str, Record]
Years = tuple[FinancialYear, FinancialYear]
ACTION = KINDS[-1]

_OF_THE_YEARS = {"financial year", "continues"}
"""What differs between two years because they are two."""


@dataclass(frozen=True, slots=True)
class _Sides(Generic[Model]):
    """The same file at two moments, or the files of two years; None where it is not there."""

    before: Filed[Model] | None
    after: Filed[Model] | None
    names: tuple[str, str]
    """What the two sides are called: their years."""
    years: Years | None = None
    """Set where two years are compared."""

    @property
    def file(self) -> str:
        """The path of the file, of the later side where the two have different ones."""
        filed = self.after or self.before
        return filed.file if filed is not None else ""

    @property
    def records(self) -> tuple[Model | None, Model | None]:
        """What the files hold."""
        return (self.before.record if self.before else None, self.after.record if self.after else None)

    def change(self, kind: str, numbers: tuple[str | None, str | None], title: str, facts: Iterable[Fact]) -> Change:
        """Make a change of something by its number on both sides; None where it is not there."""
        before, after = (
            Named(name, number) if number is not None else None
            for name, number in zip(self.names, numbers, strict=True)
        )
        return Change(kind, before, after, title, self.file, tuple(facts))


def compare(before: Workspace, after: Workspace) -> Comparison:
    """Compare the records at two moments, file by file; the order and layout of a file say nothing."""
    sections = []
    for year in sorted({*before.editions, *after.editions, *before.plans, *after.plans}):
        name = str(year)
        editions = _Sides(before.editions.get(year), after.editions.get(year), (name, name))
        plans = _Sides(before.plans.get(year), after.plans.get(year), (name, name))
        titles = _titles(before, year) | _titles(after, year)
        sections.append(Section(name, tuple(_of_moments(editions, plans)), titles))
    register = _Sides(before.bodies, after.bodies, ("", ""))
    sections.append(Section("", tuple(_loose(REGISTER, register, of_registers)), {}))
    return Comparison(tuple(section for section in sections if section.changes))


def compare_years(workspace: Workspace, years: Years) -> Comparison:
    """Compare the programme and plan of one year with those of another; the workspace holds those between as well.

    What was decided and reported in a year belongs to that year and is not compared.
    """
    found: list[Change] = []
    first, last = (workspace.edition_year(year) for year in years)
    if first is not None and last is not None and first != last:
        editions = _Sides(workspace.editions[first], workspace.editions[last], (str(first), str(last)), years)
        found += _loose(EDITION, editions, of_editions)
        found += _programme_items(editions, links.sub_tasks_of_editions(workspace, (first, last)))
    names = (str(years[0]), str(years[1]))
    plans = _Sides(workspace.plans[years[0]], workspace.plans[years[1]], names, years)
    found += _actions(plans, links.actions_of_years(workspace, years))
    explained = with_amendments(found, _of_the_later(plans))
    titles = _titles(workspace, years[0]) | _titles(workspace, years[1])
    section = Section("", tuple(sorted(map(_in_force, explained), key=_order)), titles)
    return Comparison((section,) if found else (), between_years=True)


def _of_the_later(plans: _Sides[Plan]) -> list[Fact]:
    """List the amendments of the later of two years: some of what it says otherwise, it says by one of them."""
    old, new = ([] if one is None else one.amendments for one in plans.records)
    return amendments_told((), new) if plans.names[0] < plans.names[1] else amendments_told(old, ())


def _in_force(change: Change) -> Change:
    """Between years no amendment is taken back, whichever of the two is named first."""
    return replace(change, facts=tuple(replace(fact, withdrawn=False) for fact in change.facts))


def _titles(workspace: Workspace, year: FinancialYear) -> dict[str, str]:
    edition = workspace.edition_for(year)
    return {n: one.text for n, one in edition.record.deliverables.items()} if edition is not None else {}


def _order(change: Change) -> tuple[int, ...]:
    return parts(change.here.number) if change.is_item else ()


def _of_moments(editions: _Sides[Programme], plans: _Sides[Plan]) -> Iterator[Change]:
    yield from _loose(EDITION, editions, of_editions)
    yield from _loose(PLAN, plans, of_plans)
    old, new = levels(editions.before), levels(editions.after)
    amended_before, amended_after = (one.amendments if one else () for one in plans.records)
    amended = list(links.amended([*amended_before, *amended_after]))
    found = [
        *_programme_items(editions, [*links.sub_tasks_of_moments(old.sub_tasks, new.sub_tasks), *amended], amended),
        *_actions(plans, [*links.actions_of_moments(*_plan_items(plans)), *amended]),
    ]
    amendments = amendments_told(amended_before, amended_after)
    yield from sorted(with_amendments(found, amendments, (plans.names[1], plans.file)), key=_order)


def _loose(kind: str, sides: _Sides[Model], facts_of: Callable[[Model, Model], Iterator[Fact]]) -> Iterator[Change]:
    """Compare what a file says besides its items; one that came or went is told as a whole."""
    old, new = sides.records
    if old is not None and new is not None:
        facts = [fact for fact in facts_of(old, new) if sides.years is None or fact.field not in _OF_THE_YEARS]
        if facts:
            yield sides.change(kind, ("", ""), "", facts)
    elif new is not None:
        yield sides.change(kind, (None, ""), "", [Fact(What.ADDED, new=_size(new))])
    elif old is not None:
        yield sides.change(kind, ("", None), "", [Fact(What.REMOVED, old=_size(old))])


def _size(record: Record) -> str:
    """Say how much a file holds."""
    if isinstance(record, Plan):
        return f"{len(record.actions)} actions"
    return f"{sum(1 for _ in record.sub_tasks())} sub-tasks" if isinstance(record, Programme) else "all bodies"


def _programme_items(
    editions: _Sides[Programme], sub_task_links: Iterable[Pair], other_links: Iterable[Pair] = ()
) -> Iterator[Change]:
    old, new = levels(editions.before), levels(editions.after)
    known: tuple[Iterable[Pair], ...] = (other_links, other_links, sub_task_links)
    for kind, before, after, linked in zip(KINDS, old, new, known, strict=False):
        yield from _items(kind, editions, (before, after), linked)


class Levels(NamedTuple):
    """The items of an edition by number."""

    deliverables: Mapping[str, Deliverable]
    tasks: Mapping[str, Task]
    sub_tasks: Mapping[str, SubTask]


def levels(filed: Filed[Programme] | None) -> Levels:
    """Give the items of an edition by number; none of one that is not there."""
    if filed is None:
        return Levels({}, {}, {})
    programme = filed.record
    tasks = {number: task for _, number, task in programme.tasks()}
    return Levels(programme.deliverables, tasks, {number: sub for _, number, sub in programme.sub_tasks()})


def _items(kind: str, sides: _Sides[Any], items: tuple[Items, Items], linked: Iterable[Pair]) -> Iterator[Change]:
    """Pair the items of one kind and compare them."""
    before, after = items
    pairing = paired(texts(before), texts(after), linked)
    for old, new in pairing.pairs:
        facts = list(_facts(before[old], after[new], (old, new), sides.years))
        if facts or (sides.years is not None and kind == ACTION):
            yield sides.change(kind, (old, new), _text(after[new]), facts or [Fact(What.UNCHANGED)])
    probably_of = dict(pairing.proposals)
    probably = {new: old for old, new in pairing.proposals}
    for number in before.keys() - {old for old, _ in pairing.pairs}:
        gone = Fact(What.REMOVED, old=said(before[number]))
        change = sides.change(kind, (number, None), _text(before[number]), [gone])
        yield replace(change, probably=probably_of.get(number, ""))
    for number in after.keys() - {new for _, new in pairing.pairs}:
        come = Fact(What.ADDED, new=said(after[number]))
        change = sides.change(kind, (None, number), _text(after[number]), [come])
        yield replace(change, probably=probably.get(number, ""))


def _facts(before: Record, after: Record, numbers: Pair, years: Years | None) -> Iterator[Fact]:
    if numbers[0] != numbers[1]:
        yield Fact(What.RENUMBERED, "number", *numbers)
    if before is not after:
        yield from differences(before, after, years)


def texts(items: Items) -> dict[str, str]:
    """Give what items are paired by."""
    return {number: _text(item) for number, item in items.items()}


def _text(item: Record) -> str:
    return getattr(item, "text", None) or ""


def _actions(plans: _Sides[Plan], linked: Iterable[Pair]) -> Iterator[Change]:
    yield from _items(ACTION, plans, _plan_items(plans), linked)


def _plan_items(plans: _Sides[Plan]) -> tuple[Mapping[str, Action], Mapping[str, Action]]:
    """Give the actions of both sides by number."""
    old, new = ({} if one is None else one.actions for one in plans.records)
    return old, new


def only(comparison: Comparison, number: str) -> Comparison:
    """Keep the changes of an item and of what is below it, by its number on either side."""
    sections = [
        replace(section, changes=tuple(c for c in section.changes if _concerns(c, number)))
        for section in comparison.sections
    ]
    return replace(
        comparison, sections=tuple(section for section in sections if section.changes), formatting=(), number=number
    )


def _concerns(change: Change, number: str) -> bool:
    named = (change.before, change.after)
    return any(name is not None and name.number and number in from_top(name.number) for name in named)


def with_formatting(comparison: Comparison, files: Iterable[str]) -> Comparison:
    """Say which of the files that differ say the same."""
    told = {file for change in comparison.changes for file in (change.file, change.amended_in)}
    return replace(comparison, formatting=tuple(sorted({*files} - told)))
