"""Writing records: nothing is lost by a kill, a disk that fails, or a right that is missing."""

import errno
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from conftest import ROOT, Ran, Run, environment
from git_repository import Repository, repository
from interruptions import Stop
from interruptions import files as left
from small_records import small_files

PLAN, EDITION = "plans/2021-2022.yaml", "programme/2021-2022.yaml"
UPDATE = ("update", "1.1.1.1", "A call was sent.", "--date", "8/3/2022")
RENUMBER = ("renumber", "1.1.2", "1.1.4", "--yes")
STOPPING = ROOT / "tests/helpers/interruptions.py"

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no fork and no SIGKILL")
linux = pytest.mark.skipif(sys.platform != "linux", reason="needs the capabilities or the limits of Linux")


Place = tuple[Path, str]
"""What is copied for each stop, and the folder of the workspace below it."""


@pytest.fixture(params=["git", "work tree", "submodule", "no git"])
def place(small: Path, request: pytest.FixtureRequest) -> Place:
    """The small workspace where git keeps it in one way or another."""
    if request.param == "no git":
        return small, "."
    made = repository(small)
    made.commit("Records", "2022-03-01T09:00:00")
    made.pack()
    if request.param == "git":
        return small, "."
    around = small.with_name(f"{small.name}-around")
    around.mkdir()
    if request.param == "work tree":
        small.rename(around / "main")
        Repository(around / "main").git("worktree", "add", "--quiet", "../two")
        # Named from where it is, so that a copy of both stays together.
        (around / "two/.git").write_text("gitdir: ../main/.git/worktrees/two\n", encoding="utf-8")
        return around, "two"
    repository(around).git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(small), "two")
    return around, "two"


@pytest.fixture
def simple(small: Path) -> Place:
    """The small workspace without git."""
    return small, "."


def stops(how: str, place: Place, *arguments: str) -> list[Stop]:
    """Stop a command at each of its steps; gives what was seen each time, and prints how often each step was hit."""
    folder, below = place
    done = subprocess.run(
        [sys.executable, STOPPING, how, folder, folder.with_name(f"{folder.name}-copies") / "one", below, *arguments],
        env=environment(measured=False),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        timeout=250,
    )
    seen = [Stop.read(stop) for stop in json.loads(done.stdout)]
    hit = ", ".join(f"{step} {times}x" for step, times in hits(seen).items())
    sys.stdout.write(f"{how} in {' '.join(arguments)}: {hit}\n")
    return seen


def hits(seen: list[Stop]) -> Counter[str]:
    """Count how often each step was stopped at."""
    return Counter(stop.step for stop in seen if stop.step)


def records(files: dict[str, str]) -> dict[str, str]:
    """Take the record files out of what was left: those that are no temporary files."""
    return {path: text for path, text in files.items() if not path.endswith(".tmp")}


STEPS = {
    "open lock",
    "open journal",
    "write journal",
    "fsync journal",
    "open temporary file",
    "write temporary file",
    "fsync temporary file",
    "chmod temporary file",
    "replace temporary file",
    "replace journal",
    "fsync folder",
}


@posix
def test_a_kill_while_one_file_is_written_leaves_the_old_or_the_new_one(place: Place) -> None:
    """At every step, wherever git is; nothing stands in the way of the next command, and what was left is swept."""
    *killed, whole = stops("SIGKILL", place, *UPDATE)

    old, new = small_files(), records(whole.left)
    assert {-9} == {stop.status for stop in killed}
    assert STEPS <= set(hits(killed))
    assert {0, 1} == {int(records(stop.left) == new) for stop in killed}
    for stop in killed:
        assert records(stop.left) in (old, new)
        assert (0, "no findings in 3 files\n") == stop.validated
        assert (0, old) == (stop.again[0], stop.undone)
        assert stop.at_last == records(stop.at_last) != old
        assert stop.redone in (old, new)


@posix
def test_a_kill_while_two_files_are_written_can_be_made_good(simple: Place) -> None:
    """Each file is old or new; `validate` says what is half done; undo takes it back and redo finishes it."""
    *killed, whole = stops("SIGKILL", simple, *RENUMBER)

    old, new = small_files(), records(whole.left)
    mixed = old | {EDITION: new[EDITION]}
    states = [records(stop.left) for stop in killed]
    assert {0, 1, 2} == {[old, mixed, new].index(state) for state in states}
    for stop, state in zip(killed, states, strict=True):
        status, said = stop.validated
        assert (state == mixed) == (status == 1) == ("[half-done]" in said)
        assert old == stop.undone
        assert stop.redone in ((new,) if state != old else (old, new))
        assert [old, mixed, new].index(state) == stop.again[0]


@posix
@pytest.mark.parametrize("command", [UPDATE, RENUMBER, ("carry-forward", "2021/2022")], ids=" ".join)
def test_a_kill_while_something_is_taken_back_leaves_either_state_whole(
    place: Place, inside: Run, command: tuple[str, ...]
) -> None:
    """Also where a file goes: what is left can be taken back, and can be written again."""
    if command != RENUMBER and place[1] == "two":
        pytest.skip("one command shows where the journal lies")
    folder = place[0] / place[1]
    assert 0 == inside(*command, cwd=folder).status
    new = left(folder)

    *killed, whole = stops("SIGKILL", place, "undo")

    assert {-9} == {stop.status for stop in killed}
    assert small_files() == whole.left
    for stop in killed:
        state = records(stop.left)
        assert set(state.values()) <= {*new.values(), *small_files().values()}
        assert state in (new, small_files()) or (1, True) == (stop.validated[0], "[half-done]" in stop.validated[1])
        assert (small_files(), new) == (stop.undone, stop.redone)


