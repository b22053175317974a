"""Blocks as Markdown: what is written reads back as the same blocks."""

import pytest

from tfawg_cli.blocks import Block, Kind, Line, Look, Run, Side, Table
from tfawg_cli.output.pages.markdown_reading import blocks
from tfawg_cli.output.pages.marked_markdown import marked_markdown

SAME = [
    "# Title\n\nWords **bold** ***both*** and `code`, ~~struck~~.\n",
    "- one\n- two\n  - three\n\n    four\n\n> quoted\n>\n> - listed\n",
    "9. nine\n10. ten\n\n1) one\n",
    "```\ncode\n  <b>\n```\n\n---\n\nwords\n",
    "| a | b | c |\n|---|---:|:---:|\n| 1 | x<br>y | \\| |\n",
    "<https://x.org/a_b> and [words \\[1\\]](<https://x.org/(a)>)\n",
    "\\# no heading, 1\\. no item, \\*no star\\*\n\n\\- none\n",
]


def words_of(document: list[Block]) -> list[Block]:
    """Leave out how wide columns are, and how close items stand."""
    return [
        one._replace(shape=one.shape._replace(widths=())) if isinstance(one, Table) else one._replace(is_tight=False)
        for one in document
    ]


@pytest.mark.parametrize("markdown", SAME)
def test_what_is_not_marked_reads_as_it_did(markdown: str) -> None:
    """Lists, quotations, code, tables, links and escapes."""
    once = blocks(markdown)

    assert words_of(once) == words_of(blocks(marked_markdown(once)))


def test_code_that_changed_is_shown_as_words() -> None:
    """Marks have no meaning within a block of code."""
    code = Look(code=True)
    line = Line(Kind.CODE, (Run("a ", code), Run("b", code, Side.OLD), Run("c|d", code, Side.NEW)))

    assert "`a` <del>`b`</del><ins>c\\|d</ins>\n" == marked_markdown([line])


def test_nothing_is_nothing() -> None:
    """A document without a block."""
    assert "" == marked_markdown([])
