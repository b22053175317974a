"""How a heading in capitals is spelt: as the document spells its words elsewhere."""

import re

import pytest

from french_form import FORM
from tfawg_cli.office.word_reading import read_document
from tfawg_cli.operations.sheets.spelling_in_language import in_small_letters, usual
from word_hands import cell, docx, paragraph, row, run, table

BODY = (
    paragraph(run("Tout cela suit le Plan du TFAWG.")),
    paragraph(run("1ER LIVRABLE CLÉ DU TFAWG")),
    paragraph(run("LE PLAN ET LES AUTRES")),
    paragraph(run("[EN] All Of the WCO is a Union")),
    table([row([cell(paragraph(run("ACHEVÉE Selon la Commission et le plan, dit la BAD")))])]),
)


@pytest.mark.parametrize(
    ("heading", "spelt"),
    [
        ("PRÉSENTATION DU PLAN DU TFAWG", "Présentation du plan du TFAWG"),
        ("RÔLE DU SECRÉTARIAT DE L’OMD", "Rôle du Secrétariat de l’OMD"),
        ("LA WCO OF UNION", "La WCO of union"),
        ("ET LES AUTRES, LA COMMISSION ET LA BAD", "Et les autres, la Commission et la BAD"),
        ("TÂCHE ACHEVÉE", "Tâche achevée"),
    ],
)
def test_words_are_spelt_as_elsewhere(heading: str, spelt: str) -> None:
    """Names and abbreviations are known by running text, tables and bodies; all else is small."""
    document = read_document(docx("".join(BODY)), "plan.docx")

    assert spelt == in_small_letters(heading, usual(document, FORM))


def test_the_commoner_of_two_ways_counts() -> None:
    """And an abbreviation is one only where the word is an ordinary one nowhere."""
    often = "".join(paragraph(run("Selon le Plan, DU reste")) for _ in range(3))
    document = read_document(docx(often + BODY[0] + BODY[4]), "plan.docx")
    spelt = usual(document, FORM._replace(heading=re.compile(r"(Tâche )(\d)")))

    assert spelt["DU"] > spelt["du"]
    assert "Le Plan du TFAWG" == in_small_letters("LE PLAN DU TFAWG", spelt)
