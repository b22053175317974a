"""The history of an item as text, Markdown and JSON."""

from collections.abc import Iterator
from itertools import groupby

from tfawg_cli.operations.comparison.facts import Fact, Value, What
from tfawg_cli.operations.comparison.history import Event, History
from tfawg_cli.operations.comparison.years_of_item import Stage
from tfawg_cli.output.diff.as_json import fact_fields
from tfawg_cli.output.diff.fact_words import details, fields_of, pieces, remark
from tfawg_cli.output.diff.lines import Level, Line
from tfawg_cli.output.diff.markdown import markdown_of
from tfawg_cli.output.diff.marks import Piece
from tfawg_cli.output.diff.text import text_of
from tfawg_cli.output.escaping import visible
from tfawg_cli.output.listing import document
from tfawg_cli.output.speech import NO_OTHER, Speech, capitalised
from tfawg_cli.output.value_words import words
from tfawg_cli.records.number import kind

_HASH = 12
"""Characters of a commit's hash that are shown to people."""


def as_text(history: History, speech: Speech = NO_OTHER) -> str:
    """Write a history for a pipe or a file."""
    return text_of(lines(history, speech))


def as_markdown(history: History, speech: Speech = NO_OTHER) -> str:
    """Write a history as Markdown."""
    return markdown_of(lines(history, speech))


def lines(history: History, speech: Speech = NO_OTHER) -> Iterator[Line]:
    """Write a history as lines: a block for each year, in it the commits and what they did."""
    title = f"{speech.colon}{history.title}" if history.title else ""
    item = f"{capitalised(speech.words(kind(history.number)))} {history.number}"
    yield Line(Level.TITLE, speech.say("{item} of {year}", item=item, year=history.year) + title)
    for stage, events in groupby(history.events, key=lambda event: event.stage):
        yield Line(Level.SECTION, _named(stage, history, speech))
        for event in events:
            yield Line(Level.EVENT, _who(event, history, speech))
            for fact in event.facts:
                yield from _fact(fact, event, speech)


def _named(stage: Stage, history: History, speech: Speech) -> str:
    """Name a year; of the programme it is the year of the edition."""
    number = speech.say(", as {number}", number=stage.number) if stage.number != history.number else ""
    of_plan = stage.file == stage.plan_file
    year = str(stage.year) if of_plan else speech.say("edition of {year}", year=stage.year)
    return capitalised(f"{year}{number}")


def _who(event: Event, history: History, speech: Speech) -> str:
    moment = event.moment
    if moment is None:
        return speech.words("not committed yet" if history.from_git else "in the records")
    commit = f"{moment.commit[:_HASH]}{speech.colon}{moment.subject}"
    return visible(f"{speech.day(moment.day)}, {moment.author} ({commit})")


def _fact(fact: Fact, event: Event, speech: Speech) -> Iterator[Line]:
    if fact.what is What.CARRIED:
        yield Line(Level.FACT, "", (Piece(f"{speech.words('carried from')} {words(fact.old)}"),))
    elif fact.field:
        yield Line(Level.FACT, "", tuple(pieces(fact, speech, in_full=True)))
    else:
        said = fields_of(fact)
        text = words(said.get("text")) or speech.words("(no title)")
        told = (f"{_came_or_went(fact, event, speech)}{speech.colon}{text}", remark(fact, speech, in_full=True))
        yield Line(Level.FACT, "", tuple(Piece(part) for part in told if part))
        if fact.what is What.ADDED:
            yield from (Line(Level.DETAIL, "", (Piece(detail),)) for detail in details(said, speech))


def _came_or_went(fact: Fact, event: Event, speech: Speech) -> str:
    if fact.what is What.REMOVED:
        return speech.words("removed")
    if event.is_cut:
        return speech.words("there at the oldest commit of this clone")
    if event.moment is None:
        return speech.words("says")
    return speech.say("created as {number}", number=event.number)


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
