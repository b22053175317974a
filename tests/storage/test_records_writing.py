"""Writing records: half a change is finished, and two people at once do not lose each other's words."""

import os
import sys
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor, wait
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from conftest import BASE, Run
from git_repository import repository
from interruptions import files as left
from small_records import small_files
from tfawg_cli.findings import CannotGoOnError, Severity
from tfawg_cli.storage import records_writing
from tfawg_cli.storage.folders import Folder
from tfawg_cli.storage.journal import Journal, Replacement
from tfawg_cli.storage.loading import load
from tfawg_cli.storage.own_folder import locked
from tfawg_cli.storage.records_writing import Changes, NewText, half_done, write_changes
from tfawg_cli.storage.tree import WorkingTree
from writers_at_once import EDITS, insist, sent_away

PLAN, EDITION = "plans/2021-2022.yaml", "programme/2021-2022.yaml"
UPDATE = ("update", "1.1.1.1", "A call was sent.", "--date", "8/3/2022")
RENUMBER = ("renumber", "1.1.2", "1.1.4", "--yes")


@pytest.fixture
def half(small: Path, inside: Run) -> Path:
    """The small workspace in which RENUMBER was killed between its two files."""
    inside(*RENUMBER, cwd=small)
    journal = small / "data/.tfawg/journal"
    (journal / "1.done").rename(journal / "1.begun")
    (small / "data" / PLAN).write_bytes((BASE / "data" / PLAN).read_bytes())
    return small


def test_validate_shows_what_is_half_done(half: Path, inside: Run) -> None:
    """At the file that is not written, with the way on; what follows from it is shown as well."""
    ran = inside("validate", cwd=half)

    assert 1 == ran.status
    assert ran.out.startswith(
        "data/plans/2021-2022.yaml:2:1: error: a change of this file and of another one was interrupted: "
        "the other one is written, this one is not [half-done]\n"
    )
    assert "tfawg undo takes it back, tfawg redo finishes it\n" in ran.out
    assert "error: there is no sub-task 1.1.2" in ran.out