@posix
@pytest.mark.parametrize("command", [UPDATE, RENUMBER])
@pytest.mark.parametrize("error", ["ENOSPC", "EIO"])
def test_a_step_that_fails_is_told_and_changes_nothing(simple: Place, command: tuple[str, ...], error: str) -> None:
    """One line says it, and nothing is left behind; what was written before it failed is taken back."""
    *failed, whole = stops(error, simple, *command)

    old, new = small_files(), records(whole.left)
    for stop in failed:
        if stop.status == 0:  # only the mark is missing, or a power cut could still take the new names
            assert (new, "") == (stop.left, stop.said.partition("error: ")[2])
            continue
        assert (2, old) == (stop.status, stop.left)
        assert 1 == stop.said.count("error: ")
        assert os.strerror(getattr(errno, error)) in stop.said
        assert "nothing was written" in stop.said
    assert {"replace journal", "fsync folder"} <= {stop.step for stop in failed if stop.status == 0}


@posix
@pytest.mark.parametrize(("error", "again"), [("ENOSPC", ("undo",)), ("EIO", ("undo", "redo"))])
def test_a_step_that_fails_while_something_is_taken_back_changes_nothing(
    simple: Place, inside: Run, error: str, again: tuple[str, ...]
) -> None:
    """Nor while it is written again: all files are as they were, or all are as they are to be, and it is told which."""
    for command in (RENUMBER, *((word,) for word in again[:-1])):
        assert 0 == inside(*command, cwd=simple[0]).status
    before = left(simple[0])

    *failed, whole = stops(error, simple, again[-1])

    assert before != whole.left
    for stop in failed:
        assert (stop.status, stop.left) in ((0, whole.left), (2, before))
        assert int(stop.status == 2) == stop.said.count("error: ")
        assert (stop.status == 2) == (os.strerror(getattr(errno, error)) in stop.said)
    assert {0, 2} == {stop.status for stop in failed}


@posix
def test_a_kill_while_something_is_written_again_leaves_either_state_whole(simple: Place, inside: Run) -> None:
    """What is left can be written again, and can be taken back."""
    for command in (RENUMBER, ("undo",)):
        assert 0 == inside(*command, cwd=simple[0]).status

    *killed, whole = stops("SIGKILL", simple, "redo")

    old, new = small_files(), records(whole.left)
    assert old != new
    for stop in killed:
        is_half = records(stop.left) not in (old, new)
        assert is_half == ("[half-done]" in stop.validated[1])
        assert (old, new) == (stop.undone, stop.redone) or not is_half
        assert stop.redone == new


def test_a_disk_that_fills_up_is_told(small: Path) -> None:
    """A real limit of the system: no file of this process may grow beyond 1,000 bytes."""
    resource = pytest.importorskip("resource")
    script = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000));"

    ran = in_a_process(small, f"{script} from tfawg_cli.__main__ import run; run()", *UPDATE)

    assert resource.RLIMIT_FSIZE >= 0
    assert (2, small_files()) == (ran.status, left(small))
    assert "error: cannot write the journal: File too large\n  nothing was written; check" in ran.err


def in_a_process(folder: Path, script: str, *arguments: str) -> Ran:
    """Run a Python script in a process of its own; where the disk is full, no coverage can be written either."""
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=folder,
        env=environment(measured=False),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=60,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace to let a real call fail")
@pytest.mark.parametrize(("call", "number"), [("fsync", 3), ("renameat", 1)])
def test_a_disk_that_fails_in_the_middle_is_told(small: Path, call: str, number: int) -> None:
    """The kernel itself says EIO to the tool."""
    inject = f"inject={call}:error=EIO:when={number}"
    tool = [sys.executable, "-m", "tfawg_cli", *UPDATE]

    done = subprocess.run(
        ["strace", "-f", "-o", os.devnull, "-e", f"trace={call}", "-e", inject, *tool],
        cwd=small,
        env=environment(measured=False),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=60,
    )

    if b"ptrace" in done.stderr:
        pytest.skip(f"strace may not watch a process here: {done.stderr.decode()}")
    assert (2, small_files()) == (done.returncode, left(small))
    assert b"error: cannot write data/plans/2021-2022.yaml: Input/output error\n  nothing was written" in done.stderr


WITHOUT_ROOT = """
import ctypes, os, sys
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 24, 1, 2
for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
    ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, capability)
os.execv(sys.executable, [sys.executable, "-m", "tfawg_cli", *sys.argv[1:]])
"""
"""Runs the tool so that rights count even for root, who could else write everything."""


@linux
@pytest.mark.parametrize(
    ("path", "mode", "message"),
    [
        ("data/plans/2021-2022.yaml", 0o444, "cannot write data/plans/2021-2022.yaml: the file is read-only"),
        ("data/plans", 0o555, "cannot write data/plans/2021-2022.yaml: Permission denied"),
        (".git", 0o555, "cannot lock the records: Permission denied"),
    ],
)
def test_a_right_that_is_missing_is_told(small: Path, path: str, mode: int, message: str) -> None:
    """A read-only file or folder; the old bytes stay."""
    repository(small)
    (small / path).chmod(mode)

    ran = in_a_process(small, WITHOUT_ROOT, *UPDATE)
    (small / path).chmod(0o755)

    assert (2, small_files()) == (ran.status, left(small))
    assert f"error: {message}\n  nothing was written; check the " in ran.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows one right only")
def test_the_rights_of_a_file_stay(small: Path, inside: Run) -> None:
    """A group that may write still may."""
    (small / "data" / PLAN).chmod(0o664)

    assert 0 == inside(*UPDATE, cwd=small).status
    assert 0o664 == (small / "data" / PLAN).stat().st_mode & 0o777
