"""Sheets are read with the rows that their readers see."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.office.workbook_cells import Made
from tfawg_cli.office.workbook_writing import HIDDEN
from tfawg_cli.storage.sheets import hidden_in, parsed, read_sheet


def test_a_workbook_is_read_from_its_titles_on(tmp_path: Path) -> None:
    """Whatever stands above them; rows without a word do not count, and what Excel made of words has its row."""
    book = openpyxl.Workbook()
    shown = book.active
    assert shown is not None
    for row in (
        [],
        ["Please fill in"],
        ["Number ", "Result"],
        ["1.1.1.1", "Twelve"],
        [],
        ["1.1.2.1", date(2022, 6, 1)],
    ):
        shown.append(row)
    hidden = book.create_sheet(HIDDEN)
    hidden.append(["number", "said"])
    book.save(tmp_path / "a.xlsx")

    sheet = read_sheet(tmp_path / "a.xlsx")

    assert ("Number", "Result") == sheet.columns
    assert [(4, "1.1.1.1"), (6, "1.1.2.1")] == [(number, cells[0]) for number, cells in sheet.rows]
    assert "Twelve" == sheet.rows[0][1][1]
    assert {(6, 1): Made.DATE} == sheet.made
    assert (("number", "said"),) == sheet.hidden


@pytest.mark.parametrize(("sheets", "said"), [(0, "no sheet of it has"), (2, "several sheets have")])
def test_a_workbook_with_no_sheet_of_rows_or_two_is_refused(tmp_path: Path, sheets: int, said: str) -> None:
    """Nobody could tell which one was meant."""
    book = openpyxl.Workbook()
    for number in range(sheets):
        book.create_sheet(f"Rows {number}").append(["number"])
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(CannotGoOnError, match=f"{said} a column 'number'"):
        read_sheet(tmp_path / "a.xlsx")


def test_a_sheet_with_a_quote_that_is_not_closed_is_refused() -> None:
    """All that follows would be one cell."""
    with pytest.raises(CannotGoOnError, match=r"a\.csv is no CSV file"):
        parsed(b'number,text\r\n1.1.1.1,"x" y\r\n', Path("a.csv"))


def test_a_row_without_words_is_left_out() -> None:
    """The others keep their numbers; a first line that is for Excel is none."""
    sheet = parsed(b"sep=;\r\nnumber; text\r\n;\r\n1.1.1.1;x\r\n", Path("a.csv"))
    assert (("number", "text"), ((3, ("1.1.1.1", "x")),)) == (sheet.columns, sheet.rows)


def test_what_a_workbook_hides_is_read_alone(tmp_path: Path) -> None:
    """Nothing is hidden in most, and in what is no workbook."""
    book = openpyxl.Workbook()
    book.save(tmp_path / "a.xlsx")
    book.create_sheet(HIDDEN).append(["number", "said"])
    book.save(tmp_path / "b.xlsx")
    (tmp_path / "c.xlsx").write_text("words")

    hidden = [list(map(tuple, hidden_in(tmp_path / name))) for name in ("a.xlsx", "b.xlsx", "c.xlsx", "d.xlsx")]
    assert [[], [("number", "said")], [], []] == hidden
