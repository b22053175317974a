"""Where a document may be written: never over records, templates, git's own, or anything else that is no document."""

import os
import re
from pathlib import Path

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.storage.templates import FOLDER as TEMPLATES
from tfawg_cli.storage.tree import DATA, top_of_repository

_DOCUMENTS = {"", ".csv", ".docx", ".htm", ".html", ".json", ".md", ".txt", ".xlsx"}
"""Endings of files in a repository that a document may replace."""
_HOUSE = re.compile(r"\..*|(?:readme|licen[cs]e|changelog|contributing|makefile|dockerfile)(?:\..*)?", re.IGNORECASE)
"""Names of files that explain a repository, or that programs read."""


def refuse_place(path: Path, *, is_template: bool = False) -> None:
    """Refuse to write a document, or a folder of them, where it would do harm.

    A slip would replace a year's plan; and a link in a repository could lead a report into any file of its reader.

    Args:
        path: the file or the folder.
        is_template: True where a template is to be written, which belongs among the templates.

    Raises CannotGoOnError.

    """
    # By its name and by where links lead: a folder of records may itself be a link. resolve() would fail at a loop.
    written, real = Path(os.path.abspath(path)), Path(os.path.realpath(path))  # noqa: PTH100
    for folder in (one for there in (written, real) for one in (there, *there.parents)):
        if folder.name.lower() == ".git":
            raise _refused(f"{path} lies in the directory of git", "name a place outside of .git")
        if _holds_records(folder):
            raise _refused(f"{path} lies among the records, and a document is none", f"name a place outside of {DATA}/")
        if folder.name.lower() == TEMPLATES and _holds_records(folder.parent / DATA) and not is_template:
            hint = "tfawg report NAME --template writes a template there"
            raise _refused(f"{path} lies among the templates, and a document is none", hint)
    top = _top_around(written)
    if top is not None:
        _refuse_in_repository(path, written, top)


def refuse_edited(path: Path) -> None:
    """Refuse to replace a Word file that somebody saved since it was written. Raises CannotGoOnError."""
    if path.suffix.lower() != ".docx" or not path.is_file():
        return
    from tfawg_cli.office.packing import is_as_packed

    if not is_as_packed(path.read_bytes()):
        hint = "it may hold somebody's changes: move it away, or name another file; --force replaces it"
        raise _refused(f"{path} is there, and another program saved it", hint)


def _refuse_in_repository(path: Path, written: Path, top: Path) -> None:
    """Refuse what a repository could have prepared, and files of it that are no documents. Raises CannotGoOnError."""
    link = next((one for one in (written, *written.parents) if top in one.parents and one.is_symlink()), None)
    if link is not None:
        where = link.relative_to(top).as_posix()
        raise _refused(f"cannot write {path}: {where} is a link, which may lead anywhere", "name the place itself")
    if written.is_file() and (written.suffix.lower() not in _DOCUMENTS or _HOUSE.fullmatch(written.name)):
        raise _refused(f"{path} is there, and is no document", "name another file")


def _top_around(path: Path) -> Path | None:
    """Give the top of the repository or of the workspace around a path; None outside of both."""
    workspaces = (folder for folder in path.parents if _holds_records(folder / DATA))
    return top_of_repository(path) or next(workspaces, None)


def _holds_records(folder: Path) -> bool:
    """Tell whether a folder is the one of a workspace's records."""
    # In any case of letters: some systems take Data for data.
    return folder.name.lower() == DATA and any(any((folder / one).glob("*.yaml")) for one in ("plans", "programme"))


def _refused(message: str, hint: str) -> CannotGoOnError:
    return CannotGoOnError(message, f"{hint}; nothing was written")
