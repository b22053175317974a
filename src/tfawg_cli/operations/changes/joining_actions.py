"""Merge an action into another one: its updates and its lineage go along."""

from collections.abc import Iterator
from datetime import date

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.changes.adding_removing import left_alone, removal, said_by
from tfawg_cli.operations.changes.editing import Changed, Revision, follows, held
from tfawg_cli.operations.items import Target
from tfawg_cli.records.plan import Action, Update
from tfawg_cli.records.workspace import Workspace
from tfawg_cli.yaml_text.edits import Edit, Put


def merged(workspace: Workspace, target: Target, into: Target) -> Revision:
    """Take an action away and let another one of its plan have its updates, in the order of their days.

    What continued it continues the other one. Raises CannotGoOnError for what are no two actions.
    """
    one, other = target.item, into.item
    if not isinstance(one, Action) or not isinstance(other, Action):
        hint = f"let what is below it go there first: tfawg renumber {target.number}.1 {into.number}"
        raise CannotGoOnError(f"only an action goes into an action: {target.number}, {into.number}", hint)
    if target.keys == into.keys:
        raise CannotGoOnError(f"{target.number} cannot go into itself", "name another action")
    said = {update.told for update in other.updates}
    new = [update for update in one.updates if update.told not in said]
    edits: list[Edit] = [removal(workspace, target)]
    if new:
        keys = (*into.keys, "updates")
        edits.append(Put(keys, [held(update) for update in in_order(other.updates, new)], follows("action", "updates")))
    if one.carried_from is not None and other.carried_from is None:
        edits.append(Put((*into.keys, "carried_from"), one.carried_from, follows("action", "carried_from")))
    changes = [
        *said_by(target, without={"updates"}),
        *(Changed(f"{into.number} update", None, held(up)) for up in new),
    ]
    files = {target.file: [edits], **_later(workspace, target, into)}
    remarks = tuple(_remarks(workspace, target, one, other, into.number))
    return Revision(f"merges {target.called} into {into.number}", files, tuple(changes), remarks=remarks)


def in_order(there: tuple[Update, ...], new: list[Update]) -> list[Update]:
    """Put updates between others by their days; one without a day stays behind the one that was before it."""
    keyed = [*_with_days(there), *_with_days(new)]
    return [update for _, update in sorted(keyed, key=lambda one: one[0])]


def _with_days(updates: tuple[Update, ...] | list[Update]) -> Iterator[tuple[date, Update]]:
    day = date.min
    for update in updates:
        day = max(day, update.date or day)
        yield day, update


def _later(workspace: Workspace, target: Target, into: Target) -> dict[str, list[list[Edit]]]:
    """Let actions of later years that continue the one continue the other."""
    found: dict[str, list[list[Edit]]] = {}
    for _, plan, number, action in workspace.actions():
        if action.origin == (target.year, target.number):
            put = Put(("actions", number, "carried_from"), f"{into.year} {into.number}")
            found.setdefault(plan.file, [[]])[0].append(put)
    return found


def _remarks(workspace: Workspace, target: Target, one: Action, other: Action, number: str) -> Iterator[str]:
    """Say what of its lineage and its updates is not kept, since the other one has its own."""
    if one.carried_from is not None and other.carried_from is not None:
        yield from left_alone(workspace, target)
        yield f"that it was carried from {one.carried_from} is lost: {number} is carried from {other.carried_from}"
    yield from (
        f"{number} has this update already: {up.text}"
        for up in one.updates
        if up.told in {its.told for its in other.updates}
    )
