"""Changes as the summary of a workflow's step, which shows nothing at all once it is longer than 1 MiB."""

import re
from collections.abc import Iterator

from tfawg_cli.output.speech import NO_OTHER, Speech

MOST = 1024 * 1024
"""Bytes that a summary can hold."""
_BLOCK = re.compile(r"(?m)^(?=#|- )")
_LABEL = re.compile(r"- \*\*[^*]+\*\*")


def shortened(changes: str, most: int = MOST, speech: Speech = NO_OTHER) -> str:
    """Leave whole items out at the end until no more than `most` bytes are left, and say how many.

    Args:
        changes: a comparison as Markdown, each item one bullet or several that start with its number.
        most: bytes, more than the note takes.
        speech: the language of the note.

    """
    if len(changes.encode("utf-8")) <= most:
        return changes
    blocks = list(_blocks(changes))
    room = most - len(_note(len(blocks), speech).encode("utf-8"))
    kept = 0
    for block in blocks:
        room -= len(block.encode("utf-8"))
        if room < 0:
            break
        kept += 1
    while kept and blocks[kept - 1].startswith("#"):
        kept -= 1
    left_out = sum(not block.startswith("#") for block in blocks[kept:])
    return "".join(blocks[:kept]) + _note(left_out, speech)


_NOTE = "**Not shown: {n} more.** A summary holds 1 MiB; `tfawg diff` on your machine shows all."


def _note(items: int, speech: Speech) -> str:
    return f"\n{speech.say(_NOTE, n=items)}\n"


def _blocks(changes: str) -> Iterator[str]:
    """Give headings and items, one after the other; bullets of the same item are kept together."""
    item, before = "", None
    for block in _BLOCK.split(changes):
        label = _LABEL.match(block)
        if label is not None and label.group() == before:
            item += block
            continue
        yield from filter(None, (item,))
        item, before = block, label.group() if label is not None else None
    yield from filter(None, (item,))
