"""All records looked at year by year."""

import shutil
import weakref
from pathlib import Path

import pytest

from conftest import BASE
from tfawg_cli.cli.checking import Checker, check_by_year
from tfawg_cli.operations.rules import ACROSS_YEARS
from tfawg_cli.output.finding_lines import located
from tfawg_cli.storage.loading import Loaded, load, load_by_year
from tfawg_cli.storage.tree import WorkingTree

_BAD = Path(__file__).parents[1] / "examples/bad"
SEVERAL_YEARS = sorted(folder for rule in ACROSS_YEARS for folder in _BAD.glob(f"{rule.name}*"))


@pytest.mark.parametrize("example", SEVERAL_YEARS, ids=lambda example: example.name)
def test_years_one_by_one_show_what_all_together_show(example: Path, tmp_path: Path) -> None:
    """What is kept of a plan is enough for the rules across years, and no finding is shown twice."""
    for layer in (BASE, example):
        shutil.copytree(layer, tmp_path, dirs_exist_ok=True)
    tree, checker = WorkingTree(tmp_path), Checker(tmp_path)
    loaded = load(tree)
    together = located([*loaded.findings, *checker.check(loaded.workspace)], loaded.texts)

    one_by_one = check_by_year(checker, tree, lambda _: True)

    assert together == one_by_one.shown
    assert sorted(loaded.texts) == sorted(one_by_one.files)
    assert len(together) == len(one_by_one.findings)


def test_no_plan_is_held_until_the_next(tmp_path: Path) -> None:
    """The memory that is needed does not grow with the plans: each is gone before the next one is read."""
    for year in range(2021, 2025):
        copied = tmp_path / f"data/plans/{year}-{year + 1}.yaml"
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(BASE / "data/plans/2021-2022.yaml", copied)
    texts: list[weakref.ref[object]] = []
    _, years = load_by_year(WorkingTree(tmp_path))

    def still_there(loaded: Loaded) -> int:
        texts.append(weakref.ref(loaded.texts[max(loaded.texts)]))
        return sum(text() is not None for text in texts)

    assert [1, 1, 1, 1] == list(map(still_there, years))
