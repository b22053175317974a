"""Two actions become one: nothing that happened is lost, and what is lost is said."""

from pathlib import Path

import pytest

from conftest import Run

PLAN, NEXT_PLAN = "data/plans/2021-2022.yaml", "data/plans/2022-2023.yaml"


def read(folder: Path, file: str = PLAN) -> str:
    """Read a file."""
    return (folder / file).read_text(encoding="utf-8")


def test_the_updates_of_both_stand_in_the_order_of_their_days(small: Path, inside: Run) -> None:
    """One without a day stays behind the one before it; what both said is kept once; one undo takes all back."""
    for number, text, day in (
        ("1.1.1.2", "first", "1/9/2021"),
        ("1.1.1.2", "after the first", ""),
        ("1.1.1.2", "fourth", "1/4/2022"),
        ("1.1.1.1", "second", "1/10/2021"),
        ("1.1.1.1", "fourth", "1/4/2022"),
        ("1.1.1.1", "fifth", "1/5/2022"),
    ):
        inside("update", number, text, *(("--date", day) if day else ()), cwd=small)
    before = read(small)

    ran = inside("remove", "1.1.1.1", "--into", "1.1.1.2", "--yes", cwd=small)
    after = read(small)
    undone = inside("undo", cwd=small)

    words = ["first", "after the first", "second", "fourth", "fifth"]
    places = [after.index(f"text: {one}\n") for one in words]
    assert (0, sorted(places), 1) == (ran.status, places, after.count("text: fourth"))
    assert "  1.1.1.2 update: 1 May 2022: fifth\n" in ran.out
    assert "  1.1.1.2 has this update already: fourth\n" in ran.out
    assert ("  1.1.1.1:" not in after, before) == (True, read(small)), undone


def test_the_lineage_goes_along(small: Path, inside: Run) -> None:
    """What continued the one continues the other; where both continue something, what is lost is said."""
    inside("carry-forward", "2021/2022", cwd=small)

    first = inside("remove", "1.1.1.1", "--into", "1.1.1.2", "--year", "2021/2022", "--yes", cwd=small)
    later = read(small, NEXT_PLAN)
    second = inside("remove", "1.1.1.2", "--into", "1.1.2.1", "--year", "2022/2023", "--yes", cwd=small)

    assert (0, 0) == (first.status, second.status), (first, second)
    assert "carried_from: 2021/2022 1.1.1.1" not in later
    assert 0 == inside("validate", cwd=small).status
    lost = "that it was carried from 2021/2022 1.1.1.2 is lost: 1.1.2.1 is carried from 2021/2022 1.1.2.1\n"
    assert lost in second.out


def test_what_has_no_lineage_of_its_own_gets_that_of_the_other(small: Path, inside: Run) -> None:
    """So nothing goes on nowhere."""
    inside("carry-forward", "2021/2022", cwd=small)
    new = ("--responsible", "Members", "--indicator", "x", "--year", "2022/2023")
    inside("add", "1.1.2", "A new one", *new, cwd=small)

    ran = inside("remove", "1.1.2.1", "--into", "1.1.2.2", "--year", "2022/2023", "--yes", cwd=small)

    assert (0, False) == (ran.status, "nowhere" in ran.out)
    assert "carried_from: 2021/2022 1.1.2.1\n" in read(small, NEXT_PLAN).partition("1.1.2.2:")[2]


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (
            ("1.1.1", "1.1.2"),
            "only an action goes into an action: 1.1.1, 1.1.2\n  let what is below it go there first: tf",
        ),
        (("1.1.1.1", "1.1.1.1"), "1.1.1.1 cannot go into itself"),
        (("1.1.1.1", "1.1.1.7"), "there is no item 1.1.1.7 in 2021/2022"),
    ],
)
def test_what_cannot_be_merged_is_refused(small: Path, inside: Run, typed: tuple[str, str], message: str) -> None:
    """And nothing is written."""
    before = read(small)

    ran = inside("remove", typed[0], "--into", typed[1], "--yes", cwd=small)

    assert (2, True, before) == (ran.status, f"error: {message}" in ran.err, read(small)), ran


def test_an_action_is_split_with_its_lineage(small: Path, inside: Run) -> None:
    """The new one stands behind the old one and continues what that continued."""
    inside("carry-forward", "2021/2022", cwd=small)
    new = ("--responsible", "Members", "--indicator", "x", "--year", "2022/2023", "--yes")

    ran = inside("add", "1.1.1", "Half", "--after", "1.1.1.1", "--carried-from", "2021/2022 1.1.1.1", *new, cwd=small)
    told = inside("show", "1.1.1.1", "--year", "2021/2022", cwd=small).out

    assert (0, 0) == (ran.status, inside("validate", cwd=small).status), ran
    assert "carried on as" in told or "2022/2023 1.1.1.2" in told, told
