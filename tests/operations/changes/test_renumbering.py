"""Other numbers for items: over editions and years, and what refuses to move."""

import re
from pathlib import Path

import pytest

from conftest import Ran, Run
from small_records import found, small
from terminal import answered
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.changes.renumbering import make_room, renumbered
from tfawg_cli.operations.items import need_target
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.yaml_text.text import read as yaml_text

PLAN, NEXT_PLAN = "data/plans/2021-2022.yaml", "data/plans/2022-2023.yaml"
EDITION, NEXT_EDITION = "data/programme/2021-2022.yaml", "data/programme/2022-2023.yaml"
YEAR, NEXT = FinancialYear(2021), FinancialYear(2022)


@pytest.fixture
def two_plans(small: Path) -> Path:
    """A second plan of the same edition; each of its actions continues the one of the same number."""
    text = (small / PLAN).read_text(encoding="utf-8").replace("financial_year: 2021/2022", "financial_year: 2022/2023")
    for number in ("1.1.1.1", "1.1.1.2", "1.1.2.1", "2.1.1.1"):
        text = text.replace(f"  {number}:\n", f"  {number}:\n    carried_from: 2021/2022 {number}\n")
    (small / NEXT_PLAN).write_text(text, encoding="utf-8")
    return small


@pytest.fixture
def two_editions(two_plans: Path) -> Path:
    """A second edition as well."""
    text = (two_plans / EDITION).read_text(encoding="utf-8")
    (two_plans / NEXT_EDITION).write_text(text.replace("_year: 2021/2022", "_year: 2022/2023"), encoding="utf-8")
    return two_plans


def read(folder: Path, file: str) -> str:
    """Read a file."""
    return (folder / file).read_text(encoding="utf-8")


def right(ran: Ran, inside: Run, folder: Path) -> bool:
    """Tell whether a command was carried out and left no error."""
    return (0, 0) == (ran.status, inside("validate", cwd=folder).status)


def test_two_plans_of_one_edition_go_along(two_plans: Path, inside: Run) -> None:
    """Their actions, and the lineage between them."""
    ran = inside("renumber", "1.1.2", "1.1.3", "--year", "2021/2022", "--yes", cwd=two_plans)

    assert right(ran, inside, two_plans)
    assert "  1.1.3.1:\n    carried_from: 2021/2022 1.1.3.1\n" in read(two_plans, NEXT_PLAN)
    assert "  1.1.3.1:\n    text" in read(two_plans, PLAN)
    assert 3 == ran.out.count("\nwrote ")


def test_a_later_year_names_the_new_numbers(two_editions: Path, inside: Run) -> None:
    """Its own numbers stay; what they were formerly, and what its actions continue, follows."""
    before = read(two_editions, NEXT_EDITION)
    (two_editions / NEXT_EDITION).write_text(
        before.replace("          1.1.2:\n", "          1.1.4:\n            formerly: 1.1.2\n"), encoding="utf-8"
    )
    plan = read(two_editions, NEXT_PLAN).replace("  1.1.2.1:\n", "  1.1.4.1:\n")
    (two_editions / NEXT_PLAN).write_text(plan, encoding="utf-8")

    ran = inside("renumber", "1.1.2", "1.1.3", "--year", "2021/2022", "--yes", cwd=two_editions)

    assert right(ran, inside, two_editions)
    assert "          1.1.4:\n            formerly: 1.1.3\n" in read(two_editions, NEXT_EDITION)
    assert "  1.1.4.1:\n    carried_from: 2021/2022 1.1.3.1\n" in read(two_editions, NEXT_PLAN)


