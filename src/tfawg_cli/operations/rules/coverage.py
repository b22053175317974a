"""Rules on what the plan covers of the programme."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tfawg_cli.findings import Severity
from tfawg_cli.operations.rules.rule import Remark, rule
from tfawg_cli.operations.years.lineage import at_rest
from tfawg_cli.records.number import kind, parent
from tfawg_cli.records.plan import Plan
from tfawg_cli.records.words import ProgrammeStatus
from tfawg_cli.records.workspace import Filed, Workspace


def _actions_of(plan: Filed[Plan]) -> dict[str, list[str]]:
    """Group the numbers of a plan's actions, those that could not be read included, by sub-task."""
    return _by_sub_task([*plan.record.actions, *plan.unreadable])


def _unfinished(plan: Filed[Plan]) -> dict[str, list[str]]:
    """Group the numbers of the actions that have no final status by sub-task."""
    actions = plan.record.actions.items()
    return _by_sub_task([number for number, one in actions if one.status is None or not one.status.final])


def _by_sub_task(numbers: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for number in numbers:
        found[parent(number)].append(number)
    return found


@rule("no-actions", Severity.WARNING)
def no_actions(workspace: Workspace) -> Iterator[Remark]:
    """A sub-task that is neither completed nor inactive has no action in the plan of a year that is not closed.

    "The TFAWG shall identify, for each Financial Year, the concrete actions to be taken for each task and
    sub-task" (Work Programme, section I).

    Bad:
        # in the edition, and no action 1.6.1.N in the plan
        1.6.1:
          text: Identify challenges faced by Members
    Good:
        # in the edition, and no action 1.6.1.N in the plan
        1.6.1:
          text: Identify challenges faced by Members
          status: inactive
    """
    for year, plan in workspace.plans.items():
        edition = workspace.edition_for(year)
        if edition is None or plan.record.closed is not None:
            continue
        covered, resting = _actions_of(plan), at_rest(edition.record)
        for keys, number, _ in edition.record.sub_tasks():
            if number not in covered and number not in resting:
                message = f"sub-task {number} has no action in {year}"
                yield Remark(
                    edition.place(*keys, of_key=True),
                    message,
                    f"add one, or set the sub-task to {ProgrammeStatus.COMPLETED} or {ProgrammeStatus.INACTIVE}",
                )


@rule("idle-actions", Severity.WARNING)
def idle_actions(workspace: Workspace) -> Iterator[Remark]:
    """A completed or inactive sub-task (or task) has actions that go on, in the plan of a year that is not closed.

    An action with a final status (partially completed, completed, postponed, discontinued) goes on no more.

    Bad:
        # 1.2.3 has status: completed in the edition
        1.2.3.1:
          text: Raise awareness
    Good:
        # 1.2.3 has status: completed in the edition
        1.2.3.1:
          text: Raise awareness
          status: completed
    """
    for year, plan in workspace.plans.items():
        edition = workspace.edition_for(year)
        if edition is None or plan.record.closed is not None:
            continue
        actions = _unfinished(plan)
        own = {number: sub_task.status for _, number, sub_task in edition.record.sub_tasks()}
        for number, status in at_rest(edition.record).items():
            if number in actions:
                place = plan.place("actions", actions[number][0], of_key=True)
                named = number if own[number] is status else parent(number)
                still = "and still" if named == number else f"and sub-task {number} below it still"
                message = f"{kind(named)} {named} is {status} {still} has actions in {year} that are not finished"
                end = f"give them a final status (tfawg edit {actions[number][0]} --year {year} --status ...)"
                yield Remark(place, message, f"{end}, or change that of the {kind(named)}")
