"""What somebody wrote into a sheet is told from what it went out with."""

import pytest

from tfawg_cli.office.workbook_cells import Sheet
from tfawg_cli.operations.sheets.answers import answered_columns, holds_answers, is_added_to, taken_over_by
from tfawg_cli.operations.sheets.base import base_rows

REQUEST = ("number", "year", "status", "update", "key")
KEY = "2021/2022 1.1.1.1"
SENT = ("1.1.1.1", "2021/2022", "in progress", "", KEY)
TABLE = ("number", "field", "standing", "english", "translation", "still right", "key")
ROW = ("1.1.1.1", "text", "lacking", "One", "", "", "plan/actions/1.1.1.1/text")


def request(*rows: tuple[str, ...], columns: tuple[str, ...] = REQUEST) -> Sheet:
    """Make a request that came back as a workbook."""
    base = base_rows("Members", ("number", "year", "status"), {KEY: SENT[:3]})
    return Sheet("m.xlsx", columns, tuple(enumerate(rows, start=2)), {}, tuple(map(tuple, base)))


def table(*rows: tuple[str, ...]) -> Sheet:
    """Make a workbook of translators that came back."""
    base = base_rows("fr 2021/2022", ("english", "translation"), {ROW[-1]: ("One", "")})
    return Sheet("t.xlsx", TABLE, tuple(enumerate(rows, start=2)), {}, tuple(map(tuple, base)))


def csv(columns: str, *rows: str) -> Sheet:
    """Make a sheet that hides nothing."""
    cells = (tuple(row.split("|")) for row in rows)
    return Sheet("m.csv", tuple(columns.split("|")), tuple(enumerate(cells, start=2)))


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        (request(SENT), False),
        (request(("1.1.1.1", "2021/2022", "completed", "", KEY)), True),
        (request(("1.1.1.1", "2021/2022", "In  progress", "", KEY)), True),
        (request(("1.1.1.1", "2021/2022", "", "", KEY)), False),
        (request(("1.1.1.1", "2021/2022", "in progress", "Done.", KEY)), True),
        (request((*SENT[:4], ""), ("", "", "", "", "")), False),
        (request((*SENT, "", "a cell beside")), True),
        (request((*SENT[:4], "completed", KEY), columns=(*REQUEST[:3], "", "", "key")), True),
        (request((*SENT[:3], "Done.", "", KEY), columns=(*REQUEST[:3], "update", "update", "key")), True),
        (request(SENT, ("1.1.1.2", "2021/2022", "", "", "")), True),
        (table(ROW), False),
        (table((*ROW[:4], "Un", *ROW[5:])), True),
        (table((*ROW[:5], "yes", ROW[-1])), True),
        (table((*ROW[:3], "Other", *ROW[4:])), True),
        (table((*ROW[:-1], "")), True),
    ],
)
def test_a_workbook_is_compared_with_what_it_hides(there: Sheet, *, expected: bool) -> None:
    """Whatever is to replace it; what was emptied holds no words, and a row that nobody knows holds only theirs."""
    assert expected == holds_answers(there, None)
    assert expected == holds_answers(there, request(SENT))


def test_what_was_taken_over_is_not_lost() -> None:
    """The new workbook says it as well, in that row."""
    done = ("1.1.1.1", "2021/2022", "completed", "", KEY)

    assert not holds_answers(request(done), request(done))
    assert holds_answers(request(done), request((*done[:4], "2021/2022 1.1.1.2")))


def test_what_stands_in_the_records_is_not_lost() -> None:
    """Of rows that went out, in the columns that are taken over; of a CSV in those as well."""
    columns = answered_columns(request(SENT))
    told = request((*SENT[:3], "Done.", KEY))

    assert {"status", "update"} == columns
    assert not holds_answers(told, None, columns)
    assert holds_answers(request(("1.1.1.2", *SENT[1:3], "Done.", "")), None, columns)
    assert holds_answers(request((*SENT[:3], "Done.", KEY, "beside")), None, columns)
    assert not holds_answers(csv("number|Update", "1.1.1.1|Done."), None, answered_columns(csv("number|Update")))


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ((*ROW[:4], "Un", "yes", ROW[-1]), {"translation", "still right"}),
        (ROW, {"translation", "still right"}),
        ((*ROW[:5], "yes", ROW[-1]), {"translation"}),
    ],
)
def test_a_yes_to_nothing_is_taken_over_by_nobody(row: tuple[str, ...], expected: set[str]) -> None:
    """There is no translation, and none is proposed."""
    assert expected == answered_columns(table(row))


