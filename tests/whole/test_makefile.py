"""`make report` and `make test` end with one line: all is well, or what is not."""

import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import ROOT, environment

PROGRAMS = ("tfawg", "ruff", "mypy", "lint-imports", "coverage", "pytest", "python")
pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="there is no make here")


def made(folder: Path, target: str, *failing: str) -> subprocess.CompletedProcess[str]:
    """Run a target with programs that do nothing, of which some fail."""
    (folder / "bin").mkdir()
    for name in PROGRAMS:
        program = folder / "bin" / name
        program.write_text(f"#!/bin/sh\nexit {1 if name in failing else 0}\n", encoding="utf-8")
        program.chmod(0o755)
    for name in ("ready", "ready-dev", "ready-node"):
        (folder / name).touch()
    command = ["make", "--silent", f"VENV={folder}", target]
    return subprocess.run(
        command,
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("target", ["report", "test"])
def test_the_last_line_says_that_all_is_well(target: str, tmp_path: Path) -> None:
    """Where every step was."""
    ran = made(tmp_path, target)

    assert (0, "") == (ran.returncode, ran.stderr)
    assert ran.stdout.splitlines()[-1].startswith("All is well: ")
    assert "actionlint" not in ran.stdout


@pytest.mark.parametrize(("target", "failing"), [("report", "tfawg"), ("test", "mypy"), ("test", "coverage")])
def test_the_last_line_says_what_is_not_well(target: str, failing: str, tmp_path: Path) -> None:
    """The step that failed; those behind it are not run."""
    ran = made(tmp_path, target, failing)

    assert (2, False) == (ran.returncode, "All is well" in ran.stdout)
    assert ran.stderr.startswith(f"NOT WELL: {tmp_path}/bin/{failing} ".rstrip())
    assert ran.stdout.splitlines()[-1].startswith(f"{tmp_path}/bin/{failing}")
