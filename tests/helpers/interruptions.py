"""Stop the tool at every step of a write: as a power cut or a `kill -9` does, or as a disk that fails.

    python tests/helpers/interruptions.py SIGKILL WORKSPACE FOLDER . renumber 1.1.1 1.1.9 --yes

copies WORKSPACE to FOLDER and runs the command there (`.`; or in another folder below it) in a child that kills itself
before its first step; looks at what is left, at what `validate` says, and at what comes of it when the same command,
`undo` or `redo` follows; and so on with the second step, until the command comes to its end. With ENOSPC or another
error in the place of SIGKILL the step fails with that error instead, and nothing is run again. What was seen goes to
stdout as JSON. A program of its own, for it forks.
"""

import contextlib
import errno
import io
import json
import os
import re
import shutil
import signal
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from tfawg_cli.cli.main import main

STEPS: dict[str, Callable[..., Any]] = {
    "open": os.open,
    "chmod": os.chmod,
    "fsync": os.fsync,
    "replace": os.replace,
    "unlink": os.unlink,
}


@dataclass(frozen=True, slots=True)
class Stop:
    """What was there after one stop, and after the same command ran again."""

    step: str
    """Before which step it was; of a write, in the middle of it. Empty where the command came to its end."""
    status: int
    said: str
    left: dict[str, str]
    """Path below data/ -> content, temporary files included."""
    validated: tuple[int, str]
    """Exit status and output of `tfawg validate` then."""
    again: tuple[int, str]
    """The same of the same command, run once more."""
    at_last: dict[str, str]
    undone: dict[str, str]
    """What is there if `undo` follows instead."""
    redone: dict[str, str]
    """What is there if `redo` follows instead."""

    @classmethod
    def read(cls, written: dict[str, Any]) -> Self:
        """Read it as it was written; JSON knows no tuples."""
        fields: dict[str, Any] = {n: tuple(value) if isinstance(value, list) else value for n, value in written.items()}
        return cls(**fields)


