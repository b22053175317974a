"""Which item is which by likeness: the same from either side, and without all meeting all."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tfawg_cli.operations.comparison import pairing
from tfawg_cli.operations.comparison.pairing import alike
from tfawg_cli.records.programme import SubTask, Task

KEEP = "Keep information on the website up to date"
NEWSLETTER = "Publish a newsletter for all Members"


def swapped(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Turn pairs round."""
    return sorted((new, old) for old, new in pairs)


def tasks(texts: dict[str, str]) -> dict[str, Task]:
    """Tasks of some texts."""
    return {number: Task(text=text or None) for number, text in texts.items()}


def sub_task(text: str, objective: str) -> SubTask:
    """A sub-task of which only the text and the objective matter."""
    fields = {"strategic_codes": (), "start": "12/2013", "timeline": "Ongoing activity"}
    return SubTask.model_validate({"text": text, "objective": objective, **fields})


@pytest.mark.parametrize(
    ("before", "after", "pairs", "proposals"),
    [
        ({"1.1": KEEP}, {"1.1": KEEP}, [("1.1", "1.1")], []),
        ({"1.1": KEEP}, {"1.1": f"{KEEP} at all times"}, [("1.1", "1.1")], []),
        ({"1.1": KEEP}, {"1.1": NEWSLETTER}, [], []),
        ({"1.1": KEEP}, {"1.2": KEEP}, [("1.1", "1.2")], []),
        ({"1.1": KEEP}, {"1.2": KEEP, "1.3": KEEP}, [], [("1.1", "1.2")]),
        ({"1.1": KEEP, "1.2": KEEP}, {"1.1": KEEP, "1.3": KEEP}, [("1.1", "1.1")], [("1.2", "1.3")]),
        ({"1.1": KEEP}, {"1.2": "Keep all information on the website"}, [], [("1.1", "1.2")]),
        ({"1.1": KEEP}, {"2.1": "Keep all information on the website"}, [], []),
        ({"2.1": ""}, {"2.1": ""}, [("2.1", "2.1")], []),
        ({"2.1": ""}, {"2.1": NEWSLETTER}, [("2.1", "2.1")], []),
        ({"2.1": ""}, {"2.2": ""}, [], []),
        ({"1.7": f"{KEEP} A", "1.8": f"{KEEP} B"}, {"1.7": f"{KEEP} B"}, [("1.8", "1.7")], []),
    ],
    ids=[
        "the same",
        "equal number and similar text",
        "an equal number alone is nothing",
        "identical text under another number",
        "identical text that occurs twice is only proposed",
        "identical text that occurs twice on each side is only proposed",
        "similar text is only proposed",
        "never over the border of a key deliverable",
        "two tasks without a title",
        "a task gets a title",
        "no text is no text in common",
        "the words of another item win over the number",
    ],
)
def test_likeness_pairs_and_proposes(
    before: dict[str, str], after: dict[str, str], pairs: list[tuple[str, str]], proposals: list[tuple[str, str]]
) -> None:
    """Words decide, and the number where they leave it open; what is less sure is only proposed."""
    found = alike(tasks(before), tasks(after))
    back = alike(tasks(after), tasks(before))

    assert (pairs, proposals) == (sorted(found.pairs), found.proposals)
    assert (swapped(pairs), swapped(proposals)) == (sorted(back.pairs), back.proposals)


def test_other_fields_and_what_is_below_speak_for_a_pair() -> None:
    """A sub-task that says something else is the same one where its objective and its actions are."""
    before = {"1.1.8": sub_task(KEEP, "Members find what they look for"), "1.1.9": sub_task("Write", "Others read it")}
    after = {"1.1.8": sub_task("Run a portal", "Members find what they look for"), "1.1.9": sub_task("Talk", "o")}

    assert ([], []) == (alike(before, after).pairs, alike(before, after).proposals)
    assert [("1.1.8", "1.1.8")] == alike(before, after, [("1.1.8.1", "1.1.8.1"), ("1.1.8.2", "1.1.8.3")]).pairs


def test_each_item_is_proposed_once() -> None:
    """The most similar pair wins, and neither of the two is proposed again."""
    before = {"1.1": "one two three four", "1.2": "one two three five"}
    after = {"1.3": "one two three four six", "1.4": "one two six seven"}

    assert [("1.1", "1.3"), ("1.2", "1.4")] == alike(tasks(before), tasks(after)).proposals


NUMBERS = st.sampled_from(["1.1", "1.2", "1.3", "1.10", "2.1", "2.2"])
SIDES = st.dictionaries(NUMBERS, st.lists(st.sampled_from("abcd"), max_size=4).map(" ".join), max_size=6)


@given(before=SIDES, after=SIDES)
@settings(max_examples=200)
def test_it_does_not_matter_which_side_is_which(before: dict[str, str], after: dict[str, str]) -> None:
    """Comparing the other way round gives the same pairs and proposals, and nobody is in two."""
    there, back = alike(tasks(before), tasks(after)), alike(tasks(after), tasks(before))

    assert swapped(there.pairs) == sorted(back.pairs)
    assert swapped(there.proposals) == sorted(back.proposals)
    for side in (0, 1):
        taken = [pair[side] for pair in (*there.pairs, *there.proposals)]
        assert len(taken) == len(set(taken))


def test_common_words_do_not_make_all_meet_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a thousand reworded items that share their words, each meets one other, not all."""
    compared: list[object] = []
    words = pairing._Meeting._words  # noqa: SLF001 - the comparison of two texts is what is counted

    def counted(meeting: pairing._Meeting, old: str, new: str) -> float:
        compared.append(old)
        return words(meeting, old, new)

    monkeypatch.setattr(pairing._Meeting, "_words", counted)  # noqa: SLF001
    before = {f"1.{n}": f"the common words of all {n} old" for n in range(1, 1001)}
    after = {f"1.{n + 1000}": f"the common words of all {n} new" for n in range(1, 1001)}

    assert 1000 == len(alike(tasks(before), tasks(after)).proposals)
    assert 2000 == len(compared)


WORDS = st.lists(st.sampled_from("abcd"), min_size=1, max_size=8)


@given(old=WORDS, new=WORDS)
@settings(max_examples=100)
def test_a_word_counts_as_often_as_it_occurs(old: list[str], new: list[str]) -> None:
    """Likeness is the share of words in common, and no word is in common more often than both have it."""
    before, after = (pairing._Side(tasks({"1": " ".join(words)})) for words in (old, new))  # noqa: SLF001
    meeting = pairing._Meeting(before, after, Counter())  # noqa: SLF001
    common = (Counter(old) & Counter(new)).total()

    assert 2 * common / (len(old) + len(new)) == meeting.likeness("1", "1")
