"""What people wrote into a workbook beside its rows is told."""

import pytest

from tfawg_cli.office.workbook_cells import Grid, Note, Sheet
from tfawg_cli.office.workbook_writing import FIRST
from tfawg_cli.operations.sheets.base import base_rows
from tfawg_cli.operations.sheets.besides import besides

TOLD = ("Annual Work Plan", "Please fill in")
BASE = base_rows("Members", ("number",), {}, TOLD)


def sheet(beside: list[Grid], base: list[list[str]], notes: tuple[tuple[str, Note], ...] = ()) -> Sheet:
    """Make a workbook that came back."""
    return Sheet("m.xlsx", ("number",), (), {}, tuple(map(tuple, base)), tuple(beside), notes)


@pytest.mark.parametrize(
    ("name", "rows", "base", "told"),
    [
        (FIRST, [["Annual Work Plan"], ["Please  fill in", ""]], BASE, []),
        (FIRST, [["Annual Work Plan", "Who?"], ["When?"]], BASE, [f"sheet '{FIRST}' is not taken: Who? When?"]),
        (FIRST, [["Annual Work Plan", "Who?"]], BASE[:1], []),
        (FIRST, [["Annual Work Plan"]], [], [f"sheet '{FIRST}' is not taken: Annual Work Plan"]),
        ("Notes", [["Annual Work Plan"]], BASE, ["sheet 'Notes' is not taken: Annual Work Plan"]),
        ("Notes", [["", " "]], BASE, []),
    ],
)
def test_words_on_other_sheets(name: str, rows: list[list[str]], base: list[list[str]], told: list[str]) -> None:
    """Those that did not go out; a workbook that went out before does not say which they are."""
    assert told == besides(sheet([Grid(name, rows)], base))


def test_comments_on_cells() -> None:
    """With their authors, where the file names them; an empty one says nothing."""
    notes = (
        ("Progress", Note("C5", "Ann", "Which\nyear?")),
        ("Progress", Note("C6", "", "x")),
        ("A", Note("A1", "", "")),
    )

    assert [
        "sheet 'Progress', cell C5: comment (Ann): Which year?",
        "sheet 'Progress', cell C6: comment: x",
    ] == besides(sheet([], BASE, notes))
