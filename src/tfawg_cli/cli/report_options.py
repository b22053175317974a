"""Options that several reports share."""

from enum import StrEnum
from typing import Annotated

import typer

from tfawg_cli.cli.completion import bodies, revisions

CheckOption = Annotated[
    bool, typer.Option("--check", help="Write nothing; end with 1 where what is behind -o is stale.")
]
ReferenceOption = Annotated[
    str, typer.Option(metavar="TEXT", help="Print TEXT in the head, such as the number of the document.")
]
StampOption = Annotated[bool, typer.Option("--stamp", help="Print the day and the commit in the head.")]
AgainstOption = Annotated[
    str | None,
    typer.Option(metavar="REV|YEAR", help="Mark what changed since a revision or day, or from another year."),
]
AuthorOption = Annotated[
    str, typer.Option(metavar="NAME", help="Who a Word file is of, and who made the changes that it marks.")
]

DraftOption = Annotated[
    bool, typer.Option("--draft", help="With --lang and --for decision: write it although texts of it are English.")
]


class Ask(StrEnum):
    """What a committee is asked to do with a report."""

    TAKE_NOTE = "take note"
    GUIDANCE = "guidance"
    DECISION = "decision"


SinceOption = Annotated[
    str | None,
    typer.Option(
        metavar="REV|DATE", help="Mark updates that were not there at a revision or day.", autocompletion=revisions
    ),
]
ToOption = Annotated[
    str | None,
    typer.Option(metavar="BODY", help="The report to a committee (PC, PTC, CBC).", autocompletion=bodies),
]
ForOption = Annotated[
    Ask | None, typer.Option("--for", metavar="WHAT", help=f"What the committee is asked to do: {', '.join(Ask)}.")
]
BodyOption = Annotated[str | None, typer.Option(metavar="BODY", help="The body that is asked.", autocompletion=bodies)]
WithAliasesOption = Annotated[
    bool, typer.Option("--with-aliases", help="With bodies that are the same or part of BODY.")
]
EverybodyOption = Annotated[
    bool, typer.Option("--all", help="Each body that the plan names, one file each, into the folder behind -o.")
]
