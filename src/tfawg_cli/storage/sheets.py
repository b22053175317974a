"""Read a CSV sheet as Excel saves it: commas or semicolons, with or without a byte order mark."""

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.storage.opening import UnreadableError, read_bytes
from tfawg_cli.yaml_text.characters import NotTextError, decode

_HOW = "save it from Excel as 'CSV UTF-8'"
_SEPARATOR = re.compile(r"\"?sep=([,;\t])\"?[,;]*\r?\n", re.IGNORECASE)
"""A first line that is for Excel: it obeys it, and neither shows nor counts it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, its column titles, and its rows with the number that a spreadsheet shows."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_sheet(path: Path) -> Sheet:
    """Read a sheet; rows without any word are left out. Raises CannotGoOnError."""
    try:
        text = decode(read_bytes(path, "a CSV file"))
    except UnreadableError as error:
        raise CannotGoOnError(f"{path}: {error.message}", "name a CSV file") from None
    except NotTextError as error:
        raise CannotGoOnError(f"{path}: {error.message}", _HOW) from None
    named = _SEPARATOR.match(text)
    text = text[named.end() :] if named is not None else text
    first = text.partition("\n")[0]
    delimiter = named[1] if named is not None else max(",;\t", key=first.count)
    try:
        # A cell may hold line ends, but a spreadsheet counts it as one row: so do we.
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise CannotGoOnError(f"{path} is no CSV file: {error}", _HOW) from None
    if not lines:
        raise CannotGoOnError(f"{path} is empty", "it needs a row of column titles")
    rows = tuple(
        (number, tuple(cells)) for number, cells in enumerate(lines[1:], start=2) if any(cell.strip() for cell in cells)
    )
    return Sheet(path.name, tuple(cell.strip() for cell in lines[0]), rows)
