"""Summary and recommendations of a plan, as Markdown from a file or from stdin."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Run
from small_records import PLAN
from small_records import small as small_records
from tfawg_cli.operations.changes.narrative import narrate
from tfawg_cli.records.base import UNTYPED_KEYS
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.reading import read_plan
from tfawg_cli.yaml_text.splicing import edited

YEAR = FinancialYear(2021)
TEXT = "The year went **well**:\n\n- two sessions;\n- one paper: # no comment\n\n  further in"


def test_markdown_goes_into_the_plan_and_out_again(small: Path, inside: Run) -> None:
    """Line by line, apart from its neighbours; the undo leaves the file as it was."""
    (small / "summary.md").write_text(f"\ufeff{TEXT}\n".replace("\n", "\r\n"), encoding="utf-8", newline="")
    before = (small / PLAN).read_bytes()

    ran = inside("edit", "2021/2022", "--summary", "@summary.md", cwd=small)
    after = (small / PLAN).read_text(encoding="utf-8")
    report = inside("report", "progress", cwd=small).out
    undone = inside("undo", cwd=small)

    assert (0, True) == (ran.status, ran.out.endswith("\nundo: tfawg undo\n"))
    assert "\n\nsummary: |\n  The year went **well**:\n\n  - two sessions;\n" in after
    assert f"|\n\n{TEXT}\n" in report.partition("\n## SUMMARY\n")[2]
    assert (0, before) == (undone.status, (small / PLAN).read_bytes())


def test_another_word_is_another_line(small: Path, inside: Run) -> None:
    """What stays keeps its lines, and nothing else changes."""
    inside("edit", "2021-22", "--summary", TEXT, "--recommendations", "Go on.", cwd=small)
    before = (small / PLAN).read_text(encoding="utf-8")

    ran = inside("edit", "FY2021/2022", "--summary", TEXT.replace("one paper", "two papers"), cwd=small)

    assert before.replace("one paper", "two papers") == (small / PLAN).read_text(encoding="utf-8")
    assert ran.out.endswith("line 42\nundo: tfawg undo\n")
    assert "nothing to change" in inside("edit", "2021/2022", "--recommendations", "Go on.", cwd=small).out


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ((), "what is to change in the plan of 2021/2022?"),
        (("--summary", "x", "--year", "2021/2022"), "the plan of 2021/2022 is meant already"),
        (("--confirm",), "nothing is to be confirmed in 2021/2022"),
        (
            ("--summary", "x", "--authority", "PC", "--reason", "y", "--date", "7/12/2022"),
            "no approved wording changes here",
        ),
        (("--status", "completed"), "a plan has no field status to edit"),
        (("--unset", "actions"), "a plan has no field actions to edit"),
        (("--summary", " \n"), "the text is empty"),
        (("--summary", "a \x1b b"), "control character <U+001B> in the text"),
    ],
)
def test_what_a_plan_does_not_take_is_refused(small: Path, inside: Run, typed: tuple[str, ...], message: str) -> None:
    """And nothing is written."""
    before = (small / PLAN).read_bytes()

    ran = inside("edit", "2021/2022", *typed, cwd=small)

    assert (2, True, before) == (ran.status, ran.err.startswith(f"error: {message}"), (small / PLAN).read_bytes()), ran


def test_a_closed_plan_takes_no_summary_any_more(small: Path, inside: Run) -> None:
    """Its books are closed."""
    plan = small / PLAN
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("\nactions:", "\nclosed: 2022-06-30\nactions:"), encoding="utf-8")

    assert "error: 2021/2022 is closed" in inside("edit", "2021/2022", "--summary", "Late", cwd=small).err


@given(st.lists(st.sampled_from(["# Head", "- one", "  further: in", "", "a | b", "---", "> said", "\ttab", "end  "])))
def test_any_markdown_is_read_as_it_was_typed(lines: list[str]) -> None:
    """Whatever its lines begin and end with."""
    typed = "\n".join(["Text", *lines, "text"])
    loaded = small_records()
    (step,) = narrate(loaded.workspace, YEAR, {"summary": typed}).edits[PLAN]

    record = read_plan(edited(loaded.texts[PLAN], step, UNTYPED_KEYS)).record

    assert record is not None
    assert typed == record.summary


@pytest.mark.parametrize("before", ["One line.", "One sentence. And another one."])
def test_a_text_of_another_style_becomes_lines(small: Path, inside: Run, before: str) -> None:
    """Whatever spelled it before: Markdown is never one long line in quotes."""
    inside("edit", "2021/2022", "--summary", before, cwd=small)

    inside("edit", "2021/2022", "--summary", TEXT, cwd=small)

    assert "\nsummary: |\n  The year went **well**:\n\n  - two" in (small / PLAN).read_text(encoding="utf-8")
