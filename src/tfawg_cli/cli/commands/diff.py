"""`tfawg diff`: what changed between two moments, or between two years."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from tfawg_cli.cli import completion, exits
from tfawg_cli.cli.document_forms import Said, as_named
from tfawg_cli.cli.language_options import LangOption, Stale, StaleOption, Tongue
from tfawg_cli.cli.options import AtOption, FolderOption, OutputOption, argument, deliver, format_option
from tfawg_cli.cli.output_forms import chosen

if TYPE_CHECKING:
    from tfawg_cli.cli.sides_compared import Sides
    from tfawg_cli.operations.comparison.comparison import Comparison
    from tfawg_cli.output.speech import Speech


class Format(StrEnum):
    """How changes are shown."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    GITHUB = "github"
    """Markdown, no longer than the summary of a workflow's step can be."""


FromArgument = Annotated[
    str | None,
    argument(
        metavar="[FROM]",
        help="A year such as 2021/2022, or a git revision; left out, the last commit (HEAD).",
        autocompletion=completion.years_and_revisions,
    ),
]
ToArgument = Annotated[
    str | None,
    argument(
        metavar="[TO]",
        help="A year or a git revision; left out: the latest year behind a year, else the files as they are now.",
        autocompletion=completion.years_and_revisions,
    ),
]
OnlyOption = Annotated[
    str | None,
    typer.Option(
        "--only",
        metavar="NUMBER",
        help="Only this item and what is below it.",
        autocompletion=completion.numbers,
    ),
]


def diff(
    first: FromArgument = None,
    second: ToArgument = None,
    only: OnlyOption = None,
    short: Annotated[bool, typer.Option("--short", help="One line, fit for a commit message.")] = False,
    asked: Annotated[Format | None, format_option("changes", Format)] = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit status 1 where the records say something else.")
    ] = False,
    output: OutputOption = None,
    at: AtOption = None,
    lang: LangOption = None,
    stale: StaleOption = Stale.ENGLISH,
    _folder: FolderOption = None,
) -> int:
    """Show what changed between moments or years.

    Two years are compared by their programme and plan. A year and a revision compare that year then and now. Only
    wording counts: the order and layout of a file do not. The format github is Markdown of 1 MiB at most.
    """
    from tfawg_cli.cli.languages import speech_here
    from tfawg_cli.cli.merged_branches import told_of_merge
    from tfawg_cli.cli.sides_compared import compared, later_side
    from tfawg_cli.output.diff.text import as_short

    form = chosen(asked, output, Format.TEXT, [".md"] if short else None)
    tongue = Tongue.of(lang, stale)
    speech = speech_here(tongue)
    sides, comparison = compared(first, second, at, only, tongue)
    to_file = output is not None
    shown = as_short(comparison, speech) if short else _shown(comparison, sides, form, speech, to_file=to_file)
    if not (short or comparison.between_years or form is Format.JSON):
        shown = told_of_merge(later_side(second, at), speech) + shown
    deliver(shown if short else as_named(shown, output, asked, Said(tells_changes=True)), output)
    return exits.ERRORS if exit_code and comparison.differs else exits.DONE


def _shown(comparison: "Comparison", sides: "Sides", form: Format, speech: "Speech", *, to_file: bool) -> str:
    if form is Format.JSON:
        from tfawg_cli.output.diff.as_json import as_json

        return as_json(comparison)
    if form in {Format.MARKDOWN, Format.GITHUB}:
        from tfawg_cli.output.diff.markdown import as_markdown
        from tfawg_cli.output.diff.step_summary import shortened

        changes = as_markdown(comparison, sides, speech)
        return shortened(changes, speech=speech) if form is Format.GITHUB else changes
    if sys.stdout.isatty() and not to_file:
        from tfawg_cli.output.diff.terminal import as_marked

        return as_marked(comparison, sides, speech)
    from tfawg_cli.output.diff.text import as_text

    return as_text(comparison, sides, speech)
