"""Options that several reports share."""

from enum import StrEnum
from typing import Annotated

import typer

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
