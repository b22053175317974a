"""Decisions on a year, and its end."""

import pytest

from small_records import EDITION, PLAN, Change, FilesInMemory, files_of_small, small
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.changes.editing import Revision
from tfawg_cli.operations.changes.typed import decision
from tfawg_cli.operations.years.decisions import closed, decided
from tfawg_cli.operations.years.frozen import digest, items
from tfawg_cli.records.base import UNTYPED_KEYS
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.plan import Plan
from tfawg_cli.records.reading import read_plan
from tfawg_cli.storage.loading import Loaded, load
from tfawg_cli.yaml_text.spelling import Bare
from tfawg_cli.yaml_text.splicing import edited
from tfawg_cli.yaml_text.text import read

YEAR = FinancialYear(2021)
APPROVED: Change = (PLAN, "actions:\n", "decisions:\n  - by: Policy Commission\n    verb: approved\nactions:\n")
CLOSED: Change = (PLAN, "actions:\n", "closed: 2022-06-30\nactions:\n")
TO_CONFIRM: Change = (PLAN, "status: in progress", "status: in progress\n    to_confirm: timeline names 2020")


def decide(loaded: Loaded, verb: str = "endorsed", by: str = "tfawg", **more: str) -> Revision:
    """Decide on the small year as it would be typed."""
    typed = {"verb": verb, "by": by, "on": "programme and plan"} | more
    return decided(loaded.workspace, YEAR, decision(loaded.workspace, typed))


def after(loaded: Loaded, revision: Revision) -> tuple[str, Plan]:
    """Give the plan once a revision is written: its text, and what it says."""
    text = edited(loaded.texts[PLAN], revision.edits[PLAN][0], UNTYPED_KEYS).text
    record = read_plan(read(text.encode(), PLAN, UNTYPED_KEYS)).record
    assert record is not None
    return text, record


def test_a_decision_is_recorded_as_typed() -> None:
    """Day first and loosely typed, in the one spelling of the records; what was not said is absent."""
    loaded = small()
    revision = decide(loaded, "Endorsed", session="14", date="9/3/2022")

    text, plan = after(loaded, revision)

    assert text.endswith("\ndecisions:\n  - date: 2022-03-09\n    by: TFAWG\n    session: '14'\n    verb: endorsed\n")
    assert ("endorsed", {}) == (plan.state, plan.decisions[0].frozen)
    assert [("state", "draft", "endorsed")] == [(one.field, one.old, one.new) for one in revision.changes]


def test_the_first_approval_freezes_all_items() -> None:
    """Of the edition and of the plan."""
    loaded = small()
    _, plan = after(loaded, decide(loaded, "approved", "Policy Commission"))

    edition, before = loaded.workspace.edition_for(YEAR), loaded.workspace.plans[YEAR]
    assert edition is not None
    frozen = {number: digest(number, item.wording) for number, item in items(edition, before).items()}
    assert (11, frozen, "approved") == (len(frozen), plan.decisions[0].frozen, plan.state)


def test_a_later_approval_is_only_recorded() -> None:
    """The Council after the Policy Commission freezes nothing again."""
    loaded = small(APPROVED)
    revision = decide(loaded, "approved", "Policy Commission", session="2")

    _, plan = after(loaded, revision)

    assert ({}, (), ()) == (plan.decisions[1].frozen, revision.changes, revision.remarks)


def test_the_subject_is_quoted_where_it_is_told() -> None:
    """A plain `on` would be a yes for some readers."""
    loaded = small(CLOSED)
    text, plan = after(loaded, decide(loaded, "approved", on="Progress report", document="EC0123"))

    assert '    "on": progress report\n    document: EC0123\n' in text
    assert "closed" == plan.state


def test_the_same_decision_twice_is_one() -> None:
    """It says so already."""
    assert {} == decide(small(APPROVED), "approved", "Policy Commission").edits


