"""Write record files so that nothing is ever lost: not by a crash, not by a full disk, not by two people at once.

Under a lock each file is read again and compared with what the change was made from. Then the journal gets the whole
change; all new files are written beside the old ones and brought to the disk, and only then put into their places, in
order, each compared once more. An entry of the journal that is not marked as done tells that its change was
interrupted: `tfawg undo` takes it back, `tfawg redo` finishes it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from time import sleep
from typing import NamedTuple

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.storage.folders import Folder, opened
from tfawg_cli.storage.journal import INTERRUPTED, Entry, Journal, Replacement, State, digest
from tfawg_cli.storage.opening import UnreadableError
from tfawg_cli.storage.own_folder import JOURNAL, branch_of, locked, own_folder
from tfawg_cli.storage.whole import whole
from tfawg_cli.yaml_text.characters import BOM
from tfawg_cli.yaml_text.text import YamlText

_CHECK_DISK = "nothing was written; check the folder, the rights and the disk"
HOW_ON = "tfawg undo takes it back, tfawg redo finishes it"
_NEXT = {State.BEGUN: State.DONE, State.UNDOING: State.UNDONE}
"""What a change becomes once its files are written."""
_ALL_BEFORE, _ALL_AFTER = frozenset({"before"}), frozenset({"after"})
_LOOKS = (0.02, 0.05, 0.0)
"""Seconds between looks at half a change: who writes several files needs less than the first."""


class NewText(NamedTuple):
    """What one file is to hold."""

    before: str | None
    """The text that the change was made from, without a byte order mark; None where there is no file yet."""
    after: str
    """The same text again where the file must only be as it was."""
    read: YamlText | None = None
    """The same as `after`, where it is read already: reading a year of 2,000 actions takes as long as all rules."""


class Changes(NamedTuple):
    """All that one command writes: the one thing that is shown, checked, journalled and written."""

    title: str
    """What it means, in one line."""
    texts: Mapping[str, NewText]
    """Path below the workspace -> old and new text, in the order in which the files are put into their places."""
    typed: str = ""
    """What was typed behind `tfawg`, as a shell takes it."""


def write_changes(root: Path, changes: Changes) -> None:
    """Write changed files of a workspace, all or none; an entry of the journal can take them back.

    Ctrl-C waits until that is done.

    Raises CannotGoOnError where a file was changed meanwhile, another command writes, or the disk fails. Then nothing
    was written, unless the message says what is half done.
    """
    with whole(), journal_of(root) as journal:
        _refuse_interrupted(journal)
        with _files(root, changes.texts) as folders:
            changed = [one for one in _replacements(folders, changes.texts) if one.before != one.after]
            if changed:
                entry = journal.add(changes.typed, changes.title, branch_of(root), changed)
                carry_out(journal, entry, folders, changed)
        journal.prune()


@contextmanager
def journal_of(root: Path) -> Iterator[Journal]:
    """Keep all other writers out and give the journal; a change that only lacks its mark is marked.

    Raises CannotGoOnError.
    """
    with locked(root) as own:
        journal = Journal(own / JOURNAL)
        for entry in journal.entries(INTERRUPTED):
            _settle(root, journal, entry)
        yield journal


def _refuse_interrupted(journal: Journal) -> None:
    """Let nothing be written over half a change. Raises CannotGoOnError."""
    for entry in journal.entries(INTERRUPTED):
        message = f"a change was interrupted and is half done: tfawg {entry.one_line}"
        raise CannotGoOnError(message, HOW_ON)


def half_done(root: Path) -> tuple[list[str], set[str]]:
    """Tell what an interrupted change left behind.

    Returns:
        The record files that still hold what they held before it, and the temporary files that belong to it.

    """
    waiting: list[str] = []
    temporary: set[str] = set()
    journal = Journal(own_folder(root) / JOURNAL)
    for entry in journal.entries(INTERRUPTED):
        where = _settled_where(root, journal, entry)
        target = "after" if entry.state is State.BEGUN else "before"
        if set(where.values()) not in (_ALL_BEFORE, _ALL_AFTER):
            waiting += [file for file, is_at in where.items() if is_at != target]
        temporary |= {_beside(entry, one.file) for one in entry.files}
    return waiting, temporary


def _settled_where(root: Path, journal: Journal, entry: Entry) -> dict[str, str]:
    """Give what `_where` does; nothing where the change came to its end meanwhile, for its writer was at work."""
    for wait in _LOOKS:
        where = _where(root, entry)
        if not journal.holds(entry):
            return {}
        if set(where.values()) in (_ALL_BEFORE, _ALL_AFTER):
            return where
        sleep(wait)
    return where


def _beside(entry: Entry, file: str) -> str:
    folder, slash, name = file.rpartition("/")
    return folder + slash + entry.temporary(name)


def _where(root: Path, entry: Entry) -> dict[str, str]:
    """Tell of each file of an entry whether it is as `before` its change, as `after` it, or of `other` hands."""
    held: dict[str, str] = {}
    with suppress(CannotGoOnError), files_of(root, entry) as folders:
        for one in entry.files:
            with suppress(CannotGoOnError):
                held[one.file] = digest(read_now(folders, Replacement(one.file, None, None)))
    is_at = {one.file: {one.after: "after", one.before: "before"} for one in entry.files}
    return {file: known.get(held.get(file, "?"), "other") for file, known in is_at.items()}


def _settle(root: Path, journal: Journal, entry: Entry) -> None:
    """Sweep what an interrupted change left behind; where it came to its end or never began, say so."""
    where = set(_where(root, entry).values())
    if where <= {"before", "other"} or where == _ALL_AFTER:
        with files_of(root, entry) as folders, suppress(OSError):
            _discard(folders, entry)
            journal.move(entry, State.DONE if where == _ALL_AFTER else State.UNDONE)


def files_of(root: Path, entry: Entry) -> AbstractContextManager[dict[str, Folder]]:
    """Open the folders of the files of an entry. Raises CannotGoOnError."""
    return _files(root, [one.file for one in entry.files])


@contextmanager
def _files(root: Path, files: Iterable[str]) -> Iterator[dict[str, Folder]]:
    """Open the folders of some files. Raises CannotGoOnError."""
    folders = [Replacement(file, None, None).folder for file in files]
    try:
        with opened(root, folders) as found:
            yield found
    except OSError as error:
        raise CannotGoOnError(f"cannot write {folders[0]}: {error.strerror or error}", _CHECK_DISK) from None


def _replacements(folders: Mapping[str, Folder], texts: Mapping[str, NewText]) -> Iterator[Replacement]:
    """Give old and new bytes of all files, once it is sure that they are as they were read. Raises CannotGoOnError."""
    for file, text in texts.items():
        one = Replacement(file, None, text.after.encode("utf-8"))
        old = read_now(folders, one)
        if text.before is None:
            if old is not None:
                raise CannotGoOnError(f"{file} is there already", "nothing was written")
            yield one
            continue
        mark = BOM if old is not None and old.startswith(BOM) else b""
        if old != mark + text.before.encode("utf-8"):
            raise _other_hand(file)
        yield Replacement(file, old, mark + (one.after or b""))


def _other_hand(file: str) -> CannotGoOnError:
    message = f"{file} was changed by another hand while this command ran"
    return CannotGoOnError(message, "nothing was written; run the command again")


def read_now(folders: Mapping[str, Folder], one: Replacement) -> bytes | None:
    """Give what a file holds; None where it is not there. Raises CannotGoOnError."""
    try:
        return folders[one.folder].read(one.name)
    except UnreadableError as error:
        raise CannotGoOnError(f"{one.file}: {error.message}", "nothing was written") from None


def carry_out(
    journal: Journal,
    entry: Entry,
    folders: Mapping[str, Folder],
    changed: Sequence[Replacement],
    otherwise: State | None = None,
) -> None:
    """Bring files of an entry from before to after, all or none, and mark it.

    Args:
        journal: the journal, of which no other writer has the lock.
        entry: the change.
        folders: the open folders of its files.
        changed: the files that are to change, in their order.
        otherwise: what the entry is marked as where that fails; None lets it go.

    Raises CannotGoOnError; then all is as it was, unless the message says that the change is half done.

    """
    try:
        _discard(folders, entry)  # what a kill left of the same change
        _put_into_place(folders, entry, changed)
    except BaseException as error:
        _discard(folders, entry)
        _go_back(folders, entry, changed, str(error))
        with suppress(OSError):
            journal.move(entry, otherwise) if otherwise is not None else journal.drop(entry)
        raise
    with suppress(OSError):  # the files are written: the next command finds that only the mark is missing
        journal.move(entry, _NEXT[entry.state])


def _put_into_place(folders: Mapping[str, Folder], entry: Entry, changed: Sequence[Replacement]) -> None:
    """Write the new bytes of all files beside the old ones, then let them take their places, one by one."""
    one = changed[0]
    try:
        for one in changed:
            if one.after is not None:
                folders[one.folder].write_beside(entry.temporary(one.name), one.name, one.after)
        for one in changed:
            if read_now(folders, one) != one.before:
                raise _other_hand(one.file)
            if one.after is None:
                folders[one.folder].remove(one.name)
            else:
                folders[one.folder].replace(entry.temporary(one.name), one.name)
    except OSError as error:
        raise CannotGoOnError(f"cannot write {one.file}: {error.strerror or error}", _CHECK_DISK) from None
    for folder in folders.values():
        folder.bring_to_disk()


def _go_back(folders: Mapping[str, Folder], entry: Entry, changed: Sequence[Replacement], reason: str) -> None:
    """Take back the files that were written before a change had to stop. Raises CannotGoOnError where that fails."""
    back: list[Replacement] = []
    try:
        back = [one.turned for one in reversed(changed) if read_now(folders, one) == one.after]
        if back:
            _put_into_place(folders, entry, back)
    except CannotGoOnError:
        _discard(folders, entry)
        raise CannotGoOnError(f"{reason}; the change is half done, for another file of it is written", HOW_ON) from None


def _discard(folders: Mapping[str, Folder], entry: Entry) -> None:
    """Delete the temporary files of a change."""
    for file in entry.files:
        one = Replacement(file.file, None, None)
        with suppress(OSError):
            folders[one.folder].remove(entry.temporary(one.name))
