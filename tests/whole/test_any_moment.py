"""`--at REV|DATE`: the records of any moment in git, read without a checkout and without running a program."""

import os
import shutil
import stat
import sys
from pathlib import Path

import pytest

from conftest import Run
from git_repository import Repository, repository

COMMANDS = [
    ("overview",),
    ("list",),
    ("show", "1.1.1"),
    ("history", "1.1.1.1"),
    ("diff", "HEAD~1", "--format", "json"),
    ("validate",),
    ("report", "plan"),
]


@pytest.fixture
def history(small: Path) -> Repository:
    """Two commits: the first without the timeline that the second gives to action 1.1.1.1."""
    made = repository(small)
    plan = small / "data/plans/2021-2022.yaml"
    second = plan.read_text(encoding="utf-8")
    plan.write_text(second.replace("timeline: 2021/2022", "timeline: Autumn", 1), encoding="utf-8")
    made.commit("First", "2021-09-01T12:00:00")
    made.git("tag", "first")
    plan.write_text(second, encoding="utf-8")
    made.commit("Second", "2022-03-08T23:59:59")
    return made


def files(folder: Path) -> dict[str, bytes]:
    """Give every file below a folder with its content."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize(
    "moment", ["first", "HEAD~1", "2021-09-01", "2022-03-07", "main^", "7/3/2022", "7 March 2022", "7-Mar-22"]
)
def test_an_earlier_moment_is_read(history: Repository, inside: Run, moment: str) -> None:
    """A tag, a relative revision and a day all lead to the first commit; the working tree stays as it is."""
    before = files(history.folder)

    listed = inside("list", "--at", moment, "--columns", "timeline", "--search", "autumn")

    assert (0, "Autumn\n") == (listed.status, listed.out)
    assert f"records as of {moment} ({history.git('rev-parse', 'first')[:12]})" in listed.err
    assert before == files(history.folder)


@pytest.mark.usefixtures("history")
@pytest.mark.parametrize("moment", ["main", "2022-03-08", "2030-01-01", "8.3.22"])
def test_a_day_ends_at_its_last_second(inside: Run, moment: str) -> None:
    """A commit of 23:59:59 belongs to its day."""
    assert inside("list", "--at", moment, "--search", "autumn").out == ""


def test_a_commit_has_the_day_of_the_place_where_it_was_made(history: Repository, inside: Run) -> None:
    """Half past midnight in Brussels and ten in the evening in Washington are the same day, as `history` tells it."""
    for words, time in (("Brussels", "2032-03-09T00:30:00+0100"), ("Washington", "2032-03-09T22:00:00-0500")):
        inside("update", "1.1.1.1", words)
        history.commit(words, time)

    told = inside("history", "1.1.1.1").out
    then = {
        day: inside("list", "--at", day, "--columns", "updates", "--task", "1.1").out for day in ("8/3/32", "9/3/32")
    }

    assert 2 == told.count("9 March 2032, ")
    assert "Brussels" not in then["8/3/32"]
    assert "Brussels; Washington" in then["9/3/32"].replace("\n", "; ")


@pytest.mark.usefixtures("history")
@pytest.mark.parametrize(
    ("typed", "day"),
    [("yesterday", "7 March 2022"), ("last week", "1 March 2022"), ("6 months ago", "8 September 2021")],
)
def test_a_day_is_told_from_that_of_the_last_commit(inside: Run, typed: str, day: str) -> None:
    """Not from the clock: the same command gives the same answer tomorrow. It says which day that was."""
    listed = inside("list", "--at", typed, "--columns", "timeline", "--search", "autumn")
    compared = inside("diff", typed)

    assert (0, "Autumn\n") == (listed.status, listed.out)
    assert f"records as of {typed}, {day} (" in listed.err
    assert f"from {typed}, {day} (" in compared.out
    assert "timeline: Autumn" in compared.out


def test_a_day_before_the_first_commit_is_told(history: Repository, inside: Run) -> None:
    """With the oldest one there is."""
    ran = inside("list", "--at", "last year", cwd=history.folder)

    assert 2 == ran.status
    assert "no commit is as old as 8 March 2021" in ran.err
    assert "the oldest is of 1 September 2021" in ran.err


def test_a_partial_clone_is_told_how_to_get_the_rest(history: Repository, inside: Run, tmp_path: Path) -> None:
    """`--unshallow` would not help there, and git says so; a damaged repository is no clone that lacks something."""
    history.git("config", "uploadpack.allowFilter", "true")
    history.git("clone", "--quiet", "--filter=blob:none", history.folder.as_uri(), str(tmp_path / "part"))

    ran = inside("diff", "HEAD~1", cwd=tmp_path / "part")
    told = inside("history", "1.1.1.1", cwd=tmp_path / "part")

    assert 2 == ran.status
    assert "git fetch --refetch --no-filter" in ran.err
    assert "git fetch --refetch --no-filter" in told.err


def test_a_remedy_of_git_is_passed_on(history: Repository, inside: Run) -> None:
    """A repository that belongs to somebody else is git's own rule, and git says the way out."""
    if os.geteuid() != 0:
        pytest.skip("only root can give a folder away")
    os.chown(history.folder, 65534, 65534)
    os.chown(history.folder / ".git", 65534, 65534)

    ran = inside("diff", cwd=history.folder)

    assert 2 == ran.status
    assert "detected dubious ownership" in ran.err
    assert f"git config --global --add safe.directory {history.folder}" in ran.err


