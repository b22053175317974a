"""Open a file without trusting it: no link is followed, no pipe waited for, nothing endless read."""

import os
import stat
from pathlib import Path

LARGEST = 10 * 1024 * 1024
"""Bytes; the real records of one year have some 15,000."""

_KINDS = (
    (stat.S_ISLNK, "a link"),
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


def read_bytes(path: Path, expected: str = "a record file", folder: int | None = None, largest: int = LARGEST) -> bytes:
    """Read a regular file. Raises UnreadableError.

    Args:
        path: where it is.
        expected: what errors call it.
        folder: the descriptor of an open folder that `path` is meant from.
        largest: the most bytes that are read.

    """
    try:
        # Looked at before as well: Windows follows a link, and opens no folder.
        _check(os.stat(path, dir_fd=folder, follow_symlinks=False), expected, largest)
        descriptor = os.open(path, _FLAGS, dir_fd=folder)
        with os.fdopen(descriptor, "rb") as file:
            _check(os.fstat(descriptor), expected, largest)
            return file.read(largest + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        message, hint = f"the file cannot be read: {reason}", "check who may read it"
        raise UnreadableError("unreadable-file", message, hint) from None


def too_large(size: int, largest: int = LARGEST) -> UnreadableError:
    """Say that a file of `size` bytes is not read."""
    message = f"the file has {size:,} bytes; at most {largest:,} are read"
    return UnreadableError("too-large", message, "a record is text; look at what is in the file")


def _check(status: os.stat_result, expected: str, largest: int) -> None:
    for is_kind, name in _KINDS:
        if is_kind(status.st_mode):
            raise _not_a_file(name, expected)
    if status.st_size > largest:
        raise too_large(status.st_size, largest)


def _not_a_file(name: str, expected: str) -> UnreadableError:
    hint = "put the file itself here"
    return UnreadableError("not-a-file", f"{name} stands in the place of {expected}", hint)
