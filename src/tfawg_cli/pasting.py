"""Commands that are told to people, so that they can be pasted into bash, zsh and PowerShell as they stand."""

import re
import shlex
from collections.abc import Iterable
from contextvars import ContextVar
from pathlib import Path

_PLAIN = re.compile(r"[\w./:+%=-][\w./:+%=@-]*", re.ASCII)
"""Words that mean themselves to all of them; @ at the beginning means something to PowerShell."""
_MEANT = re.compile(r'["$`\\!]')
"""Signs that mean something to one of them between double quotes."""

_COMMAND = re.compile(r"\btfawg (?=[a-z])")
"""The beginning of a command in a sentence."""
_LED_TO: ContextVar[Path | None] = ContextVar("led_to", default=None)
"""The folder that was named for the command, as it was typed."""


def lead_to(folder: Path | None) -> None:
    """Remember that commands which are told are meant in a folder; None where nobody named one.

    A second folder is meant from the first one.
    """
    _LED_TO.set(folder if folder is None else (_LED_TO.get() or Path()) / folder)


def from_here(hint: str) -> str:
    """Give a hint whose commands lead to the folder that was named, so that they can be typed as they stand."""
    folder = _LED_TO.get()
    if folder is None or folder == Path():
        return hint
    there = f"tfawg -C {pasted([str(folder)])} "
    return _COMMAND.sub(lambda _: there, hint)


def pasted(words: Iterable[str]) -> str:
    """Give the words of a command as one line, each quoted where it must be."""
    return " ".join(map(_quoted, words))


def _quoted(word: str) -> str:
    if _PLAIN.fullmatch(word):
        return word
    if word and _MEANT.search(word) is None:
        return f'"{word}"'
    return f"'{word}'" if "'" not in word else shlex.quote(word)
