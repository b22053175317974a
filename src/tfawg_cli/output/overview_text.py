"""A year at a glance as text: one screen of 24 lines with 80 columns, the lines around it included."""

import textwrap

from tfawg_cli.operations.questions.overview import DeliverableCount, Overview, Tally
from tfawg_cli.output.escaping import visible, width
from tfawg_cli.output.finding_lines import counted_words
from tfawg_cli.output.paragraphs import line_width, paragraph
from tfawg_cli.pasting import from_here

_LEAST = 20
"""Columns below which the beginning of a text says nothing."""
_STATES = {
    "draft": "draft: no decision is recorded",
    "endorsed": "endorsed, not yet approved",
    "approved": "approved",
    "closed": "closed",
}


def as_text(view: Overview) -> str:
    """Write the overview of a year."""
    counts = [_actions(view), paragraph(_counts(view.sub_tasks), f"{_plural(_total(view.sub_tasks), 'sub-task')}: ")]
    blocks = [
        f"Annual Work Plan {view.year}\n" + "".join(paragraph(line, "", 2) for line in _head(view)),
        "".join(counts) + (_bodies(view) if view.actions else ""),
        (_open(view) if view.actions else "")
        + f"Records: {counted_words(view.findings)}\nNext: {from_here(view.next_step)}\n",
    ]
    return "\n".join(blocks)


def _head(view: Overview) -> list[str]:
    also = [f"open as well: {', '.join(view.also_open)}"] if view.also_open else []
    return [_state(view), *(visible(decision) for decision in view.decisions), *also]


def _state(view: Overview) -> str:
    if not view.edition:
        return f"{_STATES[view.state]}; its Work Programme is missing"
    other_edition = f"; its Work Programme is the edition of {view.edition}" if view.edition != view.year else ""
    return _STATES[view.state] + other_edition


def _total(tally: Tally) -> int:
    return sum(count for _, count in tally)


def _actions(view: Overview) -> str:
    """Write the counts of the actions, and below them those of each key deliverable."""
    counts = paragraph(_counts(view.actions), f"{_plural(_total(view.actions), 'action')}:   ")
    return counts + "".join(map(_deliverable, view.deliverables))


def _counts(tally: Tally) -> str:
    return ", ".join(f"{count} {label}" for label, count in tally) or "none"


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _deliverable(one: DeliverableCount) -> str:
    """Write number and counts of a key deliverable and as much of its text as fits behind them; `show` has it whole."""
    label = f"{one.number}  {_plural(_total(one.actions), 'action')}: "
    room = line_width() - width(f"  {label}{_counts(one.actions)}  ")
    text = textwrap.shorten(visible(one.text), room, placeholder=" …") if room > _LEAST else ""
    return paragraph(f"{_counts(one.actions)}  {text}".rstrip(), label, 2)


def _bodies(view: Overview) -> str:
    mentions = _total(view.bodies)
    names = ", ".join(f"{visible(name)} {count}" for name, count in view.bodies)
    return paragraph(names or "none", f"{_plural(mentions, 'mention')} of bodies: ")


def _open(view: Overview) -> str:
    resting = view.resting_without_actions
    besides = f" (+{resting} at rest)" if resting else ""
    found = (
        ("sub-task", f"without action{besides}", view.without_actions),
        ("action", "without timeline", view.without_timeline),
        ("action", "not reported on", view.not_reported),
        ("item", "to confirm", view.to_confirm),
    )
    lines = [
        paragraph(_named(numbers), f"{_plural(len(numbers), noun)} {what}: ", 2)
        for noun, what, numbers in found
        if numbers
    ]
    return "Open\n" + ("".join(lines) or "  nothing\n")


def _named(numbers: tuple[str, ...]) -> str:
    """Name the first few; `list` has them all."""
    most = 4
    rest = f" and {len(numbers) - most} more" if len(numbers) > most else ""
    return ", ".join(numbers[:most]) + rest
