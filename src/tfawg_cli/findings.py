"""What can be said of the records: places, findings, and the error that stops a command."""

from enum import StrEnum
from typing import NamedTuple

MOST_TOLD = 1000
"""Findings of one file that are told one by one; the others are counted."""

Keys = tuple[str | int, ...]
"""The way from the top of a file to a value: names of keys and positions in lists (as pydantic's `loc`)."""


class Severity(StrEnum):
    """How much a finding asks of its reader."""

    ERROR = "error"
    """The records contradict themselves or cannot be read."""
    WARNING = "warning"
    """Someone should act."""
    NOTE = "note"
    """A fact worth knowing."""


class Place(NamedTuple):
    """Where something stands: a file and the keys that lead to it."""

    file: str
    """Path below the workspace, with forward slashes."""
    keys: Keys = ()
    of_key: bool = False
    """True when the key itself is meant, and not the value behind it."""
    words: str = ""
    """Part of the value that is meant, as written there; empty for all of it."""


class Span(NamedTuple):
    """Lines and columns of a place, counted from 1 in characters; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Finding(NamedTuple):
    """A remark on the records."""

    rule: str
    severity: Severity
    place: Place
    message: str
    hint: str = ""
    """One next step, fit to stand after the quoted line; may be empty."""
    span: Span | None = None
    """Set where the text of a file is broken so that no keys lead there."""
    stands_for: int = 1
    """How many findings it counts for."""


def others(file: str, severity: Severity, count: int) -> tuple[Finding, ...]:
    """Say in one finding how many more there are of a file; none where there are none."""
    if not count:
        return ()
    message = f"{count:,} more {severity}{'s' if count > 1 else ''} in this file"
    return (Finding("more-findings", severity, Place(file), message, "look at the first ones first", stands_for=count),)


class CannotGoOnError(Exception):
    """A command cannot do what was asked; nothing was written.

    `message` says what is wrong, `hint` one next step; `details` are lines of their own, where there are several.
    """

    def __init__(self, message: str, hint: str = "", details: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.details = details


class RecordsHaveErrorsError(Exception):
    """Files that a command needs have errors; they have been shown and nothing was written."""
