"""Findings as text, JSON and workflow annotations."""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from tfawg_cli.findings import MOST_TOLD, Finding, Severity, Span, others
from tfawg_cli.output.escaping import visible, width, workflow_line, workflow_message, workflow_property
from tfawg_cli.output.paragraphs import line_width, paragraph
from tfawg_cli.output.speech import NO_OTHER, Speech
from tfawg_cli.pasting import from_here
from tfawg_cli.records.number import address
from tfawg_cli.yaml_text.text import YamlText

_LONGEST = 100
"""Characters of a quoted line; of a longer one the part around the place is shown."""


class Shown(NamedTuple):
    """A finding with the lines and columns of its place, and the line itself."""

    finding: Finding
    span: Span | None
    """None where the file is not there."""
    line: str
    """Of a long one what is around the place: many findings in one line must not hold it many times."""
    skipped: int = 0
    """Characters of the line that are left out in front."""

    @property
    def address(self) -> str:
        """Where in the programme: `key deliverable 1, task 1.2`; empty where no item is meant."""
        keys = self.finding.place.keys
        numbers = [
            key
            for before, key in pairwise(("", *keys))
            if isinstance(key, str) and key[:1].isdigit() and before not in _LISTS
        ]
        return address(numbers[-1]) if numbers else ""


_LISTS = {"updates", "sections", "amendments"}
"""Where a translation counts: what stands there is no number of an item."""


def located(findings: Iterable[Finding], texts: Mapping[str, YamlText]) -> list[Shown]:
    """Give every finding its span and line, sorted by place; of each file the first MOST_TOLD, the others counted."""
    by_file: dict[str, list[Finding]] = {}
    for finding in _first_ones(findings):
        by_file.setdefault(finding.place.file, []).append(finding)
    return in_order(one for file, inside in by_file.items() for one in _located(inside, texts.get(file)))


def in_order(shown: Iterable[Shown]) -> list[Shown]:
    """Sort findings by place."""
    return sorted(shown, key=lambda s: (s.finding.place.file, s.span or Span(0, 0, 0, 0), s.finding.rule))


def _first_ones(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Leave of each file the first findings, the gravest first, and of each severity one that counts the others."""
    order = list(Severity)
    told: Counter[str] = Counter()
    more: Counter[tuple[str, Severity]] = Counter()
    for finding in sorted(findings, key=lambda one: order.index(one.severity)):
        file = finding.place.file
        if finding.stands_for > 1 or told[file] == MOST_TOLD:
            more[file, finding.severity] += finding.stands_for
        else:
            told[file] += 1
            yield finding
    for (file, severity), count in more.items():
        yield from others(file, severity, count)


def _located(findings: Sequence[Finding], text: YamlText | None) -> Iterator[Shown]:
    """Give the findings of one file their spans and lines."""
    if text is None or not text.text:
        yield from (Shown(finding, None, "") for finding in findings)
        return
    for finding, place in zip(findings, text.locate_all(finding.place for finding in findings), strict=True):
        span = finding.span or place
        at = span.column - 1
        skipped = max(0, at - _LONGEST - 1)  # one more than can be quoted tells that there is more
        yield Shown(finding, span, text.line(span.line, skipped, at + _LONGEST + 1), skipped)


def as_text(shown: Sequence[Shown]) -> str:
    """Write findings for people: place, message, the line itself, one next step, the address."""
    return "".join(_text(one) for one in shown)


def _text(shown: Shown) -> str:
    finding, span = shown.finding, shown.span
    where = visible(finding.place.file) + (f":{span.line}:{span.column}" if span is not None else "")
    text = paragraph(f"{finding.message} [{finding.rule}]", f"{where}: {finding.severity}: ")
    if span is not None:
        text += _quoted(span, shown, from_here(finding.hint))
    elif finding.hint:
        text += paragraph(from_here(finding.hint), "", 2)
    return text + (paragraph(shown.address, "at ", 2) if shown.address else "")


def _quoted(span: Span, one: Shown, hint: str) -> str:
    """Quote the line and put carets under the place; of a long line, the part around the place."""
    line, at = one.line, span.column - 1 - one.skipped
    place_end = span.end_column - 1 - one.skipped if span.end_line == span.line else len(line.rstrip())
    before, inside = visible(line[:at]), visible(line[at:place_end])
    shown = before + inside + visible(line[max(place_end, at) :])
    start, end = len(before), len(before) + len(inside)
    number = str(span.line)
    room = min(_LONGEST, line_width() - len(f"  {number} | …  …")) if sys.stdout.isatty() else _LONGEST
    first = max(0, min(start - room // 4, len(shown) - room))
    last = first + room
    prefix, suffix = "… " if first else "", " …" if last < len(shown) else ""
    caret = " " * width(prefix + shown[first:start]) + "^" * max(1, width(shown[start : min(end, last)]))
    below = paragraph(hint, f"  {' ' * len(number)} | {caret} ")
    return f"  {number} | {prefix}{shown[first:last]}{suffix}\n{below}"


def as_json(shown: Sequence[Shown]) -> str:
    """Write findings for programs; lines and columns from 1 in characters."""
    items = [_item(one) for one in shown]
    return json.dumps({"format": 1, "kind": "findings", "items": items}, ensure_ascii=False, indent=2) + "\n"


def _item(shown: Shown) -> dict[str, str | int | None]:
    finding, span = shown.finding, shown.span
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "file": finding.place.file,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_line": span.end_line if span else None,
        "end_column": span.end_column if span else None,
        "address": shown.address or None,
        "message": finding.message,
        "hint": finding.hint or None,
    }


def as_log(shown: Sequence[Shown], text: str, folder: str) -> str:
    """Write findings for the log of a GitHub workflow: a command for each, then `text`, which tells the same to people.

    `folder` is where the workspace lies below the top of its repository, from where GitHub reads paths. It shows ten
    annotations of each severity and keeps silent about the others; the text has them all.
    """
    return "".join(_annotation(one, folder) for one in shown) + workflow_line(text)


def _annotation(shown: Shown, folder: str) -> str:
    finding, span = shown.finding, shown.span
    command = "notice" if finding.severity is Severity.NOTE else str(finding.severity)
    properties = {"file": f"{folder}{finding.place.file}", "title": finding.rule}
    if span is not None:
        properties |= {"line": str(span.line), "endLine": str(span.end_line), "col": str(span.column)}
    written = ",".join(f"{name}={workflow_property(value)}" for name, value in properties.items())
    message = f"{finding.message}: {finding.hint}" if finding.hint else finding.message
    return f"::{command} {written}::{workflow_message(message)}\n"


def counted(findings: Sequence[Finding], *, notes_shown: bool = True) -> str:
    """Sum findings up: `1 error, 2 warnings, 8 notes (-v)`."""
    tally = [
        (severity, sum(finding.stands_for for finding in findings if finding.severity is severity))
        for severity in Severity
    ]
    return counted_words(tally, notes_shown=notes_shown)


def counted_words(tally: Iterable[tuple[str, int]], *, notes_shown: bool = True, speech: Speech = NO_OTHER) -> str:
    """Write counts by severity; `(-v)` says how to see notes that were not shown."""
    counts = []
    for severity, number in tally:
        if number:
            hidden = " (-v)" if severity == Severity.NOTE and not notes_shown else ""
            counts.append(speech.count(number, f"{{n}} {severity}", f"{{n}} {severity}s") + hidden)
    return ", ".join(counts) or speech.words("no findings")
