"""Read a Word document or a workbook from the disk, not yet knowing what it holds."""

from pathlib import Path

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.storage.opening import UnreadableError, read_bytes

LARGEST_FILE = 60 * 1024 * 1024
"""Bytes of a file that comes in; most of a large one are pictures, which are not unpacked."""


def read_office_file(path: Path, expected: str) -> bytes:
    """Give the bytes of a file that came in; `expected` is what errors call it. Raises CannotGoOnError."""
    try:
        return read_bytes(path, expected, largest=LARGEST_FILE)
    except UnreadableError as error:
        raise CannotGoOnError(f"{path}: {error.message}", f"name {expected}") from None
