"""Where a document may be written: never over records, templates, git's own or anything else that is no document."""

import os
import re
from pathlib import Path

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.storage.templates import FOLDER as TEMPLATES

_DOCUMENTS = {"", ".csv", ".docx", ".htm", ".html", ".json", ".md", ".txt", ".xlsx"}
"""Endings of files in a repository that a document may replace."""
_NO_DOCUMENT = re.compile(
    r"\..*|readme(\..*)?|licen[cs]e(\..*)?|changelog(\..*)?|contributing(\..*)?|makefile|dockerfile", re.IGNORECASE
)
"""Names of files that explain or govern a repository."""
_NOT_WRITTEN = "nothing was written"


def refuse_place(path: Path) -> None:
    """Refuse to write a document, or a folder of them, where it would do harm.

    A slip would replace a year's plan, and a link of a repository could lead a report into any file of its reader.
    Raises CannotGoOnError.
    """
    # By its name and by where links lead: a folder of records may itself be a link. resolve() would fail at a loop.
    written, real = Path(os.path.abspath(path)), Path(os.path.realpath(path))  # noqa: PTH100
    for one in (written, real):
        _refuse_folders(path, one)
    top = _top_around(written)
    for one in (written, *written.parents):
        if one.is_symlink() and (one == written or top in one.parents) and not _is_device(written):
            message = f"cannot write {path}: {one.name} is a link, which could lead anywhere"
            raise CannotGoOnError(message, f"name the file or folder itself; {_NOT_WRITTEN}")
    _refuse_file(path, written, is_inside=top is not None)


def refuse_template_folder(path: Path) -> None:
    """Refuse to write a document among the templates of a workspace. Raises CannotGoOnError."""
    for folder in Path(os.path.realpath(path)).parents:
        if folder.name == TEMPLATES and holds_records(folder.parent / "data"):
            message = f"{path} lies among the templates, and a document is none"
            raise CannotGoOnError(message, f"tfawg report NAME --template writes a template there; {_NOT_WRITTEN}")


def refuse_answers(path: Path, text: str) -> None:
    """Refuse to replace a sheet whose empty columns somebody has filled in. Raises CannotGoOnError."""
    if path.suffix.lower() != ".csv" or not path.is_file():
        return
    there = list(_filled(path))
    empty = text.partition("\n")[0]
    if there and empty.count(",") and _columns(empty) == there[0]:
        return
