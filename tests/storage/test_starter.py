"""`tfawg init` starts a workspace that explains itself and touches nothing that is there."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from conftest import Run
from git_repository import repository
from tfawg_cli.records.financial_year import FinancialYear

EXAMPLE = re.compile(r"(?m)^# ?((?:strategic_plan|sections|deliverables|bodies|actions):(?:\n#.*)*)")


def test_a_new_workspace_is_valid(inside: Run) -> None:
    """Right after `init` there is not even a note."""
    assert 0 == inside("init", "records", "--year", "2024/2025").status
    assert "no findings in 3 files\n" == inside("validate", "-v", "-C", "records").out


def test_the_examples_in_the_comments_are_true(inside: Run, tmp_path: Path) -> None:
    """Taken out of their comments, the examples of all files are valid records."""
    inside("init", ".", "--year", "2021/2022")
    for file in sorted((tmp_path / "data").rglob("*.yaml")):
        text = file.read_text(encoding="utf-8")
        examples = [re.sub(r"(?m)^# ?", "", match[1]) for match in EXAMPLE.finditer(text)]
        assert examples, f"{file} has no example"
        kept = re.sub(r"(?m)^(?:deliverables|bodies|actions): \{\}\n", "", EXAMPLE.sub("", text))
        file.write_text("\n".join([kept, *examples]) + "\n", encoding="utf-8")

    validated = inside("validate", "-v")

    assert (0, "no findings in 3 files\n") == (validated.status, validated.out)
    assert "1.1.1.1" in inside("list").out


@pytest.mark.parametrize("there", ["data/x", "README.md", ".gitattributes", ".github/workflows/records.yml"])
def test_nothing_that_is_there_is_touched(inside: Run, tmp_path: Path, there: str) -> None:
    """One file in the way, and nothing at all is written."""
    file = tmp_path / "records" / there
    file.parent.mkdir(parents=True)
    file.write_text("mine", encoding="utf-8")

    refused = inside("init", "records")

    assert 2 == refused.status
    assert "is there already" in refused.err
    assert ["mine"] == [f.read_text(encoding="utf-8") for f in (tmp_path / "records").rglob("*") if f.is_file()]


def test_a_file_in_the_place_of_the_folder_is_an_error(inside: Run, tmp_path: Path) -> None:
    """What cannot be made is said in words."""
    (tmp_path / "records").write_text("mine", encoding="utf-8")

    refused = inside("init", "records")

    assert (2, "") == (refused.status, refused.out)
    assert "cannot make the folder" in refused.err


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2022, 6, 30), "2021/2022"), (date(2022, 7, 1), "2022/2023"), (date(2022, 12, 31), "2022/2023")],
)
def test_a_year_starts_on_the_first_of_july(day: date, year: str) -> None:
    """The year of today is the financial year that today lies in."""
    assert year == str(FinancialYear.of_day(day))


def test_inside_a_repository_it_says_where_the_workflow_belongs(inside: Run, tmp_path: Path) -> None:
    """GitHub reads no other folder, so none is written there, and the README promises no check."""
    repository(tmp_path)

    ran = inside("init", "my records", "--year", "2021/2022")

    assert 0 == ran.status
    assert "GitHub reads it at the top of a repository and nowhere else" in ran.err
    assert 'tfawg init "my records" --root' in ran.err
    assert not (tmp_path / "my records/.github").exists()
    assert "checks every one" not in (tmp_path / "my records/README.md").read_text(encoding="utf-8")


def test_the_workflow_is_written_at_the_top_when_asked(inside: Run, tmp_path: Path) -> None:
    """Its commands run where the records lie."""
    repository(tmp_path)

    ran = inside("init", "my records", "--year", "2021/2022", "--root")

    workflow = (tmp_path / ".github/workflows/records.yml").read_text(encoding="utf-8")
    assert 0 == ran.status
    assert {"run": {"working-directory": "my records"}} == yaml.safe_load(workflow)["defaults"]
    assert "at the top of the repository" in (tmp_path / "my records/README.md").read_text(encoding="utf-8")
