"""Translators get a workbook and send it back: what they wrote is taken, and nothing else."""

from pathlib import Path

import openpyxl
import pytest

import bilingual
from conftest import Ran, Run
from git_repository import repository
from tfawg_cli.storage.loading import load
from tfawg_cli.storage.tree import WorkingTree

YEAR = "2021/2022"
PLAN = "data/plans/2021-2022.yaml"
FRENCH = "data/plans/2021-2022.fr.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A year in both languages, of which some texts lack and one is stale, in git."""
    bilingual.make(tmp_path)
    bilingual.speak_french(tmp_path, {"1.1.1.1 indicator", "1 points", "2.1.1.1 text"})
    repository(tmp_path).commit("both", "2021-09-01T10:00:00")
    _reword(tmp_path, "Present two experiences", "Present three experiences")
    return tmp_path


def _reword(folder: Path, old: str, new: str) -> None:
    plan = folder / PLAN
    plan.write_text(plan.read_text("utf-8").replace(old, new), "utf-8", newline="\n")


def translate(inside: Run, folder: Path, *typed: str) -> Ran:
    """Run `translate` on the year."""
    return inside("-C", folder, "translate", YEAR, "--lang", "fr", *typed)


def filled(file: Path, **cells: str) -> None:
    """Write into the rows of some texts (`1_1_1_1_indicator`), as Excel saves it; * stands for the column."""
    book = openpyxl.load_workbook(file)
    sheet = book["Translation"]
    titles = [str(cell.value) for cell in sheet[1]]
    for row in range(2, sheet.max_row + 1):
        name = f"{sheet.cell(row, 1).value} {sheet.cell(row, 2).value}".replace(".", "_").replace(" ", "_")
        for column in ("translation", "still right", "english", "key"):
            if (words := cells.get(f"{column}_of_{name}".replace("still right", "right"))) is not None:
                sheet.cell(row, titles.index(column) + 1).value = words
    book.save(file)


def rows(file: Path) -> list[dict[str, str]]:
    """Read the workbook as people see it."""
    sheet = openpyxl.load_workbook(file)["Translation"]
    titles, *others = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, titles), (str(cell or "") for cell in cells), strict=True)) for cells in others]


def test_it_counts_and_lists(folder: Path, inside: Run) -> None:
    """By key deliverable; with --all also what is translated."""
    told = translate(inside, folder)

    assert "'fr' of 2021/2022: 33 translated, 1 stale, 3 lacking of 37" in told.out
    assert "\nstale\n1.1.1.2 text  Present three experiences at every meeting\n" in told.out
    assert "\nlacking\n1 points  through guidance; and; through training.\n" in told.out
    assert "\ntranslated\n" not in told.out
    assert "\ntranslated\ntitle  A small Work Programme\n" in translate(inside, folder, "--all").out


def test_a_body_without_a_name_is_listed(folder: Path, inside: Run) -> None:
    """With the command that names it; then it is named."""
    register = folder / "data/programme/bodies.yaml"
    register.write_text(register.read_text("utf-8").replace("{names: {fr: Membres}}", "{}"), "utf-8")

    told = translate(inside, folder).out
    assert "\n\nbodies without a name in 'fr': Members\n" in told
    assert f'give one its name: tfawg -C {folder} body Members --lang fr --name "..."\n' in told
    done = inside("-C", folder, "body", "members", "--lang", "FR", "--name", "Membres")
    assert "body Members\n  name in 'fr': Membres\n" in done.out
    assert "\n  Members:\n    names:\n      fr: Membres\n" in register.read_text("utf-8")
    assert "bodies without" not in translate(inside, folder).out


