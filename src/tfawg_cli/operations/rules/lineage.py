"""Rules on the links between years."""

from collections.abc import Iterator

from tfawg_cli.findings import Severity
from tfawg_cli.operations.rules.rule import Remark, rule
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.workspace import Workspace


@rule("lineage-to-nothing", Severity.ERROR)
def lineage_to_nothing(workspace: Workspace) -> Iterator[Remark]:
    """`carried_from` or `formerly` names an item that the records of that year do not hold.

    Bad:
        # there is no action 1.1.1.9 in the plan of 2020/2021
        carried_from: 2020/2021 1.1.1.9
    Good:
        carried_from: 2020/2021 1.1.1.1
    """
    yield from _carried(workspace)
    yield from _formerly(workspace)


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
        for keys, _, sub_task in edition.record.sub_tasks():
            if sub_task.formerly is None:
                continue
            problem = _missing_sub_task(workspace, year, sub_task.formerly)
            if problem:
                place = edition.place(*keys, "formerly")
                yield Remark(place, problem, "name the number in the edition before, or take the line out")


def _missing_sub_task(workspace: Workspace, year: FinancialYear, number: str) -> str:
    """Say why a sub-task is not in the edition before the one of `year`; nothing where that one cannot be read."""
    previous = workspace.edition_year(year.previous)
    if previous is None:
        broken = any(edition < year for edition in workspace.broken_editions)
        return "" if broken else "there is no edition before this one"
    edition = workspace.editions[previous]
    if edition.misses(number) or any(found == number for _, found, _ in edition.record.sub_tasks()):
        return ""
    return f"there is no sub-task {number} in the edition of {previous}"
