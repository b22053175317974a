"""Writing records: half a change is finished, and two people at once do not lose each other's words."""

import sys
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path

import pytest
from filelock import FileLock

from conftest import Run
from interruptions import files as left
from small_records import small_files
from tfawg_cli.findings import CannotGoOnError, Severity
from tfawg_cli.storage.loading import load
from tfawg_cli.storage.records_writing import NewText, finish_half_done, half_done, write_records
from tfawg_cli.storage.tree import WorkingTree
from writers_at_once import EDITS, insist

PLAN, EDITION = "plans/2021-2022.yaml", "programme/2021-2022.yaml"
UPDATE = ("update", "1.1.1.1", "A call was sent.", "--date", "8/3/2022")
RENUMBER = ("renumber", "1.1.2", "1.1.4", "--yes")


@pytest.fixture
def half(small: Path, inside: Run) -> Path:
    """The small workspace in which RENUMBER was killed between its two files."""
    before = (small / "data" / PLAN).read_bytes()
    inside(*RENUMBER, cwd=small)
    plan = small / "data" / PLAN
    command = digest(b"renumber 1.1.2 1.1.4")[:8]
    plan.rename(plan.with_name(f".{plan.name}.1-{digest(before)[:12]}-{command}.tmp"))
    plan.write_bytes(before)
    return small


def digest(content: bytes) -> str:
    """Give SHA-256 in hex digits."""
    return sha256(content).hexdigest()


def test_validate_shows_what_is_half_done(half: Path, inside: Run) -> None:
    """At the file that is not written, with the way on; what follows from it is shown as well."""
    ran = inside("validate", cwd=half)

    assert 1 == ran.status
    assert ran.out.startswith(
        "data/plans/2021-2022.yaml:2:1: error: a change of this file and of another one was interrupted: "
        "the other one is written, this one is not [half-done]\n"
    )
    assert "run the same command again: it finishes the change\n" in ran.out
    assert "error: there is no sub-task 1.1.2" in ran.out


def test_a_question_is_not_answered_from_half_a_change(half: Path, inside: Run) -> None:
    """A list would show the actions of a sub-task that has gone."""
    ran = inside("list", cwd=half)

    assert (1, "", True) == (ran.status, ran.out, "[half-done]" in ran.err)


def test_the_same_command_with_a_yes_finishes(half: Path, inside: Run) -> None:
    """And so it ends well."""
    ran = inside(*RENUMBER, cwd=half)

    assert "finished a change that was interrupted: wrote data/plans/2021-2022.yaml\n" == ran.err
    assert (0, 0) == (ran.status, inside("validate", cwd=half).status)
    assert ran.out.startswith("--- a/data/plans/2021-2022.yaml\n+++ b/data/plans/2021-2022.yaml\n@@ ")
    assert "\n-  1.1.2.1:\n+  1.1.4.1:\n" in ran.out


def test_another_command_finishes_and_does_no_more(half: Path, inside: Run) -> None:
    """The numbers that were typed for it may mean other items by now."""
    ran = inside("update", "1.1.2.1", "Done.", cwd=half)

    assert (2, True) == (ran.status, ran.out.startswith("--- a/data/plans/2021-2022.yaml\n"))
    assert ran.err.endswith("this one did nothing yet\n  look at the records; run it again if you still want it\n")
    assert 0 == inside("validate", cwd=half).status
    assert 2 == inside("show", "1.1.2.1", cwd=half).status


def test_a_dry_run_finishes_nothing(half: Path, inside: Run) -> None:
    """It never writes."""
    before = left(half)

    ran = inside(*RENUMBER, "--dry-run", cwd=half)

    assert (2, before) == (ran.status, left(half))
    assert "half done\n  the same command again, without --dry-run, finishes it\n" in ran.err


def test_half_a_change_is_not_finished_over_another_hand(half: Path, inside: Run) -> None:
    """What was written meanwhile would be lost."""
    with (half / "data" / PLAN).open("a", encoding="utf-8") as plan:
        plan.write("# a note\n")
    before = left(half)

    ran = inside(*RENUMBER, cwd=half)

    assert (2, before) == (ran.status, left(half))
    assert "error: a change was interrupted, and data/plans/2021-2022.yaml was changed since\n  compare it" in ran.err


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"[Nobody]", "error: unknown body 'Nobody' [unknown-body]\n"),
        (b"[\xff]", "error: the byte \\xff is not UTF-8 [encoding]\n"),
    ],
)
def test_what_waits_is_checked_as_any_file_before_it_is_put_into_place(
    small: Path, inside: Run, content: bytes, message: str
) -> None:
    """Anybody could have put it there; the one next step is to delete it."""
    plan = small / "data" / PLAN
    waiting = wait(plan, plan.read_bytes().replace(b"[Members, Chair TFAWG]", content))
    before = left_bytes(small)

    ran = inside("edit", "1.1.1.1", "--status", "completed", cwd=small)

    assert (2, "", before) == (ran.status, ran.out, left_bytes(small))
    assert ran.err.startswith("the records would have an error that they do not have now:\n")
    assert message in ran.err
    assert ran.err.endswith(
        f"error: a change was interrupted, and what waits in {waiting.relative_to(small).as_posix()} is not right\n"
        "  look at it, then delete that file\n"
    )


def test_what_waits_for_nobody_is_not_put_into_place(small: Path, inside: Run) -> None:
    """Not even where it could be a register."""
    plan = small / "data/plans/plan.yaml"
    wait(plan, (small / "data/programme/bodies.yaml").read_bytes())

    ran = inside(*UPDATE, cwd=small)

    assert (2, False) == (ran.status, plan.exists())
    assert "[stray-file]" in ran.err


