"""JSON Schemas for editors and other programs, grown from the models."""

import ast
import inspect
import re
from itertools import pairwise
from typing import Any

from pydantic import BaseModel

from tfawg_cli.operations.questions.rows import KINDS
from tfawg_cli.records.base import Record
from tfawg_cli.records.bodies import Bodies
from tfawg_cli.records.fields import EVERYTHING, FIELDS, fields
from tfawg_cli.records.number import KINDS as KINDS_OF_ITEMS
from tfawg_cli.records.plan import Action, Plan, Update
from tfawg_cli.records.programme import Programme, SubTask
from tfawg_cli.records.translation import TranslatedPlan, TranslatedProgramme
from tfawg_cli.records.words import ActionStatus, ProgrammeStatus

Schema = dict[str, Any]

_DIALECT = "http://json-schema.org/draft-07/schema#"
_RECORDS: dict[str, tuple[str, type[Record]]] = {
    "programme.schema.json": ("TFAWG Work Programme, one edition", Programme),
    "bodies.schema.json": ("TFAWG register of bodies", Bodies),
    "plan.schema.json": ("TFAWG Annual Work Plan", Plan),
    "programme-translation.schema.json": ("TFAWG Work Programme in another language", TranslatedProgramme),
    "plan-translation.schema.json": ("TFAWG Annual Work Plan in another language", TranslatedPlan),
}


def schemas() -> dict[str, Schema]:
    """Give every schema by the name of its file."""
    found = {name: _of_record(title, model) for name, (title, model) in _RECORDS.items()}
    return found | {"list.schema.json": _of_list()}


def _of_record(title: str, model: type[Record]) -> Schema:
    schema = model.model_json_schema()
    definitions = schema.get("$defs", {})
    for name, definition in [*definitions.items(), (model.__name__, schema)]:
        _describe(definition, name, model)
    return {"$schema": _DIALECT} | schema | {"title": title}


def _describe(definition: Schema, name: str, model: type[Record]) -> None:
    """Say in a definition what pydantic does not know: docstrings of fields, empty values, the keys that may stand."""
    documented = _field_docs(model) | _of_the_table(name)
    required = definition.get("required", [])
    for field, value in definition.get("properties", {}).items():
        if field == "format":
            value.clear()
            value.update({"const": 1, "title": "Format", "type": "integer"})
        if value.get("default", ...) is None:
            del value["default"]
        if "patternProperties" in value:
            value["additionalProperties"] = False
        if f"{name}.{field}" in documented:
            value["description"] = documented[f"{name}.{field}"]
        if field not in required and "anyOf" not in value:
            _allow_nothing(value)


def _allow_nothing(value: Schema) -> None:
    """A key with nothing behind it means the same as no key."""
    if "type" in value:
        value["type"] = [value["type"], "null"]
    else:
        value["anyOf"] = [{"$ref": value.pop("$ref")}, {"type": "null"}]


def _field_docs(model: type[BaseModel]) -> dict[str, str]:
    """Read the docstrings under the fields of a model's module: `Action.result` -> text."""
    module = inspect.getmodule(model)
    tree = ast.parse(inspect.getsource(module)) if module is not None else ast.Module([], [])
    found = {}
    for definition in tree.body:
        body = definition.body if isinstance(definition, ast.ClassDef) else []
        for line, after in pairwise(body):
            match line, after:
                case ast.AnnAssign(target=ast.Name(id=field)), ast.Expr(value=ast.Constant(value=str(text))):
                    found[f"{getattr(definition, 'name', '')}.{field}"] = " ".join(text.split())
    return found


_KIND_OF_MODEL = {"Deliverable": "key deliverable", "Programme": "edition"}


def _of_the_table(name: str) -> dict[str, str]:
    """Give what the table of fields says of those of a model: `Action.result` -> text."""
    kind = _KIND_OF_MODEL.get(name, re.sub("(?<=[a-z])(?=[A-Z])", " ", name).lower().replace("sub task", "sub-task"))
    return {f"{name}.{field.name}": field.about for field in FIELDS.get(kind, ()) if field.about}


_TEXT = {"type": "string"}
_MAYBE = {"type": ["string", "null"]}
_TEXTS = {"type": "array", "items": _TEXT}
_UPDATES = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": dict.fromkeys(Update.model_fields, _MAYBE) | {"text": _TEXT},
        "required": list(Update.model_fields),
        "additionalProperties": False,
    },
}
_ROW_FIELDS: dict[str, Schema] = {
    "year": _TEXT | {"pattern": r"^\d{4}/\d{4}$"},
    "number": _TEXT,
    "name": _TEXT,
    "code": _TEXT,
    "title": _TEXT,
    "period": _TEXT,
    "state": {"enum": ["draft", "endorsed", "approved", "closed"]},
    "tasks": _TEXTS,
    "sub_tasks": _TEXTS,
    **{field.name: _TEXTS for kind in KINDS_OF_ITEMS for field in fields(kind) if field.repeats},
    "updates": _UPDATES,
}
_COUNTED = {"plans", "bodies"}


def _of_list() -> Schema:
    """Describe what `list --format json` gives."""
    kinds = [
        {
            "properties": {"kind": {"const": kind}, "items": {"type": "array", "items": _row(kind)}},
            "required": ["kind", "items"],
        }
        for kind in KINDS
    ]
    return {
        "$schema": _DIALECT,
        "title": "Items as `tfawg list --format json` gives them",
        "type": "object",
        "properties": {"format": {"const": 1}, "kind": {"enum": list(KINDS)}, "items": {"type": "array"}},
        "required": ["format", "kind", "items"],
        "additionalProperties": False,
        "oneOf": kinds,
    }


def _row(kind: str) -> Schema:
    fields = KINDS[kind].fields
    special = {
        "actions": {"type": "integer", "minimum": 0} if kind in _COUNTED else _TEXTS,
        **({"number": _MAYBE, "name": _MAYBE, "found_in": _TEXTS} if kind == EVERYTHING else {}),
        "status": {"enum": [*(ActionStatus if kind == "actions" else ProgrammeStatus), None]},
    }
    optional = {"text": _MAYBE if kind in {"tasks", EVERYTHING} else _TEXT}
    models: dict[str, type[Record]] = {"actions": Action, "sub-tasks": SubTask}
    model = models.get(kind)
    needed = {name for name, field in model.model_fields.items() if field.is_required()} if model else set()
    properties = {
        field: special.get(field)
        or _ROW_FIELDS.get(field)
        or optional.get(field)
        or (_TEXT if field in needed else _MAYBE)
        for field in fields
    }
    return {"type": "object", "properties": properties, "required": list(fields), "additionalProperties": False}
