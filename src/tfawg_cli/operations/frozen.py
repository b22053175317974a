"""Approved wording: what freezes it, and whether it still says what was approved."""

import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from tfawg_cli.findings import Keys, Place
from tfawg_cli.records.base import Record
from tfawg_cli.records.plan import Amendment, Plan, Said
from tfawg_cli.records.programme import Programme
from tfawg_cli.records.workspace import Filed

FIELDS = ("text", "points", "strategic_codes", "objective", "start", "timeline", "responsible", "indicator")
"""What approval freezes, besides the number itself."""
WHOLE_ITEM = "item"
"""The `field` of an amendment that adds or removes an item."""

Wording = dict[str, Said]


@dataclass(frozen=True, slots=True)
class Frozen:
    """An item whose wording is frozen: its place, and the wording it has now."""

    place: Place
    wording: Wording


@dataclass(frozen=True, slots=True)
class Breach:
    """Where the records no longer say what was approved."""

    place: Place
    message: str


def wording(item: Record) -> Wording:
    """Take the frozen fields of an item, those that say nothing left out."""
    values = {field: getattr(item, field, None) for field in FIELDS}
    return {field: list(v) if isinstance(v, tuple) else v for field, v in values.items() if v}


def digest(number: str, fields: Mapping[str, Said]) -> str:
    """Give 12 hex digits of SHA-256 over number and wording; white space and Unicode form do not count."""
    plain = {field: _folded(value) for field, value in fields.items()} | {"number": number}
    canonical = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(canonical.encode("utf-8")).hexdigest()[:12]


def _folded(value: Said) -> Said:
    if isinstance(value, list):
        return [unicodedata.normalize("NFC", " ".join(text.split())) for text in value]
    return unicodedata.normalize("NFC", " ".join(value.split()))


def items(edition: Filed[Programme], plan: Filed[Plan]) -> dict[str, Frozen]:
    """Collect every item of an edition and its plan by number."""
    found: dict[str, Frozen] = {}
    for keys, number, item in _numbered(edition.record):
        found[number] = Frozen(edition.place(*keys, of_key=True), wording(item))
    for number, action in plan.record.actions.items():
        found[number] = Frozen(plan.place("actions", number, of_key=True), wording(action))
    return found


def _numbered(programme: Programme) -> Iterator[tuple[Keys, str, Record]]:
    for number, deliverable in programme.deliverables.items():
        yield ("deliverables", number), number, deliverable
    for above, number, task in programme.tasks():
        yield ("deliverables", above, "tasks", number), number, task
    for (top, above), number, sub_task in programme.sub_tasks():
        yield ("deliverables", top, "tasks", above, "sub_tasks", number), number, sub_task


def breaches(edition: Filed[Programme], plan: Filed[Plan]) -> Iterator[Breach]:
    """Undo all amendments and compare with what the approval froze."""
    approval = plan.record.approval
    if approval is None or not approval.frozen:
        return
    current = items(edition, plan)
    for number in sorted({*approval.frozen, *current}):
        if not edition.misses(number) and not plan.misses(number):
            yield from _breaches_of(number, current.get(number), plan, approval.frozen.get(number))


def _breaches_of(number: str, item: Frozen | None, plan: Filed[Plan], approved: str | None) -> Iterator[Breach]:
    place = item.place if item is not None else plan.place("decisions")
    now = dict(item.wording) if item is not None else None
    for position, amendment in reversed(list(enumerate(plan.record.amendments))):
        if amendment.number != number:
            continue
        message = _contradiction(amendment, now)
        if message:
            yield Breach(_field_place(place, amendment, now), f"{number} {message}")
            return
        if amendment.field == WHOLE_ITEM and amendment.now is None and not isinstance(amendment.was, dict):
            yield Breach(plan.place("amendments", position), f"the amendment does not say what {number} said")
            return
        now = _undone(amendment, now)
    message = _verdict(number, now, approved)
    if message:
        yield Breach(place, message)


def _contradiction(amendment: Amendment, now: Wording | None) -> str:
    """Say how the item differs from what the amendment left behind; nothing where it does not."""
    if amendment.field == WHOLE_ITEM:
        if amendment.now is None:
            return "was removed by an amendment and is here again" if now is not None else ""
        return "was added by an amendment and is gone" if now is None else ""
    if now is None:
        return "is gone, though an amendment changes it"
    left = amendment.now
    if isinstance(left, dict) or _same(left, now.get(amendment.field)):
        return ""
    return f"{amendment.field} does not say what the last amendment says: {left!r}"


def _same(one: Said | None, other: Said | None) -> bool:
    if one is None or other is None:
        return one is other
    return _folded(one) == _folded(other)


def _field_place(place: Place, amendment: Amendment, now: Wording | None) -> Place:
    if now is None or amendment.field not in now:
        return place
    return Place(place.file, (*place.keys, amendment.field))


def _undone(amendment: Amendment, now: Wording | None) -> Wording | None:
    if amendment.field == WHOLE_ITEM:
        return dict(amendment.was) if isinstance(amendment.was, dict) else None
    rest = {field: value for field, value in (now or {}).items() if field != amendment.field}
    if amendment.was is None or isinstance(amendment.was, dict):
        return rest
    return rest | {amendment.field: amendment.was}


def _verdict(number: str, before: Wording | None, approved: str | None) -> str:
    """Compare an item, with its amendments undone, with its approved digest."""
    if approved is None:
        return f"{number} was not there when the plan was approved" if before is not None else ""
    if before is None:
        return f"{number} was approved and is gone"
    return "" if digest(number, before) == approved else f"{number} does not say what was approved"
