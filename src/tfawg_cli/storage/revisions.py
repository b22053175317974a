"""Moments of the records in git: what was typed becomes one commit, and its files are read without a checkout.

A day is the one that git shows for a commit: where its committer sat, whoever reads it and wherever.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.records.calendar import day_in_words, relative_day, typed_day
from tfawg_cli.storage.git import (
    HASH,
    NOT_FILES,
    UNSHALLOW,
    Blobs,
    answer,
    blobs_of,
    entries_of,
    failure,
    is_damage,
    is_shallow,
    run,
)
from tfawg_cli.storage.opening import UnreadableError
from tfawg_cli.storage.tree import DATA


class Revision(NamedTuple):
    """The commit that was meant."""

    commit: str
    """The full hash."""
    called: str
    """What was typed, and the day that it means where that is not plain."""


class GitTree(NamedTuple):
    """The files of one commit, read without a checkout."""

    root: Path
    """The folder of the workspace in the working tree."""
    commit: str
    called: str
    """What readers call this moment: `yesterday, 8 March 2022 (76b46403cdb2)`."""
    entries: Mapping[str, tuple[str, str]]
    """Path -> (mode, hash of the blob)."""
    blobs: Blobs

    def paths(self) -> list[str]:
        """List all that lies under data/, sorted."""
        return sorted(self.entries)

    def read(self, path: str) -> bytes:
        """Give the content of a file. Raises UnreadableError."""
        mode, blob = self.entries[path]
        if mode in NOT_FILES:
            message = f"{NOT_FILES[mode]} stands in the place of a record file"
            raise UnreadableError("not-a-file", message, "put the file itself here")
        return self.blobs.read(blob)


@contextmanager
def tree_at(root: Path, typed: str) -> Iterator[GitTree]:
    """Give the files of the workspace `root` as of a revision or day. Raises CannotGoOnError."""
    revision = resolve(root, typed)
    called = f"{revision.called} ({revision.commit[:12]})"
    entries = entries_of(root, revision.commit, f"{DATA}/")
    if not entries:
        raise CannotGoOnError(f"there are no records at {called}", "the records came later, or lay in another folder")
    with blobs_of(root) as blobs:
        yield GitTree(root, revision.commit, called, entries, blobs)


def resolve(folder: Path, typed: str) -> Revision:
    """Give the commit that is meant: by a git revision, else by a day.

    A day is typed (8/3/2022) or told from that of the last commit (yesterday, 2 weeks ago). It means the last commit of
    HEAD's first-parent line of that day or before. Raises CannotGoOnError.
    """
    done = run(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{typed}^{{commit}}")
    found = done.stdout.decode("ascii", "replace")
    if done.returncode == 0 and HASH.fullmatch(found):
        return Revision(found.strip(), typed)
    if is_damage(done) or done.stderr.startswith(b"fatal:"):
        raise failure(done, folder)
    return _of_day(folder, typed)


def both_parents(folder: Path, typed: str) -> tuple[str, str, str] | None:
    """Give of a merge of two branches where they began, and their last commits; None where it is no such merge.

    Raises CannotGoOnError.
    """
    commit = resolve(folder, typed).commit
    parents = answer(folder, "rev-list", "--max-count=1", "--parents", commit).split()[1:]
    if len(parents) != 2:  # noqa: PLR2004 - both branches
        return None
    return answer(folder, "merge-base", *parents).strip(), parents[0], parents[1]


def time_of(folder: Path, typed: str) -> datetime:
    """Give the time at which the commit was committed that is meant. Raises CannotGoOnError."""
    seconds = answer(folder, "rev-list", "--max-count=1", "--timestamp", resolve(folder, typed).commit).split(" ")[0]
    return datetime.fromtimestamp(int(seconds), UTC)


def _of_day(folder: Path, typed: str) -> Revision:
    message = f"git knows no revision '{typed}'"
    try:
        day = typed_day(typed)
    except ValueError:
        raise CannotGoOnError(f"{message}, and there is no such day", "write a day like 8/3/2022, day first") from None
    if day is not None:
        return Revision(_last_commit_of(_days(folder), day, folder), typed)
    if typed == "HEAD":
        raise CannotGoOnError("nothing is committed yet", "git add --all, then git commit, and there is a first moment")
    if relative_day(typed, date.max) is None:
        hint = "name a commit, a branch, a tag, or a day like 8/3/2022"
        raise CannotGoOnError(message, UNSHALLOW if is_shallow(folder) else hint)
    commits = _days(folder)
    meant = relative_day(typed, commits[0][0]) or commits[0][0]
    return Revision(_last_commit_of(commits, meant, folder), f"{typed}, {day_in_words(meant)}")


def _days(folder: Path) -> list[tuple[date, str]]:
    """List the commits of HEAD's first-parent line, the newest first, each with the day where its committer sat."""
    head = resolve(folder, "HEAD").commit
    told = answer(folder, "rev-list", "--first-parent", "--format=%cs", head).split("\n")
    return [(date.fromisoformat(day), line.split(" ")[1]) for line, day in zip(told[::2], told[1::2], strict=False)]


def _last_commit_of(commits: list[tuple[date, str]], day: date, folder: Path) -> str:
    found = next((commit for when, commit in commits if when <= day), None)
    if found is not None:
        return found
    message = f"no commit is as old as {day_in_words(day)}"
    oldest = f"the oldest is of {day_in_words(min(when for when, _ in commits))}; name that day or a later one"
    raise CannotGoOnError(message, UNSHALLOW if is_shallow(folder) else oldest)
