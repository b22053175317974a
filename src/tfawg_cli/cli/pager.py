"""What is longer than the screen goes through a pager, as git's own output does."""

import os
import shutil
import sys

from tfawg_cli.output.escaping import width
from tfawg_cli.output.streams import announced, out


def show(text: str) -> None:
    """Write a result to stdout: where a person reads it and it is longer than the screen, through `$PAGER` or less.

    Never in a pipe; an empty PAGER, or `cat`, means none.
    """
    command = _pager() if _is_read_by_a_person() and _is_long(text) else []
    whole = announced() + text if command else text
    if not command or not _paged(command, whole):
        out(whole)


def _is_read_by_a_person() -> bool:
    return sys.stdout.isatty() and sys.stdin is not None and sys.stdin.isatty() and os.environ.get("TERM") != "dumb"


def _is_long(text: str) -> bool:
    """Tell whether a text does not fit the screen with a line left for the prompt."""
    columns, lines = shutil.get_terminal_size()
    return sum(1 + max(width(line) - 1, 0) // columns for line in text.splitlines()) >= lines


def _pager() -> list[str]:
    import shlex

    named = os.environ.get("PAGER")
    if named is None:
        return ["less"] if shutil.which("less") else []
    try:
        command = shlex.split(named, posix=os.name != "nt")
    except ValueError:
        return []
    return [] if command == ["cat"] else command


def _paged(command: list[str], text: str) -> bool:
    """Let a pager show a text until its reader leaves; False where it cannot be started."""
    import signal
    import subprocess

    # -F: what fits after all is printed; -R: colours stay colours; -X: it stays on the screen.
    environment = {"LESS": "FRX", **os.environ}
    ours = signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the pager's while it is open
    try:
        with subprocess.Popen(command, stdin=subprocess.PIPE, env=environment) as pager:  # noqa: S603 - the user's own
            pager.communicate(text.encode("utf-8", "backslashreplace"))
    except OSError:
        return False
    finally:
        signal.signal(signal.SIGINT, ours)
    return True
