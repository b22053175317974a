"""The only caller of git: revisions, and the files they hold.

A repository's configuration may name programs to run (a pager, a diff driver, a file system monitor). Only commands
that run none of them are used, and a revision is turned into one full hash before anything else sees it.
"""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO, cast

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.records.calendar import day_in_words, typed_day
from tfawg_cli.storage.opening import LARGEST, UnreadableError, too_large
from tfawg_cli.storage.tree import DATA

_SECONDS = 20
_HASH = re.compile(r"(?:[0-9a-f]{40}|[0-9a-f]{64})\n")
_COMMAND = (
    "git",
    "--no-pager",
    "--literal-pathspecs",
    *("-c", "core.fsmonitor=false"),
    *("-c", "safe.bareRepository=explicit"),
)
NOT_FILES = {"120000": "a link", "160000": "a submodule"}
"""Modes of what is no file."""
_NO_REPOSITORY = "only git knows earlier ones; two years are compared without it: tfawg diff 2021/2022 2022/2023"
_UNSHALLOW = "this is a shallow clone, which lacks older commits: git fetch --unshallow"
_FETCH = "a shallow or partial clone lacks it: git fetch --unshallow"


def _environment() -> dict[str, str]:
    """Leave out all that could point git elsewhere, and forbid it to fetch, to ask or to lock."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return kept | {
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C.UTF-8",
    }


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            [*_COMMAND, *arguments],
            cwd=folder,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )
    except FileNotFoundError:
        message = "git is not installed"
        raise CannotGoOnError(message, "earlier records are read with git 2.30 or newer") from None
    except subprocess.TimeoutExpired:
        message = f"git did not answer within {_SECONDS} seconds"
        raise CannotGoOnError(message) from None


def _failed(done: subprocess.CompletedProcess[bytes]) -> CannotGoOnError:
    """Pass git's own first line on, but for what people meet who have no use for git."""
    first = done.stderr.decode("utf-8", "backslashreplace").partition("\n")[0]
    if first.startswith("fatal: not a git repository (or any"):
        return CannotGoOnError("the records are in no git repository", _NO_REPOSITORY)
    return CannotGoOnError(f"git: {first or 'it failed and did not say why'}", _FETCH if "tree" in first else "")


def resolve(folder: Path, revision: str) -> str:
    """Give the full hash of the commit that `revision` means: a git revision, else a day as it is typed.

    A day means the last commit of HEAD's first-parent line with a committer date up to 23:59:59 UTC of that day.
    Raises CannotGoOnError.
    """
    done = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    found = done.stdout.decode("ascii", "replace")
    if done.returncode == 0 and _HASH.fullmatch(found):
        return found.strip()
    if done.stderr.startswith(b"fatal:"):
        raise _failed(done)
    message = f"git knows no revision '{revision}'"
    try:
        day = typed_day(revision)
    except ValueError:
        raise CannotGoOnError(f"{message}, and there is no such day", "write a day like 8/3/2022, day first") from None
    if day is not None:
        return _last_commit_of(folder, day)
    if revision == "HEAD":
        raise CannotGoOnError("nothing is committed yet", "git add --all, then git commit, and there is a first moment")
    hint = "name a commit, a branch, a tag, or a day like 8/3/2022"
    raise CannotGoOnError(message, _UNSHALLOW if is_shallow(folder) else hint)


def is_shallow(folder: Path) -> bool:
    """Tell whether a clone lacks its older commits, as those do that a workflow makes."""
    return _git(folder, "rev-parse", "--is-shallow-repository").stdout == b"true\n"


_LAST_DAY = date(2099, 12, 31)
"""The last one that git understands."""


def _last_commit_of(folder: Path, day: date) -> str:
    head = resolve(folder, "HEAD")
    line = ("rev-list", "--first-parent")
    end = f"{min(day, _LAST_DAY).isoformat()}T23:59:59+00:00"
    found = answer(folder, *line, "--max-count=1", f"--before={end}", head)
    if found:
        return found.strip()
    message = f"no commit is as old as {day_in_words(day)}"
    if is_shallow(folder):
        raise CannotGoOnError(message, _UNSHALLOW)
    seconds = min(int(one.split(" ")[0]) for one in answer(folder, *line, "--timestamp", head).splitlines())
    oldest = day_in_words(datetime.fromtimestamp(seconds, UTC).date())
    raise CannotGoOnError(message, f"the oldest is of {oldest}; name that day or a later one")


@dataclass(frozen=True, slots=True)
class GitTree:
    """The files of one commit, read without a checkout."""

    root: Path
    """The folder of the workspace in the working tree."""
    commit: str
    entries: Mapping[str, tuple[str, str]]
    """Path -> (mode, hash of the blob)."""
    blobs: "Blobs"

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


@dataclass(frozen=True, slots=True)
class Blobs:
    """One `cat-file --batch` for all files of a revision."""

    questions: IO[bytes]
    answers: IO[bytes]

    def read(self, blob: str) -> bytes:
        """Give the content of a blob. Raises CannotGoOnError, UnreadableError."""
        self.questions.write(f"{blob}\n".encode())
        self.questions.flush()
        header = self.answers.readline().split()
        if header[1:2] != [b"blob"]:
            message = f"git cannot give object {blob[:12]}"
            raise CannotGoOnError(message, _FETCH)
        return _content(self.answers, int(header[2]))


def _content(answers: IO[bytes], size: int) -> bytes:
    content = answers.read(min(size, LARGEST))
    rest = size - len(content)
    while rest > 0:
        rest -= len(answers.read(min(rest, LARGEST)))
    answers.read(1)
    if size > LARGEST:
        raise too_large(size)
    return content


@contextmanager
def tree_at(root: Path, revision: str) -> Iterator[GitTree]:
    """Give the files of the workspace `root` as of `revision`. Raises CannotGoOnError."""
    commit = resolve(root, revision)
    entries = entries_of(root, commit, f"{DATA}/")
    if not entries:
        message = f"there are no records at {revision} ({commit[:12]})"
        raise CannotGoOnError(message, "the records came later, or lay in another folder")
    with blobs_of(root) as blobs:
        yield GitTree(root, commit, entries, blobs)


def entries_of(folder: Path, commit: str, *paths: str) -> dict[str, tuple[str, str]]:
    """List the files of a commit below `folder`, of `paths` where some are named: path -> (mode, hash of the blob).

    Raises CannotGoOnError.
    """
    listed = answer(folder, "ls-tree", "-r", "-z", commit, "--", *paths)
    return dict(_entry(line) for line in listed.split("\0") if line)


def answer(folder: Path, *arguments: str) -> str:
    """Give what git prints. Raises CannotGoOnError where it fails."""
    done = _git(folder, *arguments)
    if done.returncode != 0:
        raise _failed(done)
    return done.stdout.decode("utf-8", "surrogateescape")


@contextmanager
def blobs_of(folder: Path) -> Iterator[Blobs]:
    """Start one process that gives the content of any blob."""
    with subprocess.Popen(
        [*_COMMAND, "cat-file", "--batch"],
        cwd=folder,
        env=_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        yield Blobs(cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout))


def _entry(line: str) -> tuple[str, tuple[str, str]]:
    about, _, path = line.partition("\t")
    mode, _, blob = about.split(" ")
    return path, (mode, blob)


def global_editor(folder: Path) -> str:
    """Give the editor of the user's own git configuration, never a repository's; empty where there is none."""
    try:
        return _git(folder, "config", "--global", "--get", "core.editor").stdout.decode("utf-8", "replace").strip()
    except CannotGoOnError:
        return ""
