"""`tfawg renumber`: give an item another number, wherever it is named."""

from typing import Annotated

import typer

from tfawg_cli.cli import completion
from tfawg_cli.cli.options import DryRunOption, FolderOption, YearOption, YesOption, argument
from tfawg_cli.cli.prompts import confirmed


def renumber(
    old: Annotated[str, argument(metavar="OLD", help="The number it has.", autocompletion=completion.numbers)],
    new: Annotated[str, argument(metavar="NEW", help="The number it gets, with as many parts.")],
    shift: Annotated[
        bool, typer.Option("--shift", help="Where NEW is taken, move it and those behind it up by one.")
    ] = False,
    year: YearOption = None,
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    _folder: FolderOption = None,
) -> int:
    """Give an item of a draft another number.

    All that is below it and all that refers to it goes along. It shows the table of numbers and asks. Mentions in
    prose are listed, never rewritten.
    """
    from tfawg_cli.cli.item_meant import chosen_target
    from tfawg_cli.cli.translating import with_translations
    from tfawg_cli.cli.writing_changes import carry_out, records_to_change
    from tfawg_cli.operations.changes.renumbering import renumbered

    records = records_to_change(languages=None)
    records.need_whole()
    target = chosen_target(records, old.strip(), year)
    revision = renumbered(records.workspace, target, new.strip(), shift=shift)
    revision = with_translations(records, revision)
    return carry_out(records, revision, dry_run=dry_run, ask=lambda: confirmed("Renumber these?", yes=yes))
