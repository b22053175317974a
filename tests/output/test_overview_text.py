"""The overview as text."""

from conftest import ROOT
from tfawg_cli.operations.questions.overview import OpenYear, overview
from tfawg_cli.output.overview_text import as_text
from tfawg_cli.output.speech import Speech, Table
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.plan import Decision
from tfawg_cli.records.words import DecidedOn, Verb
from tfawg_cli.records.workspace import Workspace
from tfawg_cli.storage.loading import load
from tfawg_cli.storage.tree import WorkingTree


def test_a_missing_edition_is_said() -> None:
    """A plan without a Work Programme says so beside its state."""
    plans = load(WorkingTree(ROOT)).workspace.plans

    assert "; its Work Programme is missing\n" in as_text(overview(Workspace(plans=plans), FinancialYear(2021), []))


def test_decisions_and_other_open_years_are_told() -> None:
    """Who decided what, also on the report; the year after, with what waits for a person there."""
    seen = overview(load(WorkingTree(ROOT)).workspace, FinancialYear(2021), [])
    on_report = Decision(by="TFAWG", verb=Verb.AGREED, session="15", on=DecidedOn.PROGRESS_REPORT)
    years = tuple(OpenYear(f"202{n}/202{n + 1}", "draft", n - 2) for n in (2, 3, 4))
    view = seen._replace(decisions=(on_report,), also_open=years)
    open_too = "2022/2023 (draft), 2023/2024 (draft, 1 item to confirm), 2024/2025 (draft, 2 items to confirm)"

    assert f"\n  agreed by TFAWG, session 15 (progress report)\n  open as well: {open_too}\n" in as_text(view)


def test_a_language_says_none_and_one_of_something_in_one_way() -> None:
    """French has no plural of 0."""
    words = {"{n} mentions of bodies": ("{n} mention", "{n} mentions"), "none | mentions": "aucune", ": ": " : "}
    view = overview(load(WorkingTree(ROOT)).workspace, FinancialYear(2021), [])._replace(bodies=())

    assert "\n0 mention : aucune\n" in as_text(view, Speech("fr", Table(words=words)))
    assert "\n0 mentions of bodies: none\n" in as_text(view)
