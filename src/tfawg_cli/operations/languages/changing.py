"""From words of another language to edits of its file; each of them says which English words it translates."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.changes.editing import Changed, Revision
from tfawg_cli.operations.languages.pieces import Path, Piece, Words, pieces, points_in
from tfawg_cli.operations.languages.standing import Language
from tfawg_cli.records.base import Record
from tfawg_cli.records.number import kind
from tfawg_cli.records.plan import Plan
from tfawg_cli.records.programme import Programme
from tfawg_cli.records.translated_words import digest_of
from tfawg_cli.records.workspace import Filed
from tfawg_cli.yaml_text.edits import Edit, Put, Take, at, wished
from tfawg_cli.yaml_text.events import Data
from tfawg_cli.yaml_text.spelling import Block, Value

_DIGESTS = "of"


class Wish(NamedTuple):
    """What a language is to say of a piece."""

    piece: Piece
    words: Words | None
    """None takes away what it says."""
    of: str = ""
    """The digest of the English words that it translates; left out, today's."""

    @property
    def digest(self) -> str:
        """The digest that is to be written."""
        return self.of or digest_of(self.piece.words)


class Speaking(NamedTuple):
    """The English record, and what the language says of it so far."""

    record: Programme | Plan
    file: str
    """The file of the translation."""
    held: Filed[Record] | None
    """None where the file is not there yet."""
    data: Data
    """What the file holds."""


def translate(speaking: Speaking, wishes: Iterable[Wish], title: str, *, names_item: bool = False) -> Revision:
    """Let a language say something of pieces of a record, as a translation of what they say today.

    Args:
        speaking: the record, and what the language says of it.
        wishes: what it is to say; the same words again are said to be still right.
        title: what is done.
        names_item: True where the title names the one item that all wishes are of.

    Raises CannotGoOnError for more or fewer points than there are in English.

    """
    language = Language(speaking.held)
    wanted = list(wishes)
    for wish in wanted:
        need_all_points(wish.piece, wish.words)
    told = [(wish, language.of(wish.piece)) for wish in wanted]
    new = [(wish, said) for wish, said in told if (said.words or None, said.of) != _wanted(wish)]
    steps = written(speaking.data, speaking.record, (wish for wish, _ in new))
    named = [(called(wish.piece, is_one=names_item), _value(said.words), _value(wish.words)) for wish, said in new]
    changes = tuple(Changed(*one) for one in named if one[1] != one[2])
    right = tuple(f"{name}: still right" for name, old, words in named if old == words)
    return Revision(title, {speaking.file: steps} if steps else {}, changes, remarks=right)


def written(data: Data, record: Programme | Plan, wishes: Iterable[Wish]) -> list[list[Edit]]:
    """Give the steps that let a translation say something, each as of the data that the one before it left.

    Args:
        data: what its file holds.
        record: the English record, in whose order the fields stand.
        wishes: what it is to say.

    """
    order, steps = _order(pieces(record)), list[list[Edit]]()
    for wish in wishes:
        steps.append(list(_edits(data, order, wish)))
        data = wished(data, steps[-1])
    return steps


def still_right(speaking: Speaking, wanted: Iterable[Piece], title: str) -> Revision:
    """Say that a translation is one of today's English words as well. Raises CannotGoOnError as `translate` does."""
    language = Language(speaking.held)
    found = [piece for piece in wanted if language.of(piece).words and language.of(piece).of != digest_of(piece.words)]
    for piece in found:
        need_all_points(piece, language.of(piece).words)
    steps: list[list[Edit]] = [list(_digest_edits(speaking.data, {}, Wish(piece, None))) for piece in found]
    told = tuple(f"{called(piece)}: still right" for piece in found)
    return Revision(title, {speaking.file: steps} if steps else {}, remarks=told)


