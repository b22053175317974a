"""The financial year, and the years that people name."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tfawg_cli.records.financial_year import FinancialYear, years_mentioned

YEAR = FinancialYear(2021)


def test_year_runs_from_july_to_june() -> None:
    """1 July to 30 June."""
    assert (date(2021, 7, 1), date(2022, 6, 30)) == (YEAR.first_day, YEAR.last_day)
    assert FinancialYear(2020) == YEAR.previous


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_every_day_lies_in_exactly_one_year(day: date) -> None:
    """No day falls between two years."""
    year = FinancialYear.of_day(day)
    assert year.first_day <= day <= year.last_day


@given(st.integers(1000, 9998).map(FinancialYear))
def test_year_is_read_as_it_is_written(year: FinancialYear) -> None:
    """In records and in the names of files."""
    assert (
        year == FinancialYear.written(str(year)) == FinancialYear.of_stem(year.stem) == FinancialYear.typed(str(year))
    )


@pytest.mark.parametrize(
    "typed", ["2021/2022", "2021-2022", "2021-22", "2021/22", "FY2021/2022", "fy 2021-22", " 2021/22 "]
)
def test_year_is_typed_in_many_ways(typed: str) -> None:
    """Officers type a year as they say it."""
    assert YEAR == FinancialYear.typed(typed)


@pytest.mark.parametrize("typed", ["2021", "2021/2023", "2021/20", "21/22", "2021 2022", "next", "", "2٠21/2022"])
def test_what_is_no_year_is_refused(typed: str) -> None:
    """A guess would write into the wrong year."""
    with pytest.raises(ValueError, match=f"'{typed}' is not"):
        FinancialYear.typed(typed)


def test_bare_year_is_enough_for_a_question() -> None:
    """Where nothing is written, 2021 is 2021/2022."""
    assert YEAR == FinancialYear.asked_for("2021") == FinancialYear.asked_for("2021-22")


@pytest.mark.parametrize("text", ["2021-2022", "FY2021/2022", "2021/22", "0021/0022"])
def test_records_know_one_spelling(text: str) -> None:
    """What is typed freely is written in one way."""
    with pytest.raises(ValueError, match="is not a financial year"):
        FinancialYear.written(text)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("FY2021/2022", {"2021/2022": {2021, 2022}}),
        ("2021-22 and 2023", {"2021-22": {2021, 2022}, "2023": {2023}}),
        ("14th meeting (2022)", {"2022": {2022}}),
        ("from 2022-03-08 on", {"2022-03": {2022}}),
        ("9/3/2022", {"2022": {2022}}),
        ("2019/2022", {"2019/2022": {2019, 2022}}),
        ("2022/2021", {"2022/2021": {2022}}),
        ("12021, 20212, 1821, 2021/202", {"2021": {2021}}),
        ("Ongoing activity", {}),
    ],
)
def test_years_are_found_in_prose(text: str, years: dict[str, set[int]]) -> None:
    """Two years, a year in short, a lone one, one inside a date; no other row of digits."""
    assert years == years_mentioned(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021/2022", "2022/2023"),
        ("2021-22", "2022-23"),
        ("FY2021/2022", "FY2022/2023"),
        ("FY 2021/22", "FY 2022/23"),
        ("fy 2021-2022", "fy 2022-2023"),
        ("2020/2021", None),
        ("2021/2023", None),
        ("June 2022", None),
        ("2021/2022 and later", None),
        ("", None),
    ],
)
def test_a_year_alone_is_respelt_as_it_was_written(text: str, expected: str | None) -> None:
    """With its sign, its stroke and its digits; other words are left alone."""
    assert expected == FinancialYear(2022).respelt(text, FinancialYear(2021))


def test_the_turn_of_a_century_is_respelt() -> None:
    """Two digits stay two."""
    assert "2099-00" == FinancialYear(2099).respelt("2098-99", FinancialYear(2098))
