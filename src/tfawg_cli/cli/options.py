"""Options that several commands share, and where their output goes."""

import os
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from inspect import Parameter, signature
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from typer._click.types import StringParamType
from typer.models import OptionInfo

from tfawg_cli.cli.completion import numbers, revisions, years
from tfawg_cli.cli.force_option import is_forced
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.output.streams import talk
from tfawg_cli.pasting import lead_to

Command = TypeVar("Command", bound=Callable[..., int])


class _Words(StringParamType):
    """What stands in the place of an argument: help shows its name, and no type behind it."""

    def get_metavar(self, *_: object, **__: object) -> str:
        """Say nothing of its type."""
        return ""


argument = partial(typer.Argument, click_type=_Words())
"""Says what an argument is, as `typer.Argument` does."""


def _go_to(context: typer.Context, folder: Path | None) -> None:
    """Start in another folder, so that every path that was typed is meant from there."""
    if folder is None:
        return
    lead_to(folder)
    try:
        os.chdir(folder)
    except OSError as error:
        if context.resilient_parsing:  # shell completion: never a word of error
            return
        message = f"cannot go to {folder}: {error.strerror}"
        raise CannotGoOnError(message, "check the folder behind -C") from None


FolderOption = Annotated[
    Path | None,
    typer.Option("-C", metavar="DIR", help="Work as if started in DIR.", callback=_go_to, is_eager=True),
]


def no_dash(output: Path | None) -> Path | None:
    """Take `-o -` for stdout, as other programs do."""
    return None if output == Path("-") else output


OutputOption = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help="Write to FILE; its ending says how: .docx is for Word, .html a page.",
        callback=no_dash,
    ),
]
AtOption = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="REV|DATE",
        help="Look at the records of a git revision, or of a day (8/3/2022).",
        autocompletion=revisions,
    ),
]
YearArgument = Annotated[
    str | None,
    argument(metavar="[YEAR]", help="Such as 2021/2022; left out, the year in progress.", autocompletion=years),
]
NamedYearArgument = Annotated[str, argument(metavar="YEAR", help="Such as 2021/2022.", autocompletion=years)]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Show the change as a diff; write nothing.")]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]
YearOption = Annotated[
    str | None,
    typer.Option("--year", metavar="YEAR", help="Which year is meant.", autocompletion=years),
]
NumberArgument = Annotated[
    str,
    argument(metavar="NUMBER", help="Such as 1, 1.2, 1.2.3 or 1.2.3.4.", autocompletion=numbers),
]


SeparatorOption = Annotated[
    str | None,
    typer.Option("--separator", metavar="SIGN", help="What parts the cells of a csv: , or ; or tab (left out: ,)."),
]


def with_options(options: Iterable[Parameter]) -> Callable[[Command], Command]:
    """Give a command options that are made of a table, in the place of its `**typed`, before its other ones."""

    def give(command: Command) -> Command:
        """Let the command say that it takes them."""
        whole = signature(command)
        own = [one for one in whole.parameters.values() if one.kind is not Parameter.VAR_KEYWORD]
        first = [one for one in own if one.kind is not Parameter.KEYWORD_ONLY]
        vars(command)["__signature__"] = whole.replace(parameters=[*first, *options, *own[len(first) :]])
        return command

    return give


def format_option(what: str, forms: Iterable[str]) -> OptionInfo:
    """Give the option that says how something is shown; the first form is the usual one."""
    choices = list(forms)
    told = f"How to show the {what}: {', '.join(choices)}. Left out: as the ending of FILE says, else {choices[0]}."
    option: OptionInfo = typer.Option("--format", metavar="FORMAT", help=told)
    return option


def encoded(document: str | bytes) -> bytes:
    """Give what a file of a document holds."""
    return document.encode("utf-8") if isinstance(document, str) else document


def _ask_for_another(output: Path, content: bytes) -> None:
    """Ask before a file is replaced that is another document, or somebody's own. Raises CannotGoOnError."""
    from tfawg_cli.cli.answers_there import is_added_to
    from tfawg_cli.cli.prompts import is_a_person
    from tfawg_cli.storage.same_document import is_same_document

    if is_same_document(output, content) and not is_added_to(output, content):
        return
    message = f"{output} is there, and is another document, or somebody added to it"
    if not is_a_person() or not typer.confirm(f"{message}. Replace it?", err=True):
        raise CannotGoOnError(message, "name another file; --force replaces it; nothing was written")


def deliver(document: str | bytes, output: Path | None, *, is_template: bool = False) -> None:
    """Write a result, or a template, to stdout, or to the file behind -o. Raises CannotGoOnError."""
    if output is not None:
        deliver_all({output: document}, is_template=is_template)
        return
    from tfawg_cli.cli.pager import show

    show(document if isinstance(document, str) else document.decode("utf-8"))


def deliver_all(
    documents: Mapping[Path, str | bytes], *, is_template: bool = False, folder: Path | None = None
) -> None:
    """Write results to their files, in a folder that is made where it lacks; Ctrl-C leaves all of them or none.

    Raises CannotGoOnError, before anything is written where a file may not be.
    """
    from tfawg_cli.cli.answers_there import is_taken_over, refuse_answers
    from tfawg_cli.storage.document_places import refuse_edited, refuse_place
    from tfawg_cli.storage.whole import whole
    from tfawg_cli.storage.writing import make_folder, write_document

    for output, document in documents.items():
        refuse_place(output, is_template=is_template)
        if output.is_file() and not is_forced():
            refuse_answers(output, encoded(document))
            if not is_taken_over(output):
                refuse_edited(output)
            _ask_for_another(output, encoded(document))
    with whole():
        if folder is not None:
            make_folder(folder)
        for output, document in documents.items():
            is_there = output.is_file()
            write_document(output, encoded(document))
            talk(f"{'replaced' if is_there else 'wrote'} {output}")
