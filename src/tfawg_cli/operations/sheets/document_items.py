"""From the rows of a document's tables to the fields of tasks, sub-tasks and actions."""

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise

from tfawg_cli.office.word_blocks import Cell
from tfawg_cli.operations.sheets.document_cells import after_status, when
from tfawg_cli.operations.sheets.document_found import Fields, Found, Passage, keys_in, parted
from tfawg_cli.operations.sheets.document_tables import Row, Tables
from tfawg_cli.operations.sheets.form import ACTIONS, CODE, SUB_TASKS
from tfawg_cli.operations.sheets.proof import Said
from tfawg_cli.records.number import parent, parts
from tfawg_cli.records.words import ActionStatus, ProgrammeStatus
from tfawg_cli.yaml_text.characters import shortened

_BODY = re.compile(r"[^\s;,](?:[^\n;,]*[^\s;,])?")
_WORD = re.compile(r"[^\s;,]+")
_FIELDS = {
    SUB_TASKS: ("text", "strategic_codes", "objective", "start", "timeline", "status", "reason", "comments"),
    ACTIONS: ("text", "responsible", "indicator", "timeline", "due", "status", "result", "updates"),
}
"""In the order of the files."""
_OPTIONAL = {"due", "status", "reason", "comments", "result", "updates"}
_STATUSES: dict[str, type[StrEnum]] = {SUB_TASKS: ProgrammeStatus, ACTIONS: ActionStatus}
_SAID_BEFORE = {SUB_TASKS: "comments", ACTIONS: "updates"}
"""The cell that a status in capitals may stand in, before its words."""


def items(found: Found, tables: Tables) -> None:
    """Put the tasks and every row of the tables among the items."""
    needed = {parent(row.number) for row in tables.rows if row.kind == SUB_TASKS}
    for task in sorted({*tables.titles, *needed}, key=parts):
        if task not in tables.titles:
            found.remarks.append(f"task {task} has no title, and its sub-tasks stand in the tables")
        title: Fields = {"text": tables.titles[task]} if tables.titles.get(task) else {}
        _add(found, task, title | tables.states.get(task, {}), f"task {task}")
    for earlier, later in pairwise(tables.rows):
        if earlier.kind == later.kind and parts(later.number) < parts(earlier.number):
            found.remarks.append(f"{later.where}: {later.number} stands behind {earlier.number}")
    found.known |= {one for row in tables.rows for cell in row.cells.get("responsible", ()) for one in _named(cell)}
    for row in sorted(tables.rows, key=lambda row: parts(row.number)):
        fields = _fields(found, row)
        _add(found, row.number, {name: fields[name] for name in _FIELDS[row.kind] if name in fields}, row.where)


def _add(found: Found, number: str, fields: Fields, where: str) -> None:
    if number in found.items:
        found.problems.append(f"{where}: {number} stands there twice")
    elif parent(number) not in found.items:
        found.parentless.append(f"{where}: {number} stands below {parent(number)}, which is not there")
    found.items[number] = fields


def _fields(found: Found, row: Row) -> Fields:
    """Read the cells of a row; one that must say something and does not is a problem."""
    fields: Fields = {}
    for name, cells in row.cells.items():
        passage = found.cells(cells)
        if passage.text:
            fields |= _field(found, row, name, passage)
        elif passage.left_out:
            found.form(passage)
    for name in _FIELDS[row.kind]:
        optional = name in _OPTIONAL or (name == "timeline" and row.kind == ACTIONS)
        if name == "strategic_codes":
            fields.setdefault(name, [])
        elif name not in fields and not optional:
            found.problems.append(f"{row.where}: {row.number} has no {name.replace('_', ' ')}")
    return fields


def _field(found: Found, row: Row, name: str, passage: Passage) -> Fields:
    keys = keys_in(row.number, name)
    if name == _SAID_BEFORE[row.kind]:
        return after_status(found, row.where, row.number, passage)
    if name == "timeline" and row.kind == ACTIONS:
        fields, said = when(row.number, passage.text)
        found.claim(passage, said)
        return fields
    if name == "status":
        return _status(found, row, passage)
    if name in {"strategic_codes", "responsible"}:
        values, pieces = parted(passage.text, _BODY if name == "responsible" else _WORD, keys)
        found.claim(passage, pieces)
        wrong = [str(one) for one in values if name == "strategic_codes" and not CODE.fullmatch(str(one))]
        found.problems += [f"{row.where}: '{shortened(one)}' of {row.number} is no strategic code" for one in wrong]
        return {name: values}
    found.claim(passage, [Said(keys)])
    return {name: passage.text}


def _status(found: Found, row: Row, passage: Passage) -> Fields:
    status = " ".join(passage.text.casefold().split())
    found.claim(passage, [Said(keys_in(row.number, "status"), passage.text)])
    if status not in set(_STATUSES[row.kind]):
        found.problems.append(f"{row.where}: there is no status '{shortened(passage.text)}'")
    return {"status": status}


def _named(cell: Cell) -> list[str]:
    return _BODY.findall(cell.text)


def bodies(found: Found) -> Iterator[str]:
    """List the bodies in the order in which they are named, each once: the responsible ones, then who tells updates."""
    named = [fields.get("responsible", []) for fields in found.items.values()]
    told = [fields.get("updates", []) for fields in found.items.values()]
    responsible = [str(body) for one in named if isinstance(one, list) for body in one]
    by = [
        str(one["by"])
        for each in told
        if isinstance(each, list)
        for one in each
        if isinstance(one, dict) and "by" in one
    ]
    yield from dict.fromkeys([*responsible, *by])


def doubtful_bodies(found: Found) -> Iterator[str]:
    """Name the bodies that could be two, since both halves are bodies as well."""
    known = list(bodies(found))
    for body in known:
        for first in known:
            rest = body.removeprefix(first).removeprefix(" and").removeprefix(" /").removeprefix("/").strip()
            if body.startswith(f"{first} ") and rest in known:
                yield f"'{body}' is kept as one body; if they are two, write them on two lines: {first}; {rest}"
