"""Markdown becomes blocks, and none of its words gets lost."""

import pytest

from tfawg_cli.blocks import PLAIN, Line, Look, Run, Table, text_of
from tfawg_cli.output.pages.markdown_reading import blocks


def lines(markdown: str) -> list[tuple[str, tuple[str, ...], int, str]]:
    """Give the kind, the place and the words of each line."""
    return [
        (one.kind.value, one.within, one.begins, text_of(one.runs)) for one in blocks(markdown) if isinstance(one, Line)
    ]


def runs(markdown: str, *, tells_changes: bool = False) -> list[tuple[str, Look]]:
    """Give the runs of one paragraph."""
    (line,) = blocks(markdown, tells_changes=tells_changes)
    assert isinstance(line, Line)
    return [(run.text, run.look) for run in line.runs]


def test_lists_and_quotations() -> None:
    """A line knows what it stands in, and which list it begins an item of."""
    assert [
        ("paragraph", ("-",), 1, "a"),
        ("paragraph", ("-",), 0, "b"),
        ("paragraph", ("-", "-"), 2, "c"),
        ("paragraph", ("-", ">"), 1, "d"),
        ("paragraph", (), 0, "e"),
        ("paragraph", (">",), 0, "f"),
    ] == lines("- a\n\n  b\n  - c\n-\n- > d\n\ne\n\n> f")


def test_an_item_of_a_counted_list_says_its_number() -> None:
    """As it was written; what goes on below it does not say it again."""
    assert [
        ("paragraph", ("1",), 1, "3.\tc"),
        ("paragraph", ("1",), 0, "more"),
        ("paragraph", ("1",), 1, "4.\td"),
        ("paragraph", ("1",), 1, "1)\te"),
    ] == lines("3. c\n\n   more\n\n4. d\n\n1) e")


def test_code_and_rules() -> None:
    """Code keeps its lines."""
    assert [("code", (), 0, "a\n  b"), ("rule", (), 0, ""), ("code", (), 0, "c")] == lines(
        "```py\na\n  b\n```\n\n---\n\n    c"
    )


def test_looks() -> None:
    """They nest, and a line end of the file is a blank."""
    bold, both = Look(bold=True), Look(bold=True, italic=True)

    assert [("a ", bold), ("b", both), (" c", PLAIN)] == runs("**a *b***\nc")
    assert [("x ", Look(struck=True)), ("y", Look(struck=True, code=True))] == runs("~~x `y`~~")
    assert [("k", Look(link="https://x.org"))] == runs("[k](https://x.org)")


def test_changes_are_read_where_they_mean_something() -> None:
    """In what diff writes; in any other text they are words, and a stray end closes nothing."""
    assert [("a", Look(went=True)), ("b", Look(bold=True, came=True))] == runs(
        "<del>a</del><ins>**b**</ins>", tells_changes=True
    )
    assert [("a", Look(went=True)), ("b", PLAIN)] == runs("<del>a</del></del>b", tells_changes=True)
    assert [("<del>a</del>", PLAIN)] == runs("<del>a</del>")


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("### Task 1.1 Words", "1.1"),
        ("### Sub-task 1.1.1", "1.1.1"),
        ("## 2ND KEY DELIVERABLE OF THE TFAWG", "2"),
        ("## II. ALIGNMENT", ""),
        ("# Plan 2021-2022", ""),
    ],
)
def test_a_heading_knows_its_item(heading: str, number: str) -> None:
    """If it is about one."""
    (line,) = blocks(heading)

    assert number == line.number if isinstance(line, Line) else False


def test_a_table_knows_its_items_and_columns() -> None:
    """The number stands first in the first cell; a line end there ends it."""
    (table,) = blocks(
        "| No | Responsible body | x |\n|---|---:|:---:|\n| 1.1.1.1<br>*amended* | a<br>b | |\n| x | y | z |"
    )

    assert isinstance(table, Table)
    assert ["1.1.1.1", ""] == [row.number for row in table.rows]
    assert (("", "right", "center"), 1) == (table.shape.aligns, table.shape.names)
    assert (Run("1.1.1.1\n"), Run("amended", Look(italic=True))) == table.rows[0].cells[0]
    assert () == table.rows[0].cells[2]