def wait(file: Path, content: bytes) -> Path:
    """Put a temporary file beside a record file as if a change of two had been interrupted."""
    before = digest(file.read_bytes() if file.exists() else b"")[:12]
    waiting = file.with_name(f".{file.name}.1-{before}-deadbeef.tmp")
    waiting.write_bytes(content)
    return waiting


def left_bytes(folder: Path) -> dict[Path, bytes]:
    """Read all that lies under data/, text or not."""
    return {path: path.read_bytes() for path in (folder / "data").rglob("*.*") if path.suffix != ".lock"}


def test_no_other_change_is_written_over_half_a_change(half: Path) -> None:
    """Not even by a command that read the records before the kill."""
    with pytest.raises(CannotGoOnError, match="interrupted and is half done"):
        write_records(half, {f"data/{PLAN}": NewText(small_files()[PLAN], "format: 1\n")}, "update")


def test_there_may_be_nothing_to_finish(small: Path) -> None:
    """Another process was faster."""
    assert ([], False) == finish_half_done(small, "renumber", lambda _: None)
    assert [] == half_done(["data/plans/2021-2022.yaml", "data/plans/.2021-2022.yaml.swp"])


# Other hands


def test_a_file_that_was_changed_meanwhile_is_not_written(small: Path) -> None:
    """Neither is any other file of the change; nor where a file was only read."""
    files = {path: text for path, text in small_files().items() if path in {PLAN, EDITION}}
    changed = NewText(files[PLAN] + "# mine\n", files[PLAN] + "# yours\n")

    with pytest.raises(CannotGoOnError, match=r"plans/2021-2022\.yaml was changed by another hand"):
        write_records(small, {f"data/{EDITION}": NewText(files[EDITION], "x"), f"data/{PLAN}": changed}, "edit")

    only_read = NewText(changed.before, changed.before or "")
    with pytest.raises(CannotGoOnError, match=r"plans/2021-2022\.yaml was changed by another hand"):
        write_records(small, {f"data/{EDITION}": NewText(files[EDITION], "x"), f"data/{PLAN}": only_read}, "edit")
    assert small_files() == left(small)


def test_a_new_file_never_takes_the_place_of_another(small: Path) -> None:
    """It is made only where there is none."""
    new = NewText(None, "format: 1\n")
    with pytest.raises(CannotGoOnError, match=r"data/plans/2021-2022\.yaml is there already"):
        write_records(small, {f"data/{PLAN}": new}, "carry-forward")

    write_records(small, {"data/plans/2022-2023.yaml": new}, "carry-forward")
    assert small_files() | {"plans/2022-2023.yaml": "format: 1\n"} == left(small)


def test_a_file_that_became_a_link_is_not_written(small: Path) -> None:
    """The file behind it may belong to anybody."""
    plan = small / "data" / PLAN
    plan.rename(small / "elsewhere.yaml")
    plan.symlink_to(small / "elsewhere.yaml")

    with pytest.raises(CannotGoOnError, match="a link stands in the place of a record file"):
        write_records(small, {f"data/{PLAN}": NewText(small_files()[PLAN], "x")}, "edit")


def test_a_byte_order_mark_stays(small: Path, inside: Run) -> None:
    """Excel and Notepad put one in front."""
    plan = small / "data" / PLAN
    plan.write_bytes(b"\xef\xbb\xbf" + plan.read_bytes())

    assert 0 == inside(*UPDATE, cwd=small).status
    assert plan.read_bytes().startswith(b"\xef\xbb\xbf# A small")


@pytest.mark.parametrize("where", [".git directory", "work tree", "broken work tree", "no git"])
def test_one_at_a_time(small: Path, inside: Run, where: str) -> None:
    """While one writes, another is sent away; where the lock is depends on git."""
    lock = {
        ".git directory": small / ".git/tfawg.lock",
        "work tree": small / "main/.git/worktrees/two/tfawg.lock",
    }.get(where, small / "data/.tfawg.lock")
    if ".git" in lock.parts:
        (lock.parent / "objects").mkdir(parents=True)
        (lock.parent / "refs").mkdir()
        (lock.parent / "HEAD").write_text("ref: refs/heads/main\n")
    if "work tree" in where:
        (small / ".git").write_text(f"gitdir: main/.git/worktrees/{'two' if where == 'work tree' else 'gone'}\n")

    with FileLock(lock):
        ran = inside(*UPDATE, cwd=small)

    assert (2, small_files()) == (ran.status, left(small))
    assert (
        "error: another tfawg is writing here at this moment\n  nothing was written; run the command again\n" == ran.err
    )
    assert 0 == inside(*UPDATE, cwd=small).status


PROCESSES = 4


def test_no_edit_of_many_at_once_is_lost(small: Path) -> None:
    """Four people each say ten things; who is sent away tries again."""
    context = get_context("spawn" if sys.platform == "win32" else "forkserver")
    context.set_forkserver_preload(["tfawg_cli.cli.writing_changes", "tfawg_cli.operations.rules"])
    with ProcessPoolExecutor(PROCESSES, context) as pool:
        refused = list(pool.map(insist, [small] * PROCESSES, range(PROCESSES)))

    said = (small / "data" / PLAN).read_text(encoding="utf-8")
    assert PROCESSES * EDITS == said.count("- text: Process ")
    assert all(f"- text: Process {who} says {n}.\n" in said for who in range(PROCESSES) for n in range(EDITS))
    sys.stdout.write(f"{PROCESSES} processes x {EDITS} edits: {sum(refused)} were sent away and tried again\n")
    assert sum(refused) > 0
    assert {PLAN, EDITION, "programme/bodies.yaml"} == set(left(small))
    assert not [finding for finding in load(WorkingTree(small)).findings if finding.severity is Severity.ERROR]
