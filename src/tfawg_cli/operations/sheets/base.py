"""What a sheet said when it went out: the digest of the words of each item and field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from hashlib import sha256

from tfawg_cli.records.same_words import same_words

_MARK = "tfawg base 1"
_TOLD = "told"
"""The key of the row that stands for the lines of the first sheet."""
_DIGITS = 12
_QUOTES = str.maketrans("\u2018\u201c\u201d", '\'""')
"""Quotes that Word sets by itself, beside the apostrophe, which is the same word everywhere."""


class Fate(Enum):
    """What becomes of a cell, of the three wordings that it has had."""

    UNTOUCHED = auto()
    """They left it as it went out: what the records say now stays."""
    THEIRS = auto()
    """Only they changed it."""
    ALIKE = auto()
    """It says what the records say."""
    EMPTIED = auto()
    """They took words away, and nothing is taken away unasked."""
    CONFLICT = auto()
    """They changed it, and so did we."""


@dataclass(frozen=True, slots=True)
class Base:
    """The digests that a sheet brought back, by the key of its row and the name of its field."""

    about: str
    """Who was asked; empty where nobody was named."""
    digests: Mapping[str, Mapping[str, str]]
    told: frozenset[str] | None = None
    """The digests of the lines of its first sheet; None where it does not say."""

    def fate(self, key: str, field: str, theirs: str, ours: str) -> Fate:
        """Tell what becomes of a cell; one that went out without a base is theirs."""
        went_out = self.digests.get(key, {}).get(field)
        if went_out is None:
            return Fate.ALIKE if digest(theirs) == digest(ours) else Fate.THEIRS
        if digest(theirs) == went_out:
            return Fate.UNTOUCHED
        if digest(theirs) == digest(ours):
            return Fate.ALIKE
        if digest(ours) != went_out:
            return Fate.CONFLICT
        return Fate.THEIRS if theirs.strip() else Fate.EMPTIED


def digest(words: str) -> str:
    """Give what stands for words in a base: the same for all that nobody can tell apart."""
    return sha256(same_words(words.translate(_QUOTES)).encode()).hexdigest()[:_DIGITS]


def base_rows(
    about: str, fields: Sequence[str], rows: Mapping[str, Sequence[str]], told: Sequence[str] = ()
) -> list[list[str]]:
    """Write the base of a sheet as rows of cells.

    Args:
        about: who is asked; "" where nobody is.
        fields: the names of the fields.
        rows: key -> words of each field.
        told: the lines of the first sheet.

    """
    listed = {**rows, _TOLD: told}
    return [[_MARK, about, *fields], *([key, "", *map(digest, words)] for key, words in listed.items())]


def read_base(rows: Sequence[Sequence[str]]) -> Base | None:
    """Read the base among the cells of a hidden sheet; None where there is none."""
    place = next((place for place, cells in enumerate(rows) if _MARK in cells), None)
    if place is None:
        return None
    column = list(rows[place]).index(_MARK)
    _, about, *fields = rows[place][column:]
    held = {cells[column]: cells[column + 2 :] for cells in rows[place + 1 :] if len(cells) > column}
    told = held.pop(_TOLD, None)
    digests = {key: dict(zip(fields, cells, strict=False)) for key, cells in held.items()}
    return Base(about, digests, frozenset(told) if told is not None else None)
