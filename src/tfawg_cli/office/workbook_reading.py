"""Read a workbook of any program: `.xlsx`, `.xlsm`, `.ods`, and `.xls` of before 2007."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.office.ods_reading import CONTENT, read_ods
from tfawg_cli.office.package import LOCKED, OLE, Package
from tfawg_cli.office.workbook_cells import Grid, Made, plain_number, written_moment
from tfawg_cli.office.xlsx_reading import read_xlsx

_LARGEST_OLD = 8 * 1024 * 1024


def read_workbook(content: bytes, name: str) -> list[Grid]:
    """Read all sheets of a workbook, the hidden ones as well.

    Args:
        content: the bytes of the file.
        name: what errors call it.

    Raises CannotGoOnError for what is none, damaged, locked by a password, or larger than any workbook that comes back.

    """
    if content.startswith(OLE) and LOCKED not in content:
        return _read_xls(content, name)
    package = Package(content, name)
    return read_ods(package) if CONTENT in package.parts else read_xlsx(package)


def _read_xls(content: bytes, name: str) -> list[Grid]:
    """Read the old form, which keeps errors and formulas where only its own program sees them: they come as empty."""
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - hardly anybody sends it

    if len(content) > _LARGEST_OLD:
        raise CannotGoOnError(f"{name} is larger than {_LARGEST_OLD:,} bytes", "save it as .xlsx")
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(content))
        return [
            _old_sheet(one, workbook.get_sheet_by_name(one).to_python(skip_empty_area=False))
            for one in workbook.sheet_names
        ]
    except CalamineError as error:
        raise CannotGoOnError(f"{name} is no workbook, or damaged: {error}", "save it as .xlsx") from None


def _old_sheet(name: str, rows: Sequence[Sequence[object]]) -> Grid:
    grid = Grid(name)
    for row, cells in enumerate(rows):
        for column, value in enumerate(cells):
            if value != "":
                grid.put(row, column, *_old_value(value))
    return grid


def _old_value(value: object) -> tuple[str, Made | None]:
    """Give a value as words, where one of these is certain."""
    if isinstance(value, bool):
        return str(value).upper(), Made.TRUTH
    if isinstance(value, int | float):
        return plain_number(float(value)), None if float(value).is_integer() else Made.NUMBER
    if isinstance(value, date):
        return written_moment(value), Made.DATE
    return str(value), None if isinstance(value, str) else Made.DATE
