"""`tfawg`, and `python -m tfawg_cli`."""

import gc
import sys

from tfawg_cli.cli.exits import INTERRUPTED


def run() -> None:
    """Run the command line and leave with its exit status."""
    # A command lives for moments and leaves few cycles behind: looking for them, while it runs and once more when it
    # ends, takes a fifth of its time and gives hardly any memory back.
    gc.disable()
    try:
        from tfawg_cli.cli.main import main

        status = main()
        _end()
    except KeyboardInterrupt:  # while modules were loaded, or a second one; else `main` sees to it
        status = INTERRUPTED
        if sys.stderr is not None:
            sys.stderr.write("stopped\n")
    gc.freeze()
    sys.exit(status)


def _end() -> None:
    """Let Ctrl-C not interrupt the end: all is done and said."""
    from signal import SIG_IGN, SIGINT, signal

    signal(SIGINT, SIG_IGN)


if __name__ == "__main__":
    run()
