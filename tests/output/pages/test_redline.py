"""A redline holds both documents: whichever side is taken, it is that document, in blocks and in every form."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from random_blocks import pairs
from redline_sides import on_side
from tfawg_cli.blocks import Block, Blocks, Kind, Line, Row, Run, Side, Table, text_of
from tfawg_cli.output.pages.markdown_reading import blocks
from tfawg_cli.output.pages.marked_markdown import marked_markdown
from tfawg_cli.output.pages.redline import redline

numbers = st.dictionaries(
    st.integers(1, 6).map(lambda n: f"1.1.{n}.1"), st.none() | st.integers(1, 6).map(lambda n: f"1.1.{n}.1"), max_size=3
)
"""What became of some numbers; the others are the same."""


def same(number: str) -> str:
    """Every item keeps its number."""
    return number


def plain(document: Blocks) -> list[Any]:
    """Give what a document says, without what finds a place on the page."""
    return [
        (one.kind, one.runs, one.level, one.within, one.begins)
        if isinstance(one, Line)
        else (one.head.cells, [row.cells for row in one.rows])
        for one in document
    ]


def marked(old: str, new: str, **became: str) -> str:
    """Put two pieces of Markdown together and write the redline as Markdown."""
    known = {before.replace("_", ".")[1:]: after or None for before, after in became.items()}
    return marked_markdown(redline(blocks(old), blocks(new), lambda number: known.get(number, number)))


@settings(max_examples=40)
@given(pair=pairs(), became=numbers)
def test_each_side_is_its_document(pair: tuple[list[Block], list[Block]], became: dict[str, str | None]) -> None:
    """To the last blank and the last bold word, whatever became of the numbers."""
    old, new = pair

    found = redline(old, new, lambda number: became.get(number, number))

    assert plain(old) == plain([*on_side(found, Side.OLD)])
    assert plain(new) == plain([*on_side(found, Side.NEW)])


@settings(max_examples=25)
@given(pair=pairs())
def test_what_is_the_same_is_not_marked(pair: tuple[list[Block], list[Block]]) -> None:
    """A document against itself has no change."""
    document = pair[1]

    assert document == [
        one._replace(shape=two.shape) if isinstance(one, Table) else one for one, two in _with(document)
    ]


def _with(document: list[Block]) -> list[tuple[Any, Any]]:
    return [*zip(redline(document, document, same), document, strict=True)]


TABLE = "| No | Action |\n|---|---|\n"


def test_words_are_marked_inside_a_line() -> None:
    """As diff marks them, with their look; a number is one word."""
    assert "The <del>plan</del><ins>**plan**</ins> of 1.1<ins> now</ins>\n" == marked(
        "The plan of 1.1", "The **plan** of 1.1 now"
    )


def test_a_text_with_little_in_common_is_replaced_whole() -> None:
    """Marks inside would only confuse; a line that shares nothing with another did not become it."""
    assert "<del>a b c d</del>\n\n<ins>e f g h</ins>\n" == marked("a b c d", "e f g h")
    cell = marked(f"{TABLE}| 1.1.1.1 | a b c d |", f"{TABLE}| 1.1.1.1 | e f g h |")
    assert "| 1.1.1.1 | <del>a b c d</del><ins>e f g h</ins> |\n" in cell


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_a_row_that_went_or_came_is_whole(gone: int) -> None:
    """The first, one in the middle, the last."""
    rows = [f"| 1.1.1.{n} | the action {n} |\n" for n in (1, 2, 3)]
    fewer = [row for at, row in enumerate(rows) if at != gone]
    old, new = TABLE + "".join(rows), TABLE + "".join(fewer)

    assert f"| <del>1.1.1.{gone + 1}</del> | <del>the action {gone + 1}</del> |\n" in marked(old, new)
    assert f"| <ins>1.1.1.{gone + 1}</ins> | <ins>the action {gone + 1}</ins> |\n" in marked(new, old)


def test_the_last_row_takes_its_table_with_it() -> None:
    """Caption, titles and row go together, and the task stays."""
    task = "### Task 1.1 A task\n\nWords\n"
    old = f"{task}\n**ACTIONS**\n\n{TABLE}| 1.1.1.1 | one |\n"

    assert (
        "### Task 1.1 A task\n\nWords\n\n<del>**ACTIONS**</del>\n\n"
        "| <del>No</del> | <del>Action</del> |\n|---|---|\n| <del>1.1.1.1</del> | <del>one</del> |\n"
    ) == marked(old, task)


def test_a_whole_task_comes() -> None:
    """With its heading, and the next one is not mistaken for it."""
    first, second = (f"### Task 1.{n} Words of {n}\n\n{TABLE}| 1.{n}.1.1 | an action |\n" for n in (1, 2))

    assert second in marked(f"{second}", f"{first}\n{second}")
    assert "### <ins>Task 1.1 Words of 1</ins>" in marked(second, f"{first}\n{second}")


def test_a_reworded_heading_keeps_what_stands_below_it() -> None:
    """Of narrative by what it says, of a task by its number, whatever its words."""
    text = "\n\nThe same long text stands below both of them.\n"

    assert "## <del>Aims</del><ins>Purpose</ins>\n\nThe same" in marked(f"## Aims{text}", f"## Purpose{text}")
    assert "### Task 1.1 <del>Old</del><ins>New words</ins>\n\nThe same" in marked(
        f"### Task 1.1 Old{text}", f"### Task 1.1 New words{text}"
    )


def test_items_of_a_list_come_and_go() -> None:
    """Each by itself, in its place."""
    assert "- one\n- <del>two</del>\n- three\n- <ins>four</ins>\n" == marked(
        "- one\n- two\n- three", "- one\n- three\n- four"
    )


def test_a_renumbered_item_is_followed() -> None:
    """Its row shows both numbers; the one that has its number now is new."""
    old = f"{TABLE}| 1.1.1.1 | coordinate with all missions |\n"
    new = f"{TABLE}| 1.1.1.1 | something else |\n| 1.1.1.2 | coordinate with all missions |\n"

    shown = marked(old, new, n1_1_1_1="1.1.1.2")

    assert "| <ins>1.1.1.1</ins> | <ins>something else</ins> |\n" in shown
    assert "| <del>1.1.1.1</del><ins>1.1.1.2</ins> | coordinate with all missions |\n" in shown


def test_a_number_that_means_another_item_never_pairs() -> None:
    """Even where the words are alike."""
    old, new = (f"{TABLE}| 1.1.1.1 | coordinate with {word} missions |\n" for word in ("all", "some"))

    shown = marked(old, new, n1_1_1_1="")

    assert "| <del>1.1.1.1</del> | <del>coordinate with all missions</del> |\n" in shown
    assert "| <ins>1.1.1.1</ins> | <ins>coordinate with some missions</ins> |\n" in shown


def test_an_item_that_moved_to_another_task_goes_here_and_comes_there() -> None:
    """There are no moves in a redline."""
    heads = [f"### Task 1.{n} Words\n\n{TABLE}| 1.{n}.1.1 | stays |\n" for n in (1, 2)]
    old, new = f"{heads[0]}| 1.1.1.2 | moves |\n\n{heads[1]}", f"{heads[0]}\n{heads[1]}| 1.2.1.2 | moves |\n"

    shown = marked(old, new, n1_1_1_2="1.2.1.2")

    assert ["<del>1.1.1.2</del>", "<ins>1.2.1.2</ins>"] == re.findall(r"<(?:del|ins)>[\d.]+</(?:del|ins)>", shown)


def test_links_and_lines_of_a_cell_are_kept() -> None:
    """A line end goes and comes with the words behind it."""
    assert "<del>[here](<https://x.org/a>)</del><ins>[there](<https://x.org/a>)</ins> it stands and stays\n" == marked(
        "[here](https://x.org/a) it stands and stays", "[there](https://x.org/a) it stands and stays"
    )
    cell = marked(f"{TABLE}| 1.1.1.1 | one<br>two |", f"{TABLE}| 1.1.1.1 | one<br>two<br>three |")
    assert "one<br>two<ins><br>three</ins>" in cell


def test_a_table_with_other_columns_is_replaced_whole() -> None:
    """Their cells cannot stand beside each other."""
    shown = marked(f"{TABLE}| 1.1.1.1 | one |", "| No | Text | Of |\n|---|---|---|\n| 1.1.1.1 | one | x |")

    assert 2 == len(re.findall(r"(?m)^\|---", shown))
    assert "| <del>1.1.1.1</del> | <del>one</del> |\n\n| <ins>No</ins>" in shown


def test_rows_without_a_number_are_paired_by_their_words() -> None:
    """In order."""
    head = "| What | Sum |\n|---|---|\n"

    assert "| Members | <del>3</del><ins>4</ins> |\n" in marked(f"{head}| Members | 3 |", f"{head}| Members | 4 |")
    assert "| Members of <del>the</del><ins>our</ins> group | 3 |\n" in marked(
        f"{head}| Members of the group | 3 |", f"{head}| Members of our group | 3 |"
    )
    assert "| <del>Members</del> | <del>3</del> |\n| <ins>Chair</ins>" in marked(
        f"{head}| Members | 3 |", f"{head}| Chair | 9 |"
    )


def test_a_table_before_the_first_heading() -> None:
    """A document may begin with one, as a list does."""
    assert "| 1.1.1.1 | one<ins> more</ins> |\n" in marked(
        f"{TABLE}| 1.1.1.1 | one |", f"{TABLE}| 1.1.1.1 | one more |"
    )
    assert "<ins>Words</ins>" in marked(f"{TABLE}| 1.1.1.1 | one |", "Words")


def test_a_place_is_where_the_item_stands_now() -> None:
    """What went is found under no number."""
    old, new = blocks(f"{TABLE}| 1.1.1.1 | one |"), blocks("### Task 1.1 x")

    found = redline(old, new, same)

    assert [Row, ""] == [Row, *(row.number for one in found if isinstance(one, Table) for row in one.rows)]
    assert Line(Kind.HEADING, (Run("Task 1.1 x", side=Side.NEW),), 3, number="1.1", side=Side.NEW) in found
    assert "" == next(one.number for one in redline(new, [], same) if isinstance(one, Line))


@settings(max_examples=25)
@given(pair=pairs())
def test_markdown_without_one_of_the_marks_says_what_the_document_says(pair: tuple[list[Block], list[Block]]) -> None:
    """Line by line and cell by cell; what is empty is not counted."""
    old, new = pair
    shown = marked_markdown(redline(old, new, same))

    assert _said(old) == _said(blocks(re.sub("(?s)<ins>.*?</ins>|</?del>", "", shown)))
    assert _said(new) == _said(blocks(re.sub("(?s)<del>.*?</del>|</?ins>", "", shown)))


def _said(document: Blocks) -> list[str]:
    found = []
    for one in document:
        rows = [one.head, *one.rows] if isinstance(one, Table) else [Row((one.runs,))]
        found += [" | ".join(" ".join(text_of(cell).split()) for cell in row.cells) for row in rows]
    return [text for text in found if text.strip(" |")]
