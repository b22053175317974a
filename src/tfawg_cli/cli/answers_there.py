"""Before `-o` replaces a sheet: never one into which somebody wrote something."""

from pathlib import Path
from typing import TYPE_CHECKING

from tfawg_cli.cli.output_forms import WORD
from tfawg_cli.cli.reading_records import read_records
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.pasting import pasted
from tfawg_cli.records.financial_year import FinancialYear

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from tfawg_cli.office.workbook_cells import Sheet
    from tfawg_cli.operations.changes.editing import Revision

_SHEETS = {".csv", ".xlsx"}
_LOST = "or move the file away; --force replaces it; nothing was written"


def _recorded(sheet: "Sheet") -> "Collection[str]":
    """Name the columns of a sheet whose words all stand in the records: what takes it over would change nothing."""
    from tfawg_cli.operations.sheets.answers import answered_columns, taken_over_by

    _, command, *_ = taken_over_by(sheet.hidden, sheet.columns)
    try:
        revision = _TAKES_OVER[command](sheet)
    except (CannotGoOnError, ValueError):  # a conflict, or a year that nobody knows
        return ()
    return () if revision.edits else answered_columns(sheet)


def _translated(sheet: "Sheet") -> "Revision":
    from tfawg_cli.cli.language_options import Tongue
    from tfawg_cli.cli.translations_of_year import OfYear
    from tfawg_cli.cli.translators_files import brought
    from tfawg_cli.operations.sheets.translation import of_sheet

    filled = of_sheet(sheet)
    tag, _, year = filled.base.about.partition(" ")
    tongue = Tongue.of(tag)
    return brought(filled, OfYear(read_records(languages=tongue.languages), FinancialYear.typed(year), tongue))


def _reworded(sheet: "Sheet") -> "Revision":
    from tfawg_cli.operations.sheets.wording import rewording
    from tfawg_cli.operations.sheets.wording_read import of_sheet

    brought = of_sheet(sheet)
    year = FinancialYear.typed(str(brought.year))
    return rewording(read_records().workspace, year, brought, (), without_base=False)


def _reported(sheet: "Sheet") -> "Revision":
    from tfawg_cli.operations.sheets.filled_in import revision_of

    return revision_of(read_records().workspace, [sheet], None)


_TAKES_OVER: "Mapping[str, Callable[[Sheet], Revision]]" = {
    "translate": _translated,
    "edit": _reworded,
    "update": _reported,
}


def refuse_answers(path: Path, content: bytes) -> None:
    """Refuse to replace a sheet that holds answers, by whatever document. Raises CannotGoOnError.

    Args:
        path: the file.
        content: what is to replace it.

    """
    if path.suffix.lower() not in _SHEETS:
        return
    from tfawg_cli.operations.sheets.answers import holds_answers, taken_over_by
    from tfawg_cli.operations.sheets.base import read_base
    from tfawg_cli.operations.sheets.besides import besides
    from tfawg_cli.storage.sheets import hidden_in, parsed, read_sheet

    try:
        there = read_sheet(path)
    except CannotGoOnError as error:
        if read_base(hidden_in(path)) is not None:  # it went out, and came back as nothing that can be compared
            message = f"{path} is there, and may hold answers: {error.message}"
            raise CannotGoOnError(message, f"{error.hint}, {_LOST}") from None
        return
    try:
        new = parsed(content, path)
    except CannotGoOnError:  # a list of something that has no numbers
        new = None
    if holds_answers(there, new) and holds_answers(there, new, _recorded(there)):
        command = pasted([*taken_over_by(there.hidden, there.columns), str(path)])
        raise CannotGoOnError(f"{path} is there, and holds answers", f"take them over: {command}; {_LOST}")
    told = besides(there)
    if told:
        message = f"{path} is there, and holds what no command takes over"
        raise CannotGoOnError(message, f"read it, {_LOST}", tuple(told))


def is_taken_over(path: Path) -> bool:
    """Tell whether a Word file that somebody saved is a table of the translators that holds nothing new.

    Raises CannotGoOnError for such a table that does.
    """
    from tfawg_cli.office.packing import is_as_packed

    if path.suffix.lower() != WORD or is_as_packed(path.read_bytes()):
        return False
    from tfawg_cli.cli.table_there import is_table_taken_over

    return is_table_taken_over(path)


def is_added_to(path: Path, content: bytes) -> bool:
    """Tell whether somebody wrote a column or a row into the CSV at `path` that `content` is to replace."""
    if path.suffix.lower() != ".csv":
        return False
    from tfawg_cli.operations.sheets import answers
    from tfawg_cli.storage.sheets import parsed, read_sheet

    try:
        there = read_sheet(path)
    except CannotGoOnError:  # an empty one, or one that is no CSV any more
        return bool(path.read_bytes().strip())
    return answers.is_added_to(there, parsed(content, path))
