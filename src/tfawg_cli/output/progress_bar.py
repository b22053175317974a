"""A bar on a terminal that shows how far something is, drawn by rich."""

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn


class ProgressBar:
    """Stands on stderr until it is taken away; `done` says what was done to each: `files read`."""

    def __init__(self, done: str, total: int) -> None:
        words = TextColumn(f"{{task.completed}} of {{task.total}} {done}")
        self._drawn = Progress(BarColumn(), words, console=Console(stderr=True), auto_refresh=False, transient=True)
        self._task = self._drawn.add_task("", total=total)
        self._drawn.start()

    def show(self, done: int) -> None:
        """Show how many are done."""
        self._drawn.update(self._task, completed=done, refresh=True)

    def take_away(self) -> None:
        """Leave the terminal as it was."""
        self._drawn.stop()
