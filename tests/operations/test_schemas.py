"""The JSON Schemas accept what the models accept, and describe every field."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

import bilingual
from conftest import ROOT, Run
from tfawg_cli.operations.questions.rows import KINDS
from tfawg_cli.operations.schemas import schemas

FILES = {
    "programme.schema.json": "data/programme/2021-2022.yaml",
    "bodies.schema.json": "data/programme/bodies.yaml",
    "plan.schema.json": "data/plans/2021-2022.yaml",
}


def loaded(file: str) -> Any:  # noqa: ANN401 - plain YAML data
    """Read a record as an editor does: dates and numbers as YAML 1.2 sees them, which is text but for `format`."""
    data = yaml.load((ROOT / file).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - it makes only text
    return data | {"format": int(data["format"])}


def messages(schema: dict[str, Any], data: object) -> list[str]:
    """Validate and give what is wrong."""
    return [error.message for error in Draft7Validator(schema).iter_errors(data)]


@pytest.mark.parametrize("name", schemas())
def test_committed_schemas_are_fresh_and_well_formed(name: str) -> None:
    """schemas/ holds what the models say today; `tfawg schema -o schemas` renews it."""
    made = schemas()[name]

    Draft7Validator.check_schema(made)
    assert made == json.loads((ROOT / "schemas" / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize(("name", "file"), FILES.items())
def test_the_real_records_fit(name: str, file: str) -> None:
    """No editor marks anything in our own data."""
    assert [] == messages(schemas()[name], loaded(file))


def test_a_translation_fits(tmp_path: Path) -> None:
    """No editor marks anything in the French of the plan and of the programme; a field of no language is marked."""
    bilingual.speak_french(bilingual.make(tmp_path))
    plan, programme = (loaded(f"{tmp_path}/data/{part}/2021-2022.fr.yaml") for part in ("plans", "programme"))

    assert [] == messages(schemas()["plan-translation.schema.json"], plan)
    assert [] == messages(schemas()["programme-translation.schema.json"], programme)
    plan["actions"]["1.1.1.1"]["status"] = "completed"
    [marked] = messages(schemas()["plan-translation.schema.json"], plan)
    assert "'status' was unexpected" in marked


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"status": "done"}, "'done' is not"),
        ({"indicater": "x"}, "'indicater' was unexpected"),
        ({"text": 1.1}, "1.1 is not of type 'string'"),
        ({"responsible": "Members"}, "'Members' is not of type 'array'"),
        ({"carried_from": "1.1.1.1"}, "'1.1.1.1' is not valid"),
        ({"updates": None}, ""),
        ({"timeline": None}, ""),
    ],
)
def test_a_wrong_action_is_marked(change: dict[str, object], message: str) -> None:
    """A slip in an action is found; a key with nothing behind it is not one."""
    plan = loaded(FILES["plan.schema.json"])
    plan["actions"]["1.1.1.1"] |= change

    found = messages(schemas()["plan.schema.json"], plan)

    assert bool(message) == bool(found)
    assert all(message in one for one in found)


def test_a_wrong_number_and_a_missing_field_are_marked() -> None:
    """An action must have a number of four parts and its required fields."""
    plan = loaded(FILES["plan.schema.json"])
    plan["actions"]["1.1.1"] = {}
    del plan["actions"]["1.1.1.1"]["indicator"]

    found = " ".join(messages(schemas()["plan.schema.json"], plan))

    assert "'indicator' is a required property" in found
    assert "'1.1.1' do" in found


def properties(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """List the fields of a record and of what is inside it."""
    for name, definition in [*schema.get("$defs", {}).items(), (schema["title"], schema)]:
        for field, value in definition.get("properties", {}).items():
            yield f"{name}.{field}", value


@pytest.mark.parametrize("name", FILES)
def test_every_field_has_a_title(name: str) -> None:
    """An editor shows a title for each field, or the definition that it refers to."""
    untitled = [field for field, value in properties(schemas()[name]) if not {"title", "$ref", "anyOf"} & set(value)]

    assert [] == untitled


def test_descriptions_come_from_the_models() -> None:
    """What the code says of a field, the editor says as well."""
    action = schemas()["plan.schema.json"]["$defs"]["Action"]["properties"]

    assert "What the indicator showed." == action["result"]["description"]


@pytest.mark.parametrize("kind", KINDS)
def test_lists_fit_their_schema(kind: str, inside: Run) -> None:
    """`list --format json` gives what list.schema.json describes, for every kind."""
    printed = json.loads(inside("list", kind, "--format", "json", cwd=ROOT).out)

    assert [] == messages(schemas()["list.schema.json"], printed)
    assert printed["items"]


def test_the_schema_of_lists_is_strict() -> None:
    """A field that was renamed or left out is no longer what the schema describes."""
    schema = schemas()["list.schema.json"]
    plan = {"year": "2021/2022", "state": "draft", "edition": "2021/2022", "actions": 25, "closed": None}

    assert [] == messages(schema, {"format": 1, "kind": "plans", "items": [plan]})
    assert messages(schema, {"format": 1, "kind": "plans", "items": [plan | {"extra": 1}]})
    assert messages(schema, {"format": 1, "kind": "plans", "items": [{"year": "2021/2022"}]})
    assert messages(schema, {"format": 1, "kind": "bodies", "items": [plan]})
