"""Translations as the year turns and as numbers change."""

from pathlib import Path

import pytest

import bilingual
from conftest import Run
from tfawg_cli.operations.languages.standing import Standing, translated
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.plan import Plan
from tfawg_cli.records.programme import Programme
from tfawg_cli.records.workspace import Filed
from tfawg_cli.storage.loading import load
from tfawg_cli.storage.tree import WorkingTree


@pytest.fixture
def french(tmp_path: Path) -> Path:
    """A year in both languages."""
    bilingual.make(tmp_path)
    bilingual.speak_french(tmp_path)
    return tmp_path


def standings(folder: Path, year: int) -> list[tuple[str, Standing]]:
    """Give of a year what is not translated."""
    workspace = load(WorkingTree(folder), languages=["fr"]).workspace
    filed: list[Filed[Plan] | Filed[Programme]] = [
        workspace.plans[FinancialYear(year)],
        workspace.editions[FinancialYear(year)],
    ]
    found = [one for each in filed for one in translated(each.record, workspace.translations.get((each.file, "fr")))]
    return [
        (f"{one.piece.number} {one.piece.field}", one.standing)
        for one in found
        if one.standing is not Standing.TRANSLATED
    ]


def test_the_next_year_keeps_what_is_said_in_the_same_words(french: Path, run: Run) -> None:
    """And says how much; what the year itself said goes with it, and what became another text is stale."""
    run("-C", french, "update", "1.1.1.1", "--result", "Forty answers", "--status", "in progress")
    run("-C", french, "edit", "1.1.1.1", "--lang", "fr", "--text", "Adresser un appel")
    run("-C", french, "edit", "1.1.1.1", "--lang", "fr", "--unset", "indicator")
    run("-C", french, "edit", "1.1.1.1", "--lang", "fr", "--unset", "text")
    run("-C", french, "edit", "2021/2022", "--summary", "The group met **twice**.")
    bilingual.speak_french(french, {"1.1.1.1 text", "1.1.1.1 indicator"})
    turned = run("-C", french, "carry-forward", "2021/2022")

    assert turned.status == 0, turned
    assert "data/programme/2022-2023.fr.yaml: 26 translated texts are kept" in turned.out
    assert "data/plans/2022-2023.fr.yaml: 7 translated texts are kept; 1 more are stale" in turned.out
    assert [
        ("1.1.1.1 text", Standing.LACKING),
        ("1.1.1.1 indicator", Standing.LACKING),
        ("1.1.1.2 timeline", Standing.STALE),
    ] == standings(french, 2022)
    assert "translation-of-nothing" not in run("-C", french, "validate", "-v").out


@pytest.mark.parametrize(
    "typed",
    [
        ("renumber", "1.1.1", "1.1.2", "--shift", "--yes"),
        ("renumber", "2.1.1", "1.1.3", "--yes"),
        ("renumber", "1.1", "2.2", "--yes"),
        ("renumber", "1.1.1.2", "1.1.2.2", "--yes"),
    ],
)
def test_a_translation_goes_along_with_its_item(typed: tuple[str, ...], french: Path, run: Run) -> None:
    """Not a text of it lacks afterwards, and none is another item's."""
    done = run("-C", french, *typed)

    assert done.status == 0, done
    assert [] == standings(french, 2021)
    assert "translation-of-nothing" not in run("-C", french, "validate", "-v").out
    run("-C", french, "undo")
    assert [] == standings(french, 2021)


def test_what_moves_below_an_untranslated_parent_is_told(french: Path, run: Run) -> None:
    """It stays where it was, and validate names it."""
    edition = french / "data/programme/2021-2022.fr.yaml"
    start, _, rest = edition.read_text("utf-8").partition('  "2":\n')
    edition.write_text(start, "utf-8")
    assert run("-C", french, "renumber", "1.1.2", "2.1.2", "--yes").status == 0
    assert rest
    assert "'2.1.2' is not there" in run("-C", french, "validate", "-v").out


def test_a_new_item_makes_room_in_both_languages(french: Path, run: Run) -> None:
    """Those behind it move up."""
    words = ("Ask again", "--responsible", "Members", "--indicator", "Answers", "--timeline", "2021/2022")
    done = run("-C", french, "add", "1.1.1", *words, "--after", "1.1.1.1", "--yes")

    assert done.status == 0, done
    lacking = [("1.1.1.2 text", Standing.LACKING), ("1.1.1.2 indicator", Standing.LACKING)]
    assert lacking == standings(french, 2021)


def test_a_language_that_does_not_say_an_item_stays_as_it_is(french: Path, run: Run) -> None:
    """When it gets another number."""
    spanish = french / "data/plans/2021-2022.es.yaml"
    spanish.write_text("format: 1\nactions:\n  1.1.1.1:\n    text: Pedir\n", "utf-8")
    before = spanish.read_bytes()

    assert 0 == run("-C", french, "renumber", "2.1.1.1", "2.1.1.2", "--yes").status
    assert before == spanish.read_bytes()
