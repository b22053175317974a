"""How items go on from year to year, and which go on nowhere."""

from small_records import EDITION, PLAN, Change, files_of_small, small
from tfawg_cli.operations.years.lineage import (
    loose_ends,
    successors,
    successors_ever,
    vanished_actions,
    vanished_sub_tasks,
    years_in_plans,
)
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.workspace import Workspace

YEAR, NEXT = FinancialYear(2021), FinancialYear(2022)
NEXT_PLAN = "data/plans/2022-2023.yaml"
NEXT_EDITION = "data/programme/2022-2023.yaml"
_FIELDS = "text: One\n    responsible: [Members]\n    indicator: It is done"


def following(*actions: str, more: str = "") -> Change:
    """Write a plan of the next year whose actions continue some of this one."""
    items = "".join(f"  {one}:\n    {_FIELDS}\n    carried_from: 2021/2022 {one}\n" for one in actions)
    return NEXT_PLAN, "", f"format: 1\nfinancial_year: 2022/2023\nactions:\n{items}{more}"


def vanished(*changes: Change) -> list[str]:
    """Name the actions of the small year that vanished."""
    workspace = small(*changes).workspace
    return [number for _, number in vanished_actions(workspace, YEAR, successors_ever(workspace))]


def test_successors_are_of_later_years_alone() -> None:
    """An action that names one of its own year continues nothing."""
    own: Change = (PLAN, "status: in progress", "status: in progress\n    carried_from: 2021/2022 1.1.1.2")
    workspace = small(following("1.1.1.1"), own).workspace

    assert {(YEAR, "1.1.1.1"): [(NEXT, "1.1.1.1")]} == successors(workspace)


def test_what_an_amendment_removed_was_continued() -> None:
    """The amendment keeps its lineage; what it says of other items, or of fields, keeps none."""
    entries = [
        "{number: 1.1.1.1, field: item, was: {text: One, carried_from: 2021/2022 1.1.1.1}}",
        "{number: 1.1.1.2, field: item, was: {text: One, carried_from: somewhere}}",
        "{number: 1.1.1.3, field: item, was: {text: One}}",
        "{number: 1.1.2.1, field: timeline, was: now}",
    ]
    lines = "".join(entry.replace("{", "  - {authority: PC, reason: r, ", 1) + "\n" for entry in entries)
    workspace = small(following("2.1.1.1", more=f"amendments:\n{lines}")).workspace

    assert {(YEAR, "1.1.1.1"), (YEAR, "2.1.1.1")} == set(successors_ever(workspace))
    assert {(YEAR, "2.1.1.1")} == set(successors(workspace))


def test_final_statuses_and_successors_tie_up() -> None:
    """Not started and in progress do not."""
    workspace = small(
        following("1.1.1.2"), (PLAN, "timeline: 2021-22", "timeline: 2021-22\n    status: postponed")
    ).workspace

    assert ["1.1.1.1", "1.1.2.1"] == [number for number, _ in loose_ends(workspace, YEAR, successors(workspace))]


def test_nothing_vanishes_while_nothing_is_carried() -> None:
    """A next year that was written by hand, without lineage, says nothing of this one."""
    assert [] == vanished()
    assert [] == vanished(following())


def test_what_others_leave_behind_vanished() -> None:
    """But for actions of sub-tasks at rest."""
    at_rest: Change = (EDITION, "timeline: June 2022", "timeline: June 2022\n            status: inactive")
    assert ["1.1.1.2", "1.1.2.1", "2.1.1.1"] == vanished(following("1.1.1.1"))
    assert ["1.1.1.2", "1.1.2.1"] == vanished(following("1.1.1.1"), at_rest)


def test_a_plan_that_cannot_be_read_hides_nothing() -> None:
    """What was left out may well be what is missed."""
    assert [] == vanished(following("1.1.1.1", more="  1.1.1.2: {}\n"))


def test_an_action_without_edition_may_vanish() -> None:
    """Whether its sub-task is at rest is not known."""
    whole = small(following("1.1.1.1")).workspace
    workspace = Workspace(plans=whole.plans)
    assert 3 == len(list(vanished_actions(workspace, YEAR, successors(workspace))))


def editions(old: str, new: str, plan: str = "") -> list[str]:
    """Name the sub-tasks that vanish from an edition of the next year in which some words differ."""
    text = files_of_small()[EDITION].replace("2021/2022", "2022/2023")
    assert old in text
    later: Change = (NEXT_PLAN, "", f"format: 1\nfinancial_year: 2022/2023\n{plan}")
    workspace = small((NEXT_EDITION, "", text.replace(old, new)), *([later] if plan else [])).workspace
    return list(vanished_sub_tasks(workspace, NEXT))


def test_sub_tasks_vanish_unless_they_were_renumbered_or_amended_away() -> None:
    """A sub-task that cannot be read did not vanish."""
    number, renamed = "          1.1.2:\n", "          1.1.3:\n"
    amendment = "amendments:\n  - {authority: PC, reason: r, number: 1.1.2, field: item, was: {text: x}}\n"

    assert [] == list(vanished_sub_tasks(small().workspace, YEAR))
    assert ["1.1.2"] == editions(number, renamed)
    assert [] == editions(number, f"{renamed}            formerly: 1.1.2\n")
    assert [] == editions(number, renamed, amendment)
    assert ["1.1.2"] == editions(number, renamed, amendment.replace("was:", "now:"))
    assert [] == editions(number, f"{renamed}            wrong: x\n")


def test_the_years_of_an_action_are_counted_back() -> None:
    """As far as the plans are there; a circle ends."""
    circle: Change = (PLAN, "status: in progress", "status: in progress\n    carried_from: 2022/2023 1.1.1.1")

    assert 1 == years_in_plans(small().workspace, YEAR, "1.1.1.1")
    assert 2 == years_in_plans(small(following("1.1.1.1")).workspace, NEXT, "1.1.1.1")
    assert 2 == years_in_plans(small(following("1.1.1.1"), circle).workspace, NEXT, "1.1.1.1")
    assert 0 == years_in_plans(small().workspace, YEAR, "9.9.9.9")
    assert 0 == years_in_plans(small().workspace, NEXT, "1.1.1.1")
