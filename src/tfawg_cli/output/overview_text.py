"""A year at a glance as text, one screen."""

import textwrap

from tfawg_cli.operations.questions.overview import Overview, Tally
from tfawg_cli.output.escaping import visible
from tfawg_cli.output.finding_lines import counted_words
from tfawg_cli.output.paragraphs import paragraph

_STATES = {
    "draft": "draft: no decision is recorded",
    "endorsed": "endorsed, not yet approved",
    "approved": "approved",
    "closed": "closed",
}


def as_text(view: Overview) -> str:
    """Write the overview of a year."""
    has_actions = bool(view.actions)
    blocks = [
        f"Annual Work Plan {view.year}\n" + "".join(paragraph(line, "", 2) for line in _head(view)),
        _statuses(view),
        _deliverables(view) if view.deliverables else "",
        _bodies(view) if has_actions else "",
        _open(view) if has_actions else "",
        f"Records: {counted_words(view.findings)}\nNext: {view.next_step}\n",
    ]
    return "\n".join(block for block in blocks if block)


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


def _statuses(view: Overview) -> str:
    return paragraph(_counts(view.actions), f"{_plural(_total(view.actions), 'action')}:   ") + paragraph(
        _counts(view.sub_tasks), f"{_plural(_total(view.sub_tasks), 'sub-task')}: "
    )


def _counts(tally: Tally) -> str:
    return ", ".join(f"{count} {label}" for label, count in tally) or "none"


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _deliverables(view: Overview) -> str:
    lines = ["Actions by key deliverable\n"]
    for one in view.deliverables:
        lines.append(paragraph(_counts(one.actions), f"{one.number}  {_plural(_total(one.actions), 'action')}: ", 2))
        lines.append(paragraph(_shortened(one.text), "", 5))
    return "".join(lines)


def _shortened(text: str) -> str:
    """Cut a long text at a word; the whole one is in `show`."""
    return textwrap.shorten(text, 68, placeholder=" …")


def _bodies(view: Overview) -> str:
    mentions = _total(view.bodies)
    names = ", ".join(f"{visible(name)} {count}" for name, count in view.bodies)
    heading = f"{_plural(mentions, 'mention')} of responsible bodies (an action of two bodies counts for both)"
    return paragraph(heading) + paragraph(names or "none", "", 2)


def _open(view: Overview) -> str:
    found = (
        ("sub-task", "without action", view.without_actions),
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
    most = 8
    rest = f" and {len(numbers) - most} more" if len(numbers) > most else ""
    return ", ".join(numbers[:most]) + rest
