"""What all records share: frozen models, text, numbers, years and dates."""

import re
from datetime import date
from types import NoneType
from typing import Annotated, Any, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from tfawg_cli.findings import Keys
from tfawg_cli.records.fields import DATE, FIELDS
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import ITEM_PATTERN
from tfawg_cli.records.plugins import switch_off_plugins

UNTYPED_KEYS = frozenset(
    {"format", "closed", *(one.name for kind in FIELDS.values() for one in kind if one.typed is DATE)}
)
"""Fields whose values need no quotes though YAML takes them for a number or a date."""

ONE_OF_SEVERAL = ("[text]", "[codes]")
"""How a model names the shapes that a value may have; they stand in the `loc` of its errors, and in no file."""

KEY_MARK = "[key]"
"""What pydantic puts behind a key in the place of an error that is about the key itself."""
NOTHING = "none"
"""What `formerly` says of an item that continues none, though its number was there."""
CODE_PATTERN = "^[A-Z]{2,4}[0-9]{1,3}$"
FORMAT_PATTERN = "^1$"
POSITION_PATTERN = "^[1-9][0-9]{0,2}$"
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEAR_SCHEMA = WithJsonSchema(
    {"title": "Financial Year", "type": "string", "pattern": r"^\d{4}/\d{4}$", "examples": ["2021/2022"]}
)

switch_off_plugins()


class Record(BaseModel):
    """A value of the records: it never changes and has no field that it does not name."""

    # What a command does not read, it does not build either: building all models takes longer than reading a year.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def _iso_date(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not _ISO_DATE.fullmatch(value):
        raise PydanticCustomError("date_form", "a date")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("impossible_date", "no such day") from None


def _financial_year(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return FinancialYear.written(value)
    except ValueError as error:
        raise PydanticCustomError("financial_year", "{why}", {"why": str(error)}) from None


def number_pattern(depth: int) -> str:
    """Give the pattern of an item number of `depth` parts."""
    return "^[1-9][0-9]{0,3}" + r"\.[1-9][0-9]{0,3}" * (depth - 1) + "$"


def former_pattern(depth: int) -> str:
    """Give the pattern of what `formerly` may say: an item number of `depth` parts, or `none`."""
    return f"^({number_pattern(depth)[1:-1]}|{NOTHING})$"


def fields_at(model: type[BaseModel], keys: Keys) -> list[str]:
    """List the fields of the model that stands behind `keys` inside a `model`."""
    annotation: Any = model
    for key in keys:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            named = annotation.model_fields.get(str(key))
            annotation = named.annotation if named is not None else None
            annotation = _inside(annotation) if NoneType in get_args(annotation) else annotation
        else:
            annotation = _inside(annotation)
    return list(annotation.model_fields) if hasattr(annotation, "model_fields") else []


def _inside(annotation: Any) -> Any:  # noqa: ANN401 - an annotation has no type
    """Give what stands in a list or behind the keys of a map, or what an optional field is where it is there."""
    return next((one for one in reversed(get_args(annotation)) if one not in (Ellipsis, NoneType)), None)


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Plain text of at least one character; white space around it is not content."""
Markdown = Text
"""Narrative text."""
Code = Annotated[str, StringConstraints(pattern=CODE_PATTERN), Field(examples=["SO1"])]
"""A strategic code: SO1."""
Year = Annotated[FinancialYear, BeforeValidator(_financial_year), PlainSerializer(str), _YEAR_SCHEMA]
Day = Annotated[date, BeforeValidator(_iso_date), Field(examples=["2022-03-08"])]
Format = Annotated[str, StringConstraints(pattern=FORMAT_PATTERN)]
"""The version of the file's shape."""
DeliverableNumber = Annotated[str, StringConstraints(pattern=number_pattern(1))]
TaskNumber = Annotated[str, StringConstraints(pattern=number_pattern(2))]
SubTaskNumber = Annotated[str, StringConstraints(pattern=number_pattern(3))]
ActionNumber = Annotated[str, StringConstraints(pattern=number_pattern(4))]
FormerDeliverable = Annotated[str, StringConstraints(pattern=former_pattern(1))]
FormerTask = Annotated[str, StringConstraints(pattern=former_pattern(2))]
FormerSubTask = Annotated[str, StringConstraints(pattern=former_pattern(3))]
ItemNumber = Annotated[str, StringConstraints(pattern=ITEM_PATTERN)]
"""The number of an item of any depth."""
