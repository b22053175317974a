"""`tfawg close`: end a year."""

from typing import Annotated

import typer

from tfawg_cli.cli.options import DryRunOption, FolderOption, NamedYearArgument


def close(
    year: NamedYearArgument,
    day: Annotated[
        str | None,
        typer.Option("--date", metavar="DATE", help="Since when (day first); left out, the last day of the year."),
    ] = None,
    dry_run: DryRunOption = False,
    _folder: FolderOption = None,
) -> int:
    """End a year: afterwards only amendments change it.

    Every action needs a final status, or an action of a later year that continues it.
    """
    from tfawg_cli.cli.item_meant import year_of_plan
    from tfawg_cli.cli.writing_changes import new_texts, records_to_change, write_out
    from tfawg_cli.operations.changes.typed import stored_day
    from tfawg_cli.operations.years.decisions import closed

    records = records_to_change()
    of = year_of_plan(records, year)
    revision = closed(records.workspace, of, stored_day(day) if day is not None else None)
    return write_out(records, revision, new_texts(records, revision.edits), dry_run=dry_run)
