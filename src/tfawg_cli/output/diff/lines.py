"""A comparison as lines, the same for a pipe, a terminal and Markdown: grouped by key deliverable, as in minutes."""

from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

from tfawg_cli.operations.comparison.comparison import REGISTER, Change, Comparison, Section
from tfawg_cli.operations.comparison.facts import Fact, What
from tfawg_cli.output.diff.fact_words import details, fields_of, pieces, remark, words
from tfawg_cli.output.diff.marks import Piece


class Level(IntEnum):
    """What a line is."""

    TITLE = 1
    SECTION = 2
    DELIVERABLE = 3
    EVENT = 4
    ITEM = 5
    FACT = 6
    DETAIL = 7


class Line(NamedTuple):
    """A line: a label that is never marked, and its words."""

    level: Level
    label: str
    pieces: tuple[Piece, ...] = ()


def lines(comparison: Comparison) -> Iterator[Line]:
    """Write a comparison as lines."""
    several = len(comparison.sections) > 1 or not comparison.between_years
    for section in comparison.sections:
        if several:
            yield Line(Level.SECTION, f"Financial year {section.name}" if section.name else REGISTER.capitalize())
        yield from _section(section, between_years=comparison.between_years)


def _section(section: Section, *, between_years: bool) -> Iterator[Line]:
    whole_files = {change.file for change in section.changes if change.is_whole_file}
    shown = [change for change in section.changes if not change.is_item or change.file not in whole_files]
    for change in shown:
        if not change.is_item:
            yield from _loose(change)
    for deliverable, changes in _by_deliverable(shown).items():
        title = section.titles.get(deliverable, "")
        yield Line(Level.DELIVERABLE, f"Key deliverable {deliverable}{f': {title}' if title else ''}")
        for change in changes:
            if not change.is_unchanged:
                yield from _item(change, between_years=between_years)
        yield from _carried([change for change in changes if change.is_unchanged])


def _carried(changes: Sequence[Change]) -> Iterator[Line]:
    """Name the actions that say the same in both years, and those whose timeline alone went with the year."""
    for label, moved in (("Carried unchanged:", False), ("Carried unchanged but for the year of the timeline:", True)):
        numbers = [change.here.number for change in changes if bool(change.facts[0].field) is moved]
        if numbers:
            yield Line(Level.ITEM, label, (Piece(", ".join(numbers)),))


def _by_deliverable(changes: Sequence[Change]) -> Mapping[str, list[Change]]:
    found: dict[str, list[Change]] = {}
    for change in changes:
        if change.is_item:
            found.setdefault(change.here.number.partition(".")[0], []).append(change)
    return found


def _loose(change: Change) -> Iterator[Line]:
    """Tell what a plan, an edition or the register says besides its items."""
    label = "" if change.kind == REGISTER else change.kind
    for fact in change.facts:
        if fact.field:
            yield Line(Level.ITEM, label, tuple(pieces(fact)))
        else:
            what = "new" if fact.what is What.ADDED else "removed"
            yield Line(Level.ITEM, change.kind, (Piece(f"{what}, with {words(fact.new or fact.old)}"),))


def _item(change: Change, *, between_years: bool) -> Iterator[Line]:
    """Tell the facts of an item, below its words where they do not tell these themselves."""
    number, level = change.here.number, Level.ITEM
    if change.title and not any(fact.what is What.REWORDED or not fact.field for fact in change.facts):
        yield Line(Level.ITEM, number, (Piece(change.title),))
        level = Level.FACT
    for fact in change.facts:
        if fact.field:
            yield Line(level, number, tuple(pieces(fact)))
        else:
            yield from _whole(change, fact, between_years=between_years)


def _whole(change: Change, fact: Fact, *, between_years: bool) -> Iterator[Line]:
    """Tell an item that came or went with all it says."""
    said = fields_of(fact)
    text = words(said.get("text"))
    told = [f"{_came_or_went(change, fact, between_years=between_years)}: {text or '(no title)'}", remark(fact)]
    if change.probably:
        to_or_from = "from" if fact.what is What.ADDED else "as"
        told.append(f"(probably reworded {to_or_from} {change.probably})")
    yield Line(Level.ITEM, change.here.number, tuple(Piece(part) for part in told if part))
    for detail in details(said):
        yield Line(Level.DETAIL, "", (Piece(detail),))


def _came_or_went(change: Change, fact: Fact, *, between_years: bool) -> str:
    if fact.what is What.ADDED:
        return f"new {change.kind}"
    return "not continued" if between_years and change.kind == "action" else f"{change.kind} removed"
