"""`tfawg decision`: record what a body decided on a year."""

from typing import Annotated

import typer

from tfawg_cli.cli.completion import bodies, decided_on, verbs
from tfawg_cli.cli.options import DryRunOption, FolderOption, NamedYearArgument, argument
from tfawg_cli.records.words import DecidedOn, Verb


def decision(
    year: NamedYearArgument,
    verb: Annotated[str, argument(metavar="VERB", help=f"One of: {', '.join(Verb)}.", autocompletion=verbs)],
    by: Annotated[str, typer.Option("--by", metavar="BODY", help="Who decided.", autocompletion=bodies)],
    session: Annotated[str | None, typer.Option("--session", metavar="N", help="At which of its sessions.")] = None,
    day: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="When, such as 22/6/2022 (day first).")
    ] = None,
    document: Annotated[str | None, typer.Option("--document", metavar="REF", help="In which document.")] = None,
    on: Annotated[
        str, typer.Option("--on", metavar="WHAT", help=f"One of: {', '.join(DecidedOn)}.", autocompletion=decided_on)
    ] = str(DecidedOn.PROGRAMME_AND_PLAN),
    dry_run: DryRunOption = False,
    _folder: FolderOption = None,
) -> int:
    """Record what a body decided on a year.

    The first approval of programme and plan freezes their wording. An endorsement or an approval waits until nothing
    is to be confirmed and no error is open.
    """
    from tfawg_cli.cli.item_meant import year_of_plan
    from tfawg_cli.cli.reading_records import files_of
    from tfawg_cli.cli.writing_changes import new_texts, records_to_change, write_out
    from tfawg_cli.operations.changes.typed import decision as typed_decision
    from tfawg_cli.operations.years.decisions import decided

    records = records_to_change()
    records.need_whole()
    of = year_of_plan(records, year)
    typed = {"verb": verb, "by": by, "session": session, "date": day, "document": document, "on": on}
    read = typed_decision(records.workspace, typed)
    if read.on is DecidedOn.PROGRAMME_AND_PLAN:
        records.need_right(files_of(records, of))
    revision = decided(records.workspace, of, read)
    return write_out(records, revision, new_texts(records, revision.edits), dry_run=dry_run)
