"""The rows of each kind of item: fields as other programs see them, and what filters can ask."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial

from tfawg_cli.operations.questions.everything import COLUMNS, FIELDS, everything
from tfawg_cli.operations.questions.row import Facets, Kind, Row, Value
from tfawg_cli.records.base import Record
from tfawg_cli.records.fields import LISTED, fields
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import from_top, parent, parts
from tfawg_cli.records.plan import Action
from tfawg_cli.records.programme import Programme
from tfawg_cli.records.same_words import same_words
from tfawg_cli.records.words import NOT_ASSESSED
from tfawg_cli.records.workspace import Workspace


def held(item: Record, of_kind: str) -> dict[str, Value]:
    """Give all that an item says itself, field by field, as other programs see it."""
    return {field.name: _plain(getattr(item, field.name)) for field in fields(of_kind)}


def _plain(value: object) -> Value:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return [_entry(one) if isinstance(one, Record) else one for one in value]
    return _iso(value) if isinstance(value, date) else value  # type: ignore[return-value]


def _entry(record: Record) -> dict[str, str | None]:
    return {name: _iso(value) if isinstance(value, date) else value for name, value in vars(record).items()}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def action_fields(year: FinancialYear, number: str, action: Action) -> dict[str, Value]:
    """Give an action as other programs see it."""
    return {"year": str(year), "number": number, **held(action, "action")}


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
        facets = Facets(partial(_action_facets, number, action, codes))
        yield Row(action_fields(year, number, action), facets)


def _action_facets(number: str, action: Action, codes: Mapping[str, set[str]]) -> dict[str, set[str]]:
    return _lineage_facets(number) | {
        "body": set(action.responsible),
        "code": codes.get(parent(number), set()),
        "status": {action.status or NOT_ASSESSED},
        "updated": {"yes" if action.has_reported else "no"},
        "timeline": {"yes" if action.timeline else "no"},
    }


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
        said = held(sub_task, "sub-task")
        yield Row({"year": str(year), "number": number, **said, "actions": below[number]}, facets)


def _tasks(workspace: Workspace, year: FinancialYear) -> Iterator[Row]:
    edition, below = _edition(workspace, year), _numbers_below(workspace, year)
    tasks = {number: task for _, number, task in edition.tasks()} if edition else {}
    for number in sorted(tasks, key=parts):
        task = tasks[number]
        fields: dict[str, Value] = {
            "year": str(year),
            "number": number,
            **held(task, "task"),
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
            **held(deliverable, "key deliverable"),
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
        for name in set(map(same_words, action.responsible)):
            counts[name] += 1
    for name, body in workspace.bodies.record.bodies.items() if workspace.bodies is not None else ():
        fields: dict[str, Value] = {
            "year": str(year),
            "name": name,
            "short": body.short,
            "kind": body.kind,
            "same_as": body.same_as,
            "part_of": body.part_of,
            "actions": counts[same_words(name)],
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


def _fields(of_kind: str, *more: str) -> tuple[str, ...]:
    """Name the fields of the rows of a kind of item, those behind its own included."""
    return ("year", "number", *(field.name for field in fields(of_kind)), *more)


_KINDS = (
    Kind(
        rows=_actions,
        fields=_fields("action"),
        columns=("number", "text", "responsible", "timeline", "status"),
        facets=(*_IN_PROGRAMME, "body", "code", "status", "updated", "timeline"),
    ),
    Kind(
        rows=_sub_tasks,
        fields=_fields("sub-task", "actions"),
        columns=("number", "text", "strategic_codes", "timeline", "status", "actions"),
        facets=(*_IN_PROGRAMME, "code", "status", "actions"),
    ),
    Kind(
        rows=_tasks,
        fields=_fields("task", "sub_tasks", "actions"),
        columns=("number", "text", "sub_tasks", "actions"),
        facets=("deliverable", "task", "status", "actions"),
    ),
    Kind(
        rows=_deliverables,
        fields=_fields("key deliverable", "tasks", "actions"),
        columns=("number", "text", "tasks"),
        facets=("deliverable", "actions"),
    ),
    Kind(
        rows=_plans,
        fields=("year", "state", "edition", "actions", "closed"),
        columns=("year", "state", "actions", "closed"),
        facets=(),
    ),
    Kind(
        rows=_bodies,
        fields=("year", "name", "short", "kind", "same_as", "part_of", "actions"),
        columns=("name", "short", "kind", "same_as", "part_of", "actions"),
        facets=("body",),
    ),
    Kind(
        rows=_codes,
        fields=("year", "code", "title", "period", "sub_tasks"),
        columns=("code", "title", "period", "sub_tasks"),
        facets=("code",),
    ),
)
KINDS = dict(zip(LISTED, (*_KINDS, Kind(everything(_KINDS), FIELDS, COLUMNS, ())), strict=True))
"""What `list` lists, by the word that is typed."""
