"""Tables on a terminal; the only module that imports rich."""

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tfawg_cli.operations.rows import Row
from tfawg_cli.output.escaping import visible
from tfawg_cli.output.listing import Groups, title, words

_NARROW = 72
"""Columns of a terminal below which a table would be all white space."""
_WHOLE = {"number", "year", "code", "short", "state"}
"""Columns whose words are never broken."""


def as_table(groups: Groups, columns: Sequence[str]) -> str:
    """Draw rows to fit the terminal's width, words wrapped and nothing cut."""
    console = Console(highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        for name, rows in groups:
            if name:
                console.print(Text(f"{visible(name)} ({len(rows)})", style="bold"))
            if console.width < _NARROW:
                _print_cards(console, rows, columns)
            else:
                console.print(_table(rows, columns))
    return "\n".join(line.rstrip() for line in captured.get().splitlines()) + "\n"


def _table(rows: Sequence[Row], columns: Sequence[str]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in columns:
        table.add_column(
            title(column), overflow="fold", no_wrap=column in _WHOLE, ratio=3 if column == "text" else None
        )
    for row in rows:
        table.add_row(*(Text(visible(words(row.fields[column]))) for column in columns))
    return table


def _print_cards(console: Console, rows: Sequence[Row], columns: Sequence[str]) -> None:
    """Print each row as a small paragraph: its first field, then the others that say something."""
    for row in rows:
        first, *others = columns
        console.print(Text(visible(words(row.fields[first])), style="bold"))
        for column in others:
            said = visible(words(row.fields[column]))
            if said:
                label = "" if column == "text" else f"{title(column)}: "
                console.print(Padding(Text(f"{label}{said}"), (0, 0, 0, 2)))
