"""Change, add and remove items: from wishes to edits of the files, what they mean, and the way back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.target import (
    Target,
    all_numbers,
    children,
    keys_of,
)
from tfawg_cli.records.base import Record
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import KINDS, kind, lineage, parent, parts, with_article
from tfawg_cli.records.plan import Action
from tfawg_cli.records.programme import Deliverable, SubTask, Task
from tfawg_cli.records.workspace import Workspace
from tfawg_cli.yaml_text.edits import Append, Edit, Put, Take
from tfawg_cli.yaml_text.spelling import Bare, Value

MODELS: dict[str, type[Record]] = dict(zip(KINDS, (Deliverable, Task, SubTask, Action), strict=True))
_NOT_TYPED = {"updates", "tasks", "sub_tasks", "to_confirm"}
"""Fields that have commands of their own."""
OPTIONS = {"strategic_codes": "--strategic-code", "points": "--point"}
"""Options that are not called as their field is: they repeat, and name one each time."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A field of an item, what it said and what it says now; None where it says nothing."""

    field: str
    old: Value | None
    new: Value | None


@dataclass(frozen=True, slots=True)
class Revision:
    """What a command will do."""

    title: str
    edits: dict[str, list[list[Edit]]]
    """File -> steps of edits, each step meant as of the text that the one before it left; files in order of writing."""
    changes: tuple[Changed, ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    """Numbers that change: old and new."""
    remarks: tuple[str, ...] = ()
    """What a person should know besides."""
    undo: tuple[tuple[str, ...], ...] = ()
    """The commands that take it back, as they are typed behind `tfawg`; none where there is none."""
    undo_remark: str = ""


def option(name: str) -> str:
    """Give the option of a field."""
    return OPTIONS.get(name, "--" + name.replace("_", "-"))


def editable(of_kind: str) -> list[str]:
    """List the fields of a kind of item that can be typed, in the order of the files."""
    return [name for name in MODELS[of_kind].model_fields if name not in _NOT_TYPED]


def required(of_kind: str) -> list[str]:
    """List the fields that an item must have; a list of strategic codes may be empty."""
    fields = MODELS[of_kind].model_fields
    return [name for name, info in fields.items() if info.is_required() and name != "strategic_codes"]


def follows(of_kind: str, name: str) -> tuple[str, ...]:
    """List the fields behind which a field of an item stands in a file, the nearest first."""
    return follows_in(MODELS[of_kind], name)


def follows_in(model: type[Record], name: str) -> tuple[str, ...]:
    """List the fields behind which a field of a record stands in a file, the nearest first."""
    fields = list(model.model_fields)
    return tuple(reversed(fields[: fields.index(name)]))


def plain(value: object) -> Value | None:
    """Give a value of a model as a file holds it."""
    if isinstance(value, tuple):
        return [_held(one) for one in value] or None
    return _held(value) if value is not None else None


def _held(value: object) -> Value:
    if isinstance(value, Record):
        inner = {name: plain(getattr(value, name)) for name in type(value).model_fields}
        return {name: one for name, one in inner.items() if one is not None}
    return Bare(value.isoformat()) if isinstance(value, date) else str(value)


def check_fields(of_kind: str, names: Iterable[str]) -> None:
    """Refuse fields that a kind of item does not have. Raises CannotGoOnError."""
    for name in names:
        if name not in editable(of_kind):
            there = ", ".join(option(one) for one in editable(of_kind))
            raise CannotGoOnError(f"{with_article(of_kind)} has no field {name.replace('_', ' ')}", f"it has: {there}")


def set_fields(
    target: Target, values: Mapping[str, Value], unset: Sequence[str] = (), *, confirm: bool = False
) -> Revision:
    """Let fields of an item say something else, or nothing; with `confirm`, take off what carry-forward marked.

    Raises CannotGoOnError for a field that the item does not have, or must have.
    """
    check_fields(target.kind, [*values, *unset])
    for name in unset:
        if name in required(target.kind):
            raise CannotGoOnError(
                f"{with_article(target.kind)} needs its {name.replace('_', ' ')}", "change it instead"
            )
    wishes: dict[str, Value | None] = {**values, **dict.fromkeys(unset)}
    changes = tuple(
        Changed(name, old, wishes[name])
        for name in editable(target.kind)
        if name in wishes and (old := plain(getattr(target.item, name))) != (wishes[name] or None)
    )
    undo, remark = _undo(target, changes)
    if confirm:
        changes, undo, remark = (*changes, _confirmed(target)), (), ""
    edits = [edit for change in changes for edit in _edit(target, change)]
    return Revision(target.called, {target.file: [edits]} if edits else {}, changes, undo=undo, undo_remark=remark)


def confirm_below(workspace: Workspace, year: FinancialYear, above: str) -> Revision:
    """Take what carry-forward marked off all actions of a plan below an item.

    Raises CannotGoOnError where nothing is marked.
    """
    plan = workspace.plans.get(year)
    actions = plan.record.actions if plan is not None else {}
    marked = sorted((one for one in actions if above in lineage(one) and actions[one].to_confirm), key=parts)
    if plan is None or not marked:
        raise CannotGoOnError(f"nothing is to be confirmed below {above} in {year}", "tfawg overview lists what is")
    changes = tuple(Changed(f"{number} to_confirm", actions[number].to_confirm, None) for number in marked)
    edits: list[Edit] = [Take((*keys_of(number), "to_confirm")) for number in marked]
    return Revision(f"confirmed below {above} of {year}", {plan.file: [edits]}, changes)


def _confirmed(target: Target) -> Changed:
    """Take the mark of carry-forward off. Raises CannotGoOnError where there is none."""
    if not isinstance(target.item, Action) or target.item.to_confirm is None:
        raise CannotGoOnError(f"nothing is to be confirmed in {target.called}", "tfawg overview lists what is")
    return Changed("to_confirm", target.item.to_confirm, None)


def _edit(target: Target, change: Changed) -> Iterator[Edit]:
    keys = (*target.keys, change.field)
    if change.new is not None:
        yield Put(keys, change.new, follows(target.kind, change.field))
    elif change.field == "strategic_codes":  # the one list that must be there and may be empty
        yield Put(keys, [])
    else:
        yield Take(keys)


def _undo(target: Target, changes: Sequence[Changed]) -> tuple[tuple[tuple[str, ...], ...], str]:
    """Give the command that lets the changed fields, and no others, say again what they said, and a remark on it."""
    if not changes:
        return (), ""
    opened = ("edit", target.number, "--year", str(target.year))
    if not all(map(_can_be_typed, changes)):
        return (opened,), "opens the item: write back there what it said"
    return ((*opened, *(word for one in changes for word in _typed(one))),), ""


def _can_be_typed(change: Changed) -> bool:
    """Tell whether the old value comes back as it was when it is typed behind an option."""
    texts = change.old if isinstance(change.old, list) else [change.old or ""]
    return not any(str(one).startswith(("@", "-")) or "\n" in str(one) for one in texts)


def _typed(change: Changed) -> Iterator[str]:
    if change.old is None:
        yield from ("--unset", change.field)
        return
    for text in change.old if isinstance(change.old, list) else [change.old]:
        yield from (option(change.field), str(text))


# Updates


def append_update(target: Target, update: Mapping[str, Value], values: Mapping[str, Value]) -> Revision:
    """Add an update to an action, and set its status and result with it. Raises CannotGoOnError."""
    if target.kind != "action":
        raise CannotGoOnError(f"{target.called} has no updates", "actions have: tfawg update 1.1.1.1 TEXT")
    set_with_it = set_fields(target, values)
    keys = (*target.keys, "updates")
    edits = [edit for step in set_with_it.edits.get(target.file, []) for edit in step]
    said: dict[str, Value] = dict(update)
    if update:
        edits.append(Append(keys, said, follows("action", "updates")))
    changes = (*set_with_it.changes, *([Changed("update", None, said)] if update else []))
    if not update:
        return set_with_it
    opened = ("edit", target.number, "--year", str(target.year))
    undo = tuple(command for command in set_with_it.undo if command != opened)
    remark = "opens the item: take the update out there"
    return Revision(target.called, {target.file: [edits]}, changes, undo=(*undo, opened), undo_remark=remark)


# Add and remove


def next_number(workspace: Workspace, year: FinancialYear, above: str) -> str:
    """Give the number of a new item below `above`: one more than any that is, was published, or ever was, there."""
    of_kind = KINDS[above.count(".") + 1] if above else KINDS[0]
    return _behind(above, {*children(workspace, year, above, of_kind), *_given(workspace, year, above)})


def _behind(above: str, taken: Iterable[str]) -> str:
    last = max((parts(number)[-1] for number in taken), default=0)
    return f"{above}.{last + 1}" if above else str(last + 1)


def _given(workspace: Workspace, year: FinancialYear, above: str) -> set[str]:
    """List the numbers below `above` that were published or stand in an earlier year."""
    of_kind = KINDS[above.count(".") + 1] if above else KINDS[0]
    earlier = (one for one in {*workspace.plans, *workspace.editions} if one < year)
    return published(workspace, year, above).union(*(children(workspace, one, above, of_kind) for one in earlier))


def published(workspace: Workspace, year: FinancialYear, above: str) -> set[str]:
    """List the numbers below `above` that a decision or an amendment names: they are not given to other items."""
    plan = workspace.plans.get(year)
    if plan is None:
        return set()
    frozen = {number for decision in plan.record.decisions for number in decision.frozen}
    amended = {amendment.number for amendment in plan.record.amendments}
    return {number for number in frozen | amended if parent(number) == above and kind(number) != kind(above)}


def add_item(workspace: Workspace, year: FinancialYear, number: str, values: Mapping[str, Value]) -> Revision:
    """Add an item with a number that is free.

    Args:
        workspace: the records.
        year: the year of the plan, or of the edition.
        number: the new number; what is above it is there.
        values: its fields; those that it must have are among them.

    """
    of_kind = kind(number)
    fields: dict[str, Value] = {name: values[name] for name in editable(of_kind) if name in values}
    if of_kind == "sub-task":
        fields = {"text": fields["text"], "strategic_codes": fields.get("strategic_codes", []), **fields}
    filed = workspace.plans[year] if of_kind == "action" else workspace.editions[year]
    siblings = children(workspace, year, parent(number), of_kind)
    earlier = [one for one in all_numbers(workspace, year) if kind(one) == of_kind] if of_kind == "action" else siblings
    before = tuple(sorted((one for one in earlier if parts(one) < parts(number)), key=parts, reverse=True))
    keys = keys_of(number)
    put: Edit = Put(keys, fields, before)
    if not siblings and of_kind != "action":
        above = kind(parent(number))
        put = Put(keys[:-1], {number: fields}, follows(above, str(keys[-2])))
    changes = tuple(Changed(name, None, value) for name, value in fields.items() if value)
    undo = ("remove", number, "--year", str(year))
    return Revision(f"new {of_kind} {number} of {year}", {filed.file: [[put]]}, changes, undo=(undo,))


def remove_item(workspace: Workspace, target: Target) -> Revision:
    """Remove an item to which nothing refers. Raises CannotGoOnError, which lists what does."""
    referring = list(references(workspace, target))
    if referring:
        raise CannotGoOnError(
            f"{target.called} cannot be removed: {'; '.join(referring)}", "remove or change those first"
        )
    siblings = children(workspace, target.year, parent(target.number), target.kind)
    edit: Edit = Take(target.keys)
    alone = len(workspace.plans[target.year].record.actions if target.kind == "action" else siblings) == 1
    if alone:
        edit = Take(target.keys[:-1]) if len(target.keys) > len(("actions", "1.1.1.1")) else Put(target.keys[:-1], {})
    held = {name: plain(getattr(target.item, name)) for name in type(target.item).model_fields}
    changes = tuple(
        Changed(name, old, None) for name, old in held.items() if old and name not in {"tasks", "sub_tasks"}
    )
    undo = _undo_removal(workspace, target, changes)
    shown = tuple(Changed(change.field, None, change.old) for change in changes)
    remarks = tuple(_left_alone(workspace, target))
    return Revision(f"without {target.called}", {target.file: [[edit]]}, shown, remarks=remarks, undo=undo)


def _left_alone(workspace: Workspace, target: Target) -> Iterator[str]:
    """Say which action goes on nowhere once the one that continues it is gone."""
    if not isinstance(target.item, Action) or target.item.origin is None:
        return
    year, number = target.item.origin
    plan = workspace.plans.get(year)
    action = plan.record.actions.get(number) if plan is not None else None
    if action is not None and (action.status is None or not action.status.final):
        how = f"tfawg edit {number} --year {year} --status discontinued"
        yield f"{number} of {year} then goes on nowhere; if it ended: {how}"


def _undo_removal(workspace: Workspace, target: Target, changes: Sequence[Changed]) -> tuple[tuple[str, ...], ...]:
    """Give the command that adds the item again; there is none where it would get another number or lose an update."""
    held = {change.field: change for change in changes}
    if target.kind == "key deliverable" or set(held) & _NOT_TYPED or not all(map(_can_be_typed, changes)):
        return ()
    number, above = target.number, parent(target.number)
    others = [one for one in children(workspace, target.year, above, target.kind) if one != number]
    given = _given(workspace, target.year, above)
    last = _behind(above, {*others, *given}) == number
    before = next((one for one in others if _behind(above, [one]) == number), None)
    if not last and (before is None or number in published(workspace, target.year, above)):
        return ()
    text = held.pop("text", None)
    words = [str(text.old)] if text is not None else []
    place = [] if last or before is None else ["--after", before]
    options = [word for change in held.values() for word in _typed(change)]
    return (("add", above, *words, *place, "--year", str(target.year), *options),)


def references(workspace: Workspace, target: Target) -> Iterator[str]:
    """Say what refers to an item: items below it, actions that continue it, later numbers of it."""
    if target.kind != "action":
        below = [n for n in _used(workspace, target.year) if target.number in lineage(parent(n))]
        if below:
            shown = ", ".join(sorted(below, key=parts)[:8]) + (", ..." if len(below) > 8 else "")  # noqa: PLR2004
            yield f"it holds {shown}"
    for year, _, number, action in workspace.actions():
        if target.kind == "action" and action.origin == (target.year, target.number):
            yield f"action {number} of {year} is carried from it"
    for year, edition in workspace.editions.items():
        for _, number, sub_task in edition.record.sub_tasks():
            if sub_task.formerly == target.number and workspace.edition_year(year.previous) == target.year:
                yield f"sub-task {number} of {year} was formerly it"


def _used(workspace: Workspace, edition: FinancialYear) -> set[str]:
    """List the numbers of an edition, and of the actions of all plans that belong to it."""
    years = [year for year in workspace.plans if workspace.edition_year(year) == edition]
    return {number for year in {edition, *years} for number in all_numbers(workspace, year)}
