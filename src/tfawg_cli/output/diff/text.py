"""A comparison as plain text, and as one line fit for a commit message."""

from collections.abc import Iterable, Sequence

from tfawg_cli.operations.comparison.comparison import Change, Comparison
from tfawg_cli.operations.comparison.facts import What
from tfawg_cli.output.diff.fact_words import label_of, pieces
from tfawg_cli.output.diff.lines import Level, Line, lines
from tfawg_cli.output.diff.marks import plain
from tfawg_cli.output.escaping import visible
from tfawg_cli.output.paragraphs import joined, paragraph
from tfawg_cli.output.speech import NO_OTHER, Speech, capitalised

INDENT = (0, 0, 0, 0, 2, 2, 4, 6)
"""Blanks before a line, by its level."""
_LONGEST = 72
"""Characters of the first line of a commit message."""
_FEW = 4


def as_text(comparison: Comparison, sides: tuple[str, str], speech: Speech = NO_OTHER) -> str:
    """Write a comparison for a pipe or a file, marks as [-old-] and {+new+}."""
    told = text_of(lines(comparison, speech))
    return heading(comparison, sides, speech) + told + formatting(comparison, speech)


def text_of(shown: Iterable[Line]) -> str:
    """Write lines for a pipe or a file."""
    return "".join(map(_line, shown))


def heading(comparison: Comparison, sides: tuple[str, str], speech: Speech) -> str:
    """Say what was compared with what."""
    return visible(title(comparison, sides, speech)) + "\n"


def title(comparison: Comparison, sides: tuple[str, str], speech: Speech) -> str:
    """Name a comparison: `Changes of 1.2 from 2021/2022 to 2022/2023`."""
    what = _of(comparison, speech.words(_what(comparison)), speech)
    return speech.say("{what} from {old} to {new}", what=what, old=speech.words(sides[0]), new=speech.words(sides[1]))


def _what(comparison: Comparison) -> str:
    if comparison.differs or any(change.is_unchanged for change in comparison.changes):
        return "Changes"
    return "No changes of wording" if comparison.formatting or comparison.changes else "No changes"


def _of(comparison: Comparison, what: str, speech: Speech) -> str:
    return speech.say("{what} of {number}", what=what, number=comparison.number) if comparison.number else what


def formatting(comparison: Comparison, speech: Speech) -> str:
    """Name the files that are only written otherwise."""
    otherwise = f"{speech.colon}{speech.words('formatting only')}\n"
    files = "".join(f"{visible(file)}{otherwise}" for file in comparison.formatting)
    return f"\n{files}" if files else ""


def _line(line: Line) -> str:
    level, label, pieces = line
    space = "\n" if level is Level.SECTION or level is Level.DELIVERABLE else ""
    return space + paragraph(plain(pieces), f"{label} " if label and pieces else label, INDENT[level])


def as_short(comparison: Comparison, speech: Speech = NO_OTHER) -> str:
    """Write one line fit for a commit message."""
    changes = [change for change in comparison.changes if change.differs]
    whole_files = {change.file for change in changes if change.is_whole_file}
    shown = [change for change in changes if change.is_whole_file or change.file not in whole_files]
    if not shown:
        written_otherwise = comparison.formatting or not all(change.is_unchanged for change in comparison.changes)
        nothing = _of(comparison, speech.words("No changes"), speech)
        told = capitalised(speech.words("formatting only")) if written_otherwise else nothing
    elif len(shown) == 1 and len(shown[0].facts) == 1 and shown[0].facts[0].field:
        told = _single(shown[0], speech)
    else:
        told = _counted(shown, _FEW, speech)
        told = told if len(told) <= _LONGEST else _counted(shown, 1, speech)
    return visible(_cut(told.replace("\n", " "))) + "\n"


def _single(change: Change, speech: Speech) -> str:
    """Tell the only fact, or what it is about where it is too long to be told."""
    fact, name = change.facts[0], _name(change, speech)
    told = f"{name} {plain(pieces(fact, speech))}"
    if len(told) <= _LONGEST:
        return told
    verb = {What.ADDED: "Add", What.REMOVED: "Remove", What.REWORDED: "Reword"}.get(fact.what, "Change")
    field = label_of(fact.field, speech)
    return speech.say("{verb} {field} of {name}", verb=speech.words(verb), field=field, name=name)


def _name(change: Change, speech: Speech) -> str:
    return change.here.number or f"{speech.words(change.kind)} {change.here.year}".strip()


def _counted(changes: Sequence[Change], few: int, speech: Speech) -> str:
    """Sum up, a few names at most: `Change 1.1.1.1 and 1.1.1.2; add 1.4.1.3; remove 9 items`."""
    verbs = {What.ADDED: "add", What.REMOVED: "remove"}
    groups: dict[str, list[str]] = {"change": [], "add": [], "remove": []}
    for change in changes:
        fact = change.facts[0]
        groups["change" if fact.field else verbs[fact.what]].append(_name(change, speech))
    told = [f"{speech.words(verb)} {_named(names, few, speech)}" for verb, names in groups.items() if names]
    return capitalised(speech.words("; ").join(told))


def _named(names: Sequence[str], few: int, speech: Speech) -> str:
    if len(names) > few:
        return speech.say("{n} items", n=len(names))
    return joined(names, speech.words(" and "))


def _cut(told: str) -> str:
    return told if len(told) <= _LONGEST else f"{told[: _LONGEST - 1].rstrip()}…"
