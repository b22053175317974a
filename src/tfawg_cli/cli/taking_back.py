"""The road of undo and redo: what was written, what that says item by item, and the disk."""

import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tfawg_cli.cli import exits
from tfawg_cli.cli.language_options import Stale, Tongue
from tfawg_cli.cli.languages import spoken
from tfawg_cli.cli.reading_records import Records
from tfawg_cli.cli.writing_changes import typed
from tfawg_cli.findings import CannotGoOnError, Severity
from tfawg_cli.output import undo_text
from tfawg_cli.output.streams import out, talk
from tfawg_cli.storage.journal import State
from tfawg_cli.storage.loading import Bytes, Loaded, files_of_years, load_files, record_files, year_of
from tfawg_cli.storage.opening import UnreadableError
from tfawg_cli.storage.own_folder import branch_of
from tfawg_cli.storage.record_names import language_of, languages_in
from tfawg_cli.storage.tree import WorkingTree, find_root
from tfawg_cli.storage.undoing import LIST, Reversal, Undoing, undoing, written

if TYPE_CHECKING:
    from tfawg_cli.operations.comparison.comparison import Comparison

_DIGITS = 10
_MARKS = {
    "[EN]": "[EN]: not translated, so English",
    "[\N{NOT EQUAL TO}]": "[\N{NOT EQUAL TO}]: of earlier English words",
}


def list_changes() -> int:
    """List what was written here. Raises CannotGoOnError."""
    out(undo_text.listed(written(find_root(Path.cwd()))))
    return exits.DONE


def reverse(choose: Callable[[Undoing, int | None], Reversal], entry: str | None, *, dry_run: bool) -> int:
    """Take a change back, or write it again.

    Args:
        choose: finds out what is to be done with an entry, None where the next one is meant.
        entry: the number that was typed.
        dry_run: True to show the diff only.

    Raises CannotGoOnError.

    """
    if entry is not None and not (entry.isascii() and entry.isdigit() and len(entry) < _DIGITS):
        raise CannotGoOnError(f"'{entry}' is no number of a change", LIST)
    root = find_root(Path.cwd())
    with undoing(root) as steps:
        reversal = choose(steps, int(entry) if entry is not None else None)
        if dry_run:
            out(undo_text.diff(reversal))
            return exits.DONE
        out(undo_text.heading(reversal) + _said(root, reversal))
        for remark in _remarks(root, reversal):
            talk(remark)
        if reversal.changed:
            steps.carry_out(reversal, typed())
    out(undo_text.done(reversal))
    return exits.DONE


def _said(root: Path, reversal: Reversal) -> str:
    """Say item by item what becomes of the records; where they cannot be read, or say the same, line by line."""
    told = [_told(tag, _lines(found)) for tag, found in _compared(root, reversal) if found.changes]
    return "".join([*told, "\n"]) if told else undo_text.diff(reversal)


def _told(tag: str, lines: str) -> str:
    """Say of which language the words are, and what the marks in them mean."""
    if not tag:
        return lines
    marks = [meaning for mark, meaning in _MARKS.items() if mark in lines]
    meanings = f" ({', '.join(marks)})" if marks else ""
    return f"\nwords in '{tag}'{meanings}\n{lines}"


def _lines(comparison: "Comparison") -> str:
    from tfawg_cli.output.diff.lines import lines
    from tfawg_cli.output.diff.text import text_of

    if sys.stdout.isatty():
        from tfawg_cli.output.diff.terminal import marked

        return marked(lines(comparison))
    return text_of(lines(comparison))


def _compared(root: Path, reversal: Reversal) -> "Iterator[tuple[str, Comparison]]":
    """Compare the records before and after in English, then in each language of which a translation changes.

    Gives nothing where one side cannot be read.
    """
    from tfawg_cli.operations.comparison.diff import besides, compare

    files = {one.file for one in reversal.changed}
    translated = {file for file in files if language_of(file)[1]}
    before, after = _sides(root, reversal, record_files(files) | translated)
    if any(_broken(side) & files for side in (before, after)):
        return
    english = compare(before.workspace, after.workspace)
    yield "", english
    for tag in sorted({language_of(file)[1] for file in translated}):
        tongue = Tongue(tag, Stale.KEEP)
        said = (spoken(Records(root, side), tongue).workspace for side in (before, after))
        yield tag, besides(compare(*said), english)


def _sides(root: Path, reversal: Reversal, changed: set[str]) -> list[Loaded]:
    """Read the changed files, and the others of their years, as they were and as they will be."""
    tree = WorkingTree(root)
    there = {*tree.paths(), *changed}
    years = {year for file in changed if (year := year_of(language_of(file)[0] or file)) is not None}
    of_years = {file for year in years for file in files_of_years(there, year, year)}
    tags = languages_in(changed)
    beside = {file for file in there if language_of(file)[0] in of_years and language_of(file)[1] in tags}
    held: dict[str, bytes] = {}
    for file in (of_years | beside) - changed:
        with suppress(UnreadableError):
            held[file] = tree.read(file)
    before = {one.file: one.before for one in reversal.changed if one.before is not None and one.file in changed}
    after = {one.file: one.after for one in reversal.changed if one.after is not None and one.file in changed}
    return [load_files(Bytes(held | side), {*held, *side}) for side in (before, after)]


def _broken(loaded: Loaded) -> set[str]:
    return {finding.place.file for finding in loaded.findings if finding.severity is Severity.ERROR}


def _remarks(root: Path, reversal: Reversal) -> Iterator[str]:
    """Say what a person should know besides."""
    entry = reversal.entry
    for file in reversal.left_alone:
        yield f"{file} was changed by another hand since, and stays as it is"
    if entry.branch and entry.branch != branch_of(root):
        yield f"it was written on branch {entry.branch}"
    if reversal.state is State.UNDOING and _is_committed(root, reversal):
        yield "it is committed already: taking it back is a new change, to be committed as well"


def _is_committed(root: Path, reversal: Reversal) -> bool:
    """Tell whether the last commit holds what is taken back; line ends do not count."""
    from tfawg_cli.storage.revisions import tree_at

    with suppress(CannotGoOnError, UnreadableError), tree_at(root, "HEAD") as tree:
        held = {one.file: one.before for one in reversal.changed if one.before is not None and one.file in tree.entries}
        return any(_unix(tree.read(file)) == _unix(content) for file, content in held.items())
    return False


def _unix(content: bytes) -> bytes:
    return content.replace(b"\r\n", b"\n")
