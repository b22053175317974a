"""What the ending of the file behind `-o` does to what is written."""

import json
import zipfile
from pathlib import Path

import pytest

from conftest import ROOT, Run
from tfawg_cli.cli.output_forms import FORMS, PAGES, PROGRAMS, WORD

LIST, SHOW, HISTORY, DIFF = ("list",), ("show", "1.1"), ("history", "1.1.1.1"), ("diff", "2021", "2021")
PLAN, REQUEST = ("report", "plan"), ("report", "request", "--body", "Members")
BOM = "\ufeff"


@pytest.mark.parametrize(
    ("command", "form"),
    [(command, "markdown") for command in (LIST, SHOW, HISTORY, DIFF, REQUEST)]
    + [(command, "json") for command in (LIST, SHOW, HISTORY, DIFF)]
    + [(command, "csv") for command in (LIST, REQUEST)],
)
def test_the_ending_chooses_the_form(small: Path, inside: Run, command: tuple[str, ...], form: str) -> None:
    """As if `--format` had been typed, in capitals as well."""
    for ending in (ending for ending, chosen in FORMS.items() if chosen == form and ending not in PAGES):
        inside(*command, "-o", f"named{ending.upper()}")
        inside(*command, "-o", "asked.txt", "--format", form)

        assert (small / "asked.txt").read_bytes() == (small / f"named{ending.upper()}").read_bytes()


@pytest.mark.parametrize("command", [LIST, SHOW, HISTORY, DIFF, PLAN, REQUEST])
def test_a_page_is_a_page(small: Path, inside: Run, command: tuple[str, ...]) -> None:
    """Whatever command writes it."""
    assert 0 == inside(*command, "-o", "page.html").status
    assert (small / "page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("command", [LIST, SHOW, HISTORY, DIFF, PLAN, REQUEST])
def test_a_word_file_is_a_word_file(small: Path, inside: Run, command: tuple[str, ...]) -> None:
    """Whatever command writes it; a text under its name would be a broken file."""
    assert 0 == inside(*command, "-o", f"page{WORD}").status
    assert "word/document.xml" in zipfile.ZipFile(small / "page.docx").namelist()


def test_a_page_has_a_title(small: Path, inside: Run) -> None:
    """That of the text, or the name of the file where a text has none."""
    inside(*PLAN, "-o", "mine.html")
    inside(*LIST, "-o", "a & b.html")

    assert "<title>Annual Work Plan 2021-2022</title>" in (small / "mine.html").read_text(encoding="utf-8")
    assert "<title>a &amp; b</title>" in (small / "a & b.html").read_text(encoding="utf-8")


def test_both_endings_of_pages_are_known(small: Path, inside: Run) -> None:
    """Windows once knew only three letters."""
    assert (0, 0) == (inside(*PLAN, "-o", "a.html").status, inside(*PLAN, "-o", "b.HTM").status)
    assert (small / "a.html").read_text() == (small / "b.HTM").read_text()


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (("list", "--format", "json", "-o", "x.csv"), "{"),
        (("list", "--format", "csv", "-o", "x.html"), BOM),
        (("show", "1.1", "--format", "markdown", "-o", "x.html"), "# Task 1.1"),
        (("list", "bodies", "-o", "x.txt"), "Members\t"),
        (("list", "bodies", "-o", "x"), "Members\t"),
        (("show", "1.1", "-o", "x.tsv"), "task 1.1  "),
        (("diff", "2021", "2021", "--short", "-o", "x.md"), "No changes"),
        ((*REQUEST, "--format", "csv", "-o", "x.html"), BOM),
    ],
)
def test_an_explicit_form_wins_and_other_endings_say_nothing(
    small: Path, inside: Run, command: tuple[str, ...], expected: str
) -> None:
    """The file holds what was asked for."""
    assert 0 == inside(*command).status
    assert (small / command[-1]).read_text(encoding="utf-8").startswith(expected)


@pytest.mark.parametrize(
    ("command", "hint"),
    [
        ((*PLAN, "-o", "out/Plan.DOC"), "write out/Plan.docx: Word and other programs open it, and save it so"),
        ((*PLAN, "-o", "plan.odt"), "write plan.docx: Word and other programs open it, and save it so"),
        ((*PLAN, "-o", "plan.rtf"), "write plan.docx: Word and other programs open it, and save it so"),
        ((*PLAN, "-o", "plan.pdf"), "write plan.html: a browser prints it, also as PDF"),
        ((*PLAN, "-o", "plan.xlsx"), "write plan.md or plan.html or plan.docx"),
        ((*PLAN, "-o", "plan.ods"), "write plan.html: Excel opens it"),
        ((*PLAN, "-o", "plan.md", "--template", "-o", "plan.docx"), "write plan.md"),
        ((*LIST, "-o", "list.xls"), "write list.xlsx: Excel opens it"),
        ((*LIST, "-o", "list.doc"), "write list.docx: Word and other programs open it, and save it so"),
        ((*LIST, "--format", "json", "-o", "list.docx"), "--format json goes into a file like list.json"),
        ((*REQUEST, "-o", "members.ods"), "write members.xlsx: Excel opens it"),
        ((*REQUEST, "--format", "csv", "-o", "m.docx"), "--format csv goes into a file like m.csv"),
        (("diff", "2021", "2021", "--format", "github", "-o", "d.pdf"), "--format github goes into a file like d.txt"),
        ((*PLAN, "-o", "plan.csv"), "write plan.md or plan.html or plan.docx"),
        ((*PLAN, "-o", "plan.json"), "write plan.md or plan.html or plan.docx"),
        ((*SHOW, "-o", "s.csv"), "write s.md or s.html or s.docx or s.json"),
        ((*DIFF, "--short", "-o", "d.json"), "write d.md"),
    ],
)
def test_a_file_that_would_be_broken_is_refused(small: Path, inside: Run, command: tuple[str, ...], hint: str) -> None:
    """With the file to write instead; nothing is written."""
    refused = inside(*command)

    assert (2, "") == (refused.status, refused.out)
    assert f"error: cannot write {command[-1]}: " in refused.err
    assert f"\n  {hint}\n" in refused.err
    assert {"data"} == {path.name for path in small.iterdir()}


def test_a_list_named_csv_has_every_field(small: Path, inside: Run) -> None:
    """And json as well: an ending is as good as `--format`."""
    inside("list", "bodies", "-o", "x.csv")
    inside("list", "bodies", "-o", "x.json")

    assert (small / "x.csv").read_text(encoding="utf-8").startswith(f"{BOM}year,name,short,kind,")
    assert "bodies" == json.loads((small / "x.json").read_text(encoding="utf-8"))["kind"]


def test_the_page_of_commands_tells_every_ending() -> None:
    """Both those that choose a form and those that are refused."""
    page = (ROOT / "docs/commands.md").read_text(encoding="utf-8")

    assert [] == [ending for ending in (*FORMS, *PROGRAMS) if f"`{ending}`" not in page]
