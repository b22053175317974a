"""`tfawg history`: one item over years and commits, through moves, merges and renumberings, and without git."""

import json
import sys
from pathlib import Path

import pytest

from conftest import Run
from git_repository import Repository, repository
from tfawg_cli.operations.comparison import history
from three_years import three_years

PLAN = "data/plans/2021-2022.yaml"
NEXT = "data/plans/2022-2023.yaml"


@pytest.fixture
def clone(small: Path) -> Repository:
    """The small workspace, committed."""
    made = repository(small)
    made.commit("First", "2021-09-01T12:00:00")
    return made


@pytest.fixture
def years(tmp_path: Path) -> Repository:
    """The records of three years."""
    return three_years(tmp_path)


def write(clone: Repository, old: str, new: str, file: str = PLAN) -> None:
    """Change some words of a file."""
    path = clone.folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def add_update(clone: Repository, words: str) -> None:
    """Add an update to 1.1.1.1 by hand."""
    write(clone, "\n\n  1.1.1.2:\n", f"\n      - {{date: 2021-10-02, text: {words}}}\n\n  1.1.1.2:\n")


def told(clone: Repository, inside: Run, *arguments: str) -> list[tuple[str, str | None, str, str | None]]:
    """List year, subject of the commit, what and field of every fact."""
    ran = inside("history", *arguments, "--format", "json", cwd=clone.folder)
    assert 0 == ran.status, ran.err
    return [(item["year"], item["subject"], item["what"], item["field"]) for item in json.loads(ran.out)["items"]]


def test_a_whole_life_over_three_years(years: Repository, inside: Run) -> None:
    """Created, carried, endorsed, approved, carried again, renumbered, updated: each in its year with its commit."""
    assert [
        ("2021/2022", "Records of 2021/2022", "added", None),
        ("2021/2022", "Progress of 2021/2022", "changed", "status"),
        ("2021/2022", "Approve 2022/2023 and close 2021/2022", "added", "closed"),
        ("2022/2023", "Open 2022/2023", "carried", "carried_from"),
        ("2022/2023", "Endorse 2022/2023", "added", "decision"),
        ("2022/2023", "Approve 2022/2023 and close 2021/2022", "added", "decision"),
        ("2022/2023", "Approve 2022/2023 and close 2021/2022", "added", "decision"),
        ("2022/2023", "Approve 2023/2024 and close 2022/2023", "added", "closed"),
        ("2023/2024", "Open 2023/2024", "carried", "carried_from"),
        ("2023/2024", "Open 2023/2024", "changed", "to_confirm"),
        ("2023/2024", "Review the draft of 2023/2024", "renumbered", "number"),
        ("2023/2024", "Review the draft of 2023/2024", "changed", "to_confirm"),
        ("2023/2024", "Approve 2023/2024 and close 2022/2023", "added", "decision"),
        ("2023/2024", "Approve 2023/2024 and close 2022/2023", "added", "decision"),
        ("2023/2024", "Progress of 2023/2024", "changed", "status"),
        ("2023/2024", "Progress of 2023/2024", "added", "update"),
    ] == told(years, inside, "1.6.3.1")


def test_it_is_the_same_life_from_every_year(years: Repository, inside: Run) -> None:
    """Whichever year and number it is asked by, an item has one history."""
    assert told(years, inside, "1.6.3.1") == told(years, inside, "1.6.2.1", "--year", "2021/2022")
    assert told(years, inside, "1.6.3") == told(years, inside, "1.6.2", "--year", "2021/2022")


def test_a_moved_folder_is_followed(years: Repository, inside: Run) -> None:
    """Files that were moved within the repository keep their history, three years of it."""
    before = told(years, inside, "1.6.3.1")
    (years.folder / "records").mkdir()
    years.git("mv", "data", "records/data")
    years.commit("Move", "2024-01-01T09:00:00")

    assert before == told(Repository(years.folder / "records"), inside, "1.6.3.1")


