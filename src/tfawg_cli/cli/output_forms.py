"""The ending of the file behind -o says how it is written, so that a file is what its name promises."""

from collections.abc import Collection
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from tfawg_cli.findings import CannotGoOnError

WORD = ".docx"
PAGES = (".html", ".htm", WORD)
"""Endings of what is made of Markdown."""
FORMS = {".md": "markdown", **dict.fromkeys(PAGES, "markdown"), ".json": "json", ".csv": "csv", ".xlsx": "xlsx"}
"""Endings that choose a form."""
_TEXTS = dict.fromkeys((".doc", ".odt", ".rtf"), "Word and other programs open it, and save it so")
_SHEETS = dict.fromkeys((".xls", ".ods"), "Excel opens it")
PROGRAMS = _TEXTS | _SHEETS | {".pdf": "a browser prints it, also as PDF"}
"""Endings of files that only other programs write, and what helps instead."""

Form = TypeVar("Form", bound=StrEnum)


class ItemFormat(StrEnum):
    """How what is told of one item is shown."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def chosen(asked: Form | None, output: Path | None, usual: Form, writes: Collection[str] | None = None) -> Form:
    """Give the form that was asked for, else the one of the file's ending, else the usual one.

    Args:
        asked: what stood behind --format.
        output: the file behind -o.
        usual: the form where neither says anything.
        writes: the endings of FORMS that fit; left out, those whose form there is.

    Raises CannotGoOnError where the file would not be what its ending promises.

    """
    ending = output.suffix.lower() if output is not None else ""
    if asked == "xlsx" and ending != ".xlsx":
        raise CannotGoOnError("a workbook goes into a file of its own kind", "name it: -o FILE.xlsx")
    if output is None or ending not in FORMS.keys() | PROGRAMS:
        return asked or usual
    fitting = [one for one, form in FORMS.items() if (form in set(type(usual)) if writes is None else one in writes)]
    if ending in PROGRAMS:
        raise CannotGoOnError(f"cannot write {output}: tfawg makes no {ending} files", _instead(asked, output, fitting))
    if asked is not None and ending != ".xlsx":
        if ending == WORD:
            raise CannotGoOnError(
                f"cannot write {output}: {asked} is no Word document", _instead(asked, output, fitting)
            )
        return asked
    if ending not in fitting:
        files = " or ".join(str(output.with_suffix(one)) for one in fitting if one != ".htm")
        raise CannotGoOnError(f"cannot write {output}: this has no form for {ending} files", f"write {files}")
    return type(usual)(FORMS[ending])


def _instead(asked: StrEnum | None, output: Path, fitting: Collection[str]) -> str:
    """Name the file to write instead of one of another program."""
    ending = output.suffix.lower()
    if asked is not None:
        better = next((one for one, form in FORMS.items() if form == asked), ".txt")
        return f"--format {asked} goes into a file like {output.with_suffix(better)}"
    first = {**dict.fromkeys(_SHEETS, ".xlsx"), **dict.fromkeys(_TEXTS, WORD)}.get(ending, ".html")
    better = next(one for one in (first, ".html", ".md") if one in fitting)
    why = f": {PROGRAMS[ending]}" if better != ".md" else ""
    return f"write {output.with_suffix(better)}{why}"


def sign(typed: str | None, form: StrEnum) -> str:
    """Give the sign between the cells of a csv, as it was typed. Raises CannotGoOnError."""
    if typed is not None and form != "csv":
        raise CannotGoOnError("--separator parts the cells of a csv", "add --format csv, or -o FILE.csv")
    found = {None: ",", ",": ",", ";": ";", "tab": "\t", "\t": "\t"}.get(typed)
    if found is None:
        raise CannotGoOnError(f"'{typed}' parts no cells", "there are: , and ; and tab")
    return found
