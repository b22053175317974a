"""What a document shows of the records comes back as the same records, whatever they say."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from tfawg_cli.cli.document_forms import Said, as_named
from tfawg_cli.office.word_reading import Side, read_document
from tfawg_cli.office.word_words import words_of
from tfawg_cli.operations.reports.documents import document
from tfawg_cli.operations.reports.views import HeadView
from tfawg_cli.operations.sheets.imported import Imported, read_year, unplaced
from tfawg_cli.operations.sheets.wording import rewording
from tfawg_cli.operations.sheets.wording_read import of_document
from tfawg_cli.output.rendering import render
from tfawg_cli.records.bodies import Bodies
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.plan import Plan
from tfawg_cli.records.programme import Programme
from tfawg_cli.records.workspace import Filed, Workspace
from tfawg_cli.storage.templates import read_template

YEAR = FinancialYear.typed("2021/2022")
TEXTS = [
    "Two sessions",
    "held in March (see the minutes)",
    "(in brackets) at first",
    "- behind a dash: [linked](x) *starred* a|b <ins>",
    ": behind a colon",
    "1. 10.2 Été 2022 – “quoted”",
    "By 1 June 2022 at the latest",
    "2 of 3",
]
texts = st.sampled_from(TEXTS)
lines = st.lists(texts, min_size=1, max_size=2).map("\n".join)
days = st.dates(date(2013, 1, 1), date(2030, 1, 1))
PROGRAMME_STATUSES = st.none() | st.sampled_from(["completed", "partially completed", "inactive"])
ACTION_STATUSES = st.none() | st.sampled_from(["completed", "partially completed", "in progress"])


def without_empty(fields: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not said."""
    return {name: value for name, value in fields.items() if value is not None and value not in ((), [])}


updates = st.fixed_dictionaries(
    {"date": st.none() | days, "by": st.sampled_from([None, "Members", "TFAWG Chair"]), "text": texts}
)
actions = st.fixed_dictionaries(
    {
        "text": lines,
        "responsible": st.sampled_from([["Members"], ["WCO Secretariat (CBD)", "Members"]]),
        "indicator": lines,
        "timeline": st.none() | lines,
        "due": st.none() | days,
        "status": ACTION_STATUSES,
        "result": st.none() | texts,
        "updates": st.lists(updates, max_size=3),
    }
)


@st.composite
def states(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a status, and why it is so where there is one."""
    status = draw(PROGRAMME_STATUSES)
    return {"status": status, "reason": draw(st.none() | lines) if status else None}


sub_tasks = st.builds(
    lambda state, comments: {
        "text": "Meet",
        "strategic_codes": [],
        "objective": "Agree",
        "start": "12/2013",
        "timeline": "Ongoing",
        **state,
        "comments": comments,
    },
    states(),
    st.none() | lines,
)
titles = st.sampled_from(["TFAWG Work Programme", "WP.30 Programme of Work", "Work Programme of the Group"])


def workspace_of(title: str, task: dict[str, Any], sub_task: dict[str, Any], action: dict[str, Any]) -> Workspace:
    """Make the records of a year with one item of each kind."""
    meeting = without_empty(sub_task) | {"strategic_codes": []}
    below = {"1.1": without_empty({"text": "Position", **task, "sub_tasks": {"1.1.1": meeting}})}
    start = {"format": "1", "financial_year": "2021/2022"}
    programme = Programme.model_validate(
        start
        | {
            "title": title,
            "deliverables": {
                "1": {"text": "Analyse the TFA.", "points": ["provide (a) advice;", "report"], "tasks": below}
            },
        }
    )
    told = [without_empty(one) for one in action["updates"]]
    plan = Plan.model_validate(start | {"actions": {"1.1.1.1": without_empty(action | {"updates": told})}})
    names = ("Members", "WCO Secretariat (CBD)", "TFAWG Chair")
    bodies = Bodies.model_validate({"format": "1", "bodies": {name: {} for name in names}})
    return Workspace(
        editions={YEAR: Filed("programme.yaml", programme)},
        plans={YEAR: Filed("plan.yaml", plan)},
        bodies=Filed("bodies.yaml", bodies),
    )


def written(workspace: Workspace) -> bytes:
    """Write the document of the year for Word."""
    view = document(YEAR, workspace.editions[YEAR].record, workspace.plans[YEAR].record)
    text = render("document.md", {"view": view, "head": HeadView("", "")}, partial(read_template, ROOT))
    return bytes(as_named(text, Path("a.docx"), None, Said()))  # type: ignore[arg-type]


def read_back(content: bytes) -> Imported:
    """Import a document, and let both readers agree on it."""
    imported = read_year(read_document(content, "a.docx"), "a.docx", None, ["TFAWG Chair"])
    unplaced(imported, words_of(content, "a.docx"), {"programme": imported.programme, "plan": imported.plan})
    return imported


@given(titles, states(), sub_tasks, actions)
def test_a_document_comes_back_as_the_same_records(
    title: str, task: dict[str, Any], sub_task: dict[str, Any], action: dict[str, Any]
) -> None:
    """Every field that it shows: reasons and comments, a day by which, a result, and updates with day and body."""
    workspace = workspace_of(title, task, sub_task, action)
    imported = read_back(written(workspace))

    assert workspace.plans[YEAR].record == Plan.model_validate(imported.plan)
    assert workspace.editions[YEAR].record == Programme.model_validate(imported.programme)


@given(titles, states(), sub_tasks, actions)
def test_a_document_that_nobody_touched_changes_nothing(
    title: str, task: dict[str, Any], sub_task: dict[str, Any], action: dict[str, Any]
) -> None:
    """Also where nothing tells what it said when it went out."""
    workspace = workspace_of(title, task, sub_task, action)
    content = written(workspace)
    accepted, rejected = (read_document(content, "a.docx", side) for side in (Side.ACCEPTED, Side.REJECTED))

    revision = rewording(workspace, YEAR, of_document(accepted, rejected, "a.docx"), (), without_base=False)

    assert ({}, ()) == (dict(revision.edits), revision.remarks)