@pytest.mark.parametrize(("old_name", "is_edited"), [("plan-of-2021.yaml", False), ("old/2021-2022.yaml", True)])
def test_a_moved_file_is_followed(clone: Repository, inside: Run, old_name: str, *, is_edited: bool) -> None:
    """A file of the same content, or of the same name elsewhere, is the same file."""
    (clone.folder / old_name).parent.mkdir(exist_ok=True)
    clone.git("mv", PLAN, old_name)
    clone.commit("Away", "2021-10-01T12:00:00")
    clone.git("mv", old_name, PLAN)
    if is_edited:
        write(clone, "14th meeting", "15th meeting")
    clone.commit("Back", "2021-11-01T12:00:00")

    found = told(clone, inside, "1.1.2.1")
    assert [("2021/2022", "First", "added", None)] == [fact for fact in found if fact[1] != "Back"]
    assert is_edited == (("2021/2022", "Back", "changed", "timeline") in found)


def test_a_file_that_is_new_was_not_moved(clone: Repository, inside: Run) -> None:
    """Other files that vanish in the same commit are not its past."""
    (clone.folder / "other.yaml").write_text("a: b\n")
    clone.commit("Other", "2021-10-01T12:00:00")
    (clone.folder / "other.yaml").unlink()
    write(clone, "financial_year: 2021/2022", "financial_year: 2022/2023")
    (clone.folder / PLAN).rename(clone.folder / NEXT)
    clone.commit("Next year", "2022-10-01T12:00:00")

    assert [("2022/2023", "Next year", "added", None)] == told(clone, inside, "2.1.1.1")


def test_a_removed_item_has_a_history(years: Repository, inside: Run) -> None:
    """Who looks for an item that is gone sees when, and by which amendment, and what it was in the years before."""
    found = told(years, inside, "1.3.2.2")
    shown = inside("history", "1.3.2.2", cwd=years.folder).out

    assert ("2021/2022", "Records of 2021/2022", "added", None) == found[0]
    assert ("2023/2024", "Progress of 2023/2024", "removed", None) == found[-1]
    assert "removed: Members shall seek for enhanced coordination" in shown.splitlines()[-1]
    assert shown.endswith("(amendment, PC 89, 25 October 2023: merged into 1.3.2.1)\n")
    assert shown.startswith("Action 1.3.2.2 of 2023/2024: Members shall seek for enhanced")


def test_an_item_that_was_renumbered_says_what_it_is_now(clone: Repository, inside: Run) -> None:
    """The words that it had, and its new number: what somebody wrote there since is asked for by that."""
    write(clone, "Offer a speaker", "Offer two speakers")
    clone.commit("Two", "2021-10-01T12:00:00")
    inside("renumber", "2.1.1.1", "2.1.1.9", "--yes", cwd=clone.folder)
    renumbered = clone.commit("Number", "2021-10-02T12:00:00")
    write(clone, "Offer two speakers", "Offer three speakers")
    inside("edit", "2.1.1.9", "--status", "completed", cwd=clone.folder)
    clone.commit("Later", "2021-10-03T12:00:00")
    shown = inside("history", "2.1.1.1", cwd=clone.folder).out

    assert shown.startswith("Action 2.1.1.1 of 2021/2022: Offer two speakers to two conferences\n")
    assert shown.endswith(
        f"  2 October 2021, A. Officer ({renumbered[:12]}: Number)\n    renumbered: 2.1.1.1 → 2.1.1.9\n"
    )
    assert ["added", "reworded", "renumbered"] == [what for _, _, what, _ in told(clone, inside, "2.1.1.1")]


