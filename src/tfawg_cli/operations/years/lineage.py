"""How items go on from year to year: what continues them, and what goes on nowhere."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import parent
from tfawg_cli.records.plan import WHOLE_ITEM, Action
from tfawg_cli.records.programme import Programme
from tfawg_cli.records.words import ActionStatus, ProgrammeStatus
from tfawg_cli.records.workspace import Workspace

Origin = tuple[FinancialYear, str]
"""An action by its year and number."""
Successors = Mapping[Origin, list[Origin]]
"""An action -> the actions of later years that continue it."""

DONE = frozenset({ActionStatus.COMPLETED, ActionStatus.DISCONTINUED})
"""Statuses of actions that are not carried forward."""
AT_REST = frozenset({ProgrammeStatus.COMPLETED, ProgrammeStatus.INACTIVE})
"""Statuses of sub-tasks, and of tasks, whose actions are not carried forward."""


def successors(workspace: Workspace) -> Successors:
    """Tell which actions continue which."""
    found: dict[Origin, list[Origin]] = defaultdict(list)
    for year, _, number, action in workspace.actions():
        if action.origin is not None and action.origin[0] < year:
            found[action.origin].append((year, number))
    return found


def successors_ever(workspace: Workspace) -> Successors:
    """Tell which actions continue which, those that an amendment removed since included: somebody answered for them."""
    found = defaultdict(list, successors(workspace))
    for year, plan in workspace.plans.items():
        for amendment in plan.record.amendments:
            if amendment.removed_origin is not None:
                found[amendment.removed_origin].append((year, amendment.number))
    return found


def at_rest(programme: Programme) -> dict[str, ProgrammeStatus]:
    """List the sub-tasks that are completed or inactive, themselves or by their task, with that status."""
    found = {}
    for _, _, task in programme.tasks():
        for number, sub_task in task.sub_tasks.items():
            status = next((one for one in (sub_task.status, task.status) if one in AT_REST), None)
            if status is not None:
                found[number] = status
    return found


def loose_ends(workspace: Workspace, year: FinancialYear, continued: Successors) -> Iterator[tuple[str, Action]]:
    """List the actions of a year that have neither a final status nor a successor."""
    for number, action in workspace.plans[year].record.actions.items():
        if (action.status is None or not action.status.final) and (year, number) not in continued:
            yield number, action


def vanished_actions(
    workspace: Workspace, year: FinancialYear, continued: Successors
) -> Iterator[tuple[FinancialYear, str]]:
    """List the actions of a year that should go on and do not, each with the year that continues the others.

    Those that a person ended are not among them: by a final status, or by a sub-task that is completed or inactive.
    """
    later = min((after for (of, _), ones in continued.items() if of == year for after, _ in ones), default=None)
    if later is None or later not in workspace.plans or workspace.plans[later].unreadable:
        return
    edition = workspace.edition_for(year)
    resting = at_rest(edition.record) if edition is not None else {}
    for number, _ in loose_ends(workspace, year, continued):
        if parent(number) not in resting:
            yield later, number


def vanished_sub_tasks(workspace: Workspace, edition: FinancialYear) -> Iterator[str]:
    """List the sub-tasks of the edition before this one that are neither completed nor inactive, and not here.

    Those that an amendment removed are not among them.
    """
    previous = workspace.edition_before(edition)
    here, unreadable = workspace.editions[edition].record, workspace.editions[edition].unreadable
    if previous is None or unreadable:
        return
    numbers = {sub_task.formerly or number for _, number, sub_task in here.sub_tasks()}
    before = workspace.editions[previous].record
    plan = workspace.plans.get(edition)
    amendments = plan.record.amendments if plan is not None else ()
    removed = {one.number for one in amendments if one.field == WHOLE_ITEM and one.now is None}
    resting = at_rest(before)
    for _, number, _ in before.sub_tasks():
        if number not in numbers and number not in resting and number not in removed:
            yield number


def years_in_plans(workspace: Workspace, year: FinancialYear, number: str) -> int:
    """Count the years in which an action has stood in a plan, as far back as the records tell."""
    count, seen = 0, set()
    at: Origin | None = (year, number)
    while at is not None and at not in seen:
        seen.add(at)
        plan = workspace.plans.get(at[0])
        action = plan.record.actions.get(at[1]) if plan is not None else None
        count, at = (count, None) if action is None else (count + 1, action.origin)
    return count
