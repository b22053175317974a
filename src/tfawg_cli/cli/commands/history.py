"""`tfawg history`: what happened to one item over years and commits."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tfawg_cli.cli import completion, exits
from tfawg_cli.cli.document_forms import Said, as_named
from tfawg_cli.cli.language_options import LangOption, Stale, StaleOption, Tongue
from tfawg_cli.cli.options import AtOption, FolderOption, OutputOption, argument, deliver, format_option
from tfawg_cli.cli.output_forms import ItemFormat, chosen

if TYPE_CHECKING:
    from tfawg_cli.operations.comparison.history import History
    from tfawg_cli.output.speech import Speech


def history(
    number: Annotated[
        str,
        argument(metavar="NUMBER", help="Such as 1, 1.2, 1.2.3 or 1.2.3.4.", autocompletion=completion.numbers),
    ],
    year: Annotated[
        str | None,
        typer.Option(
            "--year", metavar="YEAR", help="Left out, the open year that has it.", autocompletion=completion.years
        ),
    ] = None,
    asked: Annotated[ItemFormat | None, format_option("history", ItemFormat)] = None,
    output: OutputOption = None,
    at: AtOption = None,
    lang: LangOption = None,
    stale: StaleOption = Stale.ENGLISH,
    _folder: FolderOption = None,
) -> int:
    """Show what happened to one item, the oldest first.

    From year to year, and from commit to commit: when it was created, reworded, renumbered, carried, endorsed and
    amended, its status and updates, and who wrote that. Without git it shows what the records hold. With --lang it
    tells the words of the language, and when these changed.
    """
    from tfawg_cli.cli.item_meant import year_to_look_at
    from tfawg_cli.cli.languages import speech_of, tell_of_translations
    from tfawg_cli.cli.reading_records import files_of_workspace
    from tfawg_cli.cli.versions_of_item import traced
    from tfawg_cli.cli.years_in_turn import read_in_turn
    from tfawg_cli.storage.tree import find_root

    form = chosen(asked, output, ItemFormat.TEXT)
    tongue = Tongue.of(lang, stale)
    root = find_root(Path.cwd())
    with files_of_workspace(root, at) as tree:
        years = read_in_turn(root, tree, tongue.languages)
        speech = speech_of(root, tongue)
        found = traced(years, year_to_look_at(years.records, number.strip(), year), number.strip(), at, tongue)
    if tongue.is_english:
        tell_of_translations(root, {event.stage.file for event in found.events}, number.strip(), year)
    shown = _shown(found, form, speech, to_file=output is not None)
    deliver(as_named(shown, output, asked, Said(tells_changes=True)), output)
    return exits.DONE


def _shown(found: "History", form: ItemFormat, speech: "Speech", *, to_file: bool) -> str:
    from tfawg_cli.output import history_text

    if form is ItemFormat.JSON:
        return history_text.as_json(found)
    if form is ItemFormat.MARKDOWN:
        return history_text.as_markdown(found, speech)
    if sys.stdout.isatty() and not to_file:
        from tfawg_cli.output.diff.terminal import marked

        return marked(history_text.lines(found, speech))
    return history_text.as_text(found, speech)
