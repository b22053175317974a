"""The real records after a year of work: invented statuses, results, updates, an approval, amendments, narrative."""

import shutil
from pathlib import Path

from conftest import ROOT
from tfawg_cli.operations.years.frozen import digest, items
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import parts
from tfawg_cli.storage.loading import load
from tfawg_cli.storage.tree import WorkingTree

PLAN = "data/plans/2021-2022.yaml"
EDITION = "data/programme/2021-2022.yaml"
YEAR = FinancialYear(2021)

SAID = {
    "1.1.1.1": "status: in progress\nupdates:\n"
    "  - {date: 2021-10-12, by: Members, text: Four missions were contacted.}\n"
    "  - {date: 2022-03-08, by: Members, text: Two more missions were contacted.}",
    "1.1.2.3": "status: partially completed\nresult: 7 requests received | 5 met",
    "1.2.2.1": "status: completed\nresult: 14 updates",
    "1.3.1.1": "status: completed\nresult: 2 sessions\nupdates:\n  - text: Two sessions held.",
    "1.3.1.2": "status: completed\nupdates:\n  - {date: 2022-03-09, by: Secretariat, text: '*All* were <published>.'}",
    "1.4.1.1": "status: postponed",
    "1.5.2.1": "status: not started",
    "1.6.2.1": "status: discontinued",
}
"""What is recorded under some actions; of the others nobody said anything."""
NARRATIVE = """
summary: |
  The working group met **twice**. Most of the work with Members goes on.

  - The website is up to date.
recommendations: |
  1. Take note of the requests for technical assistance.
  2. Encourage Members to share their experiences.
"""
DECIDED = """
decisions:
  - {{date: 2021-03-10, by: TFAWG, session: '13', verb: endorsed}}
  - date: 2021-06-24
    by: Policy Commission
    session: '84'
    verb: approved
    frozen:
{frozen}
amendments:
  - date: 2021-12-07
    authority: PC 85
    reason: the meeting was postponed
    number: 1.3.1.1
    field: timeline
    was: 2021/2022
    now: 15th TFAWG meeting
  - date: 2021-12-07
    authority: PC 85
    reason: the Guidance is revised by the Secretariat
    number: 1.5.1
    field: timeline
    was: Ongoing activity
    now: Ongoing activity until 06/2022
"""


def make(folder: Path) -> Path:
    """Write the records into a folder and give it."""
    shutil.copytree(ROOT / "data", folder / "data")
    plan, edition = folder / PLAN, folder / EDITION
    for number, said in SAID.items():
        _change(plan, f"\n  {number}:\n", "".join(f"    {line}\n" for line in said.splitlines()))
    _change(edition, "\n          1.5.2:\n", "            report_to: [CBC, Policy Commission]\n")
    _change(edition, "\n          2.1.1:\n", "            report_to: [PTC, CBC, PC]\n")
    loaded = load(WorkingTree(folder)).workspace
    found = items(loaded.editions[YEAR], loaded.plans[YEAR])
    frozen = "\n".join(
        f"      '{number}': '{digest(number, found[number].wording)}'" for number in sorted(found, key=parts)
    )
    with plan.open("a", encoding="utf-8", newline="\n") as file:
        file.write(NARRATIVE + DECIDED.format(frozen=frozen))
    _change(plan, "14th TFAWG\n    timeline: ", "15th TFAWG meeting", old="2021/2022")
    _change(
        edition, "more accurately\n            start: 09/2014\n            timeline: Ongoing activity", " until 06/2022"
    )
    return folder


def _change(file: Path, before: str, new: str, old: str = "") -> None:
    """Write `new` behind the one place of `before`, instead of `old`."""
    text = file.read_text(encoding="utf-8")
    assert text.count(before + old) == 1
    file.write_text(text.replace(before + old, before + new), encoding="utf-8", newline="\n")
