"""Rules on the links between years."""

from collections.abc import Iterator

from tfawg_cli.findings import Severity
from tfawg_cli.operations.rules.rule import Remark, rule
from tfawg_cli.operations.years.lineage import DONE, loose_ends, successors_ever, vanished_actions, vanished_sub_tasks
from tfawg_cli.records.base import NOTHING
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import kind
from tfawg_cli.records.plan import Action
from tfawg_cli.records.workspace import Workspace


@rule("lineage-to-nothing", Severity.ERROR)
def lineage_to_nothing(workspace: Workspace) -> Iterator[Remark]:
    """`carried_from`, `formerly` or `continues` names what the records of that year do not hold.

    Bad:
        # there is no action 1.1.1.9 in the plan of 2020/2021
        carried_from: 2020/2021 1.1.1.9
    Good:
        carried_from: 2020/2021 1.1.1.1
    """
    yield from _carried(workspace)
    yield from _formerly(workspace)
    yield from _continues(workspace)


def _continues(workspace: Workspace) -> Iterator[Remark]:
    for year, edition in workspace.editions.items():
        continued = edition.record.continues
        if continued is None or continued in workspace.broken_editions:
            continue
        problem = "" if continued in workspace.editions else f"there is no edition of {continued}"
        if continued >= year:
            problem = f"{continued} is not earlier than {year}"
        if problem:
            yield Remark(edition.place("continues"), problem, "name the edition that this one goes on from")


def _carried(workspace: Workspace) -> Iterator[Remark]:
    for year, plan, number, action in workspace.actions():
        if action.origin is None:
            continue
        origin_year, origin = action.origin
        problem = _missing_action(workspace, origin_year, origin)
        if origin_year >= year:
            problem = f"{origin_year} is not earlier than {year}"
        if problem:
            place = plan.place("actions", number, "carried_from")
            yield Remark(place, problem, "name the action that this one continues, or take the line out")


def _missing_action(workspace: Workspace, year: FinancialYear, number: str) -> str:
    """Say why an action of a year cannot be found; nothing where it can, or where its file cannot be read."""
    if f"data/plans/{year.stem}.yaml" in workspace.broken:
        return ""
    if year not in workspace.plans:
        return f"there is no plan of {year}"
    plan = workspace.plans[year]
    if number in plan.record.actions or plan.misses(number):
        return ""
    return f"there is no action {number} in the plan of {year}"


def _formerly(workspace: Workspace) -> Iterator[Remark]:
    for year, edition in workspace.editions.items():
        for keys, _, item in edition.record.items():
            problem = _missing_item(workspace, year, item.formerly) if item.formerly not in {None, NOTHING} else ""
            if problem:
                place = edition.place(*keys, "formerly")
                yield Remark(place, problem, "name the number in the edition before, or take the line out")


def _missing_item(workspace: Workspace, year: FinancialYear, number: str | None) -> str:
    """Say why an item is not in the edition before the one of `year`; nothing where that one cannot be read."""
    previous = workspace.edition_before(year)
    if previous is None:
        broken = any(edition < year for edition in workspace.broken_editions)
        return "" if broken else "there is no edition before this one"
    edition = workspace.editions[previous]
    if number is None or edition.misses(number) or any(found == number for _, found, _ in edition.record.items()):
        return ""
    return f"there is no {kind(number)} {number} in the edition of {previous}"


@rule("carried-finished", Severity.WARNING)
def carried_finished(workspace: Workspace) -> Iterator[Remark]:
    """An action was carried forward, and the one that it continues has been completed or discontinued since.

    Bad:
        # 1.1.1.1 of 2021/2022 has status: completed
        carried_from: 2021/2022 1.1.1.1
    Good:
        # 1.1.1.1 of 2021/2022 has status: partially completed
        carried_from: 2021/2022 1.1.1.1
    """
    for year, plan, number, action in workspace.actions():
        origin = _action(workspace, action)
        if origin is not None and origin.status in DONE:
            place = plan.place("actions", number, "carried_from")
            message = f"what this action continues is {origin.status}"
            yield Remark(place, message, f"if nothing is left to do: tfawg remove {number} --year {year}")


def _action(workspace: Workspace, action: Action) -> Action | None:
    """Give the action that another one continues."""
    if action.origin is None or action.origin[0] not in workspace.plans:
        return None
    return workspace.plans[action.origin[0]].record.actions.get(action.origin[1])


@rule("left-open", Severity.WARNING)
def left_open(workspace: Workspace) -> Iterator[Remark]:
    """A year is closed, and one of its actions has neither a final status nor a successor in a later year.

    Final are partially completed, completed, postponed and discontinued.

    Bad:
        closed: 2022-06-30
        actions:
          1.1.1.1:
            status: in progress
    Good:
        closed: 2022-06-30
        actions:
          1.1.1.1:
            status: postponed
    """
    continued = successors_ever(workspace)
    for year, plan in workspace.plans.items():
        if plan.record.closed is None:
            continue
        for number, _ in loose_ends(workspace, year, continued):
            message = f"{year} is closed, and action {number} has neither a final status nor a successor"
            place = plan.place("actions", number, of_key=True)
            yield Remark(place, message, "let an action of a later year continue it: carried_from")


@rule("vanished", Severity.WARNING)
def vanished(workspace: Workspace) -> Iterator[Remark]:
    """An action or a sub-task is not in the records of the next year, though nobody ended it.

    An action ends by a final status, a sub-task by the status completed or inactive; where the next year is approved
    already, an amendment may have removed it.

    Bad:
        # 1.1.1.2 of 2021/2022 has no status; the plan of 2022/2023 continues 1.1.1.1 alone
        1.1.1.1:
          carried_from: 2021/2022 1.1.1.1
    Good:
        # 1.1.1.2 of 2021/2022 has status: discontinued
        1.1.1.1:
          carried_from: 2021/2022 1.1.1.1
    """
    continued = successors_ever(workspace)
    for year, plan in workspace.plans.items():
        for later, number in vanished_actions(workspace, year, continued) if plan.record.closed is None else ():
            message = f"action {number} has no final status, and {later} does not continue it"
            hint = f"if it ended: tfawg edit {number} --year {year} --status discontinued"
            yield Remark(plan.place("actions", number, of_key=True), message, hint)
    for year in workspace.editions:
        for number in vanished_sub_tasks(workspace, year):
            yield _vanished_sub_task(workspace, year, number)


def _vanished_sub_task(workspace: Workspace, year: FinancialYear, number: str) -> Remark:
    previous = workspace.editions[workspace.edition_before(year) or year]
    keys = next(keys for keys, found, _ in previous.record.sub_tasks() if found == number)
    message = f"sub-task {number} is neither completed nor inactive, and not in the edition of {year}"
    hint = f"if it ended: tfawg edit {number} --year {previous.record.financial_year} --status inactive"
    return Remark(previous.place(*keys, of_key=True), message, hint)
