"""Two years: what was carried on, what was not, and what the later one says otherwise."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from tfawg_cli.operations.comparison.comparison import Change, Comparison
from tfawg_cli.operations.comparison.diff import compare_years
from tfawg_cli.operations.comparison.facts import What
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.plan import Action, Plan
from tfawg_cli.records.programme import Deliverable, Programme, SubTask, Task
from tfawg_cli.records.workspace import Filed, Workspace

FIRST, SECOND, THIRD = (FinancialYear(start) for start in (2021, 2022, 2023))
Told = tuple[str, str, str, str]


def action(text: str = "Hold a meeting", /, **fields: object) -> Action:
    """An action of which only some fields matter."""
    return Action.model_validate({"text": text, "responsible": ["Members"], "indicator": "i", **fields})


def plan(
    year: FinancialYear, amendments: Sequence[Mapping[str, object]] | None = None, **actions: Action
) -> Filed[Plan]:
    """A plan whose actions are 1.1.1.N: `a1=action()`."""
    data = {"format": "1", "financial_year": str(year), "amendments": list(amendments or ())}
    numbered = {f"1.1.1.{name[1:]}": one for name, one in actions.items()}
    return Filed(f"data/plans/{year.stem}.yaml", Plan.model_validate(data).model_copy(update={"actions": numbered}))


def edition(year: FinancialYear, title: str = "P", **sub_tasks: str | None) -> Filed[Programme]:
    """An edition with sub-tasks 1.1.N that were formerly another: `s1="1.1.2"`; all of them say their origin's name."""
    made = {
        f"1.1.{name[1:]}": SubTask(
            text=f"Sub-task {name} of {year}",
            strategic_codes=(),
            objective="o",
            start="12/2013",
            timeline="t",
            formerly=formerly,
        )
        for name, formerly in sub_tasks.items()
    }
    deliverables = {"1": Deliverable(text="d", tasks={"1.1": Task(sub_tasks=made)})}
    programme = Programme(format="1", financial_year=str(year), title=title, deliverables=deliverables)
    return Filed(f"data/programme/{year.stem}.yaml", programme)


def told(comparison: Comparison) -> list[Told]:
    """List kind, number, what and field of the facts."""
    return [
        (change.kind, change.here.number, str(fact.what), fact.field)
        for change in comparison.changes
        for fact in change.facts
    ]


def between(*plans: Filed[Plan]) -> Comparison:
    """Compare the first with the last of the plans of years in a row."""
    years = [FIRST, SECOND, THIRD][: len(plans)]
    return compare_years(Workspace(plans=dict(zip(years, plans, strict=True))), (years[0], years[-1]))


def test_an_item_with_lineage_is_one_item_with_all_its_facts() -> None:
    """Renumbered and reworded and given to another body: three facts of one action."""
    after = action("Write a report", responsible=["TFAWG"], carried_from="2021/2022 1.1.1.1")
    found = between(plan(FIRST, a1=action()), plan(SECOND, a4=after))

    assert [
        ("action", "1.1.1.4", "renumbered", "number"),
        ("action", "1.1.1.4", "reworded", "text"),
        ("action", "1.1.1.4", "changed", "responsible"),
    ] == told(found)


def test_lineage_leads_over_the_year_between() -> None:
    """An action is followed through the plans between two years."""
    found = between(
        plan(FIRST, a1=action("One")),
        plan(SECOND, a2=action("Two", carried_from="2021/2022 1.1.1.1")),
        plan(
            THIRD,
            a3=action("Three", carried_from="2022/2023 1.1.1.2"),
            a1=action("Four", carried_from="2022/2023 1.1.1.9"),
        ),
    )

    assert [("1.1.1.1", "added"), ("1.1.1.3", "renumbered"), ("1.1.1.3", "reworded")] == [f[1:3] for f in told(found)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"timeline": "2021/2022"}, {"timeline": "2022/2023"}),
        ({"timeline": "FY2021/2022"}, {"timeline": "2022-2023"}),
        ({"status": "completed", "result": "2 sessions"}, {}),
        ({}, {"status": "in progress"}),
        ({"updates": [{"text": "Done."}]}, {"updates": [{"text": "Begun."}]}),
        ({}, {"to_confirm": "no status recorded in 2021/2022"}),
    ],
    ids=["timeline", "other spelling", "progress of the old year", "of the new year", "updates", "to confirm"],
)
def test_what_belongs_to_its_year_is_no_change(before: dict[str, object], after: dict[str, object]) -> None:
    """A timeline that names its own year moves with it, and each year tells its own progress."""
    carried = action(carried_from="2021/2022 1.1.1.1", **after)
    found = between(plan(FIRST, a1=action(**before)), plan(SECOND, a1=carried))

    moved = "timeline" if "timeline" in before else ""
    assert [("action", "1.1.1.1", "carried unchanged", moved)] == told(found)
    assert not found.differs


