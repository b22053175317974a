"""A whole new file: a comment, the fields, and an empty line between items."""

from collections.abc import Iterator, Sequence

from tfawg_cli.yaml_text.spelling import Value, entry, key_of, list_entry

_STEP = 2


def new_file(comment: Sequence[str], fields: dict[str, Value]) -> str:
    """Write a file of which no line is there yet.

    Args:
        comment: the lines that it begins with.
        fields: what it holds; a map whose values are all maps holds items.

    """
    lines = [f"# {line}" for line in comment]
    for name, value in fields.items():
        if not isinstance(value, str):
            lines.append("")
        lines += _lines(name, value, 0)
    return "".join(f"{line}\n" for line in lines)


def _lines(name: str, value: Value, indent: int) -> Iterator[str]:
    pad = " " * indent
    inside = indent + _STEP
    if isinstance(value, dict) and _is_of_items(value):
        yield f"{pad}{key_of(name)}:"
        for place, (key, item) in enumerate(value.items()):
            yield from [""] if place else []
            yield from _lines(key, item, inside)
    elif isinstance(value, dict) and any(isinstance(one, dict) and _is_of_items(one) for one in value.values()):
        yield f"{pad}{key_of(name)}:"
        for key, inner in value.items():
            yield from _lines(key, inner, inside)
    elif isinstance(value, list) and all(isinstance(one, dict) for one in value):
        yield f"{pad}{key_of(name)}:"
        for place, one in enumerate(value):
            yield from [""] if place else []
            yield from list_entry(one, inside, _STEP)
    else:
        yield from entry(name, value, indent, _STEP)


def _is_of_items(value: dict[str, Value]) -> bool:
    """Tell whether a map holds items, each with fields of its own."""
    return bool(value) and all(isinstance(one, dict) and one for one in value.values())
