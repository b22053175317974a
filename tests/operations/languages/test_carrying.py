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


def test_the_next_year_keeps_what_is_said_in_the_same_words(french: Path, inside: Run) -> None:
    """And says how much; what the year itself said goes with it, and what became another text is stale."""
    inside("-C", french, "update", "1.1.1.1", "--result", "Forty answers", "--status", "in progress")
    inside("-C", french, "edit", "1.1.1.1", "--lang", "fr", "--text", "Adresser un appel")
    inside("-C", french, "edit", "1.1.1.1", "--lang", "fr", "--unset", "indicator")
    inside("-C", french, "edit", "1.1.1.1", "--lang", "fr", "--unset", "text")
    inside("-C", french, "edit", "2021/2022", "--summary", "The group met **twice**.")
    bilingual.speak_french(french, {"1.1.1.1 text", "1.1.1.1 indicator"})
    turned = inside("-C", french, "carry-forward", "2021/2022")

    assert turned.status == 0, turned
    assert "data/programme/2022-2023.fr.yaml: 26 translated texts are kept" in turned.out
    assert "data/plans/2022-2023.fr.yaml: 7 translated texts are kept; 1 more are stale" in turned.out
    assert [
        ("1.1.1.1 text", Standing.LACKING),
        ("1.1.1.1 indicator", Standing.LACKING),
        ("1.1.1.2 timeline", Standing.STALE),
    ] == standings(french, 2022)
    assert "translation-of-nothing" not in inside("-C", french, "validate", "-v").out


@pytest.mark.parametrize(
    "typed",
    [
        ("renumber", "1.1.1", "1.1.2", "--shift", "--yes"),
        ("renumber", "2.1.1", "1.1.3", "--yes"),
        ("renumber", "1.1", "2.2", "--yes"),
        ("renumber", "1.1.1.2", "1.1.2.2", "--yes"),
    ],
)
def test_a_translation_goes_along_with_its_item(typed: tuple[str, ...], french: Path, inside: Run) -> None:
    """Not a text of it lacks afterwards, and none is another item's."""
    done = inside("-C", french, *typed)

    assert done.status == 0, done
    assert [] == standings(french, 2021)
    assert "translation-of-nothing" not in inside("-C", french, "validate", "-v").out
    inside("-C", french, "undo")
    assert [] == standings(french, 2021)


@pytest.mark.parametrize("behind", ['  "2":\n', '    tasks:\n      "2.1":\n'])
def test_what_moves_below_an_untranslated_parent_stands_there(behind: str, french: Path, inside: Run) -> None:
    """The parent is named for it."""
    edition = french / "data/programme/2021-2022.fr.yaml"
    start, _, rest = edition.read_text("utf-8").rpartition(behind)
    edition.write_text(start, "utf-8")
    assert inside("-C", french, "renumber", "1.1.2", "2.1.2", "--yes").status == 0
    assert rest
    assert "translation-of-nothing" not in inside("-C", french, "validate", "-v").out
    assert not [number for number, _ in standings(french, 2021) if number.startswith("2.1.2 ")]


AGAIN = ("Ask again", "--responsible", "Members", "--indicator", "Answers", "--timeline", "2021/2022")


def test_a_new_item_makes_room_in_both_languages(french: Path, inside: Run) -> None:
    """Those behind it move up."""
    done = inside("-C", french, "add", "1.1.1", *AGAIN, "--after", "1.1.1.1", "--yes")

    assert done.status == 0, done
    lacking = [("1.1.1.2 text", Standing.LACKING), ("1.1.1.2 indicator", Standing.LACKING)]
    assert lacking == standings(french, 2021)


