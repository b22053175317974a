"""A document that belongs to another command: never is French written in the place of English."""

import shutil
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

import bilingual
from conftest import Run
from three_years import typed

YEAR = "2021/2022"


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in English and French, and its documents: fr.docx, en.docx and the tables of the translators."""
    folder = bilingual.make(tmp_path_factory.mktemp("printed"))
    bilingual.speak_french(folder)
    for file, lang in (("fr.docx", ("--lang", "fr")), ("en.docx", ())):
        assert 0 == typed(folder, "report", "document", YEAR, *lang, "-o", file).status
    for file in ("table.docx", "table.xlsx"):
        assert 0 == typed(folder, "translate", YEAR, "--lang", "fr", "--all", "-o", file).status
    (folder / "sheet.csv").write_text("number;translation\n1.1.1.1;Adresser\n", encoding="utf-8")
    return folder


@pytest.fixture
def folder(printed: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(printed, tmp_path / "folder"))


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("edit --from fr.docx", "fr.docx is in 'fr', and here it would replace the English\n"),
        ("edit --from fr.docx", "tfawg import --lang fr fr.docx 2021/2022\n"),
        ("edit --without-base --year 2021-2022 --from fr.docx", "tfawg import --lang fr fr.docx 2021-2022\n"),
        ("import fr.docx", "tfawg import --lang fr fr.docx 2021/2022\n"),
        ("import fr.docx 2022/2023", "tfawg import --lang fr fr.docx 2022/2023\n"),
        ("edit --lang fr --from fr.docx", "a document in 'fr': tfawg import --lang fr fr.docx YEAR; a table of the"),
        ("edit --lang fr --from fr.docx", "translators: tfawg translate --lang fr --from fr.docx\n"),
        ("edit --lang fr --year 2021/2022 --from fr.docx", "tfawg import --lang fr fr.docx 2021/2022; a table"),
        ("import --lang fr sheet.csv 2021/2022", "sheet.csv is no Word document\n"),
        ("import --lang fr sheet.csv 2021/2022", "with: tfawg translate --lang fr --from sheet.csv\n"),
        ("import sheet.csv", "sheet.csv is no Word document\n  name a .docx file\n"),
    ],
)
def test_it_is_refused_with_the_command_that_takes_it(folder: Path, inside: Run, command: str, told: str) -> None:
    """Nothing is written."""
    before = {file: file.read_bytes() for file in (folder / "data").rglob("*.yaml")}
    done = inside(*command.split(), "--yes", cwd=folder)

    assert 2 == done.status
    assert told in done.err
    assert before == {file: file.read_bytes() for file in (folder / "data").rglob("*.yaml")}


@pytest.mark.parametrize("file", ["table.docx", "sent/saved.docx", "table.xlsx", "sent/saved.xlsx"])
@pytest.mark.parametrize(
    "command", ["import", "import --lang fr", "import --lang fr --yes", "edit --without-base --from", "update --from"]
)
def test_a_file_of_the_translators_has_one_way_back(folder: Path, inside: Run, command: str, file: str) -> None:
    """As it went out, and as an office saved it that writes in French; the command can be pasted."""
    before = {file: file.read_bytes() for file in (folder / "data").rglob("*.yaml")}
    (folder / "sent").mkdir()
    said = {"docProps/core.xml": lambda xml: xml.replace(b">en-GB<", b">fr-FR<")}
    (folder / "sent/saved.docx").write_bytes(saved((folder / "table.docx").read_bytes(), said))
    book = openpyxl.load_workbook(folder / "table.xlsx")
    book.save(folder / "sent/saved.xlsx")

    refused = inside(*command.split(), file, cwd=folder)
    way_back = refused.err.splitlines()[-1].split()
    taken = inside(*way_back[1:], cwd=folder)

    assert (2, "") == (refused.status, refused.out)
    assert refused.err == (
        f"error: {Path(file).name} is of the translators of 2021/2022 in 'fr'\n"
        f"  tfawg translate 2021/2022 --lang fr --from {file}\n"
    )
    assert (0, True) == (taken.status, "nothing new is filled in" in taken.out), taken
    assert before == {file: file.read_bytes() for file in (folder / "data").rglob("*.yaml")}


@pytest.mark.parametrize("language", ["", "--lang fr "])
@pytest.mark.parametrize(
    ("written", "command"),
    [
        ("report request --body Members -o m.xlsx", "update"),
        ("report request --body Members --format csv -o m.csv", "update"),
        ("list actions --for-editing -o m.xlsx", "edit"),
    ],
)
def test_a_sheet_that_went_out_is_led_to_its_command(
    folder: Path, inside: Run, written: str, command: str, language: str
) -> None:
    """Which takes it, as it stands there."""
    file = written.rpartition(" ")[2]
    assert 0 == inside(*written.split(), cwd=folder).status
    refused = inside(*f"import {language}{file} {YEAR}".split(), cwd=folder)
    way_back = refused.err.splitlines()[-1].partition(": ")[2]

    assert f"error: {file} is no Word document\n  it is taken back with: tfawg {command} --from {file}\n" == refused.err
    assert 0 == inside(*way_back.split()[1:], cwd=folder).status


def test_a_sheet_that_is_not_there_or_says_nothing_leads_nowhere_else(folder: Path, inside: Run) -> None:
    """What it is nobody knows."""
    (folder / "other.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    for file in ("other.csv", "none.xlsx"):
        assert "  name a .docx file\n" in inside("import", file, cwd=folder).err


def saved(content: bytes, parts: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    """Give a file as an office saves it, with other words in some parts."""
    written = BytesIO()
    with ZipFile(BytesIO(content)) as there, ZipFile(written, "w", ZIP_DEFLATED) as new:
        for name in there.namelist():
            new.writestr(name, parts.get(name, bytes)(there.read(name)))
    return written.getvalue()


@pytest.mark.parametrize(("in_files", "tag"), [("es", "es"), ("pt-br", "pt-BR")])
def test_a_language_without_words_of_its_own(folder: Path, inside: Run, in_files: str, tag: str) -> None:
    """Its titles of columns are English: then the properties of the document count, and what else is here."""
    for kind in ("plans", "programme"):
        file = folder / f"data/{kind}/2021-2022.fr.yaml"
        file.rename(file.with_name(f"2021-2022.{in_files}.yaml"))
    assert 0 == inside("report", "document", YEAR, "--lang", tag, "-o", "es.docx", cwd=folder).status
    refused = inside("edit", "--from", "es.docx", "--without-base", "--yes", cwd=folder)
    english = inside("edit", "--from", "en.docx", "--without-base", "--yes", cwd=folder)
    (folder / f"data/plans/2021-2022.{in_files}.yaml").unlink()
    (folder / f"data/programme/2021-2022.{in_files}.yaml").unlink()
    unknown = inside("edit", "--from", "es.docx", "--dry-run", cwd=folder)

    assert f"tfawg import --lang {tag} es.docx 2021/2022\n" in refused.err
    assert 0 == english.status, english
    assert f"is in '{tag}'" not in unknown.err
