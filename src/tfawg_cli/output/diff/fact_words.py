"""Facts in the words of minutes: `timeline: 2021/2022 → 15th TFAWG meeting (amendment, PC 87)`."""

import re

from tfawg_cli.operations.comparison.facts import Entry, Fact, What
from tfawg_cli.output.diff.marks import Piece, changed
from tfawg_cli.output.speech import NO_OTHER, Speech
from tfawg_cli.output.value_words import who_and_why, words
from tfawg_cli.records.same_words import unseen_difference
from tfawg_cli.records.words import NOT_ASSESSED

_CAME_AND_WENT = {
    "update": ("update", "update removed"),
    "decision": ("decision", "decision removed"),
    "amendment": ("amendment", "amendment removed"),
    "closed": ("closed", "open again, no longer closed"),
    "to_confirm": ("to be confirmed", "confirmed"),
}
"""How some fields are told when they came and when they went."""
_OF_THE_WHOLE = ("text", "updates", "points")
"""What an item that came or went says in lines of its own."""
_NAMED = (
    (re.compile(r"section '(?P<name>.*)'(?P<again> \(\d+\))? shows"), "section '{name}'{again} shows"),
    (re.compile(r"section '(?P<name>.*)'(?P<again> \(\d+\))?"), "section '{name}'{again}"),
    (re.compile(r"'(?P<name>.*)' of the strategic plan"), "'{name}' of the strategic plan"),
    (re.compile(r"strategic code (?P<name>.*)"), "strategic code {name}"),
    (re.compile(r"order of (?P<field>.*)"), "order of {field}"),
    (re.compile(r"(?P<name>.*), (?P<field>[a-z ]+)"), "{name}, {field}"),
)
"""What is compared besides fields: labels that hold a name, and how they are said."""


def pieces(fact: Fact, speech: Speech = NO_OTHER, *, in_full: bool = False) -> list[Piece]:
    """Tell a fact; nothing of its item is repeated. In full, an amendment is told with its day and reason."""
    told = (*_told(fact, speech), Piece(remark(fact, speech, in_full=in_full)))
    return [piece for piece in told if piece.text]


def _told(fact: Fact, speech: Speech) -> list[Piece]:
    label, field = label_of(fact.field, speech), fact.field.rpartition(", ")[2]
    if fact.what is What.SAME_WORDS:
        unseen = unseen_difference(words(fact.old), words(fact.new)).split(" and ")
        said = speech.say("only {what} differ", what=speech.words(" and ").join(map(speech.words, unseen)))
        return [Piece(f"{label}{speech.colon}{said}")]
    if fact.what is What.RENUMBERED:
        return [Piece(f"{speech.words('renumbered')}{speech.colon}{fact.old} → {fact.new}")]
    old, new = words(fact.old, field, speech), words(fact.new, field, speech)
    if fact.what is What.REWORDED:
        return [_lead(speech.words("reworded"), speech), *changed(old, new)]
    if fact.field == "status":
        none = speech.words(NOT_ASSESSED)
        return [Piece(f"{label}{speech.colon}{old or none} → {new or none}")]
    if fact.old not in (None, []) and fact.new not in (None, []):
        return [_lead(label, speech), *changed(old, new)]
    came = fact.old in (None, [])
    value = new if came else old
    told = _came_or_went(fact.field, label, speech, came=came)
    return [Piece(f"{told}{speech.colon}{value}" if value else told)]


def label_of(field: str, speech: Speech) -> str:
    """Name what a fact is about: a field, or what else is compared, which may hold a name of its own."""
    label = field.replace("_", " ")
    if speech is NO_OTHER:
        return label
    for pattern, said in _NAMED:
        if match := pattern.fullmatch(label):
            held = match.groupdict("")
            return speech.say(said, **(held | {"field": speech.label(held.get("field", ""))}))
    return speech.label(field)


def _came_or_went(field: str, label: str, speech: Speech, *, came: bool) -> str:
    if field in _CAME_AND_WENT:
        return speech.words(_CAME_AND_WENT[field][not came], "what happened")
    return speech.say("{field} added" if came else "{field} removed", field=label)


def _lead(label: str, speech: Speech) -> Piece:
    return Piece(f"{label}{speech.colon.rstrip()}")


def remark(fact: Fact, speech: Speech = NO_OTHER, *, in_full: bool = False) -> str:
    """Say which amendment explains a fact, in full with its day and reason; nothing where none does."""
    if fact.amendment is None:
        return ""
    who = who_and_why(fact.amendment, speech) if in_full else words(fact.amendment["authority"])
    said = "(amendment taken back, {who})" if fact.withdrawn else "(amendment, {who})"
    return speech.say(said, who=who)


def fields_of(fact: Fact) -> Entry:
    """Give the fields of an item that came or went."""
    said = fact.new if fact.what is What.ADDED else fact.old
    return said if isinstance(said, dict) else {}


def details(item: Entry, speech: Speech = NO_OTHER) -> list[str]:
    """List what an item that came or went says besides its text, a line for each field, update and point."""
    said = [
        f"{speech.label(name)}{speech.colon}{words(value, name, speech)}"
        for name, value in item.items()
        if name not in _OF_THE_WHOLE and value not in (None, [])
    ]
    for name, field in (("point", "points"), ("update", "updates")):
        value = item.get(field)
        said += [
            f"{speech.words(name)}{speech.colon}{words(one, name, speech)}"
            for one in (value if isinstance(value, list) else [])
        ]
    return said
