"""People who write at the same time, each in a process of its own that can import this module."""

import os
import random
import sys
import time
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from tfawg_cli.cli.main import main

EDITS = 10
"""What each of them has to say."""
MOST = 1000
"""How often one of them is sent away at most: for a minute, while the others need seconds for all they have to say."""


def insist(folder: Path, who: int) -> int:
    """Say EDITS things, each as often as it takes; gives how often that was in vain."""
    os.chdir(folder)
    vain = 0
    for n in range(EDITS):
        wait = 0.02
        while not says(f"Process {who} says {n}."):
            vain += 1
            assert vain < MOST
            (folder / sent_away(who)).touch()
            time.sleep(random.uniform(0, wait))  # noqa: S311 - so that they do not all come back at once
            wait = min(2 * wait, 0.1)
    return vain


def sent_away(who: int) -> str:
    """Name the file that is there once somebody was sent away."""
    return f"{who}-was-sent-away"


def says(text: str) -> bool:
    """Record an update; False where another process was in the way."""
    sys.argv = ["tfawg", "update", "1.1.1.1", text]
    said = StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        status = main()
    in_the_way = "another tfawg is writing" in said.getvalue() or "changed by another hand" in said.getvalue()
    assert (status, in_the_way) in {(0, False), (2, True)}
    return status == 0
