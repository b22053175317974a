"""`tfawg show`: one item with all that belongs to it."""

from typing import Annotated

import typer

from tfawg_cli.cli import completion, exits
from tfawg_cli.cli.document_forms import as_named
from tfawg_cli.cli.options import AtOption, FolderOption, NumberArgument, OutputOption, deliver, format_option
from tfawg_cli.cli.output_forms import ItemFormat, chosen


def show(
    number: NumberArgument,
    year: Annotated[
        str | None,
        typer.Option(
            "--year", metavar="YEAR", help="Left out, the open year that has it.", autocompletion=completion.years
        ),
    ] = None,
    asked: Annotated[ItemFormat | None, format_option("item", ItemFormat)] = None,
    output: OutputOption = None,
    at: AtOption = None,
    _folder: FolderOption = None,
) -> int:
    """Show one item with all that belongs to it.

    What it says, what is above and below it, and its lineage over the years.
    """
    from tfawg_cli.cli.item_meant import year_to_look_at
    from tfawg_cli.cli.records import read_records
    from tfawg_cli.operations.questions.item import item
    from tfawg_cli.output import item_text

    form = chosen(asked, output, ItemFormat.TEXT)
    records = read_records(at)
    records.need_readable()
    found = item(records.workspace, year_to_look_at(records, number.strip(), year), number.strip())
    write = {
        ItemFormat.TEXT: item_text.as_text,
        ItemFormat.JSON: item_text.as_json,
        ItemFormat.MARKDOWN: item_text.as_markdown,
    }
    deliver(as_named(write[form](found), output, asked), output)
    return exits.DONE