def test_a_language_that_does_not_say_an_item_stays_as_it_is(french: Path, inside: Run) -> None:
    """When it gets another number, or goes."""
    spanish = french / "data/plans/2021-2022.es.yaml"
    spanish.write_text("format: 1\nactions:\n  1.1.1.1:\n    text: Pedir\n", "utf-8")
    before = spanish.read_bytes()

    assert 0 == inside("-C", french, "renumber", "2.1.1.1", "2.1.1.2", "--yes").status
    assert 0 == inside("-C", french, "remove", "2.1.1.2", "--yes").status
    assert before == spanish.read_bytes()


def held(folder: Path) -> dict[str, bytes]:
    """Give all records, byte for byte."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted((folder / "data").rglob("*.yaml"))}


def without_deliverable_2(folder: Path) -> None:
    """Take away all that is French of a key deliverable, and the actions of it."""
    for file, start in (("programme", '  "2":\n'), ("plans", "  2.1.1.1:\n")):
        french = folder / f"data/{file}/2021-2022.fr.yaml"
        kept, _, rest = french.read_text("utf-8").partition(start)
        assert rest
        french.write_text(kept, "utf-8")


@pytest.mark.parametrize(
    ("one", "other", "lacks"),
    [
        ("1.1.1", "1.1.2", ""),
        ("1.1", "2.1", ""),
        ("1", "2", ""),
        ("1.1.1.1", "2.1.1.1", "2"),
        ("1.1.1", "2.1.1", "2"),
        ("1", "2", "2"),
    ],
)
def test_two_items_that_change_their_numbers_keep_their_words(
    one: str, other: str, lacks: str, french: Path, inside: Run
) -> None:
    """Also where only one of them is translated: what was said of no item before is said of none then."""
    if lacks:
        without_deliverable_2(french)
    before, lacking = held(french), len(standings(french, 2021))
    done = inside("-C", french, "renumber", one, other, "--swap", "--yes")

    assert done.status == 0, done
    assert {Standing.LACKING} >= {standing for _, standing in standings(french, 2021)}
    assert lacking == len(standings(french, 2021))
    assert "translation-of-nothing" not in inside("-C", french, "validate", "-v").out
    inside("-C", french, "undo")
    assert before == held(french)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (("renumber", "1.1.1.1", "1.1.1.7"), "carried_from: 2021/2022 1.1.1.7"),
        (("renumber", "1.1.1.1", "1.1.1.2", "--swap"), "carried_from: 2021/2022 1.1.1.2"),
        (("renumber", "1.1.1.1", "1.1.1.2", "--shift"), "carried_from: 2021/2022 1.1.1.3"),
        (("add", "1.1.1", *AGAIN, "--after", "1.1.1.1"), "carried_from: 2021/2022 1.1.1.3"),
        (("renumber", "1.1.1", "1.1.7"), "formerly: 1.1.7"),
        (("renumber", "1.1.1", "1.1.2", "--swap"), "formerly: 1.1.2"),
        (("renumber", "1.1.1", "1.1.2", "--shift"), "formerly: 1.1.3"),
        (("renumber", "2.1", "1.2"), "formerly: 1.2"),
    ],
)
def test_the_french_of_the_next_year_stays_with_its_numbers(
    typed: tuple[str, ...], says: str, french: Path, inside: Run
) -> None:
    """There the English only names the new numbers of the year from which it was carried."""
    inside("-C", french, "carry-forward", "2021/2022")
    next_year = [f"data/{kind}/2022-2023.fr.yaml" for kind in ("programme", "plans")]
    before, left = held(french), standings(french, 2022)
    done = inside("-C", french, *typed, "--year", "2021/2022", "--yes")
    after = held(french)

    assert done.status == 0, done
    assert any(says in text.decode() for name, text in after.items() if "2022-2023.yaml" in name)
    assert [before[name] for name in next_year] == [after[name] for name in next_year]
    assert left == standings(french, 2022)
    assert "translation-of-nothing" not in inside("-C", french, "validate", "-v").out
    inside("-C", french, "undo")
    assert before == held(french)


@pytest.mark.parametrize("numbers", [["1.1.1.1"], ["2.1.1.1", "2.1.1", "2.1", "2"]])
def test_what_is_removed_goes_in_every_language(numbers: list[str], french: Path, inside: Run) -> None:
    """In the same change, which says how much, and undo brings it back byte for byte."""
    states = [held(french)]
    for number in numbers:
        done = inside("-C", french, "remove", number, "--yes")
        assert done.status == 0, done
        assert number == "2.1" or "2021-2022.fr.yaml: " in done.out, "only a task without a title says nothing"
        assert [] == standings(french, 2021)
        assert "translation-of-nothing" not in inside("-C", french, "validate", "-v").out
        states.append(held(french))
    for state in reversed(states[:-1]):
        inside("-C", french, "undo")
        assert state == held(french)


def test_the_last_words_of_a_language_go(tmp_path: Path, inside: Run) -> None:
    """The file stays, and says nothing."""
    bilingual.make(tmp_path)
    inside("-C", tmp_path, "edit", "1.1.1.1", "--lang", "fr", "--indicator", "Nombre")
    done = inside("-C", tmp_path, "remove", "1.1.1.1", "--yes")

    assert "2021-2022.fr.yaml: 1 translated text goes with it" in done.out
    assert "actions" not in (tmp_path / "data/plans/2021-2022.fr.yaml").read_text("utf-8")


SECTIONS = {"Outline": "Structure", "The first.": "Le premier.", "Annex": "Annexe", "The second.": "Le second."}


@pytest.fixture
def narrated(french: Path, inside: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three sections in both languages: Introduction, Outline, Annex."""
    for english, spoken in SECTIONS.items():
        monkeypatch.setitem(bilingual.FRENCH, english, spoken)
    for heading, text in (("Outline", "The first."), ("Annex", "The second.")):
        inside("-C", french, "edit", "2021/2022", "--section", heading, "--text", text)
    bilingual.speak_french(french)
    assert [] == standings(french, 2021)
    return french


