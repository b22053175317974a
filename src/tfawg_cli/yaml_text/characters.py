"""From the bytes of a file to its characters, and what must not be among them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

BOM = "\ufeff"
MOST_SHOWN = 20
"""A file full of the same trouble is not worth more lines than this."""

_FORBIDDEN = re.compile(
    "(?P<control>[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f]|\r(?!\n))"
    "|(?P<break>[\x85\u2028\u2029])"
    "|(?P<bidi>[\u202a-\u202e\u2066-\u2069])"
    "|(?P<invisible>[\u200b-\u200d\u2060-\u2064\ufeff\U000e0000-\U000e007f])"
    "|(?P<surrogate>[\ud800-\udfff\ufffe\uffff])"
)
_EXPLAINED = {
    "control": ("control character {} in the file", "take it out"),
    "break": ("line separator {} in the file (Word puts it there)", "replace it by a blank or a new line"),
    "bidi": (
        "invisible character {} changes the direction of the text",
        "take it out; a left-to-right mark U+200E does no harm",
    ),
    "invisible": ("invisible character {} in the file", "take it out"),
    "surrogate": ("{} is not a character", "take it out"),
}
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: |\r?$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something wrong with the text from `start` to `end` (indexes of characters)."""

    rule: str
    message: str
    hint: str
    start: int
    end: int


class NotTextError(Exception):
    """The bytes are not UTF-8. `before` is the text in front of the first bad byte."""

    def __init__(self, message: str, hint: str, before: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.before = before


def decode(raw: bytes) -> str:
    """Give the text of `raw`, a byte order mark at its start included. Raises NotTextError."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        message, hint = "the file is UTF-16", "save it as UTF-8"
        raise NotTextError(message, hint, "")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"byte {error.start + 1} of the file (0x{raw[error.start]:02X}) is not UTF-8"
        hint = "save the file as UTF-8"
        raise NotTextError(message, hint, raw[: error.start].decode("utf-8")) from None


def code_point(character: str) -> str:
    """Spell a character that cannot be shown: `<U+202E>`."""
    return f"<U+{ord(character):04X}>"


def forbidden_characters(text: str) -> Iterator[Trouble]:
    """Find the characters that no record may hold: controls, stray line ends, invisible ones."""
    for number, match in enumerate(_FORBIDDEN.finditer(text)):
        if number == MOST_SHOWN:
            return
        message, hint = _EXPLAINED[match.lastgroup or "control"]
        shown = code_point(match.group())
        yield Trouble("forbidden-character", message.format(shown), hint, match.start(), match.end())


def conflict_markers(text: str) -> Iterator[Trouble]:
    """Find the lines that git leaves where two branches changed the same words."""
    for match in _CONFLICT.finditer(text):
        message = "unresolved git conflict"
        hint = "keep one of the two versions and delete the marker lines"
        yield Trouble("conflict-marker", message, hint, match.start(), match.start() + 7)
