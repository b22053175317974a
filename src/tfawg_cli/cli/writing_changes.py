"""The road of every change: edits, new texts, the checks that any file passes, and only then the disk."""

import shlex
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from tfawg_cli.cli import exits
from tfawg_cli.cli.records import Records, read_records
from tfawg_cli.findings import CannotGoOnError, Finding, Place, RecordsHaveErrorsError, Severity
from tfawg_cli.output.streams import out, talk
from tfawg_cli.records.base import UNTYPED_KEYS
from tfawg_cli.storage.loading import Loaded, reload
from tfawg_cli.storage.records_writing import NewText, finish_half_done, write_records

if TYPE_CHECKING:
    from tfawg_cli.operations.changes.editing import Revision
    from tfawg_cli.operations.years.amending import Authority, Consequences
    from tfawg_cli.operations.years.carry_forward import Turn
    from tfawg_cli.yaml_text.edits import Edit


def records_to_change(*, dry_run: bool) -> Records:
    """Read the records. A change that was interrupted is finished first, and then nothing else is done.

    Raises CannotGoOnError, RecordsHaveErrorsError; typer.Exit where this very command is what was finished.
    """
    records = read_records()
    if any(finding.rule == "half-done" for finding in records.loaded.findings):
        _finish(records, dry_run=dry_run)
    records.need_readable()
    records.need_folders()
    return records


def _finish(records: Records, *, dry_run: bool) -> None:
    if dry_run:
        message = "a change of several files was interrupted and is half done"
        raise CannotGoOnError(message, "the same command again, without --dry-run, finishes it")
    finished, same = finish_half_done(records.root, _command(), lambda texts: _look_at(records, texts))
    talk(f"finished a change that was interrupted: wrote {', '.join(finished)}")
    if same:
        raise typer.Exit(exits.DONE)
    message = "what was interrupted was another command than this one, and this one did nothing yet"
    raise CannotGoOnError(message, "look at the records; run it again if you still want it")


def _look_at(records: Records, texts: Mapping[str, NewText]) -> None:
    """Check the texts of a change that was interrupted, and show them. Raises RecordsHaveErrorsError."""
    from tfawg_cli.output import change_text

    checked(records, texts)
    out(change_text.diff(texts))


def _command() -> str:
    """Give what was typed, but for what only answers a question."""
    return shlex.join(word for word in sys.argv[1:] if word not in {"--yes", "-y"})


def write(records: Records, texts: Mapping[str, NewText]) -> None:
    """Write new texts, if all files are still as they were read. Raises CannotGoOnError."""
    read = {file: NewText(text.text, text.text) for file, text in records.loaded.texts.items() if file not in texts}
    write_records(records.root, {**texts, **read}, _command())


def carry_out(
    records: Records,
    revision: "Revision",
    *,
    dry_run: bool,
    ask: Callable[[], bool] = lambda: True,
    who: "Authority | None" = None,
) -> int:
    """Check a change as any file is checked, show it, and write it; with `dry_run`, only show the diff.

    Args:
        records: the records as they are.
        revision: what to change.
        dry_run: True to write nothing.
        ask: whether a person agrees, asked when all else is known to be right.
        who: who allows a change of approved wording, and why.

    Raises CannotGoOnError, RecordsHaveErrorsError.

    """
    texts = new_texts(records, revision.edits)
    if any(file.startswith("data/programme/") for file in texts):  # what plans say of it may forbid that
        records.need_whole()
    if texts:
        texts, found = amended(records, texts, who)
        revision = replace(revision, remarks=(*revision.remarks, *found.remarks))
        if who is not None or found.restores:
            revision = replace(revision, undo=(), undo_remark="no command takes this back" if found.restores else "")
    return write_out(records, revision, texts, dry_run=dry_run, ask=ask)


def write_out(
    records: Records,
    revision: "Revision",
    texts: Mapping[str, NewText],
    *,
    dry_run: bool,
    ask: Callable[[], bool] = lambda: True,
) -> int:
    """Check new texts, show what they mean, and write them. The arguments are those of `carry_out`.

    Raises CannotGoOnError, RecordsHaveErrorsError.
    """
    from tfawg_cli.output import change_text

    if not texts:
        out(f"{revision.title}: nothing to change, it says so already\n")
        return exits.DONE
    warnings = _new_warnings(records, *checked(records, texts))
    if dry_run:
        out(change_text.diff(texts))
        return exits.DONE
    out(change_text.as_text(revision))
    if not ask():
        talk("nothing was written")
        return exits.CANNOT_GO_ON
    write(records, texts)
    out(change_text.written(texts, revision.undo, revision.undo_remark))
    if warnings:
        talk(warnings)
    return exits.DONE


