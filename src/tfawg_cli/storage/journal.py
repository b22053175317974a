"""The journal: what each command wrote, byte for byte, so that it can be finished, taken back and written again.

An entry is a file, `12.done`: its number, and how far the change has come. Its first line is JSON and says what was
typed, when and where, and the digests of each file before and after; behind it stand these bytes, file by file.
"""

import json
import os
import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from pathlib import Path, PurePosixPath
from secrets import token_hex
from typing import NamedTuple

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.storage.folders import opened

MOST = 100
"""Entries that are kept."""
LARGEST = 50 * 1024 * 1024
"""Bytes that they may have together."""
_NAME = re.compile(r"(\d{1,9})\.(begun|done|undoing|undone)")
_PATH = re.compile(r"[\w.-]+(?:/[\w.-]+)*", re.ASCII)
_TOKEN = re.compile(r"[0-9a-f]{8}")


class State(StrEnum):
    """How far the change of an entry has come."""

    BEGUN = "begun"
    DONE = "done"
    UNDOING = "undoing"
    UNDONE = "undone"


INTERRUPTED = frozenset({State.BEGUN, State.UNDOING})
"""What an entry is while its files are written, and after a kill."""


class Replacement(NamedTuple):
    """What becomes of one file of a change."""

    file: str
    """Path below the workspace."""
    before: bytes | None
    """None where there was no such file."""
    after: bytes | None
    """None where there is none any more."""

    @property
    def folder(self) -> str:
        """The folder that the file lies in, below the workspace."""
        return str(PurePosixPath(self.file).parent)

    @property
    def name(self) -> str:
        """The name of the file in its folder."""
        return PurePosixPath(self.file).name

    @property
    def turned(self) -> "Replacement":
        """The way back."""
        return Replacement(self.file, self.after, self.before)


class Filed(NamedTuple):
    """A file of an entry: digest and size of its bytes before and after; an empty digest where there was no file."""

    file: str
    before: str
    after: str
    sizes: tuple[int, int]


class Entry(NamedTuple):
    """What is known of a change without its bytes."""

    number: int
    state: State
    typed: str
    """What was typed behind `tfawg`, as a shell takes it."""
    title: str
    """What it meant, in one line."""
    time: datetime
    branch: str
    """The branch that was checked out; empty where there was none."""
    token: str
    """What its temporary files are named for."""
    files: tuple[Filed, ...]
    ended: tuple[int, ...] = ()
    """The numbers of changes that were taken back when this one was written: it ends the way forth to them."""
    moved: int = 0
    """When it came as far as it is, in nanoseconds: the order in which changes were taken back."""

    @property
    def name(self) -> str:
        """The name of its file."""
        return f"{self.number}.{self.state}"

    @property
    def one_line(self) -> str:
        """What was typed behind `tfawg`, the lines of a text joined by blanks."""
        return " ".join(self.typed.split("\n"))

    def temporary(self, name: str) -> str:
        """Name the temporary file beside a file of the change."""
        return f".{name}.{self.token}.tmp"


def digest(content: bytes | None) -> str:
    """Give SHA-256 in hex digits; nothing for a file that is not there."""
    return sha256(content).hexdigest() if content is not None else ""


