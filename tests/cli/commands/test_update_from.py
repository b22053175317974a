"""`tfawg update --from`: a sheet that went out comes back filled in."""

import json
from pathlib import Path

import pytest

from conftest import Ran, Run
from tfawg_cli.operations.reports.request import SHEET

PLAN = "data/plans/2021-2022.yaml"
HEAD = "number,status,result,update,date,by\n"


def sheet(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    """Write a sheet."""
    file = folder / "members.csv"
    file.write_bytes(text.encode(encoding))
    return file


def taken(inside: Run, folder: Path, text: str, *options: str) -> Ran:
    """Take a sheet."""
    return inside("update", "--from", sheet(folder, text), *options, cwd=folder)


def test_all_rows_are_taken(small: Path, inside: Run) -> None:
    """What each row changes is shown, then written."""
    before = (small / PLAN).read_text(encoding="utf-8")

    ran = taken(
        inside,
        small,
        HEAD + "1.1.1.1,Completed,12 experiences,All were published.,8/3/2022,members\n1.1.1.2,,,,,\n"
        '2.1.1.1,postponed,,"No conference took place, anywhere.",,\n',
        "--yes",
    )

    after = (small / PLAN).read_text(encoding="utf-8")
    assert 0 == ran.status
    assert ran.out.startswith(
        "members.csv: 3 rows, 2 of them with something new\n"
        "  1.1.1.1 status: in progress → completed\n"
        "  1.1.1.1 result: 12 experiences\n"
        "  1.1.1.1 update: 8 March 2022, Members: All were published.\n"
        "  2.1.1.1 status: postponed\n"
        "  2.1.1.1 update: No conference took place, anywhere.\n"
    )
    assert set(before.splitlines()) - set(after.splitlines()) == {"    status: in progress"}
    assert 0 == inside("validate", cwd=small).status


def test_the_same_sheet_a_second_time_changes_nothing(small: Path, inside: Run) -> None:
    """Nobody's update is recorded twice."""
    text = HEAD + "1.1.1.1,completed,,All were published.,8/3/2022,Members\n"
    taken(inside, small, text, "--yes")
    before = (small / PLAN).read_bytes()

    ran = taken(inside, small, text, "--yes")

    assert (0, True, before) == (ran.status, "nothing to change" in ran.out, (small / PLAN).read_bytes())


def test_nothing_is_written_unasked(small: Path, inside: Run) -> None:
    """Without a terminal it needs --yes; a dry run shows the diff."""
    before = (small / PLAN).read_bytes()
    text = HEAD + "1.1.1.1,completed,,,,\n"

    asked, dry = taken(inside, small, text), taken(inside, small, text, "--dry-run")

    assert (2, 0, before) == (asked.status, dry.status, (small / PLAN).read_bytes())
    assert "-    status: in progress\n+    status: completed\n" in dry.out


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_every_dialect_of_excel_is_read(small: Path, inside: Run, encoding: str, delimiter: str, newline: str) -> None:
    """Commas, semicolons or tabs; a byte order mark or none."""
    text = (HEAD + "1.1.1.1,completed,Zwölf,,,\n").replace(",", delimiter).replace("\n", newline)

    ran = inside("update", "--from", sheet(small, text, encoding), "--yes", cwd=small)

    assert (0, True) == (ran.status, "result: Zwölf" in ran.out)


def test_the_file_that_list_wrote_comes_back(workspace: Path, inside: Run) -> None:
    """Unchanged it changes nothing; with a column for updates it is a form."""
    inside("list", "--format", "csv", "-o", workspace / "all.csv", cwd=workspace)
    text = (workspace / "all.csv").read_text(encoding="utf-8")
    unchanged = inside("update", "--from", workspace / "all.csv", cwd=workspace)
    lines = text.splitlines()
    filled = [f"{lines[0]},update", *(f"{line},Done in part." for line in lines[1:])]

    ran = taken(inside, workspace, "\r\n".join(filled), "--yes")

    assert (0, True) == (unchanged.status, "nothing to change" in unchanged.out)
    assert (0, 25) == (ran.status, ran.out.count("update: Done in part."))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "members.csv is empty"),
        ("status\ncompleted\n", "there is no column 'number'"),
        ("number,satus\n1.1.1.1,completed\n", "there is no column 'satus'"),
        ("number,Remark,note\n1.1.1.1,a,b\n", "there is no column 'Remark' or 'note'\n  correct the title or take the"),
        ("number,status,,,\n", "members.csv has no rows below its titles"),
        (
            "number,update\r\n1.1.1.1,Two sessions, one of them online\r\n",
            "row 2: it has more cells than the first line",
        ),
        ("number,update,,\n1.1.1.1,Two sessions, one online,\n", "row 2: column C has no title and says 'one online'"),
        ("number,,status\n1.1.1.1,,\n1.1.1.2,x,\n", "row 3: column B has no title and says 'x'"),
        ("number" + "," * 52 + "\n1.1.1.1" + "," * 52 + "x\n", "row 2: column BA has no title and says 'x'"),
        ("sep=;\nnumber;status\n1.1.1.1;well\n", "row 2: there is no status of an action 'well'"),
        ("number,status,Status\n1.1.1.1,completed,completed\n", "the column 'status' stands there twice"),
        (HEAD + '1.1.1.1,"completed\n', "is no CSV file"),
        (HEAD + "1.1.9.1,completed,,,,\n", "row 2: there is no item 1.1.9.1 in 2021/2022"),
        (HEAD + "1.1.1.1,well,,,,\n", "row 2: there is no status of an action 'well'"),
        (HEAD + "1.1.1.1,,,,8/3/2022,\n", "row 2: date and by belong to an update"),
        (HEAD + "1.1.1.1,,,Done.,8/33/2022,\n", "row 2: there is no day 8/33/2022"),
        (HEAD + "1.1.1.1,,,Done.,,Nobody\n", "row 2: there is no body 'Nobody'"),
        (HEAD + "1.1.1,completed,,,,\n", "row 2: sub-task 1.1.1 of 2021/2022 has no updates"),
        (HEAD + ",completed,,,,\n", "row 2: '' is not an item number"),
        (HEAD + "1.1.1.1,completed,,,,\n1.1.1.1,postponed,,,,\n", "row 3: 1.1.1.1 gets another status in row 2"),
        ("number,text,status\n1.1.1.1,Other words,completed\n", "row 2: text is not what 1.1.1.1 says"),
        ("number,year\n1.1.1.1,2022/2023\n", "row 2: there is no item 1.1.1.1 in 2022/2023"),
        ("number,year\n1.1.1.1,soon\n", "row 2: 'soon' is not a financial year"),
    ],
)
def test_what_cannot_be_taken_is_named_by_row(small: Path, inside: Run, text: str, message: str) -> None:
    """Then no row is taken."""
    before = (small / PLAN).read_bytes()

    ran = taken(inside, small, text, "--yes")

    assert (2, "", before) == (ran.status, ran.out, (small / PLAN).read_bytes())
    assert message in ran.err


