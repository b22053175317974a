"""Ten megabytes of anything: the time and the memory of `validate`, against libyaml's events of the same text."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from conftest import BASE
from small_records import BODIES, EDITION, PLAN
from tally import Tally

MOST_TIMES = 10
MOST_MEGABYTES = 300
_SHORT = 0.2
"""Seconds that libyaml is taken to need at least: where it stops early, our start is most of the time."""
_MOST_PRINTED = 1_000_000
_HEAD = "format: 1\nfinancial_year: 2021/2022\nactions:\n"
_ACTION = """  1.1.1.{number}:
    text: {text}
    responsible: [{body}]
    indicator: {indicator}
    timeline: {timeline}
"""
_RIGHT = {"text": "Send a call for experiences", "body": "Members", "indicator": "Answers", "timeline": "2021/2022"}
_WRONG = {
    "right": {"text": "Send a call for experiences. " * 34},  # no more than 9,999 actions, for so far go numbers
    "no text": {"text": ""},
    "unquoted": {"indicator": "yes"},
    "two of a kind": {"indicator": "x\n    indicator: y"},
    "cut": {"indicator": "x #1 of the list"},
    "unknown body": {"body": "Nobody"},
    "unknown field": {"indicator": "x\n    indicater: y"},
    "not a list": {"body": "Members]\n    updates: [a"},
    "anchors": {"indicator": "&x y"},
    "tags": {"indicator": "!x y"},
}
"""What is wrong with every action of a plan."""
_REPEATED = {
    "nothing but numbers": (_HEAD, "  1.1.1.{number}:\n"),
    "bad numbers": (_HEAD, "  x{number}: {{}}\n"),
    "pairs": ("format: 1\n", "k{number}: x\n"),
    "entries": (_HEAD + "  1.1.1.1:\n    responsible:\n", "    -\n"),
    "entries in a line": (_HEAD + "  1.1.1.1:\n    responsible: [", "a, "),
    "updates": (_HEAD + "  1.1.1.1:\n    updates:\n", "    - date: never\n"),
    "comments": (_HEAD, "# {number}\n"),
    "empty lines": (_HEAD, "\n"),
    "one long line": (_HEAD + "  1.1.1.1:\n    text: ", "word "),
    "brackets": ("", "["),
    "conflicts": ("", "<<<<<<< HEAD\n"),
    "controls": ("", "\x01"),
    "tabs": ("", "\t\n"),
    "quotes": ("a: ", '"x\n'),
}
"""What a file begins with, and what it then repeats."""

_MEASURED = """
import resource, sys
target = sys.argv.pop()
try:
    {work}
finally:
    took = resource.getrusage(resource.RUSAGE_SELF)
    # Unlike ru_maxrss, it does not count what the parent held when it started us.
    most = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
    print(took.ru_utime + took.ru_stime, most / 1024, file=open(target, "w"))
"""
_EVENTS = """import yaml, contextlib
    with contextlib.suppress(yaml.YAMLError):
        depth = 0
        for event in yaml.parse(open("data/plans/2021-2022.yaml").read(), Loader=yaml.CSafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > 32:  # libyaml is quadratic there
                break"""
_VALIDATE = """sys.argv = ["tfawg", "validate"]
    from tfawg_cli.cli.main import main
    main()"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one kind of file took."""

    kind: str
    seconds: float
    floor: float
    """What libyaml's events of it took."""
    megabytes: float
    printed: int
    """Bytes of output."""

    def __str__(self) -> str:
        """Write it as a line of a report."""
        times = self.seconds / max(self.floor, 0.1)
        return f"{self.kind}: {self.seconds:.1f} s ({times:.1f} x), {self.megabytes:.0f} MB, {self.printed:,} bytes"


def _plan(size: int, kind: str) -> str:
    """Give a plan of about `size` bytes that is wrong in its own way."""
    if kind in _WRONG:
        fields = {**_RIGHT, **_WRONG[kind]}
        length = len(_ACTION.format(number=99999, **fields))
        return _HEAD + "".join(_ACTION.format(number=n, **fields) for n in range(1, size // length))
    head, more = _REPEATED[kind]
    length = len(more.format(number=99999))
    return (head + "".join(more.format(number=n) for n in range(1, size // length)))[:size]


def kinds_of_files() -> list[str]:
    """Name the kinds of plans."""
    return [*_WRONG, *_REPEATED]


def large_files(size: int, kind: str) -> Iterator[Tally]:
    """Validate a plan of a kind: at most ten times libyaml's events of it, and 300 MB."""
    tally = Tally("files of ten megabytes, by time and memory")
    cost = _cost(kind, _plan(size, kind))
    print(cost, file=sys.stderr)
    is_cheap = cost.seconds <= MOST_TIMES * max(cost.floor, _SHORT) and cost.megabytes <= MOST_MEGABYTES
    tally.check(is_cheap and cost.printed <= _MOST_PRINTED, cost)
    yield tally


def _cost(kind: str, text: str) -> Cost:
    with tempfile.TemporaryDirectory() as folder:
        for file in (PLAN, EDITION, BODIES):
            (Path(folder) / file).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / file).write_bytes((BASE / file).read_bytes())
        (Path(folder) / PLAN).write_text(text, encoding="utf-8")
        floor, _, _ = _measure(folder, _EVENTS)
        seconds, megabytes, printed = _measure(folder, _VALIDATE)
        return Cost(kind, seconds, floor, megabytes, printed)


def _measure(folder: str, work: str) -> tuple[float, float, int]:
    told, printed = Path(folder) / "told", Path(folder) / "printed"
    command = [sys.executable, "-P", "-c", _MEASURED.replace("{work}", work), str(told)]
    with printed.open("wb") as out:  # kept here, it would count as memory of the next child
        subprocess.run(command, cwd=folder, stdout=out, stderr=subprocess.STDOUT, check=False)
    seconds, megabytes = map(float, told.read_text().split())
    return seconds, megabytes, printed.stat().st_size
