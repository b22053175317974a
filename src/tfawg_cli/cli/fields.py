"""The fields of items as options of the command line, and where their texts come from."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tfawg_cli.cli import completion
from tfawg_cli.findings import CannotGoOnError

if TYPE_CHECKING:
    from tfawg_cli.operations.years.amending import Authority

_ANY, _ACTION, _SUB_TASK = "Fields of several items", "Fields of an action", "Fields of a sub-task"
_PLAN = "Fields of a plan: tfawg edit YEAR"
_AMENDMENT = "Amendment of approved wording"

TextOption = Annotated[
    str | None,
    typer.Option("--text", metavar="TEXT", help="What is to be done; @FILE reads it from FILE, - from stdin."),
]
TimelineOption = Annotated[
    str | None, typer.Option("--timeline", metavar="TEXT", help="When, in the plan's own words.", rich_help_panel=_ANY)
]
StatusOption = Annotated[
    str | None,
    typer.Option(
        "--status",
        metavar="STATUS",
        help="How far it has come.",
        autocompletion=completion.statuses_to_set,
        rich_help_panel=_ANY,
    ),
]
ReasonOption = Annotated[
    str | None,
    typer.Option(
        "--reason",
        metavar="TEXT",
        help="Why the status is what it is; with --authority, why the wording changes.",
        rich_help_panel=_ANY,
    ),
]
ResponsibleOption = Annotated[
    list[str] | None,
    typer.Option(
        "--responsible",
        metavar="BODY",
        help="Who does it; repeat it for several. Together they replace the list.",
        autocompletion=completion.bodies,
        rich_help_panel=_ACTION,
    ),
]
IndicatorOption = Annotated[
    str | None, typer.Option("--indicator", metavar="TEXT", help="What shows that it is done.", rich_help_panel=_ACTION)
]
ResultOption = Annotated[
    str | None, typer.Option("--result", metavar="TEXT", help="What the indicator showed.", rich_help_panel=_ACTION)
]
CarriedFromOption = Annotated[
    str | None,
    typer.Option(
        "--carried-from",
        metavar="YEAR NUMBER",
        help="The action of an earlier year that it continues.",
        rich_help_panel=_ACTION,
    ),
]
CodeOption = Annotated[
    list[str] | None,
    typer.Option(
        "--strategic-code",
        metavar="CODE",
        help="Repeat it for several. Together they replace the list.",
        autocompletion=completion.codes,
        rich_help_panel=_SUB_TASK,
    ),
]
ObjectiveOption = Annotated[
    str | None, typer.Option("--objective", metavar="TEXT", help="What for.", rich_help_panel=_SUB_TASK)
]
StartOption = Annotated[
    str | None, typer.Option("--start", metavar="WHEN", help="Since when, such as 12/2013.", rich_help_panel=_SUB_TASK)
]
CommentsOption = Annotated[
    str | None, typer.Option("--comments", metavar="TEXT", help="What readers should know.", rich_help_panel=_SUB_TASK)
]
FormerlyOption = Annotated[
    str | None,
    typer.Option("--formerly", metavar="NUMBER", help="Its number in the previous edition.", rich_help_panel=_SUB_TASK),
]
ReportToOption = Annotated[
    list[str] | None,
    typer.Option(
        "--report-to",
        metavar="BODY",
        help="A committee that is reported to on it; repeat it for several.",
        autocompletion=completion.bodies,
        rich_help_panel=_SUB_TASK,
    ),
]
PointOption = Annotated[
    list[str] | None,
    typer.Option("--point", metavar="TEXT", help="A point of a key deliverable's list; repeat it for several."),
]
SummaryOption = Annotated[
    str | None,
    typer.Option("--summary", metavar="@FILE", help="What the year came to, as Markdown.", rich_help_panel=_PLAN),
]
RecommendationsOption = Annotated[
    str | None,
    typer.Option("--recommendations", metavar="@FILE", help="What is recommended, as Markdown.", rich_help_panel=_PLAN),
]
AuthorityOption = Annotated[
    str | None,
    typer.Option(
        "--authority",
        metavar="WHO",
        help='Who allows a change of approved wording, such as "PC 87"; goes with --reason.',
        rich_help_panel=_AMENDMENT,
    ),
]
AmendmentReasonOption = Annotated[
    str | None,
    typer.Option("--reason", metavar="TEXT", help="Why approved wording changes.", rich_help_panel=_AMENDMENT),
]
AmendmentDateOption = Annotated[
    str | None,
    typer.Option("--date", metavar="DATE", help="When it was allowed, such as 22/6/2022.", rich_help_panel=_AMENDMENT),
]


def amendment(authority: str | None, reason: str | None, day: str | None) -> "Authority | None":
    """Give who allows a change of approved wording, and why. Raises CannotGoOnError where one of the two is missing."""
    if authority is None and day is None:
        return None
    if authority is None or reason is None:
        raise CannotGoOnError(
            "an amendment needs its authority and its reason", '--authority "PC 87" --reason "meeting postponed"'
        )
    from tfawg_cli.operations.changes.typed import stored_day, words
    from tfawg_cli.operations.years.amending import Authority

    return Authority(words(authority), words(read_text(reason)), stored_day(day) if day is not None else None)


def typed_fields(given: "dict[str, str | list[str] | None]") -> dict[str, list[str]]:
    """Collect the fields that were typed, with @FILE and - replaced by what they hold. Raises CannotGoOnError."""
    named = {name: [value] if isinstance(value, str) else value for name, value in given.items() if value is not None}
    if sum(text == "-" for texts in named.values() for text in texts) > 1:
        raise CannotGoOnError("stdin can be read for one text only", "put the others into files: @FILE")
    return {name: [read_text(text) for text in texts] for name, texts in named.items() if texts}


def read_text(typed: str) -> str:
    """Give a text that was typed, or what the file behind @ or stdin holds. Raises CannotGoOnError."""
    if typed == "-":
        return _decoded(_from_stdin(), "stdin")
    if not typed.startswith("@"):
        return typed
    from tfawg_cli.storage.opening import UnreadableError, read_bytes

    file = Path(typed[1:])
    try:
        return _decoded(read_bytes(Path(os.path.realpath(file)), "a text file"), str(file))
    except UnreadableError as error:
        raise CannotGoOnError(f"{file}: {error.message}", "name a text file behind @, or write - for stdin") from None


def _from_stdin() -> bytes:
    from tfawg_cli.storage.opening import LARGEST

    if sys.stdin is None:
        raise CannotGoOnError("stdin is closed", "put the text into a file: @FILE")
    raw = sys.stdin.buffer.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise CannotGoOnError(f"stdin has more than {LARGEST:,} bytes", "send the text alone")
    return raw


def _decoded(raw: bytes, name: str) -> str:
    from tfawg_cli.yaml_text.characters import NotTextError, decode

    try:
        return decode(raw)
    except NotTextError as error:
        raise CannotGoOnError(f"{name}: {error.message}", "save it as UTF-8") from None
