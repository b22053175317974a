"""Write a workbook that people fill in: text stays text, what is asked shows, and what it said lies hidden in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from tfawg_cli.findings import CannotGoOnError

if TYPE_CHECKING:
    from xlsxwriter import Workbook as Written
    from xlsxwriter.worksheet import Worksheet

LONGEST_CELL = 32_767
"""Characters; a spreadsheet program cuts what is longer."""
FIRST = "Read me first"
"""The sheet that says what to do."""
HIDDEN = "tfawg"
"""The sheet that nobody sees: what a workbook said when it went out, and the lists of its drop-downs."""
_CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The same for all, so that the same records give the same bytes."""
_TOLD_WIDTH = 100
_NAME_LENGTH = 31
"""Characters that the name of a sheet may have."""
_KEY = "key"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the sheet."""

    title: str
    width: int
    """In characters."""
    is_asked: bool = False
    """True where people are to write."""
    choices: tuple[str, ...] = ()
    """What can be said in it; empty where anything can."""


@dataclass(frozen=True, slots=True)
class Workbook:
    """What a workbook holds."""

    name: str
    """What its sheet is called."""
    told: Sequence[str]
    """The lines of the first sheet, the title first; none where there is no such sheet."""
    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    keys: Sequence[str] = ()
    """What each row is known by, whatever is done to its words: a hidden column."""
    base: Sequence[Sequence[str]] = ()
    """Rows of the hidden sheet."""
    free_rows: int = 0
    """Empty rows in which people may add something."""


def workbook_bytes(workbook: Workbook) -> bytes:
    """Write a `.xlsx` file; the same workbook gives the same bytes.

    Raises CannotGoOnError for a text that no cell can hold.
    """
    from xlsxwriter import Workbook as Writer  # noqa: PLC0415 - only who asks for a workbook pays for it

    _refuse_long(workbook)
    written = BytesIO()
    options = {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
    file = Writer(written, options)
    file.set_properties({"created": _CREATED, "title": workbook.told[0] if workbook.told else workbook.name})
    if workbook.told:
        _first_sheet(file, workbook.told)
    sheet = file.add_worksheet(workbook.name[:_NAME_LENGTH])
    _sheet(file, sheet, workbook)
    _hidden_sheet(file, workbook)
    file.close()
    return written.getvalue()


def _refuse_long(workbook: Workbook) -> None:
    for cells in workbook.rows:
        for column, text in zip(workbook.columns, cells, strict=True):
            if len(text) > LONGEST_CELL:
                message = (
                    f"a cell holds {LONGEST_CELL:,} characters, and {column.title} of {cells[0]} has {len(text):,}"
                )
                raise CannotGoOnError(message, "leave the column out, or send a .csv file")


def _first_sheet(file: "Written", told: Sequence[str]) -> None:
    sheet = file.add_worksheet(FIRST)
    sheet.set_column(0, 0, _TOLD_WIDTH)
    for place, line in enumerate(told):
        looks = file.add_format({"text_wrap": True, "valign": "top", "num_format": "@", "bold": place == 0})
        sheet.write_string(place, 0, line, looks)
    sheet.set_paper(9)
    sheet.protect()


def _sheet(file: "Written", sheet: "Worksheet", workbook: Workbook) -> None:
    usual = {"text_wrap": True, "valign": "top", "num_format": "@", "border": 1, "locked": False}
    head = file.add_format(usual | {"bold": True, "bg_color": "#DDE3EA", "locked": True})
    said, asked = file.add_format(usual), file.add_format(usual | {"bg_color": "#FFF8DC"})
    last = len(workbook.rows) + workbook.free_rows
    for place, column in enumerate(workbook.columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.title, head)
        for row in range(last):
            text = workbook.rows[row][place] if row < len(workbook.rows) else ""
            looks = asked if column.is_asked or row >= len(workbook.rows) else said
            sheet.write_string(row + 1, place, text, looks) if text else sheet.write_blank(row + 1, place, None, looks)
        if column.choices and last:
            _choices(file, sheet, place, last, column.title)
    if workbook.keys:
        end = len(workbook.columns)
        sheet.set_column(end, end, None, None, {"hidden": True})
        for row, key in enumerate((_KEY, *workbook.keys)):
            sheet.write_string(row, end, key, head if row == 0 else said)
    _on_paper(sheet, workbook, last)


def _choices(file: "Written", sheet: "Worksheet", place: int, last: int, title: str) -> None:
    """Offer the choices of a column, and show in red what is none of them: pasting takes a drop-down away."""
    name = title.replace(" ", "_")
    cell = f"{chr(ord('A') + place)}2"
    message = {"error_title": title, "error_message": "Choose one of the list.", "error_type": "stop"}
    sheet.data_validation(1, place, last, place, {"validate": "list", "source": f"={name}_list", **message})
    rule = f'=AND(TRIM({cell})<>"",COUNTIF({name}_list,TRIM({cell}))=0)'
    looks = file.add_format({"bg_color": "#F4B6B6"})
    sheet.conditional_format(1, place, last, place, {"type": "formula", "criteria": rule, "format": looks})


def _on_paper(sheet: "Worksheet", workbook: Workbook, last: int) -> None:
    """Freeze and repeat the heads, print on A4 landscape, and guard against accidents only."""
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.autofilter(0, 0, max(1, last), len(workbook.columns) - 1)
    allowed = ("sort", "autofilter", "format_columns", "format_rows", "format_cells", "insert_rows")
    sheet.protect("", dict.fromkeys(allowed, True))


def _hidden_sheet(file: "Written", workbook: Workbook) -> None:
    sheet = file.add_worksheet(HIDDEN)
    sheet.very_hidden()
    lists = [column for column in workbook.columns if column.choices]
    for place, column in enumerate(lists):
        for row, choice in enumerate(column.choices):
            sheet.write_string(row, place, choice)
        letter = chr(ord("A") + place)
        name = column.title.replace(" ", "_")
        file.define_name(f"{name}_list", f"={HIDDEN}!${letter}$1:${letter}${len(column.choices)}")
    for row, cells in enumerate(workbook.base):
        for place, text in enumerate(cells, start=len(lists) + 1):
            sheet.write_string(row, place, text)
