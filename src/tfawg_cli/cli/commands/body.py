"""`tfawg body`: register a body, or change what the register says of it."""

from typing import Annotated

import typer

from tfawg_cli.cli.completion import bodies, kinds_of_bodies
from tfawg_cli.cli.language_options import Tongue
from tfawg_cli.cli.options import DryRunOption, FolderOption, argument
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.records.words import BodyKind


def body(
    name: Annotated[
        str, argument(metavar="NAME", help="Its name as printed, such as 'Policy Commission'.", autocompletion=bodies)
    ],
    short: Annotated[str | None, typer.Option("--short", metavar="TEXT", help="Its abbreviation.")] = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", metavar="KIND", help=f"One of: {', '.join(BodyKind)}.", autocompletion=kinds_of_bodies),
    ] = None,
    part_of: Annotated[
        str | None,
        typer.Option("--part-of", metavar="BODY", help="The body that it belongs to.", autocompletion=bodies),
    ] = None,
    same_as: Annotated[
        str | None,
        typer.Option("--same-as", metavar="BODY", help="Another name of the same body.", autocompletion=bodies),
    ] = None,
    lang: Annotated[
        str | None, typer.Option("--lang", metavar="LANG", help="With --name: the language, such as fr.")
    ] = None,
    other_name: Annotated[
        str | None, typer.Option("--name", metavar="TEXT", help="What it is called in the language behind --lang.")
    ] = None,
    dry_run: DryRunOption = False,
    _folder: FolderOption = None,
) -> int:
    """Register a body, or change what the register says of it.

    A body stands in the register before an action can name it as responsible, or a decision as its author. Names stay
    as they are printed. With --lang and --name it gets the name that it has in another language.
    """
    if (lang is None) != (other_name is None):
        raise CannotGoOnError("--lang and --name go together", 'tfawg body PC --lang fr --name "..."')
    from tfawg_cli.cli.writing_changes import carry_out, records_to_change
    from tfawg_cli.operations.changes.registering import registered

    names: dict[str, str] = {}
    if lang is not None and other_name is not None:
        tongue = Tongue.of(lang)
        tongue.need_other()
        names = {tongue.tag: other_name}
    typed = {"short": short, "kind": kind, "part_of": part_of, "same_as": same_as}
    records = records_to_change()
    said = {field: text for field, text in typed.items() if text is not None}
    revision = registered(records.workspace, name, said, names)
    return carry_out(records, revision, dry_run=dry_run)
