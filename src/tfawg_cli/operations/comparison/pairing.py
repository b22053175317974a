"""Which item of one year is which of another where no record states it: by likeness, never by a number alone."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from typing import Any

from tfawg_cli.records.base import Record
from tfawg_cli.records.number import KINDS, parent, parts
from tfawg_cli.records.same_words import same_words

SURE = 0.8
"""Likeness from which two items are the same one."""
PROBABLY = 0.4
"""Likeness from which one item is proposed as another one reworded."""
_SAME_NUMBER = 0.2
_SAME_FIELD = 0.3
"""Weight of an equal field besides the text whose words only these two items have."""
_SAME_BELOW = 0.3
"""Weight of the items below that are paired, if all of them are."""
_PROSE = 3
"""Words from which a field says something of its own; dates and periods are shorter."""
_NO_TEXT = 0.6
"""Words that an item without a text has in common with the one of its number: nothing speaks against it."""
_SIMILAR = 0.7
"""What words under another number, not all the same, come to at most."""
_WORD = re.compile(r"\w+")
_TOO_COMMON = 40
"""A word that stands in more texts than this says nothing about any of them."""

Pair = tuple[str, str]
"""The number before and the number after."""
Items = Mapping[str, Record]
"""Items by their number."""


@dataclass(slots=True)
class Pairing:
    """Which numbers belong together, and which probably do."""

    pairs: list[Pair] = field(default_factory=list)
    proposals: list[Pair] = field(default_factory=list)


def alike(before: Items, after: Items, below: Collection[Pair] = ()) -> Pairing:
    """Pair items of one kind of two years by their likeness, the most alike first; what is less sure is proposed.

    What speaks for a pair: common words, a number that is the same, another field that says the same and that no other
    item says, items below that are paired. Comparing the other way round gives the same pairs.

    Args:
        before: the items of one year that no record links to the other.
        after: those of the other year.
        below: the pairs of the items below them.

    """
    meeting = _Meeting(_Side(before), _Side(after), Counter((parent(old), parent(new)) for old, new in below))
    likeness = {pair: share for pair in meeting.candidates() if (share := meeting.likeness(*pair)) >= PROBABLY}
    rivals = _rivals(likeness)
    found, taken = Pairing(), (set[str](), set[str]())
    order = {number: parts(number) for number in {*before, *after}}
    # It does not matter which side is which.
    orders = {(old, new): sorted((order[old], order[new])) for old, new in likeness}
    ranked = [(-share, pair[0] != pair[1], orders[pair], pair) for pair, share in likeness.items()]
    for _, _, _, pair in sorted(ranked):
        if pair[0] in taken[0] or pair[1] in taken[1]:
            continue
        is_alone = pair[0] == pair[1] or rivals[pair] < likeness[pair]
        (found.pairs if is_alone and meeting.is_sure(*pair) else found.proposals).append(pair)
        taken[0].add(pair[0])
        taken[1].add(pair[1])
    return found


def likely(before: Items, after: Items) -> list[Pair]:
    """Propose which items that went were reworded to which that came, kind by kind."""
    found: list[Pair] = []
    for depth in range(len(KINDS)):
        olds, news = ({n: one for n, one in side.items() if n.count(".") == depth} for side in (before, after))
        one = alike(olds, news)
        found += [*one.pairs, *one.proposals]
    return found


def without(before: Items, after: Items, pairs: Iterable[Pair]) -> tuple[Items, Items]:
    """Leave the items that are in no pair."""
    known = list(pairs)
    olds, news = {old for old, _ in known}, {new for _, new in known}
    return (
        {number: item for number, item in before.items() if number not in olds},
        {number: item for number, item in after.items() if number not in news},
    )


def _rivals(likeness: Mapping[Pair, float]) -> Mapping[Pair, float]:
    """Give for each pair the greatest likeness of another pair that one of its items is in."""
    olds: dict[str, list[float]] = defaultdict(list)
    news: dict[str, list[float]] = defaultdict(list)
    for (old, new), share in likeness.items():
        olds[old].append(share)
        news[new].append(share)
    for found in (*olds.values(), *news.values()):
        found.append(-1.0)
        found.sort(reverse=True)
    # The first of an item is its best; to the pair that has it, the second is the rival.
    return {
        (old, new): max(olds[old][olds[old][0] == share], news[new][news[new][0] == share])
        for (old, new), share in likeness.items()
    }


@dataclass
class _Side:
    """The items of one year, and what they are found by."""

    items: Items

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text of each item, empty where it has none."""
        return {number: same_words(text_of(item)) for number, item in self.items.items()}

    @cached_property
    def words(self) -> dict[str, frozenset[str]]:
        """The words of each text, one that was there before with its count behind it; capitals do not count."""
        return {number: _told_apart(_WORD.findall(text.casefold())) for number, text in self.texts.items()}

    @cached_property
    def by_text(self) -> dict[str, list[str]]:
        """The numbers of the items of each text."""
        found = defaultdict(list)
        for number, text in self.texts.items():
            found[text].append(number)
        return found

    @cached_property
    def by_word(self) -> dict[tuple[str, str], list[str]]:
        """The numbers of the texts that hold a word, apart for every key deliverable."""
        found = defaultdict(list)
        for number, words in self.words.items():
            above = number.partition(".")[0]
            for word in words:
                if " " not in word:
                    found[above, word].append(number)
        return found

    @cached_property
    def telling(self) -> dict[tuple[str, str], str]:
        """What only one item says in a field besides its text, and which one."""
        found = defaultdict(list)
        for number, item in self.items.items():
            for name, value in vars(item).items():
                if isinstance(value, str) and name != "text" and len(value.split()) >= _PROSE:
                    found[name, same_words(value)].append(number)
        return {said: numbers[0] for said, numbers in found.items() if len(numbers) == 1}


