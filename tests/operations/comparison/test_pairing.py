"""Which item is which: by lineage, number and text, the same from either side, and without all meeting all."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tfawg_cli.operations.comparison import pairing
from tfawg_cli.operations.comparison.pairing import paired, similarity

KEEP = "Keep information on the website up to date"
NEWSLETTER = "Publish a newsletter for all Members"


def swapped(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Turn pairs round."""
    return sorted((new, old) for old, new in pairs)


@pytest.mark.parametrize(
    ("before", "after", "links", "pairs", "proposals"),
    [
        ({"1.1": KEEP}, {"1.1": KEEP}, [], [("1.1", "1.1")], []),
        ({"1.1": KEEP}, {"1.1": f"{KEEP} at all times"}, [], [("1.1", "1.1")], []),
        ({"1.1": KEEP}, {"1.1": NEWSLETTER}, [], [], []),
        ({"1.1": KEEP}, {"1.1": NEWSLETTER}, [("1.1", "1.1")], [("1.1", "1.1")], []),
        ({"1.1": KEEP}, {"1.2": KEEP}, [], [("1.1", "1.2")], []),
        ({"1.1": KEEP}, {"1.2": KEEP, "1.3": KEEP}, [], [], [("1.1", "1.2")]),
        ({"1.1": KEEP, "1.2": KEEP}, {"1.1": KEEP, "1.3": KEEP}, [], [("1.1", "1.1")], [("1.2", "1.3")]),
        ({"1.1": KEEP}, {"1.2": "Keep all information on the website"}, [], [], [("1.1", "1.2")]),
        ({"1.1": KEEP}, {"2.1": "Keep all information on the website"}, [], [], []),
        ({"2.1": ""}, {"2.1": ""}, [], [("2.1", "2.1")], []),
        ({"2.1": ""}, {"2.1": NEWSLETTER}, [], [("2.1", "2.1")], []),
        ({"2.1": ""}, {"2.2": ""}, [], [], []),
        ({"1.1": KEEP}, {"1.1": KEEP, "1.2": NEWSLETTER}, [("1.1", "1.2")], [("1.1", "1.2")], []),
        ({"1.1": KEEP}, {"1.1": KEEP}, [("1.9", "1.1")], [("1.1", "1.1")], []),
        (
            {"1.1": KEEP},
            {"1.1": "a", "1.2": "b"},
            [("1.1", "1.1"), ("1.1", "1.2")],
            [("1.1", "1.1"), ("1.1", "1.2")],
            [],
        ),
    ],
    ids=[
        "the same",
        "equal number and similar text",
        "an equal number alone is nothing",
        "lineage needs no similar text",
        "identical text under another number",
        "identical text that occurs twice is only proposed",
        "identical text that occurs twice on each side is only proposed",
        "similar text is only proposed",
        "never over the border of a key deliverable",
        "two tasks without a title",
        "a task gets a title",
        "no text is no text in common",
        "lineage wins over number",
        "lineage to nothing is no lineage",
        "a split",
    ],
)
def test_the_first_that_fits_wins(
    before: dict[str, str],
    after: dict[str, str],
    links: list[tuple[str, str]],
    pairs: list[tuple[str, str]],
    proposals: list[tuple[str, str]],
) -> None:
    """Lineage, then number and text, then text alone; what is left is only proposed. The same from either side."""
    found = paired(before, after, links)
    back = paired(after, before, swapped(links))

    assert (pairs, proposals) == (sorted(found.pairs), found.proposals)
    assert (swapped(pairs), swapped(proposals)) == (sorted(back.pairs), back.proposals)


def test_each_item_is_proposed_once() -> None:
    """The most similar pair wins, and neither of the two is proposed again."""
    before = {"1.1": "one two three four", "1.2": "one two three five"}
    after = {"1.3": "one two three four six", "1.4": "one two six seven"}

    assert [("1.1", "1.3"), ("1.2", "1.4")] == paired(before, after, []).proposals


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [("a b c", "a b c", 1), ("a b c d", "a b x y", 0.5), ("a a b", "a b b", 2 / 3), ("A, b!", "a b", 1), ("", "", 1)],
)
def test_similarity_counts_words(one: str, other: str, share: float) -> None:
    """Twice the words in common through all words, each as often as it occurs; capitals and commas do not count."""
    assert share == similarity(one, other) == similarity(other, one)


NUMBERS = st.sampled_from(["1.1", "1.2", "1.3", "1.10", "2.1", "2.2"])
SIDES = st.dictionaries(NUMBERS, st.lists(st.sampled_from("abcd"), max_size=4).map(" ".join), max_size=6)


@given(before=SIDES, after=SIDES)
@settings(max_examples=200)
def test_it_does_not_matter_which_side_is_which(before: dict[str, str], after: dict[str, str]) -> None:
    """Comparing the other way round gives the same pairs and proposals, and nobody is in two."""
    there, back = paired(before, after, []), paired(after, before, [])

    assert swapped(there.pairs) == sorted(back.pairs)
    assert swapped(there.proposals) == sorted(back.proposals)
    for side in (0, 1):
        taken = [pair[side] for pair in (*there.pairs, *there.proposals)]
        assert len(taken) == len(set(taken))


def test_common_words_do_not_make_all_meet_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a thousand reworded items that share their words, each is compared with one other, not with all."""
    compared: list[object] = []
    dice = pairing._dice  # noqa: SLF001 - the comparison of two texts is what is counted

    def counted(one: Counter[str], other: Counter[str]) -> float:
        compared.append(one)
        return dice(one, other)

    monkeypatch.setattr(pairing, "_dice", counted)
    before = {f"1.1.1.{n}": f"the common words of all {n} old" for n in range(1, 1001)}
    after = {f"1.1.2.{n}": f"the common words of all {n} new" for n in range(1, 1001)}

    assert 1000 == len(paired(before, after, []).proposals)
    assert 1000 == len(compared)