@pytest.mark.parametrize("heading", ["Introduction", "Outline", "Annex"])
def test_a_section_that_goes_takes_its_french_along(narrated: Path, inside: Run, heading: str) -> None:
    """The others keep theirs, in their new places; undo tells it once, in English, and gives all back."""
    before = held(narrated)
    done = inside("-C", narrated, "edit", "2021/2022", "--section", heading, "--unset", "text")
    left = standings(narrated, 2021)
    told = inside("-C", narrated, "undo").out

    assert "  data/programme/2021-2022.fr.yaml: 2 translated texts go with it\n" in done.out
    assert ([], before) == (left, held(narrated))
    assert 1 == told.count(f"section '{heading}' added")
    assert "in 'fr'" not in told


def test_a_section_that_is_not_translated_moves_the_others(narrated: Path, inside: Run) -> None:
    """And the last one leaves a language without any; what only gets other words is stale."""
    file = narrated / "data/programme/2021-2022.fr.yaml"
    text = file.read_text("utf-8")
    begin, end = text.index('  "1":\n    heading: Introduction'), text.index('  "2":\n    heading: Structure')
    file.write_text(text[:begin] + text[end:], "utf-8")
    moved = inside("-C", narrated, "edit", "2021/2022", "--section", "Introduction", "--unset", "text")
    assert [] == standings(narrated, 2021)
    assert "translated text" not in moved.out

    inside("-C", narrated, "edit", "2021/2022", "--section", "Outline", "--text", "Otherwise.")
    assert [(" text", Standing.STALE)] == standings(narrated, 2021)
    for heading in ("Outline", "Annex"):
        inside("-C", narrated, "edit", "2021/2022", "--section", heading, "--unset", "text")
    assert [] == standings(narrated, 2021)
    assert "sections" not in file.read_text("utf-8")


