"""`tfawg redo`: write again what was taken back."""

from typing import Annotated

from tfawg_cli.cli.options import DryRunOption, FolderOption, argument


def redo(
    entry: Annotated[
        str | None,
        argument(metavar="[ENTRY]", help="Which change, by its number in undo --list; left out, the next one."),
    ] = None,
    dry_run: DryRunOption = False,
    _folder: FolderOption = None,
) -> int:
    """Write again what tfawg undo took back.

    A new change ends that; what was taken back before it comes again by its number, once its files are as it found
    them. What was written since is never written over.
    """
    from tfawg_cli.cli.taking_back import reverse
    from tfawg_cli.storage.undoing import Undoing

    return reverse(Undoing.again, entry, dry_run=dry_run)
