"""Before `-o` replaces a sheet: never one into which somebody wrote something."""

from pathlib import Path

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.pasting import pasted

_SHEETS = {".csv", ".xlsx"}
_LOST = "or move the file away; --force replaces it; nothing was written"


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
    if holds_answers(there, new):
        command = pasted([*taken_over_by(there.hidden, there.columns), str(path)])
        raise CannotGoOnError(f"{path} is there, and holds answers", f"take them over: {command}; {_LOST}")
