"""Where record files come from."""

import os
from pathlib import Path

import pytest

from small_records import BODIES, EDITION, PLAN
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.storage.tree import WorkingTree, find_root


def test_all_files_below_data_are_listed(small: Path) -> None:
    """Sorted, with forward slashes, and nothing from beside data."""
    (small / "notes.yaml").write_text("")
    assert [PLAN, EDITION, BODIES] == WorkingTree(small).paths()
    assert (small / PLAN).read_bytes() == WorkingTree(small).read(PLAN)


def test_link_to_a_folder_is_not_entered(small: Path) -> None:
    """It may lead outside, or round in a circle."""
    (small / "data" / "plans" / "again").symlink_to(small / "data")
    assert "data/plans/again" in WorkingTree(small).paths()
    assert 4 == len(WorkingTree(small).paths())


def test_depth_of_folders_is_limited(small: Path) -> None:
    """Nobody keeps records a hundred folders deep."""
    folder = small / "data" / "/".join(["x"] * 100)
    folder.mkdir(parents=True)
    assert ["data/" + "/".join(["x"] * 9)] == [path for path in WorkingTree(small).paths() if "x" in path]


def test_folder_that_cannot_be_entered_is_listed(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stands for what is in it."""

    def scandir(folder: Path) -> object:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr(os, "scandir", scandir)
    assert ["data"] == WorkingTree(small).paths()


@pytest.mark.parametrize("inside", [".", "data", "data/plans", "docs"])
def test_workspace_is_found_by_walking_up(small: Path, inside: str) -> None:
    """From any folder in it."""
    (small / inside).mkdir(exist_ok=True)
    assert small == find_root(small / inside)


def test_a_workspace_behind_a_closed_folder_is_named(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody knows whether it is one, and nobody is told that it is none."""
    looked = Path.stat

    def stat(path: Path, **options: bool) -> os.stat_result:
        if path.parent == small / "data":
            raise PermissionError(13, "Permission denied", str(path))
        return looked(path, **options)

    monkeypatch.setattr(Path, "stat", stat)
    with pytest.raises(CannotGoOnError, match=f"{small / 'data'}: this folder cannot be read: Permission") as refused:
        find_root(small)
    assert f"chmod u+rwx {small / 'data'})" in refused.value.hint


@pytest.mark.parametrize("missing", ["data/plans", "data/programme"])
def test_half_a_workspace_is_one(small: Path, missing: str) -> None:
    """Then validate can say what is missing."""
    (small / missing).rename(small / "elsewhere")
    assert small == find_root(small)


def test_no_workspace_is_refused_with_a_way_on(tmp_path: Path) -> None:
    """By the path that was looked at."""
    with pytest.raises(CannotGoOnError, match=f"no workspace here: neither {tmp_path}") as refused:
        find_root(tmp_path)
    assert "tfawg -C DIR" in refused.value.hint


def test_missing_folder_is_refused(tmp_path: Path) -> None:
    """A slip of the pen after -C."""
    with pytest.raises(CannotGoOnError, match="there is no folder"):
        find_root(tmp_path / "nowhere")
