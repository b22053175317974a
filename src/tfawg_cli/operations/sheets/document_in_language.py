"""A Word document of the plan in another language: what it says of each number, and what nobody can pair."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from tfawg_cli.office.word_blocks import Cell, Paragraph, Place, Table, WordDocument
from tfawg_cli.operations.languages.pieces import Path, Words
from tfawg_cli.operations.sheets.document_found import Found, Passage
from tfawg_cli.operations.sheets.form import CODE, NUMBER, POINT, field_of_head
from tfawg_cli.operations.sheets.proof import contradictions, unclaimed

_LINES = re.compile(r"\S(?:[^\n]*\S)?")
_DATED = re.compile(r"\d{1,2}\S{0,3} [^\W\d]+ \d{4}(?:, [^:\n]+?)?\s*:\s*")
"""What stands before the words of an update: its day, and who told it."""
_LONGEST = 6
"""Words of the heading of a key deliverable: `1ER LIVRABLE CLÉ DU TFAWG`; more of them are a sentence."""
_AS_THEY_ARE = {"number", "strategic_codes", "responsible", "status"}
"""Columns that hold no words to be translated: the names of bodies stand in the register."""

Key = tuple[str, Path]
"""The number of an item, and the keys of a text below it."""


class Form(NamedTuple):
    """How the language says the form of the document."""

    heading: re.Pattern[str]
    """Of a task, whose number is the first group, or of a key deliverable, whose number is the second."""
    titles: Mapping[str, str]
    """Titles of columns as `title_known` gives them -> the English ones."""
    fixed: Collection[str]
    """Other lines of the form, in small letters."""
    statuses: Collection[str]
    """In capitals, the longest first."""
    bodies: Collection[str]
    """The names of bodies in the language, as the register has them."""


def title_known(title: str) -> str:
    """Give the title of a column as titles are compared: in small letters, and for one."""
    return " ".join(word.removesuffix("s") for word in title.casefold().split())


@dataclass
class InLanguage:
    """What a document says."""

    found: Found
    said: dict[Key, Words] = field(default_factory=dict)
    numbers: list[str] = field(default_factory=list)
    """All items that it has, in its order."""

    def left(self, words: Mapping[Place, str]) -> dict[Place, str]:
        """Give the paragraphs that were not taken, as the second reader has them."""
        return unclaimed(self.found.claims, words)

    @property
    def hidden(self) -> list[str]:
        """The words that are hidden or struck, with their places."""
        claims = self.found.claims
        return [f"{self.found.where[one.places[0]]}: {text.strip()}" for one in claims for text in one.left_out]

    def misread(self, words: Mapping[Place, str]) -> list[str]:
        """Say where the two readers of the document do not agree."""
        wrong = contradictions(self.found.claims, words, {})
        return [f"{self.found.where[claim.places[0]]}: '{there}' was read as '{held}'" for claim, there, held in wrong]


def read_in_language(document: WordDocument, form: Form) -> InLanguage:
    """Read a document; items are known by their numbers, columns by their titles."""
    reader = _Reader(InLanguage(Found(document.notes, document.where)), form)
    for block in document.blocks:
        if isinstance(block, Table):
            reader.table(block)
        else:
            reader.paragraph(block)
    return reader.made


class _Reader:
    """Walks the blocks of a document."""

    def __init__(self, made: InLanguage, form: Form) -> None:
        self.made, self._form = made, form
        self._deliverable, self._takes = "", False
        self._points: list[str] = []

    def paragraph(self, paragraph: Paragraph) -> None:
        """Read the heading of an item, or the words of a key deliverable; all else is left to be told."""
        passage = self.made.found.passage([paragraph])
        text = " ".join(passage.text.split())
        match = self._form.heading.match(text) or self._form.heading.match(text.upper())
        if match is not None and self._is_heading(match, text):
            self._begin(match[1] or match[2], text[match.end() :].strip() if match[1] else "", passage)
        elif not text or text.casefold() in self._form.fixed:
            self.made.found.form(passage)
        elif self._takes:
            self._of_deliverable(paragraph, passage)

    def _is_heading(self, match: re.Match[str], text: str) -> bool:
        """Tell a heading from a sentence that begins like one, and from the outline in the narrative."""
        if match[1]:
            return bool(self._deliverable) and match[1].count(".") == 1
        return len(text.split()) <= _LONGEST

    def _begin(self, number: str, title: str, passage: Passage) -> None:
        self._item(number, passage)
        self._takes, self._deliverable, self._points = "." not in number, number, []
        if title:
            self.made.said[number, ("text",)] = title
        self.made.found.form(passage)

    def _item(self, number: str, passage: Passage) -> None:
        if number in self.made.numbers:
            self.made.found.problems.append(f"{self.made.found.where[passage.places[0]]}: {number} stands there twice")
        self.made.numbers.append(number)

    def _of_deliverable(self, paragraph: Paragraph, passage: Passage) -> None:
        key, point = (self._deliverable, ("text",)), POINT.fullmatch(passage.text)
        if key not in self.made.said:
            self.made.said[key] = passage.text
        elif point is not None or paragraph.label is not None:
            self._points.append(point["text"] if point is not None else passage.text)
            self.made.said[self._deliverable, ("points",)] = tuple(self._points)
        else:
            return
        self.made.found.form(passage)

    # Tables

    def table(self, table: Table) -> None:
        """Read the rows of a table whose columns are known."""
        self._takes, heads = False, list[str]()
        for cells in table.rows:
            titles = [self._head(cell) for cell in cells]
            if "number" in titles:
                heads = titles
                for cell, title in zip(cells, titles, strict=True):
                    self._form_of(cell, title)
            elif len(cells) == len(heads) and NUMBER.fullmatch(number := cells[heads.index("number")].text):
                self._row(number.rstrip("."), dict(zip(heads, cells, strict=True)))

    def _head(self, cell: Cell) -> str:
        return field_of_head(self._form.titles.get(title_known(cell.text), "")) or ""

    def _form_of(self, cell: Cell, title: str) -> None:
        if title:
            self.made.found.form(self.made.found.passage(cell.paragraphs))

    def _row(self, number: str, cells: Mapping[str, Cell]) -> None:
        self._item(number, self.made.found.passage(cells["number"].paragraphs))
        for name, cell in cells.items():
            passage = self.made.found.passage(cell.paragraphs)
            if name in {"updates", "comments"}:
                self._behind_status(number, name, passage.text)
            elif name and name not in _AS_THEY_ARE and passage.text:
                self.made.said[number, (name,)] = passage.text
            if name not in _AS_THEY_ARE or self._is_known(passage.text):
                self._form_of(cell, name)

    def _is_known(self, text: str) -> bool:
        """Tell whether a cell holds what needs no translation: a number, codes, a status, bodies of the register."""
        known = {*self._form.bodies, *self._form.statuses}
        return all(line in known or NUMBER.fullmatch(line) or CODE.fullmatch(line) for line in _LINES.findall(text))

    def _behind_status(self, number: str, name: str, text: str) -> None:
        """Take the words behind a status in capitals; of updates each line, without its day."""
        status = next((one for one in self._form.statuses if text.startswith(one)), "")
        behind = text[len(status) :].strip()
        if name == "comments":
            self.made.said |= {(number, ("comments",)): behind} if behind else {}
            return
        for place, line in enumerate(_LINES.findall(behind), 1):
            dated = _DATED.match(line)
            self.made.said[number, ("updates", str(place), "text")] = line[dated.end() :] if dated else line
