"""Rules on what the plan covers of the programme."""

from collections import defaultdict
from collections.abc import Iterator

from tfawg_cli.findings import Severity
from tfawg_cli.operations.rules.rule import Remark, rule
from tfawg_cli.operations.years.lineage import at_rest
from tfawg_cli.records.number import kind, parent
from tfawg_cli.records.plan import Plan
from tfawg_cli.records.workspace import Filed, Workspace


def _actions_of(plan: Filed[Plan]) -> dict[str, list[str]]:
    """Group the numbers of a plan's actions, those that could not be read included, by sub-task."""
    found: dict[str, list[str]] = defaultdict(list)
    for number in [*plan.record.actions, *plan.unreadable]:
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
                yield Remark(edition.place(*keys, of_key=True), message, "add one, or give the sub-task a status")


@rule("idle-actions", Severity.WARNING)
def idle_actions(workspace: Workspace) -> Iterator[Remark]:
    """A completed or inactive sub-task (or task) still has actions in the plan of a year that is not closed.

    Bad:
        # 1.2.3 has status: completed in the edition
        1.2.3.1:
          text: Raise awareness
    Good:
        # 1.2.3 has no status in the edition
        1.2.3.1:
          text: Raise awareness
    """
    for year, plan in workspace.plans.items():
        edition = workspace.edition_for(year)
        if edition is None or plan.record.closed is not None:
            continue
        actions = _actions_of(plan)
        own = {number: sub_task.status for _, number, sub_task in edition.record.sub_tasks()}
        for number, status in at_rest(edition.record).items():
            if number in actions:
                place = plan.place("actions", actions[number][0], of_key=True)
                named = number if own[number] is status else parent(number)
                still = "and still" if named == number else f"and sub-task {number} below it still"
                message = f"{kind(named)} {named} is {status} {still} has actions in {year}"
                yield Remark(place, message, f"remove the actions, or change the status of the {kind(named)}")
