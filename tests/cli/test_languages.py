"""`--lang` on what is shown and written: one language throughout, and what stands in English is counted."""

import os
import re
from pathlib import Path

import pytest
from docx import Document

import bilingual
from conftest import Run
from git_repository import repository
from terminal import answered

YEAR = "2021/2022"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A year in both languages, but for two texts."""
    bilingual.make(tmp_path)
    bilingual.speak_french(tmp_path, {"1.1.1.1 indicator", "1.1.1.2 indicator"})
    return tmp_path


def test_what_is_shown_is_french(folder: Path, inside: Run) -> None:
    """Of an item, of a list, of a year; a body is named in either language."""
    shown = inside("-C", folder, "show", "1.1.1.1", "--lang", "fr")
    assert "Adresser à tous les Membres un appel à contributions" in shown.out
    assert "[EN] Number of experiences received" in shown.out
    assert f"1 text stands in English here: tfawg -C {folder} translate 2021/2022 --lang fr\n" in shown.err

    assert "Faire connaître les travaux du groupe." in inside("-C", folder, "overview", "--lang", "FR").out
    listed = inside("-C", folder, "list", "--body", "Members", "--lang", "fr", "--columns", "number,responsible").out
    assert [
        "1.1.1.2\tMembres\u00a0; Présidence du TFAWG",
        "1.1.2.1\tSecrétariat de l’OMD\u00a0; Membres",
        "2.1.1.1\tMembres",
    ] == (listed.splitlines())
    assert "1.1.2.1" in inside("-C", folder, "list", "--search", "réexaminer", "--lang", "fr").out


def test_differences_are_told_in_french(folder: Path, inside: Run) -> None:
    """Also where only the translation changed."""
    repository(folder).commit("both", "2021-09-01T10:00:00")
    inside("-C", folder, "edit", "2.1.1.1", "--lang", "fr", "--text", "Proposer un orateur à deux conférences")

    assert "No changes" in inside("-C", folder, "diff").out
    told = inside("-C", folder, "diff", "--lang", "fr").out
    assert "2.1.1.1 libellé modifié\u00a0: Proposer un [-intervenant-] {+orateur+} à deux conférences" in told
    inside("-C", folder, "carry-forward", YEAR)
    assert "Exercice 2021/2022" in inside("-C", folder, "diff", YEAR, "2022/2023", "--lang", "fr").out


def test_both_sets_go_into_one_folder(folder: Path, inside: Run) -> None:
    """Each file says its language; in Word the language is set, and words in English say so."""
    done = inside(
        "-C", folder, "report", "--all", YEAR, "--lang", "en", "--lang", "fr", "-o", "set", "--format", "docx"
    )

    assert done.status == 0, done
    names = {
        f"{name}.{tag}.docx"
        for name in ("document", "programme", "plan", "progress", "alignment")
        for tag in ("en", "fr")
    }
    assert names == {file.name for file in (folder / "set").iterdir()}
    english, french = (Document(str(folder / f"set/document.{tag}.docx")) for tag in ("en", "fr"))
    assert ("en-GB", "fr-FR") == (english.core_properties.language, french.core_properties.language)
    runs = [run for table in french.tables for cell in table._cells for line in cell.paragraphs for run in line.runs]  # noqa: SLF001
    marked = {run.text for run in runs if '<w:lang w:val="en-GB"/>' in run._r.xml}  # noqa: SLF001
    assert {"[EN] Number of experiences received", "[EN] Two experiences at each meeting"} == marked
    assert 0 == inside("-C", folder, "report", "--all", YEAR, "--lang", "fr", "-o", "set", "--check").status


def test_a_set_in_english_is_what_it_was(folder: Path, inside: Run) -> None:
    """Without --lang no file says a language, and --all can be tried without a folder."""
    assert 0 == inside("-C", folder, "report", "--all", YEAR, "-o", "set").status
    assert "document.md" in {file.name for file in (folder / "set").iterdir()}
    tried = inside("-C", folder, "report", "--all", YEAR, "--lang", "en", "--lang", "fr", "--check")
    assert "all 10 reports can be made" in tried.err
    assert 2 == inside("-C", folder, "report", "--all", YEAR).status


def test_a_page_says_its_language(folder: Path, inside: Run) -> None:
    """Words of another language are told apart, columns are known as in English, and items have their places."""
    for tag in ("en", "fr"):
        inside("-C", folder, "report", "plan", YEAR, "--lang", tag, "-o", f"{tag}.html")
    english, french = ((folder / f"{tag}.html").read_text("utf-8") for tag in ("en", "fr"))

    assert '<html lang="fr">' in french
    assert '<bdi lang="en">[EN] Number of experiences received</bdi>' in french
    assert re.findall(r'id="([\d.]+)"', english) == re.findall(r'id="([\d.]+)"', french)
    assert {"1", "1.1", "1.1.1.1"} <= set(re.findall(r'id="([\d.]+)"', french))
    assert ".columns1 col:nth-child(1) { width: 7%; }" in french


def test_narrative_without_translation_is_marked_as_a_whole(folder: Path, inside: Run) -> None:
    """All its paragraphs are English, also in a page."""
    inside("-C", folder, "edit", YEAR, "--summary", "One.\n\nTwo.")
    made = inside("-C", folder, "report", "progress", YEAR, "--lang", "fr")
    assert '<div lang="en">\n\n**\\[EN\\]**\n\nOne.\n\nTwo.\n\n</div>' in made.out
    inside("-C", folder, "report", "progress", YEAR, "--lang", "fr", "-o", "p.html")
    page = (folder / "p.html").read_text("utf-8")
    assert ["[EN]", "One.", "Two."] == re.findall(
        r"<p>(?:<strong>)?<bdi lang=\"en\">(?:<strong>)?(.*?)(?:</strong>)?</bdi>", page
    )


def test_a_heading_in_capitals_is_counted(folder: Path, inside: Run) -> None:
    """Its mark is that of any other text, and a page speaks it in English."""
    file = folder / "data/programme/2021-2022.fr.yaml"
    file.write_text(file.read_text("utf-8").replace("    heading: Introduction\n", ""), "utf-8")
    made = inside("report", "document", "--lang", "fr", cwd=folder)
    inside("report", "document", "--lang", "fr", "-o", "d.html", cwd=folder)

    assert '## I. <span lang="en">\\[EN\\] INTRODUCTION</span>\n' in made.out
    assert "3 texts stand in English here" in made.err
    assert '<bdi lang="en">[EN] INTRODUCTION</bdi>' in (folder / "d.html").read_text("utf-8")


def test_stale_words_are_kept_on_demand(folder: Path, inside: Run) -> None:
    """Marked as of earlier wording, in a table and in narrative."""
    inside("-C", folder, "edit", YEAR, "--summary", "The group met **twice**.")
    inside("-C", folder, "edit", YEAR, "--lang", "fr", "--summary", "Le groupe s’est réuni.")
    inside("-C", folder, "edit", YEAR, "--summary", "The group met **once**.")
    inside("-C", folder, "edit", "2.1.1.1", "--text", "Offer a speaker")
    made = inside("-C", folder, "report", "progress", YEAR, "--lang", "fr", "--stale", "keep").out

    assert "\\[version antérieure\\] Proposer un intervenant à deux conférences" in made
    assert "**\\[version antérieure\\]**\n\nLe groupe s’est réuni." in made


def test_a_redline_in_french(folder: Path, inside: Run) -> None:
    """Its legend as well; both sides are French, and rows are paired as in English."""
    inside("-C", folder, "carry-forward", YEAR)
    done = inside("-C", folder, "report", "plan", "2022/2023", "--against", YEAR, "--lang", "fr", "-o", "r.html")
    assert done.status == 0, done
    page = (folder / "r.html").read_text("utf-8")

    assert "Modifications entre 2021/2022 et 2022/2023" in page
    assert '<aside class="legend" aria-label="Légende">' in page
    assert "texte ajouté" in page
    assert (
        0
        == inside("-C", folder, "report", "plan", "2022/2023", "--against", YEAR, "--lang", "fr", "-o", "r.docx").status
    )
    marked = inside("-C", folder, "report", "plan", "2022/2023", "--against", YEAR, "--lang", "fr").out
    assert '<span lang="en">' in marked


def test_a_paper_for_decision_is_complete(folder: Path, inside: Run) -> None:
    """Or a draft."""
    inside("-C", folder, "edit", YEAR, "--summary", "Two meetings were held.")
    typed = ("report", "progress", YEAR, "--to", "PC", "--for", "decision", "--lang", "fr", "-o", "paper.md")
    refused = inside("-C", folder, *typed)
    assert 2 == refused.status
    assert "this paper goes to a decision, and not all of it is in 'fr' yet: 1 text\n" in refused.err
    assert not (folder / "paper.md").exists()
    assert 0 == inside("-C", folder, *typed, "--draft").status
    assert "no sub-task is reported on to Policy Commission; say which: " in refused.err


@pytest.fixture
def nameless(folder: Path) -> Path:
    """The year, in which two bodies have no French name."""
    register = folder / "data/programme/bodies.yaml"
    text = register.read_text("utf-8").replace("Members: {names: {fr: Membres}}", "Members: {}")
    register.write_text(text.replace("names: {fr: Présidence du TFAWG}, ", ""), "utf-8", newline="\n")
    return folder


def test_bodies_to_ask_are_named_as_they_are_typed(nameless: Path, inside: Run) -> None:
    """Whatever they are called in the language."""
    refused = inside("-C", nameless, "report", "request", YEAR, "--lang", "fr")
    assert "name it behind --body: Chair TFAWG, Members, WCO Secretariat\n" in refused.err

    inside("-C", nameless, "report", "request", YEAR, "--lang", "fr", "--all", "--format", "markdown", "-o", "asked")
    assert {"chair-tfawg.md", "members.md", "wco-secretariat.md"} == {file.name for file in Path("asked").iterdir()}
    assert "Secrétariat de l’OMD" in Path("asked/wco-secretariat.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("command", "texts", "bodies"),
    [
        ("report plan", "2 texts stand", "2 bodies have no name in 'fr': Members, Chair TFAWG"),
        ("report request --body Members", "1 text stands", "2 bodies have no name in 'fr': Members, Chair TFAWG"),
        ("list --columns number,responsible", "", "2 bodies have no name in 'fr': Members, Chair TFAWG"),
        (
            "list --columns number,responsible --format markdown",
            "",
            "2 bodies have no name in 'fr': Members, Chair TFAWG",
        ),
        (
            "list --columns responsible,indicator",
            "2 texts stand",
            "2 bodies have no name in 'fr': Members, Chair TFAWG",
        ),
        ("list --columns number,text", "", ""),
        ("overview", "", "2 bodies have no name in 'fr': Members, Chair TFAWG"),
        ("show 1.1.1.2", "1 text stands", "2 bodies have no name in 'fr': Members, Chair TFAWG"),
        ("show 2.1.1.1", "", "1 body has no name in 'fr': Members"),
    ],
)
def test_texts_and_names_of_bodies_are_told_apart(
    nameless: Path, inside: Run, command: str, texts: str, bodies: str
) -> None:
    """Each with the command that translates it; nothing is said of what is translated."""
    told = inside("-C", nameless, *command.split(), "--lang", "fr").err.splitlines()
    told = [line for line in told if "financial year" not in line]

    wanted = [
        *([f"{texts} in English here: tfawg -C {nameless} translate 2021/2022 --lang fr"] if texts else []),
        *([f'{bodies}: tfawg -C {nameless} body Members --lang fr --name "..."'] if bodies else []),
    ]
    assert wanted == told


def test_a_narrow_table_tells_the_same(nameless: Path) -> None:
    """Though it breaks a line between the mark and the name."""
    command = ("list", "--columns", "number,responsible,timeline", "--lang", "fr")
    _, shown = answered(*command, cwd=nameless, answers={}, env={"COLUMNS": "30"})

    told = " ".join(shown.split())
    assert "2 bodies have no name in 'fr': Members, Chair TFAWG" in told
    assert "in English here" not in told


def test_a_text_that_begins_with_a_body_is_a_text(nameless: Path, inside: Run) -> None:
    """Its name is translated nowhere by the register."""
    inside("-C", nameless, "edit", "1.1.1.1", "--indicator", "Members answer")
    told = inside("-C", nameless, "show", "1.1.1.1", "--lang", "fr").err

    assert "1 text stands in English here" in told
    assert "no name" not in told


def test_a_paper_for_decision_names_its_bodies(nameless: Path, inside: Run) -> None:
    """Many are counted."""
    register = nameless / "data/programme/bodies.yaml"
    register.write_text(re.sub(r"names: \{fr: [^}]*\}(, )?", "", register.read_text("utf-8")), "utf-8")
    typed = ("report", "progress", YEAR, "--to", "PC", "--for", "decision", "--lang", "fr", "-o", "paper.md")
    refused = inside("-C", nameless, *typed).err

    assert "4 bodies have no name in 'fr': Policy Commission, Members, WCO Secretariat, and 1 more: tfawg" in refused
    assert "not all of it is in 'fr' yet: the names of 4 bodies\n" in refused
    assert "to go on: tfawg -C" in refused
    assert 'body "Policy Commission" --lang fr --name "..."\n' in refused
    inside("-C", nameless, "edit", YEAR, "--summary", "Two meetings were held.")
    assert "not all of it is in 'fr' yet: 1 text and the names of 4 bodies\n" in inside("-C", nameless, *typed).err


def test_new_updates_are_new_in_french(folder: Path, inside: Run) -> None:
    """As many as in English, whatever is translated."""
    repository(folder).commit("both", "2021-09-01T10:00:00")
    inside("-C", folder, "update", "1.1.1.1", "A second call went out.")
    made = inside("-C", folder, "report", "progress", YEAR, "--since", "HEAD", "--lang", "fr").out

    assert "1 mise à jour est nouvelle et porte la mention **NOUVEAU** dans les tableaux." in made
    assert 1 == made.count("**NOUVEAU** <span") + made.count("| **NOUVEAU** ")


def test_a_stamp_is_french(folder: Path, inside: Run) -> None:
    """With the day in French."""
    repository(folder).commit("both", "2021-09-01T10:00:00")

    assert "Établi le " in inside("-C", folder, "report", "plan", YEAR, "--stamp", "--lang", "fr").out


def test_a_workspace_has_words_of_its_own(folder: Path, inside: Run) -> None:
    """Word by word before those of the tool; for a language that reads from right to left, the page says so."""
    templates = folder / "templates"
    templates.mkdir()
    (templates / "words.fr.yaml").write_text('words:\n  "Indicator": Repère\n', "utf-8")
    (templates / "words.ar.yaml").write_text('words:\n  "Indicator": المؤشر\n', "utf-8")

    assert "| Repère |" in inside("-C", folder, "report", "plan", YEAR, "--lang", "fr").out
    inside("-C", folder, "report", "plan", YEAR, "--lang", "ar", "-o", "ar.html")
    page = (folder / "ar.html").read_text("utf-8")
    assert '<html lang="ar" dir="rtl">' in page
    assert "المؤشر" in page
    inside("-C", folder, "report", "plan", YEAR, "--lang", "ar", "-o", "ar.docx")
    (table, *_) = Document(str(folder / "ar.docx")).tables
    assert "<w:bidiVisual/>" in table._tbl.xml  # noqa: SLF001
    assert "<w:rtl/>" in next(cell._tc.xml for cell in table.rows[0].cells if cell.text == "المؤشر")  # noqa: SLF001


@pytest.mark.parametrize("content", ["words: [", "- x\n", "words: x\n"])
def test_words_that_cannot_be_read_are_told(folder: Path, inside: Run, content: str) -> None:
    """With their file."""
    (folder / "templates").mkdir()
    (folder / "templates/words.fr.yaml").write_text(content, "utf-8")
    done = inside("-C", folder, "report", "plan", YEAR, "--lang", "fr")

    assert 2 == done.status
    assert "templates/words.fr.yaml" in done.err


@pytest.mark.parametrize("command", ["show 1.1.1.1", "list", "list bodies", "overview", "diff", "history 1.1.1.1"])
def test_english_opens_no_other_language(
    folder: Path, inside: Run, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """Neither a translation nor a file of words, whatever stands in them; with --lang both are opened."""
    repository(folder).commit("both", "2021-09-01T10:00:00")
    (folder / "templates").mkdir()
    (folder / "templates/words.fr.yaml").write_text("format: 1\nwords: {}\n", encoding="utf-8")
    opened: list[str] = []
    real = os.open

    def noted(path: Path | str, *how: int, dir_fd: int | None = None) -> int:
        opened.append(str(path))
        return real(path, *how, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", noted)

    assert 0 == inside(*command.split(), cwd=folder).status
    assert [name for name in opened if ".fr." in name] == []
    assert 0 == inside(*command.split(), "--lang", "fr", cwd=folder).status
    assert {"2021-2022.fr.yaml", "words.fr.yaml"} <= {Path(name).name for name in opened}
