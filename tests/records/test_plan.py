"""The state of a plan, and the year that is in progress."""

import pytest

from small_records import PLAN, Change, small
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.plan import Decision
from tfawg_cli.records.words import ActionStatus
from tfawg_cli.records.workspace import Workspace

YEAR = FinancialYear(2021)


def decided(*decisions: str, closed: str = "") -> Change:
    """Add decisions to the small plan."""
    lines = "".join(f"  - {{by: TFAWG, {decision}}}\n" for decision in decisions)
    return (PLAN, "actions:\n", f"decisions:\n{lines}{closed}actions:\n")


@pytest.mark.parametrize(
    ("decisions", "state"),
    [
        ((), "draft"),
        (("verb: endorsed",), "endorsed"),
        (("verb: agreed",), "endorsed"),
        (("verb: endorsed", "verb: approved"), "approved"),
        (("verb: confirmed",), "draft"),
        (("verb: approved, on: progress report",), "draft"),
    ],
)
def test_decisions_on_the_plan_make_its_state(decisions: tuple[str, ...], state: str) -> None:
    """What bodies decide on a progress report changes nothing in the plan."""
    assert state == small(decided(*decisions)).workspace.plans[YEAR].record.state


def test_closed_plan_is_closed_whatever_was_decided() -> None:
    """Closing is the last word."""
    assert (
        "closed" == small(decided("verb: approved", closed="closed: 2022-06-30\n")).workspace.plans[YEAR].record.state
    )


def test_first_approval_counts() -> None:
    """A later one (the Council after the Policy Commission) is only recorded."""
    plan = small(decided("verb: approved, session: '1'", "verb: approved, session: '2'")).workspace.plans[YEAR].record
    assert plan.approval is not None
    assert "1" == plan.approval.session


def test_final_statuses_leave_nothing_to_say() -> None:
    """Four of them end an action's year."""
    final = [status.value for status in ActionStatus if status.final]
    assert ["partially completed", "completed", "postponed", "discontinued"] == final


def plans(states: dict[int, str]) -> Workspace:
    """Make a workspace with a plan for each year in a state."""
    said = {
        "draft": "",
        "approved": "decisions: [{by: TFAWG, verb: approved}]\n",
        "closed": "closed: 2022-06-30\n",
    }
    return small(
        *(
            (
                f"data/plans/{start}-{start + 1}.yaml",
                "",
                f"format: 1\nfinancial_year: {start}/{start + 1}\n{said[state]}",
            )
            for start, state in states.items()
        ),
        (PLAN, "actions:", f"{said['closed']}actions:"),
    ).workspace


@pytest.mark.parametrize(
    ("states", "start"),
    [
        ({}, 2021),
        ({2022: "draft"}, 2022),
        ({2022: "draft", 2023: "draft"}, 2022),
        ({2022: "approved", 2023: "draft"}, 2022),
        ({2022: "approved", 2023: "approved", 2024: "draft"}, 2023),
        ({2022: "draft", 2023: "approved"}, 2023),
        ({2022: "closed"}, 2022),
    ],
)
def test_year_in_progress_follows_the_records(states: dict[int, str], start: int) -> None:
    """The latest approved plan that is not closed, else the oldest not closed, else the latest; never the clock."""
    assert FinancialYear(start) == plans(states).year_in_progress()


def test_no_plan_no_year_in_progress() -> None:
    """An empty workspace is in no year."""
    assert None is Workspace().year_in_progress()


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, ""),
        ({"session": "14"}, ", session 14"),
        ({"session": "14", "date": "2022-03-09"}, ", session 14, 9 March 2022"),
    ],
)
def test_a_decision_in_words_says_what_is_known(more: dict[str, str], words: str) -> None:
    """Who decided what, and of session and day what is recorded."""
    decision = Decision.model_validate({"by": "TFAWG", "verb": "endorsed", **more}, strict=False)
    assert f"endorsed by TFAWG{words}" == decision.in_words
