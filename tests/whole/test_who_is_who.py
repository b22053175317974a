"""Whatever was done by command over two years is told as exactly that, and every item remembers its creation."""

import json
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from conftest import BASE
from git_repository import Repository, repository
from tfawg_cli.operations.comparison.comparison import Comparison
from tfawg_cli.operations.comparison.diff import compare, compare_years, items_of
from tfawg_cli.operations.comparison.facts import What
from tfawg_cli.records.base import Record
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import parent, parts
from tfawg_cli.records.workspace import Workspace
from tfawg_cli.storage.loading import load
from tfawg_cli.storage.tree import WorkingTree
from three_years import must, typed

FIRST, SECOND = FinancialYear(2021), FinancialYear(2022)
WORDS = ("Hold a meeting", "Hold a meeting of Members", "Publish it", "Ask the private sector", "Hold")
"""Few, so that items are often given the words of others."""
Told = set[tuple[str | None, str | None, bool]]
"""Old number, new number and whether it was reworded, of each item of which one of these is told."""
_KEY = re.compile(r"""(?m)^ *['"]?([\d.]+)['"]?:(?: *#(\d+)$)?""")
_UNTAGGED = re.compile(r"""(?m)^( *['"]?[\d.]+['"]?:)(?! *#\d+$)(?=\s)""")


def items(workspace: Workspace, year: FinancialYear) -> dict[str, Record]:
    """Give the items of a year by number."""
    return items_of(workspace.edition_for(year)) | items_of(workspace.plans[year])


def told(comparison: Comparison) -> Told:
    """Give what a comparison tells of who is who."""
    names = (
        (change.before, change.after, {fact.field for fact in change.facts if fact.what is not What.UNCHANGED})
        for change in comparison.changes
        if change.is_item
    )
    return {
        (before.number if before is not None else None, after.number if after is not None else None, "text" in fields)
        for before, after, fields in names
        if fields & {"", "number", "text"}
    }


@dataclass
class Story:
    """A workspace in which a comment behind each number says, for the test alone, which item it is."""

    folder: Path
    git: Repository
    marks: "count[int]"
    commits: "count[int]"

    def tag(self) -> None:
        """Mark the items that are new."""
        for path in (self.folder / "data").glob("*/2*.yaml"):
            text = path.read_text(encoding="utf-8")
            path.write_text(_UNTAGGED.sub(lambda key: f"{key[1]} #{next(self.marks)}", text), encoding="utf-8")

    def commit(self, message: str) -> None:
        """Mark and commit."""
        self.tag()
        number = next(self.commits)
        self.git.commit(message, f"2021-{1 + number // 25:02}-{1 + number % 25:02}T09:00:00")

    def known(self, year: FinancialYear) -> dict[str, tuple[str, str]]:
        """Give number and words of each item by its mark."""
        found = items(load(WorkingTree(self.folder)).workspace, year)
        files = (self.folder / f"data/{part}/{year.stem}.yaml" for part in ("programme", "plans"))
        keys = [
            match for path in files for match in _KEY.finditer(path.read_text(encoding="utf-8")) if match[1] in found
        ]
        assert sorted(found) == sorted(match[1] for match in keys)
        return {match[2]: (match[1], getattr(found[match[1]], "text", None) or "") for match in keys}

    def do(self, year: FinancialYear, *arguments: str) -> None:
        """Run a command, compare what is told of it with what it did, and commit it; it may be refused."""
        before, old = load(WorkingTree(self.folder)).workspace, self.known(year)
        if typed(self.folder, *arguments, "--year", str(year)).status != 0:
            return
        self.tag()
        after = load(WorkingTree(self.folder)).workspace
        assert expected(old, self.known(year)) == told(compare(before, after)), arguments
        self.commit(" ".join(arguments))


def expected(old: dict[str, tuple[str, str]], new: dict[str, tuple[str, str]]) -> Told:
    """Say what is to be told of two states."""
    nothing = (None, "")
    return {
        (
            old.get(mark, nothing)[0],
            new.get(mark, nothing)[0],
            mark in old and mark in new and old[mark][1] != new[mark][1],
        )
        for mark in old.keys() | new.keys()
        if old.get(mark) != new.get(mark)
    }


@dataclass(frozen=True)
class Deed:
    """Something that a person does, whatever items there are."""

    verb: str
    item: int
    """Chooses the item."""
    other: int
    """Chooses where to."""
    text: str
    in_second: bool

    def new(self, depth: int) -> list[str]:
        """Give the words of a new item: something in them is its own, else nobody could tell it from its like."""
        own = f"Many {self.item} {self.other}"
        sub_task = ["--strategic-code", "SP6", "--objective", own, "--start", "01/2021", "--timeline", "June"]
        fields = [[], sub_task, ["--responsible", "Members", "--indicator", own]]
        return [self.text if depth else f"{self.text}, {own}", *fields[depth]]

    def arguments(self, numbers: Sequence[str]) -> list[str]:
        """Give the command."""
        number = numbers[self.item % len(numbers)]
        depth = number.count(".")
        if self.verb == "edit":
            return ["edit", number, "--text", self.text]
        if self.verb == "remove":
            return ["remove", number, "--yes"]
        if self.verb == "add" and depth < 3:
            return ["add", number, *self.new(depth)]
        if self.verb == "add after" and depth:
            return ["add", parent(number), *self.new(depth - 1), "--after", number, "--yes"]
        if self.verb == "swap":
            alike = [one for one in numbers if one.count(".") == depth]
            return ["renumber", number, alike[self.other % len(alike)], "--yes", "--swap"]
        return ["renumber", number, self.free(numbers, depth), "--yes", "--shift"]

    def free(self, numbers: Sequence[str], depth: int) -> str:
        """Choose a number below any parent, of an item that is there or the next one."""
        above = [one for one in numbers if one.count(".") == depth - 1] or [""]
        chosen = above[self.other % len(above)]
        last = max((parts(one)[-1] for one in numbers if parent(one) == chosen and one.count(".") == depth), default=0)
        return f"{chosen}.{1 + self.other // len(above) % (last + 1)}".lstrip(".")


