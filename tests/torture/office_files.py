"""Files that LibreOffice opened and saved in another form: what comes back of them is what came back before.

It needs `soffice` and does nothing without it, so that nobody has to install an office to work on this.
"""

import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

import openpyxl
from docx import Document

import bilingual
from conftest import ROOT
from many_hands import HANDS
from source_layout import read_source
from tally import Tally, typed
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.office.word_reading import read_document
from tfawg_cli.operations.sheets.imported import read_year
from word_hands import document

_SOURCE = ROOT / "docs/source/tfawg-work-programme-2021-2022.txt"
_WORDS = ("=made, 1e5", "June 2022", "1.10", "two\nlines", "00123")


def office_files() -> Iterator[Tally]:
    """Save documents of many hands, our own document and filled-in workbooks anew."""
    if shutil.which("soffice") is None:
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "data", folder / "data")
        yield _imported(folder)
        yield _came_back(folder)
    with tempfile.TemporaryDirectory() as name:
        yield _in_french(Path(name))


def _imported(folder: Path) -> Tally:
    tally = Tally("Word files of other hands that LibreOffice saved")
    source = read_source(_SOURCE.read_text(encoding="utf-8"))
    files = [folder / f"{place}.docx" for place in range(len(HANDS))]
    for file, hand in zip(files, HANDS.values(), strict=True):
        file.write_bytes(document(source, hand))
    for form in ("docx", "odt", "doc", "rtf"):
        saved = _saved(files, form, "docx")
        for file, again, called in zip(files, saved, HANDS, strict=True):
            tally.check(_records(file) == _records(again), f"{called}, as .{form}")
    return tally


def _records(file: Path) -> object:
    try:
        imported = read_year(read_document(file.read_bytes(), "x.docx"), "x.docx", None)
    except CannotGoOnError as refused:
        return refused.details
    return imported.programme, imported.plan


def _came_back(folder: Path) -> Tally:
    tally = Tally("workbooks and documents that LibreOffice saved")
    typed(folder, "report", "request", "--body", "Members", "-o", "members.xlsx")
    typed(folder, "list", "--for-editing", "-o", "plan.xlsx")
    typed(folder, "report", "document", "-o", "sent.docx")
    _fill(folder / "members.xlsx", "Progress", "update")
    _fill(folder / "plan.xlsx", "Actions", "indicator")
    (folder / "tracked.docx").write_bytes(_tracked((folder / "sent.docx").read_bytes()))
    typed(folder, "translate", "--lang", "fr", "-o", "french.docx")
    _translate(folder / "french.docx")
    for form in ("xlsx", "ods", "xls"):
        for name, command in (("members.xlsx", "update"), ("plan.xlsx", "edit")):
            _compare(tally, folder, (command, name), form, form)
    for form in ("docx", "odt", "doc"):
        for name, command in (("sent.docx", "edit"), ("tracked.docx", "edit"), ("french.docx", "translate --lang fr")):
            _compare(tally, folder, (command, name), form, "docx")
    return tally


def _in_french(folder: Path) -> Tally:
    """Let a French document become the translation of a year, whatever form it was saved in."""
    tally = Tally("French documents that LibreOffice saved")
    bilingual.tell_more(bilingual.make(folder))
    bilingual.speak_french(folder)
    typed(folder, "report", "document", "2021/2022", "--lang", "fr", "-o", "plan.docx")
    for translation in folder.glob("data/*/*.fr.yaml"):
        translation.unlink()
    before = _told(folder, folder / "plan.docx")
    for form in ("docx", "odt", "doc", "rtf"):
        [again] = _saved([folder / "plan.docx"], form, "docx")
        tally.check("Differences: nothing" in before and before == _told(folder, again), f"plan.docx, as .{form}")
    return tally


def _told(folder: Path, file: Path) -> str:
    """Give what an import would write; only how the pages are counted may differ."""
    done = typed(folder, "import", "--lang", "fr", str(file), "2021/2022", "--dry-run")
    return "\n".join(line for line in done.out.splitlines() if "footer" not in line)


def _compare(tally: Tally, folder: Path, typed_before: tuple[str, str], form: str, last: str) -> None:
    command, name = typed_before
    [again] = _saved([folder / name], form, last)
    before, after = (typed(folder, *command.split(), "--from", str(file), "--dry-run") for file in (name, again))
    is_right = before.status == 0 and (before.out, after.status) == (after.out, 0)
    tally.check(is_right, f"{command} --from {name}, as .{form}")


def _saved(files: Iterable[Path], *forms: str) -> list[Path]:
    """Let LibreOffice save files in one form after the other, each anew."""
    found = list(files)
    for form in forms:
        there = Path(tempfile.mkdtemp(dir=found[0].parent))
        profile = f"-env:UserInstallation=file://{there}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(there), *map(str, found)]
        subprocess.run(command, check=True, capture_output=True)
        found = [there / f"{file.stem}.{form}" for file in found]
    return found


def _fill(file: Path, name: str, column: str) -> None:
    book = openpyxl.load_workbook(file)
    sheet = book[name]
    place = [cell.value for cell in sheet[1]].index(column) + 1
    for row, words in enumerate(_WORDS, start=2):
        sheet.cell(row, place).value = words
        sheet.cell(row, place).data_type = "s"
    book.save(file)


def _translate(file: Path) -> None:
    """Fill in the first cells of the table of translators."""
    document = Document(str(file))
    for row, words in enumerate(_WORDS, start=1):
        document.tables[0].rows[row].cells[3].text = words
    document.save(str(file))


def _tracked(content: bytes) -> bytes:
    """Replace one text of a document, tracked."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    text = parts["word/document.xml"].decode()
    old = '<w:r><w:t xml:space="preserve">Send the invitation</w:t></w:r>'
    mark = 'w:id="900" w:author="A. Delegate" w:date="2022-02-08T10:00:00Z"'
    gone = f"<w:del {mark}>{old.replace('w:t>', 'w:delText>').replace('<w:t ', '<w:delText ')}</w:del>"
    came = f"<w:ins {mark}>{old.replace('Send the invitation', 'Invite')}</w:ins>"
    parts["word/document.xml"] = text.replace(old, gone + came).encode()
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return written.getvalue()
