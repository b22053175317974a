"""A French Word plan becomes the translation of a year: paired by numbers, all or none, every word accounted for."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordFile
from docx.text.paragraph import Paragraph

import bilingual
from conftest import Ran, Run
from tfawg_cli.cli.import_in_language import prove
from tfawg_cli.cli.language_options import Tongue
from tfawg_cli.cli.translations_of_year import of_year
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.languages.changing import Wish
from tfawg_cli.operations.sheets.document_paired import Paired
from three_years import typed

YEAR = "2021/2022"
AMENDMENT = ("--authority", "PC 85", "--reason", "the meeting was postponed", "--date", "7/12/2021")


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
    """All that is printed, as it was; the lists of the strategic plan, which no section shows, stand only here."""
    done = taken(inside, folder, "--yes")

    assert done.status == 0, done
    assert "29 texts not translated so far\n" in done.out
    assert "Differences (8):\n" in done.out
    assert "  strategic plan groups Strategic Goal (SG) text stands only here\n" in done.out
    assert "Found no place, and will not be in the translation (3):\n" in done.out
    for kind in ("plans", "programme"):
        was = (folder / f"french/{kind}.yaml").read_text("utf-8")
        now = (folder / f"data/{kind}/2021-2022.fr.yaml").read_text("utf-8")
        start = "\nactions:" if kind == "plans" else "\nsections:"
        assert was[was.index(start) :] == now[now.index(start) :]
    assert "nothing to change" in taken(inside, folder, "--yes").out
    inside("-C", folder, "undo")
    assert not (folder / "data/plans/2021-2022.fr.yaml").exists()


def test_a_dry_run_writes_nothing(folder: Path, inside: Run) -> None:
    """And nothing is written where nobody agrees."""
    assert "+  1.1.1.1:" in taken(inside, folder, "--dry-run").out
    assert 0 != taken(inside, folder).status
    assert not (folder / "data/plans/2021-2022.fr.yaml").exists()


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A year with narrative, decisions, an amendment, a result and updates in English, and its French in Word."""
    folder = bilingual.make(tmp_path_factory.mktemp("worked"))
    bilingual.tell_more(folder)
    commands: list[tuple[str, ...]] = [
        ("update", "1.1.1.1", "A second call went out.", "--by", "Secretariat", "--date", "8/3/2022"),
        ("update", "1.1.1.1", "--status", "completed", "--result", "Forty answers"),
        ("edit", "1.1.2.1", "--due", "1/6/2022"),
        ("decision", YEAR, "approved", "--by", "PC", "--date", "24/6/2021"),
        ("edit", "1.1.2.1", "--timeline", "15th meeting (2022)", *AMENDMENT),
    ]
    for command in commands:
        assert 0 == typed(folder, *command).status
    bilingual.speak_french(folder)
    assert 0 == typed(folder, "report", "document", YEAR, "--lang", "fr", "-o", "plan.docx").status
    (folder / "french").mkdir()
    for kind in ("plans", "programme"):
        shutil.move(folder / f"data/{kind}/2021-2022.fr.yaml", folder / f"french/{kind}.yaml")
    return folder


@pytest.fixture
def whole(worked: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(worked, tmp_path / "whole"))


def test_a_whole_year_comes_back(whole: Path, inside: Run) -> None:
    """Title, narrative, strategic plan, reasons, results, updates and amendments, byte for byte as they were."""
    done = taken(inside, whole, "--yes")

    assert done.status == 0, done
    assert "47 texts not translated so far\nPaired by their place; look at them (8):\n" in done.out
    assert (
        "  section 2 'Alignment with the strategic plan 2019/2022': Alignement sur le Plan stratégique 2019/2022\n"
        in (done.out)
    )
    assert "kept as: Introduction; Alignement sur le Plan stratégique 2019/2022; Structure\n" in done.out
    assert "Differences: nothing\nFound no place, and will not be in the translation (3):\n" in done.out
    for kind in ("plans", "programme"):
        now = (whole / f"data/{kind}/2021-2022.fr.yaml").read_text("utf-8")
        assert (whole / f"french/{kind}.yaml").read_text("utf-8") == now.partition("\n")[2]
    assert "nothing to change" in taken(inside, whole, "--yes").out


