"""Everything that a year says, of whatever kind: what a search looks at."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from tfawg_cli.operations.questions.row import Kind, Row, Value
from tfawg_cli.records.base import Record
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.plan import Plan
from tfawg_cli.records.programme import Programme
from tfawg_cli.records.workspace import Workspace

FIELDS = ("year", "kind", "number", "name", "text", "found_in")
COLUMNS = ("kind", "number", "name", "found_in")
_KINDS = ("action", "sub-task", "task", "key deliverable", "plan", "body", "strategic code")
"""What a row of each kind of item is called, in their order."""
_NUMBERS = {"year", "actions", "sub_tasks", "tasks"}
"""Fields that say nothing themselves."""


def everything(kinds: Sequence[Kind]) -> Callable[[Workspace, FinancialYear], Iterator[Row]]:
    """Make the function that lists everything of a year: narrative, bodies and codes, and items from the top down."""

    def rows(workspace: Workspace, year: FinancialYear) -> Iterator[Row]:
        """List everything of a year."""
        edition, plan = workspace.edition_for(year), workspace.plans.get(year)
        yield from _of_edition(year, edition.record) if edition is not None else ()
        yield from _of_plan(year, plan.record) if plan is not None else ()
        for name, kind in reversed([*zip(_KINDS, kinds, strict=True)]):
            yield from (_of_item(name, row) for row in kind.rows(workspace, year))

    return rows


def _of_item(kind: str, row: Row) -> Row:
    said = {name: value for name, value in row.fields.items() if name not in _NUMBERS}
    name, text = said.get("name") or said.get("code"), said.get("text") or said.get("title")
    return _row(str(row.fields["year"]), kind, said, number=said.get("number"), name=name, text=text)


def _row(year: str, kind: str, said: Mapping[str, Value], **fields: Value) -> Row:
    return Row({name: {"year": year, "kind": kind, **fields}.get(name) for name in FIELDS}, {}, said)


def _of_edition(year: FinancialYear, edition: Programme) -> Iterator[Row]:
    yield _row(str(year), "programme", {"title": edition.title}, text=edition.title)
    plan = edition.strategic_plan
    for heading, group in plan.groups.items() if plan is not None else ():
        text = group if isinstance(group, str) else None
        yield _row(str(year), "strategic plan", {"heading": heading, "text": text}, name=heading, text=text)
    for section in edition.sections:
        said: dict[str, Value] = {"heading": section.heading, "text": section.text}
        yield _row(str(year), "section", said, name=section.heading, text=section.text)


def _of_plan(year: FinancialYear, plan: Plan) -> Iterator[Row]:
    for name, text in (("summary", plan.summary), ("recommendations", plan.recommendations)):
        if text is not None:
            yield _row(str(year), name, {"text": text}, text=text)
    for decision in plan.decisions:
        yield _row(str(year), "decision", _said(decision, "frozen"), name=decision.by)
    for one in plan.amendments:
        yield _row(str(year), "amendment", _said(one), number=one.number, name=one.authority, text=one.reason)


def _said(record: Record, *but: str) -> dict[str, Value]:
    return {name: _words(value) for name, value in record if name not in but}


def _words(value: object) -> Value:
    """Give what an entry says in a field as texts."""
    if isinstance(value, dict):
        return [str(_words(one)) for one in value.values()]
    return [*map(str, value)] if isinstance(value, list) else str(value) if value is not None else None
