"""`tfawg report`: the documents of a year as Markdown."""

from pathlib import Path
from typing import Annotated

import typer

from tfawg_cli.cli import exits
from tfawg_cli.cli.options import FolderOption, OutputOption
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.output.streams import out, talk

REPORTS = {
    "document": "the Work Programme and the Annual Work Plan, as the working group reads them",
    "programme": "the Work Programme alone",
    "plan": "the Annual Work Plan alone",
}


def report(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help=f"One of: {', '.join(REPORTS)}.")] = None,
    year: Annotated[
        str | None, typer.Argument(metavar="[YEAR]", help="Such as 2021/2022; left out, the year in progress.")
    ] = None,
    output: OutputOption = None,
    _folder: FolderOption = None,
) -> int:
    """Write a report as Markdown; without a name, list the reports.

    Records with errors are not rendered: the errors are shown, and nothing is written.
    """
    if name is None:
        out("".join(f"{report_name:10} {what}\n" for report_name, what in REPORTS.items()))
        return exits.DONE
    if name not in REPORTS:
        message = f"there is no report '{name}'"
        raise CannotGoOnError(message, f"there are: {', '.join(REPORTS)}")
    text = _render(name, year)
    if output is None:
        out(text)
        return exits.DONE
    from tfawg_cli.storage.writing import write_document

    write_document(output, text.encode("utf-8"))
    talk(f"wrote {output}")
    return exits.DONE


def _render(name: str, typed_year: str | None) -> str:
    from tfawg_cli.cli.records import chosen_year, files_of, read_records
    from tfawg_cli.operations.documents import document
    from tfawg_cli.output.rendering import render
    from tfawg_cli.storage.templates import read_template

    records = read_records(Path.cwd())
    year = chosen_year(records, typed_year)
    records.need(*files_of(records, year))
    edition = records.workspace.edition_for(year)
    if edition is None:
        message = f"no edition of the Work Programme can be read for {year}"
        raise CannotGoOnError(message, "tfawg validate says why")
    view = document(year, edition.record, records.workspace.plans[year].record)
    return render(f"{name}.md", view, lambda template: read_template(records.root, template))
