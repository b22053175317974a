"""Let the entries of lists become others, fewer or more."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from tfawg_cli.findings import Keys
from tfawg_cli.yaml_text import scalars
from tfawg_cli.yaml_text.edits import CannotSpliceError
from tfawg_cli.yaml_text.lines import Splice
from tfawg_cli.yaml_text.map_keys import behind_flow
from tfawg_cli.yaml_text.outline import BY_HAND, Outline
from tfawg_cli.yaml_text.spelling import Bare, Value, flow, is_prose, list_entry, quoted_like
from tfawg_cli.yaml_text.text import Node

_COMMENTS = "there are comments inside of the brackets"


def put_list(outline: Outline, keys: Keys, old: Sequence[object], new: list[Value]) -> Iterator[Splice]:
    """Change a list of texts, or of maps, entry by entry; those that stay are spelt as they are.

    Raises CannotSpliceError.
    """
    nodes = [outline.need((*keys, place)) for place in range(len(old))]
    is_flow = outline.in_flow((*keys, 0))
    are_texts = all(isinstance(one, str) for one in [*old, *new])
    if not are_texts and not all(isinstance(one, dict) for one in [*old, *new]):
        raise CannotSpliceError(keys, BY_HAND)
    for a, a_end, b, b_end in _steps(old, new):
        shared = min(a_end - a, b_end - b) if are_texts or _fields_alike(old[a:a_end], new[b:b_end]) else 0
        for place in range(shared):
            yield from _reworded(outline, nodes[a + place], old[a + place], new[b + place], is_flow=is_flow)
        yield from _taken(outline, keys, nodes, range(a + shared, a_end))
        if b + shared < b_end:
            if is_flow and not are_texts:
                raise CannotSpliceError(keys, BY_HAND)
            yield (_added if is_flow else _new_lines)(outline, keys, nodes, a_end, new[b + shared : b_end])


def _steps(old: Sequence[object], new: Sequence[object]) -> Iterator[tuple[int, int, int, int]]:
    """List where two lists differ; the order of fields, and white space around words, are no difference."""
    before, after = ([_words(one) for one in entries] for entries in (old, new))
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return ((a, a_end, b, b_end) for step, a, a_end, b, b_end in steps if step != "equal")


def _words(entry: object) -> object:
    if isinstance(entry, dict):
        return tuple(sorted((str(name), _words(value)) for name, value in entry.items()))
    return str(entry).strip()


def _fields_alike(old: Sequence[object], new: Sequence[object]) -> bool:
    """Tell whether entries have the same fields one by one, each with a text."""
    fields = [
        {name for name, text in one.items() if isinstance(text, str)} if isinstance(one, dict) else one
        for one in (*old, *new)
    ]
    return len(old) == len(new) and fields[: len(old)] == fields[len(old) :]


def _reworded(outline: Outline, node: Node, old: object, new: object, *, is_flow: bool) -> Iterator[Splice]:
    """Let an entry say something else: a text, or the texts of a map's fields."""
    if isinstance(old, dict) and isinstance(new, dict):
        is_flow = outline.is_flow(node)
        for name in old:
            yield from _reworded(outline, node.children[name], old[name], new[name], is_flow=is_flow)
    elif isinstance(new, Bare) and old != new:
        yield Splice(node.start, node.end, new)
    elif old != new:
        column = None if is_flow else outline.column(node)
        yield from scalars.changed(outline.lines, node, (str(old), str(new)), column)


def append(outline: Outline, keys: Keys, value: Value) -> Splice:
    """Write one more entry at the end of a list that has some."""
    nodes = list(outline.need(keys).children.values())
    if outline.in_flow((*keys, 0)):
        return behind_flow(outline, nodes[-1], flow(value))
    return _new_lines(outline, keys, nodes, len(nodes), [value])


def _taken(outline: Outline, keys: Keys, nodes: list[Node], places: range) -> Iterator[Splice]:
    """Take entries, if any, out of a list in which others stay."""
    if not places:
        return
    if not outline.in_flow((*keys, 0)):
        for place in places:
            yield Splice(*_entry_lines(outline, nodes[place]), "")
        return
    around = nodes[max(places.start - 1, 0) : places.stop + (not places.start)]
    if any("#" in outline.text[a.end : b.start] for a, b in pairwise(around)):
        raise CannotSpliceError(keys, _COMMENTS)
    yield Splice(around[0].end, around[-1].end, "") if places.start else Splice(around[0].start, around[-1].start, "")


def _added(outline: Outline, keys: Keys, nodes: list[Node], place: int, values: Sequence[Value]) -> Splice:
    """Write entries into a list in brackets in front of `place`, parted and quoted as those that are there."""
    text, inside = outline.text, outline.need(keys)
    opening = text[inside.start + 1 : nodes[0].start]
    commas = {text[a.end : b.start] for a, b in pairwise(nodes)} or {f",{opening}" if "\n" in opening else ", "}
    comma = commas.pop() if len(commas) == 1 else ", "
    start = nodes[place - 1].end if place else inside.start
    end = nodes[place].start if place < len(nodes) else inside.end
    if "#" in comma or "#" in text[start:end]:
        raise CannotSpliceError(keys, _COMMENTS)
    model = nodes[max(place - 1, 0)]
    spelt = comma.join(quoted_like(text[model.start : model.end], str(value), in_flow=True) for value in values)
    return Splice(start, start, comma + spelt) if place else Splice(model.start, model.start, spelt + comma)


def _entry_lines(outline: Outline, node: Node) -> tuple[int, int]:
    return outline.lines.first_of(outline.lines.dash(node)), outline.end_of(node)


def _new_lines(outline: Outline, keys: Keys, nodes: list[Node], place: int, values: Sequence[Value]) -> Splice:
    """Write entries into a block list in front of `place`, quoted as those that are there."""
    lines, model = outline.lines, nodes[max(place - 1, 0)]
    start, end = _entry_lines(outline, model)
    dash = lines.dash(model)
    if outline.text[lines.start(dash) : dash].strip():
        raise CannotSpliceError(keys, BY_HAND)
    pad, gap = " " * lines.column(dash), outline.text[dash + 1 : model.start]
    new: list[str] = []
    for value in values:
        if isinstance(value, str) and not is_prose(value) and gap and not gap.strip(" "):
            new.append(f"{pad}-{gap}{quoted_like(outline.text[model.start : model.end], value)}")
        else:
            new += list_entry(value, len(pad), lines.step)
    return lines.insertion(end if place else start, new)
