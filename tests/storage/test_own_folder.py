"""The folder of lock and journal is the tool's own, or nothing is written."""

import sys
from pathlib import Path

import pytest

from conftest import Run
from git_repository import repository
from interruptions import files
from small_records import small_files
from tfawg_cli.storage.own_folder import branch_of, own_folder

UPDATE = ("update", "1.1.1.1", "A call was sent.")


def test_a_folder_that_is_a_link_is_not_written_through(small: Path, inside: Run) -> None:
    """Who unpacked a workspace of somebody else may find one there."""
    (small / "elsewhere").mkdir()
    (small / "data/.tfawg").symlink_to("../elsewhere")

    ran = inside(*UPDATE, cwd=small)

    assert (2, small_files()) == (ran.status, files(small))
    assert "error: cannot lock the records: .tfawg is a link\n" in ran.err
    assert [] == list((small / "elsewhere").iterdir())


def test_a_journal_that_cannot_be_written_forbids_the_change(small: Path, inside: Run) -> None:
    """What could not be taken back is not written."""
    (small / "data/.tfawg").mkdir()
    (small / "data/.tfawg/journal").write_text("mine", encoding="utf-8")

    ran = inside(*UPDATE, cwd=small)

    assert (2, small_files()) == (ran.status, files(small))
    assert ran.err.startswith("error: cannot write the journal: ")
    assert "nothing was written" in ran.err


def test_where_nobody_is_on_a_branch_none_is_named(small: Path) -> None:
    """Without git, and with a commit checked out."""
    before = branch_of(small)
    made = repository(small)
    made.commit("Records", "2022-03-01T09:00:00")
    on_main = branch_of(small)
    made.git("checkout", "--quiet", "--detach")

    assert ("", "main", "") == (before, on_main, branch_of(small))
    assert small / ".git/tfawg" == own_folder(small)


def test_a_branch_that_cannot_be_read_is_none(small: Path) -> None:
    """The journal says where a change was made, if that is known."""
    repository(small)
    (small / ".git/HEAD").write_bytes(b"\xff")

    assert "" == branch_of(small)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows one right only")
def test_the_lock_is_its_owners_alone(small: Path, inside: Run) -> None:
    """As the journal beside it."""
    assert 0 == inside(*UPDATE, cwd=small).status
    assert 0o600 == (small / "data/.tfawg/lock").stat().st_mode & 0o777
