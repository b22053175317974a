"""Fields that slipped into the text above them: indented a step too far, YAML takes them for words of it."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from pydantic import BaseModel

from tfawg_cli.findings import MOST_TOLD, Finding, Keys, Place, Severity
from tfawg_cli.records.base import fields_at
from tfawg_cli.yaml_text.text import YamlText

_NAME = re.compile(r"(?<!\S)([a-z_]+):(?!\S)")
"""What could be the name of a field in the middle of a text."""
_ITS_COLON = re.compile(r":(?!\S)(?<=[a-z_]:)")
"""Its end, which is found sooner: before many a colon French sets a blank."""


def swallowed(model: type[BaseModel], text: YamlText, data: object) -> list[Finding]:
    """Warn of texts in lines of their own of which a line reads like a field that their item lacks.

    It is the last line, or one with nothing behind the name: then its list or its items slipped along. The first line
    is none, for a text that begins so was meant to. Of many, the first are told.
    """
    doubtful = list(islice(_doubtful(model, data), MOST_TOLD))
    spans = text.locate_all([Place(text.file, keys) for keys, _ in doubtful])
    found: list[Finding] = []
    for (keys, names), span in zip(doubtful, spans, strict=True):
        lines = [text.line(number).strip() for number in range(span.line + 2, span.end_line + 1)]
        line = next((one for one in lines if _is_field(one, names, is_last=one is lines[-1])), "")
        if line:
            message = f"a line of '{keys[-1]}' reads like the field '{line.partition(':')[0]}'"
            place = Place(text.file, keys, words=line)
            found.append(Finding("swallowed-field", Severity.WARNING, place, message, "if it is one, indent it alike"))
    return found


def _is_field(line: str, names: set[str], *, is_last: bool) -> bool:
    name, colon, behind = line.partition(":")
    return bool(colon) and name in names and (is_last or not behind)


def _doubtful(model: type[BaseModel], inside: Any, keys: Keys = ()) -> Iterator[tuple[Keys, set[str]]]:  # noqa: ANN401
    """Give the texts that hold the name of a field which is not there beside them, with such names."""
    is_item = inside.__class__ is dict
    for key, value in inside.items() if is_item else enumerate(inside):
        is_text = value.__class__ is str
        may_name = is_text and is_item and ":" in value and _ITS_COLON.search(value)
        if may_name and (lacking := _lacking(model, keys, inside, value)):
            yield (*keys, key), lacking
        elif not is_text and value and (value.__class__ is dict or value[0].__class__ is not str):
            yield from _doubtful(model, value, (*keys, key))  # a list of texts has no fields


def _lacking(model: type[BaseModel], keys: Keys, item: Mapping[str, object], words: str) -> set[str]:
    named = set(_NAME.findall(words))
    return named & set(fields_at(model, keys)) - item.keys() if named else named
