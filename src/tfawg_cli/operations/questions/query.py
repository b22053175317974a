"""Questions to the records: which items of a kind, in which order, in which groups."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress

from tfawg_cli.operations.questions.rows import KINDS, Row, Value
from tfawg_cli.records.calendar import start_day
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import parts
from tfawg_cli.records.workspace import Workspace


def rows(workspace: Workspace, kind: str, years: Iterable[FinancialYear], wanted: Mapping[str, set[str]]) -> list[Row]:
    """List the items of a kind in some years that fit all that is wanted.

    Args:
        workspace: the records.
        kind: one of KINDS.
        years: the years; bodies are looked at in the last of them.
        wanted: facet of the kind -> values; an item fits when it has one of the values of every facet. The facet
            `search` holds words of which one must occur in the item's texts, capitals or not.

    """
    found = (row for year in years for row in KINDS[kind].rows(workspace, year))
    return [row for row in found if _fits(row, wanted)]


def _fits(row: Row, wanted: Mapping[str, set[str]]) -> bool:
    words = wanted.get("search", set())
    if words:
        text = "\n".join(_texts(row.fields.values())).casefold()
        if not any(word.casefold() in text for word in words):
            return False
    return all(row.facets[facet] & values for facet, values in wanted.items() if facet != "search")


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
    """Order rows by fields, numbers and days by what they mean and what is absent last; equal rows keep their order."""
    return sorted(found, key=lambda row: [_sort_key(row.fields[field]) for field in fields])


def _sort_key(value: Value) -> tuple[int, tuple[int, ...], str]:
    """Order counts, numbers and days by what they mean, other words by the alphabet, and put what is absent last."""
    if value is None or value == []:
        return 3, (), ""
    if isinstance(value, int):
        return 0, (value,), ""
    text = value if isinstance(value, str) else ", ".join(_texts(value))
    if all(part.isdecimal() for part in text.split(".")):
        return 0, parts(text), ""
    with suppress(ValueError):
        day = start_day(text)
        if day is not None:
            return 1, (day.toordinal(),), ""
    return 2, (), text.casefold()


def grouped(found: Sequence[Row], field: str) -> list[tuple[str, list[Row]]]:
    """Group rows by a field; a row with several values stands in several groups."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in found:
        value = row.fields[field]
        names = [str(name) for name in value] if isinstance(value, list) else [str(value)] if value is not None else []
        for name in names or [""]:
            groups[name].append(row)
    return sorted(groups.items(), key=lambda group: _sort_key(group[0] or None))
