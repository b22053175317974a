"""Workbooks go out, are filled in by whatever program, and come back: only what somebody wrote is taken."""

from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest

from conftest import Ran, Run

PLAN = "data/plans/2021-2022.yaml"
EDITION = "data/programme/2021-2022.yaml"
FILLED: dict[str, object] = {"status": "completed", "result": 12, "update": "All met.", "date": date(2022, 3, 8)}


def sent(inside: Run, folder: Path, body: str = "Members") -> Path:
    """Write the request to a body as a workbook."""
    file = folder / f"{body}.xlsx"
    assert 0 == inside("report", "request", "--body", body, "-o", file, cwd=folder).status
    return file


def fill(file: Path, of: str, /, **cells: object) -> None:
    """Write into the row of an action, as Excel saves it."""
    book = openpyxl.load_workbook(file)
    sheet = book["Progress"]
    titles = [cell.value for cell in sheet[1]]
    row = next(row for row in range(2, sheet.max_row + 1) if sheet[f"A{row}"].value == of)
    for name, value in cells.items():
        sheet.cell(row, titles.index(name) + 1).value = value  # type: ignore[assignment]
    book.save(file)


def returned(inside: Run, folder: Path, *files: Path) -> Ran:
    """Take sheets back."""
    return inside("update", "--from", *files, "--yes", cwd=folder)


def records(folder: Path) -> dict[Path, bytes]:
    """Give the bytes of all records."""
    return {file: file.read_bytes() for file in (folder / "data").rglob("*.yaml")}


def test_a_request_says_what_to_do(workspace: Path, inside: Run) -> None:
    """By when, and to whom; what is recorded stands in it, and what is asked is empty."""
    inside("update", "1.1.1.1", "Begun.", "--status", "in progress", cwd=workspace)
    options = ("--return-by", "1/2/2022", "--return-to", "the Secretariat")
    inside("report", "request", "--body", "Members", *options, "-o", "m.xlsx", cwd=workspace)

    book = openpyxl.load_workbook(workspace / "m.xlsx")
    first, sheet = book.worksheets[:2]

    assert "Annual Work Plan 2021/2022: what happened, told by Members" == first["A1"].value
    assert "Please send this file back by 1 February 2022 to the Secretariat." == first[f"A{first.max_row}"].value
    titles = [cell.value for cell in sheet[1]]
    row = dict(zip(titles, (cell.value for cell in sheet[2]), strict=True))
    assert ("1.1.1.1", "in progress", None) == (row["number"], row["status"], row["update"])
    assert 13 == sheet.max_row


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--return-by", "1/2/2022", "--return-to", "tfawg@wcoomd.org"), "by 1 February 2022 to tfawg@wcoomd.org"),
        (("--return-by", "1/2/2022"), "by 1 February 2022"),
        (("--return-to", "*us*"), "to *us*"),
    ],
)
def test_a_request_as_a_page_says_when_and_to_whom(
    workspace: Path, inside: Run, options: tuple[str, ...], said: str
) -> None:
    """At its head, in every form."""
    inside("report", "request", "--body", "Members", *options, "-o", "m.html", cwd=workspace)
    inside("report", "request", "--body", "Members", *options, "-o", "m.docx", cwd=workspace)
    word = docx.Document(str(workspace / "m.docx"))

    sentence = f"Please send this back {said}."
    assert f"</h1>\n<p><strong>{sentence}</strong></p>" in (workspace / "m.html").read_text(encoding="utf-8")
    assert sentence == word.paragraphs[1].text


@pytest.mark.parametrize("meanwhile", [(), ("1.1.1.1", "Settled.", "--status", "completed", "--date", "1/3/2022")])
def test_untouched_sheets_change_nothing(workspace: Path, inside: Run, meanwhile: tuple[str, ...]) -> None:
    """Not a byte, also of a list with dated updates, and also when the records went on meanwhile."""
    inside(
        "update",
        "1.1.1.1",
        "Begun.",
        "--date",
        "1/10/2021",
        "--by",
        "Members",
        "--status",
        "in progress",
        cwd=workspace,
    )
    files = [sent(inside, workspace), workspace / "all.xlsx"]
    inside("list", "-o", files[1], cwd=workspace)
    if meanwhile:
        inside("update", *meanwhile, cwd=workspace)
    before = records(workspace)

    ran = returned(inside, workspace, *files)

    assert (0, before) == (ran.status, records(workspace))
    assert "2 sheets: 37 rows, 0 of them with something new: nothing to change" in ran.out


