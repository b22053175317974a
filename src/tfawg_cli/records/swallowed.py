"""Fields that slipped into the text above them: indented a step too far, YAML takes them for words of it."""

import re
from collections.abc import Iterator
from itertools import islice

from pydantic import BaseModel

from tfawg_cli.findings import MOST_TOLD, Finding, Keys, Place, Severity
from tfawg_cli.records.base import fields_at
from tfawg_cli.yaml_text.text import YamlText

_NAME = re.compile(r"(?<!\S)([a-z_]+):(?!\S)")
"""What could be the name of a field in the middle of a text."""


def swallowed(model: type[BaseModel], text: YamlText, data: object) -> list[Finding]:
    """Warn of texts in lines of their own of which a line reads like a field that their item lacks.

    It is the last line, or one with nothing behind the name: then its list or its items slipped along. The first line
    is none, for a text that begins so was meant to. Of many, the first are told.
    """
    doubtful = list(islice(_doubtful(model, data, ()), MOST_TOLD))
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


def _doubtful(model: type[BaseModel], data: object, keys: Keys) -> Iterator[tuple[Keys, set[str]]]:
    """Give the texts that hold the name of a field which is not there beside them, with such names."""
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inside:
        if not isinstance(value, str):
            yield from _doubtful(model, value, (*keys, key))
        elif ":" in value and isinstance(data, dict) and (named := set(_NAME.findall(value))):
            lacking = named & set(fields_at(model, keys)) - data.keys()
            if lacking:
                yield (*keys, key), lacking