@pytest.mark.usefixtures("history")
@pytest.mark.parametrize("command", COMMANDS)
def test_every_reading_command_takes_a_moment(inside: Run, command: tuple[str, ...]) -> None:
    """What a command says of the last commit is what it says of the same files on disk."""
    assert inside(*command).out == inside(*command, "--at", "HEAD").out


def test_a_workspace_below_the_top_of_its_repository(history: Repository, inside: Run) -> None:
    """The folder of the workspace need not be the folder of the repository."""
    (history.folder / "records").mkdir()
    history.git("mv", "data", "records/data")
    history.commit("Move", "2022-04-01T00:00:00")

    assert (
        inside("list", cwd=history.folder / "records").out
        == inside("list", "--at", "HEAD", cwd=history.folder / "records").out
    )
    assert "there are no records at first" in inside("list", "--at", "first", cwd=history.folder / "records").err


@pytest.mark.parametrize(
    ("moment", "message"),
    [
        ("nowhere", "git knows no revision 'nowhere'"),
        ("--output=stolen", "git knows no revision '--output=stolen'"),
        ("-p", "git knows no revision '-p'"),
        ("HEAD..HEAD", "git knows no revision 'HEAD..HEAD'"),
        ("HEAD^{tree}", "git knows no revision 'HEAD^{tree}'"),
        ("", "git knows no revision ''"),
        ("2020-01-01", "no commit is as old as 1 January 2020\n  the oldest is of 1 September 2021; name"),
        ("2020-13-45", "git knows no revision '2020-13-45', and there is no such day"),
        ("31/2/2022", "git knows no revision '31/2/2022', and there is no such day"),
        ("2022/3/8", "git knows no revision '2022/3/8'\n  name a commit, a branch, a tag, or a day like 8/3/2022"),
    ],
)
def test_an_unknown_moment_is_named(history: Repository, inside: Run, moment: str, message: str) -> None:
    """What git does not know is refused in words, and is never an option or a file name."""
    before = files(history.folder)

    refused = inside("list", f"--at={moment}")

    assert (2, "") == (refused.status, refused.out)
    assert message in refused.err
    assert "Traceback" not in refused.err
    assert before == files(history.folder)


def test_outside_of_a_clone(small: Path, run: Run) -> None:
    """Without a repository there is no other moment; what can be done without is said."""
    refused = run("list", "--at", "HEAD", env={"GIT_CEILING_DIRECTORIES": str(small.parent)})

    assert (2, "") == (refused.status, refused.out)
    assert (
        "error: the records are in no git repository\n"
        "  only git knows earlier ones; two years are compared without it: tfawg diff 2021/2022 2022/2023\n"
    ) == refused.err


