"""Write a file so that a crash leaves either the old one or the new one."""

import os
import tempfile
from pathlib import Path

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.storage.opening import UnreadableError, read_bytes
from tfawg_cli.storage.whole import whole


def write_document(path: Path, content: bytes) -> None:
    """Write a document that the user asked for. Raises CannotGoOnError; then an older file is as it was."""
    if not path.parent.is_dir():
        message = f"cannot write {path}: there is no folder {path.parent}"
        raise CannotGoOnError(message, "make the folder first, or name another file")
    is_device = path.exists() and not path.is_file()
    if path.is_symlink() and not is_device:
        raise CannotGoOnError(f"cannot write {path}: it is a link, which may lead anywhere", "name the file itself")
    if path.is_file() and not (path.stat().st_mode & 0o222 and os.access(path, os.W_OK)):
        raise CannotGoOnError(f"cannot write {path}: it is read-only", "name another file; the file is as it was")
    try:
        if is_device:
            path.write_bytes(content)
        else:
            with whole():
                _replace(path, content)
    except OSError as error:
        message = f"cannot write {path}: {error.strerror or error}"
        raise CannotGoOnError(message, "the file is as it was; check the folder, the rights and the disk") from None


def holds(path: Path, content: bytes) -> bool:
    """Tell whether a document is there and holds `content`, whatever git made of its line ends.

    Raises CannotGoOnError.
    """
    if not path.exists():
        return False
    try:
        return read_bytes(path.resolve()).replace(b"\r\n", b"\n") == content.replace(b"\r\n", b"\n")
    except UnreadableError as error:
        raise CannotGoOnError(f"{path}: {error.message}", "name a document that was written before") from None


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
