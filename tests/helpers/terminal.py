"""A real terminal to run the tool on: what it shows, and what a person answers."""

import errno
import os
import pty
import re
import select
import subprocess
import sys
import time
from codecs import getincrementaldecoder
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from conftest import environment

TOOL = [sys.executable, "-m", "tfawg_cli"]
CTRL_C = "\x03"
"""A key of its own: no line end follows it. It is pressed again each second, as people do: where it comes in the moment
between the question and the reading of the answer, the system waits for the answer first."""
LONGEST = 60
"""Seconds after which a program that still waits for something is called stuck."""
_BAR = re.compile(r"\x1b\[\?25l.*?\x1b\[\?25h\r\x1b\[1A\x1b\[2K", re.DOTALL)
"""What a machine that takes over a second shows meanwhile, and takes away again."""


@contextmanager
def started(
    *command: str | Path, cwd: Path, env: Mapping[str, str], watched: bool = False
) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """Start a program on a terminal, and give both; at the end it gets time to end by itself, and no more than that.

    With `watched` True only its stdout is the terminal, and nobody types at it.
    """
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command,
        cwd=cwd,
        env=env,
        stdin=subprocess.DEVNULL if watched else None,
        stdout=theirs if watched else None,
        preexec_fn=None if watched else lambda: os.login_tty(theirs),  # noqa: PLW1509 - no threads; Ctrl-C reaches it
    ) as process:
        os.close(theirs)
        try:
            yield process, ours
            process.wait(LONGEST)
        finally:
            process.kill()
            os.close(ours)


def on_a_terminal(*arguments: str, cwd: Path, columns: int, env: dict[str, str] | None = None) -> str:
    """Run the tool with stdout on a real terminal of some width and give what it wrote there."""
    size = {"COLUMNS": str(columns), "LINES": "50", "TERM": "xterm-256color"}
    with started(*TOOL, *arguments, cwd=cwd, env=environment(size | (env or {})), watched=True) as (process, terminal):
        shown = "".join(parts(terminal))
    assert 0 == process.returncode
    return shown.replace("\r\n", "\n")


def answered(*arguments: str, cwd: Path, answers: dict[str, str], env: dict[str, str] | None = None) -> tuple[int, str]:
    """Run the tool with all channels on a terminal; whenever it shows a question of `answers`, type the answer.

    Gives the exit status and all that stood on the terminal.
    """
    size = {"COLUMNS": "200", "LINES": "50", "TERM": "xterm-256color"}
    with started(*TOOL, *arguments, cwd=cwd, env=environment(size | (env or {}))) as (process, terminal):
        shown = conversation(terminal, answers)
    return process.returncode, _BAR.sub("", shown.replace("\r\n", "\n"))


def conversation(terminal: int, answers: Mapping[str, str]) -> str:
    """Answer each question once it is shown, until the other side hangs up; gives all that was shown."""
    shown, waiting = "", dict(answers)
    for part in parts(terminal):
        shown += part
        if not part and CTRL_C in answers.values() and CTRL_C not in waiting.values():
            os.write(terminal, CTRL_C.encode())
        for question in [question for question in waiting if question in shown]:
            answer = waiting.pop(question)
            os.write(terminal, (answer if answer == CTRL_C else f"{answer}\n").encode())
    return shown


def until(terminal: int, words: str) -> str:
    """Read a terminal until it shows some words and is silent for a moment; gives all that was shown."""
    shown = ""
    for part in parts(terminal, silence=0.3):
        shown += part
        if not part and words in shown:
            break
    return shown


def parts(terminal: int, silence: float = 1) -> Iterator[str]:
    """Give what a terminal shows as it comes, and nothing after seconds of silence, until the other side hangs up.

    Raises TimeoutError for one that has not done so at last.
    """
    decoder = getincrementaldecoder("utf-8")()  # a character may come in two parts
    shown, last = "", time.monotonic() + LONGEST
    while time.monotonic() < last:
        part = b""
        if select.select([terminal], [], [], silence)[0]:
            part = read(terminal)
            if not part:
                return
        text = decoder.decode(part)
        shown += text
        yield text
    raise TimeoutError(f"it waits for something after {LONGEST} seconds; it has shown: {shown}")


def read(descriptor: int) -> bytes:
    """Read from a terminal; Linux says EIO where a pipe would say end of file."""
    try:
        return os.read(descriptor, 65536)
    except OSError as error:
        if error.errno != errno.EIO:
            raise
        return b""
