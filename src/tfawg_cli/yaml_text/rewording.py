"""New words in old lines: what did not change keeps its line, and a changed sentence is one changed line."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from tfawg_cli.yaml_text.spelling import sentences

_TOKEN = re.compile(r"\S+|\n")
_MOST_COMPARED = 3000
"""Words of the changed middle that are compared one by one; in a longer one the lines are made anew."""
_BREAK = "\n"
_NEW = -1
"""The line of a word that stood in none."""


def reworded(lines: Sequence[str], text: str) -> list[str]:
    """Lay a new text out over the lines of an old one.

    Args:
        lines: the old lines without indentation; an empty one stands for a line break in the text.
        text: the new text.

    Returns:
        The new lines. Joined as YAML folds lines they are `text`, if its words are parted by single blanks.

    """
    old = [(token, number) for number, line in enumerate(lines) for token in (line.split() or [_BREAK])]
    new = _TOKEN.findall(text)
    homes, stay = _homes([token for token, _ in old], new, [number for _, number in old])
    several = [len(sentences(line)) > 1 for line in lines]
    laid: list[str] = []
    for home, line in _joined(new, _settled(new, homes, several, stay)):
        as_it_is = home != _NEW and (several[home] or line == " ".join(lines[home].split()))
        laid += [line] if as_it_is else sentences(line)
    return laid


def _homes(old: Sequence[str], new: Sequence[str], lines: Sequence[int]) -> tuple[list[int], set[int]]:
    """Tell for each new word the line in which it stood, or _NEW; and which lines stay as they are.

    Those are all before the first and behind the last line that loses a word; where none does, new words may join any.
    """
    homes = [_NEW] * len(new)
    first = _common(old, new)
    while (
        0 < first < len(old) and lines[first - 1] == lines[first]
    ):  # whole lines only: a sentence may begin as another
        first -= 1
    last = _common(old[first:][::-1], new[first:][::-1])
    while 0 < last < len(old) - first and lines[-1 - last] == lines[-last]:
        last -= 1
    homes[:first] = lines[:first]
    homes[len(new) - last :] = lines[len(old) - last :]
    old_middle, new_middle = old[first : len(old) - last], new[first : len(new) - last]
    if len(old_middle) + len(new_middle) <= _MOST_COMPARED:
        for step, a, a_end, b, b_end in SequenceMatcher(None, old_middle, new_middle, autojunk=False).get_opcodes():
            there = lines[first + a : first + a_end]
            if step == "equal":
                homes[first + b : first + b_end] = there
            elif step == "replace" and len(set(there)) == 1:  # new words stand where all the old ones stood
                homes[first + b : first + b_end] = [there[0]] * (b_end - b)
    return homes, {*lines[:first], *lines[len(old) - last :]} if old_middle else set()


def _common(left: Sequence[str], right: Sequence[str]) -> int:
    """Count the words that two texts begin with together."""
    pairs = zip(left, right, strict=False)
    return next((position for position, (a, b) in enumerate(pairs) if a != b), min(len(left), len(right)))


def _settled(
    new: Sequence[str], homes: list[int], several: Sequence[bool], stay: set[int]
) -> Iterator[tuple[int, int]]:
    """Give every new word a line: (an old line, 0), or (the old line before it, 1 and up) for lines that are new."""
    position = 0
    before = _NEW
    while position < len(new):
        end = position
        while end < len(new) and homes[end] == _NEW and new[end] != _BREAK:
            end += 1
        if end > position:
            after = homes[end] if end < len(new) else _NEW
            yield from _run(new, (position, end), (before, after), several, stay)
        if end < len(new):
            before = homes[end] if homes[end] != _NEW else before
            yield (before, 0)
            end += 1
        position = end


def _run(
    new: Sequence[str], run: tuple[int, int], around: tuple[int, int], several: Sequence[bool], stay: set[int]
) -> Iterator[tuple[int, int]]:
    """Settle words that stood nowhere: with the sentence before or behind them, else a sentence a line."""
    (start, end), (before, after) = run, around
    joins_before = before not in {_NEW, *stay} and start > 0 and new[start - 1] != _BREAK and not _ends(new, start - 1)
    joins_after = after not in {_NEW, *stay} and new[end] != _BREAK and not _ends(new, end - 1)
    if before == after != _NEW and several[before]:
        yield from [(before, 0)] * (end - start)
        return
    tail = max((position + 1 for position in range(start, end - 1) if _ends(new, position)), default=start)
    fresh = 0 if joins_before else 1
    for position in range(start, end):
        if joins_after and position >= tail and not (joins_before and tail == start):
            yield (after, 0)
        else:
            yield (before, fresh)
        if _ends(new, position):
            fresh += 1


def _ends(new: Sequence[str], position: int) -> bool:
    """Tell whether a sentence ends with the word at `position`."""
    return position + 1 < len(new) and len(sentences(f"{new[position]} {new[position + 1]}")) > 1


def _joined(new: Sequence[str], settled: Iterator[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """Join the words of each line and tell the old line that it stands for; a line break is an empty line."""
    words: list[str] = []
    at = (_NEW, 0)
    for token, line in zip(new, settled, strict=True):
        if words and (token == _BREAK or line != at):
            yield at[0] if at[1] == 0 else _NEW, " ".join(words)
            words = []
        if token == _BREAK:
            yield _NEW, ""
        else:
            words.append(token)
            at = line
    if words:
        yield at[0] if at[1] == 0 else _NEW, " ".join(words)
