"""What a year came to: counts that add up, and nothing achieved that is not recorded."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from small_records import BODIES, EDITION, PLAN, Change, small
from tfawg_cli.operations.reports.monitoring_views import ProgressView
from tfawg_cli.operations.reports.progress import addressed, bar, known_updates, progress
from tfawg_cli.operations.reports.views import ActionView, AmendmentView, Narrative
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.plan import Plan
from tfawg_cli.records.words import NOT_ASSESSED, ActionStatus
from tfawg_cli.records.workspace import Workspace

YEAR = FinancialYear(2021)
NUMBERS = ("1.1.1.1", "1.1.1.2", "1.1.2.1", "2.1.1.1")
TOLD = "        text: The call went out in three languages.\n"


def workspace(*changes: Change) -> Workspace:
    """Load the small workspace after some changes."""
    return small(*changes).workspace


def seen(records: Workspace, since: Workspace | None = None) -> ProgressView:
    """Look at the progress of the small year."""
    known = known_updates(since.plans[YEAR].record) if since is not None else None
    return progress(records, YEAR, records.editions[YEAR].record, "then" if since else "", known)


def actions(view: ProgressView) -> dict[str, ActionView]:
    """Give all actions of a view by number."""
    tasks = (task for deliverable in view.deliverables for task in deliverable.tasks)
    return {action.number: action for task in tasks for action in task.actions}


def with_statuses(plan: Plan, statuses: dict[str, ActionStatus | None]) -> Plan:
    """Give a plan whose actions have some statuses."""
    said = {
        number: action.model_copy(update={"status": statuses.get(number)}) for number, action in plan.actions.items()
    }
    return plan.model_copy(update={"actions": said})


@given(
    st.dictionaries(st.sampled_from(NUMBERS), st.none() | st.sampled_from(list(ActionStatus)), min_size=len(NUMBERS))
)
@settings(max_examples=50)
def test_counts_add_up_whatever_the_statuses(statuses: dict[str, ActionStatus | None]) -> None:
    """By status, by key deliverable and by body; what nobody assessed is a group of its own, also where it is empty."""
    records = workspace()
    filed = records.plans[YEAR]
    plans = {YEAR: type(filed)(filed.file, with_statuses(filed.record, statuses))}
    view = seen(Workspace(records.bodies, records.editions, plans))

    expected = [str(statuses.get(number) or NOT_ASSESSED) for number in NUMBERS]
    assert {row.label: row.total for row in view.by_status.rows} == {
        label: expected.count(label) for label in (*map(str, ActionStatus), NOT_ASSESSED)
    }
    assert NOT_ASSESSED == view.by_status.rows[-1].label == view.by_body.columns[-1]
    assert 4 == view.action_count == view.by_status.sums.total == sum(view.by_status.sums.counts)
    assert (3, 1) == view.by_status.sums.counts
    assert all(row.total == sum(row.counts) for row in (*view.by_status.rows, *view.by_body.rows))
    assert 6 == view.by_body.sums.total == sum(row.total for row in view.by_body.rows)
    assert [n for n in NUMBERS if statuses.get(n) == "completed"] == [action.number for action in view.completed]
    assert tuple(n for n in NUMBERS if not statuses.get(n)) == view.open.without_status


def test_what_is_open_is_named() -> None:
    """Actions without a report or timeline, and sub-tasks without an action unless nothing more is to be done."""
    without = (PLAN, "    timeline: 2021-22\n", "")
    gone = (PLAN, "  1.1.2.1:\n", "  1.1.1.3:\n")

    view = seen(workspace(without, gone)).open

    assert ("2.1.1.1",) == view.without_timeline
    assert ("1.1.1.2", "1.1.1.3", "2.1.1.1") == view.not_reported
    assert ("1.1.2",) == view.without_action
    assert [
        ("1.1.1.2", ("report",)),
        ("1.1.1.3", ("report",)),
        ("1.1.2", ("action",)),
        ("2.1.1.1", ("report", "timeline")),
    ] == [(one.number, one.lacks) for one in view.items]
    done = (EDITION, "            report_to: [PTC]\n", "            status: completed\n")
    assert () == seen(workspace(without, gone, done)).open.without_action


def test_what_all_actions_lack_is_no_news_of_one() -> None:
    """An item is named for what tells it from the others; who reports without a status lacks the status alone."""
    told = f"    status: in progress\n    updates:\n      - date: 2021-10-12\n        by: Secretariat\n{TOLD}"
    silent = seen(workspace((PLAN, told, ""))).open
    unsure = seen(
        workspace((PLAN, "    status: in progress\n", ""), (PLAN, "2021-22", "2021-22\n    result: two"))
    ).open

    assert (NUMBERS, ()) == (silent.not_reported, silent.items)
    assert [("1.1.1.2", ("report",)), ("1.1.2.1", ("report",))] == [(one.number, one.lacks) for one in unsure.items]
    some = seen(workspace((PLAN, "    status: in progress\n", ""), (PLAN, "2021-22", "2021-22\n    status: completed")))
    assert ("status",) == {one.number: one.lacks for one in some.open.items}["1.1.1.1"]


@pytest.mark.parametrize("told", ["status: completed", "result: Two came.", "updates: [{text: Two came.}]"])
def test_whoever_told_anything_has_reported(told: str) -> None:
    """A status, a result and an update each are a report."""
    view = seen(workspace((PLAN, "    timeline: 2021-22\n", f"    timeline: 2021-22\n    {told}\n"))).open

    assert ("1.1.1.2", "1.1.2.1") == view.not_reported


def test_updates_that_were_not_there_are_new() -> None:
    """Another text, another date, or the same words a second time."""
    more = (PLAN, TOLD, TOLD + "      - text: Forty came.\n      - text: Forty came.\n")
    before, after = workspace((PLAN, TOLD, TOLD + "      - text: Forty came.\n")), workspace(more)

    view = seen(after, since=before)

    assert [False, False, True] == [update.is_new for update in actions(view)["1.1.1.1"].updates]
    assert (1, "then") == (view.new_updates, view.since)
    assert [True] == [
        u.is_new for u in actions(seen(before, workspace((PLAN, TOLD, "        text: x\n"))))["1.1.1.1"].updates
    ][:1]


def test_an_update_in_another_form_is_not_new() -> None:
    """Only a blank changed since."""
    before = workspace((PLAN, "in three languages", "in three\u00a0languages"))

    assert [False] == [update.is_new for update in actions(seen(before, workspace()))["1.1.1.1"].updates]


def test_nothing_is_new_unasked() -> None:
    """Without an earlier moment; and all is new where there was no plan."""
    records = workspace()

    assert 0 == seen(records).new_updates
    assert {} == known_updates(None)
    assert 1 == progress(records, YEAR, records.editions[YEAR].record, "then", known_updates(None)).new_updates


def test_amended_items_are_marked_and_listed() -> None:
    """A field, a list of bodies, an item that was added with all its fields, one that is gone."""
    amendments = """
