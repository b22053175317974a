"""`-o` writes where it was sent, and never over what is no document."""

import zipfile
from pathlib import Path

import pytest

from conftest import Run
from git_repository import repository


@pytest.fixture
def clone(small: Path) -> Path:
    """The small workspace below the top of a repository, with what repositories hold."""
    repository(small)
    (small / "reports").mkdir()
    (small / "templates").mkdir()
    for name in ("README.md", "LICENSE", ".gitignore", "notes.py", "reports/plan.md"):
        (small / name).write_text("keep\n")
    return small


def contents(folder: Path) -> dict[Path, bytes]:
    """Give all files below a folder."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("data/plans/x.md", "lies among the records"),
        ("data/plans/2021-2022.yaml", "lies among the records"),
        ("templates/plan.md", "lies among the templates"),
        (".git/config", "lies in the directory of git"),
        (".git/hooks/post-commit", "lies in the directory of git"),
        (".GIT/config", "lies in the directory of git"),
        ("README.md", "is there, and is no document"),
        ("LICENSE", "is there, and is no document"),
        (".gitignore", "is there, and is no document"),
        ("notes.py", "is there, and is no document"),
    ],
)
def test_what_is_no_document_is_not_replaced(clone: Path, inside: Run, place: str, said: str) -> None:
    """Nor is anything new put beside it."""
    before = contents(clone)

    ran = inside("show", "1.1.1.1", "--format", "markdown", "-o", place, cwd=clone)

    assert (2, before) == (ran.status, contents(clone))
    assert f"error: {place} {said}" in ran.err
    assert "nothing was written" in ran.err


@pytest.mark.parametrize(
    ("link", "target", "place"),
    [
        ("reports/progress.md", "../../victim", "reports/progress.md"),
        ("out", "..", "out/victim"),
        ("reports/deep", "../..", "reports/deep/new.md"),
        ("reports/gone.md", "../../new", "reports/gone.md"),
    ],
)
def test_no_link_of_a_repository_is_followed(clone: Path, inside: Run, link: str, target: str, place: str) -> None:
    """It would let a repository choose which file of its reader is replaced, and by which words."""
    victim = clone.parent / "victim"
    victim.write_text("precious")
    (clone / link).symlink_to(target)
    before = set(clone.parent.iterdir())

    ran = inside("report", "progress", "-o", place, cwd=clone)

    assert (2, "precious", before) == (ran.status, victim.read_text(), set(clone.parent.iterdir()))
    assert f"{link} is a link" in ran.err


def test_all_reports_go_through_no_link(clone: Path, inside: Run) -> None:
    """The folder is ordinary, one of its files is not."""
    victim = clone.parent / "victim"
    victim.write_text("precious")
    (clone / "reports/progress.md").symlink_to("../../victim")

    assert 2 == inside("report", "--all", "-o", "reports", cwd=clone).status
    assert "precious" == victim.read_text()


def test_a_link_of_ones_own_leads_on(clone: Path, inside: Run) -> None:
    """Outside of the repository a folder may be a link, as homes often are."""
    (clone.parent / "real").mkdir()
    (clone.parent / "home").symlink_to("real")

    ran = inside("report", "plan", "-o", "../home/plan.md", cwd=clone)

    assert (0, "wrote ../home/plan.md\n") == (ran.status, ran.err.splitlines(keepends=True)[-1])
    assert (clone.parent / "real/plan.md").is_file()


def test_what_is_replaced_is_told(clone: Path, inside: Run) -> None:
    """A document of an earlier day, and the hint that there was one."""
    (clone / "reports/plan.md").write_text("# Annual Work Plan 2020-2021\n")
    ran = inside("report", "plan", "-o", "reports/plan.md", cwd=clone)
    assert (0, True) == (ran.status, ran.err.endswith("replaced reports/plan.md\n"))


def test_a_dash_is_stdout(clone: Path, inside: Run) -> None:
    """As for other programs; no file of that name is made."""
    ran = inside("report", "plan", "-o", "-", cwd=clone)
    assert (0, inside("report", "plan", cwd=clone).out) == (ran.status, ran.out)
    assert not (clone / "-").exists()


def test_a_template_goes_among_the_templates(clone: Path, inside: Run) -> None:
    """It is the one thing that belongs there."""
    assert 0 == inside("report", "plan", "--template", "-o", "templates/plan.md", cwd=clone).status


def test_no_workspace_is_started_among_records(clone: Path, inside: Run) -> None:
    """It would be read as stray files there."""
    before = contents(clone)
    ran = inside("init", "data/x", cwd=clone)
    assert (2, before) == (ran.status, contents(clone))
    assert "lies among the records" in ran.err


def test_answers_are_not_replaced(small: Path, inside: Run) -> None:
    """The sheet that came back under the name of the one that went out."""
    ask = ("report", "request", "--body", "Members", "--format", "csv", "-o", "members.csv")
    assert 0 == inside(*ask, cwd=small).status
    assert 0 == inside(*ask, cwd=small).status
    sheet = small / "members.csv"
    filled = sheet.read_bytes().replace(b",,,,\r\n", b",completed,12 contacts,Done.,14/10/2021\r\n", 1)
    sheet.write_bytes(filled)

    ran = inside(*ask, cwd=small)

    assert (2, filled) == (ran.status, sheet.read_bytes())
    assert "members.csv is there, and holds answers\n  take them over: tfawg update --from members.csv" in ran.err
    assert "replaced members.csv\n" in inside(*ask, "--force", cwd=small).err
    assert filled != sheet.read_bytes()


@pytest.mark.parametrize("content", [b"", b"number,text\n1,2\n"])
def test_a_file_that_is_no_sheet_holds_no_answers(small: Path, inside: Run, content: bytes) -> None:
    """It is replaced as any document is."""
    (small / "members.csv").write_bytes(content)
    ran = inside("report", "request", "--body", "Members", "--format", "csv", "-o", "members.csv", cwd=small)
    assert (0, True) == (ran.status, ran.err.endswith("replaced members.csv\n"))


def test_a_word_file_that_somebody_saved_is_replaced_with_force_only(small: Path, inside: Run) -> None:
    """One that the tool wrote is; what a colleague saved since may hold words of theirs."""
    for name in ("plan.docx", "PLAN.DOCX"):
        assert 0 == inside("report", "plan", "-o", name).status
        assert f"replaced {name}\n" in inside("report", "plan", "-o", name).err
        with zipfile.ZipFile(small / name) as box:
            parts = {part: box.read(part) for part in box.namelist()}
        with zipfile.ZipFile(small / name, "w", zipfile.ZIP_DEFLATED) as box:
            for part, content in parts.items():
                box.writestr(part, content)
        saved = (small / name).read_bytes()

        refused = inside("report", "plan", "-o", name)

        assert (2, "") == (refused.status, refused.out)
        assert f"error: {name} is there, and another program saved it\n  it may hold somebody's changes" in refused.err
        assert saved == (small / name).read_bytes()
        assert "replaced" in inside("report", "plan", "-o", name, "--force").err
        assert saved != (small / name).read_bytes()
    (small / "other.docx").write_bytes(b"no zip")
    assert 2 == inside("list", "-o", "other.docx").status
    assert 2 == inside("report", "plan", "-o", "data/plans/2021-2022.yaml", "--force").status
