"""The guide is one story: all its sessions are run in one workspace, in order, and must print what the page shows.

A workspace with the real records and a git repository is there at the start; the story of two languages begins with a
small workspace instead, beside which lies its French in a Word document, and that of a plan which exists only in Word
with an empty repository, and a document beside it. In fences of `console`, lines that start
with `$ tfawg` or `$ git` are run; a fence of `diff` is a hand edit and is applied; a fence `csv NAME` or
`markdown NAME` is a file that somebody sends or writes. A workbook of that name is filled in, and in a Word document
words are replaced as a delegate does, tracked. What a fence of `console short` prints is cut to its first and last
lines; of `console short-20`, to its first twenty. With --update-golden the page is written anew with what is printed
now.
"""

import csv
import re
import shlex
import shutil
import zipfile
from pathlib import Path

import openpyxl
from docx import Document

import bilingual
from conftest import ROOT, Golden
from git_repository import Repository, repository
from source_layout import read_source
from three_years import typed
from word_hands import Hand, document, paragraph, run

GUIDE = ROOT / "docs" / "guide.md"
LANGUAGES = ROOT / "docs" / "languages.md"
FROM_WORD = ROOT / "docs" / "from-word.md"
SOURCE = ROOT / "docs/source/tfawg-work-programme-2021-2022.txt"
_FIRST, _LAST = 6, 4
"""Lines that are left of what is shown cut."""
_FENCE = re.compile(r"(?ms)^```(?P<kind>console|diff|csv|markdown)(?: (?P<name>\S+))?\n(?P<body>.*?)^```$")
_DAY = re.compile(r"(?m)^<!-- (?P<day>\d{4}-\d{2}-\d{2}) -->\n")


class Story:
    """A workspace in which the guide is told; commits are dated as the page says."""

    def __init__(self, folder: Path) -> None:
        """Begin with what is there, in a repository."""
        self.folder = folder
        self.git: Repository = repository(folder)
        self.git.commit("Records of 2021/2022", "2021-09-01T09:00:00")
        self.day = ""

    def told(self, page: str) -> str:
        """Give the page with what every command prints now."""
        days = iter(_DAY.split(page))
        parts = [self._fences(next(days))]
        for self.day in days:
            parts += [f"<!-- {self.day} -->\n", self._fences(next(days))]
        return "".join(parts)

    def _fences(self, text: str) -> str:
        return _FENCE.sub(self._fence, text)

    def _fence(self, match: re.Match[str]) -> str:
        body = match["body"]
        name = match["name"] or ""
        if name.endswith(".xlsx"):
            _fill_in(self.folder / name, body)
        elif name.endswith(".docx"):
            _track(self.folder / name, body)
        elif match["kind"] in {"csv", "markdown"}:
            (self.folder / match["name"]).write_text(body, encoding="utf-8")
        elif match["kind"] == "diff":
            (self.folder.parent / "edit.diff").write_text(body, encoding="utf-8")
            self.git.git("apply", "--unidiff-zero", str(self.folder.parent / "edit.diff"))
        else:
            commands = [line for line in body.splitlines() if line.startswith("$ ")]
            printed = [self._run(command[2:]) for command in commands]
            first = int(name.partition("-")[2] or _FIRST)
            shown = [_cut(text, first) for text in printed] if name.startswith("short") else printed
            body = "".join(f"{command}\n{text}" for command, text in zip(commands, shown, strict=True))
        return match.group().replace(match["body"], body, 1)

    def _run(self, command: str) -> str:
        program, *arguments = shlex.split(command)
        if program == "git":
            return self._git(arguments)
        assert program == "tfawg", command
        told = typed(self.folder, *arguments)
        assert told.status != 3, told.err
        return told.err + told.out

    def _git(self, arguments: list[str]) -> str:
        dates = {"GIT_AUTHOR_DATE": f"{self.day}T12:00:00+00:00", "GIT_COMMITTER_DATE": f"{self.day}T12:00:00+00:00"}
        printed = self.git.git(*arguments, env=dates)
        return f"{printed}\n" if printed else ""


