"""The only caller of git: what it answers, and the files that it holds.

A repository's configuration may name programs to run (a pager, a diff driver, a file system monitor). Only commands
that run none of them are used, and a revision is turned into one full hash before anything else sees it.
"""

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Timer
from time import monotonic
from typing import IO, cast

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.storage.git_folder import RepositoryError, refuse_pipes
from tfawg_cli.storage.opening import LARGEST, too_large

SECONDS = 20
"""What one answer may take; after that nothing more is asked of this repository."""
_silent: set[Path] = set()
"""Folders where git did not answer."""
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
_FOLDER = "40000"
"""The mode of a folder, as a tree holds it."""
_NO_REPOSITORY = "only git knows earlier ones; two years are compared without it: tfawg diff 2021/2022 2022/2023"
UNSHALLOW = "this is a shallow clone, which lacks older commits: git fetch --unshallow"
_REFETCH = "this is a partial clone, which lacks older contents: git fetch --refetch --no-filter"
_DAMAGED = re.compile(rb"corrupt|unable to unpack|is empty|too long|inflate|bad (?:object|tree)|unable to parse")
_OBJECT = re.compile(rb"\b(?:[0-9a-f]{64}|[0-9a-f]{40})\b")
_FSCK = "the repository is damaged there: git fsck lists all such objects, and a new clone has them whole"


def _environment() -> dict[str, str]:
    """Leave out all that could point git elsewhere, and forbid it to fetch, to ask or to lock.

    A commit is what it was when it was made: what was put in its place since (`git replace`) is not looked at.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return kept | {
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_GRAFT_FILE": os.devnull,
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C.UTF-8",
    }


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run git, whether it fails or not. Raises CannotGoOnError where it is not there or does not answer."""
    _need_answers(folder)
    try:
        return subprocess.run(
            [*_COMMAND, *arguments],
            cwd=folder,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=SECONDS,
        )
    except FileNotFoundError:
        message = "git is not installed"
        raise CannotGoOnError(message, "earlier records are read with git 2.30 or newer") from None
    except subprocess.TimeoutExpired:
        raise _no_answer(folder) from None


def _need_answers(folder: Path) -> None:
    """Ask nothing where git would wait for ever, or did not answer before. Raises CannotGoOnError."""
    if folder in _silent:
        raise _no_answer(folder)
    refuse_pipes(folder)


def _no_answer(folder: Path, about: str = "") -> RepositoryError:
    _silent.add(folder)
    message = f"git did not answer within {SECONDS} seconds{about}"
    return RepositoryError(message, "look whether the disk answers, and whether git status does")


def is_damage(done: subprocess.CompletedProcess[bytes]) -> bool:
    """Tell whether git failed because it cannot read an object of its own, which it names."""
    return done.returncode != 0 and bool(_DAMAGED.search(done.stderr) and _OBJECT.search(done.stderr))


def failure(done: subprocess.CompletedProcess[bytes], folder: Path) -> CannotGoOnError:
    """Name the object that is damaged, or pass git's own first line on, but for what people meet without git."""
    named = _OBJECT.search(done.stderr)
    if named is not None and is_damage(done):
        return _cannot_read(named[0].decode(), _FSCK)
    first, *more = done.stderr.decode("utf-8", "backslashreplace").splitlines() or ["it failed and did not say why"]
    if first.startswith("fatal: not a git repository (or any"):
        return CannotGoOnError("the records are in no git repository", _NO_REPOSITORY)
    remedy = next((line.strip() for line in more if line.startswith("	")), "")
    return RepositoryError(f"git: {first}", remedy or (how_to_fetch(folder) if "tree" in first else ""))


def _cannot_read(named: str, hint: str) -> RepositoryError:
    return RepositoryError(f"git cannot read its object {named}", hint)


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


