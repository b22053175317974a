"""The reference of the fields of all records, made of their JSON Schemas."""

import re
from collections.abc import Iterator

from tfawg_cli.operations.schemas import Schema, schemas
from tfawg_cli.records.base import CODE_PATTERN, former_pattern, number_pattern
from tfawg_cli.records.language_tag import TAG_PATTERN
from tfawg_cli.records.number import ITEM_PATTERN
from tfawg_cli.records.plan import DIGEST_PATTERN
from tfawg_cli.records.programme import PERIOD_PATTERN

RECORDS = {"programme.schema.json": "Programme", "plan.schema.json": "Plan", "bodies.schema.json": "Bodies"}
_EXAMPLES = {
    **{number_pattern(depth): "1.2.3.4"[: 2 * depth - 1] for depth in range(1, 5)},
    **{former_pattern(depth): "1.2.3"[: 2 * depth - 1] for depth in range(1, 4)},
    ITEM_PATTERN: "1.2.3.4",
    CODE_PATTERN: "SO1",
    PERIOD_PATTERN: "2019/2022",
    DIGEST_PATTERN: "0a1b2c3d4e5f",
    TAG_PATTERN: "fr",
}
"""What a text of a fixed form looks like, where the schema has no example."""


def field_reference(file: str) -> str:
    """Write the fields of a record, and of all kinds of items in it."""
    schema = schemas()[file]
    definitions: Schema = {RECORDS[file]: schema} | schema["$defs"]
    lines: list[str] = []
    for name, definition in definitions.items():
        if "properties" in definition:
            lines += [
                f"### {_words(name)}",
                "",
                definition["description"],
                "",
                *_fields(definition, schema["$defs"]),
                "",
            ]
    return "\n".join(lines)


def _fields(definition: Schema, definitions: Schema) -> Iterator[str]:
    yield from ("| field | holds | |", "|---|---|---|")
    required = definition.get("required", [])
    for field, value in definition["properties"].items():
        needed = ["Must be there."] if field in required else []
        told = " ".join([*needed, *([value["description"]] if "description" in value else [])])
        yield f"| `{field}` | {_kind(value, definitions)} | {told} |"


def _kind(value: Schema, definitions: Schema) -> str:
    """Say in words what stands behind a field."""
    match value:
        case {"$ref": str(reference)}:
            return _named(reference.rpartition("/")[2], definitions)
        case {"anyOf": list(kinds)} | {"oneOf": list(kinds)}:
            return " or ".join(_kind(kind, definitions) for kind in kinds if kind != {"type": "null"})
        case {"items": item}:
            kind = _kind(item, definitions)
            return "a list of texts" if kind == "text" else f"a list; each: {kind}"
        case {"patternProperties": entries}:
            ((pattern, entry),) = entries.items()
            return f"by keys like `{_EXAMPLES[pattern]}`: {_kind(entry, definitions)}"
        case {"additionalProperties": entry}:
            return f"by names: {_kind(entry, definitions)}"
    return _kind_of_text(value)


def _kind_of_text(value: Schema) -> str:
    match value:
        case {"const": constant}:
            return f"`{constant}`"
        case {"examples": [example]}:
            return f"like `{example}`"
        case {"pattern": pattern}:
            return f"like `{_EXAMPLES[pattern]}`"
    return "text"


def _named(name: str, definitions: Schema) -> str:
    """Give the words that a field takes, or lead to the kind of item that stands there."""
    words = definitions[name].get("enum")
    shown = _words(name)
    return ", ".join(f"`{word}`" for word in words) if words else f"[{shown}](#{shown.lower().replace(' ', '-')})"


def _words(name: str) -> str:
    """Write the name of a model as people do: `StrategicPlan` is a strategic plan."""
    return re.sub("(?<=[a-z])(?=[A-Z])", " ", name).capitalize().replace("Sub task", "Sub-task")
