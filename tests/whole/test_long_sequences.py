"""Long sequences of commands against a plain model of the records: after each, the files say what the model says."""

import os
import shutil
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from copy import deepcopy
from io import StringIO
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from conftest import BASE
from tfawg_cli.cli.main import main
from tfawg_cli.findings import Severity
from tfawg_cli.operations.rules import check
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import parent, parts
from tfawg_cli.storage.loading import load
from tfawg_cli.storage.tree import WorkingTree

YEAR = FinancialYear(2021)
Fields = dict[str, object]
_WORDS = st.lists(
    st.sampled_from(["Members", "met.", "Nothing else.", "#3", "'so'", "2022:", "-", "é", "yes", "1.10", '"x"', "[a]"]),
    min_size=1,
    max_size=30,
).map(lambda words: "So " + " ".join(words))
_FIELDS = st.dictionaries(st.sampled_from(["text", "indicator", "timeline", "result"]), _WORDS, min_size=1)
_BODIES = st.lists(st.sampled_from(["Members", "WCO Secretariat", "Chair TFAWG"]), min_size=1, max_size=3, unique=True)
_ANY = st.integers(0, 1000)
"""Chooses one of the items that are there."""


class Commands(RuleBasedStateMachine):
    """An officer at work."""

    def __init__(self) -> None:
        super().__init__()
        self.home = Path.cwd()
        self.folder = Path(tempfile.mkdtemp(prefix="tfawg-test-"))
        shutil.copytree(BASE, self.folder, dirs_exist_ok=True)
        os.chdir(self.folder)
        self.model, self.sub_tasks = self.read()
        self.done: list[tuple[dict[str, Fields], list[str]]] = []
        self.undone: list[tuple[dict[str, Fields], list[str]]] = []

    def teardown(self) -> None:
        """Tidy up."""
        os.chdir(self.home)
        shutil.rmtree(self.folder)

    def read(self) -> tuple[dict[str, Fields], list[str]]:
        """Read what the files say."""
        loaded = load(WorkingTree(self.folder))
        findings = [*loaded.findings, *check(loaded.workspace)]
        assert [] == [finding for finding in findings if finding.severity is Severity.ERROR]
        actions = loaded.workspace.plans[YEAR].record.actions
        said = {number: action.model_dump(mode="json", exclude_defaults=True) for number, action in actions.items()}
        edition = loaded.workspace.editions[YEAR].record
        return said, sorted((number for _, number, _ in edition.sub_tasks()), key=parts)

    def run(self, *typed: str, status: int = 0) -> None:
        """Run a command; where it wrote, what the records said before is kept."""
        before = (deepcopy(self.model), list(self.sub_tasks))
        sys.argv = ["tfawg", *typed]
        said = StringIO()
        with redirect_stdout(said), redirect_stderr(said):
            assert (status, typed) == (main(), typed), said.getvalue()
        if typed[0] not in {"undo", "redo"} and "undo: tfawg undo\n" in said.getvalue():
            self.done.append(before)
            self.undone = []

    def action(self, place: int) -> str:
        """Choose an action."""
        return sorted(self.model, key=parts)[place % len(self.model)]

    def below(self, above: str) -> list[str]:
        """List the actions of a sub-task."""
        return sorted((number for number in self.model if parent(number) == above), key=parts)

    def next_number(self, above: str) -> str:
        """Give the number of a new action."""
        return f"{above}.{max((parts(number)[-1] for number in self.below(above)), default=0) + 1}"

    @initialize()
    def start(self) -> None:
        """Begin with the small workspace."""
        assert 4 == len(self.model)

    @precondition(lambda self: self.model)
    @rule(place=_ANY, fields=_FIELDS, bodies=st.none() | _BODIES)
    def edit(self, place: int, fields: dict[str, str], bodies: list[str] | None) -> None:
        """Say something else."""
        number = self.action(place)
        options = [word for name, text in fields.items() for word in (f"--{name}", text)]
        self.run("edit", number, *options, *(word for body in bodies or () for word in ("--responsible", body)))
        self.model[number] |= fields | ({"responsible": bodies} if bodies else {})

    @precondition(lambda self: self.model)
    @rule(place=_ANY)
    def unset(self, place: int) -> None:
        """Say nothing more of the timeline and the status."""
        number = self.action(place)
        self.run("edit", number, "--unset", "timeline", "--unset", "status")
        for name in ("timeline", "status"):
            self.model[number].pop(name, None)

    @precondition(lambda self: self.model)
    @rule(place=_ANY, text=_WORDS, status=st.none() | st.sampled_from(["Completed", "in-progress"]))
    def update(self, place: int, text: str, status: str | None) -> None:
        """Say what happened."""
        number = self.action(place)
        self.run("update", number, text, "--date", "8/3/2022", *(["--status", status] if status else []))
        updates = self.model[number].setdefault("updates", [])
        assert isinstance(updates, list)
        updates.append({"date": "2022-03-08", "text": text})
        if status:
            self.model[number]["status"] = status.lower().replace("-", " ")

    @rule(place=_ANY, fields=_FIELDS, bodies=_BODIES)
    def add(self, place: int, fields: dict[str, str], bodies: list[str]) -> None:
        """Add an action at the end of a sub-task."""
        above = self.sub_tasks[place % len(self.sub_tasks)]
        number = self.next_number(above)
        said = {"text": "New", "indicator": "Many"} | fields
        options = [word for name, text in said.items() if name != "text" for word in (f"--{name}", text)]
        self.run("add", above, said["text"], *options, *(word for body in bodies for word in ("--responsible", body)))
        self.model[number] = said | {"responsible": bodies}

    @precondition(lambda self: self.model)
    @rule(place=_ANY)
    def add_after(self, place: int) -> None:
        """Add an action behind another; those behind it make room."""
        after = self.action(place)
        above, part = parent(after), parts(after)[-1] + 1
        fields = ("--responsible", "Members", "--indicator", "Many")
        self.run("add", above, "Between", "--after", after, *fields, "--yes")
        moved = {}
        while (number := f"{above}.{part}") in self.model:
            part += 1
            moved[number] = f"{above}.{part}"
        self.rename(moved)
        self.model[f"{above}.{parts(after)[-1] + 1}"] = {
            "text": "Between",
            "responsible": ["Members"],
            "indicator": "Many",
        }

    @precondition(lambda self: self.model)
    @rule(place=_ANY)
    def remove(self, place: int) -> None:
        """Take an action out."""
        number = self.action(place)
        self.run("remove", number, "--yes")
        del self.model[number]

    @precondition(lambda self: self.model)
    @rule(place=_ANY, other=_ANY)
    def move(self, place: int, other: int) -> None:
        """Give an action a free number below any sub-task."""
        number = self.action(place)
        new = self.next_number(self.sub_tasks[other % len(self.sub_tasks)])
        self.run("renumber", number, new, "--yes")
        self.rename({number: new})

    @rule(place=_ANY, other=_ANY)
    def move_sub_task(self, place: int, other: int) -> None:
        """Give a sub-task a free number below any task; its actions go along, in the other file."""
        old = self.sub_tasks[place % len(self.sub_tasks)]
        above = parent(self.sub_tasks[other % len(self.sub_tasks)])
        taken = [parts(number)[-1] for number in self.sub_tasks if parent(number) == above]
        new = f"{above}.{max(taken) + 1}"
        self.run("renumber", old, new, "--yes")
        self.sub_tasks = sorted([*(number for number in self.sub_tasks if number != old), new], key=parts)
        self.rename({number: new + number[len(old) :] for number in self.below(old)})

    def rename(self, table: dict[str, str]) -> None:
        """Give actions of the model other numbers."""
        self.model = {table.get(number, number): fields for number, fields in self.model.items()}

    @precondition(lambda self: self.done)
    @rule()
    def take_back(self) -> None:
        """Take back the last change that is still there."""
        self.run("undo")
        self.undone.append((self.model, self.sub_tasks))
        self.model, self.sub_tasks = self.done.pop()

    @precondition(lambda self: self.undone)
    @rule()
    def write_again(self) -> None:
        """Write again what was taken back last."""
        self.run("redo")
        self.done.append((self.model, self.sub_tasks))
        self.model, self.sub_tasks = self.undone.pop()

    @invariant()
    def the_files_say_what_the_model_says(self) -> None:
        """Every field of every action, and the numbers of the sub-tasks."""
        assert (self.model, self.sub_tasks) == self.read()


TestCommands = Commands.TestCase
TestCommands.settings = settings(max_examples=6, stateful_step_count=15, deadline=None)
