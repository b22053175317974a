"""The comments that belong to what stands behind some keys."""

import re
from collections.abc import Iterator

from tfawg_cli.findings import Keys
from tfawg_cli.yaml_text.block_scalars import header_and_comment
from tfawg_cli.yaml_text.lines import Lines
from tfawg_cli.yaml_text.text import Node, YamlText

_COMMENT = re.compile(r"(?:^|(?<=\s))#.*")
_NO_LINE_END = re.compile(r"[^\r\n]")


def comments_of(text: YamlText, keys: Keys) -> list[str]:
    """List the comments right above an item, or an entry of a list, in it and at the ends of its lines, in their order.

    They go where the item goes.
    """
    node = text.root
    for key in keys:
        node = node.children[key]
    lines = Lines(text.text)
    first = node.key[0] if node.key is not None else lines.dash(node)
    start, end = lines.first_of(first), lines.end_of(node, lines.column(first))
    shown = text.text
    for word, word_end in _words(text.text, node):
        shown = shown[:word] + _NO_LINE_END.sub("x", shown[word:word_end]) + shown[word_end:]
    return [match.group().rstrip() for line in shown[start:end].splitlines() for match in _COMMENT.finditer(line)]


def _words(text: str, node: Node) -> Iterator[tuple[int, int]]:
    """List where keys and values stand in and below a node: a # in them is no comment."""
    if node.key is not None:
        yield node.key
    for inner in node.children.values():
        yield from _words(text, inner)
    if not node.children:
        is_block = text[node.start : node.start + 1] in {"|", ">"}
        yield node.start + (len(header_and_comment(text, node.start)[0]) if is_block else 0), node.end
