"""From edits to a new text: each becomes splices of the lines that it must touch."""

from collections.abc import Iterable, Iterator

from tfawg_cli.yaml_text import list_entries, map_keys, moving, scalars
from tfawg_cli.yaml_text.edits import Append, CannotSpliceError, Edit, Move, Put, Take, plain, same, wished
from tfawg_cli.yaml_text.lines import OverlapError, Splice, applied
from tfawg_cli.yaml_text.outline import BY_HAND, Outline
from tfawg_cli.yaml_text.text import YamlText, read


def edited(text: YamlText, edits: Iterable[Edit], untyped: frozenset[str]) -> YamlText:
    """Give a file after some edits, all of which are meant as of its present state; it is read anew.

    Args:
        text: the file; it has no error.
        edits: the wishes; those for one map in the order in which new keys are to stand.
        untyped: as of `text.read`.

    Raises CannotSpliceError where the text is written in a way that cannot be changed safely.

    """
    wishes = list(edits)
    outline = Outline(text, wishes)
    splices = [splice for edit in wishes for splice in _splices(outline, edit)]
    try:
        new = applied(outline.text, outline.lines.without_gaps(splices)).removesuffix(outline.missing)
    except OverlapError:
        raise _refusal(text, wishes, untyped, "these changes touch the same line") from None
    if new == text.text:
        return text
    found = read(new.encode("utf-8"), text.file, untyped)
    if found.outcome.errors or not same(found.data, wished(text.data, wishes)):
        raise _refusal(text, wishes, untyped, "it is written in a way that cannot be changed safely")
    return found


def _refusal(text: YamlText, wishes: list[Edit], untyped: frozenset[str], message: str) -> CannotSpliceError:
    """Find which of some edits cannot be done; where each part of them can, they stand in each other's way."""
    half = len(wishes) // 2
    for part in (wishes[:half], wishes[half:]) if half else ():
        try:
            edited(text, part, untyped)
        except CannotSpliceError as error:
            return error
    return CannotSpliceError(wishes[-1].keys, message)


def _splices(outline: Outline, edit: Edit) -> Iterator[Splice]:
    if isinstance(edit, Put):
        return _put(outline, edit)
    if isinstance(edit, Append):
        return _append(outline, edit)
    if isinstance(edit, Take):
        return moving.take(outline, edit.keys)
    return moving.move(outline, edit) if isinstance(edit, Move) else moving.rename(outline, edit)


def _put(outline: Outline, edit: Put) -> Iterator[Splice]:
    keys, value, node = edit.keys, edit.value, outline.node(edit.keys)
    if node is None:
        return map_keys.new_key(outline, keys, value, edit.follows)
    old = outline.data(keys)
    if same(old, plain(value)):
        return iter(())
    if isinstance(old, str) and isinstance(value, str):
        column = None if outline.in_flow(keys) else outline.column(node)
        return iter(scalars.changed(outline.lines, node, (old, value), column))
    if not old:
        return map_keys.fill(outline, keys, node, value)
    if isinstance(old, list) and isinstance(value, list) and value:
        return list_entries.put_list(outline, keys, old, value)
    if not isinstance(old, str) and not value:
        return map_keys.empty(outline, keys, node, value)
    raise CannotSpliceError(keys, BY_HAND)


def _append(outline: Outline, edit: Append) -> Iterator[Splice]:
    node = outline.node(edit.keys)
    if node is None:
        return map_keys.new_key(outline, edit.keys, [edit.value], edit.follows)
    if not node.children:
        return map_keys.fill(outline, edit.keys, node, [edit.value])
    return iter([list_entries.append(outline, edit.keys, edit.value)])