@dataclass
class _Meeting:
    """The items of two years, of which some may be the same."""

    before: _Side
    after: _Side
    below: "Counter[Pair]"
    """How many items below an old and a new number are paired."""

    @cached_property
    def _same_field(self) -> set[Pair]:
        old, new = self.before.telling, self.after.telling
        return {(old[said], new[said]) for said in old.keys() & new.keys()}

    @cached_property
    def _told_besides(self) -> set[Pair]:
        return self._same_field | self.below.keys()

    def candidates(self) -> set[Pair]:
        """List the pairs that something speaks for, so that not all items meet all."""
        found = {(number, number) for number in self.before.items.keys() & self.after.items.keys()}
        self._meet(found, self.before.by_text, self.after.by_text)
        self._meet(found, self.before.by_word, self.after.by_word)
        above = {(old, new) for old, new in self.below if old in self.before.items and new in self.after.items}
        return found | self._same_field | above

    @staticmethod
    def _meet(found: set[Pair], before: Mapping[Any, list[str]], after: Mapping[Any, list[str]]) -> None:
        for said in before.keys() & after.keys() - {""}:
            if len(before[said]) + len(after[said]) <= _TOO_COMMON:
                found.update(product(before[said], after[said]))

    def likeness(self, old: str, new: str) -> float:
        """Tell how much speaks for it that two items are the same one: 0 for nothing, 1 for the same words."""
        words = self._words(old, new)
        return words + self._besides(old, new) if (old, new) in self._told_besides else words

    def is_sure(self, old: str, new: str) -> bool:
        """Tell whether that is enough; under another number, words that are only similar are not."""
        words = self._words(old, new)
        if old == new:
            words += _SAME_NUMBER
        elif self.before.texts[old] != self.after.texts[new]:
            words = min(words, _SIMILAR)
        return words + self._besides(old, new) >= SURE

    def _words(self, old: str, new: str) -> float:
        """Give the share of words that two texts have in common, each word as often as it occurs."""
        if not self.before.texts[old] or not self.after.texts[new]:
            return _NO_TEXT if old == new else 0
        words, others = self.before.words[old], self.after.words[new]
        total = len(words) + len(others)
        return 2 * len(words & others) / total if total else 1.0

    def _besides(self, old: str, new: str) -> float:
        below = self.below.get((old, new), 0)
        # Of the paired items below the one of the two that has more of them.
        share = below / max(self._below_each[0][old], self._below_each[1][new]) if below else 0
        return _SAME_FIELD * ((old, new) in self._same_field) + _SAME_BELOW * share

    @cached_property
    def _below_each(self) -> "tuple[Counter[str], Counter[str]]":
        """How many items below each old and each new number are paired."""
        found: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
        for pair, count in self.below.items():
            for side, number in zip(found, pair, strict=True):
                side[number] += count
        return found


def text_of(item: Record) -> str:
    """Give the text of an item; a task may have none."""
    return getattr(item, "text", None) or ""


def _told_apart(words: list[str]) -> frozenset[str]:
    found = frozenset(words)
    if len(found) == len(words):
        return found
    again = {f"{word} {at}" for word, count in Counter(words).items() for at in range(1, count)}
    return found | again
