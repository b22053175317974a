"""What fields hold, as readers see it: days in words, statuses in the words of the language, entries in one line."""

from collections.abc import Mapping, Sequence
from datetime import date

from tfawg_cli.output.speech import NO_OTHER, Speech
from tfawg_cli.records.fields import DAYS
from tfawg_cli.records.plan import WHOLE_ITEM

Value = None | str | Sequence["Value"] | Mapping[str, "Value"]
"""What a field says: a text, a list, or the fields of an entry."""
Entry = Mapping[str, Value]
"""An update, a decision or an amendment."""

_WORDED = frozenset({"status", "state", "kind", "verb", "on", "field"})
"""Fields that hold one of a few words."""
_SAID = DAYS | _WORDED | {"found_in"}
"""Fields of which a text is not shown as it stands."""


def words(value: Value, field: str = "", speech: Speech = NO_OTHER) -> str:
    """Write what a field says; a list is joined with semicolons, what is absent is empty."""
    if isinstance(value, str):
        return _text(value, field, speech) if field in _SAID else value
    if isinstance(value, Mapping):
        return _ENTRIES.get(field, _fields)(value, speech)
    return speech.words("; ").join(words(one, field, speech) for one in value) if value is not None else ""


def _text(text: str, field: str, speech: Speech) -> str:
    if field in DAYS:
        return speech.day(date.fromisoformat(text))
    if field == "found_in":
        name, colon, excerpt = text.partition(": ")
        said = speech.words(excerpt, name) if name in _WORDED else excerpt
        return f"{speech.label(name)}{speech.colon}{said}" if colon else text
    return speech.words(text, field)


def who_and_why(amendment: Entry, speech: Speech) -> str:
    """Say who allowed an amendment, when, and why."""
    day = words(amendment["date"], "date", speech)
    about = ", ".join(part for part in (words(amendment["authority"]), day) if part)
    return f"{about}{speech.colon}{words(amendment['reason'])}"


def _update(entry: Entry, speech: Speech) -> str:
    about = ", ".join(words(entry.get(name), name, speech) for name in ("date", "by") if entry.get(name))
    return f"{about}{speech.colon}{words(entry['text'])}" if about else words(entry["text"])


def _decision(entry: Entry, speech: Speech) -> str:
    about = words(entry["on"])
    verb = speech.words(words(entry["verb"]))  # the plan, or the report: each is one
    on = f" ({speech.words(about)})" if about != "programme and plan" else ""
    said = (
        speech.say("{verb} by {body}", verb=f"{verb}{on}", body=words(entry["by"])),
        speech.say("session {number}", number=words(entry["session"])) if entry["session"] else "",
        words(entry["date"], "date", speech),
        speech.say("document {reference}", reference=words(entry["document"])) if entry["document"] else "",
    )
    return ", ".join(part for part in said if part)


def _amendment(entry: Entry, speech: Speech) -> str:
    field, nothing = words(entry["field"]), speech.words("nothing")
    if field == WHOLE_ITEM:
        what = speech.words("item added" if entry["was"] is None else "item removed")
    else:
        was, now = (words(entry[name]) or nothing for name in ("was", "now"))
        what = f"{speech.label(field)}{speech.colon}{was} → {now}"
    return f"{what} ({who_and_why(entry, speech)})"


def _fields(entry: Entry, speech: Speech) -> str:
    return ", ".join(f"{speech.label(name)} {words(value, name, speech)}" for name, value in entry.items() if value)


_ENTRIES = {"update": _update, "updates": _update, "decision": _decision, "amendment": _amendment}
