"""A comparison as plain text, and as one line fit for a commit message."""

from collections.abc import Iterable, Sequence

from tfawg_cli.operations.comparison.comparison import Change, Comparison
from tfawg_cli.operations.comparison.facts import What
from tfawg_cli.output.diff.fact_words import pieces
from tfawg_cli.output.diff.lines import Level, Line, lines
from tfawg_cli.output.diff.marks import plain
from tfawg_cli.output.escaping import visible
from tfawg_cli.output.paragraphs import joined, paragraph

INDENT = (0, 0, 0, 0, 2, 2, 4, 6)
"""Blanks before a line, by its level."""
_LONGEST = 72
"""Characters of the first line of a commit message."""
_FEW = 4


def as_text(comparison: Comparison, sides: tuple[str, str]) -> str:
    """Write a comparison for a pipe or a file, marks as [-old-] and {+new+}."""
    return heading(comparison, sides) + text_of(lines(comparison)) + formatting(comparison)


def text_of(shown: Iterable[Line]) -> str:
    """Write lines for a pipe or a file."""
    return "".join(map(_line, shown))


def heading(comparison: Comparison, sides: tuple[str, str]) -> str:
    """Say what was compared with what."""
    return visible(title(comparison, sides)) + "\n"


def title(comparison: Comparison, sides: tuple[str, str]) -> str:
    """Name a comparison: `Changes of 1.2 from 2021/2022 to 2022/2023`."""
    return f"{_what(comparison)}{_of(comparison)} from {sides[0]} to {sides[1]}"


def _what(comparison: Comparison) -> str:
    if comparison.differs or any(change.is_unchanged for change in comparison.changes):
        return "Changes"
    return "No changes of wording" if comparison.formatting or comparison.changes else "No changes"


def _of(comparison: Comparison) -> str:
    return f" of {comparison.number}" if comparison.number else ""


def formatting(comparison: Comparison) -> str:
    """Name the files that are only written otherwise."""
    files = "".join(f"{visible(file)}: formatting only\n" for file in comparison.formatting)
    return f"\n{files}" if files else ""


def _line(line: Line) -> str:
    level, label, pieces = line
    space = "\n" if level is Level.SECTION or level is Level.DELIVERABLE else ""
    return space + paragraph(plain(pieces), f"{label} " if label and pieces else label, INDENT[level])


def as_short(comparison: Comparison) -> str:
    """Write one line fit for a commit message."""
    changes = [change for change in comparison.changes if change.differs]
    whole_files = {change.file for change in changes if change.is_whole_file}
    shown = [change for change in changes if change.is_whole_file or change.file not in whole_files]
    if not shown:
        written_otherwise = comparison.formatting or not all(change.is_unchanged for change in comparison.changes)
        told = "Formatting only" if written_otherwise else f"No changes{_of(comparison)}"
    elif len(shown) == 1 and len(shown[0].facts) == 1 and shown[0].facts[0].field:
        told = _single(shown[0])
    else:
        told = _counted(shown, _FEW)
        told = told if len(told) <= _LONGEST else _counted(shown, 1)
    return visible(_cut(told.replace("\n", " "))) + "\n"


def _single(change: Change) -> str:
    """Tell the only fact, or what it is about where it is too long to be told."""
    fact, name = change.facts[0], _name(change)
    told = f"{name} {plain(pieces(fact))}"
    if len(told) <= _LONGEST:
        return told
    verb = {What.ADDED: "Add", What.REMOVED: "Remove", What.REWORDED: "Reword"}.get(fact.what, "Change")
    return f"{verb} {fact.field.replace('_', ' ')} of {name}"


def _name(change: Change) -> str:
    return change.here.number or f"{change.kind} {change.here.year}".strip()


def _counted(changes: Sequence[Change], few: int) -> str:
    """Sum up, a few names at most: `Change 1.1.1.1 and 1.1.1.2; add 1.4.1.3; remove 9 items`."""
    verbs = {What.ADDED: "add", What.REMOVED: "remove"}
    groups: dict[str, list[str]] = {"change": [], "add": [], "remove": []}
    for change in changes:
        fact = change.facts[0]
        groups["change" if fact.field else verbs[fact.what]].append(_name(change))
    told = "; ".join(f"{verb} {_named(names, few)}" for verb, names in groups.items() if names)
    return told[:1].upper() + told[1:]


def _named(names: Sequence[str], few: int) -> str:
    if len(names) > few:
        return f"{len(names)} items"
    return joined(names)


def _cut(told: str) -> str:
    return told if len(told) <= _LONGEST else f"{told[: _LONGEST - 1].rstrip()}…"
