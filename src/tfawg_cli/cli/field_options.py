"""The fields of items as options of the command line, and where their texts come from."""

import os
import sys
from collections.abc import Callable, Collection, Mapping
from inspect import Parameter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tfawg_cli.cli import completion
from tfawg_cli.cli.options import Command, with_options
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.records.fields import Field, Typed, option, typed_fields
from tfawg_cli.records.number import KINDS, with_article

if TYPE_CHECKING:
    from tfawg_cli.operations.years.amending import Authority

Given = str | list[str] | None
"""What stands behind the option of a field."""

ITEMS = tuple(reversed(KINDS))
"""The kinds of items, in the order in which help names their fields."""
_SEVERAL, _AMENDMENT = "Fields of several items", "Amendment of approved wording"
OF_A_YEAR = "Of a year: tfawg edit YEAR"
_METAVARS = {
    Typed.MARKDOWN: '"@FILE"',
    Typed.STATUS: "STATUS",
    Typed.DATE: "DATE",
    Typed.BODY: "BODY",
    Typed.COMMITTEE: "BODY",
    Typed.CODE: "CODE",
    Typed.NUMBER: "NUMBER",
    Typed.ORIGIN: "YEAR NUMBER",
}
"""What stands behind an option, where it is not just a text."""
_OFFERED = {
    Typed.STATUS: completion.statuses,
    Typed.BODY: completion.bodies,
    Typed.COMMITTEE: completion.bodies,
    Typed.CODE: completion.codes,
    Typed.NUMBER: completion.numbers,
}
"""What completion offers there."""
_HOW = {
    "text": ' "@FILE" reads a text from FILE, - from stdin.',
    "status": ' "not assessed" records none.',
    "reason": " With --authority, why the wording changes.",
}
"""What help says of a field besides what it means."""


def takes_fields(
    *kinds: str, only: Collection[str] = (), without: Collection[str] = ()
) -> Callable[[Command], Command]:
    """Give a command an option for each field of some kinds of items, in the place of its `**typed`.

    Args:
        kinds: the kinds of items, or of what stands beside the items.
        only: the names of the fields that are meant; empty means all.
        without: the names of fields that the command takes in another way.

    """
    found: dict[str, tuple[Field, list[str]]] = {}
    for kind in kinds:
        for field in typed_fields(kind):
            if field.name not in without and (not only or field.name in only):
                found.setdefault(field.name, (field, []))[1].append(kind)
    shared_first = sorted(found.values(), key=lambda one: len(one[1]) == 1)
    return with_options([_option(field, of) for field, of in shared_first])


def _option(field: Field, kinds: list[str]) -> Parameter:
    """Give the option of a field that some kinds of items have."""
    several = "Repeat it for several" + ("" if field.typed is Typed.LINES else ", or put ; between them")
    again = f" {several}; together they replace the list." if field.repeats else ""
    made = typer.Option(
        None,
        option(field.name),
        metavar=_METAVARS.get(field.typed, "TEXT"),
        help=f"{field.about}{_HOW.get(field.name, '')}{again}",
        autocompletion=_OFFERED.get(field.typed),
        rich_help_panel=_panel(kinds),
    )
    kind = list[str] | None if field.repeats else str | None
    return Parameter(field.name, Parameter.KEYWORD_ONLY, default=made, annotation=kind)


def _panel(kinds: list[str]) -> str:
    if len(kinds) > 1:
        return _SEVERAL
    return OF_A_YEAR if kinds == ["plan"] else f"Fields of {with_article(kinds[0])}"


AuthorityOption = Annotated[
    str | None,
    typer.Option(
        "--authority",
        metavar="WHO",
        help='Who allows a change of approved wording, such as "PC 87"; goes with --reason and --date.',
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


def amendment(authority: str | None, reason: Given, day: str | None) -> "Authority | None":
    """Give who allows a change of approved wording, why and since when. Raises CannotGoOnError where one is missing."""
    if authority is None and day is None:
        return None
    from tfawg_cli.operations.changes.typed import stored_day, words
    from tfawg_cli.operations.years.amending import AS_TYPED, Authority

    if authority is None or not isinstance(reason, str) or day is None:
        raise CannotGoOnError("an amendment needs its authority, its reason and its day", AS_TYPED)
    return Authority(words(authority), words(read_text(reason)), stored_day(day))


def texts_of(given: Mapping[str, Given]) -> dict[str, list[str]]:
    """Collect the fields that were typed, with @FILE and - replaced by what they hold. Raises CannotGoOnError."""
    named = {name: [value] if isinstance(value, str) else value for name, value in given.items() if value is not None}
    if sum(text == "-" for texts in named.values() for text in texts) > 1:
        raise CannotGoOnError("stdin can be read for one text only", 'put the others into files: "@FILE"')
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
        raise CannotGoOnError("stdin is closed", 'put the text into a file: "@FILE"')
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
