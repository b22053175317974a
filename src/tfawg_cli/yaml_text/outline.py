"""What stands where in a file that is to be changed, and what comes and goes in each of its maps."""

from collections.abc import Iterable
from itertools import pairwise, takewhile

from tfawg_cli.findings import Keys
from tfawg_cli.yaml_text.edits import Append, CannotSpliceError, Edit, Move, Put, Take, at
from tfawg_cli.yaml_text.events import Data
from tfawg_cli.yaml_text.lines import Lines
from tfawg_cli.yaml_text.text import Node, YamlText

BY_HAND = "change it by hand in the file"


class Outline:
    """A file with a newline at its end, whether it has one or not."""

    def __init__(self, text: YamlText, edits: Iterable[Edit]) -> None:
        newline = Lines(text.text).newline
        self.missing = "" if text.text.endswith("\n") else newline
        """What the file lacks at its end."""
        self.text = text.text + self.missing
        self.lines = Lines(self.text)
        self._data = text.data
        self._root = text.root
        self._goes: dict[Keys, set[str | int]] = {}
        self._grows: set[Keys] = set()
        for edit in edits:
            if isinstance(edit, Take | Move):
                self._goes.setdefault(edit.keys[:-1], set()).add(edit.keys[-1])
            if isinstance(edit, Put | Append):
                self._grows.add(edit.keys[:-1])
            elif isinstance(edit, Move):
                self._grows.add(edit.into)
        self._leading: dict[Keys, set[str | int]] = {}
        self._parted: dict[Keys, bool] = {}

    # What stands where

    def node(self, keys: Keys) -> Node | None:
        """Find the value behind some keys."""
        node = self._root
        for key in keys:
            if key not in node.children:
                return None
            node = node.children[key]
        return node

    def need(self, keys: Keys) -> Node:
        """Find the value behind some keys. Raises CannotSpliceError where there is none."""
        node = self.node(keys)
        if node is None:
            raise CannotSpliceError(keys, "it is not there")
        return node

    def data(self, keys: Keys) -> Data:
        """Give the data behind some keys."""
        return at(self._data, keys)

    def is_flow(self, node: Node) -> bool:
        """Tell whether a value is a list in brackets or a map in braces."""
        return node.end > node.start and self.text[node.start] in "[{"

    def in_flow(self, keys: Keys) -> bool:
        """Tell whether a value stands inside of brackets or braces."""
        return any(self.is_flow(node) for end in range(len(keys)) if (node := self.node(keys[:end])) is not None)

    def column(self, node: Node) -> int:
        """Give the column of the key of a value, or of its dash."""
        return self.lines.column(node.key[0] if node.key is not None else self.lines.dash(node))

    def key(self, keys: Keys, node: Node) -> tuple[int, int]:
        """Give start and end of the key of a value. Raises CannotSpliceError for the file and entries of lists."""
        if node.key is None:
            raise CannotSpliceError(keys, BY_HAND)
        return node.key

    def own_key(self, keys: Keys, node: Node) -> int:
        """Give the start of a key that is the first in its line. Raises CannotSpliceError where it is not."""
        start = self.key(keys, node)[0]
        if self.text[self.lines.start(start) : start].strip():
            raise CannotSpliceError(keys, BY_HAND)
        return start

    def colon(self, keys: Keys, node: Node) -> int:
        """Give the index behind the colon of a key."""
        return self.text.index(":", self.key(keys, node)[1]) + 1

    def end_of(self, node: Node) -> int:
        """Give the end of the lines of a value."""
        return self.lines.end_of(node, self.column(node))

    def are_parted(self, keys: Keys) -> bool:
        """Tell whether empty lines stand between the entries of a block map; a single entry is taken to be parted."""
        if keys not in self._parted:
            pairs = list(pairwise(self.need(keys).children.values()))
            gaps = sum(self.lines.first_of((b.key or (0, 0))[0]) > self.end_of(a) for a, b in pairs)
            self._parted[keys] = gaps * 2 >= len(pairs)
        return self._parted[keys]

    # What comes and goes

    def neighbour(self, keys: Keys, follows: tuple[str, ...]) -> Node | None:
        """Give the first of some keys that is in a map and stays there."""
        children, goes = self.need(keys).children, self._goes.get(keys, set())
        return next((children[key] for key in follows if key in children and key not in goes), None)

    def first(self, keys: Keys) -> Node | None:
        """Give the first value of a map that stays."""
        leading = self.going_first(keys)
        return next((node for key, node in self.need(keys).children.items() if key not in leading), None)

    def going_first(self, keys: Keys) -> set[str | int]:
        """Tell which keys of a map go so that what follows them becomes its first."""
        if keys not in self._leading:
            goes = self._goes.get(keys, set())
            self._leading[keys] = set(takewhile(goes.__contains__, self.need(keys).children))
        return self._leading[keys]

    def is_emptied(self, keys: Keys) -> bool:
        """Tell whether everything in a map goes and nothing comes."""
        return keys not in self._grows and self.first(keys) is None
