"""What a document is made of, whatever file it becomes: lines and tables of runs of text.

In a redline each part says on which side it stands; in any other document all stands on both.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import takewhile
from math import ceil
from typing import NamedTuple

FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""Hebrew, Arabic, and what else is written from right to left."""
RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "ur", "yi"})
"""The languages that are."""


def is_from_right(tag: str) -> bool:
    """Tell whether a language is read from right to left."""
    return tag.partition("-")[0] in RIGHT_TO_LEFT


class Side(StrEnum):
    """On which side of a redline something stands."""

    BOTH = "both"
    OLD = "old"
    NEW = "new"


class Look(NamedTuple):
    """How words look."""

    bold: bool = False
    italic: bool = False
    struck: bool = False
    code: bool = False
    came: bool = False
    """Shown as new words, in a document that tells of changes."""
    went: bool = False
    """Shown as old words, in a document that tells of changes."""
    link: str = ""
    """The address that the words lead to."""
    language: str = ""
    """The language of the words, where it is another one than that of the document."""
    hidden: bool = False
    """True of words for the tool itself, in a Word file that comes back."""


PLAIN = Look()


class Run(NamedTuple):
    """Words that look alike; a line end in them is one on the page."""

    text: str
    look: Look = PLAIN
    side: Side = Side.BOTH


Runs = tuple[Run, ...]


