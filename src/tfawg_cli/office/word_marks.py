"""What stands around words in Word's XML: escaping, the marks of a revision, and ids that no two marks share."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tfawg_cli.blocks import Side

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_SIGNS = re.compile('[&<>"\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]')
"""What is escaped, and characters that no XML may hold."""


def escaped(text: str) -> str:
    """Write text for XML, between tags or in quotes; what XML cannot hold becomes U+FFFD."""
    return _SIGNS.sub(lambda match: _ESCAPES.get(match.group(), "\ufffd"), text) if _SIGNS.search(text) else text


class Revision(NamedTuple):
    """Who made the changes that a redline marks, and when."""

    author: str
    date: str = ""
    """Like 2022-03-08T00:00:00Z; empty where it is not known."""


_OURS = "tfawg redline"
"""How a description begins that says so."""


def described(revision: Revision) -> str:
    """Say in the description of a redline that its changes of that day are its own, and nobody's who worked in it."""
    return f"{_OURS} {revision.date}".strip()


def ours(author: str, description: str) -> Revision | None:
    """Give who made the changes that a redline of ours held when it went out, by what it says of itself.

    None for any other document.
    """
    return Revision(author, description.removeprefix(_OURS).strip()) if description.startswith(_OURS) else None


class Marks:
    """Writes the marks of a document's revisions, each with an id of its own."""

    def __init__(self, revision: Revision, ids: Iterator[int]) -> None:
        date = f' w:date="{escaped(revision.date)}"' if revision.date else ""
        self._who = f'w:author="{escaped(revision.author)}"{date}'
        self._ids = ids

    def empty(self, side: Side) -> str:
        """Write the mark of a paragraph's end or of a row; nothing for what stands on both sides."""
        return "" if side is Side.BOTH else f"<w:{_NAMES[side]} {self._about()}/>"

    def around(self, xml: str, side: Side) -> str:
        """Write the mark around runs."""
        if side is Side.BOTH:
            return xml
        return f"<w:{_NAMES[side]} {self._about()}>{xml}</w:{_NAMES[side]}>"

    def _about(self) -> str:
        return f'w:id="{next(self._ids)}" {self._who}'


_NAMES = {Side.OLD: "del", Side.NEW: "ins"}
