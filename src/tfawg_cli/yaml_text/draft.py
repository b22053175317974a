"""One item's own lines, as a person edits them, and back into the file."""

from difflib import SequenceMatcher
from typing import NamedTuple

from tfawg_cli.findings import Keys
from tfawg_cli.yaml_text.edits import CannotSpliceError
from tfawg_cli.yaml_text.lines import Lines
from tfawg_cli.yaml_text.text import YamlText


class Draft(NamedTuple):
    """The lines of an item without its items below, moved to the left margin."""

    text: str
    start: int
    end: int
    indent: int
    raw: tuple[str, ...]


def draft_of(text: YamlText, keys: Keys, below: str) -> Draft:
    """Take the own lines of an item out of a file.

    Args:
        text: the file.
        keys: the keys that lead to the item.
        below: the field that holds the items below it; "" where there is none.

    Raises CannotSpliceError where they are not lines of their own.

    """
    node = text.root
    for key in keys:
        node = node.children[key]
    lines = Lines(text.text)
    if node.key is None or not node.children or text.text[node.start] == "{":
        raise CannotSpliceError(keys, "it is written in one line; name the fields to change")
    start, end = lines.start(node.key[0]), lines.end_of(node, lines.column(node.key[0]))
    container = node.children.get(below)
    if container is not None and container.key is not None:
        if list(node.children)[-1] != below:
            raise CannotSpliceError((*keys, below), "fields stand behind what is below it; name the fields to change")
        end = lines.start(container.key[0])
    indent = lines.column(node.key[0])
    raw = tuple(text.text[start:end].rstrip("\r\n").replace("\r\n", "\n").split("\n"))
    shown = "\n".join(line[min(indent, len(line) - len(line.lstrip(" "))) :] for line in raw) + "\n"
    return Draft(shown, start, end, indent, raw)


def with_draft(text: YamlText, draft: Draft, changed: str) -> str:
    """Put changed lines back into the file; those that are as they were stay byte for byte."""
    before, after = draft.text.rstrip("\n").split("\n"), changed.rstrip("\n").split("\n")
    pad = " " * draft.indent
    laid: list[str] = []
    for step, a, a_end, b, b_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        laid += (
            draft.raw[a:a_end] if step == "equal" else [pad + line if line.strip() else "" for line in after[b:b_end]]
        )
    newline = Lines(text.text).newline
    tail = text.text[draft.start : draft.end]
    ending = tail[len(tail.rstrip("\r\n")) :]
    return text.text[: draft.start] + newline.join(laid) + ending + text.text[draft.end :]