class Blobs:
    """One `cat-file --batch`, which gives whatever object it is asked for."""

    def __init__(self, folder: Path, process: subprocess.Popen[bytes]) -> None:
        self.folder = folder
        self.process = process
        self._asked: float | None = None
        """When the question was asked whose answer is waited for."""
        self._patience: Timer | None = None
        self._trees: dict[str, dict[str, tuple[str, str]]] = {}

    def read(self, blob: str) -> bytes:
        """Give the content of a blob. Raises CannotGoOnError, UnreadableError."""
        return self._object(blob, b"blob")

    def entry(self, commit: str, path: str) -> tuple[str, str] | None:
        """Give mode and hash of what stands at a path in a commit; None where nothing does, or a folder.

        Raises CannotGoOnError.
        """
        found = _FOLDER, self._object(commit, b"commit").split(b"\n", 1)[0].split(b" ")[1].decode()
        for name in path.split("/"):
            there = self._tree(found[1]).get(name) if found[0] == _FOLDER else None
            if there is None:
                return None
            found = there
        return found if found[0] != _FOLDER else None

    def _tree(self, tree: str) -> dict[str, tuple[str, str]]:
        """Give what a folder held: name -> (mode, hash)."""
        if tree not in self._trees:
            self._trees[tree] = _entries(self._object(tree, b"tree"), len(tree) // 2)
        return self._trees[tree]

    def close(self) -> None:
        """End the process."""
        if self._patience is not None:
            self._patience.cancel()
        self.process.kill()  # it only reads; and one that hangs would not end by itself

    def _object(self, name: str, kind: bytes) -> bytes:
        """Give the content of an object. Raises CannotGoOnError, UnreadableError."""
        self._asked = monotonic()
        if self._patience is None:
            self._wait(SECONDS)
        content, waited = self._answer(name, kind), monotonic() - self._asked
        self._asked = None
        if content is None and waited >= SECONDS:
            raise _no_answer(self.folder, f" with its object {name}")
        if content is None:
            raise _cannot_read(name, how_to_fetch(self.folder))
        return content

    def _wait(self, seconds: float) -> None:
        """Look after some seconds whether an answer does not come."""
        self._patience = Timer(seconds, self._lose_patience)
        self._patience.daemon = True
        self._patience.start()

    def _lose_patience(self) -> None:
        """End a process that does not answer; where one question is not the first, wait as long for it as for that."""
        waited = monotonic() - self._asked if self._asked is not None else 0
        if waited >= SECONDS:
            self.process.kill()
        else:
            self._wait(SECONDS - waited)

    def _answer(self, name: str, kind: bytes) -> bytes | None:
        """Give the content of an object; None where the answers end before it does. Raises UnreadableError."""
        questions, answers = cast("IO[bytes]", self.process.stdin), cast("IO[bytes]", self.process.stdout)
        with suppress(BrokenPipeError):  # a process that gave up has no answer either
            os.write(questions.fileno(), f"{name}\n".encode())
        header = answers.readline().split()
        return _content(answers, int(header[2])) if header[1:2] == [kind] else None


def _entries(tree: bytes, length: int) -> dict[str, tuple[str, str]]:
    """Take a tree of git apart, whose hashes have `length` bytes."""
    found, at = {}, 0
    while at < len(tree):
        end = tree.index(b"\0", at)
        mode, _, name = tree[at:end].partition(b" ")
        at = end + 1 + length
        found[name.decode("utf-8", "surrogateescape")] = mode.decode(), tree[end + 1 : at].hex()
    return found


def _content(answers: IO[bytes], size: int) -> bytes | None:
    """Read a blob and the line end behind it; of a large one, only to get past it."""
    content = answers.read(min(size, LARGEST))
    rest = size + 1 - len(content)
    while rest > 0:
        passed = len(answers.read(min(rest, LARGEST)))
        if not passed:
            return None
        rest -= passed
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
    """Start one process that gives the content of any blob. Raises CannotGoOnError."""
    _need_answers(folder)
    with subprocess.Popen(
        [*_COMMAND, "cat-file", "--batch"],
        cwd=folder,
        env=_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        blobs = Blobs(folder, process)
        try:
            yield blobs
        finally:
            blobs.close()


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
