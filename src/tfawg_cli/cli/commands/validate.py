"""`tfawg validate`: all findings of all files in one run."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tfawg_cli.cli import exits
from tfawg_cli.cli.options import AtOption, FolderOption, argument
from tfawg_cli.cli.pager import show
from tfawg_cli.findings import CannotGoOnError, Finding, Severity


class Format(StrEnum):
    """How findings are shown."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def validate(
    paths: Annotated[
        list[Path] | None,
        argument(metavar="[PATH]...", help="Show only what is found in these files or folders."),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings fail as errors do.")] = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Show notes as well.")] = False,
    form: Annotated[
        Format, typer.Option("--format", metavar="FORMAT", help=f"How to show the findings: {', '.join(Format)}.")
    ] = Format.TEXT,
    at: AtOption = None,
    _folder: FolderOption = None,
) -> int:
    """Check all records and show what is wrong.

    Every file is read whatever PATH says: an item may be right in itself and wrong beside another.
    Exit status 1 when an error is among what is shown (with --strict: or a warning).
    """
    from tfawg_cli.cli.checking import Checker, check_by_year
    from tfawg_cli.cli.reading_records import tree_of
    from tfawg_cli.output import finding_lines
    from tfawg_cli.storage.tree import find_root

    root = find_root(Path.cwd())
    with tree_of(root, at) as tree:
        wanted = [_in_workspace(path, root) for path in paths or []]
        severities = {Severity.ERROR, Severity.WARNING, *([Severity.NOTE] if verbose else [])}
        checked = check_by_year(Checker(root), tree, lambda one: one.severity in severities and _is_wanted(one, wanted))
    findings = [finding for finding in checked.findings if _is_wanted(finding, wanted)]
    files = sum(_below(file, wanted) for file in checked.files)
    shown = checked.shown
    if form is Format.JSON:
        show(finding_lines.as_json(shown))
    else:
        counted = finding_lines.counted(findings, notes_shown=verbose)
        text = f"{finding_lines.as_text(shown)}{counted} in {files} file{'s' if files != 1 else ''}\n"
        show(finding_lines.as_log(shown, text, _below_top(root)) if form is Format.GITHUB else text)
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return exits.ERRORS if any(finding.severity in failing for finding in findings) else exits.DONE


def _below_top(root: Path) -> str:
    """Give the path of the workspace below the top of its repository, with a slash at its end; empty at the top."""
    from tfawg_cli.storage.tree import top_of_repository

    below = root.relative_to(top_of_repository(root) or root).as_posix()
    return "" if below == "." else f"{below}/"


def _in_workspace(path: Path, root: Path) -> str:
    """Give the path below the workspace. Raises CannotGoOnError."""
    absolute = path.absolute()
    if not absolute.exists() and not absolute.is_symlink():
        message = f"there is no {path}"
        raise CannotGoOnError(message, "name a file or folder below data/, or none for all of them")
    absolute = absolute.parent.resolve() / absolute.name
    if not absolute.is_relative_to(root.resolve()):
        message = f"{path} lies outside of the workspace {root}"
        raise CannotGoOnError(message)
    below = absolute.relative_to(root.resolve()).as_posix()
    if below not in {".", "data"} and not below.startswith("data/"):
        message = f"{path} is no record: the records are below data/"
        raise CannotGoOnError(message)
    return below


def _is_wanted(finding: Finding, wanted: list[str]) -> bool:
    return _below(finding.place.file, wanted)


def _below(file: str, wanted: list[str]) -> bool:
    return not wanted or any(path in {".", file} or file.startswith(f"{path}/") for path in wanted)
