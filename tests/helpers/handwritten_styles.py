"""The small workspace as it may have been written by hand, in many styles."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import wrap

from conftest import BASE
from small_records import EDITION, PLAN
from tfawg_cli.findings import Keys
from tfawg_cli.yaml_text.text import read

_HAND_WRITTEN = Path(__file__).parents[1] / "styles"
_PLAN = (BASE / PLAN).read_text(encoding="utf-8")
_EDITION = (BASE / EDITION).read_text(encoding="utf-8")
_PROSE = {"text", "indicator", "timeline", "objective", "start", "comments"}

Spell = Callable[[str, int], str]
"""Gets a text and the column of its key; gives what stands behind the colon."""


@dataclass(frozen=True)
class Style:
    """How a plan and an edition are written."""

    name: str
    plan: str = _PLAN
    edition: str = _EDITION
    raw: Callable[[str], bytes] = str.encode
    """From text to bytes."""
    refused: Mapping[str, str] = field(default_factory=dict)
    """Deeds that this style forbids, and the line that the refusal shows."""

    def __str__(self) -> str:
        """Name it for pytest."""
        return self.name


# Ways to write the same


def walk(value: object, keys: Keys = ()) -> Iterator[tuple[Keys, object]]:
    """List everything in some data with the keys that lead to it."""
    yield keys, value
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in inside:
        yield from walk(inner, (*keys, key))


def respelt(written: str, spell: Spell) -> str:
    """Spell the texts of all items anew."""
    text = read(written.encode(), "")
    for keys, value in reversed(list(walk(text.data))):
        if keys and keys[-1] in _PROSE and isinstance(value, str) and "sections" not in keys:
            node = text.root
            for key in keys:
                node = node.children[key]
            assert node.key is not None
            column = node.key[0] - written.rfind("\n", 0, node.key[0]) - 1
            written = written[: node.start] + spell(value, column) + written[node.end :]
    return written


def plain(text: str, _column: int) -> str:
    """Write a text in one line without quotes."""
    return text


def single(text: str, _column: int) -> str:
    """Write a text in single quotes."""
    return "'" + text.replace("'", "''") + "'"


def double(text: str, _column: int) -> str:
    """Write a text in double quotes."""
    return json.dumps(text, ensure_ascii=False)


def folded(header: str) -> Spell:
    """Write texts as folded ones, a sentence a line."""

    def spell(text: str, column: int) -> str:
        return "".join([header, *(f"\n{' ' * (column + 2)}{line}" for line in re.split(r"(?<=\.) ", text))])

    return spell


def literal(header: str) -> Spell:
    """Write texts as literal ones, all in one line."""
    return lambda text, column: f"{header}\n{' ' * (column + 2)}{text}"


def wrapped(before: str, after: str, further: int, width: int = 24) -> Spell:
    """Write texts over several short lines."""

    def spell(text: str, column: int) -> str:
        pad = "\n" + " " * (column + further)
        return before.replace("\n", pad) + pad.join(wrap(text, width, break_on_hyphens=False)) + after

    return spell


def quoted(written: str, quote: str) -> str:
    """Write numbers, lists and what is in them in quotes."""
    written = re.sub(r"(?m)^( +- )(?!date|heading)(.+)$", rf"\1{quote}\2{quote}", written)
    written = re.sub(r"(?m)^( +)([\d.]+):", rf"\1{quote}\2{quote}:", written).replace('"', quote)
    return re.sub(r"\[(.+)\]", lambda match: f"[{quote}{match[1].replace(', ', f'{quote}, {quote}')}{quote}]", written)


def block_lists(written: str, further: str = "  ") -> str:
    """Write all lists with an entry a line."""

    def lines(match: re.Match[str]) -> str:
        return "".join([match[1], match[2], *(f"\n{match[1]}{further}- {one}" for one in match[3].split(", "))])

    return re.sub(r"(?m)^( *)(\w+:) \[(.+)\]$", lines, written)


def zero_indented(written: str) -> str:
    """Write all lists with their dashes below their keys."""
    nearer = re.sub(r"(?m)^  ( +)(- .*(?:\n\1 +  .*)*)", lambda found: found[0].replace("\n  ", "\n")[2:], written)
    return block_lists(nearer, "")


def four_spaces(written: str) -> str:
    """Indent by four."""
    wider = re.sub(r"(?m)^ +", lambda blanks: blanks[0] * 2, written)
    return re.sub(r"(?m)^( +)- ", r"\1-   ", wider)


def replaced(written: str, *pairs: tuple[str, str]) -> str:
    """Write other words for some that are there."""
    for old, new in pairs:
        assert old in written
        written = written.replace(old, new)
    return written


def in_braces(written: str, number: str) -> str:
    """Write an action in one line."""
    start = written.index(f"  {number}:\n")
    first, *fields = written[start : written.index("\n\n", start)].split("\n")
    return replaced(written, ("\n".join([first, *fields]), f"{first} {{{', '.join(map(str.strip, fields))}}}"))


def windows(text: str) -> bytes:
    """Save it as Windows does."""
    return text.replace("\n", "\r\n").encode()


def marked(text: str) -> bytes:
    """Save it with a byte order mark."""
    return b"\xef\xbb\xbf" + text.encode()


def _by_hand(name: str) -> str:
    return (_HAND_WRITTEN / f"{name}.yaml").read_text(encoding="utf-8")


def _both(name: str, change: Callable[[str], str]) -> Style:
    """Write plan and edition in one style."""
    return Style(name, change(_PLAN), change(_EDITION))


_UPDATES = """updates:
      - date: 2021-10-12
        by: Secretariat
        text: The call went out in three languages.
