"""The years of an item, and what is told of a file that never was."""

from datetime import date

import pytest

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.comparison.facts import Fact, What
from tfawg_cli.operations.comparison.history import Event, events, in_order
from tfawg_cli.operations.comparison.years_of_item import Stage, stages
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.moment import Moment
from tfawg_cli.records.plan import Action, Plan
from tfawg_cli.records.programme import Deliverable, Programme, SubTask, Task
from tfawg_cli.records.workspace import Filed, Workspace

FIRST, SECOND, THIRD = (FinancialYear(start) for start in (2021, 2022, 2023))


def edition(year: FinancialYear, **texts: str) -> Filed[Programme]:
    """An edition with sub-tasks 1.1.N of some texts: `s1="Hold a meeting"`."""
    fields = {"strategic_codes": (), "objective": "o", "start": "12/2013", "timeline": "t"}
    made = {f"1.1.{name[1:]}": SubTask.model_validate({"text": text, **fields}) for name, text in texts.items()}
    deliverables = {"1": Deliverable(text="d", tasks={"1.1": Task(sub_tasks=made)})}
    programme = Programme(format="1", financial_year=str(year), title="P", deliverables=deliverables)
    return Filed(f"data/programme/{year.stem}.yaml", programme)


def plan(year: FinancialYear, **origins: str | None) -> Filed[Plan]:
    """A plan whose actions 1.1.1.N continue others: `a1="2021/2022 1.1.1.1"`."""
    made = {
        f"1.1.1.{name[1:]}": Action(text="t", responsible=("Members",), indicator="i", carried_from=origin)
        for name, origin in origins.items()
    }
    return Filed(f"data/plans/{year.stem}.yaml", Plan(format="1", financial_year=str(year), actions=made))


EDITIONS = Workspace(
    editions={
        FIRST: edition(FIRST, s1="Hold a meeting"),
        SECOND: edition(SECOND, s1="Hold a meeting", s2="Write a report"),
        THIRD: edition(THIRD, s3="Write a report"),
    }
)
PLANS = Workspace(
    plans={
        FIRST: plan(FIRST, a1=None),
        SECOND: plan(SECOND, a1="2021/2022 1.1.1.1", a2="2021/2022 1.1.1.1", a3="2022/2023 1.1.1.3"),
        THIRD: plan(THIRD, a5="2022/2023 1.1.1.2"),
    }
)


def called(found: list[Stage]) -> list[tuple[int, str]]:
    """Give the first year and the number of each stage."""
    return [(stage.year.start, stage.number) for stage in found]


@pytest.mark.parametrize(
    ("year", "number", "expected"),
    [
        (FIRST, "1.1.1", [(2021, "1.1.1"), (2022, "1.1.1")]),
        (SECOND, "1.1.2", [(2022, "1.1.2"), (2023, "1.1.3")]),
        (THIRD, "1.1.3", [(2022, "1.1.2"), (2023, "1.1.3")]),
        (THIRD, "1.1", [(2021, "1.1"), (2022, "1.1"), (2023, "1.1")]),
        (SECOND, "1.1.9", [(2022, "1.1.9")]),
    ],
)
def test_an_item_of_the_programme_has_a_stage_in_each_edition(
    year: FinancialYear, number: str, expected: list[tuple[int, str]]
) -> None:
    """It is followed back to where it is new, and on to where it is gone."""
    assert expected == called(stages(EDITIONS, year, number))


@pytest.mark.parametrize(
    ("year", "number", "expected"),
    [
        (FIRST, "1.1.1.1", [(2021, "1.1.1.1"), (2022, "1.1.1.1"), (2022, "1.1.1.2"), (2023, "1.1.1.5")]),
        (THIRD, "1.1.1.5", [(2021, "1.1.1.1"), (2022, "1.1.1.2"), (2023, "1.1.1.5")]),
        (SECOND, "1.1.1.3", [(2022, "1.1.1.3")]),
        (SECOND, "1.1.1.9", [(2022, "1.1.1.9")]),
        (FinancialYear(2019), "1.1.1.1", [(2019, "1.1.1.1")]),
    ],
)
def test_an_action_has_a_stage_in_each_year(year: FinancialYear, number: str, expected: list[tuple[int, str]]) -> None:
    """It is followed back to its origin, and on to all that continue it; one that names itself ends the way."""
    assert expected == called(stages(PLANS, year, number))


def test_a_file_that_never_was_tells_nothing() -> None:
    """An edition may have no plan of its year."""
    stage = Stage(FIRST, "1.1.1")

    assert [] == events(stage, [], lambda _: None, None, file=stage.plan_file) == in_order([], [])


def test_events_of_two_files_stand_in_the_order_of_their_commits() -> None:
    """What one commit did to both is one event; what is not committed comes last."""
    stage = Stage(FIRST, "1.1.1")
    moments = {time: Moment(f"{time}", time, date(2021, 9, time), "A. Officer", "s") for time in (1, 2, 3)}

    def event(time: int | None, value: str) -> Event:
        return Event(stage, "1.1.1", moments.get(time or 0), (Fact(What.CHANGED, "status", None, value),))

    found = in_order([event(1, "a"), event(3, "b"), event(None, "c")], [event(2, "d"), event(3, "e")])

    assert [(1, "a"), (2, "d"), (3, "be"), (None, "c")] == [
        (one.moment.time if one.moment else None, "".join(str(fact.new) for fact in one.facts)) for one in found
    ]


def test_what_is_no_number_has_no_years() -> None:
    """It is refused with the form of one."""
    with pytest.raises(CannotGoOnError, match="'x' is not an item number"):
        stages(Workspace(), FIRST, "x")
