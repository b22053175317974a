"""From edits to a new text: each becomes splices of the lines that it must touch."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from tfawg_cli.findings import Keys
from tfawg_cli.yaml_text import scalars
from tfawg_cli.yaml_text.edits import Append, CannotSpliceError, Edit, Move, Put, Rename, Take, at, plain, same, wished
from tfawg_cli.yaml_text.events import read_events
from tfawg_cli.yaml_text.lines import Lines, Splice, applied
from tfawg_cli.yaml_text.spelling import Value, behind, entry, flow, key_of, list_entry, single_quoted
from tfawg_cli.yaml_text.text import Node, YamlText

_BY_HAND = "change it by hand in the file"


def edited(text: YamlText, edits: Iterable[Edit], untyped: frozenset[str]) -> str:
    """Give the text of a file after some edits, all of which are meant as of its present state.

    Args:
        text: the file; it has no error.
        edits: the wishes; those for one map in the order in which new keys are to stand.
        untyped: as of `text.read`.

    Raises CannotSpliceError where the text is written in a way that cannot be changed safely.

    """
    wishes = list(edits)
    splicer = _Splicer(text)
    splices = [splice for edit in wishes for splice in splicer.splices(edit)]
    keys = wishes[0].keys if wishes else ()
    try:
        new = applied(text.text, splices)
    except ValueError:
        raise CannotSpliceError(keys, "these changes touch the same line") from None
    if new == text.text:
        return new
    outcome = read_events(new, untyped)
    if outcome.errors or not same(outcome.data, wished(text.data, wishes)):
        raise CannotSpliceError(keys, "it is written in a way that cannot be changed safely")
    return new


class _Splicer:
    def __init__(self, text: YamlText) -> None:
        self.data = text.data
        self.root = text.root
        self.lines = Lines(text.text)
        self.text = text.text

    def splices(self, edit: Edit) -> Iterator[Splice]:
        if isinstance(edit, Put):
            yield from self.put(edit)
        elif isinstance(edit, Append):
            yield from self.append(edit)
        elif isinstance(edit, Take):
            yield from self.take(edit.keys)
        elif isinstance(edit, Rename):
            yield from self.rename(edit)
        else:
            yield from self.move(edit)

    def node(self, keys: Keys) -> Node | None:
        node = self.root
        for key in keys:
            if key not in node.children:
                return None
            node = node.children[key]
        return node

    def need(self, keys: Keys) -> Node:
        node = self.node(keys)
        if node is None:
            raise CannotSpliceError(keys, "it is not there")
        return node

    def is_flow(self, node: Node) -> bool:
        return node.end > node.start and self.text[node.start] in "[{"

    def in_flow(self, keys: Keys) -> bool:
        """Tell whether a value stands inside of brackets or braces."""
        return any(self.is_flow(node) for end in range(len(keys)) if (node := self.node(keys[:end])) is not None)

    def column(self, node: Node) -> int:
        """Give the column of the key of a value, or of its dash."""
        return self.lines.column(node.key[0] if node.key is not None else self.lines.dash(node))

    # Put

    def put(self, edit: Put) -> Iterator[Splice]:
        node = self.node(edit.keys)
        if node is None:
            yield from self.new_key(edit.keys, edit.value, edit.follows)
            return
        old = at(self.data, edit.keys)
        if same(old, plain(edit.value)):
            return
        if old is None or (not node.children and not isinstance(old, str)):
            yield from self.fill(edit.keys, node, edit.value)
        elif isinstance(old, str) and isinstance(edit.value, str):
            column = None if self.in_flow(edit.keys) else self.column(node)
            yield from scalars.changed(self.lines, node, (old, edit.value), column)
        elif isinstance(old, list) and isinstance(edit.value, list) and edit.value:
            yield from self.put_list(edit.keys, node, old, edit.value)
        elif not edit.value:
            yield from self.empty(edit.keys, node, edit.value)
        else:
            raise CannotSpliceError(edit.keys, _BY_HAND)

    def colon(self, keys: Keys, node: Node) -> int:
        """Give the index behind the colon of a key."""
        if node.key is None:
            raise CannotSpliceError(keys, _BY_HAND)
        return self.text.index(":", node.key[1]) + 1

    def fill(self, keys: Keys, node: Node, value: Value) -> Iterator[Splice]:
        """Write a value where there is none, or an empty list or map."""
        start = self.colon(keys, node)
        end = max(node.end, start)
        if self.in_flow(keys):
            yield Splice(start, end, f" {flow(value)}")
            return
        head, below = behind(value, self.column(node))
        yield Splice(start, end, head)
        if below:
            yield self.lines.insertion(self.lines.end(end - 1), below)

    def empty(self, keys: Keys, node: Node, value: Value) -> Iterator[Splice]:
        """Leave an empty list or map behind a key."""
        start = self.colon(keys, node)
        end = node.end if self.in_flow(keys) else self.lines.end_of(node, self.column(node))
        if self.text[end - 1 : end] == "\n":
            end -= 2 if self.text[end - 2 : end] == "\r\n" else 1
        yield Splice(start, end if not self.is_flow(node) else node.end, f" {flow(value)}")

    def new_key(self, keys: Keys, value: Value, follows: tuple[str, ...]) -> Iterator[Splice]:
        """Write a key that is not there yet into the map around it."""
        name, inside = str(keys[-1]), self.need(keys[:-1])
        if not inside.children:
            yield from self.fill(keys[:-1], inside, {name: value})
        elif self.is_flow(inside) or self.in_flow(keys[:-1]):
            spelt = f"{key_of(name)}: {flow(value)}"
            before = next((inside.children[key] for key in follows if key in inside.children), None)
            at_start = inside.start + 1
            yield Splice(at_start, at_start, f"{spelt}, ") if before is None else self.behind_flow(before, spelt)
        else:
            first = next(iter(inside.children.values()))
            column = self.lines.column(first.key[0] if first.key is not None else 0)
            yield from self.new_lines(inside, entry(name, value, column), follows, parted=isinstance(value, dict))

    def behind_flow(self, before: Node, spelt: str) -> Splice:
        end = self.lines.last_character(before) + 1
        return Splice(end, end, f", {spelt}")

    def new_lines(
        self, inside: Node, new: list[str], follows: tuple[str, ...], *, parted: bool, without: str = ""
    ) -> Iterator[Splice]:
        """Write the lines of a new key into a block map; `parted` by an empty line where its neighbours are."""
        nodes = {str(key): node for key, node in inside.children.items() if key != without}
        before = next((nodes[key] for key in follows if key in nodes), None)
        gap = [""] if parted and self.are_parted(inside) else []
        if before is not None and before.key is not None:
            yield self.lines.insertion(self.lines.end_of(before, self.lines.column(before.key[0])), [*gap, *new])
            return
        first = next(iter(nodes.values()), None)
        if first is None or first.key is None or self.text[self.lines.start(first.key[0]) : first.key[0]].strip():
            raise CannotSpliceError((), _BY_HAND)
        yield self.lines.insertion(self.lines.first_of(first.key[0]), [*new, *gap])

    def are_parted(self, inside: Node) -> bool:
        """Tell whether empty lines stand between the entries of a block map; a single entry is taken to be parted."""
        nodes = list(inside.children.values())
        pairs = [(a, b) for a, b in pairwise(nodes) if a.key is not None and b.key is not None]
        gaps = [self.lines.first_of(b.key[0]) > self.lines.end_of(a, self.lines.column(a.key[0])) for a, b in pairs]  # type: ignore[index]
        return sum(gaps) * 2 >= len(gaps)

    # Lists

    def put_list(self, keys: Keys, node: Node, old: Sequence[object], new: list[Value]) -> Iterator[Splice]:
        """Change a list of texts entry by entry."""
        if not all(isinstance(one, str) for one in [*old, *new]):
            raise CannotSpliceError(keys, _BY_HAND)
        before, after = [str(one) for one in old], [str(one) for one in new]
        if self.is_flow(node) and len(before) != len(after):
            yield self.flow_list(keys, node, before, after)
            return
        matcher = SequenceMatcher(None, before, after, autojunk=False)
        steps = [("replace", 0, len(before), 0, len(after))] if self.is_flow(node) else matcher.get_opcodes()
        for step, a, a_end, b, b_end in steps:
            if step != "equal":
                yield from self.put_entries(keys, node, range(a, a_end), after[b:b_end])

    def put_entries(self, keys: Keys, node: Node, places: range, new: list[str]) -> Iterator[Splice]:
        """Let texts stand in some places of a list, which become fewer or more."""
        for place, text in zip(places, new, strict=False):
            yield from self.put(Put((*keys, place), text))
        for place in places[len(new) :]:
            entry_node = node.children[place]
            yield self.lines.deletion(*self.entry_lines(entry_node))
        if len(new) > len(places):
            yield self.new_entries(node, places.stop, list(new[len(places) :]))

    def entry_lines(self, node: Node) -> tuple[int, int]:
        dash = self.lines.dash(node)
        return self.lines.first_of(dash), self.lines.end_of(node, self.lines.column(dash))

    def new_entries(self, node: Node, place: int, values: list[Value]) -> Splice:
        """Write entries into a block list in front of `place`."""
        neighbour = node.children[max(place - 1, 0)]
        start, end = self.entry_lines(neighbour)
        column = self.lines.column(self.lines.dash(neighbour))
        if place == 0 and self.text[self.lines.start(self.lines.dash(neighbour)) :][:column].strip():
            raise CannotSpliceError((), _BY_HAND)
        lines = [line for value in values for line in list_entry(value, column)]
        return self.lines.insertion(end if place else start, lines)

    def flow_list(self, keys: Keys, node: Node, old: list[str], new: list[str]) -> Splice:
        """Write a list in brackets anew, the spelling of entries that stay and the blanks as they are."""
        entries = [node.children[place] for place in range(len(old))]
        spelt = {text: self.text[one.start : one.end] for text, one in zip(old, entries, strict=True)}
        opening, closing = self.text[node.start : entries[0].start], self.text[entries[-1].end : node.end]
        parts = {self.text[a.end : b.start] for a, b in pairwise(entries)}
        if any("#" in part or "\n" in part for part in {opening, closing, *parts}):
            raise CannotSpliceError(keys, "the list in brackets goes over several lines")
        comma = parts.pop() if len(parts) == 1 else ", "
        inner = comma.join(spelt.get(text) or flow(text) for text in new)
        return Splice(node.start, node.end, opening + inner + closing)

    def append(self, edit: Append) -> Iterator[Splice]:
        node = self.node(edit.keys)
        if node is None:
            yield from self.new_key(edit.keys, [edit.value], edit.follows)
        elif not node.children:
            yield from self.fill(edit.keys, node, [edit.value])
        elif self.is_flow(node) or self.in_flow(edit.keys):
            yield self.behind_flow(list(node.children.values())[-1], flow(edit.value))
        else:
            yield self.new_entries(node, len(node.children), [edit.value])

    # Take, Rename, Move

    def take(self, keys: Keys) -> Iterator[Splice]:
        node, inside = self.need(keys), self.need(keys[:-1])
        if self.in_flow(keys):
            yield self.take_from_flow(inside, keys[-1])
            return
        yield self.lines.deletion(*self.taken(node, inside, keys))

    def taken(self, node: Node, inside: Node, keys: Keys) -> tuple[int, int]:
        """Give the lines that go with a key: comments right above an item, and the empty lines that part it."""
        if node.key is None or self.text[self.lines.start(node.key[0]) : node.key[0]].strip():
            raise CannotSpliceError(keys, _BY_HAND)
        end = self.lines.end_of(node, self.lines.column(node.key[0]))
        if not node.children or self.is_flow(node) or any(isinstance(key, int) for key in node.children):
            return self.lines.start(node.key[0]), end
        start = self.lines.first_of(node.key[0])
        is_first = keys[-1] == next(iter(inside.children))
        if is_first:
            while end < len(self.text) and self.lines.is_blank(end) and len(inside.children) > 1:
                end = self.lines.end(end)
            return start, end
        above = self.lines.above(start)
        while above is not None and self.lines.is_blank(above):
            start, above = above, self.lines.above(above)
        return start, end

    def take_from_flow(self, inside: Node, key: str | int) -> Splice:
        names = list(inside.children)
        place = names.index(key)
        node = inside.children[key]
        start = node.key[0] if node.key is not None else node.start
        end = self.lines.last_character(node) + 1
        if place:
            return Splice(self.lines.last_character(inside.children[names[place - 1]]) + 1, end, "")
        if len(names) > 1:
            following = inside.children[names[1]]
            end = following.key[0] if following.key is not None else following.start
        return Splice(start, end, "")

    def rename(self, edit: Rename) -> Iterator[Splice]:
        """Spell keys anew, with the quotes that they have now."""
        for old, new in edit.names.items():
            node = self.need((*edit.keys, old))
            if node.key is None:
                raise CannotSpliceError(edit.keys, _BY_HAND)
            quoted = self.text[node.key[0]] == "'"
            yield Splice(*node.key, single_quoted(new) if quoted else key_of(new))

    def move(self, edit: Move) -> Iterator[Splice]:
        """Cut the lines of a key out and let them stand elsewhere, indented like their new neighbours."""
        node, inside = self.need(edit.keys), self.need(edit.keys[:-1])
        target, around = self.node(edit.into), self.need(edit.into[:-1])
        if node.key is None or self.in_flow((*edit.keys, "")) or (target is not None and self.in_flow(edit.into)):
            raise CannotSpliceError(edit.keys, _BY_HAND)
        start = self.lines.first_of(node.key[0])
        end = self.lines.end_of(node, self.lines.column(node.key[0]))
        raw = [line.rstrip("\r") for line in self.text[start:end].rstrip("\r\n").split("\n")]
        column = self.lines.column(node.key[0])
        yield self.lines.deletion(*self.taken(node, inside, edit.keys))
        if target is not None and target.children and not self.is_flow(target):
            first = next(iter(target.children.values()))
            moved = [_shifted(line, self.lines.column((first.key or (0, 0))[0]) - column) for line in raw]
            without = str(edit.keys[-1]) if edit.into == edit.keys[:-1] else ""
            yield from self.new_lines(target, moved, edit.follows, parted=True, without=without)
        elif target is None:
            field = self.lines.column((next(iter(around.children.values())).key or (0, 0))[0])
            moved = [_shifted(line, field + 2 - column) for line in raw]
            head = f"{' ' * field}{key_of(str(edit.into[-1]))}:"
            yield from self.new_lines(around, [head, *moved], tuple(map(str, reversed(around.children))), parted=False)
        else:
            raise CannotSpliceError(edit.into, _BY_HAND)


def _shifted(line: str, shift: int) -> str:
    if shift >= 0 or not line.strip():
        return " " * shift + line if line.strip() else line
    return line[min(-shift, len(line) - len(line.lstrip(" "))) :]
