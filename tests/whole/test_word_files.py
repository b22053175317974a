"""Word files of whole reports, read back by python-docx: they say what the Markdown says, and what it does not show."""

from pathlib import Path

import docx
import pytest
from docx.document import Document

from conftest import ROOT, Run
from markdown_reading import lines, tables
from word_reading import document_of, faults

REPORTS = ("document", "programme", "plan", "progress", "alignment")


def opened(folder: Path, inside: Run, *command: str) -> tuple[Document, str]:
    """Make a Word file and the same as Markdown."""
    for name in ("made.docx", "made.md"):
        assert 0 == inside(*command, "-o", folder / name, cwd=ROOT).status
    assert [] == [*faults(document_of((folder / "made.docx").read_bytes()))]
    return docx.Document(str(folder / "made.docx")), (folder / "made.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", REPORTS)
def test_tables_and_headings_are_those_of_the_report(name: str, inside: Run, tmp_path: Path) -> None:
    """Cell by cell, with line ends; headings are headings of their level."""
    document, markdown = opened(tmp_path, inside, "report", name, "2021/2022")

    assert tables(markdown) == [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    headings = [(p.style.name, p.text) for p in document.paragraphs if p.style and p.style.name.startswith("Heading")]
    assert [(f"Heading {kind[1]}", words) for kind, words in lines(markdown) if kind[0] == "h"] == headings


@pytest.mark.parametrize("name", REPORTS)
def test_paragraphs_and_items_are_those_of_the_report(name: str, inside: Run, tmp_path: Path) -> None:
    """In their order, each word as it is."""
    document, markdown = opened(tmp_path, inside, "report", name, "2021/2022")
    told = [p.text for p in document.paragraphs if p.text and p.style and not p.style.name.startswith("Heading")]

    assert [words for kind, words in lines(markdown) if kind in {"p", "li"}] == told


@pytest.mark.parametrize(
    "command",
    [
        ("list", "sub-tasks"),
        ("show", "1.1.1"),
        ("history", "1.1.1.1"),
        ("diff", "2021", "2021"),
        ("report", "request", "--body", "Members"),
    ],
)
def test_whatever_is_markdown_can_be_a_word_file(command: tuple[str, ...], inside: Run, tmp_path: Path) -> None:
    """With the same tables."""
    document, markdown = opened(tmp_path, inside, *command)

    assert tables(markdown) == [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def test_what_the_file_says_of_itself(inside: Run, tmp_path: Path) -> None:
    """Title, author and language; the header names title and reference, and pages are counted."""
    asked = ("report", "plan", "--reference", "PM0512E1a", "--author", "The Chair")
    document, _ = opened(tmp_path, inside, *asked)

    properties = document.core_properties
    assert ("Annual Work Plan 2021-2022", "The Chair", "en-GB") == (
        properties.title,
        properties.author,
        properties.language,
    )
    (section,) = document.sections
    assert "Annual Work Plan 2021-2022 (draft)\tPM0512E1a" == section.header.paragraphs[0].text
    assert section.page_width is not None
    assert section.page_height is not None
    assert section.page_width > section.page_height


def test_titles_of_tables_repeat(inside: Run, tmp_path: Path) -> None:
    """On every page, and a reader of screens knows them for titles."""
    document, _ = opened(tmp_path, inside, "report", "plan")

    for table in document.tables:
        assert "w:tblHeader" in table.rows[0]._tr.xml  # noqa: SLF001 - python-docx has no word for it
        assert table.style is not None
        assert "Report Table" == table.style.name


def test_changes_in_an_annex_are_shown_and_not_tracked(inside: Run, workspace: Path) -> None:
    """There the change is the message."""
    plan = workspace / "data/plans/2021-2022.yaml"
    for name, old, new in (
        ("2022-2023.yaml", "a", "a"),
        ("2022-2023.yaml", "Nature of assistance", "Kind of assistance"),
    ):
        text = (plan.with_name(name) if plan.with_name(name).exists() else plan).read_text(encoding="utf-8")
        plan.with_name(name).write_text(text.replace(old, new).replace("year: 2021/2022", "year: 2022/2023"), "utf-8")
    assert 0 == inside("diff", "2021/2022", "2022/2023", "-o", "annex.docx", cwd=workspace).status
    body = document_of((workspace / "annex.docx").read_bytes())

    assert [] == [*faults(body)]
    assert not [one for one in body.iter() if one.tag.endswith(("}ins", "}del"))]
