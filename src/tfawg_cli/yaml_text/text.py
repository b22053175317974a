"""The text of one YAML file: its plain data, and the line and column of every place in it."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import islice
from typing import Any, TypeVar

from tfawg_cli.findings import MOST_TOLD, Finding, Keys, Place, Severity, Span, others
from tfawg_cli.yaml_text.characters import (
    NotTextError,
    Trouble,
    conflict_markers,
    decode,
    forbidden_characters,
)
from tfawg_cli.yaml_text.events import Data, Outcome, read_events

Made = TypeVar("Made")
_LINE_END = re.compile("\n")
Wanted = dict[str | int, Any]
"""Keys below a place, each with those below it in the same way."""


class Node:
    """Where a value stands (indexes of characters, the end exclusive), where its key does, and what is inside it."""

    def __init__(
        self,
        start: int,
        end: int,
        key: tuple[int, int] | None = None,
        inside: "Callable[[], Mapping[str | int, Node]]" = dict,
    ) -> None:
        self.start = start
        self.end = end
        self.key = key
        self._inside = inside

    @cached_property
    def children(self) -> "Mapping[str | int, Node]":
        """The values in a map or a list; looked for when they are asked for, which for most is never."""
        return self._inside()


@dataclass
class YamlText:
    """A file as it was read."""

    file: str
    text: str
    """The characters of the file without a byte order mark."""
    outcome: Outcome
    _made: dict[Callable[["YamlText"], Any], Any] = field(default_factory=dict, repr=False, compare=False)

    def made(self, make: "Callable[[YamlText], Made]") -> "Made":
        """Give what is made of this text, which never changes, and make it once."""
        if make not in self._made:
            self._made[make] = make(self)
        return self._made[make]  # type: ignore[no-any-return]

    @property
    def data(self) -> Data:
        """The content in which every scalar is the text as written; None where the text is too broken."""
        return self.outcome.data

    @property
    def count(self) -> int:
        """How many keys and values it has, maps and lists included."""
        return len(self.outcome.marks) // 2

    def keys_at(self, keys: Keys) -> Iterable[str]:
        """List the keys of the map that stands behind `keys`, those with nothing behind them included."""
        value: object = self.data
        for key in keys:
            value = value[key]  # type: ignore[index]
        return value.keys() if isinstance(value, dict) else ()

    def line(self, number: int, first: int = 0, last: int | None = None) -> str:
        """Give line `number` (from 1) without its end; with `first` and `last`, these of its characters."""
        starts = self._line_starts
        start, end = starts[number - 1], starts[number] if number < len(starts) else len(self.text)
        last = end if last is None else min(end, start + last)
        return self.text[start + first : last].rstrip("\r\n")

    def locate(self, place: Place) -> Span:
        """Give the span of a place, or of the nearest value around it that is written in this text."""
        return self._locate(place, self.root)

    def locate_all(self, places: Iterable[Place]) -> list[Span]:
        """Give the spans of several places; what lies beside them takes no memory, however large it is."""
        places, wanted = list(places), dict[str | int, Any]()
        for place in places:
            inside = wanted
            for key in place.keys:
                inside = inside.setdefault(key, {})
        root = self._tree(wanted)
        return [self._locate(place, root) for place in places]

    def _locate(self, place: Place, node: Node) -> Span:
        for key in place.keys:
            if key not in node.children:
                return self._span(*(node.key or (node.start, node.end)))
            node = node.children[key]
        if place.of_key and node.key is not None:
            return self._span(*node.key)
        found = self.text.find(place.words, node.start, node.end) if place.words else -1
        if found >= 0:
            return self._span(found, found + len(place.words))
        return self._span(node.start, node.end)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the text itself."""
        errors = [self._finding(trouble, Severity.ERROR) for trouble in self.outcome.errors]
        warnings = [self._finding(trouble, Severity.WARNING) for trouble in self.outcome.warnings]
        more_errors = others(self.file, Severity.ERROR, self.outcome.more_errors)
        return (*errors, *more_errors, *warnings, *others(self.file, Severity.WARNING, self.outcome.more_warnings))

    def _finding(self, trouble: Trouble, severity: Severity) -> Finding:
        span = self._span(trouble.start, trouble.end)
        return Finding(trouble.rule, severity, Place(self.file), trouble.message, trouble.hint, span)

    def _span(self, start: int, end: int) -> Span:
        line, column = self._position(start)
        end_line, end_column = self._position(end)
        return Span(line, column, end_line, end_column)

    def _position(self, index: int) -> tuple[int, int]:
        starts = self._line_starts
        line = bisect_right(starts, min(index, len(self.text)))
        return line, index - starts[line - 1] + 1

    @cached_property
    def _line_starts(self) -> "array[int]":
        starts = array("I", [0])
        starts.extend(match.end() for match in _LINE_END.finditer(self.text))
        return starts

    @cached_property
    def root(self) -> Node:
        """The tree of marks; looked at only when something has to be changed."""
        return self._tree()

    def _tree(self, wanted: Wanted | None = None) -> Node:
        """Make the tree of marks, or of it only what is `wanted`."""
        if self.data is None:
            return Node(0, len(self.text))
        return _node(self.outcome.marks, self.data, 0, None, wanted)


def _node(marks: "array[int]", value: Data, at: int, key: tuple[int, int] | None, wanted: Wanted | None) -> Node:
    """Make the node of a value whose own marks begin at `at`."""
    return Node(marks[at], marks[at + 1], key, partial(_children, marks, value, at + 2, wanted))


def _children(marks: "array[int]", value: Data, at: int, wanted: Wanted | None) -> Mapping[str | int, Node]:
    """Make the nodes inside a map or a list, whose marks begin at `at`."""
    found: dict[str | int, Node] = {}
    is_map = isinstance(value, dict)
    entries: Iterable[tuple[str | int, Data]] = ()
    if isinstance(value, dict | list):
        entries = value.items() if isinstance(value, dict) else enumerate(value)
    for name, inner in entries:
        start = at + 2 * is_map
        if wanted is None or name in wanted:
            key = (marks[at], marks[at + 1]) if is_map else None
            found[name] = _node(marks, inner, start, key, wanted[name] if wanted is not None else None)
        at = start + _count(inner)
    return found


def _count(value: Data) -> int:
    """Count the marks of a value and of all that is inside it."""
    count = 2
    if isinstance(value, dict):
        for inner in value.values():
            count += 4 if isinstance(inner, str) else 2 + _count(inner)
    elif isinstance(value, list):
        for inner in value:
            count += 2 if isinstance(inner, str) else _count(inner)
    return count


def read(raw: bytes, file: str, untyped: frozenset[str] = frozenset()) -> YamlText:
    """Read the bytes of one YAML file.

    Args:
        raw: the bytes.
        file: the path by which findings name it.
        untyped: names of keys behind which an unquoted number or date is welcome.

    Returns:
        The text with its data and its findings; it never raises for what the bytes hold.

    """
    try:
        text = decode(raw)
    except NotTextError as error:
        trouble = Trouble("encoding", error.message, "save the file as UTF-8", error.start, error.end)
        return YamlText(file, error.text, Outcome(errors=[trouble]))
    troubles = [*forbidden_characters(text), *islice(conflict_markers(text), MOST_TOLD)]
    outcome = Outcome(errors=troubles) if troubles else read_events(text, untyped)
    if outcome.data is None and not outcome.errors:
        hint = "a record starts with 'format: 1'"
        outcome.errors.append(Trouble("empty-file", "the file holds no data", hint, 0, 0))
    return YamlText(file, text, outcome)
