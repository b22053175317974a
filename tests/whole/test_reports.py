"""All reports, as golden files.

On the real records, after a year of work (full_year.py), and in the second of three years that the commands made
(three_years.py).
"""

import re
import shutil
from pathlib import Path

import pytest

import full_year
from conftest import ROOT, Golden, Run
from markdown_reading import lines, tables
from three_years import three_years

REPORTS = Path(__file__).parents[1] / "reports"
SET = ("document", "programme", "plan", "progress", "alignment")
YEARS = {"real": "2021/2022", "full": "2021/2022", "second": "2022/2023"}
"""The year that is reported of each of the records."""
SINGLE = {
    "progress-to-cbc.md": ("progress", "--to", "cbc", "--for", "take note", "--reference", "PM0512E1a"),
    "progress-to-council.md": ("progress", "--to", "Council"),
    "request-secretariat.md": ("request", "--body", "Secretariat", "--with-aliases"),
    "request-members.csv": ("request", "--body", "members"),
    "request-beneficiaries.html": ("request", "--body", "Beneficiaries"),
}
"""Reports of the full year that are made one by one, by the file they go to."""
APPROVED = ("decision", "2021/2022", "approved", "--by", "PC", "--session", "84", "--date", "24/6/2021")
AMENDMENT = ("--authority", "PC 85", "--reason", "the call was late", "--date", "7/12/2021")
FINISHED = [("edit", number, "--status", "completed") for number in ("1.1.1.1", "1.1.1.2", "1.1.2.1", "2.1.1.1")]
STATES: dict[str, list[tuple[str, ...]]] = {
    "draft": [],
    "confirmed": [("decision", "2021/2022", "confirmed", "--by", "TFAWG", "--session", "12")],
    "endorsed": [("decision", "2021/2022", "endorsed", "--by", "TFAWG", "--session", "13", "--date", "10/3/2021")],
    "approved": [APPROVED],
    "approved-amended": [
        APPROVED,
        ("edit", "1.1.1.2", "--timeline", "15th meeting", *AMENDMENT),
        ("edit", "1.1.2", "--objective", "Members find what others do", *AMENDMENT),
        ("remove", "2.1.1.1", "--yes", *AMENDMENT),
    ],
    "closed-undecided": [*FINISHED, ("close", "2021/2022")],
    "closed": [
        APPROVED,
        *FINISHED,
        ("edit", "2021/2022", "--summary", "Two meetings were held.", "--recommendations", "Go on as planned."),
        ("close", "2021/2022"),
        ("decision", "2021/2022", "approved", "--by", "TFAWG", "--on", "progress report"),
    ],
}
"""How a small year comes into each of its states."""
REPORTS_OF_A_STATE: list[tuple[str, ...]] = [
    *((name, "2021/2022") for name in SET),
    ("progress", "2021/2022", "--to", "PC"),
    ("progress", "2021/2022", "--to", "PC", "--for", "decision"),
    ("progress", "2021/2022", "--to", "PTC", "--for", "guidance"),
    ("request", "2021/2022", "--body", "Members"),
]
ACHIEVED = ("Result", "Status", "Updates")


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The records after a year of work."""
    return full_year.make(tmp_path_factory.mktemp("full"))


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real records."""
    folder = tmp_path_factory.mktemp("real")
    shutil.copytree(ROOT / "data", folder / "data")
    return folder


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The records of three years with their history."""
    return three_years(tmp_path_factory.mktemp("three")).folder


@pytest.mark.parametrize("records", YEARS)
def test_the_set_of_a_year_is_as_it_was_read(
    records: str, inside: Run, golden: Golden, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Every report of `--all` says what its golden file says, byte by byte."""
    folder = request.getfixturevalue(records)

    ran = inside("report", "--all", YEARS[records], "-o", tmp_path / "set", cwd=folder)

    assert (0, "") == (ran.status, ran.out)
    assert {f"{name}.md" for name in SET} == {file.name for file in (tmp_path / "set").iterdir()}
    for name in SET:
        golden(REPORTS / records / f"{name}.md", (tmp_path / "set" / f"{name}.md").read_bytes().decode())


@pytest.mark.parametrize("name", SINGLE)
def test_a_report_to_somebody_is_as_it_was_read(
    name: str, full: Path, inside: Run, golden: Golden, tmp_path: Path
) -> None:
    """To a committee, to a body; as Markdown, as a sheet, as a page."""
    ran = inside("report", *SINGLE[name], "-o", tmp_path / name, cwd=full)

    assert 0 == ran.status
    golden(REPORTS / "full" / name, (tmp_path / name).read_bytes().decode())


