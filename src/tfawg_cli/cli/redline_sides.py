"""`--against`: the other side of a redline, from the same year at another moment, or from another year."""

from collections.abc import Callable, Iterable
from contextlib import suppress

from tfawg_cli.cli.document_forms import Sides
from tfawg_cli.cli.reading_records import Records, unreadable_side
from tfawg_cli.cli.report_text import Maker
from tfawg_cli.findings import CannotGoOnError, RecordsHaveErrorsError
from tfawg_cli.operations.comparison.comparison import Change
from tfawg_cli.operations.comparison.diff import compare, compare_years
from tfawg_cli.operations.comparison.numbers import new_numbers
from tfawg_cli.output.streams import announce
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.storage.loading import load
from tfawg_cli.storage.revisions import time_of, tree_at


def sides_of(maker: Maker, against: str, at: str | None, text: Callable[[Maker], str]) -> Sides:
    """Make both sides of a redline.

    Args:
        maker: the new side.
        against: the old side as typed: a year, a revision or a day.
        at: the revision or day that the new side is of; None means the files.
        text: makes the report of a side.

    Raises CannotGoOnError, RecordsHaveErrorsError.

    """
    time = f"{time_of(maker.records.root, at):%Y-%m-%dT%H:%M:%SZ}" if at is not None else ""
    year = None
    with suppress(ValueError):
        year = FinancialYear.asked_for(against)
    earlier, named, changes = _of_moment(maker, against, at or "now") if year is None else _of_year(maker, year)
    old, new = text(earlier), text(maker)
    if old == new:
        announce(f"nothing in it changed from {named[0]} to {named[1]}")
    return Sides(old, new, new_numbers(changes), named, time)


Earlier = tuple[Maker, tuple[str, str], Iterable[Change]]
"""The old side, what the two sides are called, and what changed between them."""


def _of_year(maker: Maker, year: FinancialYear) -> Earlier:
    there = maker.records.loaded.plan_years
    if year not in there:
        raise CannotGoOnError(f"there is no plan of {year}", f"there are plans of {', '.join(map(str, there))}")
    earlier = Maker.of_records(maker.records, year, maker.head, maker.speaks)
    return earlier, (str(year), str(maker.year)), compare_years(maker.records.workspace, (year, maker.year)).changes


def _of_moment(maker: Maker, typed: str, now: str) -> Earlier:
    root = maker.records.root
    with tree_at(root, typed) as tree:
        records = Records(root, load(tree, languages=maker.speaks.tongue.languages))
    if maker.year not in records.loaded.plan_years:
        raise CannotGoOnError(f"there was no plan of {maker.year} at {tree.called}", "name a later moment, or a year")
    try:
        earlier = Maker.of_records(records, maker.year, maker.head, maker.speaks)
    except RecordsHaveErrorsError:
        raise unreadable_side(tree.called) from None
    sections = compare(records.workspace, maker.records.workspace).sections
    # Two moments differ in several years; of these, the report shows one, with the edition of the programme behind it.
    shown = {str(maker.year), str(maker.records.workspace.edition_year(maker.year))}
    changes = [change for section in sections if section.name in shown for change in section.changes]
    return earlier, (tree.called, now), changes
