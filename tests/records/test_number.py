"""Item numbers."""

import pytest

from tfawg_cli.records.number import address, from_top, kind, ordinal, parent, parts


def test_numbers_sort_by_their_parts() -> None:
    """1.10 comes after 1.2."""
    assert ["1.2", "1.10", "1.10.1", "2"] == sorted(["2", "1.10.1", "1.10", "1.2"], key=parts)


def test_number_tells_what_it_is_and_what_is_above() -> None:
    """An action lies in a sub-task, that in a task, that in a key deliverable."""
    assert ["1", "1.2", "1.2.3", "1.2.3.4"] == from_top("1.2.3.4")
    assert ["key deliverable", "task", "sub-task", "action"] == [kind(above) for above in from_top("1.2.3.4")]
    assert ("1.2.3", "") == (parent("1.2.3.4"), parent("1"))


def test_address_names_the_whole_way() -> None:
    """Readers find an item by it in the printed document."""
    assert "key deliverable 1, task 1.10, sub-task 1.10.2" == address("1.10.2")


@pytest.mark.parametrize("key", ["1.1.1.1.1", "1.01", "1.1\n", "2nd Committee", "first", ""])
def test_what_is_no_number_has_no_address(key: str) -> None:
    """A name or a slip of the pen lies nowhere in the programme."""
    assert "" == address(key)


@pytest.mark.parametrize(
    ("position", "written"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"), (22, "22nd")],
)
def test_a_place_in_a_row_is_written_as_english_has_it(position: int, written: str) -> None:
    """Eleven to thirteen are no ones, twos and threes."""
    assert written == ordinal(position)
    assert f"1{written:0>4}" == ordinal(100 + position)