DEEDS = st.builds(
    Deed,
    st.sampled_from(["edit", "edit", "add", "add after", "remove", "renumber", "renumber", "swap"]),
    st.integers(0, 999),
    st.integers(0, 999),
    st.sampled_from(WORDS),
    st.booleans(),
)


@given(before=st.lists(DEEDS, max_size=5), after=st.lists(DEEDS, min_size=3, max_size=12))
@settings(max_examples=6, phases=(Phase.explicit, Phase.generate))
def test_what_was_done_is_told_as_exactly_that(before: Sequence[Deed], after: Sequence[Deed]) -> None:
    """Edits, additions, removals and renumberings of two years, whatever words were typed."""
    with TemporaryDirectory(prefix="tfawg-test-") as name:
        folder = Path(name)
        shutil.copytree(BASE, folder, dirs_exist_ok=True)
        story = Story(folder, repository(folder), count(1), count())
        must(folder, "edit", "2.1", "--text", "Talks")
        story.commit("Records of 2021/2022")
        for deed in before:
            story.do(FIRST, *deed.arguments(sorted(number for number, _ in story.known(FIRST).values())))
        must(folder, "carry-forward", "2021/2022")
        story.commit("Open 2022/2023")
        for deed in after:
            year = SECOND if deed.in_second else FIRST
            story.do(year, *deed.arguments(sorted(number for number, _ in story.known(year).values())))
        first, second = story.known(FIRST), story.known(SECOND)
        records = load(WorkingTree(folder)).workspace
        assert expected(first, second) == told(compare_years(records, (FIRST, SECOND)))
        for mark, (number, _) in second.items():
            shown = must(folder, "history", number, "--year", str(SECOND), "--format", "json")
            creation, *later = json.loads(shown)["items"]
            assert ("added", None) == (creation["what"], creation["field"])
            assert [mark in first] == [creation["year"] == str(FIRST)]
            assert ("added", None) not in [(fact["what"], fact["field"]) for fact in later]


SUBJECTS = tuple("abcdefghijklmnopqrst")
"""What twenty sub-tasks are about."""
MOVED = {"1.1.8": "1.1.7", "1.1.13": "1.1.9", "1.1.10": "1.1.11"}
REWORDED = ("1.1.1", "1.1.2", "1.1.3", "1.1.4")
KEPT = ("1.1.5", "1.1.6", "1.1.12", "1.1.14")


def eleven_of_twenty(folder: Path) -> Workspace:
    """Make of an edition of twenty sub-tasks one of eleven, by commands."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    for subject in SUBJECTS[2:]:
        fields = (
            "--strategic-code",
            "SP6",
            "--objective",
            f"More {subject}",
            "--start",
            "01/2021",
            "--timeline",
            "June",
        )
        must(folder, "add", "1.1", f"Study how goods of kind {subject} are cleared", *fields)
    for number, subject in zip(("1.1.1", "1.1.2"), SUBJECTS, strict=False):
        must(folder, "edit", number, "--text", f"Study how goods of kind {subject} are cleared")
    must(folder, "carry-forward", "2021/2022")
    for number in (f"1.1.{part}" for part in range(3, 21)):
        if number not in {*MOVED, *REWORDED, *KEPT}:
            must(folder, "remove", number, "--year", str(SECOND), "--yes")
    for old, new in MOVED.items():
        must(folder, "renumber", old, new, "--year", str(SECOND), "--yes")
    for number in REWORDED:
        must(folder, "edit", number, "--year", str(SECOND), "--text", f"Quite another thing, now called {number}")
    return load(WorkingTree(folder)).workspace


def test_an_edition_of_twenty_sub_tasks_becomes_one_of_eleven(tmp_path: Path) -> None:
    """By commands every fact is right; by hand nothing is paired by its number where the words are another's."""
    linked = eleven_of_twenty(tmp_path)
    gone = {f"1.1.{part}" for part in range(1, 21)} - {*MOVED, *REWORDED, *KEPT}
    moved = {(old, new, False) for old, new in MOVED.items()}

    assert {*moved, *((n, n, True) for n in REWORDED), *((n, None, False) for n in gone)} == told(
        compare_years(linked, (FIRST, SECOND))
    )
    edition = tmp_path / "data/programme/2022-2023.yaml"
    edition.write_text(re.sub(r"(?m)^ *(continues|formerly):.*\n", "", edition.read_text(encoding="utf-8")), "utf-8")
    by_hand = told(compare_years(load(WorkingTree(tmp_path)).workspace, (FIRST, SECOND)))
    assert moved <= by_hand
    assert [] == [one for one in by_hand if one[0] == one[1] and one[0] in {*MOVED, *MOVED.values()}]
    assert {(n, None, False) for n in gone} <= by_hand
