"""`tfawg report document` says what the source document says, cell by cell and line by line.

The source is read by its layout alone (source_layout.py) and the report through a Markdown parser.
"""

from pathlib import Path

import pytest

from conftest import ROOT, Run
from markdown_reading import lines, tables
from source_layout import SourceDocument, read_source

SOURCE_FILE = ROOT / "docs/source/tfawg-work-programme-2021-2022.txt"
TITLE = "TFAWG Work Programme and Annual Work Plan 2021/2022"
SUB_TASK_HEADINGS = ["No", "Sub-Task", "WCO Strategic Plan", "Objective", "Start", "Timeline", "Comments"]
ACTION_HEADINGS = ["No", "Action", "Responsible body", "Indicator", "Timeline", "Updates"]


@pytest.fixture(scope="module")
def source() -> SourceDocument:
    """The source document as its layout tells."""
    return read_source(SOURCE_FILE.read_text(encoding="utf-8"))


@pytest.fixture
def document(inside: Run) -> str:
    """The report on the real records."""
    return inside("report", "document", "2021/2022", cwd=ROOT).out


def cells(rows: list[list[str]]) -> list[list[str]]:
    """Fold new lines inside cells: the source has blanks there."""
    return [[cell.replace("\n", " ") for cell in row] for row in rows]


def test_sub_task_tables_hold_every_cell(source: SourceDocument, document: str) -> None:
    """Each sub-task stands in a table under the source's headings, every cell as printed."""
    found = [cells(table) for table in tables(document) if table[0] == SUB_TASK_HEADINGS]
    expected = [
        [row.number, row.text, row.strategic_codes, row.objective, row.start, row.timeline, row.comments]
        for row in source.sub_tasks
    ]

    assert 9 == len(found)
    assert expected == [row for table in found for row in table[1:]]


def test_action_tables_hold_every_cell(source: SourceDocument, document: str) -> None:
    """Each action stands in a table under the source's headings, every cell as printed."""
    found = [cells(table) for table in tables(document) if table[0] == ACTION_HEADINGS]
    expected = [
        [row.number, row.text, row.responsible, row.indicator, row.timeline, row.updates] for row in source.actions
    ]

    assert len(source.action_years) == len(found)
    assert expected == [row for table in found for row in table[1:]]
    assert set(source.action_years) == {"2021/2022"}
    assert len(found) == document.count("**ACTIONS FOR FY 2021/2022**")


def test_title_sections_and_headings_follow_the_source(source: SourceDocument, document: str) -> None:
    """Title, chapters, key deliverables and tasks are headings, in the order of the source."""
    expected = [
        ("h1", source.title),
        *(("h2", f"{section.numeral}. {section.heading.upper()}") for section in source.sections),
    ]
    for ordinal in ("1ST", "2ND", "3RD", "4TH"):
        expected.append(("h2", f"{ordinal} KEY DELIVERABLE OF THE TFAWG"))
        tasks = [task for task in source.tasks if task.number[0] == ordinal[0]]
        expected += [("h3", f"Task {task.number} {task.title or ''}".strip()) for task in tasks]

    assert expected == [line for line in lines(document) if line[0] in {"h1", "h2", "h3"}]


def test_paragraphs_are_those_of_the_source(source: SourceDocument, document: str) -> None:
    """Every paragraph of the chapters and the text of every key deliverable, and besides only what was decided."""
    narrative = [text.replace("**", "") for section in source.sections for text in section.paragraphs]
    deliverables = [deliverable.text for deliverable in source.deliverables]
    captions = ["ACTIONS FOR FY 2021/2022"] * len(source.action_years)

    state = f"{TITLE}: draft, no decision is recorded."

    assert sorted([state, *narrative, *deliverables, *captions]) == sorted(
        text for kind, text in lines(document) if kind == "p"
    )


def test_strategic_plan_and_points_are_lists(source: SourceDocument, document: str) -> None:
    """The goal, the codes with their titles, and the points a) and b) stand in lists."""
    listed = [text for kind, text in lines(document) if kind == "li"]
    codes = [f"{line.code} – {line.title}" if line.code else line.title for line in source.strategic_plan]
    points = [
        f"{letter}) {text}"
        for deliverable in source.deliverables
        for letter, text in zip("ab", deliverable.points, strict=False)
    ]

    assert set(points) <= set(listed)
    assert {code.rstrip(";") for code in codes} <= {text.rstrip(";") for text in listed}


def test_halves_hold_the_same_tables(inside: Run, document: str) -> None:
    """The programme has the document's sub-task tables, the plan its action tables."""
    programme = inside("report", "programme", "2021/2022", cwd=ROOT).out
    plan = inside("report", "plan", "2021/2022", cwd=ROOT).out

    assert [t for t in tables(document) if t[0] == SUB_TASK_HEADINGS] == tables(programme)
    assert [t for t in tables(document) if t[0] == ACTION_HEADINGS] == tables(plan)


@pytest.mark.parametrize("env", [{"LC_ALL": "C", "TZ": "Asia/Tokyo"}, {"LC_ALL": "de_DE.UTF-8", "PYTHONHASHSEED": "7"}])
def test_same_records_give_the_same_bytes(run: Run, document: str, env: dict[str, str], tmp_path: Path) -> None:
    """Neither locale nor time zone nor folder changes a report."""
    run("report", "document", "2021/2022", "-C", ROOT, "-o", tmp_path / "out.md", env=env)

    assert document.encode() == (tmp_path / "out.md").read_bytes()
