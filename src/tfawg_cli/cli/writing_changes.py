"""The road of every change: edits, new texts, the checks that any file passes, and only then the disk."""

import re
import sys
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tfawg_cli.cli import exits
from tfawg_cli.cli.reading_records import Records, read_records
from tfawg_cli.cli.waiting import Waiting
from tfawg_cli.findings import CannotGoOnError, Finding, Keys, Place, RecordsHaveErrorsError, Severity
from tfawg_cli.output.streams import out, talk
from tfawg_cli.pasting import from_here, pasted
from tfawg_cli.records.base import UNTYPED_KEYS
from tfawg_cli.storage.loading import Loaded, reload
from tfawg_cli.storage.records_writing import Changes, NewText, write_changes

if TYPE_CHECKING:
    from tfawg_cli.operations.changes.editing import Revision
    from tfawg_cli.operations.years.amending import Authority, Consequences
    from tfawg_cli.yaml_text.edits import Edit
    from tfawg_cli.yaml_text.text import YamlText


_NOTHING_MOVES: Mapping[str, str] = {}
_NUMBER = re.compile(r"\d+(?:\.\d+)*")


def records_to_change(languages: Collection[str] | None = ()) -> Records:
    """Read the records, and what `languages` say of them (None means all), for a command that writes.

    Raises CannotGoOnError, RecordsHaveErrorsError.
    """
    records = read_records(languages=languages)
    records.need_readable()
    records.need_folders()
    return records


def typed() -> str:
    """Give what was typed behind `tfawg`, as shells take it."""
    return pasted(sys.argv[1:])


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
    with Waiting("steps done") as waiting:
        texts = new_texts(records, revision.edits)
        waiting.tell(1, 2)
        if any(file.startswith("data/programme/") for file in texts):  # what plans say of it may forbid that
            records.need_whole()
        if texts:
            texts, found = amended(records, texts, who)
            revision = revision._replace(remarks=(*revision.remarks, *found.remarks))
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
        title = f"{revision.title}: nothing to change, {revision.idle}"
        out(change_text.as_text(revision._replace(title=title, changes=())))
        return exits.DONE
    changes = Changes(change_text.in_one_line(revision), texts, typed())
    meaning = change_text.as_text(revision)
    status = put_through(records, changes, meaning, moved=dict(revision.moved), dry_run=dry_run, ask=ask)
    if dry_run:
        _talk_of("\n".join(map(from_here, revision.remarks)))
    return status


def put_through(
    records: Records,
    changes: Changes,
    meaning: str,
    *,
    dry_run: bool,
    ask: Callable[[], bool] = lambda: True,
    preview: str = "",
    after: str = "",
    moved: Mapping[str, str] = _NOTHING_MOVES,
) -> int:
    """Take changes all the way: checked, shown, journalled and written; every command that writes goes it.

    Args:
        records: the records as they are.
        changes: all that is to be written.
        meaning: what they mean, shown before they are written.
        dry_run: True to write nothing.
        ask: whether a person agrees.
        preview: what a dry run shows; left out, the diff.
        after: what is to be said when they are written.
        moved: old number -> new one, of items that get another; what was known of them is not told as new.

    Raises CannotGoOnError, RecordsHaveErrorsError.

    """
    from tfawg_cli.output import change_text

    warnings = _new_warnings(records, moved, *checked(records, changes.texts))
    if dry_run:
        out(preview or change_text.diff(changes.texts))
        _talk_of(warnings)
        return exits.DONE
    out(meaning)
    if not ask():
        talk("nothing was written")
        return exits.CANNOT_GO_ON
    loaded = records.loaded.texts
    read = {file: NewText(text.text, text.text) for file, text in loaded.items() if file not in changes.texts}
    write_changes(records.root, changes._replace(texts={**changes.texts, **read}))
    out(change_text.written(changes.texts, after))
    _talk_of(warnings)
    return exits.DONE


def _talk_of(warnings: str) -> None:
    if warnings:
        talk(warnings)


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
    kept = {file: text._replace(before=records.loaded.texts[file].text) for file, text in recorded.items()}
    return {**texts, **kept}, found


def new_texts(
    records: Records, edits: "Mapping[str, Sequence[Sequence[Edit]]]", fresh: "Mapping[str, YamlText] | None" = None
) -> dict[str, NewText]:
    """Give the old and the new text of each file that changes. Raises CannotGoOnError.

    Args:
        records: the records as they are.
        edits: file -> steps of edits.
        fresh: the first lines of files that are not there yet.

    """
    from tfawg_cli.yaml_text.edits import CannotSpliceError
    from tfawg_cli.yaml_text.splicing import edited

    found: dict[str, NewText] = {}
    for file, steps in edits.items():
        before = text = records.loaded.texts[file] if fresh is None or file not in fresh else fresh[file]
        try:
            for step in steps:
                text = edited(text, step, UNTYPED_KEYS)
            found[file] = NewText(before.text if file in records.loaded.texts else None, text.text, text)
        except CannotSpliceError as error:
            line = text.locate(Place(file, error.keys)).line
            message = f"{file}:{line}: {error.message}: {text.line(line).strip()}"
            raise CannotGoOnError(message, "change it by hand in the file; tfawg validate checks it") from None
    return {file: text for file, text in found.items() if text.before != text.after}


def copies(records: Records, edits: "Mapping[str, tuple[str, Sequence[Edit]]]") -> dict[str, NewText]:
    """Make the texts of new files, each of that of another one and of edits. Raises CannotGoOnError."""
    from tfawg_cli.yaml_text.lines import beginning_with

    found = {}
    for file, (source, wishes) in edits.items():
        changed = new_texts(records, {source: [wishes]})
        text = changed[source].after if source in changed else records.loaded.texts[source].text
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
    known = set(records.findings) if errors else set()
    return [error for error in errors if error not in known]


def _new_warnings(records: Records, moved: Mapping[str, str], after: Loaded, findings: Iterable[Finding]) -> str:
    """Write what a change brings to look at, in whatever file that was there before."""
    there = records.loaded.texts
    warnings = [one for one in findings if one.severity is Severity.WARNING and one.place.file in there]
    known = {_said(finding, moved) for finding in records.findings} if warnings else set()
    now = {new: new for new in moved.values()}
    new = [warning for warning in warnings if _said(warning, now) not in known]
    return _as_text(new, after) if new else ""


def _said(finding: Finding, numbers: Mapping[str, str]) -> tuple[str, str, Keys, str]:
    """Give what a finding says, wherever its lines have moved to, with the new numbers of items that moved."""
    keys, message = finding.place.keys, finding.message
    if numbers:
        message = _NUMBER.sub(lambda found: numbers.get(found[0], found[0]), message)
        item = next((at for at in reversed(range(len(keys))) if keys[at] in numbers), None)
        keys = keys if item is None else (numbers[str(keys[item])], *keys[item + 1 :])
    return finding.rule, finding.place.file, keys, message


def _as_text(findings: Iterable[Finding], loaded: Loaded) -> str:
    from tfawg_cli.output.finding_lines import as_text, located

    return as_text(located(findings, loaded.texts)).rstrip("\n")
