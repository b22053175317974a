"""The only caller of git: what it answers, and the files that it holds.

A repository's configuration may name programs to run (a pager, a diff driver, a file system monitor). Only commands
that run none of them are used, and a revision is turned into one full hash before anything else sees it.
"""

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.storage.opening import LARGEST, too_large

_SECONDS = 20
HASH = re.compile(r"(?:[0-9a-f]{40}|[0-9a-f]{64})\n")
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
UNSHALLOW = "this is a shallow clone, which lacks older commits: git fetch --unshallow"
_REFETCH = "this is a partial clone, which lacks older contents: git fetch --refetch --no-filter"


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


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run git, whether it fails or not. Raises CannotGoOnError where it is not there or does not answer."""
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


def failure(done: subprocess.CompletedProcess[bytes], folder: Path) -> CannotGoOnError:
    """Pass git's own first line on, but for what people meet who have no use for git."""
    first, *more = done.stderr.decode("utf-8", "backslashreplace").splitlines() or ["it failed and did not say why"]
    if first.startswith("fatal: not a git repository (or any"):
        return CannotGoOnError("the records are in no git repository", _NO_REPOSITORY)
    remedy = next((line.strip() for line in more if line.startswith("	")), "")
    return CannotGoOnError(f"git: {first}", remedy or (how_to_fetch(folder) if "tree" in first else ""))


def is_shallow(folder: Path) -> bool:
    """Tell whether a clone lacks its older commits, as those do that a workflow makes."""
    return run(folder, "rev-parse", "--is-shallow-repository").stdout == b"true\n"


def how_to_fetch(folder: Path) -> str:
    """Say how a clone gets what it lacks; nothing where it is whole."""
    if is_shallow(folder):
        return UNSHALLOW
    # The name of the remote is the user's own; only whether there is such a line matters.
    partial = run(folder, "config", "--get-regexp", r"^remote\..*\.promisor$").returncode == 0
    return _REFETCH if partial else "git fsck shows what is damaged"


@dataclass(frozen=True, slots=True)
class Blobs:
    """One `cat-file --batch` for all files of a revision."""

    folder: Path
    questions: IO[bytes]
    answers: IO[bytes]

    def read(self, blob: str) -> bytes:
        """Give the content of a blob. Raises CannotGoOnError, UnreadableError."""
        self.questions.write(f"{blob}\n".encode())
        self.questions.flush()
        header = self.answers.readline().split()
        if header[1:2] != [b"blob"]:
            message = f"git cannot give object {blob[:12]}"
            raise CannotGoOnError(message, how_to_fetch(self.folder))
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


def entries_of(folder: Path, commit: str, *paths: str) -> dict[str, tuple[str, str]]:
    """List the files of a commit below `folder`, of `paths` where some are named: path -> (mode, hash of the blob).

    Raises CannotGoOnError.
    """
    listed = answer(folder, "ls-tree", "-r", "-z", commit, "--", *paths)
    return dict(_entry(line) for line in listed.split("\0") if line)


def answer(folder: Path, *arguments: str) -> str:
    """Give what git prints. Raises CannotGoOnError where it fails."""
    done = run(folder, *arguments)
    if done.returncode != 0:
        raise failure(done, folder)
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
        yield Blobs(folder, cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout))


def _entry(line: str) -> tuple[str, tuple[str, str]]:
    about, _, path = line.partition("\t")
    mode, _, blob = about.split(" ")
    return path, (mode, blob)


def global_editor(folder: Path) -> str:
    """Give the editor of the user's own git configuration, never a repository's; empty where there is none."""
    try:
        return run(folder, "config", "--global", "--get", "core.editor").stdout.decode("utf-8", "replace").strip()
    except CannotGoOnError:
        return ""
