"""Two officers, two branches: what git merges cleanly, and what only `validate` sees on the merge."""

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Run
from git_repository import Repository, repository

PLAN = "data/plans/2021-2022.yaml"
BODIES = "data/programme/bodies.yaml"


@pytest.fixture
def clone(small: Path) -> Repository:
    """The small workspace, committed on main."""
    made = repository(small)
    made.commit("First", "2021-09-01T12:00:00")
    return made


def merge(clone: Repository, inside: Run, ours: Callable[[], object], theirs: Callable[[], object]) -> None:
    """Let two officers work on branches of their own, each valid alone, and merge the branches with git."""
    for branch, work in (("theirs", theirs), ("ours", ours)):
        clone.git("checkout", "--quiet", "-b", branch, "main")
        work()
        assert 0 == inside("validate", cwd=clone.folder).status
        clone.commit(branch, "2021-10-01T12:00:00")
    clone.git("merge", "--quiet", "--no-edit", "theirs")


def test_branches_that_touch_different_actions_merge_cleanly(clone: Repository, inside: Run) -> None:
    """Two officers who work on different actions, even neighbours, do not get in each other's way."""

    def typed(*commands: str) -> None:
        for command in commands:
            assert 0 == inside(*shlex.split(command), cwd=clone.folder).status

    merge(
        clone,
        inside,
        lambda: typed("edit 1.1.1.1 --timeline 'June 2022'", "update 1.1.2.1 'Work began.' --status 'in progress'"),
        lambda: typed("edit 1.1.1.2 --indicator 'Three experiences'", "edit 2.1.1.1 --status postponed"),
    )

    assert (0, "no findings in 3 files\n") == (inside("validate", cwd=clone.folder).status, inside("validate").out)
    assert "Change 1.1.1.1, 1.1.1.2, 1.1.2.1 and 2.1.1.1\n" == inside("diff", "main", "--short", cwd=clone.folder).out


def test_the_same_new_number_on_both_sides(clone: Repository, inside: Run) -> None:
    """Both branches add 1.1.1.3, one by hand at the end of the file: git merges it, validate names both lines."""
    plan = clone.folder / PLAN

    def by_hand() -> None:
        item = "  1.1.1.3:\n    text: Write a leaflet\n    responsible: [Members]\n    indicator: A leaflet\n"
        plan.write_text(f"{plan.read_text(encoding='utf-8')}\n{item}", encoding="utf-8")

    def by_command() -> None:
        added = inside(
            "add", "1.1.1", "Hold a webinar", "--responsible", "Members", "--indicator", "One", cwd=clone.folder
        )
        assert 0 == added.status

    merge(clone, inside, by_hand, by_command)
    lines = plan.read_text(encoding="utf-8").splitlines()
    first, second = (number for number, line in enumerate(lines, start=1) if line == "  1.1.1.3:")
    found = inside("validate", cwd=clone.folder)

    assert 1 == found.status
    assert f"{PLAN}:{second}:3: error: " in found.out
    assert "[duplicate-key]" in found.out
    assert f"line {first}" in found.out


def test_a_body_that_is_removed_while_it_is_used(clone: Repository, inside: Run) -> None:
    """One branch takes a body out of the register, the other names it: validate shows who, and how it comes back."""
    bodies = clone.folder / BODIES
    registered = bodies.read_text(encoding="utf-8")
    bodies.write_text(f"{registered}  Donors: {{}}\n", encoding="utf-8")
    clone.commit("Donors", "2021-09-02T12:00:00")

    def used() -> None:
        assert 0 == inside("edit", "2.1.1.1", "--responsible", "Donors", cwd=clone.folder).status

    merge(clone, inside, lambda: bodies.write_text(registered, encoding="utf-8"), used)
    found = inside("validate", cwd=clone.folder)

    assert 1 == found.status
    assert f"{PLAN}:34:9: error: " in found.out
    assert "'Donors' [unknown-body]" in found.out
    assert "register it: tfawg body Donors\n" in found.out


