"""Write record files so that nothing is ever lost: not by a crash, not by a full disk, not by two people at once.

Under a lock each file is read again and compared with what the change was made from. Then all new files are written
beside the old ones and brought to the disk, and only then put into their places, in order. A temporary file is named
for its file, its place in the order and the bytes that it replaces: `.2021-2022.yaml.1-0a1b2c3d4e5f.tmp`. One that is
left without the first of its change tells that the change is half done, and can be finished.
"""

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.storage.opening import UnreadableError, read_bytes
from tfawg_cli.storage.tree import DATA

_LEFT = re.compile(r"\.(?P<name>.+\.yaml)\.(?P<place>\d+)-(?P<before>[0-9a-f]{12})\.tmp")
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class NewText:
    """What one file is to hold."""

    before: str | None
    """The text that the change was made from, without a byte order mark; None where there is no file yet."""
    after: str


def write_records(root: Path, changes: Mapping[str, NewText]) -> None:
    """Write changed record files, all or none.

    Args:
        root: the workspace.
        changes: path below the workspace -> old and new text, in the order in which they are put into their places.

    Raises CannotGoOnError where a file was changed meanwhile, another command writes, or the disk fails. Then nothing
    was written, unless the message says what is half done.

    """
    with _locked(root):
        _sweep(root)
        contents = [(root / path, *_contents(root, path, change)) for path, change in changes.items()]
        temporary: list[tuple[Path, Path]] = []
        try:
            for place, (path, old, new) in enumerate(contents):
                name = f".{path.name}.{place}-{sha256(old).hexdigest()[:12]}.tmp"
                temporary.append((path.with_name(name), path))
                _write_new(path.with_name(name), path, new)
        except OSError as error:
            for left, _ in reversed(temporary):
                left.unlink(missing_ok=True)
            message = f"cannot write {temporary[-1][1].relative_to(root)}: {error.strerror or error}"
            raise CannotGoOnError(message, "nothing was written; check the folder, the rights and the disk") from None
        _put_into_place(root, temporary)


def half_done(paths: list[str]) -> list[str]:
    """Tell which record files wait for the rest of an interrupted change, of all paths below data/."""
    left = [(path.rpartition("/")[0], match) for path in paths if (match := _LEFT.fullmatch(path.rpartition("/")[2]))]
    if any(match["place"] == "0" for _, match in left):
        return []
    return [f"{folder}/{match['name']}" for folder, match in left]


def finish_half_done(root: Path) -> list[str]:
    """Finish a change of several files that was interrupted, and list the files that are written now.

    Raises CannotGoOnError where one of them was changed since.
    """
    with _locked(root):
        waiting = _left(root)
        if not half_done([path.as_posix() for path in waiting]):
            return []
        pairs = [(path, path.with_name(_match(path)["name"])) for path in waiting]
        for path, target in pairs:
            old = _read(target) if target.exists() else b""
            if sha256(old).hexdigest()[:12] != _match(path)["before"]:
                message = f"a change was interrupted, and {target.relative_to(root)} was changed since"
                raise CannotGoOnError(message, f"compare it with {path.relative_to(root)}, then delete that file")
        _put_into_place(root, pairs)
        return [target.relative_to(root).as_posix() for _, target in pairs]


def _match(path: Path) -> re.Match[str]:
    match = _LEFT.fullmatch(path.name)
    if match is None:
        raise ValueError(path)
    return match


def _left(root: Path) -> list[Path]:
    """List the temporary files of an interrupted change in their order."""
    found = [path for path in (root / DATA).rglob(".*.tmp") if _LEFT.fullmatch(path.name)]
    return sorted(found, key=lambda path: int(_match(path)["place"]))


def _sweep(root: Path) -> None:
    """Delete what a killed command left behind; the first file last, for its absence would mean a half done change."""
    left = _left(root)
    if half_done([path.as_posix() for path in left]):
        message = "a change of several files was interrupted and is half done"
        raise CannotGoOnError(message, "tfawg validate says where; the same command again finishes it")
    for path in reversed(left):
        path.unlink(missing_ok=True)


def _contents(root: Path, path: str, change: NewText) -> tuple[bytes, bytes]:
    """Give the old and the new bytes of a file, once it is sure that it is still the one that was read."""
    file = root / path
    if change.before is None:
        if file.exists() or file.is_symlink():
            message = f"{path} is there already"
            raise CannotGoOnError(message, "nothing was written")
        return b"", change.after.encode("utf-8")
    old = _read(file)
    mark = _BOM if old.startswith(_BOM) else b""
    if old != mark + change.before.encode("utf-8"):
        message = f"{path} was changed by another hand while this command ran"
        raise CannotGoOnError(message, "nothing was written; run the command again")
    return old, mark + change.after.encode("utf-8")


def _read(file: Path) -> bytes:
    try:
        return read_bytes(file)
    except UnreadableError as error:
        message = f"{file}: {error.message}"
        raise CannotGoOnError(message, "nothing was written") from None


def _write_new(temporary: Path, target: Path, content: bytes) -> None:
    mode = target.stat().st_mode & 0o777 if target.exists() else None
    if mode is not None and not os.access(target, os.W_OK):
        raise PermissionError(13, "the file is read-only")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if mode is not None:
        temporary.chmod(mode)


def _put_into_place(root: Path, pairs: list[tuple[Path, Path]]) -> None:
    for done, (temporary, target) in enumerate(pairs):
        try:
            temporary.replace(target)
        except OSError as error:
            reason = f"{target.relative_to(root)}: {error.strerror or error}"
            if done:
                message = f"half done: {pairs[0][1].relative_to(root)} is written, not so {reason}"
                raise CannotGoOnError(message, "the same command again finishes it") from None
            for left, _ in reversed(pairs):
                left.unlink(missing_ok=True)
            message = f"cannot write {reason}"
            raise CannotGoOnError(message, "nothing was written; check the folder and the rights") from None
    for folder in {target.parent for _, target in pairs}:
        _bring_to_disk(folder)


def _bring_to_disk(folder: Path) -> None:
    """Let the new names survive a power cut as well, where the system can: Windows cannot."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return
    try:
        os.fsync(descriptor)
    except OSError:
        return
    finally:
        os.close(descriptor)


@contextmanager
def _locked(root: Path) -> Iterator[None]:
    """Keep all other writers of the workspace out. Raises CannotGoOnError where one is at work."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 - only a command that writes pays for it

    try:
        lock = FileLock(_lock_file(root), timeout=0)
        lock.acquire()
    except Timeout:
        message = "another tfawg is writing here at this moment"
        raise CannotGoOnError(message, "nothing was written; run the command again") from None
    except OSError as error:
        message = f"cannot lock the records: {error.strerror or error}"
        raise CannotGoOnError(message, "nothing was written; check the rights of the folder and the disk") from None
    try:
        yield
    finally:
        lock.release()


def _lock_file(root: Path) -> Path:
    """Choose a file in the git directory around the workspace; without git, one beside the records."""
    for folder in (root, *root.parents):
        git = folder / ".git"
        if git.is_dir():
            return git / "tfawg.lock"
        if git.is_file():  # a work tree of its own, or a submodule: the file names the directory
            named = git.read_text(encoding="utf-8", errors="replace").partition("gitdir:")[2].strip()
            return (folder / named) / "tfawg.lock" if (folder / named).is_dir() else root / DATA / ".tfawg.lock"
    return root / DATA / ".tfawg.lock"
