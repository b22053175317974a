"""Ctrl-C leaves all or nothing, says which in one line, and ends with 130."""

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Run
from tfawg_cli.cli import every_report, report_file
from tfawg_cli.storage import whole, writing
from tfawg_cli.storage.folders import Folder

PLAN = "data/plans/2021-2022.yaml"
NOTHING, ALL = "stopped; nothing was written", "stopped; what was to be written is written"


@pytest.fixture(autouse=True)
def nothing_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin as a new process does."""
    monkeypatch.setattr(whole, "_written", [])


def pressed_before(work: Callable[..., object]) -> Callable[..., object]:
    """Press Ctrl-C each time before some work is done."""

    def pressed(*about: object, **named: object) -> object:
        signal.raise_signal(signal.SIGINT)
        return work(*about, **named)

    return pressed


def test_a_set_of_reports_is_not_begun(workspace: Path, inside: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """While they are made, nothing is there yet, not even the folder."""
    monkeypatch.setattr(every_report, "made", pressed_before(report_file.made))
    ran = inside("report", "--all", "-o", "reports", cwd=workspace)

    assert (130, NOTHING) == (ran.status, ran.err.splitlines()[-1])
    assert not (workspace / "reports").exists()


def test_a_set_of_reports_is_whole(workspace: Path, inside: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once the first is written, so are the others."""
    monkeypatch.setattr(writing, "_replace", pressed_before(writing._replace))
    ran = inside("report", "--all", "-o", "reports", cwd=workspace)

    assert (130, ALL) == (ran.status, ran.err.splitlines()[-1])
    names = ["alignment.md", "document.md", "plan.md", "programme.md", "progress.md"]
    assert names == sorted(file.name for file in (workspace / "reports").iterdir())


def test_a_change_is_whole(workspace: Path, inside: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its journal as well: it is taken back as any other."""
    before = (workspace / PLAN).read_bytes()
    with monkeypatch.context() as pressing:
        pressing.setattr(Folder, "replace", pressed_before(Folder.replace))
        ran = inside("edit", "1.1.1.1", "--result", "Twelve", cwd=workspace)

    assert (130, ALL) == (ran.status, ran.err.splitlines()[-1])
    assert b"result: Twelve" in (workspace / PLAN).read_bytes()
    assert 0 == inside("undo", cwd=workspace).status
    assert before == (workspace / PLAN).read_bytes()