def _cut(printed: str, first: int) -> str:
    """Leave out the middle of what a command printed."""
    lines = printed.splitlines(keepends=True)
    return "".join([*lines[:first], "...\n", *lines[-_LAST:]]) if len(lines) > first + _LAST else printed


def _fill_in(file: Path, answers: str) -> None:
    """Write into the rows of a workbook, as Excel does; a number that is not there goes into the first free row."""
    book = openpyxl.load_workbook(file)
    sheet = next(one for one in book.worksheets if "number" in {cell.value for cell in one[1]})
    titles = [str(cell.value) for cell in sheet[1]]
    place = titles.index("number") + 1
    rows = {str(sheet.cell(row, place).value): row for row in range(sheet.max_row, 1, -1)}
    for answer in csv.DictReader(answers.splitlines(), delimiter=";"):
        row = rows.get(answer["number"], rows.get("None", 0))
        for title, words in answer.items():
            sheet.cell(row, titles.index(title) + 1).value = words or None
    book.save(file)


def _track(file: Path, change: str) -> None:
    """Replace words in a document, as Word does with tracked changes switched on."""
    old, new = (line[1:] for line in change.splitlines())
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    text = parts["word/document.xml"].decode()
    [run] = re.findall(f"<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t[^>]*>{old}</w:t></w:r>", text)
    mark = 'w:id="900" w:author="A. Delegate" w:date="2022-02-08T10:00:00Z"'
    gone = run.replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")
    came = f"<w:del {mark}>{gone}</w:del><w:ins {mark}>{run.replace(old, new)}</w:ins>"
    parts["word/document.xml"] = text.replace(run, came).encode()
    with zipfile.ZipFile(file, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)


def test_the_guide_tells_what_happens(tmp_path: Path, golden: Golden) -> None:
    """From the first look to the end of the year."""
    (tmp_path / "records").mkdir()
    shutil.copytree(ROOT / "data", tmp_path / "records/data")
    page = GUIDE.read_text(encoding="utf-8")

    told = Story(tmp_path / "records").told(page)

    golden(GUIDE, told)
    assert told.count("\n$ tfawg ") > 20


def test_a_year_in_two_languages(tmp_path: Path, golden: Golden) -> None:
    """From the first text that lacks to both sets for the meeting."""
    (tmp_path / "records").mkdir()
    records = bilingual.make(tmp_path / "records")
    _french_document(records, tmp_path / "plan-fr.docx")
    page = LANGUAGES.read_text(encoding="utf-8")

    told = Story(records).told(page)

    golden(LANGUAGES, told)
    assert told.count("\n$ tfawg ") > 10


def _french_document(records: Path, file: Path) -> None:
    """Write the year in French as somebody keeps it: three cells are empty, a status is old, an annex stands behind."""
    bilingual.tell_more(records)
    bilingual.speak_french(records)
    assert 0 == typed(records, "report", "document", "2021/2022", "--lang", "fr", "-o", str(file)).status
    for translation in records.glob("data/*/*.fr.yaml"):
        translation.unlink()
    french = Document(str(file))
    first, second = french.tables[1], french.tables[3]
    for cell in (first.rows[1].cells[3], first.rows[3].cells[1], second.rows[1].cells[1]):
        cell.text = ""
    first.rows[1].cells[5].paragraphs[0].runs[0].text = "NON COMMENCÉE"
    french.add_paragraph("Annexe : liste des participants")
    french.save(str(file))


def test_from_a_word_file_to_the_meeting(tmp_path: Path, golden: Golden) -> None:
    """January to March of a year that begins with nothing but a document."""
    (tmp_path / "records").mkdir()
    annex = Hand(behind=paragraph(run("Annex: list of participants")))
    (tmp_path / "TFAWG.docx").write_bytes(document(read_source(SOURCE.read_text(encoding="utf-8")), annex))
    page = FROM_WORD.read_text(encoding="utf-8")

    told = Story(tmp_path / "records").told(page)

    golden(FROM_WORD, told)
    assert told.count("\n$ tfawg ") > 10
