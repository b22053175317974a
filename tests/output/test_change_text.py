"""A change as people read it."""

from tfawg_cli.output.change_text import diff, written
from tfawg_cli.storage.records_writing import NewText


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
        shown := written({name: NewText(old, new) for name, new in texts.items()})
    )
    assert shown.endswith("wrote one less, 1 line fewer at line 3\nundo: tfawg undo\n")
