"""Two moments of the records: every edit is told as what it is, and nothing else is."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from small_records import BODIES, EDITION, PLAN, Change, small
from tfawg_cli.operations.comparison import comparison as changes
from tfawg_cli.operations.comparison.comparison import Comparison
from tfawg_cli.operations.comparison.diff import compare, only, with_formatting
from tfawg_cli.operations.comparison.facts import Fact, What, as_value
from tfawg_cli.output.diff.text import as_short, as_text
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.plan import Action, Plan, Update
from tfawg_cli.records.words import ActionStatus
from tfawg_cli.records.workspace import Filed, Workspace

Told = tuple[str, str, str, str, object, object]
"""Kind, number, what, field, old and new."""
UPDATED = "\n    updates:\n      - text: The call went out.\n"
"""How an update stands in the plan."""


def told(comparison: Comparison) -> list[Told]:
    """List the facts of a comparison."""
    return [
        (change.kind, change.here.number, str(fact.what), fact.field, fact.old, fact.new)
        for change in comparison.changes
        for fact in change.facts
    ]


def between(before: list[Change], after: list[Change]) -> list[Told]:
    """Compare two states of the small workspace."""
    return told(compare(small(*before).workspace, small(*after).workspace))


def mirrored(comparison: Comparison) -> list[changes.Change]:
    """Give the changes of a comparison as they are seen from the other side."""
    turned = {What.ADDED: What.REMOVED, What.REMOVED: What.ADDED}
    return [
        replace(
            change,
            before=change.after,
            after=change.before,
            facts=tuple(
                Fact(
                    turned.get(fact.what, fact.what),
                    fact.field,
                    fact.new,
                    fact.old,
                    fact.amendment,
                    fact.amendment is not None and not fact.withdrawn,
                )
                for fact in change.facts
            ),
        )
        for change in comparison.changes
    ]


def facts(found: list[changes.Change]) -> set[tuple[object, ...]]:
    """Give changes without their titles, which are those of the later side, and without order."""
    return {
        (change.kind, change.before, change.after, change.probably, str(sorted(map(str, change.facts))))
        for change in found
    }


def edited(path: str, old: str, new: str) -> list[Change]:
    """One edit of one file."""
    return [(path, old, new)]


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (
            edited(PLAN, "Send a call for experiences to all Members", "Send a call for experiences to Members"),
            ("action", "1.1.1.1", "reworded", "text"),
        ),
        (
            edited(PLAN, "indicator: Number of experiences received", "indicator: Experiences"),
            ("action", "1.1.1.1", "changed", "indicator"),
        ),
        (
            edited(PLAN, "responsible: [WCO Secretariat, Members]", "responsible: [Members, WCO Secretariat]"),
            ("action", "1.1.2.1", "changed", "responsible"),
        ),
        (edited(PLAN, "    timeline: 2021/2022\n", ""), ("action", "1.1.1.1", "changed", "timeline")),
        (edited(PLAN, "status: in progress", "status: completed"), ("action", "1.1.1.1", "changed", "status")),
        (
            edited(EDITION, "text: Collect national exp", "text: Gather national exp"),
            ("sub-task", "1.1.1", "reworded", "text"),
        ),
        (edited(EDITION, "start: 12/2013", "start: 11/2013"), ("sub-task", "1.1.1", "changed", "start")),
        (edited(EDITION, "report_to: [PTC]", "report_to: [PTC, CBC]"), ("sub-task", "1.1.2", "changed", "report_to")),
        (
            edited(EDITION, "text: Guidance on", "status: completed\n        text: Guidance on"),
            ("task", "1.1", "changed", "status"),
        ),
        (edited(EDITION, "      - through training.\n", ""), ("key deliverable", "1", "changed", "points")),
        (edited(EDITION, "title: A small", "title: The small"), ("Work Programme", "", "changed", "title")),
        (
            edited(EDITION, "Help Customs", "Ask Customs"),
            ("Work Programme", "", "changed", "'Strategic Goal (SG)' of the strategic plan"),
        ),
        (edited(EDITION, "SO1: Facil", "SO1: facil"), ("Work Programme", "", "changed", "strategic code SO1")),
        (
            edited(EDITION, "      SO1: Facilitation\n", "      SO1: Facilitation\n      SO2: Revenue\n"),
            ("Work Programme", "", "added", "strategic code SO2"),
        ),
        (
            edited(EDITION, "It holds for several years.", "It holds for some years."),
            ("Work Programme", "", "changed", "section 'Introduction'"),
        ),
        (
            edited(EDITION, "  - heading: Introduction\n", "  - heading: Introduction\n    shows: outline\n"),
            ("Work Programme", "", "added", "section 'Introduction' shows"),
        ),
        (
            edited(PLAN, "\nactions:", "\nsummary: All went well.\nactions:"),
            ("Annual Work Plan", "", "added", "summary"),
        ),
        (edited(PLAN, "\nactions:", "\nclosed: 2022-06-30\nactions:"), ("Annual Work Plan", "", "added", "closed")),
        (
            edited(PLAN, "\nactions:", "\ndecisions:\n  - {by: TFAWG, verb: endorsed}\nactions:"),
            ("Annual Work Plan", "", "added", "decision"),
        ),
        (
            edited(BODIES, "bodies:\n", "bodies:\n  Somebody: {short: SB}\n"),
            ("register of bodies", "", "added", "Somebody"),
        ),
        (
            edited(BODIES, "short: PTC", "short: P"),
            ("register of bodies", "", "changed", "Permanent Technical Committee, short"),
        ),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, tuple) else "",
)
def test_an_edit_is_one_fact(edit: list[Change], expected: tuple[str, ...]) -> None:
    """Each kind of edit is told once, with the place it concerns; seen from the other side it is turned round."""
    before, after = small().workspace, small(*edit).workspace
    there, back = compare(before, after), compare(after, before)

    assert [expected] == [fact[:4] for fact in told(there)]
    assert facts(mirrored(there)) == facts(list(back.changes))


FIRST = "      - date: 2021-10-12\n        by: Secretariat\n        text: The call went out in three languages.\n"
SECOND = "      - text: Forty answers came.\n"
THIRD = "      - text: Two more came late.\n"
ONE = {"date": "2021-10-12", "by": "Secretariat", "text": "The call went out in three languages."}
TWO = {"date": None, "by": None, "text": "Forty answers came."}
THREE = {"date": None, "by": None, "text": "Two more came late."}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (FIRST, FIRST + SECOND, [("added", "update", None, TWO)]),
        (FIRST, FIRST + SECOND + THIRD, [("added", "update", None, TWO), ("added", "update", None, THREE)]),
        (FIRST + SECOND, FIRST, [("removed", "update", TWO, None)]),
        (FIRST, SECOND, [("changed", "update", ONE, TWO)]),
        (
            FIRST,
            SECOND + THIRD,
            [("removed", "update", ONE, None), ("added", "update", None, TWO), ("added", "update", None, THREE)],
        ),
        (SECOND, SECOND + SECOND, [("added", "update", None, TWO)]),
        (
            SECOND + THIRD,
            THIRD + SECOND,
            [
                (
                    "changed",
                    "order of updates",
                    ["Forty answers came.", "Two more came late."],
                    ["Two more came late.", "Forty answers came."],
                )
            ],
        ),
    ],
    ids=["one more", "two more", "one gone", "another wording", "one for two", "the same again", "another order"],
)
def test_updates_are_told_one_by_one(before: str, after: str, expected: list[tuple[object, ...]]) -> None:
    """An update that came is a fact of its own; one that took the place of another is a change of it."""
    found = between([(PLAN, FIRST, before)], [(PLAN, FIRST, after)])

    assert [("action", "1.1.1.1", *fact) for fact in expected] == found


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (PLAN, "format: 1\nfinancial_year: 2021/2022\n", "# A remark\nfinancial_year: 2021/2022\nformat: 1\n"),
        (PLAN, "[Members, Chair TFAWG]", "\n      - Members\n      - Chair TFAWG"),
        (PLAN, "text: Send a call for experiences", "text: >-\n      Send a call\n      for experiences"),
        (BODIES, "  Members: {}\n  WCO Secretariat: {}\n", "  WCO Secretariat: {}\n  Members: {}\n"),
    ],
    ids=["order and comments", "block list", "folded", "register"],
)
def test_layout_and_order_say_nothing(path: str, old: str, new: str) -> None:
    """Files that say the same in another form are no change."""
    assert [] == between([], [(path, old, new)])


@pytest.mark.parametrize(
    ("path", "old", "new", "number", "line"),
    [
        (PLAN, "call for", "call\u00a0for", "1.1.1.1", "text: only blanks differ"),
        (PLAN, "went out", "went\u00a0out", "1.1.1.1", "updates: only blanks differ"),
        (
            EDITION,
            "what the working",
            "what\u00a0the working",
            "",
            "section 'Introduction': only blanks differ",
        ),
        (PLAN, "[WCO Secretariat]", "[WCO\u00a0Secretariat]", "1.1.1.1", "responsible: only blanks differ"),
    ],
)
def test_what_nobody_sees_is_told_as_that(path: str, old: str, new: str, number: str, line: str) -> None:
    """Where only blanks or forms of characters differ, the words are the same, and that is said."""
    found = compare(small().workspace, small((path, old, new)).workspace)

    assert not found.differs
    assert [number] == [change.here.number for change in found.changes]
    assert f" {line}\n" in as_text(found, ("a", "b"))
    assert "Formatting only\n" == as_short(found)
    assert as_text(found, ("a", "b")).startswith("No changes")


def test_a_reordered_plan_is_no_change() -> None:
    """The order of items in a file is nobody's wording."""
    plan = small().workspace.plans[FinancialYear(2021)]
    turned = plan.record.model_copy(update={"actions": dict(reversed(plan.record.actions.items()))})
    year = FinancialYear(2021)

    assert () == compare(Workspace(plans={year: plan}), Workspace(plans={year: plan._replace(record=turned)})).changes


