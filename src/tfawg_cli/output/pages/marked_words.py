"""Which words of a line or a cell changed, with their look and the blanks around them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tfawg_cli.blocks import Run, Runs, Side, joined, runs_all_on
from tfawg_cli.output.diff.marks import Step, steps

_PARTS = re.compile(r"\s+|\S+")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word, which may change its look within; the blanks before it are no part of it where words are compared."""

    runs: Runs
    gap: Runs = field(default=(), compare=False)


def changed(old: Runs, new: Runs) -> Runs:
    """Mark the words that went and came, as `diff` marks them; each side is kept to the last blank."""
    if old == new:
        return new
    return joined(run for step in steps([*_words(old)], [*_words(new)]) for run in _runs(step))


def _words(runs: Runs) -> Iterator[_Word]:
    gap: list[Run] = []
    word: list[Run] = []
    for run in runs:
        for part in _PARTS.findall(run.text):
            piece = run._replace(text=part)
            if not part.isspace():
                word.append(piece)
                continue
            if word:
                yield _Word(tuple(word), tuple(gap))
                gap, word = [], []
            gap.append(piece)
    if word or gap:
        yield _Word(tuple(word), tuple(gap))


def _runs(step: Step[_Word]) -> Iterator[Run]:
    if step.is_kept:
        for before, after in zip(step.old, step.new, strict=True):
            yield from _gap(before.gap, after.gap)
            yield from after.runs
        return
    old, new = step.old, step.new
    if old and new and old[0].gap == new[0].gap:
        yield from new[0].gap
        old, new = _without_gap(old), _without_gap(new)
    yield from runs_all_on(_all(old), Side.OLD)
    yield from runs_all_on(_all(new), Side.NEW)


def _gap(old: Runs, new: Runs) -> Iterator[Run]:
    if old == new:
        yield from new
    else:
        yield from runs_all_on(old, Side.OLD)
        yield from runs_all_on(new, Side.NEW)


def _without_gap(words: Sequence[_Word]) -> Sequence[_Word]:
    return [_Word(words[0].runs), *words[1:]]


def _all(words: Iterable[_Word]) -> Runs:
    return tuple(run for word in words for run in (*word.gap, *word.runs))