"""
_UPDATE = "{date: 2021-10-12, by: Secretariat, text: The call went out in three languages.}"
_EMPTY = (
    (
        "    timeline: FY2021/2022\n",
        "    timeline: FY2021/2022\n    status:\n    result:   # None yet.\n    updates:\n",
    ),
    ("    indicator: Number of speakers\n", "    indicator: Number of speakers\n    updates: []   # None yet.\n"),
)
_NO_CODES = (
    ("            strategic_codes: [SO1, SP6]\n", "            strategic_codes: []   # Not yet.\n"),
    ("            report_to: [PTC]\n", "            report_to:\n            comments:\n"),
)
_BRACKETS = (
    ("[Members, Chair TFAWG]", "[\n      Members,\n      Chair TFAWG\n    ]"),
    ("[WCO Secretariat]", "[\n      WCO Secretariat,   # Alone.\n    ]"),
)

STYLES = [
    Style("as init writes it"),
    _both("single-quoted", lambda text: quoted(respelt(text, single), "'")),
    _both("double-quoted", lambda text: quoted(respelt(text, double), '"')),
    _both("folded kept", lambda text: respelt(text, folded(">+"))),
    _both("folded by hand", lambda text: respelt(text, wrapped(">-\n", "", 2))),
    _both("folded, with its indentation", lambda text: respelt(text, folded(">2+"))),
    _both("literal, with its indentation", lambda text: respelt(text, literal("|-2"))),
    _both("literal", lambda text: respelt(text, literal("|-"))),
    _both("plain over several lines", lambda text: respelt(text, wrapped("", "", 2))),
    _both("plain below its key", lambda text: respelt(text, wrapped("\n", "", 4, 40))),
    _both("double-quoted over several lines", lambda text: respelt(text, wrapped('"', '"', 1))),
    _both("an entry a line", block_lists),
    _both("zero-indented lists", zero_indented),
    _both("four spaces", four_spaces),
    Style("updates in braces", replaced(_PLAN, (_UPDATES, f"updates:\n      - {_UPDATE}\n"))),
    Style("updates in brackets", replaced(_PLAN, (_UPDATES, f"updates: [{_UPDATE}]\n"))),
    Style("an action in braces", in_braces(_PLAN, "1.1.1.2")),
    Style("empty values", replaced(_PLAN, *_EMPTY), replaced(_EDITION, *_NO_CODES)),
    Style("brackets over several lines", replaced(_PLAN, *_BRACKETS), refused={"a longer list": "responsible: ["}),
    Style("no final newline", _PLAN.rstrip("\n"), _EDITION.rstrip("\n")),
    Style(
        "CRLF, byte order mark, no final newline",
        _PLAN.rstrip("\n"),
        _EDITION.rstrip("\n"),
        lambda text: marked(windows(text).decode()),
    ),
    Style("folded, CRLF", respelt(_PLAN, folded(">")), respelt(_EDITION, folded(">")), windows),
    Style("comments anywhere", _by_hand("comments-anywhere")),
    Style("aligned comments", _by_hand("aligned-comments")),
    _both("several empty lines", lambda text: re.sub(r"\n\n", "\n\n\n\n", text)),
    _both("no empty lines", lambda text: text.replace("\n\n", "\n")),
    Style("fields in another order", _by_hand("other-order")),
]
