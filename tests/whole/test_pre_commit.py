"""git asks before a commit: the hook that we offer to others, and those that we use, run by pre-commit itself."""

import os
import shutil
import site
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, environment
from git_repository import PINNED, Repository, repository

TOOLS = Path(sys.executable).parent
TOOL = ("src", "templates", "pyproject.toml", "README.md", "LICENSE", ".gitignore", ".pre-commit-hooks.yaml")
"""What pre-commit finds where it installs the hook from."""
OFFLINE = {
    "PIP_NO_INDEX": "1",
    "PIP_NO_DEPS": "1",
    "PIP_NO_BUILD_ISOLATION": "0",  # pip reads "no" as "do not isolate"
    "PYTHONPATH": os.pathsep.join(site.getsitepackages()),
}
"""Nothing is fetched: hatchling and what the tool depends on come from here, the tool itself is built and installed."""


def asked(folder: Path, env: dict[str, str] | None = None) -> tuple[int, str]:
    """Let pre-commit run all hooks of a repository on all its files; give its status and what it says."""
    own = {
        "PATH": f"{TOOLS}{os.pathsep}{os.environ['PATH']}",
        "PRE_COMMIT_HOME": str(folder.parent / "pre-commit"),
        "PYTHONWARNINGS": "",  # those of pip and virtualenv are not ours
    }
    done = subprocess.run(
        [TOOLS / "pre-commit", "run", "--all-files", "--color=never"],
        cwd=folder,
        env=environment({**PINNED, **own, **(env or {})}, measured=False),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        timeout=250,
    )
    return done.returncode, done.stdout.decode()


def change(made: Repository, file: str, was: str, now: str) -> None:
    """Change a file and stage it."""
    path = made.folder / file
    text = path.read_text(encoding="utf-8")
    assert was in text
    path.write_text(text.replace(was, now, 1), encoding="utf-8")
    made.git("add", "--all")


@pytest.fixture
def records(tmp_path: Path) -> Repository:
    """A repository of the real records."""
    shutil.copytree(ROOT / "data", tmp_path / "records/data")
    return repository(tmp_path / "records")


def test_the_hook_that_we_offer_installs_the_tool_and_checks_the_records(tmp_path: Path, records: Repository) -> None:
    """pre-commit builds the tool from a repository, and a commit with an error is refused with its line.

    Also where the records lie in a folder of their own: `args: [-C, records]`.
    """
    (tmp_path / "tool").mkdir()
    for part in TOOL:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, tmp_path / "tool" / part)
    revision = repository(tmp_path / "tool").commit("The tool", "2022-03-01T09:00:00")
    config = f"repos:\n- repo: ../tool\n  rev: {revision}\n  hooks:\n  - id: tfawg-validate\n"
    (records.folder / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    records.git("add", "--all")

    good = asked(records.folder, OFFLINE)
    change(records, "data/plans/2021-2022.yaml", "[Secretariat]", "[Secretariatt]")
    bad = asked(records.folder, OFFLINE)

    (records.folder / "records").mkdir()
    records.git("mv", "data", "records/data")
    (records.folder / ".pre-commit-config.yaml").write_text(f"{config}    args: [-C, records]\n", encoding="utf-8")
    records.git("add", "--all")
    below = asked(records.folder, OFFLINE)

    assert (0, True) == (good[0], "tfawg validate" in good[1] and "Passed" in good[1]), good[1]
    assert 1 == bad[0]
    assert "data/plans/2021-2022.yaml:44:19: error: unknown body 'Secretariatt' [unknown-body]" in bad[1]
    assert 1 == below[0]
    assert "data/plans/2021-2022.yaml:44:19: error: unknown body 'Secretariatt' [unknown-body]" in below[1]


def test_our_own_hooks_find_what_they_are_for(records: Repository) -> None:
    """Each hook passes on what is right and fails on what is wrong."""
    for file in (".pre-commit-config.yaml", "pyproject.toml"):
        shutil.copy(ROOT / file, records.folder)
    (records.folder / "right.py").write_text('"""Right."""\n', encoding="utf-8")
    records.git("add", "--all")

    good = asked(records.folder)
    change(records, "data/plans/2021-2022.yaml", "[Secretariat]", "[Secretariatt]")
    change(records, "right.py", "\n", "\nimport os\nx = ( 1 )\n")
    bad = asked(records.folder)

    assert (0, 3) == (good[0], good[1].count("Passed")), good[1]
    assert (1, 3) == (bad[0], bad[1].count("Failed")), bad[1]
