"""Change items: from wishes to edits of the files, and what they mean."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from tfawg_cli.findings import CannotGoOnError, Keys
from tfawg_cli.operations.items import (
    Target,
    homes,
    keys_of,
)
from tfawg_cli.records.base import Record
from tfawg_cli.records.fields import option, typed_fields
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import KINDS, from_top, parts, with_article
from tfawg_cli.records.plan import Action, Update
from tfawg_cli.records.programme import Deliverable, SubTask, Task
from tfawg_cli.records.workspace import Workspace
from tfawg_cli.yaml_text.edits import Append, Edit, Put, Take
from tfawg_cli.yaml_text.spelling import Bare, Value

MODELS: dict[str, type[Record]] = dict(zip(KINDS, (Deliverable, Task, SubTask, Action), strict=True))


class Changed(NamedTuple):
    """A field of an item, what it said and what it says now; None where it says nothing."""

    field: str
    old: Value | None
    new: Value | None


class Revision(NamedTuple):
    """What a command will do."""

    title: str
    edits: dict[str, list[list[Edit]]]
    """File -> steps of edits, each step meant as of the text that the one before it left; files in order of writing."""
    changes: tuple[Changed, ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    """Numbers that change: old and new."""
    remarks: tuple[str, ...] = ()
    """What a person should know besides."""
    idle: str = "it says so already"
    """Why nothing changes, where nothing does."""


def together(title: str, revisions: Sequence[Revision]) -> Revision:
    """Make one revision of several, the edits of each as of the texts that the one before it left."""
    if len(revisions) == 1:
        return revisions[0]
    edits: dict[str, list[list[Edit]]] = {}
    for revision in revisions:
        for file, steps in revision.edits.items():
            edits.setdefault(file, []).extend(steps)
    changes = tuple(change for revision in revisions for change in revision.changes)
    return Revision(title, edits, changes, remarks=tuple(one for each in revisions for one in each.remarks))


def editable(of_kind: str) -> list[str]:
    """List the fields of a kind of item that can be typed, in the order of the files."""
    return [field.name for field in typed_fields(of_kind)]


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
        return held(value)
    return Bare(value.isoformat()) if isinstance(value, date) else str(value)


def held(record: Record) -> dict[str, Value]:
    """Give the fields of a record as a file holds them, those that say something."""
    inner = {name: plain(getattr(record, name)) for name in type(record).model_fields}
    return {name: one for name, one in inner.items() if one is not None}


def check_fields(of_kind: str, names: Iterable[str], number: str = "") -> None:
    """Refuse fields that a kind of item does not have; a new item has no `number` yet. Raises CannotGoOnError."""
    for name in names:
        if name not in editable(of_kind):
            hint = _instead_of_reason(number) if (of_kind, name) == ("action", "reason") else _fields(of_kind, number)
            raise CannotGoOnError(f"{with_article(of_kind)} has no field {name.replace('_', ' ')}", hint)


def _instead_of_reason(number: str) -> str:
    how = f'tfawg update {number} "..."' if number else "tfawg update NUMBER TEXT"
    return f"tell it as an update{'' if number else ' when the action is there'}: {how}"


def _fields(of_kind: str, number: str) -> str:
    """List the options of the fields of an item; the text of a new one is typed without any."""
    return f"it has: {', '.join(option(one) for one in editable(of_kind) if number or one != 'text')}"


def set_fields(
    target: Target, values: Mapping[str, Value | None], unset: Sequence[str] = (), *, confirm: bool = False
) -> Revision:
    """Let fields of an item say something else, or nothing; with `confirm`, take off its own mark of carry-forward.

    Raises CannotGoOnError for a field that the item does not have, or must have, and where there is nothing to do.
    """
    check_fields(target.kind, [*values, *unset], target.number)
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
    mark = getattr(target.item, "to_confirm", None)
    if confirm and mark is None and not wishes:
        raise CannotGoOnError(f"nothing is to be confirmed in {target.called}", "tfawg overview lists what is")
    if confirm and mark is not None:
        changes = (*changes, Changed("to_confirm", mark, None))
    remarks = (f"nothing was to be confirmed in {target.called} itself",) if confirm and mark is None else ()
    edits = [edit for change in changes for edit in _edit(target, change)]
    return Revision(target.called, {target.file: [edits]} if edits else {}, changes, remarks=remarks)


def years_to_confirm(workspace: Workspace, number: str) -> list[FinancialYear]:
    """List the years with a plan for which carry-forward marked an item, or one below it."""
    return [year for year in sorted(workspace.plans) if _marked(workspace, year, number)]


def _marked(workspace: Workspace, year: FinancialYear, number: str) -> list[str]:
    return sorted((one for one in workspace.marks(year) if number in from_top(one)), key=parts)


def confirm_below(workspace: Workspace, year: FinancialYear, above: str) -> Revision:
    """Take what carry-forward marked off an item and all below it, in a plan and its edition.

    Raises CannotGoOnError where nothing is marked.
    """
    marked = _marked(workspace, year, above)
    if not marked:
        raise CannotGoOnError(f"nothing is to be confirmed below {above} in {year}", "tfawg overview lists what is")
    return confirmed_items(workspace, year, marked, f"confirmed below {above} of {year}")


def confirmed_items(workspace: Workspace, year: FinancialYear, marked: Iterable[str], title: str) -> Revision:
    """Take what carry-forward marked off some items that are marked."""
    marks, edits, changes = workspace.marks(year), dict[str, list[list[Edit]]](), list[Changed]()
    for number in marked:
        ((_, filed),) = homes(workspace, number, [year])
        edits.setdefault(filed.file, [[]])[0].append(Take((*keys_of(number), "to_confirm")))
        changes.append(Changed(f"{number} to_confirm", marks[number], None))
    return Revision(title, edits, tuple(changes))


def _edit(target: Target, change: Changed) -> Iterator[Edit]:
    keys = (*target.keys, change.field)
    if change.new is not None:
        yield Put(keys, change.new, follows(target.kind, change.field))
    elif change.field == "strategic_codes":  # the one list that must be there and may be empty
        yield Put(keys, [])
    else:
        yield Take(keys)


# Updates


def append_updates(target: Target, updates: Sequence[dict[str, Value]], values: Mapping[str, Value | None]) -> Revision:
    """Add updates to an action, and set its status and result with them. Raises CannotGoOnError."""
    if not isinstance(target.item, Action):
        raise CannotGoOnError(f"{target.called} has no updates", "actions have: tfawg update 1.1.1.1 TEXT")
    set_with_it = set_fields(target, values)
    if not updates:
        return set_with_it
    edits = [edit for step in set_with_it.edits.get(target.file, []) for edit in step]
    keys, behind = (*target.keys, "updates"), follows("action", "updates")
    edits += appended(keys, updates, behind, are_some=bool(target.item.updates))
    changes = (*set_with_it.changes, *(Changed("update", None, said) for said in updates))
    return Revision(target.called, {target.file: [edits]}, changes)


def has_update(action: Action, update: Mapping[str, Value], others: Iterable[Mapping[str, Value]] = ()) -> bool:
    """Tell whether an action, or one of some other updates, says the same as an update: day, author and words."""
    told = Update.model_validate(update).told
    return any(told == one.told for one in (*action.updates, *map(Update.model_validate, others)))


def appended(keys: Keys, values: Sequence[Value], behind: tuple[str, ...], *, are_some: bool) -> list[Edit]:
    """Let values stand at the end of a list, in their order; where there `are_some` not, they are the list."""
    return [Append(keys, one, behind) for one in values] if are_some else [Put(keys, [*values], behind)]
