"""Mutants of our own code: what a wrong sign or a wrong number would break, some test must notice.

Copies of the project are changed, never the project itself. Which tests run which lines is measured first; a mutant is
then shown to the tests of its module, and to others that run its line, as long as its budget of seconds lasts. One that
makes a test hang is noticed. `control` is a mutant without a change, which nobody may notice.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from threading import Lock
from typing import Self

from conftest import ROOT
from covering_tests import Covering, covering, in_step
from mutant_worker import SURVIVES, Job, as_line
from mutations import Mutation, mutations
from tally import Tally

FLOORS = ("yaml_text", "records", "storage")
"""The parts whose mutants are tried."""
_NEAR, _FAR = 40.0, 15.0
"""Seconds for the tests of a module, and for all others that run the line."""
_LEFT_OUT = (".venv", ".git", "build", "dist", ".*_cache", "__pycache__", ".hypothesis")


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module of ours with one change."""

    file: str
    """Below the project."""
    mutation: Mutation

    def __str__(self) -> str:
        """Say where it is, and what it changes."""
        return f"{self.file}:{self.mutation}"


def sample(number: int, seed: int) -> list[Mutant]:
    """Draw mutants of all floors; the same ones for the same seed and code."""
    files = [path for floor in FLOORS for path in sorted((ROOT / "src/tfawg_cli" / floor).glob("*.py"))]
    every = [
        Mutant(path.relative_to(ROOT).as_posix(), mutation)
        for path in files
        for mutation in mutations(path.read_text(encoding="utf-8"))
    ]
    return Random(seed).sample(every, min(number, len(every)))  # noqa: S311 - it need not be a secret


def mutants(number: int, seed: int, workers: int) -> Iterator[Tally]:
    """Try a sample of all mutants, some at the same time."""
    yield from tried(sample(number, seed), workers)


def tried(wanted: list[Mutant], number: int) -> tuple[Tally, Tally]:
    """Show mutants to the tests; gives what those came to without a mutant, and with one. Raises RuntimeError."""
    tally = Tally("mutants of yaml_text, records and storage", allowed=0.15)
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        copies = [Path(name) / f"copy{copy}" for copy in range(number)]
        pythons = [_copied(copy) for copy in copies]
        tests = covering(copies[0], pythons[0], number)
        own = Tally("our own tests, to learn which of them run which line")
        for test in [*tests.seconds, *tests.failed]:
            own.check(test not in tests.failed, test)
        workers = [stack.enter_context(_Worker(copy, python)) for copy, python in zip(copies, pythons, strict=True)]
        _Trial(tests, tally).run(workers, [*_controls(wanted), *wanted])
    return own, tally


def _copied(copy: Path) -> Path:
    """Copy the project; gives a Python that takes its code from there, also in the processes that tests start."""
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*_LEFT_OUT))
    venv.create(copy / ".venv", symlinks=True)
    [packages] = (copy / ".venv").glob("lib/*/site-packages")
    others = [path for path in sys.path if path.endswith("site-packages")]
    (packages / "copy.pth").write_text("\n".join([str(copy / "src"), *others]) + "\n", encoding="utf-8")
    return copy / ".venv/bin/python"


def _controls(wanted: list[Mutant]) -> list[Mutant]:
    """Give for each floor one module as it is."""
    seen: dict[str, Mutant] = {}
    for mutant in wanted:
        source = (ROOT / mutant.file).read_text(encoding="utf-8")
        seen.setdefault(
            str(Path(mutant.file).parent),
            Mutant(mutant.file, Mutation(0, (0, 0), "control", "control", source)),
        )
    return list(seen.values())


class _Worker:
    """A process that runs tests in a copy of the project."""

    def __init__(self, copy: Path, python: Path) -> None:
        program = copy / "tests/torture/mutant_worker.py"
        paths = [str(copy / "tests" / name) for name in ("", "helpers", "torture")]
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(paths),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        }
        self.process = subprocess.Popen(
            [python, program], cwd=copy, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __enter__(self) -> Self:
        """Be ended with a block."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process."""
        self.process.kill()
        self.process.communicate()

    def run(self, job: Job) -> str:
        """Give what came of a job. Raises RuntimeError where the process fell."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(as_line(job))
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("the process that runs the tests fell")
        return str(json.loads(line))


def _need_sound(worker: _Worker, file: str, tests: dict[str, float], budget: float) -> None:
    """Let it count that pytest itself fell only where it does not without a mutant. Raises RuntimeError."""
    outcome = worker.run(Job(file, (ROOT / file).read_text(encoding="utf-8"), dict([*tests.items()][:1]), budget))
    if outcome != SURVIVES:
        raise RuntimeError(f"a mutant spoiled the copy of the project: {outcome}")


@dataclass(frozen=True)
class _Trial:
    """What mutants come to, each told as soon as it is known."""

    covering: Covering
    tally: Tally
    lock: Lock = field(default_factory=Lock)

    def run(self, workers: list[_Worker], wanted: list[Mutant]) -> None:
        """Let each worker take the next mutant, until there is none. Raises RuntimeError."""
        waiting = iter(wanted)
        with ThreadPoolExecutor(len(workers)) as pool:
            for done in [pool.submit(self._work, worker, waiting) for worker in workers]:
                done.result()

    def _work(self, worker: _Worker, waiting: Iterator[Mutant]) -> None:
        while True:
            with self.lock:
                mutant = next(waiting, None)
            if mutant is None:
                return
            started = time.monotonic()
            outcome = self._outcome(worker, mutant)
            self._count(mutant, outcome, time.monotonic() - started)

    def _outcome(self, worker: _Worker, mutant: Mutant) -> str:
        """Show a mutant to the tests of its module, then to the others; gives what noticed it."""
        outcome = SURVIVES
        for tests, budget in zip(
            self.covering.tests_of(mutant.file, mutant.mutation.lines), (_NEAR, _FAR), strict=True
        ):
            chosen = {one: self.covering.seconds[one] for one in in_step(tests, self.covering.seconds, budget)}
            if chosen and outcome == SURVIVES:
                outcome = worker.run(Job(mutant.file, mutant.mutation.source, chosen, budget))
                if outcome.startswith("status"):
                    _need_sound(worker, mutant.file, chosen, budget)
        return outcome

    def _count(self, mutant: Mutant, outcome: str, seconds: float) -> None:
        with self.lock:
            print(f"{mutant}: {outcome} ({seconds:.1f} s)", file=sys.stderr, flush=True)
            if mutant.mutation.line:
                self.tally.check(outcome != SURVIVES, f"a mutant that no test notices: {mutant}")
            elif outcome != SURVIVES:
                raise RuntimeError(f"a test fails without any mutant: {outcome}")