class Journal(NamedTuple):
    """The entries of one workspace."""

    folder: Path

    def entries(self, states: Collection[State] = tuple(State)) -> list[Entry]:
        """List the entries, the newest first; one that was never written to its end is none, for nothing began."""
        names = [name for _, name in self._names() if name.partition(".")[2] in states]
        return [entry for name in names if (entry := self._head(name)) is not None]

    def add(self, typed: str, title: str, branch: str, changed: Sequence[Replacement]) -> Entry:
        """Bring an entry to the disk before its change begins. Raises CannotGoOnError."""
        number = 1 + max((number for number, _ in self._names()), default=0)
        files = tuple(
            Filed(one.file, digest(one.before), digest(one.after), (len(one.before or b""), len(one.after or b"")))
            for one in changed
        )
        ended = tuple(int(name.partition(".")[0]) for _, name in self._names() if name.endswith(State.UNDONE))
        entry = Entry(number, State.BEGUN, typed, title, datetime.now(UTC), branch, token_hex(4), files, ended)
        try:
            self.folder.mkdir(mode=0o700, exist_ok=True)
            with opened(self.folder, ["."]) as folders:
                folders["."].write(entry.name, b"".join(_written(entry, changed)), mode=0o600)
                folders["."].bring_to_disk()
        except OSError as error:
            self.drop(entry)
            message = f"cannot write the journal: {error.strerror or error}"
            raise CannotGoOnError(message, "nothing was written; check the rights and the disk") from None
        return entry

    def move(self, entry: Entry, state: State) -> Entry:
        """Say how far a change has come. Raises OSError."""
        moved = entry._replace(state=state)
        with opened(self.folder, ["."]) as folders:
            folders["."].touch(entry.name)
            folders["."].replace(entry.name, moved.name)
            folders["."].bring_to_disk()
        return moved

    def holds(self, entry: Entry) -> bool:
        """Tell whether a change still is as far as `entry` says."""
        return (self.folder / entry.name).exists()

    def drop(self, entry: Entry) -> None:
        """Forget a change that did not come to be."""
        with suppress(OSError):
            (self.folder / entry.name).unlink(missing_ok=True)

    def contents(self, entry: Entry) -> list[Replacement]:
        """Give the bytes of a change. Raises CannotGoOnError where they are not those that were written."""
        try:
            content = (self.folder / entry.name).read_bytes()
        except OSError as error:
            raise _damaged(entry, error.strerror or str(error)) from None
        at, found = content.index(b"\n") + 1, []
        for one in entry.files:
            middle, end = at + one.sizes[0], at + sum(one.sizes)
            old, new = content[at:middle] if one.before else None, content[middle:end] if one.after else None
            if (digest(old), digest(new)) != (one.before, one.after):
                raise _damaged(entry, "its bytes are not those that were written")
            found.append(Replacement(one.file, old, new))
            at = end
        return found

    def prune(self) -> None:
        """Forget the oldest entries where there are too many, or they are too large; the newest always stays."""
        size = 0
        for place, (_, name) in enumerate(self._names()):
            with suppress(OSError):
                size += (self.folder / name).stat().st_size
                if place and (place >= MOST or size > LARGEST):
                    (self.folder / name).unlink()

    def _names(self) -> list[tuple[int, str]]:
        """List the files of the entries by number, the newest first."""
        try:
            found = [match for path in self.folder.iterdir() if (match := _NAME.fullmatch(path.name))]
        except OSError:
            return []
        return sorted(((int(match[1]), match[0]) for match in found), reverse=True)

    def _head(self, name: str) -> Entry | None:
        """Read what is known of an entry; None where it is not whole."""
        number, _, state = name.partition(".")
        with suppress(OSError, ValueError, KeyError, TypeError), (self.folder / name).open("rb") as file:
            line = file.readline()
            said = json.loads(line)
            files = tuple(
                Filed(str(one[0]), str(one[1]), str(one[2]), (int(one[3]), int(one[4]))) for one in said["files"]
            )
            typed, title, branch, token = (str(said[name]) for name in ("typed", "title", "branch", "token"))
            is_whole = file.seek(0, os.SEEK_END) == len(line) + sum(sum(one.sizes) for one in files)
            if is_whole and _TOKEN.fullmatch(token) and all(_is_safe(one.file) for one in files):
                time, ended = datetime.fromisoformat(said["time"]), tuple(map(int, said["ended"]))
                moved = os.fstat(file.fileno()).st_mtime_ns
                return Entry(int(number), State(state), typed, title, time, branch, token, files, ended, moved)
        return None


def _written(entry: Entry, changed: Sequence[Replacement]) -> Iterator[bytes]:
    """Write an entry: a line of JSON, and the bytes of all files before and after."""
    said = {
        "typed": entry.typed,
        "title": entry.title,
        "time": entry.time.isoformat(timespec="seconds"),
        "branch": entry.branch,
        "ended": entry.ended,
        "token": entry.token,
        "files": [(one.file, one.before, one.after, *one.sizes) for one in entry.files],
    }
    yield json.dumps(said).encode() + b"\n"
    for one in changed:
        yield one.before or b""
        yield one.after or b""


def _is_safe(file: str) -> bool:
    """Tell whether a path leads to a file of the workspace, and not into its git directory."""
    return _PATH.fullmatch(file) is not None and not {"..", ".git"}.intersection(file.lower().split("/"))


def _damaged(entry: Entry, reason: str) -> CannotGoOnError:
    message = f"entry {entry.number} of the journal cannot be used: {reason}"
    return CannotGoOnError(message, "nothing was written; git knows what was committed: git log data")
