"""Runs tests of a copy of the project, which it stands in, with one module changed: a fork for each change.

Each line of standard input is a job in JSON (`Job`), each line of standard output what came of it. What the tests need
of other people's libraries is loaded once, before the forks.
"""

import contextlib
import importlib
import itertools
import json
import os
import resource
import select
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

HANGS, SURVIVES = "hangs", "survives"
_LIBRARIES = (
    *("filelock", "jinja2", "pydantic", "rich.console", "rich.table", "ruamel.yaml", "typer", "typer.testing", "yaml"),
    *("hypothesis", "hypothesis.strategies", "hypothesis.stateful", "markdown_it", "openpyxl", "xlsxwriter", "docx"),
    *("email.message", "jsonschema", "concurrent.futures", "difflib", "lxml.etree", "python_calamine", "zipfile"),
)
_TIMES, _AT_LEAST = 10, 5
"""A test hangs that takes so many times as long as it does, and so many seconds."""
_MEMORY, _FILE = 4 << 30, 200 << 20
"""What a mutant that never ends may take, in bytes."""


@dataclass(frozen=True, slots=True)
class Job:
    """A module as it is to be, and the tests that look at it."""

    file: str
    source: str
    tests: dict[str, float]
    """In their order, each with the seconds that it takes."""
    budget: float
    """Seconds after which no further test begins."""


def main() -> None:
    """Do jobs until there is none."""
    for library in _LIBRARIES:
        with contextlib.suppress(ImportError):
            importlib.import_module(library)
    moments = itertools.count(1_000_000_000)  # no two states of a file have the same time: bytecode is kept by it
    for line in sys.stdin:
        job = Job(**json.loads(line))
        with _changed(Path(job.file), job.source, next(moments)):
            outcome = _forked(job)
        print(json.dumps(outcome), flush=True)


@contextlib.contextmanager
def _changed(file: Path, source: str, moment: int) -> Iterator[None]:
    """Let a file hold something else for a while."""
    right, stat = file.read_bytes(), file.stat()
    file.write_text(source, encoding="utf-8")
    os.utime(file, (moment, moment))
    try:
        yield
    finally:
        file.write_bytes(right)
        os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def _forked(job: Job) -> str:
    """Give the test that noticed the change, HANGS or SURVIVES."""
    said, note = os.pipe()
    child = os.fork()
    if child == 0:
        os.setsid()
        os.close(said)
        _run(job, note)
    os.close(note)
    longest = job.budget + max(_limit(seconds) for seconds in job.tests.values())
    is_told, _, _ = select.select([said], [], [], longest + _AT_LEAST)
    outcome = os.read(said, 4096).decode() if is_told else HANGS
    os.close(said)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    shutil.rmtree(_scratch(child), ignore_errors=True)
    return outcome or "the process fell"


def _limit(seconds: float) -> float:
    return max(_AT_LEAST, _TIMES * seconds)


def _scratch(child: int) -> Path:
    """Give the folder for temporary files of a child; another one for each: what it started may still write there."""
    return Path.cwd().with_name(f"{Path.cwd().name}-scratch-{child}")


def _run(job: Job, note: int) -> None:
    """Be the child: run the tests and say what came of it."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_FILE, _FILE))
    files = dict.fromkeys(test.partition("::")[0] for test in job.tests)
    options = ["-q", "-x", "--tb=no", "-p", "no:cacheprovider", f"--basetemp={_scratch(os.getpid())}"]
    status = pytest.main([*options, *files], plugins=[_Listener(job, note)])
    os.write(note, (SURVIVES if status == 0 else f"status {status}").encode())
    os._exit(0)


class _Listener:
    """A plugin of pytest that runs the tests of a job in their order, and ends at the first that fails."""

    def __init__(self, job: Job, note: int) -> None:
        self.job, self.note = job, note
        self.end = time.monotonic() + job.budget

    def pytest_configure(self) -> None:
        """Let nobody look for a smaller example of what is wrong."""
        from hypothesis import Phase, settings

        settings.register_profile("short", settings.get_profile("same"), phases=(Phase.explicit, Phase.generate))
        settings.load_profile("short")
        signal.signal(signal.SIGALRM, lambda *_: self.tell(HANGS))

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Take the tests of the job."""
        by_name = {item.nodeid: item for item in items}
        items[:] = [by_name[test] for test in self.job.tests if test in by_name]

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """Begin a test, if there is still time for one."""
        if time.monotonic() > self.end:
            self.tell(SURVIVES)
        signal.setitimer(signal.ITIMER_REAL, _limit(self.job.tests[nodeid]))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """End at the first test that fails."""
        if report.failed:
            self.tell(report.nodeid)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """End where a module of tests cannot be loaded."""
        if report.failed:
            self.tell(report.nodeid or "collection")

    def tell(self, outcome: str) -> None:
        """Say what came of it, and end at once."""
        os.write(self.note, outcome.encode())
        os._exit(0)


def as_line(job: Job) -> str:
    """Write a job as `main` reads it."""
    return json.dumps(asdict(job)) + "\n"


if __name__ == "__main__":
    main()
