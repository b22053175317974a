"""Rows for spreadsheets and pipes."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tfawg_cli.operations.questions.row import Row, Value
from tfawg_cli.operations.sheets.cells import words
from tfawg_cli.output.listing import as_csv, as_lines

UPDATE: dict[str, str | None] = {"date": "2022-03-08", "by": "Members", "text": "Met."}


def cell(value: Value) -> str:
    """Give what a program reads from the one cell of a CSV file."""
    rows = list(csv.reader(io.StringIO(as_csv([Row({"field": value}, {})], ["field"]).removeprefix("\ufeff"))))
    return rows[1][0] if rows[1] else ""


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1.10", "'1.10"),
        ("1.1.1", "'1.1.1"),
        ("12/2013", "'12/2013"),
        ("22/02/2017", "'22/02/2017"),
        ("2", "'2"),
        ("1.1.1.1", "1.1.1.1"),
        ("2021/2022", "2021/2022"),
        ("=1+1", "'=1+1"),
        ("+32 2 209 92 11", "'+32 2 209 92 11"),
        ("-", "'-"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("'quoted", "''quoted"),
        ("Two sessions; one, 'open'", "Two sessions; one, 'open'"),
        (25, "25"),
        (None, ""),
        (["SO1", "LD3"], "SO1; LD3"),
        ([UPDATE], "8 March 2022, Members: Met."),
    ],
)
def test_a_spreadsheet_takes_cells_as_text(value: Value, expected: str) -> None:
    """What Excel would turn into a number, a date or a formula starts with an apostrophe; counts stay numbers."""
    assert expected == cell(value)


def test_the_file_tells_excel_that_it_is_utf_8() -> None:
    """A byte order mark at the start, and the line ends that Excel writes itself."""
    assert "\ufefffield\r\né\r\n" == as_csv([Row({"field": "é"}, {})], ["field"])


@given(st.text())
def test_no_cell_starts_a_formula(text: str) -> None:
    """Whatever the records hold, and the apostrophe can be taken off again."""
    shown = cell(text.replace("\r", ""))

    assert not shown.startswith(("=", "+", "-", "@", "\t"))
    assert text.replace("\r", "") in {shown, shown[1:]}


@given(st.text())
def test_a_row_is_one_line_of_a_pipe(text: str) -> None:
    """New lines, tabs and controls of the records cannot make another line or cell."""
    line = as_lines([("", [Row({"a": text, "b": "x"}, {})])], ["a", "b"])

    assert 1 == line.count("\n") == line.count("\t")


def test_a_group_is_the_first_cell_of_its_lines() -> None:
    """A pipe has no headings, and a line must say by itself where it belongs."""
    groups = [("Mem\tbers", [Row({"a": "1"}, {}), Row({"a": "2"}, {})]), ("Secretariat", [Row({"a": "2"}, {})])]

    assert "Mem bers\t1\nMem bers\t2\nSecretariat\t2\n" == as_lines(groups, ["a"])


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        (UPDATE, "8 March 2022, Members: Met."),
        (UPDATE | {"by": None}, "8 March 2022: Met."),
        (UPDATE | {"by": None, "date": None}, "Met."),
    ],
)
def test_updates_say_when_and_who_where_that_is_known(update: dict[str, str | None], expected: str) -> None:
    """An unknown date leaves no trace of punctuation."""
    assert expected == words([update])
