"""Questions to the records: what fits, in which order, in which groups."""

import pytest

from conftest import ROOT
from small_records import PLAN, small
from tfawg_cli.operations.questions import query
from tfawg_cli.operations.questions.query import grouped, rows, sort
from tfawg_cli.operations.questions.row import Row, Value
from tfawg_cli.operations.questions.rows import KINDS
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.words import NOT_ASSESSED
from tfawg_cli.records.workspace import Workspace
from tfawg_cli.storage.loading import load
from tfawg_cli.storage.tree import WorkingTree

YEAR = FinancialYear(2021)


@pytest.fixture(scope="module")
def records() -> Workspace:
    """The real records."""
    return load(WorkingTree(ROOT)).workspace


def numbers(found: list[Row]) -> list[str]:
    """Give the numbers of rows."""
    return [str(row.fields["number"]) for row in found]


@pytest.mark.parametrize(
    ("kind", "count"),
    [("actions", 25), ("sub-tasks", 20), ("tasks", 9), ("deliverables", 4), ("plans", 1), ("bodies", 12), ("codes", 5)],
)
def test_every_kind_lists_all_of_its_items(records: Workspace, kind: str, count: int) -> None:
    """Without a filter nothing is left out, and every row has exactly the fields of its kind."""
    found = rows(records, kind, [YEAR], {})

    assert count == len(found)
    assert {KINDS[kind].fields} == {tuple(row.fields) for row in found}
    assert {frozenset(KINDS[kind].facets)} == {frozenset(row.facets) for row in found}


def test_filters_combine_and_repeat(records: Workspace) -> None:
    """An item fits all facets, and one value of each."""
    wanted = {"task": {"1.1", "1.2"}, "body": {"Secretariat", "WCO Secretariat"}}

    assert ["1.1.2.3", "1.2.2.1"] == numbers(rows(records, "actions", [YEAR], wanted))


@pytest.mark.parametrize("told", ["status: completed", "result: Two came.", "updates: [{text: Two came.}]"])
def test_whoever_told_anything_is_not_silent(told: str) -> None:
    """An action that came back with a status or a result alone is not asked for again."""
    workspace = small((PLAN, "    timeline: 2021-22\n", f"    timeline: 2021-22\n    {told}\n")).workspace

    assert ["1.1.1.2", "1.1.2.1"] == numbers(rows(workspace, "actions", [YEAR], {"updated": {"no"}}))


def test_the_filters_of_a_status_part_the_items(records: Workspace) -> None:
    """Completed, partially completed and not assessed sub-tasks are all sub-tasks, each once."""
    statuses = ("completed", "partially completed", NOT_ASSESSED)
    parts = [rows(records, "sub-tasks", [YEAR], {"status": {status}}) for status in statuses]

    assert [2, 4, 14] == [len(part) for part in parts]
    assert 20 == len({number for part in parts for number in numbers(part)})


def test_search_looks_into_every_text(records: Workspace) -> None:
    """Capitals do not matter, lists and updates are searched, and one of several words is enough."""
    assert ["1.3.2.5"] == numbers(rows(records, "actions", [YEAR], {"search": {"pscg MEMBERS are regularly"}}))
    assert ["2.1.1.1", "3.1.3.1"] == numbers(
        rows(records, "actions", [YEAR], {"search": {"beneficiaries", "chair tfawg"}})
    )


def test_numbers_of_a_level_are_those_of_the_years(records: Workspace) -> None:
    """In order, each once; those without an action are there as well."""
    assert ["1", "2", "3", "4"] == query.numbers(records, "deliverable", [YEAR, YEAR])
    assert ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "2.1", "3.1", "4.1"] == query.numbers(records, "task", [YEAR])
    assert "1.5.1" in query.numbers(records, "sub_task", [YEAR])
    assert [] == query.numbers(records, "task", [YEAR.previous])


def row(value: Value) -> Row:
    """A row of one field."""
    return Row({"field": value}, {})


def test_sorting_understands_numbers_days_and_absence() -> None:
    """1.2 comes before 1.10, 12/2013 before 01/2014, words after them, and what is absent last."""
    values: list[Value] = [None, "b", "1.10", "A", "1.2", "01/2014", "12/2013", [], ["a", "c"], "31/02/2017"]

    found = [one.fields["field"] for one in sort([row(value) for value in values], ["field"])]

    assert ["1.2", "1.10", "12/2013", "01/2014", "31/02/2017", "A", ["a", "c"], "b", None, []] == found


def test_counts_are_sorted_by_size() -> None:
    """Ten is more than nine."""
    assert [9, 10] == [one.fields["field"] for one in sort([row(10), row(9)], ["field"])]


def test_sorting_keeps_the_order_of_equals(records: Workspace) -> None:
    """Within one status the numbers stay in order."""
    found = sort(rows(records, "sub-tasks", [YEAR], {}), ["status", "number"])

    assert ["1.2.3", "1.2.4", "1.1.1", "1.1.2", "1.2.1", "1.5.1"] == numbers(found)[:6]


def test_groups_hold_an_item_under_each_of_its_values(records: Workspace) -> None:
    """An action of two bodies stands under both; what has no value comes last under no name."""
    by_body = dict(grouped(rows(records, "actions", [YEAR], {}), "responsible"))
    by_timeline = grouped(rows(records, "actions", [YEAR], {}), "timeline")

    assert {"Members": 12, "Secretariat": 3} == {name: len(by_body[name]) for name in ("Members", "Secretariat")}
    assert 30 == sum(len(found) for found in by_body.values())
    assert ("", ["1.3.2.5", "1.3.2.6"]) == (by_timeline[-1][0], numbers(by_timeline[-1][1]))


def test_a_year_without_plan_or_edition_has_no_rows() -> None:
    """An empty workspace is no error."""
    empty = Workspace()

    assert {kind: [] for kind in KINDS} == {kind: rows(empty, kind, [YEAR], {}) for kind in KINDS}
