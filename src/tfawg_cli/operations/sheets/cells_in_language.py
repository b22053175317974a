"""What the cells of a document in another language say: texts of the items, and beside them what is no translation."""

import re
from collections.abc import Iterator, Mapping

from tfawg_cli.office.word_blocks import Cell
from tfawg_cli.operations.sheets.document_cells import GAP, LINE, bracketed
from tfawg_cli.operations.sheets.form_in_language import Form, InLanguage, Told
from tfawg_cli.operations.sheets.proof import Said

_DATED = re.compile(r"(?P<day>\d{1,2}\S{0,3} [^\W\d]+ \d{4})(?:, (?P<by>[^:\n]+?))?\s*:\s*")
"""What stands before the words of an update: its day, and who told it."""
_TOLD_BY = re.compile(r"(?P<by>[^:\n]{1,80}?)\s*:\s*")
_ENTRY = re.compile(r"[^\s;,](?:[^\n;,]*[^\s;,])?")
_AS_THEY_ARE = {"strategic_codes", "responsible", "status"}
"""Columns that hold no words to be translated: the names of bodies stand in the register."""
_AMENDMENT = {"Wording before": "was", "Wording now": "now", "Reason": "reason"}

Pieces = list[Said | str]


class Cells:
    """Takes cells apart as the templates put them together."""

    def __init__(self, made: InLanguage, form: Form) -> None:
        """Keep what is read in `made`."""
        self._made, self._form = made, form

    def row(self, number: str, cells: Mapping[str, Cell]) -> None:
        """Read the row of a sub-task or an action by the fields of its columns."""
        for name, cell in cells.items():
            passage = self._made.found.passage(cell.paragraphs)
            if name:
                self._made.found.claim(passage, self._pieces(number, name, passage.text))

    def amendment(self, cells: Mapping[str, Cell]) -> None:
        """Read the row of an amendment by the English titles of its columns."""
        self._made.amendments += 1
        place = str(self._made.amendments)
        for title, cell in cells.items():
            passage = self._made.found.passage(cell.paragraphs)
            if title in _AMENDMENT and passage.text.casefold() not in {"", *self._form.fixed}:
                said = self._made.say(("", ("amendments", place, _AMENDMENT[title])), passage.text)
                self._made.found.claim(passage, [said])
            elif title:
                self._made.facts["", ("amendments", place, title.casefold())] = passage.text
                self._made.found.form(passage)

    def state(self, number: str, text: str) -> tuple[Pieces, int]:
        """Read a status in capitals, with its reason in brackets, and tell where they end."""
        status = next((one for one in self._form.statuses if text.startswith(one)), "")
        self._made.facts[number, ("status",)] = status
        end = len(status)
        reason = bracketed(text, end) if status and number.count(".") < 3 else ""  # noqa: PLR2004 - an action has none
        if not reason:
            return [status], end
        start = text.index("(", end) + 1
        said = self._made.say((number, ("reason",)), reason)
        return [status, text[end:start], said, ")"], start + len(reason) + 1

    def _pieces(self, number: str, name: str, text: str) -> Pieces:
        if name == "number":
            return [text]
        if name in _AS_THEY_ARE:
            self._made.facts[number, (name,)] = "; ".join(_ENTRY.findall(self._form.marks.sub("", text)))
            return [text]
        if name in {"updates", "comments"}:
            return self._behind_state(number, name, text)
        if name == "timeline" and number.count(".") == 3:  # noqa: PLR2004 - only an action has a day by which
            return self._when(number, text)
        return [self._made.say((number, (name,)), text)] if text else []

    def _when(self, number: str, text: str) -> Pieces:
        match = self._form.due.fullmatch(text)
        self._made.facts[number, ("due",)] = match["day"] if match is not None else ""
        timeline = text if match is None else match["timeline"] or ""
        if not timeline:
            return [text]
        return [self._made.say((number, ("timeline",)), timeline), text[len(timeline) :]]

    def _behind_state(self, number: str, name: str, text: str) -> Pieces:
        """Take the state off comments, or off a result and updates."""
        pieces, end = self.state(number, text)
        gap = GAP.match(text, end) if end else None
        at = gap.end() if gap is not None else end
        pieces.append(text[end:at])
        if name == "updates":
            return [*pieces, *self._progress(number, text[at:])]
        return [*pieces, self._made.say((number, ("comments",)), text[at:])] if text[at:] else pieces

    def _progress(self, number: str, text: str) -> Iterator[Said | str]:
        """Take result and updates apart: a line each."""
        told = self._made.told.setdefault(number, [])
        for match in LINE.finditer(text):
            line = match.group()
            yield "\n"
            if not match.start() and line.startswith(self._form.result):
                result = line.removeprefix(self._form.result).strip()
                yield f"{self._form.result} "
                yield self._made.say((number, ("result",)), result)
                continue
            one, start = self._told(line)
            told.append(one)
            yield line[:start]
            yield self._made.say((number, ("updates", str(len(told)), "text")), line[start:])

    def _told(self, line: str) -> tuple[Told, int]:
        """Give the day and the author of an update, and where its words begin."""
        dated, by = _DATED.match(line), _TOLD_BY.match(line)
        if dated is not None:
            return Told(dated["day"], self._named(dated["by"] or "")), dated.end()
        if by is not None and self._named(by["by"]) in self._form.bodies:
            return Told("", self._named(by["by"])), by.end()
        return Told("", ""), 0

    def _named(self, body: str) -> str:
        """Give the name of a body without the mark of one that is printed in English."""
        return self._form.marks.sub("", body)
