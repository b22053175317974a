"""One row of a list, whatever kind of thing it is about."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.workspace import Workspace

Value = None | int | str | list[str] | list[dict[str, str | None]]


class Facets(Mapping[str, set[str]]):
    """What filters can ask of a row: facet -> its values. They are made when one asks, which most lists do not."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], dict[str, set[str]]]) -> None:
        """Take what makes them."""
        self._make = make
        self._made: dict[str, set[str]] | None = None

    @property
    def _all(self) -> dict[str, set[str]]:
        if self._made is None:
            self._made = self._make()
        return self._made

    def __getitem__(self, facet: str) -> set[str]:
        """Give the values of a facet. Raises KeyError where the row has none of that name."""
        return self._all[facet]

    def __iter__(self) -> Iterator[str]:
        """List the facets."""
        return iter(self._all)

    def __len__(self) -> int:
        """Count the facets."""
        return len(self._all)


class Row(NamedTuple):
    """One item as other programs see it, and what filters can ask of it."""

    fields: dict[str, Value]
    facets: Mapping[str, set[str]]
    said: Mapping[str, Value] = {}
    """What it says in whole, where its fields are not all of it."""


class Kind(NamedTuple):
    """What can be listed: how its rows are made, and which of its fields a table shows unasked."""

    rows: Callable[[Workspace, FinancialYear], Iterator[Row]]
    fields: tuple[str, ...]
    columns: tuple[str, ...]
    facets: tuple[str, ...]