HEADING = "Présentation du Programme de travail, du Secrétariat et de l’OMD"


def test_a_heading_in_capitals_comes_back(whole: Path, inside: Run) -> None:
    """What is recorded stays as it is spelt; with nothing recorded, names and abbreviations are known all the same."""
    edition = whole / "data/programme/2021-2022.fr.yaml"
    was = (whole / "french/programme.yaml").read_text("utf-8")
    edition.write_text(was.replace("heading: Structure", f"heading: {HEADING}"), "utf-8")
    shutil.copy(whole / "french/plans.yaml", whole / "data/plans/2021-2022.fr.yaml")
    inside("-C", whole, "report", "document", YEAR, "--lang", "fr", "-o", "plan.docx", "--force")
    again = taken(inside, whole, "--yes")
    edition.unlink()
    anew = taken(inside, whole, "--yes")

    assert "nothing to change" in again.out
    assert "kept as" not in again.out
    assert f"; {HEADING}\n" in " ".join(anew.out.split(" ")).replace("\n    ", " ")
    assert f"heading: {HEADING}" in edition.read_text("utf-8")


def test_what_is_printed_in_english_is_no_french(whole: Path, inside: Run) -> None:
    """A document of which nothing is translated brings nothing; the tool's marks of English and of older words."""
    inside("-C", whole, "report", "document", YEAR, "--lang", "fr", "-o", "plan.docx", "--force")
    english = taken(inside, whole, "--yes")
    for kind in ("plans", "programme"):
        assert not (whole / f"data/{kind}/2021-2022.fr.yaml").exists()
        shutil.copy(whole / f"french/{kind}.yaml", whole / f"data/{kind}/2021-2022.fr.yaml")
    inside("-C", whole, "update", "1.1.1.1", "--result", "Fifty answers")
    inside("-C", whole, "report", "document", YEAR, "--lang", "fr", "--stale", "keep", "-o", "plan.docx", "--force")
    stale = taken(inside, whole, "--yes")

    assert "0 texts not translated so far\nStand there in English, and are not taken (47):\n  title; sections 1" in (
        english.out
    )
    assert "Stand there in an earlier translation, and are not taken (1):\n  1.1.1.1 result\n" in stale.out
    for done in (english, stale):
        assert "nothing to take; what is marked there is translated by: tfawg -C" in done.out
        assert "it says so already" not in done.out


def _cell(document: WordFile, table: int, row: int, column: int) -> Paragraph:
    found: Paragraph = document.tables[table].rows[row].cells[column].paragraphs[0]
    return found


def _said(document: WordFile, text: str) -> Paragraph:
    return next(one for one in document.paragraphs if one.text.startswith(text))


def _write(paragraph: Paragraph, text: str) -> None:
    for run in paragraph.runs[1:]:
        run.text = ""
    paragraph.runs[0].text = text


def _other_facts(document: WordFile) -> None:
    _write(_said(document, "PARTIELLEMENT"), "INACTIVE (le guide suit)")
    _write(_cell(document, 0, 1, 2), "SO2")
    _write(_cell(document, 1, 1, 2), "Membres")
    updates = document.tables[1].rows[1].cells[5].paragraphs
    _write(updates[0], "Résultat : Quarante réponses")
    _write(updates[1], "13 octobre 2021, Membres : L’appel a été diffusé en trois langues.")
    _write(document.tables[1].rows[3].cells[4].paragraphs[1], "d'ici au 2 juin 2022")
    _write(_cell(document, 4, 1, 4), "PC 86")


