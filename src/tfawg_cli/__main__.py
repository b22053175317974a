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
    except KeyboardInterrupt:  # while modules were loaded; later `main` sees to it
        status = INTERRUPTED
    gc.freeze()
    sys.exit(status)


if __name__ == "__main__":
    run()
