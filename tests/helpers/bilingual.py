"""A small workspace in English and French: the base of the examples with words of its own, all of them translated."""

import shutil
from collections.abc import Collection, Mapping
from pathlib import Path

from conftest import BASE
from tfawg_cli.operations.languages.changing import Speaking, Wish, translate
from tfawg_cli.operations.languages.pieces import Piece, Words, pieces
from tfawg_cli.records.base import UNTYPED_KEYS
from tfawg_cli.storage.loading import load
from tfawg_cli.storage.record_names import translation_file
from tfawg_cli.storage.tree import WorkingTree
from tfawg_cli.yaml_text.splicing import edited
from tfawg_cli.yaml_text.text import read

BODIES = {
    "Members": "Membres",
    "WCO Secretariat": "Secrétariat de l’OMD",
    "Secretariat": "Secrétariat",
    "Chair TFAWG": "Présidence du TFAWG",
    "TFAWG": "TFAWG",
    "Policy Commission": "Commission de politique générale",
    "Permanent Technical Committee": "Comité technique permanent",
}
FRENCH: Mapping[Words, Words] = {
    "A small Work Programme": "Petit Programme de travail",
    "Strategic Goal (SG)": "But stratégique (BS)",
    "Help Customs administrations to work together": "Aider les administrations des douanes à travailler ensemble",
    "Strategic Objectives (SOs):": "Objectifs stratégiques (OS) :",
    "Facilitation": "Facilitation",
    "Strategic Processes (SPs):": "Processus stratégiques (PS) :",
    "Sharing of knowledge and best practices": "Partage des connaissances et des meilleures pratiques",
    "Learning and Development to support WCO Processes (LDs):": (
        "Apprentissage et développement à l’appui des processus de l’OMD (AD) :"
    ),
    "Raise the profile of Customs": "Mieux faire connaître la douane",
    "Introduction": "Introduction",
    "The **Work Programme** lists what the working group does.\nIt holds for several years.": (
        "Le **Programme de travail** énumère ce que fait le groupe de travail.\nIl vaut pour plusieurs années."
    ),
    "Help Members to put the Agreement into practice.": "Aider les Membres à mettre en œuvre l’Accord.",
    ("through guidance; and", "through training."): ("par des orientations ; et", "par la formation."),
    "Guidance on border agency cooperation": "Orientations sur la coopération entre les services aux frontières",
    "Collect national experiences": "Recueillir les expériences nationales",
    "Members learn from each other": "Les Membres tirent parti de l’expérience des autres",
    "Ongoing activity": "Activité permanente",
    "Some forty experiences have been collected. More are welcome.": (
        "Une quarantaine d’expériences ont été recueillies. D’autres sont les bienvenues."
    ),
    "Keep the implementation guidance up to date": "Tenir à jour les orientations de mise en œuvre",
    "The guidance reflects what Members do": "Les orientations reflètent ce que font les Membres",
    "Make the work of the group known.": "Faire connaître les travaux du groupe.",
    "Speak at conferences of the private sector": "Intervenir lors de conférences du secteur privé",
    "Traders know what Customs offers": "Les opérateurs savent ce que la douane leur offre",
    "As soon as conferences take place again": "Dès que des conférences se tiendront à nouveau",
    "June 2022": "Juin 2022",
    "Send a call for experiences to all Members": "Adresser à tous les Membres un appel à contributions",
    "Number of experiences received": "Nombre d’expériences reçues",
    "The call went out in three languages.": "L’appel a été diffusé en trois langues.",
    "Present two experiences at every meeting": "Présenter deux expériences à chaque réunion",
    "Two experiences at each meeting": "Deux expériences par réunion",
    "FY2021/2022": "Exercice 2021/2022",
    "FY2022/2023": "Exercice 2022/2023",
    (
        "Review the chapter on border agency cooperation in the light of the experiences that were received. "
        "Propose new wording where it is needed."
    ): (
        "Réexaminer le chapitre sur la coopération entre les services aux frontières à la lumière des expériences "
        "reçues. Proposer un nouveau libellé là où il le faut."
    ),
    "The chapter is revised": "Le chapitre est révisé",
    "14th meeting (2022)": "14e réunion (2022)",
    "15th meeting (2022)": "15e réunion (2022)",
    "Offer a speaker to two conferences": "Proposer un intervenant à deux conférences",
    "Number of speakers": "Nombre d’intervenants",
    "the meeting was postponed": "la réunion a été reportée",
    "Forty answers": "Quarante réponses",
    "One speaker": "Un intervenant",
    "The group met **twice**.": "Le groupe s’est réuni **deux fois**.",
    "Take note of the answers.": "Prendre note des réponses.",
    "A second call went out.": "Un deuxième appel a été diffusé.",
    "The **Work Programme** lists what the working group does.\n\n- It is short.\n- It is clear.": (
        "Le **Programme de travail** énumère ce que fait le groupe de travail.\n\n- Il est court.\n- Il est clair."
    ),
    "Alignment with the strategic plan 2019/2022": "Alignement sur le Plan stratégique 2019/2022",
    "Each sub-task names what it serves.": "Chaque sous-tâche mentionne ce qu’elle sert (voir le Plan stratégique).",
    "Outline": "Structure",
    "The work is parted as follows.": "Les travaux sont répartis comme suit.",
    "the guide comes": "le guide suit",
}
"""English words -> French ones, of the base and of what tests add to it."""


