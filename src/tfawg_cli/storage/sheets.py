"""Read a sheet that came back: CSV as Excel saves it, with commas, semicolons or tabs, or a workbook."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.office.package import OLE
from tfawg_cli.office.workbook_cells import Grid, Sheet
from tfawg_cli.office.workbook_reading import read_workbook
from tfawg_cli.office.workbook_writing import HIDDEN
from tfawg_cli.storage.office_files import read_office_file
from tfawg_cli.yaml_text.characters import NotTextError, decode, shortened

_HOW = "save it from Excel as 'CSV UTF-8'"
_SEPARATOR = re.compile(r"\"?sep=([,;\t])\"?[,;]*\r?\n", re.IGNORECASE)
"""A first line that is for Excel: it obeys it, and neither shows nor counts it."""
_WORKBOOKS = {".xlsx", ".xlsm", ".xls", ".ods"}
_HEAD_ROWS = 20
"""Rows of a workbook among which its column titles stand."""


def read_sheet(path: Path) -> Sheet:
    """Read a sheet; rows without any word are left out. Raises CannotGoOnError."""
    return parsed(read_office_file(path, "a sheet (.csv, .xlsx, .xls or .ods)"), path)


def parsed(content: bytes, path: Path) -> Sheet:
    """Read the bytes of a sheet that is, or will be, at `path`. Raises CannotGoOnError."""
    if path.suffix.lower() in _WORKBOOKS or content.startswith((b"PK\x03\x04", OLE)):
        return _of_workbook(read_workbook(content, path.name), path.name)
    return _of_csv(path, content)


def _of_workbook(grids: Sequence[Grid], name: str) -> Sheet:
    """Choose the sheet that has a column of numbers. Raises CannotGoOnError where none has, or several."""
    hidden = next((grid for grid in grids if grid.name == HIDDEN), Grid(HIDDEN))
    found = [(grid, head) for grid in grids if grid is not hidden for head in _heads(grid)]
    if len(found) != 1:
        what = "no sheet of it has a column 'number'" if not found else "several sheets have a column 'number'"
        raise CannotGoOnError(f"{name}: {what}", "leave one sheet with the rows, its titles among the first lines")
    [(grid, head)] = found
    rows = enumerate(grid.rows[head + 1 :], start=head + 2)
    return Sheet(
        name,
        tuple(title.strip() for title in grid.rows[head]),
        tuple((number, tuple(cells)) for number, cells in rows if any(cell.strip() for cell in cells)),
        {(row + 1, column): made for (row, column), made in grid.made.items() if row > head},
        tuple(map(tuple, hidden.rows)),
        tuple(one for one in grids if one not in (grid, hidden) and one.rows),
        tuple((one.name, note) for one in grids for note in one.notes),
    )


def hidden_in(path: Path) -> Sequence[Sequence[str]]:
    """Give the rows of the hidden sheet of a workbook, whatever its other sheets hold; none where it has no such."""
    try:
        grids = read_workbook(read_office_file(path, "a workbook (.xlsx)"), path.name)
    except CannotGoOnError:
        return ()
    return next((grid.rows for grid in grids if grid.name == HIDDEN), ())


def _heads(grid: Grid) -> Iterator[int]:
    """Find the first row of a sheet that has the title of the column of numbers."""
    rows = enumerate(grid.rows[:_HEAD_ROWS])
    yield from islice((place for place, cells in rows if "number" in map(str.lower, map(str.strip, cells))), 1)


def _place(error: NotTextError) -> str:
    """Say in which row a sheet is no text, and quote that row."""
    row = error.text.count("\n", 0, error.start)
    lines = error.text.splitlines()
    quoted = f": {shortened(lines[row])}" if row < len(lines) else ""
    return f"{f', row {row + 1}' if quoted else ''}: {error.message}{quoted}"


def _of_csv(path: Path, content: bytes) -> Sheet:
    try:
        text = decode(content)
    except NotTextError as error:
        raise CannotGoOnError(f"{path}{_place(error)}", _HOW) from None
    named = _SEPARATOR.match(text)
    text = text[named.end() :] if named is not None else text
    first = text.partition("\n")[0]
    delimiter = named[1] if named is not None else max(",;\t", key=first.count)
    try:
        # A cell may hold line ends, but a spreadsheet counts it as one row: so do we.
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise CannotGoOnError(f"{path} is no CSV file: {error}", _HOW) from None
    if not lines:
        raise CannotGoOnError(f"{path} is empty", "it needs a row of column titles")
    rows = tuple(
        (number, tuple(cells)) for number, cells in enumerate(lines[1:], start=2) if any(cell.strip() for cell in cells)
    )
    return Sheet(path.name, tuple(cell.strip() for cell in lines[0]), rows)