def test_another_order_of_sections_is_a_change() -> None:
    """Chapters are read one after the other."""
    more = [(EDITION, "sections:\n", "sections:\n  - {heading: Preface, text: Words}\n")]
    last = [(EDITION, "\ndeliverables:", "\n  - {heading: Preface, text: Words}\ndeliverables:")]
    both = ["section 'Preface'", "section 'Introduction'"]

    assert [("Work Programme", "", "changed", "order of sections", both, both[::-1])] == between(more, last)


def test_two_sections_of_one_heading_are_two() -> None:
    """The second one is counted."""
    more = [(EDITION, "\ndeliverables:", "\n  - {heading: Introduction, text: Words}\ndeliverables:")]

    assert [("Work Programme", "", "added", "section 'Introduction' (2)", None, "Words")] == between([], more)


def test_a_file_that_came_is_told_with_all_its_items() -> None:
    """A new plan is one fact for people, and one an item for programs."""
    workspace = small().workspace
    found = compare(Workspace(editions=workspace.editions), workspace)
    plan = [change for change in found.changes if change.kind == "Annual Work Plan"]

    assert [(True, "4 actions")] == [(change.is_whole_file, change.facts[0].new) for change in plan]
    assert ["1.1.1.1", "1.1.1.2", "1.1.2.1", "2.1.1.1"] == [c.here.number for c in found.changes if c.kind == "action"]
    assert facts(mirrored(found)) == facts(list(compare(workspace, Workspace(editions=workspace.editions)).changes))


