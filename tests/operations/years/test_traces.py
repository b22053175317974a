"""What is kept of a plan."""

import pytest

from small_records import PLAN, small
from tfawg_cli.operations.years.traces import Trace, traced, traces_of, with_traces
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.words import ActionStatus
from tfawg_cli.records.workspace import Workspace

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


@pytest.mark.parametrize("verb", ["endorsed", "approved"])
def test_how_far_a_plan_was_decided_is_kept(verb: str) -> None:
    """Which year is in progress depends on it; the digests, which are most of an approval, are gone."""
    frozen = "\n    frozen: {1.1.1.1: 0123456789ab}" if verb == "approved" else ""
    decided = f"decisions:\n  - date: 2021-06-22\n    by: PC\n    verb: {verb}{frozen}\nactions:\n"
    plan = small((PLAN, "actions:\n", decided)).workspace.plans[YEAR]

    kept = traced(plan).record

    assert verb == plan.record.state == kept.state
    assert [{}] == [decision.frozen for decision in kept.decisions]


def test_traces_stand_beside_all_but_the_plans() -> None:
    """The register and the editions stay, and so do the names of files that could not be read."""
    whole = small().workspace
    years = [traces_of(whole), Workspace(broken=frozenset({"data/plans/2022-2023.yaml"}))]

    found = with_traces(whole._replace(plans={}, broken=frozenset({"data/programme/2019-2020.yaml"})), years)

    assert (whole.bodies, whole.editions) == (found.bodies, found.editions)
    assert [YEAR] == list(found.plans)
    assert {"data/plans/2022-2023.yaml", "data/programme/2019-2020.yaml"} == found.broken
