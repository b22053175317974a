"""stdout is the result, stderr the talk; both are UTF-8 whatever the locale says."""

import io
import sys

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.output.escaping import workflow_line


def prepare() -> None:
    """Make stdout and stderr UTF-8 with plain line ends, and let nothing unprintable stop them.

    One that the caller closed (`>&-`) takes what is written and forgets it.
    """
    sys.stdout = sys.stdout or io.StringIO()
    sys.stderr = sys.stderr or io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def out(text: str) -> None:
    """Write a result to stdout; where its reader has read enough (`| head`), the rest goes nowhere.

    Raises CannotGoOnError.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        sys.stdout = io.StringIO()
    except OSError as error:
        sys.stdout = io.StringIO()
        raise CannotGoOnError(f"cannot write the output: {error.strerror}", "check the disk") from None


def talk(text: str) -> None:
    """Write a line to stderr; where nobody can read it, the command goes on all the same."""
    try:
        sys.stderr.write(workflow_line(text) + "\n")
        sys.stderr.flush()
    except OSError:
        sys.stderr = io.StringIO()
