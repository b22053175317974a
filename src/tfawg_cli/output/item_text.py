"""One item as text, Markdown and JSON."""

from collections.abc import Iterable, Sequence

from tfawg_cli.operations.questions.item import Item, Relative
from tfawg_cli.operations.sheets.cells import each
from tfawg_cli.output.escaping import markdown, width
from tfawg_cli.output.listing import document, said_of
from tfawg_cli.output.paragraphs import paragraph
from tfawg_cli.output.speech import NO_OTHER, Speech, capitalised
from tfawg_cli.output.value_words import words
from tfawg_cli.records.plan import Amendment
from tfawg_cli.records.words import NOT_ASSESSED

_SHOWN_APART = {"year", "number", "text", "status", "updates", "actions", "tasks", "sub_tasks", "points"}
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_STATUS_KINDS = {"action", "sub-task", "task"}
_COLUMN, _BETWEEN = 18, 2
"""Columns that labels take at least, and blanks behind the longest."""


def as_text(item: Item, speech: Speech = NO_OTHER) -> str:
    """Write an item for a terminal or a pipe."""
    said = _said(item, speech)
    column = max(_COLUMN, *(width(label) + _BETWEEN for label, _ in said))
    kind = speech.words(item.kind)
    blocks = [
        paragraph(_text(item, speech) or speech.words("(no title)"), f"{kind} {item.number}  "),
        "".join(paragraph(words, label + " " * (column - width(label)), 2) for label, words in said),
        *(_related(speech.words(heading), relatives, speech) for heading, relatives in _relatives(item)),
    ]
    return "\n".join(block for block in blocks if block)


def _text(item: Item, speech: Speech) -> str:
    return said_of(item.fields["text"], "text", speech)


def _relatives(item: Item) -> list[tuple[str, tuple[Relative, ...]]]:
    found = [("Under", item.above), ("Holds", item.below), ("Over the years", item.lineage)]
    return [(heading, relatives) for heading, relatives in found if relatives]


def _said(item: Item, speech: Speech) -> list[tuple[str, str]]:
    """List what the item says, with the label of each."""
    fields = item.fields
    found = [(speech.label("year"), said_of(fields["year"], "year", speech))]
    if item.kind in _STATUS_KINDS:
        found.append((speech.label("status"), said_of(fields["status"] or NOT_ASSESSED, "status", speech)))
    for field, value in fields.items():
        if field not in _SHOWN_APART and value not in (None, []):
            found.append((speech.label(field), said_of(value, field, speech)))
    points = zip(_LETTERS, each(fields.get("points")), strict=False)
    found += [(f"{letter})", point) for letter, point in points]
    updates, amended = fields.get("updates"), speech.words("amended")
    if isinstance(updates, list):
        found += [(speech.words("update"), words(update, "update", speech)) for update in updates]
    return [*found, *((amended, one) for one in _amended(item.amendments, speech))]


def _amended(amendments: Sequence[Amendment], speech: Speech) -> list[str]:
    """Tell amendments as the minutes do."""
    if not amendments:
        return []
    from tfawg_cli.operations.comparison.facts import as_entries

    return [words(one, "amendment", speech) for one in as_entries(amendments)]


def _related(heading: str, relatives: Iterable[Relative], speech: Speech) -> str:
    none = speech.words("(no title)")
    lines = [paragraph(f"{one.text or none}{_status(one, speech)}", _label(one, speech), 2) for one in relatives]
    return f"{heading}\n{''.join(lines)}"


def _label(one: Relative, speech: Speech) -> str:
    lead = f"{speech.words(one.relation)} {one.year}" if one.relation else speech.words(one.kind)
    return f"{lead} {one.number}  "


def _status(one: Relative, speech: Speech) -> str:
    return f" [{speech.words(str(one.status))}]" if one.status else ""


def as_json(item: Item) -> str:
    """Write an item for programs: its fields, and its relatives."""
    from tfawg_cli.operations.comparison.facts import as_entries

    related = {
        name: [one._asdict() for one in relatives]
        for name, relatives in (("above", item.above), ("below", item.below), ("lineage", item.lineage))
    }
    return document(item.kind, [item.fields | related | {"amendments": as_entries(item.amendments)}])


def as_markdown(item: Item, speech: Speech = NO_OTHER) -> str:
    """Write an item as Markdown."""
    colon = speech.colon.rstrip()
    heading = f"# {capitalised(speech.words(item.kind))} {item.number}"
    lines = [heading, "", markdown(_text(item, speech)), ""]
    lines += [f"- **{label}{colon}** {markdown(said)}" for label, said in _said(item, speech)]
    for title, relatives in _relatives(item):
        lines += ["", f"## {speech.words(title)}", ""]
        lines += [
            f"- {_label(one, speech).strip()} {markdown(one.text or '')}{markdown(_status(one, speech))}"
            for one in relatives
        ]
    return "\n".join(lines) + "\n"
