"""A comparison as plain text, and as one line fit for a commit message."""

from collections.abc import Sequence

from tfawg_cli.operations.changes import Change, Comparison
from tfawg_cli.operations.facts import What
from tfawg_cli.output.diff_lines import Level, Line, lines
from tfawg_cli.output.escaping import visible
from tfawg_cli.output.fact_words import pieces
from tfawg_cli.output.marks import plain
from tfawg_cli.output.paragraphs import paragraph

INDENT = {Level.SECTION: 0, Level.DELIVERABLE: 0, Level.ITEM: 2, Level.FACT: 4, Level.DETAIL: 6}
_LONGEST = 72
"""Characters of the first line of a commit message."""
_FEW = 4


def as_text(comparison: Comparison, sides: tuple[str, str]) -> str:
    """Write a comparison for a pipe or a file, marks as [-old-] and {+new+}."""
    return "".join([heading(comparison, sides), *map(_line, lines(comparison)), formatting(comparison)])


def heading(comparison: Comparison, sides: tuple[str, str]) -> str:
    """Say what was compared with what."""
    told = "Changes" if comparison.changes else "No changes"
    return visible(f"{told} from {sides[0]} to {sides[1]}") + "\n"


def formatting(comparison: Comparison) -> str:
    """Name the files that are only written otherwise."""
    files = "".join(f"{visible(file)}: formatting only\n" for file in comparison.formatting)
    return f"\n{files}" if files else ""


def _line(line: Line) -> str:
    space = "\n" if line.level <= Level.DELIVERABLE else ""
    label = f"{line.label} " if line.label and line.pieces else line.label
    return space + paragraph(plain(line.pieces), label, INDENT[line.level])


def as_short(comparison: Comparison) -> str:
    """Write one line fit for a commit message."""
    changes = [change for change in comparison.changes if change.differs]
    whole_files = {change.file for change in changes if change.is_whole_file}
    shown = [change for change in changes if change.is_whole_file or change.file not in whole_files]
    if not shown:
        told = "Formatting only" if comparison.formatting else "No changes"
    elif len(shown) == 1 and len(shown[0].facts) == 1 and shown[0].facts[0].field:
        told = f"{_name(shown[0])} {plain(pieces(shown[0].facts[0]))}"
    else:
        told = _counted(shown)
    return visible(_cut(told)) + "\n"


def _name(change: Change) -> str:
    return change.here.number or f"{change.kind} {change.here.year}".strip()


def _counted(changes: Sequence[Change]) -> str:
    """Sum up: `Change 1.1.1.1 and 1.1.1.2; add 1.4.1.3; remove 3 items`."""
    verbs = {What.ADDED: "add", What.REMOVED: "remove"}
    groups: dict[str, list[str]] = {"change": [], "add": [], "remove": []}
    for change in changes:
        fact = change.facts[0]
        groups["change" if fact.field else verbs[fact.what]].append(_name(change))
    told = "; ".join(f"{verb} {_named(names)}" for verb, names in groups.items() if names)
    return told[:1].upper() + told[1:]


def _named(names: Sequence[str]) -> str:
    if len(names) > _FEW:
        return f"{len(names)} items"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _cut(told: str) -> str:
    return told if len(told) <= _LONGEST else f"{told[: _LONGEST - 1].rstrip()}…"
