"""How French says the form of a document, for documents that tests write by hand."""

import re

from tfawg_cli.operations.sheets.form_in_language import Form

FORM = Form(
    heading=re.compile(r"(?:Tâche )?([1-9]\d*(?:\.[1-9]\d*)+)\b|([1-9]\d*)[^\W\d_]{1,3} LIVRABLE CLÉ"),
    titles={
        "n°": "No",
        "action": "Action",
        "sous-tâche": "Sub-Task",
        "observation": "Comments",
        "calendrier": "Timeline",
        "mise à jour": "Updates",
        "élément": "Item",
        "ancien libellé": "Wording before",
        "motif": "Reason",
    },
    fixed={"actions pour l’exercice 2021/2022", "(ajouté)"},
    statuses=["NON ÉVALUÉE", "ACHEVÉE"],
    bodies={"Membres"},
    title=[re.compile(r"(?P<title>\S.*) et Plan de travail annuel (?P<year>\d{4}-\d{4})")],
    title_alone=re.compile(r"(?P<title>\S.*) (?P<year>\d{4}-\d{4})"),
    outline=re.compile(r"Livrable clé \d+"),
    due=re.compile(r"(?:(?P<timeline>.+)\n)?d’ici au (?P<day>.+)", re.DOTALL),
    result="Résultat :",
    amended="modifié",
    marks=re.compile(r"\[(?:(?P<english>EN)|(?i:version antérieure))\]\s*"),
    usual={"Secrétariat de l’OMD"},
)
