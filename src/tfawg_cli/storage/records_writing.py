"""Write record files so that nothing is ever lost: not by a crash, not by a full disk, not by two people at once.

Under a lock each file is read again and compared with what the change was made from. Then all new files are written
beside the old ones and brought to the disk, and only then put into their places, in order. A temporary file is named
for its file, its place in the order, the bytes that it replaces and the command that wrote it:
`.2021-2022.yaml.1-0a1b2c3d4e5f-6a7b8c9d.tmp`. One that is left without the first of its change tells that the change is
half done, and can be finished.
"""

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tfawg_cli.findings import CannotGoOnError, RecordsHaveErrorsError
from tfawg_cli.records.base import UNTYPED_KEYS
from tfawg_cli.storage.git_folder import git_folder
from tfawg_cli.storage.opening import UnreadableError, read_bytes
from tfawg_cli.storage.tree import DATA
from tfawg_cli.yaml_text.characters import BOM
from tfawg_cli.yaml_text.text import YamlText, read

_LEFT = re.compile(r"\.(?P<name>.+\.yaml)\.(?P<place>\d+)-(?P<before>[0-9a-f]{12})-(?P<command>[0-9a-f]{8})\.tmp")
_CHECK_DISK = "nothing was written; check the folder, the rights and the disk"


@dataclass(frozen=True, slots=True)
class NewText:
    """What one file is to hold."""

    before: str | None
    """The text that the change was made from, without a byte order mark; None where there is no file yet."""
    after: str
    """The same text again where the file must only be as it was."""
    read: YamlText | None = None
    """The same as `after`, where it is read already: reading a year of 2,000 actions takes as long as all rules."""


@dataclass(frozen=True, slots=True)
class _New:
    """A file that will be written: where its new bytes wait, where they belong, and what they replace."""

    waiting: Path
    target: Path
    content: bytes


def write_records(root: Path, changes: Mapping[str, NewText], command: str) -> None:
    """Write changed record files, all or none.

    Args:
        root: the workspace.
        changes: path below the workspace -> old and new text, in the order in which they are put into their places.
        command: what was typed; the same command again may finish the change if it is interrupted.

    Raises CannotGoOnError where a file was changed meanwhile, another command writes, or the disk fails. Then nothing
    was written, unless the message says what is half done.

    """
    with _locked(root):
        with _told(root / DATA, root, _CHECK_DISK):
            _sweep(root)
            new = list(_new_files(root, changes, _digest(command.encode("utf-8", "replace"), 8)))
        _write_beside(root, new)
        _put_into_place(root, [(one.waiting, one.target) for one in new])


def half_done(paths: list[str]) -> list[str]:
    """Tell which record files wait for the rest of an interrupted change, of all paths below data/."""
    left = [(path.rpartition("/")[0], match) for path in paths if (match := _LEFT.fullmatch(path.rpartition("/")[2]))]
    if any(match["place"] == "0" for _, match in left):
        return []
    return [f"{folder}/{match['name']}" for folder, match in left]


def finish_half_done(
    root: Path, command: str, check: Callable[[Mapping[str, NewText]], None]
) -> tuple[list[str], bool]:
    """Finish a change of several files that was interrupted.

    Args:
        root: the workspace.
        command: what was typed.
        check: gets what the files are to hold; raises RecordsHaveErrorsError where that is not right.

    Returns:
        The files that are written now, and whether it was the same command that was interrupted.

    Raises CannotGoOnError where one of the files was changed since, or what waits is not right.

    """
    with _locked(root):
        waiting = _left(root)
        if not half_done([path.as_posix() for path in waiting]):
            return [], False
        pairs = [(path, path.with_name(_match(path)["name"])) for path in waiting]
        for path, target in pairs:
            if _digest(_read(target) if target.exists() else b"", 12) != _match(path)["before"]:
                message = f"a change was interrupted, and {_shown(target, root)} was changed since"
                raise CannotGoOnError(message, f"compare it with {_shown(path, root)}, then delete that file")
        try:
            check({_shown(target, root): _waiting_text(path, target, root) for path, target in pairs})
        except RecordsHaveErrorsError:
            files = " and ".join(_shown(path, root) for path in waiting)
            message = f"a change was interrupted, and what waits in {files} is not right"
            raise CannotGoOnError(message, "look at it, then delete that file") from None
        same = all(_match(path)["command"] == _digest(command.encode("utf-8", "replace"), 8) for path in waiting)
        _put_into_place(root, pairs, done=1)
        return [_shown(target, root) for _, target in pairs], same


def _waiting_text(path: Path, target: Path, root: Path) -> NewText:
    """Read what a file is to hold, which anybody may have put there."""
    file = _shown(target, root)
    before = read(_read(target), file).text if target.exists() else None
    after = read(_read(path), file, UNTYPED_KEYS)
    return NewText(before, after.text, after)


