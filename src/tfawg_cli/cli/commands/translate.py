"""`tfawg translate`: how far a language has come, the file for the translators, and what comes back."""

from pathlib import Path
from typing import Annotated

import typer

from tfawg_cli.cli import completion, exits
from tfawg_cli.cli.language_options import Tongue
from tfawg_cli.cli.options import DryRunOption, FolderOption, OutputOption, YearArgument, deliver
from tfawg_cli.findings import CannotGoOnError


def translate(
    year: YearArgument = None,
    lang: Annotated[str, typer.Option("--lang", metavar="LANG", help="The language, such as fr.")] = "",
    everything: Annotated[bool, typer.Option("--all", help="Also what is translated and not stale.")] = False,
    sources: Annotated[
        list[Path] | None, typer.Option("--from", metavar="FILE", help="Take back the file that -o wrote.")
    ] = None,
    right: Annotated[
        str | None,
        typer.Option(
            "--still-right",
            metavar="NUMBER",
            help="The translation of this item is right for its English of today as well.",
            autocompletion=completion.numbers,
        ),
    ] = None,
    dry_run: DryRunOption = False,
    output: OutputOption = None,
    _folder: FolderOption = None,
) -> int:
    """Count what is translated, stale or lacking, and list what is to be done.

    With -o FILE.docx (or .xlsx) it writes the table for the translators: the English that was translated, today's with
    the difference, and the column to fill; --from takes it back, all or none. What they left as it was changes nothing.
    """
    if not lang:
        raise CannotGoOnError("translate needs a language", "tfawg translate --lang fr")
    if sum((bool(sources), right is not None, output is not None)) > 1:
        raise CannotGoOnError("-o, --from and --still-right are three things", "name one of them")
    if sources:
        from tfawg_cli.cli.translators_files import take_back

        return take_back(sources, year, Tongue.of(lang), dry_run=dry_run)
    from tfawg_cli.cli.translations_of_year import of_year

    found = of_year(year, Tongue.of(lang))
    if right is not None:
        return found.still_right(right.strip(), dry_run=dry_run)
    if output is not None:
        from tfawg_cli.cli.translators_files import write

        write(found, output, everything=everything)
        return exits.DONE
    deliver(found.told(everything=everything), None)
    return exits.DONE
