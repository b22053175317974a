"""Days as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tfawg_cli.records.calendar import day_in_words, months_mentioned, relative_day, start_day, typed_day


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


@pytest.mark.parametrize(
    "typed",
    [
        "3/12/2021",
        "03.12.2021",
        "3/12/21",
        "03.12.21",
        "2021-12-03",
        "3 December 2021",
        "03 dec 2021",
        " 3-Dec-21 ",
        "03-Dec-2021",
        "3 DECEMBER  21",
        *("3rd December 2021", "3 dec. 2021", "3/12/2021 00:00", "2021-12-03 10:00:00", "2021-12-03T00:00:00"),
    ],
)
def test_a_typed_day_is_read(typed: str) -> None:
    """Day first, as the tool prints it, as Excel writes it, or as the records hold it."""
    assert date(2021, 12, 3) == typed_day(typed)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_that_the_tool_prints_can_be_typed(day: date) -> None:
    """What was read may be copied."""
    assert day == typed_day(day_in_words(day)) == typed_day(day.isoformat())


@pytest.mark.parametrize(
    "typed",
    [
        *("tomorrow", "", "12/2021", "2021", "December 2021", "3 D 2021", "3 de 2021", "3 Decembre 2021"),
        *("2021/12/03", "21-12-03", "2021-12-3", "December 3 2021", "3-12-2021", "3/12/1", "3/12/021", "3 Dec-21"),
        *("3/12.2021", "３/12/2021", "3/12/2021 25:70", "10:00"),  # the first digit is a full-width one
    ],
)
def test_what_could_be_another_day_is_none(typed: str) -> None:
    """Year first but for ISO, month first, parts that lack, signs that do not fit together."""
    assert None is typed_day(typed)


@pytest.mark.parametrize("typed", ["31/2/2021", "3/14/2021", "29 Feb 2021", "2021-13-01", "0/1/21"])
def test_a_day_that_does_not_exist_is_refused(typed: str) -> None:
    """A month first would be one as well."""
    with pytest.raises(ValueError, match=r"day|month"):
        typed_day(typed)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2022-03-31"),
        ("Yesterday", "2022-03-30"),
        ("last week", "2022-03-24"),
        ("2 weeks ago", "2022-03-17"),
        ("a month ago", "2022-02-28"),
        ("an  month ago", "2022-02-28"),
        ("13 months ago", "2021-02-28"),
        ("last year", "2021-03-31"),
        ("9999 years ago", "0001-01-31"),
        ("9999 weeks ago", "1830-08-12"),
    ],
)
def test_a_day_may_be_told_from_today(text: str, day: str) -> None:
    """Months and years keep the day where there is one, and no day lies before the first of all."""
    assert date.fromisoformat(day) == relative_day(text, date(2022, 3, 31))


@pytest.mark.parametrize("text", ["now", "week", "-1 days ago", "two weeks ago", "main", "tomorrow", ""])
def test_other_words_are_no_day(text: str) -> None:
    """They may be the name of a branch."""
    assert relative_day(text, date(2022, 3, 31)) is None


def test_the_last_month_of_a_year_has_its_last_day() -> None:
    """Also in the first year of all, before which there is none."""
    assert date(1, 12, 31) == relative_day("2021 years ago", date(2022, 12, 31))
