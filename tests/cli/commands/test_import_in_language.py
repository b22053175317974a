"""A French Word plan becomes the translation of a year: paired by numbers, all or none, every word accounted for."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordFile

import bilingual
from conftest import Ran, Run

YEAR = "2021/2022"


@pytest.fixture
def folder(tmp_path: Path, inside: Run) -> Path:
    """A year in English, and its French as a Word document."""
    bilingual.make(tmp_path)
    bilingual.speak_french(tmp_path)
    assert 0 == inside("-C", tmp_path, "report", "document", YEAR, "--lang", "fr", "-o", "plan.docx").status
    (tmp_path / "french").mkdir()
    for kind in ("plans", "programme"):
        shutil.move(tmp_path / f"data/{kind}/2021-2022.fr.yaml", tmp_path / f"french/{kind}.yaml")
    return tmp_path


def taken(inside: Run, folder: Path, *typed: str) -> Ran:
    """Import the document."""
    return inside("-C", folder, "import", "--lang", "fr", str(folder / "plan.docx"), YEAR, *typed)


def changed(folder: Path, change: Callable[[WordFile], None]) -> None:
    """Change the document as somebody in Word does."""
    document = Document(str(folder / "plan.docx"))
    change(document)
    document.save(str(folder / "plan.docx"))


def test_what_was_printed_comes_back(folder: Path, inside: Run) -> None:
    """All that has a number, as it was; what has none is listed, and so is nothing else."""
    done = taken(inside, folder, "--yes")

    assert done.status == 0, done
    assert "26 texts that were not translated so far\nDifferences: nothing\n" in done.out
    assert "Found no place, and will not be in the translation (6):\n" in done.out
    assert "  paragraph 3: I. INTRODUCTION\n" in done.out
    for kind in ("plans", "programme"):
        was = (folder / f"french/{kind}.yaml").read_text("utf-8")
        now = (folder / f"data/{kind}/2021-2022.fr.yaml").read_text("utf-8")
        start = "\nactions:" if kind == "plans" else "\ndeliverables:"
        assert was[was.index(start) :] == now[now.index(start) :]
    assert "nothing to change" in taken(inside, folder, "--yes").out
    inside("-C", folder, "undo")
    assert not (folder / "data/plans/2021-2022.fr.yaml").exists()


def test_a_dry_run_writes_nothing(folder: Path, inside: Run) -> None:
    """And nothing is written where nobody agrees."""
    assert "+  1.1.1.1:" in taken(inside, folder, "--dry-run").out
    assert 0 != taken(inside, folder).status
    assert not (folder / "data/plans/2021-2022.fr.yaml").exists()


def _other_structure(document: WordFile) -> None:
    actions = document.tables[1]
    actions.rows[1].cells[0].paragraphs[0].runs[0].text = "1.1.1.9"
    actions.rows[0].cells[4].paragraphs[0].runs[0].text = "Délai"
    actions.rows[2].cells[2].paragraphs[0].runs[0].text = "Un autre organisme"
    actions.rows[3].cells[5].paragraphs[0].add_run("Ils ont répondu.")
    actions.rows[3].cells[1].paragraphs[0].add_run("Barré.").font.strike = True
    document.paragraphs[3].runs[0].text = "1er livrable clé du TFAWG : le premier des deux, dit le texte"
    point = next(one for one in document.paragraphs if one.text.startswith("b)"))
    point.runs[0].text = "Une phrase de plus"


def test_every_difference_is_shown(folder: Path, inside: Run) -> None:
    """Items and fields of one side only, a list of another length, and bodies that the register does not know."""
    changed(folder, _other_structure)
    done = taken(inside, folder, "--yes")

    assert done.status == 0, done
    for told in (
        "1.1.1.9 stands only there",
        "1.1.1.1 stands only here",
        "1.1.1.2 timeline stands only here",
        "1.1.2.1 updates 1 text stands only there: 'Ils ont répondu.'",
        "1 has 2 points here, and 1 there",
        "Un autre organisme",
        "Délai",
        "paragraph 4: 1er livrable clé du TFAWG : le premier des deux, dit le texte",
        "Exercice 2021/2022",
        "Une phrase de plus",
        "struck or hidden words in table 2, row 4, column 2: Barré.",
    ):
        assert told in done.out, told
    assert "1.1.1.9" not in (folder / "data/plans/2021-2022.fr.yaml").read_text("utf-8")


def test_nothing_is_written_where_they_contradict(folder: Path, inside: Run) -> None:
    """Other French that stands here already, an item twice, or what no record may hold."""
    inside("-C", folder, "edit", "1.1.1.1", "--lang", "fr", "--text", "Écrire à tous")
    before = (folder / "data/plans/2021-2022.fr.yaml").read_bytes()

    def twice(document: WordFile) -> None:
        document.tables[1].rows[3].cells[0].paragraphs[0].runs[0].text = "1.1.1.2"
        document.tables[3].rows[1].cells[3].paragraphs[0].runs[0].text = "a\u202eb"

    changed(folder, twice)
    done = taken(inside, folder, "--yes")

    assert 2 == done.status
    assert "1.1.1.1 text says 'Écrire à tous' here, and 'Adresser à tous les Membres" in done.err
    assert "1.1.1.2 stands there twice" in done.err
    assert "changes the direction of the text" in done.err
    assert before == (folder / "data/plans/2021-2022.fr.yaml").read_bytes()


def test_another_document_is_refused(folder: Path, inside: Run) -> None:
    """One whose titles of columns are not of the language."""
    inside("-C", folder, "report", "document", YEAR, "-o", "plan.docx", "--force")
    done = taken(inside, folder, "--yes")

    assert 2 == done.status
    assert "holds no table of sub-tasks or actions in 'fr'" in done.err


def test_the_year_is_typed(folder: Path, inside: Run) -> None:
    """A translation never goes to a year that nobody named."""
    done = inside("-C", folder, "import", "--lang", "fr", str(folder / "plan.docx"))

    assert 2 == done.status
    assert "say which year the document translates" in done.err
