"""How the words of a record stand in another language: translated, stale or lacking."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from tfawg_cli.operations.languages.pieces import Path, Piece, Words, pieces
from tfawg_cli.records.base import Record
from tfawg_cli.records.plan import Plan
from tfawg_cli.records.programme import Programme
from tfawg_cli.records.translated_words import digest_of, held
from tfawg_cli.records.workspace import Filed


class Standing(StrEnum):
    """How a piece stands."""

    TRANSLATED = "translated"
    STALE = "stale"
    """The English words changed since they were translated."""
    LACKING = "lacking"


class Translated(NamedTuple):
    """A piece and what another language says of it."""

    piece: Piece
    words: Words
    """Empty where it says nothing."""
    of: str
    """The digest of the English words that it translates; empty where it is not stated."""

    @property
    def standing(self) -> Standing:
        """Whether the words may be shown as those of today's English."""
        if not self.words:
            return Standing.LACKING
        return Standing.TRANSLATED if self.of == digest_of(self.piece.words) else Standing.STALE


class Language:
    """What a language says of one record file."""

    def __init__(self, filed: Filed[Record] | None) -> None:
        self.data: Mapping[str, Any] = held(filed.record) if filed is not None else {}

    def of(self, piece: Piece) -> Translated:
        """Give what it says of a piece."""
        owner: Any = self.data
        path = piece.path
        for key in path[:-1]:
            owner = owner.get(key, {})
        words = owner.get(path[-1], "")
        if not words and piece.is_wordless:
            return Translated(piece, piece.words, digest_of(piece.words))
        return Translated(piece, words, owner.get("of", {}).get(path[-1], ""))

    def entries(self) -> Iterator[tuple[Path, Words, str]]:
        """List all that it says: the keys, the words, and the digest of the English words."""
        yield from _entries(self.data, ())


def _entries(held_here: Mapping[str, Any], path: Path) -> Iterator[tuple[Path, Words, str]]:
    digests = held_here.get("of", {})
    for key, value in held_here.items():
        if isinstance(value, str | tuple):
            if (*path, key) != ("format",):
                yield (*path, key), value, digests.get(key, "")
        elif key != "of" or path == ():
            yield from _entries(value, (*path, key)) if key != "of" else ()


def translated(record: Programme | Plan, filed: Filed[Record] | None) -> list[Translated]:
    """List every piece of a record with what a language says of it, in the order of the file."""
    language = Language(filed)
    return [language.of(piece) for piece in pieces(record)]