def test_a_repository_that_cannot_be_used_is_told_in_the_words_of_git(history: Repository, inside: Run) -> None:
    """They name what somebody must look at."""
    (history.folder / ".git/config").write_text("[core\n", encoding="utf-8")

    assert "error: git: fatal: bad config line 1 in file .git/config\n" in inside("list", "--at", "HEAD").err


def test_without_git(history: Repository, run: Run) -> None:
    """A machine without git still validates; another moment is refused in words."""
    nowhere = {"PATH": str(history.folder)}

    assert 0 == run("validate", env=nowhere).status
    assert "git is not installed" in run("list", "--at", "HEAD", env=nowhere).err


def test_a_shallow_clone_says_how_to_fetch(history: Repository, inside: Run, tmp_path: Path) -> None:
    """An object that a shallow clone lacks is an error with the command that brings it."""
    clone = tmp_path.parent / f"{tmp_path.name}-clone"
    history.git("clone", "--quiet", "--depth=1", f"file://{history.folder}", str(clone))

    assert 0 == inside("list", "--at", "HEAD", cwd=clone).status
    assert "git fetch --unshallow" in inside("list", "--at", "2021-09-01", cwd=clone).err
    assert "git fetch --unshallow" not in inside("list", "--at", "1/8/2021", cwd=history.folder).err


def test_a_revision_that_is_called_like_a_day_is_the_revision(history: Repository, inside: Run) -> None:
    """Git is asked first."""
    history.git("branch", "8/3/2022", "first")

    assert "Autumn\n" == inside("list", "--at", "8/3/2022", "--columns", "timeline", "--search", "autumn").out


def test_a_missing_object_is_named(history: Repository, inside: Run) -> None:
    """A blob that is gone stops the command in words."""
    blob = history.git("rev-parse", "HEAD:data/plans/2021-2022.yaml")
    lost = history.folder / ".git/objects" / blob[:2] / blob[2:]
    lost.chmod(0o644)
    lost.unlink()

    refused = inside("list", "--at", "HEAD")

    assert (2, "") == (refused.status, refused.out)
    assert f"git cannot read its object {blob}" in refused.err


def test_a_link_in_a_commit_is_a_finding(history: Repository, inside: Run) -> None:
    """A link that was committed in a record's place is not followed."""
    plan = history.folder / "data/plans/2021-2022.yaml"
    plan.unlink()
    plan.symlink_to("/etc/hostname")
    history.commit("Link", "2022-05-01T00:00:00")

    found = inside("validate", "--at", "HEAD")

    assert 1 == found.status
    assert "a link stands in the place of a record file [not-a-file]" in found.out


