"""A change as people read it: what an item said and says, and the lines of the files that differ."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from difflib import SequenceMatcher, unified_diff

from tfawg_cli.operations.editing import Changed, Revision
from tfawg_cli.output.escaping import visible
from tfawg_cli.output.paragraphs import paragraph
from tfawg_cli.records.calendar import day_in_words
from tfawg_cli.storage.records_writing import NewText
from tfawg_cli.yaml_text.spelling import Bare, Value

_CONTEXT = 3
"""Lines around a change that a diff shows."""
_MARGIN = 50
"""Lines around the first and the last difference that are compared as well: empty ones may be paired otherwise."""
_HUNK = re.compile(r"\A@@ -(\d+)(,\d+|) \+(\d+)(,\d+|) @@")
_SHORT = 60
"""Characters of old and new value that fit in one line."""
_MOST_RANGES = 4
"""Changed places of a file that are named."""


def as_text(revision: Revision) -> str:
    """Say what will change: each field with its old and new value."""
    width = max((len(old) for old, _ in revision.moved), default=0)
    moved = "".join(f"  {old:{width}} → {new}\n" for old, new in revision.moved)
    remarks = "".join(paragraph(remark, "", 2) for remark in revision.remarks)
    return f"{visible(revision.title)}\n" + "".join(_change(one) for one in revision.changes) + moved + remarks


def _change(change: Changed) -> str:
    label = f"{change.field.replace('_', ' ')}: "
    old, new = _said(change.old), _said(change.new)
    if change.old is None:
        return paragraph(new, label, 2)
    if len(old) + len(new) <= _SHORT:
        return paragraph(f"{old} → {new}", label, 2)
    return paragraph(old, label, 2) + paragraph(new, " " * (len(label) - 2) + "→ ", 2)


def _said(value: Value | None) -> str:
    if isinstance(value, Bare):
        return day_in_words(date.fromisoformat(value))
    if isinstance(value, list):
        return "; ".join(_said(one) for one in value) or "nothing"
    if isinstance(value, dict):
        about = ", ".join(_said(value[name]) for name in ("date", "by") if name in value)
        return f"{about}: {_said(value['text'])}" if about else _said(value.get("text"))
    return value or "nothing"


def written(texts: Mapping[str, NewText], undo: str, remark: str) -> str:
    """Say which lines of which files are new, and how to take the change back."""
    lines = [f"wrote {file}, {_lines(text)}\n" for file, text in texts.items()]
    if undo:
        lines.append(f"undo: {visible(undo)}{f'   ({remark})' if remark else ''}\n")
    return "".join(lines)


def _lines(text: NewText) -> str:
    """Name the changed lines as they are numbered now."""
    before, after = (text.before or "").splitlines(), text.after.splitlines()
    first, behind = _alike(before, after)
    old, new = before[first : len(before) - behind], after[first : len(after) - behind]
    steps = SequenceMatcher(None, old, new).get_opcodes()
    ranges = [(first + b + 1, first + b_end) for step, _, _, b, b_end in steps if step != "equal" and b_end > b]
    if not ranges:
        fewer = len(before) - len(after)
        return f"{fewer} line{'s' if fewer > 1 else ''} fewer at line {first + 1}"
    named = [f"{start}" if start == end else f"{start} to {end}" for start, end in ranges[:_MOST_RANGES]]
    rest = [f"{len(ranges) - _MOST_RANGES} more places"] if len(ranges) > _MOST_RANGES else []
    one_line = len(ranges) == 1 and ranges[0][0] == ranges[0][1]
    return f"line{'' if one_line else 's'} {_joined([*named, *rest])}"


def _joined(words: Sequence[str]) -> str:
    """Join words as a sentence does: a, b and c."""
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def _alike(before: Sequence[str], after: Sequence[str]) -> tuple[int, int]:
    """Count the first and the last lines that are the same in both."""
    shorter = min(len(before), len(after))
    first = next((n for n in range(shorter) if before[n] != after[n]), shorter)
    behind = next((n for n in range(shorter - first) if before[-1 - n] != after[-1 - n]), shorter - first)
    return first, behind


def diff(texts: Mapping[str, NewText]) -> str:
    """Give a unified diff as git shows it."""
    return "".join(unified((file, file), text.before or "", text.after) for file, text in texts.items())


def unified(files: tuple[str, str], before: str, after: str) -> str:
    """Give a unified diff of two texts that stand in two files."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    # Not all lines are compared: most changes are small, and files are not.
    first, behind = (max(0, alike - _MARGIN) for alike in _alike(old, new))
    old, new = (lines[first : len(lines) - behind] for lines in (old, new))
    lines = unified_diff(old, new, f"a/{files[0]}", f"b/{files[1]}", n=_CONTEXT)
    return "".join(_line(_HUNK.sub(lambda hunk: _moved(hunk, first), line)) for line in lines)


def _moved(hunk: re.Match[str], lines: int) -> str:
    """Give the head of a hunk the line numbers of the whole file."""
    return f"@@ -{int(hunk[1]) + lines}{hunk[2]} +{int(hunk[3]) + lines}{hunk[4]} @@"


def _line(line: str) -> str:
    end = "\n" if line.endswith("\n") else "\n\\ No newline at end of file\n"
    return visible(line.rstrip("\r\n")) + end
