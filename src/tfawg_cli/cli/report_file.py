"""Where reports go: to stdout or to files, which are written, or compared with what they hold."""

import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from tfawg_cli.cli import exits
from tfawg_cli.cli.document_forms import Said, Sides, as_named
from tfawg_cli.cli.options import deliver, deliver_all, encoded
from tfawg_cli.cli.output_forms import PAGES
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.output.streams import talk
from tfawg_cli.pasting import pasted

KEPT = Path("reports")
"""Where a repository may keep its reports, for `--all --check` to compare them."""
ENDINGS = (".md", *PAGES)
"""The forms of a report, by the ending of its file."""


class Form(StrEnum):
    """How a report is written."""

    MARKDOWN = "markdown"
    CSV = "csv"
    XLSX = "xlsx"


def refuse_comparison(output: Path | None, *, check: bool, stamp: bool) -> None:
    """Refuse to compare with nothing, or what differs in any case. Raises CannotGoOnError."""
    if check and output is None:
        raise CannotGoOnError("--check compares with a file", "name it: tfawg report plan -o plan.md --check")
    if check and stamp:
        raise CannotGoOnError("--stamp makes every document differ, so --check has nothing to say", "leave one out")


def put(
    texts: Mapping[Path | None, str | bytes | Sides],
    said: Said,
    asked: StrEnum | None = None,
    *,
    check: bool,
    folder: Path | None = None,
) -> int:
    """Write reports to their files, in the form of each ending, or compare them with the files.

    Args:
        texts: the Markdown (or sheet, or workbook) of each file, or that of the two sides of a redline; None is stdout.
        said: what a page or a Word file says besides.
        asked: the form that was asked for in words, which is what `texts` are in.
        check: whether to compare and write nothing.
        folder: of the files, to be made where it lacks.

    Returns the exit status. Raises CannotGoOnError.

    """
    return put_made(made(texts, said, asked), check=check, folder=folder)


def made(
    texts: Mapping[Path | None, str | bytes | Sides], said: Said, asked: StrEnum | None = None
) -> dict[Path | None, str | bytes]:
    """Make what stands in each file; the arguments are those of `put`. Raises CannotGoOnError."""
    return {
        file: text if isinstance(text, bytes) else as_named(text, file, asked, said) for file, text in texts.items()
    }


def put_made(files: Mapping[Path | None, str | bytes], *, check: bool, folder: Path | None = None) -> int:
    """Write files, or compare them, as `put` does. Raises CannotGoOnError."""
    if check:
        return _compare(files)
    if None in files:
        deliver(files[None], None)
    named = {file: text for file, text in files.items() if file is not None}
    if named:
        deliver_all(named, folder=folder)
    if None in files and sys.stdout.isatty():
        talk("-o FILE.docx writes a report for Word, FILE.html as a page to read and to print")
    return exits.DONE


def kept(folder: Path, name: str) -> list[Path]:
    """Name the files of a report in a folder of reports: those that are there, else the one of Markdown."""
    files = [folder / f"{name}{ending}" for ending in ENDINGS]
    return [file for file in files if file.exists()] or files[:1]


def _compare(files: Mapping[Path | None, str | bytes]) -> int:
    """Name the files that do not say what the records say, and the command that renews them."""
    from tfawg_cli.storage.writing import holds

    stale = [file for file, text in files.items() if file is not None and not holds(file, encoded(text))]
    for file in stale:
        talk(f"error: {file} {'is stale' if file.exists() else 'is not there'}")
    if stale:
        typed = [word for word in sys.argv[1:] if word != "--check"]
        folder = [] if any(word.startswith(("-o", "--output")) for word in typed) else ["-o", str(KEPT)]
        talk(f"  write it anew: {pasted(['tfawg', *typed, *folder])}")
        if any(file.exists() for file in stale):
            talk("  what somebody added by hand is not in the records, and goes then")
        return exits.ERRORS
    talk(f"{len(files)} {'file says' if len(files) == 1 else 'files say'} what the records say")
    return exits.DONE


def refuse_folder(folder: Path) -> None:
    """Refuse a folder of reports that may not be there, or cannot be. Raises CannotGoOnError."""
    from tfawg_cli.storage.document_places import refuse_place

    refuse_place(folder)
