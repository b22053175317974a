"""Approved wording: what freezes it, and whether it still says what was approved."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from json.encoder import encode_basestring as quoted
from typing import NamedTuple

from tfawg_cli.findings import Keys, Place
from tfawg_cli.records.base import Record
from tfawg_cli.records.fields import Approved, names
from tfawg_cli.records.number import KINDS, parts
from tfawg_cli.records.plan import WHOLE_ITEM, Amendment, Plan, Said
from tfawg_cli.records.programme import Programme
from tfawg_cli.records.same_words import same_words
from tfawg_cli.records.workspace import Filed

FIELDS = tuple(dict.fromkeys(name for kind in reversed(KINDS) for name in names(kind, Approved.FROZEN)))
"""What approval freezes, besides the number itself; no kind of item leaves free what another one freezes."""

Wording = dict[str, Said]


class Frozen(NamedTuple):
    """An item whose wording is frozen: its place, and the wording it has now."""

    place: Place
    wording: Wording


class Breach(NamedTuple):
    """Where the records no longer say what was approved."""

    place: Place
    message: str


def wording(item: Record) -> Wording:
    """Take the frozen fields of an item, those that say nothing left out."""
    said = vars(item)
    return {field: list(v) if isinstance(v, tuple) else str(v) for field in FIELDS if (v := said.get(field))}


def digest(number: str, fields: Mapping[str, Said]) -> str:
    """Give 12 hex digits of SHA-256 over number and wording; what nobody sees does not count."""
    # What json.dumps would write with sorted keys and no blanks; for each of many thousand items it took four times as
    # long.
    said = sorted([*fields.items(), ("number", number)])
    canonical = ",".join([f'"{field}":{_spelled(value)}' for field, value in said if value])
    return sha256(f"{{{canonical}}}".encode()).hexdigest()[:12]


def _spelled(said: Said) -> str:
    """Spell wording as JSON."""
    if isinstance(said, list):
        return f"[{','.join([quoted(same_words(text)) for text in said])}]"
    return quoted(same_words(said))


def folded(value: Said) -> Said:
    """Give wording as it is compared."""
    return [*map(same_words, value)] if isinstance(value, list) else same_words(value)


def items(edition: Filed[Programme], plan: Filed[Plan]) -> dict[str, Frozen]:
    """Collect every item of an edition and its plan by number."""
    found: dict[str, Frozen] = {}
    for filed in (edition, plan):
        for keys, number, item in numbered(filed.record):
            found[number] = _frozen(filed, keys, item)
    return found


def _frozen(filed: Filed[Programme] | Filed[Plan], keys: Keys, item: Record) -> Frozen:
    return Frozen(filed.place(*keys, of_key=True), wording(item))


def numbered(record: Programme | Plan) -> Iterator[tuple[Keys, str, Record]]:
    """List every item of an edition or a plan: the keys that lead to it, its number, the item."""
    if isinstance(record, Plan):
        yield from ((("actions", number), number, action) for number, action in record.actions.items())
        return
    yield from record.items()


Recall = Callable[[str, str, str], Wording | None]
"""Finds the wording of an item that has a digest: gets the file, the number and the digest."""


def breaches(edition: Filed[Programme], plan: Filed[Plan], recall: Recall = lambda *_: None) -> Iterator[Breach]:
    """Undo all amendments and compare with what the approval froze.

    Where `recall` finds the approved wording, a breach tells the field and what was approved.
    """
    approved = _approved(plan)
    if not approved.digests:
        return
    found = {number: (filed, keys, item) for filed in (edition, plan) for keys, number, item in numbered(filed.record)}
    unchanged = {
        number
        for number, (_, _, item) in found.items()
        if number not in approved.amended and approved.digests.get(number) == digest(number, wording(item))
    }
    for number in sorted({*approved.digests, *found, *approved.amended} - unchanged, key=parts):
        if not edition.misses(number) and not plan.misses(number):
            item = _frozen(*found[number]) if number in found else None
            yield from _breach(number, item, approved, recall)


def says_what_was_approved(number: str, item: Record | None, plan: Filed[Plan]) -> bool:
    """Tell whether an item, None where it is not there, matches what its plan froze, with all amendments undone."""
    approved = _approved(plan)
    frozen = Frozen(plan.place(), wording(item)) if item is not None else None
    return not approved.digests or not any(_breach(number, frozen, approved, lambda *_: None))


class _Approved(NamedTuple):
    """What was approved of a plan, and amended since."""

    plan: Filed[Plan]
    digests: Mapping[str, str]
    """Number -> the digest that the approval stored; empty where nobody approved it yet."""
    amended: Mapping[str, Sequence[tuple[int, Amendment]]]
    """Number -> the amendments of that item, each with its position in the plan."""


def _approved(plan: Filed[Plan]) -> _Approved:
    approval = plan.record.approval
    amended: dict[str, list[tuple[int, Amendment]]] = defaultdict(list)
    for position, amendment in enumerate(plan.record.amendments):
        amended[amendment.number].append((position, amendment))
    return _Approved(plan, approval.frozen if approval is not None else {}, amended)


def _breach(number: str, item: Frozen | None, approved: _Approved, recall: Recall) -> Iterator[Breach]:
    """Find the first thing that is wrong with an item, going back from what it says now."""
    now = item.wording if item is not None else None
    stored = approved.digests.get(number)
    for position, amendment in reversed(approved.amended.get(number, ())):
        message = _contradiction(amendment, now)
        if message:
            yield Breach(_place(item, amendment, position, approved.plan), message)
            return
        now = _before(amendment, now)
    message = _verdict(number, now, stored)
    if not message:
        return
    wanted = recall(item.place.file, number, stored) if item is not None and stored is not None else None
    if item is None or wanted is None:
        yield Breach(item.place if item is not None else _place_of_gone(number, approved.plan), message)
        return
    for field in FIELDS:
        if folded((now or {}).get(field, "")) != folded(wanted.get(field, "")):
            place = Place(item.place.file, (*item.place.keys, field)) if field in item.wording else item.place
            yield Breach(place, f"{field} of {number} does not say what was approved: {_shown(wanted.get(field))}")


def _shown(said: Said | None) -> str:
    return ", ".join(said) if isinstance(said, list) else said or "nothing"


def _contradiction(amendment: Amendment, now: Wording | None) -> str:
    """Say how the wording differs from what the amendment left behind; nothing where it does not."""
    number, field = amendment.number, amendment.field
    if field == WHOLE_ITEM:
        return _contradiction_of_item(amendment, now)
    if field not in FIELDS:
        return f"{field} of {number} needs no amendment: approval does not freeze it"
    if now is None:
        return f"{number} is gone, though an amendment changes its {field}"
    left = amendment.now
    if not isinstance(left, dict) and folded(left or "") == folded(now.get(field, "")):
        return ""
    shown = "" if isinstance(left, dict) else _shown(left)
    return f"{field} of {number} does not say what an amendment made of it: {shown}"


def _contradiction_of_item(amendment: Amendment, now: Wording | None) -> str:
    number = amendment.number
    if amendment.now is None:
        return f"{number} was removed by an amendment and is here again" if now is not None else ""
    if now is None:
        return f"{number} was added by an amendment and is gone"
    same = digest(number, _fields(amendment.now)) == digest(number, now)
    return "" if same else f"{number} does not say what it said when an amendment added it"


def _before(amendment: Amendment, now: Wording | None) -> Wording | None:
    """Undo an amendment."""
    if amendment.field == WHOLE_ITEM:
        return _fields(amendment.was) if amendment.was is not None else None
    rest = {field: value for field, value in (now or {}).items() if field != amendment.field}
    return rest if amendment.was is None or isinstance(amendment.was, dict) else rest | {amendment.field: amendment.was}


def _fields(said: Said | Wording) -> Wording:
    """Take the frozen fields of an item that an amendment tells; of mere prose there are none."""
    return {field: said[field] for field in FIELDS if field in said} if isinstance(said, dict) else {}


def _verdict(number: str, before: Wording | None, approved: str | None) -> str:
    """Compare an item, with its amendments undone, with its approved digest."""
    if approved is None:
        return f"{number} was not there when the plan was approved" if before is not None else ""
    if before is None:
        return f"{number} was approved and is gone"
    return "" if digest(number, before) == approved else f"{number} does not say what was approved"


def _place(item: Frozen | None, amendment: Amendment, position: int, plan: Filed[Plan]) -> Place:
    """Show the wording that an amendment should have left behind: in the next amendment, or in the item itself."""
    for later, other in enumerate(plan.record.amendments[position + 1 :], start=position + 1):
        if other.number == amendment.number and other.field in {amendment.field, WHOLE_ITEM}:
            return plan.place("amendments", later, "was")
    if item is None or amendment.field not in {*FIELDS, WHOLE_ITEM}:
        return plan.place("amendments", position, "field")
    return (
        Place(item.place.file, (*item.place.keys, amendment.field)) if amendment.field in item.wording else item.place
    )


def _place_of_gone(number: str, plan: Filed[Plan]) -> Place:
    """Show where an approval froze an item that is not there any more."""
    for position, decision in enumerate(plan.record.decisions):
        if number in decision.frozen:
            return plan.place("decisions", position, "frozen", number, of_key=True)
    return plan.place("amendments", of_key=True)