def test_a_body_gets_its_names_in_several_languages(folder: Path, inside: Run) -> None:
    """A new one as well; a name that it has already changes nothing."""
    register = folder / "data/programme/bodies.yaml"
    inside("-C", folder, "body", "World Bank", "--short", "WB", "--lang", "fr", "--name", "Banque mondiale")
    inside("-C", folder, "body", "WB", "--lang", "es", "--name", "Banco Mundial")
    changed = inside("-C", folder, "body", "WB", "--lang", "fr", "--name", "La Banque mondiale")
    again = inside("-C", folder, "body", "WB", "--lang", "fr", "--name", "La Banque mondiale")

    held = load(WorkingTree(folder)).workspace.bodies
    assert held is not None
    assert {"fr": "La Banque mondiale", "es": "Banco Mundial"} == held.record.bodies["World Bank"].names
    assert "name in 'fr': Banque mondiale → La Banque mondiale" in changed.out
    assert "nothing to change" in again.out + again.err
    assert 0 == inside("-C", folder, "validate").status
    assert "Banco Mundial" in register.read_text("utf-8")


def test_the_workbook_shows_what_was_translated(folder: Path, inside: Run) -> None:
    """The English of then, from git, with what changed; or that git does not know it."""
    translate(inside, folder, "-o", str(folder / "fr.xlsx"))
    told = {(row["number"], row["field"]): row for row in rows(folder / "fr.xlsx")}

    assert {("1.1.1.1", "indicator"), ("1", "points"), ("2.1.1.1", "text"), ("1.1.1.2", "text")} == {*told}
    stale = told["1.1.1.2", "text"]
    assert "Present two experiences at every meeting" == stale["translated from"]
    assert "Present [-two-] {+three+} experiences at every meeting" == stale["what changed"]
    assert "Présenter deux expériences à chaque réunion" == stale["translation"]

    text = (folder / FRENCH).read_text("utf-8").replace("7b7c2f891ab5", "0123456789ab")
    (folder / FRENCH).write_text(text, "utf-8")
    translate(inside, folder, "-o", str(folder / "again.xlsx"))
    assert "(not found in git)" in {row["translated from"] for row in rows(folder / "again.xlsx")}


def test_what_they_wrote_is_taken(folder: Path, inside: Run) -> None:
    """All or none, in both files, and it can be undone; what they left alone stays, byte for byte."""
    file = folder / "fr.xlsx"
    translate(inside, folder, "-o", str(file))
    before = (folder / FRENCH).read_bytes()
    assert "nothing to change, nothing new is filled in" in translate(inside, folder, "--from", str(file)).out
    assert before == (folder / FRENCH).read_bytes()

    filled(
        file,
        translation_of_1_1_1_1_indicator="Nombre d’expériences reçues",
        translation_of_1_points="par des orientations ; et\npar la formation.",
        right_of_1_1_1_2_text="yes",
    )
    done = translate(inside, folder, "--from", str(file))

    assert done.status == 0, done
    assert "'fr' of 2021/2022: 36 translated, 1 lacking of 37" in translate(inside, folder).out
    inside("-C", folder, "undo")
    assert before == (folder / FRENCH).read_bytes()


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (
            {"translation_of_1_points": "un seul"},
            "row 2: key deliverable 1 has 2 points in English, and 1 in the translation",
        ),
        ({"right_of_2_1_1_1_text": "OK"}, "row 5: 'OK' below 'still right' is not understood: yes, or nothing"),
        (
            {"translation_of_2_1_1_1_text": "Yes."},
            "row 5: 'Yes.' below 'translation' would be the words of 2.1.1.1 text",
        ),
        ({"translation_of_1_points": "x"}, "row 2: 'x' below 'translation' would be the words of 1 points: it belongs"),
        ({"right_of_2_1_1_1_text": "\u2713"}, "row 5: '\u2713' below 'still right' is not understood"),
        (
            {"key_of_1_1_1_1_indicator": ""},
            "it does not say what it is of, for it did not go out so: 1.1.1.1 indicator",
        ),
        ({"translation_of_1_1_1_1_indicator": "Autre nombre"}, "says 'Nombre' by now, and 'Autre nombre' in the file"),
        ({"translation_of_2_1_1_1_text": "a\u202eb"}, "changes the direction of the text"),
    ],
)
def test_a_conflict_stops_the_whole(folder: Path, inside: Run, cells: dict[str, str], told: str) -> None:
    """It says which row, and nothing is written."""
    file = folder / "fr.xlsx"
    translate(inside, folder, "-o", str(file))
    inside("-C", folder, "edit", "1.1.1.1", "--lang", "fr", "--indicator", "Nombre")
    filled(file, translation_of_1_1_1_2_text="Présenter trois expériences", **cells)
    before = (folder / FRENCH).read_bytes()
    done = translate(inside, folder, "--from", str(file))

    assert 2 == done.status
    assert told in done.err
    assert before == (folder / FRENCH).read_bytes()