def test_a_number_that_two_items_had_tells_the_one_that_has_it(clone: Repository, inside: Run) -> None:
    """And once that is gone as well, the last that had it."""
    inside("renumber", "2.1.1.1", "2.1.1.9", "--yes", cwd=clone.folder)
    clone.commit("Number", "2021-10-02T12:00:00")
    another = "{text: Hold a session, responsible: [Members], indicator: 1 session}"
    write(clone, "  2.1.1.9:\n", f"  2.1.1.1: {another}\n\n  2.1.1.9:\n")
    clone.commit("Another", "2021-10-03T12:00:00")
    there = inside("history", "2.1.1.1", cwd=clone.folder).out
    inside("remove", "2.1.1.1", "--yes", cwd=clone.folder)
    gone = inside("history", "2.1.1.1", cwd=clone.folder).out

    assert all(shown.startswith("Action 2.1.1.1 of 2021/2022: Hold a session\n") for shown in (there, gone))
    assert "Number" not in there
    assert gone.endswith("  not committed yet\n    removed: Hold a session\n")


@pytest.mark.parametrize(("number", "new"), [("1.1.1", "1.1.7"), ("1.1", "1.7")])
def test_an_item_of_the_programme_that_was_renumbered_says_so(
    clone: Repository, inside: Run, number: str, new: str
) -> None:
    """With its words, and the action below it as well."""
    words = inside("history", number, cwd=clone.folder).out.partition("\n")[0]
    assert 0 == inside("renumber", number, new, "--yes", cwd=clone.folder).status
    shown = inside("history", number, cwd=clone.folder).out
    below = inside("history", f"{number}.1", cwd=clone.folder).out

    assert shown.startswith(f"{words}\n")
    assert shown.endswith(f"  not committed yet\n    renumbered: {number} → {new}\n")
    assert below.endswith(f"  not committed yet\n    renumbered: {number}.1 → {new}.1\n")


def test_what_is_decided_later_does_not_concern_an_old_number(clone: Repository, inside: Run) -> None:
    """The history of an item of the programme ends where it got another number, though the plan of its year goes on."""
    inside("renumber", "1.1", "1.7", "--yes", cwd=clone.folder)
    clone.commit("Number", "2021-10-02T12:00:00")
    inside("decision", "2021/2022", "endorsed", "--by", "TFAWG", cwd=clone.folder)
    clone.commit("Endorse", "2021-10-03T12:00:00")

    assert ("2021/2022", "Number", "renumbered", "number") in told(clone, inside, "1.1")
    assert "Endorse" not in {subject for _, subject, *_ in told(clone, inside, "1.1")}
    assert "Endorse" in {subject for _, subject, *_ in told(clone, inside, "1.7")}


def test_a_task_is_followed_through_the_editions(years: Repository, inside: Run) -> None:
    """An item of the programme has a life in each edition, with what was decided on it."""
    found = told(years, inside, "1.1")

    assert [("2021/2022", "added"), ("2022/2023", "carried"), ("2023/2024", "carried")] == [
        (fact[0], fact[2]) for fact in found if fact[3] in {None, "carried_from"}
    ]
    assert ("2022/2023", "Endorse 2022/2023", "added", "decision") in found


def test_an_item_that_came_later_begins_there(clone: Repository, inside: Run) -> None:
    """Commits before an item came have nothing to tell of it."""
    write(clone, "  2.1.1.1:\n", "  2.1.1.2: {text: Write, responsible: [Members], indicator: One}\n\n  2.1.1.1:\n")
    clone.commit("More", "2021-10-01T12:00:00")

    assert [("2021/2022", "More", "added", None)] == told(clone, inside, "2.1.1.2")


def test_an_amendment_stands_with_its_change(years: Repository, inside: Run) -> None:
    """The authority, its day and the reason are told beside old and new."""
    shown = inside("history", "1.4.1.1", cwd=years.folder).out

    told = "(amendment, PC 87, 7 December 2022: the 15th meeting was postponed)"
    assert f"    timeline: 2022/2023 → 15th TFAWG meeting {told}\n" in shown
    assert "8 December 2022, A. Officer (" in shown
    assert ": Amend 2022/2023)\n" in shown