def need_all_points(piece: Piece, words: Words | None) -> None:
    """See that a translation has as many points as the English. Raises CannotGoOnError.

    A point too few would be missing in every report.
    """
    if words and (theirs := points_in(words)) != (ours := points_in(piece.words)):
        item = f"{kind(piece.number)} {piece.number}" if piece.number else called(piece)
        points = "1 point" if ours == 1 else f"{ours} points"
        message = f"{item} has {points} in English, and {theirs} in the translation"
        raise CannotGoOnError(message, "translate each by itself, in the same order")


def called(piece: Piece, *, is_one: bool = False) -> str:
    """Name a text: `1.1.1.1 text`, `sections 1 heading`; where one item is meant anyhow, by its field alone."""
    if not piece.number or is_one:
        return piece.field if is_one else " ".join(piece.path)
    update = piece.path[-3:-1] if "updates" in piece.path else ()
    return " ".join([piece.number, *update, piece.field])


def _wanted(wish: Wish) -> tuple[Words | None, str]:
    return wish.words, wish.digest if wish.words is not None else ""


def _value(words: Words | None) -> Value | None:
    if not words:
        return None
    return words if isinstance(words, str) else list(words)


def _spelled(piece: Piece, words: Words) -> Value:
    if isinstance(words, str):
        return Block(words) if piece.is_narrative else words
    return list(words)


def _order(found: Iterable[Piece]) -> Mapping[Path, list[str]]:
    """Give the order of the keys below each key: own fields, then their digests, then what stands further in."""
    fields: dict[Path, dict[str, None]] = {(): {"format": None}}
    inner: dict[Path, dict[str, None]] = {}
    for piece in found:
        fields.setdefault(piece.owner, {})[piece.field] = None
        for end in range(len(piece.owner)):
            inner.setdefault(piece.path[:end], {})[piece.path[end]] = None
    return {path: [*fields.get(path, {}), _DIGESTS, *inner.get(path, {})] for path in {*fields, *inner}}


def _follows(order: Mapping[Path, list[str]], path: Path) -> tuple[str, ...]:
    """List the keys behind which a key stands in its map, the nearest first."""
    keys = order.get(path[:-1], [])
    return tuple(reversed(keys[: keys.index(path[-1])])) if path[-1] in keys else ()


def _edits(data: Data, order: Mapping[Path, list[str]], wish: Wish) -> Iterator[Edit]:
    piece = wish.piece
    if wish.words is None:
        yield from _taken(data, piece)
        return
    value, digests = _spelled(piece, wish.words), {piece.field: wish.digest}
    missing = next((end for end in range(1, len(piece.owner) + 1) if at(data, piece.path[:end]) is None), None)
    if missing is None:
        yield Put(piece.path, value, _follows(order, piece.path))
        yield from _digest_edits(data, order, wish)
        return
    held: Value = {piece.field: value, _DIGESTS: {**digests}}
    for key in reversed(piece.owner[missing:]):
        held = {key: held}
    yield Put(piece.path[:missing], held, _follows(order, piece.path[:missing]))


def _digest_edits(data: Data, order: Mapping[Path, list[str]], wish: Wish) -> Iterator[Edit]:
    """Say of which English words the translation of a piece is."""
    piece, digest = wish.piece, wish.digest
    there = (*piece.owner, _DIGESTS)
    if at(data, there):
        yield Put((*there, piece.field), digest, _follows(order, piece.path))
    else:
        yield Put(there, {piece.field: digest}, _follows(order, there) or (piece.field,))


def _taken(data: Data, piece: Piece) -> Iterator[Edit]:
    owner = at(data, piece.owner)
    others = {*owner} - {piece.field, _DIGESTS} if isinstance(owner, dict) else set()
    if not others and piece.owner:
        yield Take(piece.owner)
        return
    yield Take(piece.path)
    if at(data, (*piece.owner, _DIGESTS, piece.field)) is not None:
        yield Take((*piece.owner, _DIGESTS, piece.field))
