"""A year at a glance: counts that add up, and the next sensible command."""

from datetime import date

import pytest

from conftest import ROOT
from small_records import EDITION, PLAN, files_of_small, small
from tfawg_cli.findings import Finding, Place, Severity
from tfawg_cli.operations.questions.overview import Tally, overview
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.plan import Action, Decision, Plan, Update
from tfawg_cli.records.words import ActionStatus, DecidedOn, Verb
from tfawg_cli.records.workspace import Filed, Workspace
from tfawg_cli.storage.loading import load
from tfawg_cli.storage.tree import WorkingTree

YEAR = FinancialYear(2021)
REAL = load(WorkingTree(ROOT)).workspace


def total(tally: Tally) -> int:
    """Add the counts of a tally."""
    return sum(count for _, count in tally)


def with_plan(**changes: object) -> Workspace:
    """The real records, with another plan."""
    plan = REAL.plans[YEAR]
    return Workspace(REAL.bodies, REAL.editions, {YEAR: Filed(plan.file, plan.record.model_copy(update=changes))})


def test_counts_of_the_real_records_add_up() -> None:
    """Every action and sub-task is counted once, every mention of a body once."""
    view = overview(REAL, YEAR, [])

    assert (("not assessed", 25),) == view.actions
    assert (("partially completed", 4), ("completed", 2), ("not assessed", 14)) == view.sub_tasks
    assert 25 == sum(total(one.actions) for one in view.deliverables)
    assert 30 == total(view.bodies)
    assert ("1.5.1", "1.5.3", "1.5.4", "1.6.1") == view.without_actions
    assert ("1.3.2.5", "1.3.2.6") == view.without_timeline
    assert 23 == len(view.not_reported)


def test_statuses_are_never_mixed_with_not_assessed() -> None:
    """What nobody assessed is a group of its own, after the statuses in their order."""
    actions = dict(REAL.plans[YEAR].record.actions)
    actions["1.1.1.1"] = actions["1.1.1.1"].model_copy(update={"status": ActionStatus.POSTPONED})
    actions["1.1.2.1"] = actions["1.1.2.1"].model_copy(update={"status": ActionStatus.IN_PROGRESS})

    view = overview(with_plan(actions=actions), YEAR, [])

    assert (("in progress", 1), ("postponed", 1), ("not assessed", 23)) == view.actions
    assert (("in progress", 1), ("postponed", 1), ("not assessed", 17)) == view.deliverables[0].actions


APPROVED = (Decision(by="Policy Commission", verb=Verb.APPROVED),)
DONE = Action(
    text="Meet", responsible=("Members",), indicator="n", timeline="2021/2022", status=ActionStatus.COMPLETED,
    updates=(Update(text="Met."),),
)  # fmt: skip
ERROR = Finding("unknown-body", Severity.ERROR, Place("data/plans/2021-2022.yaml"), "unknown body")


@pytest.mark.parametrize(
    ("changes", "findings", "state", "command"),
    [
        ({}, [], "draft", "tfawg validate"),
        ({}, [ERROR], "draft", "tfawg validate"),
        (
            {"actions": {"1.1.1.1": DONE.model_copy(update={"to_confirm": "?"})}},
            [],
            "draft",
            "tfawg edit 2021/2022 --confirm",
        ),
        ({"actions": {}}, [], "draft", "tfawg add 1.1.1"),
        ({"actions": {}, "decisions": APPROVED}, [], "approved", "tfawg report document"),
        ({"decisions": APPROVED}, [], "approved", 'tfawg list --status "not assessed"'),
        ({"decisions": APPROVED, "actions": {"1.1.1.1": DONE}}, [], "approved", "tfawg close 2021/2022"),
        ({"closed": date(2022, 9, 1)}, [], "closed", "tfawg carry-forward 2021/2022"),
    ],
)
def test_the_next_step_fits_the_state(
    changes: dict[str, object], findings: list[Finding], state: str, command: str
) -> None:
    """Errors come first, then what waits for a person, then what the state of the plan asks for."""
    view = overview(with_plan(**changes), YEAR, findings)

    assert (state, command) == (view.state, view.next_step)


def test_an_empty_programme_is_written_first() -> None:
    """From the top: the key deliverable, then a task, then a sub-task."""
    edition, plans = REAL.editions[YEAR], with_plan(actions={}).plans
    first = edition.record.deliverables["1"]
    task = {"1.1": first.tasks["1.1"].model_copy(update={"sub_tasks": {}})}
    states = [{}, {"1": first.model_copy(update={"tasks": {}})}, {"1": first.model_copy(update={"tasks": task})}]
    editions = [Filed(edition.file, edition.record.model_copy(update={"deliverables": state})) for state in states]

    steps = [overview(Workspace(REAL.bodies, {YEAR: one}, plans), YEAR, []).next_step for one in editions]

    assert ["tfawg add 2021/2022", "tfawg add 1", "tfawg add 1.1"] == steps


def test_decisions_and_other_open_years_are_told() -> None:
    """Who decided what, also on the report; the year after, with what waits for a person there."""
    following = REAL.plans[YEAR].record.actions["1.1.1.1"].model_copy(update={"to_confirm": "?"})
    later = Filed("data/plans/2022-2023.yaml", with_plan(actions={"1.1.1.1": following}).plans[YEAR].record)
    on_report = Decision(by="TFAWG", verb=Verb.AGREED, session="15", on=DecidedOn.PROGRESS_REPORT)
    plans = with_plan(decisions=(*APPROVED, on_report), closed=date(2022, 9, 1)).plans

    view = overview(Workspace(REAL.bodies, REAL.editions, {**plans, YEAR.following: later}), YEAR, [])

    assert (*APPROVED, on_report) == view.decisions
    assert (("2022/2023", "draft", 1),) == view.also_open
    assert "tfawg report document 2021/2022" == view.next_step


def test_a_plan_without_edition_is_counted_all_the_same() -> None:
    """Where no edition can be read, the actions are still there."""
    view = overview(Workspace(plans=REAL.plans), YEAR, [])

    assert ("", (), 25) == (view.edition, view.deliverables, total(view.actions))


def test_plans_are_closed_or_endorsed_by_their_decisions() -> None:
    """A plan without a decision is a draft; endorsement alone is no approval."""
    plan = REAL.plans[YEAR].record

    assert "draft" == plan.state
    assert "endorsed" == plan.model_copy(update={"decisions": (Decision(by="TFAWG", verb=Verb.AGREED),)}).state
    assert isinstance(plan, Plan)


def test_sub_tasks_of_a_task_at_rest_need_no_action() -> None:
    """As validate sees it: a completed or inactive task speaks for its sub-tasks."""
    plan = files_of_small()[PLAN]
    changes = (
        (EDITION, '      "2.1":\n', '      "2.1":\n        status: completed\n'),
        (PLAN, plan[plan.index("  2.1.1.1:") :], ""),
    )

    assert (("2.1.1",), ()) == tuple(
        overview(small(*some).workspace, YEAR, []).without_actions for some in (changes[1:], changes)
    )


def test_a_closed_year_asks_for_nothing_any_more() -> None:
    """Neither for a mark that nobody took off nor for first items; a report is named with its year."""
    marked = DONE.model_copy(update={"to_confirm": "?"})
    plans = with_plan(closed=date(2022, 9, 1), actions={"1.1.1.1": marked}).plans
    later = Filed("data/plans/2022-2023.yaml", with_plan().plans[YEAR].record)

    view = overview(Workspace(REAL.bodies, REAL.editions, {**plans, YEAR.following: later}), YEAR, [])

    assert "tfawg report document 2021/2022" == view.next_step