@pytest.mark.parametrize(
    ("before", "after", "field"),
    [
        ({"timeline": "2021/2022"}, {"timeline": "2021/2022"}, ""),
        ({"timeline": "2021/2022"}, {"timeline": "2023/2024"}, "timeline"),
        ({"timeline": "2021/2022"}, {"timeline": "15th meeting"}, "timeline"),
        ({"timeline": "2021/2022"}, {}, "timeline"),
        ({"status": "in progress"}, {"status": "completed"}, "status"),
    ],
)
def test_what_both_years_say_is_compared(before: dict[str, object], after: dict[str, object], field: str) -> None:
    """Another timeline is a change, and so is a status where both years tell one."""
    carried = action(carried_from="2021/2022 1.1.1.1", **after)
    found = between(plan(FIRST, a1=action(**before)), plan(SECOND, a1=carried))

    assert [("action", "1.1.1.1", "changed" if field else "carried unchanged", field)] == told(found)


def test_a_split_shows_both_ways_on() -> None:
    """Two actions that continue one are both compared with it."""
    origin = "2021/2022 1.1.1.1"
    found = between(
        plan(FIRST, a1=action()), plan(SECOND, a1=action(carried_from=origin), a2=action(carried_from=origin))
    )

    assert [("1.1.1.1", "carried unchanged"), ("1.1.1.2", "renumbered")] == [fact[1:3] for fact in told(found)]


@pytest.mark.parametrize("origin", ["2022/2023 1.1.1.1", "2023/2024 1.1.1.1", "2020/2021 1.1.1.1"])
def test_lineage_that_cannot_be_is_none(origin: str) -> None:
    """An action is not its own origin, nor does it continue what comes later or is not there."""
    found = between(plan(FIRST, a1=action("One")), plan(SECOND, a1=action("Two", carried_from=origin)))

    assert {("1.1.1.1", "added"), ("1.1.1.1", "removed")} == {fact[1:3] for fact in told(found)}


def test_an_amendment_of_the_later_year_stands_with_its_change() -> None:
    """What differs by an amendment says so, whichever year is named first; other amendments are not told."""
    amended = {"authority": "PC 87", "reason": "r", "number": "1.1.1.1", "field": "timeline", "now": "15th meeting"}
    other = amended | {"field": "indicator", "now": "x"}
    before = plan(FIRST, [other], a1=action(timeline="2021/2022"))
    after = plan(SECOND, [amended, other], a1=action(timeline="15th meeting", carried_from="2021/2022 1.1.1.1"))
    workspace = Workspace(plans={FIRST: before, SECOND: after})

    for years in ((FIRST, SECOND), (SECOND, FIRST)):
        (fact,) = compare_years(workspace, years).changes[0].facts
        assert ("timeline", "PC 87", False) == (fact.field, (fact.amendment or {})["authority"], fact.withdrawn)


def test_sub_tasks_are_followed_through_the_editions() -> None:
    """`formerly` leads from edition to edition; where no edition says a number, text and number decide."""
    workspace = Workspace(
        editions={
            FIRST: edition(FIRST, s1=None, s2=None, s5=None),
            SECOND: edition(SECOND, s3="1.1.1", s2=None, s5=None),
            THIRD: edition(THIRD, "Q", s4="1.1.3", s2=None),
        },
        plans={FIRST: plan(FIRST), THIRD: plan(THIRD)},
    )
    there = compare_years(workspace, (FIRST, THIRD))
    back = compare_years(workspace, (THIRD, FIRST))

    assert [
        ("Work Programme", "", "changed", "title"),
        ("sub-task", "1.1.2", "reworded", "text"),
        ("sub-task", "1.1.4", "renumbered", "number"),
        ("sub-task", "1.1.4", "reworded", "text"),
        ("sub-task", "1.1.5", "removed", ""),
    ] == told(there)
    assert {swapped(change) for change in there.changes} == {names(change) for change in back.changes}


def test_a_former_number_that_is_not_there_links_nothing() -> None:
    """Where the way back ends at a number that the edition between does not hold, there is no lineage."""
    editions = {FIRST: edition(FIRST, s1=None), SECOND: edition(SECOND, s1=None), THIRD: edition(THIRD, s2="1.1.9")}
    workspace = Workspace(editions=editions, plans={FIRST: plan(FIRST), THIRD: plan(THIRD)})

    assert [("1.1.1", "removed"), ("1.1.2", "added")] == [
        fact[1:3] for fact in told(compare_years(workspace, (FIRST, THIRD)))
    ]


