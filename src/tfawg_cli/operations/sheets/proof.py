"""The proof that every word of a document stood where the records have it, by a reader that knows no form.

The first reader only says which paragraphs each value was made of. What these paragraphs say is taken from the second
reader, and what the value says from the records as they were read back from the new files.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from markdown_it import MarkdownIt

from tfawg_cli.findings import Keys
from tfawg_cli.office.word_blocks import Place
from tfawg_cli.records.calendar import day_in_words


class Said(NamedTuple):
    """A value of the records: the file (`programme` or `plan`) and the keys that lead to it."""

    keys: Keys
    printed: str = ""
    """How the document prints it, where that differs in capitals."""
    is_markdown: bool = False
    is_day: bool = False


class Claim(NamedTuple):
    """Paragraphs of a document, and what they come to: values of the records, and words of the form itself."""

    places: tuple[Place, ...]
    pieces: tuple[Said | str, ...]
    left_out: tuple[str, ...] = ()
    """Hidden and struck words, which are told and not taken."""


def contradictions(
    claims: Iterable[Claim], words: Mapping[Place, str], records: object
) -> Iterator[tuple[Claim, str, str]]:
    """List the claims that are not so, with the words of the document and those of the records."""
    for claim in claims:
        there = " ".join(filter(None, (words.get(place, "") for place in claim.places)))
        for text in claim.left_out:
            there = _without(there, " ".join(text.split()))
        held = "".join(_held(piece, records) for piece in claim.pieces)
        if there.split() != held.split():
            yield claim, " ".join(there.split()), " ".join(held.split())


def unclaimed(claims: Iterable[Claim], words: Mapping[Place, str]) -> dict[Place, str]:
    """Give the paragraphs that no claim knows of."""
    known = {place for claim in claims for place in claim.places}
    return {place: text for place, text in words.items() if place not in known}


def unfounded(claims: Iterable[Claim], records: Mapping[str, object], derived: Collection[str]) -> list[Keys]:
    """List the values that no claim, or more than one, stands for; fields that are `derived` need none."""
    founded = Counter(piece.keys for claim in claims for piece in claim.pieces if isinstance(piece, Said))
    return [keys for keys in _leaves(records, ()) if keys[-1] not in derived and founded[keys] != 1]


def _leaves(value: object, keys: Keys) -> Iterator[Keys]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, (*keys, key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _leaves(inner, (*keys, place))
    else:
        yield keys


def _held(piece: Said | str, records: object) -> str:
    if isinstance(piece, str):
        return piece
    value: object = records
    for key in piece.keys:
        value = value[key]  # type: ignore[index]
    if piece.is_day:
        return day_in_words(date.fromisoformat(str(value)))
    text = plain(str(value)) if piece.is_markdown else str(value)
    return piece.printed if piece.printed.casefold() == text.casefold() else text


def plain(markdown: str) -> str:
    """Give the words of Markdown as they are printed, blanks folded."""
    blocks = [block.children for block in MarkdownIt("commonmark").parse(markdown) if block.children]
    texts = ("".join(token.content or " " * token.type.endswith("break") for token in block) for block in blocks)
    return " ".join(" ".join(texts).split())


def _without(text: str, words: str) -> str:
    before, found, behind = text.partition(words)
    return before + behind if found else text
