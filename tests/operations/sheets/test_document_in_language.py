"""A document in French as hands keep it, and how it is paired: what is certain is taken, all else is listed."""

from collections.abc import Sequence

import pytest

from french_form import FORM
from tfawg_cli.office.word_reading import read_document
from tfawg_cli.office.word_words import words_of
from tfawg_cli.operations.languages.pieces import Piece, Words
from tfawg_cli.operations.languages.standing import Translated
from tfawg_cli.operations.sheets.document_in_language import read_in_language
from tfawg_cli.operations.sheets.document_paired import Paired, Records, paired
from tfawg_cli.operations.sheets.facts_in_language import Voice, facts, told
from tfawg_cli.operations.sheets.form_in_language import Group, InLanguage, Told
from tfawg_cli.operations.sheets.places_in_language import Ours
from word_hands import cell, docx, listed, paragraph, row, run, style, table

NOTHING = Ours("P", [], [], [], {})
HEADING = paragraph(run("1er livrable clé"), style("Heading1"))
TASK = paragraph(run("Tâche 1.1 Orientations"), style("Heading2"))
GROUPS = [Group("Goal", ()), Group("SOs:", ("SO1", "SO2")), Group("SPs:", ("SP6",))]


def cells(*texts: str) -> str:
    """Write a row; each line is a paragraph."""
    return row(cell("".join(paragraph(run(line)) for line in text.split("\n"))) for text in texts)


def made(*body: str) -> InLanguage:
    """Read a document, which both readers must read alike."""
    content = docx("".join(body))
    found = read_in_language(read_document(content, "plan.docx"), FORM)
    assert found.misread(words_of(content, "plan.docx")) == []
    return found


def left(*body: str) -> list[str]:
    """List what was not taken."""
    content = docx("".join(body))
    found = read_in_language(read_document(content, "plan.docx"), FORM)
    return [*found.left(words_of(content, "plan.docx")).values()]


def records(ours: Ours, *pieces: tuple[str, Words], numbers: Sequence[str] = ()) -> Records:
    """Have English texts, by the keys that lead to them, of which nothing is translated."""
    found = [Translated(Piece(tuple(path.split("/")), words), "", "") for path, words in pieces]
    return Records({"plan": found}, numbers, {}, ours)


def pairs(found: InLanguage, *known: tuple[str, Words], ours: Ours = NOTHING) -> Paired:
    """Pair a document with these."""
    return paired(found, records(ours, *known, numbers=["1", "1.1", "1.1.1", "1.1.1.1"]), str)


def taken(result: Paired) -> dict[str, Words]:
    """Give the words that are taken, by their keys."""
    return {"/".join(wish.piece.path): wish.words or "" for wish in result.wishes.get("plan", [])}


def test_rows_that_hold_a_line_are_titles_and_captions() -> None:
    """A task may stand in a merged row; what is neither is left to be told."""
    body = table(
        [
            cells("Tâche 1.1 Orientations"),
            cells("ACTIONS POUR L’EXERCICE 2021/2022", ""),
            cells("Une remarque"),
            cells("", ""),
            cells("N°", "Action", "Autre"),
            cells("1.1.1.1", "Écrire", ""),
            cells("", "Sans numéro", ""),
        ]
    )
    found = made(HEADING, body)

    assert ["1", "1.1", "1.1.1.1"] == [*found.numbers]
    assert {("1.1", ("text",)): "Orientations", ("1.1.1.1", ("text",)): "Écrire"} == found.said
    assert ["Une remarque", "Autre", "Sans numéro"] == left(HEADING, body)


def test_the_state_of_a_task_stands_below_its_title() -> None:
    """Once; what stands behind it, and other paragraphs, are left to be told."""
    state = paragraph(run("ACHEVÉE (le guide (2e) est paru)"))
    found = made(HEADING, TASK, paragraph(run("Une phrase")), state, paragraph(run("NON ÉVALUÉE")))
    assert "ACHEVÉE" == found.facts["1.1", ("status",)]
    assert "le guide (2e) est paru" == found.said["1.1", ("reason",)]
    others = (paragraph(run("ACHEVÉE et plus")), paragraph(run("NON ÉVALUÉE")), table([cells("a", "b")]))
    assert ["ACHEVÉE et plus", "NON ÉVALUÉE", "a", "b", "Après"] == left(
        HEADING, TASK, *others, paragraph(run("Après"))
    )


