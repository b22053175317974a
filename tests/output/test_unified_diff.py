"""Differences of texts, line by line."""

import sys
from difflib import unified_diff
from itertools import count

from hypothesis import example, given
from hypothesis import strategies as st

from tfawg_cli.output.unified_diff import changed_ranges, unified

_LINES = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "@@ -1 +1 @@\n"]), max_size=24)


@given(_LINES, _LINES, _LINES, _LINES)
@example(["a\n"] * 5, ["b\n"], [], [])
@example(["a\n"] * 5, [], ["b\n"], ["c\n"] * 5)
def test_a_diff_is_the_one_of_the_whole_files(top: list[str], old: list[str], new: list[str], end: list[str]) -> None:
    """Lines and line numbers; it is empty only where nothing differs."""
    before, after = "".join([*top, *old, *end]), "".join([*top, *new, *end])

    lines = unified(("x", "x"), before, after).splitlines(keepends=True)

    assert after.splitlines(keepends=True) == patched(before.splitlines(keepends=True), lines)
    whole = list(unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True)))
    assert bool(whole) == bool(lines)


def patched(lines: list[str], patch: list[str]) -> list[str]:
    """Apply a unified diff as `patch` does, line numbers taken at their word."""
    out: list[str] = []
    at = 0
    for line in patch[2:]:
        if line.startswith("@@ -"):
            start, _, count = line.split()[1][1:].partition(",")
            wanted = int(start) - (count != "0")
            out += lines[at:wanted]
            at = wanted
            assert len(out) == int(line.split()[2][1:].split(",")[0]) - (not line.split()[2].endswith(",0"))
        elif line.startswith("+"):
            out.append(line[1:])
        else:
            assert line[1:] == lines[at]
            out += [lines[at]] if line.startswith(" ") else []
            at += 1
    return [*out, *lines[at:]]


def test_an_item_that_comes_is_shown_as_such() -> None:
    """Not as the end of the one before it and the beginning of its own."""
    item = "  1.1.1.{}:\n    text: Some words\n    timeline: 2021/2022\n\n"
    before, after = ("".join(item.format(n) for n in numbers) for numbers in ((1, 3), (1, 2, 3)))

    assert [(4, 4, 4, 8)] == [step[1:] for step in changed_ranges(before, after)]
    assert "+  1.1.1.2:\n+    text: Some words\n+    timeline: 2021/2022\n+\n   1.1.1.3:\n" in unified(
        ("x", "x"), before, after
    )


def test_work_grows_in_step_with_the_texts() -> None:
    """Though every item changes, as when a year is carried forward."""

    def calls(items: int) -> int:
        before = "".join(f"  {n}:\n    text: Some words\n    timeline: 2021/2022\n\n" for n in range(items))
        after = before.replace("2021/2022\n", "2022/2023\n    carried_from: x\n")
        counted = count()
        sys.setprofile(lambda *_: next(counted))
        try:
            unified(("x", "x"), before, after)
        finally:
            sys.setprofile(None)
        return next(counted)

    assert calls(400) < 4.5 * calls(100)
