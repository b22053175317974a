"""`-o` never replaces a sheet that somebody filled in, whatever it would write there."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

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
LACKING = ("translate", "--lang", "fr", "-o", "q.xlsx")


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


MONTHS = [
    (OTHERS[0], ("Progress", "update"), "Half of it is done.", "update --yes", OTHERS[0]),
    (OTHERS[0], ("Progress", "status"), "completed", "update --yes", ("list", "--status", "postponed", "-o", "q.xlsx")),
    (OTHERS[2], ("Actions", "result"), "7 of 9", "update --yes", ("list", "bodies", "-o", "q.xlsx")),
    (OTHERS[4], ("Actions", "text"), "Send two calls", "edit --yes", ("list", "tasks", "-o", "q.xlsx")),
    (LACKING, ("Translation", "translation"), "Envoyer deux appels", "translate --lang fr", LACKING),
]


@pytest.mark.parametrize("month", MONTHS)
def test_what_was_taken_over_may_be_replaced(
    folder: Path, inside: Run, month: tuple[tuple[str, ...], tuple[str, str], str, str, tuple[str, ...]]
) -> None:
    """Each month the same file goes out again, and its rows may be others by then; one word more, and it stays."""
    sent, place, words, command, again = month
    for number, text in (("1.1.1.1", "Send two calls for experiences"), ("2.1.1.1", "Offer two speakers")):
        inside("-C", folder, "edit", number, "--text", text)
    assert 0 == inside(*sent, cwd=folder).status
    filled = fill(folder / "q.xlsx", *place, words)
    refused = inside(*again, cwd=folder)
    taken = inside(*command.split(), "--from", "q.xlsx", cwd=folder)
    assert (2, 0, filled) == (refused.status, taken.status, (folder / "q.xlsx").read_bytes())

    more = fill(folder / "q.xlsx", *place, "postponed" if place[1] == "status" else f"{words} And more.")
    assert (2, more) == (inside(*again, cwd=folder).status, (folder / "q.xlsx").read_bytes())
    fill(folder / "q.xlsx", *place, words)
    assert "replaced q.xlsx\n" in inside(*again, cwd=folder).err


@pytest.mark.parametrize(
    "lost",
    [
        ("edit", "2.1.1.1", "--lang", "fr", "--text", "Autre chose"),
        ("remove", "2.1.1.1", "--yes"),
        ("update", "1.1.1.1", "Told."),
    ],
)
def test_what_the_records_say_no_more_stays(folder: Path, inside: Run, lost: tuple[str, ...]) -> None:
    """Words that were changed or removed since, and all of them where records cannot be read."""
    inside("-C", folder, "edit", "2.1.1.1", "--text", "Offer two speakers to a conference")
    inside(*LACKING, cwd=folder)
    filled = fill(folder / "q.xlsx", "Translation", "translation", "Proposer deux orateurs")
    inside("translate", "--lang", "fr", "--from", "q.xlsx", cwd=folder)
    assert 0 == inside("-C", folder, *lost).status
    if lost[0] == "update":
        (folder / "data/plans/2021-2022.fr.yaml").write_bytes(b"{")

    assert (2, filled) == (inside(*OTHERS[2], cwd=folder).status, (folder / "q.xlsx").read_bytes())


def test_a_remark_beside_what_was_taken_over_stays(folder: Path, inside: Run) -> None:
    """Nothing takes it over; nor a yes that says yes to nothing."""
    inside("-C", folder, "edit", "2.1.1.1", "--lang", "fr", "--unset", "text")
    for title, words in (("english", "see my mail"), ("still right", "yes")):
        assert 0 == inside(*LACKING, "--force", cwd=folder).status
        filled = fill(folder / "q.xlsx", "Translation", title, words)
        assert (2, filled) == (inside(*LACKING, cwd=folder).status, (folder / "q.xlsx").read_bytes()), title


@pytest.mark.parametrize("beside", ["a comment", "the first sheet", "another sheet"])
@pytest.mark.parametrize(
    ("sent", "taken_by"),
    [
        (OTHERS[0], ("Progress", "update")),
        (OTHERS[4], ("Actions", "edit")),
        (LACKING, ("Translation", "translate --lang fr")),
    ],
)
def test_what_stands_beside_the_rows_is_told_and_stays(
    folder: Path, inside: Run, sent: tuple[str, ...], taken_by: tuple[str, str], beside: str
) -> None:
    """No command takes it, so it is told by the one that takes the rows, and replaced by none."""
    sheet, command = taken_by
    inside("-C", folder, "edit", "2.1.1.1", "--text", "Offer two speakers to a conference")
    assert 0 == inside(*sent, cwd=folder).status
    book = openpyxl.load_workbook(folder / "q.xlsx")
    if beside == "a comment":
        book[sheet]["A2"].comment = Comment("Which one?", "Ann")
    elif beside == "the first sheet":
        book["Read me first"]["B9"].value = "Which one?"
    else:
        book.create_sheet("Mine")["C3"].value = "Which one?"
    book.save(folder / "q.xlsx")
    left = (folder / "q.xlsx").read_bytes()

    told = {
        "a comment": f"sheet '{sheet}', cell A2: comment (Ann): Which one?",
        "the first sheet": "sheet 'Read me first' is not taken: Which one?",
        "another sheet": "sheet 'Mine' is not taken: Which one?",
    }[beside]
    taken, again = inside(*command.split(), "--from", "q.xlsx", cwd=folder), inside(*sent, cwd=folder)

    assert (0, True) == (taken.status, f"  {told}\n" in taken.out), taken
    assert (2, left) == (again.status, (folder / "q.xlsx").read_bytes())
    assert "q.xlsx is there, and holds what no command takes over" in again.err
    assert told in again.err


@pytest.mark.parametrize("sent", [("list", "-o", "a.csv"), (*ASK, "-o", "a.csv")])
@pytest.mark.parametrize("added", ["a column", "a row"])
def test_a_csv_with_additions_is_asked_about(folder: Path, inside: Run, sent: tuple[str, ...], added: str) -> None:
    """It hides nothing of the day when it went out; but no list has a column of that title, or a row of no item."""
    file = folder / "a.csv"
    assert [0, 0] == [inside(*sent, cwd=folder).status for _ in range(2)]
    inside("-C", folder, "edit", "1.1.1.1", "--text", "Send three calls")
    assert 0 == inside(*sent, cwd=folder).status
    head, *rows = file.read_bytes().splitlines()
    words = [head + b",remark", *(row + b",see my mail" for row in rows)] if added == "a column" else [head, *rows]
    words += [b",,Ask Ann"] if added == "a row" else []
    file.write_bytes(b"\r\n".join(words))

    refused = inside(*sent, cwd=folder)

    assert (2, b"\r\n".join(words)) == (refused.status, file.read_bytes())
    assert "error: a.csv is there, and is another document, or somebody added to it\n" in refused.err
    assert "replaced a.csv\n" in inside(*sent, "--force", cwd=folder).err


@pytest.mark.parametrize(
    ("there", "status"), [('number,text\n"1.1,Ask', 2), ("number,text\n1.1,Ask\n", 0), (" \n", 0), ("", 0)]
)
def test_a_csv_that_is_none_any_more_is_asked_about(folder: Path, inside: Run, there: str, status: int) -> None:
    """A quote that nobody closes is no work of ours; an empty file holds nothing that could be lost."""
    (folder / "a.csv").write_text(there, encoding="utf-8")
    assert status == inside("list", "-o", "a.csv", cwd=folder).status
