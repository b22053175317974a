"""All years read in turn: what is held of them, what is told of errors, and one file once again."""

import shutil
from pathlib import Path

import pytest

from conftest import BASE
from tfawg_cli.cli.reading_records import Records
from tfawg_cli.cli.years_in_turn import read_in_turn
from tfawg_cli.findings import RecordsHaveErrorsError
from tfawg_cli.operations.years.traces import Trace
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.storage.loading import load
from tfawg_cli.storage.tree import WorkingTree

PLAN = "data/plans/2021-2022.yaml"
NEXT = "data/plans/2022-2023.yaml"
FRENCH = "data/plans/2022-2023.FR.yaml"
YEAR = FinancialYear(2022)


@pytest.fixture
def two_years(small: Path) -> Path:
    """The small workspace with a second plan, of which a little is said in French."""
    text = (BASE / PLAN).read_text(encoding="utf-8").replace("2021/2022", "2022/2023")
    (small / NEXT).write_text(text, encoding="utf-8")
    (small / FRENCH).write_text("format: 1\nactions: {}\n", encoding="utf-8")
    return small


def test_of_each_plan_traces_are_held(two_years: Path) -> None:
    """Whatever the number of years, no text and no words of a plan are kept; the editions are."""
    held = read_in_turn(two_years, WorkingTree(two_years), ()).records.loaded

    plans = held.workspace.plans
    assert {FinancialYear(2021), YEAR} == plans.keys()
    assert all(isinstance(action, Trace) for plan in plans.values() for action in plan.record.actions.values())
    assert {PLAN, NEXT} == {file for file, text in held.texts.items() if not text.text}


def test_a_translation_is_read_for_whom_it_is_asked(two_years: Path) -> None:
    """It is none of the files otherwise."""
    tree = WorkingTree(two_years)

    assert FRENCH not in read_in_turn(two_years, tree, ()).records.loaded.texts
    assert FRENCH in read_in_turn(two_years, tree, ("fr",)).records.loaded.texts


def test_one_file_is_read_again_as_a_whole(two_years: Path) -> None:
    """With its translation; one that is not there says nothing, one that became wrong stops the command."""
    years = read_in_turn(two_years, WorkingTree(two_years), ("fr",))

    assert load(WorkingTree(two_years)).workspace.plans[YEAR] == years.whole(NEXT).plans[YEAR]
    assert {(NEXT, "fr")} == years.whole(NEXT).translations.keys()
    assert not years.whole("data/plans/2031-2032.yaml").plans
    (two_years / NEXT).write_text("format: [", encoding="utf-8")
    with pytest.raises(RecordsHaveErrorsError):
        years.whole(NEXT)


def test_all_errors_are_told_as_of_records_that_are_held(two_years: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of every plan, each in its line."""
    for file in (PLAN, NEXT):
        text = (two_years / file).read_text(encoding="utf-8")
        (two_years / file).write_text(text.replace("indicator:", "indicater:", 1), encoding="utf-8")
    (two_years / "data/programme/bodies.yaml").write_text("format: 1\nbodies: [", encoding="utf-8")
    tree = WorkingTree(two_years)
    with pytest.raises(RecordsHaveErrorsError):
        Records(two_years, load(tree)).need_readable()
    held = capsys.readouterr().err

    with pytest.raises(RecordsHaveErrorsError):
        read_in_turn(two_years, tree, ())

    assert held == capsys.readouterr().err
    assert f"{NEXT}:" in held


def test_a_warning_stops_nothing(two_years: Path) -> None:
    """Nor does an error of what lies where no record is."""
    (two_years / "data/plans/notes.yaml").write_text("a: 1\n", encoding="utf-8")
    shutil.copy(two_years / NEXT, two_years / "data/plans/.2022-2023.yaml.1a.tmp")

    found = read_in_turn(two_years, WorkingTree(two_years), ()).records.loaded.findings

    assert {"stray-file", "left-over"} == {finding.rule for finding in found}
