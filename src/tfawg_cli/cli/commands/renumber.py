"""`tfawg renumber`: give an item another number, wherever it is named."""

from typing import TYPE_CHECKING, Annotated

import typer

from tfawg_cli.cli import completion
from tfawg_cli.cli.options import DryRunOption, FolderOption, YearOption, YesOption, argument
from tfawg_cli.cli.prompts import confirmed, is_a_person
from tfawg_cli.findings import CannotGoOnError

if TYPE_CHECKING:
    from tfawg_cli.operations.items import Target
    from tfawg_cli.records.workspace import Workspace


def renumber(
    old: Annotated[str, argument(metavar="OLD", help="The number it has.", autocompletion=completion.numbers)],
    new: Annotated[
        str,
        argument(
            metavar="NEW", help="The number it gets, or what it is to stand below.", autocompletion=completion.numbers
        ),
    ],
    shift: Annotated[
        bool, typer.Option("--shift", help="Where NEW is taken, move it and those behind it up by one.")
    ] = False,
    swap: Annotated[bool, typer.Option("--swap", help="Where NEW is taken, give that item the number OLD.")] = False,
    year: YearOption = None,
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    _folder: FolderOption = None,
) -> int:
    """Give an item of a draft another number.

    All that is below it and all that refers to it goes along. It shows the table of numbers and asks. Mentions in
    prose are listed, never rewritten. With the number of what it is to stand below, it gets the next free one there.
    """
    from tfawg_cli.cli.item_meant import chosen_target
    from tfawg_cli.cli.translating import with_translations
    from tfawg_cli.cli.writing_changes import carry_out, records_to_change
    from tfawg_cli.operations.changes.renumbering import renumbered, swapped

    if shift and swap:
        raise CannotGoOnError("--shift and --swap are two ways", "leave one of them out")
    records = records_to_change(languages=None)
    records.need_whole()
    target = chosen_target(records, old.strip(), year)
    if swap:
        revision = swapped(records.workspace, target, new.strip())
    else:
        number = _number_meant(records.workspace, target, new.strip(), yes=yes or dry_run)
        revision = renumbered(records.workspace, target, number, shift=shift)
    revision = with_translations(records, revision)
    return carry_out(records, revision, dry_run=dry_run, ask=lambda: confirmed("Renumber these?", yes=yes))


def _number_meant(workspace: "Workspace", target: "Target", typed: str, *, yes: bool) -> str:
    """Give the number that was typed, or the free one below it. Raises CannotGoOnError where nobody can agree to it."""
    from tfawg_cli.operations.changes.renumbering import free_number

    free = free_number(workspace, target, typed)
    if free is None:
        return typed
    if not yes and not is_a_person():
        message = f"the next free number below {typed} is {free}"
        raise CannotGoOnError(message, f"tfawg renumber {target.number} {free} --year {target.year}")
    return free