def test_every_title_that_is_accepted_is_named(small: Path, inside: Run) -> None:
    """Also of the columns that a request shows and nobody may change."""
    ran = taken(inside, small, "number,remark\n1.1.1.1,x\n")

    assert (
        "error: members.csv: there is no column 'remark'\n"
        "  correct the title or take the column out; there are: number, year, status, result, update, date, by, text, "
        "responsible, indicator, timeline, due, updates, carried_from, to_confirm\n"
    ) == ran.err
    assert set(SHEET) <= set(ran.err.partition("there are: ")[2].strip().split(", "))


def test_a_text_that_its_separator_cut_is_never_stored(small: Path, inside: Run) -> None:
    """Excel puts it in quotes; who writes a sheet by hand may forget them, and is told where and what to do."""
    ran = taken(inside, small, "number,update\r\n1.1.1.1,Two sessions, one of them online\r\n", "--yes")

    assert (
        "error: members.csv: 1 row cannot be taken; nothing was written\n"
        "  row 2: it has more cells than the first line has columns: 'one of them online' "
        "(put a text that holds a separator in quotes)\n"
    ) == ran.err


def test_empty_cells_and_columns_of_excel_are_welcome(small: Path, inside: Run) -> None:
    """Excel writes what was once touched, and a first line that names the separator."""
    sheet_of_excel = (
        "sep=;\r\nnumber;status; ;;update;date;\r\n"
        "1.1.1.1;completed;;; Done, in part.;3-Dec-21;;;;\r\n;;;;;\r\n1.1.1.2\r\n"
    )

    ran = taken(inside, small, sheet_of_excel, "--yes")

    assert ran.out.startswith(
        "members.csv: 2 rows, 1 of them with something new\n"
        "  1.1.1.1 status: in progress → completed\n"
        "  1.1.1.1 update: 3 December 2021: Done, in part.\n"
    )


BLOCK = "\n    text: a\n    responsible: [Members]\n    indicator: b\n"
FLOW = " {text: a, responsible: [Members], indicator: b"


