"""Let keys go, stand elsewhere or bear other names, with all that is behind them."""

from collections.abc import Iterator

from tfawg_cli.findings import Keys
from tfawg_cli.yaml_text.edits import CannotSpliceError, Move, Rename
from tfawg_cli.yaml_text.lines import Splice
from tfawg_cli.yaml_text.map_keys import below, new_lines
from tfawg_cli.yaml_text.outline import BY_HAND, Outline
from tfawg_cli.yaml_text.spelling import QUOTES, key_of, quoted_like
from tfawg_cli.yaml_text.text import Node


def take(outline: Outline, keys: Keys) -> Iterator[Splice]:
    """Let a key go with its value; a map from which all goes stays as `{}`. Raises CannotSpliceError."""
    node = outline.need(keys)
    if outline.in_flow(keys):
        yield _take_from_flow(outline, keys, node)
        return
    yield Splice(*_taken(outline, keys, node), "")
    inside = outline.need(keys[:-1])
    if outline.is_emptied(keys[:-1]) and keys[-1] == next(iter(inside.children)):
        colon = outline.colon(keys[:-1], inside)
        yield Splice(colon, colon, " {}")


def _taken(outline: Outline, keys: Keys, node: Node) -> tuple[int, int]:
    """Give the lines that go with a key: comments right above an item, and the empty lines that part it."""
    lines = outline.lines
    start, end = _own_lines(outline, keys, node)
    if not isinstance(outline.data(keys), dict):
        return start, end
    if keys[-1] in outline.going_first(keys[:-1]):
        is_last = node.end == outline.need(keys[:-1]).end
        while end < len(outline.text) and lines.is_blank(end) and not is_last:
            end = lines.end(end)
        return start, end
    above = lines.above(start)
    while above is not None and lines.is_blank(above):
        start, above = above, lines.above(above)
    return start, end


def _own_lines(outline: Outline, keys: Keys, node: Node) -> tuple[int, int]:
    """Give the lines of a key and its value; to an item belong the comments right above it."""
    key, lines = outline.own_key(keys, node), outline.lines
    is_item = isinstance(outline.data(keys), dict)
    return lines.first_of(key) if is_item else lines.start(key), outline.end_of(node)


def _take_from_flow(outline: Outline, keys: Keys, node: Node) -> Splice:
    """Let a key in braces go, and one of the commas around it."""
    inside = outline.need(keys[:-1])
    names = list(inside.children)
    place = names.index(keys[-1])
    start, end = outline.key(keys, node)[0], outline.lines.last_character(node) + 1
    if keys[-1] not in outline.going_first(keys[:-1]):
        start = outline.lines.last_character(inside.children[names[place - 1]]) + 1
    elif place + 1 < len(names):
        end = outline.key(keys, inside.children[names[place + 1]])[0]
    return Splice(start, end, "")


def rename(outline: Outline, edit: Rename) -> Iterator[Splice]:
    """Spell keys anew, with the quotes that they have now."""
    for old, new in edit.names.items():
        keys = (*edit.keys, old)
        start, end = outline.key(keys, outline.need(keys))
        spelt = outline.text[start:end]
        yield Splice(start, end, quoted_like(spelt, new) if spelt[0] in QUOTES else key_of(new))


def move(outline: Outline, edit: Move) -> Iterator[Splice]:
    """Cut the lines of a key out and let them stand elsewhere, indented like their new neighbours."""
    node, target = outline.need(edit.keys), outline.node(edit.into)
    is_flow = target is not None and target.children and outline.is_flow(target)
    if is_flow or outline.in_flow(edit.keys) or outline.in_flow(edit.into):
        raise CannotSpliceError(edit.keys, BY_HAND)
    yield from take(outline, edit.keys)
    lines, column = outline.lines, outline.column(node)
    start, end = _own_lines(outline, edit.keys, node)
    raw = [line.rstrip("\r") for line in outline.text[start:end].rstrip("\r\n").split("\n")]
    if target is not None and target.children:
        moved = _shifted(raw, outline.column(next(iter(target.children.values()))) - column)
        yield new_lines(outline, edit.into, moved, edit.follows, parted=True)
    elif target is not None:
        moved = _shifted(raw, outline.column(target) + lines.step - column)
        yield from below(outline, edit.into, target, moved)
    else:
        around = outline.need(edit.into[:-1]).children
        field = outline.column(next(iter(around.values())))
        head = f"{' ' * field}{key_of(str(edit.into[-1]))}:"
        moved = _shifted(raw, field + lines.step - column)
        yield new_lines(outline, edit.into[:-1], [head, *moved], tuple(map(str, reversed(around))), parted=False)


def _shifted(lines: list[str], shift: int) -> list[str]:
    """Indent lines further, or less where `shift` is negative; empty ones stay empty."""
    if shift >= 0:
        return [" " * shift + line if line.strip() else line for line in lines]
    return [line[min(-shift, len(line) - len(line.lstrip(" "))) :] for line in lines]
