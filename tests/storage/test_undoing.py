"""What is taken back stays in the journal, also where the disk fails meanwhile or another hand wrote."""

import os
from pathlib import Path

import pytest

from conftest import BASE, Run
from interruptions import files as left
from small_records import small_files

PLAN, EDITION = "plans/2021-2022.yaml", "programme/2021-2022.yaml"
RENUMBER = ("renumber", "1.1.2", "1.1.4", "--yes")


def test_what_could_not_be_taken_back_can_be_later(small: Path, inside: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk was full for a moment; nothing changed, and the change is still known."""
    assert 0 == inside(*RENUMBER, cwd=small).status
    new = left(small)

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(os, "fsync", fail)
        refused = inside("undo", cwd=small)

    assert (2, new) == (refused.status, left(small))
    assert 0 == inside("undo", cwd=small).status
    assert small_files() == left(small)


def test_an_interrupted_change_ends_with_undo_though_another_hand_wrote(small: Path, inside: Run) -> None:
    """Whether its first file was written before that hand came, nobody can tell; what the hand wrote stays."""
    assert 0 == inside(*RENUMBER, cwd=small).status
    journal = small / "data/.tfawg/journal"
    (journal / "1.done").rename(journal / "1.begun")
    for file in (PLAN, EDITION):
        (small / "data" / file).write_bytes((BASE / "data" / file).read_bytes())
    with (small / "data" / PLAN).open("a", encoding="utf-8") as plan:
        plan.write("# by hand\n")

    edit = ("edit", "1.1.1.1", "--timeline", "June 2022")
    assert "[half-done]" in inside(*edit, cwd=small).err
    inside("undo", cwd=small)

    assert 0 == inside(*edit, cwd=small).status
    assert (small / "data" / PLAN).read_text(encoding="utf-8").endswith("# by hand\n")
