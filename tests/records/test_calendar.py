"""Days as people write them."""

from datetime import date

import pytest

from tfawg_cli.records.calendar import day_in_words, months_mentioned, start_day


def test_start_names_a_month_or_a_day() -> None:
    """A month is meant from its first day; other words are no date."""
    assert date(2013, 12, 1) == start_day("12/2013")
    assert date(2017, 2, 22) == start_day("22/02/2017")
    assert None is start_day("As soon as these Committees are set up")


@pytest.mark.parametrize("text", ["13/2013", "31/02/2017", "0/2013"])
def test_day_that_does_not_exist_is_refused(text: str) -> None:
    """Written as a date, it must be one."""
    with pytest.raises(ValueError, match="month"):
        start_day(text)


def test_day_is_written_for_readers() -> None:
    """The same in every locale."""
    assert "8 March 2022" == day_in_words(date(2022, 3, 8))


def test_months_in_words_and_digits_are_found() -> None:
    """Each with its first day; days, years and ranges are none."""
    text = "in April 2021, since 12/2014, on 8/3/2022, in May, 13/2020 and 1/2/3"
    assert {"April 2021": date(2021, 4, 1), "12/2014": date(2014, 12, 1)} == months_mentioned(text)