def test_what_was_filled_in_is_taken(workspace: Path, inside: Run) -> None:
    """A status of the list, a number as the result, an update, and a day that Excel keeps as one."""
    file = sent(inside, workspace)
    fill(file, "1.1.2.1", **FILLED)

    ran = returned(inside, workspace, file)

    assert 0 == ran.status
    assert ran.out.startswith(
        "Members.xlsx: 12 rows, 1 of them with something new\n"
        "  1.1.2.1 status: completed\n"
        "  1.1.2.1 result: 12\n"
        "  1.1.2.1 update: 8 March 2022: All met.\n"
        "  Members answered (Members.xlsx): 1 of 12 rows say something new\n"
        "  no answer here of: WCO Secretariat; Secretariat; WCO Secretariat (CBD); TFAWG Secretariat; Chair TFAWG; "
        "Beneficiaries; TFAWG\n"
    )


def test_many_files_are_taken_together(workspace: Path, inside: Run) -> None:
    """All behind one `--from`; two bodies may tell of one action, and what both say alike is said once."""
    files = [sent(inside, workspace), sent(inside, workspace, "WCO Secretariat")]
    fill(files[0], "1.1.2.3", status="completed", update="Ten requests.")
    fill(files[1], "1.1.2.3", status="completed", update="All were met.")

    ran = returned(inside, workspace, *files)

    assert 0 == ran.status
    assert "2 sheets: 22 rows, 2 of them with something new\n" in ran.out
    assert ["status: completed", "update: Ten requests.", "update: All were met."] == [
        line.removeprefix("  1.1.2.3 ") for line in ran.out.splitlines() if line.startswith("  1.1.2.3 ")
    ]


def test_two_files_that_contradict_each_other_are_refused(workspace: Path, inside: Run) -> None:
    """By file and row, and nothing of either is taken."""
    files = [sent(inside, workspace), sent(inside, workspace, "WCO Secretariat")]
    fill(files[0], "1.1.2.3", status="completed")
    fill(files[1], "1.1.2.3", status="postponed")
    before = records(workspace)

    ran = returned(inside, workspace, *files)

    assert (2, before) == (ran.status, records(workspace))
    assert "WCO Secretariat.xlsx, row 2: 1.1.2.3 gets another status in Members.xlsx, row 5" in ran.err


def test_not_assessed_in_a_cell_takes_the_status_away(workspace: Path, inside: Run) -> None:
    """In the word that lists show; where nothing is recorded it says what is so."""
    inside("update", "1.1.1.1", "--status", "in progress", cwd=workspace)
    file = sent(inside, workspace)
    fill(file, "1.1.1.1", status="Not assessed")
    fill(file, "1.1.2.3", status="not assessed")

    ran = returned(inside, workspace, file)

    assert 0 == ran.status
    assert "  1.1.1.1 status: in progress → not assessed\n" in ran.out
    assert "1.1.2.3 status" not in ran.out


def test_what_both_changed_is_a_conflict(workspace: Path, inside: Run) -> None:
    """With both wordings; alike is none, and what only we changed stays and is told."""
    inside("update", "1.1.1.1", "--status", "in progress", "--result", "1 contact", cwd=workspace)
    file = sent(inside, workspace)
    inside("edit", "1.1.1.1", "--status", "postponed", "--result", "2 contacts", cwd=workspace)
    fill(file, "1.1.1.1", status="postponed", update="Next year.")
    taken = returned(inside, workspace, file)
    fill(file, "1.1.1.1", status="completed", update=None)

    ran = returned(inside, workspace, file)

    assert "  1.1.1.1 update: Next year.\n" in taken.out
    assert "row 2: result of 1.1.1.1 was changed here meanwhile, and stays: 2 contacts" in taken.out
    assert 2 == ran.status
    told = "row 2: status of 1.1.1.1 was changed by them and here: they say 'completed', the records say 'postponed'"
    assert f"  {told} (write the one that holds into the cell)" in ran.err


def test_an_empty_cell_takes_nothing_away(workspace: Path, inside: Run) -> None:
    """That it was emptied is told; where the words changed meanwhile as well, it is a conflict."""
    inside("update", "1.1.1.1", "--status", "in progress", "--result", "1 contact", cwd=workspace)
    file = sent(inside, workspace)
    fill(file, "1.1.1.1", status=None, update="Still going on.")
    ran = returned(inside, workspace, file)
    inside("edit", "1.1.1.1", "--status", "completed", cwd=workspace)
    again = returned(inside, workspace, file)

    assert "row 2: status was emptied, and 1.1.1.1 keeps it: in progress" in ran.out
    assert "    status: in progress\n" not in (workspace / PLAN).read_text(encoding="utf-8")
    assert "they say 'nothing', the records say 'completed'" in again.err


