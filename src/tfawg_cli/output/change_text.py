"""A change as people read it: what an item said and says, and the lines of the files that differ."""

import re
import shlex
from collections.abc import Mapping, Sequence
from datetime import date
from difflib import SequenceMatcher, unified_diff

from tfawg_cli.operations.editing import Changed, Revision
from tfawg_cli.output.escaping import visible
from tfawg_cli.output.paragraphs import joined, paragraph
from tfawg_cli.records.calendar import day_in_words
from tfawg_cli.storage.records_writing import NewText
from tfawg_cli.yaml_text.spelling import Bare, Value

_AROUND = 30
"""Lines around a change that are compared with it."""
_HUNK = re.compile(r"\A@@ -(\d+)(,\d+|) \+(\d+)(,\d+|) @@")
_MEANS_SOMETHING = re.compile(r'["$`\\!%]')
"""What some shell does not take for itself between double quotes."""
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
    remarks = "".join(paragraph(remark, "", 2) for remark in revision.remarks)
    return f"{visible(revision.title)}\n" + "".join(_change(one) for one in revision.changes) + moved + remarks


def _change(change: Changed) -> str:
    old, new = _said(change.old), _said(change.new)
    if change.new is None and change.field.endswith(_MARK):
        return paragraph(old, f"{change.field.removesuffix(_MARK)}confirmed: ", 2)
    label = f"{change.field.replace('_', ' ')}: "
    if "\n" in new:
        return f"  {label.rstrip()}\n" + "".join(f"    {visible(line)}".rstrip() + "\n" for line in new.split("\n"))
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


def written(texts: Mapping[str, NewText], undo: Sequence[Sequence[str]], remark: str) -> str:
    """Say which lines of which files are new, and the commands that take the change back, with a remark on the last.

    The remark is a comment for most shells, so that the line can be copied whole; without a command it stands alone.
    """
    lines = [f"wrote {file}, {_lines(text)}" for file, text in texts.items()]
    for command in undo:
        head = "undo" if command is undo[0] else "then"
        lines.append(f"{head}: tfawg {' '.join(map(_quoted, command))}")
    if remark and undo:
        lines[-1] += f"   # {remark}"
    elif remark:
        lines.append(remark)
    return "".join(f"{visible(line)}\n" for line in lines)


def _quoted(word: str) -> str:
    """Quote a word for the shells of Windows too, which know double quotes only; where those will not do, for POSIX."""
    needs_it = shlex.quote(word) != word
    return f'"{word}"' if needs_it and not _MEANS_SOMETHING.search(word) else shlex.quote(word)


def _lines(text: NewText) -> str:
    """Name the changed lines as they are numbered now."""
    before, after = (text.before or "").splitlines(), text.after.splitlines()
    first, old, new = _middle(before, after)
    steps = [step for step in SequenceMatcher(None, old, new).get_opcodes() if step[0] != "equal"]
    ranges = [(first + b + 1, first + b_end) for _, _, _, b, b_end in steps if b_end > b]
    if not ranges:
        fewer = len(before) - len(after)
        return f"{fewer} line{'s' if fewer > 1 else ''} fewer at line {first + steps[0][3] + 1}"
    named = [f"{start}" if start == end else f"{start} to {end}" for start, end in ranges[:_MOST_RANGES]]
    rest = [f"{len(ranges) - _MOST_RANGES} more places"] if len(ranges) > _MOST_RANGES else []
    one_line = len(ranges) == 1 and ranges[0][0] == ranges[0][1]
    return f"line{'' if one_line else 's'} {joined([*named, *rest])}"


def _middle(before: Sequence[str], after: Sequence[str]) -> tuple[int, Sequence[str], Sequence[str]]:
    """Give the lines between the first and the last that differ, and how many are before them.

    Most changes are small, and files are not. Some more lines are given on both sides: enough to see an inserted item
    as such where it begins or ends as its neighbours do.
    """
    shorter = min(len(before), len(after))
    first = next((n for n in range(shorter) if before[n] != after[n]), shorter)
    behind = next((n for n in range(shorter - first) if before[-1 - n] != after[-1 - n]), shorter - first)
    first, behind = max(0, first - _AROUND), max(0, behind - _AROUND)
    return first, before[first : len(before) - behind], after[first : len(after) - behind]


def diff(texts: Mapping[str, NewText]) -> str:
    """Give a unified diff as git shows it."""
    return "".join(unified((file, file), text.before or "", text.after) for file, text in texts.items())


def unified(files: tuple[str, str], before: str, after: str) -> str:
    """Give a unified diff of two texts that stand in two files."""
    first, old, new = _middle(before.splitlines(keepends=True), after.splitlines(keepends=True))
    lines = unified_diff(old, new, f"a/{files[0]}", f"b/{files[1]}")
    return "".join(_line(_HUNK.sub(lambda hunk: _moved(hunk, first), line)) for line in lines)


def _moved(hunk: re.Match[str], lines: int) -> str:
    """Give the head of a hunk the line numbers of the whole file."""
    return f"@@ -{int(hunk[1]) + lines}{hunk[2]} +{int(hunk[3]) + lines}{hunk[4]} @@"


def _line(line: str) -> str:
    end = "\n" if line.endswith("\n") else "\n\\ No newline at end of file\n"
    return visible(line.rstrip("\r\n")) + end
