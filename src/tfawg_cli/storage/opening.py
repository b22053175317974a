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


def read_bytes(path: Path, expected: str = "a record file") -> bytes:
    """Read a regular file of at most `LARGEST` bytes; `expected` is what errors call it. Raises UnreadableError."""
    try:
        if path.is_symlink():
            raise _not_a_file("a link", expected)
        descriptor = os.open(path, _FLAGS)
        with os.fdopen(descriptor, "rb") as file:
            _check(os.fstat(descriptor), expected)
            return file.read(LARGEST + 1)
    except OSError as error:
        if path.is_dir():
            raise _not_a_file("a folder", expected) from None
        reason = error.strerror or str(error)
        message, hint = f"the file cannot be read: {reason}", "check who may read it"
        raise UnreadableError("unreadable-file", message, hint) from None


def too_large(size: int) -> UnreadableError:
    """Say that a file of `size` bytes is not read."""
    message = f"the file has {size:,} bytes; at most {LARGEST:,} are read"
    return UnreadableError("too-large", message, "a record is text; look at what is in the file")


def _check(status: os.stat_result, expected: str) -> None:
    for is_kind, name in _KINDS:
        if is_kind(status.st_mode):
            raise _not_a_file(name, expected)
    if status.st_size > LARGEST:
        raise too_large(status.st_size)


def _not_a_file(name: str, expected: str) -> UnreadableError:
    hint = "put the file itself here"
    return UnreadableError("not-a-file", f"{name} stands in the place of {expected}", hint)
