"""From plain data to records. What the schema refuses becomes findings; all else is read."""

from collections.abc import Iterator
from typing import Generic, NamedTuple, TypeVar

from pydantic import ValidationError

from tfawg_cli.findings import MOST_TOLD, Finding, Keys, Place, Severity, others
from tfawg_cli.records.base import Record, fields_at
from tfawg_cli.records.bodies import Bodies
from tfawg_cli.records.plan import Plan
from tfawg_cli.records.programme import Programme, StrategicPlan
from tfawg_cli.records.swallowed import swallowed
from tfawg_cli.yaml_text.text import YamlText

Model = TypeVar("Model", bound=Record)
Data = dict[str, object]

_LARGE = 100_000
"""Values of a text from which on it is looked at in parts: each may bring a refusal or two, of half a kilobyte each."""
_MANY = 2 * MOST_TOLD
"""Refusals from which on they are not listed all at once."""


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


def read_translation(text: YamlText) -> Reading[Record]:
    """Read what another language says of a plan or an edition."""
    from tfawg_cli.records.translation import TranslatedPlan, TranslatedProgramme

    return _read(TranslatedPlan if "/plans/" in text.file else TranslatedProgramme, text, text.data)


def read_bodies(text: YamlText) -> Reading[Bodies]:
    """Read the register of bodies; a body needs no field, so its name with nothing behind it is enough."""
    data = text.data
    if isinstance(data, dict) and isinstance(data.get("bodies"), dict):
        bodies = {name: {} if body is None else body for name, body in data["bodies"].items()}  # type: ignore[union-attr]
        data = data | {"bodies": bodies}
    return _read(Bodies, text, data)


def read_strategic_plan(text: YamlText) -> Reading[StrategicPlan]:
    """Read a strategic plan that stands alone: its period and its groups."""
    return _read(StrategicPlan, text, text.data)


def _without_empty(data: object, model: type[Model], keys: Keys = ()) -> object:
    """Leave out the fields with nothing behind them: they mean the same as no field."""
    if isinstance(data, dict):
        empty = {key for key, value in data.items() if value is None}
        gone = empty.intersection(fields_at(model, keys)) if empty else empty
        return {key: _without_empty(value, model, (*keys, key)) for key, value in data.items() if key not in gone}
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
    failed = None
    if text.count < _LARGE:
        try:
            return Reading(model.model_validate(data), frozenset(), tuple(swallowed(model, text, data)))
        except ValidationError as error:
            failed = error if error.error_count() < _MANY else None
    return _without_refused(model, text, data, failed)


def _without_refused(model: type[Model], text: YamlText, data: Data, failed: ValidationError | None) -> Reading[Model]:
    """Read the data without the items that the schema refuses; `failed` is None where these are many, or not known."""
    from tfawg_cli.records.messages import finding  # records are right on most days
    from tfawg_cli.records.refusals import kept, refusals, refusals_of_large

    found = refusals(failed) if failed is not None else refusals_of_large(model, data)
    told = [finding(error, model, text) for error in found.told]
    unreadable = frozenset(name for keys in found.items if keys for name in _names(keys, data))
    record = None if () in found.items else model.model_validate(kept(data, found.items))
    missed = {finding.place for finding in told}
    slipped = [one for one in swallowed(model, text, data) if one.place not in missed]
    return Reading(record, unreadable, (*told, *slipped, *others(text.file, Severity.ERROR, found.others)))


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
