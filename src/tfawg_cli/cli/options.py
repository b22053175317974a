"""Options that several commands share."""

import os
from pathlib import Path
from typing import Annotated

import typer

from tfawg_cli.findings import CannotGoOnError


def _go_to(folder: Path | None) -> None:
    """Start in another folder, so that every path that was typed is meant from there."""
    if folder is None:
        return
    try:
        os.chdir(folder)
    except OSError as error:
        message = f"cannot go to {folder}: {error.strerror}"
        raise CannotGoOnError(message, "check the folder behind -C") from None


FolderOption = Annotated[
    Path | None,
    typer.Option("-C", metavar="DIR", help="Work as if started in DIR.", callback=_go_to, is_eager=True),
]
OutputOption = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to FILE instead of the terminal.")
]