def test_an_action_that_was_renumbered_is_followed(workspace: Path, inside: Run) -> None:
    """By its words; one that was removed is a conflict that says so."""
    file = sent(inside, workspace)
    fill(file, "1.1.2.1", **FILLED)
    inside("renumber", "1.1.2.1", "1.1.2.3", "--shift", "--yes", cwd=workspace)
    followed = returned(inside, workspace, file)
    inside("remove", "1.1.2.3", "--yes", cwd=workspace)

    removed = returned(inside, workspace, file)

    assert "  1.1.2.3 status: completed\n" in followed.out
    assert "  1.1.2.1 has the number 1.1.2.3 now, and is followed\n" in followed.out
    assert 2 == removed.status


def test_a_removed_action_is_a_conflict(workspace: Path, inside: Run) -> None:
    """Its row says so."""
    file = sent(inside, workspace, "TFAWG")
    inside("remove", "4.1.1.1", "--yes", cwd=workspace)

    ran = returned(inside, workspace, file)

    assert "row 2: 4.1.1.1 of 2021/2022 was removed since this went out (take the row out of the sheet)" in ran.err


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"text": "Other words"}, "row 2: text is not what 1.1.1.1 says (a sheet changes status, result and update"),
        ({"number": "1.1.2.1"}, "row 2: it went out for 1.1.1.1, and its number is 1.1.2.1 now"),
        ({"result": date(2022, 6, 1)}, "row 2: column I (result): Excel made a date of what was typed: 2022-06-01"),
        ({"result": 0.5}, "row 2: column I (result): Excel made a number that is shown in another way"),
        ({"update": "=A1"}, "row 2: column J (update): Excel made a formula of what was typed"),
        ({"update": True}, "row 2: column J (update): Excel made TRUE or FALSE of what was typed: TRUE"),
        ({"status": "finished"}, "row 2: there is no status of an action 'finished'"),
        ({"date": date(2022, 3, 8)}, "row 2: date and by belong to an update, and there is none"),
    ],
)
def test_what_cannot_be_taken_is_named_by_row_and_column(
    workspace: Path, inside: Run, cells: dict[str, object], told: str
) -> None:
    """Then nothing is taken."""
    file = sent(inside, workspace)
    fill(file, "1.1.1.1", **cells)
    if cells.get("result") == 0.5:
        book = openpyxl.load_workbook(file)
        book["Progress"]["I2"].number_format = "0%"
        book.save(file)
    before = records(workspace)

    ran = returned(inside, workspace, file)

    assert (2, before) == (ran.status, records(workspace))
    assert told in ran.err


def test_a_row_without_its_number_or_key_is_known_all_the_same(workspace: Path, inside: Run) -> None:
    """Its number may be gone, or the hidden column."""
    file = sent(inside, workspace)
    fill(file, "1.1.1.1", status="completed", number=None)
    fill(file, "1.1.2.1", status="completed", key=None)

    ran = returned(inside, workspace, file)

    assert "  1.1.1.1 status: completed\n  1.1.2.1 status: completed\n" in ran.out


def test_a_sheet_that_was_copied_alone_is_taken_as_a_csv_is(workspace: Path, inside: Run) -> None:
    """Into a workbook of its own, without the hidden sheet; pandas puts the count of the rows before it."""
    book = openpyxl.load_workbook(sent(inside, workspace))
    rows = [[cell.value for cell in row] for row in book["Progress"].iter_rows()]
    rows[1][7] = "completed"
    for name, count in (("alone", False), ("pandas", True)):
        copy = openpyxl.Workbook()
        for place, row in enumerate(rows):
            copy.worksheets[0].append([*([place - 1 if place else None] if count else []), *row])
        copy.save(workspace / f"{name}.xlsx")

    alone, pandas = (
        inside("update", "--from", f"{name}.xlsx", "--dry-run", cwd=workspace) for name in ("alone", "pandas")
    )

    assert (0, 0) == (alone.status, pandas.status)
    assert "+    status: completed\n" in alone.out
    assert alone.out == pandas.out


