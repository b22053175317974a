"""What `-o` replaces without a question: the document of an earlier day, and nothing of another hand."""

import zipfile
from pathlib import Path

import pytest

from conftest import Run
from terminal import answered
from tfawg_cli.storage.same_document import is_same_document

PLAN = "# Annual Work Plan 2021-2022\n\nText\n"


@pytest.mark.parametrize(
    ("name", "there", "new", "expected"),
    [
        ("plan.md", PLAN, "# Annual Work Plan 2022-2023\n", True),
        ("plan.md", "", PLAN, True),
        ("plan.md", " \n", PLAN, True),
        ("plan.md", "\n# Annual Work Plan\n", PLAN, True),
        ("plan.md", "hand-written\n", PLAN, False),
        ("plan.md", "hand-written\nAnnual Work Plan\n", PLAN, False),
        ("plan.md", "2021\n", PLAN, False),
        ("plan.md", "# One two three four\n", "# One two five six\n", True),
        ("plan.md", "# One two three\n", "# One four five\n", False),
        ("plan.md", "# Progress Report 2021-2022\n", PLAN, False),
        ("plan.md", "# Notes on the Annual Work Plan of 2021\n", PLAN, True),
        ("changes.md", "# No changes from a to b\n", "# 3 changes from a to c\n", True),
        ("list.md", "| Number | Text | Status |\n", "| Number | Text |\n", True),
        ("list.csv", "number,text,status\r\n", "year,number,text,responsible\r\n", True),
        ("list.csv", "Name;Address\r\n", "year,number,text,responsible\r\n", False),
        ("list.txt", "1.1.1.1\tOffer a speaker\n", "2.1.1.1\tSend a call\n", True),
        ("list.txt", "1st: milk\n", "2.1.1.1\tSend a call\n", False),
        ("list.txt", "2.1.1.1\tSend a call\n", "milk\n", False),
        ("list.json", '{\n  "format": 1,\n  "kind": "actions"}\n', '{\n  "format": 1,\n  "kind": "bodies"\n', True),
        ("list.json", '{\n  "format": 1,\n  "kind": "actions"}\nx', '{\n  "format": 1,\n  "kind": "bodies"\n', False),
        ("list.json", '{\n  "format": 1,\n  "kind":' + "[" * 100_000, '{\n  "format": 1,\n  "kind": "x"\n', False),
        ("list.json", '{\n  "name": "x",\n  "version": 1\n', '{\n  "format": 1,\n  "kind": "bodies"\n', False),
        ("a.html", "<!DOCTYPE html>\n<title>Annual Work\n1</title></html>\n", "<title>Annual Work 2</title>", True),
        ("a.html", "<title>Annual Work Plan</title></html>\n<p>Mine", "<title>Annual Work Plan</title>", False),
        ("a.HTM", "<!DOCTYPE html>\n<title>My page</title>", "<!DOCTYPE html>\n<title>Annual Work Plan</title>", False),
        ("a.html", "<!DOCTYPE html>\n", "<!DOCTYPE html>\n<title>Annual Work Plan</title>", False),
    ],
)
def test_a_document_is_known_by_how_it_begins(
    tmp_path: Path, name: str, there: str, new: str, *, expected: bool
) -> None:
    """Its title or its columns; the year, the item and the order of the columns are no other document."""
    (tmp_path / name).write_text(there, encoding="utf-8", newline="")
    assert expected == is_same_document(tmp_path / name, new.encode())


@pytest.mark.parametrize("ending", ["csv", "json", "html", "md", "txt"])
def test_ours_are_written_anew_without_a_question(small: Path, inside: Run, ending: str) -> None:
    """Whatever they list; then one line more is seen, but in Markdown and in words, where any line may be ours."""
    kinds = ("actions", "sub-tasks", "tasks", "deliverables", "bodies", "codes", "years", "amendments")
    lists = [("list", kind) for kind in kinds] + [("list", "--search", "a"), ("list", "--columns", "text,number")]
    reports = [("report", "request", "--body", "Members"), ("show", "1.1.1.1")]
    for place, typed in enumerate([*lists, *reports]):
        output = ("-o", f"{place}.{ending}")
        wrote, again = (inside(*typed, *output).err.splitlines()[-1:] for _ in range(2))
        assert ("wrote" in str(wrote)) == (again == [f"replaced {output[1]}"]), (typed, again)

    with (small / f"0.{ending}").open("a", encoding="utf-8") as file:
        file.write("Call Ann, please\n")
    assert (ending in {"md", "txt"}) == (inside("list", "-o", f"0.{ending}").status == 0)


def test_what_cannot_be_read_is_another_document(tmp_path: Path) -> None:
    """No text, or no file."""
    (tmp_path / "plan.md").write_bytes(b"\xff")
    (tmp_path / "folder.md").mkdir()
    assert not is_same_document(tmp_path / "plan.md", PLAN.encode())
    assert not is_same_document(tmp_path / "folder.md", PLAN.encode())


def test_a_workbook_of_somebody_else_is_not_replaced(small: Path, inside: Run) -> None:
    """Ours is, whatever list is in it, also where Excel saved it; an empty file is no workbook, and holds nothing."""
    assert 0 == inside("list", "-o", "a.xlsx").status
    assert 0 == inside("list", "bodies", "-o", "a.xlsx").status
    ours = (small / "a.xlsx").read_bytes()
    for content in (b"PK", workbook("<a/>"), workbook("<dcterms:created>2021-03-04T00:00:00Z</dcterms:created>")):
        (small / "a.xlsx").write_bytes(content)
        refused = inside("list", "-o", "a.xlsx")
        assert (2, content) == (refused.status, (small / "a.xlsx").read_bytes())
        assert (
            "error: a.xlsx is there, and is another document, or somebody added to it\n  name another file; --force"
            in refused.err
        )
    assert 0 == inside("list", "-o", "a.xlsx", "--force").status
    (small / "a.xlsx").write_bytes(b"")
    assert is_same_document(small / "a.xlsx", ours)


def workbook(core: str) -> bytes:
    """Give a package that says something of itself, or nothing."""
    from io import BytesIO

    written = BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        package.writestr("docProps/core.xml" if "created" in core else "other.xml", core)
    return written.getvalue()


@pytest.mark.parametrize(("answer", "status"), [("y", 0), ("", 2)])
def test_a_person_is_asked(small: Path, answer: str, status: int) -> None:
    """Return alone is a no; without a terminal nobody can be asked, and nothing is written."""
    notes = small / "notes.md"
    notes.write_text("hand-written\n", encoding="utf-8")

    ended, shown = answered("report", "plan", "-o", "notes.md", cwd=small, answers={"Replace it?": answer})

    assert status == ended
    assert "notes.md is there, and is another document, or somebody added to it. Replace it? [y/N]" in shown
    assert (status == 2) == (notes.read_text(encoding="utf-8") == "hand-written\n")


def test_without_a_person_it_is_refused(small: Path, inside: Run) -> None:
    """`--force` says yes beforehand, and then it is told that something was replaced."""
    notes = small / "notes.md"
    notes.write_text("hand-written\n", encoding="utf-8")

    refused = inside("report", "plan", "-o", "notes.md")
    kept = notes.read_text(encoding="utf-8")
    forced = inside("report", "plan", "-o", "notes.md", "--force")

    assert (2, "hand-written\n") == (refused.status, kept)
    assert refused.err.endswith(
        "error: notes.md is there, and is another document, or somebody added to it\n"
        "  name another file; --force replaces it; nothing was written\n"
    )
    assert (0, True) == (forced.status, forced.err.endswith("replaced notes.md\n"))
