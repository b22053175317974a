"""Put two sequences beside each other: what is the same, what became what, what came and what went; never crosswise."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

One = TypeVar("One")
Pairs = Iterator[tuple[One | None, One | None]]
"""What stands on the old side and what on the new one; None where there is nothing."""
_MOST = 2_500
"""Comparisons beyond which what differs is not looked at any closer."""


def aligned(
    old: Sequence[One],
    new: Sequence[One],
    keys: tuple[Sequence[Hashable], Sequence[Hashable]],
    likeness: Callable[[One, One], float],
) -> Pairs[One]:
    """Align two sequences.

    Args:
        old: one side.
        new: the other side.
        keys: of both sides: what has the same key is the same.
        likeness: how like two are that have no such partner; 0 where one cannot have become the other.

    """
    for operation, first, last, new_first, new_last in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        olds, news = old[first:last], new[new_first:new_last]
        if operation == "equal":
            yield from zip(olds, news, strict=True)
        else:
            yield from _likest(olds, news, likeness)


def words_in_common(one: str, other: str) -> float:
    """Give the share of words that two texts have in common, each as often as it occurs."""
    words, others = Counter(one.split()), Counter(other.split())
    total = words.total() + others.total()
    return 2 * (words & others).total() / total if total else 1.0


def _likest(old: Sequence[One], new: Sequence[One], likeness: Callable[[One, One], float]) -> Pairs[One]:
    """Pair so that all likenesses together are as great as they can be."""
    at = new_at = 0
    for partner, new_partner in _partners(old, new, likeness):
        yield from ((one, None) for one in old[at:partner])
        yield from ((None, one) for one in new[new_at:new_partner])
        yield old[partner], new[new_partner]
        at, new_at = partner + 1, new_partner + 1
    yield from ((one, None) for one in old[at:])
    yield from ((None, one) for one in new[new_at:])


def _partners(
    old: Sequence[One], new: Sequence[One], likeness: Callable[[One, One], float]
) -> Iterator[tuple[int, int]]:
    if not old or not new or len(old) * len(new) > _MOST:
        return
    likes = [[likeness(one, other) for other in new] for one in old]
    best = _best(likes)
    at = new_at = 0
    while at < len(old) and new_at < len(new):
        if best[at][new_at] == best[at + 1][new_at]:
            at += 1
        elif best[at][new_at] == best[at][new_at + 1]:
            new_at += 1
        else:
            yield at, new_at
            at, new_at = at + 1, new_at + 1


def _best(likes: Sequence[Sequence[float]]) -> list[list[float]]:
    """Give, for what is left of the two sides from each place on, the greatest sum of likenesses."""
    rows, columns = len(likes), len(likes[0])
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for at in reversed(range(rows)):
        for new_at in reversed(range(columns)):
            paired = likes[at][new_at] + best[at + 1][new_at + 1] if likes[at][new_at] else 0.0
            best[at][new_at] = max(paired, best[at + 1][new_at], best[at][new_at + 1])
    return best
