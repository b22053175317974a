"""Workbooks that go out: what a body is asked, or a list, with what it said hidden inside."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from tfawg_cli.office.workbook_writing import Column, Workbook
from tfawg_cli.operations.changes.editing import editable
from tfawg_cli.operations.questions.row import Row
from tfawg_cli.operations.questions.rows import action_fields
from tfawg_cli.operations.sheets.base import base_rows
from tfawg_cli.operations.sheets.cells import words
from tfawg_cli.records.fields import Approved, names
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import KINDS
from tfawg_cli.records.plan import Plan
from tfawg_cli.records.words import ActionStatus, ProgrammeStatus

_SAID = ("number", "year", *names("action", Approved.FROZEN))
_SET = names("action", Approved.REPORTED)
_ADDED = ("update", "date", "by")
"""What brings something new each time: it goes out empty."""
_WIDTHS = {"number": 10, "year": 11, "text": 48, "indicator": 36, "updates": 48, "update": 48, "result": 30, "name": 30}
ITEMS = dict(zip(("deliverables", "tasks", "sub-tasks", "actions"), KINDS, strict=True))
"""What is listed, and what one of it is called."""
_USUAL_WIDTH = 18
_NAME = "Progress"
_FREE_ROWS = 10
"""For new items, below those that are there."""


class Asking(NamedTuple):
    """Who is asked, and what for."""

    body: str
    return_by: str = ""
    """The day, in words."""
    return_to: str = ""


def request_workbook(year: FinancialYear, plan: Plan, numbers: Sequence[str], asking: Asking) -> Workbook:
    """Make the workbook of a request: the actions of a body, what is recorded of them, and room for what happened.

    Args:
        year: the year of the plan.
        plan: the plan.
        numbers: the actions, in order.
        asking: who is asked.

    """
    held = (action_fields(year, number, plan.actions[number]) for number in numbers)
    rows = [Row(fields | dict.fromkeys(_ADDED), {}) for fields in held]
    columns = (*_SAID, *_SET, "update", "date")
    asked = _told(year, asking, len(rows)), asking.body
    return _workbook(_NAME, rows, columns, asked, _open("action", (*_SET, *_ADDED)))


def list_workbook(kind: str, rows: Sequence[Row], columns: Sequence[str], *, for_editing: bool = False) -> Workbook:
    """Make the workbook of a list.

    One of actions may be filled in as a request is; `for_editing`, the wording of any items may be changed in it, and
    new ones written below them.
    """
    if for_editing:
        asked = _told_to_edit(kind), ""
        changed = _workbook(kind.capitalize(), rows, columns, asked, _open(ITEMS[kind], editable(ITEMS[kind])))
        return replace(changed, free_rows=_FREE_ROWS)
    is_filled_in = kind == "actions" and {"year", "number"} <= set(columns)
    if not is_filled_in:
        return _workbook(kind.capitalize(), rows, columns, None, {})
    with_room = [Row(row.fields | dict.fromkeys(_ADDED), row.facets) for row in rows]
    return _workbook(kind.capitalize(), with_room, (*columns, *_ADDED), ((), ""), _open("action", (*_SET, *_ADDED)))


def _told(year: FinancialYear, asking: Asking, count: int) -> tuple[str, ...]:
    by = f" by {asking.return_by}" if asking.return_by else ""
    to = f" to {asking.return_to}" if asking.return_to else ""
    listed = f"The sheet '{_NAME}' lists {count} action{'s' if count != 1 else ''}."
    return (
        f"Annual Work Plan {year}: what happened, told by {asking.body}",
        f"{listed} Please fill in its coloured columns, as far as there is something to tell:",
        f"status: choose one of {', '.join(ActionStatus)}.",
        "result: what the indicator showed, such as '2 sessions'.",
        "update: what happened, in your words. date: the day that it is about, such as 8/3/2022 (day first).",
        "Where there is nothing to tell, leave the row as it is. Rows may be sorted and hidden, and columns widened.",
        "The white columns cannot be changed here: please tell us in the mail what should be.",
        "A red cell holds a status that is none of the list.",
        f"Please send this file back{by}{to}.",
    )


def _told_to_edit(kind: str) -> tuple[str, ...]:
    return (
        f"{kind.capitalize()}: wording to be changed, and sent back",
        "Please change words in the coloured columns. What nobody touches stays as it is; so does what is emptied.",
        f"A new {ITEMS[kind]} goes into an empty row below the others, with the next free number below its parent.",
        "Where a cell names several, put a semicolon between them: Members; WCO Secretariat.",
        "The white columns cannot be changed here.",
    )


def _workbook(
    name: str,
    rows: Sequence[Row],
    columns: Sequence[str],
    asked: tuple[Sequence[str], str] | None,
    open_fields: Mapping[str, Sequence[str]],
) -> Workbook:
    """Make a workbook.

    Args:
        name: what its sheet is called.
        rows: the items.
        columns: the fields.
        asked: the lines of its first sheet, and who is asked; None where nothing may be written in it.
        open_fields: the fields in which something may be written, each with its choices where it has some.

    """
    keys = [f"{row.fields['year']} {row.fields['number']}" for row in rows] if asked is not None else []
    told, body = asked or ((), "")
    texts = [[words(row.fields[column]) for column in columns] for row in rows]
    fields = [column for column in columns if column not in _ADDED]
    held: Mapping[str, Sequence[str]] = {
        key: [words(row.fields[field]) for field in fields] for key, row in zip(keys, rows, strict=bool(keys))
    }
    return Workbook(
        name=name,
        told=told,
        columns=tuple(_column(column, open_fields.get(column)) for column in columns),
        rows=texts,
        keys=keys,
        base=base_rows(body, fields, held, told) if keys else (),
    )


def _open(of_kind: str, fields: Sequence[str]) -> dict[str, Sequence[str]]:
    """Give fields in which something may be written, a status with its choices."""
    statuses = ActionStatus if of_kind == "action" else ProgrammeStatus
    return {field: tuple(map(str, statuses)) if field == "status" else () for field in fields}


def _column(name: str, choices: Sequence[str] | None) -> Column:
    return Column(name, _WIDTHS.get(name, _USUAL_WIDTH), choices is not None, tuple(choices or ()))
