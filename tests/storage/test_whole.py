"""Ctrl-C waits while files are written, and takes effect then."""

import signal
import threading
from collections.abc import Iterator

import pytest

from tfawg_cli.storage import whole as module
from tfawg_cli.storage.whole import is_anything_written, whole


@pytest.fixture(autouse=True)
def nothing_written(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Begin as a new command does, and leave Ctrl-C as it was."""
    monkeypatch.setattr(module, "_written", [])
    before = signal.getsignal(signal.SIGINT)
    yield
    assert before == signal.getsignal(signal.SIGINT)


def press() -> None:
    """Press Ctrl-C."""
    signal.raise_signal(signal.SIGINT)


def test_ctrl_c_waits_for_the_end() -> None:
    """All that is inside is done first."""
    done: list[str] = []

    def written() -> None:
        with whole():
            press()
            done.append("written")
        done.append("never")

    with pytest.raises(KeyboardInterrupt):
        written()

    assert (["written"], True) == (done, is_anything_written())


def test_inside_another_one_it_waits_for_that() -> None:
    """A file of a set is no end yet."""
    done: list[str] = []

    def written() -> None:
        with whole():
            with whole():
                press()
            done.append("the other file")

    with pytest.raises(KeyboardInterrupt):
        written()

    assert ["the other file"] == done


def test_what_fails_has_written_nothing() -> None:
    """Its error is told, Ctrl-C or not."""

    def failed() -> None:
        with whole():
            press()
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        failed()

    assert not is_anything_written()


def test_whoever_ignores_ctrl_c_goes_on_ignoring_it() -> None:
    """As nohup does, and a thread that gets no signals."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with whole():
            press()
    finally:
        signal.signal(signal.SIGINT, before)
    assert is_anything_written()


def test_a_thread_is_never_interrupted() -> None:
    """Only the first thread of a process gets signals, and may say what becomes of them."""
    done: list[bool] = []

    def written() -> None:
        with whole():
            done.append(True)

    thread = threading.Thread(target=written)
    thread.start()
    thread.join(60)

    assert [True] == done
