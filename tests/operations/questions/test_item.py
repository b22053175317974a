"""One item with what is above and below it, and its lineage over the years."""

import pytest

from conftest import ROOT
from small_records import PLAN, small
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.questions.item import Item, item
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.plan import Action, Plan
from tfawg_cli.records.programme import Deliverable, Programme, SubTask, Task
from tfawg_cli.records.words import ActionStatus
from tfawg_cli.records.workspace import Filed, Workspace
from tfawg_cli.storage.loading import load
from tfawg_cli.storage.tree import WorkingTree

FIRST, SECOND, THIRD = (FinancialYear(start) for start in (2021, 2022, 2023))


def plan(year: FinancialYear, **origins: str | None) -> Filed[Plan]:
    """A plan whose actions 1.1.1.N continue others: `a1="2021/2022 1.1.1.1"`."""
    actions = {
        f"1.1.1.{name[1:]}": Action(
            text=f"{name} of {year}", responsible=("Members",), indicator="n", carried_from=origin
        )
        for name, origin in origins.items()
    }
    return Filed(f"data/plans/{year.stem}.yaml", Plan(format="1", financial_year=str(year), actions=actions))


def edition(year: FinancialYear, number: str, formerly: str | None) -> Filed[Programme]:
    """An edition of one sub-task."""
    sub_task = SubTask(
        text=f"of {year}", strategic_codes=(), objective="o", start="12/2013", timeline="t", formerly=formerly
    )
    deliverable = Deliverable(text="d", tasks={"1.1": Task(sub_tasks={number: sub_task})})
    programme = Programme(format="1", financial_year=str(year), title="P", deliverables={"1": deliverable})
    return Filed(f"data/programme/{year.stem}.yaml", programme)


YEARS = Workspace(
    editions={FIRST: edition(FIRST, "1.1.3", "1.1.9"), SECOND: edition(SECOND, "1.1.1", "1.1.3")},
    plans={
        FIRST: plan(FIRST, a1=None, a2=None),
        SECOND: plan(SECOND, a1="2021/2022 1.1.1.1", a3="2021/2022 1.1.1.1"),
        THIRD: plan(THIRD, a5="2022/2023 1.1.1.3", a6="2020/2021 1.1.1.1"),
    },
)


def lineage(found: Item) -> list[tuple[str, str, str]]:
    """Give the lineage of an item without its words."""
    return [(one.relation, one.year, one.number) for one in found.lineage]


def test_an_action_is_followed_to_later_years() -> None:
    """A split shows both ways on, and what continues those."""
    expected = [
        ("carried to", "2022/2023", "1.1.1.1"),
        ("carried to", "2022/2023", "1.1.1.3"),
        ("carried to", "2023/2024", "1.1.1.5"),
    ]

    assert expected == lineage(item(YEARS, FIRST, "1.1.1.1"))


def test_an_action_is_followed_to_earlier_years() -> None:
    """Each step back is shown; one that the records do not hold has no words."""
    assert [("carried from", "2022/2023", "1.1.1.3"), ("carried from", "2021/2022", "1.1.1.1")] == lineage(
        item(YEARS, THIRD, "1.1.1.5")
    )
    assert None is item(YEARS, THIRD, "1.1.1.6").lineage[0].text


def test_a_loop_of_lineage_ends() -> None:
    """Two actions that claim to continue each other do not hang the tool."""
    looped = Workspace(plans={FIRST: plan(FIRST, a1="2022/2023 1.1.1.1"), SECOND: plan(SECOND, a1="2021/2022 1.1.1.1")})

    assert [("carried from", "2022/2023", "1.1.1.1"), ("carried to", "2022/2023", "1.1.1.1")] == lineage(
        item(looped, FIRST, "1.1.1.1")
    )


def test_a_sub_task_is_followed_through_its_numbers() -> None:
    """`formerly` leads to the edition before, as far as the records go."""
    assert [("formerly", "2021/2022", "1.1.3"), ("formerly", "", "1.1.9")] == lineage(item(YEARS, SECOND, "1.1.1"))


