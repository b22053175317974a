"""Open one item in the user's editor, until what is written there is right or the user gives up."""

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tfawg_cli.cli import exits
from tfawg_cli.cli.prompts import is_a_person
from tfawg_cli.cli.reading_records import Records
from tfawg_cli.cli.writing_changes import added_errors, amended, put_through, typed
from tfawg_cli.findings import CannotGoOnError, Finding, Place
from tfawg_cli.operations.items import Target, container_below
from tfawg_cli.operations.years.amending import Authority
from tfawg_cli.output.streams import talk
from tfawg_cli.storage.loading import Loaded, reload
from tfawg_cli.storage.records_writing import Changes, NewText
from tfawg_cli.yaml_text.draft import Draft, draft_of, with_draft
from tfawg_cli.yaml_text.edits import CannotSpliceError, Put, at, same, wished
from tfawg_cli.yaml_text.text import YamlText

_MARK = "#! "
"""What our own lines on top of a draft begin with."""


def edit_in_editor(records: Records, target: Target, who: Authority | None, *, dry_run: bool) -> int:
    """Let the user edit an item's own YAML; `who` allows a change of approved wording. Raises CannotGoOnError."""
    from tfawg_cli.output import change_text

    text = records.loaded.texts[target.file]
    below = container_below(target.number) if target.kind in {"task", "key deliverable"} else ""
    try:
        draft = draft_of(text, target.keys, below)
    except CannotSpliceError as error:
        line = text.locate(Place(target.file, target.keys, of_key=True)).line
        raise CannotGoOnError(f"{target.file}:{line}: {error.message}", "tfawg edit --help names them") from None
    command = _editor(records.root)
    file = Path(tempfile.mkdtemp(prefix="tfawg-")) / f"{target.number}.yaml"
    texts = _until_right(_Opened(records, target, text, draft, who, command), file)
    if not texts:
        talk("nothing was changed")
    else:
        try:
            changes = Changes(target.called, texts, typed())
            put_through(records, changes, f"{target.called}\n{change_text.diff(texts)}", dry_run=dry_run)
        except CannotGoOnError as error:  # the words of the draft are somebody's work
            raise CannotGoOnError(error.message, f"your draft is in {file}", (error.hint,)) from None
    shutil.rmtree(file.parent, ignore_errors=True)  # some editors leave a backup beside the draft
    return exits.DONE


@dataclass(frozen=True, slots=True)
class _Opened:
    """An item that is open in the editor."""

    records: Records
    target: Target
    text: YamlText
    """The record file around it."""
    draft: Draft
    who: Authority | None
    editor: list[str]
    """The words of its command."""


def _until_right(opened: _Opened, file: Path) -> dict[str, NewText]:
    """Open the editor on a draft again and again; gives the new texts of the record files, none if nothing changed."""
    shown = opened.draft.text
    while True:
        _open(opened.editor, file, shown)
        answer = _without_marks(file)
        after = with_draft(opened.text, opened.draft, answer) if answer.strip() else opened.text.text
        if after == opened.text.text:
            return {}
        texts = {opened.target.file: NewText(opened.text.text, after)}
        problems = _problems(opened, texts)
        if not problems:
            return texts
        again = _on_top(problems) + answer
        if shown == again or not is_a_person():
            talk(problems)
            raise CannotGoOnError("what is written there is not right; nothing was written", f"your draft is in {file}")
        shown = again


def _open(command: list[str], file: Path, shown: str) -> None:
    """Run the editor on a text. Raises CannotGoOnError where it fails."""
    try:
        file.write_text(shown, encoding="utf-8", newline="\n")
    except OSError as error:
        raise CannotGoOnError(f"cannot write the draft {file}: {error.strerror}", "check the disk") from None
    try:
        status = subprocess.run([*command, str(file)], check=False).returncode  # noqa: S603 - the user's own editor
    except OSError as error:
        shutil.rmtree(file.parent, ignore_errors=True)
        raise CannotGoOnError(f"cannot start the editor {command[0]}: {error.strerror}", "set EDITOR") from None
    if status != 0:
        raise CannotGoOnError(f"the editor {command[0]} ended with {status}; nothing was written", f"draft: {file}")


def _editor(root: Path) -> list[str]:
    from tfawg_cli.storage.git import global_editor

    named = os.environ.get("GIT_EDITOR") or global_editor(root)
    named = named or os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    if not named and not is_a_person():
        raise CannotGoOnError("there is nothing to change", "name a field, such as --status completed")
    try:
        return shlex.split(named, posix=os.name != "nt") or ["vi"]
    except ValueError:
        raise CannotGoOnError(f"cannot make sense of the editor {named}", "set EDITOR") from None


def _without_marks(file: Path) -> str:
    """Read the draft back without our own lines on top. Raises CannotGoOnError."""
    try:
        lines = file.read_text(encoding="utf-8-sig").replace("\r\n", "\n").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise CannotGoOnError(f"cannot read the draft: {error}", f"it is in {file}") from None
    while lines and lines[0].startswith(_MARK.strip()):
        lines.pop(0)
    return "\n".join(lines)


def _on_top(problems: str) -> str:
    head = ["this is not right yet; leave it as it is to give up. These lines go by themselves.", *problems.split("\n")]
    return "".join(f"{_MARK}{line}".rstrip() + "\n" for line in head)


def _problems(opened: _Opened, texts: dict[str, NewText]) -> str:
    """Say what is wrong with the records as they would be; nothing where they are right.

    The amendments that a change of approved wording needs are added to the texts.
    """
    records, after = opened.records, reload(opened.records.loaded, texts)
    added = _added(records, after, after.findings)
    if added:
        return added
    new = after.texts[opened.target.file].data
    wish = wished(opened.text.data, [Put(opened.target.keys, at(new, opened.target.keys))])  # type: ignore[arg-type]
    if not same(new, wish):
        return f"only {opened.target.kind} {opened.target.number} can be changed here, and not its number"
    try:
        texts |= amended(records, texts, opened.who)[0]
    except CannotGoOnError as error:
        return f"{error.message}\n{error.hint}"
    after = reload(records.loaded, texts)
    return _added(records, after, Records(records.root, after).findings)


def _added(records: Records, after: Loaded, findings: Iterable[Finding]) -> str:
    """Show the errors that are new."""
    from tfawg_cli.output.finding_lines import as_text, located

    return as_text(located(added_errors(records, findings), after.texts)).rstrip("\n")
