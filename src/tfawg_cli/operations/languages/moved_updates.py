"""Where the updates of actions went, as actions are merged: a translation names them by their places."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from tfawg_cli.findings import Keys
from tfawg_cli.operations.languages.pieces import Path
from tfawg_cli.records.plan import Plan, Told


class Moved(NamedTuple):
    """Updates that stand in another place."""

    within: dict[Keys, dict[str, str]]
    """Of the same action: the keys of its updates -> old place -> new place, both counted from 1."""
    to_others: dict[Path, Path]
    """Of an action that is gone: the keys of the update -> its keys below another action."""


def moved_updates(before: Plan, after: Plan, said: Collection[Path]) -> Moved:
    """Tell where updates went, by what they tell.

    Args:
        before: the plan.
        after: the plan as it will be.
        said: the keys of what is translated; other updates are of no concern.

    """
    moved = Moved({}, {})
    for number, action in after.actions.items():
        if number not in before.actions or before.actions[number].updates == action.updates:
            continue
        sources = [one for one in _sources(before, after, number) if one[1] in said]
        for place, update in enumerate(action.updates, 1):
            source = next((one for one in sources if one[0] == update.told), None)
            if source is not None:
                sources.remove(source)
                _note(moved, source[1], ("actions", number, "updates", str(place)))
    return moved


def _note(moved: Moved, old: Path, new: Path) -> None:
    if old[:-1] != new[:-1]:
        moved.to_others[old] = new
    elif old != new:
        moved.within.setdefault(new[:-1], {})[old[-1]] = new[-1]


def _sources(before: Plan, after: Plan, number: str) -> Iterator[tuple[Told, Path]]:
    """List what an action told, then what those told that are gone, with the keys of each."""
    for one in (number, *(gone for gone in before.actions if gone not in after.actions)):
        for place, update in enumerate(before.actions[one].updates, 1):
            yield update.told, ("actions", one, "updates", str(place))
