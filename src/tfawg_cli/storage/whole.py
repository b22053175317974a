"""What is written is written whole: Ctrl-C waits for those moments, and what came of it is known."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_written: list[bool] = []
"""Holds something once files were written."""


def is_anything_written() -> bool:
    """Tell whether this run has written files."""
    return bool(_written)


@contextmanager
def whole() -> Iterator[None]:
    """Let Ctrl-C wait until what is inside has come to its end: then all is written, or nothing.

    Raises KeyboardInterrupt at the end where Ctrl-C was pressed meanwhile; inside another one, at the end of that.
    """
    before = signal.getsignal(signal.SIGINT)
    if not callable(before) or threading.current_thread() is not threading.main_thread():
        # Whoever lets it be ignored, or sees to it elsewhere, has decided.
        yield
        _written.append(True)
        return
    pressed: list[int] = []
    signal.signal(signal.SIGINT, lambda number, _frame: pressed.append(number))
    try:
        yield
        _written.append(True)
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        before(signal.SIGINT, None)