def test_english_that_changed_meanwhile_makes_it_stale(folder: Path, inside: Run) -> None:
    """What they translated is kept, as a translation of what they saw."""
    file = folder / "fr.xlsx"
    translate(inside, folder, "-o", str(file))
    _reword(folder, "Offer a speaker", "Offer two speakers")
    filled(file, translation_of_2_1_1_1_text="Proposer un intervenant")
    done = translate(inside, folder, "--from", str(file))

    assert "the English changed since the file went out, so this is stale" in done.out
    assert (
        "2.1.1.1 text  Offer two speakers to two conferences"
        in translate(inside, folder).out.partition("\nlacking\n")[0]
    )


def test_english_that_they_changed_is_refused(folder: Path, inside: Run) -> None:
    """It is no place for wording."""
    file = folder / "fr.xlsx"
    translate(inside, folder, "-o", str(file))
    _reword(folder, "Offer a speaker", "Offer two speakers")
    filled(file, translation_of_2_1_1_1_text="Proposer un intervenant", english_of_2_1_1_1_text="Other words")

    assert "was changed in the file" in translate(inside, folder, "--from", str(file)).err


def test_an_empty_cell_takes_nothing_away(folder: Path, inside: Run) -> None:
    """It is said."""
    file = folder / "fr.xlsx"
    translate(inside, folder, "-o", str(file))
    filled(file, translation_of_1_1_1_2_text="", translation_of_2_1_1_1_text="Proposer un intervenant")

    assert "an empty cell takes no words away" in translate(inside, folder, "--from", str(file)).out


def test_an_item_that_is_gone_is_told(folder: Path, inside: Run) -> None:
    """Where somebody translated it meanwhile; an untouched row says nothing."""
    file = folder / "fr.xlsx"
    translate(inside, folder, "-o", str(file))
    inside("-C", folder, "remove", "2.1.1.1", "--yes")
    assert 0 == translate(inside, folder, "--from", str(file)).status
    filled(file, translation_of_2_1_1_1_text="Proposer un intervenant")

    told = translate(inside, folder, "--from", str(file)).err
    assert "2.1.1.1 text is not there any more: Proposer un intervenant" in told


def test_what_another_year_said_is_proposed(folder: Path, inside: Run) -> None:
    """It is taken only when they say so."""
    inside("-C", folder, "carry-forward", YEAR)
    new = folder / "data/plans/2022-2023.fr.yaml"
    inside("-C", folder, "edit", "1.1.2.1", "--year", "2022/2023", "--lang", "fr", "--unset", "indicator")
    assert "Le chapitre est révisé" not in new.read_text("utf-8")
    file = folder / "next.xlsx"
    inside("-C", folder, "translate", "2022/2023", "--lang", "fr", "-o", file)
    row = next(row for row in rows(file) if (row["number"], row["field"]) == ("1.1.2.1", "indicator"))
    assert ("Le chapitre est révisé", "") == (row["proposed"], row["translation"])

    filled(file, right_of_1_1_2_1_indicator="yes")
    assert 0 == inside("-C", folder, "translate", "2022/2023", "--lang", "fr", "--from", file).status
    assert "Le chapitre est révisé" in new.read_text("utf-8")


