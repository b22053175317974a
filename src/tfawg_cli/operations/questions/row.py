"""One row of a list, whatever kind of thing it is about."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.workspace import Workspace

Value = None | int | str | list[str] | list[dict[str, str | None]]


@dataclass(frozen=True, slots=True)
class Row:
    """One item as other programs see it, and what filters can ask of it."""

    fields: dict[str, Value]
    facets: dict[str, set[str]]
    said: Mapping[str, Value] = field(default_factory=dict)
    """What it says in whole, where its fields are not all of it."""


class Kind(NamedTuple):
    """What can be listed: how its rows are made, and which of its fields a table shows unasked."""

    rows: Callable[[Workspace, FinancialYear], Iterator[Row]]
    fields: tuple[str, ...]
    columns: tuple[str, ...]
    facets: tuple[str, ...]
