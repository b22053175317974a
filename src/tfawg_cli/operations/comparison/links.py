"""Which items are the same by what the records themselves state: `carried_from`, `formerly`, amendments."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from tfawg_cli.operations.comparison.pairing import Pair
from tfawg_cli.operations.years.frozen import FIELDS
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.plan import Action, Amendment
from tfawg_cli.records.programme import SubTask
from tfawg_cli.records.workspace import Workspace

Years = tuple[FinancialYear, FinancialYear]
Origins = Mapping[str, str]
"""Number -> what an item continues."""


def actions_of_moments(before: Mapping[str, Action], after: Mapping[str, Action]) -> Iterator[Pair]:
    """Link two states of a plan: what continues the same action of an earlier year is the same action."""
    olds, news = ({n: a.carried_from for n, a in actions.items() if a.carried_from} for actions in (before, after))
    yield from _same_origin(olds, news)


def sub_tasks_of_moments(before: Mapping[str, SubTask], after: Mapping[str, SubTask]) -> Iterator[Pair]:
    """Link two states of an edition: what had the same number in the edition before is the same sub-task."""
    stated = {n for sub_tasks in (before, after) for n, sub in sub_tasks.items() if sub.formerly}
    olds, news = ({n: sub.formerly or n for n, sub in sub_tasks.items()} for sub_tasks in (before, after))
    for old, new in _same_origin(olds, news):
        if old in stated or new in stated:
            yield old, new


def _same_origin(before: Origins, after: Origins) -> Iterator[Pair]:
    """Link the items of one origin; of several, those of equal number, and then what is left over on each side."""
    families: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for side, origins in enumerate((before, after)):
        for number, origin in origins.items():
            families[origin][side].add(number)
    for olds, news in families.values():
        yield from ((number, number) for number in olds & news)
        left_old, left_new = olds - news, news - olds
        if len(left_old) == len(left_new) == 1:
            yield left_old.pop(), left_new.pop()


def amended(amendments: Iterable[Amendment]) -> Iterator[Pair]:
    """Link what an amendment reworded: it says itself that the item is the same."""
    yield from {(one.number, one.number) for one in amendments if one.field in FIELDS}


def actions_of_years(workspace: Workspace, years: Years) -> Iterator[Pair]:
    """Link the actions of two years through the plans between them."""
    first, last = sorted(years)
    plan = workspace.plans.get(last)
    for number in plan.record.actions if plan is not None else ():
        origin = _origin(workspace, last, number, first)
        if origin is not None:
            yield (origin, number) if years == (first, last) else (number, origin)


def _origin(workspace: Workspace, year: FinancialYear, number: str, target: FinancialYear) -> str | None:
    """Follow an action back to a year; None where it does not lead there."""
    while year > target:
        plan = workspace.plans.get(year)
        action = plan.record.actions.get(number) if plan is not None else None
        if action is None or action.origin is None or action.origin[0] >= year:
            return None
        year, number = action.origin
    return number if year == target else None


def sub_tasks_of_editions(workspace: Workspace, editions: Years) -> Iterator[Pair]:
    """Link the sub-tasks of two editions through those between them, where `formerly` says a number."""
    first, last = sorted(editions)
    between = [year for year in sorted(workspace.editions, reverse=True) if first < year <= last]
    sub_tasks = {year: {n: sub for _, n, sub in workspace.editions[year].record.sub_tasks()} for year in between}
    for number in sub_tasks.get(last, {}):
        former = _former([sub_tasks[year] for year in between], number)
        if former is not None:
            yield (former, number) if editions == (first, last) else (number, former)


def _former(editions: Iterable[Mapping[str, SubTask]], number: str) -> str | None:
    """Follow a sub-task from edition to edition; None where no edition says that it had another number."""
    stated = False
    for sub_tasks in editions:
        sub_task = sub_tasks.get(number)
        if sub_task is None:
            return None
        stated = stated or sub_task.formerly is not None
        number = sub_task.formerly or number
    return number if stated else None
