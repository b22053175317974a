"""Which year is meant where none is typed, and why; and what is said where a folder is closed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Run
from git_repository import repository
from small_records import PLAN, Change
from small_records import small as small_records
from tfawg_cli.cli import reading_records
from tfawg_cli.cli.reading_records import why_meant

LATER = "data/plans/2022-2023.yaml"
CLOSED = "closed: 2023-06-30\n"
APPROVED = "decisions: [{by: Policy Commission, verb: approved, on: programme and plan, date: 2021-07-05}]\n"


def first(more: str) -> Change:
    """Let the plan that is there say something more."""
    return PLAN, "format: 1\n", f"format: 1\n{more}"


def later(more: str = "") -> Change:
    """Make a plan of the year after it."""
    return LATER, "", f"format: 1\nfinancial_year: 2022/2023\n{more}"


@pytest.mark.parametrize(
    ("changes", "year", "why"),
    [
        ((), "2021/2022", "the only plan"),
        ((first(CLOSED),), "2021/2022", "the only plan"),
        ((later(),), "2021/2022", "the oldest open plan"),
        ((first(CLOSED), later()), "2022/2023", "the oldest open plan"),
        ((first(APPROVED), later()), "2021/2022", "the latest approved plan"),
        ((first(CLOSED), later(CLOSED)), "2022/2023", "the latest plan, and closed"),
    ],
)
def test_the_year_is_told_with_what_the_records_say_of_it(changes: tuple[Change, ...], year: str, why: str) -> None:
    """It may have ended years ago: no clock is asked."""
    workspace = small_records(*changes).workspace
    meant = workspace.year_in_progress()

    assert meant is not None
    assert (year, why) == (str(meant), why_meant(workspace, meant))


@pytest.mark.parametrize(
    ("folder", "command"),
    [
        *(
            ("data/plans", command)
            for command in (
                "list",
                "list --year 2021/2022",
                "overview",
                "report plan",
                "report plan 2021/2022",
                "report --all 2021/2022 -o reports",
                "show 1.1.1.1",
                "show 1.1.1.1 --year 2021/2022",
                "history 1.1.1.1",
                "translate --lang fr",
                "validate",
                "diff",
                "diff 2021/2022",
                "diff 2021/2022 2022/2023",
                "edit 1.1.1.1 --status completed",
                "carry-forward 2021/2022",
            )
        ),
        *(("data/programme", command) for command in ("overview", "report plan 2021/2022", "validate", "show 1.1.1")),
    ],
)
def test_a_closed_folder_is_named_with_the_way_on(
    small: Path, inside: Run, closed: Callable[[Path], None], folder: str, command: str
) -> None:
    """Nobody is told that there is nothing in it, or to put something there."""
    repository(small).commit("Records", "2021-09-01T12:00:00")
    closed(small / folder)

    ran = inside(*command.split(), cwd=small)

    told = ran.out + ran.err
    assert ran.status in {1, 2}
    assert f"{folder}: error: this folder cannot be read: Permission denied [unreadable-file]\n" in told
    assert (
        f"  let yourself read and enter it (on Unix: chmod u+rwx {small / folder}), or ask whom it belongs to\n" in told
    )
    assert not [words for words in ("there is no", "there are no", "no edition", "is gone", "add ") if words in told]


def test_a_closed_folder_that_is_not_needed_hinders_nobody(
    small: Path, inside: Run, closed: Callable[[Path], None]
) -> None:
    """A list of actions needs the plans alone."""
    closed(small / "data/programme")
    assert 0 == inside("list", cwd=small).status


def test_what_the_system_refuses_is_named(small: Path, inside: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever it is, and wherever nobody foresaw it."""

    def refuse(start: Path) -> Path:
        raise PermissionError(13, "Permission denied", str(start / "far"))

    monkeypatch.setattr(reading_records, "find_root", refuse)

    refused = inside("overview", cwd=small)

    told = f"error: the system says: Permission denied: {small / 'far'}\n  check the disk and the rights\n"
    assert (2, told) == (refused.status, refused.err)
