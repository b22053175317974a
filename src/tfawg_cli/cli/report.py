"""`tfawg report`: the documents of a year as Markdown."""

from typing import Annotated

import typer

from tfawg_cli.cli import exits
from tfawg_cli.cli.completion import REPORTS, reports
from tfawg_cli.cli.options import AtOption, FolderOption, OutputOption, YearArgument, deliver
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.output.streams import out


def report(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help=f"One of: {', '.join(REPORTS)}.", autocompletion=reports)
    ] = None,
    year: YearArgument = None,
    output: OutputOption = None,
    at: AtOption = None,
    _folder: FolderOption = None,
) -> int:
    """Write a report as Markdown, or list the reports.

    Records with errors are not rendered: the errors are shown, and nothing is written.
    """
    if name is None:
        out("".join(f"{report_name:10} {what}\n" for report_name, what in REPORTS.items()))
        return exits.DONE
    if name not in REPORTS:
        message = f"there is no report '{name}'"
        raise CannotGoOnError(message, f"there are: {', '.join(REPORTS)}")
    deliver(_render(name, year, at), output)
    return exits.DONE


def _render(name: str, typed_year: str | None, at: str | None) -> str:
    from tfawg_cli.cli.records import chosen_year, files_of, read_records
    from tfawg_cli.operations.documents import document
    from tfawg_cli.output.rendering import render
    from tfawg_cli.storage.templates import read_template

    records = read_records(at)
    year = chosen_year(records, typed_year)
    records.need_right(files_of(records, year))
    edition = records.workspace.edition_for(year)
    if edition is None:
        message = f"no edition of the Work Programme can be read for {year}"
        raise CannotGoOnError(message, "tfawg validate says why")
    view = document(year, edition.record, records.workspace.plans[year].record)
    return render(f"{name}.md", view, lambda template: read_template(records.root, template))
