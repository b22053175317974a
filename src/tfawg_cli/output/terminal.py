"""Tables on a terminal, drawn by rich."""

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tfawg_cli.operations.questions.row import Row
from tfawg_cli.output.escaping import glued, unglued, visible, visible_lines, width
from tfawg_cli.output.listing import Groups, shown, title
from tfawg_cli.output.speech import NO_OTHER, Speech

_NARROW = 72
"""Columns of a terminal below which a table would be all white space."""
_LONG_WORD = 40
"""Words up to here are never broken; longer ones are addresses."""
_BETWEEN = 2
"""Blanks between two columns."""


def as_table(groups: Groups, columns: Sequence[str], speech: Speech = NO_OTHER) -> str:
    """Draw rows to fit the terminal's width, words wrapped and nothing cut."""
    console = Console(highlight=False, markup=False, emoji=False)
    room = console.width - _BETWEEN * (len(columns) - 1)
    widths = _widths([row for _, rows in groups for row in rows], columns, room, speech)
    with console.capture() as captured:
        for name, rows in groups:
            if name:
                console.print(Text(f"{visible(name)} ({len(rows)})", style="bold"))
            if console.width < _NARROW or sum(widths) > room:
                _print_cards(console, rows, columns, speech)
            else:
                console.print(_table(rows, columns, widths, speech))
    return "\n".join(line.rstrip() for line in unglued(captured.get()).splitlines()) + "\n"


def _cell(row: Row, column: str, speech: Speech) -> str:
    return glued(visible_lines(shown(row, column, speech)))


def _widths(rows: Sequence[Row], columns: Sequence[str], room: int, speech: Speech) -> list[int]:
    """Give every column the width of its longest word, then share what is left, three parts to the text."""
    cells = [[title(column, speech), *(_cell(row, column, speech) for row in rows)] for column in columns]
    widths = [min(_LONG_WORD, max(width(word) for cell in column for word in cell.split())) for column in cells]
    wanted = [max(width(line) for cell in column for line in cell.split("\n")) for column in cells]
    share = [3 if column == "text" else 1 for column in columns]
    for _ in range(room - sum(widths)):
        growing = [at for at, most in enumerate(wanted) if widths[at] < most]
        if growing:
            widths[min(growing, key=lambda at: widths[at] / share[at])] += 1
    return widths


def _table(rows: Sequence[Row], columns: Sequence[str], widths: Sequence[int], speech: Speech) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, _BETWEEN - 1, 0, 0))
    for column, wide in zip(columns, widths, strict=True):
        table.add_column(title(column, speech), overflow="fold", width=wide)
    for row in rows:
        table.add_row(*(Text(_cell(row, column, speech)) for column in columns))
    return table


def _print_cards(console: Console, rows: Sequence[Row], columns: Sequence[str], speech: Speech) -> None:
    """Print each row as a small paragraph: its first field, then the others that say something."""
    for row in rows:
        first, *others = columns
        console.print(Text(_cell(row, first, speech), style="bold"))
        for column in others:
            said = _cell(row, column, speech)
            if said:
                label = "" if column == "text" else glued(f"{title(column, speech)}{speech.colon}")
                console.print(Padding(Text(f"{label}{said}"), (0, 0, 0, 2)))
