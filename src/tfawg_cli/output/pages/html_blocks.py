"""Blocks as the body of a page of HTML."""

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape
from itertools import chain, count, groupby

from tfawg_cli.blocks import (
    FROM_RIGHT,
    LETTERED,
    PLAIN,
    Block,
    Blocks,
    Kind,
    Line,
    Look,
    Row,
    Run,
    Runs,
    Side,
    Table,
    depth_in_common,
    lines_of,
    new_text_of,
    takes_more_lines,
    text_of,
)
from tfawg_cli.output.pages.picture import picture

_BREAK = "<br />\n"
_BLOCK = "\N{FULL BLOCK}"
_CHARACTER, _MARGINS = 0.58, 1.2
"""What a character of a table takes on paper, and the margins of a cell, in percent of the page."""
_YEAR = re.compile(r"\b\d{4}-\d{2}(?:\d{2})?\b")
"""A financial year: no line ends within it."""
_MARKS = {Side.BOTH: "{}", Side.OLD: "<del>{}</del>", Side.NEW: "<ins>{}</ins>"}
_TAGS = {"bold": "strong", "italic": "em", "struck": "s", "code": "code", "came": "ins", "went": "del"}
_LISTS = {
    ">": ("<blockquote>\n", "</blockquote>\n"),
    "-": ("<ul>\n<li>", "</li>\n</ul>\n"),
    # The items say their own numbers, or letters.
    "1": ('<ul class="counted">\n<li>', "</li>\n</ul>\n"),
}


def body(blocks: Blocks, class_of: Callable[[Table], str]) -> str:
    """Write blocks; `class_of` names the class of a table, by which the style of the page knows its columns."""
    return "".join(_Writer(blocks, class_of).written())


class _Writer:
    """Writes one page: it knows which lists are open and which items have been found."""

    def __init__(self, blocks: Blocks, class_of: Callable[[Table], str]) -> None:
        self._blocks, self._class_of = blocks, class_of
        self._open: list[str] = []
        """What is open around the block, the innermost last."""
        self._headed = {block.number for block in blocks if isinstance(block, Line)} - {""}
        self._found: set[str] = set()
        self._heading = self._caption = ""
        self._labels: set[str] = set()
        self._cells_written: dict[tuple[int, str, str, bool], str] = {}
        """Cells by identity, which the blocks hold as long: one that was read once for several rows is written once."""

    def written(self) -> Iterator[str]:
        """Write every block, with the lists and quotations around it."""
        for block in self._blocks:
            yield from self._contained(_lists(block), block.begins)
            yield picture(block) + self._table(block) if isinstance(block, Table) else self._line(block)
        yield from self._contained((), 0)

    def _contained(self, within: Sequence[str], begins: int) -> Iterator[str]:
        """Close what a block does not stand in, and open what it does."""
        same = depth_in_common(self._open, within)
        if begins and begins <= same:
            same = begins
        yield from (_LISTS[one][1] for one in reversed(self._open[same:]))
        if begins == same > 0:
            yield "</li>\n<li>"
        yield from (_LISTS[one][0] for one in within[same:])
        self._open = [*within]

    def _line(self, line: Line) -> str:
        words = runs_html(line.runs)
        if line.kind is Kind.HEADING:
            self._heading, self._caption = new_text_of(line.runs), ""
            return f"<h{line.level}{self._place(line.number)}{_script(line.runs)}>{words}</h{line.level}>\n"
        if line.kind is Kind.RULE:
            return "<hr />\n"
        if line.kind is Kind.CODE:
            return f"<pre>{words}</pre>\n"
        self._caption = new_text_of(line.runs)
        own = _script(line.runs)
        return f"{words}\n" if line.is_tight and not own else f"<p{own}>{words}</p>\n"

    def _place(self, number: str) -> str:
        """Write the place of an item that has none yet."""
        if not number or number in self._found:
            return ""
        self._found.add(number)
        return f' id="{escape(number)}"'

    def _table(self, table: Table) -> str:
        columns = "<col />" * len(table.shape.widths)
        sides = [f' class="{side}"' if side else "" for side in table.shape.aligns]
        head = self._row(table.head, table, "th", [f' scope="col"{side}' for side in sides])
        rows = "".join(self._row(row, table, "td", sides) for row in table.rows)
        # Whoever has no mouse scrolls it with the keys, so it takes the focus, and says what it is.
        around = f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(self._label())}">'
        inside = f"<colgroup>{columns}</colgroup>\n<thead>\n{head}</thead>\n<tbody>\n{rows}</tbody>\n"
        return f'{around}\n<table class="{self._class_of(table)}">\n{inside}</table>\n</div>\n'

    def _label(self) -> str:
        """Name a table: after its heading, with its caption where it is not the first there, else with a number."""
        names = (self._heading or "Table", f"{self._heading}: {self._caption}" if self._caption else "")
        counted = (f"{names[0]} ({number})" for number in count(2))
        label = next(one for one in chain(names, counted) if one and one not in self._labels)
        self._labels.add(label)
        return label

    def _row(self, row: Row, table: Table, tag: str, abouts: Sequence[str]) -> str:
        place = self._place(row.number) if row.number not in self._headed else ""
        names = table.shape.names if tag == "td" else -1
        cells = ""
        for at, (cell, about) in enumerate(zip(row.cells, abouts, strict=True)):
            key = (id(cell), tag, about, at == names)
            written = self._cells_written.get(key)
            if written is None:
                written = self._cells_written[key] = self._cell(cell, tag, about, is_names=at == names)
            cells += written
        is_long = takes_more_lines(row, table.shape.widths, _CHARACTER, _MARGINS)
        about = place + (' class="long"' if is_long else "")
        return f"<tr{about}>\n{cells}</tr>\n"

    def _cell(self, cell: Runs, tag: str, about: str, *, is_names: bool) -> str:
        if not cell:
            return f"<{tag}{about}></{tag}>\n"
        words = _names(cell) if is_names else runs_html(cell)
        if cell[0].text[:1] in {"", _BLOCK} and not text_of(cell).strip(_BLOCK):
            # A bar is there to be seen: who hears the page has heard the number beside it.
            words = f'<span class="bar" aria-hidden="true">{words}</span>'
        return f"<{tag}{about}{_script(cell)}>{words}</{tag}>\n"


