"""A year at a glance as text: one screen of 24 lines with 80 columns, the lines around it included."""

import textwrap

from tfawg_cli.operations.questions.overview import DeliverableCount, OpenYear, Overview, Tally
from tfawg_cli.output.escaping import visible, width
from tfawg_cli.output.finding_lines import counted_words
from tfawg_cli.output.paragraphs import line_width, paragraph
from tfawg_cli.output.speech import NO_OTHER, Speech
from tfawg_cli.pasting import from_here
from tfawg_cli.records.plan import Decision
from tfawg_cli.records.words import DecidedOn

Forms = tuple[str, str]
"""Words about a number: of one, and of several."""

_LEAST = 20
"""Columns below which the beginning of a text says nothing."""
_STATES = {
    "draft": "draft: no decision is recorded",
    "endorsed": "endorsed, not yet approved",
    "approved": "approved",
    "closed": "closed",
}
_ACTIONS = ("{n} action", "{n} actions")


def as_text(view: Overview, speech: Speech = NO_OTHER) -> str:
    """Write the overview of a year."""
    sub_tasks = _count(view.sub_tasks, ("{n} sub-task", "{n} sub-tasks"), speech)
    counts = [_actions(view, speech), paragraph(_counts(view.sub_tasks, speech), f"{sub_tasks}{speech.colon}")]
    records = f"{speech.words('Records')}{speech.colon}{counted_words(view.findings, speech=speech)}\n"
    heading = speech.say("Annual Work Plan {year}", year=view.year)
    blocks = [
        f"{heading}\n" + "".join(paragraph(line, "", 2) for line in _head(view, speech)),
        "".join(counts) + (_bodies(view, speech) if view.actions else ""),
        (_open(view, speech) if view.actions else "")
        + f"{records}{speech.words('Next')}{speech.colon}{from_here(view.next_step)}\n",
    ]
    return "\n".join(blocks)


def _head(view: Overview, speech: Speech) -> list[str]:
    also = ", ".join(_open_year(one, speech) for one in view.also_open)
    open_too = [f"{speech.words('open as well')}{speech.colon}{also}"] if also else []
    return [_state(view, speech), *(visible(_decided(one, speech)) for one in view.decisions), *open_too]


def _open_year(one: OpenYear, speech: Speech) -> str:
    waiting = speech.count(one.to_confirm, "{n} item to confirm", "{n} items to confirm")
    state = speech.words(one.state, "state")
    return f"{one.year} ({state}, {waiting})" if one.to_confirm else f"{one.year} ({state})"


def _decided(one: Decision, speech: Speech) -> str:
    """Say who decided what, and when: `endorsed by TFAWG, session 14, 9 March 2022`."""
    said = (
        speech.say("{verb} by {body}", verb=speech.words(one.verb, one.on), body=one.by),
        speech.say("session {number}", number=one.session) if one.session else "",
        speech.day(one.date) if one.date is not None else "",
    )
    about = f" ({speech.words(one.on)})" if one.on is DecidedOn.PROGRESS_REPORT else ""
    return ", ".join(filter(None, said)) + about


def _state(view: Overview, speech: Speech) -> str:
    state = speech.words(_STATES[view.state], "state")
    if not view.edition:
        return state + speech.words("; its Work Programme is missing")
    if view.edition == view.year:
        return state
    return state + speech.say("; its Work Programme is the edition of {year}", year=view.edition)


def _total(tally: Tally) -> int:
    return sum(count for _, count in tally)


def _count(tally: Tally, forms: Forms, speech: Speech) -> str:
    return speech.count(_total(tally), *forms)


def _actions(view: Overview, speech: Speech) -> str:
    """Write the counts of the actions, and below them those of each key deliverable."""
    label = f"{_count(view.actions, _ACTIONS, speech)}{speech.colon}  "
    return paragraph(_counts(view.actions, speech), label) + "".join(
        _deliverable(one, speech) for one in view.deliverables
    )


def _counts(tally: Tally, speech: Speech) -> str:
    counts = (f"{count} {speech.words(label, 'several' if count > 1 else '')}" for label, count in tally)
    return ", ".join(counts) or speech.words("none", "sub-tasks")


def _deliverable(one: DeliverableCount, speech: Speech) -> str:
    """Write number and counts of a key deliverable and as much of its text as fits behind them; `show` has it whole."""
    label = f"{one.number}  {_count(one.actions, _ACTIONS, speech)}{speech.colon}"
    counts = _counts(one.actions, speech)
    room = line_width() - width(f"  {label}{counts}  ")
    text = textwrap.shorten(visible(one.text), room, placeholder=" …") if room > _LEAST else ""
    return paragraph(f"{counts}  {text}".rstrip(), label, 2)


def _bodies(view: Overview, speech: Speech) -> str:
    names = ", ".join(f"{visible(name)} {count}" for name, count in view.bodies)
    mentions = _count(view.bodies, ("{n} mention of bodies", "{n} mentions of bodies"), speech)
    return paragraph(names or speech.words("none", "mentions"), f"{mentions}{speech.colon}")


def _open(view: Overview, speech: Speech) -> str:
    resting = view.resting_without_actions
    besides = speech.say(" (+{n} at rest)", n=resting) if resting else ""
    found = (
        (("{n} sub-task without action", "{n} sub-tasks without action"), besides, view.without_actions),
        (("{n} action without timeline", "{n} actions without timeline"), "", view.without_timeline),
        (("{n} action not reported on", "{n} actions not reported on"), "", view.not_reported),
        (("{n} item to confirm", "{n} items to confirm"), "", view.to_confirm),
    )
    lines = [
        paragraph(_named(numbers, speech), f"{speech.count(len(numbers), *forms)}{more}{speech.colon}", 2)
        for forms, more, numbers in found
        if numbers
    ]
    return f"{speech.words('Open')}\n" + ("".join(lines) or f"  {speech.words('nothing')}\n")


def _named(numbers: tuple[str, ...], speech: Speech) -> str:
    """Name the first few; `list` has them all."""
    most = 4
    rest = speech.say(" and {n} more", n=len(numbers) - most) if len(numbers) > most else ""
    return ", ".join(numbers[:most]) + rest
