"""Words that went and came are marked inside a text, blanks outside of the marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tfawg_cli.output.diff.marks import Mark, changed, plain

LONG = "Members of the working group will coordinate with the Secretariat to present proposals"


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("2021/2022", "15th TFAWG meeting", "2021/2022 → 15th TFAWG meeting"),
        (LONG, LONG.replace("working group", "TFAWG"), LONG.replace("working group", "[-working group-] {+TFAWG+}")),
        (LONG, f"{LONG} in time", f"{LONG} {{+in time+}}"),
        (LONG, LONG.removesuffix(" proposals"), LONG.replace("proposals", "[-proposals-]")),
        (
            LONG,
            LONG.replace("Members", "Delegates").replace("present", "make"),
            LONG.replace("Members", "[-Members-] {+Delegates+}").replace("present", "[-present-] {+make+}"),
        ),
        (LONG, "Quite another thing " * 4, f"[-{LONG}-] {{+{('Quite another thing ' * 4).strip()}+}}"),
    ],
    ids=["short texts", "inside", "at the end", "gone", "two places", "nothing in common"],
)
def test_a_change_is_shown_where_it_is(old: str, new: str, shown: str) -> None:
    """Short texts stand beside each other; in long ones the words that differ are marked."""
    assert shown == plain(changed(old, new))


WORDS = st.lists(
    st.sampled_from(["the", "working", "group", "Secretariat", "meets", "reports"]), min_size=15, max_size=30
)


@given(old=WORDS, new=WORDS)
def test_both_texts_can_be_read_from_the_marks(old: list[str], new: list[str]) -> None:
    """What is kept and old is the old text, what is kept and new is the new one; no mark holds a blank at its edge."""
    pieces = changed(" ".join(old), " ".join(new))

    assert old == [word for piece in pieces if piece.mark is not Mark.NEW for word in piece.text.split(" ")]
    assert new == [word for piece in pieces if piece.mark is not Mark.OLD for word in piece.text.split(" ")]


def test_huge_texts_are_shown_one_after_the_other() -> None:
    """Nobody waits for words to be compared one by one where there are thousands on each side."""
    old, new = " ".join(f"a{n}" for n in range(3000)), " ".join(f"b{n}" for n in range(3000))

    assert f"[-{old}-] {{+{new}+}}" == plain(changed(old, new))