def test_whole_files_say_how_much_they_hold() -> None:
    """An edition counts its sub-tasks; the register is one."""
    found = [change.facts[0].new for change in compare(Workspace(), small().workspace).changes if change.is_whole_file]

    assert ["3 sub-tasks", "4 actions", "all bodies"] == found


def action(**fields: object) -> Action:
    """An action of which only some fields matter."""
    return Action.model_validate({"text": "Hold a meeting", "responsible": ["Members"], "indicator": "i", **fields})


def plans(before: Plan, after: Plan) -> Comparison:
    """Compare two states of a plan."""
    year = FinancialYear(2021)
    return compare(*(Workspace(plans={year: Filed(PLAN, plan)}) for plan in (before, after)))


def plan(actions: dict[str, Action], **fields: object) -> Plan:
    """A plan of 2021/2022."""
    return Plan.model_validate({"format": "1", "financial_year": "2021/2022", **fields}).model_copy(
        update={"actions": actions}
    )


def test_lineage_keeps_an_item_together() -> None:
    """What continues the same action is one item with three facts: renumbered, reworded, another body."""
    before = plan({"1.1.1.1": action(carried_from="2020/2021 1.1.1.1")})
    after = plan({"1.1.1.4": action(carried_from="2020/2021 1.1.1.1", text="Write a report", responsible=["TFAWG"])})

    assert [
        ("action", "1.1.1.4", "renumbered", "number", "1.1.1.1", "1.1.1.4"),
        ("action", "1.1.1.4", "reworded", "text", "Hold a meeting", "Write a report"),
        ("action", "1.1.1.4", "changed", "responsible", ["Members"], ["TFAWG"]),
    ] == told(plans(before, after))


