"""Repositories that want to be obeyed, branches that are merged, and writes that fail at every step."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

from conftest import BASE, ROOT
from git_repository import Repository, repository
from small_records import PLAN
from tally import Tally, typed
from tfawg_cli.storage.loading import load
from tfawg_cli.storage.tree import WorkingTree

_PROGRAMS = """
core.fsmonitor core.pager core.editor core.sshCommand core.askPass core.hooksPath core.gitProxy
core.alternateRefsCommand diff.external diff.x.textconv diff.x.command filter.x.clean filter.x.smudge
filter.x.process merge.x.driver pager.list pager.ls-tree pager.rev-list pager.cat-file pager.rev-parse
alias.rev-parse alias.ls-tree alias.cat-file alias.rev-list sequence.editor gpg.program gpg.ssh.program
gpg.x509.program credential.helper interactive.diffFilter uploadpack.packObjectsHook remote.origin.uploadpack
remote.origin.receivepack browser.x.cmd man.x.cmd help.browser difftool.x.cmd mergetool.x.cmd
trailer.x.command tar.x.command sendemail.smtpserver submodule.x.update receive.procReceiveRefs
log.showSignature init.templateDir include.path ssh.variant web.browser instaweb.browser
"""
"""What a configuration may name a program for."""
_READING = (
    ("validate",),
    ("list", "--at", "HEAD"),
    ("diff", "HEAD~1", "--format", "json"),
    ("history", "1.1.1.1"),
    ("report", "plan", "--stamp"),
)
_DEEDS = (
    ("edit", "{n}", "--indicator", "Another {w}"),
    ("update", "{n}", "It was done {w}.", "--status", "completed"),
    ("remove", "{n}", "--yes"),
    ("renumber", "{n}", "{s}.{k}", "--yes"),
    ("add", "{s}", "Do {w}", "--responsible", "Members", "--indicator", "It is done"),
)
_WRITES = (
    ("edit", "1.1.1.1", "--timeline", "June 2022"),
    ("renumber", "1.1.1", "1.1.9", "--yes"),
    ("carry-forward", "2021/2022"),
    ("remove", "1.1.2.1", "--yes"),
    ("add", "1.1.1", "Write letters", "--responsible", "Members", "--indicator", "Letters sent"),
)


def configurations() -> Iterator[Tally]:
    """Let a repository's configuration and attributes name programs: none of them may run."""
    tally = Tally("configurations that name programs")
    with tempfile.TemporaryDirectory() as name:
        clone, canary = _clone(Path(name) / "work"), Path(name) / "ran"
        program = Path(name) / "program"
        program.write_text(f"#!/bin/sh\ntouch {canary}\ncat\n")
        program.chmod(0o755)
        (clone.folder / ".gitattributes").write_text("* diff=x filter=x merge=x\n")
        clone.commit("Second", "2021-09-02T12:00:00")
        config = clone.folder / ".git" / "config"
        right = config.read_bytes()
        for key in _PROGRAMS.split():
            clone.git("config", key, str(program))
            for words in _READING:
                ran = typed(clone.folder, *words)
                tally.check(ran.is_in_words and not canary.exists(), f"{key}: {' '.join(words)}: {ran.err}")
                canary.unlink(missing_ok=True)
            config.write_bytes(right)  # git could not, where it stumbles over the key
    yield tally


def merges(seeds: range) -> Iterator[Tally]:
    """Merge random pairs of branches; what git merges cleanly is right, or found wrong."""
    tally = Tally("merged pairs of branches")
    with tempfile.TemporaryDirectory() as name:
        clone = _clone(Path(name) / "work")
        base = clone.git("rev-parse", "HEAD")
        for seed in seeds:
            lot = Random(seed)  # noqa: S311 - it need not be a secret
            sides = [_branch(clone, base, side, lot) for side in ("ours", "theirs")]
            try:
                clone.git("merge", "--quiet", "--no-edit", "ours")
            except subprocess.CalledProcessError:
                clone.git("reset", "--quiet", "--hard")
                continue
            ran = typed(clone.folder, "validate")
            wrong = "" if ran.status else _lost_or_doubled(clone.folder, sides)
            tally.check(ran.is_in_words and not wrong, f"merge, seed {seed}: {wrong}{ran.err}")
    yield tally


