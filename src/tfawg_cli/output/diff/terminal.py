"""Changes on a terminal: what went is struck through, what came is underlined, and both are coloured."""

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from tfawg_cli.operations.comparison.comparison import Comparison
from tfawg_cli.output.diff.lines import Level, Line, lines
from tfawg_cli.output.diff.marks import Mark
from tfawg_cli.output.diff.text import INDENT, formatting, heading, text_of
from tfawg_cli.output.escaping import glued, unglued, visible, visible_lines
from tfawg_cli.output.speech import NO_OTHER, Speech

_STYLES = {Mark.KEPT: "", Mark.OLD: "red strike", Mark.NEW: "green underline"}
_LABELS = {level: "" if level in {Level.FACT, Level.DETAIL} else "bold" for level in Level}
_WIDEST = 100


def as_marked(comparison: Comparison, sides: tuple[str, str], speech: Speech = NO_OTHER) -> str:
    """Write a comparison for a terminal."""
    told = marked(lines(comparison, speech))
    return heading(comparison, sides, speech) + told + formatting(comparison, speech)


def marked(shown: Iterable[Line]) -> str:
    """Write lines for a terminal; one that can show no styles gets the marks of a pipe."""
    console = Console(highlight=False, markup=False, emoji=False)
    if console.color_system is None:
        return text_of(shown)
    with console.capture() as captured:
        for line in shown:
            for row in _rows(console, line):
                console.print(row)
    return unglued(captured.get())


def _rows(console: Console, line: Line) -> Iterator[Text]:
    """Wrap a line, its further rows under the beginning of its words."""
    if line.level in {Level.SECTION, Level.DELIVERABLE}:
        yield Text("")
    text = Text()
    text.append(glued(visible(line.label)), style=_LABELS[line.level])
    for piece in line.pieces:
        text.append(" " if text else "")
        text.append(glued(visible_lines(piece.text)), style=_STYLES[piece.mark])
    indent, width = INDENT[line.level], min(_WIDEST, console.width)
    for position, row in enumerate(text.wrap(console, max(20, width - indent - 2))):
        row.pad_left(indent + (2 if position else 0))
        yield row
