"""`tfawg history`: what happened to one item over years and commits."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from tfawg_cli.cli import completion, exits
from tfawg_cli.cli.endings import as_named, chosen
from tfawg_cli.cli.options import AtOption, FolderOption, OutputOption, deliver, format_option
from tfawg_cli.cli.show import Format

if TYPE_CHECKING:
    from tfawg_cli.operations.history import History


def history(
    number: Annotated[
        str,
        typer.Argument(metavar="NUMBER", help="Such as 1, 1.2, 1.2.3 or 1.2.3.4.", autocompletion=completion.numbers),
    ],
    year: Annotated[
        str | None,
        typer.Option("--year", metavar="YEAR", help="Left out, the year in progress.", autocompletion=completion.years),
    ] = None,
    asked: Annotated[Format | None, format_option("history", Format)] = None,
    output: OutputOption = None,
    at: AtOption = None,
    _folder: FolderOption = None,
) -> int:
    """Show what happened to one item, the oldest first.

    From year to year, and from commit to commit: when it was created, reworded, renumbered, carried, endorsed and
    amended, its status and updates, and who wrote that. Without git it shows what the records hold.
    """
    from tfawg_cli.cli.records import chosen_year, read_records
    from tfawg_cli.cli.tracing import traced

    form = chosen(asked, output, Format.TEXT)
    records = read_records(at)
    records.need_readable()
    found = traced(records, chosen_year(records, year), number.strip(), at)
    deliver(as_named(_shown(found, form, to_file=output is not None), output, asked), output)
    return exits.DONE


def _shown(found: "History", form: Format, *, to_file: bool) -> str:
    from tfawg_cli.output import history_text

    if form is Format.JSON:
        return history_text.as_json(found)
    if form is Format.MARKDOWN:
        return history_text.as_markdown(found)
    if sys.stdout.isatty() and not to_file:
        from tfawg_cli.output.marked_terminal import marked

        return marked(history_text.lines(found))
    return history_text.as_text(found)
