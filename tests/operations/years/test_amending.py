"""Agreed wording: what changes it, what does not, and what an amendment records."""

import pytest

from small_records import EDITION, PLAN, Change, small
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.years.amending import Authority, consequences
from tfawg_cli.operations.years.frozen import digest
from tfawg_cli.records.workspace import Workspace
from tfawg_cli.yaml_text.edits import Append, Put
from tfawg_cli.yaml_text.spelling import Bare, Value

APPROVED: Change = (PLAN, "actions:\n", "decisions:\n  - by: Policy Commission\n    verb: approved\nactions:\n")
ENDORSED: Change = (PLAN, "actions:\n", "decisions:\n  - by: TFAWG\n    verb: endorsed\nactions:\n")
CLOSED: Change = (PLAN, "actions:\n", "closed: 2022-06-30\nactions:\n")
INDICATOR: Change = (PLAN, "Two experiences at each meeting", "Three experiences")
STATUS: Change = (PLAN, "status: in progress", "status: completed")
PC = Authority("PC 87", "postponed", Bare("2022-12-07"))


def records(*changes: Change) -> Workspace:
    """Read the small workspace after some changes."""
    return small(*changes).workspace


def amendments(before: tuple[Change, ...], *changes: Change, file: str = PLAN) -> list[dict[str, Value]]:
    """Give the amendments that a change needs."""
    found = consequences(records(*before), records(*before, *changes), [file], PC)
    (step,) = found.edits[PLAN]
    assert len(found.remarks) == 1
    (edit,) = step
    assert isinstance(edit, Put)
    return [one for one in edit.value if isinstance(one, dict)]


def test_an_amendment_records_what_was_and_what_is() -> None:
    """With day, authority and reason."""
    expected = {
        "date": "2022-12-07",
        "authority": "PC 87",
        "reason": "postponed",
        "number": "1.1.1.2",
        "field": "indicator",
        "was": "Two experiences at each meeting",
        "now": "Three experiences",
    }
    assert [expected] == amendments((APPROVED,), INDICATOR)


def test_lists_are_recorded_as_lists() -> None:
    """And what says nothing now has no `now`."""
    responsible: Change = (PLAN, "[Members, Chair TFAWG]", "[Members]")
    timeline: Change = (PLAN, "    timeline: FY2021/2022\n", "")

    found = amendments((APPROVED,), responsible, timeline)

    assert [("responsible", ["Members", "Chair TFAWG"], ["Members"]), ("timeline", "FY2021/2022", None)] == [
        (one["field"], one["was"], one.get("now")) for one in found
    ]


def test_items_of_the_edition_are_amended_in_the_plan() -> None:
    """The edition holds no amendments."""
    found = amendments((APPROVED,), (EDITION, "Members learn from each other", "Members learn"), file=EDITION)
    assert ["1.1.1 objective"] == [f"{one['number']} {one['field']}" for one in found]


def test_an_item_comes_and_goes_as_a_whole() -> None:
    """Added ones have no `was`, removed ones no `now`; a removed one keeps what it continued."""
    carried: Change = (PLAN, "FY2021/2022\n", "FY2021/2022\n    carried_from: 2020/2021 1.1.1.2\n")
    plan = small(carried).texts[PLAN].text
    item = plan[plan.index("  1.1.1.2:") : plan.index("  1.1.2.1:")]
    renamed = item.replace("1.1.1.2:", "1.1.1.3:", 1).replace("    carried_from: 2020/2021 1.1.1.2\n", "")

    gone, new = amendments((APPROVED, carried), (PLAN, item, renamed))

    fields = {
        "text": "Present two experiences at every meeting",
        "timeline": "FY2021/2022",
        "responsible": ["Members", "Chair TFAWG"],
        "indicator": "Two experiences at each meeting",
    }
    was = {**fields, "carried_from": "2020/2021 1.1.1.2"}
    assert {"number": "1.1.1.2", "field": "item", "was": was}.items() <= gone.items()
    assert {"number": "1.1.1.3", "field": "item", "now": fields}.items() <= new.items()
    assert "now" not in gone
    assert "was" not in new


def test_later_amendments_come_behind_the_first() -> None:
    """The list is there already."""
    entry = "{authority: PC 1, reason: r, number: 1.1.1.1, field: timeline, was: x, now: 2021/2022}"
    there: Change = (PLAN, "actions:\n", f"amendments:\n  - {entry}\nactions:\n")
    found = consequences(records(APPROVED, there), records(APPROVED, there, INDICATOR), [PLAN], PC)
    (step,) = found.edits[PLAN]
    (edit,) = step
    assert isinstance(edit, Append)
    assert ("amendments",) == edit.keys


def test_an_action_with_progress_is_not_removed() -> None:
    """It is discontinued instead: what was recorded stays."""
    plan = small().texts[PLAN].text
    item = plan[plan.index("  1.1.1.1:") : plan.index("  1.1.1.2:")]

    with pytest.raises(CannotGoOnError, match=r"progress of 1\.1\.1\.1 is recorded") as refused:
        amendments((APPROVED,), (PLAN, item, ""))
    assert "it ends like this: tfawg edit 1.1.1.1 --status discontinued" == refused.value.hint


@pytest.mark.parametrize("state", [(), (ENDORSED,), (APPROVED,)])
def test_what_is_not_frozen_changes_freely(state: tuple[Change, ...]) -> None:
    """A status needs nobody's leave while the year is open."""
    found = consequences(records(*state), records(*state, STATUS), [PLAN], None)
    assert ({}, ()) == (found.edits, found.remarks)


