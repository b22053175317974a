"""Wishes on a YAML file, and the text that fulfils them: spliced, never dumped."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from tfawg_cli.findings import Keys
from tfawg_cli.yaml_text.events import Data
from tfawg_cli.yaml_text.spelling import Value


class Put(NamedTuple):
    """Let a value stand behind a key, whatever stands there now."""

    keys: Keys
    value: Value
    follows: tuple[str, ...] = ()
    """A key that is not there yet comes behind the first of these that is there, else before all others."""


class Append(NamedTuple):
    """Let a value stand at the end of a list, which is made where it is missing."""

    keys: Keys
    """The keys that lead to the list."""
    value: Value
    follows: tuple[str, ...] = ()
    """As of Put, for the key of the list."""


class Take(NamedTuple):
    """Take a key of a map and what is behind it away.

    With an item go the comments right above it, and the empty lines that part it from its neighbour; a map from which
    all is taken stays as `{}`.
    """

    keys: Keys


class Rename(NamedTuple):
    """Call keys of one map by other names, all at once; what is behind them stays."""

    keys: Keys
    """The keys that lead to the map."""
    names: Mapping[str, str]
    """Old name -> new name."""


class Move(NamedTuple):
    """Let a key and what is behind it stand in another place, its lines as they are."""

    keys: Keys
    into: Keys
    """The keys that lead to the map in which it will stand."""
    follows: tuple[str, ...]
    """It comes behind the first of these that is there, else before all others."""


_ROOT = "file"
"""The key behind which the data of a whole file stand while they are changed."""

Edit = Put | Append | Take | Rename | Move


class CannotSpliceError(Exception):
    """What stands behind `keys` is written in a way that cannot be changed safely."""

    def __init__(self, keys: Keys, message: str) -> None:
        super().__init__(message)
        self.keys = keys
        self.message = message


def wished(data: Data, edits: Iterable[Edit]) -> Data:
    """Give the data that a file must hold after some edits; `data` itself stays as it is."""
    held = {_ROOT: data}
    for edit in edits:
        keys: Keys = (_ROOT, *edit.keys)
        _make_ours(held, keys)
        if isinstance(edit, Rename):
            _rename(at(held, keys), edit.names)
        elif isinstance(edit, Take):
            _taken(held, keys)
        elif isinstance(edit, Move):
            _make_ours(held, (_ROOT, *edit.into))
            _put(held, (_ROOT, *edit.into, keys[-1]), _taken(held, keys))
        elif isinstance(edit, Append):
            there = at(held, keys)
            if isinstance(there, list):
                there.append(plain(edit.value))
            else:
                _put(held, keys, [plain(edit.value)])
        else:
            _put(held, keys, plain(edit.value))
    return held[_ROOT]


def at(data: Data, keys: Keys) -> Data:
    """Give what stands behind some keys; None where nothing does."""
    for key in keys:
        if isinstance(data, dict) and isinstance(key, str):
            data = data.get(key)
        elif isinstance(data, list) and isinstance(key, int) and key < len(data):
            data = data[key]
        else:
            return None
    return data


def same(found: Data, wish: Data) -> bool:
    """Compare two data; white space around texts is not content, nor does an empty map or list differ from nothing."""
    if found == wish:
        return True
    if isinstance(found, str) and isinstance(wish, str):
        return found.strip() == wish.strip()
    if isinstance(found, dict) and isinstance(wish, dict):
        return found.keys() == wish.keys() and all(same(found[key], wish[key]) for key in found)
    if isinstance(found, list) and isinstance(wish, list):
        return len(found) == len(wish) and all(map(same, found, wish))
    return not found and not wish


def plain(value: Value) -> Data:
    """Give a value as a file with it would be read."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, list) else value


def _make_ours(held: dict[str, Data], keys: Keys) -> None:
    """Copy the maps and lists that lead to some keys, and what stands there, so that they can be changed."""
    inside: Any = held
    for key in keys:
        inner = at(inside, (key,))
        if not isinstance(inner, dict | list):
            return
        inside[key] = inside = inner.copy()


def _put(held: dict[str, Data], keys: Keys, value: Data) -> None:
    """Let a value stand behind some keys; maps that are missing on the way are made."""
    inside: Data = held
    for place, key in enumerate(keys, 1):
        inner = at(inside, (key,))
        if place == len(keys):
            inner = value
        elif not isinstance(inner, dict | list):
            inner = {}
        if isinstance(inside, list) and isinstance(key, int):
            inside[key] = inner
        elif isinstance(inside, dict):
            inside[str(key)] = inner
        inside = inner


def _taken(held: dict[str, Data], keys: Keys) -> Data:
    """Take a key out of its map and give what stood behind it."""
    inside = at(held, keys[:-1])
    return inside.pop(str(keys[-1]), None) if isinstance(inside, dict) else None


def _rename(fields: Data, names: Mapping[str, str]) -> None:
    if isinstance(fields, dict):
        renamed = {names.get(key, key): value for key, value in fields.items()}
        fields.clear()
        fields.update(renamed)
