"""Translations as the year turns: what is still said in English is kept, and what is not goes."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from tfawg_cli.operations.languages.pieces import Path, pieces
from tfawg_cli.operations.languages.standing import Language, Standing, translated
from tfawg_cli.records.base import Record
from tfawg_cli.records.plan import Plan
from tfawg_cli.records.programme import Programme
from tfawg_cli.records.workspace import Filed
from tfawg_cli.yaml_text.edits import Edit, Take

_DIGESTS = "of"


class Carried(NamedTuple):
    """What becomes of a translation."""

    edits: list[Edit]
    """Of the text of the old year."""
    kept: int
    """Texts whose English is the same."""
    stale: int
    """Texts that stay, although their English is another one now."""


def carried(held: Filed[Record], record: Programme | Plan) -> Carried:
    """Make a translation that of the next year's record."""
    counts = Counter(one.standing for one in translated(record, held) if not one.piece.is_wordless)
    return Carried(list(_edits(held, record)), counts[Standing.TRANSLATED], counts[Standing.STALE])


def _edits(held: Filed[Record], record: Programme | Plan) -> Iterator[Edit]:
    """Take away what the record does not say: whole items where nothing of them is left."""
    known = {piece.path[:end] for piece in pieces(record) for end in range(1, len(piece.path) + 1)}
    entries = list(Language(held).entries())
    left = {path[:end] for path, _, _ in entries if path in known for end in range(1, len(path))}
    taken: set[Path] = set()
    for path, _, of in entries:
        if path in known:
            continue
        top = next((path[:end] for end in range(1, len(path)) if path[:end] not in left), path)
        if top not in taken:
            yield Take(top)
            taken.add(top)
        if top == path and of:
            yield Take((*path[:-1], _DIGESTS, path[-1]))
