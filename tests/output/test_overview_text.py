"""The overview as text."""

from conftest import ROOT
from tfawg_cli.operations.questions.overview import overview
from tfawg_cli.output.overview_text import as_text
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.workspace import Workspace
from tfawg_cli.storage.loading import load
from tfawg_cli.storage.tree import WorkingTree


def test_a_missing_edition_is_said() -> None:
    """A plan without a Work Programme says so beside its state."""
    plans = load(WorkingTree(ROOT)).workspace.plans

    assert "; its Work Programme is missing\n" in as_text(overview(Workspace(plans=plans), FinancialYear(2021), []))