def _branch(clone: Repository, base: str, side: str, lot: Random) -> dict[str, str]:
    """Do something on a branch of its own; gives the text of each action there."""
    clone.git("checkout", "--quiet", "--force", "-B", side, base)
    for number in range(lot.randint(1, 2)):
        action = lot.choice(sorted(_texts(clone.folder)))
        names = {"n": action, "s": action.rpartition(".")[0], "k": lot.randint(1, 6), "w": f"{side} {number}"}
        typed(clone.folder, *(word.format(**names) for word in lot.choice(_DEEDS)))
    clone.commit(side, "2021-10-01T12:00:00")
    return _texts(clone.folder)


def _texts(folder: Path) -> dict[str, str]:
    plan = load(WorkingTree(folder)).workspace.plans
    return {number: action.text for filed in plan.values() for number, action in filed.record.actions.items()}


def _lost_or_doubled(folder: Path, sides: list[dict[str, str]]) -> str:
    """Say what a merge that was found right lost of what both sides have, or has twice."""
    merged = list(_texts(folder).values())
    both = set(sides[0].values()) & set(sides[1].values())
    return " ".join(
        [*(f"lost {one}" for one in both - set(merged)), *(f"twice {a}" for a, b in pairwise(sorted(merged)) if a == b)]
    )


def faults(how: str) -> Iterator[Tally]:
    """Stop every write, every `undo` and every `redo` at every step, by a kill or by a fault of the disk."""
    writes, back = Tally("writes that were killed or failed at a step"), Tally("undo and redo, in the same way")
    for words in _WRITES:
        for typed_before in ((words,), (words, ("undo",)), (words, ("undo",), ("redo",))):
            tally = writes if len(typed_before) == 1 else back
            for stop in _stops(how, typed_before):
                told = ", then ".join(map(" ".join, typed_before))
                tally.check(
                    _is_whole(how, stop, is_undo=len(typed_before) == _UNDO), f"{how} at {stop['step']}: {told}"
                )
    yield from (writes, back)


_UNDO = 2
"""Commands where the last one takes back what the first one wrote."""


def _is_whole(how: str, stop: dict[str, Any], *, is_undo: bool) -> bool:
    """Tell whether the records are the old ones or the new ones, or both `undo` and `redo` make them whole."""
    before, after, left = stop["first"], stop["last"], _records(stop["left"])
    if how != "SIGKILL":
        return left in (before, after) and (left == after) == (stop["status"] == 0)
    back, forth = _records(stop["undone"]), _records(stop["redone"])
    return left in (before, after) or (back, forth) == ((after, before) if is_undo else (before, after))


def _records(files: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in files.items() if name.endswith(".yaml")}


def _stops(how: str, typed_before: tuple[tuple[str, ...], ...]) -> Iterator[dict[str, Any]]:
    """Type some commands, and stop the last one at each of its steps: tests/helpers/interruptions.py, which forks."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "first"
        shutil.copytree(BASE, folder)
        for words in typed_before[:-1]:
            typed(folder, *words)
        data = folder / "data"
        first = {path.relative_to(data).as_posix(): path.read_text("utf-8") for path in data.rglob("*.yaml")}
        folders = (str(folder), str(Path(name) / "copy"), ".")
        command = [sys.executable, str(ROOT / "tests/helpers/interruptions.py"), how, *folders, *typed_before[-1]]
        stops = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    for stop in stops:
        yield {**stop, "first": first, "last": _records(stops[-1]["left"])}


def _clone(folder: Path) -> Repository:
    """The small workspace with one commit, and one before it."""
    shutil.copytree(BASE, folder)
    clone = repository(folder)
    clone.commit("First", "2021-08-31T12:00:00")
    plan = folder / PLAN
    plan.write_text(plan.read_text("utf-8").replace("Two experiences", "Three experiences"), encoding="utf-8")
    clone.commit("Second", "2021-09-01T12:00:00")
    return clone
