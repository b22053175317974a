"""Measure the commands beside floors: what the same machine needs, in the same turns, for less than the same work.

Prints one Markdown table. `--quick` leaves the largest workspaces out; `--against CHECKOUT` measures another version of
the tool in the same turns. docs/performance.md tells the method.
"""

import argparse
import os
import platform
import shlex
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import IO, NamedTuple

from commits import commit_by_commit

if sys.platform != "win32":
    import resource

HERE = Path(__file__).resolve().parents[1]
"""This checkout."""
TOOL = "from tfawg_cli.__main__ import run; run()"
"""What the installed command `tfawg` does."""
PARSE = """
import pathlib, yaml
for file in sorted(pathlib.Path('data').glob('*/*.yaml')):
    for _ in yaml.parse(file.read_text(encoding='utf-8'), Loader=yaml.CSafeLoader):
        pass
"""
BARE, IMPORTS, EVENTS, LOG, PATCHES = "bare Python", "imports", "event parse", "git log", "git log -p"
FLOORS = {
    BARE: (sys.executable, "-c", "pass"),
    IMPORTS: (sys.executable, "-c", "import typer, yaml, pydantic; pydantic.BaseModel"),
    EVENTS: (sys.executable, "-c", PARSE),
    LOG: ("git", "log", "--format=%H", "--", "data/plans/2070-2071.yaml"),
    PATCHES: ("git", "log", "--format=%H", "-p", "--", "data/plans/2070-2071.yaml"),
}
COMPLETE = {"_TFAWG_COMPLETE": "complete_bash", "COMP_WORDS": "tfawg va", "COMP_CWORD": "1"}
COMPLETION = "completion of a word"

_RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in what the system counts peak memory in."""


class Series(NamedTuple):
    """Commands that are measured in turn with the same floors on the same workspace."""

    actions: int
    years: int
    repetitions: int
    floors: tuple[str, ...]
    commands: tuple[str, ...]
    commits: int = 0
    """How many commits the workspace has; 0 where it is no repository."""
    french: bool = False
    """Whether all is said in French as well."""

    @property
    def title(self) -> str:
        """The size, as the table shows it."""
        years = f"{self.years} x " if self.years > 1 else ""
        commits = f", {self.commits:,} commits" if self.commits else ""
        return f"{years}{self.actions:,}{commits}{', French' if self.french else ''}"


# To measure a new command, add what is typed behind `tfawg` to START_UP and, if its cost grows with the records,
# to GROWTH.
VALIDATE = "validate"
EDIT = "edit 1.1.1.1 --result Twelve --dry-run"
"""All of an edit but the writing itself, so that each run finds the same records."""
TURN = "carry-forward 2021/2022 --dry-run"
DIFF = "diff 2021 2022"
PAGE = "report plan -o plan.html"
WORD = "report plan -o plan.docx"
HISTORY = "history 1.1.1.1"
START_UP = (
    *("--version", "--help", COMPLETION, "rules", "list", "show 1.1.1.1", "overview", VALIDATE, EDIT, TURN),
    *("report document", "report progress", "report plan", "report document -o document.html"),
    "report document -o document.docx",
)
GROWTH = (
    "list --year 2021/2022",
    "overview",
    VALIDATE,
    EDIT,
    "report document",
    "report progress",
    "report plan",
    PAGE,
    WORD,
)
FRENCH = ("report plan", "report plan --lang fr", "report document", "report document --lang fr")
SERIES = (
    Series(25, 1, 15, (BARE, IMPORTS, EVENTS), START_UP),
    Series(2000, 1, 7, (BARE, EVENTS), (*GROWTH, TURN)),
    Series(2000, 1, 7, (BARE,), FRENCH, french=True),
    Series(2000, 2, 7, (BARE, EVENTS), (VALIDATE, DIFF)),
    Series(25, 50, 7, (BARE, LOG, PATCHES), (HISTORY,), commits=2000),
    Series(2000, 5, 5, (BARE, EVENTS), (VALIDATE,)),
    Series(2000, 50, 3, (BARE, EVENTS), ("list --year 2021/2022", VALIDATE)),
    Series(2000, 50, 3, (BARE, LOG, PATCHES), (HISTORY,), commits=2000),
)
BEFORE = "(before)"
"""The name of the rows of another version."""
LARGEST = 10_000
"""Actions; workspaces with more are left out where it shall be quick."""
TIMES = (*FLOORS, VALIDATE)
"""What a row is compared with, where it was measured in the same turns."""
HEADINGS = ("Command", "Actions", "Processor time", *(f"Times {name}" for name in TIMES), "Peak memory")
# Compiled modules are kept, as on the machine of a user; without them each start would compile the tool anew.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class Cost(NamedTuple):
    """What one run took."""

    seconds: float
    """Of the processor, so that other work on the machine counts little; of the clock on Windows."""
    memory: int
    """Peak in bytes; 0 where it is not known."""


class Version(NamedTuple):
    """A checkout of the tool, and the name of its rows."""

    checkout: Path
    name: str


def measure(series: Series, versions: Mapping[Version, Path]) -> dict[tuple[str, str], Cost]:
    """Run floors and the commands of all versions in turn, each in its folder; give the median run of each."""
    rounds: dict[tuple[str, str], list[Cost]] = {}
    for _ in range(series.repetitions):
        for floor in series.floors:
            rounds.setdefault((floor, ""), []).append(ran(FLOORS[floor], next(iter(versions.values()))))
        for command in series.commands:
            for version, folder in versions.items():
                if command.endswith(".docx") and version.name == BEFORE:
                    continue  # 0.1.0 makes no Word files
                rounds.setdefault((command, version.name), []).append(of_tool(command, version, folder))
    return {name: _median(costs) for name, costs in rounds.items()}


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(statistics.median(cost.seconds for cost in costs), min(cost.memory for cost in costs))


def of_tool(command: str, version: Version, folder: Path) -> Cost:
    """Run a command of the tool. Raises SystemExit if it fails."""
    typed, more = ((), COMPLETE) if command == COMPLETION else (shlex.split(command), {})
    path = {"PYTHONPATH": str(version.checkout / "src")}
    return ran((sys.executable, "-c", TOOL, *typed), folder, path | more)


def ran(
    arguments: Sequence[str],
    folder: Path,
    more: Mapping[str, str] | None = None,
    out: IO[bytes] | int = subprocess.DEVNULL,
) -> Cost:
    """Run a program in a fresh process, its output piped away or into a file, and give its cost.

    Raises SystemExit if it fails.
    """
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            arguments,
            cwd=folder,
            env=ENVIRONMENT | (more or {}),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=errors,
        )
        cost = _cost(process)
        if process.returncode:
            errors.seek(0)
            raise SystemExit(f"{' '.join(arguments)}\n{errors.read().decode(errors='replace')}")
    return cost


def _cost(process: "subprocess.Popen[bytes]") -> Cost:
    """Wait for the end of a process and give its cost.

    Linux counts the memory of the process that starts another one to both, so less than our own cannot be seen.
    """
    if sys.platform != "win32":
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        memory = usage.ru_maxrss * _RSS_UNIT if usage.ru_maxrss > own else 0
        return Cost(usage.ru_utime + usage.ru_stime, memory)
    start = perf_counter()
    process.wait()
    return Cost(perf_counter() - start, 0)


def rows(series: Series, costs: Mapping[tuple[str, str], Cost]) -> Iterator[tuple[str, ...]]:
    """Write the rows of the table: the floors themselves, then every command as a multiple of them."""
    for (name, version), cost in costs.items():
        is_floor = name in series.floors
        shown = f"*{name}*" if is_floor else (name if name == COMPLETION else f"`tfawg {name}`")
        beside = (costs.get((other, ""), costs.get((other, version))) for other in TIMES)
        times = ("" if other is None or is_floor or other is cost else f"{_ratio(cost, other):.2f}" for other in beside)
        yield f"{shown} {version}".rstrip(), series.title, _seconds(cost.seconds), *times, _memory(cost.memory)


def _ratio(cost: Cost, other: Cost) -> float:
    return cost.seconds / other.seconds


def _seconds(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.2f} s"


def _memory(size: int) -> str:
    return f"{size / 1024**2:.0f} MB" if size else ""


def line(cells: Sequence[str]) -> str:
    """Write a line of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def workspace(series: Series, version: Version, folder: Path) -> Path:
    """Generate the records for a version of the tool, which knows its own format."""
    script = version.checkout / "benchmarks/generate.py"
    size = ["--actions", str(series.actions), "--years", str(series.years), *(["--french"] if series.french else [])]
    subprocess.run([sys.executable, str(script), str(folder), *size], check=True)
    if series.commits:
        commit_by_commit(folder, series.commits)
    return folder


def main() -> None:
    """Generate the records in a temporary folder, measure, and print the table as it grows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="leave out the largest workspaces")
    parser.add_argument("--against", type=Path, metavar="CHECKOUT", help="measure another version in the same turns")
    typed = parser.parse_args()
    before = [Version(typed.against.resolve(), BEFORE)] if typed.against else []
    versions = [*before, Version(HERE, "(after)" if before else "")]
    machine = f"{platform.system()}, {os.cpu_count()} processors, Python {platform.python_version()}"
    print(f"{machine}: the median run of each", file=sys.stderr)
    print(line(HEADINGS), line(["---", "---", *["---:"] * (len(HEADINGS) - 2)]), sep="\n", flush=True)
    for series in SERIES:
        if typed.quick and series.actions * series.years >= LARGEST:
            continue
        with tempfile.TemporaryDirectory(prefix="tfawg-bench-") as folder:
            speaking = versions[-1:] if series.french else versions  # 0.1.0 knows no French
            folders = {one: workspace(series, one, Path(folder) / str(place)) for place, one in enumerate(speaking)}
            for row in rows(series, measure(series, folders)):
                print(line(row), flush=True)


if __name__ == "__main__":
    main()
