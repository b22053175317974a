"""On a terminal of 80 columns no line breaks inside of a word, and the overview fits the screen."""

import re
import shutil
from pathlib import Path

import pytest

from conftest import ROOT, Run
from terminal import on_a_terminal

ANSI = re.compile(r"\x1b\[[0-9;]*m")
RULES = "─╭╮╰╯━"


def shown(folder: Path, columns: int, *typed: str) -> str:
    """Give what stands on a terminal of some columns, without colours."""
    return ANSI.sub("", on_a_terminal(*typed, cwd=folder, columns=columns))


def words(text: str) -> set[str]:
    """List the words, those of labels as well."""
    return {word.strip(RULES) for word in text.split()}


@pytest.mark.parametrize(
    "typed",
    [
        ("overview",),
        ("list",),
        ("list", "sub-tasks"),
        ("list", "everything", "--search", "TFAWG"),
        ("show", "1.3.1"),
        ("rules",),
        ("validate",),
        ("edit", "--help"),
    ],
    ids=" ".join,
)
def test_no_word_is_broken(typed: tuple[str, ...]) -> None:
    """Every word of the narrow terminal stands on a wide one, and no line is longer than the screen."""
    narrow, wide = (shown(ROOT, columns, *typed) for columns in (80, 400))

    assert set() == words(narrow) - words(wide)
    assert [] == [line for line in narrow.split("\n") if len(line) > 80 and " " in line.strip()]


def test_the_overview_fits_a_screen_of_24_lines(tmp_path: Path, inside: Run) -> None:
    """Of the real records, of a year to be confirmed, and of one that was reported on; with the lines around it."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    fresh = shown(tmp_path, 80, "overview")
    inside("decision", "2021/2022", "endorsed", "--by", "TFAWG", "--session", "14", "--date", "8/3/2022", cwd=tmp_path)
    inside("decision", "2021/2022", "approved", "--by", "PC", "--session", "86", "--date", "22/6/2022", cwd=tmp_path)
    for number, status in (("1.1.1.1", "completed"), ("1.1.2.1", "in progress"), ("1.1.2.2", "discontinued")):
        inside("edit", number, "--status", status, cwd=tmp_path)
    inside("carry-forward", "2021/2022", cwd=tmp_path)

    views = [fresh, *(shown(tmp_path, 80, "overview", year) for year in ("2021/2022", "2022/2023"))]

    assert [True] * 3 == [view.count("\n") + 2 <= 24 for view in views], "\n".join(views)
