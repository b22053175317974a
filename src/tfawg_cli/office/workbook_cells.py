"""A workbook that was read: its sheets as texts, and the cells of which a spreadsheet program made something else."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from tfawg_cli.findings import CannotGoOnError

MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 100_000, 500, 1_000_000
"""Of a sheet that is read; nothing that comes back is nearly as large."""


_DIGITS = 8
_EXACT = 1e15
"""Spreadsheets keep 15 digits of a number."""


class Made(StrEnum):
    """What a program keeps instead of the words that somebody may have typed."""

    DATE = "a date"
    NUMBER = "a number that is shown in another way"
    TRUTH = "TRUE or FALSE"
    ERROR = "an error"
    FORMULA = "a formula"


class Note(NamedTuple):
    """A comment on a cell."""

    cell: str
    """As people name it: `C5`."""
    author: str
    words: str


@dataclass
class Grid:
    """A sheet. Rows and columns are counted from 0 here; people count them from 1 and from A."""

    name: str
    rows: list[list[str]] = field(default_factory=list)
    made: dict[tuple[int, int], Made] = field(default_factory=dict)
    """What stands at a row and a column that is no plain text, and no plain number."""
    notes: list[Note] = field(default_factory=list)
    count: int = 0
    """Cells that say something."""

    def put(self, row: int, column: int, text: str, made: Made | None = None) -> None:
        """Let a cell say something; line ends become those of Unix. Raises CannotGoOnError for a place far outside."""
        self.count += 1
        if row >= MOST_ROWS or column >= MOST_COLUMNS or self.count > MOST_CELLS:
            message = f"the sheet '{self.name}' has words in row {row + 1}, column {letters(column)}"
            raise CannotGoOnError(message, "delete what stands so far outside, and save it")
        if made is not None:
            self.made[row, column] = made
        if not text:
            return
        self.rows += [[] for _ in range(len(self.rows), row + 1)]
        cells = self.rows[row]
        cells += [""] * (column + 1 - len(cells))
        cells[column] = text.replace("\r\n", "\n").replace("\r", "\n")


def counted(written: str | None, otherwise: int) -> int:
    """Read a count that a file states; what is none, or larger than a sheet, means `otherwise`."""
    return int(written) if written is not None and written.isdecimal() and len(written) < _DIGITS else otherwise


def letters(column: int) -> str:
    """Name a column as a spreadsheet does: A, B, ..., Z, AA."""
    before, letter = divmod(column, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + letter)


def plain_number(value: float) -> str:
    """Write a number as it is shown where nobody chose how: 12, 0.5."""
    return str(int(value)) if value.is_integer() and abs(value) < _EXACT else repr(value)


def day_of(serial: float, *, from_1904: bool) -> str:
    """Give the day that a spreadsheet counts from 1900 or 1904, as 2022-03-08; with its time where it has one."""
    start = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 - sheets know no time zones
    try:
        moment = start + timedelta(seconds=round(serial * 86_400))
    except OverflowError:
        return plain_number(serial)
    return written_moment(moment)


def written_moment(moment: date) -> str:
    """Write a day, or a day and a time, as ISO has it."""
    if isinstance(moment, datetime):
        midnight = moment.time().replace(microsecond=0).isoformat() == "00:00:00"
        return moment.date().isoformat() if midnight else moment.isoformat(sep=" ", timespec="minutes")
    return moment.isoformat()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that came back: its name, its column titles, and its rows with the number that a spreadsheet shows."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    made: Mapping[tuple[int, int], Made] = field(default_factory=dict)
    """By the number of a row and the place of a column: what stands there is not what somebody typed."""
    hidden: tuple[tuple[str, ...], ...] = ()
    """The rows of the sheet that nobody sees."""
    beside: tuple[Grid, ...] = ()
    """The other sheets of its workbook that say something."""
    notes: tuple[tuple[str, Note], ...] = ()
    """The comments on cells of all its sheets, each with the name of the sheet."""
