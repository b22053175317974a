"""Facts in the words of minutes: `timeline: 2021/2022 → 15th TFAWG meeting (amendment, PC 87)`."""

from datetime import date

from tfawg_cli.operations.comparison.facts import Entry, Fact, Value, What
from tfawg_cli.output.diff.marks import Piece, changed
from tfawg_cli.records.calendar import day_in_words
from tfawg_cli.records.fields import DAYS
from tfawg_cli.records.plan import WHOLE_ITEM
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


def pieces(fact: Fact, *, in_full: bool = False) -> list[Piece]:
    """Tell a fact; nothing of its item is repeated. In full, an amendment is told with its day and reason."""
    return [piece for piece in (*_told(fact), Piece(remark(fact, in_full=in_full))) if piece.text]


def _told(fact: Fact) -> list[Piece]:
    label = fact.field.replace("_", " ")
    if fact.what in {What.RENUMBERED, What.SAME_WORDS}:
        unseen = fact.what is What.SAME_WORDS and unseen_difference(words(fact.old), words(fact.new))
        return [Piece(f"{label}: only {unseen} differ" if unseen else f"renumbered: {fact.old} → {fact.new}")]
    if fact.what is What.REWORDED:
        return [Piece("reworded:"), *changed(words(fact.old), words(fact.new))]
    if fact.field == "status":
        return [Piece(f"{label}: {words(fact.old) or NOT_ASSESSED} → {words(fact.new) or NOT_ASSESSED}")]
    came, went = _CAME_AND_WENT.get(fact.field, (f"{label} added", f"{label} removed"))
    if fact.old in (None, []):
        return [Piece(f"{came}: {words(fact.new, label)}".removesuffix(": "))]
    if fact.new in (None, []):
        return [Piece(f"{went}: {words(fact.old, label)}".removesuffix(": "))]
    return [Piece(f"{label}:"), *changed(words(fact.old, label), words(fact.new, label))]


def remark(fact: Fact, *, in_full: bool = False) -> str:
    """Say which amendment explains a fact, in full with its day and reason; nothing where none does."""
    if fact.amendment is None:
        return ""
    who = _who_and_why(fact.amendment) if in_full else words(fact.amendment["authority"])
    return f"(amendment{' taken back' if fact.withdrawn else ''}, {who})"


def words(value: Value, field: str = "") -> str:
    """Write what a field says; a list is joined with semicolons, what is absent is empty."""
    if value is None:
        return ""
    if isinstance(value, str):
        return day_in_words(date.fromisoformat(value)) if field in DAYS else value
    if isinstance(value, list):
        return "; ".join([words(one, field) for one in value])
    return _ENTRIES.get(field, _fields)(value)


def _update(entry: Entry) -> str:
    about = ", ".join(words(entry.get(name), name) for name in ("date", "by") if entry.get(name))
    return f"{about}: {words(entry['text'])}" if about else words(entry["text"])


def _decision(entry: Entry) -> str:
    on = f" ({words(entry['on'])})" if entry["on"] != "programme and plan" else ""
    session = f"session {words(entry['session'])}" if entry["session"] else ""
    document = f"document {words(entry['document'])}" if entry["document"] else ""
    said = (f"{words(entry['verb'])}{on} by {words(entry['by'])}", session, words(entry["date"], "date"), document)
    return ", ".join(part for part in said if part)


def _amendment(entry: Entry) -> str:
    field = words(entry["field"])
    what = f"{field.replace('_', ' ')}: {words(entry['was']) or 'nothing'} → {words(entry['now']) or 'nothing'}"
    if field == WHOLE_ITEM:
        what = "item added" if entry["was"] is None else "item removed"
    return f"{what} ({_who_and_why(entry)})"


def _who_and_why(amendment: Entry) -> str:
    about = ", ".join(part for part in (words(amendment["authority"]), words(amendment["date"], "date")) if part)
    return f"{about}: {words(amendment['reason'])}"


def _fields(entry: Entry) -> str:
    return ", ".join(f"{name.replace('_', ' ')} {words(value)}" for name, value in entry.items() if value)


_ENTRIES = {"update": _update, "updates": _update, "decision": _decision, "amendment": _amendment}


def fields_of(fact: Fact) -> Entry:
    """Give the fields of an item that came or went."""
    said = fact.new if fact.what is What.ADDED else fact.old
    return said if isinstance(said, dict) else {}


def details(item: Entry) -> list[str]:
    """List what an item that came or went says besides its text, a line for each field, update and point."""
    said = [
        f"{name.replace('_', ' ')}: {words(value, name)}"
        for name, value in item.items()
        if name not in _OF_THE_WHOLE and value not in (None, [])
    ]
    points = item.get("points")
    updates = item.get("updates")
    return [
        *said,
        *(f"point: {words(point)}" for point in (points if isinstance(points, list) else [])),
        *(f"update: {words(update, 'update')}" for update in (updates if isinstance(updates, list) else [])),
    ]