@pytest.mark.parametrize("verb", ["endorsed", "agreed", "approved"])
def test_nothing_is_agreed_while_something_is_to_be_confirmed(verb: str) -> None:
    """Each action is named with its reason, and how to confirm it."""
    with pytest.raises(CannotGoOnError, match="1 item is still to be confirmed in 2021/2022") as refused:
        decide(small(TO_CONFIRM), verb)

    assert ("1.1.1.1: timeline names 2020",) == refused.value.details
    hint = "tfawg edit 2021/2022 --confirm shows each and asks"
    assert hint == refused.value.hint


def test_a_mark_of_a_sub_task_stops_an_endorsement() -> None:
    """The titles of its codes are told where the edition that it continues had others."""
    files = files_of_small()
    continued = files[EDITION].replace("2021/2022", "2020/2021").replace("SO1: Facilitation", "SO1: Revenue")
    files["data/programme/2020-2021.yaml"] = continued
    files[EDITION] = (
        files[EDITION]
        .replace("financial_year: 2021/2022\n", "financial_year: 2021/2022\ncontinues: 2020/2021\n")
        .replace("            comments:", "            to_confirm: 'codes of 2016/2019: SO1'\n            comments:")
    )
    with pytest.raises(CannotGoOnError, match="1 item is still to be confirmed") as refused:
        decide(load(FilesInMemory(files)), "endorsed")

    assert ("1.1.1: codes of 2016/2019: SO1; SO1 was 'Revenue', is 'Facilitation'",) == refused.value.details


def test_a_confirmation_of_others_waits_for_nothing() -> None:
    """It changes no state."""
    loaded = small(TO_CONFIRM)
    assert () == decide(loaded, "confirmed").changes


@pytest.mark.parametrize("verb", ["endorsed", "agreed"])
def test_an_approved_year_does_not_step_backwards(verb: str) -> None:
    """An endorsement after approval is most likely one of another year."""
    with pytest.raises(CannotGoOnError, match="would be a step backwards"):
        decide(small(APPROVED), verb)


def test_a_closed_year_is_not_decided_on() -> None:
    """But for its progress report."""
    with pytest.raises(CannotGoOnError, match="2021/2022 is closed"):
        decide(small(CLOSED), "approved")


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"verb": "aproved"}, "there is no verb 'aproved'"),
        ({"by": "World Bank"}, "there is no body 'World Bank'"),
        ({"date": "31/2/2022"}, "there is no day 31/2/2022"),
        ({"on": "weather"}, "there is no subject 'weather'"),
    ],
)
def test_what_is_mistyped_is_told(typed: dict[str, str], message: str) -> None:
    """With the choices."""
    with pytest.raises(CannotGoOnError, match=message):
        decide(small(), **typed)


def test_a_year_is_closed_when_nothing_is_left_open() -> None:
    """As of its last day, unless another is named."""
    loaded = small(
        *([(PLAN, "    indicator:", "    status: completed\n    indicator :")] * 4),
        (PLAN, "    status: in progress\n", ""),
    )
    text, plan = after(loaded, closed(loaded.workspace, YEAR, None))
    other, _ = after(loaded, closed(loaded.workspace, YEAR, Bare("2022-07-04")))

    assert ("closed", True) == (plan.state, "financial_year: 2021/2022\nclosed: 2022-06-30\n" in text)
    assert "closed: 2022-07-04\n" in other


def test_what_is_left_open_is_listed_with_its_command() -> None:
    """One line an action."""
    with pytest.raises(CannotGoOnError, match="4 actions have neither a final status nor a successor") as refused:
        closed(small().workspace, YEAR, None)

    assert "tfawg edit 1.1.1.1 --year 2021/2022 --status ..." == refused.value.details[0]


