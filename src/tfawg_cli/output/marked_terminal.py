"""Changes on a terminal: what went is struck through, what came is underlined, and both are coloured."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from tfawg_cli.operations.changes import Comparison
from tfawg_cli.output.diff_lines import Level, Line, lines
from tfawg_cli.output.diff_text import INDENT, as_text, formatting, heading
from tfawg_cli.output.escaping import visible
from tfawg_cli.output.marks import Mark

_STYLES = {Mark.KEPT: "", Mark.OLD: "red strike", Mark.NEW: "green underline"}
_LABELS = {Level.SECTION: "bold", Level.DELIVERABLE: "bold", Level.ITEM: "dim", Level.FACT: "bold", Level.DETAIL: ""}
_WIDEST = 100


def as_marked(comparison: Comparison, sides: tuple[str, str]) -> str:
    """Write a comparison for a terminal; one that can show no styles gets the marks of a pipe."""
    console = Console(highlight=False, markup=False, emoji=False)
    if console.color_system is None:
        return as_text(comparison, sides)
    width = min(_WIDEST, console.width)
    with console.capture() as captured:
        for line in lines(comparison):
            for row in _rows(console, line, width):
                console.print(row)
    return heading(comparison, sides) + captured.get() + formatting(comparison)


def _rows(console: Console, line: Line, width: int) -> Iterator[Text]:
    """Wrap a line, its further rows under the beginning of its words."""
    if line.level <= Level.DELIVERABLE:
        yield Text("")
    text = Text()
    text.append(visible(line.label), style=_LABELS[line.level])
    for piece in line.pieces:
        text.append(" " if text else "")
        text.append(visible(piece.text), style=_STYLES[piece.mark])
    indent = INDENT[line.level]
    for position, row in enumerate(text.wrap(console, max(20, width - indent - 2))):
        row.pad_left(indent + (2 if position else 0))
        yield row
