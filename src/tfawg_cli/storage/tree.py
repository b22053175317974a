"""Where record files come from: a working tree (and, elsewhere, a git revision)."""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, Protocol

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.pasting import pasted
from tfawg_cli.storage.opening import UnreadableError, read_bytes

DATA = "data"
_DEEPEST = 8
"""Folders below data/ that are looked into for stray files."""


class Tree(Protocol):
    """Files by their path below the workspace, with forward slashes."""

    def paths(self) -> list[str]:
        """List all that lies under data/, sorted; folders that cannot be entered are listed themselves."""

    def read(self, path: str) -> bytes:
        """Give the content of a file. Raises UnreadableError."""


class WorkingTree(NamedTuple):
    """The files as they are on disk."""

    root: Path

    def paths(self) -> list[str]:
        """List all that lies under data/, sorted; links and what cannot be entered stand for themselves."""
        return sorted(self._walk(self.root / DATA, _DEEPEST))

    def _walk(self, folder: Path, depth: int) -> Iterator[str]:
        entries = _entries(folder)
        if entries is None:
            yield self._name(folder)
            return
        for entry in entries:
            is_record = entry.name.endswith((".yaml", ".yml"))
            if entry.is_dir(follow_symlinks=False) and depth and not is_record:
                yield from self._walk(Path(entry.path), depth - 1)
            else:
                yield self._name(Path(entry.path))

    def _name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def read(self, path: str) -> bytes:
        """Give the content of a file. Raises UnreadableError."""
        return read_bytes(self.root / path)


class Watched:
    """A tree that tells after each file how many of how many have been read."""

    def __init__(self, tree: Tree, tell: Callable[[int, int], None]) -> None:
        self.tree = tree
        self._tell = tell
        self._there = 0
        self._read = 0

    def paths(self) -> list[str]:
        """List what the tree lists."""
        paths = self.tree.paths()
        self._there = len(paths)
        return paths

    def read(self, path: str) -> bytes:
        """Give the content of a file. Raises UnreadableError."""
        self._read += 1
        self._tell(min(self._read, self._there), self._there)
        return self.tree.read(path)


def root_of(tree: Tree) -> Path | None:
    """Give the folder whose files a tree has; None where they are not on disk."""
    seen = tree.tree if isinstance(tree, Watched) else tree
    return seen.root if isinstance(seen, WorkingTree) else None


def _entries(folder: Path) -> "list[os.DirEntry[str]] | None":
    """List a folder; None where it is a link or cannot be entered."""
    try:
        return None if folder.is_symlink() else list(os.scandir(folder))
    except OSError:
        return None


def why_not_entered(tree: Tree, folder: str) -> UnreadableError:
    """Say why a folder of the records stands for itself, and what to do."""
    root = root_of(tree)
    error = _refusal(root / folder) if root is not None else None
    if root is not None and error is not None:
        return _closed(root / folder, error)
    hint = "make it an ordinary folder of this repository"
    return UnreadableError("not-a-file", "this folder is a link, or cannot be entered", hint)


def _refusal(folder: Path) -> PermissionError | None:
    """Give the error with which the system refuses to list a folder; None for a link, which is never followed."""
    try:
        if not folder.is_symlink():
            os.scandir(folder).close()
    except PermissionError as error:
        return error
    except OSError:
        return None
    return None


def _closed(folder: Path, error: PermissionError) -> UnreadableError:
    command = pasted(["chmod", "u+rwx", str(folder)])
    hint = f"let yourself read and enter it (on Unix: {command}), or ask whom it belongs to"
    return UnreadableError("unreadable-file", f"this folder cannot be read: {error.strerror}", hint)


def top_of_repository(folder: Path) -> Path | None:
    """Give the folder at or above `folder` that holds a `.git`; None where there is none."""
    return next((one for one in (folder, *folder.parents) if (one / ".git").exists()), None)


def _is_folder(data: Path, name: str) -> bool:
    """Tell whether `data` holds a folder. Raises CannotGoOnError where the system does not let that be seen."""
    try:
        return stat.S_ISDIR((data / name).stat().st_mode)
    except PermissionError as error:
        closed = _closed(data, error)
        raise CannotGoOnError(f"{data}: {closed.message}", closed.hint) from None
    except OSError:
        return False


def find_root(start: Path) -> Path:
    """Walk up from `start` to the folder of the workspace. Raises CannotGoOnError, also where one is closed."""
    start = start.absolute()
    if not start.is_dir():
        message = f"there is no folder {start}"
        raise CannotGoOnError(message)
    for folder in (start, *start.parents):
        if any(_is_folder(folder / DATA, name) for name in ("programme", "plans")):
            return folder
    message = f"no workspace here: neither {start} nor a folder above it holds data/programme and data/plans"
    raise CannotGoOnError(
        message, "go to the folder of the records, name it (tfawg -C DIR ...), or start one: tfawg init DIR"
    )
