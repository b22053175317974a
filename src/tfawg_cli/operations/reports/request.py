"""What one body is asked for: its actions, with room for what happened."""

from collections.abc import Sequence

from tfawg_cli.operations.questions.row import Row
from tfawg_cli.operations.questions.rows import action_fields
from tfawg_cli.operations.reports.documents import action_view, by_number
from tfawg_cli.operations.reports.views import RequestView
from tfawg_cli.records.fields import Approved, names
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.plan import Plan
from tfawg_cli.records.same_words import same_words
from tfawg_cli.records.words import ActionStatus

_SAID = ("number", "year", *names("action", Approved.FROZEN))
_ASKED = (*names("action", Approved.REPORTED), "update", "date")
SHEET = (*_SAID, *_ASKED)
"""The columns of the sheet: the wording, and what `update --from` takes back."""


def request(
    year: FinancialYear, plan: Plan, names: Sequence[str], return_by: str = "", return_to: str = ""
) -> RequestView:
    """Show what a body is responsible for in a year.

    Args:
        year: the year.
        plan: its plan.
        names: the body and others that are counted to it.
        return_by: the day, in words, by which the answer is to come back; may be empty.
        return_to: to whom; may be empty.

    """
    wanted = set(map(same_words, names))
    actions = by_number(item for item in plan.actions.items() if wanted & set(map(same_words, item[1].responsible)))
    return RequestView(
        year=year,
        body=names[0],
        aliases=tuple(names[1:]),
        return_by=return_by,
        return_to=return_to,
        statuses=tuple(map(str, ActionStatus)),
        actions=tuple(action_view(number, action) for number, action in actions),
    )


def sheet_rows(plan: Plan, view: RequestView) -> list[Row]:
    """Give the same actions as rows of a sheet whose last columns are empty."""
    rows = []
    for action in view.actions:
        fields = action_fields(view.year, action.number, plan.actions[action.number])
        said = {column: fields[column] for column in _SAID}
        rows.append(Row(said | dict.fromkeys(_ASKED), {}))
    return rows
