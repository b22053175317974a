"""`tfawg init`: start a workspace."""

from pathlib import Path
from typing import Annotated

import typer

from tfawg_cli import __version__
from tfawg_cli.cli import exits
from tfawg_cli.cli.options import argument
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.output.streams import out, talk
from tfawg_cli.pasting import from_here, lead_to, pasted


def init(
    folder: Annotated[Path, argument(metavar="DIR", help="The folder of the new workspace.")],
    year: Annotated[
        str | None, typer.Option("--year", metavar="YEAR", help="Its first year; left out, the year of today.")
    ] = None,
    at_root: Annotated[
        bool,
        typer.Option("--root", help="Inside a repository: write the workflow at its top, where GitHub looks for it."),
    ] = False,
) -> int:
    """Start an empty workspace that explains itself.

    Nothing that is there already is touched.
    """
    from datetime import UTC, datetime

    from tfawg_cli.cli.writing_changes import typed
    from tfawg_cli.output.change_text import undo_line
    from tfawg_cli.records.financial_year import FinancialYear
    from tfawg_cli.storage.starter import start_workspace
    from tfawg_cli.storage.tree import top_of_repository

    try:
        first = FinancialYear.typed(year) if year else FinancialYear.of_day(datetime.now(UTC).date())
    except ValueError as error:
        raise CannotGoOnError(str(error), "write it like 2021/2022") from None
    written = start_workspace(folder, first, __version__, workflow_at_top=at_root, typed=typed())
    lead_to(folder)
    out("".join(f"wrote {name}\n" for name in written))
    named = pasted([str(folder)])
    if not any(name.suffix == ".yml" for name in written):
        talk("no workflow was written, for GitHub reads it at the top of a repository and nowhere else")
        talk(f"  to have it there: delete {named} again, then tfawg init {named} --root")
    if top_of_repository(folder.absolute()) is None:
        talk(f"there is no git repository yet, and only git keeps what was: git init {named}")
    out(f"\nEach file has an example of what stands in it.\n{from_here(f'Next: tfawg add {first}')}\n{undo_line()}")
    return exits.DONE
