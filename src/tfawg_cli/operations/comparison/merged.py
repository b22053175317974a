"""What a merge brought back: items that one branch removed and that stand in the merge, under whatever number."""

from collections.abc import Iterable, Iterator

from tfawg_cli.operations.comparison.comparison import Change, Comparison

Back = tuple[str, str, str]
"""The year, the number that was removed, and the number under which the item stands now."""


def brought_back(branches: Iterable[Comparison], merged: Comparison) -> list[Back]:
    """List the items that a branch removed and the merge has; git sees no conflict where the other renumbered them.

    Args:
        branches: what each branch changed of what both began with.
        merged: what the merge changed of it.

    """
    removed = {key for branch in branches for key, change in _items(branch) if change.after is None}
    now = {key: change.after.number if change.after is not None else None for key, change in _items(merged)}
    return sorted((*key, number) for key in removed if (number := now.get(key, key[1])) is not None)


def _items(comparison: Comparison) -> Iterator[tuple[tuple[str, str], Change]]:
    """Give each item that was there before, by its year and number."""
    for section in comparison.sections:
        for change in section.changes:
            if change.is_item and change.before is not None:
                yield (change.before.year, change.before.number), change
