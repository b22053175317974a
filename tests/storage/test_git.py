"""No repository, however damaged, lets a command wait for ever or say what is not so."""

import os
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from conftest import Run
from git_repository import Repository, repository
from small_records import PLAN
from tfawg_cli.storage import git
from tfawg_cli.storage.git_folder import repository_around

OBJECTS = ["HEAD", "HEAD^{tree}", "HEAD:data/plans", f"HEAD:{PLAN}"]


@pytest.fixture
def clone(small: Path) -> Repository:
    """The small workspace with one commit."""
    made = repository(small)
    made.commit("First", "2021-09-01T12:00:00")
    return made


def loose(clone: Repository, named: str) -> tuple[str, Path]:
    """Give an object's hash and its file."""
    found = clone.git("rev-parse", named)
    file = clone.folder / ".git" / "objects" / found[:2] / found[2:]
    file.chmod(0o600)
    return found, file


@pytest.mark.parametrize("named", OBJECTS)
@pytest.mark.parametrize("content", [b"", b"x\x9c", b"nothing that was packed by zlib"])
def test_a_damaged_object_is_named(clone: Repository, inside: Run, named: str, content: bytes) -> None:
    """Also where it is the commit itself, of which git says that there is none."""
    found, file = loose(clone, named)
    file.write_bytes(content)

    ran = inside("list", "--at", "HEAD", cwd=clone.folder)

    assert (2, "") == (ran.status, ran.out)
    assert found in ran.err
    assert "git fsck" in ran.err


def test_an_object_that_ends_too_early_is_named(clone: Repository, inside: Run) -> None:
    """Git has promised its size by then, and gives less."""
    file = clone.folder / PLAN
    text = file.read_text(encoding="utf-8")
    remarks = (f"# {os.urandom(40).hex()}\n" for _ in range(4000))  # so that zlib has something to cut off
    file.write_text(f"{text}{''.join(remarks)}", encoding="utf-8")
    clone.commit("Second", "2021-09-02T12:00:00")
    found, stored = loose(clone, f"HEAD:{PLAN}")
    stored.write_bytes(stored.read_bytes()[:100_000])

    ran = inside("validate", "--at", "HEAD", cwd=clone.folder)

    assert 2 == ran.status
    assert f"git cannot read its object {found}" in ran.err


def test_a_damaged_version_of_approved_wording_is_named(clone: Repository, inside: Run) -> None:
    """`validate` asks git what was approved, and goes on without."""
    assert 0 == inside("decision", "2021/2022", "approved", "--by", "TFAWG", cwd=clone.folder).status
    clone.commit("Approved", "2021-09-02T12:00:00")
    found, stored = loose(clone, f"HEAD:{PLAN}")
    plan = clone.folder / PLAN
    plan.write_text(plan.read_text("utf-8").replace("Send a call", "Send calls"), encoding="utf-8")
    stored.write_bytes(b"x")

    ran = inside("validate", cwd=clone.folder)

    assert (1, True) == (ran.status, "[frozen-changed]" in ran.out)
    assert f"{PLAN}: what was approved is not known: git can" in ran.err
    assert found in ran.err


def test_a_damaged_version_of_a_plan_that_is_gone_is_named(clone: Repository, inside: Run) -> None:
    """Whether it was approved cannot be told; silence would say that it was not."""
    assert 0 == inside("decision", "2021/2022", "approved", "--by", "TFAWG", cwd=clone.folder).status
    clone.commit("Approved", "2021-09-02T12:00:00")
    found, stored = loose(clone, f"HEAD:{PLAN}")
    (clone.folder / PLAN).unlink()
    stored.write_bytes(b"x")

    ran = inside("validate", cwd=clone.folder)

    assert (0, False) == (ran.status, "[plan-gone]" in ran.out)
    assert f"{PLAN}: whether it was approved is not known: git cannot read its object {found}\n  git fsck" in ran.err


def test_a_git_that_refuses_to_tell_of_a_plan_that_is_gone_is_heard(clone: Repository, inside: Run) -> None:
    """In its own words; and where there is no git at all, nobody asked it."""
    (clone.folder / PLAN).unlink()
    (clone.folder / ".git/config").write_text("[core\n", encoding="utf-8")

    ran = inside("validate", cwd=clone.folder)
    shutil.rmtree(clone.folder / ".git")
    without = inside("validate", cwd=clone.folder)

    assert f"{PLAN}: whether it was approved is not known: git: fatal: bad config line 1" in ran.err
    assert (0, "") == (without.status, without.err)


def asked_again(*_: object, **__: object) -> None:
    """Stand for git where it must not be asked."""
    pytest.fail("git was asked")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among its files")
