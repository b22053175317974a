"""Translations as the year turns: what is still said in English is kept, and what is not goes."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tfawg_cli.operations.languages.pieces import Path, paths_of
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
    known = paths_of(record)
    return Carried(list(without(held, lambda path: path in known)), counts[Standing.TRANSLATED], counts[Standing.STALE])


def without(held: Filed[Record], stays: Callable[[Path], bool]) -> Iterator[Edit]:
    """Take away of a translation what does not stay: whole items where nothing of them is left."""
    entries = list(Language(held).entries())
    left = {path[:end] for path, _, _ in entries if stays(path) for end in range(1, len(path))}
    taken: set[Path] = set()
    for path, _, of in entries:
        if stays(path):
            continue
        top = next((path[:end] for end in range(1, len(path)) if path[:end] not in left), path)
        if top not in taken:
            yield Take(top)
            taken.add(top)
        if top == path and of:
            yield Take((*path[:-1], _DIGESTS, path[-1]))
