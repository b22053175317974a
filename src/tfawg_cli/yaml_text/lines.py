"""The lines of a YAML file that belong to a key or an entry, comments included."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from tfawg_cli.yaml_text.text import Node

_INDENTED = re.compile(r"^( +)[^ #\r\n]", re.MULTILINE)


class Splice(NamedTuple):
    """Characters of a text, and what stands in their place."""

    start: int
    end: int
    new: str


class OverlapError(Exception):
    """Two splices change the same characters."""


@dataclass(frozen=True)
class Lines:
    """A text seen as lines, the last of which ends as all do. A line is named by the index of its first character."""

    text: str

    @cached_property
    def newline(self) -> str:
        """The line end of the file."""
        return "\r\n" if "\r\n" in self.text else "\n"

    @cached_property
    def step(self) -> int:
        """How much further in a new map or list stands than its key: as far as the first one of the file."""
        first = _INDENTED.search(self.text)
        return len(first[1]) if first is not None else 2

    def start(self, index: int) -> int:
        """Give the start of the line around `index`."""
        return self.text.rfind("\n", 0, index) + 1

    def end(self, index: int) -> int:
        """Give the end of the line around `index`, its line end included."""
        return self.text.find("\n", index) + 1 or len(self.text)

    def column(self, index: int) -> int:
        """Count the characters before `index` in its line."""
        return index - self.start(index)

    def content(self, start: int) -> str:
        """Give the line that begins at `start`, without its line end."""
        return self.text[start : self.end(start)].rstrip("\r\n")

    def indent(self, start: int) -> int:
        """Count the blanks that a line begins with."""
        line = self.content(start)
        return len(line) - len(line.lstrip(" "))

    def is_blank(self, start: int) -> bool:
        """Tell whether nothing but white space stands in a line."""
        return not self.content(start).strip()

    def is_comment(self, start: int) -> bool:
        """Tell whether a line holds nothing but a comment."""
        return self.content(start).lstrip().startswith("#")

    def above(self, start: int) -> int | None:
        """Give the line above; None at the top."""
        return self.start(start - 1) if start > 0 else None

    def first_of(self, key: int) -> int:
        """Give the first line of what belongs to the key at `key`: its own, or the comments right above it."""
        first, column = self.start(key), self.column(key)
        above = self.above(first)
        while above is not None and self.is_comment(above) and self.indent(above) == column:
            first, above = above, self.above(above)
        return first

    def end_of(self, node: Node, column: int) -> int:
        """Give the end of the lines of a value whose key stands in `column`, comments that are further in included."""
        end = self.end(self.last_character(node))
        while end < len(self.text) and self.is_comment(end) and self.indent(end) > column:
            end = self.end(end)
        return end

    def swallowed(self, start: int, indent: int) -> bool:
        """Tell whether a text folded `indent` blanks in would take a comment below for its own words."""
        while start < len(self.text) and self.is_blank(start):
            start = self.end(start)
        return self.is_comment(start) and self.indent(start) >= indent

    @staticmethod
    def last_character(node: Node) -> int:
        """Give the index of the last character of a value; of an empty one, of its key."""
        ends = [node.end, *([node.key[1]] if node.key is not None else [])]
        return max(0, max(ends) - 1)

    def dash(self, node: Node) -> int:
        """Give the index of the dash of an entry of a block list."""
        if self.text[node.start : node.end] == "-":  # an empty entry, which is shown by its dash
            return node.start
        line = self.start(node.start)
        before = self.text[line : node.start].rstrip()
        while not before.endswith("-"):
            line = self.start(line - 1)
            before = self.content(line).partition("#")[0].rstrip()
        return line + len(before) - 1

    def insertion(self, at: int, lines: list[str]) -> Splice:
        """Put whole lines, or none, in front of the line that begins at `at`, or behind the last one."""
        return Splice(at, at, "".join(line + self.newline for line in lines))

    def without_gaps(self, splices: Iterable[Splice]) -> Iterator[Splice]:
        """Take empty lines out as well where taking lines out would leave them double, or at the end of the text."""
        merged: list[Splice] = []
        real = (splice for splice in splices if splice.new or splice.start < splice.end)
        for splice in sorted(real, key=lambda one: (one.start, one.end)):
            last = merged[-1] if merged else splice
            if last.end == splice.start and not last.new and not splice.new and last is not splice:
                merged[-1] = Splice(last.start, splice.end, "")
            else:
                merged.append(splice)
        done = 0
        starts = [*(splice.start for splice in merged), None]
        for splice, following in zip(merged, starts[1:], strict=True):
            is_met = following == splice.end
            yield splice if splice.new or is_met else self._with_gap(splice, done)
            done = splice.end

    def _with_gap(self, splice: Splice, done: int) -> Splice:
        """Take the empty lines above whole lines that go, but for those before `done`, where one is below as well."""
        start, end = splice.start, splice.end
        are_whole = self.start(start) == start and self.start(end) == end
        if are_whole and (end == len(self.text) or self.is_blank(end)):
            above = self.above(start)
            while above is not None and above >= done and self.is_blank(above):
                start, above = above, self.above(above)
        return Splice(start, end, "")


def applied(text: str, splices: Iterable[Splice]) -> str:
    """Put all splices into a text; those at the same place keep their order. Raises OverlapError."""
    pieces, at = [], 0
    for splice in sorted(splices, key=lambda one: (one.start, one.end)):
        if splice.start < at:
            raise OverlapError
        pieces += [text[at : splice.start], splice.new]
        at = splice.end
    return "".join([*pieces, text[at:]])


def beginning_with(text: str, comment: str) -> str:
    """Let a file begin with another comment than it does; comments behind its first line that is none stay."""
    lines = Lines(text)
    end = 0
    while end < len(text) and lines.is_comment(end):
        end = lines.end(end)
    return comment + lines.newline + text[end:]
