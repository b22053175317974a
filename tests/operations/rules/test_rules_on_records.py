"""What rules leave in peace: the cases next to the planted errors of the examples."""

from pathlib import Path

import pytest

from small_records import BODIES, EDITION, PLAN, Change, found, rules_broken, small
from tfawg_cli.operations.rules.years import deleted, gone
from tfawg_cli.records.financial_year import FinancialYear

NEXT_PLAN = "data/plans/2022-2023.yaml"
LAST_PLAN = "data/plans/2020-2021.yaml"
OLD_EDITION = "data/programme/2020-2021.yaml"
ACTION = "text: One\n    responsible: [Members]\n    indicator: It is done\n    timeline: {}\n"


def plan(year: str, actions: str = "") -> str:
    """Write a plan of a year."""
    return f"format: 1\nfinancial_year: {year}\nactions:\n{actions}"


@pytest.mark.parametrize(
    "timeline",
    [
        *("2021/2022", "2021-22", "FY 2021/2022", "2021", "June 2022", "2019/2025", "2020, 2021 and 2024"),
        *("Ongoing activity", "14th meeting", "from 1/7/2021", "until 2022-03-08"),
    ],
)
def test_timeline_that_touches_the_year_is_right(timeline: str) -> None:
    """One of its two calendar years is enough, or a span that covers it, or no year at all."""
    assert set() == rules_broken((PLAN, "timeline: FY2021/2022", f"timeline: '{timeline}'"))


@pytest.mark.parametrize("timeline", ["2020/2021", "2022/2023", "2020", "2023-2025", "2018-20", "2022-24"])
def test_timeline_of_other_years_is_outside(timeline: str) -> None:
    """The two halves of the year belong to two financial years; a span must cover both."""
    assert {"timeline-outside-year"} == rules_broken((PLAN, "timeline: FY2021/2022", f"timeline: '{timeline}'"))


@pytest.mark.parametrize("day", ["2021-07-01", "2022-06-30"])
def test_first_and_last_day_lie_inside_the_year(day: str) -> None:
    """1 July and 30 June are the year's own."""
    assert set() == rules_broken((PLAN, "date: 2021-10-12", f"date: {day}"))


@pytest.mark.parametrize("start", ["06/2022", "30/06/2022", "2/2017", "2030", "As soon as possible, by 13/2013"])
def test_start_in_words_or_in_time_is_right(start: str) -> None:
    """Only what is written as a date is read as one."""
    assert set() == rules_broken((EDITION, "start: 12/2013", f"start: '{start}'"))


def test_status_says_why_a_sub_task_has_no_action() -> None:
    """Completed or inactive, of the sub-task or of its task; partially completed does not."""
    actions = Path(__file__).parents[2] / "examples" / "base" / PLAN
    rest = actions.read_text(encoding="utf-8").partition("  2.1.1.1:")
    without: Change = (PLAN, rest[1] + rest[2], "")
    by_itself = (EDITION, "timeline: June 2022", "timeline: June 2022\n            status: {}")
    assert {"no-actions"} == rules_broken(without, (*by_itself[:2], by_itself[2].format("partially completed")))
    assert set() == rules_broken(without, (*by_itself[:2], by_itself[2].format("inactive")))
    assert set() == rules_broken(without, (EDITION, '      "2.1":\n', '      "2.1":\n        status: completed\n'))


def test_action_that_cannot_be_read_still_covers_its_sub_task() -> None:
    """One fault is told once."""
    assert {"missing-field"} == rules_broken((PLAN, "    indicator: Number of speakers\n", ""))


def test_number_of_an_unreadable_item_is_no_gap() -> None:
    """It is there, though it cannot be read."""
    more = f"  2.1.1.2:\n    {ACTION.format('2022 on')}  2.1.1.3:\n    {ACTION.format('2022 on')}"
    end = "    timeline: 2021-22\n"
    assert set() == rules_broken((PLAN, end, end + more))
    assert {"wrong-kind"} == rules_broken((PLAN, end, end + more.replace("[Members]", "Members", 1)))


def test_every_number_of_a_wide_gap_is_counted() -> None:
    """However far a number was moved."""
    (gap,) = found((PLAN, "  2.1.1.1:", "  2.1.1.500:"))
    assert "2.1.1.1 to 2.1.1.499 are missing before this number" == gap.message