def test_a_workbook_of_ones_own_is_taken_as_a_csv_is(workspace: Path, inside: Run) -> None:
    """Its titles may stand below other lines; a second sheet with numbers is one too many, and none is too few."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Answers"])
    sheet.append([" Number ", "Status"])
    sheet.append(["1.1.1.1", "completed"])
    book.save(workspace / "own.xlsx")
    ran = returned(inside, workspace, workspace / "own.xlsx")
    book.copy_worksheet(sheet)
    book.save(workspace / "two.xlsx")
    sheet["A2"] = "No"
    book.worksheets[1]["A2"] = "No"
    book.save(workspace / "none.xlsx")

    two, none = (returned(inside, workspace, workspace / f"{name}.xlsx") for name in ("two", "none"))

    assert ran.out.startswith("own.xlsx: 1 row, 1 of them with something new\n  1.1.1.1 status: completed\nwrote")
    assert "error: two.xlsx: several sheets have a column 'number'\n" in two.err
    assert "error: none.xlsx: no sheet of it has a column 'number'\n" in none.err


def test_a_column_that_somebody_added_is_taken_as_well(workspace: Path, inside: Run) -> None:
    """What it says and the records say already is nothing new."""
    inside("update", "1.1.1.1", "--status", "completed", cwd=workspace)
    inside("list", "--columns", "number,year", "-o", "l.xlsx", cwd=workspace)
    book = openpyxl.load_workbook(workspace / "l.xlsx")
    sheet = book.worksheets[0]
    for place, words in enumerate(("status", "Completed", "postponed"), start=1):
        sheet.cell(place, 9).value = words
    book.save(workspace / "l.xlsx")

    ran = returned(inside, workspace, workspace / "l.xlsx")

    assert ran.out.startswith("l.xlsx: 25 rows, 1 of them with something new\n  1.1.2.1 status: postponed\n")


@pytest.mark.parametrize("words", ["1.2E+05", "Jun-22", "8-Mar-22", "8-Mar", "#NAME?", "########"])
def test_what_excel_made_of_words_in_a_csv_is_refused(workspace: Path, inside: Run, words: str) -> None:
    """By row and column, with the words of the cell."""
    (workspace / "m.csv").write_text(f"number,result\n1.1.1.1,{words}\n", encoding="utf-8")

    ran = returned(inside, workspace, workspace / "m.csv")

    assert 2 == ran.status
    assert "row 2: column B (result): Excel made a" in ran.err
    assert f"of what was typed: {words}" in ran.err


def test_every_body_is_asked(workspace: Path, inside: Run) -> None:
    """A file each; with aliases one for each that belongs to no other."""
    each = inside("report", "request", "--all", "-o", "each", cwd=workspace)
    inside("report", "request", "--all", "--with-aliases", "--format", "csv", "-o", "some", cwd=workspace)
    checked = inside("report", "request", "--all", "-o", "each", "--check", cwd=workspace)

    assert (0, 0) == (each.status, checked.status)
    names = {"beneficiaries", "chair-tfawg", "members", "secretariat", "tfawg", "tfawg-secretariat", "wco-secretariat"}
    assert {f"{name}.xlsx" for name in (*names, "wco-secretariat-cbd")} == {
        one.name for one in (workspace / "each").iterdir()
    }
    assert {"members.csv", "wco-secretariat.csv", "beneficiaries.csv", "chair-tfawg.csv", "tfawg.csv"} == {
        one.name for one in (workspace / "some").iterdir()
    }


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--all",), "--all asks every body and needs a folder"),
        (("--all", "--body", "Members", "-o", "x"), "--all asks every body and needs a folder"),
        (
            ("--body", "Members", "-o", "x.csv", "--return-to", "us"),
            "a csv has no place for --return-by and --return-to",
        ),
        (("--body", "Members", "-o", "x.xlsx", "--return-by", "soon"), "'soon' is not a date"),
        (("--body", "Members", "--format", "xlsx"), "a workbook goes into a file of its own kind"),
        (("--body", "Members", "--separator", ";"), "--separator parts the cells of a csv"),
        (("--body", "Members", "--separator", "x", "-o", "x.csv"), "'x' parts no cells"),
    ],
)
def test_requests_that_contradict_themselves(
    workspace: Path, inside: Run, options: tuple[str, ...], message: str
) -> None:
    """Each with its next step."""
    ran = inside("report", "request", *options, cwd=workspace)

    assert 2 == ran.status
    assert message in ran.err


@pytest.mark.parametrize(("typed", "sign"), [(";", ";"), ("tab", "\t"), (",", ",")])
def test_cells_of_a_csv_are_parted_as_a_country_does(workspace: Path, inside: Run, typed: str, sign: str) -> None:
    """And it comes back."""
    inside("report", "request", "--body", "Members", "-o", "m.csv", "--separator", typed, cwd=workspace)
    inside("list", "-o", "l.csv", "--separator", typed, cwd=workspace)

    text = (workspace / "m.csv").read_text(encoding="utf-8-sig")
    ran = returned(inside, workspace, workspace / "m.csv", workspace / "l.csv")

    assert text.startswith(f"number{sign}year{sign}text{sign}")
    assert (0, True) == (ran.status, "nothing to change" in ran.out)


def test_a_workbook_that_holds_answers_is_not_replaced(workspace: Path, inside: Run) -> None:
    """They would be lost; one that nobody filled in is."""
    file = sent(inside, workspace)
    again = inside("report", "request", "--body", "Members", "-o", file, cwd=workspace)
    fill(file, "1.1.1.1", update="Done.")
    before = file.read_bytes()

    ran = inside("report", "request", "--body", "Members", "-o", file, cwd=workspace)

    assert (0, 2, before) == (again.status, ran.status, file.read_bytes())
    assert "holds answers" in ran.err


def test_lists_of_other_kinds_are_workbooks_too(workspace: Path, inside: Run) -> None:
    """With every field, nothing to fill in and nothing hidden."""
    inside("list", "bodies", "-o", "b.xlsx", cwd=workspace)

    book = openpyxl.load_workbook(workspace / "b.xlsx")

    assert ["Bodies", "tfawg"] == book.sheetnames
    assert "year,name,short,kind,same_as,part_of,actions" == ",".join(str(cell.value) for cell in book["Bodies"][1])


@pytest.mark.parametrize("how", ["c.xlsx", "c.csv"])
def test_a_body_without_actions_is_asked_nothing(workspace: Path, inside: Run, how: str) -> None:
    """No empty sheet goes out to it; a page says so."""
    ran = inside("report", "request", "--body", "Policy Commission", "-o", how, cwd=workspace)

    assert (2, False) == (ran.status, (workspace / how).exists())
    assert "error: Policy Commission is responsible for no action of 2021/2022, so there is nothing" in ran.err


def test_a_sheet_can_be_taken_twice(workspace: Path, inside: Run) -> None:
    """However loosely its cells were typed: what would be stored is compared."""
    file = sent(inside, workspace)
    fill(file, "1.1.1.1", status="Completed", result="All  met ", update="Held.", date="8 Mar 2022")

    first, before = returned(inside, workspace, file), records(workspace)
    second = returned(inside, workspace, file)

    assert (0, 0) == (first.status, second.status)
    assert "nothing to change, it says so already" in second.out
    assert before == records(workspace)


def test_a_workbook_for_editing_can_be_taken_twice(workspace: Path, inside: Run) -> None:
    """Bodies by their abbreviations, codes in small letters, days as people write them."""
    inside("list", "actions", "--for-editing", "-o", "p.xlsx", cwd=workspace)
    book = openpyxl.load_workbook(workspace / "p.xlsx")
    sheet = book["Actions"]
    titles = [cell.value for cell in sheet[1]]
    for name, value in {"responsible": "members;wco secretariat", "due": "1 June 2022", "status": "Postponed"}.items():
        sheet.cell(2, titles.index(name) + 1).value = value
    book.save(workspace / "p.xlsx")

    first = inside("edit", "--from", "p.xlsx", "--yes", cwd=workspace)
    before = records(workspace)
    second = inside("edit", "--from", "p.xlsx", "--yes", cwd=workspace)

    assert (0, 0) == (first.status, second.status)
    assert "nothing to change, it says so already" in second.out
    assert before == records(workspace)


def test_a_workbook_that_nobody_touched_is_no_answer(workspace: Path, inside: Run) -> None:
    """It is not told as one."""
    inside("report", "request", "--body", "Members", "-o", "Members.xlsx", cwd=workspace)

    ran = inside("update", "--from", "Members.xlsx", "--yes", cwd=workspace)

    assert "  Members sent nothing new (Members.xlsx)\n" in ran.out
    assert "nothing to change, nothing new is filled in\n" in ran.out
    assert "answered" not in ran.out
