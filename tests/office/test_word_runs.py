"""Runs of a paragraph, and what LibreOffice makes of two insertions beside each other."""

import pytest

from redline_sides import on_side
from tfawg_cli.blocks import Kind, Line, Run, Runs, Side
from tfawg_cli.office.word_runs import kept_apart

OLD, NEW = Side.OLD, Side.NEW
CAME, WENT = Run("new", side=NEW), Run("old", side=OLD)


@pytest.mark.parametrize(
    ("runs", "apart"),
    [
        # The old words stand last.
        (
            (Run("a "), WENT, CAME),
            (Run("a "), CAME, WENT),
        ),
        # Without old words, the last word that stays goes and comes.
        ((Run("a b "), CAME), (Run("a "), Run("b new", side=NEW), Run("b ", side=OLD))),
        ((Run(" "), CAME), (Run(" new", side=NEW), Run(" ", side=OLD))),
        # Where nothing stays, or nothing new stands last, nothing need be done.
        ((CAME,), (CAME,)),
        (
            (Run("a "), CAME, WENT),
            (Run("a "), CAME, WENT),
        ),
        ((Run("a"),), (Run("a"),)),
        ((), ()),
    ],
)
def test_two_insertions_are_kept_apart(runs: Runs, apart: Runs) -> None:
    """Where only the end of a paragraph that stays lies between them; both sides say what they said."""
    assert apart == kept_apart(runs, (CAME,))
    for side in (OLD, NEW):
        before, after = (list(on_side([Line(Kind.PARAGRAPH, one)], side)) for one in (runs, apart))
        assert before == after


@pytest.mark.parametrize("following", [(), (Run("a"),), (WENT,)])
def test_nothing_is_done_before_anything_else(following: Runs) -> None:
    """Of deletions, LibreOffice keeps account."""
    runs = (Run("a "), WENT, CAME)

    assert runs == kept_apart(runs, following)
