"""Which year is meant where none is typed, and why."""

import pytest

from small_records import PLAN, Change, small
from tfawg_cli.cli.reading_records import why_meant

LATER = "data/plans/2022-2023.yaml"
CLOSED = "closed: 2023-06-30\n"
APPROVED = "decisions: [{by: Policy Commission, verb: approved, on: programme and plan, date: 2021-07-05}]\n"


def first(more: str) -> Change:
    """Let the plan that is there say something more."""
    return PLAN, "format: 1\n", f"format: 1\n{more}"


def later(more: str = "") -> Change:
    """Make a plan of the year after it."""
    return LATER, "", f"format: 1\nfinancial_year: 2022/2023\n{more}"


@pytest.mark.parametrize(
    ("changes", "year", "why"),
    [
        ((), "2021/2022", "the only plan"),
        ((first(CLOSED),), "2021/2022", "the only plan"),
        ((later(),), "2021/2022", "the oldest open plan"),
        ((first(CLOSED), later()), "2022/2023", "the oldest open plan"),
        ((first(APPROVED), later()), "2021/2022", "the latest approved plan"),
        ((first(CLOSED), later(CLOSED)), "2022/2023", "the latest plan, and closed"),
    ],
)
def test_the_year_is_told_with_what_the_records_say_of_it(changes: tuple[Change, ...], year: str, why: str) -> None:
    """It may have ended years ago: no clock is asked."""
    workspace = small(*changes).workspace
    meant = workspace.year_in_progress()

    assert meant is not None
    assert (year, why) == (str(meant), why_meant(workspace, meant))
