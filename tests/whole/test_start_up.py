"""What a command loads and starts before it does its work, and how its work grows: counted, never timed."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from conftest import ROOT, Run, environment
from tfawg_cli.cli.commands import Commands

PROBE = """
import json, sys
programs = []
starts = {"subprocess.Popen", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.system"}
sys.addaudithook(lambda event, _: programs.append(event) if event in starts else None)
found = sys.argv.pop(1)
from tfawg_cli.cli.main import main
try:
    status = main()
except SystemExit as end:  # typer leaves this way when it has completed a word
    status = end.code or 0
with open(found, "w") as file:
    json.dump({"status": status, "modules": sorted(sys.modules), "programs": programs}, file)
"""
"""Runs the tool, and notes every start of a program that Python announces."""
COUNT = """
import cProfile, os, sys
found, folders = sys.argv.pop(1), sys.argv.pop(1).split(os.pathsep)
from tfawg_cli.cli.main import main
os.chdir(folders[0])
main()
with open(found, "w") as file:
    for folder in folders:
        os.chdir(folder)
        profile = cProfile.Profile()
        assert profile.runcall(main) == 0
        print(sum(function.callcount for function in profile.getstats()), file=file)
"""
"""Runs the tool once, so that nothing is left to import, and counts the calls of functions of each run after that."""

HEAVY = {"pydantic", "ruamel", "jinja2", "yaml", "rich"}
COMPLETE = {"_TFAWG_COMPLETE": "complete_bash", "COMP_WORDS": "tfawg va", "COMP_CWORD": "1"}
COMMANDS: tuple[tuple[str, ...], ...] = (
    (),
    ("overview",),
    ("list",),
    ("list", "bodies", "--format", "json"),
    ("show", "1.1.1"),
    ("diff", "2021", "2021"),
    ("validate",),
    ("validate", "--format", "json"),
    ("validate", "--format", "github"),
    ("validate", "nowhere"),
    ("rules",),
    ("rules", "unknown-body"),
    ("report",),
    ("report", "document"),
    ("report", "programme"),
    ("report", "plan"),
    ("report", "progress"),
    ("report", "progress", "--to", "PC"),
    ("report", "request", "--body", "Members"),
    ("report", "request", "--body", "Members", "--format", "csv"),
    ("report", "alignment"),
    ("report", "--all", "-o", "reports"),
    ("report", "plan", "--template"),
    ("list", "--task", "1.1"),
    ("schema",),
    ("init", "new"),
    ("mistyped",),
)
"""Every command, and ways to mistype one. New commands belong here."""


@dataclass(frozen=True, slots=True)
class Started:
    """What a command had loaded and started when it was done."""

    out: str
    status: int
    modules: set[str]
    programs: list[str]


def child(script: str, *arguments: str | Path, cwd: Path, env: Mapping[str, str] | None = None) -> str:
    """Run a script in a process of its own, its output piped, and give its stdout. It must not fail."""
    done = subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=cwd,
        env=environment(env, measured=False),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def started(workspace: Path, *command: str, env: Mapping[str, str] | None = None) -> Started:
    """Run the tool in a workspace and tell what it loaded and started."""
    found = workspace / "found.json"
    out = child(PROBE, found, *command, cwd=workspace, env=env)
    told = json.loads(found.read_text())
    return Started(out, told["status"], set(told["modules"]), told["programs"])


@pytest.mark.parametrize(
    "command",
    [
        ("--help",),
        ("--version",),
        ("list", "--help"),
        ("show", "--help"),
        ("diff", "--help"),
        ("validate", "--help"),
        ("report", "--help"),
        ("edit", "--help"),
        ("add", "--help"),
        ("update", "--help"),
    ],
    ids=" ".join,
)
def test_help_and_version_load_nothing_heavy(workspace: Path, command: tuple[str, ...]) -> None:
    """Help and version come at once: no library of the records, the templates or the terminal, and no git."""
    seen = started(workspace, *command)
    assert (0, set(), []) == (seen.status, HEAVY & seen.modules, seen.programs)


def test_help_makes_only_the_command_that_was_typed(inside: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the others it shows what they say of themselves; completion and a slip of the keys make none either."""
    made: list[str] = []
    make = Commands.__getitem__

    def noted(group: Commands, name: str) -> object:
        made.append(name)
        return make(group, name)

    monkeypatch.setattr(Commands, "__getitem__", noted)

    whole, of_reports = inside("--help"), inside("report", "--help")

    assert "carry-forward  Open the next year" in whole.out
    assert "progress   What the year came to" in of_reports.out
    assert 2 == inside("mistyped").status
    assert ["report"] == made


@pytest.mark.parametrize("to", ["plan.md", "plan.html"])
def test_only_word_files_need_the_floor_of_office_files(workspace: Path, to: str) -> None:
    """Markdown and pages are made without it."""
    seen = started(workspace, "report", "plan", "-o", to)

    assert 0 == seen.status
    assert [] == [one for one in seen.modules if one.startswith("tfawg_cli.office")]


def test_completion_loads_nothing_heavy(workspace: Path) -> None:
    """A word is completed on every press of the tab key, so nothing heavy is loaded for it."""
    seen = started(workspace, env=COMPLETE)
    assert "validate" in seen.out
    assert (0, set(), []) == (seen.status, HEAVY & seen.modules, seen.programs)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_piped_output_of_the_working_tree_needs_no_colour_and_no_git(workspace: Path, command: tuple[str, ...]) -> None:
    """A pipe shows no colour and reading writes nothing, so neither rich nor ruamel is loaded; git is not asked."""
    seen = started(workspace, *command)
    assert (set(), []) == ({"rich", "ruamel"} & seen.modules, seen.programs)


def test_stopped_before_it_has_begun_shows_no_trace(workspace: Path) -> None:
    """Ctrl-C while the modules are loaded is Ctrl-C."""
    script = "import builtins, sys; from tfawg_cli.__main__ import run\n"
    stop = "def stop(*_): raise KeyboardInterrupt\nbuiltins.__import__ = stop\n"
    left = "sys.stderr = sys.stdout\ntry: run()\nexcept SystemExit as end: print(end.code)"
    assert "stopped\n130\n" == child(script + stop + left, cwd=workspace)


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_validate_loads_no_templates(workspace: Path, form: str) -> None:
    """Validation reads and reports: it needs the models, and neither templates nor the writer of YAML."""
    seen = started(workspace, "validate", "--format", form)
    assert (0, {"pydantic", "yaml"}) == (seen.status, HEAVY & seen.modules)


def test_records_are_read_without_what_pydantic_wants_for_plugins(workspace: Path) -> None:
    """Plugins are off, so the part of the standard library that would look for them is not loaded."""
    assert not {"importlib.metadata", "email.message"} & started(workspace, "validate").modules


def test_collector_of_garbage_is_off_while_a_command_runs(workspace: Path) -> None:
    """A command is over before it would pay, and nothing is left to look through at the end."""
    script = "import atexit, gc; from tfawg_cli.__main__ import run; atexit.register({}); run()"
    told = script.format("lambda: print(gc.isenabled(), gc.get_count()[0] < gc.get_freeze_count())")
    assert "False True" == child(told, "validate", cwd=workspace).splitlines()[-1]


def test_the_list_of_reports_reads_no_records(workspace: Path) -> None:
    """`tfawg report` lists the reports without looking at a single record."""
    assert set() == HEAVY & started(workspace, "report").modules


@pytest.mark.parametrize(
    ("command", "others"),
    [
        (("list",), {"operations.sheets.outgoing", "operations.changes", "office", "yaml_text.edits"}),
        (("show", "1.1.1.1"), {"operations.comparison", "output.diff", "yaml_text.edits"}),
        (("overview",), {"operations.changes", "yaml_text.edits"}),
        (("validate",), {"operations.changes", "records.refusals", "records.translation", "storage.templates"}),
    ],
    ids=["list", "show", "overview", "validate"],  # a set has no order that two processes share
)
def test_a_command_loads_nothing_of_what_others_do(workspace: Path, command: tuple[str, ...], others: set[str]) -> None:
    """A list makes no workbook, what was never amended is compared with nothing, what is right is not told as wrong."""
    seen = started(workspace, *command)
    assert (0, set()) == (seen.status, {f"tfawg_cli.{one}" for one in others} & seen.modules)


EDIT = "edit 1.1.1.1 --result Twelve --dry-run"


Sizes = tuple[tuple[int, int], ...]
"""How many actions there are a year, and how many years."""
Calls = Callable[[str, Sizes], list[int]]


def generated(folder: Path, actions: int, years: int) -> Path:
    """Make a workspace of any size, as the benchmarks do."""
    script = ROOT / "benchmarks/generate.py"
    size = ["--actions", str(actions), "--years", str(years)]
    subprocess.run(
        [sys.executable, script, folder, *size],
        env=environment(measured=False),
        stdin=subprocess.DEVNULL,
        check=True,
        timeout=60,
    )
    return folder


@pytest.fixture(scope="session")
def calls(tmp_path_factory: pytest.TempPathFactory) -> Calls:
    """Count the calls of functions that a command makes in workspaces of some sizes; it must write nothing."""
    folder = tmp_path_factory.mktemp("generated")
    workspace = cache(lambda actions, years: generated(folder / f"{actions}x{years}", actions, years))

    @cache
    def counted(command: str, sizes: Sizes) -> list[int]:
        found, folders = folder / "found.txt", os.pathsep.join(str(workspace(*size)) for size in sizes)
        child(COUNT, found, folders, *command.split(), cwd=folder)
        return [int(line) for line in found.read_text().splitlines()]

    return counted


def test_generated_records_are_valid(tmp_path: Path, run: Run) -> None:
    """The benchmarks measure what officers have: records without a finding, approvals included."""
    ran = run("validate", "--strict", "-v", cwd=generated(tmp_path, 100, 3))
    assert (0, "no findings in 5 files\n") == (ran.status, ran.out)


ACTIONS: Sizes = ((200, 1), (400, 1), (800, 1))
TWO_YEARS: Sizes = ((200, 2), (400, 2), (800, 2))
YEARS: Sizes = ((25, 3), (25, 6), (25, 12))


@pytest.mark.parametrize(
    ("command", "sizes"),
    [
        ("validate", ACTIONS),
        ("validate", YEARS),
        ("report document", ACTIONS),
        ("report document", YEARS),
        ("report progress", ACTIONS),
        (EDIT, ACTIONS),
        ("diff 2021 2022", TWO_YEARS),
    ],
)
def test_work_grows_in_step_with_the_records(calls: Calls, command: str, sizes: Sizes) -> None:
    """Twice the records are twice the work, not four times: from the second doubling as from the first."""
    small, medium, large = calls(command, sizes)
    assert 1.9 < (large - medium) / (medium - small) < 2.1


def test_an_edit_is_little_more_work_than_validation(calls: Calls) -> None:
    """It reads the records, makes the tree of their marks, reads the changed file once more, applies the rules once.

    In time that is half as much again; in calls more, since reading makes few of them.
    """
    edit, validate = (calls(command, ACTIONS)[1] for command in (EDIT, "validate"))
    assert 1 < edit / validate < 1.8


def test_a_comparison_of_two_years_is_little_more_work_than_validation(calls: Calls) -> None:
    """Two years of which most actions differ, paired by lineage, number and text; and no item meets all others.

    In time that is a quarter more; in calls more, since reading makes few of them.
    """
    (validate,) = calls("validate", TWO_YEARS[-1:])
    assert calls("diff 2021 2022", TWO_YEARS)[-1] < 2 * validate
