"""The house keeps its order: tests stand where the code stands that they try."""

from pathlib import Path

import pytest

from conftest import ROOT

SOURCE = ROOT / "src/tfawg_cli"
TESTS = ROOT / "tests"
FLOORS = sorted(path.name for path in SOURCE.iterdir() if (path / "__init__.py").exists())
ON_A_FLOOR = sorted(path.relative_to(TESTS) for floor in FLOORS for path in (TESTS / floor).rglob("test_*.py"))


def _tried(test: Path) -> list[Path]:
    """List the modules that a test file may be called after: `test_diff_years.py` after `diff_years` or `diff`."""
    words = test.stem.removeprefix("test_").split("_")
    names = ("_".join(words[:end]) for end in range(len(words), 0, -1))
    return [SOURCE / test.parent / f"{name}.py" for name in names]


@pytest.mark.parametrize("test", ON_A_FLOOR, ids=str)
def test_a_test_stands_beside_what_it_tries(test: Path) -> None:
    """The folder is the same, and the name begins with that of the module; `rules` has tests of all its rules."""
    assert any(module.exists() for module in _tried(test)) or (SOURCE / test.parent).name == "rules"


def test_only_tests_of_the_whole_and_helpers_stand_elsewhere() -> None:
    """`whole/` tries the tool as its users do, `torture/` in large; `helpers/` holds what tests share."""
    folders = {path.relative_to(TESTS).parts[0] for path in TESTS.rglob("*.py") if path.parent != TESTS}

    assert {"whole", "helpers", "torture"} == folders - set(FLOORS)
    assert ["conftest.py"] == [path.name for path in TESTS.glob("*.py")]
