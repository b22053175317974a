"""The rows of each kind of item: fields as other programs see them, and what filters can ask."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tfawg_cli.records.base import NOT_ASSESSED
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import from_top, parent, parts
from tfawg_cli.records.plan import Action, Update
from tfawg_cli.records.programme import Programme, SubTask
from tfawg_cli.records.workspace import Workspace

Value = None | int | str | list[str] | list[dict[str, str | None]]


@dataclass(frozen=True, slots=True)
class Row:
    """One item as other programs see it, and what filters can ask of it."""

    fields: dict[str, Value]
    facets: dict[str, set[str]]


class Kind(NamedTuple):
    """What can be listed: how its rows are made, and which of its fields a table shows unasked."""

    rows: Callable[[Workspace, FinancialYear], Iterator[Row]]
    fields: tuple[str, ...]
    columns: tuple[str, ...]
    facets: tuple[str, ...]


def _update(update: Update) -> dict[str, str | None]:
    return {"date": _iso(update.date), "by": update.by, "text": update.text}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def action_fields(year: FinancialYear, number: str, action: Action) -> dict[str, Value]:
    """Give an action as other programs see it."""
    return {
        "year": str(year),
        "number": number,
        "text": action.text,
        "responsible": list(action.responsible),
        "indicator": action.indicator,
        "timeline": action.timeline,
        "status": action.status,
        "result": action.result,
        "updates": [_update(update) for update in action.updates],
        "carried_from": action.carried_from,
        "to_confirm": action.to_confirm,
    }


def sub_task_fields(year: FinancialYear, number: str, sub_task: SubTask, actions: list[str]) -> dict[str, Value]:
    """Give a sub-task as other programs see it, with the numbers of its actions."""
    return {
        "year": str(year),
        "number": number,
        "text": sub_task.text,
        "strategic_codes": list(sub_task.strategic_codes),
        "objective": sub_task.objective,
        "start": sub_task.start,
        "timeline": sub_task.timeline,
        "status": sub_task.status,
        "reason": sub_task.reason,
        "comments": sub_task.comments,
        "formerly": sub_task.formerly,
        "report_to": list(sub_task.report_to),
        "actions": actions,
    }


def _lineage_facets(number: str) -> dict[str, set[str]]:
    return dict(zip(("deliverable", "task", "sub_task"), ({above} for above in from_top(number)), strict=False))


def _numbers_below(workspace: Workspace, year: FinancialYear) -> dict[str, list[str]]:
    """List the numbers of a year's actions under every number above them."""
    below: dict[str, list[str]] = defaultdict(list)
    plan = workspace.plans.get(year)
    for number in sorted(plan.record.actions, key=parts) if plan is not None else ():
        for above in from_top(parent(number)):
            below[above].append(number)
    return below


def _edition(workspace: Workspace, year: FinancialYear) -> Programme | None:
    edition = workspace.edition_for(year)
    return edition.record if edition is not None else None


def _actions(workspace: Workspace, year: FinancialYear) -> Iterator[Row]:
    plan, edition = workspace.plans.get(year), _edition(workspace, year)
    codes = {number: set(sub.strategic_codes) for _, number, sub in edition.sub_tasks()} if edition else {}
    actions = plan.record.actions if plan is not None else {}
    for number in sorted(actions, key=parts):
        action = actions[number]
        facets = _lineage_facets(number) | {
            "body": set(action.responsible),
            "code": codes.get(parent(number), set()),
            "status": {action.status or NOT_ASSESSED},
            "updated": {"yes" if action.updates else "no"},
            "timeline": {"yes" if action.timeline else "no"},
        }
        yield Row(action_fields(year, number, action), facets)


def _sub_tasks(workspace: Workspace, year: FinancialYear) -> Iterator[Row]:
    edition, below = _edition(workspace, year), _numbers_below(workspace, year)
    sub_tasks = {number: sub for _, number, sub in edition.sub_tasks()} if edition else {}
    for number in sorted(sub_tasks, key=parts):
        sub_task = sub_tasks[number]
        facets = _lineage_facets(number) | {
            "code": set(sub_task.strategic_codes),
            "status": {sub_task.status or NOT_ASSESSED},
            "actions": {"yes" if below[number] else "no"},
        }
        yield Row(sub_task_fields(year, number, sub_task, below[number]), facets)


def _tasks(workspace: Workspace, year: FinancialYear) -> Iterator[Row]:
    edition, below = _edition(workspace, year), _numbers_below(workspace, year)
    tasks = {number: task for _, number, task in edition.tasks()} if edition else {}
    for number in sorted(tasks, key=parts):
        task = tasks[number]
        fields: dict[str, Value] = {
            "year": str(year),
            "number": number,
            "text": task.text,
            "status": task.status,
            "reason": task.reason,
            "sub_tasks": sorted(task.sub_tasks, key=parts),
            "actions": below[number],
        }
        facets = {"status": {task.status or NOT_ASSESSED}, "actions": {"yes" if below[number] else "no"}}
        yield Row(fields, _lineage_facets(number) | facets)


