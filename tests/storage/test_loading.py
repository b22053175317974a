"""From files to the workspace."""

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Run
from small_records import BODIES, EDITION, PLAN
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.storage.loading import Loaded, files_of_years, load
from tfawg_cli.storage.tree import WorkingTree

YEAR = FinancialYear(2021)


def loaded(root: Path) -> Loaded:
    """Load the files of a folder."""
    return load(WorkingTree(root))


def told(root: Path) -> list[tuple[str, str]]:
    """Give file and rule of what is wrong with the files of a folder."""
    return [(finding.place.file, finding.rule) for finding in loaded(root).findings]


def test_every_file_takes_its_place(small: Path) -> None:
    """The year of a record is the one in its file's name."""
    found = loaded(small)
    assert ([YEAR], [YEAR]) == (list(found.workspace.editions), list(found.workspace.plans))
    assert (3, (YEAR,)) == (len(found.texts), found.plan_years)
    assert () == found.findings


@pytest.mark.parametrize(
    ("missing", "expected"),
    [
        ((BODIES,), [(BODIES, "missing-file")]),
        ((EDITION,), [("data/programme", "missing-file")]),
        ((PLAN,), []),
        ((BODIES, EDITION, PLAN), [(BODIES, "missing-file"), ("data/programme", "missing-file")]),
    ],
)
def test_missing_files_are_told(small: Path, missing: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    """A workspace needs a register and an edition; a plan may come later."""
    for file in missing:
        (small / file).unlink()
    assert expected == told(small)


def test_validate_shows_a_missing_file(small: Path, run: Run) -> None:
    """Where it should be, and how it starts."""
    (small / BODIES).unlink()
    ran = run("validate", cwd=small)
    assert 1 == ran.status
    assert ran.out.startswith(
        "data/programme/bodies.yaml: error: the register of bodies is missing [missing-file]\n"
        "  it starts with 'format: 1' and lists under 'bodies:' every body that the plans name\n"
    )


@pytest.mark.parametrize(
    "name",
    [
        *("plans/2021-22.yaml", "plans/2022-2023.yml", "plans/2022-2024.yaml", "plans/2022-2023.YAML"),
        *("2022-2023.yaml", "programme/Bodies.yaml", "plans/old/2020-2021.yaml", "plans/\u0662022-2023.yaml"),
    ],
)
def test_yaml_that_no_command_reads_is_told(small: Path, name: str) -> None:
    """A slip in a name must not hide a year."""
    file = small / "data" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("format: 1\n")
    assert [(f"data/{name}", "stray-file")] == told(small)


def test_other_files_are_left_alone(small: Path) -> None:
    """Notes and spreadsheets may lie beside the records."""
    (small / "data" / "README.md").write_text("Notes")
    (small / "data" / "plans" / "members.csv").write_text("a,b")
    assert [] == told(small)


def test_one_bad_file_hides_no_other(small: Path) -> None:
    """All that can be read is read, and all that is wrong is told."""
    (small / BODIES).unlink()
    (small / BODIES).symlink_to("nowhere")
    (small / EDITION).write_bytes(b"\xff\xfe")
    found = loaded(small)
    assert [(EDITION, "encoding"), (BODIES, "not-a-file")] == told(small)
    assert {BODIES, EDITION} == found.workspace.broken
    assert [YEAR] == list(found.workspace.plans)


def test_one_year_needs_three_files(small: Path) -> None:
    """Its plan, the newest edition not later, and the register; other years are not even opened."""
    for year in ("2020-2021", "2022-2023"):
        for folder in ("programme", "plans"):
            (small / "data" / folder / f"{year}.yaml").write_text("broken: [")
    found = load(WorkingTree(small), YEAR)
    assert {BODIES, EDITION, PLAN} == set(found.texts)
    assert [2020, 2021, 2022] == [year.start for year in found.plan_years]


def test_year_before_all_editions_has_none(small: Path) -> None:
    """What is not there is not read."""
    found = load(WorkingTree(small), YEAR.previous)
    assert {BODIES} == set(found.texts)


@pytest.mark.parametrize("folder", ["data", "data/plans", "data/programme"])
def test_folder_that_is_a_link_is_told(small: Path, folder: str) -> None:
    """Records behind a link are not read, and nobody is told that all is well."""
    (small / folder).rename(small / "elsewhere")
    (small / folder).symlink_to(small / "elsewhere")

    findings = load(WorkingTree(small)).findings

    assert ("not-a-file", folder) in [(finding.rule, finding.place.file) for finding in findings]


@pytest.mark.parametrize("folder", ["data", "data/plans", "data/programme"])
def test_folder_that_is_closed_is_all_that_is_told(small: Path, closed: Callable[[Path], None], folder: str) -> None:
    """What is in it is not said to be missing."""
    closed(small / folder)
    assert [(folder, "unreadable-file")] == told(small)


def test_file_in_the_place_of_a_folder_is_told(small: Path) -> None:
    """As what it is: no question of rights."""
    (small / "data/plans").rename(small / "elsewhere")
    (small / "data/plans").write_text("")
    assert ("data/plans", "not-a-file") in told(small)


def test_folder_in_the_place_of_a_record_is_told(small: Path) -> None:
    """A folder named like a plan is no plan."""
    (small / "data/plans/2022-2023.yaml").mkdir()
    (small / "data/plans/2022-2023.yaml/x.yaml").write_text("format: 1\n", encoding="utf-8")

    found = [(finding.rule, finding.place.file) for finding in load(WorkingTree(small)).findings]

    assert [("not-a-file", "data/plans/2022-2023.yaml")] == found


def test_a_question_opens_only_what_it_needs(small: Path) -> None:
    """The actions of one year are in one file; broken files beside it are not even opened."""
    for name in ("programme/bodies.yaml", "programme/2021-2022.yaml"):
        (small / "data" / name).write_bytes(b"\xff")

    loaded = load(WorkingTree(small), YEAR, frozenset({"plans"}))

    assert (["data/plans/2021-2022.yaml"], ()) == (list(loaded.texts), loaded.findings)


def test_the_edition_of_a_year_may_be_years_older() -> None:
    """Plans of the years between are no editions."""
    plans = [f"data/plans/{year}-{year + 1}.yaml" for year in range(2020, 2025)]
    editions = [f"data/programme/{year}-{year + 1}.yaml" for year in (2018, 2020, 2024)]
    found = files_of_years([*plans, *editions], FinancialYear(2022), FinancialYear(2023))
    assert {*plans[2:4], editions[1]} == found
