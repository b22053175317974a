"""The commands that a command prints to take it back."""

import shlex
from collections.abc import Iterator


def commands(out: str) -> Iterator[list[str]]:
    """Read the commands of undo lines as a shell does; those that ask are answered with a yes."""
    for line in out.splitlines():
        if line.startswith(("undo: tfawg ", "then: tfawg ")):
            words = shlex.split(line, comments=True)[2:]
            yield [*words, "--yes"] if words[0] != "edit" else words
