"""Questions to the records: what fits, in which order, in which groups."""

import pytest

from conftest import ROOT
from small_records import BODIES, EDITION, PLAN, small
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
    [
        ("actions", 25),
        ("sub-tasks", 20),
        ("tasks", 9),
        ("deliverables", 4),
        ("plans", 1),
        ("bodies", 12),
        ("codes", 5),
        ("everything", 85),
    ],
)
def test_every_kind_lists_all_of_its_items(records: Workspace, kind: str, count: int) -> None:
    """Without a filter nothing is left out, and every row has exactly the fields of its kind."""
    found = rows(records, kind, [YEAR], {})

    assert count == len(found)
    assert {KINDS[kind].fields} == {tuple(row.fields) for row in found}
    assert {frozenset(KINDS[kind].facets)} == {frozenset(row.facets) for row in found}
    assert {len(KINDS[kind].facets)} == {len(row.facets) for row in found}


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


def test_a_search_without_a_kind_looks_at_everything() -> None:
    """Items of every kind, narrative, decisions, amendments, bodies and codes, each with the place and the words."""
    entry = "{authority: PC 85, reason: The border was moved, number: 1.1.2, field: item, was: [a], now: {text: b}}"
    decided = "decisions:\n  - {by: TFAWG, verb: endorsed, session: Border 7}\n"
    workspace = small(
        (PLAN, "\nactions:", f"\nsummary: Borders opened.\n{decided}amendments:\n  - {entry}\nactions:"),
        (BODIES, "bodies:\n", "bodies:\n  Border Agency: {}\n"),
        (EDITION, "text: Speak at", "comments: At the bo\u0301rder of Gen\u00e8ve\n            text: Speak at"),
        (EDITION, "SO1: Facilitation", "SO1: Borders without queues"),
    ).workspace

    found = rows(workspace, "everything", [YEAR], {"search": {"BORDER"}})

    assert [
        ("summary", None, None, ["text: Borders opened."]),
        ("decision", None, "TFAWG", ["session: Border 7"]),
        ("amendment", "1.1.2", "PC 85", ["reason: The border was moved"]),
        ("strategic code", None, "SO1", ["title: Borders without queues"]),
        ("body", None, "Border Agency", ["name: Border Agency"]),
        ("task", "1.1", None, ["text: Guidance on border agency cooperation"]),
        ("sub-task", "2.1.1", None, ["comments: At the bórder of Genève"]),
        ("action", "1.1.2.1", None, ["text: Review the chapter on border agency cooperation in the light of …"]),
    ] == [tuple(one.fields[name] for name in ("kind", "number", "name", "found_in")) for one in found]
    narrative = rows(workspace, "everything", [YEAR], {"search": {"several years"}})
    assert [("section", "Introduction")] == [(one.fields["kind"], one.fields["name"]) for one in narrative]
    whole = rows(workspace, "everything", [YEAR], {})
    assert {"programme", "strategic plan", "plan", "key deliverable"} <= {one.fields["kind"] for one in whole}


@pytest.mark.parametrize("typed", ["geneve", "14th meeting (2022)", "GEN\u00c8VE"])
def test_a_keyboard_finds_what_looks_the_same(typed: str) -> None:
    """Accents, blanks that do not break and capitals are no hindrance."""
    workspace = small((PLAN, "timeline: 14th meeting", "timeline: Gene\u0300ve, 14th\u00a0meeting")).workspace

    assert ["1.1.2.1"] == numbers(rows(workspace, "actions", [YEAR], {"search": {typed}}))


def test_a_body_is_counted_in_whatever_form() -> None:
    """An action names the body, though its blank is another one."""
    workspace = small((PLAN, "[Members, Chair TFAWG]", "[Members, Chair\u00a0TFAWG]")).workspace
    bodies = {one.fields["name"]: one.fields["actions"] for one in rows(workspace, "bodies", [YEAR], {})}

    assert ["1.1.1.2"] == numbers(rows(workspace, "actions", [YEAR], {"body": {"Chair TFAWG"}}))
    assert 1 == bodies["Chair TFAWG"]


def test_words_are_sorted_as_in_a_dictionary() -> None:
    """2 comes before 10 also inside words, É beside E, and downwards the other way round with what is absent last."""
    values: list[Value] = ["PC 10", "\u00c9tude", "Essay", "PC 2", None, "Fact"]
    up, down = (sort([row(value) for value in values], [field]) for field in ("field", "-field"))

    assert ["Essay", "\u00c9tude", "Fact", "PC 2", "PC 10", None] == [one.fields["field"] for one in up]
    assert ["PC 10", "PC 2", "Fact", "\u00c9tude", "Essay", None] == [one.fields["field"] for one in down]


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
