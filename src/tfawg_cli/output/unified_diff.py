"""The lines in which two texts differ, as git shows them, in work that grows in step with the texts."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from tfawg_cli.output.escaping import visible

_AROUND = 3
"""Lines that stay the same and are shown around those that do not."""


class Step(NamedTuple):
    """What becomes of some lines: `equal`, `replace`, `delete` or `insert`, from where to where in both texts."""

    tag: str
    old: int
    old_end: int
    new: int
    new_end: int


class _Lines(SequenceMatcher[str]):
    """Compares line by line between the lines that each text has once: those hold together what belongs together."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        super().__init__()  # it compares nothing as a whole: its grouping of steps is what is wanted
        self.old, self.new = old, new

    def get_opcodes(self) -> list[tuple[str, int, int, int, int]]:  # type: ignore[override]  # its tags are literals
        """List the steps from text to text, as difflib asks for them."""
        return [*self._steps()]

    def _steps(self) -> Iterator[Step]:
        """Give the steps from text to text; neighbours of one kind are one step."""
        last = Step("equal", 0, 0, 0, 0)
        for step in self._parts():
            if step.tag == last.tag:
                last = Step(last.tag, last.old, step.old_end, last.new, step.new_end)
                continue
            yield from [last] if last.old_end > last.old or last.new_end > last.new else ()
            last = step
        yield from [last] if last.old_end > last.old or last.new_end > last.new else ()

    def _parts(self) -> Iterator[Step]:
        """Most changes are small, and files are not: only what lies between the first and the last is compared."""
        first, last = _common(self.old, self.new)
        yield Step("equal", 0, first, 0, first)
        old, new = (lines[first : len(lines) - last] for lines in (self.old, self.new))
        ends = [(-1, -1), *_anchors(old, new), (len(old), len(new))]
        for (a, b), (a_end, b_end) in pairwise(ends):
            between = SequenceMatcher(None, old[a + 1 : a_end], new[b + 1 : b_end], autojunk=False)
            left, right = first + a + 1, first + b + 1
            for tag, i, i_end, j, j_end in between.get_opcodes():
                yield Step(tag, left + i, left + i_end, right + j, right + j_end)
            if a_end < len(old):
                yield Step("equal", first + a_end, first + a_end + 1, first + b_end, first + b_end + 1)
        yield Step("equal", len(self.old) - last, len(self.old), len(self.new) - last, len(self.new))


def _common(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """Count the lines that two texts begin with together, and of the others those that they end with."""
    shorter = min(len(old), len(new))
    first = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    return first, next((n for n in range(shorter - first) if old[-1 - n] != new[-1 - n]), shorter - first)


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Find the most lines that each text has once and both have in the same order: where they stand in both."""
    once = {line for line, count in Counter(new).items() if count == 1}
    at = {line: place for place, line in enumerate(old) if line in once}
    counts = Counter(old)
    pairs = [(at[line], place) for place, line in enumerate(new) if line in at and counts[line] == 1]
    tails: list[int] = []
    chosen: list[int] = []
    before: list[int | None] = []
    for index, (place, _) in enumerate(pairs):
        length = bisect_left(tails, place)
        before.append(chosen[length - 1] if length else None)
        tails[length : length + 1] = [place]
        chosen[length : length + 1] = [index]
    found: list[tuple[int, int]] = []
    index_or_none = chosen[-1] if chosen else None
    while index_or_none is not None:
        found.append(pairs[index_or_none])
        index_or_none = before[index_or_none]
    return found[::-1]


def changed_ranges(before: str, after: str) -> list[Step]:
    """List what differs between two texts, in lines counted from 0."""
    steps = _Lines(before.splitlines(), after.splitlines()).get_opcodes()
    return [Step(*step) for step in steps if step[0] != "equal"]


def unified(files: tuple[str, str], before: str, after: str) -> str:
    """Give a unified diff of two texts that stand in two files; nothing where they are the same."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    if old == new:
        return ""
    head = f"--- a/{files[0]}\n+++ b/{files[1]}\n"
    return head + "".join(_hunk(group, old, new) for group in _Lines(old, new).get_grouped_opcodes(_AROUND))


def _hunk(steps: Sequence[tuple[str, int, int, int, int]], old: Sequence[str], new: Sequence[str]) -> str:
    first, last = Step(*steps[0]), Step(*steps[-1])
    lines = [f"@@ -{_range(first.old, last.old_end)} +{_range(first.new, last.new_end)} @@\n"]
    for tag, a, a_end, b, b_end in steps:
        if tag == "equal":
            lines += [_line(" ", line) for line in old[a:a_end]]
        else:
            lines += [_line("-", line) for line in old[a:a_end]] + [_line("+", line) for line in new[b:b_end]]
    return "".join(lines)


def _range(start: int, end: int) -> str:
    """Write where lines stand, counted from 1; of none, the line before."""
    length = end - start
    return f"{start + 1}" if length == 1 else f"{start + bool(length)},{length}"


def _line(mark: str, line: str) -> str:
    end = "\n" if line.endswith("\n") else "\n\\ No newline at end of file\n"
    return visible(mark + line.rstrip("\r\n")) + end
