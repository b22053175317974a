"""Strategic codes against sub-tasks and actions."""

from small_records import EDITION, PLAN, Change, files_of_small, small
from tfawg_cli.operations.reports.alignment import alignment
from tfawg_cli.operations.reports.monitoring_views import AlignmentView
from tfawg_cli.records.financial_year import FinancialYear

YEAR = FinancialYear(2021)


def seen(*changes: Change) -> AlignmentView:
    """Look at the alignment of the small year."""
    records = small(*changes).workspace
    return alignment(YEAR, records.editions[YEAR].record, records.plans[YEAR].record)


def test_a_code_shows_its_sub_tasks_and_their_actions() -> None:
    """With its title in the period, in the order of the strategic plan."""
    view = seen()

    assert ("SO1", "SP6", "LD3") == view.codes
    found = {code.code: (code.title, code.sub_tasks, code.actions) for _, codes in view.groups for code in codes}
    assert ("Facilitation", ("1.1.1",), ("1.1.1.1", "1.1.1.2")) == found["SO1"]
    assert (("1.1.1", "1.1.2"), ("1.1.1.1", "1.1.1.2", "1.1.2.1")) == found["SP6"][1:]
    assert [("1.1.1", ("SO1", "SP6")), ("1.1.2", ("SP6",)), ("2.1.1", ("LD3",))] == [
        (one.number, one.codes) for one in view.sub_tasks
    ]


def test_everything_is_covered() -> None:
    """Then no list says anything."""
    view = seen()

    assert ((), (), (), ()) == (
        view.codes_without_sub_task,
        view.codes_without_action,
        view.sub_tasks_without_code,
        view.sub_tasks_without_action,
    )


def test_what_is_not_covered_is_named_both_ways() -> None:
    """A code that nobody names, one whose sub-tasks have no action, a sub-task without code or action."""
    view = seen(
        (EDITION, "      SO1: Facilitation\n", "      SO1: Facilitation\n      SO2: Revenue\n"),
        (EDITION, "strategic_codes: [SP6]", "strategic_codes: []"),
        (PLAN, "  2.1.1.1:", "  1.1.2.2:"),
    )

    assert ("SO2",) == view.codes_without_sub_task
    assert ("SO2", "LD3") == view.codes_without_action
    assert ("1.1.2",) == view.sub_tasks_without_code
    assert ("2.1.1",) == view.sub_tasks_without_action


def test_without_a_strategic_plan_there_are_no_codes() -> None:
    """And nothing is made up."""
    written = files_of_small()[EDITION]
    text = written[written.index("strategic_plan:") : written.index("sections:")]

    view = seen((EDITION, text, ""))

    assert (None, (), ()) == (view.strategic_plan, view.groups, view.codes)