def _match(path: Path) -> re.Match[str]:
    match = _LEFT.fullmatch(path.name)
    if match is None:
        raise ValueError(path)
    return match


def _digest(content: bytes, digits: int) -> str:
    return sha256(content).hexdigest()[:digits]


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


@contextmanager
def _told(path: Path, root: Path, hint: str) -> Iterator[None]:
    """Turn what the system has against writing a file into an error that names it."""
    try:
        yield
    except OSError as error:
        raise CannotGoOnError(f"cannot write {_shown(path, root)}: {error.strerror or error}", hint) from None


def _left(root: Path) -> list[Path]:
    """List the temporary files of an interrupted change in their order."""
    found = [path for path in (root / DATA).glob("*/.*.tmp") if _LEFT.fullmatch(path.name)]
    return sorted(found, key=lambda path: int(_match(path)["place"]))


def _sweep(root: Path) -> None:
    """Delete what a killed command left behind; the first file last, for its absence would mean a half done change."""
    left = _left(root)
    if half_done([path.as_posix() for path in left]):
        message = "a change of several files was interrupted and is half done"
        raise CannotGoOnError(message, "tfawg validate says where; the same command again finishes it")
    for path in reversed(left):
        path.unlink(missing_ok=True)


def _new_files(root: Path, changes: Mapping[str, NewText], command: str) -> Iterator[_New]:
    """Give the files to write, once it is sure that all are still as they were read."""
    place = 0
    for path, change in changes.items():
        old, new = _contents(root, path, change)
        if change.before != change.after:
            target = root / path
            yield _New(target.with_name(f".{target.name}.{place}-{_digest(old, 12)}-{command}.tmp"), target, new)
            place += 1


def _contents(root: Path, path: str, change: NewText) -> tuple[bytes, bytes]:
    """Give the old and the new bytes of a file. Raises CannotGoOnError where it is not the one that was read."""
    file = root / path
    if change.before is None:
        if file.exists() or file.is_symlink():
            message = f"{path} is there already"
            raise CannotGoOnError(message, "nothing was written")
        return b"", change.after.encode("utf-8")
    old = _read(file)
    mark = BOM if old.startswith(BOM) else b""
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


def _write_beside(root: Path, new: Sequence[_New]) -> None:
    """Write the new bytes of all files to the disk, beside the old ones; all or none."""
    try:
        for one in new:
            with _told(one.target, root, _CHECK_DISK):
                _write(one)
        if len(new) > 1:  # the first may only be put into its place when a power cut cannot take the others away
            _bring_to_disk({one.waiting.parent for one in new})
    except BaseException:
        _discard([one.waiting for one in new])
        raise


def _write(new: _New) -> None:
    mode = new.target.stat().st_mode & 0o777 if new.target.exists() else None
    if mode is not None and not os.access(new.target, os.W_OK):
        raise PermissionError(13, "the file is read-only")
    descriptor = os.open(new.waiting, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(descriptor, "wb") as file:
        file.write(new.content)
        file.flush()
        os.fsync(file.fileno())
    if mode is not None:
        new.waiting.chmod(mode)


def _discard(waiting: Sequence[Path]) -> None:
    """Delete temporary files, the first one last; where one must stay, those before it do too."""
    with suppress(OSError):
        for path in reversed(waiting):
            path.unlink(missing_ok=True)


def _put_into_place(root: Path, pairs: Sequence[tuple[Path, Path]], done: int = 0) -> None:
    """Let new files take the places of the old ones, `done` of the change being there already."""
    for number, (waiting, target) in enumerate(pairs, start=done):
        try:
            waiting.replace(target)
        except OSError as error:
            reason = f"cannot write {_shown(target, root)}: {error.strerror or error}"
            if number:
                message = f"{reason}; the change is half done, for another file of it is written"
                raise CannotGoOnError(message, "the same command again finishes it") from None
            _discard([path for path, _ in pairs])
            raise CannotGoOnError(reason, _CHECK_DISK) from None
        _bring_to_disk({target.parent})


def _bring_to_disk(folders: set[Path]) -> None:
    """Let new names survive a power cut as well, where the system can: Windows cannot, and some disks refuse."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    for folder in folders:
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(descriptor)
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
    except (OSError, NotImplementedError) as error:
        message = f"cannot lock the records: {getattr(error, 'strerror', None) or error}"
        raise CannotGoOnError(message, "nothing was written; check the rights of the folder and the disk") from None
    try:
        yield
    finally:
        lock.release()


def _lock_file(root: Path) -> Path:
    """Choose a file in the git directory around the workspace; without git, one beside the records."""
    git = git_folder(root)
    return git / "tfawg.lock" if git is not None else root / DATA / ".tfawg.lock"
