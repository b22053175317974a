"""Whole sessions as a user sees them: each file under sessions/ is run command by command and compared byte by byte.

A file starts with `# workspace: real` (a copy of data/), `small` (the workspace of the examples), `three years` (real
records carried forward twice, in git) or `none`; every line that starts with
`$ ` is a command, followed by what it must print.
"""

import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import BASE, ROOT, Golden, Run
from git_repository import Repository
from three_years import three_years

SESSIONS = sorted((Path(__file__).parents[1] / "sessions").glob("*.console"))
WORKSPACES = {"real": ROOT / "data", "small": BASE / "data"}


def replayed(lines: list[str], run: Run, folder: Path) -> Iterator[str]:
    """Write a session anew: its first line and commands as they are, and what each command prints now.

    A commit is called by its place in the history: its hash would be another one after any change of the story.
    """
    yield f"{lines[0]}\n"
    called = {str(folder): "/FOLDER"}
    if (folder / ".git").is_dir():
        commits = Repository(folder).git("rev-list", "--reverse", "HEAD").split()
        called |= {commit[:12]: f"COMMIT-{place}" for place, commit in enumerate(commits, start=1)}
    for line in lines:
        if line.startswith("$ tfawg"):
            printed = str(run(*shlex.split(line)[2:], cwd=folder))
            for name, instead in called.items():
                printed = printed.replace(name, instead)
            yield f"\n{line}\n{printed}"


@pytest.mark.parametrize("session", SESSIONS, ids=lambda path: path.stem)
def test_session_is_as_recorded(session: Path, inside: Run, golden: Golden, tmp_path: Path) -> None:
    """Every command prints what its session says, on stdout and stderr, and ends with its status."""
    lines = session.read_text(encoding="utf-8").splitlines()
    name = lines[0].removeprefix("# workspace: ")
    if name == "three years":
        three_years(tmp_path)
    elif name in WORKSPACES:
        shutil.copytree(WORKSPACES[name], tmp_path / "data")

    golden(session, "".join(replayed(lines, inside, tmp_path)))


def test_sessions_are_collected() -> None:
    """There are sessions, and each has commands."""
    assert all("\n$ tfawg" in session.read_text(encoding="utf-8") for session in SESSIONS)
    assert len(SESSIONS) >= 5