def _deliverables(workspace: Workspace, year: FinancialYear) -> Iterator[Row]:
    edition, below = _edition(workspace, year), _numbers_below(workspace, year)
    deliverables = edition.deliverables if edition else {}
    for number in sorted(deliverables, key=parts):
        deliverable = deliverables[number]
        fields: dict[str, Value] = {
            "year": str(year),
            "number": number,
            "text": deliverable.text,
            "points": list(deliverable.points),
            "tasks": sorted(deliverable.tasks, key=parts),
            "actions": below[number],
        }
        facets = {"deliverable": {number}, "actions": {"yes" if below[number] else "no"}}
        yield Row(fields, facets)


def _plans(workspace: Workspace, year: FinancialYear) -> Iterator[Row]:
    plan = workspace.plans.get(year)
    if plan is None:
        return
    edition = workspace.edition_year(year)
    fields: dict[str, Value] = {
        "year": str(year),
        "state": plan.record.state,
        "edition": str(edition) if edition is not None else None,
        "actions": len(plan.record.actions),
        "closed": _iso(plan.record.closed),
    }
    yield Row(fields, {})


def _bodies(workspace: Workspace, year: FinancialYear) -> Iterator[Row]:
    plan = workspace.plans.get(year)
    counts: dict[str, int] = defaultdict(int)
    for action in plan.record.actions.values() if plan is not None else ():
        for name in set(action.responsible):
            counts[name] += 1
    for name, body in workspace.bodies.record.bodies.items() if workspace.bodies is not None else ():
        fields: dict[str, Value] = {
            "year": str(year),
            "name": name,
            "short": body.short,
            "kind": body.kind,
            "same_as": body.same_as,
            "part_of": body.part_of,
            "actions": counts[name],
        }
        yield Row(fields, {"body": {name}})


def _codes(workspace: Workspace, year: FinancialYear) -> Iterator[Row]:
    edition = _edition(workspace, year)
    if edition is None or edition.strategic_plan is None:
        return
    users: dict[str, list[str]] = defaultdict(list)
    for _, number, sub_task in edition.sub_tasks():
        for code in sub_task.strategic_codes:
            users[code].append(number)
    for code, title in edition.strategic_plan.titles.items():
        fields: dict[str, Value] = {
            "year": str(year),
            "code": code,
            "title": title,
            "period": edition.strategic_plan.period,
            "sub_tasks": sorted(users[code], key=parts),
        }
        yield Row(fields, {"code": {code}})


_IN_PROGRAMME = ("deliverable", "task", "sub_task")
_ACTION = "year number text responsible indicator timeline status result updates carried_from to_confirm"
_SUB_TASK = (
    "year number text strategic_codes objective start timeline status reason comments formerly report_to actions"
)
KINDS = {
    "actions": Kind(
        rows=_actions,
        fields=tuple(_ACTION.split()),
        columns=("number", "text", "responsible", "timeline", "status"),
        facets=(*_IN_PROGRAMME, "body", "code", "status", "updated", "timeline"),
    ),
    "sub-tasks": Kind(
        rows=_sub_tasks,
        fields=tuple(_SUB_TASK.split()),
        columns=("number", "text", "strategic_codes", "timeline", "status", "actions"),
        facets=(*_IN_PROGRAMME, "code", "status", "actions"),
    ),
    "tasks": Kind(
        rows=_tasks,
        fields=("year", "number", "text", "status", "reason", "sub_tasks", "actions"),
        columns=("number", "text", "sub_tasks", "actions"),
        facets=("deliverable", "task", "status", "actions"),
    ),
    "deliverables": Kind(
        rows=_deliverables,
        fields=("year", "number", "text", "points", "tasks", "actions"),
        columns=("number", "text", "tasks"),
        facets=("deliverable", "actions"),
    ),
    "plans": Kind(
        rows=_plans,
        fields=("year", "state", "edition", "actions", "closed"),
        columns=("year", "state", "actions", "closed"),
        facets=(),
    ),
    "bodies": Kind(
        rows=_bodies,
        fields=("year", "name", "short", "kind", "same_as", "part_of", "actions"),
        columns=("name", "short", "kind", "same_as", "part_of", "actions"),
        facets=("body",),
    ),
    "codes": Kind(
        rows=_codes,
        fields=("year", "code", "title", "period", "sub_tasks"),
        columns=("code", "title", "period", "sub_tasks"),
        facets=("code",),
    ),
}
"""What `list` lists, in the order in which help names it."""
