"""A comparison as Markdown: an annex of a meeting paper, or the text of a pull request."""

from collections.abc import Iterable, Iterator

from tfawg_cli.operations.comparison.comparison import Comparison
from tfawg_cli.output.diff.lines import Level, Line, lines
from tfawg_cli.output.diff.marks import Mark
from tfawg_cli.output.diff.text import title
from tfawg_cli.output.escaping import markdown
from tfawg_cli.output.speech import NO_OTHER, Speech

_SHAPES = {Mark.KEPT: "{}", Mark.OLD: "<del>{}</del>", Mark.NEW: "<ins>{}</ins>"}
_STARTS = {
    Level.TITLE: "# ",
    Level.SECTION: "## ",
    Level.DELIVERABLE: "### ",
    Level.EVENT: "- ",
    Level.ITEM: "- ",
    Level.FACT: "- ",
    Level.DETAIL: "  - ",
}


def as_markdown(comparison: Comparison, sides: tuple[str, str], speech: Speech = NO_OTHER) -> str:
    """Write a comparison as Markdown."""
    heading = f"# {markdown(title(comparison, sides, speech))}\n"
    otherwise = f"{speech.colon}{speech.words('formatting only')}\n"
    files = [f"- {markdown(file)}{otherwise}" for file in comparison.formatting]
    return "".join([heading, markdown_of(lines(comparison, speech)), *(["\n", *files] if files else [])])


def markdown_of(shown: Iterable[Line]) -> str:
    """Write lines as Markdown."""
    return "".join(_lines(shown))


def _lines(shown: Iterable[Line]) -> Iterator[str]:
    """Write lines; facts stand below the words of their item where these have a line of their own."""
    item, after_heading, in_section = "", True, False
    for line in shown:
        in_section = in_section or line.level is Level.SECTION
        is_heading = line.level <= Level.DELIVERABLE
        yield "\n" if (is_heading or after_heading) and line.level is not Level.TITLE else ""
        is_below = line.level is Level.FACT and line.label in {"", item}
        # Between two years there are no sections: no level of headings is left out.
        start = _STARTS[Level.SECTION] if line.level is Level.DELIVERABLE and not in_section else _STARTS[line.level]
        yield _line(line._replace(label=""), _STARTS[Level.DETAIL]) if is_below else _line(line, start)
        item = line.label if line.level is Level.ITEM else item if is_below else ""
        after_heading = is_heading


def _line(line: Line, start: str) -> str:
    label = markdown(line.label)
    label = f"**{label}**" if label and line.level >= Level.EVENT else label
    told = " ".join(_SHAPES[piece.mark].format(markdown(piece.text)) for piece in line.pieces)
    return start + " ".join(filter(None, (label, told))) + "\n"
