"""Read a Word document or a workbook from the disk, not yet knowing what it holds."""

from pathlib import Path

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.office.package import LARGEST_FILE
from tfawg_cli.storage.opening import UnreadableError, read_bytes


def read_office_file(path: Path, expected: str) -> bytes:
    """Give the bytes of a file that came in; `expected` is what errors call it. Raises CannotGoOnError."""
    try:
        return read_bytes(path, expected, largest=LARGEST_FILE)
    except UnreadableError as error:
        raise CannotGoOnError(f"{path}: {error.message}", f"name {expected}") from None
