"""What a merge brings back though a branch removed it."""

from small_records import EDITION, PLAN, small
from tfawg_cli.operations.comparison.diff import compare
from tfawg_cli.operations.comparison.merged import brought_back


def test_only_items_are_brought_back() -> None:
    """A title that a branch changed is none; an action that a branch removed and the merge has is one."""
    before = small().workspace
    text = small().texts[PLAN].text
    without = small((PLAN, text[text.index("  2.1.1.1:") :], ""), (EDITION, "title: ", "title: New ")).workspace

    assert [("2021/2022", "2.1.1.1", "2.1.1.1")] == brought_back([compare(before, without)], compare(before, before))
