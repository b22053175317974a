"""`-o` never replaces a sheet that somebody filled in, whatever it would write there."""

from pathlib import Path

import openpyxl
import pytest

import bilingual
from conftest import Run

ASK = ("report", "request", "--body", "Members")
OTHERS = (
    (*ASK, "-o", "q.xlsx"),
    (*ASK, "--format", "csv", "-o", "q.xlsx"),
    ("list", "-o", "q.xlsx"),
    ("list", "bodies", "-o", "q.xlsx"),
    ("list", "--for-editing", "-o", "q.xlsx"),
    ("translate", "--lang", "fr", "--all", "-o", "q.xlsx"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A year in both languages, of which an action has begun."""
    bilingual.make(tmp_path)
    bilingual.speak_french(tmp_path)
    return tmp_path


def fill(file: Path, sheet: str, title: str, words: str) -> bytes:
    """Write into the first row, as Excel saves it."""
    book = openpyxl.load_workbook(file)
    titles = [cell.value for cell in book[sheet][1]]
    book[sheet].cell(2, titles.index(title) + 1).value = words
    book.save(file)
    return file.read_bytes()


@pytest.mark.parametrize(
    ("sent", "place", "hint"),
    [
        (OTHERS[0], ("Progress", "status"), "tfawg update --from q.xlsx"),
        (OTHERS[2], ("Actions", "result"), "tfawg update --from q.xlsx"),
        (OTHERS[4], ("Actions", "text"), "tfawg edit --from q.xlsx"),
        (OTHERS[5], ("Translation", "translation"), "tfawg translate --lang fr --from q.xlsx"),
    ],
)
def test_whatever_is_written_there_answers_stay(
    folder: Path, inside: Run, sent: tuple[str, ...], place: tuple[str, str], hint: str
) -> None:
    """Also where that column was filled when it went out; and it says what takes them over."""
    inside("-C", folder, "update", "1.1.1.1", "--status", "in progress")
    assert 0 == inside(*sent, cwd=folder).status
    assert 0 == inside(*sent, cwd=folder).status
    filled = fill(folder / "q.xlsx", *place, "completed")

    for typed in OTHERS:
        ran = inside(*typed, cwd=folder)
        assert (2, filled) == (ran.status, (folder / "q.xlsx").read_bytes()), typed
        assert f"q.xlsx is there, and holds answers\n  take them over: {hint};" in ran.err
    assert "replaced q.xlsx\n" in inside(*sent, "--force", cwd=folder).err


def test_all_requests_are_kept_as_one_is(folder: Path, inside: Run) -> None:
    """None of them is written where one holds answers."""
    typed = ("report", "request", "--all", "-o", "requests")
    assert 0 == inside(*typed, cwd=folder).status
    file = folder / "requests/members.xlsx"
    filled = fill(file, "Progress", "status", "postponed")

    assert (2, filled) == (inside(*typed, cwd=folder).status, file.read_bytes())


def test_one_that_cannot_be_compared_any_more_is_kept(folder: Path, inside: Run) -> None:
    """Its title of a column was translated; a list that asks for nothing has nothing to compare."""
    assert 0 == inside(*OTHERS[0], cwd=folder).status
    book = openpyxl.load_workbook(folder / "q.xlsx")
    book["Progress"]["A1"].value = "Nummer"
    book.save(folder / "q.xlsx")

    ran = inside(*OTHERS[0], cwd=folder)

    assert 2 == ran.status
    assert "q.xlsx is there, and may hold answers: q.xlsx: no sheet of it has a column 'number'" in ran.err
    assert 0 == inside("list", "bodies", "-o", "b.xlsx", cwd=folder).status
    assert 0 == inside("list", "bodies", "-o", "b.xlsx", cwd=folder).status
