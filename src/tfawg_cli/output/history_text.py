"""The history of an item as text, Markdown and JSON."""

from collections.abc import Iterator
from itertools import groupby

from tfawg_cli.operations.comparison.facts import Fact, Value, What
from tfawg_cli.operations.comparison.history import Event, History
from tfawg_cli.operations.comparison.years_of_item import Stage
from tfawg_cli.output.diff.as_json import fact_fields
from tfawg_cli.output.diff.fact_words import details, fields_of, pieces, remark, words
from tfawg_cli.output.diff.lines import Level, Line
from tfawg_cli.output.diff.markdown import markdown_of
from tfawg_cli.output.diff.marks import Piece
from tfawg_cli.output.diff.text import text_of
from tfawg_cli.output.escaping import visible
from tfawg_cli.output.listing import document
from tfawg_cli.records.calendar import day_in_words
from tfawg_cli.records.number import kind

_HASH = 12
"""Characters of a commit's hash that are shown to people."""


def as_text(history: History) -> str:
    """Write a history for a pipe or a file."""
    return text_of(lines(history))


def as_markdown(history: History) -> str:
    """Write a history as Markdown."""
    return markdown_of(lines(history))


def lines(history: History) -> Iterator[Line]:
    """Write a history as lines: a block for each year, in it the commits and what they did."""
    title = f": {history.title}" if history.title else ""
    yield Line(Level.TITLE, f"{kind(history.number).capitalize()} {history.number} of {history.year}{title}")
    for stage, events in groupby(history.events, key=lambda event: event.stage):
        yield Line(Level.SECTION, _named(stage, history))
        for event in events:
            yield Line(Level.EVENT, _who(event, history))
            for fact in event.facts:
                yield from _fact(fact, event)


def _named(stage: Stage, history: History) -> str:
    """Name a year; of the programme it is the year of the edition."""
    number = f", as {stage.number}" if stage.number != history.number else ""
    edition = "edition of " if stage.file != stage.plan_file else ""
    return f"{edition}{stage.year}{number}".capitalize()


def _who(event: Event, history: History) -> str:
    moment = event.moment
    if moment is None:
        return "not committed yet" if history.from_git else "in the records"
    return visible(f"{day_in_words(moment.day)}, {moment.author} ({moment.commit[:_HASH]}: {moment.subject})")


def _fact(fact: Fact, event: Event) -> Iterator[Line]:
    if fact.what is What.CARRIED:
        yield Line(Level.FACT, "", (Piece(f"carried from {words(fact.old)}"),))
    elif fact.field:
        yield Line(Level.FACT, "", tuple(pieces(fact, in_full=True)))
    else:
        said = fields_of(fact)
        text = words(said.get("text"))
        told = (f"{_came_or_went(fact, event)}: {text or '(no title)'}", remark(fact, in_full=True))
        yield Line(Level.FACT, "", tuple(Piece(part) for part in told if part))
        if fact.what is What.ADDED:
            yield from (Line(Level.DETAIL, "", (Piece(detail),)) for detail in details(said))


def _came_or_went(fact: Fact, event: Event) -> str:
    if fact.what is What.REMOVED:
        return "removed"
    if event.is_cut:
        return "there at the oldest commit of this clone"
    return f"created as {event.number}" if event.moment is not None else "says"


def as_json(history: History) -> str:
    """Write a history for programs, an entry for every fact."""
    return document("history", [_entry(event, fact) for event in history.events for fact in event.facts])


def _entry(event: Event, fact: Fact) -> dict[str, Value]:
    moment = event.moment
    return {
        "year": str(event.stage.year),
        "number": event.number,
        "date": moment.day.isoformat() if moment is not None else None,
        "author": moment.author if moment is not None else None,
        "commit": moment.commit if moment is not None else None,
        "subject": moment.subject if moment is not None else None,
        **fact_fields(fact),
    }
