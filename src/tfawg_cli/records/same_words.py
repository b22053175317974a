"""When two texts are the same words: equal but for what nobody sees, and what a keyboard types otherwise."""

import re
import unicodedata
from collections.abc import Callable, Iterable

_JOINERS = re.compile("(?<![^\0-\u058f])[\u200c\u200d]|[\u200c\u200d](?![^\0-\u058f])")
"""Zero-width joiners beside a letter that is never joined; between others, in Persian or Hindi, they mean something."""
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u034f\u200b\u2060\ufeff"))
"""Soft hyphen, grapheme joiner, zero-width blank, word joiner, byte order mark."""
_CHANGED = frozenset("\u00ad\u034f\u200b\u200c\u200d\u2060\ufeff\u2010\u2011\u2019")
"""All that the steps below take away or replace, but for blanks and Unicode forms; most texts hold none of it."""
_STEPS: dict[str, Callable[[str], str]] = {
    "invisible characters": lambda text: _JOINERS.sub("", text).translate(_INVISIBLE),
    "Unicode forms": lambda text: unicodedata.normalize("NFC", text),
    "hyphens": lambda text: text.translate({0x2010: "-", 0x2011: "-"}),
    "apostrophes": lambda text: text.translate({0x2019: "'"}),
    "blanks": lambda text: " ".join(text.split()),
}
"""What does not count, by the name that a reader knows, and how it is taken away."""


def same_words(text: str) -> str:
    """Give a text as it is compared: two texts are the same words where this gives the same.

    One Unicode form (NFC), every kind and number of blanks and line ends one blank, invisible characters dropped,
    hyphens and apostrophes as on a keyboard.
    """
    if text.isascii():
        return " ".join(text.split()) if "  " in text or not text.isprintable() else text.strip()
    if _CHANGED.isdisjoint(text):
        return " ".join(unicodedata.normalize("NFC", text).split())
    return _through(_STEPS, text)


def found_by(text: str) -> str:
    """Give a text as it is searched: the same words, capitals and accents left out."""
    folded = same_words(text).casefold()
    if folded.isascii():
        return folded
    return unicodedata.normalize("NFC", "".join(filter(_is_no_accent, unicodedata.normalize("NFD", folded))))


def _is_no_accent(character: str) -> bool:
    return not unicodedata.combining(character)


def unseen_difference(old: str, new: str) -> str:
    """Say in what two different texts of the same words differ: `blanks`, `Unicode forms and hyphens`."""
    needed = [name for name in _STEPS if _through(_without(name), old) != _through(_without(name), new)]
    return " and ".join(needed) or "Unicode forms"


def _without(name: str) -> Iterable[str]:
    return (step for step in _STEPS if step != name)


def _through(steps: Iterable[str], text: str) -> str:
    for step in steps:
        text = _STEPS[step](text)
    return text