def test_words_of_a_key_deliverable_and_its_points() -> None:
    """A mark of an amendment is no word; a sentence behind the points has no place."""
    body = (HEADING, paragraph(run("Aider les Membres. modifié")), paragraph(run("par la formation"), listed(2)))
    found = made(*body, paragraph(run("Une phrase")))

    assert "Aider les Membres." == found.said["1", ("text",)]
    assert ("par la formation",) == found.said["1", ("points",)]
    assert ["Une phrase"] == left(*body, paragraph(run("Une phrase")))


def test_cells_are_taken_apart() -> None:
    """A day by which, a result, updates with or without a day and an author."""
    updates = "ACHEVÉE Résultat : Deux\n8 mars 2022 : Lu.\nMembres : Écrit.\nDes gens : ont écrit."
    body = table(
        [
            cells("N°", "Action", "Calendrier", "Mises à jour"),
            cells("1.1.1.1\nmodifié", "Écrire", "d’ici au 1er juin 2022", updates),
            cells("1.1.1.2", "Lire", "2021/2022\nd’ici au 2 juin 2022", ""),
        ]
    )
    found = made(HEADING, body)

    assert [Told("8 mars 2022", ""), Told("", "Membres"), Told("", "")] == found.told["1.1.1.1"]
    assert "Deux" == found.said["1.1.1.1", ("result",)]
    assert "Des gens : ont écrit." == found.said["1.1.1.1", ("updates", "3", "text")]
    strange = pairs(found).unsure
    assert "1.1.1.2 due: '2 juin 2022'" in strange
    assert "1.1.1.1 status: 'ACHEVÉE'" in strange
    assert ["1er juin 2022", "2 juin 2022"] == [found.facts[one, ("due",)] for one in ("1.1.1.1", "1.1.1.2")]
    assert "2021/2022" == found.said["1.1.1.2", ("timeline",)]
    assert ("1.1.1.1", ("timeline",)) not in found.said


def _section(heading: str, *paragraphs: str) -> str:
    return paragraph(run(heading), style("Heading1")) + "".join(paragraphs)


TITLE = paragraph(run("Programme et Plan de travail annuel 2021-2022"), style("Title"))
TEXT = paragraph(run("Ceci suit le Plan de l’OMD."))


def test_narrative_is_read_by_its_headings() -> None:
    """The first paragraphs, a heading in capitals, and one without a word below it."""
    before = (paragraph(run("Projet")), TITLE, paragraph(run("Version 2")))
    found = made(*before, _section("LE PLAN DE L’OMD", TEXT), _section("Suite"), HEADING)

    assert "Programme" == found.said["", ("title",)]
    assert ["Le Plan de l’OMD", "Suite"] == found.sections
    assert {("", ("sections", "1", "heading"))} == found.in_capitals
    assert ["Projet", "Version 2"] == left(*before, HEADING, paragraph(""))[:2]
    result = pairs(found, ("title", "P"), ("sections/1/heading", "A"), ("summary", "S"), ours=NOTHING)
    assert {"title": "Programme"} == taken(result)
    assert ["sections: 2 there, 0 here"] == [one for one in result.differences if one.startswith("sections:")]
    assert "sections 1 heading stands only here" in result.differences


@pytest.mark.parametrize(
    ("text", "looks", "title"),
    [
        ("Programme 2021-2022", style("Title"), "Programme"),
        ("Programme 2021-2022", style("Heading1"), "Programme"),
        ("Programme 2021-2022", "", None),
        ("Programme", style("Title"), None),
    ],
)
def test_the_title_of_a_programme_alone(text: str, looks: str, title: str | None) -> None:
    """It is the first heading, and names its year; it is shown beside the English one."""
    found = made(paragraph(run(text), looks), HEADING)

    assert title == found.said.get(("", ("title",)))
    assert ([f"title 'P': {title}"] if title else []) == pairs(found).by_place


def test_an_outline_says_nothing_new() -> None:
    """A line of it with other words than its item has is told, and an entry of a list that counts something is none."""
    lines = (
        paragraph(run(text), listed(2)) for text in ("Livrable clé 1 Aider.", "Livrable clé 2 Autre", "Livrable clé 3")
    )
    body = (TITLE, _section("Plan", *lines, paragraph(run("3 pays"), listed(2))), HEADING, paragraph(run("Aider.")))

    assert ["Livrable clé 2 Autre"] == left(*body)
    assert "- 3 pays" == made(*body).said["", ("sections", "1", "text")]


LISTS = (
    paragraph(run("But (BS)", "<w:b/>")),
    paragraph(run("Travailler ensemble ;")),
    paragraph(run("Objectifs (OS) :\nSO1 – Facilitation ;\nSO2 – Recettes.")),
    paragraph(run("Processus (PS) :")),
    paragraph(run("SP6 – Partage")),
)


