"""`tfawg import`: a Word document becomes a year, after it was shown what has no place."""

from pathlib import Path

import pytest

from conftest import ROOT, Run
from source_layout import read_source
from word_hands import Hand, document, paragraph, run

SOURCE = ROOT / "docs/source/tfawg-work-programme-2021-2022.txt"
FILES = ("data/programme/2021-2022.yaml", "data/plans/2021-2022.yaml", "data/programme/bodies.yaml")


@pytest.fixture
def word(tmp_path: Path) -> Path:
    """The source document as a Word file, with one line that has no place."""
    file = tmp_path / "TFAWG.docx"
    hand = Hand(behind=paragraph(run("Annex: list of participants")))
    file.write_bytes(document(read_source(SOURCE.read_text(encoding="utf-8")), hand))
    return file


@pytest.fixture
def started(tmp_path: Path, inside: Run) -> Path:
    """A workspace that `init` made."""
    inside("init", tmp_path / "ws", "--year", "2021/2022")
    return tmp_path / "ws"


def uncommented(file: Path) -> list[str]:
    """Give the lines of a file without comments and quotes, and without the figure that the source lost."""
    lines = file.read_text(encoding="utf-8").replace('"', "").splitlines()
    return [line for line in lines if not line.lstrip().startswith("#") and line != "    shows: outline"]


def test_a_document_becomes_the_year_of_our_own_records(started: Path, word: Path, inside: Run) -> None:
    """Line for line the files of data/; what has no place is told; the example lines of the starter go."""
    ran = inside("import", word, "--yes", cwd=started)

    assert 0 == ran.status
    assert ran.out.startswith(
        "TFAWG.docx: TFAWG Work Programme and Annual Work Plan 2021/2022\n"
        "  4 key deliverables, 9 tasks, 20 sub-tasks and 25 actions; 4 sections of narrative\n"
        "  8 bodies: Members; WCO Secretariat; Secretariat; WCO Secretariat (CBD); TFAWG Secretariat; Chair TFAWG; "
        "Beneficiaries; TFAWG\n"
        "  5 strategic codes: LD3, SO1, SP1, SP6, SP7\n"
        "Look at (2):\n"
        "  headings that stand there in capitals are kept as: Introduction; Alignment with WCO Strategic Plan "
        "2019/2022; Format of the Work Programme and Annual Work Plan; Monitoring and Evaluation\n"
        "  'TFAWG Secretariat' is kept as one body; if they are two, write them on two lines: TFAWG; Secretariat\n"
        "Found no place, and will not be in the records (1):\n"
        "  paragraph 1 behind table 18: Annex: list of participants\n"
    )
    assert [uncommented(ROOT / file) for file in FILES[:2]] == [uncommented(started / file) for file in FILES[:2]]
    assert 0 == inside("validate", "--strict", "data/plans", cwd=started).status


def test_nothing_is_written_before_it_is_accepted(started: Path, word: Path, inside: Run) -> None:
    """Without a terminal it needs --yes; a dry run shows the diff."""
    before = [(started / file).read_bytes() for file in FILES]

    asked, dry = inside("import", word, cwd=started), inside("import", word, "--dry-run", cwd=started)

    assert (2, 0) == (asked.status, dry.status)
    assert "Nobody can be asked here" in asked.err
    assert "+    text: Keep information on the WCO Website up to date\n" in dry.out
    assert before == [(started / file).read_bytes() for file in FILES]


def test_a_year_that_is_there_is_not_replaced(workspace: Path, word: Path, inside: Run) -> None:
    """An import makes a year, and changes none."""
    ran = inside("import", word, "--yes", cwd=workspace)

    assert (2, "") == (ran.status, ran.out)
    assert "error: 2021/2022 is there already, with items\n" in ran.err


def test_another_year_of_a_workspace(small: Path, word: Path, inside: Run) -> None:
    """Beside the years that are there; the register only gains the names that it lacks."""
    content = read_source(
        SOURCE.read_text(encoding="utf-8").replace("2021/2022", "2020/2021").replace("2021-2022", "2020-2021")
    )
    word.write_bytes(document(content, Hand()))
    register = (small / FILES[2]).read_text(encoding="utf-8")

    ran = inside("import", word, "2020/2021", "--yes", cwd=small)

    assert 0 == ran.status
    assert register in (small / FILES[2]).read_text(encoding="utf-8")
    assert 0 == inside("show", "1.3.2.5", "--year", "2020/2021", cwd=small).status


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("none.docx", "none.docx: the file cannot be read: No such file or directory"),
        ("plan.pdf", "plan.pdf is a PDF, which keeps no tables"),
        ("TFAWG.docx 2021", "'2021' is not a financial year"),
        ("TFAWG.docx 2022/2023", "TFAWG.docx cannot be taken as it is; nothing was written"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(
    started: Path, word: Path, inside: Run, typed: str, message: str
) -> None:
    """A file that is not there, a PDF, a year that is none, a document of another year."""
    (word.parent / "plan.pdf").write_bytes(b"%PDF-1.7")

    ran = inside("import", *f"{word.parent}/{typed}".split(), "--yes", cwd=started)

    assert 2 == ran.status
    assert message in ran.err


def test_our_own_document_comes_back_as_the_same_records(
    workspace: Path, started: Path, inside: Run, tmp_path: Path
) -> None:
    """A year with progress is written for Word, imported, and written again: the same bytes."""
    inside("update", "1.1.1.1", "Contacts were made.", "--status", "in progress", "--date", "8/3/2022", cwd=workspace)
    inside("edit", "1.1.2", "--status", "inactive", "--comments", "First.\nSecond.", cwd=workspace)
    files = [tmp_path / f"{name}.docx" for name in ("first", "second", "third")]
    inside("report", "document", "-o", files[0], cwd=workspace)
    inside("import", files[0], "--yes", cwd=started)
    inside("report", "document", "-o", files[1], cwd=started)
    inside("init", tmp_path / "again", "--year", "2021/2022")
    inside("import", files[1], "--yes", cwd=tmp_path / "again")

    ran = inside("report", "document", "-o", files[2], cwd=tmp_path / "again")

    assert 0 == ran.status
    assert files[0].read_bytes() == files[1].read_bytes() == files[2].read_bytes()
    assert [uncommented(started / file)[1:] for file in FILES] == [
        uncommented(tmp_path / "again" / file)[1:] for file in FILES
    ]


def test_a_redline_is_refused_until_its_changes_are_settled(workspace: Path, started: Path, inside: Run) -> None:
    """Its changes are tracked ones, of which nobody decided yet."""
    inside("edit", "1.1.2.3", "--indicator", "Number of requests met", cwd=workspace)
    inside("carry-forward", "2021/2022", cwd=workspace)
    inside("edit", "1.1.2.3", "--year", "2022/2023", "--indicator", "Number of answers", cwd=workspace)
    inside("report", "document", "2022/2023", "--against", "2021/2022", "-o", "redline.docx", cwd=workspace)

    ran = inside("import", workspace / "redline.docx", "--yes", cwd=started)

    assert 2 == ran.status
    assert "tracked changes that nobody has accepted or rejected" in ran.err
