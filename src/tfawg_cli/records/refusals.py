"""What the schema has against data: the first refusals in full, of the others the items that they are about.

pydantic gives all refusals at once, each with all that led to it: those of ten megabytes took four gigabytes. So large
data are looked at in parts.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from tfawg_cli.findings import MOST_TOLD, Keys
from tfawg_cli.records.base import KEY_MARK, fields_at

_CONTAINERS = frozenset({"deliverables", "tasks", "sub_tasks", "actions", "bodies"})
"""Fields that hold items; an item that the schema refuses is left out, and the others are read."""
_PART = 500
"""Entries of a map or a list that are looked at together."""


@dataclass(slots=True)
class Refusals:
    """What the schema refuses in one file."""

    told: list[ErrorDetails] = field(default_factory=list)
    """The first MOST_TOLD."""
    others: int = 0
    """How many more there are."""
    items: set[Keys] = field(default_factory=set)
    """The keys of all items that cannot be read; () where the trouble lies outside of all items."""
    _slipped: set[Keys] = field(default_factory=set)
    """Containers that stand in the place of an item."""

    def add(self, errors: Iterable[ErrorDetails]) -> None:
        """Take in what the schema has against one part of the data."""
        errors = list(errors)
        self.items |= {item_of(error["loc"]) for error in errors}
        keys = {error["loc"][:-1] for error in errors if error["loc"][-1] == KEY_MARK}
        self._slipped |= {key for key in keys if key[-1] in _CONTAINERS}
        worth_saying = [error for error in errors if self._is_worth_saying(error["loc"])]
        room = MOST_TOLD - len(self.told)
        self.told += worth_saying[:room]
        self.others += len(worth_saying[room:])

    def _is_worth_saying(self, loc: Keys) -> bool:
        """Tell whether a fault is more than what a container took along when it slipped to the place of an item."""
        return loc[-1] == KEY_MARK or not any(loc[:end] in self._slipped for end in range(len(loc)))


def item_of(loc: Keys) -> Keys:
    """Give the keys of the innermost item around a place; () where it lies outside of all items.

    Items stand in containers, and containers at the top or in items. Only what stands where a container can is one: a
    number may be called `tasks` by a slip, and pydantic adds to `loc` what is not in the data: a field that is missing,
    or its mark of a key.
    """
    end = 0
    while loc[end : end + 1] and loc[end] in _CONTAINERS and end + 1 < len(loc):
        end += 2
    return loc[:end]


def is_container(keys: Keys) -> bool:
    """Tell whether items stand behind some keys."""
    return bool(keys) and keys[-1] in _CONTAINERS and item_of(keys) == keys[:-1]


def kept(data: dict[str, object], refused: set[Keys], keys: Keys = ()) -> dict[str, object]:
    """Leave the refused items out of all containers."""
    left = dict(data)
    for name, inside in data.items():
        container = (*keys, name)
        if is_container(container) and isinstance(inside, dict):
            items = ((key, value, (*container, key)) for key, value in inside.items())
            left[name] = {key: kept(value, refused, item) for key, value, item in items if item not in refused}
    return left


def refusals(error: ValidationError) -> Refusals:
    """Take what pydantic has against data of an ordinary size."""
    found = Refusals()
    found.add(error.errors(include_url=False))
    return found


def refusals_of_large(model: type[BaseModel], data: object) -> Refusals:
    """Look for what pydantic has against data of any size; where it has nothing, nothing is told."""
    found, waiting = Refusals(), list[_Part]()
    found.add(_errors(model, _cut(model, data, (), waiting)))
    while waiting:
        part = waiting.pop()
        found.add(_errors_in(model, part, waiting))
    return found


@dataclass(frozen=True, slots=True)
class _Part:
    """Some entries of the map or the list behind some keys."""

    keys: Keys
    entries: dict[str, object] | list[object]
    first: int
    """The position of the first one in its list."""


def _cut(model: type[BaseModel], value: object, keys: Keys, waiting: list[_Part]) -> object:
    """Leave the first entries of each map and list; of a container none, for its items are looked at by themselves.

    The other entries are added to what is `waiting`.
    """
    if isinstance(value, dict):
        # a field must not seem to be missing
        known = [name for name in fields_at(model, keys) if name in value] if len(value) > _PART else []
        names = list(dict.fromkeys([*known, *value]))
        first = 0 if is_container(keys) else max(_PART, len(known))
        later = (names[at : at + _PART] for at in range(first, len(names), _PART))
        waiting += [_Part(keys, {name: value[name] for name in some}, 0) for some in later]
        return {name: _cut(model, value[name], (*keys, name), waiting) for name in names[:first]}
    if isinstance(value, list):
        waiting += [_Part(keys, value[at : at + _PART], at) for at in range(_PART, len(value), _PART)]
        return [_cut(model, entry, (*keys, at), waiting) for at, entry in enumerate(value[:_PART])]
    return value


def _errors_in(model: type[BaseModel], part: _Part, waiting: list[_Part]) -> Iterator[ErrorDetails]:
    """Look at one part, all around it left out; what is then missing around it is no error."""
    keys, depth, entries = part.keys, len(part.keys), part.entries
    data: object
    if isinstance(entries, dict):
        data = {name: _cut(model, value, (*keys, name), waiting) for name, value in entries.items()}
    else:
        data = [_cut(model, value, (*keys, at), waiting) for at, value in enumerate(entries, start=part.first)]
    for key in reversed(keys):
        data = {key: data} if isinstance(key, str) else [data]
    around = tuple(key if isinstance(key, str) else 0 for key in keys)
    for error in _errors(model, data):
        loc = error["loc"]
        if loc[:depth] == around and len(loc) > depth and (isinstance(entries, list) or loc[depth] in entries):
            entry = loc[depth]
            entry = entry + part.first if isinstance(entry, int) else entry
            yield {**error, "loc": (*keys, entry, *loc[depth + 1 :])}


def _errors(model: type[BaseModel], data: object) -> list[ErrorDetails]:
    try:
        model.model_validate(data)
    except ValidationError as error:
        return error.errors(include_url=False)
    return []
