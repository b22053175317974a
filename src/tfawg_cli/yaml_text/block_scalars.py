"""Where literal and folded scalars begin and end."""

import re

_FIRST_LINE = re.compile(r"\n( *+)[^\S\n]*+\S")
"""The first line that is not empty, and the blanks in front of it."""


def told_margin(text: str, start: int) -> int:
    """Give how much further in than its key or dash a block scalar says that it stands; 0 where it does not say so."""
    for sign in text[start + 1 : start + 3]:
        if sign in "123456789":
            return int(sign)
    return 0


def header_and_comment(text: str, start: int) -> tuple[str, str]:
    """Give the first line of the block scalar at `start`, and the comment in it."""
    header = text[start : text.find("\n", start) + 1 or len(text)]
    signs = header.split(maxsplit=1)[0]
    return header, header[len(signs) :].rstrip()


def end_of_block(text: str, start: int, end: int, inside: int | None) -> int:
    """Leave out the empty lines and comments that libyaml counts to a block scalar.

    Its lines stand in the column `inside`; None where the first one tells that.
    """
    if inside is None:
        first = _FIRST_LINE.search(text, start, end)
        inside = len(first[1]) if first is not None else 0
    while (line_end := text.rfind("\n", start, end)) >= 0:
        last = text[line_end + 1 : end].rstrip()
        if last and len(last) - len(last.lstrip(" ")) >= inside:
            break
        end = line_end
    return end if text[end - 1] != "\r" else start + len(text[start:end].rstrip("\r"))
