"""Which words of a text went and which came, so that a reader sees them inside the text."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

_SHORT = 60
"""Characters of an old and a new text that are read faster beside each other than with marks inside."""
_MOST = 4_000_000
"""Comparisons of words beyond which two texts are shown one after the other."""
_FEWEST = 0.3
"""Share of words in common below which marks inside a text would only confuse."""


Word = TypeVar("Word", bound=Hashable)


class Mark(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    OLD = "old"
    NEW = "new"


class Piece(NamedTuple):
    """Some words of a line, without blanks around them."""

    text: str
    mark: Mark = Mark.KEPT


def changed(old: str, new: str) -> list[Piece]:
    """Tell a change: short texts as `old → new`, long ones as one text with marked words."""
    if len(old) + len(new) <= _SHORT:
        return [Piece(f"{old} → {new}")]
    return list(_marked(old.split(), new.split()))


def _marked(old: list[str], new: list[str]) -> Iterator[Piece]:
    for step in steps(old, new):
        if step.is_kept:
            yield from _pieces([(Mark.KEPT, step.new)])
        else:
            yield from _pieces([(Mark.OLD, step.old), (Mark.NEW, step.new)])


class Step(NamedTuple, Generic[Word]):
    """Words that both sides have, or words of one side that stand in the place of those of the other."""

    is_kept: bool
    old: Sequence[Word]
    new: Sequence[Word]


def steps(old: Sequence[Word], new: Sequence[Word]) -> Iterator[Step[Word]]:
    """Go from one text to another; what the two begin and end with is never compared word by word."""
    shorter = min(len(old), len(new))
    start = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    end = next((n for n in range(shorter - start) if old[-1 - n] != new[-1 - n]), shorter - start)
    yield Step(is_kept=True, old=old[:start], new=new[:start])
    yield from _compared(old[start : len(old) - end], new[start : len(new) - end], start + end)
    yield Step(is_kept=True, old=old[len(old) - end :], new=new[len(new) - end :])


def _compared(old: Sequence[Word], new: Sequence[Word], kept: int) -> Iterator[Step[Word]]:
    whole = Step(is_kept=False, old=old, new=new)
    if len(old) * len(new) > _MOST:
        yield whole
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    common = kept + sum(block.size for block in matcher.get_matching_blocks())
    if common < _FEWEST * (kept + max(len(old), len(new))):
        yield whole
        return
    for operation, first, last, new_first, new_last in matcher.get_opcodes():
        yield Step(is_kept=operation == "equal", old=old[first:last], new=new[new_first:new_last])


def _pieces(runs: Iterable[tuple[Mark, Sequence[str]]]) -> Iterator[Piece]:
    for mark, words in runs:
        if words:
            yield Piece(" ".join(words), mark)


def plain(pieces: Iterable[Piece]) -> str:
    """Write pieces where nothing can be coloured or underlined: [-old-] {+new+}."""
    return " ".join([text if mark is Mark.KEPT else _SHAPES[mark].format(text) for text, mark in pieces])


_SHAPES = {Mark.OLD: "[-{}-]", Mark.NEW: "{{+{}+}}"}
