"""Measure the commands against floors: what the same machine needs, in the same minute, for less than the same work.

Prints one Markdown table. `--quick` leaves the largest workspace out. docs/performance.md tells the method.
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

if sys.platform != "win32":
    import resource

GENERATE = Path(__file__).with_name("generate.py")

TOOL = "from tfawg_cli.__main__ import run; run()"
"""What the installed command `tfawg` does."""
PARSE = """
import pathlib, yaml
for file in sorted(pathlib.Path('data').glob('*/*.yaml')):
    for _ in yaml.parse(file.read_text(encoding='utf-8'), Loader=yaml.CSafeLoader):
        pass
"""
BARE, IMPORTS, EVENTS = "bare Python", "imports", "event parse"
FLOORS = {
    BARE: ("-c", "pass"),
    IMPORTS: ("-c", "import typer, yaml, pydantic; pydantic.BaseModel"),
    EVENTS: ("-c", PARSE),
}

_RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in what the system counts peak memory in."""


@dataclass(frozen=True, slots=True)
class Series:
    """Commands that are measured in turn with the same floors on the same workspace."""

    title: str
    actions: int
    years: int
    repetitions: int
    floors: tuple[str, ...]
    commands: tuple[str, ...]


# To measure a new command, add what is typed behind `tfawg` to START_UP and, if its cost grows with the records,
# to GROWTH.
START_UP = ("--version", "--help", "rules", "list", "show 1.1.1.1", "overview", "validate", "report plan")
VALIDATE = "validate"
EDIT = "edit 1.1.1.1 --result Twelve --dry-run"
"""All of an edit but the writing itself, so that each run finds the same records; it is compared with VALIDATE."""
DIFF = "diff 2021 2022"
TURN = "carry-forward 2021/2022 --dry-run"
"""What opens the next year, but the writing itself; it is compared with VALIDATE of the old year alone."""
REPORTS = ("report document", "report progress", "report alignment")
GROWTH = ("list --year 2021/2022", "overview", VALIDATE, EDIT, *REPORTS)
SERIES = (
    Series("25", 25, 1, 21, (BARE, IMPORTS), START_UP),
    Series("25", 25, 1, 21, (EVENTS,), (*GROWTH, TURN)),
    Series("2,000", 2000, 1, 11, (EVENTS,), (*GROWTH, TURN)),
    Series("2 x 2,000", 2000, 2, 11, (EVENTS,), (VALIDATE, DIFF)),
    Series("50 x 2,000", 2000, 50, 3, (EVENTS,), GROWTH),
)
# Compiled modules are kept, as on the machine of a user; without them each start would compile the tool anew.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
HEADINGS = ("Command", "Actions", "Processor time", *(f"Times {name}" for name in (*FLOORS, VALIDATE)), "Peak memory")


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took."""

    seconds: float
    """Of the processor, so that other work on the machine counts little; of the clock on Windows."""
    memory: int
    """Peak in bytes; 0 where it is not known."""


def measure(series: Series, folder: Path) -> dict[str, Cost]:
    """Run floors and commands in turn and keep the cheapest run of each: the one that was disturbed least."""
    typed: dict[str, tuple[str, ...]] = {floor: FLOORS[floor] for floor in series.floors}
    typed |= {command: ("-c", TOOL, *command.split()) for command in series.commands}
    rounds = [{name: ran(arguments, folder) for name, arguments in typed.items()} for _ in range(series.repetitions)]
    return {name: _cheapest([costs[name] for costs in rounds]) for name in typed}


def _cheapest(costs: Sequence[Cost]) -> Cost:
    return Cost(min(cost.seconds for cost in costs), min(cost.memory for cost in costs))


def ran(arguments: Sequence[str], folder: Path) -> Cost:
    """Run Python in a fresh process, its output piped away, and give its cost. Raises SystemExit if it fails."""
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=folder,
            env=ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
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


def rows(series: Series, costs: Mapping[str, Cost]) -> Iterator[tuple[str, ...]]:
    """Write the rows of the table: the floors themselves, then every command as a multiple of them."""
    for name, cost in costs.items():
        code = f"*{name}*" if name in series.floors else f"`tfawg {name}`"
        times = (_times(name, cost, costs.get(floor)) for floor in FLOORS)
        than_validate = _times(name, cost, costs[VALIDATE]) if name in {EDIT, DIFF, TURN} else ""
        yield code, series.title, _seconds(cost.seconds), *times, than_validate, _memory(cost.memory)


def _times(name: str, cost: Cost, floor: Cost | None) -> str:
    return f"{cost.seconds / floor.seconds:.2f}" if floor is not None and name not in FLOORS else ""


def _seconds(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.2f} s"


def _memory(size: int) -> str:
    return f"{size / 1024**2:.0f} MB" if size else ""


def line(cells: Sequence[str]) -> str:
    """Write a line of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Generate the records in a temporary folder, measure, and print the table as it grows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="leave out the largest workspace")
    quick = parser.parse_args().quick
    machine = f"{platform.system()}, {os.cpu_count()} processors, Python {platform.python_version()}"
    print(f"{machine}: the cheapest run of each", file=sys.stderr)
    print(line(HEADINGS), line(["---", "---", *["---:"] * (len(HEADINGS) - 2)]), sep="\n", flush=True)
    for series in SERIES[:-1] if quick else SERIES:
        with tempfile.TemporaryDirectory(prefix="tfawg-bench-") as folder:
            size = ["--actions", str(series.actions), "--years", str(series.years)]
            subprocess.run([sys.executable, str(GENERATE), folder, *size], check=True)
            for row in rows(series, measure(series, Path(folder))):
                print(line(row), flush=True)


if __name__ == "__main__":
    main()
