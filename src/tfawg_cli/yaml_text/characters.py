"""From the bytes of a file to its characters, and what must not be among them."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

BOM = b"\xef\xbb\xbf"
"""The byte order mark, which may stand in front of a text."""
LONGEST_SHOWN = 80
MOST_SHOWN = 20
"""A file full of the same trouble is not worth more lines than this."""

_RETURN = ("half a line end {}", "take it out, or save the file with the line ends of Windows or Unix")
_KINDS = {
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f": ("control character {} in the file", "take it out"),
    "\x85\u2028\u2029": (
        "line separator {} in the file (Word puts it there)",
        "replace it by a blank or a new line",
    ),
    "\u202a-\u202e\u2066-\u2069": (
        "invisible character {} changes the direction of the text",
        "take it out; a left-to-right mark U+200E does no harm",
    ),
    "\u00ad\u061c\u115f\u1160\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f\u3164"
    "\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f": (
        "invisible character {} in the file",
        "take it out",
    ),
    "\ud800-\udfff\ufffe\uffff": ("{} is not a character", "take it out"),
}
"""Sets of forbidden characters, with message and hint."""
# One set of all is looked for, since every text is searched; which of them it was matters only once one is found.
_FORBIDDEN = re.compile(f"[{''.join(_KINDS)}]|\r(?!\n)")
_HARMLESS = bytes(range(0x20, 0x7F)) + b"\t\n"
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: |\r?$)", re.MULTILINE)
_CONFLICT_SIGNS = ("<" * 7, ">" * 7, "|" * 7)


class Trouble(NamedTuple):
    """Something wrong with the text from `start` to `end` (indexes of characters)."""

    rule: str
    message: str
    hint: str
    start: int
    end: int


class NotTextError(Exception):
    """The bytes are not UTF-8. `text` is what they come to as far as they do, `start` to `end` the first bad byte."""

    def __init__(self, message: str, text: str = "", start: int = 0, end: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.text = text
        self.start = start
        self.end = end


def decode(raw: bytes) -> str:
    """Give the text of `raw` without a byte order mark at its start. Raises NotTextError."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or (raw[:1] == b"\0") != (raw[1:2] == b"\0"):
        raise NotTextError("the file is UTF-16")
    raw = raw.removeprefix(BOM)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        shown = f"\\x{raw[error.start]:02x}"
        before = raw[: error.start].decode("utf-8")
        text = before + shown + raw[error.start + 1 :].decode("utf-8", errors="backslashreplace")
        raise NotTextError(f"the byte {shown} is not UTF-8", text, len(before), len(before + shown)) from None


def shortened(text: str) -> str:
    """Leave so much of a text that it fits into a message."""
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def code_point(character: str) -> str:
    """Spell a character that cannot be shown: `<U+202E>`."""
    return f"<U+{ord(character):04X}>"


def forbidden_characters(text: str) -> Iterator[Trouble]:
    """Find the characters that no record may hold: controls, stray line ends, invisible ones."""
    for match in islice(_FORBIDDEN.finditer(text), MOST_SHOWN) if _may_be_forbidden(text) else ():
        message, hint = next((said for kind, said in _KINDS.items() if re.match(f"[{kind}]", match.group())), _RETURN)
        shown = code_point(match.group())
        yield Trouble("forbidden-character", message.format(shown), hint, match.start(), match.end())


def _may_be_forbidden(text: str) -> bool:
    """Look at what is left without plain ASCII and the line ends of Windows: of most texts nearly nothing."""
    raw = text.encode("utf-8", "surrogatepass")
    left = (raw.replace(b"\r\n", b"") if b"\r" in raw else raw).translate(None, _HARMLESS)
    return _FORBIDDEN.search(left.decode("utf-8", "surrogatepass")) is not None


def conflict_markers(text: str) -> Iterator[Trouble]:
    """Find the lines that git leaves where two branches changed the same words."""
    for match in _CONFLICT.finditer(text) if any(sign in text for sign in _CONFLICT_SIGNS) else ():
        message = "unresolved git conflict"
        hint = "keep one of the two versions and delete the marker lines"
        yield Trouble("conflict-marker", message, hint, match.start(), match.start() + 7)
