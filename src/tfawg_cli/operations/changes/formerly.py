"""What an item of the programme was in the edition before, kept true while numbers change."""

from collections.abc import Collection, Iterator, Mapping

from tfawg_cli.findings import Keys
from tfawg_cli.operations.changes.editing import follows
from tfawg_cli.operations.items import all_numbers
from tfawg_cli.records.base import NOTHING
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import KINDS, kind
from tfawg_cli.records.programme import Programme
from tfawg_cli.records.workspace import Workspace
from tfawg_cli.yaml_text.edits import Edit, Put, Take
from tfawg_cli.yaml_text.spelling import Value

Table = Mapping[str, str]
"""Old number -> new number."""


def of_new_item(workspace: Workspace, year: FinancialYear, number: str) -> dict[str, Value]:
    """Let a new item that takes a number of the edition before say that it does not go on from that one."""
    is_taken = kind(number) != KINDS[-1] and number in _numbers_before(workspace, year)
    return {"formerly": NOTHING} if is_taken else {}


def beside_new_item(workspace: Workspace, year: FinancialYear, number: str) -> dict[str, list[list[Edit]]]:
    """Let an item of the next edition that has the number of a new one already say that it does not go on from it."""
    is_new = kind(number) != KINDS[-1] and number not in all_numbers(workspace, year)
    return {
        edition.file: [[Put((*keys, "formerly"), NOTHING, follows(kind(number), "formerly"))]]
        for later, edition in workspace.editions.items()
        if is_new and edition.record.continues is not None and workspace.edition_before(later) == year
        for keys, other, item in edition.record.items()
        if other == number and item.formerly is None
    }


def renumbered_here(workspace: Workspace, year: FinancialYear, table: Table) -> Iterator[Edit]:
    """Record against the edition before which numbers the items of an edition had there."""
    then = _numbers_before(workspace, year)
    for keys, number, item in workspace.editions[year].record.items() if then else ():
        if number in table:
            yield from _stated(keys, item.formerly, table[number], _origin(number, item.formerly, then), then)


def renumbered_before(workspace: Workspace, year: FinancialYear, later: Programme, table: Table) -> Iterator[Edit]:
    """Let the items of a later edition go on from the same items under the new numbers of the year's edition."""
    if workspace.edition_before(later.financial_year) != year:
        return
    old = {number for _, number, _ in workspace.editions[year].record.items()}
    new = {table.get(number, number) for number in old}
    for keys, number, item in later.items():
        if item.formerly is not None or later.continues is not None:
            origin = _origin(number, item.formerly, old)
            yield from _stated(keys, item.formerly, number, table.get(origin, origin), new)


def _numbers_before(workspace: Workspace, edition: FinancialYear) -> set[str]:
    """List the numbers of the edition that another one goes on from; none where there is none."""
    before = workspace.edition_before(edition)
    return {number for _, number, _ in workspace.editions[before].record.items()} if before is not None else set()


def _origin(number: str, formerly: str | None, then: Collection[str]) -> str:
    """Give the number that an item had in the edition before; empty where it was not there."""
    if formerly is not None:
        return "" if formerly == NOTHING else formerly
    return number if number in then else ""


def _stated(keys: Keys, formerly: str | None, number: str, origin: str, then: Collection[str]) -> Iterator[Edit]:
    """Let an item state its origin, where its number does not say it."""
    wanted = None if number == origin else origin or (NOTHING if number in then else None)
    if wanted is None and formerly is not None:
        yield Take((*keys, "formerly"))
    elif wanted is not None and wanted != formerly:
        yield Put((*keys, "formerly"), wanted, follows(kind(number), "formerly"))
