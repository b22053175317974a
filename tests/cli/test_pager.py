"""What is longer than the screen goes through a pager, for a person and nobody else."""

import sys
from pathlib import Path

import pytest

from conftest import ROOT, Run
from terminal import answered, on_a_terminal

READER = "import sys; text = sys.stdin.read(); print('READER', len(text.splitlines()))"


@pytest.fixture
def pager(tmp_path: Path) -> str:
    """A pager that only counts lines; its path holds a blank, as a folder of Windows may."""
    script = tmp_path / "my pager.py"
    script.write_text(READER, encoding="utf-8")
    return f"{sys.executable} '{script}'"


def test_a_long_result_goes_through_the_pager(pager: str) -> None:
    """The whole of it, and nothing beside."""
    status, shown = answered("rules", cwd=ROOT, answers={}, env={"PAGER": pager, "LINES": "20"})

    assert 0 == status
    assert "READER" in shown
    assert "unknown-body" not in shown


@pytest.mark.parametrize(
    ("command", "env"),
    [
        (("rules",), {"LINES": "500"}),
        (("--no-pager", "rules"), {}),
        (("rules",), {"TERM": "dumb"}),
        (("rules",), {"PAGER": ""}),
        (("rules",), {"PAGER": "cat"}),
        (("rules",), {"PAGER": "no-such-pager-anywhere"}),
        (("rules",), {"PAGER": "'never closed"}),
    ],
)
def test_nothing_is_paged_without_need(pager: str, command: tuple[str, ...], env: dict[str, str]) -> None:
    """What fits, what was asked for without, and where there is no pager that can be started."""
    status, shown = answered(*command, cwd=ROOT, answers={}, env={"PAGER": pager, "LINES": "20"} | env)

    assert 0 == status
    assert "READER" not in shown
    assert "unknown-body" in shown


def test_a_pipe_is_never_paged(pager: str, run: Run) -> None:
    """Nor a terminal that nobody types at."""
    piped = run("rules", cwd=ROOT, env={"PAGER": pager, "LINES": "20"})
    watched = on_a_terminal("rules", cwd=ROOT, columns=80, env={"PAGER": pager, "LINES": "20"})

    assert "READER" not in piped.out + watched
    assert "unknown-body" in piped.out
    assert "unknown-body" in watched


def test_the_year_stands_above_the_text_in_the_pager(tmp_path: Path) -> None:
    """Said once: before the pager it would have left the screen; without one it goes to stderr."""
    reader = tmp_path / "reader.py"
    reader.write_text("import sys\nprint('paged:', sys.stdin.read(), sep='\\n')\n", encoding="utf-8")
    pager = f"{sys.executable} {reader}"

    _, paged = answered("list", cwd=ROOT, answers={}, env={"PAGER": pager, "LINES": "20"})
    _, whole = answered("list", cwd=ROOT, answers={}, env={"PAGER": ""})

    assert paged.startswith("paged:\nfinancial year 2021/2022 (the only plan)\n")
    assert whole.startswith("financial year 2021/2022 (the only plan)\n")
    assert 1 == paged.count("financial year 2021/2022 (") == whole.count("financial year 2021/2022 (")


def test_less_is_the_pager_where_none_is_named(tmp_path: Path) -> None:
    """Told as git tells it: print what fits, keep colours, leave the text on the screen."""
    less = tmp_path / "less"
    less.write_text(f'#!{sys.executable}\nimport os, sys\nsys.stdin.read()\nprint("LESS is", os.environ["LESS"])\n')
    less.chmod(0o755)

    _, shown = answered("rules", cwd=ROOT, answers={}, env={"PATH": str(tmp_path), "LINES": "20", "PAGER": "less"})

    assert "LESS is FRX" in shown
