"""The table of fields and the models say the same, so that nobody forgets to decide about a field."""

from collections.abc import Iterator
from typing import Any

import pytest

from tfawg_cli.records.base import UNTYPED_KEYS, Record
from tfawg_cli.records.bodies import Bodies, Body
from tfawg_cli.records.fields import FIELDS, LISTED, Approved, Field, Typed, fields, option, typed_fields
from tfawg_cli.records.number import KINDS
from tfawg_cli.records.plan import Action, Amendment, Decision, Plan, Update
from tfawg_cli.records.programme import Deliverable, Programme, Section, StrategicPlan, SubTask, Task

MODELS: dict[str, type[Record]] = {
    "action": Action,
    "sub-task": SubTask,
    "task": Task,
    "key deliverable": Deliverable,
    "update": Update,
    "amendment": Amendment,
    "plan": Plan,
    "edition": Programme,
    "strategic plan": StrategicPlan,
    "section": Section,
}
UNDECIDED: set[type[Record]] = {Decision, Body, Bodies}
"""What stays with its year as a whole, or belongs to none; nobody types it field by field."""


def every(model: type[Record] = Record) -> Iterator[type[Record]]:
    """List all models."""
    for one in model.__subclasses__():
        yield one
        yield from every(one)


@pytest.mark.parametrize("kind", MODELS)
def test_every_field_is_decided_about(kind: str) -> None:
    """A field that stands in the model alone is named here; it needs its entry in records/fields.py, in that order."""
    table = [field.name for field in FIELDS[kind]]
    model = list(MODELS[kind].model_fields)

    assert [] == [f"{kind}: {name}: no entry in records/fields.py" for name in model if name not in table]
    assert [] == [f"{kind}: {name}: no line in the model" for name in table if name not in model]
    assert model == table


def test_no_kind_is_left_out() -> None:
    """A new kind of record is decided about as well."""
    translated = "tfawg_cli.records.translation"  # grown from the table itself
    models = {model for model in every() if model.__module__.startswith("tfawg_cli.records.")}
    models = {model for model in models if model.__module__ != translated}
    assert models == {*MODELS.values()} | UNDECIDED
    assert FIELDS.keys() == MODELS.keys()


def all_fields() -> list[tuple[str, Field, Any]]:
    """List every field with its kind of item and what the model lets stand there."""
    return [
        (kind, field, MODELS[kind].model_fields[field.name].annotation) for kind in MODELS for field in FIELDS[kind]
    ]


def test_a_list_repeats_and_nothing_else() -> None:
    """The option of a list takes several values; another one would lose all but the last."""
    lists = {(kind, field.name) for kind, field, held in all_fields() if "tuple[" in str(held)}
    assert lists == {(kind, field.name) for kind, field, _ in all_fields() if field.repeats}


def test_a_date_is_typed_as_one() -> None:
    """And needs no quotes in the files."""
    dates = {field.name for _, field, held in all_fields() if "datetime.date" in str(held) and field.name != "closed"}
    assert dates == {field.name for _, field, _ in all_fields() if field.typed is Typed.DATE}
    assert UNTYPED_KEYS == {"format", "closed", *dates}


def test_what_one_kind_freezes_no_other_leaves_free() -> None:
    """An amendment names a field by its name alone."""
    frozen = {field.name for kind in KINDS for field in fields(kind) if field.approved is Approved.FROZEN}
    free = {field.name for kind in KINDS for field in fields(kind) if field.approved is not Approved.FROZEN}
    assert set() == frozen & free


def test_what_can_be_typed_says_what_it_means() -> None:
    """Help would show an option without a word; and two fields never share one."""
    typed = [field for kind in KINDS for field in typed_fields(kind)]
    assert [] == [field.name for field in typed if not field.about.endswith(".")]
    assert len({field.name for field in typed}) == len({option(field.name) for field in typed})


def test_what_is_listed_is_told_once() -> None:
    """Help and completion name what `list` lists without loading it."""
    from tfawg_cli.operations.questions.rows import KINDS as LISTS

    assert LISTED == tuple(LISTS)


WRITTEN_BY_NOBODY = {
    *(("amendment", name) for name in ("reason", "was", "now")),
    *(("section", name) for name in ("heading", "text")),
    ("edition", "title"),
    ("strategic plan", "groups"),
}
"""Fields without an option that hold words all the same."""


def test_words_are_translated_and_nothing_else() -> None:
    """Numbers, days, names and what the tool reads are the same in every language."""
    words = {
        (kind, field.name)
        for kind, field, _ in all_fields()
        if field.typed in {Typed.LINES, Typed.TEXT, Typed.MARKDOWN} or (kind, field.name) in WRITTEN_BY_NOBODY
    }
    assert words == {(kind, field.name) for kind, field, _ in all_fields() if field.translated}
