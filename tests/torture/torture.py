"""Everything that hurts, in sizes that no test has time for: `make torture` prints what was tried, and what went wrong.

    python tests/torture/torture.py [PART]...

runs some parts, or all of them, and prints a table and the first examples of what went wrong. It takes less than 30
minutes on two cores. docs/reliability.md carries the table.
"""

import sys
import time
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from large_files import large_files
from mutants import mutants
from mutated_documents import outputs, sheets, templates
from mutated_records import mutated, slipped
from office_files import office_files
from repositories import configurations, faults, merges
from set_back import set_back
from tally import Tally

_PARTS: Mapping[str, Callable[[], Iterable[Tally]]] = {
    "slips": slipped,
    "edits": set_back,
    "records": partial(mutated, 20_000),
    "sheets": partial(sheets, 3_000),
    "templates": partial(templates, 2_000),
    "outputs": partial(outputs, 5_000),
    "configurations": configurations,
    "faults": faults,
    "merges": partial(merges, 150),
    "office": office_files,
    "sizes": partial(large_files, 10_000_000),
    "mutants": partial(mutants, 300),
}
_EXAMPLES = 10
"""Of what went wrong, shown of each kind."""


def run(parts: Iterable[str]) -> int:
    """Run some parts and print what they came to; gives the exit status."""
    tallies: list[Tally] = []
    for part in parts:
        started = time.monotonic()
        tallies += _PARTS[part]()
        print(f"{part}: {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
    print("| Kind | Tried | Wrong |\n|---|---:|---:|")
    for tally in tallies:
        print(f"| {tally.kind} | {tally.tried:,} | {len(tally.wrong):,} |")
    for tally in tallies:
        for example in tally.wrong[:_EXAMPLES]:
            print(f"\n{tally.kind}: {example}")
    return int(not all(tally.is_right for tally in tallies))


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:] or _PARTS))