def test_the_former_number_is_recorded_and_taken_off_again(two_editions: Path, inside: Run) -> None:
    """Against the previous edition; back at its number, a sub-task has no former one."""
    before = read(two_editions, NEXT_EDITION)

    ran = inside("renumber", "1.1.2", "1.1.3", "--year", "2022/2023", "--yes", cwd=two_editions)
    moved = read(two_editions, NEXT_EDITION)
    again = inside("renumber", "1.1.3", "1.1.7", "--year", "2022/2023", "--yes", cwd=two_editions)

    assert right(ran, inside, two_editions)
    assert "timeline: Ongoing activity\n            formerly: 1.1.2\n" in moved
    assert right(again, inside, two_editions)
    assert "            formerly: 1.1.2\n" in read(two_editions, NEXT_EDITION)
    assert 0 == inside("renumber", "1.1.7", "1.1.2", "--year", "2022/2023", "--yes", cwd=two_editions).status
    assert before == read(two_editions, NEXT_EDITION)
    assert "1.1.2.1:\n" in read(two_editions, PLAN)


def test_a_new_sub_task_has_no_former_number(two_editions: Path, inside: Run) -> None:
    """It was not in the previous edition."""
    options = ("--objective", "x", "--start", "2022", "--timeline", "2022", "--year", "2022/2023")
    inside("add", "1.1", "More", *options, cwd=two_editions)

    assert 0 == inside("renumber", "1.1.3", "1.1.5", "--year", "2022/2023", "--yes", cwd=two_editions).status
    assert "formerly" not in read(two_editions, NEXT_EDITION)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (("1.1.1", "1.1.1.9"), "1.1.1 is a sub-task, and 1.1.1.9 would be an action"),
        (("1.1.1", "1.1.1"), "1.1.1 has that number already"),
        (("1.1.1", "3.1.1"), "there is no task 3.1"),
        (("1.1.1", "1.1.2"), "1.1.2 is there already"),
        (("1.1.1", "one"), "'one' is not an item number"),
        (("1.1.9", "1.1.7"), "there is no item 1.1.9 in 2021/2022"),
    ],
)
def test_a_number_that_cannot_be_is_refused(small: Path, inside: Run, typed: tuple[str, str], message: str) -> None:
    """With the reason, and nothing is written."""
    before = read(small, EDITION)

    ran = inside("renumber", *typed, "--yes", cwd=small)

    assert (2, "", before) == (ran.status, ran.out, read(small, EDITION))
    assert ran.err.startswith(f"error: {message}\n")


@pytest.mark.parametrize("state", ["decisions: [{by: Policy Commission, verb: approved}]\n", "closed: 2022-07-01\n"])
def test_published_numbers_stay(state: str) -> None:
    """Of a year that is approved or closed."""
    workspace = small((PLAN, "actions:\n", f"{state}actions:\n")).workspace
    for number in ("1.1.1", "1.1.1.1"):
        with pytest.raises(CannotGoOnError, match="its numbers stay"):
            renumbered(workspace, need_target(workspace, number, YEAR), f"{number[:-1]}9", shift=False)


def test_a_number_that_was_published_is_not_given_again() -> None:
    """An amendment tells that 1.1.1.3 was removed."""
    removed = "amendments:\n  - {authority: PC 87, reason: done, number: 1.1.1.3, field: item, was: {text: Old}}\n"
    workspace = small((PLAN, "actions:\n", f"{removed}actions:\n")).workspace

    with pytest.raises(CannotGoOnError, match=r"1\.1\.1\.3 was published for another item"):
        make_room(workspace, YEAR, "1.1.1", "1.1.1.2", {"text": "New"})


def test_behind_the_last_sibling_nothing_makes_room() -> None:
    """The item is added, and no other number changes."""
    revision = make_room(small().workspace, YEAR, "1.1.1", "1.1.1.2", {"text": "New"})

    ((((edit,),),)) = revision.edits.values()
    assert ("actions", "1.1.1.3") == edit.keys


@pytest.mark.parametrize(("after", "hint"), [("1.1.1.7", "there are 1.1.1.1, 1.1.1.2"), ("2.1.1.1", "there are 1.1")])
def test_an_item_is_put_behind_a_sibling_only(after: str, hint: str) -> None:
    """Those that are there are named."""
    with pytest.raises(CannotGoOnError) as caught:
        make_room(small().workspace, YEAR, "1.1.1", after, {"text": "New"})
    assert caught.value.hint.startswith(hint)