def _lists(block: Block) -> tuple[str, ...]:
    """Give what a block stands in; items that say their own letter, as a) and b) do, get no other mark."""
    if isinstance(block, Line) and block.within[-1:] == ("-",) and LETTERED.match(text_of(block.runs)):
        return (*block.within[:-1], "1")
    return block.within


def _script(runs: Runs) -> str:
    """Say of words from right to left that they are, and that they are of another language."""
    text = text_of(runs)
    return ' lang="" dir="auto"' if not text.isascii() and FROM_RIGHT.search(text) else ""


def _names(cell: Runs) -> str:
    """Write names that stand one a line; what does not fit goes on further in."""
    lines = [*lines_of(cell)]
    ends = [_MARKS[side].format(_BREAK) for _, side in lines[:-1]] + [""]
    return "".join(
        f'<span class="name">{runs_html(runs)}</span>{end}' for (runs, _), end in zip(lines, ends, strict=True)
    )


def runs_html(runs: Runs) -> str:
    """Write runs."""
    if len(runs) == 1 and runs[0].look is PLAIN and runs[0].side is Side.BOTH:  # as nearly all cells are
        return _words(runs[0].text)
    return "".join(_linked(runs))


def _linked(runs: Runs) -> Iterator[str]:
    for link, linked in groupby(runs, key=lambda run: run.look.link):
        inner = "".join(_marked(linked))
        yield f'<a href="{escape(link)}">{inner}</a>' if link else inner


def _marked(runs: Iterator[Run]) -> Iterator[str]:
    for side, same in groupby(runs, key=lambda run: run.side):
        yield _MARKS[side].format("".join(map(_run, same)))


def _run(run: Run) -> str:
    words = escape(run.text, quote=False) if run.look.code else _words(run.text)
    for field in reversed(Look._fields):
        if field in _TAGS and getattr(run.look, field):
            words = f"<{_TAGS[field]}>{words}</{_TAGS[field]}>"
    return f'<bdi lang="{escape(run.look.language)}">{words}</bdi>' if run.look.language else words


def _words(text: str) -> str:
    words = escape(text, quote=False)
    if "-" in words:
        words = _YEAR.sub(r'<span class="whole">\g<0></span>', words)
    return words.replace("\n", _BREAK)
