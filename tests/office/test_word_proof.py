"""No redline leaves the house that would not give back both documents."""

import re

import pytest

from tfawg_cli.blocks import Block, Blocks, Kind, Line, Row, Run, Shape, Side, Table
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.office.word_marks import Revision
from tfawg_cli.office.word_page import Page
from tfawg_cli.office.word_proof import prove
from tfawg_cli.office.word_writing import body
from tfawg_cli.output.pages.redline import redline

STYLES = dict.fromkeys(
    ("Body Text", "Table Head", "Table Text", "Report Table", "heading 1", "Default Paragraph Font"), "x"
) | {"Spacer": "gap"}
PAGE = Page(15_000, STYLES)


def line(text: str) -> Line:
    """Make a paragraph."""
    return Line(Kind.PARAGRAPH, (Run(text),))


def table(*texts: str) -> Table:
    """Make a table of one column."""
    return Table(Row(((Run("Title"),),)), tuple(Row(((Run(text),),)) for text in texts), Shape((100.0,), ("",)))


def xml(old: Blocks, new: Blocks) -> tuple[str, ...]:
    """Write a redline."""
    return body(redline(old, new, lambda number: number), PAGE, Revision("x")).parts


PAIRS: list[tuple[list[Block], list[Block]]] = [
    ([line("one two"), line("three")], [line("one"), line("four"), line("three")]),
    ([line("a"), table("one\ntwo", "three")], [table("one", "three\nfour", "x"), line("b")]),
    ([table("one")], [line("one")]),
    ([table("a b\nc d")], [table("e f\ng h\ni")]),
    ([line("tab\there\nand there")], [line("")]),
]


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_a_right_redline_is_proven(old: list[Block], new: list[Block]) -> None:
    """Both ways."""
    prove(xml(old, new), old, new, "gap")


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_a_wrong_redline_is_refused(old: list[Block], new: list[Block]) -> None:
    """Whether the old side or the new one is not what it should be."""
    with pytest.raises(CannotGoOnError, match="would not give back the new document when they are all accepted"):
        prove(xml(old, new), old, [*new, line("more")], "gap")
    with pytest.raises(CannotGoOnError, match="would not give back the old document when they are all rejected"):
        prove(xml(old, new), [line("more"), *old], new, "gap")


@pytest.mark.parametrize(
    "mark", ["<w:rPr><w:del [^>]*/></w:rPr>", "(?<=<w:cantSplit/>)<w:del [^>]*/>", "</?w:ins[^>]*>"]
)
def test_a_mark_that_lacks_is_found(mark: str) -> None:
    """Whichever it is: of a paragraph's end, of a row, of words."""
    old: list[Block] = [line("a b"), line("e f g"), table("one", "two")]
    new: list[Block] = [line("a c"), table("two")]
    right = xml(old, new)
    wrong = [re.sub(mark, "", part) for part in right]

    assert [*right] != wrong
    with pytest.raises(CannotGoOnError):
        prove(wrong, old, new, "gap")


def test_a_paragraph_whose_end_goes_last_is_read() -> None:
    """Its words stand behind all others."""
    last = Line(Kind.PARAGRAPH, (Run("gone", side=Side.OLD),), side=Side.OLD)

    prove(body([line("a"), last], PAGE, Revision("x")).parts, [line("a"), line("gone")], [line("a")], "gap")
