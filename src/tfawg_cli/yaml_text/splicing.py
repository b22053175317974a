"""From edits to a new text: each becomes splices of the lines that it must touch."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise, takewhile

from tfawg_cli.findings import Keys
from tfawg_cli.yaml_text import scalars
from tfawg_cli.yaml_text.edits import Append, CannotSpliceError, Edit, Move, Put, Rename, Take, at, plain, same, wished
from tfawg_cli.yaml_text.events import read_events
from tfawg_cli.yaml_text.lines import Lines, OverlapError, Splice, applied
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
    splicer = _Splicer(text, wishes)
    missing = splicer.text.removeprefix(text.text)
    try:
        splices = [splice for edit in wishes for splice in splicer.splices(edit)]
        new = applied(splicer.text, splicer.lines.without_gaps(splices))
    except OverlapError:
        raise _refusal(text, wishes, untyped, "these changes touch the same line") from None
    new = new.removesuffix(missing)
    if new == text.text:
        return new
    outcome = read_events(new, untyped)
    if outcome.errors or not same(outcome.data, wished(text.data, wishes)):
        raise _refusal(text, wishes, untyped, "it is written in a way that cannot be changed safely")
    return new


def _refusal(text: YamlText, wishes: list[Edit], untyped: frozenset[str], message: str) -> CannotSpliceError:
    """Find which of some edits cannot be done; where each part of them can, they stand in each other's way."""
    half = len(wishes) // 2
    for part in (wishes[:half], wishes[half:]) if half else ():
        try:
            edited(text, part, untyped)
        except CannotSpliceError as error:
            return error
    return CannotSpliceError(wishes[-1].keys, message)


