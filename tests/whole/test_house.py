"""The house keeps its order: tests stand beside the code that they try, and what is told of its parts is so."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from conftest import ROOT

SOURCE = ROOT / "src/tfawg_cli"
TESTS = ROOT / "tests"
FLOORS = sorted(path.name for path in SOURCE.iterdir() if (path / "__init__.py").exists())
ON_A_FLOOR = sorted(path.relative_to(TESTS) for floor in FLOORS for path in (TESTS / floor).rglob("test_*.py"))
BY_THEMSELVES = {"helpers/terminal.py", "helpers/interruptions.py"}
"""What starts programs in other ways, and sees to it that they end; `torture/` is watched by whoever runs it."""
WINGS = sorted(path.parent.name for path in (SOURCE / "operations").glob("*/__init__.py"))


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


def _layers() -> list[list[str]]:
    """Give the wings of operations from above, line by line, as import-linter checks them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    wings = next(one["layers"] for one in contracts if one.get("containers") == ["tfawg_cli.operations"])
    return [line.split(" | ") for line in wings]


@pytest.mark.parametrize("wing", WINGS)
def test_a_wing_says_which_others_it_may_use(wing: str) -> None:
    """Its docstring names them, from above, and they are those of the contract."""
    line = next(at for at, names in enumerate(_layers()) if wing in names)
    below = [name for names in _layers()[line + 1 :] for name in names]
    told = ast.get_docstring(ast.parse((SOURCE / "operations" / wing / "__init__.py").read_text(encoding="utf-8")))

    assert below == re.findall(r"`(\w+)`", str(told).partition("It may use ")[2])


def test_every_file_on_the_page_of_the_house_is_there() -> None:
    """A module, a folder or a template that docs/architecture.md names has that name still."""
    page = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    files = re.findall(r"`((?:[\w.-]+/)+[\w.-]*|\w+\.(?:py|md))`", page)
    floors = "|".join(FLOORS)
    dotted = re.findall(rf"\b(?:{floors})(?:\.[a-z_]+)+", page)
    modules = [name.replace(".", "/") for name in dotted]
    named = [*files, *(module if (SOURCE / module).is_dir() else f"{module}.py" for module in modules)]

    assert files
    assert modules
    assert [] == [one for one in named if not any((top / one).exists() for top in (ROOT, SOURCE, ROOT / "docs"))]


def _started(test: Path) -> list[tuple[str, set[str | None]]]:
    """List what a file calls that starts a process, each with the arguments that are named."""
    calls = [node for node in ast.walk(ast.parse(test.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    named = [(ast.unparse(call.func), {argument.arg for argument in call.keywords}) for call in calls]
    return [
        (name, arguments) for name, arguments in named if re.search(r"\bsubprocess\.|Popen$|fork$|\bos\.spawn", name)
    ]


def test_whatever_a_test_starts_comes_to_an_end() -> None:
    """Each program has a time limit, and a stdin of its own: it would wait for a key of whoever runs the tests."""
    tests = {path.relative_to(TESTS).as_posix(): path for path in sorted(TESTS.rglob("*.py"))}
    endless = [
        f"{name}: {what}"
        for name, path in tests.items()
        if name not in BY_THEMSELVES and not name.startswith("torture/")
        for what, named in _started(path)
        if what != "subprocess.run" or "timeout" not in named or not named & {"stdin", "input"}
    ]

    assert [] == endless
