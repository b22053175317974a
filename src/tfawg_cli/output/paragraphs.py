"""Plain text for people: wrapped to a terminal's width, whole in a pipe."""

import re
import shutil
import sys
import textwrap
from collections.abc import Sequence

from tfawg_cli.output.escaping import visible
from tfawg_cli.output.escaping import width as columns

_WIDEST = 100
"""Lines longer than this are hard to read, however wide the terminal is."""
_QUOTED = """"[^"]*"|'[^']*'"""
_VALUE = rf"(?:{_QUOTED}|[^\s\"'-][^\s\"']*)"
_COMMAND = re.compile(
    rf"\b(?:tfawg|git)(?: -C (?:{_QUOTED}|\S+))? [a-z][a-z-]*"
    rf"(?: (?:--?[a-zA-Z][\w-]*(?:[ =]{_VALUE})?|{_QUOTED}|[\d./][^\s\"']*|[A-Z]+\b|\.\.\.))*"
)
"""A command with its numbers, options and quoted words: it stays on one line, so that it can be pasted."""
_GLUE = "\0"
"""Stands for the blanks of a command while its line is wrapped; no text holds it."""


def line_width() -> int:
    """Count the columns that a line may have."""
    return min(_WIDEST, shutil.get_terminal_size((_WIDEST, 24)).columns) if sys.stdout.isatty() else _WIDEST


def paragraph(text: str, label: str = "", indent: int = 0) -> str:
    """Write a text behind a label, the lines after the first one under its beginning; lines that it has are kept."""
    start = " " * indent + label
    if text and "\n" not in text and not sys.stdout.isatty():
        return f"{start}{visible(text)}\n"
    width = line_width()
    hanging = " " * min(columns(start), max(indent, width * 2 // 5))
    first, *others = text.split("\n")
    lines = [*_wrapped(first, start, hanging, width)]
    for line in others:
        lines += _wrapped(line, hanging, hanging, width)
    return "".join(f"{line}\n" for line in lines)


def _wrapped(line: str, start: str, hanging: str, width: int) -> list[str]:
    """Wrap a line on a terminal, its label with it where that is long; in a pipe it stays whole."""
    shown = visible(line)
    if not sys.stdout.isatty():
        return [f"{start}{shown}" if shown else start.rstrip()]
    lines = textwrap.wrap(
        start + _COMMAND.sub(lambda found: found[0].replace(" ", _GLUE), shown),
        max(width, len(hanging) + 10),
        subsequent_indent=hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [one.replace(_GLUE, " ") for one in lines] or [start.rstrip()]


def joined(words: Sequence[str], last: str = " and ") -> str:
    """Join words as a sentence does: a, b and c; `last` stands before the last of them."""
    return last.join(filter(None, (", ".join(words[:-1]), words[-1])))
