"""Which number of one side of a comparison is which of the other."""

from collections.abc import Callable, Iterable

from tfawg_cli.operations.comparison.comparison import Change


def new_numbers(changes: Iterable[Change]) -> Callable[[str], str | None]:
    """Give a function from the number of an item on the old side to its number on the new one; None where it is gone.

    Args:
        changes: those of the programme and the plan of one year on each side; what is not told of is the same.

    """
    known = {
        change.before.number: change.after.number if change.after is not None else None
        for change in changes
        if change.is_item and change.before is not None
    }
    return lambda number: known.get(number, number)