def names(change: Change) -> tuple[object, ...]:
    """Tell a change by what it is called on both sides, and its facts without order of sides."""
    return (
        change.kind,
        change.before,
        change.after,
        tuple((fact.field, fact.old, fact.new) for fact in change.facts if fact.field),
    )


def swapped(change: Change) -> tuple[object, ...]:
    """Tell a change as it is seen from the other side."""
    facts = tuple(replace(fact, old=fact.new, new=fact.old) for fact in change.facts)
    return names(replace(change, before=change.after, after=change.before, facts=facts))


def test_years_of_one_edition_differ_in_their_plans_only() -> None:
    """A programme that holds for both years is not compared with itself."""
    workspace = Workspace(
        editions={FIRST: edition(FIRST, s1=None)}, plans={FIRST: plan(FIRST), SECOND: plan(SECOND, a1=action())}
    )
    found = compare_years(workspace, (FIRST, SECOND))

    assert [("action", "1.1.1.1", "added", "")] == told(found)
    assert {"1": "d"} == dict(found.sections[0].titles)


def test_a_year_does_not_differ_from_itself() -> None:
    """Every action is carried unchanged, and nothing else is told."""
    workspace = Workspace(plans={FIRST: plan(FIRST, a1=action(), a2=action("Write a report"))})

    assert {What.UNCHANGED} == {f.what for c in compare_years(workspace, (FIRST, FIRST)).changes for f in c.facts}


def continued(filed: Filed[Programme], before: FinancialYear) -> Filed[Programme]:
    """Let an edition continue another one."""
    return filed._replace(record=filed.record.model_copy(update={"continues": before}))


def editions_told(*editions: Filed[Programme]) -> list[tuple[str, str]]:
    """Compare the first with the last of the editions of years in a row; give number and what."""
    years = (FIRST, SECOND, THIRD)[: len(editions)]
    plans = {year: plan(year) for year in years}
    workspace = Workspace(editions=dict(zip(years, editions, strict=True)), plans=plans)
    there, back = (compare_years(workspace, pair) for pair in ((years[0], years[-1]), (years[-1], years[0])))
    assert {swapped(change) for change in there.changes} == {names(change) for change in back.changes}
    return [fact[1:3] for fact in told(there) if fact[0] == "sub-task"]


def test_an_edition_that_continues_another_goes_by_numbers() -> None:
    """Whatever the words; what says `formerly` has that number, and what says none has none."""
    first = edition(FIRST, s1=None, s2=None, s3=None)
    second = continued(edition(SECOND, s1=None, s2="1.1.3", s3="none"), FIRST)

    assert {
        ("1.1.1", "reworded"),
        ("1.1.2", "removed"),
        ("1.1.2", "renumbered"),
        ("1.1.2", "reworded"),
        ("1.1.3", "added"),
    } == set(editions_told(first, second))


def test_an_edition_may_go_on_over_one_between() -> None:
    """An edition that continues the one before last says nothing about the last one, and so it is told."""
    second = edition(SECOND, s7=None)
    third = continued(edition(THIRD, s1=None), FIRST)

    assert [("1.1.1", "reworded")] == editions_told(edition(FIRST, s1=None), second, third)
    workspace = Workspace(
        editions={SECOND: second, THIRD: third, FIRST: edition(FIRST)}, plans={y: plan(y) for y in (SECOND, THIRD)}
    )
    assert [("1.1.1", "added"), ("1.1.7", "removed")] == sorted(
        fact[1:3] for fact in told(compare_years(workspace, (SECOND, THIRD))) if fact[0] == "sub-task"
    )


def test_an_action_without_an_origin_is_new_where_the_edition_continues() -> None:
    """Though it says the words of one that was finished; where nothing is stated, likeness decides."""
    plans = {FIRST: plan(FIRST, a1=action()), SECOND: plan(SECOND, a2=action())}
    editions = {FIRST: edition(FIRST, s1=None), SECOND: continued(edition(SECOND, s1=None), FIRST)}
    stated = compare_years(Workspace(editions=editions, plans=plans), (FIRST, SECOND))
    alike = compare_years(Workspace(plans=plans), (FIRST, SECOND))

    assert [("1.1.1.1", "removed"), ("1.1.1.2", "added")] == [f[1:3] for f in told(stated) if f[0] == "action"]
    assert [("1.1.1.2", "renumbered")] == [fact[1:3] for fact in told(alike)]


def test_what_was_amended_is_looked_for_by_the_words_before() -> None:
    """No record links the years, but an amendment says what the text was."""
    amended = {"authority": "PC 87", "reason": "r", "number": "1.1.1.1", "field": "text", "was": "Hold a meeting"}
    found = between(plan(FIRST, a1=action()), plan(SECOND, [amended], a1=action("x")))

    assert [("action", "1.1.1.1", "reworded", "text")] == told(found)
