"""What a cell means: the words that the records would hold, however loosely people typed them."""

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.changes.typed import in_parts, values
from tfawg_cli.operations.items import Target
from tfawg_cli.operations.sheets.base import Base, Fate
from tfawg_cli.operations.sheets.cells import words
from tfawg_cli.records.fields import typed_fields
from tfawg_cli.records.workspace import Workspace


def meant(workspace: Workspace, target: Target, name: str, typed: str) -> str:
    """Give the words that would be stored for a cell; those that were typed where they cannot be.

    Args:
        workspace: the records.
        target: the item.
        name: the field.
        typed: what its cell says.

    """
    field = next((one for one in typed_fields(target.kind) if one.name == name), None)
    if field is None or not typed.strip():
        return typed
    texts = in_parts(typed) if field.repeats else [typed]
    edition = workspace.edition_for(target.year)
    try:
        stored = values(workspace, edition.record if edition else None, target.kind, {name: texts})
    except CannotGoOnError:
        return typed
    value = stored[name]
    if value is None:  # "not assessed": an empty cell would not say so
        return typed
    return words([*map(str, value)] if isinstance(value, list) else str(value))


def fate_of(base: Base, key: str, name: str, wordings: tuple[str, str], stored: str) -> Fate:
    """Tell what becomes of a cell that is touched only where what it means is another thing, too.

    Args:
        base: what the sheet said when it went out.
        key: the row.
        name: the field.
        wordings: what the cell says, and what the records say.
        stored: what would be stored for the cell.

    """
    theirs, ours = wordings
    fate = base.fate(key, name, theirs, ours)
    return base.fate(key, name, stored, ours) if fate in {Fate.CONFLICT, Fate.THEIRS} else fate
