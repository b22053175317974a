"""Folders of records are opened once; where the system opens none, links are looked for."""

from pathlib import Path

import pytest

from conftest import Run
from interruptions import files
from small_records import small_files
from tfawg_cli.storage import folders

UPDATE = ("update", "1.1.1.1", "A call was sent.")


def test_a_system_that_opens_no_folder_writes_and_takes_back_all_the_same(
    small: Path, inside: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Windows does: files are named by their whole paths."""
    monkeypatch.setattr(folders, "_CAN_OPEN", False)

    written = inside(*UPDATE, cwd=small)
    undone = inside("undo", cwd=small)

    assert (0, 0, small_files()) == (written.status, undone.status, files(small))


def test_a_folder_that_is_a_link_is_refused_there_as_well(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At any depth."""
    monkeypatch.setattr(folders, "_CAN_OPEN", False)
    (small / "data/plans").rename(small / "elsewhere")
    (small / "data/plans").symlink_to("../elsewhere")

    with pytest.raises(OSError, match="data/plans is a link"), folders.opened(small, ["data/plans"]):
        pass