def test_facts_that_differ_are_shown(whole: Path, inside: Run) -> None:
    """Statuses, days and authors of updates, codes, bodies, days by which, of amendments who allowed them."""
    changed(whole, _other_facts)
    told = taken(inside, whole, "--yes").out

    assert "Differences (8):\n" in told
    for line in (
        "1.1 status: 'INACTIVE' there, 'PARTIELLEMENT ACHEVÉE' here",
        "1.1.1 strategic codes: 'SO2; SP6' there, 'SO1; SP6' here",
        "1.1.1.1 status: nothing there, 'ACHEVÉE' here",
        "1.1.1.1 responsible: 'Membres' there, 'Secrétariat de l’OMD' here",
        "1.1.1.1 update 1 day: '13 octobre 2021' there, '12 octobre 2021' here",
        "1.1.1.1 update 1 by: 'Membres' there, 'Secrétariat' here",
        "1.1.2.1 due: '2 juin 2022' there, '1er juin 2022' here",
        "amendments 1 authority: 'PC 86' there, 'PC 85' here",
    ):
        assert f"  {line}\n" in told, line
    assert "result: Quarante réponses" in (whole / "data/plans/2021-2022.fr.yaml").read_text("utf-8")


def _other_order(document: WordFile) -> None:
    _write(_said(document, "III. STRUCTURE"), "Ce paragraphe clôt la section.")
    _said(document, "But stratégique")._p.getparent().remove(_said(document, "But stratégique")._p)  # noqa: SLF001
    third = document.tables[1].rows[1].cells[5].paragraphs[2]
    _write(third, "Un appel de plus.")
    third.insert_paragraph_before("8 mars 2022, Secrétariat : Un deuxième appel a été diffusé.")
    _write(_cell(document, 4, 1, 0), "1.1.1.1")
    _write(document.paragraphs[0], "Programme de travail du groupe")


def test_what_has_no_certain_place_is_listed_with_its_words(whole: Path, inside: Run) -> None:
    """And the next step: sections of another number, an update more, an amendment of another item, another title."""
    changed(whole, _other_order)
    done = taken(inside, whole, "--yes")

    assert done.status == 0, done
    for line in (
        "sections: 2 there, 3 here",
        "groups of the strategic plan: 3 there, 4 here",
        "updates of 1.1.1.1: 3 there, 2 here",
        "amendments are of 1.1.1.1 there, of 1.1.2.1 here",
    ):
        assert f"  {line}\n" in done.out, line
    unsure = done.out.partition("Not paired for sure, and will not be in the translation (")[2]
    assert "Alignement sur le Plan stratégique 2019/2022" in unsure
    assert "Il est clair." in unsure
    assert "Un appel de plus." in unsure
    assert "la réunion a été reportée" in unsure
    assert "they are written by hand: tfawg -C" in unsure
    assert "paragraph 1: Programme de travail du groupe\n" in unsure.partition("Found no place")[2]
    plan, edition = ((whole / f"data/{kind}/2021-2022.fr.yaml").read_text("utf-8") for kind in ("plans", "programme"))
    assert "Un deuxième appel a été diffusé." in plan
    assert "sections" not in edition
    assert "amendments" not in plan
    assert "heading: 'Objectifs stratégiques (OS) :'" in edition


@pytest.mark.parametrize(
    ("year", "told"),
    [
        ("2020-2021", "the title: it is of 2020/2021, and you named 2021/2022"),
        ("2021-2025", "the title: '2021-2025' is not two years in a row"),
    ],
)
def test_a_document_of_another_year_is_refused(whole: Path, inside: Run, year: str, told: str) -> None:
    """Its title says so."""
    title = f"Petit Programme de travail et Plan de travail annuel {year}"
    changed(whole, lambda document: _write(document.paragraphs[0], title))

    assert told in taken(inside, whole, "--yes").err


def test_what_would_not_be_read_back_is_not_written(whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The records are read from their new texts, and held against the document."""
    monkeypatch.chdir(whole)
    found = of_year(YEAR, Tongue("fr"))
    piece = found.found["plan"][0].piece
    with pytest.raises(CannotGoOnError) as refused:
        prove(found.records.workspace, found, Paired(wishes={"plan": [Wish(piece, "Écrire")]}))

    assert ("actions 1.1.1.1 text would say ''",) == refused.value.details


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
        "updates of 1.1.2.1: 1 there, 0 here",
        "table 2, row 4, column 6: 'Ils ont répondu.'",
        "1.1.1.9 text: 'Adresser à tous les Membres un appel à contributions'",
        "1 points: 'par des orientations ; et'",
        "1 has 2 points here, and 1 there",
        "Un autre organisme",
        "Délai",
        "1er livrable clé du TFAWG : le premier des deux, dit le texte",
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