def test_abbreviation_of_a_body_is_a_body() -> None:
    """PC is the Policy Commission wherever a body is named."""
    assert set() == rules_broken((PLAN, "[Members, Chair TFAWG]", "[Members, PC]"))


@pytest.mark.parametrize(
    ("members", "rules"),
    [
        ("{same_as: TFAWG, part_of: TFAWG}", set()),
        ("{part_of: Secretariat}", set()),
        ("{same_as: Members}", {"body-loop"}),
        ("{part_of: Nobody}", {"unknown-body"}),
    ],
)
def test_two_ways_up_are_no_loop(members: str, rules: set[str]) -> None:
    """A body may belong to another in two ways, as long as no way leads back."""
    assert rules == rules_broken((BODIES, "Members: {}", f"Members: {members}"))


def test_body_above_a_loop_is_not_to_blame() -> None:
    """Only the bodies of the circle itself are named."""
    messages = [
        finding.message
        for finding in found(
            (BODIES, "Members: {}", "Members: {part_of: TFAWG}"),
            (BODIES, "TFAWG: {kind: decides}", "TFAWG: {part_of: Policy Commission}"),
            (BODIES, "{short: PC, kind: decides}", "{short: PC, same_as: TFAWG}"),
        )
    ]
    assert ["'TFAWG' belongs to itself", "'Policy Commission' belongs to itself"] == messages


def test_missing_register_accuses_no_body() -> None:
    """What is wrong is the register, not every name."""
    assert {"bad-format"} == rules_broken((BODIES, "format: 1", "format: 2"))


CARRIED = "    timeline: FY2021/2022\n    carried_from: 2020/2021 1.1.1.1\n"


@pytest.mark.parametrize(
    ("last_plan", "rules"),
    [
        (plan("2020/2021", f"  1.1.1.1:\n    {ACTION.format('2020/2021')}"), {"no-edition"}),
        (plan("2020/2021", "  1.1.1.1: Broken\n"), {"no-edition", "wrong-kind"}),
        ("format: 2\n", {"bad-format", "missing-field"}),
    ],
)
def test_lineage_to_what_may_be_there_is_no_error(last_plan: str, rules: set[str]) -> None:
    """An action is only missing where its file could be read and does not hold it."""
    assert rules == rules_broken((LAST_PLAN, "", last_plan), (PLAN, "    timeline: FY2021/2022\n", CARRIED))


def test_two_actions_may_continue_one() -> None:
    """A split is a decision of people."""
    changes = ((PLAN, "    timeline: FY2021/2022\n", CARRIED), (PLAN, "    timeline: 2021-22\n", CARRIED))
    last_plan = plan("2020/2021", f"  1.1.1.1:\n    {ACTION.format('2020/2021')}")
    assert {"no-edition"} == rules_broken((LAST_PLAN, "", last_plan), *changes)


FORMERLY = (EDITION, "            report_to: [PTC]", "            formerly: 1.1.1")


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        ("title: Old", "title: Older", {"no-plan"}),
        ("            objective: One\n", "", {"missing-field", "no-plan"}),
        ("format: 1", "format: 2", {"bad-format"}),
    ],
)
def test_former_number_is_looked_for_in_the_edition_before(old: str, new: str, rules: set[str]) -> None:
    """There, unreadable, or in a file that is unreadable: then nothing is missing."""
    edition = (
        "format: 1\nfinancial_year: 2020/2021\ntitle: Old\ndeliverables:\n  '1':\n    text: One\n    tasks:\n"
        "      '1.1':\n        sub_tasks:\n          1.1.1:\n            text: One\n            strategic_codes: []\n"
        "            objective: One\n            start: At once\n            timeline: Always\n"
    )
    assert old in edition
    assert rules == rules_broken((OLD_EDITION, "", edition.replace(old, new, 1)), FORMERLY)


def test_undated_decisions_are_in_no_wrong_order() -> None:
    """A date that is not known is not compared; the next one is compared with the one before."""
    decisions = "  - {date: 2021-06-22, by: PC, verb: endorsed}\n  - {by: PC, verb: confirmed}\n"
    late = "  - {date: 2021-06-21, by: PC, verb: confirmed}\n"
    assert set() == rules_broken((PLAN, "actions:", f"decisions:\n{decisions}actions:"))
    assert {"decision-order"} == rules_broken((PLAN, "actions:", f"decisions:\n{decisions}{late}actions:"))