def test_what_goes_on_nowhere_any_more_is_left_open() -> None:
    """An amendment removed what continued it: a year that counted it among what goes on would lock it for ever."""
    done = (PLAN, "    indicator:", "    status: completed\n    indicator :")
    removed = "{date: 2022-11-03, authority: PC 87, reason: r, number: 1.1.1.1, field: item, was: {%s}}"
    plan = (
        "format: 1\nfinancial_year: 2022/2023\namendments:\n  - " + removed % "text: a, carried_from: 2021/2022 1.1.1.1"
    )
    last_three = [done, (PLAN, "    status: completed\n    indicator :", "    indicator :"), *[done] * 3]
    workspace = small(*last_three, ("data/plans/2022-2023.yaml", "", plan + "\n")).workspace

    with pytest.raises(CannotGoOnError, match="1 action has neither a final status nor a successor") as refused:
        closed(workspace, YEAR, None)

    gone = "(an amendment removed 1.1.1.1 of 2022/2023, which continued it)"
    assert (f"tfawg edit 1.1.1.1 --year 2021/2022 --status ...  {gone}",) == refused.value.details


def test_a_closed_year_stays_closed() -> None:
    """It says so already; another day is not what it says."""
    workspace = small(CLOSED).workspace
    assert "2021/2022 is closed since 30 June 2022" == closed(workspace, YEAR, None).title
    assert {} == closed(workspace, YEAR, Bare("2022-06-30")).edits
    with pytest.raises(CannotGoOnError, match="2021/2022 is closed since 30 June 2022"):
        closed(workspace, YEAR, Bare("2022-07-01"))


def test_what_goes_on_without_a_status_is_counted_when_its_year_ends() -> None:
    """Afterwards nobody can record one there."""
    fields = "    text: a\n    responsible: [Members]\n    indicator: b\n    carried_from: 2021/2022"
    later = [
        f"  1.1.1.{n}:\n{fields} {origin}\n"
        for n, origin in enumerate(("1.1.1.1", "1.1.1.2", "1.1.2.1", "2.1.1.1"), start=1)
    ]
    plan = "format: 1\nfinancial_year: 2022/2023\nactions:\n" + "".join(later)
    workspace = small(("data/plans/2022-2023.yaml", "", plan)).workspace

    remarks = closed(workspace, YEAR, None).remarks

    assert "3 actions go on in a later year without a status in 2021/2022; from now on none can be recorded there" in (
        remarks
    )


def test_without_an_edition_nothing_can_be_frozen() -> None:
    """An approval is of programme and plan together."""
    loaded = small()
    approval = decision(loaded.workspace, {"verb": "approved", "by": "tfawg", "on": "programme and plan"})
    with pytest.raises(CannotGoOnError, match="there is no edition of the Work Programme for 2021/2022"):
        decided(loaded.workspace._replace(editions={}), YEAR, approval)


def test_one_action_that_is_left_open_is_told_as_one() -> None:
    """And the close itself as what it changes, with the day that nobody named."""
    done = [(PLAN, "    indicator:", "    status: completed\n    indicator :")] * 4
    loaded = small(*done, (PLAN, "    status: in progress\n", ""))
    with pytest.raises(CannotGoOnError, match="1 action has neither"):
        closed(small(*done[:3], (PLAN, "    status: in progress\n", "")).workspace, YEAR, None)

    unnamed, named = (closed(loaded.workspace, YEAR, day) for day in (None, Bare("2022-06-30")))

    assert ("as of the last day of the year; --date says another",) == unnamed.remarks
    assert () == named.remarks
    assert [("closed", None, "2022-06-30")] == [(one.field, one.old, one.new) for one in unnamed.changes]


def test_nothing_cannot_be_approved() -> None:
    """An empty programme and an empty plan freeze nothing."""
    workspace = small().workspace
    edition, plan = workspace.editions[YEAR], workspace.plans[YEAR]
    empty = workspace._replace(
        editions={YEAR: edition._replace(record=edition.record.model_copy(update={"deliverables": {}}))},
        plans={YEAR: plan._replace(record=plan.record.model_copy(update={"actions": {}}))},
    )
    approval = decision(workspace, {"verb": "approved", "by": "pc", "on": "programme and plan"})
    with pytest.raises(CannotGoOnError, match="there is nothing to approve in 2021/2022"):
        decided(empty, YEAR, approval)