def test_progress_since_a_meeting_is_as_it_was_read(second: Path, inside: Run, golden: Golden) -> None:
    """Updates that were told later are marked, whatever their own date says."""
    ran = inside("report", "progress", "2022/2023", "--since", "2022-12-31", cwd=second)

    assert 3 == ran.out.count("**NEW** ") - ran.out.count("marked **NEW** in")
    golden(REPORTS / "second" / "progress-since.md", ran.out)


@pytest.mark.parametrize("state", STATES)
def test_every_report_of_every_state_is_as_it_was_read(state: str, small: Path, inside: Run, golden: Golden) -> None:
    """The set, the report to each committee and a request, of a small year in each state that it can be in."""
    for command in STATES[state]:
        assert 0 == inside(*command, cwd=small).status
    shown = [inside("report", *report, cwd=small) for report in REPORTS_OF_A_STATE]

    assert {0} == {ran.status for ran in shown}
    golden(REPORTS / "states" / f"{state}.md", "\n".join(ran.out for ran in shown))


@pytest.mark.parametrize("file", sorted(REPORTS.glob("*/*.md")), ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_no_sentence_is_broken(file: Path) -> None:
    """Where something is not recorded, a sentence is made without it."""
    broken = re.compile(r":\s*[;.]|[,;]\s*[,;.]|\( ?\)|\(session \)|\bNone\b| by ?[,;.]|\d  \D")

    assert [] == [words for _, words in lines(file.read_text(encoding="utf-8")) if broken.search(words)]


@pytest.mark.parametrize("state", STATES)
def test_a_committee_reads_nothing_that_is_for_the_author(state: str) -> None:
    """What lacks is told on stderr; and what is marked as amended is explained in every report that marks it."""
    text = (REPORTS / "states" / f"{state}.md").read_text(encoding="utf-8")
    reports = re.split(r"(?m)^(?=# )", text)[1:]

    assert len(REPORTS_OF_A_STATE) == len(reports)
    assert [] == [report for report in reports if "No recommendation" in report or "to report to" in report]
    marked = [report for report in reports if "<br>*amended*" in report]
    assert (5 if "amended" in state else 0) == len(marked)
    assert marked == [report for report in reports if "What is marked *amended* was changed" in report]


@pytest.mark.parametrize("file", sorted(REPORTS.glob("*/*.md")), ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_reader_of_markdown_sees_whole_tables(file: Path) -> None:
    """Every row has as many cells as its table has titles, and no raw Markdown shows."""
    text = file.read_text(encoding="utf-8")

    assert [] == [row for table in tables(text) for row in table if len(row) != len(table[0])]
    assert [] == [words for _, words in lines(text) if re.search(r"\*\*|\|---|<br>", words)]
    assert len(re.findall(r"(?m)^\|[-:|]+\|$", text)) == len(tables(text))


@pytest.mark.parametrize("records", ["real", "full"])
def test_no_line_states_an_achievement_that_nobody_recorded(records: str) -> None:
    """In the tables of a progress report, what was achieved comes from the records of that very action alone."""
    text = (REPORTS / records / "progress.md").read_text(encoding="utf-8")
    recorded = full_year.SAID if records == "full" else {}
    found = [table for table in tables(text) if table[0][-1] == "Updates"]
    rows = [dict(zip(table[0], row, strict=True)) for table in found for row in table[1:]]

    assert 25 == len(rows)
    told_in_the_source = {"1.3.2.5", "1.3.2.6"}
    for row in rows:
        number = row["No"].partition("\n")[0]
        said = recorded.get(number, "")
        status = re.search("status: (.*)", said)
        assert (status[1] if status else "not assessed") == row["Status"]
        assert ("result:" in said) == bool(row["Result"])
        assert ("updates:" in said or number in told_in_the_source) == bool(row["Updates"])


def test_planned_and_achieved_stand_in_columns_of_their_own() -> None:
    """Every table of actions has both, and the summary counts only recorded statuses."""
    text = (REPORTS / "full/progress.md").read_text(encoding="utf-8")
    head = ["No", "Action", "Responsible body", "Timeline", "Indicator", *ACHIEVED]

    assert {tuple(head)} == {tuple(table[0]) for table in tables(text) if "Action" in table[0]}
    assert ["not assessed", "17", "█" * 17, "11", "1", "4", "1"] in tables(text)[0]


def test_the_page_of_a_report_holds_its_tables(full: Path, inside: Run, tmp_path: Path) -> None:
    """As many rows as the Markdown has, and an anchor for every action."""
    inside("report", "progress", "-o", tmp_path / "p.html", cwd=full)
    page = (tmp_path / "p.html").read_text(encoding="utf-8")
    text = (REPORTS / "full/progress.md").read_text(encoding="utf-8")

    assert sum(len(table) for table in tables(text)) == page.count("<tr")
    anchors = re.findall(r'<tr id="(\d+\.\d+\.\d+\.\d+)">', page)
    assert 25 == len(anchors) == len(set(anchors))
