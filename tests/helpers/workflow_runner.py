"""Run the steps of a workflow as GitHub's runner does: each script by `bash -e`, with a file for the summary."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from conftest import environment

_EXPRESSION = re.compile(r"\$\{\{ (.*?) \}\}")
BASE = "github.event_name == 'push' && github.event.before || 'HEAD^1'"
"""The expression that names what a change is compared with."""
_NEW_BRANCH = "!github.event.created"


@dataclass(frozen=True, slots=True)
class Step:
    """A step that runs a script."""

    name: str
    run: str
    condition: str
    env: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Done:
    """What a step did."""

    status: int
    log: str


def read_workflow(path: Path) -> Any:  # noqa: ANN401 - a workflow is what YAML holds
    """Read a workflow; `on` is the text that GitHub reads, no yes."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - every scalar stays text


def checks(path: Path) -> list[Step]:
    """List the steps behind the installation of the tool."""
    steps = read_workflow(path)["jobs"]["records"]["steps"]
    (installed,) = (at for at, step in enumerate(steps) if step.get("id") == "tool")
    return [Step(s["name"], s["run"], s.get("if", ""), s.get("env", {})) for s in steps[installed + 1 :] if "run" in s]


def run_checks(workflow: Path, repository: Path, event: Mapping[str, str]) -> tuple[dict[str, Done], str]:
    """Run the checks of a workflow in a repository, whatever the ones before them said, as the workflow asks.

    Args:
        workflow: the workflow's file.
        repository: the checkout.
        event: what the event gives for each expression; one that is missing is an error.

    Returns:
        What each step did, by its first word, and the summary.

    """
    summary = repository.parent / f"{repository.name}.summary.md"
    summary.touch()
    done = {}
    for step in checks(workflow):
        if _NEW_BRANCH in step.condition and event.get("github.event.created") == "true":
            continue
        own = {name: _EXPRESSION.sub(lambda match: event[match[1]], value) for name, value in step.env.items()}
        done[step.run.split()[1]] = _run(step.run, repository, {**own, "GITHUB_STEP_SUMMARY": str(summary)})
    return done, summary.read_text(encoding="utf-8")


def _run(script: str, repository: Path, env: Mapping[str, str]) -> Done:
    """Run one script; stdout and stderr are one log."""
    file = repository.parent / "step.sh"
    file.write_text(script, encoding="utf-8")
    here = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(repository.parent),
        "CI": "true",
        "GITHUB_ACTIONS": "true",
    }
    ran = subprocess.run(
        ["bash", "-e", file],
        cwd=repository,
        env=environment({**here, **env}, measured=False),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        timeout=60,
    )
    return Done(ran.returncode, ran.stdout.decode())