def test_a_change_that_comes_to_its_end_meanwhile_is_not_half_done(half: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its writer was at work, and another one came after it: of what was read, nothing fits together."""
    journal = half / "data/.tfawg/journal"
    read = records_writing.read_now

    def late(folders: Mapping[str, Folder], one: Replacement) -> bytes | None:
        if (journal / "1.begun").exists():
            (journal / "1.begun").rename(journal / "1.done")
        return read(folders, one)

    monkeypatch.setattr(records_writing, "read_now", late)

    assert [] == half_done(half)[0]


def test_who_writes_the_second_file_at_this_moment_is_waited_for(half: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what stays half done is an error."""
    whole = Journal(half / "data/.tfawg/journal")
    after = {one.file: one.after or b"" for one in whole.contents(whole.entries()[0])}

    monkeypatch.setattr(records_writing, "sleep", lambda _: (half / f"data/{PLAN}").write_bytes(after[f"data/{PLAN}"]))

    assert [] == half_done(half)[0]


@pytest.mark.parametrize("command", [("list",), RENUMBER, UPDATE, (*RENUMBER, "--dry-run")], ids=" ".join)
def test_nothing_is_done_with_half_a_change(half: Path, inside: Run, command: tuple[str, ...]) -> None:
    """A list would show the actions of a sub-task that has gone; numbers that were typed may mean other items."""
    before = left(half)

    ran = inside(*command, cwd=half)

    assert (1, "", True, before) == (ran.status, ran.out, "[half-done]" in ran.err, left(half))


def test_half_a_change_is_finished(half: Path, inside: Run) -> None:
    """Byte for byte as it would have been, and said item by item."""
    ran = inside("redo", cwd=half)

    assert (0, "") == (ran.status, ran.err)
    assert ran.out.startswith("writes again 1: tfawg renumber 1.1.2 1.1.4 --yes\n")
    assert ran.out.endswith("wrote data/plans/2021-2022.yaml\nundo: tfawg undo\n")
    assert 0 == inside("validate", cwd=half).status
    assert 0 == inside("show", "1.1.4.1", cwd=half).status


def test_half_a_change_is_taken_back(half: Path, inside: Run) -> None:
    """Its other file as well; before that, no older one is taken back."""
    older = inside("undo", "7", cwd=half)
    ran = inside("undo", cwd=half)

    assert "error: first 1, which was interrupted: tfawg renumber 1.1.2 1.1.4 --yes\n" in older.err
    assert (0, small_files()) == (ran.status, left(half))
    assert ran.out.endswith("wrote data/programme/2021-2022.yaml\nredo: tfawg redo\n")
    assert 0 == inside("validate", cwd=half).status


def test_half_a_change_is_not_finished_over_another_hand(half: Path, inside: Run) -> None:
    """What was written meanwhile would be lost; taken back is only what the tool wrote, and that is said."""
    with (half / "data" / PLAN).open("a", encoding="utf-8") as plan:
        plan.write("# a note\n")
    before = left(half)

    refused = inside("redo", cwd=half)
    unchanged = left(half) == before
    undone = inside("undo", cwd=half)

    assert (2, True) == (refused.status, unchanged)
    assert refused.err.startswith(
        "error: data/plans/2021-2022.yaml is not what 'tfawg renumber 1.1.2 1.1.4 --yes' left"
    )
    assert "data/plans/2021-2022.yaml was changed by another hand since, and stays as it is\n" == undone.err
    assert (0, small_files() | {PLAN: before[PLAN]}) == (undone.status, left(half))
    assert 0 == inside(*UPDATE, cwd=half).status


def test_no_other_change_is_written_over_half_a_change(half: Path) -> None:
    """Not even by a command that read the records before the kill."""
    with pytest.raises(CannotGoOnError, match="interrupted and is half done: tfawg renumber"):
        write(half, {f"data/{PLAN}": NewText(small_files()[PLAN], "format: 1\n")})


@pytest.mark.parametrize("name", [".2021-2022.yaml.1-0123456789ab-deadbeef.tmp", ".2021-2022.yaml.deadbeef.tmp"])
def test_a_strangers_temporary_file_is_only_a_finding(small: Path, inside: Run, name: str) -> None:
    """Whatever it is called and holds, no command writes it into place or deletes it."""
    planted = small / "data/plans" / name
    planted.write_text("format: 1\n", encoding="utf-8")

    validated, ran = inside("validate", cwd=small), inside(*UPDATE, cwd=small)

    assert (0, True) == (validated.status, f"data/plans/{name}: warning: a temporary file of a " in validated.out)
    assert "look at what is in it, then delete it" in validated.out
    assert (0, "format: 1\n") == (ran.status, planted.read_text())
    assert "[left-over]" not in ran.err
    assert "A call was sent." in left(small)[PLAN]


def write(folder: Path, texts: dict[str, NewText], title: str = "") -> None:
    """Write texts as a command does."""
    write_changes(folder, Changes(title, texts, "edit"))


# Other hands


def test_a_file_that_was_changed_meanwhile_is_not_written(small: Path) -> None:
    """Neither is any other file of the change; nor where a file was only read."""
    files = {path: text for path, text in small_files().items() if path in {PLAN, EDITION}}
    changed = NewText(files[PLAN] + "# mine\n", files[PLAN] + "# yours\n")

    with pytest.raises(CannotGoOnError, match=r"plans/2021-2022\.yaml was changed by another hand"):
        write(small, {f"data/{EDITION}": NewText(files[EDITION], "x"), f"data/{PLAN}": changed})

    only_read = NewText(changed.before, changed.before or "")
    with pytest.raises(CannotGoOnError, match=r"plans/2021-2022\.yaml was changed by another hand"):
        write(small, {f"data/{EDITION}": NewText(files[EDITION], "x"), f"data/{PLAN}": only_read})
    assert small_files() == left(small)


def test_a_new_file_never_takes_the_place_of_another(small: Path) -> None:
    """It is made only where there is none."""
    new = NewText(None, "format: 1\n")
    with pytest.raises(CannotGoOnError, match=r"data/plans/2021-2022\.yaml is there already"):
        write(small, {f"data/{PLAN}": new})

    write(small, {"data/plans/2022-2023.yaml": new})
    assert small_files() | {"plans/2022-2023.yaml": "format: 1\n"} == left(small)


def test_a_file_that_became_a_link_is_not_written(small: Path) -> None:
    """The file behind it may belong to anybody."""
    plan = small / "data" / PLAN
    plan.rename(small / "elsewhere.yaml")
    plan.symlink_to(small / "elsewhere.yaml")

    with pytest.raises(CannotGoOnError, match="a link stands in the place of a record file"):
        write(small, {f"data/{PLAN}": NewText(small_files()[PLAN], "x")})


def test_a_byte_order_mark_stays(small: Path, inside: Run) -> None:
    """Excel and Notepad put one in front."""
    plan = small / "data" / PLAN
    plan.write_bytes(b"\xef\xbb\xbf" + plan.read_bytes())

    assert 0 == inside(*UPDATE, cwd=small).status
    assert plan.read_bytes().startswith(b"\xef\xbb\xbf# A small")


@pytest.mark.parametrize(
    ("named", "lock"),
    [
        (None, "data/.tfawg/lock"),
        ("directory", ".git/tfawg/lock"),
        ("gitdir: main/.git/worktrees/two\n", "main/.git/worktrees/two/tfawg/lock"),
        ("gitdir: main/.git/worktrees/gone\n", "data/.tfawg/lock"),
        ("gitdir: etc\n", "data/.tfawg/lock"),
        ("gitdir: \0\n", "data/.tfawg/lock"),
        ("\udcff", "data/.tfawg/lock"),
    ],
)
def test_one_at_a_time(small: Path, inside: Run, named: str | None, lock: str) -> None:
    """While one writes, another is sent away; where the lock is depends on git, and never on what only says so."""
    (small / "etc").mkdir()
    if named == "directory":
        repository(small)
    elif named is not None:
        (small / "main/.git/worktrees/two").mkdir(parents=True)
        for name in ("HEAD", "commondir"):
            (small / "main/.git/worktrees/two" / name).write_text("ref: refs/heads/two\n")
        (small / ".git").write_bytes(named.encode("utf-8", "surrogateescape"))
    (small / lock).parent.mkdir(parents=True)

    with FileLock(small / lock):
        ran = inside(*UPDATE, cwd=small)

    assert (2, small_files()) == (ran.status, left(small))
    assert (
        "error: another tfawg is writing here at this moment\n  nothing was written; run the command again\n" == ran.err
    )
    assert 0 == inside(*UPDATE, cwd=small).status
    assert [] == list((small / "etc").iterdir())


def test_what_was_written_is_not_said_to_have_failed(small: Path, inside: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where only the lock cannot be given back, or the mark of the journal not be set."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(FileLock, "release", fail)
    monkeypatch.setattr("tfawg_cli.storage.journal.Journal.move", fail)

    ran = inside(*UPDATE, cwd=small)

    assert (0, "") == (ran.status, ran.err)
    assert "A call was sent." in left(small)[PLAN]


def test_another_hand_at_the_last_moment_is_not_written_over(
    small: Path, inside: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each file is compared once more right before it is replaced; what the change wrote before is taken back."""
    plan = small / "data" / PLAN
    real = os.replace

    def meanwhile(source: Path, target: Path, **where: int) -> None:
        real(source, target, **where)
        if Path(target).name == "2021-2022.yaml" and b"# a note" not in plan.read_bytes():
            plan.write_bytes(plan.read_bytes() + b"# a note\n")

    monkeypatch.setattr(os, "replace", meanwhile)

    ran = inside(*RENUMBER, cwd=small)

    assert (2, small_files() | {PLAN: plan.read_text(encoding="utf-8")}) == (ran.status, left(small))
    assert "error: data/plans/2021-2022.yaml was changed by another hand while this command ran\n" in ran.err
    assert plan.read_text(encoding="utf-8") == small_files()[PLAN] + "# a note\n"


def test_a_change_that_cannot_go_on_nor_back_is_told_as_half_done(
    small: Path, inside: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk fails after the first file and stays so; the way on is named, and works when the disk does."""
    real = os.replace

    def fail(source: Path, target: Path, **where: int) -> None:
        if "1.1.4" in (small / "data" / EDITION).read_text(encoding="utf-8"):
            raise OSError(5, "Input/output error")
        real(source, target, **where)

    with monkeypatch.context() as broken:
        broken.setattr(os, "replace", fail)
        ran = inside(*RENUMBER, cwd=small)
    mixed = left(small)
    undone = inside("undo", cwd=small)

    assert 2 == ran.status
    assert ran.err == (
        "error: cannot write data/plans/2021-2022.yaml: Input/output error; the change is half done, "
        "for another file of it is written\n  tfawg undo takes it back, tfawg redo finishes it\n"
    )
    assert small_files().keys() == mixed.keys()
    assert (True, 0, small_files()) == (mixed != small_files(), undone.status, left(small))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows opens no folder")
def test_nothing_is_written_through_a_folder_that_was_swapped_for_a_link(
    small: Path, inside: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder is opened once: who takes its name afterwards gets nothing."""
    (small / "elsewhere").mkdir()
    (small / "elsewhere/2021-2022.yaml").write_bytes((small / "data" / PLAN).read_bytes())
    real = os.fdopen

    def meanwhile(*given: Any) -> Any:  # noqa: ANN401 - as os.fdopen
        if (small / "data/plans").is_dir() and given[1] == "wb" and not (small / "data/plans").is_symlink():
            (small / "data/plans").rename(small / "data/old")
            (small / "data/plans").symlink_to("../elsewhere")
        return real(*given)

    monkeypatch.setattr(os, "fdopen", meanwhile)

    inside(*UPDATE, cwd=small)

    assert ["2021-2022.yaml"] == [path.name for path in (small / "elsewhere").iterdir()]
    assert small_files()[PLAN] == (small / "elsewhere/2021-2022.yaml").read_text(encoding="utf-8")


def test_a_folder_that_is_a_link_is_not_written_through(small: Path) -> None:
    """Nor is one that is none."""
    (small / "data/plans").rename(small / "elsewhere")
    (small / "data/plans").symlink_to("../elsewhere")

    with pytest.raises(CannotGoOnError, match="cannot write data/plans: "):
        write(small, {f"data/{PLAN}": NewText(small_files()[PLAN], "x")})


PROCESSES = 4


def test_no_edit_of_many_at_once_is_lost(small: Path) -> None:
    """Four people each say ten things; who is sent away tries again."""
    context = get_context("spawn" if sys.platform == "win32" else "forkserver")
    context.set_forkserver_preload(["tfawg_cli.cli.writing_changes", "tfawg_cli.operations.rules"])
    with ProcessPoolExecutor(PROCESSES, context) as pool:
        with locked(
            small
        ):  # until nobody is alone any more, however fast they are and however few processors there are
            speaking = [pool.submit(insist, small, who) for who in range(PROCESSES)]
            while not all((small / sent_away(who)).exists() for who in range(PROCESSES)):
                assert wait(speaking, timeout=0.01).not_done == {*speaking}
        refused = [one.result(timeout=120) for one in speaking]

    said = (small / "data" / PLAN).read_text(encoding="utf-8")
    assert PROCESSES * EDITS == said.count("- text: Process ")
    assert all(f"- text: Process {who} says {n}.\n" in said for who in range(PROCESSES) for n in range(EDITS))
    sys.stdout.write(f"{PROCESSES} processes x {EDITS} edits: {sum(refused)} were sent away and tried again\n")
    assert all(refused)
    assert {PLAN, EDITION, "programme/bodies.yaml"} == set(left(small))
    assert not [finding for finding in load(WorkingTree(small)).findings if finding.severity is Severity.ERROR]