def test_of_a_split_the_equal_number_stays() -> None:
    """Of two actions that continue one, that with the old number is the old one, whatever it says now."""
    origin = "2020/2021 1.1.1.1"
    before = plan({"1.1.1.1": action(carried_from=origin)})
    after = plan({n: action(carried_from=origin, text=f"Text {n}") for n in ("1.1.1.1", "1.1.1.2")})

    assert [("1.1.1.1", "reworded"), ("1.1.1.2", "added")] == [fact[1:3] for fact in told(plans(before, after))]


@pytest.mark.parametrize("stated_before", [False, True])
def test_a_sub_task_is_known_by_its_former_number(*, stated_before: bool) -> None:
    """`formerly` tells which sub-task it is, though it was renumbered and reworded at once."""
    renumbered = [
        (
            EDITION,
            "          1.1.2:\n            text: Keep the implementation guidance up to date\n",
            "          1.1.3:\n            text: Revise guides\n            formerly: 1.1.2\n",
        )
    ]
    before = (
        [(EDITION, "          1.1.2:\n", "          1.1.2:\n            formerly: 1.1.2\n")] if stated_before else []
    )
    found = between(before, renumbered)

    assert ("sub-task", "1.1.3", "renumbered", "number", "1.1.2", "1.1.3") in found
    assert {"1.1.3"} == {fact[1] for fact in found}


def test_a_sub_task_that_stays_is_not_taken_for_a_new_one() -> None:
    """Where the old number is still there, the new sub-task that names it as its former number is a second one."""
    fields = "{text: Revise, strategic_codes: [], objective: o, start: s, timeline: t, formerly: 1.1.2}"
    second = f"          1.1.3:\n            {fields}\n"

    assert [("sub-task", "1.1.3", "added", "")] == [
        fact[:4] for fact in between([], [(EDITION, "          1.1.2:\n", f"{second}          1.1.2:\n")])
    ]


def test_what_is_gone_from_the_edition_is_gone_though_something_stands_below() -> None:
    """A sub-task whose actions were left behind; that is an error of the records, and told as what it is."""
    alone = "          1.1.2:\n            text: Keep the implementation guidance up to date\n"
    other = "          1.1.3:\n            text: Visit border posts\n"

    assert [("1.1.2", "removed"), ("1.1.3", "added")] == [fact[1:3] for fact in between([], [(EDITION, alone, other)])]


