"""Tables of Markdown as templates write them, read at once: markdown-it makes seven objects of every cell.

Such a table is taken out of the text, and a mark stands in its place when markdown-it reads the rest. Where the mark
stands so that markdown-it would have read a table there, it has; a cell that is more than words, escapes, line ends and
bold words at its beginning is given to markdown-it as well. So all is read as if markdown-it had read the whole.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from markdown_it.rules_block import StateBlock

from tfawg_cli.blocks import Look, Run, Runs, joined

_MARK = "\ufffb"
"""No record and no report may hold it."""
TAKEN_OUT = "tables"
"""What the parser is told where tables were taken out."""
_TABLE = re.compile(r"^\|(.*)\|\n\|((?::?-+:?\|)+)\n((?:\|.*\|\n)*)(?=\n|\Z)", re.MULTILINE)
_PIPE = re.compile(r"(?<!\\)\|")
_MEANS = re.compile(r"[\\`*_~\[<&]")
"""What may mean something in a cell, with all that we let Markdown mean."""
_WRITTEN = re.compile(r"\\([!-/:-@\[-`{-~])|(&amp;|&lt;|&gt;|<br>)")
"""A sign as our escaping writes it."""
_SIGNS = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "<br>": "\n"}
_BOLD = re.compile(r"\*\*([^\W_](?:.*?[^\W_])?)\*\*(?!\*)(.*)")
"""Bold words at the beginning, with letters or digits at both ends: there nothing else can be meant."""


class Rows(NamedTuple):
    """A table: the sides of its columns, and the Markdown of all cells."""

    aligns: list[str]
    head: list[str]
    body: list[list[str]]


def taken_out(markdown: str) -> tuple[str, list[Rows]]:
    """Take the tables out of Markdown, in order; a line with a mark stands in the place of each."""
    tables: list[Rows] = []

    def mark(match: re.Match[str]) -> str:
        """Keep the rows of a table, and leave a mark for it."""
        rows = _rows(match)
        if rows is None:
            return match[0]
        tables.append(rows)
        return f"{_MARK}\n"

    # What markdown-it reads as another character, and a mark that is there already, leave all as it is.
    if any(one in markdown for one in ("\r", "\0", _MARK)):
        return markdown, []
    return _TABLE.sub(mark, markdown), tables


def _rows(match: re.Match[str]) -> Rows | None:
    """Part a table into cells; None where a row has more of them or fewer, or where blanks are no plain blanks."""
    head = _cells(match[1])
    body = [_cells(line[1:-1]) for line in match[3].split("\n")[:-1]]
    columns = match[2][:-1].split("|")
    rows = [head, *body]
    if any(len(cells) != len(columns) or any(one != one.strip() for one in cells) for cells in rows):
        return None
    return Rows([*map(_side, columns)], head, body)


def _cells(inside: str) -> list[str]:
    """Part a line, of which the first and the last sign are gone."""
    if "\\" not in inside:
        return [cell.strip(" ") for cell in inside.split("|")]
    # A stroke at the end that is escaped is part of the last cell.
    cells = _PIPE.split(inside + ("|" if inside.endswith("\\") else ""))
    return [cell.strip(" ").replace("\\|", "|") for cell in cells]


def _side(column: str) -> str:
    if not column.endswith(":"):
        return ""
    return "center" if column.startswith(":") else "right"


def in_its_place(state: StateBlock, line: int, _last: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it
    """Find the mark of a table where markdown-it reads tables."""
    is_mark = TAKEN_OUT in state.env and state.src.startswith(_MARK, state.bMarks[line])
    if not is_mark or state.sCount[line] < state.blkIndent:
        return False
    if not silent:
        state.push("rows", "table", 0)
        state.line = line + 1
    return True


class Cells:
    """Reads cells that begin with a look, the same words once."""

    def __init__(self, look: Look, read: Callable[[str], Runs]) -> None:
        self._look, self._read = look, read
        """What reads any cell."""
        self._known: dict[str, Runs] = {"": ()}

    def runs(self, cell: str) -> Runs:
        """Give the words of a cell."""
        found = self._known.get(cell)
        if found is None:
            found = self._known[cell] = self._runs(cell)
        return found

    def _runs(self, cell: str) -> Runs:
        words = _words(cell)
        if words is not None:
            return (Run(words, self._look),)
        match = _BOLD.fullmatch(cell)
        bold, rest = (_words(match[1]), _words(match[2])) if match else (None, None)
        if bold is None or rest is None:
            return self._read(cell)
        return joined((Run(bold, self._look._replace(bold=True)), Run(rest, self._look)))


def _words(cell: str) -> str | None:
    """Give what a cell says that holds nothing but words, escapes and line ends; None where it holds more."""
    if not _MEANS.search(cell):
        return cell
    return None if _MEANS.search(_WRITTEN.sub("", cell)) else _WRITTEN.sub(_sign, cell)


def _sign(match: re.Match[str]) -> str:
    return match[1] or _SIGNS[match[2]]
