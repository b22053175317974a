"""Redlines of whole reports: accepted they are the new report, rejected the old one, whatever happened in between."""

import re
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from conftest import BUSY, ROOT, Run
from git_repository import repository
from markdown_reading import lines, tables
from random_years import YEAR, later
from tfawg_cli.cli.document_forms import Said, Sides, as_named
from tfawg_cli.operations.comparison.diff import compare
from tfawg_cli.operations.comparison.numbers import new_numbers
from tfawg_cli.operations.reports.documents import document
from tfawg_cli.operations.reports.progress import progress
from tfawg_cli.operations.reports.views import HeadView
from tfawg_cli.output.rendering import render
from tfawg_cli.records.workspace import Workspace
from tfawg_cli.storage.loading import load
from tfawg_cli.storage.templates import read_template
from tfawg_cli.storage.tree import WorkingTree
from three_years import three_years
from word_reading import accepted, document_of, faults, rejected

SAID = Said(author="An author")
DOCX, HTML = Path("a.docx"), Path("a.html")


@cache
def real() -> Workspace:
    """The real records."""
    return load(WorkingTree(ROOT)).workspace


def report(workspace: Workspace, name: str) -> str:
    """Make a report of the records in memory."""
    programme, plan = workspace.editions[YEAR].record, workspace.plans[YEAR].record
    view = progress(workspace, YEAR, programme) if name == "progress" else document(YEAR, programme, plan)
    return render(f"{name}.md", {"view": view, "head": HeadView("", "")}, partial(read_template, ROOT))


def without(mark: str, text: str) -> str:
    """Take a mark out of a redline with all that it holds, and the other one without it."""
    other = "del" if mark == "ins" else "ins"
    return re.sub(f"(?s)<{mark}>.*?</{mark}>|</?{other}>", "", text)


def markdown_says(text: str) -> list[object]:
    """Give the lines and the rows that hold a word."""
    rows = [row for table in tables(text) for row in table if any(row)]
    return [*((kind, words) for kind, words in lines(text) if words.strip()), *rows]


def page_says(text: str) -> list[str]:
    """Give the words of a page, line by line, without what only tells how to read it."""
    body = re.sub(
        "(?s)^.*?<body>|<aside.*?</aside>|<figure.*?</figure>|<col />|<a [^>]*>|</?(?:strong|em|s|code|a|span[^>]*)>",
        "",
        text,
    )
    parts = re.split(r"<[^>]*>", re.sub(r"<br />\n", " ", body))
    return [" ".join(part.split()) for part in parts if part.strip()]


def assert_both_sides(sides: Sides) -> None:
    """Hold a redline in all its forms against the two reports."""
    clean = [{form: as_named(text, form, None, SAID) for form in (DOCX, HTML)} for text in (sides.old, sides.new)]
    old, new = ([*accepted(document_of(bytes(one[DOCX])))] for one in clean)  # type: ignore[arg-type]

    word = document_of(as_named(sides, DOCX, None, SAID))  # type: ignore[arg-type]
    assert (old, new) == (rejected(word), accepted(word))
    assert [] == [*faults(word)]
    shown = str(as_named(sides, None, None, SAID))
    assert markdown_says(sides.old) == markdown_says(without("ins", shown))
    assert markdown_says(sides.new) == markdown_says(without("del", shown))
    page = str(as_named(sides, HTML, None, SAID))
    assert page_says(str(clean[0][HTML])) == page_says(without("ins", page))
    assert page_says(str(clean[1][HTML])) == page_says(without("del", page))