def test_a_slip_of_english_costs_no_translation(folder: Path, inside: Run) -> None:
    """--still-right moves the digest of an item, and of nothing else."""
    done = translate(inside, folder, "--still-right", "1.1.1.2")

    assert "text: still right" in done.out
    assert "stale" not in translate(inside, folder).out
    assert "nothing of 1.1.1.2 is stale in 'fr'" in translate(inside, folder, "--still-right", "1.1.1.2").err
    missed = translate(inside, folder, "--still-right", "9.9").err
    assert "there is no 9.9 with words to translate in 2021/2022" in missed
    assert f"tfawg -C {folder} translate 2021/2022 --lang fr --all lists all\n" in missed


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("translate",), "translate needs a language"),
        (("translate", "--lang", "en"), "English is the record itself"),
        (("translate", "--lang", "français"), "is not the tag of a language"),
        (("translate", "--lang", "fr", "-o", "fr.csv"), "translators fill in a Word table or a workbook"),
        (("translate", "--lang", "fr", "-o", "a.xlsx", "--still-right", "1"), "are three things"),
        (("report", "plan", "--lang", "es"), "nothing here is in 'es'"),
        (
            ("edit", "1", "--lang", "fr", "--point", "un"),
            "key deliverable 1 has 2 points in English, and 1 in the translation",
        ),
        (("body", "PC", "--lang", "fr"), "--lang and --name go together"),
        (("body", "PC", "--name", "x"), "--lang and --name go together"),
        (("body", "PC", "--lang", "en", "--name", "x"), "English is the record itself"),
        (("edit", "1.1.1.1", "--update", "1", "--text", "x"), "--update belongs to --lang"),
        (("edit", YEAR, "--lang", "fr", "--update", "1", "--summary", "x"), "--update is one of an action"),
        (("edit", "1.1.1.1", "--lang", "fr", "--update", "2", "--text", "x"), "of 2021/2022 has 1 update\n"),
        (("edit", "1.1.1.2", "--lang", "fr", "--update", "1", "--text", "x"), "of 2021/2022 has no updates\n"),
        (("edit", "1.1", "--lang", "fr", "--update", "1", "--text", "x"), "of 2021/2022 has no updates\n"),
        (
            ("edit", "1.1.1.1", "--lang", "fr", "--update", "1", "--indicator", "x"),
            "an update has no indicator in other",
        ),
        (("edit", "1.1.1.1", "--lang", "fr", "--update", "1"), "what does update 1 of action 1.1.1.1 of 2021/2022 say"),
        (("edit", "1.1.1.1", "--lang", "fr"), "what does action 1.1.1.1 of 2021/2022 say in 'fr'?"),
        (("edit", "1.1.1.1", "--lang", "fr", "--status", "completed"), "has no status in other languages"),
        (("edit", "1.1.1.1", "--lang", "fr", "--unset", "status"), "has no status in other languages"),
        (("edit", "1.1.1.1", "--lang", "fr", "--result", "x"), "says no result in English"),
        (("edit", "1.1.1", "--lang", "fr", "--confirm"), "--lang goes with the fields of an item"),
        (("report", "request", "--body", "Members", "--lang", "fr", "--format", "csv"), "a sheet that comes back"),
        (("list", "--lang", "fr", "-o", "x.xlsx"), "a workbook that comes back is English"),
    ],
)
def test_refusals_say_what_to_do(folder: Path, inside: Run, typed: tuple[str, ...], told: str) -> None:
    """And write nothing."""
    done = inside("-C", folder, *typed)

    assert 2 == done.status
    assert told in done.err


@pytest.mark.parametrize("typed", [("fr.xlsx", "b.docx"), ("fr.xlsx", "--from", "b.docx")])
def test_two_files_are_not_taken_for_one(folder: Path, inside: Run, typed: tuple[str, ...]) -> None:
    """None is dropped in silence: nothing is written, and a command is told that takes the first one."""
    translate(inside, folder, "-o", str(folder / "fr.xlsx"))
    filled(folder / "fr.xlsx", translation_of_2_1_1_1_text="Offrir")
    done = inside("translate", YEAR, "--lang", "fr", "--from", *typed, cwd=folder)

    assert 2 == done.status
    assert "translations come from one file at a time" in done.err
    command = f"tfawg translate {YEAR} --lang fr --from fr.xlsx"
    assert f"{command}\n" in done.err
    assert "translations come" in inside("translate", "--lang", "fr", "--from", *typed, cwd=folder).err
    assert "Offrir" in inside(*command.split()[1:], cwd=folder).out


