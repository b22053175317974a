"""pydantic's errors in words for an officer: one entry for each type of error that our records can cause."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from difflib import get_close_matches

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from tfawg_cli.findings import Finding, Keys, Place, Severity
from tfawg_cli.records.base import (
    CODE_PATTERN,
    FORMAT_PATTERN,
    KEY_MARK,
    NOTHING,
    ONE_OF_SEVERAL,
    POSITION_PATTERN,
    fields_at,
    former_pattern,
    number_pattern,
)
from tfawg_cli.records.language_tag import TAG_PATTERN, tag_of
from tfawg_cli.records.number import ITEM_PATTERN, KINDS
from tfawg_cli.records.plan import DIGEST_PATTERN
from tfawg_cli.records.programme import PERIOD_PATTERN
from tfawg_cli.yaml_text.characters import code_point, shortened
from tfawg_cli.yaml_text.text import YamlText

_EXAMPLES = ("'1'", "'1.2'", "1.2.3", "1.2.3.4")
_PATTERNS = {
    FORMAT_PATTERN: ("bad-format", "format {} is not known", "this version reads format 1"),
    CODE_PATTERN: ("bad-code", "{} is not a strategic code", "write it like SO1"),
    PERIOD_PATTERN: ("bad-year", "{} is not a period", "write it like 2019/2022"),
    DIGEST_PATTERN: ("bad-digest", "{} is not a digest", "restore what the approval wrote here"),
    TAG_PATTERN: ("bad-language", "{} is not the tag of a language", "write it like fr, es or pt-BR"),
    POSITION_PATTERN: ("bad-number", "{} is no place in a list", "count from 1"),
    ITEM_PATTERN: ("bad-number", "{} is not an item number", "write it like 1.2.3"),
} | {
    number_pattern(depth): (
        "bad-number",
        f"{{}} is not the number of {'an' if kind == 'action' else 'a'} {kind}",
        f"write it like {_EXAMPLES[depth - 1]}",
    )
    for depth, kind in enumerate(KINDS, start=1)
}
_PATTERNS |= {
    former_pattern(depth): (rule, message, f"{hint}, or {NOTHING}")
    for depth, (rule, message, hint) in ((depth, _PATTERNS[number_pattern(depth)]) for depth in range(1, len(KINDS)))
}


def finding(error: ErrorDetails, model: type[BaseModel], text: YamlText) -> Finding:
    """Turn one error of pydantic, met while `text` was read as a `model`, into a finding with its place."""
    keys, of_key = _keys(error["loc"])
    if error["type"] == "missing":
        return _missing(keys, model, text)
    if error["type"] == "extra_forbidden":
        return _unknown_field(keys, model, text)
    rule, message, hint = _WORDS.get(error["type"], _otherwise)(error)
    if of_key and keys[-1] in fields_at(model, keys):
        hint = "a field of that name stands further in; indent it like its neighbours"
    return Finding(rule, Severity.ERROR, Place(text.file, keys, of_key), message, hint)


def _keys(loc: tuple[int | str, ...]) -> tuple[Keys, bool]:
    """Take pydantic's mark of a key and its names of shapes off its `loc`."""
    keys = tuple(key for key in loc if key not in ONE_OF_SEVERAL)
    return (keys[:-1], True) if keys[-1:] == (KEY_MARK,) else (keys, False)


def _missing(keys: Keys, model: type[BaseModel], text: YamlText) -> Finding:
    field, item = str(keys[-1]), keys[:-1]
    there = text.keys_at(item)
    if field in there:
        place = Place(text.file, keys, of_key=True)
        hint = "write its value behind the colon"
        return Finding("missing-field", Severity.ERROR, place, f"'{field}' is empty", hint)
    fields = fields_at(model, item)
    before = [one for one in fields[: fields.index(field)] if one in there]
    place, hint = Place(text.file, (*item, *before[-1:]), of_key=True), f"add a line '{field}: ...' here"
    swallowed = _swallowed(field, place, text) if before and _may_hold(text.data, place.keys, field) else ""
    if swallowed:
        place, hint = (
            place._replace(of_key=False, words=swallowed),
            f"this is a part of '{before[-1]}'; indent it alike",
        )
    return Finding("missing-field", Severity.ERROR, place, f"'{field}' is missing", hint)


def _may_hold(data: object, keys: Keys, field: str) -> bool:
    """Tell whether a text holds the name of a field; to look at its lines takes longer."""
    for key in keys:
        data = data[key]  # type: ignore[index]
    return isinstance(data, str) and f"{field}:" in data


def _swallowed(field: str, place: Place, text: YamlText) -> str:
    """Give the line of a text at `place` that looks like a field of its own and stands too far in; else nothing."""
    value = text.locate(place._replace(of_key=False))
    lines = (text.line(number).strip() for number in range(value.line + 1, value.end_line + 1))
    return next((line for line in lines if line.startswith(f"{field}:")), "")