@dataclass
class Stopper:
    """Counts the steps of a write and stops at one of them."""

    how: str
    at: int
    note: int
    """Where the name of the step is written to."""
    count: int = 0

    def step(self, name: str, half: Callable[[], object] = lambda: None) -> None:
        """Stop here if it is time; `half` does half of what the step does."""
        self.count += 1
        if self.count - 1 != self.at:
            return
        half()
        os.write(self.note, name.encode())
        if self.how == "SIGKILL":
            os.kill(os.getpid(), signal.SIGKILL)
        number = getattr(errno, self.how)
        raise OSError(number, os.strerror(number))

    def watch(self) -> None:
        """Count every call of the system that a write consists of."""
        for name, real in STEPS.items():
            setattr(os, name, self.before(name, real))
        real_fdopen = os.fdopen
        os.fdopen = lambda *given: HalfWritten(real_fdopen(*given), self, called(given[0]))  # type: ignore[assignment]

    def before(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        """Put a step before a call."""

        def stepped(*given: Any, **options: Any) -> Any:  # noqa: ANN401 - whatever the system takes
            thing = called(given[0], name)
            if thing and (self.how, name, thing) != ("SIGKILL", "open", "folder"):  # that leaves nothing behind
                self.step(f"{name} {thing}")
            return real(*given, **options)

        return stepped


def called(thing: "int | str | Path", step: str = "") -> str:
    """Say what a path or a descriptor leads to; nothing for a record that is only read."""
    path = Path(f"/proc/self/fd/{thing}").readlink() if isinstance(thing, int) else Path(thing)
    if path.suffix in {".begun", ".done", ".undoing", ".undone"}:
        return "journal"
    if path.suffix == ".yaml":
        return "record" if step == "unlink" else ""
    return "lock" if path.name == "lock" else {".tmp": "temporary file", "": "folder"}.get(path.suffix, "")


@dataclass
class HalfWritten:
    """A file of which half is written when it stops."""

    file: Any
    stopper: Stopper
    called: str

    def __enter__(self) -> Self:
        """Be used like the file itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.file.close()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the file has
        """Do all else as the file does it."""
        return getattr(self.file, name)

    def write(self, content: bytes) -> None:
        """Write all, or half of it."""
        self.stopper.step(f"write {self.called}", lambda: self.file.write(content[: len(content) // 2]))
        self.file.write(content)


def ran(arguments: list[str], how: str = "", stop_at: int = -1) -> tuple[int, str, str]:
    """Run the command in a child; gives its exit status (-9 where it was killed), what it wrote, and at what step."""
    (said, out), (stopped, note) = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        sys.argv = ["tfawg", *arguments]
        written = io.StringIO()
        with contextlib.redirect_stdout(written), contextlib.redirect_stderr(written):
            if how:
                Stopper(how, stop_at, note).watch()
            status = main()
        os.write(out, written.getvalue().encode())
        os._exit(status)
    os.close(out)
    os.close(note)
    with os.fdopen(said) as words, os.fdopen(stopped) as step:
        texts = words.read(), step.read()
    return (os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), *texts)


def files(folder: Path) -> dict[str, str]:
    """Read all that lies under data/ and is not the tool's own."""
    data = folder / "data"
    found = {path.relative_to(data): path for path in sorted(data.rglob("*")) if path.is_file()}
    return {name.as_posix(): path.read_bytes().decode() for name, path in found.items() if name.parts[0] != ".tfawg"}


def stops(how: str, workspace: Path, folder: Path, below: str, arguments: list[str]) -> list[Stop]:
    """Stop a command at one step after the other."""
    load(workspace, folder, below, arguments)
    found: list[Stop] = []
    seen: dict[tuple[object, ...], tuple[Any, ...]] = {}
    while not found or found[-1].step:
        renew(workspace, folder, below)
        status, said, step = ran(arguments, how, len(found))
        left = files(Path.cwd())
        if how != "SIGKILL":  # who was told what is wrong need not look again
            found.append(Stop(step, status, said, left, (0, ""), (0, ""), left, left, left))
            continue
        state = trace_of(folder)
        if state not in seen:  # many steps leave the same behind
            seen[state] = afterwards(folder, below, arguments)
        found.append(Stop(step, status, said, left, *seen[state]))
    return found


def load(workspace: Path, folder: Path, below: str, arguments: list[str]) -> None:
    """Run in this process what the children will run, so that none of them has to load it anew.

    That takes three quarters of the time of a small command.
    """
    renew(workspace, folder, below)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        for command in (arguments, ["undo"], ["redo"], ["validate"]):
            sys.argv = ["tfawg", *command]
            main()


def trace_of(folder: Path) -> tuple[object, ...]:
    """Tell what of the records and of the journal is there, whatever the temporary files are called."""
    there = sorted(path for path in folder.rglob("*") if path.is_file())
    entries = [(path.name, path.stat().st_size) for path in there if path.parent.name == "journal"]
    kept = [path for path in there if path.suffix in {".yaml", ".tmp"}]
    return *entries, *((re.sub(r"\.\w{8}\.tmp$", "", path.name), path.read_bytes()) for path in kept)


def afterwards(folder: Path, below: str, arguments: list[str]) -> tuple[Any, ...]:
    """Look at what was left, and at what comes of it when the same command follows, or undo, or redo."""
    renew(folder, folder.with_name("left"), below)
    validated = ran(["validate"])[:2]
    again, at_last = ran(arguments)[:2], files(Path.cwd())
    undone, redone = (then(folder, below, command) for command in ("undo", "redo"))
    return validated, again, at_last, undone, redone


def renew(source: Path, folder: Path, below: str) -> None:
    """Copy a folder with all that is in it, and go there."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(source, folder)
    os.chdir(folder / below)


def then(folder: Path, below: str, command: str) -> dict[str, str]:
    """Run a command on what was left, in a copy of its own."""
    renew(folder, folder.with_name("left"), below)
    ran([command])
    return files(Path.cwd())


if __name__ == "__main__":
    wanted, records, copies, where, *typed = sys.argv[1:]
    seen = stops(wanted, Path(records).absolute(), Path(copies).absolute(), where, typed)
    json.dump([asdict(stop) for stop in seen], sys.stdout)
