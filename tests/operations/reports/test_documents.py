"""Small things that documents are made of."""

import pytest

from tfawg_cli.operations.reports.documents import roman
from tfawg_cli.records.number import ordinal


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        *((1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th")),
        *((21, "21st"), (101, "101st"), (111, "111th"), (112, "112th")),
    ],
)
def test_ordinals(number: int, expected: str) -> None:
    """As they are written in English."""
    assert expected == ordinal(number)


@pytest.mark.parametrize(("number", "expected"), [(1, "I"), (4, "IV"), (9, "IX"), (10, "X"), (11, "11")])
def test_numbers_of_chapters(number: int, expected: str) -> None:
    """Roman, as the source has them."""
    assert expected == roman(number)
