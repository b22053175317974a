"""Which item of one state is which item of another: by lineage, number and text, never by a number alone."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tfawg_cli.operations.comparison.facts import folded
from tfawg_cli.records.number import parts

SIMILAR = 0.6
"""Share of common words from which two texts under one number are the same item."""
PROBABLY = 0.4
"""Share of common words from which one text is proposed as a rewording of another."""
_WORD = re.compile(r"\w+")
_TOO_COMMON = 40
"""A word that stands in more texts than this says nothing about any of them."""

Pair = tuple[str, str]
"""The number before and the number after."""
Texts = Mapping[str, str]
"""Number -> text of the items of one kind; an item without a text has an empty one."""


@dataclass(slots=True)
class Pairing:
    """Which numbers belong together, and which probably do."""

    pairs: list[Pair] = field(default_factory=list)
    proposals: list[Pair] = field(default_factory=list)


def paired(before: Texts, after: Texts, links: Iterable[Pair]) -> Pairing:
    """Pair the items of two states; the first of these that fits wins.

    Links that the records state; an equal number with similar text; an identical text that occurs once on each side.
    What is left is only proposed. Comparing the other way round gives the same pairs.
    """
    known = [(old, new) for old, new in links if old in before and new in after]
    found = Pairing(sorted(set(known), key=_order))
    left_before = {n: before[n] for n in before if n not in {old for old, _ in known}}
    left_after = {n: after[n] for n in after if n not in {new for _, new in known}}
    for pairs in (_equal_numbers(left_before, left_after), _equal_texts(before, after)):
        for old, new in pairs:
            if old in left_before and new in left_after:
                found.pairs.append((old, new))
                del left_before[old], left_after[new]
    found.proposals = list(_proposals(left_before, left_after))
    return found


def _order(pair: Pair) -> tuple[tuple[int, ...], ...]:
    """Order pairs so that it does not matter which side is which."""
    return tuple(sorted((parts(pair[0]), parts(pair[1]))))


def similarity(one: str, other: str) -> float:
    """Give the share of words that two texts have in common (Dice, each word as often as it occurs)."""
    return _dice(_words(one), _words(other))


def _dice(one: "Counter[str]", other: "Counter[str]") -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def _words(text: str) -> "Counter[str]":
    return Counter(_WORD.findall(folded(text).casefold()))


def _equal_numbers(before: Texts, after: Texts) -> list[Pair]:
    """Pair equal numbers with similar text; where one has no text, nothing speaks against it."""
    return [(number, number) for number in before.keys() & after.keys() if _similar(before[number], after[number])]


def _similar(old: str, new: str) -> bool:
    return old == new or not old or not new or similarity(old, new) >= SIMILAR


def _equal_texts(before: Texts, after: Texts) -> list[Pair]:
    once_before, once_after = _occurring_once(before), _occurring_once(after)
    return [(once_before[text], once_after[text]) for text in once_before.keys() & once_after.keys()]


def _occurring_once(texts: Texts) -> dict[str, str]:
    """Give the number of every text that only one item has."""
    numbers: dict[str, list[str]] = defaultdict(list)
    for number, text in texts.items():
        if text:
            numbers[folded(text)].append(number)
    return {text: found[0] for text, found in numbers.items() if len(found) == 1}


def _proposals(before: Texts, after: Texts) -> Iterator[Pair]:
    """Propose rewordings within a key deliverable, the most similar first and each item once."""
    words_before = {number: _words(text) for number, text in before.items()}
    words_after = {number: _words(text) for number, text in after.items()}
    scores = [
        (-_dice(words_before[old], words_after[new]), (old, new)) for old, new in _candidates(words_before, words_after)
    ]
    taken_before: set[str] = set()
    taken_after: set[str] = set()
    for score, (old, new) in sorted(scores, key=lambda scored: (scored[0], _order(scored[1]))):
        if -score >= PROBABLY and old not in taken_before and new not in taken_after:
            taken_before.add(old)
            taken_after.add(new)
            yield old, new


def _candidates(before: Mapping[str, "Counter[str]"], after: Mapping[str, "Counter[str]"]) -> set[Pair]:
    """List the pairs that share a word which is rare in their key deliverable, so that not all meet all."""
    olds, news = _index(before), _index(after)
    found: set[Pair] = set()
    for word in olds.keys() & news.keys():
        if len(olds[word]) + len(news[word]) <= _TOO_COMMON:
            found.update((old, new) for old in olds[word] for new in news[word])
    return found


def _index(texts: Mapping[str, "Counter[str]"]) -> dict[tuple[str, str], Sequence[str]]:
    """List the numbers of the texts that hold a word, apart for every key deliverable."""
    index: dict[tuple[str, str], list[str]] = defaultdict(list)
    for number, words in texts.items():
        for word in words:
            index[number.partition(".")[0], word].append(number)
    return dict(index)
