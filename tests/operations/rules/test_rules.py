"""The rules as a catalogue."""

import re

import pytest

from tfawg_cli.findings import Severity
from tfawg_cli.operations.rules import RULES, check
from tfawg_cli.operations.rules.rule import Rule
from tfawg_cli.records.base import UNTYPED_KEYS
from tfawg_cli.records.workspace import Workspace
from tfawg_cli.yaml_text.text import read

_MANUAL = re.compile(r"\n\nBad:\n(?P<bad>(?:    .*\n)+)Good:\n(?P<good>(?:    .*\n?)+)$")
_TEXT_RULES = (
    *("syntax", "unquoted", "cut-text", "duplicate-key", "anchor", "tag", "directive", "several-documents"),
    *("conflict-marker", "too-deep", "empty-file"),
)


def example(rule: Rule, which: str) -> str:
    """Give the bad or the good example of a rule's manual."""
    match = _MANUAL.search(rule.manual)
    assert match is not None
    return re.sub(r"(?m)^    ", "", match[which])


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_manual_has_a_sentence_and_two_examples(rule: Rule) -> None:
    """`tfawg rules` shows the sentence, `tfawg rules NAME` all of it."""
    assert rule.summary.endswith(".")
    assert example(rule, "bad") != example(rule, "good")


@pytest.mark.parametrize("name", _TEXT_RULES)
def test_examples_of_text_rules_are_true(name: str) -> None:
    """What the manual calls bad is found, what it calls good is not."""
    bad, good = (read(example(RULES[name], which).encode(), "", UNTYPED_KEYS) for which in ("bad", "good"))
    assert name in {finding.rule for finding in bad.findings}
    assert () == good.findings


def test_rules_are_listed_by_name() -> None:
    """A reader finds one at a glance."""
    assert sorted(RULES) == list(RULES)


def test_severities_follow_the_contract() -> None:
    """Errors contradict; warnings ask someone to act; notes are facts."""
    by_severity = {s: {rule.name for rule in RULES.values() if rule.severity is s} for s in Severity}
    assert {"gap", "no-timeline", "translation-stale", "translation-half"} == by_severity[Severity.NOTE]
    assert by_severity[Severity.WARNING] == {
        *("carried-finished", "cut-text", "decision-order", "far-date", "idle-actions", "left-open", "no-actions"),
        *("left-over", "amendment-order", "amendment-undated", "no-plan", "outside-period", "placeholder", "vanished"),
        *("translation-of-nothing", "translation-points", "words-lacking", "swallowed-field"),
        *("start-after-year", "responsible-twice", "timeline-outside-year", "update-outside-year"),
    }


def test_rule_of_a_floor_below_finds_nothing_here() -> None:
    """It has been applied when the records come."""
    assert [] == list(RULES["syntax"](Workspace()))


def test_empty_workspace_breaks_no_rule_of_records() -> None:
    """Missing files are found where files are read."""
    assert [] == check(Workspace())
