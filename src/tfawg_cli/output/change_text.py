"""A change as people read it: what an item said and says, and the lines of the files that differ."""

from collections.abc import Mapping
from datetime import date

from tfawg_cli.operations.changes.editing import Changed, Revision
from tfawg_cli.output.escaping import visible
from tfawg_cli.output.paragraphs import joined, paragraph
from tfawg_cli.output.unified_diff import changed_ranges, unified
from tfawg_cli.pasting import from_here
from tfawg_cli.records.calendar import day_in_words
from tfawg_cli.records.words import NOT_ASSESSED
from tfawg_cli.storage.records_writing import NewText
from tfawg_cli.yaml_text.spelling import Bare, Value

_FEW = 4
"""Fields that a list of changes names."""
_SHORT = 60
"""Characters of old and new value that fit in one line."""
_MARK = "to_confirm"
"""The field that carry-forward writes; taking it away is the confirmation."""
_MOST_RANGES = 4
"""Changed places of a file that are named."""


def as_text(revision: Revision) -> str:
    """Say what will change: each field with its old and new value."""
    width = max((len(old) for old, _ in revision.moved), default=0)
    moved = "".join(f"  {old:{width}} → {new}\n" for old, new in revision.moved)
    remarks = "".join(paragraph(visible(from_here(remark)), "", 2) for remark in revision.remarks)
    return f"{visible(revision.title)}\n" + "".join(_change(one) for one in revision.changes) + moved + remarks


def _change(change: Changed) -> str:
    old, new = _worded(change.field, change.old), _worded(change.field, change.new)
    if change.new is None and change.field.endswith(_MARK):
        return paragraph(old, f"{change.field.removesuffix(_MARK)}confirmed: ", 2)
    label = f"{change.field.replace('_', ' ')}: "
    if "\n" in new:
        return f"  {label.rstrip()}\n{paragraph(new, '', 4)}"
    if change.old is None:
        return paragraph(new, label, 2)
    if len(old) + len(new) <= _SHORT:
        return paragraph(f"{old} → {new}", label, 2)
    return paragraph(old, label, 2) + paragraph(new, " " * (len(label) - 2) + "→ ", 2)


def _worded(field: str, value: Value | None) -> str:
    if value is None or not value:
        return NOT_ASSESSED if field.rpartition(" ")[2] == "status" else "nothing"
    return _said(value)


def _said(value: Value) -> str:
    if isinstance(value, Bare):
        return day_in_words(date.fromisoformat(value))
    if isinstance(value, list):
        return "; ".join(map(_said, value))
    if isinstance(value, dict):
        about = ", ".join(_said(value[name]) for name in ("date", "by") if name in value)
        return f"{about}: {_said(value['text'])}" if about else _worded("text", value.get("text"))
    return value


def in_one_line(revision: Revision) -> str:
    """Say what a change means in a list of changes: what it is about, and the fields that it changes."""
    fields = list(dict.fromkeys(change.field.replace("_", " ") for change in revision.changes))
    rest = [f"{len(fields) - _FEW} more"] if len(fields) > _FEW else []
    return f"{revision.title}: {joined([*fields[:_FEW], *rest])}" if fields else revision.title


def written(texts: Mapping[str, NewText], after: str = "") -> str:
    """Say which lines of which files are new, what is to be said after that, and how the change is taken back."""
    lines = [f"wrote {file}" + (f", {_lines(text)}" if text.before is not None else "") for file, text in texts.items()]
    if any(text.before is None for text in texts.values()):
        lines.append("git does not know new files yet: git add data, before you commit")
    return "".join(map(paragraph, lines)) + after + undo_line()


def undo_line() -> str:
    """Give the last line of every command that writes records."""
    return from_here("undo: tfawg undo\n")


def _lines(text: NewText) -> str:
    """Name the changed lines as they are numbered now."""
    steps = changed_ranges(text.before or "", text.after)
    ranges = [(step.new + 1, step.new_end) for step in steps if step.new_end > step.new]
    if not ranges:
        fewer = sum(step.old_end - step.old for step in steps)
        return f"{fewer} line{'s' if fewer > 1 else ''} fewer at line {steps[0].new + 1}"
    named = [f"{start}" if start == end else f"{start} to {end}" for start, end in ranges[:_MOST_RANGES]]
    rest = [f"{len(ranges) - _MOST_RANGES} more places"] if len(ranges) > _MOST_RANGES else []
    one_line = len(ranges) == 1 and ranges[0][0] == ranges[0][1]
    return f"line{'' if one_line else 's'} {joined([*named, *rest])}"


def diff(texts: Mapping[str, NewText]) -> str:
    """Give a unified diff as git shows it."""
    return "".join(unified((file, file), text.before or "", text.after) for file, text in texts.items())
