"""Which item of one year is which of another: by what the records state, and by likeness where they state nothing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from tfawg_cli.operations.comparison.pairing import Items, Pair, Pairing, alike, without
from tfawg_cli.records.base import NOTHING, Record
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import KINDS
from tfawg_cli.records.plan import Action
from tfawg_cli.records.programme import Programme
from tfawg_cli.records.workspace import Workspace

Years = tuple[FinancialYear, FinancialYear]


def pairs_of_editions(workspace: Workspace, editions: Years) -> Pairing:
    """Pair the items of two editions, key deliverables, tasks and sub-tasks, through the editions between them."""
    first, last = sorted(editions)
    steps = [_step(workspace, *step) for step in pairwise(_way(workspace, first, last))]
    found = steps[0] if len(steps) == 1 else Pairing(sorted(_composed([step.pairs for step in steps])))
    return found if editions == (first, last) else _swapped(found)


def pairs_of_plans(workspace: Workspace, years: Years) -> Pairing:
    """Pair the actions of two years through the plans between them.

    Where the edition of the later year continues that of the earlier one, an action that names no origin is new.
    """
    first, last = sorted(years)
    before, after = (workspace.plans[year].record.actions if year in workspace.plans else {} for year in (first, last))
    found = Pairing(sorted(_carried(workspace, (first, last))))
    if not _continue(workspace, first, last):
        rest = alike(*without(before, _as_approved(workspace, last, after), found.pairs))
        found = Pairing([*found.pairs, *rest.pairs], rest.proposals)
    return found if years == (first, last) else _swapped(found)


def _swapped(found: Pairing) -> Pairing:
    """Give the same pairs as they are seen from the other side."""
    return Pairing([(new, old) for old, new in found.pairs], [(new, old) for old, new in found.proposals])


def _as_approved(workspace: Workspace, year: FinancialYear, items: Items) -> Items:
    """Give items with the words that they had before the amendments of their year: these say that they are the same."""
    plan = workspace.plans.get(year)
    found: dict[str, Record] = {**items}
    for amendment in reversed(plan.record.amendments if plan is not None else ()):
        if amendment.field == "text" and amendment.number in found:
            found[amendment.number] = found[amendment.number].model_copy(update={"text": amendment.was})
    return found


# Editions


def _way(workspace: Workspace, first: FinancialYear, last: FinancialYear) -> list[FinancialYear]:
    """List the editions that lead from one to a later one; only these two where they do not lead there."""
    way = [last]
    while way[0] > first:
        before = workspace.edition_before(way[0])
        if before is None or before < first:
            return [first, last]
        way.insert(0, before)
    return way


def _continue(workspace: Workspace, first: FinancialYear, last: FinancialYear) -> bool:
    """Tell whether the edition of a year states that it goes on, perhaps over others, from that of an earlier one."""
    earlier, later = workspace.edition_year(first), workspace.edition_year(last)
    if earlier is None or later is None or earlier >= later:
        return False
    return all(_continues(workspace, *step) for step in pairwise(_way(workspace, earlier, later)))


def _continues(workspace: Workspace, earlier: FinancialYear, later: FinancialYear) -> bool:
    is_stated = workspace.editions[later].record.continues is not None
    return is_stated and workspace.edition_before(later) == earlier


def _step(workspace: Workspace, earlier: FinancialYear, later: FinancialYear) -> Pairing:
    """Pair the items of an edition with those of the one before it."""
    before, after = (workspace.editions[year].record for year in (earlier, later))
    if _continues(workspace, earlier, later):
        return Pairing(list(_stated(before, after)))
    return _likely(_items(before), _as_approved(workspace, later, _items(after)), _carried(workspace, (earlier, later)))


def _items(edition: Programme) -> dict[str, Record]:
    return {number: item for _, number, item in edition.items()}


def _stated(before: Programme, after: Programme) -> Iterator[Pair]:
    """Pair the items of an edition that continues another: by number, where no item states otherwise."""
    there = _items(before)
    claimed = {item.formerly for _, _, item in after.items()}
    for _, number, item in after.items():
        former = item.formerly or (number if number not in claimed else NOTHING)
        if former in there:
            yield former, number


def _likely(before: Items, after: Items, actions: Iterable[Pair]) -> Pairing:
    """Pair the items of two editions, first those at the bottom: what is paired below an item speaks for it."""
    stated = {new: str(getattr(item, "formerly", None) or "") for new, item in after.items()}
    known = [(former, new) for new, former in stated.items() if former in before]
    before, after = without(before, {n: item for n, item in after.items() if not stated[n]}, known)
    found, below = Pairing(known), list(actions)
    for depth in reversed(range(len(KINDS) - 1)):
        one = alike(_of_depth(before, depth), _of_depth(after, depth), below)
        below = [*one.pairs, *(pair for pair in known if pair[0].count(".") == depth)]
        found.pairs += one.pairs
        found.proposals += one.proposals
    return found


def _of_depth(items: Items, depth: int) -> Items:
    return {number: item for number, item in items.items() if number.count(".") == depth}


def _composed(steps: Iterable[Sequence[Pair]]) -> list[Pair]:
    """Follow items through several years, from the first to the last; one may be split on the way."""
    first, *others = steps
    found = list(first)
    for step in others:
        further: dict[str, list[str]] = defaultdict(list)
        for old, new in step:
            further[old].append(new)
        found = [(old, end) for old, new in found for end in further[new]]
    return found


# Actions


def _carried(workspace: Workspace, years: Years) -> Iterator[Pair]:
    """Follow the actions of the later of two years back to the earlier one."""
    first, last = years
    plan = workspace.plans.get(last)
    for number in plan.record.actions if plan is not None else ():
        origin = _origin(workspace, last, number, first)
        if origin is not None:
            yield origin, number


def _origin(workspace: Workspace, year: FinancialYear, number: str, target: FinancialYear) -> str | None:
    """Follow an action back to a year; None where it does not lead there."""
    while year > target:
        action = _action(workspace, year, number)
        if action is None or action.origin is None or action.origin[0] >= year:
            return None
        year, number = action.origin
    return number if year == target and _action(workspace, year, number) is not None else None


def _action(workspace: Workspace, year: FinancialYear, number: str) -> Action | None:
    plan = workspace.plans.get(year)
    return plan.record.actions.get(number) if plan is not None else None
