"""stdout is the result, stderr the talk; both are UTF-8 whatever the locale says."""

import io
import sys

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.output.escaping import workflow_line

_announced: list[str] = []
"""What is to be said before the next result."""


class _Closed(io.StringIO):
    """A stdout that was closed before we began."""


def prepare() -> None:
    """Make stdout and stderr UTF-8 with plain line ends, and let nothing unprintable stop them.

    One that the caller closed (`>&-`) takes what is written and forgets it; of stdout, `is_lost` knows.
    """
    sys.stdout = sys.stdout or _Closed()
    sys.stderr = sys.stderr or io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def out(text: str) -> None:
    """Write a result to stdout; where its reader has read enough (`| head`), the rest goes nowhere.

    Raises CannotGoOnError.
    """
    _say_announced()
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        end_output()
    except OSError as error:
        end_output()
        raise CannotGoOnError(f"cannot write the output: {error.strerror}", "check the disk") from None


def is_lost() -> bool:
    """Tell whether something was written to a stdout that the caller had closed."""
    return isinstance(sys.stdout, _Closed) and sys.stdout.tell() > 0


def end_output() -> None:
    """Let what is written to stdout from now on go nowhere, and what waits there: nobody can read it."""
    sys.stdout = io.StringIO()


def announce(text: str) -> None:
    """Say on stderr what the next result is about, as late as can be: a pager shows it above the result."""
    _announced.append(text)


def announced() -> str:
    """Take what is to be said before the next result, a line each; it is not said on stderr any more."""
    lines = "".join(f"{line}\n" for line in _announced)
    _announced.clear()
    return lines


def _say_announced() -> None:
    for line in announced().splitlines():
        talk(line)


def talk(text: str) -> None:
    """Write a line to stderr; where nobody can read it, the command goes on all the same."""
    _say_announced()
    try:
        sys.stderr.write(workflow_line(text) + "\n")
        sys.stderr.flush()
    except OSError:
        sys.stderr = io.StringIO()