def test_the_working_tree_comes_last(clone: Repository, inside: Run) -> None:
    """What is not committed is part of the story; up to a revision it is not."""
    write(clone, "14th meeting", "15th meeting")

    assert inside("history", "1.1.2.1", cwd=clone.folder).out.endswith(
        "  not committed yet\n    timeline: 14th meeting (2022) → 15th meeting (2022)\n"
    )
    assert "15th" not in inside("history", "1.1.2.1", "--at", "HEAD", cwd=clone.folder).out


def test_what_is_left_out_of_a_comparison_changes_nothing(
    clone: Repository, inside: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One action of two versions differs, another one, one has another number, two change places: told as ever."""
    for day, (old, new) in enumerate(
        [("Send a call", "Repeat a call"), ("Offer", "Send"), ("2.1.1.1", "2.1.1.9"), ("1.1.1.1", "1.1.1.7")], start=2
    ):
        write(clone, old, new)
        clone.commit(f"Round {day}", f"2021-09-{day:02}T12:00:00")
    for old, new in (("1.1.1.7", "0"), ("1.1.1.2", "1.1.1.7"), ("0:", "1.1.1.2:")):
        write(clone, f"  {old}", f"  {new}")
    clone.commit("Change places", "2021-09-09T12:00:00")
    told_of = [told(clone, inside, number) for number in ("1.1.1.2", "2.1.1.9")]

    monkeypatch.setattr(history, "_where_they_differ", lambda before, here: (before, here))

    assert [told(clone, inside, number) for number in ("1.1.1.2", "2.1.1.9")] == told_of
    assert [2, 1] == [sum(what == "renumbered" for _, _, what, _ in facts) for facts in told_of]


def test_a_merge_tells_what_its_branches_did_once(clone: Repository, inside: Run) -> None:
    """Each branch's change is told with its own commit, and the merge itself only where it says something new."""
    clone.git("checkout", "--quiet", "-b", "side")
    write(clone, "indicator: The chapter is revised", "indicator: A new chapter")
    clone.commit("Indicator", "2021-10-01T12:00:00")
    clone.git("checkout", "--quiet", "main")
    write(clone, "timeline: 2021/2022", "timeline: June")
    write(clone, "timeline: 14th meeting (2022)", "timeline: 15th meeting")
    clone.commit("Timelines", "2021-10-02T12:00:00")
    clone.git("merge", "--quiet", "--no-commit", "-X", "ours", "side")
    write(clone, "responsible: [WCO Secretariat, Members]", "responsible: [Members]")
    clone.commit("Merge", "2021-10-03T12:00:00")
    facts = [(subject, field) for _, subject, _, field in told(clone, inside, "1.1.2.1")]

    assert {("First", None), ("Indicator", "indicator"), ("Timelines", "timeline"), ("Merge", "responsible")} <= {
        *facts
    }
    assert [("First", None), ("Timelines", "timeline")] == [
        (subject, field) for _, subject, _, field in told(clone, inside, "1.1.1.1")
    ]


@pytest.mark.parametrize(
    ("old", "new", "told_of_it"),
    [
        ("Send a call", "Repeat a call", ("Side", "reworded", "text")),
        ("1.1.1.1", "1.1.1.8", ("Side", "renumbered", "number")),
    ],
)
def test_what_a_branch_did_is_not_told_again_with_the_merge(
    clone: Repository, inside: Run, old: str, new: str, told_of_it: tuple[str, str, str]
) -> None:
    """Words or another number of one branch, an update of the other: nothing is of the commit that joins them."""
    clone.git("checkout", "--quiet", "-b", "side")
    write(clone, old, new)
    clone.commit("Side", "2021-10-01T12:00:00")
    clone.git("checkout", "--quiet", "main")
    add_update(clone, "Forty answers came.")
    clone.commit("Main", "2021-10-02T12:00:00")
    clone.git("merge", "--quiet", "--no-commit", "side")
    clone.commit("Merge", "2021-10-03T12:00:00")

    number = new if new.startswith("1") else "1.1.1.1"
    facts = [(subject, what, field) for _, subject, what, field in told(clone, inside, number)]
    assert sorted([told_of_it, ("Main", "added", "update")]) == sorted(facts[1:])


def test_a_merge_tells_what_it_did_itself(clone: Repository, inside: Run) -> None:
    """Other words than either branch has, an update of its own; of what one branch added, what it says otherwise."""
    clone.git("checkout", "--quiet", "-b", "side")
    write(clone, "Send a call", "Repeat a call")
    write(clone, "  2.1.1.1:\n", "  2.1.1.2: {text: Write, responsible: [Members], indicator: One}\n\n  2.1.1.1:\n")
    add_update(clone, "Sent again.")
    clone.commit("Side", "2021-10-01T12:00:00")
    clone.git("checkout", "--quiet", "main")
    write(clone, "Send a call", "Send no call")
    add_update(clone, "Forty answers came.")
    clone.commit("Main", "2021-10-02T12:00:00")
    clone.git("merge", "--quiet", "--no-commit", "-X", "theirs", "side")
    write(clone, "Repeat a call", "Send two calls")
    write(clone, "indicator: One", "indicator: Two")
    add_update(clone, "Forty answers came.")
    add_update(clone, "All of them were read.")
    clone.commit("Merge", "2021-10-03T12:00:00")

    ran = inside("history", "1.1.1.1", "--format", "json", cwd=clone.folder)
    merged = [fact for fact in json.loads(ran.out)["items"] if fact["subject"] == "Merge"]
    assert [("text", "Send no call for experiences to all Members"), ("update", None)] == [
        (fact["field"], fact["old"]) for fact in merged
    ]
    assert "All of them were read." == merged[1]["new"]["text"]
    assert [("2021/2022", "Side", "added", None), ("2021/2022", "Merge", "changed", "indicator")] == told(
        clone, inside, "2.1.1.2"
    )


def test_what_each_branch_took_away_is_not_told_again_with_the_merge(clone: Repository, inside: Run) -> None:
    """Two updates, of which the one branch removed the one, the other branch the other."""
    for word in ("One.", "Two.", "Three."):
        add_update(clone, word)
    clone.commit("Updates", "2021-09-02T12:00:00")
    clone.git("checkout", "--quiet", "-b", "side")
    write(clone, "      - {date: 2021-10-02, text: One.}\n", "")
    clone.commit("Side", "2021-10-01T12:00:00")
    clone.git("checkout", "--quiet", "main")
    write(clone, "      - {date: 2021-10-02, text: Three.}\n", "")
    clone.commit("Main", "2021-10-02T12:00:00")
    clone.git("merge", "--quiet", "--no-commit", "side")
    clone.commit("Merge", "2021-10-03T12:00:00")

    removed = [subject for _, subject, what, _ in told(clone, inside, "1.1.1.1") if what == "removed"]
    assert ["Main", "Side"] == sorted(str(subject) for subject in removed)


def test_what_a_merge_removed_it_removed(clone: Repository, inside: Run) -> None:
    """Whatever its branches said of it; and what is gone from a list of entries was there in both."""
    add_update(clone, "Forty answers came.")
    clone.commit("Update", "2021-09-02T12:00:00")
    clone.git("checkout", "--quiet", "-b", "side")
    write(clone, "Offer a speaker", "Offer two speakers")
    clone.commit("Side", "2021-10-01T12:00:00")
    clone.git("checkout", "--quiet", "main")
    write(clone, "indicator: Number of speakers", "indicator: Speakers")
    clone.commit("Main", "2021-10-02T12:00:00")
    clone.git("merge", "--quiet", "--no-commit", "side")
    assert 0 == inside("remove", "2.1.1.1", "--yes", cwd=clone.folder).status
    write(clone, "      - {date: 2021-10-02, text: Forty answers came.}\n", "")
    clone.commit("Merge", "2021-10-03T12:00:00")

    assert ("2021/2022", "Merge", "removed", None) == told(clone, inside, "2.1.1.1")[-1]
    assert ("2021/2022", "Merge", "removed", "update") == told(clone, inside, "1.1.1.1")[-1]


def test_versions_that_cannot_be_read_are_passed_over(clone: Repository, inside: Run) -> None:
    """A commit with a broken file hides nothing, and is owned up to."""
    text = (clone.folder / PLAN).read_text(encoding="utf-8")
    for content, subject in (("actions: [", "Broken"), (text.replace("14th", "15th"), "Mended")):
        (clone.folder / PLAN).write_text(content, encoding="utf-8")
        clone.commit(subject, "2021-10-01T12:00:00")
    (clone.folder / PLAN).unlink()
    (clone.folder / PLAN).symlink_to("nowhere")
    clone.commit("Link", "2021-10-01T12:00:00")
    (clone.folder / PLAN).unlink()
    (clone.folder / PLAN).write_text(text.replace("14th", "15th"), encoding="utf-8")
    ran = inside("history", "1.1.2.1", cwd=clone.folder)

    assert "    timeline: 14th meeting (2022) → 15th meeting (2022)\n" in ran.out
    assert f"2 older versions of {PLAN} cannot be read and told nothing" in ran.err


def test_a_shallow_clone_says_so(clone: Repository, inside: Run, tmp_path: Path) -> None:
    """What is before its oldest commit is not known, so nothing is said to have been created there."""
    write(clone, "14th meeting", "15th meeting")
    clone.commit("Second", "2021-10-01T12:00:00")
    shallow = tmp_path.parent / f"{tmp_path.name}-clone"
    clone.git("clone", "--quiet", "--depth=1", f"file://{clone.folder}", str(shallow))
    ran = inside("history", "1.1.2.1", cwd=shallow)

    assert "this clone is shallow" in ran.err
    assert "git fetch --unshallow" in ran.err
    assert "    there at the oldest commit of this clone: Review the chapter" in ran.out
    assert "created" not in ran.out


def test_without_git_the_records_speak(years: Repository, run: Run) -> None:
    """Without git: what the records hold of each year, updates and decisions with their own dates."""
    with_git = run("history", "1.1.1.1", cwd=years.folder)
    without = run("history", "1.1.1.1", cwd=years.folder, env={"PATH": "/nowhere"})

    assert (0, 0) == (with_git.status, without.status)
    assert "nothing is known of commits, so this is what the records hold: git is not installed" in without.err
    assert "2021/2022\n  in the records\n    says: Customs administrations should coordinate" in without.out
    assert "    carried from 2021/2022 1.1.1.1\n    status: not assessed → in progress\n" in without.out
    assert "    update: 14 October 2022, Members: Contacts were made in Geneva.\n" in without.out
    assert "    decision: endorsed by TFAWG, session 14, 9 March 2022\n" in without.out


def test_lineage_to_a_year_that_is_not_there(clone: Repository, inside: Run) -> None:
    """An origin of which nothing is known is named by the item itself."""
    write(clone, "indicator: Number of speakers", "carried_from: 2020/2021 2.1.1.1\n    indicator: Number of speakers")
    clone.commit("Origin", "2021-10-01T12:00:00")
    write(clone, "  2.1.1.1:\n", "  2.1.1.7:\n")
    clone.commit("Renumber", "2021-10-01T12:00:00")

    assert "    carried from added: 2020/2021 2.1.1.1\n" in inside("history", "2.1.1.7", cwd=clone.folder).out


@pytest.mark.parametrize(
    ("number", "message"),
    [
        ("1.1.1.9", "there is no item 1.1.1.9 in 2021/2022"),
        ("9.9", "there is no item 9.9"),
        ("x", "'x' is not an item number"),
    ],
)
def test_an_unknown_item_is_refused(clone: Repository, inside: Run, number: str, message: str) -> None:
    """What never was has no history."""
    refused = inside("history", number, cwd=clone.folder)

    assert (2, "") == (refused.status, refused.out)
    assert message in refused.err


def test_what_was_decided_on_a_year_is_no_history_of_what_never_stood_there(clone: Repository, inside: Run) -> None:
    """An approval concerns the items of the plan and of its edition, and no number besides."""
    inside("decision", "2021/2022", "approved", "--by", "PC", cwd=clone.folder)
    clone.commit("Approve", "2021-10-01T12:00:00")

    refused = [inside("history", number, cwd=clone.folder) for number in ("1.1.1.9", "9.9")]
    told = [inside("history", number, cwd=clone.folder).out for number in ("1.1.1.1", "1.1.1")]

    assert [(2, ""), (2, "")] == [(ran.status, ran.out) for ran in refused]
    assert all("decision: approved by Policy Commission" in out for out in told)


def test_what_an_amendment_added_was_not_decided_on_before(clone: Repository, inside: Run) -> None:
    """Also where approval and amendment are one commit; what is decided later concerns it like all others."""
    who = ("--authority", "PC 88", "--reason", "asked for", "--date", "7/12/2021")
    inside("decision", "2021/2022", "endorsed", "--by", "TFAWG", cwd=clone.folder)
    inside("decision", "2021/2022", "approved", "--by", "PC", cwd=clone.folder)
    action = ("Hold a session", "--responsible", "Members", "--indicator", "1 session")
    inside("add", "1.1.1", *action, *who, cwd=clone.folder)
    sub_task = ("Write a page", "--strategic-code", "SO1", "--objective", "x", "--start", "07/2021", "--timeline", "x")
    inside("add", "1.1", *sub_task, *who, cwd=clone.folder)
    clone.commit("Approve and amend", "2021-12-08T12:00:00")
    on = ("--on", "progress report")
    inside("decision", "2021/2022", "confirmed", "--by", "PC", *on, "--date", "22/6/2022", cwd=clone.folder)
    clone.commit("Confirm", "2022-06-23T12:00:00")

    old, *new = (inside("history", number, cwd=clone.folder).out for number in ("1.1.1.1", "1.1.1.3", "1.1.3"))

    assert "decision: approved by Policy" in old
    for told in new:
        assert "decision: approved" not in told
        assert "decision: endorsed" not in told
        assert "decision: confirmed (progress report) by Policy" in told


def test_words_of_a_commit_cannot_move_the_terminal(clone: Repository, inside: Run) -> None:
    """Author and subject are whatever somebody wrote there."""
    write(clone, "14th meeting", "15th meeting")
    clone.commit("x \x1b[31mred \u202e back", "2021-10-01T12:00:00")

    for form in ("text", "markdown"):
        told = inside("history", "1.1.2.1", "--format", form, cwd=clone.folder).out
        assert "U+001B" in told
        assert not {"\x1b", "\u202e"} & set(told)


def test_markdown_and_json(clone: Repository, inside: Run) -> None:
    """Markdown nests what a commit did; JSON has one entry a fact, with the whole commit."""
    write(clone, "14th meeting", "15th meeting")
    commit = clone.commit("Second | *bold*", "2021-10-01T12:00:00")
    shown = inside("history", "1.1.2.1", "--format", "markdown", cwd=clone.folder).out
    item = json.loads(inside("history", "1.1.2.1", "--format", "json", cwd=clone.folder).out)["items"][-1]

    assert shown.startswith("# Action 1.1.2.1 of 2021/2022: Review the chapter")
    assert f"\n- **1 October 2021, A. Officer ({commit[:12]}: Second \\| \\*bold\\*)**\n  - timeline: 14th" in shown
    assert {
        "date": "2021-10-01",
        "author": "A. Officer",
        "commit": commit,
        "old": "14th meeting (2022)",
    }.items() <= item.items()


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of Unix")
def test_a_terminal_gets_bold_years(clone: Repository) -> None:
    """On a terminal the years and commits stand out."""
    from terminal import on_a_terminal

    assert "\x1b[1m2021/2022\x1b[0m" in on_a_terminal("history", "1.1.2.1", cwd=clone.folder, columns=80)