class _Splicer:
    def __init__(self, text: YamlText, edits: Iterable[Edit]) -> None:
        newline = Lines(text.text).newline
        self.text = text.text if text.text.endswith("\n") else text.text + newline
        self.data = text.data
        self.root = text.root
        self.lines = Lines(self.text)
        self.step = self.lines.step
        self.goes: dict[Keys, set[str | int]] = {}
        """What is taken out of a map."""
        self.grows: set[Keys] = set()
        """Maps into which something comes."""
        for edit in edits:
            if isinstance(edit, Take | Move):
                self.goes.setdefault(edit.keys[:-1], set()).add(edit.keys[-1])
            if isinstance(edit, Move):
                self.grows.add(edit.into)
            elif isinstance(edit, Put | Append):
                self.grows.add(edit.keys[:-1])
        self.leading: dict[Keys, set[str | int]] = {}
        self.parted: dict[Keys, bool] = {}

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
        head, below = behind(value, self.column(node), self.step)
        yield Splice(start, end, head)
        if below:
            yield self.lines.insertion(self.lines.end(end - 1), below)

    def empty(self, keys: Keys, node: Node, value: Value) -> Iterator[Splice]:
        """Leave an empty list or map behind a key; a comment behind the key stays."""
        if self.is_flow(node):
            yield Splice(node.start, node.end, flow(value))
            return
        colon = self.colon(keys, node)
        yield Splice(colon, colon, f" {flow(value)}")
        yield Splice(self.lines.end(colon), self.lines.end_of(node, self.column(node)), "")

    def new_key(self, keys: Keys, value: Value, follows: tuple[str, ...]) -> Iterator[Splice]:
        """Write a key that is not there yet into the map around it."""
        name, inside = str(keys[-1]), self.need(keys[:-1])
        if not inside.children:
            yield from self.fill(keys[:-1], inside, {name: value})
        elif self.is_flow(inside) or self.in_flow(keys[:-1]):
            yield self.into_flow(keys[:-1], inside, f"{key_of(name)}: {flow(value)}", follows)
        else:
            first = next(iter(inside.children.values()))
            column = self.lines.column(first.key[0] if first.key is not None else 0)
            yield self.new_lines(
                keys[:-1], entry(name, value, column, self.step), follows, parted=isinstance(value, dict)
            )

    def into_flow(self, keys: Keys, inside: Node, spelt: str, follows: tuple[str, ...]) -> Splice:
        before = self.neighbour(keys, inside, follows)
        if before is not None:
            return self.behind_flow(before, spelt)
        at_start = inside.start + 1
        return Splice(at_start, at_start, f"{spelt}, " if self.staying(keys, inside) is not None else spelt)

    def behind_flow(self, before: Node, spelt: str) -> Splice:
        end = self.lines.last_character(before) + 1
        return Splice(end, end, f", {spelt}")

    def new_lines(self, keys: Keys, new: list[str], follows: tuple[str, ...], *, parted: bool) -> Splice:
        """Write the lines of a new key into a block map; `parted` by an empty line where its neighbours are."""
        inside = self.need(keys)
        gap = [""] if parted and self.are_parted(keys, inside) else []
        before = self.neighbour(keys, inside, follows)
        if before is not None and before.key is not None:
            return self.lines.insertion(self.lines.end_of(before, self.lines.column(before.key[0])), [*gap, *new])
        first = self.staying(keys, inside)
        if first is None:
            first, gap = next(iter(inside.children.values())), []
        if first.key is None or self.text[self.lines.start(first.key[0]) : first.key[0]].strip():
            raise CannotSpliceError(keys, _BY_HAND)
        return self.lines.insertion(self.lines.first_of(first.key[0]), [*new, *gap])

    def neighbour(self, keys: Keys, inside: Node, follows: tuple[str, ...]) -> Node | None:
        """Give the first of some keys that is there and stays."""
        goes = self.goes.get(keys, set())
        return next((inside.children[key] for key in follows if key in inside.children and key not in goes), None)

    def staying(self, keys: Keys, inside: Node) -> Node | None:
        """Give the first value of a map that stays."""
        leading = self.going_first(keys, inside)
        return next((node for key, node in inside.children.items() if key not in leading), None)

    def going_first(self, keys: Keys, inside: Node) -> set[str | int]:
        """Tell which keys of a map go so that what follows them becomes its first."""
        if keys not in self.leading:
            self.leading[keys] = set(takewhile(self.goes.get(keys, set()).__contains__, inside.children))
        return self.leading[keys]

    def are_parted(self, keys: Keys, inside: Node) -> bool:
        """Tell whether empty lines stand between the entries of a block map; a single entry is taken to be parted."""
        if keys not in self.parted:
            nodes = [node for node in inside.children.values() if node.key is not None]
            first, end = self.lines.first_of, self.lines.end_of
            gaps = [
                first(b.key[0]) > end(a, self.lines.column(a.key[0]))
                for a, b in pairwise(nodes)
                if a.key is not None and b.key is not None
            ]
            self.parted[keys] = sum(gaps) * 2 >= len(gaps)
        return self.parted[keys]

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
            yield Splice(*self.entry_lines(entry_node), "")
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
        lines = [line for value in values for line in list_entry(value, column, self.step)]
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
            yield self.take_from_flow(keys, inside)
            return
        yield Splice(*self.taken(keys, node, inside), "")
        is_emptied = keys[:-1] not in self.grows and self.staying(keys[:-1], inside) is None
        if is_emptied and keys[-1] == next(iter(inside.children)):
            colon = self.colon(keys[:-1], inside)
            yield Splice(colon, colon, " {}")

    def taken(self, keys: Keys, node: Node, inside: Node) -> tuple[int, int]:
        """Give the lines that go with a key: comments right above an item, and the empty lines that part it."""
        if node.key is None or self.text[self.lines.start(node.key[0]) : node.key[0]].strip():
            raise CannotSpliceError(keys, _BY_HAND)
        end = self.lines.end_of(node, self.lines.column(node.key[0]))
        if not node.children or self.is_flow(node) or any(isinstance(key, int) for key in node.children):
            return self.lines.start(node.key[0]), end
        start = self.lines.first_of(node.key[0])
        if keys[-1] in self.going_first(keys[:-1], inside):
            is_last = node.end == inside.end
            while end < len(self.text) and self.lines.is_blank(end) and not is_last:
                end = self.lines.end(end)
            return start, end
        above = self.lines.above(start)
        while above is not None and self.lines.is_blank(above):
            start, above = above, self.lines.above(above)
        return start, end

    def take_from_flow(self, keys: Keys, inside: Node) -> Splice:
        names = list(inside.children)
        place = names.index(keys[-1])
        node = inside.children[keys[-1]]
        end = self.lines.last_character(node) + 1
        if keys[-1] not in self.going_first(keys[:-1], inside):
            return Splice(self.lines.last_character(inside.children[names[place - 1]]) + 1, end, "")
        following = inside.children[names[place + 1]] if place + 1 < len(names) else None
        if following is not None and following.key is not None:
            end = following.key[0]
        return Splice(node.key[0] if node.key is not None else node.start, end, "")

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
        node, target, around = self.need(edit.keys), self.node(edit.into), self.need(edit.into[:-1])
        is_block = target is not None and target.children and not self.is_flow(target)
        if node.key is None or self.in_flow(edit.keys) or self.in_flow(edit.into):
            raise CannotSpliceError(edit.keys, _BY_HAND)
        yield from self.take(edit.keys)
        column = self.lines.column(node.key[0])
        start, end = self.lines.first_of(node.key[0]), self.lines.end_of(node, column)
        raw = [line.rstrip("\r") for line in self.text[start:end].rstrip("\r\n").split("\n")]
        if target is not None and is_block:
            first = next(iter(target.children.values()))
            moved = [_shifted(line, self.column(first) - column) for line in raw]
            yield self.new_lines(edit.into, moved, edit.follows, parted=True)
        elif target is not None:
            moved = [_shifted(line, self.column(target) + self.step - column) for line in raw]
            yield from self.below(edit.into, target, moved)
        else:
            field = self.column(next(iter(around.children.values())))
            moved = [_shifted(line, field + self.step - column) for line in raw]
            head = f"{' ' * field}{key_of(str(edit.into[-1]))}:"
            last = tuple(map(str, reversed(around.children)))
            yield self.new_lines(edit.into[:-1], [head, *moved], last, parted=False)

    def below(self, keys: Keys, node: Node, lines: list[str]) -> Iterator[Splice]:
        """Let lines stand below a key that has nothing behind it, or an empty list or map."""
        colon = self.colon(keys, node)
        yield Splice(colon, max(node.end, colon), "")
        yield self.lines.insertion(self.lines.end(max(node.end, colon) - 1), lines)


def _shifted(line: str, shift: int) -> str:
    if shift >= 0 or not line.strip():
        return " " * shift + line if line.strip() else line
    return line[min(-shift, len(line) - len(line.lstrip(" "))) :]
