"""Questions: asked on a terminal only, answered by people, and never by silence."""

from pathlib import Path

import pytest

from conftest import Run
from terminal import CTRL_C, answered

PLAN = "data/plans/2021-2022.yaml"


def test_a_yes_removes_the_item(small: Path) -> None:
    """What will go is shown before the question."""
    status, shown = answered("remove", "1.1.1.2", cwd=small, answers={"Remove action 1.1.1.2 of 2021/2022?": "y"})

    assert 0 == status
    assert shown.index("Present two experiences at every meeting") < shown.index("Remove action")
    assert "1.1.1.2" not in (small / PLAN).read_text(encoding="utf-8")


@pytest.mark.parametrize("answer", ["n", ""])
def test_anything_but_yes_writes_nothing(small: Path, answer: str) -> None:
    """Return alone is a no."""
    before = (small / PLAN).read_bytes()
    status, shown = answered("remove", "1.1.1.2", cwd=small, answers={"2021/2022?": answer})

    assert (2, before) == (status, (small / PLAN).read_bytes())
    assert "nothing was written" in shown


def test_an_interrupt_at_a_question_writes_nothing(small: Path) -> None:
    """Ctrl-C ends with 130."""
    before = (small / PLAN).read_bytes()
    status, _ = answered("remove", "1.1.1.2", cwd=small, answers={"2021/2022?": CTRL_C})

    assert (130, before) == (status, (small / PLAN).read_bytes())


def test_missing_fields_are_asked_for(small: Path, inside: Run) -> None:
    """Of a list several are given with semicolons between them."""
    answers = {"responsible": "members; secretariat", "indicator": "Letters sent"}
    status, shown = answered("add", "1.1.1", "Write letters", cwd=small, answers=answers)

    assert (0, True) == (status, "responsible: Members; Secretariat" in shown)
    assert "1.1.1.3\tWrite letters\tMembers; Secretariat\t\t\n" in inside("list", cwd=small).out


@pytest.mark.parametrize(("answer", "year"), [("", "2021/2022"), ("2022-23", "2022/2023")])
def test_the_year_is_asked_for_where_two_are_open(two_years: Path, answer: str, year: str) -> None:
    """A number that stands in two open plans could mean either; the year in progress is proposed."""
    question = "Which year [2021/2022]"
    status, shown = answered("edit", "1.1.1.1", "--result", "x", cwd=two_years, answers={question: answer})

    assert 0 == status
    assert f"action 1.1.1.1 of {year}\n  result: x" in shown


def test_a_year_that_has_no_such_item_is_refused(two_years: Path) -> None:
    """An answer is checked like an option."""
    status, shown = answered("edit", "1.1.1.1", "--result", "x", cwd=two_years, answers={"Which year": "2025/2026"})

    assert (2, True) == (status, "1.1.1.1 does not stand in 2025/2026" in shown)


def test_without_a_terminal_the_year_must_be_named(two_years: Path, inside: Run) -> None:
    """Silence is no answer."""
    ran = inside("edit", "1.1.1.1", "--result", "x", cwd=two_years)

    assert (2, "") == (ran.status, ran.out)
    assert "error: 1.1.1.1 stands in 2021/2022 and in 2022/2023\n  say which: --year 2021/2022\n" == ran.err


def test_an_action_is_added_to_the_plan_that_is_named(two_years: Path, inside: Run) -> None:
    """One edition serves two plans: then the plan must be named."""
    fields = ("--responsible", "Members", "--indicator", "x")
    refused = inside("add", "1.1.1", "Write letters", *fields, cwd=two_years)
    added = inside("add", "1.1.1", "Write letters", *fields, "--year", "2022-23", cwd=two_years)

    assert "error: 1.1.1 belongs to 2021/2022 and 2022/2023\n" in refused.err
    assert added.out.startswith("new action 1.1.1.3 of 2022/2023\n")


@pytest.fixture
def two_years(small: Path) -> Path:
    """The small workspace with a second plan, of the same edition."""
    text = (small / PLAN).read_text(encoding="utf-8")
    later = text.replace("financial_year: 2021/2022", "financial_year: 2022/2023")
    (small / "data/plans/2022-2023.yaml").write_text(later, encoding="utf-8")
    return small


def test_an_answer_that_will_not_do_is_asked_for_again(small: Path, inside: Run) -> None:
    """What was answered before is not lost."""
    answers = {
        "responsible": "membrs",
        "did you mean 'Members'?\r\nresponsible": "members",
        "indicator": "Letters sent",
    }
    status, shown = answered("add", "1.1.1", "Write letters", cwd=small, answers=answers)

    assert (0, True) == (status, "there is no body 'membrs'; did you mean 'Members'?" in shown)
    assert "1.1.1.3\tWrite letters\tMembers\t\t\n" in inside("list", cwd=small).out


@pytest.mark.parametrize(("title", "line"), [("Meetings", "text: Meetings"), ("", "new task 1.2")])
def test_a_task_may_have_a_title(small: Path, title: str, line: str) -> None:
    """It is asked for, and may stay empty, as the source has it."""
    status, shown = answered("add", "1", cwd=small, answers={"title (may stay empty)": title})

    assert (0, True, bool(title)) == (status, line in shown, "text: " in shown)


@pytest.mark.parametrize("word", ["move", "swap", "merge", "split", "delete", "search"])
def test_who_looks_for_another_word_is_told_how_it_is_typed(inside: Run, word: str) -> None:
    """And never offered a command that is spelt alike and does another thing."""
    ran = inside(word, "1.1.1", "1.1.2")

    assert (2, True) == (ran.status, ran.err.startswith(f"error: there is no command '{word}'\n  that is typed like"))
    assert "mean" not in ran.err
