"""What changed between two states of the records: two moments, or two years."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from tfawg_cli.operations.comparison.across_years import pairs_of_editions, pairs_of_plans
from tfawg_cli.operations.comparison.amended import amendments_told, with_amendments
from tfawg_cli.operations.comparison.comparison import EDITION, PLAN, REGISTER, Change, Comparison, Named, Section
from tfawg_cli.operations.comparison.facts import Fact, What, as_value, differences, said, same
from tfawg_cli.operations.comparison.outside_items import of_editions, of_plans, of_registers, with_headings
from tfawg_cli.operations.comparison.pairing import Items, Pair, Pairing, likely, text_of, without
from tfawg_cli.operations.comparison.same_year import pairs_of_moments
from tfawg_cli.operations.years.frozen import numbered
from tfawg_cli.records.base import Record
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import KINDS, from_top, kind, parts
from tfawg_cli.records.plan import Plan
from tfawg_cli.records.programme import Programme
from tfawg_cli.records.workspace import Filed, Workspace

Model = TypeVar("Model", bound=Record)
Years = tuple[FinancialYear, FinancialYear]
Table = Mapping[str, str]
"""Old number -> new number of what was renumbered."""
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

    @property
    def items(self) -> tuple[Items, Items]:
        """The items of both sides by number."""
        return items_of(self.before), items_of(self.after)

    def change(
        self,
        of_kind: str,
        numbers: tuple[str | None, str | None],
        title: str,
        facts: Iterable[Fact],
        probably: str = "",
    ) -> Change:
        """Make a change of something by its number on both sides; None where it is not there."""
        before, after = (
            Named(name, number) if number is not None else None
            for name, number in zip(self.names, numbers, strict=True)
        )
        return Change(of_kind, before, after, title, self.file, tuple(facts), probably=probably)


def compare(before: Workspace, after: Workspace) -> Comparison:
    """Compare the records at two moments, file by file; the order and layout of a file say nothing."""
    sections = []
    tables: dict[FinancialYear, Table] = {}
    for year in sorted({*before.editions, *after.editions, *before.plans, *after.plans}):
        name = str(year)
        editions = _Sides(before.editions.get(year), after.editions.get(year), (name, name))
        plans = _Sides(before.plans.get(year), after.plans.get(year), (name, name))
        pairing = _of_year(editions, plans, _renamed(tables, after.edition_before(year)))
        tables[year] = {old: new for old, new in pairing.pairs if old != new}
        titles = _titles(before, year) | _titles(after, year)
        sections.append(Section(name, tuple(_of_moments(editions, plans, pairing)), titles))
    register = _Sides(before.bodies, after.bodies, ("", ""))
    sections.append(Section("", tuple(_loose(REGISTER, register, of_registers)), {}))
    return Comparison(tuple(section for section in sections if section.changes))


def _renamed(tables: Mapping[FinancialYear, Table], edition: FinancialYear | None) -> dict[str, str]:
    """Give what items of a year may go on from, as it was called and as it is: actions with their year."""
    found = {f"{year} {old}": f"{year} {new}" for year, table in tables.items() for old, new in table.items()}
    return {**found, **(tables.get(edition, {}) if edition is not None else {})}


def compare_years(workspace: Workspace, years: Years) -> Comparison:
    """Compare the programme and plan of one year with those of another; the workspace holds those between as well.

    What was decided and reported in a year belongs to that year and is not compared.
    """
    found: list[Change] = []
    first, last = (workspace.edition_year(year) for year in years)
    if first is not None and last is not None and first != last:
        editions = _Sides(workspace.editions[first], workspace.editions[last], (str(first), str(last)), years)
        found += _loose(EDITION, editions, of_editions)
        found += _items(editions, pairs_of_editions(workspace, (first, last)))
    plans = _Sides(workspace.plans[years[0]], workspace.plans[years[1]], (str(years[0]), str(years[1])), years)
    found += _items(plans, pairs_of_plans(workspace, years))
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
    if not any(fact.withdrawn for fact in change.facts):
        return change
    return replace(change, facts=tuple(replace(fact, withdrawn=False) for fact in change.facts))


def _titles(workspace: Workspace, year: FinancialYear) -> dict[str, str]:
    edition = workspace.edition_for(year)
    return {n: one.text for n, one in edition.record.deliverables.items()} if edition is not None else {}


def _order(change: Change) -> tuple[int, ...]:
    return parts(change.here.number) if change.is_item else ()


def _of_year(editions: _Sides[Programme], plans: _Sides[Plan], renamed: Table) -> Pairing:
    """Pair the items of a year at two moments."""
    settled = {one.number for record in plans.records if record is not None for one in record.amendments}
    before, after = ({**above, **below} for above, below in zip(editions.items, plans.items, strict=True))
    pairs = pairs_of_moments(before, after, settled, renamed)
    return Pairing(pairs, likely(*without(before, after, pairs)))


def _of_moments(editions: _Sides[Programme], plans: _Sides[Plan], pairing: Pairing) -> Iterator[Change]:
    yield from _loose(EDITION, editions, of_editions)
    yield from _loose(PLAN, plans, of_plans)
    found = [*_items(editions, pairing), *_items(plans, pairing)]
    old, new = ([] if one is None else one.amendments for one in plans.records)
    amendments = amendments_told(old, new)
    yield from sorted(with_amendments(found, amendments, (plans.names[1], plans.file)), key=_order)


def _loose(of_kind: str, sides: _Sides[Model], facts_of: Callable[[Model, Model], Iterator[Fact]]) -> Iterator[Change]:
    """Compare what a file says besides its items; one that came or went is told as a whole."""
    old, new = sides.records
    if old is not None and new is not None:
        facts = [fact for fact in facts_of(old, new) if sides.years is None or fact.field not in _OF_THE_YEARS]
        if facts:
            yield sides.change(of_kind, ("", ""), "", facts)
    elif new is not None:
        yield sides.change(of_kind, (None, ""), "", [Fact(What.ADDED, new=_size(new))])
    elif old is not None:
        yield sides.change(of_kind, ("", None), "", [Fact(What.REMOVED, old=_size(old))])


def _size(record: Record) -> str:
    """Say how much a file holds."""
    if isinstance(record, Plan):
        return f"{len(record.actions)} actions"
    return f"{sum(1 for _ in record.sub_tasks())} sub-tasks" if isinstance(record, Programme) else "all bodies"


def items_of(filed: Filed[Any] | None) -> dict[str, Record]:
    """Give the items of an edition or a plan by number; none of one that is not there."""
    return {number: item for _, number, item in numbered(filed.record)} if filed is not None else {}


def _unchanged(before: Record, after: Record) -> Fact:
    """Tell an action that was carried; its timeline too, where that went with the year."""
    old, new = (as_value(getattr(item, "timeline", None)) for item in (before, after))
    return Fact(What.UNCHANGED) if same(old, new) else Fact(What.UNCHANGED, "timeline", old, new)


def _items(sides: _Sides[Any], pairing: Pairing) -> Iterator[Change]:
    """Compare the items of an edition or a plan, paired as they are."""
    before, after = sides.items
    pairs = [(old, new) for old, new in pairing.pairs if old in before and new in after]
    for old, new in pairs:
        facts = list(_facts(before[old], after[new], (old, new), sides.years))
        if facts or (sides.years is not None and kind(new) == ACTION):
            yield sides.change(
                kind(new), (old, new), text_of(after[new]), facts or [_unchanged(before[old], after[new])]
            )
    of_old = dict(pairing.proposals)
    of_new = {new: old for old, new in pairing.proposals}
    for number in before.keys() - {old for old, _ in pairs}:
        gone = Fact(What.REMOVED, old=said(before[number]))
        yield sides.change(kind(number), (number, None), text_of(before[number]), [gone], of_old.get(number, ""))
    for number in after.keys() - {new for _, new in pairs}:
        come = Fact(What.ADDED, new=said(after[number]))
        yield sides.change(kind(number), (None, number), text_of(after[number]), [come], of_new.get(number, ""))


def _facts(before: Record, after: Record, numbers: Pair, years: Years | None) -> Iterator[Fact]:
    if numbers[0] != numbers[1]:
        yield Fact(What.RENUMBERED, "number", *numbers)
    if before is not after:
        yield from differences(before, after, years)


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


def besides(comparison: Comparison, english: Comparison) -> Comparison:
    """Keep what a language says otherwise, where English does not tell it: not that an item came, went or moved."""
    told: dict[Named, list[Fact]] = {}
    for change in english.changes:
        told.setdefault(change.here, []).extend(change.facts)
    sections = []
    for section in comparison.sections:
        kept = (replace(one, facts=tuple(_besides(one, told.get(one.here, ())))) for one in section.changes)
        sections.append(replace(section, changes=tuple(change for change in kept if change.facts)))
    return replace(comparison, sections=tuple(section for section in sections if section.changes))


def _besides(change: Change, told: Collection[Fact]) -> Iterator[Fact]:
    here, there = ({fact.field for fact in facts} for facts in (change.facts, told))
    left = [fact for fact in change.facts if fact.field and fact.what is not What.RENUMBERED]
    otherwise = [fact for fact in told if fact.field not in here]
    return with_headings((fact for fact in left if fact.field not in there), otherwise)


def with_formatting(comparison: Comparison, files: Iterable[str]) -> Comparison:
    """Say which of the files that differ say the same."""
    told = {file for change in comparison.changes for file in (change.file, change.amended_in)}
    return replace(comparison, formatting=tuple(sorted({*files} - told)))
