"""What an item leaves behind when it goes."""

import pytest

from small_records import PLAN, small
from tfawg_cli.operations.changes.adding_removing import left_alone
from tfawg_cli.operations.items import need_target
from tfawg_cli.records.financial_year import FinancialYear

NEXT = "data/plans/2022-2023.yaml"
ACTION = "    text: Go on\n    responsible: [Members]\n    indicator: It goes on\n    carried_from: 2021/2022 1.1.1.1\n"


@pytest.mark.parametrize(("status", "remarks"), [("in progress", 1), ("completed", 0)])
def test_what_was_continued_is_told_where_it_goes_on_nowhere(status: str, remarks: int) -> None:
    """An action that came to its end needs nothing that continues it."""
    plan = f"format: 1\nfinancial_year: 2022/2023\nactions:\n  1.1.1.1:\n{ACTION}"
    workspace = small((PLAN, "status: in progress", f"status: {status}"), (NEXT, "", plan)).workspace
    target = need_target(workspace, "1.1.1.1", FinancialYear(2022))

    assert remarks == len(list(left_alone(workspace, target)))
