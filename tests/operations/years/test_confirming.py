"""What a person must look at before an action goes into a new year."""

import pytest

from tfawg_cli.operations.years.confirming import overtaken, reasons
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.plan import Action
from tfawg_cli.records.words import ActionStatus

OLD, NEW = FinancialYear(2021), FinancialYear(2022)


def action(**fields: object) -> Action:
    """Make an action that needs no look."""
    told = {"text": "Hold a meeting", "responsible": ("Members",), "indicator": "It was held", "timeline": "2021/2022"}
    return Action.model_validate(told | {"status": ActionStatus.IN_PROGRESS} | fields)


@pytest.mark.parametrize(
    ("fields", "years", "expected"),
    [
        ({}, 1, []),
        ({"status": None}, 1, ["no status recorded in 2021/2022"]),
        ({"timeline": "14th TFAWG meeting"}, 1, ["timeline names the 14th TFAWG meeting"]),
        ({"timeline": None}, 1, []),
        ({"timeline": "FY2021-22"}, 1, []),
        ({"timeline": "June 2022"}, 1, ["timeline names June 2022"]),
        ({"timeline": "2020/2021"}, 1, ["timeline names 2020/2021"]),
        ({"indicator": "One session in the 14th TFAWG"}, 1, ["indicator names the 14th TFAWG"]),
        ({"text": "Approve the plan for FY 2022/2023"}, 1, ["text names 2022/2023"]),
        ({"text": "Follow the survey of 12/2014"}, 1, []),
        ({}, 2, ["carried for the third year"]),
        ({}, 4, ["carried for the fifth year"]),
        ({}, 10, ["carried for the 11th year"]),
    ],
)
def test_each_reason_is_named(fields: dict[str, object], years: int, expected: list[str]) -> None:
    """In the words that the pull request will show."""
    assert expected == list(reasons(action(**fields), OLD, NEW, years))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("at the next meeting in April 2021, however", ["April 2021"]),
        ("since May 2018", []),
        ("in 4/2021 and 05/2022", ["4/2021", "05/2022"]),
        ("in August 2022", []),
        ("the 86th Session and the 3rd meeting", ["the 86th Session", "the 3rd meeting"]),
        ("the 1st part of 2014", []),
        ("12 meetings held", []),
        ("in 2023", ["2023"]),
    ],
)
def test_old_history_and_far_plans_are_left_in_peace(words: str, expected: list[str]) -> None:
    """Only what the turn of the year may have overtaken is named."""
    assert expected == list(overtaken(words, OLD, NEW))
