"""Open a file without trusting it: no link is followed, no pipe waited for, nothing endless read."""

import os
import stat
from pathlib import Path

LARGEST = 10 * 1024 * 1024
"""Bytes; the real records of one year have some 15,000."""

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
# Windows knows neither flag; there a link is found by looking at it before it is opened.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class UnreadableError(Exception):
    """A file that cannot be taken as a record. `rule` names the finding it causes."""

    def __init__(self, rule: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message
        self.hint = hint


def read_bytes(path: Path) -> bytes:
    """Read a regular file of at most `LARGEST` bytes. Raises UnreadableError."""
    try:
        if path.is_symlink():
            raise _not_a_file("a link")
        descriptor = os.open(path, _FLAGS)
        with os.fdopen(descriptor, "rb") as file:
            _check(os.fstat(descriptor))
            return file.read(LARGEST + 1)
    except OSError as error:
        if path.is_dir():
            raise _not_a_file("a folder") from None
        reason = error.strerror or str(error)
        message, hint = f"the file cannot be read: {reason}", "check who may read it"
        raise UnreadableError("unreadable-file", message, hint) from None


def _check(status: os.stat_result) -> None:
    for is_kind, name in _KINDS:
        if is_kind(status.st_mode):
            raise _not_a_file(name)
    if status.st_size > LARGEST:
        message = f"the file has {status.st_size:,} bytes; at most {LARGEST:,} are read"
        raise UnreadableError("too-large", message, "a record is text; look at what is in the file")


def _not_a_file(name: str) -> UnreadableError:
    hint = "put the file itself here"
    return UnreadableError("not-a-file", f"{name} stands in the place of a record file", hint)
