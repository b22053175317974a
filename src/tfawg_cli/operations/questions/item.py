"""One item with all that belongs to it: what is above and below, and its lineage over the years."""

from collections.abc import Iterator
from typing import NamedTuple

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.items import NUMBER, amendments, unknown_number
from tfawg_cli.operations.questions.row import Row, Value
from tfawg_cli.operations.questions.rows import KINDS
from tfawg_cli.records.base import NOTHING
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import from_top, kind, parent
from tfawg_cli.records.plan import Amendment
from tfawg_cli.records.programme import Deliverable, SubTask, Task
from tfawg_cli.records.workspace import Workspace

_KIND_NAMES = ("deliverables", "tasks", "sub-tasks", "actions")


class Relative(NamedTuple):
    """An item above, below, or in another year; `relation` is empty, or "carried from" and the like."""

    kind: str
    year: str
    number: str
    text: str | None
    status: Value = None
    relation: str = ""


class Item(NamedTuple):
    """An item of one year and its relatives."""

    kind: str
    number: str
    fields: dict[str, Value]
    above: tuple[Relative, ...]
    below: tuple[Relative, ...]
    lineage: tuple[Relative, ...]
    amendments: tuple[Amendment, ...] = ()
    """How its approved wording was changed, the oldest first."""


def item(workspace: Workspace, year: FinancialYear, number: str) -> Item:
    """Find an item of a year by its number. Raises CannotGoOnError, which names other years or near numbers."""
    found = {depth: _rows(workspace, year, depth) for depth in range(len(_KIND_NAMES))}
    if not NUMBER.fullmatch(number):
        message = f"'{number}' is not an item number"
        raise CannotGoOnError(message, "write it like 1, 1.2, 1.2.3 or 1.2.3.4")
    depth = number.count(".")
    row = found[depth].get(number)
    if row is None:
        raise unknown_number(workspace, number, year)
    above = tuple(_relative(found[n.count(".")][n]) for n in from_top(parent(number)) if n in found[n.count(".")])
    below = tuple(_relative(other) for n, other in found.get(depth + 1, {}).items() if parent(n) == number)
    return Item(
        kind(number),
        number,
        row.fields,
        above,
        below,
        tuple(_lineage(workspace, year, number)),
        amendments(workspace, year, number),
    )


def _rows(workspace: Workspace, year: FinancialYear, depth: int) -> dict[str, Row]:
    rows = KINDS[_KIND_NAMES[depth]].rows(workspace, year)
    return {str(row.fields["number"]): row for row in rows}


def _relative(row: Row) -> Relative:
    fields = row.fields
    number, text = str(fields["number"]), fields["text"]
    return Relative(
        kind(number), str(fields["year"]), number, text if isinstance(text, str) else None, fields.get("status")
    )


def _lineage(workspace: Workspace, year: FinancialYear, number: str) -> Iterator[Relative]:
    """Follow an action to the years before and after, another item to the editions before."""
    if kind(number) == "action":
        yield from _carried_from(workspace, year, number)
        yield from _carried_to(workspace, year, number)
    else:
        yield from _formerly(workspace, year, number)


def _carried_from(workspace: Workspace, year: FinancialYear, number: str) -> Iterator[Relative]:
    seen = {(year, number)}
    action = workspace.plans[year].record.actions.get(number)
    while action is not None and action.origin is not None and action.origin not in seen:
        year, number = action.origin
        seen.add((year, number))
        plan = workspace.plans.get(year)
        action = plan.record.actions.get(number) if plan is not None else None
        text, status = (action.text, action.status) if action is not None else (None, None)
        yield Relative("action", str(year), number, text, status, "carried from")


def _carried_to(workspace: Workspace, year: FinancialYear, number: str) -> Iterator[Relative]:
    """Follow an action to what continues it; "carried to" is never stored, so every later plan is asked."""
    reached = {(year, number)}
    for later in sorted(other for other in workspace.plans if other > year):
        for successor, action in workspace.plans[later].record.actions.items():
            if action.origin in reached:
                reached.add((later, successor))
                yield Relative("action", str(later), successor, action.text, action.status, "carried to")


def _formerly(workspace: Workspace, year: FinancialYear, number: str) -> Iterator[Relative]:
    edition = workspace.edition_year(year)
    item = _programme_item(workspace, edition, number)
    while edition is not None and item is not None and item.formerly is not None and item.formerly != NOTHING:
        edition, number = workspace.edition_before(edition), item.formerly
        item = _programme_item(workspace, edition, number)
        text, status = (item.text, getattr(item, "status", None)) if item is not None else (None, None)
        yield Relative(kind(number), str(edition or ""), number, text, status, "formerly")


def _programme_item(
    workspace: Workspace, edition: FinancialYear | None, number: str
) -> Deliverable | Task | SubTask | None:
    items = workspace.editions[edition].record.items() if edition is not None else ()
    return next((item for _, found, item in items if found == number), None)
