"""Let keys and values come into maps."""

from collections.abc import Iterator

from tfawg_cli.findings import Keys
from tfawg_cli.yaml_text import scalars
from tfawg_cli.yaml_text.lines import Splice
from tfawg_cli.yaml_text.outline import Outline
from tfawg_cli.yaml_text.spelling import Block, Value, behind, entry, flow, key_of
from tfawg_cli.yaml_text.text import Node


def fill(outline: Outline, keys: Keys, node: Node, value: Value) -> Iterator[Splice]:
    """Write a value where there is none, or an empty list or map."""
    if outline.in_flow(keys):
        colon = outline.colon(keys, node)
        yield Splice(colon, max(node.end, colon), f" {flow(value)}")
        return
    column, colon = outline.column(node), outline.colon(keys, node)
    if isinstance(value, str):
        end = outline.lines.end(max(node.end, colon) - 1)
        head, lines = scalars.put_behind(outline.lines, end, value, column)
        yield Splice(colon, max(node.end, colon), head)
        yield outline.lines.insertion(end, lines)
        return
    head, lines = behind(value, column, outline.lines.step)
    yield from below(outline, keys, node, lines, head)


def below(outline: Outline, keys: Keys, node: Node, lines: list[str], head: str = "") -> Iterator[Splice]:
    """Let lines stand below a key that has nothing behind it, or an empty list or map; `head` stands in its line."""
    colon = outline.colon(keys, node)
    yield Splice(colon, max(node.end, colon), head)
    yield outline.lines.insertion(outline.end_of(node), lines)


def empty(outline: Outline, keys: Keys, node: Node, value: Value) -> Iterator[Splice]:
    """Leave an empty list or map behind a key; a comment behind the key stays."""
    if outline.is_flow(node):
        yield Splice(node.start, node.end, flow(value))
        return
    colon = outline.colon(keys, node)
    yield Splice(colon, colon, f" {flow(value)}")
    yield Splice(outline.lines.end(colon), outline.end_of(node), "")


def new_key(outline: Outline, keys: Keys, value: Value, follows: tuple[str, ...]) -> Iterator[Splice]:
    """Write a key that is not there yet into the map around it, behind the first of some that stays there."""
    name, inside = str(keys[-1]), outline.need(keys[:-1])
    if not inside.children:
        yield from fill(outline, keys[:-1], inside, {name: value})
    elif outline.in_flow(keys):
        yield _into_flow(outline, keys[:-1], f"{key_of(name)}: {flow(value)}", follows)
    else:
        column = outline.column(next(iter(inside.children.values())))
        lines = entry(name, value, column, outline.lines.step)
        yield new_lines(outline, keys[:-1], lines, follows, parted=_is_large(value))


def _into_flow(outline: Outline, keys: Keys, spelt: str, follows: tuple[str, ...]) -> Splice:
    before = outline.neighbour(keys, follows)
    if before is not None:
        return behind_flow(outline, before, spelt)
    start = outline.need(keys).start + 1
    return Splice(start, start, f"{spelt}, " if outline.first(keys) is not None else spelt)


def behind_flow(outline: Outline, before: Node, spelt: str) -> Splice:
    """Write something into brackets or braces behind a value."""
    end = outline.lines.last_character(before) + 1
    return Splice(end, end, f", {spelt}")


def new_lines(outline: Outline, keys: Keys, new: list[str], follows: tuple[str, ...], *, parted: bool) -> Splice:
    """Write the lines of a new key into a block map; `parted` by an empty line where its neighbours are."""
    gap = [""] if parted and outline.are_parted(keys) else []
    before = outline.neighbour(keys, follows)
    if before is not None:
        return outline.lines.insertion(outline.end_of(before), [*gap, *new])
    first = outline.first(keys)
    if first is None:  # all that is there goes
        first, gap = next(iter(outline.need(keys).children.values())), []
    return outline.lines.insertion(outline.lines.first_of(outline.own_key(keys, first)), [*new, *gap])


def _is_large(value: Value) -> bool:
    """Tell whether a value stands apart where its neighbours do: maps, lists of them, and narrative."""
    return isinstance(value, dict | Block) or (isinstance(value, list) and any(isinstance(one, dict) for one in value))