def test_white_space_and_comments_are_not_content() -> None:
    """Nor is the order of fields."""
    spaced: Change = (PLAN, "Two experiences at each meeting", "Two  experiences at each meeting # so")
    assert {} == consequences(records(APPROVED), records(APPROVED, spaced), [PLAN], None).edits


def test_what_git_remembers_does_not_change_unasked() -> None:
    """The refusal says what, whose, and how."""
    with pytest.raises(CannotGoOnError) as refused:
        consequences(records(APPROVED), records(APPROVED, INDICATOR), [PLAN], None)

    message = "2021/2022 was approved by Policy Commission: another indicator of 1.1.1.2 needs an amendment"
    assert (message, True) == (refused.value.message, "--authority" in refused.value.hint)


def test_no_amendment_starts_from_words_that_nobody_approved() -> None:
    """They are restored first."""
    frozen = f"frozen: {{1.1.1.2: '{digest('1.1.1.2', {'text': 'Something else'})}'}}"
    approved: Change = (
        PLAN,
        APPROVED[1],
        APPROVED[2].replace("    verb: approved", f"    verb: approved\n    {frozen}"),
    )

    with pytest.raises(CannotGoOnError, match=r"1\.1\.1\.2 does not say what was approved"):
        amendments((approved,), INDICATOR)


@pytest.mark.parametrize(("named", "number"), [("the removal of 1.1.1.2", ""), ("the new 1.1.1.3", "1.1.1.3")])
def test_an_item_that_comes_or_goes_is_named(named: str, number: str) -> None:
    """As what an amendment is needed for."""
    plan = small().texts[PLAN].text
    item = plan[plan.index("  1.1.1.2:") : plan.index("  1.1.2.1:")]
    after = item + item.replace("1.1.1.2", number) if number else ""

    with pytest.raises(CannotGoOnError, match=f"{named} needs an amendment"):
        consequences(records(APPROVED), records(APPROVED, (PLAN, item, after)), [PLAN], None)


def test_many_changes_are_named_in_part() -> None:
    """The first six, and how many more."""
    text = small().texts[PLAN].text
    everywhere = text.replace("    indicator: ", "    indicator: New ").replace("    timeline: ", "    timeline: new ")

    with pytest.raises(CannotGoOnError, match=r"another timeline of 1\.1\.1\.1, .* and 2 more needs an amendment"):
        consequences(records(APPROVED), records((PLAN, text, everywhere), APPROVED), [PLAN], None)


def test_a_change_after_endorsement_is_told() -> None:
    """It is allowed, and somebody should know."""
    found = consequences(records(ENDORSED), records(ENDORSED, INDICATOR), [PLAN], None)
    remark = "2021/2022 was endorsed already: this brings another indicator of 1.1.1.2"
    assert ((remark,), {}) == (found.remarks, found.edits)


def test_in_a_closed_year_only_amendments_are_possible() -> None:
    """Even of what approval does not freeze."""
    with pytest.raises(CannotGoOnError, match="2021/2022 is closed; nothing was written"):
        consequences(records(CLOSED), records(CLOSED, STATUS), [PLAN], None)
    with pytest.raises(CannotGoOnError, match="2021/2022 is closed: another indicator"):
        consequences(records(CLOSED), records(CLOSED, INDICATOR), [PLAN], None)
    assert 1 == len(amendments((CLOSED,), INDICATOR))


def test_the_edition_of_closed_years_is_closed_as_well() -> None:
    """While another plan of it is open, its status may change."""
    status: Change = (EDITION, "status: partially completed", "status: completed")
    later: Change = ("data/plans/2022-2023.yaml", "", "format: 1\nfinancial_year: 2022/2023\n")

    with pytest.raises(CannotGoOnError, match="2021/2022 is closed"):
        consequences(records(CLOSED), records(CLOSED, status), [EDITION], None)
    assert {} == consequences(records(CLOSED, later), records(CLOSED, later, status), [EDITION], None).edits


@pytest.mark.parametrize("changes", [(STATUS,), ()])
def test_an_authority_without_an_amendment_is_told(changes: tuple[Change, ...]) -> None:
    """Nobody should think that it was recorded."""
    with pytest.raises(CannotGoOnError, match="no approved wording changes here"):
        consequences(records(APPROVED), records(APPROVED, *changes), [PLAN], PC)


def test_without_an_edition_no_wording_is_compared() -> None:
    """That there is none is an error of its own."""
    before, after = (records(APPROVED, *changes)._replace(editions={}) for changes in ((), (INDICATOR,)))
    assert {} == consequences(before, after, [PLAN], None).edits


def test_a_draft_beside_an_approved_plan_hides_nothing() -> None:
    """Each plan of the edition is asked, whatever the others are."""
    earlier = "format: 1\nfinancial_year: 2022/2023\nactions: {}\n"
    before = records(APPROVED, ("data/plans/2022-2023.yaml", "", earlier))
    turned = before._replace(plans=dict(sorted(before.plans.items(), reverse=True)))
    after = records(APPROVED, INDICATOR, ("data/plans/2022-2023.yaml", "", earlier))

    with pytest.raises(CannotGoOnError, match="2021/2022 was approved by Policy Commission"):
        consequences(turned, after, [PLAN], None)