def test_groups_of_the_strategic_plan_are_paired() -> None:
    """Those that share a code, whatever their order; one with a text by its place."""
    body = _section("Plan", TEXT, *LISTS, paragraph(run("Et voilà.")))
    found = made(TITLE, body, HEADING)
    plan = "strategic_plan/groups"
    known = [(f"{plan}/SOs:/SO1", "F"), (f"{plan}/Goal/text", "W"), (f"{plan}/SPs:/heading", "SPs:")]

    assert "Ceci suit le Plan de l’OMD.\n\nEt voilà." == found.said["", ("sections", "1", "text")]
    result = pairs(found, *known, ours=NOTHING._replace(groups=GROUPS))
    assert {"Facilitation", "Travailler ensemble", "Processus (PS) :"} == {*taken(result).values()}
    swapped = pairs(found, *known, ours=NOTHING._replace(groups=[GROUPS[0], GROUPS[2], GROUPS[1]]))
    assert taken(result) == taken(swapped)


@pytest.mark.parametrize(
    ("groups", "shown", "differences"),
    [
        (
            [GROUPS[0], Group("SOs:", ("X1", "X2")), GROUPS[2]],
            ["strategic plan X1: SO1", "strategic plan X2: SO2"],
            [],
        ),
        (
            [GROUPS[0], Group("SOs:", ("SO1", "SO3")), GROUPS[2]],
            ["strategic plan 'SOs:': Objectifs (OS) :"],
            ["SO2 stands only there, below 'Objectifs (OS) :'", "SO3 stands only here, below 'SOs:'"],
        ),
        (
            GROUPS[1:],
            ["strategic plan 'SPs:': Processus (PS) :"],
            ["groups of the strategic plan: 3 there, 2 here"],
        ),
        (
            [GROUPS[0], Group("One", ("SO1",)), Group("Two", ("SO2", "SP6"))],
            ["strategic plan 'Two': Processus (PS) :"],
            ["SO2 stands only here, below 'Two'"],
        ),
    ],
)
def test_groups_that_differ_are_told(groups: list[Group], shown: list[str], differences: list[str]) -> None:
    """Codes in the words of the language are paired by their digits, and shown."""
    result = pairs(made(TITLE, _section("Plan", *LISTS), HEADING), ours=NOTHING._replace(groups=groups))

    assert {*shown} <= {*result.by_place}
    assert {*differences} <= {*result.differences}


def test_a_group_is_no_sentence() -> None:
    """Codes without a heading are no list, nor is a bold sentence before one; a group stands there once only."""
    codes = paragraph(run("SO1 – Facilitation"))
    found = made(TITLE, _section("Plan", codes, TEXT), HEADING)
    assert found.groups == []
    assert "SO1 – Facilitation\n\nCeci suit le Plan de l’OMD." == found.said["", ("sections", "1", "text")]

    bold = paragraph(run("Voici (tout) :", "<w:b/>"))
    twice = [paragraph(run("Objectifs :")), codes, paragraph(run("Encore :")), codes]
    found = made(TITLE, _section("Plan", bold, *twice, bold), HEADING)
    assert [Group("Objectifs :", ("SO1",)), Group("Encore :", ("SO1",))] == found.groups
    ours = NOTHING._replace(groups=[Group("SOs:", ("SO1",))])
    result = pairs(found, ("strategic_plan/groups/SOs:/SO1", "F"), ours=ours)
    assert {"Facilitation"} == {*taken(result).values()}
    assert "paragraph 6: 'Encore :'" in result.unsure


def test_updates_of_other_number_are_paired_by_day_and_author() -> None:
    """Those that have one; the others are listed with their words."""
    updates = "8 mars 2022 : Lu.\nÉcrit.\n9 mars 2022, Membres : Dit."
    found = made(HEADING, table([cells("N°", "Action", "Mises à jour"), cells("1.1.1.1", "Écrire", updates)]))
    ours = NOTHING._replace(told={"1.1.1.1": [Told("9 mars 2022", "membres"), Told("8 Mars 2022", "")]})
    known = [(f"actions/1.1.1.1/updates/{at}/text", f"W{at}") for at in (1, 2)]
    result = pairs(found, *known, ours=ours)

    assert {"actions/1.1.1.1/updates/1/text": "Dit.", "actions/1.1.1.1/updates/2/text": "Lu."} == taken(result)
    assert ["table 1, row 2, column 3: 'Écrit.'"] == result.unsure
    assert "updates of 1.1.1.1: 3 there, 2 here" in result.differences
    unknown = paired(found, records(NOTHING, numbers=["1"]), str)
    assert "1.1.1.1 updates 1 text: 'Lu.' (8 mars 2022)" in unknown.unsure
    assert "1.1.1.1 updates 3 text: 'Dit.' (9 mars 2022, Membres)" in unknown.unsure


