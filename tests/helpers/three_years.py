"""Three years of records, made by the commands from the real plan of 2021/2022: the whole cycle of the Secretariat.

What is told of the years after 2021/2022 is made up for tests, so it is made anew in a temporary git repository each
time and never committed as data.
"""

import atexit
import contextlib
import io
import os
import re
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from unittest.mock import patch

from conftest import ROOT
from git_repository import Repository, repository
from tfawg_cli.cli.main import main

NEW_PLAN = """\
strategic_plan:
  period: 2022/2025
  groups:
    "Strategic Goal (SG)": Bring Customs administrations together
    "Strategic Objectives (SOs):":
      SO1: Trade facilitation
      SO2: Revenue
    "Strategic Processes (SPs):":
      SP1: Use of technology and data
    "Learning and Development to support WCO Processes (LDs):":
      LD3: Raise profile of WCO and promote Customs role
"""
_DONE = ("1.2.2.1", "1.3.1.1", "1.4.1.2", "2.1.1.1", "4.1.1.1")
_PARTLY = ("1.1.2.3", "1.3.2.4", "1.5.2.1", "1.5.2.2", "1.6.2.1")
_GOING_ON = ("1.1.1.1", "1.1.2.1", "1.3.1.2", "1.3.2.1", "1.3.2.5", "3.1.1.1")


@dataclass(frozen=True, slots=True)
class Told:
    """What a command printed."""

    status: int
    out: str
    err: str


def typed(folder: Path, *arguments: str) -> Told:
    """Run a command in a workspace, inside this process."""
    out, err, before = io.StringIO(), io.StringIO(), Path.cwd()
    os.chdir(folder)
    try:
        with (
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
            patch.object(sys, "argv", ["tfawg", *arguments]),
        ):
            return Told(main(), out.getvalue(), err.getvalue())
    finally:
        os.chdir(before)


def must(folder: Path, *arguments: str) -> str:
    """Run a command that must succeed and give what it printed."""
    told = typed(folder, *arguments)
    assert told.status == 0, f"tfawg {' '.join(arguments)}\n{told.out}{told.err}"
    return told.out


