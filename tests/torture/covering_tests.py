"""Which tests run which line of our code, and how long each takes: measured once, by the tests themselves."""

import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from coverage import CoverageData

from mutations import Lines

TRIED = (
    *("tests/yaml_text", "tests/records", "tests/storage"),
    *(f"tests/operations/{wing}" for wing in ("changes", "comparison", "languages", "questions", "rules", "years")),
    *("tests/cli/test_checking.py", "tests/cli/test_writing_changes.py"),
    *(
        f"tests/cli/commands/test_{name}.py"
        for name in ("edit_narrative", "edit_year", "history", "show", "update", "update_from")
    ),
    *(f"tests/whole/test_{name}.py" for name in ("any_moment", "examples", "long_sequences", "merges", "styles")),
    *("tests/whole/test_undo.py", "tests/whole/test_unreadable_places.py"),
)
"""The tests that look at reading, at records and at writing."""
_SETTINGS = "[run]\nsource = tfawg_cli\ndata_file = {folder}/coverage\nparallel = true\n"
_MODULES = "src/tfawg_cli"


@dataclass(frozen=True, slots=True)
class Covering:
    """The tests of a copy of the project, and what they run."""

    folder: Path
    seconds: dict[str, float]
    """Test -> how long it takes."""
    failed: list[str]
    """Tests that failed."""
    data: CoverageData

    def tests_of(self, file: str, lines: Lines) -> tuple[list[str], list[str]]:
        """Give the tests that may notice a change in some lines of a file, the likeliest first.

        Those of the module by name, also where they run it only in other processes; and all others that run the
        lines: those of the same floor first, quick ones first.
        """
        near = [test for test in self._quick_first(set(self.seconds)) if _is_named_after(test, file)]
        running = self._quick_first(self._running(file, lines))
        direct = [test for test in near if test in set(running)]
        floor = f"tests/{Path(file).relative_to(_MODULES).parts[0]}/"
        others = sorted((test for test in running if test not in set(near)), key=lambda one: not one.startswith(floor))
        return [*direct, *(test for test in near if test not in set(direct))], others

    def _quick_first(self, tests: set[str]) -> list[str]:
        return sorted(tests & set(self.seconds), key=lambda one: (self.seconds[one], one))

    def _running(self, file: str, lines: Lines) -> set[str]:
        """Give the tests that run some lines; of lines that run when the module is loaded, all that run any."""
        by_line = self.data.contexts_by_lineno(str(self.folder / file))
        wanted = [line for line in by_line if lines == (0, 0) or lines[0] <= line <= lines[1]]
        return {context.rpartition("|")[0] for line in wanted for context in by_line[line]}


def _is_named_after(test: str, file: str) -> bool:
    module = Path(file).relative_to(_MODULES)
    name = Path(test.partition("::")[0]).relative_to("tests")
    return name.parent == module.parent and f"{name.stem}_".startswith(f"test_{module.stem}_")


def covering(folder: Path, python: Path, workers: int) -> Covering:
    """Run the tests of a copy of the project, some at the same time. Raises RuntimeError where that cannot be done.

    One that fails without any mutant can tell nothing: it is left out, and named in `failed`.
    """
    (folder / "settings.ini").write_text(_SETTINGS.format(folder=folder), encoding="utf-8")
    measured = ("--cov", f"--cov-config={folder / 'settings.ini'}", "--cov-context=test", "--cov-report=")
    options = ("-q", f"-n{workers}", "--dist=worksteal", "-p", "no:cacheprovider", "-p", Path(__file__).stem)
    done = subprocess.run(
        [python, "-m", "pytest", *options, *measured, *TRIED], cwd=folder, capture_output=True, text=True, check=False
    )
    if not (folder / "seconds.json").exists():
        raise RuntimeError(f"the tests cannot be run:\n{done.stdout[-3000:]}{done.stderr[-1000:]}")
    data = CoverageData(str(folder / "coverage"))
    data.read()
    told = json.loads((folder / "seconds.json").read_text(encoding="utf-8"))
    return Covering(folder, told["seconds"], told["failed"], data)


class _Clock:
    """A plugin of pytest that writes down how long each test takes, and which ones fail."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.failed: set[str] = set()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add up what belongs to a test."""
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0) + report.duration
        if report.failed:
            self.failed.add(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        """Write it down."""
        passed = {test: seconds for test, seconds in self.seconds.items() if test not in self.failed}
        told = json.dumps({"seconds": passed, "failed": sorted(self.failed)})
        Path("seconds.json").write_text(told, encoding="utf-8")


def pytest_configure(config: pytest.Config) -> None:
    """Count in the process that hears of all tests."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(_Clock())


def in_step(tests: list[str], seconds: dict[str, float], budget: float) -> Iterator[str]:
    """Give tests as long as they fit into a budget of seconds."""
    for test in tests:
        budget -= seconds[test]
        if budget < 0:
            return
        yield test
