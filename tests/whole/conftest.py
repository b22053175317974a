"""The tests of the whole are not measured: what one of them only passes through has not been tried by it.

What must be covered, the tests beside the code cover; and where no lines are counted, a test takes half the time.
"""

import os
from pathlib import Path

import pytest

HERE = Path(__file__).parent
MEASURED = HERE / "test_examples.py"
"""The planted errors are the tests of the rules, and of what is said where a record does not fit."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark the tests of this folder; pytest hands over all. Who asks which test runs which line means these as well."""
    is_counted, asked = (config.getoption(option, default=None) for option in ("cov_source", "cov_context"))
    for item in items if is_counted and not asked else ():
        if item.path.parent == HERE and item.path != MEASURED:
            item.add_marker(pytest.mark.no_cover)


@pytest.fixture(autouse=True)
def of_what_it_starts(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Count no line of the processes that such a test starts either."""
    if request.node.get_closest_marker("no_cover"):
        for name in [name for name in os.environ if name.startswith("COVERAGE_")]:
            monkeypatch.delenv(name)