def test_an_item_that_took_the_number_of_another_is_another() -> None:
    """It says `formerly: none`; the one of that number stands behind it, with the same words."""
    kept = "            text: Keep the implementation guidance up to date\n"
    moved = f"          1.1.2:\n{kept}            formerly: none\n            FIELDS\n          1.1.3:\n{kept}"
    fields = "strategic_codes: []\n            objective: o\n            start: s\n            timeline: t"
    found = between([], [(EDITION, f"          1.1.2:\n{kept}", moved.replace("FIELDS", fields))])

    assert {("1.1.3", "renumbered"), ("1.1.2", "added")} == {fact[1:3] for fact in found if fact[0] == "sub-task"}


def test_the_number_is_the_identity() -> None:
    """Whatever a sub-task says now, and whatever others say of their former numbers, it is the one of its number."""
    other = [
        (EDITION, "text: Keep the implementation guidance up to date", "text: Visit border posts"),
        (
            EDITION,
            "text: Collect national experiences",
            "formerly: 1.1.1\n            text: Collect national experiences",
        ),
    ]

    assert [("1.1.1", "changed"), ("1.1.2", "reworded")] == [fact[1:3] for fact in between([], other)]


def test_what_is_probably_a_rewording_is_proposed() -> None:
    """A removed and a new item with many words in common name each other, and stay two."""
    found = plans(
        plan({"1.1.1.1": action(text="Invite the chair of the committee")}),
        plan({"1.1.2.1": action(text="Invite the chair to meetings")}),
    )

    assert {("1.1.1.1", "1.1.2.1"), ("1.1.2.1", "1.1.1.1")} == {(c.here.number, c.probably) for c in found.changes}


AMENDED = {"authority": "PC 85", "reason": "r", "number": "1.1.1.1"}


def amendment(**fields: object) -> dict[str, object]:
    """An amendment of action 1.1.1.1."""
    return AMENDED | fields


@pytest.mark.parametrize(
    ("was", "now", "amendments", "expected"),
    [
        (
            action(timeline="a"),
            action(timeline="b"),
            [amendment(field="timeline", was="a", now="b")],
            [("timeline", True)],
        ),
        (
            action(timeline="a"),
            action(timeline="b"),
            [amendment(field="timeline", was="a", now="x")],
            [("timeline", False), ("amendment", False)],
        ),
        (
            action(),
            action(text="Write another report"),
            [amendment(field="text", was="Hold a meeting", now="Write another report")],
            [("text", True)],
        ),
        (None, action(), [amendment(field="item", now={"text": "Hold a meeting"})], [("", True)]),
        (action(), None, [amendment(field="item", was={"text": "Hold a meeting"})], [("", True)]),
        (action(), action(), [amendment(field="timeline", was="a", now="b")], [("amendment", False)]),
        (
            action(timeline="a"),
            action(timeline="c"),
            [amendment(field="timeline", was="a", now="b"), amendment(field="timeline", was="b", now="c")],
            [("timeline", True), ("amendment", False)],
        ),
    ],
    ids=[
        "a field",
        "another value",
        "a text of other words",
        "an added item",
        "a removed item",
        "nothing changed",
        "twice",
    ],
)
def test_amendments_stand_with_what_they_changed(
    was: Action | None, now: Action | None, amendments: list[dict[str, object]], expected: list[tuple[str, bool]]
) -> None:
    """An amendment is told with the fact that it explains, and alone where it explains none."""
    before = plan({"1.1.1.1": was} if was else {})
    after = plan({"1.1.1.1": now} if now else {}, amendments=amendments)
    there, back = plans(before, after), plans(after, before)

    assert expected == [(fact.field, fact.amendment is not None) for change in there.changes for fact in change.facts]
    assert facts(mirrored(there)) == facts(list(back.changes))