def test_decision_on_a_progress_report_is_no_step_backwards() -> None:
    """The report of a year is endorsed long after its plan was approved."""
    decisions = '  - {by: PC, verb: approved}\n  - {by: TFAWG, verb: endorsed, "on": progress report}\n'
    assert {"frozen-missing"} == rules_broken((PLAN, "actions:", f"decisions:\n{decisions}actions:"))


def test_placeholder_that_an_amendment_replaced_is_past() -> None:
    """What was approved as TBD stays so in the history."""
    entry = "{date: 2021-12-07, authority: PC 85, reason: known now, number: 1.1.1.2, field: timeline, was: TBD}"
    amendments = f"amendments:\n  - {entry}\n"
    assert set() == rules_broken((PLAN, "actions:", f"{amendments}actions:"))


@pytest.mark.parametrize("word", ["#REF!", "#N/A", "#DIV/0!", "#NAME?"])
def test_what_a_spreadsheet_could_not_say_is_missing(word: str) -> None:
    """Such a word of a formula is no result."""
    result = f'status: in progress\n    result: "{word}"'
    assert {"placeholder"} == rules_broken((PLAN, "status: in progress", result))


@pytest.mark.parametrize("status", [None, "not started", "in progress", "postponed", "completed"])
def test_only_actions_that_go_on_contradict_a_sub_task_at_rest(status: str | None) -> None:
    """Those with a final status are over, as it is."""
    told = f"timeline: 2021-22\n    status: {status}" if status else "timeline: 2021-22"
    rest = (EDITION, "timeline: June 2022", "timeline: June 2022\n            status: completed")
    goes_on = status in {None, "not started", "in progress"}

    assert ({"idle-actions"} if goes_on else set()) == rules_broken((PLAN, "timeline: 2021-22", told), rest)


@pytest.mark.parametrize("word", ["Todor", "tbd.", "XX", "??", "florem"])
def test_words_that_hold_a_placeholder_are_none(word: str) -> None:
    """Only whole words, as people write them."""
    assert set() == rules_broken((PLAN, "Two experiences at each", f"Two {word} experiences at each"))


def test_plan_of_a_later_year_is_held_against_the_period_of_its_edition() -> None:
    """The strategic plan of 2019/2022 has no word for 2022/2023."""
    actions = f"  1.1.1.1:\n    {ACTION.format('2022/2023')}"
    broken = rules_broken((NEXT_PLAN, "", plan("2022/2023", actions)))
    assert {"outside-period", "no-actions"} == broken


def test_a_body_that_is_unknown_twice_is_told_twice() -> None:
    """Each place with the same next step."""
    twice = found((PLAN, "[Members, Chair TFAWG]", "[Membrs, Membrs]"))

    hint = "did you mean 'Members'?"
    assert [("unknown-body", hint)] * 2 == [(finding.rule, finding.hint) for finding in twice if finding.hint == hint]


@pytest.mark.parametrize(("day", "is_far"), [("9999-12-31", False), ("9997-07-01", False), ("9997-06-30", True)])
def test_the_last_year_that_can_be_written_has_dates_too(day: str, is_far: bool) -> None:  # noqa: FBT001 - a table
    """No calendar goes on after it."""
    late = f"format: 1\nfinancial_year: 9998/9999\ndecisions:\n  - {{date: {day}, by: PC, verb: endorsed}}\n"
    assert is_far == ("far-date" in rules_broken(("data/plans/9998-9999.yaml", "", late)))


def test_a_plan_that_is_gone_is_told_with_the_way_back() -> None:
    """Taken out since the last commit, or long ago: the commit that has it is named."""
    workspace, year = small().workspace, FinancialYear(2021)

    (since,) = deleted(workspace, [year])
    (long_ago,) = gone(workspace, {year: "0123456789abcdef"})

    assert ("financial_year",) == since.place.keys == long_ago.place.keys
    assert ("there is no plan of 2021/2022, and the last commit has it", f"git restore {PLAN}") == since[1:3]
    assert f"the plan of 2021/2022 was approved, and {PLAN} is gone" == long_ago.message
    assert f"commit 0123456789ab has it: git restore --source=0123456789ab {PLAN}" == long_ago.hint