@pytest.mark.parametrize(
    "item",
    [
        f"{BLOCK}    updates:\n      - text: First.\n",
        f"{BLOCK}    updates: [{{text: First.}}]\n",
        BLOCK,
        f"{BLOCK}    updates:\n",
        f"{BLOCK}    updates: []\n",
        f"{FLOW}, updates: [{{text: First.}}]}}\n",
        f"{FLOW}}}\n",
        f"{FLOW}, updates: }}\n",
        f"{FLOW}, updates: []}}\n",
    ],
)
def test_several_updates_of_one_action_are_taken_in_the_order_of_the_rows(small: Path, inside: Run, item: str) -> None:
    """Several Members answer one action, however it is written; status and result come with them."""
    other = "  1.1.1.2: {text: c, responsible: [Members], indicator: d}\n"
    plan = f"format: 1\nfinancial_year: 2021/2022\nactions:\n  1.1.1.1:{item}{other}"
    (small / PLAN).write_text(plan, encoding="utf-8", newline="\n")
    rows = "1.1.1.1,,,Second.,,\n1.1.1.1,completed,,Third.,8/3/2022,Members\n1.1.1.2,,,Other.,,\n1.1.1.1,,4,Last.,,\n"

    ran = taken(inside, small, HEAD + rows, "--yes")

    assert 0 == ran.status, ran.err
    assert ran.out.startswith("members.csv: 4 rows, 4 of them with something new\n")
    action, neighbour = json.loads(inside("list", "--format", "json", cwd=small).out)["items"]
    first = ["First."] if "First." in item else []
    assert [*first, "Second.", "Third.", "Last."] == [one["text"] for one in action["updates"]]
    assert ("completed", "4") == (action["status"], action["result"])
    assert ["Other."] == [one["text"] for one in neighbour["updates"]]


def test_all_bad_rows_are_named_at_once(small: Path, inside: Run) -> None:
    """Somebody has to mend them all."""
    ran = taken(inside, small, HEAD + "1.1.1.1,well,,,,\n1.1.1.2,completed,,,,\n9.9.9.9,,,,,\n", "--yes")

    assert "error: members.csv: 2 rows cannot be taken; nothing was written\n  row 2:" in ran.err
    assert "\n  row 4:" in ran.err


def test_excel_that_saved_another_encoding_is_told_how(small: Path, inside: Run) -> None:
    """Western European bytes are no UTF-8."""
    ran = inside("update", "--from", sheet(small, HEAD + "1.1.1.1,,Zwölf,,,\n", "cp1252"), cwd=small)

    assert (2, True) == (ran.status, "save it from Excel as 'CSV UTF-8'" in ran.err)


def test_the_year_of_a_row_and_of_the_option_must_agree(small: Path, inside: Run) -> None:
    """Else one of the two is a mistake."""
    ran = taken(inside, small, "number,year,status\n1.1.1.1,2020/2021,completed\n", "--year", "2021/2022")

    assert "row 2: it is about 2020/2021, and --year says 2021/2022" in ran.err


def test_a_sheet_may_leave_the_year_to_the_option(small: Path, inside: Run) -> None:
    """Members know nothing of other years."""
    ran = taken(inside, small, "number,status\n1.1.1.1,completed\n", "--year", "2021/2022", "--yes")

    assert (0, True) == (ran.status, "1.1.1.1 status: in progress → completed" in ran.out)


def test_a_year_that_is_named_is_enough(small: Path, inside: Run) -> None:
    """Then no row needs to say it."""
    ran = taken(inside, small, "number,year,status\n1.1.1.1,2021-22,completed\n", "--year", "2021/2022", "--yes")

    assert (0, True) == (ran.status, "1.1.1.1 status: in progress → completed" in ran.out)


def test_an_apostrophe_that_keeps_excel_away_is_no_content(small: Path, inside: Run) -> None:
    """One that somebody typed is."""
    ran = taken(inside, small, HEAD + "1.1.1.1,,'12/2013,,,\n1.1.1.2,,'Tis done,,,\n", "--yes")

    assert "1.1.1.1 result: 12/2013\n" in ran.out
    assert "1.1.1.2 result: 'Tis done\n" in ran.out


def test_numbers_that_stand_in_two_years_need_one(small: Path, inside: Run) -> None:
    """A sheet without years is about one of them."""
    text = (small / PLAN).read_text(encoding="utf-8").replace("financial_year: 2021/2022", "financial_year: 2022/2023")
    (small / "data/plans/2022-2023.yaml").write_text(text, encoding="utf-8")

    assert "row 2: 1.1.1.1 stands in several open plans" in taken(inside, small, HEAD + "1.1.1.1,completed,,,,\n").err


def test_no_plan_may_be_open(small: Path, inside: Run) -> None:
    """A closed year takes no sheet unasked."""
    with (small / PLAN).open("a", encoding="utf-8") as plan:
        plan.write("closed: 2022-09-01\n")

    assert "row 2: no plan is open" in taken(inside, small, HEAD + "1.1.1.1,completed,,,,\n").err


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "number,update\n1.1.1.1,Réunion\n".encode("cp1252"),
            ", row 2: the byte \\xe9 is not UTF-8: 1.1.1.1,R\\xe9union",
        ),
        ("number,update\n".encode("utf-16"), ": the file is UTF-16"),
    ],
)
def test_a_sheet_in_another_encoding_is_named_by_its_row(
    small: Path, inside: Run, content: bytes, message: str
) -> None:
    """With the words as far as they can be read."""
    (small / "members.csv").write_bytes(content)

    ran = inside("update", "--from", "members.csv", "--yes", cwd=small)

    assert f"error: members.csv{message}\n  save it from Excel as 'CSV UTF-8'\n" == ran.err
