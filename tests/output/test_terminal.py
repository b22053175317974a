"""Tables on a terminal."""

import pytest

from tfawg_cli.operations.questions.row import Row
from tfawg_cli.output.terminal import as_table

SAID = "Un appel\N{NO-BREAK SPACE}: le voici\N{NO-BREAK SPACE}; et un autre\N{NO-BREAK SPACE}?"


@pytest.mark.parametrize("columns", [30, 80])
def test_no_line_begins_with_a_sign(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A blank that does not break a line does not, in a table and where the screen is too narrow for one."""
    monkeypatch.setenv("COLUMNS", str(columns))
    rows = [Row({"number": "1", "text": f"{'x' * n} {SAID}"}, {}) for n in range(1, 80)]
    drawn = as_table([("", rows)], ["number", "text"])

    assert drawn.count("\N{NO-BREAK SPACE}:") == len(rows)
    assert not [line for line in drawn.splitlines() if line.lstrip()[:1] in {":", ";", "?"}]