def make(folder: Path) -> Path:
    """Write the English records, in which the bodies have French names, and give the folder."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    register = folder / "data/programme/bodies.yaml"
    text = register.read_text(encoding="utf-8")
    for name, french in BODIES.items():
        text = text.replace(f"\n  {name}: {{}}", f"\n  {name}: {{names: {{fr: {french}}}}}")
        text = text.replace(f"\n  {name}: {{same_as", f"\n  {name}: {{names: {{fr: {french}}}, same_as")
        text = text.replace(f"\n  {name}: {{kind", f"\n  {name}: {{names: {{fr: {french}}}, kind")
        text = text.replace(f"\n  {name}: {{short", f"\n  {name}: {{names: {{fr: {french}}}, short")
    register.write_text(text, encoding="utf-8", newline="\n")
    return folder


def tell_more(folder: Path) -> None:
    """Give the narrative three sections, which show the strategic plan and the outline, and a task its state."""
    edition = folder / "data/programme/2021-2022.yaml"
    text = edition.read_text(encoding="utf-8")
    text = text.replace("      It holds for several years.\n", _MORE)
    text = text.replace(
        "        text: Guidance on border",
        "        status: partially completed\n        reason: the guide comes\n        text: Guidance on border",
    )
    edition.write_text(text, encoding="utf-8", newline="\n")


_MORE = """
      - It is short.
      - It is clear.
  - heading: Alignment with the strategic plan 2019/2022
    text: Each sub-task names what it serves.
    shows: strategic plan
  - heading: Outline
    text: The work is parted as follows.
    shows: outline
"""


def speak_french(folder: Path, without: Collection[str] = ()) -> None:
    """Write the French of all that the English records say, but of some fields: `1.1.1.1 text`."""
    workspace = load(WorkingTree(folder), languages=None).workspace
    for _, filed in workspace.years():
        file = translation_file(filed.file, "fr")
        content = b"format: 1\n" if not (folder / file).exists() else (folder / file).read_bytes()
        text = read(content, file, UNTYPED_KEYS)
        wishes = [
            Wish(piece, FRENCH[_as_known(piece.words)])
            for piece in pieces(filed.record)
            if not piece.is_wordless and f"{piece.number} {piece.field}".strip() not in without
        ]
        held = workspace.translations.get((filed.file, "fr"))
        for step in translate(Speaking(filed.record, file, held, text.data), wishes, "all").edits.get(file, ()):
            text = edited(text, step, UNTYPED_KEYS)
        (folder / file).write_text(text.text, encoding="utf-8", newline="\n")


def _as_known(words: Words) -> Words:
    return words if isinstance(words, tuple) else words.strip()


def english_words(folder: Path) -> list[Piece]:
    """List all that is said in English."""
    workspace = load(WorkingTree(folder)).workspace
    return [piece for _, filed in workspace.years() for piece in pieces(filed.record)]
