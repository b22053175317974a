"""What cannot be read forbids what needs it: a change stops where records may lie that it cannot see."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Run

PLANS = "data/plans"


def linked(small: Path) -> None:
    """Put a link in the place of the folder of plans."""
    (small / PLANS).rename(small / "elsewhere")
    (small / PLANS).symlink_to(small / "elsewhere")


def misnamed(small: Path) -> None:
    """Give the plan an ending that no command reads."""
    (small / PLANS / "2021-2022.yaml").rename(small / PLANS / "2021-2022.yml")


def copied(small: Path) -> None:
    """Put a plan beside the one that is read."""
    shutil.copy(small / PLANS / "2021-2022.yaml", small / PLANS / "2022-2023 new.yaml")


def contents(folder: Path) -> dict[str, bytes]:
    """Give all files of the workspace, also those behind a link."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("hide", [linked, misnamed, copied])
@pytest.mark.parametrize(
    "command",
    [
        ("renumber", "1.1.1", "1.1.4", "--yes"),
        ("remove", "2.1.1", "--yes"),
        ("edit", "1.1.1", "--objective", "Another"),
        ("decision", "2021/2022", "endorsed", "--by", "TFAWG"),
        ("carry-forward", "2021/2022"),
    ],
)
def test_a_change_that_may_concern_an_unseen_plan_stops(
    small: Path, inside: Run, hide: Callable[[Path], None], command: tuple[str, ...]
) -> None:
    """With the finding that says what to mend."""
    hide(small)
    before = contents(small)

    ran = inside(*command, cwd=small)

    assert ran.status in {1, 2}
    assert before == contents(small)
    assert PLANS in ran.err


def test_what_concerns_one_plan_alone_goes_on(small: Path, inside: Run) -> None:
    """A copy that lies about is an error of its own, and no reason to keep an update out."""
    copied(small)
    assert 0 == inside("update", "1.1.1.1", "The answers came.", cwd=small).status


def test_a_folder_that_cannot_be_listed_stops_every_change(
    small: Path, inside: Run, closed: Callable[[Path], None]
) -> None:
    """Nobody knows what is in it."""
    closed(small / PLANS)
    ran = inside("edit", "1.1.1", "--objective", "Another", cwd=small)
    assert (1, True) == (ran.status, "data/plans: error: this folder cannot be read: Permission denied" in ran.err)