class Kind(StrEnum):
    """What a line is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CODE = "code"
    RULE = "rule"


class Line(NamedTuple):
    """A heading, a paragraph, or a paragraph of a list or a quotation."""

    kind: Kind
    runs: Runs = ()
    level: int = 0
    """Of a heading: 1 to 6."""
    within: tuple[str, ...] = ()
    """What it stands in, the outermost first: `>` a quotation, `-` a list, `1` a list whose items say their number."""
    begins: int = 0
    """Where it is the first of an item of a list: which of `within` that list is, counted from 1; else 0."""
    is_tight: bool = False
    """True in a list whose items stand close together."""
    number: str = ""
    """The item that a heading is about: `1.1`."""
    side: Side = Side.BOTH


class Shape(NamedTuple):
    """How the columns of a table are set."""

    widths: tuple[float, ...]
    """Of each column, in percent of the table."""
    aligns: tuple[str, ...]
    """Of each column: `right`, `center` or nothing."""
    names: int = -1
    """The column whose lines are names to be told apart; -1 for none."""
    titles: tuple[str, ...] = ()
    """What the columns are called in English, whatever the language of the document."""
    bars: int = -1
    """The column of bars, behind which stand the counts that make them up; -1 for none."""
    asked: tuple[int, ...] = ()
    """The columns that somebody is to fill in."""
    languages: tuple[str, ...] = ()
    """Of each column, where it is another one than that of the document; left out where all are of that one."""


class Row(NamedTuple):
    """A row of a table."""

    cells: tuple[Runs, ...]
    number: str = ""
    """The item that it is about: `1.1.1.1`."""
    side: Side = Side.BOTH


class Table(NamedTuple):
    """A table with a row of titles."""

    head: Row
    rows: tuple[Row, ...]
    shape: Shape
    within: tuple[str, ...] = ()
    begins: int = 0
    side: Side = Side.BOTH


LETTERED = re.compile(r"(?:[a-z]|[ivx]+)\)\s")
"""How an item of a list begins that says its own letter."""
Block = Line | Table
Blocks = Sequence[Block]


def text_of(runs: Runs) -> str:
    """Give the words of runs, whichever side they stand on."""
    return runs[0].text if len(runs) == 1 else "".join(run.text for run in runs)


def new_text_of(runs: Runs) -> str:
    """Give the words of runs as they are now, without those that went."""
    return "".join(run.text for run in runs if run.side is not Side.OLD)


def title_of(blocks: Blocks, untitled: str) -> str:
    """Give the first heading of a document, as it is now, else `untitled`."""
    headings = (new_text_of(one.runs) for one in blocks if isinstance(one, Line) and one.level == 1)
    return next(filter(None, headings), untitled)


def all_runs(block: Block) -> Iterator[Run]:
    """Give all runs of a block."""
    if isinstance(block, Line):
        yield from block.runs
    else:
        yield from (run for row in (block.head, *block.rows) for cell in row.cells for run in cell)


def counted(table: Table) -> list[tuple[Row, list[int]]]:
    """Give the rows of a table with bars, each with the counts behind its bar as they are now.

    Rows of sums are left out; a table in which anything else stands there has none.
    """
    if table.shape.bars < 0:
        return []
    rows = [row for row in table.rows if row.side is not Side.OLD and not is_of_sums(row)]
    texts = [[new_text_of(cell) for cell in row.cells[table.shape.bars + 1 :]] for row in rows]
    if not all(cells and all(map(str.isdecimal, cells)) for cells in texts):
        return []
    return [(row, [*map(int, cells)]) for row, cells in zip(rows, texts, strict=True)]


def is_of_sums(row: Row) -> bool:
    """Tell a row of sums: it begins in bold."""
    return any(run.look.bold for run in row.cells[0])


_MOST_LINES = 15
"""About a third of a page: a longer row may break, since moved to the next page it would leave one half empty."""


def takes_more_lines(row: Row, widths: Sequence[float], character: float, margins: float) -> bool:
    """Estimate whether a row takes more of the page than what moves to the next page as a whole.

    Args:
        row: the row.
        widths: of its cells.
        character: what one takes, in the same unit.
        margins: of a cell, left and right together.

    """
    for width, cell in zip(widths, row.cells, strict=True):
        text = _seen(cell)
        if len(text) < _MOST_LINES:
            continue  # if each stood on a line of its own
        room = max(width - margins, character)
        if len(text) * character / room + text.count("\n") + 1 <= _MOST_LINES:
            continue  # whatever its lines are
        if sum(ceil((len(line) or 1) * character / room) for line in text.split("\n")) > _MOST_LINES:
            return True
    return False


def _seen(runs: Runs) -> str:
    is_plain = len(runs) == 1 and not runs[0].look.hidden
    return runs[0].text if is_plain else "".join(run.text for run in runs if not run.look.hidden)


def joined(runs: Iterable[Run]) -> Runs:
    """Join neighbours that look alike and stand on the same side."""
    found: list[Run] = []
    for run in runs:
        if found and found[-1][1:] == run[1:]:
            found[-1] = found[-1]._replace(text=found[-1].text + run.text)
        elif run.text:
            found.append(run)
    return tuple(found)


def all_on(block: Block, side: Side) -> Block:
    """Put a block of a document on one side of a redline, with all that it holds."""
    if isinstance(block, Line):
        return block._replace(runs=runs_all_on(block.runs, side), side=side)
    rows = tuple(row_all_on(row, side) for row in block.rows)
    return block._replace(head=row_all_on(block.head, side), rows=rows, side=side)


def row_all_on(row: Row, side: Side) -> Row:
    """Put a row on one side of a redline, with all that it holds."""
    return Row(tuple(runs_all_on(cell, side) for cell in row.cells), row.number, side)


def runs_all_on(runs: Runs, side: Side) -> Runs:
    """Put runs on one side of a redline."""
    return tuple(run._replace(side=side) for run in runs)


def lines_of(runs: Runs, end: Side = Side.BOTH) -> Iterator[tuple[Runs, Side]]:
    """Part runs at their line ends, each with the side on which it ends; the last line ends with what holds it."""
    if len(runs) == 1 and runs[0].text and "\n" not in runs[0].text:  # as nearly all cells are
        yield runs, end
        return
    line: list[Run] = []
    for run in runs:
        first, *others = run.text.split("\n")
        line.append(run._replace(text=first))
        for text in others:
            yield tuple(one for one in line if one.text), run.side
            line = [run._replace(text=text)]
    yield tuple(one for one in line if one.text), end


def depth_in_common(within: Sequence[str], other: Sequence[str]) -> int:
    """Count the lists and quotations in which two blocks both stand."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(within, other, strict=False)))
