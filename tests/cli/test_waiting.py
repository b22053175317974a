"""What a person who waits is told."""

import io
import sys
from time import monotonic

import pytest

from tfawg_cli.cli import waiting
from tfawg_cli.cli.waiting import Waiting


class Terminal(io.StringIO):
    """A stderr that is a terminal."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Put a terminal in the place of stderr."""
    monkeypatch.setenv("TERM", "xterm-256color")
    made = Terminal()
    monkeypatch.setattr(sys, "stderr", made)
    return made


def test_a_short_wait_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing flickers where the answer comes at once."""
    monkeypatch.setattr(waiting, "_BEGUN", monotonic() + 3600)  # on no machine is a second over before it has begun
    shown = terminal(monkeypatch)
    with Waiting("files read") as wait:
        wait.tell(1, 2)

    assert "" == shown.getvalue()


def test_it_counts_from_the_beginning_of_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """Several short steps are a long wait together."""
    monkeypatch.setattr(waiting, "_BEGUN", monotonic() - 2)
    shown = terminal(monkeypatch)
    with Waiting("steps done") as wait:
        wait.tell(1, 2)

    assert "1 of 2 steps done" in shown.getvalue()


def test_a_long_wait_is_told_and_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bar shows how many files of how many, and its line is erased, also where the reading was stopped."""
    monkeypatch.setattr(waiting, "_BEGUN", 0.0)
    stderr = terminal(monkeypatch)

    def stopped() -> None:
        with Waiting("files read") as wait:
            wait.tell(1, 2)
            wait.tell(2, 2)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()

    shown = stderr.getvalue()
    assert "1 of 2 files read" in shown
    assert "2 of 2 files read" in shown
    assert shown.endswith("\x1b[2K")


def test_a_log_holds_no_bar(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """What is no terminal gets not a word."""
    monkeypatch.setattr(waiting, "_BEGUN", 0.0)
    with Waiting("files read") as wait:
        wait.tell(1, 2)

    assert "" == capsys.readouterr().err
