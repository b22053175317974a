"""A real terminal to run the tool on: what it shows, and what a person answers."""

import errno
import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

from conftest import environment

TOOL = [sys.executable, "-m", "tfawg_cli"]
CTRL_C = "\x03"
"""A key of its own: no line end follows it. It is pressed again each second, as people do: where it comes in the moment
between the question and the reading of the answer, the system waits for the answer first."""
LONGEST = 60
"""Seconds after which a command that still waits for something is called stuck."""


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
    with subprocess.Popen(
        [*TOOL, *arguments],
        cwd=cwd,
        env=environment(size | (env or {})),
        preexec_fn=lambda: os.login_tty(theirs),  # noqa: PLW1509 - no threads here, and Ctrl-C must reach the tool
    ) as process:
        os.close(theirs)
        try:
            shown = conversation(ours, answers)
        except TimeoutError:
            process.kill()
            raise
    os.close(ours)
    return process.returncode, shown.replace("\r\n", "\n")


def conversation(terminal: int, answers: dict[str, str]) -> str:
    """Answer each question once it is shown, until the other side hangs up; gives all that was shown."""
    shown, waiting, last = "", dict(answers), time.monotonic() + LONGEST
    while time.monotonic() < last:
        if not select.select([terminal], [], [], 1)[0]:
            if CTRL_C in answers.values() and CTRL_C not in waiting.values():
                os.write(terminal, CTRL_C.encode())
            continue
        part = read(terminal)
        if not part:
            return shown
        shown += part.decode()
        for question in [question for question in waiting if question in shown]:
            answer = waiting.pop(question)
            os.write(terminal, (answer if answer == CTRL_C else f"{answer}\n").encode())
    raise TimeoutError(f"it waits for something after {LONGEST} seconds; it has shown: {shown}")
