"""A Word document of the plan in another language: what it says of each number, and what stands beside the numbers."""

import re
from collections import Counter
from collections.abc import Mapping

from tfawg_cli.office.word_blocks import Cell, Paragraph, Table, WordDocument
from tfawg_cli.operations.sheets.cells_in_language import Cells
from tfawg_cli.operations.sheets.document_found import Found, Passage, around
from tfawg_cli.operations.sheets.form import NUMBER, POINT, field_of_head
from tfawg_cli.operations.sheets.form_in_language import Form, InLanguage, named, title_known
from tfawg_cli.operations.sheets.narrative_in_language import Narrative
from tfawg_cli.operations.sheets.spelling_in_language import usual

_LONGEST = 6
"""Words of the heading of a key deliverable: `1ER LIVRABLE CLÉ DU TFAWG`; more of them are a sentence."""
_OF_AMENDMENTS = "Wording before"
"""A column that only the table of amendments has."""


def read_in_language(document: WordDocument, form: Form) -> InLanguage:
    """Read a document; items are known by their numbers, columns by their titles."""
    reader = _Reader(InLanguage(Found(document.notes, document.where), form.marks), form, usual(document, form))
    for block in document.blocks:
        if isinstance(block, Table):
            reader.table(block)
        else:
            reader.paragraph(block)
    reader.finish()
    return reader.made


class _Reader:
    """Walks the blocks of a document."""

    def __init__(self, made: InLanguage, form: Form, spelt: Counter[str]) -> None:
        self.made, self._form = made, form
        self._cells, self._narrative = Cells(made, form), Narrative(made, form, spelt)
        self._deliverable, self._task, self._takes = "", "", False
        self._points: list[str] = []

    def paragraph(self, paragraph: Paragraph) -> None:
        """Read the heading of an item, its words or its state, or narrative; other words are left to be told."""
        passage = self.made.found.passage([paragraph])
        text = " ".join(passage.text.split())
        if self._begins(text, passage):
            return
        if not text or paragraph.is_contents or text.casefold() in {*self._form.fixed, self._form.amended}:
            self.made.found.form(passage)
        elif self._takes:
            self._of_deliverable(paragraph, passage)
        elif self._task:
            self._state(passage)
        elif not self._deliverable:
            self._narrative.read(paragraph, passage)

    def finish(self) -> None:
        """Read what can be read only once all else is."""
        self._narrative.end()
        self._narrative.finish()

    def _begins(self, text: str, passage: Passage) -> bool:
        """Begin an item where a line is its heading."""
        match = self._form.heading.match(text) or self._form.heading.match(text.upper())
        if match is None or not self._is_heading(match, text):
            return False
        self._narrative.end()
        number, title = match[1] or match[2], text[match.end() :].strip() if match[1] else ""
        self._item(number, passage)
        is_task = "." in number
        self._takes, self._deliverable, self._points = not is_task, number, []
        self._task = number if is_task else ""
        if is_task:
            self.made.facts[number, ("status",)] = ""
        said = [self.made.say((number, ("text",)), title)] if title else []
        self.made.found.claim(passage, [text.removesuffix(title) if title else text, *said])
        return True

    def _is_heading(self, match: re.Match[str], text: str) -> bool:
        """Tell a heading from a sentence that begins like one, and from the outline in the narrative."""
        if match[1]:
            return bool(self._deliverable) and match[1].count(".") == 1
        return len(text.split()) <= _LONGEST

    def _item(self, number: str, passage: Passage) -> None:
        if number in self.made.numbers:
            self.made.found.problems.append(f"{self.made.found.where[passage.places[0]]}: {number} stands there twice")
        self.made.numbers[number] = None

    def _of_deliverable(self, paragraph: Paragraph, passage: Passage) -> None:
        key, point = (self._deliverable, ("text",)), POINT.fullmatch(passage.text)
        if key not in self.made.said:
            text = re.sub(rf"\s+{re.escape(self._form.amended)}$", "", passage.text)
            self.made.found.claim(passage, [self.made.say(key, text), passage.text[len(text) :]])
        elif point is not None or paragraph.label is not None:
            text = point["text"] if point is not None else passage.text
            place = len(self._points)
            self._points.append(text)
            key = self._deliverable, ("points",)
            self.made.said[key] = tuple(self._points)
            self.made.found.claim(passage, around(passage.text, text, (named(key), place)))

    def _state(self, passage: Passage) -> None:
        """Take the state of a task, which stands below its title; what stands behind it is left to be told."""
        if not self.made.facts[self._task, ("status",)]:
            pieces, end = self._cells.state(self._task, passage.text)
            if end and end == len(passage.text):
                self.made.found.claim(passage, pieces)

    # Tables

    def table(self, table: Table) -> None:
        """Read the rows of a table whose columns are known."""
        self._takes, heads, is_of_amendments = False, list[str](), False
        for cells in table.rows:
            english = [self._form.titles.get(title_known(cell.text), "") for cell in cells]
            titles = [field_of_head(one) or "" for one in english]
            if "number" in titles:
                is_of_amendments = _OF_AMENDMENTS in english
                heads = english if is_of_amendments else titles
                self._titles(cells, heads)
            elif len(cells) == len(heads):
                self._row(dict(zip(heads, cells, strict=True)), is_of_amendments=is_of_amendments)
            else:
                self._line(cells)
        self._task = ""

    def _titles(self, cells: tuple[Cell, ...], heads: list[str]) -> None:
        for cell, title in zip(cells, heads, strict=True):
            if title:
                self.made.found.form(self.made.found.passage(cell.paragraphs))

    def _line(self, cells: tuple[Cell, ...]) -> None:
        """Read a row of one cell as the line that it is: the title of a task, the caption of a table."""
        said = [cell for cell in cells if cell.text]
        for paragraph in said[0].paragraphs if len(said) == 1 else ():
            passage = self.made.found.passage([paragraph])
            text = " ".join(passage.text.split())
            if not self._begins(text, passage) and text.casefold() in self._form.fixed:
                self.made.found.form(passage)

    def _row(self, cells: Mapping[str, Cell], *, is_of_amendments: bool) -> None:
        if is_of_amendments:
            self._cells.amendment(cells)
            return
        number, _, mark = cells["number"].text.partition("\n")
        match = NUMBER.fullmatch(number)
        if match is not None and mark.casefold() in {"", self._form.amended}:
            self._item(match["number"], self.made.found.passage(cells["number"].paragraphs))
            self._cells.row(match["number"], cells)
