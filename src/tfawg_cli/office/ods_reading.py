"""Read a `.ods` workbook of LibreOffice from its XML; cells and rows that it writes once for many are counted first."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tfawg_cli.office.package import Package
from tfawg_cli.office.workbook_cells import Grid, Made, Note, counted, letters

CONTENT = "content.xml"
_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _TEXT, _OFFICE = f"{_NAMES}table:1.0}}", f"{_NAMES}text:1.0}}", f"{_NAMES}office:1.0}}"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_CELLS = {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_OWN = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_KINDS = {
    "date": Made.DATE,
    "time": Made.DATE,
    "boolean": Made.TRUTH,
    "percentage": Made.NUMBER,
    "currency": Made.NUMBER,
}


def read_ods(package: Package) -> list[Grid]:
    """Read all sheets. Raises CannotGoOnError for what is damaged or larger than any such workbook."""
    return [_sheet(table) for table in package.tree(CONTENT).iter(f"{_TABLE}table")]


def _sheet(table: Element) -> Grid:
    grid = Grid(table.get(f"{_TABLE}name", ""))
    at = 0
    for row in table.iter(f"{_TABLE}table-row"):
        cells = list(_cells(row))
        times = _times(row, "rows")
        grid.notes.extend(_notes(row, at))
        for place in range(at, at + times if cells else at):
            for column, text, made in cells:
                grid.put(place, column, text, made)
        at += times
    return grid


def _cells(row: Element) -> Iterator[tuple[int, str, Made | None]]:
    """List the cells that say something, each with its column."""
    column = 0
    for cell in row:
        if cell.tag not in _CELLS:
            continue
        times = _times(cell, "columns")
        text, made = _value(cell)
        if text or made is not None:
            yield from ((place, text, made) for place in range(column, column + times))
        column += times


def _notes(row: Element, at: int) -> Iterator[Note]:
    """List the comments of a row; one on a cell that is written once for many is told once."""
    column = 0
    for cell in row:
        for note in cell.iterfind(f"{_OFFICE}annotation"):
            words = "\n".join(map(_words, note.iter(f"{_TEXT}p")))
            yield Note(f"{letters(column)}{at + 1}", note.findtext(_CREATOR, ""), words)
        column += _times(cell, "columns") if cell.tag in _CELLS else 0


def _times(element: Element, what: str) -> int:
    return counted(element.get(f"{_TABLE}number-{what}-repeated"), 1)


def _value(cell: Element) -> tuple[str, Made | None]:
    kind, words = cell.get(f"{_OFFICE}value-type", ""), "\n".join(map(_words, cell.iterfind(f"{_TEXT}p")))
    if cell.get(_OWN) == "error":
        return words, Made.ERROR
    made = _KINDS.get(kind)
    if made is Made.DATE:
        words = cell.get(f"{_OFFICE}date-value", words).removesuffix("T00:00:00")
    if kind == "float":
        made = None if _NUMBER.fullmatch(words) else Made.NUMBER
    return words, Made.FORMULA if cell.get(f"{_TABLE}formula") is not None else made


def _words(element: Element) -> str:
    """Give the words of a paragraph: several blanks, tabs and line breaks are elements of their own."""
    said = element.text or ""
    for child in element:
        name = child.tag.removeprefix(_TEXT)
        said += {"s": " " * counted(child.get(f"{_TEXT}c"), 1), "tab": " ", "line-break": "\n"}.get(name) or _words(
            child
        )
        said += child.tail or ""
    return said
