"""Write a file so that a crash leaves either the old one or the new one."""

import os
import tempfile
from pathlib import Path

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.storage.opening import UnreadableError, read_bytes


def write_document(path: Path, content: bytes) -> None:
    """Write a document that the user asked for. Raises CannotGoOnError; then an older file is as it was."""
    if not path.parent.is_dir():
        message = f"cannot write {path}: there is no folder {path.parent}"
        raise CannotGoOnError(message, "make the folder first, or name another file")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
        else:
            _replace(path.resolve(), content)
    except OSError as error:
        message = f"cannot write {path}: {error.strerror or error}"
        raise CannotGoOnError(message, "nothing was written; check the folder, the rights and the disk") from None


def holds(path: Path, content: bytes) -> bool:
    """Tell whether a document is there and holds `content`. Raises CannotGoOnError."""
    if not path.exists():
        return False
    try:
        return read_bytes(path.resolve()) == content
    except UnreadableError as error:
        raise CannotGoOnError(f"{path}: {error.message}", "name a document that was written before") from None


def refuse_record(path: Path) -> None:
    """Refuse to write a document where records lie: one typing slip would replace a year's plan.

    Raises CannotGoOnError.
    """
    folders = (path.resolve() if path.is_symlink() else path.absolute().parent.resolve() / path.name).parts[:-1]
    if folders[-2:] in {("data", "plans"), ("data", "programme")} or folders[-1:] == ("data",):
        message = f"{path} lies among the records, and a document is none"
        raise CannotGoOnError(message, "name a file outside of data/; nothing was written")


def make_folder(path: Path) -> None:
    """Make a folder and those above it, where they are missing. Raises CannotGoOnError."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"cannot make the folder {path}: {error.strerror or error}"
        raise CannotGoOnError(message, "check the rights, and whether a file of that name is in the way") from None


def _replace(path: Path, content: bytes) -> None:
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    """Read the umask; the system offers no way to do so without setting it."""
    current = os.umask(0o077)
    os.umask(current)
    return current
