"""What is kept of a plan."""

from small_records import PLAN, small
from tfawg_cli.operations.years.traces import Trace, traced
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.words import ActionStatus

YEAR = FinancialYear(2021)


def test_an_action_is_kept_by_status_and_origin() -> None:
    """Its words are gone; numbers, what could not be read, and the file are as they were."""
    carried = "status: in progress\n    carried_from: 2020/2021 1.1.1.9"
    plan = small((PLAN, "status: in progress", carried)).workspace.plans[YEAR]

    kept = traced(plan)

    assert list(plan.record.actions) == list(kept.record.actions)
    action = kept.record.actions["1.1.1.1"]
    assert isinstance(action, Trace)
    assert (ActionStatus.IN_PROGRESS, (FinancialYear(2020), "1.1.1.9")) == (action.status, action.origin)
    assert (plan.file, plan.unreadable) == (kept.file, kept.unreadable)


def test_only_amendments_that_removed_an_item_are_kept() -> None:
    """The rules across years ask whether an item went with leave; the state of the year they ask for too."""
    amended = (
        "closed: 2022-06-30\namendments:\n"
        "  - {authority: PC 87, reason: asked for, number: 1.1.1.1, field: text, was: Old words, now: New words}\n"
        "  - {authority: PC 87, reason: asked for, number: 1.1.1.9, field: item, was: What it said}\n"
        "actions:\n"
    )
    kept = traced(small((PLAN, "actions:\n", amended)).workspace.plans[YEAR]).record

    assert ["1.1.1.9"] == [amendment.number for amendment in kept.amendments]
    assert kept.closed is not None
