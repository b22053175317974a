"""Amendments: agreed wording changes by an authority, with a reason, and is recorded as it was and as it is now."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.changes.editing import appended, follows_in
from tfawg_cli.operations.years.frozen import FIELDS, folded, numbered, says_what_was_approved, wording
from tfawg_cli.records.base import Record
from tfawg_cli.records.fields import Approved, fields
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import kind, parts
from tfawg_cli.records.plan import WHOLE_ITEM, Plan
from tfawg_cli.records.workspace import Workspace
from tfawg_cli.yaml_text.edits import Edit
from tfawg_cli.yaml_text.spelling import Bare, Value

AS_TYPED = '--authority "PC 87" --reason "meeting postponed" --date 22/6/2022'
"""How an amendment is typed, as an example."""
_MOST_NAMED = 6

Items = Mapping[str, Record]
"""The items of a year and its edition by number."""


class Authority(NamedTuple):
    """Who allows a change of agreed wording, why, and on which day."""

    authority: str
    reason: str
    day: Bare


class Rewording(NamedTuple):
    """A field of frozen wording, what it said and what it says; None where it says nothing."""

    number: str
    field: str
    """The field, or `item` where the whole item is added or removed."""
    was: Value | None
    now: Value | None


class Consequences(NamedTuple):
    """What follows of a change for the plans whose wording is agreed."""

    edits: Mapping[str, list[list[Edit]]]
    """Plan file -> the amendments to record in it."""
    remarks: tuple[str, ...] = ()


def consequences(before: Workspace, after: Workspace, files: Sequence[str], who: Authority | None) -> Consequences:
    """Tell what a change means for agreed wording.

    Args:
        before: the records as they are.
        after: the records as they would be.
        files: the files that change.
        who: who allows it; None where nobody was named.

    Raises CannotGoOnError where wording is approved, or a year closed, and nobody was named, or where an authority
    is named and no approved wording changes.

    """
    edits: dict[str, list[list[Edit]]] = {}
    remarks: list[str] = []
    for year, plan in before.plans.items():
        edition = before.edition_for(year)
        touched = plan.file in files or (edition is not None and edition.file in files)
        if not touched or plan.record.state == "draft":
            continue
        found, restored = _parted(before, after, year)
        remarks += [f"{number} has its agreed wording of {year} again" for number in restored]
        if restored or (found and who is not None):
            _refuse_more_than_wording(before, after, year, files)
        if plan.record.state == "endorsed":
            remarks += [f"{year} was endorsed already: this brings {_named(found)}"] if found else []
        elif found and who is not None:
            _refuse_changed_unseen(before, year, found)
            edits[plan.file] = _recorded(
                plan.record, [_amendment(_with_origin(one, plan.record), who) for one in found]
            )
            remarks.append(f"recorded as an amendment of {year} ({who.authority}: {who.reason})")
        elif found or (not restored and _is_over(before, year, files)):
            raise _refusal(year, plan.record, found)
    if who is not None and not edits:
        raise CannotGoOnError("no approved wording changes here", "leave --authority out")
    return Consequences(edits, tuple(remarks))


def need_digests(workspace: Workspace) -> None:
    """Let nothing be amended while an approval froze nothing. Raises CannotGoOnError."""
    for year, plan in workspace.plans.items():
        approval = plan.record.approval
        if approval is not None and not approval.frozen:
            raise CannotGoOnError(f"{year} is approved, and no wording is frozen", "tfawg validate says what to do")


def _parted(before: Workspace, after: Workspace, year: FinancialYear) -> tuple[list[Rewording], list[str]]:
    """Part what differs in the frozen wording of a year from the items that say again what was approved."""
    plan, old, new = before.plans[year], _items(before, year), _items(after, year)
    found = list(_rewordings(old, new))
    restored = [
        number
        for number in dict.fromkeys(one.number for one in found)
        if not says_what_was_approved(number, old.get(number), plan)
        and says_what_was_approved(number, new.get(number), plan)
    ]
    return [one for one in found if one.number not in restored], restored


def _refuse_changed_unseen(before: Workspace, year: FinancialYear, found: Sequence[Rewording]) -> None:
    """Let no amendment start from wording that nobody approved. Raises CannotGoOnError."""
    plan, items = before.plans[year], _items(before, year)
    for one in found:
        if not says_what_was_approved(one.number, items.get(one.number), plan):
            hint = "first restore that (tfawg validate shows the words), then amend it"
            raise CannotGoOnError(f"{one.number} does not say what was approved", hint)


def _refuse_more_than_wording(before: Workspace, after: Workspace, year: FinancialYear, files: Sequence[str]) -> None:
    """Let new or restored wording of a closed year bring no progress with it. Raises CannotGoOnError."""
    if not _is_over(before, year, files):
        return
    old, new = _items(before, year), _items(after, year)
    for number in sorted(old.keys() & new.keys(), key=parts):
        for field in (one.name for one in fields(kind(number)) if one.approved is not Approved.FROZEN):
            if getattr(old[number], field) != getattr(new[number], field):
                message = f"{year} is closed: {field.replace('_', ' ')} of {number} cannot change any more"
                raise CannotGoOnError(message, "leave it out; only wording can still be amended")


def _rewordings(old: Items, new: Items) -> Iterator[Rewording]:
    """List what differs in the frozen wording of a year and its edition, by number; white space does not count."""
    # Most items are as they were; only of the others the wording is taken out and looked at.
    for number in sorted((one for one in {*old, *new} if _differs(old.get(one), new.get(one))), key=parts):
        if number not in old or number not in new:
            yield Rewording(number, WHOLE_ITEM, _item(old.get(number)), _item(new.get(number)))
            continue
        old_wording, new_wording = wording(old[number]), wording(new[number])
        for field in FIELDS:
            was, now = old_wording.get(field), new_wording.get(field)
            if folded(was or "") != folded(now or ""):
                yield Rewording(number, field, _said(was), _said(now))


def _differs(old: Record | None, new: Record | None) -> bool:
    return old is None or new is None or vars(old) != vars(new)


def _items(workspace: Workspace, year: FinancialYear) -> Items:
    """Collect the items of a year and its edition by number."""
    edition, plan = workspace.edition_for(year), workspace.plans.get(year)
    if edition is None or plan is None:
        return {}
    return {number: item for record in (edition.record, plan.record) for _, number, item in numbered(record)}


def _said(value: str | list[str] | None) -> Value | None:
    return [*value] if isinstance(value, list) else value


def _item(item: Record | None) -> Value | None:
    if item is None:
        return None
    return {field: [*value] if isinstance(value, list) else value for field, value in wording(item).items()}


def _is_over(workspace: Workspace, year: FinancialYear, files: Sequence[str]) -> bool:
    """Tell whether what a change touches belongs to closed years alone."""
    if workspace.plans[year].record.closed is None:
        return False
    edition = workspace.edition_year(year)
    sharing = [other for other in workspace.plans if workspace.edition_year(other) == edition]
    all_closed = all(workspace.plans[other].record.closed is not None for other in sharing)
    return workspace.plans[year].file in files or all_closed


def _refusal(year: FinancialYear, plan: Plan, found: Sequence[Rewording]) -> CannotGoOnError:
    if not found:
        hint = "only its wording can still be amended: tfawg edit NUMBER --authority ... --reason ... --date ..."
        return CannotGoOnError(f"{year} is closed; nothing was written", hint)
    approval = plan.approval
    since = f"was approved by {approval.by}" if approval is not None else "is closed"
    message = f"{year} {since}: {_named(found)} needs an amendment"
    return CannotGoOnError(message, f"add who allows it, why and on which day: {AS_TYPED}")


def _named(found: Sequence[Rewording]) -> str:
    named = [_name(one) for one in found]
    rest = f" and {len(named) - _MOST_NAMED} more" if len(named) > _MOST_NAMED else ""
    return ", ".join(named[:_MOST_NAMED]).replace("_", " ") + rest


def _name(one: Rewording) -> str:
    if one.field != WHOLE_ITEM:
        return f"another {one.field} of {one.number}"
    return f"the new {one.number}" if one.was is None else f"the removal of {one.number}"


def _amendment(one: Rewording, who: Authority) -> Value:
    entry: dict[str, Value | None] = {
        "date": who.day,
        "authority": who.authority,
        "reason": who.reason,
        "number": one.number,
        "field": one.field,
        "was": one.was,
        "now": one.now,
    }
    return {name: value for name, value in entry.items() if value is not None}


def _with_origin(one: Rewording, plan: Plan) -> Rewording:
    """Keep with a removed action what it continued. Raises CannotGoOnError where progress was recorded on it."""
    action = plan.actions.get(one.number)
    if action is None or one.now is not None or one.field != WHOLE_ITEM or not isinstance(one.was, dict):
        return one
    if action.status or action.result or action.updates:
        hint = f"it ends like this: tfawg edit {one.number} --status discontinued"
        raise CannotGoOnError(f"progress of {one.number} is recorded, so it cannot be removed", hint)
    return one._replace(was=one.was | ({"carried_from": action.carried_from} if action.carried_from else {}))


def _recorded(plan: Plan, amendments: list[Value]) -> list[list[Edit]]:
    behind = follows_in(Plan, "amendments")
    return [appended(("amendments",), amendments, behind, are_some=bool(plan.amendments))]
