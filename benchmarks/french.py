"""Say generated records in French: every text that is translated, with the digest of its English words."""

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml
from generate import SENTENCES

_FRENCH = """\
Les administrations des douanes devraient traiter les questions techniques avec les missions permanentes.
Le Secrétariat offre son assistance à la demande des Membres, lorsque cela est possible.
La plupart des Membres ont mis en place des comités nationaux, et les autres y sont encouragés cette année.
Les Membres communiquent leurs expériences nationales en vue de leur inclusion dans les orientations.
La stratégie a été élaborée et la communication se poursuit, en English, Français et Español.
Des représentants du secteur privé sont régulièrement invités aux réunions du groupe de travail.
Une enquête a été envoyée en 12/2014 \N{EN DASH} 76 des 182 Membres ont répondu | les résultats sont en ligne.
Élaborer des propositions pour améliorer les outils, les instruments et leur promotion auprès des autres services.
La coopération entre les services aux frontières reste au cœur du dialogue de la douane avec ses partenaires.
Des ateliers régionaux ont été organisés en coopération avec les organisations de l'annexe D.
D'autres orientations sont nécessaires sur les denrées périssables, le transit & le traitement avant l'arrivée.
"""
WORDS = dict(zip(SENTENCES, _FRENCH.splitlines(), strict=True))
"""Sentence by sentence; any other text is said to be French in front of its words."""
NAMES = {"Members": "Membres", "Secretariat": "Secrétariat", "WCO Secretariat": "Secrétariat de l'OMD"}
TRANSLATED = ("title", "heading", "text", "points", "objective", "timeline", "comments", "indicator", "result")
HOLDING = ("deliverables", "tasks", "sub_tasks", "actions", "sections", "updates")
_DIGEST = re.compile("[0-9a-f]{12}")


class _Dumper(yaml.SafeDumper):
    """Writes digests in quotes, since some look like numbers."""


_Dumper.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style='"' if _DIGEST.fullmatch(text) else None
    ),
)


def say_in_french(folder: Path) -> None:
    """Write the translations of all records of a workspace, and name its bodies."""
    for file in sorted(folder.glob("data/*/*-*.yaml")):
        held = {"format": 1, **_said(yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader))}
        text = yaml.dump(held, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)
        file.with_suffix(".fr.yaml").write_text(text, encoding="utf-8", newline="\n")
    register = folder / "data/programme/bodies.yaml"
    named = yaml.load(register.read_bytes(), Loader=yaml.CSafeLoader)
    for name, body in named["bodies"].items():
        body["names"] = {"fr": NAMES.get(name, f"{name} (français)")}
    register.write_text(yaml.safe_dump(named, allow_unicode=True, sort_keys=False), encoding="utf-8", newline="\n")


def _said(held: dict[str, Any]) -> dict[str, Any]:
    """Say what stands in a record, or below it."""
    said: dict[str, Any] = {}
    for name, value in held.items():
        if name in HOLDING:
            below = value.items() if isinstance(value, dict) else enumerate(value, 1)
            found = {str(key): _said(one) for key, one in below}
            said |= {name: {key: one for key, one in found.items() if one}}
        elif name == "strategic_plan":
            said[name] = {"groups": {heading: _group(heading, one) for heading, one in value["groups"].items()}}
        elif name in TRANSLATED:
            said |= _with_digest(said, name, value)
    return said


def _group(heading: str, held: str | dict[str, str]) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for name, words in {"heading": heading, **({"text": held} if isinstance(held, str) else held)}.items():
        said |= _with_digest(said, name, words)
    return said


def _with_digest(said: dict[str, Any], name: str, words: str | list[str]) -> dict[str, Any]:
    """Translate a text, or a list of texts, unless there is nothing to translate."""
    texts = [words] if isinstance(words, str) else words
    if not any(map(str.isalpha, "".join(texts))):
        return {}
    # As the tool compares words: blanks and line ends count as one blank.
    digest = sha256("\n".join(" ".join(text.split()) for text in texts).encode()).hexdigest()[:12]
    spoken = [" ".join(_sentences(text)) for text in texts]
    return {name: spoken[0] if isinstance(words, str) else spoken, "of": {**said.get("of", {}), name: digest}}


def _sentences(text: str) -> Iterator[str]:
    """Say a text sentence by sentence, where it is made of those that are known."""
    for part in re.split(r"(?<=\.)\s", text.strip()):
        yield WORDS.get(part, f"En français : {part}")
