"""A comparison as lines, the same for a pipe, a terminal and Markdown: grouped by key deliverable, as in minutes."""

from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

from tfawg_cli.operations.comparison.comparison import REGISTER, Change, Comparison, Section
from tfawg_cli.operations.comparison.facts import Fact, What
from tfawg_cli.output.diff.fact_words import details, fields_of, pieces, remark
from tfawg_cli.output.diff.marks import Piece
from tfawg_cli.output.speech import NO_OTHER, Speech, capitalised
from tfawg_cli.output.value_words import words


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


def lines(comparison: Comparison, speech: Speech = NO_OTHER) -> Iterator[Line]:
    """Write a comparison as lines."""
    several = len(comparison.sections) > 1 or not comparison.between_years
    for section in comparison.sections:
        if several:
            year = speech.say("Financial year {year}", year=section.name)
            yield Line(Level.SECTION, year if section.name else capitalised(speech.words(REGISTER)))
        yield from _section(section, speech, between_years=comparison.between_years)


def _section(section: Section, speech: Speech, *, between_years: bool) -> Iterator[Line]:
    whole_files = {change.file for change in section.changes if change.is_whole_file}
    shown = [change for change in section.changes if not change.is_item or change.file not in whole_files]
    for change in shown:
        if not change.is_item:
            yield from _loose(change, speech)
    for deliverable, changes in _by_deliverable(shown).items():
        title = section.titles.get(deliverable, "")
        heading = speech.say("Key deliverable {number}", number=deliverable)
        yield Line(Level.DELIVERABLE, f"{heading}{speech.colon}{title}" if title else heading)
        for change in changes:
            if not change.is_unchanged:
                yield from _item(change, speech, between_years=between_years)
        yield from _carried([change for change in changes if change.is_unchanged], speech)


def _carried(changes: Sequence[Change], speech: Speech) -> Iterator[Line]:
    """Name the actions that say the same in both years, and those whose timeline alone went with the year."""
    for label, moved in (("Carried unchanged:", False), ("Carried unchanged but for the year of the timeline:", True)):
        numbers = [change.here.number for change in changes if bool(change.facts[0].field) is moved]
        if numbers:
            yield Line(Level.ITEM, speech.words(label), (Piece(", ".join(numbers)),))


def _by_deliverable(changes: Sequence[Change]) -> Mapping[str, list[Change]]:
    found: dict[str, list[Change]] = {}
    for change in changes:
        if change.is_item:
            found.setdefault(change.here.number.partition(".")[0], []).append(change)
    return found


def _loose(change: Change, speech: Speech) -> Iterator[Line]:
    """Tell what a plan, an edition or the register says besides its items."""
    kind = speech.words(change.kind)
    for fact in change.facts:
        if fact.field:
            yield Line(Level.ITEM, "" if change.kind == REGISTER else kind, tuple(pieces(fact, speech)))
        else:
            what = "new, with {size}" if fact.what is What.ADDED else "removed, with {size}"
            told = speech.say(what, size=_size(words(fact.new or fact.old), speech))
            yield Line(Level.ITEM, kind, (Piece(told),))


def _size(size: str, speech: Speech) -> str:
    """Say how much a file holds: a number of items, or all."""
    number, _, items = size.partition(" ")
    return speech.count(int(number), size, f"{{n}} {items}") if number.isdecimal() else speech.words(size)


def _item(change: Change, speech: Speech, *, between_years: bool) -> Iterator[Line]:
    """Tell the facts of an item, below its words where they do not tell these themselves."""
    number, level = change.here.number, Level.ITEM
    if change.title and not any(fact.what is What.REWORDED or not fact.field for fact in change.facts):
        yield Line(Level.ITEM, number, (Piece(change.title),))
        level = Level.FACT
    for fact in change.facts:
        if fact.field:
            yield Line(level, number, tuple(pieces(fact, speech)))
        else:
            yield from _whole(change, fact, speech, between_years=between_years)


def _whole(change: Change, fact: Fact, speech: Speech, *, between_years: bool) -> Iterator[Line]:
    """Tell an item that came or went with all it says."""
    said = fields_of(fact)
    text = words(said.get("text")) or speech.words("(no title)")
    what = speech.words(_came_or_went(change, fact, between_years=between_years))
    told = [f"{what}{speech.colon}{text}", remark(fact, speech)]
    if change.probably:
        was = fact.what is What.ADDED
        probably = "(probably reworded from {number})" if was else "(probably reworded as {number})"
        told.append(speech.say(probably, number=change.probably))
    yield Line(Level.ITEM, change.here.number, tuple(Piece(part) for part in told if part))
    for detail in details(said, speech):
        yield Line(Level.DETAIL, "", (Piece(detail),))


def _came_or_went(change: Change, fact: Fact, *, between_years: bool) -> str:
    if fact.what is What.ADDED:
        return f"new {change.kind}"
    return "not continued" if between_years and change.kind == "action" else f"{change.kind} removed"