def amended(
    records: Records, texts: dict[str, NewText], who: "Authority | None"
) -> "tuple[dict[str, NewText], Consequences]":
    """Add to new texts the amendments that they need, and say what they mean for agreed wording.

    Raises CannotGoOnError where approved wording changes and nobody was named who allows it.
    """
    from tfawg_cli.operations.years.amending import Consequences, consequences, need_digests

    if who is None and all(plan.record.state == "draft" for plan in records.workspace.plans.values()):
        return texts, Consequences({})
    if who is not None:
        need_digests(records.workspace)
    after = reload(records.loaded, texts)
    found = consequences(records.workspace, after.workspace, list(texts), who)
    recorded = new_texts(replace(records, loaded=after), found.edits)
    kept = {file: replace(text, before=records.loaded.texts[file].text) for file, text in recorded.items()}
    return {**texts, **kept}, found


def new_texts(records: Records, edits: "Mapping[str, Sequence[Sequence[Edit]]]") -> dict[str, NewText]:
    """Give the old and the new text of each file that changes. Raises CannotGoOnError."""
    from tfawg_cli.yaml_text.edits import CannotSpliceError
    from tfawg_cli.yaml_text.splicing import edited

    found: dict[str, NewText] = {}
    for file, steps in edits.items():
        before = text = records.loaded.texts[file]
        try:
            for step in steps:
                text = edited(text, step, UNTYPED_KEYS)
            found[file] = NewText(before.text, text.text, text)
        except CannotSpliceError as error:
            line = text.locate(Place(file, error.keys)).line
            message = f"{file}:{line}: {error.message}: {text.line(line).strip()}"
            raise CannotGoOnError(message, "change it by hand in the file; tfawg validate checks it") from None
    return {file: text for file, text in found.items() if text.before != text.after}


def copies(records: Records, turn: "Turn") -> dict[str, NewText]:
    """Make the texts of the next year of those of this one. Raises CannotGoOnError."""
    from tfawg_cli.yaml_text.lines import beginning_with

    found = {}
    for file, (source, edits) in turn.edits.items():
        text = new_texts(records, {source: [edits]})[source].after
        found[file] = NewText(None, beginning_with(text, f"# Carried forward from {source}."))
    return found


def checked(records: Records, texts: Mapping[str, NewText]) -> tuple[Loaded, tuple[Finding, ...]]:
    """Let new texts walk the road of any file; an error that was not there before forbids the change.

    Returns:
        The records as they would be, and all that is found in them.

    Raises RecordsHaveErrorsError.

    """
    after = Records(records.root, reload(records.loaded, texts))
    added = added_errors(records, after.findings)
    if added:
        talk("the records would have an error that they do not have now:")
        talk(_as_text(added, after.loaded))
        talk("nothing was written")
        raise RecordsHaveErrorsError
    return after.loaded, after.findings


def added_errors(records: Records, findings: Iterable[Finding]) -> list[Finding]:
    """List the errors among findings of changed records that `records` do not have."""
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    return [error for error in errors if error not in records.findings] if errors else []


def _new_warnings(records: Records, after: Loaded, findings: Iterable[Finding]) -> str:
    """Write what a change brings to look at, in whatever file."""
    warnings = [finding for finding in findings if finding.severity is Severity.WARNING]
    known = set(map(_said, records.findings)) if warnings else set()
    new = [warning for warning in warnings if _said(warning) not in known]
    return _as_text(new, after) if new else ""


def _said(finding: Finding) -> tuple[str, Place, str]:
    """Give what a finding says, wherever its lines have moved to."""
    return finding.rule, finding.place, finding.message


def _as_text(findings: Iterable[Finding], loaded: Loaded) -> str:
    from tfawg_cli.output.finding_lines import as_text, located

    return as_text(located(findings, loaded.texts)).rstrip("\n")
