"""The rows of a sheet that came back, by the titles of its columns, without the harm that Excel did to them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.office.workbook_cells import Made, Sheet, letters
from tfawg_cli.operations.questions.rows import KINDS
from tfawg_cli.operations.sheets.base import Base, read_base
from tfawg_cli.operations.sheets.cells import unguarded
from tfawg_cli.records.fields import Approved, names
from tfawg_cli.records.same_words import same_words
from tfawg_cli.yaml_text.characters import shortened

SET = names("action", Approved.REPORTED)
"""Fields that a sheet sets."""
UPDATE = ("update", *(name for name in names("update", Approved.REPORTED) if name != "text"))
"""What makes an update, which a sheet adds."""
COLUMNS = ("number", "year", *SET, *UPDATE)
"""The columns that mean something; of the others that `list` writes, none may be changed."""
_KEY = "key"
_COUNT = "count"
"""The first column of a table that pandas wrote: it has no title, and counts the rows."""
_EXCEL = re.compile(
    r"(?P<number>\d(?:\.\d+)?E[+-]\d+)|(?P<date>(?:\d{1,2}-)?[A-Z][a-z]{2}-\d\d|\d{1,2}-[A-Z][a-z]{2})"
    r"|(?P<error>#(?:NAME\?|REF!|VALUE!|N/A|DIV/0!|NULL!|NUM!)|#{3,})"
)
"""What Excel shows of words that it took for something else, and saves in a CSV file."""

Cells = Mapping[str, str]


class SheetRow(NamedTuple):
    """A row: where it stands, what it was known by when it went out, and its cells by column."""

    where: str
    key: str
    cells: Cells


class Returned(NamedTuple):
    """A sheet that came back."""

    name: str
    base: Base | None
    rows: tuple[SheetRow, ...]
    problems: tuple[str, ...]
    """Rows that cannot be read, each with its reason."""


def returned(sheet: Sheet, *, alone: bool, shown: Sequence[str] = KINDS["actions"].fields) -> Returned:
    """Give the rows of a sheet by its titles.

    Args:
        sheet: the sheet.
        alone: True where no other file has to be told from it.
        shown: the fields that its items have.

    Raises CannotGoOnError where the titles are not those of a sheet.

    """
    base = read_base(sheet.hidden)
    titles = [_COUNT if place == 0 and _is_count(sheet) else one for place, one in enumerate(_titles(sheet, shown))]
    if not sheet.rows:
        message = f"{sheet.name} has no rows below its titles"
        raise CannotGoOnError(message, "fill it in, or name the sheet that is filled in")
    rows: list[SheetRow] = []
    problems: list[str] = []
    made: dict[int, dict[int, Made]] = defaultdict(dict)
    for (number, column), what in sheet.made.items():
        made[number][column] = what
    for number, cells in sheet.rows:
        where = f"row {number}" if alone else f"{sheet.name}, row {number}"
        try:
            named = _named(titles, cells, made[number])
        except CannotGoOnError as error:
            problems.append(reason(where, error))
        else:
            named.pop(_COUNT, None)
            rows.append(SheetRow(where, named.pop(_KEY, ""), named))
    return Returned(sheet.name, base, tuple(rows), tuple(problems))


def keyed(row: SheetRow) -> SheetRow:
    """Know a row whose hidden key is gone by its year and number."""
    return row if row.key else row._replace(key=f"{row.cells.get('year', '')} {row.cells.get('number', '')}")


def without_copied_keys(rows: Sequence[SheetRow]) -> list[SheetRow]:
    """Take the key off a row that was made by copying another one, and has a number of its own."""
    numbers = [row.cells.get("number", "") for row in rows]
    own = {row.key for row, number in zip(rows, numbers, strict=True) if row.key.endswith(f" {number}")}
    return [
        row._replace(key="") if row.key in own and number and not row.key.endswith(f" {number}") else row
        for row, number in zip(rows, numbers, strict=True)
    ]


def reason(where: str, error: CannotGoOnError) -> str:
    """Say in one line why a row cannot be taken."""
    return f"{where}: {error.message}" + (f" ({error.hint})" if error.hint else "")


def in_order(told: Iterable[str]) -> list[str]:
    """Order what is told of rows, cells and items by where they stand."""
    return sorted(told, key=lambda one: [int(digits) for digits in re.findall(r"\d{1,9}", one.partition(":")[0])])


def _is_count(sheet: Sheet) -> bool:
    """Tell whether the first column has no title and only counts the rows from 0."""
    firsts = ["".join(cells[:1]) for _, cells in sheet.rows]
    return sheet.columns[:1] == ("",) and firsts == [str(place) for place in range(len(firsts))]


def _titles(sheet: Sheet, shown: Sequence[str]) -> list[str]:
    """Give the fields that the titles mean; one that is empty means none. Raises CannotGoOnError."""
    name, columns = sheet.name, sheet.columns
    titles = ["_".join(same_words(column).lower().split()) for column in columns]
    accepted = list(dict.fromkeys((*COLUMNS, *shown)))
    there = f"there are: {', '.join(accepted)}"
    known = {"", *accepted, _KEY}
    unknown = [f"'{column}'" for column, title in zip(columns, titles, strict=True) if title not in known]
    if unknown:
        message = f"{name}: there is no column {' or '.join(unknown)}"
        raise CannotGoOnError(message, f"correct the title or take the column out; {there}")
    doubled = [title for title in titles if title and titles.count(title) > 1]
    if doubled:
        raise CannotGoOnError(f"{name}: the column '{doubled[0]}' stands there twice", "take one of the two out")
    if "number" not in titles:
        raise CannotGoOnError(f"{name}: there is no column 'number'", there)
    return titles


def _named(titles: Sequence[str], cells: Sequence[str], made: Mapping[int, Made]) -> dict[str, str]:
    """Give the cells of a row by their titles. Raises CannotGoOnError for words that have none: they would be lost."""
    texts = [unguarded(cell.strip()).strip() for cell in cells]
    for place, (title, text) in enumerate(zip(titles, texts, strict=False)):
        if text and not title:
            hint = "give it a title, take it out, or put a text that holds a separator in quotes"
            raise CannotGoOnError(f"column {letters(place)} has no title and says '{shortened(text)}'", hint)
    surplus = [text for text in texts[len(titles) :] if text]
    if surplus:
        message = f"it has more cells than the first line has columns: '{shortened(surplus[0])}'"
        raise CannotGoOnError(message, "put a text that holds a separator in quotes")
    for place, what in _harm(titles, texts, made):
        message = f"column {letters(place)} ({titles[place]}): Excel made {what} of what was typed"
        shown = f": {shortened(texts[place])}" if place < len(texts) and texts[place] else ""
        raise CannotGoOnError(message + shown, "type the words again with an apostrophe (') before them")
    return {title: text for title, text in zip(titles, texts, strict=False) if title}


def _harm(titles: Sequence[str], texts: Sequence[str], made: Mapping[int, Made]) -> Iterator[tuple[int, str]]:
    """List the cells whose words are not what was typed; the day of an update is one all the same."""
    for place, title in enumerate(titles):
        text = texts[place] if place < len(texts) else ""
        if place in made and title and not (title in {"date", "due"} and made[place] is Made.DATE):
            yield place, str(made[place])
        match = _EXCEL.fullmatch(text) if title in {*SET, "update"} else None
        if match is not None and place not in made:
            yield place, {"number": "a number", "date": "a date", "error": "an error"}[match.lastgroup or ""]
