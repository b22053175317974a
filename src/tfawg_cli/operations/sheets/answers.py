"""Whether a sheet that would be replaced holds what somebody wrote into it, and which command takes that over."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, repeat

from tfawg_cli.office.workbook_cells import Sheet
from tfawg_cli.operations.questions.rows import KINDS
from tfawg_cli.operations.sheets.base import Base, digest, read_base
from tfawg_cli.operations.sheets.cells import unguarded
from tfawg_cli.operations.sheets.sheet_rows import SET, UPDATE
from tfawg_cli.operations.sheets.translation import FRENCH, PROPOSED, RIGHT, TOLD, is_of_translators

_KEY, _NUMBER = "key", "number"
_ITEM = re.compile(r"'?\d+(?:\.\d+)*")
"""What stands in the column of numbers: `'1.1` where Excel would make a day of it."""
_OF_EVERYTHING = "found_in"
"""The column of the one list whose rows need no number: narrative has none."""


def holds_answers(there: Sheet, new: Sheet | None, recorded: Collection[str] = ()) -> bool:
    """Tell whether words stand in a sheet that did not go out in it.

    A workbook is compared with what it hides of the day when it went out, whatever is to replace it; what the new
    sheet says as well is not lost. A CSV hides nothing: a request holds answers where it differs from the new sheet in
    the columns that it asks for, any other where words stand in columns that are empty in the new sheet.

    Args:
        there: the sheet as it lies there.
        new: what is to replace it; None where that is no sheet.
        recorded: columns whose words all stand in the records, and so are not lost.

    """
    base = read_base(there.hidden)
    if base is not None:
        return any(_written(there, base, new, recorded))
    return any(_differing(there, new, recorded))


def is_added_to(there: Sheet, new: Sheet) -> bool:
    """Tell whether a CSV has a column or a row that no list and no request puts there.

    What its other cells say is not looked at: the records may have changed since it was written, and so may the list.

    Args:
        there: the CSV as it lies there.
        new: what is to replace it; where it has rows without a number, it is a list of everything.

    """
    ours = {*SET, *UPDATE, *chain.from_iterable(kind.fields for kind in KINDS.values())}
    titles = [title.lower() for title in there.columns]
    if any(title and title not in ours for title in titles):
        return True
    may_lack = _OF_EVERYTHING in titles or any(not cells.get(_NUMBER, _NUMBER) for cells in _titled(new))
    return any(_is_somebodys(titles, cells, may_lack=may_lack) for _, cells in there.rows)


def _is_somebodys(titles: Sequence[str], cells: Sequence[str], *, may_lack: bool) -> bool:
    """Tell whether a row is a line of words, has words beside the columns, or names no item."""
    if not min(len(titles), 2) <= len(cells) <= len(titles):  # Excel leaves empty cells at the end of a row out
        return True
    if any(text.strip() for title, text in zip(titles, cells, strict=False) if not title):
        return True
    number = next((text.strip() for title, text in zip(titles, cells, strict=False) if title == _NUMBER), _NUMBER)
    return number != _NUMBER and not (_ITEM.fullmatch(number) if number else may_lack)


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


def holds_updates(sheet: Sheet) -> bool:
    """Tell whether somebody wrote updates into a sheet."""
    return any(text for cells in _titled(sheet) for title, text in cells.items() if title in UPDATE)


def answered_columns(sheet: Sheet) -> set[str]:
    """Name the columns that say nothing new where taking the sheet over changes nothing."""
    base = read_base(sheet.hidden)
    if base is None or not is_of_translators(base):
        return {*sheet.columns} - {"", "number", "year", _KEY}  # what cannot be changed there is refused
    # A yes alone, with nothing translated or proposed beside it, is not taken over.
    answered = (dict(zip(sheet.columns, cells, strict=False)) for _, cells in sheet.rows)
    alone = any(row.get(RIGHT) and not (row.get(FRENCH) or row.get(PROPOSED)) for row in answered)
    return {FRENCH} if alone else {FRENCH, RIGHT}


def _written(sheet: Sheet, base: Base, new: Sheet | None, recorded: Collection[str]) -> Iterator[str]:
    """Give the words that stand in cells, and neither did when the workbook went out, nor will in the new sheet."""
    told = TOLD if is_of_translators(base) else ()
    known = {_key(cells): cells for cells in _titled(new)}
    for _, cells in sheet.rows:
        key = _key(dict(zip(sheet.columns, cells, strict=False)))
        went_out, said = base.digests.get(key, {}), known.get(key, {})
        own = (_KEY, *told, *recorded) if went_out else ()
        for title, text in zip(chain(sheet.columns, repeat("")), cells, strict=False):
            kept = {went_out.get(title), digest(said.get(title, ""))}
            if text.strip() and title not in own and digest(text) not in kept:
                yield text


def _key(cells: Mapping[str, str]) -> str:
    """Give what a row is known by: its hidden key, or its year and number."""
    return cells.get(_KEY) or f"{cells.get('year', '')} {cells.get('number', '')}"


def _differing(there: Sheet, new: Sheet | None, recorded: Collection[str]) -> Iterator[str]:
    """Give the words of a sheet without a base that may be answers."""
    titles = [title.lower() for title in there.columns]
    asked = {*SET, *UPDATE} if "update" in titles else set[str]()
    if new is not None and new.columns == there.columns:
        asked |= {title.lower() for at, title in enumerate(new.columns) if new.rows and not any(_column(new, at))}
    asked -= {title.lower() for title in recorded}
    known = {_item(cells): cells for cells in _titled(new)}
    for cells in _titled(there):
        said = known.get(_item(cells), {})
        for title, text in cells.items():
            if text and title in asked and digest(text) != digest(said.get(title, "")):
                yield text


def _titled(sheet: Sheet | None) -> Iterator[dict[str, str]]:
    """Give the cells of each row by their titles in small letters."""
    titles = [title.lower() for title in sheet.columns] if sheet is not None else []
    for _, cells in sheet.rows if sheet is not None else ():
        yield {title: unguarded(text.strip()) for title, text in zip(titles, cells, strict=False)}


def _item(cells: Mapping[str, str]) -> tuple[str, str]:
    return cells.get("year", ""), cells.get("number", "")


def _column(sheet: Sheet, at: int) -> Iterator[str]:
    return (cells[at].strip() for _, cells in sheet.rows if at < len(cells))