@pytest.mark.parametrize("name", ["HEAD", "packed-refs", "config"])
def test_a_pipe_in_the_place_of_head_is_refused_at_once(
    clone: Repository, inside: Run, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Git would open it, and wait for somebody to write."""
    pipe = clone.folder / ".git" / name
    pipe.unlink(missing_ok=True)
    os.mkfifo(pipe)
    monkeypatch.setattr(subprocess, "Popen", asked_again)

    ran = inside("list", "--at", "HEAD", cwd=clone.folder)

    assert (2, True) == (ran.status, f"a pipe or a device stands in the place of {pipe}" in ran.err)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among its files")
@pytest.mark.parametrize(("named", "said"), [(f"HEAD:{PLAN}", " with its object "), ("HEAD", "")])
def test_a_git_that_does_not_answer_is_left(
    clone: Repository, inside: Run, monkeypatch: pytest.MonkeyPatch, named: str, said: str
) -> None:
    """After its time, and it is not asked again."""
    monkeypatch.setattr(git, "SECONDS", 2)  # time enough for what it does answer, on a busy machine as well
    _, stored = loose(clone, named)
    stored.unlink()
    os.mkfifo(stored)

    ran = inside("diff", "HEAD", "--format", "json", cwd=clone.folder)
    monkeypatch.setattr(subprocess, "Popen", asked_again)
    again = inside("list", "--at", "HEAD", cwd=clone.folder)

    assert (2, 2) == (ran.status, again.status)
    assert f"git did not answer within 2 seconds{said}" in ran.err
    assert "git did not answer within 2 seconds" in again.err


def test_what_was_put_in_the_place_of_a_commit_is_not_looked_at(clone: Repository, inside: Run) -> None:
    """`git replace` is no way to change what was approved."""
    first = clone.git("rev-parse", "HEAD")
    plan = clone.folder / PLAN
    plan.write_text(plan.read_text("utf-8").replace("Send a call", "Burn the call"), encoding="utf-8")
    clone.git("replace", first, clone.commit("Second", "2021-09-02T12:00:00"))

    listed = inside("list", "--at", first, cwd=clone.folder)

    assert (0, True, False) == (listed.status, "Send a call" in listed.out, "Burn" in listed.out)


@pytest.mark.parametrize("named", ["/", "../elsewhere", "nowhere", "", "\0"])
def test_a_file_that_names_any_folder_makes_no_repository(small: Path, inside: Run, named: str) -> None:
    """No lock is made there: only what git itself would take for a repository is one."""
    elsewhere = small / "elsewhere"
    elsewhere.mkdir()
    work = small / "work"
    shutil.copytree(small / "data", work / "data")
    (work / ".git").write_text(f"gitdir: {named}\n")

    assert None is repository_around(work)
    assert 0 == inside("edit", "1.1.1.1", "--timeline", "June 2022", cwd=work).status
    assert [] == list(elsewhere.iterdir())


def test_a_work_tree_of_its_own_has_its_own_directory(clone: Repository) -> None:
    """A file `.git` names it."""
    clone.git("worktree", "add", "--quiet", "../beside")
    beside = clone.folder.parent / "beside"
    assert (beside, clone.folder / ".git" / "worktrees" / "beside") == repository_around(beside)
    assert (clone.folder, clone.folder / ".git") == repository_around(clone.folder / "data" / "plans")


@pytest.mark.parametrize(
    ("status", "said", "expected"),
    [
        (128, f"error: object file is empty\nfatal: loose object {'a' * 40} is corrupt", True),
        (1, f"fatal: loose object {'a' * 40} is corrupt", True),
        (0, f"error: loose object {'a' * 40} is corrupt", False),
        (128, "fatal: loose object is corrupt", False),
        (128, f"fatal: no such ref: {'a' * 40}", False),
    ],
)
def test_damage_is_what_git_fails_at_and_names(*, status: int, said: str, expected: bool) -> None:
    """Not a remark beside an answer, nor any other word of an object."""
    assert expected == git.is_damage(CompletedProcess([], status, b"", said.encode()))


@pytest.mark.parametrize("size", [9, 10])
def test_a_file_of_the_largest_size_is_read_from_git(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    """As it is read from the disk."""
    monkeypatch.setattr(git, "LARGEST", 10)
    assert b"x" * size == git._content(BytesIO(b"x" * size + b"\n"), size)  # noqa: SLF001 - ten megabytes take long


def test_what_git_lacks_may_be_fetched_only_where_it_says_so(clone: Repository) -> None:
    """Any other of its words stands alone."""
    for said, hint in (("fatal: unable to read tree (abc)", "git fsck shows what is damaged"), ("fatal: no such", "")):
        error = git.failure(CompletedProcess([], 128, b"", said.encode()), clone.folder)
        assert (f"git: {said}", hint) == (error.message, error.hint)


def test_a_folder_that_is_called_git_makes_no_repository(clone: Repository) -> None:
    """The one around it counts, as for git itself."""
    inside = clone.folder / "data" / "plans"
    (inside / ".git").mkdir()
    assert (clone.folder, clone.folder / ".git") == repository_around(inside)
