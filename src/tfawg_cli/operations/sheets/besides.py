"""What people wrote into a workbook beside its rows, which no command takes: comments on cells, and other sheets."""

from collections.abc import Iterator

from tfawg_cli.office.workbook_cells import Grid, Sheet
from tfawg_cli.office.workbook_writing import FIRST
from tfawg_cli.operations.sheets.base import Base, digest, read_base
from tfawg_cli.yaml_text.characters import shortened


def besides(sheet: Sheet) -> list[str]:
    """Tell each comment with its author and place, and of each other sheet the words that did not go out in it."""
    comments = [
        f"sheet '{name}', cell {note.cell}: comment{f' ({note.author})' if note.author else ''}: {said}"
        for name, note in sheet.notes
        if (said := shortened(" ".join(note.words.split())))
    ]
    base = read_base(sheet.hidden)
    others = ((grid.name, " ".join(_theirs(grid, base))) for grid in sheet.beside)
    return [*comments, *(f"sheet '{name}' is not taken: {shortened(said)}" for name, said in others if said)]


def _theirs(grid: Grid, base: Base | None) -> Iterator[str]:
    """Give the words of a sheet that are not ours; a workbook of an earlier version does not say which are."""
    if grid.name == FIRST and base is not None and base.told is None:
        return
    ours = (base.told if base is not None else None) or frozenset() if grid.name == FIRST else frozenset[str]()
    for cell in (cell for cells in grid.rows for cell in cells):
        if cell.strip() and digest(cell) not in ours:
            yield " ".join(cell.split())
