"""Questions to the records: which items of a kind, in which order, in which groups."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import accumulate

from tfawg_cli.operations.questions.row import Row, Value
from tfawg_cli.operations.questions.rows import KINDS
from tfawg_cli.records.calendar import start_day
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import parts
from tfawg_cli.records.same_words import found_by, same_words
from tfawg_cli.records.workspace import Workspace

_AROUND = 6
"""Words shown before and behind one that was found."""
_FIGURES = re.compile(r"(\d+)")


def rows(workspace: Workspace, kind: str, years: Iterable[FinancialYear], wanted: Mapping[str, set[str]]) -> list[Row]:
    """List the items of a kind in some years that fit all that is wanted.

    Args:
        workspace: the records.
        kind: one of KINDS.
        years: the years; bodies are looked at in the last of them.
        wanted: facet of the kind -> values; an item fits when it has one of the values of every facet. The facet
            `search` holds words of which one must occur in the item's texts, capitals and accents or not.

    """
    words = [found_by(word) for word in wanted.get("search", ())]
    facets = {facet: set(map(same_words, values)) for facet, values in wanted.items() if facet != "search"}
    found = [row for year in years for row in KINDS[kind].rows(workspace, year) if _fits(row, facets)]
    if words:
        found = [row for row in found if any(_places(row, words))]
    return [_with_places(row, words) for row in found] if "found_in" in KINDS[kind].fields else found


def _fits(row: Row, wanted: Mapping[str, set[str]]) -> bool:
    return all(set(map(same_words, row.facets[facet])) & values for facet, values in wanted.items())


def _with_places(row: Row, words: Sequence[str]) -> Row:
    """Let a row say where words were found in it."""
    return row._replace(fields=row.fields | {"found_in": list(_places(row, words))})


def _places(row: Row, words: Sequence[str]) -> Iterator[str]:
    """List the fields of a row in which one of some words stands, each with what is around it."""
    for name, value in (row.said or row.fields).items():
        for text in _texts([value]):
            excerpt = next((found for word in words if (found := _around(text, word))), "")
            if excerpt:
                yield f"{name.replace('_', ' ')}: {excerpt}"


def _around(text: str, word: str) -> str:
    """Give the words around a word that a text holds; nothing where it does not hold it."""
    held = same_words(text).split(" ")
    plain = [found_by(one) for one in held]
    start = " ".join(plain).find(word)
    if start < 0:
        return ""
    ends = list(accumulate(len(one) + 1 for one in plain))
    first = next(place for place, end in enumerate(ends) if end > start)
    last = next(place for place, end in enumerate(ends) if end >= start + len(word))
    before, after = max(0, first - _AROUND), min(len(held), last + 1 + _AROUND)
    return f"{'… ' if before else ''}{' '.join(held[before:after])}{' …' if after < len(held) else ''}"


def _texts(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from _texts(value)
        elif isinstance(value, dict):
            yield from _texts(value.values())


def numbers(workspace: Workspace, level: str, years: Iterable[FinancialYear]) -> list[str]:
    """List the numbers that items of some years are under: key deliverables, tasks or sub-tasks, by facet."""
    kinds = [kind for kind in KINDS.values() if level in kind.facets]
    found = {
        number
        for year in years
        for kind in kinds
        for row in kind.rows(workspace, year)
        for number in row.facets.get(level, ())
    }
    return sorted(found, key=parts)


def sort(found: Sequence[Row], fields: Sequence[str]) -> list[Row]:
    """Order rows by fields, those with a `-` before them downwards; equal rows keep their order.

    Numbers and days are ordered by what they mean, words as in a dictionary: 2 before 10, É beside E. What is absent
    comes last in either direction.
    """
    ordered = list(found)
    for field in reversed(fields):
        name = field.removeprefix("-")
        there = [row for row in ordered if not _is_absent(row.fields[name])]
        there.sort(key=lambda row: _sort_key(row.fields[name]), reverse=name != field)
        ordered = [*there, *(row for row in ordered if _is_absent(row.fields[name]))]
    return ordered


def _is_absent(value: Value) -> bool:
    return value is None or value == []


def _sort_key(value: Value) -> tuple[int, list[tuple[int, int, str]], str]:
    """Order counts, numbers and days by what they mean, and words with the figures in them."""
    if _is_absent(value):
        return 3, [], ""
    if isinstance(value, int):
        return 0, [_piece(str(value))], ""
    text = value if isinstance(value, str) else ", ".join(_texts(value or ()))
    if all(part.isdecimal() for part in text.split(".")):
        return 0, [*map(_piece, text.split("."))], ""
    with suppress(ValueError):
        day = start_day(text)
        if day is not None:
            return 1, [_piece(str(day.toordinal()))], ""
    return 2, [_piece(one) for one in _FIGURES.split(found_by(text)) if one], text


def _piece(text: str) -> tuple[int, int, str]:
    """Order figures by what they mean, before words."""
    return (0, int(text), "") if text.isdecimal() else (1, 0, text)


def grouped(found: Sequence[Row], field: str) -> list[tuple[str, list[Row]]]:
    """Group rows by a field; a row with several values stands in several groups."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in found:
        value = row.fields[field]
        names = [str(name) for name in value] if isinstance(value, list) else [str(value)] if value is not None else []
        for name in names or [""]:
            groups[name].append(row)
    return sorted(groups.items(), key=lambda group: _sort_key(group[0] or None))