def test_an_amendment_of_the_programme_is_no_formatting_of_the_plan() -> None:
    """What an amendment in the plan explains may stand in the edition; then both files say something else."""
    entry = "{authority: PC 85, reason: r, number: 1.1.2, field: timeline, was: Ongoing activity, now: June 2022}"
    edits = [
        (EDITION, "timeline: Ongoing activity\n            report_to", "timeline: June 2022\n            report_to"),
        (PLAN, "\nactions:", f"\namendments:\n  - {entry}\nactions:"),
    ]
    found = with_formatting(compare(small().workspace, small(*edits).workspace), [PLAN, EDITION])

    assert [("sub-task", "1.1.2", "changed", "timeline")] == [fact[:4] for fact in told(found)]
    assert () == found.formatting


def test_an_amendment_that_was_corrected_is_told_alone() -> None:
    """Another reason for the same amendment is a change of the amendment."""
    one, other = amendment(field="timeline", now="b"), amendment(field="timeline", now="b", reason="better")
    there = plans(plan({"1.1.1.1": action()}, amendments=[one]), plan({"1.1.1.1": action()}, amendments=[other]))

    assert [("1.1.1.1", "changed", "amendment")] == [fact[1:4] for fact in told(there)]


def test_digests_of_what_stays_approved_are_told() -> None:
    """A digest that changed under an approval is a change, though nobody's words did."""
    decided = {"by": "PC", "verb": "approved"}
    old = plan({}, decisions=[decided | {"frozen": {"1.1": "0" * 12, "1.2": "1" * 12}}])
    new = plan({}, decisions=[decided | {"frozen": {"1.1": "2" * 12, "1.2": "1" * 12}}])
    came = [("added", "decision")]

    assert [("digests of the approved wording", [f"1.1 {'0' * 12}"], [f"1.1 {'2' * 12}"])] == [
        fact[3:] for fact in told(plans(old, new))
    ]
    assert came == [fact[2:4] for fact in told(plans(plan({}), new))]


def test_only_an_item_and_what_is_below_it() -> None:
    """Changes elsewhere, and those of no item, are left out."""
    edits = [(PLAN, "14th meeting", "15th meeting"), (EDITION, "title: A", "title: The"), (PLAN, "2021-22", "2022")]
    found = with_formatting(compare(small().workspace, small(*edits).workspace), [PLAN, BODIES])

    assert (BODIES,) == found.formatting
    assert ["1.1.2.1"] == [change.here.number for change in only(found, "1.1").changes]
    assert ((), ()) == (only(found, "1.1.1").changes, only(found, "1.1.1").formatting)


# Properties

TEXTS = (
    "Coordinate with permanent missions to address technical issues of implementation",
    "Promote border agency cooperation and a dialogue with the private sector everywhere",
    "Offer technical assistance to Members who ask for it where that is possible",
    "Develop proposals for improving the communication strategy and its many channels",
    "Keep the information on the public website up to date during the whole year",
    "Hold sessions in small groups at every meeting of the working group this year",
)
BASE = plan({f"1.1.1.{n}": action(text=text, timeline="2021/2022") for n, text in enumerate(TEXTS, start=1)})
Edit = Callable[[Action], tuple[Action | None, list[tuple[object, ...]]]]
"""Gives the action as it is after an edit, and what should be told of that."""


def set_to(field: str, value: object, stored: object) -> Edit:
    """An edit that sets a field."""
    return lambda item: (item.model_copy(update={field: stored}), [("changed", field, *_before(item, field), value)])


def _before(item: Action, field: str) -> tuple[object]:
    value = getattr(item, field)
    return (list(value) if isinstance(value, tuple) else value,)


def reworded(item: Action) -> tuple[Action, list[tuple[object, ...]]]:
    """Replace the first word."""
    text = f"Always {item.text.partition(' ')[2]}"
    return item.model_copy(update={"text": text}), [("reworded", "text", item.text, text)]


def told_of(item: Action) -> tuple[Action, list[tuple[object, ...]]]:
    """Add an update."""
    entry = {"date": None, "by": None, "text": "Done."}
    return item.model_copy(update={"updates": (Update(text="Done."),)}), [("added", "update", None, entry)]


def removed(_: Action) -> tuple[None, list[tuple[object, ...]]]:
    """Take the action out."""
    return None, [("removed", "")]


