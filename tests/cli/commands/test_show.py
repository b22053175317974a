"""`tfawg show`: an item tells how its approved wording was changed."""

import json
from pathlib import Path

import pytest

from conftest import Run

AMENDMENT = ("--authority", "PC 85", "--reason", "the call was late", "--date", "7/12/2021")


@pytest.fixture
def amended(small: Path, inside: Run) -> Path:
    """The small workspace, approved, with a timeline that changed and an action that was removed."""
    inside("decision", "2021/2022", "approved", "--by", "PC", cwd=small)
    inside("edit", "1.1.1.2", "--timeline", "15th meeting", *AMENDMENT, cwd=small)
    inside("remove", "2.1.1.1", "--yes", *AMENDMENT, cwd=small)
    return small


def test_an_amendment_is_told_with_authority_day_and_reason(amended: Path, inside: Run) -> None:
    """As text, as Markdown, and field by field for programs."""
    told = "timeline: FY2021/2022 → 15th meeting (PC 85, 7 December 2021: the call was late)"
    entry = json.loads(inside("show", "1.1.1.2", "--format", "json", cwd=amended).out)["items"][0]["amendments"]

    assert f"  amended           {told}\n" in inside("show", "1.1.1.2", cwd=amended).out
    assert f"- **amended:** {told}\n" in inside("show", "1.1.1.2", "--format", "markdown", cwd=amended).out
    assert [("PC 85", "2021-12-07", "15th meeting")] == [(one["authority"], one["date"], one["now"]) for one in entry]


def test_who_looks_for_what_was_removed_is_told_so(amended: Path, inside: Run) -> None:
    """With the authority, the reason and the command that tells more."""
    refused = inside("show", "2.1.1.1", cwd=amended)

    assert 2 == refused.status
    assert refused.err.endswith(
        "error: an amendment removed 2.1.1.1 from 2021/2022 (PC 85: the call was late)\n"
        "  tfawg history 2.1.1.1 --year 2021/2022 tells more\n"
    )


@pytest.mark.parametrize("missing", ["--authority", "--reason", "--date"])
def test_an_amendment_is_typed_whole(amended: Path, inside: Run, missing: str) -> None:
    """Without its day nobody can say since when the wording holds; nothing is written."""
    at = AMENDMENT.index(missing)
    before = (amended / "data/plans/2021-2022.yaml").read_bytes()

    refused = inside("edit", "1.1.1.1", "--timeline", "later", *AMENDMENT[:at], *AMENDMENT[at + 2 :], cwd=amended)

    assert (2, True) == (refused.status, "an amendment needs its authority, its reason and its day" in refused.err)
    assert before == (amended / "data/plans/2021-2022.yaml").read_bytes()


def test_of_an_amendment_without_a_day_what_is_known_is_told(amended: Path, inside: Run) -> None:
    """Files may hold one, which is a warning; no sentence is broken by it."""
    plan = amended / "data/plans/2021-2022.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("  - date: 2021-12-07\n    auth", "  - auth"), "utf-8")

    assert "15th meeting (PC 85: the call was late)\n" in inside("show", "1.1.1.2", cwd=amended).out
    assert "| PC 85 | not recorded | the call was late |" in inside("report", "plan", cwd=amended).out
    assert 2 == inside("validate", cwd=amended).out.count("[amendment-undated]")
