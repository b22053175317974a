"""What all tests share: the tool run as its users run it, and workspaces to run it in."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

from generated_blocks import Grown
from tfawg_cli.cli.main import application, main

ROOT = Path(__file__).parent.parent
BASE = Path(__file__).parent / "examples" / "base"
"""A small workspace without any finding; examples are laid over it."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command did."""

    status: int
    out: str
    err: str

    def __str__(self) -> str:
        """Write it as a golden file holds it."""
        return f"{self.out}--- stderr\n{self.err}--- exit status {self.status}\n"


Run = Callable[..., Ran]
_commands = cache(application)
"""The commands, put together once: that takes three quarters of the time of a small one."""
Golden = Callable[[Path, str], None]

# A machine that is busy is no failure. Every run takes the same examples, so that a red one is never luck; with
# --hypothesis-profile=explore it looks for new ones.
settings.register_profile("same", deadline=None, derandomize=True, max_examples=60)
settings.register_profile("explore", deadline=None, derandomize=False)
settings.load_profile("same")


# Whoever starts the tests in the background lets them ignore Ctrl-C, and all that they start as well.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let golden files be written anew; read every change of them before it is committed."""
    parser.addoption("--update-golden", action="store_true", help="write golden files instead of comparing with them")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with a golden file, byte by byte; with --update-golden, write the file first."""

    def compare(file: Path, text: str) -> None:
        if request.config.getoption("update_golden"):
            file.write_text(text, encoding="utf-8", newline="\n")
        assert file.read_bytes().decode("utf-8") == text

    return compare


@pytest.fixture
def grown(request: pytest.FixtureRequest) -> Grown:
    """Compare parts of the pages in docs/ with what they must be; with --update-golden, write them first."""
    return Grown(ROOT / "docs", update=request.config.getoption("update_golden"))


def environment(changes: Mapping[str, str] | None = None, *, measured: bool = True) -> dict[str, str]:
    """Give a child process our environment, without what would change its output or ask for colour.

    With `measured` False its coverage is not measured, which would slow it down and load modules of its own.
    """
    dropped = [
        "COLUMNS",
        "FORCE_COLOR",
        "NO_COLOR",
        "TFAWG_DEBUG",
        "GIT_*",
        "PYTHON*",
        *["COVERAGE_*"] * (not measured),
    ]
    kept = {name: value for name, value in os.environ.items() if not any(fnmatchcase(name, one) for one in dropped)}
    return kept | {"PYTHONWARNINGS": "error", "PAGER": ""} | dict(changes or {})


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run `tfawg` in a process of its own, in the test's folder unless another is named."""

    def command(*arguments: str | Path, cwd: Path = tmp_path, env: Mapping[str, str] | None = None) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "tfawg_cli", *map(str, arguments)],
            cwd=cwd,
            env=environment(env),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=60,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    return command


@pytest.fixture
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `tfawg` as `run` does, but in this process: many times as fast, and blind to what a start would show."""
    monkeypatch.setattr("tfawg_cli.cli.main.application", _commands)

    def command(*arguments: str | Path, cwd: Path = tmp_path) -> Ran:
        monkeypatch.chdir(cwd)
        monkeypatch.setattr(sys, "argv", ["tfawg", *map(str, arguments)])
        status = main()
        return Ran(status, *capsys.readouterr())

    return command


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A copy of the real records to work on."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    return tmp_path


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small workspace without findings."""
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    return tmp_path
