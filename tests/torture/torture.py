"""Everything that hurts, in sizes that no test has time for: `make torture` prints what was tried, and what went wrong.

    python tests/torture/torture.py [--seed NUMBER] [--times NUMBER] [--workers NUMBER] [PART]...

runs some parts, or all of them, two at a time, and prints one table and the first examples of what went wrong. It takes
less than 30 minutes on two cores. docs/reliability.md carries the table. What is damaged at random is numbered: the
same numbers are the same damage; `--times 2` goes on to twice as many. The seed draws the mutants of our own code.
"""

import argparse
import multiprocessing
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import partial

from large_files import kinds_of_files, large_files
from mutants import mutants
from mutated_documents import outputs, sheets, templates
from mutated_records import mutated, slipped
from office_files import office_files
from repositories import configurations, faults, merges
from set_back import set_back
from tally import Tally, together

Job = Callable[[], Iterable[Tally]]
_WORKERS = 2
_EXAMPLES = 10
"""Of what went wrong, shown of each kind."""
_BYTES = 10_000_000
_SEED = 1


def _pieces(work: Callable[[range], Iterable[Tally]], number: int, pieces: int = 8) -> Iterator[Job]:
    """Cut a number of trials into jobs."""
    for piece in range(pieces):
        yield partial(work, range(piece * number // pieces, (piece + 1) * number // pieces))


def _parts(times: float = 1) -> dict[str, list[Job]]:
    """Give all parts but the mutants, which keep all workers busy by themselves; those that take longest first.

    What is tried at random is tried so many times as often.
    """
    return {
        "office": [office_files],
        "merges": [*_pieces(merges, round(700 * times))],
        "sizes": [partial(large_files, _BYTES, kind) for kind in kinds_of_files()],
        "faults": [partial(faults, how) for how in ("SIGKILL", "ENOSPC", "EIO", "EACCES")],
        "records": [*_pieces(mutated, round(70_000 * times))],
        "sheets": [*_pieces(sheets, round(18_000 * times))],
        "slips": [partial(slipped, half) for half in (0, 1)],
        "edits": [set_back],
        "templates": [*_pieces(templates, round(6_500 * times), 2)],
        "outputs": [*_pieces(outputs, round(20_000 * times), 2)],
        "configurations": [configurations],
    }


def run(wanted: list[str], seed: int, times: float, workers: int) -> int:
    """Run some parts and print what they came to; gives the exit status."""
    started = time.monotonic()
    parts = _parts(times)
    done: dict[str, list[Tally]] = {}
    with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn")) as pool:
        waiting = {pool.submit(_timed, job): part for part in parts if part in wanted for job in parts[part]}
        for future in as_completed(waiting):
            seconds, tallies = future.result()
            done.setdefault(waiting[future], []).extend(tallies)
            told = ", ".join(f"{tally.tried:,} {tally.kind}, {len(tally.wrong)} wrong" for tally in tallies)
            print(f"{waiting[future]}: {told} ({seconds:.0f} s)", file=sys.stderr, flush=True)
    if "mutants" in wanted:
        done["mutants"] = list(mutants(round(300 * times), seed, workers))
    tallies = together(tally for part in wanted for tally in done.get(part, []))
    minutes = f"{(time.monotonic() - started) / 60:.0f} minutes, of which two processors worked {_worked() / 120:.0f}"
    _show(tallies, f"{minutes}; the mutants are those of seed {seed}.")
    return int(not all(tally.is_right for tally in tallies))


def _worked() -> float:
    """Give the seconds that processors worked for us, whatever else the machine did."""
    ours, theirs = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return ours.ru_utime + ours.ru_stime + theirs.ru_utime + theirs.ru_stime


def _timed(job: Job) -> tuple[float, list[Tally]]:
    started = time.monotonic()
    tallies = list(job())
    return time.monotonic() - started, tallies


def _show(tallies: list[Tally], about: str) -> None:
    """Print the table, and the first examples of what went wrong."""
    print("| Kind | Tried | Wrong |\n|---|---:|---:|")
    for tally in tallies:
        print(f"| {tally.kind} | {tally.tried:,} | {len(tally.wrong):,} |")
    print(f"\n{about}")
    for tally in tallies:
        for example in tally.wrong[:_EXAMPLES]:
            print(f"\n{tally.kind}: {example}")


def main() -> int:
    """Read what is wanted, and run it."""
    names = [*_parts(), "mutants"]
    reader = argparse.ArgumentParser(description="Hurt the tool in large.")
    reader.add_argument("parts", metavar="PART", nargs="*", help=f"one of {', '.join(names)}; left out: all")
    reader.add_argument("--seed", type=int, default=_SEED, help="draws the mutants of our own code")
    reader.add_argument("--times", type=float, default=1, help="how many times as much is tried at random")
    reader.add_argument("--workers", type=int, default=_WORKERS, help="how much goes on at the same time")
    typed = reader.parse_args()
    unknown = [part for part in typed.parts if part not in names]
    if unknown:
        reader.error(f"there is no part {unknown[0]}; there are {', '.join(names)}")
    return run(typed.parts or names, typed.seed, typed.times, typed.workers)


if __name__ == "__main__":
    sys.exit(main())
