"""Questions to the person at the terminal; where there is none, silence is no answer."""

import sys

import typer

from tfawg_cli.findings import CannotGoOnError


def is_a_person() -> bool:
    """Tell whether somebody can be asked."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def confirmed(question: str, *, yes: bool) -> bool:
    """Ask for a yes. Raises CannotGoOnError where nobody can be asked."""
    if yes:
        return True
    if not is_a_person():
        raise CannotGoOnError(f"{question} Nobody can be asked here", "--yes says yes beforehand")
    return typer.confirm(question, err=True)
