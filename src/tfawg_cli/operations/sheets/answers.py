"""Whether a sheet that would be replaced holds what somebody wrote into it, and which command takes that over."""

from collections.abc import Iterator, Sequence
from itertools import chain, repeat

from tfawg_cli.office.workbook_cells import Sheet
from tfawg_cli.office.workbook_writing import FIRST
from tfawg_cli.operations.sheets.base import Base, digest, read_base
from tfawg_cli.operations.sheets.cells import unguarded
from tfawg_cli.operations.sheets.sheet_rows import SET, UPDATE
from tfawg_cli.operations.sheets.translation import FRENCH, TOLD

_KEY = "key"


def holds_answers(there: Sheet, new: Sheet | None) -> bool:
    """Tell whether words stand in a sheet that did not go out in it.

    A workbook is compared with what it hides of the day when it went out, whatever is to replace it. A CSV hides
    nothing: of a request what differs from the new sheet in the columns that it asks for, of any other what stands in
    columns that are empty in the new sheet.

    Args:
        there: the sheet as it lies there.
        new: what is to replace it; None where that is no sheet.

    """
    base = read_base(there.hidden)
    if base is not None:
        return any(title != FIRST for title in there.beside) or any(_written(there, base))
    return any(_differing(there, new))


def taken_over_by(hidden: Sequence[Sequence[str]], columns: Sequence[str]) -> list[str]:
    """Give the words of the command that takes a sheet back, without the name of its file.

    Args:
        hidden: the rows of its hidden sheet; none of a CSV.
        columns: the titles of its columns.

    """
    base = read_base(hidden)
    if base is not None and is_of_translators(base):
        return ["tfawg", "translate", "--lang", base.about.partition(" ")[0], "--from"]
    return ["tfawg", "update" if base is None or "update" in columns else "edit", "--from"]


def is_of_translators(base: Base) -> bool:
    """Tell whether a base is that of a file of `tfawg translate`."""
    return any(FRENCH in fields for fields in base.digests.values())


def _written(sheet: Sheet, base: Base) -> Iterator[str]:
    """Give the words that stand in cells, and did not when the workbook went out."""
    told = TOLD if is_of_translators(base) else ()
    for _, cells in sheet.rows:
        named = dict(zip(sheet.columns, cells, strict=False))
        key = named.get(_KEY) or f"{named.get('year', '')} {named.get('number', '')}"
        went_out = base.digests.get(key, {})
        own = (_KEY, *told) if went_out else ()
        for title, text in zip(chain(sheet.columns, repeat("")), cells, strict=False):
            if text.strip() and title not in own and digest(text) != went_out.get(title):
                yield text


def _differing(there: Sheet, new: Sheet | None) -> Iterator[str]:
    """Give the words of a sheet without a base that may be answers."""
    titles = [title.lower() for title in there.columns]
    asked = {*SET, *UPDATE} if "update" in titles else set[str]()
    if new is not None and new.columns == there.columns:
        asked |= {title.lower() for at, title in enumerate(new.columns) if new.rows and not any(_column(new, at))}
    known = {_item(cells): cells for cells in (_named(new, row) for row in new.rows)} if new is not None else {}
    for cells in (_named(there, row) for row in there.rows):
        said = known.get(_item(cells), {})
        for title, text in cells.items():
            if text and title in asked and digest(text) != digest(said.get(title, "")):
                yield text


def _named(sheet: Sheet, row: tuple[int, Sequence[str]]) -> dict[str, str]:
    return {title.lower(): unguarded(text.strip()) for title, text in zip(sheet.columns, row[1], strict=False)}


def _item(cells: dict[str, str]) -> tuple[str, str]:
    return cells.get("year", ""), cells.get("number", "")


def _column(sheet: Sheet, at: int) -> Iterator[str]:
    return (cells[at].strip() for _, cells in sheet.rows if at < len(cells))
