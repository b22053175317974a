"""The pieces of a record that another language says: each text, or list of texts, with the place of its translation."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, TypeVar

from tfawg_cli.records.base import Record
from tfawg_cli.records.fields import BODY, FIELDS, Field
from tfawg_cli.records.plan import Plan, wording_in_words
from tfawg_cli.records.programme import Programme

AnyRecord = TypeVar("AnyRecord", bound=Record)
Words = str | tuple[str, ...]
Path = tuple[str, ...]
"""The keys that lead to a piece in a translation; a place in a list is counted from 1."""

_BELOW: Mapping[str, Mapping[str, str]] = {
    "plan": {"actions": "action", "amendments": "amendment"},
    "action": {"updates": "update"},
    "edition": {"strategic_plan": "strategic plan", "sections": "section", "deliverables": "key deliverable"},
    "key deliverable": {"tasks": "task"},
    "task": {"sub_tasks": "sub-task"},
}
"""Kind -> the fields that hold others, and what these are."""
_CHANGES = {"was", "now"}
_NARRATIVE = {("sections", "text"), ("summary",), ("recommendations",)}
"""Fields that hold Markdown, whose lines are kept as they are."""


class Piece(NamedTuple):
    """Words of the record that are translated as one."""

    path: Path
    words: Words

    @property
    def owner(self) -> Path:
        """The keys of what the piece is a field of."""
        return self.path[:-1]

    @property
    def field(self) -> str:
        """The field, or the strategic code."""
        return self.path[-1]

    @property
    def number(self) -> str:
        """The item that it belongs to; empty for what stands beside the items."""
        return next((key for key in reversed(self.path) if "." in key and key[:1].isdigit()), self._deliverable())

    @property
    def is_wordless(self) -> bool:
        """True where there is nothing to translate: 2021/2022, 12/2013."""
        return not any(map(str.isalpha, "".join(self.words)))

    @property
    def is_narrative(self) -> bool:
        """True of Markdown, whose lines are kept as they are."""
        return tuple(key for key in self.path if not key.isdigit()) in _NARRATIVE

    def _deliverable(self) -> str:
        return self.path[1] if self.path[0] == "deliverables" else ""


Say = Callable[[Piece], Words]
"""Gives what stands in the place of the words of a piece."""


def points_in(words: Words) -> int:
    """Count the texts of a list; a text alone is one."""
    return 1 if isinstance(words, str) else len(words)


def kind_of(record: Record) -> str:
    """Name the kind of a record file as the table of fields does."""
    return "plan" if isinstance(record, Plan) else "edition"


def pieces(record: Programme | Plan) -> list[Piece]:
    """List what is to be translated of an edition or a plan, in the order of the file."""
    found: list[Piece] = []

    def note(piece: Piece) -> Words:
        """Let it stay as it is."""
        found.append(piece)
        return piece.words

    said(record, kind_of(record), (), note, lambda name: name)
    return found


def bodies_of(record: Programme | Plan) -> list[str]:
    """List the bodies that an edition or a plan names where reports print them, each once."""
    found: dict[str, str] = {}
    said(record, kind_of(record), (), lambda piece: piece.words, lambda name: found.setdefault(name, name))
    decisions = record.decisions if isinstance(record, Plan) else ()
    return [*found, *(by for by in dict.fromkeys(one.by for one in decisions) if by not in found)]


def paths_of(record: Programme | Plan) -> set[Path]:
    """Give the keys that lead to each piece of a record, and to each that holds some."""
    return {piece.path[:end] for piece in pieces(record) for end in range(1, len(piece.path) + 1)}


def said(item: AnyRecord, kind: str, path: Path, say: Say, name: Callable[[str], str]) -> AnyRecord:
    """Give an item, and all below it, in other words.

    Args:
        item: the item.
        kind: its kind, as the table of fields names it.
        path: the keys that lead to it.
        say: gives the words of each piece.
        name: gives the name of a body.

    """
    changed: dict[str, object] = {}
    below, held = _BELOW.get(kind, {}), vars(item)
    for field in _sayable(kind):
        key = field.name
        value = held[key]
        if not value:
            continue
        if key in below:
            changed[key] = _inside(value, below[key], (*path, key), say, name)
        elif key == "groups":
            changed[key] = dict(_groups(value, (*path, key), say))
        elif field.translated:
            changed[key] = say(Piece((*path, key), wording_in_words(value) if key in _CHANGES else value))
        else:
            changed[key] = tuple(map(name, value)) if field.repeats else name(value)
    return item.model_copy(update=changed)


@cache
def _sayable(kind: str) -> tuple[Field, ...]:
    """List the fields of a kind of item that hold words, bodies, or what is below it."""
    below = _BELOW.get(kind, {})
    return tuple(field for field in FIELDS[kind] if field.translated or field.typed is BODY or field.name in below)


def _inside(value: Any, kind: str, path: Path, say: Say, name: Callable[[str], str]) -> object:  # noqa: ANN401
    if isinstance(value, Record):
        return said(value, kind, path, say, name)
    if isinstance(value, dict):
        return {key: said(one, kind, (*path, key), say, name) for key, one in value.items()}
    return tuple(said(one, kind, (*path, str(at)), say, name) for at, one in enumerate(value, 1))


def _groups(groups: Mapping[str, Any], path: Path, say: Say) -> Iterator[tuple[Words, object]]:
    """Say the headings of the strategic plan, and under each its text or the titles of its codes."""
    for heading, held in groups.items():
        there = (*path, heading)
        spoken = say(Piece((*there, "heading"), heading))
        if isinstance(held, str):
            yield spoken, say(Piece((*there, "text"), held))
        else:
            yield spoken, {code: say(Piece((*there, code), title)) for code, title in held.items()}
