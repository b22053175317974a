"""What a cell of a document says beside one value: a day by which, a status with its reason, a result, updates.

Each is taken apart as the templates of documents put it together, and the proof holds it against the document.
"""

import re
from enum import StrEnum

from tfawg_cli.operations.sheets.document_found import Fields, Found, Passage, keys_in
from tfawg_cli.operations.sheets.proof import Said
from tfawg_cli.records.calendar import day_in_words, typed_day
from tfawg_cli.records.number import kind
from tfawg_cli.records.words import ActionStatus, ProgrammeStatus
from tfawg_cli.yaml_text.characters import shortened
from tfawg_cli.yaml_text.spelling import Bare, Value

_DAY = r"\d{1,2} [A-Z][a-z]+ \d{4}"
_WHEN = re.compile(rf"(?:(?P<timeline>.+)\n)?by (?P<day>{_DAY})", re.DOTALL)
"""`2021/2022`, and on the next line `by 1 June 2022`."""
_TOLD = re.compile(rf"(?P<day>{_DAY})(?:, (?P<by>[^:\n]+))?: (?P<text>\S.*)")
"""`3 December 2021, Members: Held.`"""
_TOLD_BY = re.compile(r"(?P<by>[^:\n]{1,80}): (?P<text>\S.*)")
_RESULT = "Result: "
LINE = re.compile(r"\S(?:[^\n]*\S)?")
GAP = re.compile(r"[^\S\n]*(?:[:.;\u2013\u2014-][^\S\n]*)?\n?")
"""What stands between a status and the words about it."""

Pieces = list[Said | str]


def when(number: str, text: str) -> tuple[Fields, Pieces]:
    """Take the words of a timeline and the day by which apart."""
    match = _WHEN.fullmatch(text)
    due = _day(match["day"]) if match is not None else None
    if match is None or due is None:
        return {"timeline": text}, [Said(keys_in(number, "timeline"))]
    pieces: Pieces = ["by ", Said(keys_in(number, "due"), is_day=True)]
    if match["timeline"] is None:
        return {"due": due}, pieces
    return {"timeline": match["timeline"], "due": due}, [Said(keys_in(number, "timeline")), "\n", *pieces]


def state(number: str, passage: Passage) -> tuple[Fields, Pieces, int]:
    """Read a status in capitals, with its reason in brackets where it can have one, and tell where they end."""
    match = _capitals(number).match(passage.printed)
    if match is None:
        return {}, [], 0
    text, end = passage.text, match.end()
    fields: Fields = {"status": match.group().casefold()}
    pieces: Pieces = [Said(keys_in(number, "status"), text[:end])]
    reason = bracketed(text, end) if kind(number) != "action" else ""
    if not reason:
        return fields, pieces, end
    start = text.index("(", end) + 1
    pieces += [text[end:start], Said(keys_in(number, "reason")), ")"]
    return fields | {"reason": reason}, pieces, start + len(reason) + 1


def after_status(found: Found, where: str, number: str, passage: Passage) -> Fields:
    """Take the state of a sub-task off its comments, that of an action off its result and its updates."""
    fields, pieces, end = state(number, passage)
    gap = GAP.match(passage.text, end) if fields else None
    at = gap.end() if gap is not None else end
    pieces.append(passage.text[end:at])
    behind = passage.text[at:]
    if "reason" in fields and behind and "\n" not in passage.text[end:at]:
        message = (
            f"the words in brackets behind its status are its reason, and those behind them its comments: {behind}"
        )
        found.remarks.append(f"{where}: {shortened(message)}")
    if kind(number) == "action":
        more, said = _progress(found, where, number, behind)
    elif behind:
        more, said = {"comments": behind}, [Said(keys_in(number, "comments"))]
    else:
        more, said = {}, []
    found.claim(passage, [*pieces, *said])
    return fields | more


def _progress(found: Found, where: str, number: str, text: str) -> tuple[Fields, Pieces]:
    """Take result and updates apart: a line each."""
    fields: Fields = {}
    pieces: Pieces = []
    updates: list[Value] = []
    undated = at = 0
    for match in LINE.finditer(text):
        line = match.group()
        pieces.append(text[at : match.start()])
        at = match.end()
        if match.start() == 0 and line.startswith(_RESULT):
            fields["result"] = line.removeprefix(_RESULT)
            pieces += [_RESULT, Said(keys_in(number, "result"))]
            continue
        update, said = _update(found, where, line, (number, len(updates)))
        undated += bool(match.start()) and not {"date", "by"} & update.keys()
        updates.append(update)
        pieces += said
    if undated:
        found.remarks.append(f"{where}: lines of {number} without a day are kept as updates of their own")
    return fields | ({"updates": updates} if updates else {}), [*pieces, text[at:]]


def _update(found: Found, where: str, line: str, of: tuple[str, int]) -> tuple[dict[str, Value], Pieces]:
    """Take an update apart: the day that it is about, who tells it, and what it says."""
    number, place = of
    keys = (*keys_in(number, "updates"), place)
    dated, told = _TOLD.fullmatch(line), _TOLD_BY.fullmatch(line)
    day = _day(dated["day"]) if dated is not None else None
    text = Said((*keys, "text"))
    if dated is not None and day is not None:
        about: Pieces = [Said((*keys, "date"), is_day=True)]
        if dated["by"] is None:
            return {"date": day, "text": dated["text"]}, [*about, ": ", text]
        said: Pieces = [*about, ", ", Said((*keys, "by")), ": ", text]
        return {"date": day, "by": dated["by"], "text": dated["text"]}, said
    if told is not None and told["by"] in found.known:
        return {"by": told["by"], "text": told["text"]}, [Said((*keys, "by")), ": ", text]
    if told is not None:
        message = f"'{told['by']}' is no body that is known here, and stays in the words of an update of {number}"
        found.remarks.append(f"{where}: {message}")
    return {"text": line}, [text]


def _day(written: str) -> Bare | None:
    """Read a day that is written as documents write it; None for another spelling, and for one that is none."""
    try:
        day = typed_day(written)
    except ValueError:
        return None
    return Bare(day.isoformat()) if day is not None and day_in_words(day) == written else None


def bracketed(text: str, at: int) -> str:
    """Give the words in brackets behind a place on the same line; nothing where there are none."""
    start = at + len(text[at:]) - len(text[at:].lstrip(" "))
    depth = 0
    for place in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        if depth <= 0:
            return text[start + 1 : place].strip() and text[start + 1 : place]
    return ""


def _capitals(number: str) -> re.Pattern[str]:
    statuses: type[StrEnum] = ActionStatus if kind(number) == "action" else ProgrammeStatus
    longest_first = sorted((status.upper() for status in statuses), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(longest_first)})(?![^\W\d_])")
