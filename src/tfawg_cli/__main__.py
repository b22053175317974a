"""`tfawg`, and `python -m tfawg_cli`."""

import sys

from tfawg_cli.cli.main import main


def run() -> None:
    """Run the command line and leave with its exit status."""
    sys.exit(main())


if __name__ == "__main__":
    run()
