"""`tfawg show`: one item with all that belongs to it."""

from typing import Annotated

import typer

from tfawg_cli.cli import completion, exits
from tfawg_cli.cli.document_forms import as_named
from tfawg_cli.cli.language_options import LangOption, Stale, StaleOption, Tongue
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
    lang: LangOption = None,
    stale: StaleOption = Stale.ENGLISH,
    _folder: FolderOption = None,
) -> int:
    """Show one item with all that belongs to it.

    What it says, what is above and below it, and its lineage over the years.
    """
    from tfawg_cli.cli.item_meant import year_to_look_at
    from tfawg_cli.cli.languages import speech_of, spoken, tell_shown
    from tfawg_cli.cli.reading_records import read_records
    from tfawg_cli.operations.questions.item import item
    from tfawg_cli.output import item_text

    form = chosen(asked, output, ItemFormat.TEXT)
    tongue = Tongue.of(lang, stale)
    records = read_records(at, languages=tongue.languages)
    records.need_readable()
    wanted = year_to_look_at(records, number.strip(), year)
    speech = speech_of(records.root, tongue)
    found = item(spoken(records, tongue).workspace, wanted, number.strip())
    if form is ItemFormat.JSON:
        shown = item_text.as_json(found)
    else:
        write = item_text.as_markdown if form is ItemFormat.MARKDOWN else item_text.as_text
        shown = write(found, speech)
    tell_shown(shown, wanted, tongue, records.workspace.bodies)
    deliver(as_named(shown, output, asked), output)
    return exits.DONE
