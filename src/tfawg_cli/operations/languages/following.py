"""Translations follow their items when these get other numbers."""

from collections.abc import Iterator, Mapping

from tfawg_cli.findings import Keys
from tfawg_cli.operations.changes.editing import Revision
from tfawg_cli.operations.items import keys_of
from tfawg_cli.records.number import kind, parts
from tfawg_cli.records.workspace import Workspace
from tfawg_cli.yaml_text.edits import Edit, Move, Rename, at, wished
from tfawg_cli.yaml_text.events import Data

Table = Mapping[str, str]
"""Old number -> new number."""


def followed(revision: Revision, workspace: Workspace, texts: Mapping[str, Data]) -> Revision:
    """Let what other languages say of renumbered items go along with them.

    Args:
        revision: the change of the English records.
        workspace: the records and their translations.
        texts: the data of each file.

    """
    edits = dict(revision.edits)
    for (english, _), held in workspace.translations.items():
        if english in revision.edits:
            steps = _steps(texts[held.file], dict(revision.moved))
            edits |= {held.file: steps} if steps else {}
    return Revision(revision.title, edits, revision.changes, revision.moved, revision.remarks)


def _steps(data: Data, table: Table) -> list[list[Edit]]:
    here = {old: new for old, new in table.items() if at(data, keys_of(old)) is not None}
    if not here:
        return []
    renames: list[Edit] = list(_renames(here))
    return [renames, *([move] for move in _moves(wished(data, renames), here))]


def _renames(table: Table) -> Iterator[Rename]:
    """Rename the keys, the innermost first."""
    containers: dict[Keys, dict[str, str]] = {}
    for old in sorted(table, key=lambda number: (-number.count("."), parts(number))):
        containers.setdefault(keys_of(old)[:-1], {})[old] = table[old]
    yield from (Rename(keys, names) for keys, names in containers.items())


def _moves(renamed: Data, table: Table) -> Iterator[Edit]:
    """Let what has another parent now stand below it, if that is translated; else `validate` tells where it stands."""
    for old, new in table.items():
        if kind(old) == "action":
            continue
        stands = (*(table.get(str(key), key) for key in keys_of(old)[:-1]), new)
        into = keys_of(new)[:-1]
        there = at(renamed, into)
        if stands[:-1] != into and isinstance(there, dict):
            lower = sorted((one for one in there if parts(one) < parts(new)), key=parts, reverse=True)
            yield Move(stands, into, tuple(lower))
