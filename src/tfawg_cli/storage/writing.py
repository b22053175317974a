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
    target = Path(os.path.realpath(path))
    if target.is_symlink():
        message = f"cannot write {path}: the link leads to itself"
        raise CannotGoOnError(message, "name another file")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
        else:
            _replace(target, content)
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


def refuse_record(path: Path) -> None:
    """Refuse to write a document, or a folder of them, where records lie: a slip would replace a year's plan.

    Raises CannotGoOnError.
    """
    # By its name and by where links lead: a folder of records may itself be a link.
    written, real = Path(os.path.abspath(path)), Path(os.path.realpath(path))  # noqa: PTH100 - resolve() fails at a loop
    if any(_holds_records(folder) for one in (written, real) for folder in (one, *one.parents)):
        message = f"{path} lies among the records, and a document is none"
        raise CannotGoOnError(message, "name a place outside of data/; nothing was written")


def _holds_records(folder: Path) -> bool:
    """Tell whether a folder is the one of a workspace's records."""
    # In any case of letters: some systems take Data for data.
    return folder.name.lower() == "data" and any(any((folder / one).glob("*.yaml")) for one in ("plans", "programme"))


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