def trap(folder: Path, name: str) -> Path:
    """Write a program that leaves a trace when something runs it."""
    program = folder / name
    program.write_text(f"#!/bin/sh\necho ran >> '{folder / 'ran'}'\nexit 0\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


@pytest.mark.skipif(sys.platform == "win32", reason="the traps are shell scripts")
def test_a_hostile_repository_runs_nothing(
    history: Repository, inside: Run, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """No program that a repository's configuration, attributes or hooks name is ever run."""
    traps = tmp_path_factory.mktemp("traps")
    program = str(trap(traps, "program"))
    for key in [
        "core.fsmonitor",
        "core.pager",
        "core.editor",
        "core.sshCommand",
        "core.askPass",
        "diff.external",
        "diff.evil.textconv",
        "diff.evil.command",
        "filter.evil.clean",
        "filter.evil.smudge",
        "filter.evil.process",
        "gpg.program",
        "credential.helper",
        "pager.log",
        "pager.ls-tree",
        "pager.cat-file",
        "pager.rev-parse",
        "pager.rev-list",
        "uploadpack.packObjectsHook",
        "remote.origin.uploadpack",
    ]:
        history.git("config", key, program)
    for key, value in {
        "core.hooksPath": str(traps),
        "log.showSignature": "true",
        "remote.origin.url": f"ext::{program}",
        "remote.origin.promisor": "true",
        "remote.origin.partialclonefilter": "blob:none",
        "extensions.partialClone": "origin",
        "protocol.ext.allow": "always",
        "protocol.file.allow": "always",
        "alias.ls-tree": f"!{program}",
        "alias.cat-file": f"!{program}",
        "core.repositoryFormatVersion": "1",
    }.items():
        history.git("config", key, value)
    for hook in ("post-index-change", "reference-transaction", "post-checkout", "pre-auto-gc", "fsmonitor-watchman"):
        trap(traps, hook)
    (history.folder / ".gitattributes").write_text("* filter=evil diff=evil\n", encoding="utf-8")

    for command in COMMANDS:
        for moment in ("HEAD", "2022-03-08", "nowhere", "ffffffffffffffffffffffffffffffffffffffff"):
            inside(*command, "--at", moment)

    assert not (traps / "ran").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="the traps are shell scripts")
def test_a_promisor_remote_is_never_asked(
    history: Repository, inside: Run, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A partial clone that lacks a blob gets an error, and no program fetches it."""
    traps = tmp_path_factory.mktemp("traps")
    program = str(trap(traps, "program"))
    blob = history.git("rev-parse", "HEAD:data/plans/2021-2022.yaml")
    for key, value in {
        "remote.origin.url": f"ext::{program}",
        "remote.origin.promisor": "true",
        "extensions.partialClone": "origin",
        "core.repositoryFormatVersion": "1",
        "protocol.ext.allow": "always",
    }.items():
        history.git("config", key, value)
    lost = history.folder / ".git/objects" / blob[:2] / blob[2:]
    lost.chmod(0o644)
    lost.unlink()

    refused = inside("list", "--at", "HEAD")

    assert 2 == refused.status
    assert not (traps / "ran").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="the traps are shell scripts")
def test_an_embedded_bare_repository_is_not_used(
    small: Path, run: Run, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A folder that is itself shaped like a repository is not taken for one."""
    traps = tmp_path_factory.mktemp("traps")
    bare = repository(small)
    bare.commit("First", "2022-01-01T00:00:00")
    for part in (small / ".git").iterdir():
        if part.name != "index":
            part.rename(small / part.name)
    (small / "config").write_text(
        f"[core]\n\tbare = true\n\trepositoryformatversion = 0\n\tfsmonitor = {trap(traps, 'program')}\n",
        encoding="utf-8",
    )
    for left in (small / ".git").iterdir():
        left.unlink()
    (small / ".git").rmdir()

    refused = run("list", "--at", "HEAD", env={"GIT_CEILING_DIRECTORIES": str(small.parent)})

    assert 2 == refused.status
    assert not (traps / "ran").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="the shim is a shell script")
def test_git_is_asked_only_harmless_questions(
    history: Repository, inside: Run, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A shim in git's place logs every call: few, harmless, and what was typed is asked for once."""
    folder = tmp_path_factory.mktemp("shim")
    real = shutil.which("git")
    shim = folder / "git"
    shim.write_text(f"#!/bin/sh\necho \"$@\" >> '{folder / 'log'}'\nexec '{real}' \"$@\"\n", encoding="utf-8")
    shim.chmod(0o755)

    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")

    def asked(command: tuple[str, ...]) -> list[str]:
        (folder / "log").write_text("")
        assert 0 == inside(*command, "--at", "first").status
        calls = (folder / "log").read_text(encoding="utf-8").splitlines()
        assert all(call.startswith("--no-pager --literal-pathspecs -c core.fsmonitor=false") for call in calls)
        return [call.partition("safe.bareRepository=explicit ")[2] for call in calls]

    commit = history.git("rev-parse", "first")
    resolved = "rev-parse --verify --quiet --end-of-options first^{commit}"
    for command in COMMANDS:
        calls = asked(command)
        if command[0] in {"diff", "history"}:
            verbs = {call.split()[0] for call in calls if call not in {resolved, resolved.replace("first", "HEAD~1")}}
            assert verbs <= {"rev-parse", "ls-tree", "cat-file", "rev-list"}
            assert not any("first" in call or "HEAD" in call for call in calls if "--end-of-options" not in call)
        else:
            assert [resolved, f"ls-tree -r -z {commit} -- data/", "cat-file --batch"] == calls
