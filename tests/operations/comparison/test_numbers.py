"""Which number of one side of a comparison is which of the other."""

from tfawg_cli.operations.comparison.comparison import Change, Named
from tfawg_cli.operations.comparison.numbers import new_numbers


def change(before: str | None, after: str | None) -> Change:
    """Make a change of an action by its numbers."""
    old, new = (Named("2021/2022", number) if number is not None else None for number in (before, after))
    return Change("action", old, new, "", "", ())


def test_numbers_are_followed() -> None:
    """What is not told of is the same; what went has no number; what is no item says nothing."""
    number = new_numbers(
        [
            change("1.1.1.1", "1.1.1.2"),
            change("1.1.1.3", None),
            change(None, "1.1.1.1"),
            change("", ""),
            change("", None),
        ]
    )

    assert ["1.1.1.2", None, "1.1.1.4"] == [number(one) for one in ("1.1.1.1", "1.1.1.3", "1.1.1.4")]
