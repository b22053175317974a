"""The tables of a document of the source's form, known by their heads: rows of sub-tasks and of actions."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tfawg_cli.office.word_blocks import Cell, Paragraph, Table
from tfawg_cli.operations.sheets.document_cells import state
from tfawg_cli.operations.sheets.document_found import Fields, Found, Passage, around, keys_in
from tfawg_cli.operations.sheets.form import (
    ACTIONS,
    AMENDED,
    CAPTION,
    NUMBER,
    SUB_TASKS,
    TASK,
    field_of_head,
    kind_of_heads,
)
from tfawg_cli.operations.sheets.remarks import inside_a_cell
from tfawg_cli.records.number import parent
from tfawg_cli.yaml_text.characters import shortened

_OF_NUMBER = {2: SUB_TASKS, 3: ACTIONS}
"""The table that a number belongs to, by its points."""
_FILLED = {
    SUB_TASKS: ("text", "strategic_codes", "objective", "start", "timeline"),
    ACTIONS: ("text", "responsible", "indicator"),
}
"""Cells that every row has; one that has them all continues none."""


@dataclass
class Row:
    """A sub-task or an action: the halves of each of its cells."""

    number: str
    kind: str
    where: str
    cells: dict[str, list[Cell]] = field(default_factory=dict)


class Tables:
    """Reads one table after another; a table without heads goes on with those of the one before it."""

    def __init__(self, found: Found) -> None:
        """Keep what is read in `found`."""
        self._found = found
        self.rows: list[Row] = []
        self.titles: dict[str, str] = {}
        """Tasks by their number; "" where one has no title."""
        self.states: dict[str, Fields] = {}
        """Status and reason of tasks, as they stand below their titles."""
        self.task = ""
        self._is_headed = False
        """True below the title of a task, where its state may stand."""
        self._kind = ""
        self._heads: list[tuple[int, str | None]] = []
        self._cut = True
        """True where a page may have cut the row above."""

    def read(self, table: Table) -> None:
        """Read a table. What has no place in it is left to be told."""
        self._cut, self._is_headed = True, False
        if not self._goes_on(table):
            self._heads = []
        for place, cells in enumerate(table.rows, start=1):
            said = [cell for cell in cells if cell.text or _label(cell.paragraphs)]
            where = f"table {table.number}, row {place}"
            if any(cell.nested for cell in cells):
                self._found.remarks.append(f"{where}: a table stands inside a cell, and is not read")
            if not said or (len(said) == 1 and self.line(said[0].paragraphs)) or self._head(cells):
                continue
            self._row(cells, where)
            self._cut = False

    def _goes_on(self, table: Table) -> bool:
        """Tell whether a table without heads can be the rest of the one before: it is as wide, and begins as it may."""
        first = next((cells for cells in table.rows if len(cells) > 1), ())
        numbers = [cell for (_, head), cell in zip(self._heads, first, strict=False) if head == "number"]
        written = [cell.text or _label(cell.paragraphs) for cell in numbers]
        return len(first) == len(self._heads) and all(not one or NUMBER.fullmatch(one) for one in written)

    def line(self, paragraphs: Sequence[Paragraph]) -> bool:
        """Take the title of a task or the caption of a table; tell whether it is one."""
        passage = self._found.passage(paragraphs, " ")
        shown = " ".join(f"{_label(paragraphs)} {passage.text}".split())
        where = self._found.called(paragraphs[0])
        caption, task = CAPTION.fullmatch(shown), TASK.fullmatch(shown)
        if caption is not None:
            self._found.years.setdefault("".join(caption["year"].split()), where)
            self._found.form(passage)
        elif task is not None:
            self._task(task["number"], " ".join((task["text"] or "").split()), passage, where)
        return caption is not None or task is not None or (self._is_headed and self._state(passage))

    def _state(self, passage: Passage) -> bool:
        """Take what stands below the title of a task; tell whether it is its state, or the mark of an amendment."""
        fields, pieces, end = state(self.task, passage)
        if fields and end == len(passage.text) and self.task not in self.states:
            self.states[self.task] = fields
            self._found.claim(passage, pieces)
            return True
        if passage.text == AMENDED:
            self._found.form(passage)
        return passage.text == AMENDED

    def _task(self, number: str, title: str, passage: Passage, where: str) -> None:
        known = self.titles.get(number)
        if known is not None and known != title:
            message = f"{where}: task {number} has another title here: {shortened(title)}"
            self._found.problems.append(message)
        elif known is None:
            self.titles[number] = title
            pieces = around(" ".join(passage.text.split()), title, keys_in(number, "text")) if title else [passage.text]
            self._found.claim(passage, pieces)
        else:
            self._found.form(passage)
        self.task, self._is_headed = number, True

    def _head(self, cells: tuple[Cell, ...]) -> bool:
        kind = kind_of_heads([" ".join(cell.text.split()) for cell in cells])
        if kind is None:
            return False
        self._kind = kind
        self._heads = [(cell.column, field_of_head(" ".join(cell.text.split()))) for cell in cells]
        for cell, (_, head) in zip(cells, self._heads, strict=True):
            if head is not None:
                self._found.form(self._found.passage(cell.paragraphs))
        self._cut = True
        return True

    def _row(self, cells: tuple[Cell, ...], where: str) -> None:
        named = self._named(cells)
        if "number" not in named:
            return
        if self._is_merged(cells):
            self._found.problems.append(f"{where}: cells are merged across columns; part them in Word")
            return
        first = named.pop("number")
        written = first.text or _label(first.paragraphs)
        number, _, behind = written.partition("\n")
        match = NUMBER.fullmatch(number)
        if not written:
            self._continued(named, where)
        elif match is None or behind not in {"", AMENDED}:
            self._found.problems.append(f"{where}: '{shortened(written)}' is the number of no sub-task and no action")
        elif _OF_NUMBER[match["number"].count(".")] != self._kind:
            self._found.problems.append(f"{where}: {match['number']} stands in a table of {self._kind}")
        else:
            self._begun(Row(match["number"], self._kind, where), first, named)

    def _named(self, cells: tuple[Cell, ...]) -> dict[str, Cell]:
        """Give the cells of a row by the heads above them."""
        if len(cells) == len(self._heads):
            pairs = [(head, cell) for (_, head), cell in zip(self._heads, cells, strict=True)]
        else:
            columns = dict(self._heads)
            pairs = [(columns.get(cell.column), cell) for cell in cells]
        return {head: cell for head, cell in pairs if head is not None}

    def _is_merged(self, cells: tuple[Cell, ...]) -> bool:
        """Tell whether a cell of a row with fewer cells than heads stands below more than its own head."""
        heads = [column for column, _ in self._heads]
        ends = [*heads[1:], max(cell.end for cell in cells)]
        places = zip(cells, heads, ends, strict=False)
        return len(cells) < len(heads) and any(cell.column != start or cell.end > end for cell, start, end in places)

    def _begun(self, row: Row, first: Cell, named: dict[str, Cell]) -> None:
        if row.kind == SUB_TASKS and self.task and parent(row.number) != self.task:
            self._found.problems.append(f"{row.where}: {row.number} stands in the table of task {self.task}")
        self._found.form(self._found.passage(first.paragraphs))
        self.rows.append(row)
        self._add(row, named)

    def _continued(self, named: dict[str, Cell], where: str) -> None:
        """Take a row without a number for the rest of the one above, where it can be nothing else."""
        last = self.rows[-1] if self.rows else None
        is_whole = all(name in named and named[name].text for name in _FILLED[self._kind])
        if last is None or last.kind != self._kind or is_whole:
            words = shortened(" ".join(named["text"].text.split()) if "text" in named else "")
            self._found.problems.append(f"{where}: the row has no number: {words}")
            return
        why = "a page cuts the row" if self._cut else "the row has no number"
        message = f"{where}: {why}, so its words stand behind those of {last.number} in {last.where}"
        self._found.remarks.append(message)
        self._add(last, named)

    def _add(self, row: Row, named: dict[str, Cell]) -> None:
        for name, cell in named.items():
            if cell.is_continued:
                message = f"{row.where}: a cell of {row.number} is merged with the one above it; part the two in Word"
                self._found.problems.append(message)
            if cell.inner_text:
                self._found.halves.append(f"{row.where}: {inside_a_cell(cell.inner_text)}")
            row.cells.setdefault(name, []).append(cell)


def _label(paragraphs: Sequence[Paragraph]) -> str:
    """Give the number that Word makes before the first words of a cell."""
    return next((one.label for one in paragraphs if one.label), "")
