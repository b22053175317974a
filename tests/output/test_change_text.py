"""A change as people read it."""

from difflib import unified_diff

from hypothesis import example, given
from hypothesis import strategies as st

from tfawg_cli.output.change_text import diff, unified, written
from tfawg_cli.storage.records_writing import NewText

_LINES = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "@@ -1 +1 @@\n"]), max_size=24)


@given(_LINES, _LINES, _LINES, _LINES)
@example(["a\n"] * 5, ["b\n"], [], [])
@example(["a\n"] * 5, [], ["b\n"], ["c\n"] * 5)
def test_a_diff_is_the_one_of_the_whole_files(top: list[str], old: list[str], new: list[str], end: list[str]) -> None:
    """Lines and line numbers, though only what lies between the first and the last difference is compared."""
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


def test_a_file_without_a_last_line_end_is_told_as_git_does() -> None:
    """Both sides may lack it."""
    shown = diff({"data/x.yaml": NewText("a: 1\nb: 2", "a: 1\nb: 3")})
    end = "\n\\ No newline at end of file\n"
    assert f"--- a/data/x.yaml\n+++ b/data/x.yaml\n@@ -1,2 +1,2 @@\n a: 1\n-b: 2{end}+b: 3{end}" == shown


def test_changed_lines_are_named_as_they_are_numbered_now() -> None:
    """One line, several, or fewer than before."""
    old = "a\nb\nc\nd\n"
    texts = {"one": "a\nx\nc\nd\n", "two": "a\nx\ny\nd\n", "less": "a\nd\n", "one less": "a\nb\nd\n"}
    assert "wrote one, line 2\nwrote two, lines 2 to 3\nwrote less, 2 lines fewer at line 2\n" in (
        shown := written({name: NewText(old, new) for name, new in texts.items()}, [], "")
    )
    assert shown.endswith("wrote one less, 1 line fewer at line 3\n")
