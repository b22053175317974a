"""The git directory around a workspace, which is looked at before anything is trusted in it."""

from pathlib import Path

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.storage.opening import UnreadableError, read_bytes

_READ_FIRST = ("HEAD", "config", "config.worktree", "commondir", "packed-refs", "shallow")
"""Files that git opens for any question; it would wait for ever where one of them is a pipe."""


class RepositoryError(CannotGoOnError):
    """There is a repository, and it is damaged or gives no answer."""


def repository_around(root: Path) -> tuple[Path, Path] | None:
    """Give the top of the work tree around `root`, and its git directory; None where there is none.

    A file `.git` can name any folder: only one that git itself would take for a repository counts.
    """
    for folder in (root, *root.parents):
        git = folder / ".git"
        if git.is_file():  # a work tree of its own, or a submodule
            named = folder / _named(git)
            return (folder, named) if _is_repository(named) else None
        if git.is_dir() and _is_repository(git):
            return folder, git
    return None


def refuse_pipes(root: Path) -> None:
    """Let git not be asked where it would wait for ever. Raises CannotGoOnError."""
    found = repository_around(root)
    if found is None:
        return
    for path in (found[1] / name for name in _READ_FIRST):
        if path.exists() and not path.is_file() and not path.is_dir():
            message = f"git cannot be asked: a pipe or a device stands in the place of {path}"
            raise RepositoryError(message, "put the file itself there, or clone the repository anew")


def _named(file: Path) -> str:
    try:
        return read_bytes(file).decode("utf-8", "replace").partition("gitdir:")[2].strip()
    except UnreadableError:
        return ""


def _is_repository(folder: Path) -> bool:
    is_whole = (folder / "objects").is_dir() and (folder / "refs").is_dir()
    return (is_whole or (folder / "commondir").is_file()) and (folder / "HEAD").exists()
