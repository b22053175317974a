"""Whoever waits at a terminal is told how far the tool is."""

import sys
from contextlib import AbstractContextManager
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tfawg_cli.output.progress_bar import ProgressBar

_PATIENCE = 1.0
"""Seconds after which a person wants to know."""
_BEGUN = monotonic()
"""About when the command began; it takes several steps to be slow."""


class Waiting(AbstractContextManager["Waiting"]):
    """Shows how many steps are done where they take over a second and stderr is a terminal; `done` as for the bar."""

    def __init__(self, done: str) -> None:
        self._done = done
        self._from = _BEGUN + _PATIENCE if sys.stderr.isatty() else float("inf")
        self._bar: ProgressBar | None = None

    def tell(self, done: int, total: int) -> None:
        """Say how many steps of how many are done."""
        if monotonic() < self._from:
            return
        from tfawg_cli.output.progress_bar import ProgressBar

        self._bar = self._bar or ProgressBar(self._done, total)
        self._bar.show(done)

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Take the bar away, whatever happened."""
        if self._bar is not None:
            self._bar.take_away()
