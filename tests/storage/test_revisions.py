"""Moments of git: the commit that is meant, and when it was made."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from git_repository import Repository, repository
from tfawg_cli.storage.revisions import both_parents, resolve, time_of


@pytest.fixture
def clone(small: Path) -> Repository:
    """The small workspace with one commit."""
    made = repository(small)
    made.commit("First", "2021-09-01T12:00:00")
    return made


def test_a_commit_has_its_time(clone: Repository) -> None:
    """In the one time that is the same everywhere."""
    assert datetime(2021, 9, 1, 12, tzinfo=UTC) == time_of(clone.folder, "HEAD")


def test_a_merge_has_two_parents(clone: Repository) -> None:
    """And a commit that is no merge has none to compare."""
    first = resolve(clone.folder, "HEAD").commit
    clone.git("checkout", "--quiet", "-b", "other")
    (clone.folder / "one").write_text("x")
    other = clone.commit("Other", "2021-09-02T12:00:00")
    clone.git("checkout", "--quiet", "main")
    (clone.folder / "two").write_text("x")
    ours = clone.commit("Ours", "2021-09-03T12:00:00")
    clone.git("merge", "--quiet", "--no-edit", "other")

    assert (first, ours, other) == both_parents(clone.folder, "HEAD")
    assert None is both_parents(clone.folder, "HEAD^1")
