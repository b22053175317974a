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
from git_repository import repository
from interruptions import Stop
from interruptions import files as left
from small_records import small_files

PLAN, EDITION = "plans/2021-2022.yaml", "programme/2021-2022.yaml"
UPDATE = ("update", "1.1.1.1", "A call was sent.", "--date", "8/3/2022")
RENUMBER = ("renumber", "1.1.2", "1.1.4", "--yes")
STOPPING = ROOT / "tests/helpers/interruptions.py"

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no fork and no SIGKILL")
linux = pytest.mark.skipif(sys.platform != "linux", reason="needs the capabilities or the limits of Linux")


def stops(how: str, workspace: Path, folder: Path, *arguments: str) -> list[Stop]:
    """Stop a command at each of its steps; gives what was seen each time, and prints how often each step was hit."""
    done = subprocess.run(
        [sys.executable, STOPPING, how, workspace, folder, *arguments],
        env=environment(measured=False),
        capture_output=True,
        check=True,
        timeout=300,
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


@posix
@pytest.mark.parametrize("git", [True, False])
def test_a_kill_while_one_file_is_written_leaves_the_old_or_the_new_one(small: Path, *, git: bool) -> None:
    """At every step; nothing stands in the way of the same command afterwards, and what was left is swept."""
    if git:
        repository(small)

    *killed, whole = stops("SIGKILL", small, small.with_name("copy"), *UPDATE)

    old, new = small_files(), records(whole.left)
    assert {-9} == {stop.status for stop in killed}
    assert (
        "open lock, open temporary file, write temporary file, fsync temporary file, chmod temporary file, "
        "replace temporary file, open folder, fsync folder" == ", ".join(stop.step for stop in killed)
    )
    for stop in killed:
        put = stop.step in {"open folder", "fsync folder"}
        assert (new if put else old) == records(stop.left)
        assert (0, "no findings in 3 files\n") == stop.validated
        assert records(stop.at_last) == stop.at_last
        assert put or new == stop.at_last


@posix
def test_a_kill_while_two_files_are_written_can_be_made_good(small: Path) -> None:
    """Each file is old or new; `validate` says what is half done, and the same command again completes it."""
    *killed, whole = stops("SIGKILL", small, small.with_name("copy"), *RENUMBER)

    old, new = small_files(), records(whole.left)
    mixed = old | {EDITION: new[EDITION]}
    hit = hits(killed)
    assert {"open temporary file", "write temporary file", "replace temporary file", "fsync folder"} <= set(hit)
    assert (2, 2, 4) == (hit["replace temporary file"], hit["write temporary file"], hit["fsync folder"])
    states = [records(stop.left) for stop in killed]
    assert (14, 3, 2) == tuple(sum(state == one for state in states) for one in (old, mixed, new))
    assert 19 == len(killed)
    for stop, state in zip(killed, states, strict=True):
        status, said = stop.validated
        assert (state == mixed) == (status == 1) == ("[half-done]" in said)
        assert new == stop.at_last
        again, message = stop.again
        assert (state == new) == (again == 2)
        assert (state == mixed) == message.endswith(
            "finished a change that was interrupted: wrote data/plans/2021-2022.yaml\n"
        )


@posix
def test_a_kill_while_another_kill_is_cleared_up_does_no_harm(small: Path) -> None:
    """The first file goes last: a change that never began is not taken for one that is half done."""
    leave_both(small)

    *killed, whole = stops("SIGKILL", small, small.with_name("copy"), *UPDATE)

    assert 2 == hits(killed)["unlink temporary file"]
    for stop in killed:
        assert records(stop.left) in (small_files(), records(whole.left))
        assert (0, "no findings in 3 files\n") == stop.validated
        assert records(stop.at_last) == stop.at_last


def leave_both(folder: Path) -> None:
    """Leave the two temporary files of a change that was killed before its first file was in its place."""
    for place, file in enumerate((EDITION, PLAN)):
        path = folder / "data" / file
        path.with_name(f".{path.name}.{place}-000000000000-00000000.tmp").write_text("half", encoding="utf-8")


@posix
@pytest.mark.parametrize("command", [UPDATE, RENUMBER])
def test_a_step_that_fails_is_told_and_changes_nothing(small: Path, command: tuple[str, ...]) -> None:
    """One line says it, and nothing is left behind; half a change of two files is kept to be completed."""
    *failed, whole = stops("ENOSPC", small, small.with_name("copy"), *command)

    old, new = small_files(), records(whole.left)
    for stop in failed:
        state = records(stop.left)
        if stop.step.endswith("folder"):  # the new names are there; a power cut could still take them
            assert (0, new) == (stop.status, stop.left)
            continue
        assert 2 == stop.status
        assert 1 == stop.said.count("error: ")
        assert os.strerror(errno.ENOSPC) in stop.said
        if state == old:
            assert "nothing was written; check the" in stop.said
            assert old == stop.left
        else:
            assert (old | {EDITION: new[EDITION]}, True) == (state, "half done" in stop.said)


def test_a_disk_that_fills_up_is_told(small: Path) -> None:
    """A real limit of the system: no file of this process may grow beyond 1,000 bytes."""
    resource = pytest.importorskip("resource")
    script = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000));"

    ran = in_a_process(small, f"{script} from tfawg_cli.__main__ import run; run()", *UPDATE)

    assert resource.RLIMIT_FSIZE >= 0
    assert (2, small_files()) == (ran.status, left(small))
    assert "error: cannot write data/plans/2021-2022.yaml: File too large\n  nothing was written; check" in ran.err


def in_a_process(folder: Path, script: str, *arguments: str) -> Ran:
    """Run a Python script in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=folder,
        env=environment(),
        capture_output=True,
        check=False,
        timeout=60,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace to let a real call fail")
@pytest.mark.parametrize(("call", "number"), [("fsync", 1), ("rename", 1)])
def test_a_disk_that_fails_in_the_middle_is_told(small: Path, call: str, number: int) -> None:
    """The kernel itself says EIO to the tool."""
    inject = f"inject={call}:error=EIO:when={number}"
    tool = [sys.executable, "-m", "tfawg_cli", *UPDATE]

    done = subprocess.run(
        ["strace", "-f", "-o", os.devnull, "-e", f"trace={call}", "-e", inject, *tool],
        cwd=small,
        env=environment(),
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


@linux
def test_what_cannot_be_swept_is_told(small: Path) -> None:
    """A temporary file that a kill left in a folder that is read-only since."""
    leave_both(small)
    (small / "data/plans").chmod(0o555)

    ran = in_a_process(small, WITHOUT_ROOT, *UPDATE)
    (small / "data/plans").chmod(0o755)

    assert (2, 5) == (ran.status, len(left(small)))
    assert "error: cannot write data: Permission denied\n" in ran.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows one right only")
def test_the_rights_of_a_file_stay(small: Path, inside: Run) -> None:
    """A group that may write still may."""
    (small / "data" / PLAN).chmod(0o664)

    assert 0 == inside(*UPDATE, cwd=small).status
    assert 0o664 == (small / "data" / PLAN).stat().st_mode & 0o777