EDITS: list[Edit] = [
    set_to("timeline", "June 2022", "June 2022"),
    set_to("indicator", "Number of meetings", "Number of meetings"),
    set_to("status", "completed", ActionStatus.COMPLETED),
    set_to("result", "2 sessions", "2 sessions"),
    set_to("responsible", ["TFAWG", "Members"], ("TFAWG", "Members")),
    reworded,
    told_of,
    removed,
]


@given(chosen=st.dictionaries(st.sampled_from(sorted(BASE.actions)), st.sampled_from(EDITS)), added=st.integers(0, 2))
@settings(max_examples=60)
def test_random_edits_are_reported_as_exactly_those_edits(chosen: dict[str, Edit], added: int) -> None:
    """Whatever was edited, all of that is told and nothing else."""
    actions, expected = dict(BASE.actions), set()
    for number, edit in chosen.items():
        item, of_item = edit(actions.pop(number))
        actions |= {number: item} if item is not None else {}
        expected |= {(number, *map(str, fact)) for fact in of_item}
    for number in (f"1.1.1.{n}" for n in range(7, 7 + added)):
        actions[number] = action(text=f"Quite new {number}")
        expected.add((number, "added", ""))

    found = told(plans(BASE, plan(actions)))

    assert expected == {
        (number, what, field, *map(str, said if field else ())) for _, number, what, field, *said in found
    }


NUMBERED = st.sampled_from(["1.1.1.1", "1.1.1.2", "1.1.2.1", "2.1.1.1"])
ACTIONS = st.builds(
    action,
    text=st.sampled_from([*TEXTS[:3], *(f"Always {text}" for text in TEXTS[:3])]),
    timeline=st.sampled_from([None, "2021/2022", "June"]),
    carried_from=st.sampled_from([None, None, "2020/2021 1.1.1.1", "2020/2021 1.1.1.2"]),
    updates=st.lists(st.builds(lambda text: {"text": text}, st.sampled_from("abc")), max_size=2),
)
AMENDMENTS = st.builds(
    amendment, number=NUMBERED, field=st.just("timeline"), was=st.just("June"), now=st.sampled_from(["2021/2022", "x"])
)
PLANS = st.builds(plan, st.dictionaries(NUMBERED, ACTIONS), amendments=st.lists(AMENDMENTS, max_size=2))


@given(before=st.dictionaries(NUMBERED, ACTIONS).map(plan), after=st.dictionaries(NUMBERED, ACTIONS).map(plan))
@settings(max_examples=100)
def test_every_fact_is_so(before: Plan, after: Plan) -> None:
    """Each action of both sides is told once, or is the same under its number; and each says what is told of it."""
    told_of: tuple[list[str], list[str]] = ([], [])
    for change in plans(before, after).changes:
        old = before.actions[change.before.number] if change.before is not None else None
        new = after.actions[change.after.number] if change.after is not None else None
        for numbers, name in zip(told_of, (change.before, change.after), strict=True):
            numbers.extend([name.number] if name is not None else [])
        for fact in (one for one in change.facts if hasattr(old, one.field) and hasattr(new, one.field)):
            assert (as_value(getattr(old, fact.field)), as_value(getattr(new, fact.field))) == (fact.old, fact.new)
    for numbers, side, other in zip(told_of, (before, after), (after, before), strict=True):
        unchanged = [number for number in side.actions if side.actions[number] == other.actions.get(number)]
        assert sorted({*numbers, *unchanged}) == sorted(side.actions)
        assert len(numbers) == len(set(numbers))


@given(one=PLANS)
@settings(max_examples=50)
def test_nothing_differs_from_itself(one: Plan) -> None:
    """The diff of a workspace with itself is empty."""
    assert () == plans(one, one).changes == plans(one, Plan.model_validate(one.model_dump(mode="json"))).changes


def test_the_real_records_do_not_differ_from_themselves() -> None:
    """Nor do real files that were read twice."""
    assert [] == between([], [])
