"""What a command prints behind `undo:` takes it back, to the byte where the file was in the tool's own style."""

from pathlib import Path

import pytest

from conftest import Ran, Run
from interruptions import files
from small_records import small_files
from tfawg_cli.storage.loading import load
from tfawg_cli.storage.tree import WorkingTree
from undo_lines import commands

PLAN = "data/plans/2021-2022.yaml"
EDITION = "data/programme/2021-2022.yaml"
ADDED = ("--responsible", "Members", "--indicator", "Letters sent", "--yes")
SUB_TASK = ("--objective", "More", "--start", "1/2022", "--timeline", "Ongoing activity", "--yes")


def undone(ran: Ran, inside: Run, folder: Path) -> list[Ran]:
    """Run all commands that take another one back, in order."""
    return [inside(*command, cwd=folder) for command in commands(ran.out)]


@pytest.mark.parametrize(
    "command",
    [
        ("edit", "1.1.1.1", "--status", "completed", "--result", 'It\'s "done" at 5 % of $10 \\ `all`!'),
        ("edit", "1.1.1.1", "--unset", "status"),
        ("edit", "1.1.1.2", "--text", "Other words"),
        ("edit", "1.1.1.2", "--text", "Other words: two"),
        ("edit", "1.1.1.2", "--text", "Other words of which there are so many " * 3 + "that they get a line"),
        ("edit", "2.1.1.1", "--responsible", "Chair TFAWG", "--responsible", "Members", "--unset", "timeline"),
        ("edit", "1.1.1", "--strategic-code", "SO1", "--comments", "None.", "--report-to", "PTC"),
        ("edit", "2.1.1", "--strategic-code", "SO1"),
        ("edit", "1.1", "--text", "Other", "--status", "inactive", "--reason", "no money"),
        ("edit", "1", "--text", "Other", "--point", "a point", "--point", "another"),
        ("update", "1.1.1.1", "--status", "completed"),
        ("add", "1.1.1", "Write letters", *ADDED),
        ("add", "1.1.1", "Write letters", "--after", "1.1.1.1", *ADDED),
        ("add", "1.1.1", "Write letters", "--after", "1.1.1.2", *ADDED),
        ("add", "1.1", "More guidance", *SUB_TASK),
        ("add", "1.1", "More guidance", "--after", "1.1.1", *SUB_TASK),
        ("add", "2", "Conferences", "--yes"),
        ("remove", "1.1.1.2", "--yes"),
        ("renumber", "1.1.1.1", "1.1.2.2", "--yes"),
        ("renumber", "1.1.1.2", "1.1.1.1", "--shift", "--yes"),
        ("renumber", "1.1.2", "1.1.1", "--shift", "--yes"),
        ("renumber", "1", "3", "--yes"),
        ("renumber", "2", "1", "--shift", "--yes"),
    ],
    ids=" ".join,
)
def test_undo_gives_the_original_bytes(small: Path, inside: Run, command: tuple[str, ...]) -> None:
    """Every command that prints one; and no more is undone than was done."""
    ran = inside(*command, cwd=small)
    changed = files(small)

    back = undone(ran, inside, small)

    assert (0, True) == (ran.status, changed != small_files())
    assert [0] * len(back) == [one.status for one in back] != []
    assert small_files() == files(small)


@pytest.mark.parametrize(
    "command",
    [
        ("edit", "1.1.1.2", "--text", "Other words. In two sentences, each on a line of its own."),
        ("remove", "2.1.1.1", "--yes"),
        ("renumber", "1.1.1", "2.1.1", "--shift", "--yes"),
    ],
    ids=" ".join,
)
def test_undo_gives_the_same_records_where_the_style_was_lost(
    small: Path, inside: Run, command: tuple[str, ...]
) -> None:
    """A text that became folded prose, a list that went with its item, an empty line between moved items."""
    before = load(WorkingTree(small)).workspace
    ran = inside(*command, cwd=small)

    back = undone(ran, inside, small)

    assert [0] * len(back) == [one.status for one in back] != []
    assert before == load(WorkingTree(small)).workspace


