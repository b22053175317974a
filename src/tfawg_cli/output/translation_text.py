"""How far a translation has come, as people read it, and how English wording changed since."""

from collections import Counter
from collections.abc import Sequence

from tfawg_cli.blocks import PLAIN, Look, Run, Runs
from tfawg_cli.operations.languages.changing import called
from tfawg_cli.operations.languages.standing import Standing, Translated
from tfawg_cli.output.diff.marks import steps
from tfawg_cli.output.paragraphs import paragraph


def as_text(title: str, found: Sequence[Translated], nameless: str = "", *, all_of_them: bool = False) -> str:
    """Count what is translated, stale and lacking, by key deliverable, and list what is to be done.

    Args:
        title: what is counted.
        found: every text with what the language says of it.
        nameless: which bodies have no name in the language, and how to give them one.
        all_of_them: whether what is translated is listed as well.

    """
    lines = [paragraph(_counts(found), f"{title}: ")]
    parts = dict.fromkeys(map(_part, found))
    lines += [paragraph(_counts([one for one in found if _part(one) == name]), f"{name}: ", 2) for name in parts]
    for standing in Standing:
        listed = [one for one in found if one.standing is standing]
        if listed and (all_of_them or standing is not Standing.TRANSLATED):
            lines += ["\n", f"{standing}\n", *map(_line, listed)]
    if nameless:
        lines += ["\n", nameless]
    return "".join(lines)


def _part(one: Translated) -> str:
    number = one.piece.number.partition(".")[0]
    return f"key deliverable {number}" if number else "narrative"


def _counts(found: Sequence[Translated]) -> str:
    counts = Counter(one.standing for one in found)
    told = [f"{counts[one]} {one}" for one in Standing if counts[one] or one is Standing.TRANSLATED]
    return f"{', '.join(told)} of {len(found)}"


def _line(one: Translated) -> str:
    words = one.piece.words if isinstance(one.piece.words, str) else "; ".join(one.piece.words)
    return paragraph(" ".join(words.split()), f"{called(one.piece)}  ")


def difference(old: str, new: str) -> Runs:
    """Show in a cell which words went and which came, a blank between all of them."""
    found: list[Run] = []
    for step in steps(old.split(), new.split()):
        words = [(step.new, PLAIN)] if step.is_kept else [(step.old, Look(went=True)), (step.new, Look(came=True))]
        for some, look in words:
            found += [Run(" ")] if found and some else []
            found += [Run(" ".join(some), look)] if some else []
    return tuple(found)
