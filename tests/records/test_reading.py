"""From data to records: what is refused is left out, and all else is read."""

import pytest

from small_records import BODIES, EDITION, PLAN, Change, files_of_small, found, small
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.workspace import Filed

YEAR = FinancialYear(2021)


def test_broken_action_is_left_out_and_its_neighbours_are_read() -> None:
    """One slip of the pen does not take the year away."""
    plan = small((PLAN, "indicator: Two experiences at each meeting", "indicater: Two")).workspace.plans[YEAR]
    assert {"1.1.1.1", "1.1.2.1", "2.1.1.1"} == set(plan.record.actions)
    assert plan.misses("1.1.1.2")
    assert not plan.misses("1.1.1.1")


def test_broken_sub_task_takes_nothing_else_with_it() -> None:
    """The innermost item around a fault is left out, not the deliverable that holds it."""
    edition = small((EDITION, "start: 12/2013", "start: []")).workspace.editions[YEAR]
    assert ["1.1.2", "2.1.1"] == [number for _, number, _ in edition.record.sub_tasks()]
    assert {"1.1.1"} == edition.unreadable


def test_broken_deliverable_hides_all_that_is_in_it() -> None:
    """Its sub-tasks are not there and yet not missing."""
    changes: tuple[Change, ...] = ((EDITION, "text: Make the work of the group known.", "text: ''"),)
    edition = small(*changes).workspace.editions[YEAR]
    assert ["1"] == list(edition.record.deliverables)
    assert edition.misses("2.1.1")
    assert {"empty-text"} == {finding.rule for finding in found(*changes)}


def test_faults_at_two_depths_are_both_left_out() -> None:
    """A deliverable and a sub-task inside it are refused together."""
    edition = small(
        (EDITION, "text: Help Members to put the Agreement into practice.", "words: none"),
        (EDITION, "start: 06/2014", "begin: 06/2014"),
    ).workspace.editions[YEAR]
    assert ["2"] == list(edition.record.deliverables)
    assert {"1", "1.1", "1.1.1", "1.1.2"} == edition.unreadable


def test_broken_head_makes_the_whole_file_unreadable() -> None:
    """A plan without its year is no plan."""
    loaded = small((PLAN, "financial_year: 2021/2022", "financial_year: next"))
    assert {} == loaded.workspace.plans
    assert {PLAN} == loaded.workspace.broken


def test_broken_body_is_not_unknown() -> None:
    """Whoever names it is not to blame."""
    findings = found((BODIES, "Chair TFAWG: {kind: role}", "Chair TFAWG: {kind: person}"))
    assert ["unknown-value"] == [finding.rule for finding in findings]


@pytest.mark.parametrize("behind", ["", " {}"])
def test_body_needs_no_field(behind: str) -> None:
    """Its name alone is enough."""
    register = small((BODIES, "  Members: {}", f"  Members:{behind}")).workspace.bodies
    assert isinstance(register, Filed)
    assert "Members" in register.record.bodies


def test_field_with_nothing_behind_it_is_not_there() -> None:
    """A prepared line that nobody filled in says nothing."""
    changes = (PLAN, "timeline: FY2021/2022", "timeline: FY2021/2022\n    status:\n    updates:\n    result:")
    action = small(changes).workspace.plans[YEAR].record.actions["1.1.1.2"]
    assert (None, (), None) == (action.status, action.updates, action.result)


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("    text: Offer a speaker to two conferences\n", "    text: Offer a speaker\n    colour:\n", "unknown-field"),
        ("      - Members\n", "      - Members\n      -\n", "wrong-kind"),
        ("        by: Secretariat\n", "        by: Secretariat\n        about:\n", "unknown-field"),
        ("actions:\n", "more:\n  deep:\n    empty:\nactions:\n", "unknown-field"),
        ("  2.1.1.1:\n", "  2.1.1.2:\n  2.1.1.1:\n", "wrong-kind"),
    ],
)
def test_nothing_behind_something_else_is_a_fault(old: str, new: str, rule: str) -> None:
    """An item, an entry or a stray word without content may be lost content."""
    assert rule in {finding.rule for finding in found((PLAN, old, new))}


def test_refusal_that_has_no_words_of_ours_keeps_those_of_pydantic() -> None:
    """A message that could be better is better than none."""
    from tfawg_cli.records.messages import finding
    from tfawg_cli.records.plan import Plan
    from tfawg_cli.yaml_text.text import read

    text = read(b"format: 1", "f.yaml", frozenset({"format"}))
    told = finding({"type": "new", "loc": ("format",), "msg": "Something new", "input": "1"}, Plan, text)
    assert ("wrong-kind", "Something new") == (told.rule, told.message)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (">-\n      responsible: [Members]", "this is a part of 'text'; indent it alike"),
        (">-\n      Offer\n      responsible: [Members]\n      more", "this is a part of 'text'; indent it alike"),
        (">-\n      Say who is responsible: us", "add a line 'responsible: ...' here"),
    ],
)
def test_a_missing_field_is_looked_for_in_the_text_above(text: str, hint: str) -> None:
    """From its first line to its last, at the end of the file as anywhere; its name within a line is none."""
    start = files_of_small()[PLAN].index("    text: Offer a speaker")
    changed = (PLAN, files_of_small()[PLAN][start:], f"    indicator: Speakers\n    text: {text}\n")

    assert [hint] == [one.hint for one in found(changed) if one.rule == "missing-field"]


def test_an_empty_field_inside_of_a_list_says_nothing() -> None:
    """As an empty field of an item does."""
    loaded = small((PLAN, "        by: Secretariat\n", "        by:\n"))
    assert () == loaded.findings
    assert None is loaded.workspace.plans[YEAR].record.actions["1.1.1.1"].updates[0].by


@pytest.mark.parametrize(
    ("file", "line", "margin", "known"),
    [
        (EDITION, "title: ", 0, "format, financial_year"),
        (EDITION, "  period: ", 2, "period, groups"),
        (EDITION, "    text: |\n", 4, "heading, text, shows"),
        (EDITION, "    text: Help", 4, "text, points"),
        (EDITION, "        sub_tasks:", 8, "text, status"),
        (EDITION, "            strategic_codes: ", 12, "text, strategic_codes"),
        (PLAN, "actions:\n", 0, "format, financial_year"),
        (PLAN, "    indicator: ", 4, "text, responsible"),
        (PLAN, "        by: ", 8, "date, by, text"),
        (BODIES, "bodies:\n", 0, "format, bodies"),
    ],
)
def test_an_unknown_field_is_answered_with_the_known_ones(file: str, line: str, margin: int, known: str) -> None:
    """At every level of every file: never with an empty list."""
    changed = (file, line, f"{' ' * margin}zzqqxx: y\n{line}")

    hints = [one.hint for one in found(changed) if one.rule == "unknown-field"]

    assert [True] == [hint.startswith(f"known here: {known}") for hint in hints], hints