@dataclass(frozen=True, slots=True)
class Years:
    """The story, told step by step."""

    folder: Path
    git: Repository

    def tell(self) -> None:
        """Tell all of it."""
        self.git.commit("Records of 2021/2022", "2021-09-01T09:00:00")
        self._first_year()
        self._turn_to_the_second()
        self._second_year()
        self._turn_to_the_third()
        self._third_year()

    def _do(self, *arguments: str) -> str:
        return must(self.folder, *arguments)

    def _first_year(self) -> None:
        year = ("--year", "2021/2022")
        self._do("update", "1.3.1.1", "Two break-out sessions were held.", "--date", "9/3/2022", "--by", "secretariat")
        self._do("update", "1.2.2.1", "The pages were revised in May.", "--result", "14 pages updated")
        self._statuses(year, _DONE, "completed")
        self._statuses(year, _PARTLY, "partially completed")
        self._statuses(year, _GOING_ON, "in progress")
        self._do("edit", "1.3.1.1", "--result", "2 sessions", *year)
        self._do("edit", "1.3.2.6", "--status", "discontinued", *year)
        self.git.commit("Progress of 2021/2022", "2022-01-20T09:00:00")

    def _statuses(self, year: Iterable[str], numbers: Iterable[str], status: str) -> None:
        for number in numbers:
            self._do("edit", number, "--status", status, *year)

    def _turn_to_the_second(self) -> None:
        self._do("carry-forward", "2021/2022")
        self.git.commit("Open 2022/2023", "2022-01-25T09:00:00")
        self._new_strategic_plan()
        self._do("edit", "1.1.2.3", "--year", "2022/2023", "--indicator", "Number of requests received and met")
        self._do("remove", "1.3.2.3", "--year", "2022/2023", "--yes")
        self._do("edit", "1.3.2.3", "--year", "2021/2022", "--status", "discontinued")
        responsible = ("--responsible", "WCO Secretariat", "--responsible", "Members")
        self._do(
            *("add", "1.5.1", "Revise the performance indicators", "--year", "2022/2023", *responsible),
            *("--indicator", "Indicators revised", "--timeline", "2022/2023"),
        )
        self.confirm_all("2022/2023")
        self.git.commit("Review the draft of 2022/2023", "2022-02-15T09:00:00")
        self._do("decision", "2022/2023", "endorsed", "--by", "TFAWG", "--session", "14", "--date", "9/3/2022")
        self.git.commit("Endorse 2022/2023", "2022-03-09T17:00:00")
        self._do(
            "decision", "2022/2023", "approved", "--by", "Policy Commission", "--session", "86", "--date", "22/6/2022"
        )
        self._do("decision", "2022/2023", "approved", "--by", "Council", "--date", "25/6/2022")
        self._do("close", "2021/2022")
        self.git.commit("Approve 2022/2023 and close 2021/2022", "2022-06-30T09:00:00")

    def _new_strategic_plan(self) -> None:
        """Write the plan of the new period by hand, and give the sub-tasks codes of it."""
        edition = self.folder / "data/programme/2022-2023.yaml"
        text = edition.read_text(encoding="utf-8")
        text = re.sub(r"(?ms)^strategic_plan:\n.*?\n(?=\n)", NEW_PLAN, text)
        edition.write_text(re.sub(r"strategic_codes: \[.*\]", "strategic_codes: [SO1]", text), encoding="utf-8")
        self._do("edit", "1.6.2", "--year", "2022/2023", "--strategic-code", "SO1", "--strategic-code", "SP1")

    def confirm_all(self, year: str) -> None:
        """Confirm whatever carry-forward marked."""
        item = re.compile(r"(?ms)^ +([\d.]+):\n(?:(?!^ +[\"\d][\d.]*\"?:\n).)*?^ +to_confirm:")
        for kind in ("plans", "programme"):
            file = self.folder / f"data/{kind}/{year.replace('/', '-')}.yaml"
            for number in item.findall(file.read_text(encoding="utf-8")):
                self._do("edit", number, "--confirm", "--year", year)

    def _second_year(self) -> None:
        allowed = ("--authority", "PC 87", "--reason", "the 15th meeting was postponed", "--date", "7/12/2022")
        self._do("edit", "1.4.1.1", "--timeline", "15th TFAWG meeting", *allowed)
        self._do(
            *(
                "add",
                "1.2.2",
                "Publish a newsletter",
                "--responsible",
                "Secretariat",
                "--indicator",
                "Issues published",
            ),
            *allowed,
        )
        self.git.commit("Amend 2022/2023", "2022-12-08T09:00:00")
        self._do("update", "1.1.1.1", "Contacts were made in Geneva.", "--date", "14/10/2022", "--by", "Members")
        self._do("update", "1.1.1.1", "A second round followed.", "--date", "2/2/2023", "--status", "in progress")
        self._do(
            "update", "1.1.2.3", "Nine requests came, seven were met.", "--result", "7 of 9", "--status", "completed"
        )
        self._statuses(("--year", "2022/2023"), ("1.5.1.1", "1.5.2.2"), "partially completed")
        self._do("edit", "1.5.1", "--year", "2022/2023", "--report-to", "PTC", "--report-to", "CBC")
        self.git.commit("Progress of 2022/2023", "2023-02-03T09:00:00")

    def _turn_to_the_third(self) -> None:
        self._do("carry-forward", "2022/2023")
        self.git.commit("Open 2023/2024", "2023-02-06T09:00:00")
        self._do("renumber", "1.6.2", "1.6.3", "--year", "2023/2024", "--yes")
        self._do(
            "edit",
            "1.2.1.1",
            "--year",
            "2023/2024",
            "--text",
            "Members present proposals for the communication strategy",
        )
        self.confirm_all("2023/2024")
        self.git.commit("Review the draft of 2023/2024", "2023-02-20T09:00:00")
        self._do("decision", "2023/2024", "endorsed", "--by", "TFAWG", "--session", "16", "--date", "15/3/2023")
        self._do("decision", "2023/2024", "approved", "--by", "PC", "--session", "88", "--date", "21/6/2023")
        self._do("close", "2022/2023")
        self.git.commit("Approve 2023/2024 and close 2022/2023", "2023-06-30T09:00:00")

    def _third_year(self) -> None:
        allowed = ("--authority", "PC 89", "--reason", "merged into 1.3.2.1", "--date", "25/10/2023")
        self._do("remove", "1.3.2.2", "--yes", *allowed)
        self._do("update", "1.6.3.1", "The compendium was updated.", "--date", "12/10/2023", "--status", "in progress")
        self.git.commit("Progress of 2023/2024", "2023-11-01T09:00:00")


@cache
def told_folder() -> Path:
    """Give a folder in which the story has been told; nobody writes there."""
    folder = Path(mkdtemp(prefix="tfawg-three-years-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    shutil.copytree(ROOT / "data", folder / "data")
    years = Years(folder, repository(folder))
    years.tell()
    years.git.pack()
    return folder


def three_years(folder: Path) -> Repository:
    """Put the records of three years, with their git history, into a folder."""
    shutil.copytree(told_folder(), folder, dirs_exist_ok=True)
    return Repository(folder)
