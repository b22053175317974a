"""From plain data to records. What the schema refuses becomes findings; all else is read."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Generic, NamedTuple, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from tfawg_cli.findings import Finding, Keys, Place, Severity
from tfawg_cli.records.base import KEY_MARK, Record, fields_at
from tfawg_cli.records.bodies import Bodies
from tfawg_cli.records.plan import Plan
from tfawg_cli.records.programme import Programme
from tfawg_cli.yaml_text.text import YamlText

Model = TypeVar("Model", bound=Record)
Data = dict[str, object]

_CONTAINERS = {"deliverables", "tasks", "sub_tasks", "actions", "bodies"}
"""Fields that hold items; an item that the schema refuses is left out, and the others are read."""


class Reading(NamedTuple, Generic[Model]):
    """What one file came to."""

    record: Model | None
    """None where the file could not be read as a whole."""
    unreadable: frozenset[str]
    """Numbers (or names) of the items that were left out, and of those in them."""
    findings: tuple[Finding, ...]


def read_programme(text: YamlText) -> Reading[Programme]:
    """Read one edition of the Work Programme."""
    return _read(Programme, text, text.data)


def read_plan(text: YamlText) -> Reading[Plan]:
    """Read one Annual Work Plan."""
    return _read(Plan, text, text.data)


def read_bodies(text: YamlText) -> Reading[Bodies]:
    """Read the register of bodies; a body needs no field, so its name with nothing behind it is enough."""
    data = text.data
    if isinstance(data, dict) and isinstance(data.get("bodies"), dict):
        bodies = {name: {} if body is None else body for name, body in data["bodies"].items()}  # type: ignore[union-attr]
        data = data | {"bodies": bodies}
    return _read(Bodies, text, data)


def _without_empty(data: object, model: type[Model], keys: Keys = ()) -> object:
    """Leave out the fields with nothing behind them: they mean the same as no field."""
    if isinstance(data, dict):
        empty = {key for key, value in data.items() if value is None}
        said = {key: value for key, value in data.items() if key not in empty.intersection(fields_at(model, keys))}
        return {key: _without_empty(value, model, (*keys, key)) for key, value in said.items()}
    if isinstance(data, list):
        return [_without_empty(value, model, (*keys, position)) for position, value in enumerate(data)]
    return data


def _read(model: type[Model], text: YamlText, data: object) -> Reading[Model]:
    if text.data is None:
        return Reading(None, frozenset(), ())
    data = _without_empty(data, model) if text.outcome.has_empty else data
    if not isinstance(data, dict):
        hint = "a record is a list of 'name: value' lines and starts with 'format: 1'"
        place = Place(text.file)
        return Reading(None, frozenset(), (Finding("wrong-kind", Severity.ERROR, place, "no fields found", hint),))
    try:
        return Reading(model.model_validate(data), frozenset(), ())
    except ValidationError as refused:
        errors = refused.errors(include_url=False)
    from tfawg_cli.records.messages import finding  # records are right on most days

    findings = tuple(finding(error, model, text) for error in _worth_saying(errors))
    items = {_item(error["loc"]) for error in errors}
    unreadable = frozenset(name for keys in items if keys for name in _names(keys, data))
    return Reading(_without(model, data, items), unreadable, findings)


def _worth_saying(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """Leave out what is wrong inside of a container that stands in the place of an item: it only slipped there."""
    slipped = {loc[:-1] for loc in (error["loc"] for error in errors) if loc[-1] == KEY_MARK and loc[-2] in _CONTAINERS}
    return [
        error
        for error in errors
        if error["loc"][-1] == KEY_MARK or not any(error["loc"][:end] in slipped for end in range(len(error["loc"])))
    ]


def _names(keys: Keys, data: object) -> Iterator[str]:
    """Give the name of the item behind some keys, and the numbers of those in it."""
    yield str(keys[-1])
    for key in keys:
        data = data[key]  # type: ignore[index]
    yield from _numbers(data)


def _numbers(data: object) -> Iterator[str]:
    for key, value in data.items() if isinstance(data, dict) else ():
        if key[:1].isdigit():
            yield key
        yield from _numbers(value)


def _item(loc: Keys) -> Keys:
    """Give the keys of the innermost item around a place; () where it lies outside of all items.

    Items stand in containers, and containers at the top or in items. Only what stands where a container can is one: a
    number may be called `tasks` by a slip, and pydantic adds to `loc` what is not in the data: a field that is missing,
    or its mark of a key.
    """
    end = 0
    while loc[end : end + 1] and loc[end] in _CONTAINERS and end + 1 < len(loc):
        end += 2
    return loc[:end]


def _without(model: type[Model], data: Data, items: set[Keys]) -> Model | None:
    """Read the data without some items; None where the trouble lies elsewhere."""
    if () in items:
        return None
    kept = deepcopy(data)
    for keys in sorted(items, key=len, reverse=True):
        container: object = kept
        for key in keys[:-1]:
            container = container[key]  # type: ignore[index]
        del container[keys[-1]]  # type: ignore[attr-defined]
    return model.model_validate(kept)
