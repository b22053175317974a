"""`tfawg update`: what happened is stored once, whatever is typed again."""

from pathlib import Path

import pytest

from conftest import Run

PLAN = "data/plans/2021-2022.yaml"


def test_the_same_update_is_stored_once(small: Path, inside: Run) -> None:
    """The same command typed again, or the same words in another form, changes nothing and says so."""
    first = inside("update", "1.1.2.1", "R\u00e9union \u00e0 Gen\u00e8ve", "--by", "Members", cwd=small)
    held = (small / PLAN).read_bytes()
    again = inside("update", "1.1.2.1", "Re\u0301union a\u0300\u00a0Gene\u0300ve", "--by", "members", cwd=small)

    assert (0, 0) == (first.status, again.status)
    assert "1.1.2.1 has this update already; --again stores it once more\n" in again.err
    assert held == (small / PLAN).read_bytes()


def test_a_status_is_set_beside_an_update_that_is_there(small: Path, inside: Run) -> None:
    """Only the update is left out."""
    inside("update", "1.1.2.1", "Done.", cwd=small)
    told = inside("update", "1.1.2.1", "Done.", "--status", "completed", cwd=small)

    assert "status: completed" in (small / PLAN).read_text(encoding="utf-8")
    assert 1 == (small / PLAN).read_text(encoding="utf-8").count("text: Done.")
    assert 0 == told.status


def test_again_stores_it_once_more(small: Path, inside: Run) -> None:
    """By command and by a sheet."""
    sheet = small.parent / "sheet.csv"
    sheet.write_text("number,update\n1.1.2.1,Done.\n1.1.2.1,Done.\n", encoding="utf-8")
    for arguments in (("1.1.2.1", "Done."), ("1.1.2.1", "Done.", "--again"), ("--from", str(sheet), "--yes")):
        assert 0 == inside("update", *arguments, cwd=small).status
    assert 2 == (small / PLAN).read_text(encoding="utf-8").count("text: Done.")
    assert 0 == inside("update", "--from", str(sheet), "--yes", "--again", cwd=small).status
    assert 4 == (small / PLAN).read_text(encoding="utf-8").count("text: Done.")
    sheet.unlink()


def test_a_sheet_that_only_changes_a_blank_changes_nothing(small: Path, inside: Run) -> None:
    """Excel and Word put other blanks; the words of the records stay."""
    inside("edit", "1.1.2.1", "--result", "14 pages", cwd=small)
    held = (small / PLAN).read_bytes()
    sheet = small.parent / "blanks.csv"
    sheet.write_text("Number,Result,Indicator\n1.1.2.1,14\u00a0pages,The\u00a0chapter is  revised\n", encoding="utf-8")
    told = inside("update", "--from", str(sheet), "--yes", cwd=small)
    sheet.unlink()

    assert (0, held) == (told.status, (small / PLAN).read_bytes())
    assert "0 of them with something new" in told.out


@pytest.mark.parametrize(
    ("typed", "said", "shown"),
    [
        (("Corrected",), "- date: 2022-03-08\n        by: Members\n        text: Corrected\n", "Members: Corrected"),
        (("--date", "9/3/2022"), "- date: 2022-03-09\n        by: Members\n        text: Wrong\n", "9 March 2022"),
        (
            ("Two\nlines", "--by", "secretariat"),
            "by: Secretariat\n        text: |-\n          Two\n",
            "Secretariat: Two",
        ),
    ],
)
def test_the_last_update_is_corrected(small: Path, inside: Run, typed: tuple[str, ...], said: str, shown: str) -> None:
    """What is not named stays, the updates before it too; undo gives the wrong one back."""
    inside("update", "1.1.1.1", "Wrong", "--date", "8/3/2022", "--by", "Members", cwd=small)
    before = (small / PLAN).read_text(encoding="utf-8")

    ran = inside("update", "1.1.1.1", *typed, "--edit-last", cwd=small)
    after = (small / PLAN).read_text(encoding="utf-8")
    inside("undo", cwd=small)

    assert (0, True, True) == (ran.status, said in after, "The call went out in three languages." in after), after
    assert (True, before) == (shown in ran.out, (small / PLAN).read_text(encoding="utf-8"))


def test_the_last_update_is_taken_back(small: Path, inside: Run) -> None:
    """As if it had never been; then there is none."""
    before = (small / PLAN).read_bytes()
    inside("update", "1.1.1.2", "Wrong", cwd=small)

    ran = inside("update", "1.1.1.2", "--remove-last", cwd=small)
    none = inside("update", "1.1.1.2", "--remove-last", cwd=small)

    assert (0, before) == (ran.status, (small / PLAN).read_bytes())
    assert "  update: Wrong → nothing\n" in ran.out
    assert (2, True) == (none.status, "error: action 1.1.1.2 of 2021/2022 has no update\n" in none.err)


@pytest.mark.parametrize(
    "typed",
    [
        ("--edit-last",),
        ("x", "--remove-last"),
        ("x", "--edit-last", "--remove-last"),
        ("x", "--edit-last", "--status", "completed"),
    ],
)
def test_what_is_not_about_the_last_update_is_refused(small: Path, inside: Run, typed: tuple[str, ...]) -> None:
    """And says how it is typed."""
    ran = inside("update", "1.1.1.1", *typed, cwd=small)

    assert (2, True) == (ran.status, ran.err.startswith("error: --edit-last takes a text, --date or --by")), ran


def test_what_goes_with_an_update_is_named(small: Path, inside: Run) -> None:
    """The comments of the one that is taken back, or written anew with a field more; not those of its neighbours."""
    inside("update", "1.1.1.1", "Later", cwd=small)
    text = (small / PLAN).read_text(encoding="utf-8")
    (small / PLAN).write_text(
        text.replace("      - text: Later\n", "      # asked\n      - text: Later # twice\n"), "utf-8"
    )

    dated = inside("update", "1.1.1.1", "--edit-last", "--date", "8/3/2022", "--dry-run", cwd=small)
    reworded = inside("update", "1.1.1.1", "Now", "--edit-last", cwd=small)
    gone = inside("update", "1.1.1.1", "--remove-last", cwd=small)

    assert "with the comment: # asked\nwith the comment: # twice\n" in dated.err
    assert "comment" not in reworded.out
    assert "  with the comment: # asked\n  with the comment: # twice\nwrote" in gone.out
