"""`tfawg undo`: take back what a command wrote."""

from typing import Annotated

import typer

from tfawg_cli.cli.options import DryRunOption, FolderOption, argument


def undo(
    entry: Annotated[
        str | None, argument(metavar="[ENTRY]", help="Which change, by its number in --list; left out, the last one.")
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="List what was written here, the newest first.")] = False,
    dry_run: DryRunOption = False,
    _folder: FolderOption = None,
) -> int:
    """Take back the last change, byte for byte.

    It does not matter which command wrote it. Again, it takes back the one before; tfawg redo goes the other way.
    Where a file is no longer what that change left, it names the file and does nothing. It also works while the
    records have errors. What was committed already becomes a new change.
    """
    from tfawg_cli.cli.taking_back import list_changes, reverse
    from tfawg_cli.storage.undoing import Undoing

    return list_changes() if listed else reverse(Undoing.back, entry, dry_run=dry_run)