def test_a_workbook_of_another_kind_is_refused(folder: Path, inside: Run) -> None:
    """One of a list is not one of translators."""
    inside("-C", folder, "list", "-o", "list.xlsx")

    assert "is no workbook of tfawg translate" in translate(inside, folder, "--from", "list.xlsx").err
    assert "name the file that translators filled in (.docx or .xlsx)" in translate(inside, folder, "--from", "no").err


@pytest.mark.parametrize(
    ("title", "told"), [("translation", "write 'translation' above"), ("key", "it was hidden, and says what")]
)
def test_a_column_that_is_gone_is_named(folder: Path, inside: Run, title: str, told: str) -> None:
    """Its title was translated, or somebody took it out."""
    file = folder / "fr.xlsx"
    translate(inside, folder, "-o", str(file))
    book = openpyxl.load_workbook(file)
    head = next(cell for cell in book["Translation"][1] if cell.value == title)
    head.value = "Traduction"
    book.save(file)

    assert f"fr.xlsx has no column '{title}'\n  {told}" in translate(inside, folder, "--from", str(file)).err


def test_still_right_is_told_so(folder: Path, inside: Run) -> None:
    """The same words are no change of them; one item is named by its number; no is a no."""
    file = folder / "fr.xlsx"
    translate(inside, folder, "-o", str(file))
    filled(file, right_of_1_1_1_2_text="Oui.", right_of_1_1_1_1_indicator="non", right_of_2_1_1_1_text="yes")

    told = translate(inside, folder, "--from", str(file)).out

    assert "  1.1.1.2 text: still right\n" in told
    assert "→" not in told
    assert "row 5: 'yes' below 'still right', and nothing is translated or proposed there" in " ".join(told.split())
    filled(file, right_of_1_1_1_2_text="", right_of_2_1_1_1_text="", translation_of_2_1_1_1_text="Offrir")
    assert "  2.1.1.1 text: Offrir\n" in translate(inside, folder, "--from", str(file)).out


@pytest.mark.parametrize("command", ["update", "edit"])
@pytest.mark.parametrize("name", ["fr.xlsx", "fr.docx"])
def test_a_table_belongs_to_translate(folder: Path, inside: Run, command: str, name: str) -> None:
    """The other commands that take files back say so."""
    translate(inside, folder, "-o", str(folder / name))

    refused = inside(command, "--from", name, cwd=folder)

    assert 2 == refused.status
    assert f"{name} is of the translators of 2021/2022 in 'fr'\n" in refused.err
    assert f"tfawg translate 2021/2022 --lang fr --from {name}\n" in refused.err


def test_an_update_is_translated_by_command(folder: Path, inside: Run) -> None:
    """And taken away again; `translate` lists it by the same words."""
    inside("-C", folder, "update", "1.1.1.1", "A second call went out.")
    assert "\n1.1.1.1 updates 2 text  A second call went out.\n" in translate(inside, folder).out
    typed = ("edit", "1.1.1.1", "--lang", "fr", "--update", "2")
    done = inside("-C", folder, *typed, "--text", "Un deuxième appel a été diffusé.")

    assert "update 2 of action 1.1.1.1 of 2021/2022 in 'fr'\n  text: Un deuxième appel a été diffusé.\n" in done.out
    assert "updates 2 text" not in translate(inside, folder).out
    assert "Un deuxième appel a été diffusé." in inside("-C", folder, "show", "1.1.1.1", "--lang", "fr").out
    inside("-C", folder, *typed, "--unset", "text")
    assert "updates 2 text" in translate(inside, folder).out


