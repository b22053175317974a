"""Take back what a command wrote, and write it again: byte for byte, and only where nobody wrote since."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.pasting import pasted
from tfawg_cli.storage.journal import INTERRUPTED, Entry, Journal, Replacement, State
from tfawg_cli.storage.opening import UnreadableError
from tfawg_cli.storage.own_folder import JOURNAL, branch_of, own_folder
from tfawg_cli.storage.records_writing import HOW_ON, carry_out, files_of, journal_of, read_now
from tfawg_cli.storage.revisions import tree_at
from tfawg_cli.storage.whole import whole

LIST = "tfawg undo --list shows what was written here"


class Reversal(NamedTuple):
    """A change that is taken back or written again."""

    entry: Entry
    changed: tuple[Replacement, ...]
    """What becomes of its files, in order."""
    state: State
    """What the entry is while it is carried out."""
    is_new: bool = False
    """True where it is a change of its own: other commands wrote since it was taken back."""
    left_alone: tuple[str, ...] = ()
    """Files of an interrupted change that another hand wrote since: they stay as they are."""


class Undoing(NamedTuple):
    """A workspace whose last changes are looked at, while nobody else writes."""

    root: Path
    journal: Journal
    entries: tuple[Entry, ...]
    """The newest first."""

    def back(self, number: int | None) -> Reversal:
        """Take back the last change, or the one of a number. Raises CannotGoOnError."""
        entry = self._named(number, State.DONE, "there is nothing to take back")
        if entry.state is State.UNDONE:
            raise CannotGoOnError(f"{entry.number} is taken back already", f"tfawg redo {entry.number} writes it again")
        changed = [one.turned for one in reversed(self.journal.contents(entry))]
        if entry.state in INTERRUPTED:
            known = [one for one in changed if self._now(entry, one) in (one.before, one.after)]
            left = tuple(one.file for one in changed if one not in known)
            rest = tuple(one for one in known if self._now(entry, one) == one.before)
            return Reversal(entry, rest, State.UNDOING, left_alone=left)
        self._need(entry, changed)
        return Reversal(entry, tuple(changed), State.UNDOING)

    def again(self, number: int | None) -> Reversal:
        """Write again what was taken back last, or the change of a number. Raises CannotGoOnError."""
        entry = self._named(number, State.UNDONE, "there is nothing to write again")
        if entry.state is State.DONE:
            raise CannotGoOnError(f"{entry.number} is not taken back", f"tfawg undo {entry.number} takes it back")
        changed = self.journal.contents(entry)
        if entry.state in INTERRUPTED:
            rest = [one for one in changed if self._now(entry, one) != one.after]
            self._need(entry, rest)
            return Reversal(entry, tuple(rest), State.BEGUN)
        self._need(entry, changed)
        return Reversal(
            entry, tuple(changed), State.BEGUN, is_new=entry not in _in_turn(self.entries, State.UNDONE)[:1]
        )

    def carry_out(self, reversal: Reversal, typed: str) -> None:
        """Write it, whole, whatever is pressed; `typed` is what was typed behind `tfawg`. Raises CannotGoOnError."""
        entry = reversal.entry
        with whole(), files_of(self.root, entry) as folders:
            if reversal.is_new:
                new = self.journal.add(typed, entry.title, branch_of(self.root), reversal.changed)
                carry_out(self.journal, new, folders, reversal.changed)
                self.journal.prune()
                return
            moved = self.journal.move(entry, reversal.state)
            carry_out(self.journal, moved, folders, reversal.changed, otherwise=entry.state)

    def _named(self, number: int | None, state: State, nothing: str) -> Entry:
        """Find the entry that is meant; one that was interrupted comes first. Raises CannotGoOnError."""
        interrupted = [entry for entry in self.entries if entry.state in INTERRUPTED]
        if interrupted and number in {None, interrupted[0].number}:
            return interrupted[0]
        if interrupted:
            message = f"first {interrupted[0].number}, which was interrupted: tfawg {interrupted[0].one_line}"
            raise CannotGoOnError(message, HOW_ON)
        if number is not None:
            found = [entry for entry in self.entries if entry.number == number]
        else:
            found = _in_turn(self.entries, state)
        if not found:
            raise CannotGoOnError(f"there is no change {number}" if number is not None else nothing, LIST)
        return found[0]

    def _now(self, entry: Entry, one: Replacement) -> bytes | None:
        with files_of(self.root, entry) as folders:
            return read_now(folders, one)

    def _need(self, entry: Entry, changed: Sequence[Replacement]) -> None:
        """Refuse where a file is not what the tool left. Raises CannotGoOnError, which names it."""
        for one in changed:
            if self._now(entry, one) != one.before:
                raise self._changed_since(entry, one)

    def _changed_since(self, entry: Entry, one: Replacement) -> CannotGoOnError:
        file = one.file
        later = [e.number for e in self.entries if e.number > entry.number and e.state is State.DONE]
        by_tool = [e.number for e in self.entries if e.number in later and any(other.file == file for other in e.files)]
        branch = branch_of(self.root)
        earlier = [e.number for e in self.entries if e.number < entry.number and e.state is State.UNDONE]
        if entry.branch != branch and entry.branch:
            hint = f"it was written on branch {entry.branch}: git switch {pasted([entry.branch])}"
        elif by_tool:
            hint = f"first take back what was written since: tfawg undo {by_tool[0]}"
        elif entry.state is State.UNDONE and earlier:
            hint = f"first write again what was there before: tfawg redo {earlier[0]}"
        else:
            hint = self._what_it_is(entry, one)
        met = "found" if entry.state is State.UNDONE else "left"
        message = f"{file} is not what 'tfawg {entry.one_line}' {met} there; nothing was written"
        return CannotGoOnError(message, hint)

    def _what_it_is(self, entry: Entry, one: Replacement) -> str:
        """Say what a file is that is not what the tool left: perhaps what it is to become, or what git has."""
        now = self._now(entry, one)
        if now == one.after:
            return "it is already what it would become; something else wrote that, such as git checkout"
        if _is_at_head(self.root, one.file, now):
            return f"it is as the last commit has it; how it came there: git log -p {one.file}"
        return "tfawg diff shows what it says now"


def _is_at_head(root: Path, file: str, content: bytes | None) -> bool:
    """Tell whether the last commit has this content of a file."""
    with suppress(CannotGoOnError, UnreadableError), tree_at(root, "HEAD") as tree:
        return content is not None and file in tree.entries and tree.read(file) == content
    return False


def _in_turn(entries: Sequence[Entry], state: State) -> list[Entry]:
    """List the entries that come next: the newest that are done, or those taken back last, if no change ended that."""
    ended = {number for entry in entries for number in entry.ended}
    found = [entry for entry in entries if entry.state is state]
    if state is State.DONE:
        return found
    return sorted((entry for entry in found if entry.number not in ended), key=lambda entry: entry.moved, reverse=True)


@contextmanager
def undoing(root: Path) -> Iterator[Undoing]:
    """Keep all other writers out, and look at what was written. Raises CannotGoOnError."""
    if not own_folder(root).is_dir():
        raise CannotGoOnError("nothing was written here yet", "a command that writes can be taken back afterwards")
    with journal_of(root) as journal:
        yield Undoing(root, journal, tuple(journal.entries()))


def written(root: Path) -> list[Entry]:
    """List the changes that can be taken back or written again, the newest first."""
    return Journal(own_folder(root) / JOURNAL).entries()