def test_a_new_section_takes_no_words_of_nothing(narrated: Path, inside: Run) -> None:
    """They would become its words."""
    file = narrated / "data/programme/2021-2022.fr.yaml"
    file.write_text(file.read_text("utf-8").replace('  "3":\n', '  "4":\n'), "utf-8")
    before = held(narrated)
    refused = inside("-C", narrated, "edit", "2021/2022", "--section", "More", "--text", "Words.")

    assert (2, before) == (refused.status, held(narrated))
    assert "data/programme/2021-2022.fr.yaml has sections 4 heading already" in refused.err


def test_a_merged_action_takes_the_french_of_its_updates_along(
    french: Path, inside: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each behind its own English, whatever place it has; one told twice is said once."""
    for number, day, words, said in (
        ("1.1.2.1", "2021-09-01", "Quarter one.", "Trimestre un."),
        ("1.1.2.1", "2021-12-01", "Quarter two.", "Trimestre deux."),
        ("1.1.1.1", "2021-11-01", "Half time.", "Mi-temps."),
    ):
        inside("-C", french, "update", number, words, "--date", day)
        monkeypatch.setitem(bilingual.FRENCH, words, said)
    bilingual.speak_french(french)
    before = held(french)
    done = inside("-C", french, "remove", "1.1.2.1", "--into", "1.1.1.1", "--yes")

    assert done.status == 0, done
    assert [] == standings(french, 2021)
    spoken = (french / "data/plans/2021-2022.fr.yaml").read_text("utf-8")
    assert all(1 == spoken.count(words) for words in ("Trimestre un.", "Trimestre deux.", "Mi-temps."))
    assert "translation-of-nothing" not in inside("-C", french, "validate", "-v").out
    inside("-C", french, "undo")
    assert before == held(french)


def test_an_update_without_french_stays_without(french: Path, inside: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """When actions are merged; what stands in its old place stays there."""
    inside("-C", french, "update", "1.1.2.1", "Quarter two.", "--date", "2021-12-01")
    monkeypatch.setitem(bilingual.FRENCH, "Quarter two.", "Trimestre deux.")
    bilingual.speak_french(french)
    inside("-C", french, "update", "1.1.2.1", "Quarter three.", "--date", "2021-12-02")
    assert 0 == inside("-C", french, "remove", "1.1.2.1", "--into", "1.1.1.1", "--yes").status

    assert [("1.1.1.1 text", Standing.LACKING)] == standings(french, 2021)


@pytest.mark.parametrize(
    "typed",
    [
        ("add", "1.1.1", "Ask", "--responsible", "Members", "--indicator", "Answers", "--timeline", "2021/2022"),
        ("renumber", "1.1.1.1", "1.1.1.3", "--yes"),
    ],
)
def test_words_of_nothing_do_not_become_those_of_an_item(typed: tuple[str, ...], french: Path, inside: Run) -> None:
    """It is refused: the French that lies there is of something else."""
    spoken = french / "data/plans/2021-2022.fr.yaml"
    text = spoken.read_text("utf-8").replace("  1.1.2.1:", "  1.1.1.3:\n    text: Rien\n  1.1.2.1:")
    spoken.write_text(text, "utf-8")
    before = held(french)
    done = inside("-C", french, *typed)

    assert 2 == done.status
    assert "data/plans/2021-2022.fr.yaml has actions 1.1.1.3" in done.err
    assert before == held(french)


def test_a_removal_leaves_words_of_nothing_alone(french: Path, inside: Run) -> None:
    """They were wrong before, and validate told so: nothing is changed unasked."""
    spoken = french / "data/plans/2021-2022.fr.yaml"
    text = spoken.read_text("utf-8").replace("  1.1.2.1:", "  1.1.1.9:\n    text: Rien\n  1.1.2.1:")
    spoken.write_text(text, "utf-8")

    assert 0 == inside("-C", french, "remove", "1.1.1.1", "--yes").status
    assert "1.1.1.9:\n    text: Rien\n" in spoken.read_text("utf-8")
