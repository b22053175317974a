"""Translators get a Word table and send it back: what they wrote is taken as from a workbook, tracked or not."""

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordFile
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.table import _Cell

import bilingual
from conftest import Ran, Run
from git_repository import repository
from word_reading import document_of, faults

YEAR = "2021/2022"
PLAN, FRENCH = "data/plans/2021-2022.yaml", "data/plans/2021-2022.fr.yaml"
EDITION = "data/programme/2021-2022.fr.yaml"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A year in both languages, of which some texts lack and one is stale, in git; made once."""
    folder = bilingual.make(tmp_path_factory.mktemp("bilingual"))
    bilingual.speak_french(folder, {"1.1.1.1 indicator", "1 points", "2.1.1.1 text", "heading", "text"})
    repository(folder).commit("both", "2021-09-01T10:00:00")
    _reword(folder, "Present two experiences", "Present three experiences")
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(made, tmp_path, dirs_exist_ok=True))


def _reword(folder: Path, old: str, new: str) -> None:
    plan = folder / PLAN
    plan.write_text(plan.read_text("utf-8").replace(old, new), "utf-8", newline="\n")


def written(inside: Run, folder: Path, *typed: str, year: str = YEAR, lang: str = "fr") -> WordFile:
    """Write the table and open it."""
    assert 0 == inside("-C", folder, "translate", year, "--lang", lang, "-o", "t.docx", "--force", *typed).status
    content = (folder / "t.docx").read_bytes()
    assert [*faults(document_of(content))] == []
    return Document(io.BytesIO(content))


def back(inside: Run, folder: Path, document: WordFile, *typed: str) -> Ran:
    """Send it back."""
    document.save(str(folder / "t.docx"))
    return inside("-C", folder, "translate", *(typed or (YEAR, "--lang", "fr")), "--from", "t.docx")


def cell(document: WordFile, number: str, field: str, column: str = "Translation") -> _Cell:
    """Find the cell of a text."""
    for table in document.tables:
        titles = [one.text for one in document.tables[0].rows[0].cells]
        for row in table.rows:
            if row.cells[0].text.startswith(f"{number}text of ") and row.cells[1].text == field:
                found: _Cell = row.cells[titles.index(column)]
                return found
    raise AssertionError(number, field)


def test_it_shows_what_is_to_be_done(folder: Path, inside: Run) -> None:
    """Heads that repeat, the English of then with the words that went and came, and cells to fill in in French."""
    document = written(inside, folder)
    [table] = document.tables

    assert "Work Programme and Annual Work Plan 2021/2022 in 'fr': 11 texts" == document.paragraphs[0].text
    assert "coloured cells" in document.paragraphs[1].text
    assert 'w:orient="landscape"' in document.element.xml
    assert ["Number", "Field", "English", "Translated from", "Translation", "Still right"] == [
        one.text for one in table.rows[0].cells
    ]
    assert "<w:tblHeader/>" in table.rows[0]._tr.xml  # noqa: SLF001 - what python-docx does not name
    former = cell(document, "1.1.1.2", "text", "Translated from").paragraphs[0].runs
    looks = {one.style.name: one.text for one in former}
    assert {"two", "three"} == {looks["Words That Went"], looks["Words That Came"]}
    assert "Présenter deux expériences à chaque réunion" == cell(document, "1.1.1.2", "text").text
    empty = cell(document, "1.1.1.1", "indicator")._tc.xml  # noqa: SLF001
    assert 'w:fill="FFF8DC"' in empty
    assert '<w:lang w:val="fr-FR"/>' in empty
    assert "through guidance; and\nthrough training." == cell(document, "1", "points", "English").text
    assert "Introduction" == cell(document, "section 1", "heading", "English").text
    bold = [one.text for one in cell(document, "section 1", "text", "English").paragraphs[0].runs if one.bold]
    assert ["Work Programme"] == bold
    assert "But" not in cell(document, "strategic plan", "heading").text
    assert written(inside, folder).element.xml == document.element.xml


def test_what_lacks_in_all_rows_has_no_column(folder: Path, inside: Run) -> None:
    """Where nothing is stale or proposed, nothing can be still right; where all is done, there is nothing to write."""
    _reword(folder, "Present three experiences", "Present two experiences")
    document = written(inside, folder)
    titles = [one.text for one in document.tables[0].rows[0].cells]
    assert ["Number", "Field", "English", "Translation"] == titles
    cell(document, "2.1.1.1", "text").text = "OK"
    told = back(inside, folder, document).err
    assert "'OK' below 'translation' would be the words of 2.1.1.1 text" in " ".join(told.split())
    assert "still right" not in told

    bilingual.speak_french(folder)
    done = inside("-C", folder, "translate", YEAR, "--lang", "fr", "-o", "t.docx")
    assert "nothing of 2021/2022 is to be translated into 'fr'" in done.err
    assert len(written(inside, folder, "--all").tables[0].rows) == 38


def _filled(document: WordFile) -> None:
    points, text = cell(document, "1", "points"), cell(document, "section 1", "text")
    points.text = "par des orientations ; et"
    points.add_paragraph("par la formation.")
    cell(document, "1.1.1.1", "indicator").text = "Nombre d’expériences reçues"
    cell(document, "1.1.1.2", "text", "Still right").text = "oui"
    text.text = "Le "
    text.paragraphs[0].add_run("Programme de travail").bold = True
    text.paragraphs[0].add_run(" énumère ce que fait le groupe.")
    text.add_paragraph("")
    text.add_paragraph("Il vaut pour plusieurs années.", style=document.styles["List Bullet"])


def test_what_they_wrote_is_taken(folder: Path, inside: Run) -> None:
    """All or none, in both files; what they left alone stays, byte for byte; narrative keeps paragraphs and bold."""
    before = (folder / FRENCH).read_bytes()
    document = written(inside, folder)
    assert "nothing to change" in back(inside, folder, document).out
    assert before == (folder / FRENCH).read_bytes()

    _filled(document)
    done = back(inside, folder, document)

    assert done.status == 0, done
    told = inside("-C", folder, "translate", YEAR, "--lang", "fr").out
    assert "30 translated, 7 lacking of 37" in told
    edition = (folder / EDITION).read_text("utf-8")
    assert "points: [par des orientations ; et, par la formation.]" in edition
    narrative = (
        "      Le **Programme de travail** énumère ce que fait le groupe.\n\n      - Il vaut pour plusieurs années."
    )
    assert narrative in edition
    inside("-C", folder, "undo")
    assert before == (folder / FRENCH).read_bytes()


def _tracked(document: WordFile) -> None:
    paragraph = cell(document, "1.1.1.2", "text").paragraphs[0]
    run = paragraph.runs[0]
    mark = f'{nsdecls("w")} w:id="900" w:author="A. Traductrice" w:date="2021-09-08T10:00:00Z"'
    run.text, rest = "Présenter ", " expériences à chaque réunion"
    gone = parse_xml(f"<w:del {mark}><w:r><w:delText>deux</w:delText></w:r></w:del>")
    came = parse_xml(f"<w:ins {mark.replace('900', '901')}><w:r><w:t>trois</w:t></w:r></w:ins>")
    run._r.addnext(gone)  # noqa: SLF001 - revisions are nothing that python-docx writes
    gone.addnext(came)
    came.addnext(parse_xml(f'<w:r {nsdecls("w")}><w:t xml:space="preserve">{rest}</w:t></w:r>'))


def test_tracked_changes_are_what_is_filled_in(folder: Path, inside: Run) -> None:
    """A translator who tracks changes has written the new words; a comment is told with its author."""
    document = written(inside, folder)
    _tracked(document)
    words = cell(document, "2.1.1.1", "text", "English").paragraphs[0].runs
    document.add_comment(words, text="Which conferences?", author="A. Traductrice")
    cell(document, "1.1.1.1", "indicator").paragraphs[0].add_run("Barré").font.strike = True
    done = back(inside, folder, document)

    assert done.status == 0, done
    assert "Présenter trois expériences à chaque réunion" in (folder / FRENCH).read_text("utf-8")
    assert "comment (A. Traductrice, " in done.out
    assert "): Which conferences?" in done.out
    assert "struck or hidden, and not taken: Barré" in done.out


def _with_note(file: Path) -> None:
    """Give the first words of the table a footnote, as Word writes one."""
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    text = parts["word/document.xml"].decode()
    start = text.index("</w:r>", text.index("through training.")) + len("</w:r>")
    parts["word/document.xml"] = f'{text[:start]}<w:r><w:footnoteReference w:id="2"/></w:r>{text[start:]}'.encode()
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>Mot incertain</w:t></w:r></w:p></w:footnote>'
    separator = '<w:footnote w:id="0"><w:p/></w:footnote>'
    parts["word/footnotes.xml"] = f"<w:footnotes {nsdecls('w')}>{separator}{note}</w:footnotes>".encode()
    with zipfile.ZipFile(file, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)


@pytest.mark.parametrize("is_titled", [True, False])
def test_words_around_the_table_are_told(folder: Path, inside: Run, *, is_titled: bool) -> None:
    """Above and below it, but not ours."""
    document = written(inside, folder)
    first = document.paragraphs[1]
    first.insert_paragraph_before("Quelle année ?")
    document.add_paragraph("Bien à vous")
    if not is_titled:
        document.paragraphs[0]._p.getparent().remove(document.paragraphs[0]._p)  # noqa: SLF001
    done = back(inside, folder, document)

    assert 2 == done.out.count(": not taken: ")
    assert "paragraph 2: not taken: Quelle année ?\n".replace("2", "2" if is_titled else "1") in done.out
    assert "behind table 1: not taken: Bien à vous\n" in done.out


def test_footnotes_are_told(folder: Path, inside: Run) -> None:
    """A translation has none."""
    written(inside, folder)
    _with_note(folder / "t.docx")
    done = inside("-C", folder, "translate", "--lang", "fr", "--from", "t.docx")

    assert "a footnote or an endnote is not taken: Mot incertain" in done.out


@pytest.mark.parametrize("first", ["", "Les mots suivants :"])
def test_a_cell_with_a_table_inside_is_not_taken_in_half(folder: Path, inside: Run, first: str) -> None:
    """Nor is what stands inside dropped without a word, where nothing else is translated."""
    document = written(inside, folder)
    there = cell(document, "1.1.1.1", "indicator")
    there.paragraphs[0].text = first
    there.add_table(1, 1).cell(0, 0).text = "Mots"
    done = back(inside, folder, document)

    assert 2 == done.status
    assert ": a table stands inside the cell, so write its words into the cell itself: Mots\n" in done.err


def test_tables_inside_other_cells_are_told(folder: Path, inside: Run) -> None:
    """A table in a table in a table, also in a row that did not go out."""
    document = written(inside, folder)
    within = cell(document, "1.1.1.1", "indicator", "English").add_table(1, 1).cell(0, 0)
    within.add_table(1, 1).cell(0, 0).text = "Why?"
    told = back(inside, folder, document)
    _row_more(document)
    document.tables[0].rows[-2].cells[1].add_table(1, 1).cell(0, 0).text = "Mots de plus"
    refused = back(inside, folder, document)

    assert (0, True) == (told.status, ": in a table inside a cell, and not taken: Why?\n" in told.out), told
    assert (2, True) == (refused.status, "Mots de plus" in refused.err)


def test_rows_may_be_moved_taken_out_and_parted(folder: Path, inside: Run) -> None:
    """Each row knows what it is of, also where its hidden words are shown; a parted table goes on with its titles."""
    document = written(inside, folder)
    sections = cell(document, "section 1", "text")
    first, _, second = sections.text.partition("\n")
    sections.paragraphs[0].text = first
    sections.add_paragraph(second)
    cell(document, "2.1.1.1", "text").text = "Proposer un intervenant"
    cell(document, "1.1.1.1", "indicator").text = "Nombre"
    cell(document, "1.1.1.1", "indicator", "Number").paragraphs[0].runs[-1].font.hidden = None
    rows = document.tables[0].rows
    first, last = rows[1]._tr, rows[-1]._tr  # noqa: SLF001
    first.getparent().remove(rows[2]._tr)  # noqa: SLF001
    first.addprevious(last)
    body = document.tables[0]._tbl  # noqa: SLF001
    table = parse_xml(f"<w:tbl {nsdecls('w')}><w:tblPr/></w:tbl>")
    table.append(body.tblGrid.__copy__())
    table.extend(rows[-2:] and [one._tr for one in list(rows)[-2:]])  # noqa: SLF001
    document.add_paragraph("Une remarque.")
    body.getnext().addnext(table)
    done = back(inside, folder, document)

    assert done.status == 0, done
    text = (folder / FRENCH).read_text("utf-8")
    assert "Proposer un intervenant" in text
    assert "indicator: Nombre\n" in text
    assert "not taken: Une remarque." in done.out


def _twice(document: WordFile) -> None:
    row = cell(document, "1.1.1.1", "indicator")._tc.getparent()  # noqa: SLF001
    cell(document, "1.1.1.1", "indicator").text = "Nombre"
    row.addnext(row.__deepcopy__({}))
    cell(document, "1.1.1.1", "indicator").text = "Autre nombre"


def _row_more(document: WordFile) -> None:
    row = document.tables[0].rows[0]._tr  # noqa: SLF001
    for text in ("", "Une phrase de plus"):
        document.tables[0]._tbl.append(row.__deepcopy__({}))  # noqa: SLF001
        for one in document.tables[0].rows[-1].cells:
            one.text = text


def _joined(document: WordFile) -> None:
    cell(document, "1.1.1.2", "text", "English").merge(cell(document, "1.1.1.2", "text"))


def _one_point(document: WordFile) -> None:
    cell(document, "1", "points").text = "un seul"


def test_what_cannot_be_placed_stops_the_whole(folder: Path, inside: Run) -> None:
    """It says which rows, all in one go, and nothing is written."""
    document = written(inside, folder)
    sections = cell(document, "section 1", "text")
    first, _, second = sections.text.partition("\n")
    sections.paragraphs[0].text = first
    sections.add_paragraph(second)
    cell(document, "2.1.1.1", "text").text = "Proposer un intervenant"
    for change in (_joined, _twice, _one_point, _row_more):
        change(document)
    before = (folder / FRENCH).read_bytes()
    done = back(inside, folder, document)

    assert 2 == done.status
    for told in (
        ": 1.1.1.1 indicator stands there twice, in other words",
        "it does not say what it is of, for it did not go out so: Une phrase de plus",
        "cells were joined or parted, or the row of titles is gone",
        "key deliverable 1 has 2 points in English, and 1 in the translation",
    ):
        assert told in " ".join(done.err.split())
    assert before == (folder / FRENCH).read_bytes()


def test_words_in_other_columns_are_told(folder: Path, inside: Run) -> None:
    """English is not taken from translators."""
    document = written(inside, folder)
    cell(document, "1.1.1.1", "indicator", "English").text = "Number of answers"
    done = back(inside, folder, document)

    assert "what stands below 'english' was changed, and nothing is taken from there" in done.out
    assert "Number of answers" not in (folder / PLAN).read_text("utf-8")


def test_a_yes_in_the_wrong_column_is_no_translation(folder: Path, inside: Run) -> None:
    """Nothing of the file is written; where the English is as short, it is one."""
    _reword(folder, "Number of experiences received", '"Yes"')
    document = written(inside, folder)
    cell(document, "1.1.1.1", "indicator").text = "Oui"
    before = (folder / FRENCH).read_bytes()
    cell(document, "2.1.1.1", "text").text = "oui"
    refused = back(inside, folder, document)

    assert (2, before) == (refused.status, (folder / FRENCH).read_bytes())
    told = "'oui' below 'translation' would be the words of 2.1.1.1 text: it belongs below 'still right'"
    assert told in " ".join(refused.err.split())
    assert "1.1.1.1" not in refused.err
    cell(document, "2.1.1.1", "text").text = ""
    assert 0 == back(inside, folder, document).status
    assert "indicator: Oui\n" in (folder / FRENCH).read_text("utf-8")


def test_a_proposal_is_taken_when_they_say_so(folder: Path, inside: Run) -> None:
    """And the file knows its year and its language."""
    inside("-C", folder, "carry-forward", YEAR)
    inside("-C", folder, "edit", "1.1.2.1", "--year", "2022/2023", "--lang", "fr", "--unset", "indicator")
    document = written(inside, folder, year="2022/2023")
    assert "Le chapitre est révisé" == cell(document, "1.1.2.1", "indicator", "Proposed").text
    assert "FY2021/2022 FY2022/2023" == cell(document, "1.1.1.2", "timeline", "Translated from").text
    cell(document, "1.1.2.1", "indicator", "Proposed").text = "Le chapitre est revu"
    assert "what stands below 'proposed' was changed" in back(inside, folder, document, "--lang", "fr").out
    cell(document, "1.1.2.1", "indicator", "Still right").text = "x"
    assert "is of 2022/2023 in 'fr'" in back(inside, folder, document).err
    assert "tfawg -C" in back(inside, folder, document, "--lang", "es").err
    done = back(inside, folder, document, "--lang", "fr")

    assert done.status == 0, done
    assert "Le chapitre est revu" in (folder / "data/plans/2022-2023.fr.yaml").read_text("utf-8")


def test_arabic_runs_from_right_to_left(folder: Path, inside: Run) -> None:
    """In the cells that hold it or wait for it; English stays as it is."""
    inside("-C", folder, "edit", "1.1.1.1", "--lang", "ar", "--text", "توجيه نداء")
    document = written(inside, folder, "--all", lang="ar")
    said, empty = (cell(document, *one)._tc.xml for one in (("1.1.1.1", "text"), ("1.1.1.2", "text")))  # noqa: SLF001

    assert "<w:bidi/>" in empty
    assert '<w:rPr><w:rtl/><w:lang w:bidi="ar"/></w:rPr>' in "".join(said.split("\n")).replace("  ", "").replace(
        "> ", ">"
    )
    assert "<w:bidi/>" not in cell(document, "1.1.1.1", "indicator", "English")._tc.xml  # noqa: SLF001


def test_other_documents_are_refused(folder: Path, inside: Run) -> None:
    """A report, a file of another program, two years in one."""
    inside("-C", folder, "report", "document", YEAR, "-o", "t.docx")
    typed = ("-C", folder, "translate", YEAR, "--lang", "fr", "--from")
    assert "t.docx holds no table of tfawg translate" in inside(*typed, "t.docx").err
    with zipfile.ZipFile(folder / "t.odt", "w") as package:
        package.writestr("content.xml", "<a/>")
    assert "name a .docx file that Word or LibreOffice saved" in inside(*typed, "t.odt").err

    document, other = written(inside, folder), written(inside, folder, lang="es")
    document.tables[0]._tbl.addnext(other.tables[0]._tbl)  # noqa: SLF001
    assert "t.docx holds tables of es 2021/2022 and of fr 2021/2022" in back(inside, folder, document).err
    for table in document.tables:
        table._tbl.remove(table.rows[0]._tr)  # noqa: SLF001
    assert "t.docx holds no table of tfawg translate" in back(inside, folder, document).err


def _answered(inside: Run, folder: Path) -> WordFile:
    """Write the table and fill it in: a text in two paragraphs, a list, and what was stale."""
    document = written(inside, folder)
    titles = [one.text for one in document.tables[0].rows[0].cells]
    for row in document.tables[0].rows[1:]:
        if not row.cells[titles.index("Translation")].text:
            row.cells[titles.index("Translation")].text = f"En fran\u00e7ais : {row.cells[2].text}"
    sections = cell(document, "section 1", "text")
    first, _, second = sections.text.partition("\n")
    sections.paragraphs[0].text = first
    sections.add_paragraph(second)
    cell(document, "2.1.1.1", "text").text = "Pr\u00e9senter trois **exp\u00e9riences**"
    document.save(str(folder / "t.docx"))
    return document


def _again(inside: Run, folder: Path) -> Ran:
    return inside("-C", folder, "translate", YEAR, "--lang", "fr", "--all", "-o", "t.docx")


@pytest.mark.parametrize("stale", [True, False])
def test_a_table_that_was_taken_over_may_be_replaced(folder: Path, inside: Run, *, stale: bool) -> None:
    """Before, nothing replaces it, and the refusal says what takes it over; the stale and the untouched go along."""
    if not stale:
        _reword(folder, "Present three experiences", "Present two experiences")
    document = _answered(inside, folder)
    refused = _again(inside, folder)
    assert (2, True) == (refused.status, "translate --lang fr --from t.docx; or move the file" in refused.err)
    assert 0 == back(inside, folder, document).status

    again = _again(inside, folder)

    assert (0, True) == (again.status, again.err.endswith("replaced t.docx\n"))


def _in_the_margin(document: WordFile) -> None:
    document.add_paragraph("Call Ann")


def _above(document: WordFile) -> None:
    document.paragraphs[1].add_run(" Thank you.")


def _in_the_header(document: WordFile) -> None:
    document.sections[0].footer.add_paragraph("Call Ann")


def _in_the_english(document: WordFile) -> None:
    cell(document, "1.1.1.1", "indicator", "English").add_paragraph("Call Ann")


def _in_the_number(document: WordFile) -> None:
    document.tables[0].rows[1].cells[0].add_paragraph("Call Ann")


def _in_the_former(document: WordFile) -> None:
    document.tables[0].rows[1].cells[3].add_paragraph("Call Ann")


def _a_comment(document: WordFile) -> None:
    document.add_comment(document.paragraphs[0].runs[0], "Call Ann", author="A", initials="A")


def _a_picture(document: WordFile) -> None:
    pixel = (
        "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc000000301010018dd8d"
        "b00000000049454e44ae426082"
    )
    document.add_picture(io.BytesIO(bytes.fromhex(pixel)))


def _another_answer(document: WordFile) -> None:
    document.tables[0].rows[1].cells[4].text = "Autre chose"


def _another_key(document: WordFile) -> None:
    number, *_, translation, _ = document.tables[0].rows[1].cells
    number.paragraphs[0].runs[1].text = number.paragraphs[0].runs[1].text.replace("programme/", "other/")
    translation.text = ""


def _a_bare_yes(document: WordFile) -> None:
    document.tables[0].rows[1].cells[5].text = "perhaps"


@pytest.mark.parametrize(
    "add",
    [
        _in_the_margin,
        _above,
        _in_the_header,
        _in_the_english,
        _in_the_number,
        _in_the_former,
        _a_comment,
        _a_picture,
        _another_answer,
        _another_key,
        _a_bare_yes,
    ],
)
def test_whatever_else_stands_in_the_file_keeps_it(folder: Path, inside: Run, add: Callable[[WordFile], None]) -> None:
    """Wherever somebody wrote it."""
    document = _answered(inside, folder)
    assert 0 == back(inside, folder, document).status
    add(document)
    document.save(str(folder / "t.docx"))
    before = (folder / "t.docx").read_bytes()

    ran = _again(inside, folder)

    assert (2, before) == (ran.status, (folder / "t.docx").read_bytes())
    assert "t.docx is there, and another program saved it" in ran.err
