"""A real terminal to run the tool on: what it shows, and what a person answers."""

import errno
import os
import pty
import subprocess
import sys
from pathlib import Path

from conftest import environment

TOOL = [sys.executable, "-m", "tfawg_cli"]
CTRL_C = "\x03"
"""A key of its own: no line end follows it, which would be an answer where the interrupt came too early."""


def read(descriptor: int) -> bytes:
    """Read from a terminal; Linux says EIO where a pipe would say end of file."""
    try:
        return os.read(descriptor, 65536)
    except OSError as error:
        if error.errno != errno.EIO:
            raise
        return b""


def on_a_terminal(*arguments: str, cwd: Path, columns: int, env: dict[str, str] | None = None) -> str:
    """Run the tool with stdout on a real terminal of some width and give what it wrote there."""
    ours, theirs = pty.openpty()
    size = {"COLUMNS": str(columns), "LINES": "50", "TERM": "xterm-256color"}
    with subprocess.Popen([*TOOL, *arguments], cwd=cwd, env=environment(size | (env or {})), stdout=theirs) as process:
        os.close(theirs)
        written = b"".join(iter(lambda: read(ours), b""))
    os.close(ours)
    assert 0 == process.returncode
    return written.decode().replace("\r\n", "\n")


def answered(*arguments: str, cwd: Path, answers: dict[str, str], env: dict[str, str] | None = None) -> tuple[int, str]:
    """Run the tool with all channels on a terminal; whenever it shows a question of `answers`, type the answer.

    Gives the exit status and all that stood on the terminal.
    """
    ours, theirs = pty.openpty()
    size = {"COLUMNS": "200", "LINES": "50", "TERM": "xterm-256color"}
    process = subprocess.Popen(
        [*TOOL, *arguments],
        cwd=cwd,
        env=environment(size | (env or {})),
        preexec_fn=lambda: os.login_tty(theirs),  # noqa: PLW1509 - no threads here, and Ctrl-C must reach the tool
    )
    os.close(theirs)
    shown, waiting = "", dict(answers)
    while part := read(ours):
        shown += part.decode()
        for question in [question for question in waiting if question in shown]:
            answer = waiting.pop(question)
            os.write(ours, (answer if answer == CTRL_C else f"{answer}\n").encode())
    os.close(ours)
    return process.wait(), shown.replace("\r\n", "\n")
