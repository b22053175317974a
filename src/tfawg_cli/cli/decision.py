"""`tfawg decision`: record what a body decided on a year."""

from typing import Annotated

import typer

from tfawg_cli.cli.completion import bodies, years
from tfawg_cli.cli.options import DryRunOption, FolderOption
from tfawg_cli.findings import CannotGoOnError

VERBS = ("endorsed", "agreed", "approved", "confirmed")
SUBJECTS = ("programme and plan", "progress report")


def decision(
    year: Annotated[str, typer.Argument(metavar="YEAR", help="Such as 2022/2023.", autocompletion=years)],
    verb: Annotated[
        str, typer.Argument(metavar="VERB", help=f"One of: {', '.join(VERBS)}.", autocompletion=lambda: list(VERBS))
    ],
    by: Annotated[str, typer.Option("--by", metavar="BODY", help="Who decided.", autocompletion=bodies)],
    session: Annotated[str | None, typer.Option("--session", metavar="N", help="At which of its sessions.")] = None,
    day: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="When, such as 22/6/2022 (day first).")
    ] = None,
    document: Annotated[str | None, typer.Option("--document", metavar="REF", help="In which document.")] = None,
    on: Annotated[
        str,
        typer.Option(
            "--on", help=f"One of: {', '.join(SUBJECTS)}.", autocompletion=lambda: list(SUBJECTS), show_default=True
        ),
    ] = SUBJECTS[0],
    dry_run: DryRunOption = False,
    _folder: FolderOption = None,
) -> int:
    """Record a decision of a body on a year.

    Endorsed (or agreed) by the working group; approved by the Policy Commission or the Council: the first approval
    freezes the wording of the Work Programme and the plan. Both wait until nothing is to be confirmed and no error open.
    """
    from tfawg_cli.cli.changing import records_to_change, write_decision
    from tfawg_cli.operations.decisions import decided
    from tfawg_cli.operations.typed import decision_of

    return write_decision(year, lambda workspace, of: decided(workspace, of, decision_of(workspace, {})), dry_run=dry_run)
