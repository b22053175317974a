"""Wishes on a YAML file, and the text that fulfils them: spliced, never dumped."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tfawg_cli.findings import Keys
from tfawg_cli.yaml_text.events import Data
from tfawg_cli.yaml_text.spelling import Value


@dataclass(frozen=True, slots=True)
class Put:
    """Let a value stand behind a key, whatever stands there now."""

    keys: Keys
    value: Value
    follows: tuple[str, ...] = ()
    """A key that is not there yet comes behind the first of these that is there, else before all others."""


@dataclass(frozen=True, slots=True)
class Append:
    """Let a value stand at the end of a list, which is made where it is missing."""

    keys: Keys
    """The keys that lead to the list."""
    value: Value
    follows: tuple[str, ...] = ()
    """As of Put, for the key of the list."""


@dataclass(frozen=True, slots=True)
class Take:
    """Take a key and what is behind it away, with the comments right above it."""

    keys: Keys


@dataclass(frozen=True, slots=True)
class Rename:
    """Call keys of one map by other names, all at once; what is behind them stays."""

    keys: Keys
    """The keys that lead to the map."""
    names: Mapping[str, str]
    """Old name -> new name."""


@dataclass(frozen=True, slots=True)
class Move:
    """Let a key and what is behind it stand in another place, its lines as they are."""

    keys: Keys
    into: Keys
    """The keys that lead to the map in which it will stand."""
    follows: tuple[str, ...]
    """It comes behind the first of these that is there, else before all others."""


Edit = Put | Append | Take | Rename | Move


class CannotSpliceError(Exception):
    """What stands behind `keys` is written in a way that cannot be changed safely."""

    def __init__(self, keys: Keys, message: str) -> None:
        super().__init__(message)
        self.keys = keys
        self.message = message


def wished(data: Data, edits: Iterable[Edit]) -> Data:
    """Give the data that a file must hold after some edits; `data` itself stays as it is."""
    for edit in edits:
        if isinstance(edit, Rename):
            data = _renamed(data, edit.keys, edit.names)
        elif isinstance(edit, Take):
            data = _with(data, edit.keys, None, gone=True)
        elif isinstance(edit, Move):
            moved = at(data, edit.keys)
            data = _with(_with(data, edit.keys, None, gone=True), (*edit.into, edit.keys[-1]), moved)
        elif isinstance(edit, Append):
            there = at(data, edit.keys)
            data = _with(data, edit.keys, [*(there if isinstance(there, list) else []), plain(edit.value)])
        else:
            data = _with(data, edit.keys, plain(edit.value))
    return data


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


def _with(data: Data, keys: Keys, value: Data, *, gone: bool = False) -> Data:
    """Give the data with another value behind some keys, or without them."""
    key, *rest = keys
    if isinstance(data, list) and isinstance(key, int):
        inner = _with(data[key], tuple(rest), value, gone=gone) if rest else value
        return [*data[:key], *([] if gone and not rest else [inner]), *data[key + 1 :]]
    fields = dict(data) if isinstance(data, dict) else {}
    if rest:
        fields[str(key)] = _with(fields.get(str(key)), tuple(rest), value, gone=gone)
    elif gone:
        fields.pop(str(key), None)
    else:
        fields[str(key)] = value
    return fields


def _renamed(data: Data, keys: Keys, names: Mapping[str, str]) -> Data:
    inside = at(data, keys)
    fields = inside.items() if isinstance(inside, dict) else ()
    renamed: Data = {names.get(key, key): value for key, value in fields}
    return _with(data, keys, renamed) if keys else renamed
