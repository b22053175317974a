"""How the work of the rules grows with the records: counted in calls of functions, never timed."""

from cProfile import Profile

import pytest

from small_records import BODIES, PLAN, small
from tfawg_cli.operations.rules import check

ACTION = "{{text: One, responsible: [Members], indicator: It is done}}"


def calls(file: str, key: str, line: str, lines: int) -> int:
    """Count the calls of functions that the rules make where a line stands so many times below a key of a file."""
    written = "".join(f"  {line.format(number=number, next=number + 1)}\n" for number in range(1, lines + 1))
    workspace = small((file, f"{key}:\n", f"{key}:\n{written}")).workspace
    profile = Profile()
    profile.runcall(check, workspace)
    return sum(function.callcount for function in profile.getstats())


@pytest.mark.parametrize(
    ("file", "key", "line"),
    [
        (BODIES, "bodies", "Body {number}: {{same_as: Body {next}}}"),
        (BODIES, "bodies", "Body {number}: {{same_as: Council {number}}}"),
        (PLAN, "actions", f"1.1.{{number}}.9999: {ACTION}"),
    ],
    ids=["a long line of bodies", "unknown bodies", "gaps"],
)
def test_work_grows_in_step_with_what_is_odd(file: str, key: str, line: str) -> None:
    """Twice the odd lines are twice the work, not four times, and it is little for each."""
    small, medium, large = (calls(file, key, line, lines) for lines in (100, 200, 400))

    assert (large - medium) / (medium - small) < 2.1
    assert (large - medium) / 200 < 2000
