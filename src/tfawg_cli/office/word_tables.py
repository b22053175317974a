"""Tables in Word's XML: columns of fixed width, titles that repeat, rows that come and go as revisions."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple, Protocol

from tfawg_cli.blocks import Row, Run, Runs, Side, Table, counted, is_of_sums, lines_of, takes_more_lines
from tfawg_cli.office.word_marks import escaped
from tfawg_cli.office.word_page import Page
from tfawg_cli.office.word_runs import kept_apart

_CHARACTER = 92
"""What a character of a table takes, in twentieths of a point."""
_MARGINS = 160
"""Of a cell, left and right together."""
_DARKEST = (0x7F, 0xB2, 0xE5)
"""Red, green and blue of the largest count."""
_ASKED = '<w:shd w:val="clear" w:color="auto" w:fill="FFF8DC"/>'
"""What a cell looks like that somebody is to fill in: as in a workbook."""
_SIDES = {"right": '<w:jc w:val="right"/>', "center": '<w:jc w:val="center"/>'}
_TWO_LINES = (Run(".\n."),)
_LINE = '<w:r><w:t xml:space="preserve">.</w:t></w:r>'
_LOOK = (
    '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
    ' w:noHBand="1" w:noVBand="1"/>'
)


class Stand(NamedTuple):
    """What a paragraph says of itself besides its words."""

    keeps: str = ""
    """Of the page that it keeps to."""
    align: str = ""
    """Of the side on which its words stand."""
    language: str = ""
    """The language of what is written in it, where that is another one than that of the document."""


NOTHING = Stand()


class Writer(Protocol):
    """What a table needs of the writer of its document."""

    def paragraph(
        self, style: str, runs: Runs = (), side: Side = Side.BOTH, number: str = "", stands: Stand = NOTHING
    ) -> str:
        """Write a paragraph."""

    def lines(self, runs: Runs, between: str) -> str | None:
        """Write the words of paragraphs, with what stands `between` two; None where there is more to them."""

    def bookmark(self, number: str) -> str:
        """Write the place of an item, where links lead to it and it stands nowhere before."""

    def mark(self, side: Side) -> str:
        """Write the mark of a row."""

    def style(self, name: str) -> str:
        """Give the id of a style."""


def table_xml(table: Table, page: Page, caption: str, writer: Writer) -> str:
    """Write a table.

    Args:
        table: the table.
        page: the page: the width of its text, and whether the first column stands on the right.
        caption: what readers of screens call it.
        writer: of the document.

    """
    widths = [round(page.width * percent / 100) for percent in table.shape.widths]
    # Some readers say what a table is called even where all of its rows went.
    called = "" if table.side is Side.OLD else f'<w:tblCaption w:val="{escaped(caption)}"/>'
    turns = "<w:bidiVisual/>" if page.from_right else ""
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    about = (
        f'<w:tblPr><w:tblStyle w:val="{writer.style("Report Table")}"/>{turns}'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{_LOOK}{called}</w:tblPr>'
    )
    parts = _Table(table, widths, writer)
    rows = (parts.row(row) for row in table.rows)
    return f"<w:tbl>{about}<w:tblGrid>{grid}</w:tblGrid>{parts.row(table.head, is_head=True)}{''.join(rows)}</w:tbl>"


class _Table:
    """Writes the rows of one table."""

    def __init__(self, table: Table, widths: list[int], writer: Writer) -> None:
        self._shape, self._widths, self._writer = table.shape, widths, writer
        self._shades = _shades(table)
        self._keeps = [row for row, after in pairwise(table.rows) if is_of_sums(after)]
        """Sums do not stand alone on a page."""
        self._frames: dict[int, list[str]] = {}
        """By column what stands before, between and behind the lines of a plain cell."""
        self._words: dict[tuple[int, int], str | None] = {}
        """Of cells by column and identity: the table holds them as long."""

    def row(self, row: Row, *, is_head: bool = False) -> str:
        """Write a row; one that came or went says so itself, in its words and in the ends of its paragraphs."""
        whole = "" if takes_more_lines(row, self._widths, _CHARACTER, _MARGINS) else "<w:cantSplit/>"
        repeats = "<w:tblHeader/>" if is_head else ""
        about = f"{whole}{repeats}{self._writer.mark(row.side)}"
        is_plain = not (is_head or row.side is not Side.BOTH or self._shades or self._keeps)
        cells = (
            self._plain_cell(column, row) if is_plain else self._cell(column, row, is_head=is_head)
            for column in range(len(row.cells))
        )
        return f"<w:tr>{f'<w:trPr>{about}</w:trPr>' if about else ''}{''.join(cells)}</w:tr>"

    def _plain_cell(self, column: int, row: Row) -> str:
        """Write a cell that says nothing of its row: of most, only the words are not those of any other."""
        if column not in self._frames:
            two_lines = Row((_TWO_LINES,) * (column + 1))
            self._frames[column] = self._cell(column, two_lines, is_head=False).split(_LINE)
        before, between, behind = self._frames[column]
        runs = row.cells[column]
        words = self._words.get((column, id(runs)))
        if words is None:
            words = self._words[column, id(runs)] = self._writer.lines(runs, between)
        if words is None:
            return self._cell(column, row, is_head=False)
        return f"{before}{'' if column else self._writer.bookmark(row.number)}{words}{behind}"

    def _cell(self, column: int, row: Row, *, is_head: bool) -> str:
        style = "Table Head" if is_head else "Table Names" if column == self._shape.names else "Table Text"
        number = "" if column else row.number
        keeps = "<w:keepNext/>" if row in self._keeps else ""
        language = "" if is_head else next(iter(self._shape.languages[column : column + 1]), "")
        stands = Stand(keeps, _SIDES.get(self._shape.aligns[column], ""), language)
        lines = [*lines_of(row.cells[column], row.side)]
        (runs, side), *others = _kept_apart(lines) if len(lines) > 1 else lines
        paragraphs = self._writer.paragraph(style, runs, side, number, stands)
        for runs, side in others:
            paragraphs += self._writer.paragraph(style, runs, side, "", stands)
        shade = self._shades.get((row, column), "") if self._shades else ""
        if column in self._shape.asked and not is_head:
            shade = _ASKED
        return f'<w:tc><w:tcPr><w:tcW w:w="{self._widths[column]}" w:type="dxa"/>{shade}</w:tcPr>{paragraphs}</w:tc>'


def _shades(table: Table) -> dict[tuple[Row, int], str]:
    """Shade the counts behind bars, the most the darkest: the picture of the table."""
    rows = counted(table)
    most = max((count for _, counts in rows for count in counts), default=0)
    return {
        (row, at): f'<w:shd w:val="clear" w:color="auto" w:fill="{_shade(count / most)}"/>'
        for row, counts in rows
        for at, count in enumerate(counts, table.shape.bars + 1)
        if count
    }


def _shade(share: float) -> str:
    """Mix white with a blue on which black is still read."""
    return "".join(f"{round(255 - (255 - dark) * (0.15 + 0.85 * share)):02X}" for dark in _DARKEST)


def _kept_apart(lines: list[tuple[Runs, Side]]) -> Iterator[tuple[Runs, Side]]:
    following = [runs for runs, _ in lines[1:]] + [()]
    for (runs, side), beside in zip(lines, following, strict=True):
        yield kept_apart(runs, beside) if side is Side.BOTH else runs, side