def test_where_there_is_no_sibling_nothing_can_be_put_behind_one() -> None:
    """The item becomes the first one then."""
    edition = (EDITION, "          1.1.2:\n", "          1.1.3:\n")
    assert [] != found(edition)
    with pytest.raises(CannotGoOnError) as caught:
        make_room(small(edition).workspace, YEAR, "1.1.3", "1.1.3.1", {"text": "New"})
    assert "there is none; leave --after out" == caught.value.hint


def test_mentions_are_listed_and_left_alone(small: Path, inside: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wording never changes unasked; of very many the first are named and the rest is counted."""
    monkeypatch.setattr("tfawg_cli.operations.changes.renumbering._MOST_MENTIONS", 1)
    text = read(small, PLAN).replace("in three languages.", "in 1.1.2.1 and 1.1.2; not 11.1.2.1, nor 1.1.2.10.")
    text = text.replace("Two experiences at each", "1.1.2 at each").replace("The chapter is", "1.1.2.1 is")
    (small / PLAN).write_text(text, encoding="utf-8")

    ran = inside("renumber", "1.1.2", "1.1.3", "--yes", cwd=small)

    assert 0 == ran.status
    assert "  still named in the words of data/plans/2021-2022.yaml, 1.1.1.1 updates text: 1.1.2, 1.1.2.1\n" in ran.out
    assert "  and in 2 more texts\n" in ran.out
    assert "in 1.1.2.1 and 1.1.2; not 11.1.2.1, nor 1.1.2.10." in read(small, PLAN)


def test_an_action_may_move_to_the_front_or_between(small: Path, inside: Run) -> None:
    """Its lines stand where its number belongs."""
    for old, new in (("2.1.1.1", "1.1.1.3"), ("1.1.2.1", "1.1.1.1")):
        inside("renumber", old, new, "--shift", "--yes", cwd=small)

    numbers = [line.strip(" :") for line in read(small, PLAN).splitlines() if line.startswith("  1.1.")]
    assert ["1.1.1.1", "1.1.1.2", "1.1.1.3", "1.1.1.4"] == numbers
    assert "  1.1.1.4:\n    text: Offer a speaker" in read(small, PLAN)


def test_an_edition_that_continues_keeps_its_items(two_editions: Path, inside: Run) -> None:
    """Items of the next edition go on from the same ones, and the edition after that is not touched."""
    after = "data/programme/2023-2024.yaml"
    text = read(two_editions, NEXT_EDITION)
    continued = text.replace("_year: 2022/2023\n", "_year: 2022/2023\ncontinues: 2021/2022\n")
    (two_editions / NEXT_EDITION).write_text(continued, encoding="utf-8")
    last = text.replace("_year: 2022/2023\n", "_year: 2023/2024\ncontinues: 2022/2023\n")
    (two_editions / after).write_text(last, encoding="utf-8")
    ran = inside("renumber", "1", "3", "--year", "2021/2022", "--yes", cwd=two_editions)

    assert right(ran, inside, two_editions)
    assert 4 == read(two_editions, NEXT_EDITION).count("formerly:")
    assert 'formerly: "3"' in read(two_editions, NEXT_EDITION).replace("'", '"')
    assert last == read(two_editions, after)


def test_a_new_item_of_an_earlier_year_is_not_that_of_the_next(two_editions: Path, inside: Run) -> None:
    """The next edition has an item of that number already, which says that it is another one."""
    text = read(two_editions, NEXT_EDITION).replace("_year: 2022/2023\n", "_year: 2022/2023\ncontinues: 2021/2022\n")
    (two_editions / NEXT_EDITION).write_text(text, encoding="utf-8")
    assert 0 == inside("add", "1", "Later", "--year", "2022/2023", cwd=two_editions).status
    assert 0 == inside("add", "1", "Earlier", "--year", "2021/2022", cwd=two_editions).status

    assert "        text: Later\n        formerly: none\n" in read(two_editions, NEXT_EDITION)
    assert "formerly" not in read(two_editions, EDITION)


@pytest.mark.parametrize(("one", "other"), [("1.1.1", "1.1.2"), ("1.1.1", "2.1.1"), ("1", "2"), ("1.1.1.1", "2.1.1.1")])
def test_two_items_change_their_numbers_in_one_step(two_editions: Path, inside: Run, one: str, other: str) -> None:
    """With all below and the lineage of later years; once more, and the records say what they said."""
    files = [EDITION, PLAN, NEXT_PLAN, NEXT_EDITION]
    before = [yaml_text(read(two_editions, file).encode(), file).data for file in files]
    swap = ("renumber", one, other, "--swap", "--yes", "--year", "2021/2022")

    swapped = inside(*swap, cwd=two_editions)
    lineage = read(two_editions, NEXT_PLAN)
    assert right(swapped, inside, two_editions)
    assert all(
        re.search(rf"^  {old} +→ {new}$", swapped.out, re.MULTILINE) for old, new in ((one, other), (other, one))
    )
    assert "carried_from: 2021/2022 2.1.1.1\n" in lineage or other == "1.1.2"
    assert right(inside(*swap, cwd=two_editions), inside, two_editions)
    assert before == [yaml_text(read(two_editions, file).encode(), file).data for file in files]


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        (
            ("1.1.1.2", "2.1.1"),
            "the next free number below 2.1.1 is 2.1.1.2",
            "tfawg renumber 1.1.1.2 2.1.1.2 --year 2021/2022",
        ),
        (("1.1.1", "2.1"), "the next free number below 2.1 is 2.1.2", "tfawg renumber 1.1.1 2.1.2 --year 2021/2022"),
        (("1.1.1.2", "1.1.1"), "1.1.1.2 stands below 1.1.1 already", "type the whole number"),
        (("1.1.1.2", "2.7.1"), "there is no sub-task 2.7.1", "add it first"),
        (("1.1.1.2", "1.1.1.9", "--swap"), "there is no action 1.1.1.9", "add it first"),
        (("1.1.1.2", "1.1.1.1"), "1.1.1.1 is there already", "--swap gives it the other number"),
        (("1.1.1.2", "1.1.1.1", "--swap", "--shift"), "--shift and --swap are two ways", "leave one"),
    ],
)
def test_a_number_that_is_not_free_gets_advice(
    small: Path, inside: Run, typed: tuple[str, ...], message: str, hint: str
) -> None:
    """A parent in the place of a number: the free number below it; a number that is taken: both ways."""
    ran = inside("renumber", *typed, cwd=small)

    assert (2, True, True) == (ran.status, f"error: {message}\n" in ran.err, hint in ran.err), ran


def test_a_parent_in_the_place_of_a_number_will_do(small: Path, inside: Run) -> None:
    """Where somebody agreed beforehand, and on a terminal, where the table of numbers is shown first."""
    moved = inside("renumber", "1.1.1.2", "2.1.1", "--yes", cwd=small)
    asked = answered("renumber", "2.1.1.2", "1.1.1", cwd=small, answers={"Renumber these?": "y"})

    assert (0, True) == (moved.status, "  1.1.1.2 → 2.1.1.2\n" in moved.out)
    assert (0, True) == (asked[0], "  2.1.1.2 → 1.1.1.2\n" in asked[1])


def test_an_approved_year_says_the_way(small: Path, inside: Run) -> None:
    """Its numbers stay, but its words can stand elsewhere by amendment."""
    inside("decision", "2021/2022", "approved", "--by", "PC", cwd=small)

    refused = inside("renumber", "1.1.1.2", "2.1.1.2", "--yes", cwd=small)

    assert (
        "error: the plan of 2021/2022 is approved: its numbers stay\n  its words can stand under a new number by"
        in refused.err
    )