def test_parents_and_children_are_found() -> None:
    """A task of the real records knows its key deliverable and its sub-tasks."""
    found = item(load(WorkingTree(ROOT)).workspace, FIRST, "1.4")

    assert ("task", ["1"], ["1.4.1"]) == (
        found.kind,
        [one.number for one in found.above],
        [one.number for one in found.below],
    )


@pytest.mark.parametrize(
    ("number", "message", "hint"),
    [
        ("1.1.1.9", "there is no item 1.1.1.9 in 2021/2022", "near it: 1.1.1.1, 1.1.1.2"),
        ("7.7.7", "there is no item 7.7.7 in 2021/2022", "tfawg list shows the numbers"),
        ("1.1.1", "there is no item 1.1.1 in 2021/2022", "it stands in 2022/2023 and in 2023/2024: --year 2023/2024"),
        ("one", "'one' is not an item number", "write it like 1, 1.2, 1.2.3 or 1.2.3.4"),
        ("01.1", "'01.1' is not an item number", "write it like 1, 1.2, 1.2.3 or 1.2.3.4"),
    ],
)
def test_a_wrong_number_suggests_near_ones(number: str, message: str, hint: str) -> None:
    """The error helps to find the number that was meant."""
    with pytest.raises(CannotGoOnError) as refused:
        item(YEARS, FIRST, number)

    assert (message, hint) == (refused.value.message, refused.value.hint)


def test_relatives_are_told_with_their_words() -> None:
    """What they say and how far they are, above, below and in other years."""
    looked_at = item(YEARS, SECOND, "1.1.1.1")

    assert "1.1.1.1" == looked_at.number
    assert ["d", None, "of 2022/2023"] == [one.text for one in looked_at.above]
    assert ["a1 of 2021/2022"] == [one.text for one in looked_at.lineage if one.relation == "carried from"]


def test_relatives_are_told_with_their_status() -> None:
    """A sub-task that is done, and the action that another continues."""
    first = plan(FIRST, a1=None)
    done = first.record.actions["1.1.1.1"].model_copy(update={"status": ActionStatus.POSTPONED})
    plans = {
        FIRST: Filed(first.file, first.record.model_copy(update={"actions": {"1.1.1.1": done}})),
        SECOND: plan(SECOND, a1="2021/2022 1.1.1.1"),
    }

    found = item(Workspace(editions={FIRST: edition(FIRST, "1.1.1", None)}, plans=plans), SECOND, "1.1.1.1")
    below = item(Workspace(editions={FIRST: edition(FIRST, "1.1.1", None)}, plans=plans), FIRST, "1.1.1").below

    assert [ActionStatus.POSTPONED] == [one.status for one in found.lineage]
    assert ["postponed"] == [str(one.status) for one in below]


def test_without_an_edition_actions_alone_are_near() -> None:
    """A plan is looked through though its edition cannot be read."""
    with pytest.raises(CannotGoOnError) as refused:
        item(Workspace(plans={FIRST: plan(FIRST, a1=None, a2=None)}), FIRST, "1.1.1.9")

    assert "near it: 1.1.1.1, 1.1.1.2" == refused.value.hint


def test_amendments_belong_to_what_they_changed() -> None:
    """An item tells how its wording was changed; one that was removed is told so, with who allowed it."""
    entries = (
        "  - {date: 2021-12-07, authority: PC 85, reason: late, number: 1.1.1.2, field: timeline, was: now}\n"
        "  - {date: 2021-12-07, authority: PC 85, reason: no use, number: 1.1.1.3, field: item, was: {text: Gone}}\n"
    )
    workspace = small((PLAN, "actions:\n", f"amendments:\n{entries}actions:\n")).workspace

    assert ["late"] == [one.reason for one in item(workspace, FIRST, "1.1.1.2").amendments]
    assert () == item(workspace, FIRST, "1.1.1.1").amendments
    with pytest.raises(CannotGoOnError, match=r"an amendment removed 1\.1\.1\.3 from 2021/2022 \(PC 85: no use\)"):
        item(workspace, FIRST, "1.1.1.3")
