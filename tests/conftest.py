"""What all tests share: the tool run as its users run it, and workspaces to run it in."""

import gc
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from generated_blocks import Grown
from tfawg_cli.cli.commands import Commands
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
_program = cache(application)
_make = Commands.__getitem__
_made: dict[tuple[Callable[..., object], str], Any] = {}
"""The program and its commands, put together once: that takes three quarters of the time of a small one."""
Golden = Callable[[Path, str], None]

# A machine that is busy is no failure. Every run takes the same examples, so that a red one is never luck; with
# --hypothesis-profile=explore it looks for new ones.
BUSY = [HealthCheck.too_slow]
settings.register_profile("same", deadline=None, derandomize=True, max_examples=60, suppress_health_check=BUSY)
settings.register_profile("explore", deadline=None, derandomize=False, suppress_health_check=BUSY)
settings.load_profile("same")


# Whoever starts the tests in the background lets them ignore Ctrl-C, and all that they start as well.
signal.signal(signal.SIGINT, signal.default_int_handler)

KEPT = (
    *("PATH", "LD_LIBRARY_PATH", "DYLD_*", "TMPDIR", "TEMP", "TMP"),
    *("SYSTEM*", "WINDIR", "COMSPEC", "PATHEXT", "PROGRAM*", "*APPDATA", "USERPROFILE", "PROCESSOR_*"),  # of Windows
    *("COVERAGE_*", "PYTEST_*", "TFAWG_TESTS_*"),
)
"""What the tests, and all that they start, know of the environment. Whatever else somebody has set (colours, an editor,
a locale, a day that all files shall have) is theirs: it would change what is printed, and some of it wait for a key."""


def pytest_configure(config: pytest.Config) -> None:
    """Forget whose machine this is; the home is one of our own, in which git finds no wishes and trusts no folder."""
    if any((above / ".git").exists() for above in Path(tempfile.gettempdir(), "tests").resolve().parents):
        # What happens outside of a repository is not to be seen inside the one that temporary files lie in.
        tempfile.tempdir = None
        for name in ("TMPDIR", "TEMP", "TMP"):
            os.environ.pop(name, None)
    home = tempfile.TemporaryDirectory(prefix="tfawg-home-")
    config.add_cleanup(home.cleanup)
    Path(home.name, ".gitconfig").write_text("[safe]\n\tdirectory =\n", encoding="utf-8")
    for name in [name for name in os.environ if not any(fnmatchcase(name, one) for one in KEPT)]:
        del os.environ[name]
    os.environ["HOME"] = home.name


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let golden files be written anew; read every change of them before it is committed."""
    parser.addoption("--update-golden", action="store_true", help="write golden files instead of comparing with them")


def pytest_collection_finish() -> None:
    """Let the collector of garbage pass over what stays until the end: thousands of tests, and all that they import."""
    gc.collect()
    gc.freeze()


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
    """Give a child process our environment.

    With `measured` False its coverage is not measured, which would slow it down and load modules of its own.
    """
    kept = {name: value for name, value in os.environ.items() if measured or not name.startswith("COVERAGE_")}
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


def _command(commands: Commands, name: str) -> Any:  # noqa: ANN401 - typer publishes no type for a finished command
    """Give a command, made when it is first looked up."""
    key = commands.group.start, name
    if key not in _made:
        _made[key] = _make(commands, name)
    return _made[key]


@pytest.fixture(scope="session", autouse=True)
def made_once() -> Iterator[None]:
    """Let all that runs `tfawg` in this process share the program, and wait for no disk: nobody cuts the power here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tfawg_cli.cli.main.application", _program)
        patch.setattr(Commands, "__getitem__", _command)
        patch.setattr("os.fsync", lambda _: None)
        yield


@pytest.fixture
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `tfawg` as `run` does, but in this process: many times as fast, and blind to what a start would show."""

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
def closed(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Let the system refuse to list a folder, whoever asks: who may do all things, rights do not hinder."""
    listed = os.scandir

    def close(folder: Path) -> None:
        def scandir(path: Path) -> object:
            if Path(path) == folder:
                raise PermissionError(13, "Permission denied", str(path))
            return listed(path)

        monkeypatch.setattr(os, "scandir", scandir)

    return close


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small workspace without findings."""
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    return tmp_path