def test_the_first_item_below_another_brings_its_list_and_takes_it_along(small: Path, inside: Run) -> None:
    """A task without sub-tasks has no list of them, neither before nor after."""
    inside("add", "2", "Fairs", cwd=small)
    before = files(small)

    ran = inside("add", "2.2", "Speak at fairs", *SUB_TASK, cwd=small)

    assert (
        "        sub_tasks:\n          2.2.1:\n            text: Speak at fairs\n"
        in files(small)["programme/2021-2022.yaml"]
    )
    assert [0] == [one.status for one in undone(ran, inside, small)]
    assert before == files(small)


@pytest.mark.parametrize("text", ["@home", "-", "--dry", "'two\n\n      lines'"])
def test_a_text_that_cannot_be_typed_is_not_promised(small: Path, inside: Run, text: str) -> None:
    """Behind an option it would be a file, stdin or another option; the item is opened instead."""
    plan = small / PLAN
    before = plan.read_text(encoding="utf-8")
    quoted = text if text.startswith("'") else f"'{text}'"
    plan.write_text(before.replace("timeline: FY2021/2022", f"timeline: {quoted}", 1), encoding="utf-8")

    edited = inside("edit", "1.1.1.2", "--timeline", "later", cwd=small)
    removed = inside("remove", "1.1.1.2", "--yes", cwd=small)

    assert (0, 0) == (edited.status, removed.status)
    opens = "undo: tfawg edit 1.1.1.2 --year 2021/2022   # opens the item: write back there what it said\n"
    assert edited.out.endswith(opens)
    assert removed.out.count("undo: tfawg add 1.1.1") == 1


@pytest.mark.parametrize(("number", "why"), [("1.1.1.1", "the first"), ("1.1.1.4", "behind a gap")])
def test_an_item_that_would_come_back_elsewhere_has_no_undo(small: Path, inside: Run, number: str, why: str) -> None:
    """Nothing is promised that would give another number."""
    inside("renumber", "1.1.1.2", "1.1.1.4", "--yes", cwd=small)

    ran = inside("remove", number, "--yes", cwd=small)

    assert (0, False, True) == (ran.status, "undo:" in ran.out, bool(why))


def test_the_undo_of_an_update_takes_back_what_it_can(small: Path, inside: Run) -> None:
    """Fields by command; the update itself in the editor, for later ones may stand behind it."""
    ran = inside("update", "1.1.1.1", "Done.", "--status", "completed", cwd=small)

    first, second = commands(ran.out)
    assert ["edit", "1.1.1.1", "--year", "2021/2022", "--status", "in progress"] == first
    assert ["edit", "1.1.1.1", "--year", "2021/2022"] == second
    assert ran.out.endswith("   # opens the item: take the update out there\n")


def test_the_undo_of_a_sheet_names_every_item(small: Path, inside: Run) -> None:
    """Each row is taken back by a command of its own."""
    rows = "number,status,update\n1.1.1.1,completed,\n1.1.1.2,postponed,Next year.\n"
    (small / "sheet.csv").write_text(rows, encoding="utf-8")

    ran = inside("update", "--from", "sheet.csv", "--yes", cwd=small)

    assert [["1.1.1.1", "--status"], ["1.1.1.2", "--unset"], ["1.1.1.2"]] == [
        [word for word in words[1:5] if word not in {"--year", "2021/2022"}] for words in commands(ran.out)
    ]


def test_a_removal_tells_the_comment_that_goes_with_it(small: Path, inside: Run) -> None:
    """The command that brings the item back cannot bring back its comment; without such a command, that is told."""
    plan = small / PLAN
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("  1.1.1.2:", "  # Asked for\n  # in Kyiv.\n  1.1.1.2:"), encoding="utf-8")

    with_comment = inside("remove", "1.1.1.2", "--yes", cwd=small).out
    with_update = inside("remove", "1.1.1.1", "--yes", cwd=small).out

    assert "  with the comment: # Asked for\n  with the comment: # in Kyiv.\nwrote" in with_comment
    assert with_comment.endswith("   # the comment does not come back\n")
    assert "undo" not in with_update
    assert with_update.endswith("no command takes this back\n")