@pytest.mark.parametrize(
    ("there", "new", "expected"),
    [
        (csv("number|status|update", "1.1.1.1|in progress|"), csv("number|status|update", "1.1.1.1|completed|"), True),
        (csv("number|status|update", "1.1.1.1|completed|"), csv("number|status|update", "1.1.1.1|completed|"), False),
        (csv("number|status|update", "1.1.1.1||"), csv("number|status|update", "1.1.1.1|completed|"), False),
        (csv("number|status|update", "1.1.1.1||"), csv("number|status|update"), False),
        (csv("number|Update", "1.1.1.1|Done."), csv("number|text", "1.1.1.1|x"), True),
        (csv("number|update", "1.1.1.1|Done."), None, True),
        (csv("number|result", "1.1.1.1|12"), csv("number|result", "1.1.1.1|"), True),
        (csv("number|result", "1.1.1.1|12"), csv("number|result", "1.1.1.1", "1.1.1.2|13"), False),
        (csv("number|status", "1.1.1.1|completed"), csv("number|status", "1.1.1.1|postponed"), False),
        (csv("number|result", "1.1.1.1|12"), None, False),
    ],
)
def test_a_csv_is_compared_with_what_replaces_it(there: Sheet, new: Sheet | None, *, expected: bool) -> None:
    """It hides nothing; a list that asks for nothing may say something else each day."""
    assert expected == holds_answers(there, new)


def test_each_is_taken_over_by_its_own_command() -> None:
    """A list for editing has no column for what happened."""
    asked, other = request(SENT), table(ROW)

    assert ["tfawg", "translate", "--lang", "fr", "--from"] == taken_over_by(other.hidden, TABLE)
    assert ["tfawg", "update", "--from"] == taken_over_by(asked.hidden, REQUEST)
    assert ["tfawg", "edit", "--from"] == taken_over_by(asked.hidden, ("number", "text"))
    assert ["tfawg", "update", "--from"] == taken_over_by((), ("number", "result"))


LIST = csv("number|text", "1.1.1.1|Ask")


@pytest.mark.parametrize(
    ("there", "new", "expected"),
    [
        (csv("number|text", "'1.1.1.1|Asked"), LIST, False),
        (csv("Year|number|short|update|date|sub_tasks", "2021/2022|1.1|||"), LIST, False),
        (csv("number|text|remark", "1.1.1.1|Ask|see my mail"), LIST, True),
        (csv("number|text|remark", "1.1.1.1|Ask|"), LIST, True),
        (csv("number|text|", "1.1.1.1|Ask|"), LIST, False),
        (csv("number|text|", "1.1.1.1|Ask|see my mail"), LIST, True),
        (csv("number|text", "1.1.1.1|Ask", "|Ask Ann"), LIST, True),
        (csv("number|text", "1.1.1.1|Ask", "|Members"), csv("number|text", "|Members"), False),
        (csv("number|text|found_in", "|Members|name"), LIST, False),
        (csv("name|short", "Members|M"), LIST, False),
        (csv("name|short", "Members|M|of all|countries"), LIST, True),
        (csv("number|text|status", "1.1|Ask|", "Ask Ann"), LIST, True),
        (csv("number|text|status", "1.1|Ask|", "Ask Ann| not Bob"), LIST, True),
        (csv("text|number|status", "Ask|1.1|", "Ask Ann"), LIST, True),
        (csv("text|number|status", "Ask|1.1"), LIST, False),
        (csv("number", "1.1", "1.2"), csv("number"), False),
    ],
)
def test_what_no_list_writes_was_added(there: Sheet, new: Sheet, *, expected: bool) -> None:
    """A column of another title, a line of words, a row without a number; other lists and words are no additions."""
    assert expected == is_added_to(there, new)
