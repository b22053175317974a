"""The records in another language: what is said is said, and nothing stale is shown as current."""

from pathlib import Path

import pytest

import bilingual
from small_records import EDITION, PLAN, FilesInMemory, files_of_small
from tfawg_cli.operations.languages.speaking import Marks, Speaker, french, name_in
from tfawg_cli.operations.languages.standing import Standing
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.workspace import Workspace
from tfawg_cli.storage.loading import load
from tfawg_cli.storage.tree import WorkingTree

YEAR = FinancialYear(2021)
FRENCH = "data/plans/2021-2022.fr.yaml"


def spoken(plan: str, *, keeps_stale: bool = False) -> tuple[Workspace, Speaker]:
    """Say the small year in French, in which the plan says only so much."""
    workspace = load(FilesInMemory({**files_of_small(), FRENCH: f"format: 1\n{plan}"}), languages=["fr"]).workspace
    speaker = Speaker("fr", workspace, Marks("<{}>", "?{}?"), keeps_stale=keeps_stale)
    return speaker.spoken([PLAN]), speaker


def test_what_lacks_is_english_with_a_mark() -> None:
    """Each text by itself; numbers, statuses and days stay, and so does what was not asked for."""
    said, speaker = spoken("actions:\n  1.1.1.1:\n    text: Adresser\n    of: {text: ee1d36ca1bbf}\n")
    action = said.plans[YEAR].record.actions["1.1.1.1"]

    assert ("Adresser", "<Number of experiences received>") == (action.text, action.indicator)
    assert ("2021/2022", "in progress") == (action.timeline, action.status)
    assert ("<WCO Secretariat>",) == action.responsible
    assert "Introduction" == said.editions[YEAR].record.sections[0].heading
    assert 1 < speaker.counts[Standing.LACKING]


@pytest.mark.parametrize(
    ("keeps", "expected"), [(False, "<Send a call for experiences to all Members>"), (True, "?Dire?")]
)
@pytest.mark.parametrize("of", ["\n    of: {text: 0123456789ab}", ""])
def test_what_is_stale_is_marked_either_way(keeps: bool, expected: str, of: str) -> None:  # noqa: FBT001 - given
    """Whether the English is shown or the old words; words that do not say what they translate are stale as well."""
    said, speaker = spoken(f"actions:\n  1.1.1.1:\n    text: Dire{of}\n", keeps_stale=keeps)

    assert expected == said.plans[YEAR].record.actions["1.1.1.1"].text
    assert 1 == speaker.counts[Standing.STALE]


def test_all_that_is_translated_is_said(tmp_path: Path) -> None:
    """Of the whole year, with points, sections and the strategic plan; nothing is marked."""
    bilingual.make(tmp_path)
    bilingual.speak_french(tmp_path)
    speaker = Speaker("fr", load(WorkingTree(tmp_path), languages=["fr"]).workspace)
    edition = speaker.spoken([PLAN, EDITION]).editions[YEAR].record

    assert {Standing.TRANSLATED} == {*speaker.counts}
    assert edition.strategic_plan is not None
    assert "But stratégique (BS)" in edition.strategic_plan.texts
    assert ("par des orientations ; et", "par la formation.") == edition.deliverables["1"].points


def test_a_body_is_named_also_by_its_abbreviation(tmp_path: Path) -> None:
    """As the register has it; another one has no name."""
    register = load(WorkingTree(bilingual.make(tmp_path))).workspace.bodies
    assert register is not None

    names = [name_in(register.record, name, "fr") for name in ("PC", "Members", "Nobody")]
    assert ["Commission de politique générale", "Membres", None] == names


def test_what_an_amendment_replaced_is_said_as_it_was() -> None:
    """While the translation is still that of the former wording; another language says nothing about it."""
    amended = (
        "\namendments:\n  - authority: PC\n    reason: r\n    number: 1.1.1.1\n    field: text\n"
        "    was: Send a call for experiences to all Members\n    now: Ask\n"
    )
    files = files_of_small()
    french = "format: 1\nactions:\n  1.1.1.1:\n    text: Adresser\n    of: {text: ee1d36ca1bbf}\n"
    spoken_in = {FRENCH: french, FRENCH.replace(".fr", ".es"): french}
    tree = FilesInMemory({**files, PLAN: files[PLAN] + amended, **spoken_in})
    speaker = Speaker("fr", load(tree, languages=None).workspace, Marks("<{}>"))
    [amendment] = speaker.spoken([PLAN]).plans[YEAR].record.amendments

    assert ("Adresser", "<Ask>", "<r>") == (amendment.was, amendment.now, amendment.reason)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Note : oui", "Note\u00a0: oui"),
        ("Quoi ? Oui ! Non ; fin", "Quoi\u00a0? Oui\u00a0! Non\u00a0; fin"),
        ("« mot »", "«\u00a0mot\u00a0»"),
        ("à 12:30 :--- | :---: | http://x", "à 12:30 :--- | :---: | http://x"),
    ],
)
def test_french_signs_keep_to_their_words(typed: str, printed: str) -> None:
    """Blanks that are there break no line; none is added, and tables of Markdown stay tables."""
    assert printed == french(typed)


def test_the_register_is_said_by_its_names(tmp_path: Path) -> None:
    """Those that bodies refer to as well; of two of one name the second stays told apart, and none lacks none."""
    register = (bilingual.make(tmp_path) / "data/programme/bodies.yaml").read_text(encoding="utf-8")
    twice = register.replace("names: {fr: TFAWG}", "names: {fr: Membres}")
    files = {**files_of_small(), "data/programme/bodies.yaml": twice}
    workspace = load(FilesInMemory(files), languages=["fr"]).workspace

    said = Speaker("fr", workspace, Marks("<{}>")).register()

    assert said is not None
    assert "<TFAWG>" in said.record.bodies
    assert "Secrétariat de l’OMD" == said.record.bodies["Secrétariat"].same_as
    assert Speaker("fr", Workspace()).register() is None
