"""`tfawg list`: which kind is meant, and the order that is asked for."""

import json
from pathlib import Path

import pytest

from conftest import Run


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        (("--search", "border"), "everything"),
        (("--search", "border", "--columns", "number,found-in"), "everything"),
        (("--search", "border", "--sort", "-number"), "everything"),
        (("--search", "border", "--columns", "number,responsible"), "actions"),
        (("--search", "border", "--body", "Members"), "actions"),
        (("sub-tasks", "--search", "border"), "sub-tasks"),
        ((), "actions"),
    ],
)
def test_a_search_alone_looks_at_everything(typed: tuple[str, ...], kind: str, small: Path, inside: Run) -> None:
    """Filters and fields of actions, and a kind that is named, mean what they meant before."""
    assert kind == json.loads(inside("list", *typed, "--format", "json", cwd=small).out)["kind"]


def test_a_search_says_where_it_found_what(small: Path, inside: Run) -> None:
    """Kind, number, name and the words around; where there is nothing, that is said."""
    assert (
        "section\t\tIntroduction\ttext: The **Work Programme** lists what the working group does. …\n"
        in inside("list", "--search", "work programme", cwd=small).out
    )
    assert "nothing fits in 2021/2022\n" in inside("list", "--search", "zebra", cwd=small).err


def test_an_order_goes_downwards(small: Path, inside: Run) -> None:
    """A dash before a field turns its order; a field that is not there is refused without it."""
    told = inside("list", "--sort", "-number", "--columns", "number", cwd=small)

    assert ["2.1.1.1", "1.1.2.1", "1.1.1.2", "1.1.1.1"] == told.out.split()
    assert "there is no field 'nummer'" in inside("list", "--sort", "-nummer", cwd=small).err
