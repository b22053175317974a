"""What one body is asked for."""

from small_records import small
from tfawg_cli.operations.reports.request import SHEET, request, sheet_rows
from tfawg_cli.records.financial_year import FinancialYear

YEAR = FinancialYear(2021)


def test_a_body_is_asked_for_what_it_is_responsible_for() -> None:
    """Alone or with others, in the order of the numbers; and no other action."""
    plan = small().workspace.plans[YEAR].record

    view = request(YEAR, plan, ["Members"])

    assert ["1.1.1.2", "1.1.2.1", "2.1.1.1"] == [action.number for action in view.actions]
    assert ("Members", ()) == (view.body, view.aliases)
    assert "completed" in view.statuses


def test_aliases_are_asked_together() -> None:
    """An action that names two of them comes once."""
    plan = small().workspace.plans[YEAR].record

    view = request(YEAR, plan, ["Secretariat", "WCO Secretariat", "Members"])

    assert ["1.1.1.1", "1.1.1.2", "1.1.2.1", "2.1.1.1"] == [action.number for action in view.actions]
    assert ("WCO Secretariat", "Members") == view.aliases


def test_a_sheet_is_empty_where_it_asks() -> None:
    """Also where something is recorded: what comes back is new."""
    plan = small().workspace.plans[YEAR].record

    (row,) = sheet_rows(plan, request(YEAR, plan, ["WCO Secretariat"]))[:1]

    assert set(SHEET) == set(row.fields)
    assert ("1.1.1.1", "2021/2022") == (row.fields["number"], row.fields["year"])
    assert [None] * 4 == [row.fields[column] for column in ("status", "result", "update", "date")]