amendments:
  - {date: 2021-12-07, authority: PC 85, reason: later, number: 1.1.1.2, field: timeline, was: 2021, now: FY2021/2022}
  - {authority: PC 85, reason: r, number: 1.1.1.2, field: responsible, was: [Members], now: [Members, Chair TFAWG]}
  - {authority: PC 85, reason: r, number: 1.1.2, field: item, now: {text: Keep, strategic_codes: [SP6, SO1]}}
  - {authority: PC 85, reason: r, number: '1.1', field: text, was: Guide, now: Guidance on border agency cooperation}
  - {authority: PC 85, reason: r, number: 1.1.1.9, field: item, was: {text: Gone}}
"""
    last = "    timeline: 2021-22\n"
    view = seen(workspace((PLAN, last, last + amendments.replace("was: 2021,", "was: '2021',"))))

    assert ["1.1.1.2"] == [action.number for action in actions(view).values() if action.is_amended]
    sub_tasks = view.deliverables[0].tasks[0].sub_tasks
    assert [False, True] == [sub_task.is_amended for sub_task in sub_tasks]
    assert [False, True] == [view.deliverables[0].is_amended, view.deliverables[0].tasks[0].is_amended]
    first = AmendmentView("1.1.1.2", "action", "timeline", "2021", "FY2021/2022", "PC 85", "later", "7 December 2021")
    assert first == view.amendments[0]
    assert [
        ("Members", "Members; Chair TFAWG", ""),
        ("", "text: Keep\nstrategic codes: SP6; SO1", ""),
        ("Guide", "Guidance on border agency cooperation", ""),
        ("text: Gone", "", ""),
    ] == [(one.was, one.now, one.day) for one in view.amendments[1:]]


def test_narrative_and_decisions_come_along() -> None:
    """As people wrote them; the plan says its state."""
    more = (
        "summary: It went **well**.\nrecommendations: Go on.\n"
        "decisions:\n  - {by: TFAWG, session: '14', verb: endorsed, date: 2021-03-09}\n  - {by: PC, verb: approved}\n"
    )
    last = "    timeline: 2021-22\n"
    view = seen(workspace((PLAN, last, last + more)))

    assert (Narrative("It went **well**."), Narrative("Go on.")) == (view.summary, view.recommendations)
    assert "approved" == view.state
    assert [("TFAWG", "14", "9 March 2021", "endorsed"), ("PC", "", "", "approved")] == [
        (one.by, one.session, one.day, one.verb) for one in view.decisions
    ]


@pytest.mark.parametrize("named", ["PTC", "Permanent Technical Committee"])
def test_a_committee_gets_the_sub_tasks_that_name_it(named: str) -> None:
    """By its abbreviation or its name; no other sub-task, and their actions."""
    records = workspace((EDITION, "report_to: [PTC]", f"report_to: [{named}]"))
    assert records.bodies is not None
    view = seen(records)

    committee = addressed(
        view, records.editions[YEAR].record, records.bodies.record, "Permanent Technical Committee", "guidance"
    ).committee

    assert committee is not None
    assert ("PTC", "guidance") == (committee.short, committee.asked_for)
    assert [("1.1.2", ["1.1.2.1"])] == [
        (one.sub_task.number, [action.number for action in one.actions]) for one in committee.sub_tasks
    ]
    assert view.committee is None


def test_a_committee_without_abbreviation_goes_by_its_name() -> None:
    """Nothing is made up."""
    records = workspace((BODIES, "{short: PTC, kind: decides}", "{kind: decides}"), (EDITION, "[PTC]", "[]"))
    assert records.bodies is not None
    name = "Permanent Technical Committee"

    committee = addressed(seen(records), records.editions[YEAR].record, records.bodies.record, name, "").committee

    assert committee is not None
    assert (name, ()) == (committee.short, committee.sub_tasks)


@pytest.mark.parametrize(
    ("count", "total", "blocks"),
    [
        (0, 0, 0),
        (0, 25, 0),
        (3, 25, 3),
        (25, 25, 25),
        (1, 2000, 1),
        (0, 2000, 0),
        (13, 26, 12),
        (24, 25, 24),
        (1000, 2000, 12),
        (2000, 2000, 25),
    ],
)
def test_a_bar_is_one_block_each_or_in_proportion(count: int, total: int, blocks: int) -> None:
    """Never longer than 25 blocks, and never nothing for something."""
    assert "\N{FULL BLOCK}" * blocks == bar(count, total)
