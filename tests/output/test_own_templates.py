"""Templates of a workspace's own: what stops one that would never end."""

import sys
from functools import partial
from pathlib import Path

import pytest

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.reports.views import Narrative
from tfawg_cli.output import own_templates as apart
from tfawg_cli.output.own_templates import render_apart
from tfawg_cli.storage.templates import read_template

VIEWS = {"view": Narrative("a **bold** word")}


def rendered(folder: Path, source: str) -> str:
    """Render a template of the workspace in `folder`."""
    (folder / "templates").mkdir()
    (folder / "templates/plan.md").write_text(source, encoding="utf-8")
    return render_apart("plan.md", VIEWS, partial(read_template, folder))


def test_a_template_renders_as_it_does_within_the_tool(tmp_path: Path) -> None:
    """With the tables of the tool, in any language."""
    source = "{% import '_tables.md' as tables %}{{ view }} é {{ tables.lines(['a | b', 'c']) }}"

    assert "a **bold** word é a \\| b<br>c\n" == rendered(tmp_path, source)


def test_a_fault_names_template_and_line(tmp_path: Path) -> None:
    """The other process passes it on."""
    with pytest.raises(CannotGoOnError, match=r"^templates/plan\.md:2: ") as fault:
        rendered(tmp_path, "one\n{{ view.gone }}")

    assert "correct this line of the template; nothing was written" == fault.value.hint


@pytest.mark.parametrize(
    "source",
    [
        "\n{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "\n{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    ],
    ids=["loop", "endless macro"],
)
def test_a_loop_that_never_ends_is_stopped_at_its_line(
    tmp_path: Path, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """CI does not hang, and the officer is told where."""
    monkeypatch.setattr(apart, "SECONDS", 1)
    monkeypatch.setattr(apart, "_GRACE", 60)  # where a machine is busy, a process begins late

    with pytest.raises(CannotGoOnError, match=r"^templates/plan\.md:2: (it takes too long|maximum recursion)"):
        rendered(tmp_path, source)


def test_a_number_that_grows_too_large_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python cannot be interrupted there, so the process is ended from outside."""
    monkeypatch.setattr(apart, "SECONDS", 0.5)
    monkeypatch.setattr(apart, "_GRACE", 0.5)

    with pytest.raises(CannotGoOnError, match=r"^templates/plan\.md: it took more than 0.5 seconds, or more memory"):
        rendered(tmp_path, "{{ 9 ** (9 ** 9) }}")


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux")
def test_a_text_that_fills_the_memory_is_stopped(tmp_path: Path) -> None:
    """At its line."""
    with pytest.raises(CannotGoOnError, match=r"^templates/plan\.md:2: it needs too much memory"):
        rendered(tmp_path, "\n{{ view.text * 90000000 }}")


def test_neither_folder_nor_environment_is_imported_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file jinja2.py in a workspace is not run, nor what Python would load unasked."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    for name in ("jinja2.py", "sitecustomize.py"):
        (tmp_path / name).write_text("print('ran')", encoding="utf-8")

    assert "x\n" == rendered(tmp_path, "x")
