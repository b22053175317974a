"""The last update of an action, corrected or taken back."""

from collections.abc import Mapping

from tfawg_cli.findings import CannotGoOnError, Keys
from tfawg_cli.operations.changes.editing import Changed, Revision, follows, held
from tfawg_cli.operations.items import Target
from tfawg_cli.records.plan import Action, Update
from tfawg_cli.yaml_text.edits import Edit, Put, Take
from tfawg_cli.yaml_text.spelling import Value


def last_update(target: Target) -> Update:
    """Give the update of an action that was added last. Raises CannotGoOnError where there is none."""
    if not isinstance(target.item, Action) or not target.item.updates:
        raise CannotGoOnError(f"{target.called} has no update", 'tfawg update 1.3.1.1 "..." adds one to an action')
    return target.item.updates[-1]


def keys_of_last(target: Target) -> Keys:
    """Give the keys that lead to the last update, or to the list of which it is the only one."""
    count = len(getattr(target.item, "updates", ()))
    return (*target.keys, "updates", count - 1) if count > 1 else (*target.keys, "updates")


def corrected(target: Target, said: Mapping[str, Value]) -> Revision:
    """Let some fields of the last update say something else. Raises CannotGoOnError where there is none."""
    old = held(last_update(target))
    wanted = old | dict(said)
    new = {name: wanted[name] for name in Update.model_fields if name in wanted}
    return _with_last(target, old, new)


def taken_back(target: Target) -> Revision:
    """Take the last update away. Raises CannotGoOnError where there is none."""
    return _with_last(target, held(last_update(target)), None)


def _with_last(target: Target, old: dict[str, Value], new: dict[str, Value] | None) -> Revision:
    keys = (*target.keys, "updates")
    before: list[Value] = [held(update) for update in getattr(target.item, "updates", ())]
    after = [*before[:-1], *([new] if new is not None else [])]
    edit: Edit = Put(keys, after, follows("action", "updates")) if after else Take(keys)
    changes = (Changed("update", old, new),) if old != new else ()
    return Revision(target.called, {target.file: [[edit]]} if changes else {}, changes)
