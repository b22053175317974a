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
    for typed in (("show", "2.1.1.1"), ("edit", "2.1.1.1", "--status", "completed"), ("update", "2.1.1.1", "Done.")):
        refused = inside(*typed, cwd=amended)

        assert 2 == refused.status
        assert refused.err.endswith(
            "error: an amendment removed 2.1.1.1 from 2021/2022 (PC 85: the call was late)\n"
            "  tfawg history 2.1.1.1 --year 2021/2022 tells more\n"
        )


def test_days_are_written_as_readers_write_them(small: Path, inside: Run) -> None:
    """In show, in lists and in diff; programs and spreadsheets get YYYY-MM-DD."""
    inside("edit", "1.1.1.1", "--due", "1/6/2022", cwd=small)
    commands = ("show 1.1.1.1", "list --columns number,due")

    for typed in (*commands, *(f"{one} --format markdown" for one in commands)):
        assert "1 June 2022" in inside(*typed.split(), cwd=small).out
    for typed in (*(f"{one} --format json" for one in commands), f"{commands[1]} --format csv"):
        assert "2022-06-01" in inside(*typed.split(), cwd=small).out


def test_no_hint_leads_into_a_closed_year(small: Path, inside: Run) -> None:
    """There nothing can be changed: it is said that it is closed, and how to look at it."""
    for number in ("1.1.1.1", "1.1.1.2", "1.1.2.1", "2.1.1.1"):
        inside("edit", number, "--status", "completed" if number == "2.1.1.1" else "postponed", cwd=small)
    inside("carry-forward", "2021/2022", cwd=small)
    still_open = inside("show", "2.1.1.1", "--year", "2022/2023", cwd=small).err
    inside("close", "2021/2022", cwd=small)
    closed = inside("edit", "2.1.1.1", "--status", "completed", cwd=small).err

    assert "  it stands in 2021/2022: --year 2021/2022\n" in still_open
    assert "  it stands in 2021/2022, which is closed: tfawg show 2.1.1.1 --year 2021/2022\n" in closed


def test_what_keeps_a_year_open_goes_on_in_the_next_one(small: Path, inside: Run) -> None:
    """Where that is there already, it is not opened again."""
    alone = inside("close", "2021/2022", cwd=small).err
    inside("carry-forward", "2021/2022", cwd=small)
    inside("remove", "2.1.1.1", "--year", "2022/2023", "--yes", cwd=small)
    after = inside("close", "2021/2022", cwd=small).err

    assert "; or open the next year: tfawg carry-forward 2021/2022\n" in alone
    assert (
        "; or let an action of 2022/2023 continue it: "
        'tfawg edit NUMBER --year 2022/2023 --carried-from "2021/2022 ..."\n' in after
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


@pytest.mark.parametrize("typed", [("show", "1.1.1.1"), ("history", "1.1"), ("edit", "1.1.1.1", "--result", "x")])
def test_a_number_of_two_open_years_is_asked_about(small: Path, inside: Run, typed: tuple[str, ...]) -> None:
    """By every command in the same words; in a pipe it says what to add, and that is all that it takes."""
    inside("carry-forward", "2021/2022", cwd=small)

    refused = inside(*typed, cwd=small)
    chosen = inside(*typed, "--year", "2022/2023", cwd=small)

    message = f"error: {typed[1]} stands in 2021/2022 and in 2022/2023\n  say which: --year 2021/2022\n"
    assert (2, "", message) == (refused.status, refused.out, refused.err)
    assert (0, True) == (chosen.status, "2022/2023" in chosen.out)


def test_the_only_open_year_that_has_a_number_is_meant(small: Path, inside: Run) -> None:
    """Though another one is in progress; which it is is said."""
    inside("carry-forward", "2021/2022", cwd=small)
    inside(
        "add",
        "1.1",
        "Hold",
        "--objective",
        "x",
        "--start",
        "1/2023",
        "--timeline",
        "x",
        "--year",
        "2022/2023",
        cwd=small,
    )

    shown = inside("show", "1.1.3", cwd=small)

    assert (0, "financial year 2022/2023 (it has 1.1.3)\n") == (shown.status, shown.err)
    assert "Hold" in shown.out


def test_a_year_of_several_plans_on_one_edition_is_the_one_in_progress(small: Path, inside: Run) -> None:
    """The item is one, so nothing is asked."""
    plan = (small / "data/plans/2021-2022.yaml").read_text(encoding="utf-8")
    later = "format: 1\nfinancial_year: 2022/2023\nactions: {}\n"
    assert "financial_year: 2021/2022" in plan
    (small / "data/plans/2022-2023.yaml").write_text(later, encoding="utf-8")

    assert "financial year 2021/2022 (the oldest open plan)\n" == inside("show", "1.1.1", cwd=small).err
