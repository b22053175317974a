"""The folder for what is no record: the lock and the journal, closed to everybody but their owner.

It lies in the git directory of the work tree, where no commit can put anything; without git it hides in data/.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.storage.git_folder import repository_around
from tfawg_cli.storage.opening import UnreadableError, read_bytes
from tfawg_cli.storage.tree import DATA

JOURNAL = "journal"
"""The folder of the journal in the own folder."""
_NAME = "tfawg"
_BRANCH = "ref: refs/heads/"


def own_folder(root: Path) -> Path:
    """Give the folder of a workspace, there or not; several workspaces of one repository have one each."""
    found = repository_around(root)
    if found is None:
        return root / DATA / f".{_NAME}"
    folder, git = found
    return git / _NAME / root.relative_to(folder)


def may_be_interrupted(root: Path) -> bool:
    """Look whether the journal of a workspace names a change that is not done; no entry is opened."""
    with suppress(OSError):
        return any(one.suffix not in {".done", ".undone"} for one in (own_folder(root) / JOURNAL).iterdir())
    return False


def branch_of(root: Path) -> str:
    """Name the branch that is checked out; empty where there is no git, or none is."""
    found = repository_around(root)
    if found is None:
        return ""
    with suppress(UnreadableError, UnicodeDecodeError):
        head = read_bytes(found[1] / "HEAD").decode().strip()
        return head.removeprefix(_BRANCH) if head.startswith(_BRANCH) else ""
    return ""


@contextmanager
def locked(root: Path) -> Iterator[Path]:
    """Keep all other writers of the workspace out; gives its own folder. Raises CannotGoOnError where one is at work.

    What was written stays written where only the release of the lock fails.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - only a command that writes pays for it

    folder = own_folder(root)
    try:
        _make(folder)
        lock = FileLock(folder / "lock", timeout=0, mode=0o600)
        lock.acquire()
    except Timeout:
        message = "another tfawg is writing here at this moment"
        raise CannotGoOnError(message, "nothing was written; run the command again") from None
    except (OSError, NotImplementedError) as error:
        message = f"cannot lock the records: {getattr(error, 'strerror', None) or error}"
        raise CannotGoOnError(message, "nothing was written; check the rights of the folder and the disk") from None
    try:
        yield folder
    finally:
        with suppress(OSError):
            lock.release()


def _make(folder: Path) -> None:
    """Make the folder; git never takes it for a part of the records. Raises OSError."""
    if folder.is_symlink():
        raise OSError(f"{folder.name} is a link")
    for one in reversed([one for one in (folder, *folder.parents) if not one.exists()]):
        one.mkdir(mode=0o700)
        if one.name == f".{_NAME}":
            (one / ".gitignore").write_text("*\n", encoding="utf-8")
