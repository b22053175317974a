"""Rules on words."""

import re
from collections.abc import Iterator

from pydantic_core import to_json

from tfawg_cli.findings import Keys, Severity
from tfawg_cli.operations.rules.rule import Remark, rule
from tfawg_cli.records.base import Record
from tfawg_cli.records.plan import Plan
from tfawg_cli.records.programme import Programme
from tfawg_cli.records.workspace import Filed, Workspace

_SPREADSHEET_ERRORS = r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)"
_PLACEHOLDER = re.compile(rf"\b(?:TBD|TBC|TODO|XXX+|[Ll]orem(?: ipsum)?)\b|\?\?\?|{_SPREADSHEET_ERRORS}")
_SIGNS = (b"TBD", b"TBC", b"TODO", b"XXX", b"orem", b"???", b"#")
"""Without one of these no text holds a placeholder."""


@rule("placeholder", Severity.WARNING)
def placeholder(workspace: Workspace) -> Iterator[Remark]:
    """A text holds a placeholder (TBD, TBC, TODO, XXX, ???, lorem ipsum) or an error of a spreadsheet (#REF!, #N/A).

    What an amendment replaced stays as it was.

    Bad:
        indicator: TBD
    Good:
        indicator: Number of submissions
    """
    for edition in workspace.editions.values():
        yield from _placeholders(edition)


@placeholder.also
def placeholder_in_plans(workspace: Workspace) -> Iterator[Remark]:
    """Look into every plan."""
    for plan in workspace.plans.values():
        yield from _placeholders(plan)


def _placeholders(filed: Filed[Programme] | Filed[Plan]) -> Iterator[Remark]:
    for keys, text in _texts(filed.record) if _may_hold_one(filed.record) else ():
        match = _PLACEHOLDER.search(text)
        if match is not None and "was" not in keys:
            place = filed.place(*keys, words=match.group())
            yield Remark(place, f"'{match.group()}' stands for something that is missing", "write what is meant")


def _may_hold_one(record: Record) -> bool:
    """Look at all words of a record at once; most records hold no sign, and their texts need not be told apart."""
    words = to_json(record, exclude_none=True)
    # one character alone is looked for thirty times faster, and most records have no X and no question mark
    return any(sign[:1] in words and sign in words for sign in _SIGNS)


def _texts(value: object, keys: Keys = ()) -> Iterator[tuple[Keys, str]]:
    """List every text inside a record, and the keys that lead there."""
    if isinstance(value, str):
        yield keys, value
    elif isinstance(value, Record):
        for field in value.model_fields_set:
            yield from _texts(getattr(value, field), (*keys, field))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*keys, key))
    elif isinstance(value, list | tuple):
        for position, inner in enumerate(value):
            yield from _texts(inner, (*keys, position))
