"""Changes of items in memory: what becomes of a wish, what refuses it, and what refers to an item."""

from datetime import date

import pytest

from small_records import BODIES, EDITION, PLAN, Change, small
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.changes.adding_removing import next_number, published, references, remove_item
from tfawg_cli.operations.changes.editing import append_updates, confirm_below, set_fields
from tfawg_cli.operations.changes.typed import body, code, committee, day, former, origin, status, words
from tfawg_cli.operations.items import need_target, targets
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.workspace import Workspace
from tfawg_cli.yaml_text.edits import Put, Take

YEAR, NEXT = FinancialYear(2021), FinancialYear(2022)
NEXT_PLAN: Change = (
    "data/plans/2022-2023.yaml",
    "",
    (
        "format: 1\nfinancial_year: 2022/2023\nactions:\n  1.1.1.7:\n    text: a\n    responsible: [Members]\n"
        "    indicator: b\n    carried_from: 2021/2022 1.1.1.2\n"
    ),
)


def referring(workspace: Workspace, number: str) -> list[str]:
    """Say what refers to an item of 2021/2022."""
    return list(references(workspace, need_target(workspace, number, YEAR)))


def test_what_an_item_says_already_is_no_change() -> None:
    """Nor is it one to take away what is not there."""
    target = need_target(small().workspace, "1.1.1.2", YEAR)

    revision = set_fields(target, {"text": "Present two experiences at every meeting"}, ["status"])

    assert ((), {}) == (revision.changes, revision.edits)


def test_strategic_codes_are_emptied_and_not_taken_away() -> None:
    """The list must be there."""
    target = need_target(small().workspace, "2.1.1", YEAR)

    revision = set_fields(target, {}, ["strategic_codes"])

    assert [[[Put((*target.keys, "strategic_codes"), [])]]] == list(revision.edits.values())


@pytest.mark.parametrize(
    ("number", "values", "unset", "message"),
    [
        ("1.1.1.1", {"objective": "x"}, [], "an action has no field objective"),
        ("1.1", {"indicator": "x"}, [], "a task has no field indicator"),
        ("1", {}, ["text"], "a key deliverable needs its text"),
        ("1.1.1.1", {}, ["responsible"], "an action needs its responsible"),
        ("1.1.1.1", {}, ["updates"], "an action has no field updates"),
    ],
)
def test_what_does_not_fit_an_item_is_refused(
    number: str, values: dict[str, str], unset: list[str], message: str
) -> None:
    """Fields of other kinds, and taking away what must be there."""
    target = need_target(small().workspace, number, YEAR)
    with pytest.raises(CannotGoOnError) as caught:
        set_fields(target, values, unset)
    assert message == caught.value.message


def test_what_carry_forward_did_not_mark_cannot_be_confirmed() -> None:
    """Neither an item itself nor all below one."""
    workspace = small().workspace

    with pytest.raises(CannotGoOnError, match=r"nothing is to be confirmed in action 1\.1\.1\.2"):
        set_fields(need_target(workspace, "1.1.1.2", YEAR), {}, confirm=True)
    with pytest.raises(CannotGoOnError, match=r"nothing is to be confirmed below 1\.1 in 2021/2022"):
        confirm_below(workspace, YEAR, "1.1")


def test_what_is_referred_to_is_not_removed_and_only_actions_have_updates() -> None:
    """Both say what to do instead."""
    target = need_target(small().workspace, "1.1.2", YEAR)
    with pytest.raises(CannotGoOnError, match=r"cannot be removed: it holds 1\.1\.2\.1"):
        remove_item(small().workspace, target)
    with pytest.raises(CannotGoOnError, match="has no updates"):
        append_updates(target, [{"text": "x"}], {})


def test_what_refers_to_an_item_is_listed() -> None:
    """What is below it; an action that continues it; a later number of it."""
    later = (EDITION, "financial_year: 2021/2022", "financial_year: 2022/2023")
    text = (
        small(later)
        .texts[EDITION]
        .text.replace("          1.1.2:\n", "          1.1.4:\n            formerly: 1.1.2\n")
    )
    workspace = small(NEXT_PLAN, ("data/programme/2022-2023.yaml", "", text)).workspace

    assert ["it holds 1.1, 1.1.1, 1.1.1.1, 1.1.1.2, 1.1.2, 1.1.2.1"] == referring(workspace, "1")
    assert ["action 1.1.1.7 of 2022/2023 is carried from it"] == referring(workspace, "1.1.1.2")
    assert ["it holds 1.1.2.1", "sub-task 1.1.4 of 2022/2023 was formerly it"] == referring(workspace, "1.1.2")
    assert [] == referring(workspace, "1.1.1.1")


def test_actions_of_a_later_plan_hold_a_sub_task_too() -> None:
    """Both plans belong to the one edition; of many the first eight are named."""
    actions = "".join(
        f"  1.1.2.{n}:\n    text: a\n    responsible: [Members]\n    indicator: b\n" for n in range(2, 11)
    )
    workspace = small((NEXT_PLAN[0], "", NEXT_PLAN[2] + actions)).workspace

    (said,) = referring(workspace, "1.1.2")

    assert said == "it holds 1.1.2.1, 1.1.2.2, 1.1.2.3, 1.1.2.4, 1.1.2.5, 1.1.2.6, 1.1.2.7, 1.1.2.8, ..."


