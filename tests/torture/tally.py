"""What a kind of torture came to."""

import contextlib
import io
import os
import sys
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tfawg_cli.cli import exits
from tfawg_cli.cli.main import main


@dataclass
class Tally:
    """How much was tried, and what went wrong."""

    kind: str
    allowed: float = 0
    """Which part of all may go wrong."""
    tried: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def is_right(self) -> bool:
        """Whether no more went wrong than may."""
        return len(self.wrong) <= self.allowed * self.tried

    def check(self, is_right: object, what: object) -> None:
        """Count one trial; `what` says how to try it again."""
        self.tried += 1
        if not is_right:
            self.wrong.append(str(what))

    def survives(self, trial: Callable[[], object], what: object) -> None:
        """Count a trial that may find whatever it likes, but not fall."""
        try:
            trial()
        except Exception:  # noqa: BLE001 - that is what is looked for
            self.check(is_right=False, what=f"{what}: {traceback.format_exc(limit=-1)}")
        else:
            self.check(is_right=True, what=what)


def together(tallies: Iterable[Tally]) -> list[Tally]:
    """Add up the tallies of the same kind, in the order in which the kinds come."""
    found: dict[str, Tally] = {}
    for tally in tallies:
        whole = found.setdefault(tally.kind, Tally(tally.kind, tally.allowed))
        whole.tried += tally.tried
        whole.wrong += tally.wrong
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Typed:
    """What a command did."""

    status: int
    out: str
    err: str

    @property
    def is_in_words(self) -> bool:
        """Whether it ended as a command may, and not by a fault of ours."""
        return self.status != exits.BUG and "Traceback" not in self.err


def typed(folder: Path, *words: str) -> Typed:
    """Run a command in this process, which saves its start."""
    before = Path.cwd(), sys.argv
    os.chdir(folder)
    sys.argv = ["tfawg", *words]
    out, err = io.StringIO(), io.StringIO()
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = main()
    finally:
        os.chdir(before[0])
        sys.argv = before[1]
    return Typed(status, out.getvalue(), err.getvalue())