def test_a_point_that_lacks_in_a_file_is_told(folder: Path, inside: Run) -> None:
    """By `validate`, at its line; where the English changed since, that is told instead."""
    inside("-C", folder, "edit", "1", "--lang", "fr", "--point", "par un guide ; et", "--point", "par la formation.")
    edition = folder / "data/programme/2021-2022.fr.yaml"
    text = edition.read_text("utf-8")
    edition.write_text(text.replace(", par la formation.]", "]"), "utf-8", newline="\n")
    assert "par la formation" not in edition.read_text("utf-8")
    told = inside("-C", folder, "validate")
    assert "warning: points in English: 2, and here: 1 [translation-points]" in told.out + told.err

    inside("-C", folder, "edit", "1", "--point", "through advice; and", "--point", "through training.")
    told = inside("-C", folder, "validate", "-v")
    assert "translation-points" not in told.out + told.err
    assert "translation-stale" in told.out + told.err


def test_a_new_body_with_a_name_of_its_own_only(folder: Path, inside: Run) -> None:
    """Nothing is said of another language."""
    done = inside("-C", folder, "body", "World Bank", "--short", "WB")
    assert "new body World Bank\n  short: WB\n" in done.out
    again = inside("-C", folder, "body", "WB", "--short", "World")
    assert "short: WB → World" in again.out


@pytest.mark.parametrize(
    ("in_file", "typed"), [("fr-CA", "fr-ca"), ("fr-ca", "fr-CA"), ("fr-ca", "FR-CA"), ("SR-latn-rs", "sr-Latn-RS")]
)
def test_a_language_with_a_region_is_one_in_any_spelling(folder: Path, inside: Run, in_file: str, typed: str) -> None:
    """Its file is the one that is read and written, and no second one comes beside it."""
    there = folder / FRENCH.replace(".fr.", f".{in_file}.")
    (folder / FRENCH).rename(there)
    names = sorted((folder / "data/plans").iterdir())
    done = inside("-C", folder, "edit", "1.1.1.1", "--lang", typed, "--indicator", "Nombre de lettres")

    assert (0, True) == (done.status, "Nombre de lettres" in there.read_text("utf-8"))
    assert names == sorted((folder / "data/plans").iterdir())
    assert "Nombre de lettres" in inside("-C", folder, "show", "1.1.1.1", "--lang", typed).out


def test_the_register_holds_one_name_in_a_language(folder: Path, inside: Run) -> None:
    """However it is typed; one that somebody spelled otherwise there is told at its line."""
    register = folder / "data/programme/bodies.yaml"
    for typed, name in (("fr-CA", "Comité"), ("fr-ca", "Commission")):
        assert 0 == inside("-C", folder, "body", "PC", "--lang", typed, "--name", name).status
    text = register.read_text("utf-8")
    assert (1, 0) == (text.count("fr-CA: Commission"), text.lower().count("fr-ca: comité"))

    register.write_text(text.replace("fr-CA: Commission", "fr-CA: Commission, fr-ca: Comité"), "utf-8", newline="\n")
    told = inside("-C", folder, "validate")
    assert 1 == told.status
    assert "error: the tag 'fr-ca' is spelled otherwise [bad-language]" in told.out + told.err
    assert "write fr-CA" in told.out + told.err


def test_a_file_may_spell_its_language_in_capitals(folder: Path, inside: Run) -> None:
    """It is the one that is written, and no second one beside it; a report looks at it for errors as well."""
    capitals = folder / FRENCH.replace(".fr.", ".FR.")
    (folder / FRENCH).rename(capitals)
    done = inside("-C", folder, "edit", "1.1.1.1", "--lang", "fr", "--indicator", "Nombre de lettres")

    assert (0, True) == (done.status, "Nombre de lettres" in capitals.read_text("utf-8"))
    assert not (folder / FRENCH).exists()
    capitals.write_text(capitals.read_text("utf-8").replace("indicator:", "indicators:", 1), "utf-8", newline="\n")
    assert 1 == inside("-C", folder, "report", "plan", "--lang", "fr").status
