"""Commands that are told to people, so that they can be pasted into bash, zsh and PowerShell as they stand."""

import re
import shlex
from collections.abc import Iterable

_PLAIN = re.compile(r"[\w./:+%=-][\w./:+%=@-]*", re.ASCII)
"""Words that mean themselves to all of them; @ at the beginning means something to PowerShell."""
_MEANT = re.compile(r'["$`\\!]')
"""Signs that mean something to one of them between double quotes."""


def pasted(words: Iterable[str]) -> str:
    """Give the words of a command as one line, each quoted where it must be."""
    return " ".join(map(_quoted, words))


def _quoted(word: str) -> str:
    if _PLAIN.fullmatch(word):
        return word
    if word and _MEANT.search(word) is None:
        return f'"{word}"'
    return f"'{word}'" if "'" not in word else shlex.quote(word)