def test_amendments_are_paired_in_their_order() -> None:
    """Where they are of the same items; what was added says so and is no wording."""
    body = table([cells("Élément", "Ancien libellé", "Motif", "Autre"), cells("1.1.1", "(ajouté)", "retard", "")])
    found = made(HEADING, body)
    known = [("amendments/1/reason", "delay"), ("amendments/1/was", "old")]

    result = pairs(found, *known, ours=NOTHING._replace(amendments=["1.1.1"]))
    assert {"amendments/1/reason": "retard"} == taken(result)
    assert (
        [] == pairs(made(HEADING), *known, ours=NOTHING._replace(sections=["A"], amendments=["1.1.1"])).differences[3:]
    )
    other = pairs(found, *known)
    assert {} == taken(other)
    assert "amendments are of 1.1.1 there, of nothing here" in other.differences
    assert "table 1, row 2, column 3: 'retard'" in other.unsure
    assert "amendments 1 item: '1.1.1'" in other.unsure


def test_a_text_that_english_does_not_have_is_told() -> None:
    """With its words."""
    found = made(HEADING, table([cells("N°", "Sous-tâche", "Observations"), cells("1.1.1", "Lire", "Bien lu.")]))

    assert "1.1.1 comments stands only there: 'Bien lu.'" in pairs(found).differences


def test_a_year_without_records_prints_nothing() -> None:
    """Of an edition without a plan, only what it says itself."""
    voice = Voice(str, str, str)

    assert {} == facts(None, None, voice)
    assert {} == told(None, voice)


def test_what_is_printed_with_a_mark_is_not_taken() -> None:
    """It is English, or an earlier translation; headings, lists, narrative, and what has no pair included."""
    points = [
        paragraph(run(f"{sign}) {text}")) for sign, text in (("a", "[EN] by guidance"), ("b", "[EN] by training"))
    ]
    updates = "8 mars 2022, [EN] Members : Lu.\nMembres : Dit.\n[EN] Read."
    rows = [
        cells("N°", "Action", "Organisme", "Mises à jour"),
        cells("1.1.1.1", "[Version antérieure] Lire", "", updates),
    ]
    narrative = (_section("[EN] OUR PLAN", paragraph(run("[EN]")), TEXT), _section("[VERSION ANTÉRIEURE] SUITE"))
    found = made(TITLE, *narrative, HEADING, paragraph(run("Aider.")), *points, table(rows))
    known: list[tuple[str, Words]] = [
        ("actions/1.1.1.1/text", "Read"),
        ("deliverables/1/points", ("by guidance", "by training")),
    ]
    known += [("sections/1/heading", "Our plan"), ("sections/2/heading", "More"), ("deliverables/1/text", "Help.")]
    ours = NOTHING._replace(sections=["Our plan", "More"], told={"1.1.1.1": [Told("", "")]})

    result = pairs(found, *known, ours=ours)

    assert {"deliverables/1/text": "Aider."} == taken(result)
    assert ["1 points", "1.1.1.1 updates 3 text", "sections 1 heading", "sections 1 text"] == sorted(result.english)
    assert ["1.1.1.1 text", "sections 2 heading"] == sorted(result.stale)
    assert [Told("8 mars 2022", "Members"), Told("", "Membres"), Told("", "")] == found.told["1.1.1.1"]
    assert not [line for line in (*result.by_place, *result.unsure) if "[" in line]
    assert [] == result.kept


@pytest.mark.parametrize(
    ("recorded", "kept", "problems"),
    [
        ("", ["Le Plan de l’OMD"], []),
        ("Le plan de l’OMD", [], []),
        ("Le programme", [], ["sections 1 heading says 'Le programme' here, and 'Le Plan de l’OMD' there"]),
    ],
)
def test_a_heading_in_capitals_keeps_its_spelling(recorded: str, kept: list[str], problems: list[str]) -> None:
    """Where it is recorded; else it is taken, and shown; another heading is a contradiction all the same."""
    found = made(TITLE, _section("LE PLAN DE L’OMD", TEXT), HEADING)
    piece = Translated(Piece(("sections", "1", "heading"), "The Plan"), recorded, "")
    ours = NOTHING._replace(sections=["The Plan"])

    result = paired(found, Records({"plan": [piece]}, [], {}, ours), str)

    assert (kept, problems) == (result.kept, result.problems)
    shown = recorded if recorded == "Le plan de l’OMD" else "Le Plan de l’OMD"
    assert ["title 'P': Programme", f"section 1 'The Plan': {shown}"] == result.by_place
    assert kept == [*taken(result).values()]
