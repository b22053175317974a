"""The year turns: every action meets one fate, and what is carried keeps its words."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from small_records import EDITION, PLAN, Change, FilesInMemory, files_of_small, small
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.rules import check
from tfawg_cli.operations.years.carry_forward import Turn, carry_forward
from tfawg_cli.operations.years.frozen import FIELDS
from tfawg_cli.operations.years.lineage import DONE
from tfawg_cli.records.base import UNTYPED_KEYS
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.plan import Action
from tfawg_cli.records.words import ActionStatus
from tfawg_cli.storage.loading import Loaded, load
from tfawg_cli.yaml_text.splicing import edited

OLD, NEW = FinancialYear(2021), FinancialYear(2022)
NEW_PLAN = "data/plans/2022-2023.yaml"


def turned(loaded: Loaded) -> tuple[Turn, Loaded]:
    """Carry the small year forward and read both years."""
    turn = carry_forward(loaded.workspace, OLD, NEW)
    texts = {file: text.text for file, text in loaded.texts.items()}
    made = {
        file: edited(loaded.texts[source], edits, UNTYPED_KEYS).text for file, (source, edits) in turn.edits.items()
    }
    return turn, load(FilesInMemory(texts | made))


def test_fates_are_told_and_balance() -> None:
    """An action of no status is carried and marked; one that is done stays behind."""
    turn, after = turned(
        small(
            (PLAN, "status: in progress", "status: completed"),
            (PLAN, "timeline: 14th meeting (2022)", "timeline: 14th meeting (2022)\n    status: postponed"),
            (EDITION, "timeline: June 2022", "timeline: June 2022\n            status: inactive"),
        )
    )

    assert {"carried": 2, "completed": 1, "of an inactive sub-task": 1} == turn.totals
    assert [
        ("1.1.1.1", "completed", ""),
        ("1.1.1.2", "carried", "no status recorded in 2021/2022"),
        ("1.1.2.1", "carried", "timeline names the 14th meeting, 2022"),
        ("2.1.1.1", "of an inactive sub-task", ""),
    ] == [(fate.number, fate.outcome, fate.to_confirm) for fate in turn.fates]
    assert ["1.1.1.2", "1.1.2.1"] == list(after.workspace.plans[NEW].record.actions)
    assert "FY2022/2023" == after.workspace.plans[NEW].record.actions["1.1.1.2"].timeline


def test_what_was_recorded_of_the_year_stays_there() -> None:
    """Decisions, amendments, summary and recommendations are of the old year; so are updates, status and result."""
    recorded = (
        "summary: Well\nrecommendations: Go on\ndecisions:\n  - by: TFAWG\n    verb: endorsed\nclosed: 2022-06-30"
    )
    _, after = turned(
        small(
            (PLAN, "financial_year: 2021/2022", f"financial_year: 2021/2022\n{recorded}"),
            (PLAN, "status: in progress", "status: in progress\n    result: Nine\n    to_confirm: look"),
        )
    )

    new = after.workspace.plans[NEW].record
    assert ("draft", None, None, ()) == (new.state, new.summary, new.recommendations, new.amendments)
    carried = new.actions["1.1.1.1"]
    assert (None, None, ()) == (carried.status, carried.result, carried.updates)


def test_a_mark_of_the_old_year_goes() -> None:
    """Where nothing is to be looked at, the new action has no mark either."""
    changes: tuple[Change, ...] = (
        (PLAN, "status: in progress", "status: in progress\n    to_confirm: look"),
        (EDITION, "period: 2019/2022", "period: 2019/2025"),
    )
    turn, after = turned(small(*changes, (EDITION, "SO1: Facilitation", "SO1: Facilitation\n      SO9: Unused")))

    assert () == turn.to_look_at
    assert after.workspace.plans[NEW].record.actions["1.1.1.1"].to_confirm is None


def test_former_numbers_are_of_one_edition_alone() -> None:
    """What a sub-task was called before this year is no news in the next."""
    earlier = {
        "data/programme/2020-2021.yaml": files_of_small()[EDITION].replace("2021/2022", "2020/2021"),
        EDITION: files_of_small()[EDITION].replace("report_to: [PTC]", "report_to: [PTC]\n            formerly: 1.1.2"),
    }
    loaded = load(FilesInMemory(files_of_small() | earlier))

    _, after = turned(loaded)

    sub_tasks = {number: sub_task for _, number, sub_task in after.workspace.editions[NEW].record.sub_tasks()}
    assert (None, ("PTC",)) == (sub_tasks["1.1.2"].formerly, sub_tasks["1.1.2"].report_to)


def test_a_plan_of_which_nothing_is_carried_is_empty() -> None:
    """And valid."""
    plan = files_of_small()[PLAN].replace("    status: in progress\n", "")
    done = plan.replace("    indicator:", "    status: completed\n    indicator:")
    turn, after = turned(load(FilesInMemory(files_of_small() | {PLAN: done})))

    assert {"carried": 0, "completed": 4} == turn.totals
    assert {} == after.workspace.plans[NEW].record.actions


COMMENT: Change = (EDITION, "More are welcome.", "The next are due in April 2022.")


def test_comments_of_a_sub_task_are_looked_at() -> None:
    """A month of late is told at the sub-task itself; of one at rest the comment is history."""
    at_rest: Change = (EDITION, "status: partially completed", "status: completed")

    told, silent = (dict(turned(small(*changes))[0].marks)["1.1.1"] for changes in ([COMMENT], [COMMENT, at_rest]))

    assert "comments name April 2022; codes of 2019/2022: SO1, SP6" == told
    assert "codes of 2019/2022: SO1, SP6" == silent


def test_every_sub_task_with_codes_is_marked_when_the_period_ends() -> None:
    """Also one without an action; one without codes is not. The mark is the first thing that its pull request shows."""
    turn, after = turned(
        small((EDITION, "strategic_codes: [SP6]", "strategic_codes: []"), (PLAN, "  2.1.1.1:", "  1.1.2.2:"))
    )

    expected = {"1.1.1": "codes of 2019/2022: SO1, SP6", "2.1.1": "codes of 2019/2022: LD3"}
    assert expected == dict(turn.marks)
    sub_tasks = after.workspace.editions[NEW].record.sub_tasks()
    assert expected == {number: one.to_confirm for _, number, one in sub_tasks if one.to_confirm}


def test_a_mark_of_another_turn_goes() -> None:
    """What was not confirmed a year ago is asked anew, or not at all."""
    marked: Change = (EDITION, "timeline: June 2022", "timeline: June 2022\n            to_confirm: look")
    _, after = turned(small(marked, (EDITION, "period: 2019/2022", "period: 2019/2025")))

    assert {} == {n: m for n, m in after.workspace.marks(NEW).items() if n == "2.1.1"}


def test_a_code_that_is_called_otherwise_is_named_with_both_titles() -> None:
    """Where an edition already holds the strategic plan of the new year, the titles are known."""
    files = files_of_small()
    later = files[EDITION].replace("2019/2022", "2022/2025").replace("2021/2022", "2023/2024")
    files["data/programme/2023-2024.yaml"] = later.replace("SO1: Facilitation", "SO1: Revenue")
    turn = carry_forward(load(FilesInMemory(files)).workspace, OLD, NEW)

    assert "codes of 2019/2022: SO1, SP6; SO1 was 'Facilitation', is 'Revenue'" == dict(turn.marks)["1.1.1"]


def test_the_new_edition_says_which_one_it_continues() -> None:
    """One line below its year."""
    turn, after = turned(small())

    assert OLD == after.workspace.editions[NEW].record.continues
    assert "financial_year: 2022/2023\ncontinues: 2021/2022\n" in after.texts["data/programme/2022-2023.yaml"].text
    assert turn.new == NEW


@pytest.mark.parametrize(("due", "reason"), [("2022-03-08", "due is 8 March 2022"), ("2022-09-01", "")])
def test_a_day_that_has_passed_is_looked_at(due: str, reason: str) -> None:
    """It is kept either way: a person says by when it is due now."""
    turn, after = turned(small((PLAN, "    timeline: FY2021/2022\n", f"    timeline: FY2021/2022\n    due: {due}\n")))
    fate = next(one for one in turn.fates if one.number == "1.1.1.2")

    assert reason == "; ".join(one for one in fate.to_confirm.split("; ") if one.startswith("due"))
    assert due == str(after.workspace.plans[NEW].record.actions["1.1.1.2"].due)


def test_sections_that_name_the_year_are_listed() -> None:
    """Narrative has no mark to carry, so they are told."""
    turn, _ = turned(small((EDITION, "It holds for several years.", "The plan of 2021/2022 and the 14th TFAWG.")))

    assert (("Introduction", "the 14th TFAWG, 2021/2022"),) == turn.to_look_at


def test_codes_without_a_home_are_named() -> None:
    """When the period ends, each code is listed with its title and its sub-tasks; nothing is mapped."""
    turn, after = turned(small((EDITION, "SO1: Facilitation", "SO1: Facilitation\n      SO9: Unused")))

    assert "2019/2022" == turn.left_period
    assert ("SP6", "Sharing of knowledge and best practices", ("1.1.1", "1.1.2")) in turn.homeless
    assert "SO9" not in {code for code, _, _ in turn.homeless}
    assert {"outside-period"} == {finding.rule for finding in check(after.workspace)}


def test_within_the_period_no_code_is_questioned() -> None:
    """Then the codes mean what they meant."""
    turn, _ = turned(small((EDITION, "period: 2019/2022", "period: 2019/2025")))

    assert ("", (), False) == (turn.left_period, turn.homeless, any("codes" in fate.to_confirm for fate in turn.fates))


@pytest.mark.parametrize("new", [OLD, OLD.previous])
def test_time_runs_forward(new: FinancialYear) -> None:
    """A year is carried to a later one only."""
    with pytest.raises(CannotGoOnError, match="is not later than 2021/2022"):
        carry_forward(small().workspace, OLD, new)


def test_an_edition_that_is_there_already_is_not_replaced() -> None:
    """Whether somebody began by hand, or the command was run before."""
    workspace = small().workspace
    twice = workspace._replace(editions={**workspace.editions, NEW: workspace.editions[OLD]})

    with pytest.raises(CannotGoOnError, match="there is an edition of the Work Programme of 2022/2023 already"):
        carry_forward(twice, OLD, NEW)


def test_a_plan_without_an_edition_cannot_be_carried() -> None:
    """Its sub-tasks are unknown."""
    with pytest.raises(CannotGoOnError, match="there is no edition"):
        carry_forward(small().workspace._replace(editions={}), OLD, NEW)


@settings(max_examples=40)
@given(st.lists(st.sampled_from([None, *ActionStatus]), min_size=4, max_size=4), st.randoms(use_true_random=False))
def test_no_action_is_lost_and_none_invented(statuses: list[ActionStatus | None], lot: Random) -> None:
    """Every action is carried with all its frozen words, or stays behind for a reason that is told."""
    plan = files_of_small()[PLAN].replace("    status: in progress\n", "")
    numbers = ["1.1.1.1", "1.1.1.2", "1.1.2.1", "2.1.1.1"]
    for number, status in zip(numbers, statuses, strict=True):
        if status is not None:
            field = lot.choice([f"    status: {status}\n", f'    status: "{status}"  # so it is\n'])
            plan = plan.replace(f"  {number}:\n", f"  {number}:\n{field}")
    loaded = load(FilesInMemory(files_of_small() | {PLAN: plan}))

    turn, after = turned(loaded)

    old, new = (after.workspace.plans[year].record.actions for year in (OLD, NEW))
    assert sum(turn.totals.values()) == len(old) == len(turn.fates)
    assert {number for number in old if old[number].status not in DONE} == set(new)
    assert {number: f"2021/2022 {number}" for number in new} == {n: action.carried_from for n, action in new.items()}
    assert all(words(old[number]) == words(action) for number, action in new.items())
    assert [] == [finding for finding in after.findings if finding.severity == "error"]


def words(action: Action) -> dict[str, object]:
    """Give the frozen words of an action but its timeline."""
    return {field: getattr(action, field, None) for field in FIELDS if field != "timeline"}


def test_actions_of_a_completed_sub_task_stay_behind() -> None:
    """Told with the article that fits."""
    turn, _ = turned(small((EDITION, "timeline: June 2022", "timeline: June 2022\n            status: completed")))
    assert 1 == turn.totals["of a completed sub-task"]


@pytest.mark.parametrize(("period", "named"), [("2019/2023", []), ("2019/2022", ["2019/2022"])])
def test_the_period_of_the_strategic_plan_is_looked_at_once_it_is_over(period: str, named: list[str]) -> None:
    """A narrative that names the plan that still holds says nothing that the turn of the year overtook."""
    workspace = small(
        (EDITION, "period: 2019/2022", f"period: {period}"),
        (EDITION, "It holds for several years.", f"It follows the strategic plan {period}."),
    ).workspace
    assert named == [what for _, what in carry_forward(workspace, OLD, NEW).to_look_at]