@pytest.fixture
def in_workspace(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in the workspace, whose house the Word files come from."""
    monkeypatch.chdir(ROOT)


@pytest.mark.usefixtures("in_workspace")
# Whole reports shrink too slowly to be waited for.
@settings(
    max_examples=12,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[*BUSY, HealthCheck.function_scoped_fixture],
)
@given(after=later(real()), name=st.sampled_from(["document", "progress"]), turned=st.booleans())
def test_whatever_happened_to_a_year(after: Workspace, name: str, turned: bool) -> None:  # noqa: FBT001 - drawn
    """Forwards and backwards, in every form."""
    before, after = (after, real()) if turned else (real(), after)
    changes = [change for section in compare(before, after).sections for change in section.changes]

    assert_both_sides(Sides(report(before, name), report(after, name), new_numbers(changes), ("then", "now")))


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The records of three years with their history."""
    return three_years(tmp_path_factory.mktemp("three")).folder


@pytest.fixture
def body_of(years: Path, inside: Run, tmp_path: Path) -> Callable[..., ET.Element]:
    """Give the body of a report's Word file."""

    def made(*asked: str) -> ET.Element:
        assert 0 == inside("report", *asked, "-o", tmp_path / "r.docx", cwd=years).status
        return document_of((tmp_path / "r.docx").read_bytes())

    return made


@pytest.mark.parametrize(
    ("name", "year", "against"),
    [
        ("document", "2022/2023", "2021/2022"),
        ("programme", "2021/2022", "2023/2024"),
        ("plan", "2023/2024", "HEAD~2"),
        ("progress", "2023/2024", "2022/2023"),
    ],
)
def test_years_and_moments(name: str, year: str, against: str, body_of: Callable[..., ET.Element]) -> None:
    """By the command, on three years of records."""
    word = body_of(name, year, "--against", against)
    earlier = (against,) if "/" in against else (year, "--at", against)

    assert accepted(body_of(name, *earlier)) == rejected(word)
    assert accepted(body_of(name, year)) == accepted(word)
    assert [] == [*faults(word)]


def test_who_made_the_changes_and_when(years: Path, inside: Run, tmp_path: Path) -> None:
    """The Secretariat, or who is named; the time is that of the newer commit, and none where there is no commit."""
    plan, to = ("report", "plan", "2023/2024", "--against", "HEAD~3"), ("-o", tmp_path / "r.docx")
    for asked, who in (
        ((), 'w:author="TFAWG Secretariat"/>'),
        (("--author", "A & B"), 'w:author="A &amp; B"/>'),
        (("--at", "HEAD"), 'w:author="TFAWG Secretariat" w:date="2023-11-01T09:00:00Z"/>'),
    ):
        assert 0 == inside(*plan, *asked, *to, cwd=years).status
        assert who.encode() in (tmp_path / "r.docx").read_bytes()


def test_a_redline_can_be_kept_and_compared(years: Path, inside: Run, tmp_path: Path) -> None:
    """As any report: the same records give the same bytes, and no time of today stands in them."""
    asked = ("report", "plan", "2023/2024", "--against", "2022/2023", "-o", tmp_path / "r.docx")

    assert 0 == inside(*asked, cwd=years).status
    assert "1 file says what the records say\n" in inside(*asked, "--check", cwd=years).err
    (tmp_path / "r.docx").write_bytes((tmp_path / "r.docx").read_bytes().replace(b"2023/2024", b"2023/2025"))
    assert 1 == inside(*asked, "--check", cwd=years).status


def test_a_redline_in_which_nothing_changed_says_so(years: Path, inside: Run, tmp_path: Path) -> None:
    """It is written all the same, as the paper that was asked for."""
    written = inside("report", "plan", "2023/2024", "--against", "HEAD", "-o", tmp_path / "r.docx", cwd=years)

    assert written.err.startswith("nothing in it changed from HEAD (")
    assert 0 == written.status


def test_a_page_tells_what_the_marks_mean(years: Path, inside: Run, tmp_path: Path) -> None:
    """And between what the changes lie; the title is the new one."""
    inside("report", "plan", "2023/2024", "--against", "2022/2023", "-o", tmp_path / "r.html", cwd=years)
    page = (tmp_path / "r.html").read_text(encoding="utf-8")

    assert "Changes from 2022/2023 to 2023/2024: " in page
    assert "<title>Annual Work Plan 2023-2024</title>" in page


@pytest.mark.parametrize(
    ("against", "message"),
    [
        ("2030/2031", "there is no plan of 2030/2031\n  there are plans of 2021/2022, 2022/2023, 2023/2024"),
        ("nowhere", "git knows no revision 'nowhere'"),
        ("2021-12-01", "there was no plan of 2023/2024 at 2021-12-01 ("),
    ],
)
def test_a_side_that_is_not_there_is_named(years: Path, inside: Run, against: str, message: str) -> None:
    """And nothing is written."""
    refused = inside("report", "plan", "2023/2024", "--against", against, cwd=years)

    assert (2, "") == (refused.status, refused.out)
    assert message in refused.err


@pytest.mark.parametrize("is_revision", [True, False])
def test_a_side_that_cannot_be_read_was_there(small: Path, inside: Run, *, is_revision: bool) -> None:
    """The lines that are wrong are shown, and of a moment which one it is, as in `diff`."""
    plan = small / "data/plans/2021-2022.yaml"
    good = plan.read_text(encoding="utf-8")
    (small / "data/plans/2022-2023.yaml").write_text(
        good.replace("financial_year: 2021/2022", "financial_year: 2022/2023")
    )
    clone = repository(small)
    plan.write_text(f"{good}\nactions: [", encoding="utf-8")
    clone.commit("Broken", "2022-01-01T12:00:00")
    if is_revision:
        plan.write_text(good, encoding="utf-8")
    asked = ("2021/2022", "--against", "HEAD") if is_revision else ("2022/2023", "--against", "2021/2022")

    refused = inside("report", "plan", *asked, cwd=small)

    assert (2 if is_revision else 1, "") == (refused.status, refused.out)
    assert "data/plans/2021-2022.yaml:" in refused.err
    assert "there was no plan" not in refused.err
    if is_revision:
        assert refused.err.split("error: ")[-1] == inside("diff", "HEAD", cwd=small).err.split("error: ")[-1]