def test_the_next_number_was_never_another_items() -> None:
    """Neither one that is there nor one of an earlier year; after 9 comes 10."""
    actions = "".join(
        f"  1.1.1.{n}:\n    text: a\n    responsible: [Members]\n    indicator: b\n" for n in range(3, 10)
    )
    workspace = small((PLAN, "  1.1.2.1:\n", f"{actions}  1.1.2.1:\n"), NEXT_PLAN).workspace

    assert "1.1.1.10" == next_number(workspace, YEAR, "1.1.1")
    assert "1.1.1.10" == next_number(workspace, NEXT, "1.1.1")
    assert ("2.1.1.2", "1.2", "3") == tuple(next_number(workspace, NEXT, above) for above in ("2.1.1", "1", ""))
    assert set() == published(workspace, FinancialYear(2023), "1.1.1")


@pytest.mark.parametrize(
    ("number", "taken"), [("1.1.1", ("tasks", "1.1", "sub_tasks")), ("1.1", ("deliverables", "1", "tasks"))]
)
def test_the_last_one_takes_its_list_along(number: str, taken: tuple[str, ...]) -> None:
    """An empty map would be left of it; the first items of a programme go one by one."""
    bare = "deliverables:\n  '1':\n    text: a\n    tasks:\n      '1.1':\n        text: b\n"
    below = "        sub_tasks:\n          1.1.1: {text: c, strategic_codes: [], objective: d, start: e, timeline: f}\n"
    edition = f"format: 1\nfinancial_year: 2019/2020\ntitle: x\n{bare}{below if number == '1.1.1' else ''}"
    workspace = small(("data/programme/2019-2020.yaml", "", edition)).workspace

    revision = remove_item(workspace, need_target(workspace, number, FinancialYear(2019)))

    ((((edit,),),)) = revision.edits.values()
    assert isinstance(edit, Take)
    assert taken == edit.keys[-len(taken) :]


def test_typed_texts_are_cleaned_or_refused() -> None:
    """Line ends and tabs become blanks; what could deceive a reader is refused."""
    assert "a b c" == words(" a\n  b\tc ")
    with pytest.raises(CannotGoOnError, match="U\\+202E"):
        words("a\u202eb")
    for typed, message in (
        (lambda: words(" "), "the text is empty"),
        (lambda: words("\udcc3t\udcc3"), "the text that was typed cannot be read: the locale here is not UTF-8"),
        (lambda: origin("soon 1.1.1.1"), "'soon' is not a financial year"),
        (lambda: day("tomorrow"), "'tomorrow' is not a date"),
        (lambda: day("2022-02-30"), "there is no day 2022-02-30"),
        (lambda: status("action", "none"), "there is no status of an action 'none'"),
        (lambda: code(small().workspace.editions[YEAR].record, "so9"), "there is no strategic code 'so9'"),
    ):
        with pytest.raises(CannotGoOnError, match=message):
            typed()
    assert (date(2022, 3, 8), date(2022, 3, 8)) == (day(" 2022-03-08 "), day("8 March 2022"))
    assert "2020/2021 1.1.1.1" == origin("2020-21 1.1.1.1")
    assert ("none", "1.1.2") == (former(" None "), former("1.1.2"))


def test_where_no_body_decides_the_command_is_named_that_makes_one() -> None:
    """A new workspace may not say yet who does."""
    decides = (BODIES, "{kind: decides}", "{}")
    short = [(BODIES, f"short: {name}, kind: decides", f"short: {name}") for name in ("PC", "PTC")]
    with pytest.raises(CannotGoOnError) as caught:
        committee(small(decides, *short).workspace, "PC")
    assert "Policy Commission is no committee" == caught.value.message
    assert 'if it decides, say so: tfawg body "Policy Commission" --kind decides' == caught.value.hint


def test_where_there_are_no_codes_the_command_is_named_that_makes_them() -> None:
    """A new workspace has no strategic plan yet."""
    edition = small().workspace.editions[YEAR].record.model_copy(update={"strategic_plan": None})
    with pytest.raises(CannotGoOnError) as caught:
        code(edition, "SO1")
    assert 'the edition has none yet: tfawg edit YEAR --strategic-plan "@FILE"' == caught.value.hint


def test_without_a_register_no_body_is_known() -> None:
    """It may be broken, or missing."""
    workspace = small((PLAN, "", "")).workspace
    with pytest.raises(CannotGoOnError, match="there is no register of bodies"):
        body(Workspace(None, workspace.editions, workspace.plans), "Members")


def test_an_item_is_looked_for_where_it_would_stand() -> None:
    """A plan, or the edition of some years; a year may have neither, and an item no list below it."""
    workspace = small().workspace
    assert [] == targets(workspace, "3.1.1", [YEAR])
    assert [] == targets(workspace, "1.1.1.1", [FinancialYear(2030), FinancialYear(1990)])
    assert [] == targets(workspace, "1", [FinancialYear(1990)])
    assert [] == targets(small((EDITION, "1.1.2:", "1.1.3:")).workspace, "1.1.2", [YEAR])
    with pytest.raises(CannotGoOnError, match="'one' is not an item number"):
        targets(workspace, "one", [YEAR])
    with pytest.raises(CannotGoOnError, match="there is no item"):
        need_target(workspace, "1.1.1.1", FinancialYear(1990))


def test_what_continues_an_open_action_of_a_closed_year_is_not_removed() -> None:
    """Nothing could be said of that one any more; it ends in the later year."""
    closed: Change = (PLAN, "actions:\n", "closed: 2022-06-30\nactions:\n")
    target = need_target(small(NEXT_PLAN).workspace, "1.1.1.7", NEXT)

    (remark,) = remove_item(small(NEXT_PLAN).workspace, target).remarks
    with pytest.raises(CannotGoOnError, match="2021/2022, which is closed, was left open") as refused:
        remove_item(small(NEXT_PLAN, closed).workspace, target)

    assert remark.endswith("tfawg edit 1.1.1.2 --year 2021/2022 --status discontinued")
    assert "it ends like this: tfawg edit 1.1.1.7 --year 2022/2023 --status discontinued" == refused.value.hint
