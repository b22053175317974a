"""Item numbers: 1 a key deliverable, 1.2 a task, 1.2.3 a sub-task, 1.2.3.4 an action."""

import re

ITEM_PATTERN = r"^[1-9][0-9]{0,3}(\.[1-9][0-9]{0,3}){0,3}$"
KINDS = ("key deliverable", "task", "sub-task", "action")
"""What an item is, by how many parts its number has."""


def parts(number: str) -> tuple[int, ...]:
    """Take a number apart, so that 1.10 sorts after 1.2."""
    return tuple(map(int, number.split(".")))


def kind(number: str) -> str:
    """Tell what the item with this number is."""
    return KINDS[number.count(".")]


def kind_below(above: str) -> str:
    """Tell what stands right below a number; below "" stand the key deliverables."""
    return KINDS[above.count(".") + 1] if above else KINDS[0]


def with_article(kind_or_word: str) -> str:
    """Put the article before the name of a kind: an action, a sub-task."""
    return f"{'an' if kind_or_word[:1] in 'aeiou' else 'a'} {kind_or_word}"


def parent(number: str) -> str:
    """Give the number one level up; empty for a key deliverable."""
    return number.rpartition(".")[0]


def from_top(number: str) -> list[str]:
    """List a number and all above it, the key deliverable first."""
    pieces = number.split(".")
    return [".".join(pieces[: depth + 1]) for depth in range(len(pieces))]


def address(number: str) -> str:
    """Say where an item stands: `key deliverable 1, task 1.2`; empty for what is no number."""
    if re.fullmatch(ITEM_PATTERN, number) is None:
        return ""
    return ", ".join(f"{kind(above)} {above}" for above in from_top(number))


def ordinal(position: int) -> str:
    """Write 1st, 2nd, 3rd, 4th, 11th, 21st."""
    ending = "th" if position % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(position % 10, "th")
    return f"{position}{ending}"