def test_an_approved_plan_that_is_gone_is_told_with_the_commit_that_has_it(small: Path, inside: Run) -> None:
    """Whether it was only deleted or that is committed already; the way back that is printed brings it back."""
    made = repository(small)
    inside("decision", "2021/2022", "approved", "--by", "Policy Commission", "--date", "22/6/2021")
    made.commit("Approve", "2021-06-23T09:00:00")
    (small / PLAN).unlink()

    deleted = inside("validate")
    made.commit("Delete", "2021-06-24T09:00:00")
    committed = inside("validate")
    made.git(*committed.out.partition("has it: git ")[2].partition("\n")[0].split(" "))

    for found in (deleted, committed):
        assert 1 == found.status
        assert f"error: the plan of 2021/2022 was approved, and {PLAN} is gone [plan-gone]" in found.out
        assert "[no-plan]" not in found.out
    assert 0 == inside("validate").status


def test_a_draft_plan_that_is_gone_is_a_warning(small: Path, inside: Run) -> None:
    """Nobody approved it; the edition that is left without a plan tells."""
    made = repository(small)
    made.commit("Begin", "2021-06-23T09:00:00")
    (small / PLAN).unlink()
    made.commit("Delete", "2021-06-24T09:00:00")

    found = inside("validate")

    assert 0 == found.status
    assert "warning: there is no plan of 2021/2022 [no-plan]" in found.out


def test_a_draft_plan_that_only_the_folder_lacks_comes_back_from_git(small: Path, inside: Run) -> None:
    """The way back that is printed is the way back; of an earlier time nothing of it is said."""
    made = repository(small)
    (small / PLAN).rename(small / "kept.yaml")
    made.commit("Edition", "2021-06-22T09:00:00")
    (small / "kept.yaml").rename(small / PLAN)
    made.commit("Begin", "2021-06-23T09:00:00")
    before = inside("validate", "--at", "HEAD~1").out
    (small / PLAN).unlink()

    found = inside("validate")
    made.git(*found.out.partition("^ git ")[2].partition("\n")[0].split(" "))

    assert 0 == found.status
    assert "warning: there is no plan of 2021/2022, and the last commit has it [no-plan]" in found.out
    assert "[no-plan]" in before
    assert "git restore" not in before
    assert "no findings" in inside("validate").out


def removed_and_renumbered(clone: Repository, inside: Run) -> None:
    """Remove an action on one branch and give it another number on the other; git merges that cleanly."""

    def typed(command: str) -> None:
        assert 0 == inside(*shlex.split(command), cwd=clone.folder).status

    merge(clone, inside, lambda: typed("remove 1.1.1.2 --yes"), lambda: typed("renumber 1.1.1.2 1.1.2.2 --yes"))
    assert 0 == inside("validate", cwd=clone.folder).status


@pytest.mark.parametrize("against", ["main", "ours^", "theirs", "main ours", "main --format github"])
def test_what_a_merge_brought_back_is_told(clone: Repository, inside: Run, against: str) -> None:
    """Nobody sees it in the merge itself: the diff with any commit tells it, and so does the pull request's summary."""
    removed_and_renumbered(clone, inside)

    told = inside("diff", *against.split(), cwd=clone.folder)

    back = "1.1.2.2 of 2021/2022 is back: one of the merged branches removed it as 1.1.1.2, and the other one"
    assert (0, f"{back} did not know.") == (told.status, told.out.splitlines()[0])


def test_a_merge_that_brings_nothing_back_tells_nothing(clone: Repository, inside: Run) -> None:
    """Both branches may remove the same item, or one may; a diff of earlier commits is none of a merge."""

    def remove() -> None:
        assert 0 == inside("remove", "1.1.1.2", "--yes", cwd=clone.folder).status

    merge(clone, inside, remove, remove)
    assert "is back" not in inside("diff", "main", cwd=clone.folder).out
    assert "is back" not in inside("diff", "main", "theirs", cwd=clone.folder).out
    assert "is back" not in inside("diff", "2021/2022", cwd=clone.folder).out
