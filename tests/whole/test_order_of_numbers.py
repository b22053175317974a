"""Numbers sort by what they mean wherever items are shown: the tenth stands behind the second."""

import re

import pytest

from small_records import EDITION, PLAN, files_of_small, small
from tfawg_cli.operations.questions.overview import overview
from tfawg_cli.operations.questions.query import rows
from tfawg_cli.operations.reports.documents import document
from tfawg_cli.operations.reports.request import request
from tfawg_cli.operations.years.carry_forward import carry_forward
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import parts
from tfawg_cli.records.plan import Plan
from tfawg_cli.records.programme import Programme
from tfawg_cli.records.workspace import Workspace

YEAR = FinancialYear(2021)


def item(number: str, field: str) -> tuple[str, str]:
    """Give the lines of an item of the small workspace, and the same with the number 10 in front of it."""
    text = files_of_small()[PLAN if number.count(".") == 3 else EDITION]
    found = re.search(rf"^( *){re.escape(number)}:\n(?:\1 .*\n)+", text, re.MULTILINE)
    assert found is not None
    tenth = found.group().replace(number, f"{number.rpartition('.')[0]}.10").replace(f"{field}:", f"{field}: Tenth,", 1)
    return found.group(), tenth + found.group()


def ten() -> Workspace:
    """Read the small workspace with a tenth action and a tenth sub-task, both written before the second."""
    return small((PLAN, *item("1.1.1.2", "timeline")), (EDITION, *item("1.1.2", "timeline"))).workspace


RECORDS = ten()
PROGRAMME: Programme = RECORDS.editions[YEAR].record
TEN_PLAN: Plan = RECORDS.plans[YEAR].record


def in_order(numbers: list[str]) -> bool:
    """Tell whether numbers stand in their order, a tenth among them."""
    return any(number.endswith(".10") for number in numbers) and sorted(numbers, key=parts) == numbers


@pytest.mark.parametrize("kind", ["actions", "sub-tasks"])
def test_lists(kind: str) -> None:
    """Without a wish for another order."""
    assert in_order([str(row.fields["number"]) for row in rows(RECORDS, kind, [YEAR], {})])


def test_what_is_open_at_a_glance() -> None:
    """Actions without an update, sub-tasks without an action."""
    view = overview(RECORDS, YEAR, [])
    assert in_order(list(view.not_reported))


def test_what_stands_below_an_item() -> None:
    """In the lists of their numbers."""
    (task, _) = rows(RECORDS, "tasks", [YEAR], {})
    sub_task = rows(RECORDS, "sub-tasks", [YEAR], {})[0]
    below = [task.fields["sub_tasks"], sub_task.fields["actions"]]
    assert [["1.1.1", "1.1.2", "1.1.10"], ["1.1.1.1", "1.1.1.2", "1.1.1.10"]] == below


def test_reports() -> None:
    """Sub-tasks and actions of a document; actions of a request."""
    task = document(YEAR, PROGRAMME, TEN_PLAN).deliverables[0].tasks[0]
    assert in_order([one.number for one in task.sub_tasks])
    assert in_order([one.number for one in task.actions])
    assert in_order([one.number for one in request(YEAR, TEN_PLAN, ["Members"]).actions])


def test_fates_of_a_turning_year() -> None:
    """As they are told."""
    fates = carry_forward(RECORDS, YEAR, YEAR.following).fates
    assert in_order([fate.number for fate in fates])