def _unknown_field(keys: Keys, model: type[BaseModel], text: YamlText) -> Finding:
    field = str(keys[-1])
    known = fields_at(model, keys[:-1])
    close = get_close_matches(field, known, 1)
    hint = f"did you mean '{close[0]}'?" if close else f"known here: {', '.join(known)}"
    if " " in field:
        hint = "quote the text if this belongs to the text in front of it"
    shown = "".join(c if c.isascii() else f"{c * c.isprintable()}{code_point(c)}" for c in shortened(field))
    place = Place(text.file, keys, of_key=True)
    return Finding("unknown-field", Severity.ERROR, place, f"unknown field '{shown}'", hint)


Words = tuple[str, str, str]


def _given(error: ErrorDetails) -> str:
    return f"'{shortened(str(error['input']))}'"


def _pattern(error: ErrorDetails) -> Words:
    pattern = error["ctx"]["pattern"]
    rule, message, hint = _PATTERNS[pattern]
    if pattern == TAG_PATTERN and re.fullmatch(TAG_PATTERN, spelled := tag_of(error["input"])):
        message, hint = "the tag {} is spelled otherwise", f"write {spelled}"
    return rule, message.format(_given(error)), hint


def _choice(error: ErrorDetails) -> Words:
    choices = error["ctx"]["expected"].replace(" or ", ", ").replace("'", "").split(", ")
    one_of = f"one of: {', '.join(choices)}"
    if not isinstance(error["input"], str):
        return "wrong-kind", "a word is expected here", one_of
    if error["input"].strip().lower() in _NOT_ASSESSED:
        return "unknown-value", f"{_given(error)} is no status", "take the line out: no status means not assessed"
    close = get_close_matches(error["input"].lower(), choices, 1)
    hint = f"did you mean '{close[0]}'?" if close else one_of
    return "unknown-value", f"{_given(error)} is not one of the words that may stand here", hint


def _kind(message: str, hint: str) -> Callable[[ErrorDetails], Words]:
    return lambda _: ("wrong-kind", message, hint)


def _text(error: ErrorDetails) -> Words:
    hint = "write one text; a list cannot stand here"
    if error["input"] is None:
        hint = "write the text, or take the entry out"
    elif isinstance(error["input"], dict):
        hint = "quote the text if its colon belongs to it; fields cannot stand here"
    return "wrong-kind", "a text is expected here", hint


def _list(error: ErrorDetails) -> Words:
    given = error["input"]
    hint = (
        f"write [{shortened(given)}]"
        if isinstance(given, str)
        else "write [one, two], or each on a line that starts with '- '"
    )
    return "wrong-kind", "a list is expected here", hint


def _date(error: ErrorDetails) -> Words:
    """Show the very day that was typed, day first, as the records write it; else only the pattern."""
    hint = _DATE_HINT
    typed = _TYPED_DATE.fullmatch(error["input"].strip())
    if typed is not None:
        with suppress(ValueError):
            hint = f"write {date(int(typed[3]), int(typed[2]), int(typed[1])).isoformat()} if the day comes first here"
    return "impossible-date", f"{_given(error)} is not a date as the records write it", hint


def _no_such_day(error: ErrorDetails) -> Words:
    return "impossible-date", f"there is no {error['input']}", "check day and month"


def _period(error: ErrorDetails) -> Words:
    return "bad-year", f"{_given(error)} ends before it begins", "write it like 2019/2022"


def _year(error: ErrorDetails) -> Words:
    return "bad-year", error["msg"], _YEAR_HINT


def _carried_from(error: ErrorDetails) -> Words:
    return "bad-lineage", f"{_given(error)}: {error['msg']}", "write year and number: 2020/2021 1.1.1.1"


def _otherwise(error: ErrorDetails) -> Words:
    return "wrong-kind", error["msg"], "compare it with its neighbours"


_DATE_HINT = "write it as YYYY-MM-DD"
_TYPED_DATE = re.compile(r"([0-9]{1,2})[/. ]([0-9]{1,2})[/. ]([0-9]{4})")
_NOT_ASSESSED = {"not assessed", "none", "unknown", "n/a"}
_YEAR_HINT = "write it like 2021/2022"
_MAP = _kind("fields are expected here", "write each on a line of its own, as 'name: value', indented")
_WORDS: dict[str, Callable[[ErrorDetails], Words]] = {
    "string_pattern_mismatch": _pattern,
    "string_type": _text,
    "string_too_short": lambda _: ("empty-text", "an empty text", "write the text, or take the line out"),
    "enum": _choice,
    "tuple_type": _list,
    "nobody": lambda _: ("missing-field", "an empty list", "name at least one body"),
    "dict_type": _MAP,
    "model_type": _MAP,
    "wording": lambda error: ("wrong-kind", error["msg"], "write what the item said"),
    "date_form": _date,
    "date_type": _kind("a date is expected here", _DATE_HINT),
    "impossible_date": _no_such_day,
    "financial_year": _year,
    "dataclass_type": _kind("a financial year is expected here", _YEAR_HINT),
    "period": _period,
    "carried_from": _carried_from,
}
