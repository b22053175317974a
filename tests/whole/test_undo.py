"""`tfawg undo` takes back what any command wrote, byte for byte; `tfawg redo` writes it again."""

import json
import re
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Run
from git_repository import repository
from interruptions import files
from small_records import small_files
from tfawg_cli.storage import journal

PLAN = "data/plans/2021-2022.yaml"
EDITION = "data/programme/2021-2022.yaml"
ADDED = ("--responsible", "Members", "--indicator", "Letters sent", "--yes")
UPDATE = ("update", "1.1.1.1", "Done.", "--status", "completed")
OTHER = ("edit", "1.1.1.2", "--timeline", "later")


@pytest.mark.parametrize(
    "command",
    [
        ("edit", "1.1.1.1", "--unset", "status", "--result", 'It\'s "done" at 5 % of $10 \\ `all`!'),
        ("edit", "1.1.1.2", "--text", "Other words. In two sentences, each on a line of its own."),
        ("edit", "2021/2022", "--summary", "A *good* year.\n\nVery good."),
        UPDATE,
        ("update", "--from", "sheet.csv", "--yes"),
        ("add", "1.1.1", "Write letters", "--after", "1.1.1.1", *ADDED),
        ("add", "2", "Conferences", "--yes"),
        ("remove", "1.1.1.1", "--yes"),
        ("renumber", "1.1.2", "1.1.1", "--shift", "--yes"),
        ("renumber", "1", "3", "--yes"),
        ("decision", "2021/2022", "approved", "--by", "PC"),
        ("carry-forward", "2021/2022"),
        ("close", "2021/2022"),
    ],
    ids=" ".join,
)
def test_each_command_is_taken_back_and_written_again_byte_for_byte(
    small: Path, inside: Run, command: tuple[str, ...]
) -> None:
    """Comments and line ends included; the last line says how, and nothing else is needed."""
    plan = small / PLAN
    plan.write_bytes(b"\xef\xbb\xbf" + plan.read_bytes().replace(b"\n", b"\r\n") + b"# the end")
    if command[0] == "close":
        for number in ("1.1.1.1", "1.1.1.2", "1.1.2.1", "2.1.1.1"):
            inside("edit", number, "--status", "completed", cwd=small)
    (small / "sheet.csv").write_text("number,status,update\n1.1.1.1,completed,\n1.1.1.2,postponed,Later.\n")
    before = files(small)

    ran = inside(*command, cwd=small)
    after = files(small)
    undone = inside("undo", cwd=small)
    back = files(small)
    redone = inside("redo", cwd=small)

    assert (0, True) == (ran.status, ran.out.endswith("\nundo: tfawg undo\n"))
    assert (0, True, before) == (undone.status, undone.out.endswith("\nredo: tfawg redo\n"), back)
    assert (0, True, after) == (redone.status, redone.out.endswith("\nundo: tfawg undo\n"), files(small))
    assert before != after


def test_it_says_item_by_item_what_it_took_back(small: Path, inside: Run) -> None:
    """As `diff` would."""
    inside(*UPDATE, cwd=small)

    ran = inside("undo", cwd=small)

    assert (0, "") == (ran.status, ran.err)
    assert (
        "takes back 1: tfawg update 1.1.1.1 Done. --status completed\n"
        "\n"
        "Financial year 2021/2022\n"
        "\n"
        "Key deliverable 1: Help Members to put the Agreement into practice.\n"
        "  1.1.1.1 Send a call for experiences to all Members\n"
        "    1.1.1.1 status: completed → in progress\n"
        "    1.1.1.1 update removed: Done.\n"
        "\n"
        "wrote data/plans/2021-2022.yaml\n"
        "redo: tfawg redo\n"
    ) == ran.out


def test_one_after_the_other_goes_back_and_forth(small: Path, inside: Run) -> None:
    """Until there is nothing more; a dry run does not count, and a new change ends the way forth."""
    states = [files(small)]
    for command in (UPDATE, OTHER, ("renumber", "1.1.2", "1.1.4", "--yes")):
        inside(*command, cwd=small)
        states.append(files(small))

    for state in states[-2::-1]:
        shown = inside("undo", "--dry-run", cwd=small)
        assert (0, True) == (shown.status, shown.out.startswith("--- a/data/"))
        assert (0, state) == (inside("undo", cwd=small).status, files(small))
    assert "error: there is nothing to take back\n" in inside("undo", cwd=small).err
    for state in states[1:-1]:
        assert (0, state) == (inside("redo", cwd=small).status, files(small))
    inside("edit", "1.1.1.2", "--result", "x", cwd=small)
    assert "error: there is nothing to write again\n" in inside("redo", cwd=small).err


def test_what_was_taken_back_before_a_new_change_comes_again_by_its_number(small: Path, inside: Run) -> None:
    """Never over what was written since: that is taken back first."""
    inside(*UPDATE, cwd=small)
    updated = files(small)
    inside("undo", cwd=small)
    inside(*OTHER, cwd=small)
    other = files(small)

    refused = inside("redo", "1", cwd=small)
    kept = files(small)
    inside("undo", cwd=small)
    restored = inside("redo", "1", cwd=small)
    there = files(small)
    inside("undo", cwd=small)

    assert (2, other) == (refused.status, kept)
    assert "\n  first take back what was written since: tfawg undo 2\n" in refused.err
    assert (0, updated) == (restored.status, there)
    assert small_files()["plans/2021-2022.yaml"] == files(small)["plans/2021-2022.yaml"]


def test_what_was_taken_back_last_comes_again_first(small: Path, inside: Run) -> None:
    """Not what a change that was written since ended, nor another one because its number is lower."""
    inside(*UPDATE, cwd=small)
    inside("undo", cwd=small)
    inside(*OTHER, cwd=small)
    inside("edit", "1.1", "--text", "Other", cwd=small)
    both = files(small)
    inside("undo", "2", cwd=small)
    inside("undo", cwd=small)

    first, second, third = (inside("redo", cwd=small) for _ in range(3))

    assert "writes again 3: " in first.out
    assert "writes again 2: " in second.out
    assert both == files(small)
    assert "error: there is nothing to write again\n" in third.err


def test_what_follows_does_not_come_again_without_what_was_before_it(small: Path, inside: Run) -> None:
    """It would bring both, and the list would say of one that it is taken back."""
    inside(*UPDATE, cwd=small)
    inside(*OTHER, cwd=small)
    inside("undo", cwd=small)
    inside("undo", cwd=small)

    refused = inside("redo", "2", cwd=small)

    assert 2 == refused.status
    assert "\n  first write again what was there before: tfawg redo 1\n" in refused.err


def test_a_change_is_taken_back_by_its_number_where_nothing_was_written_over_it(small: Path, inside: Run) -> None:
    """A later change of another file does no harm; one of the same file comes first."""
    inside(*UPDATE, cwd=small)
    inside("edit", "1.1", "--text", "Other", cwd=small)
    both = files(small)
    inside(*OTHER, cwd=small)

    refused = inside("undo", "1", cwd=small)
    inside("undo", cwd=small)
    ran = inside("undo", "1", cwd=small)

    assert f"error: {PLAN} is not what 'tfawg update 1.1.1.1 Done. --status completed' left there" in refused.err
    assert "\n  first take back what was written since: tfawg undo 3\n" in refused.err
    assert (0, both["programme/2021-2022.yaml"]) == (ran.status, files(small)["programme/2021-2022.yaml"])
    assert small_files()["plans/2021-2022.yaml"] == files(small)["plans/2021-2022.yaml"]
    assert "error: 1 is taken back already\n  tfawg redo 1 writes it again\n" == inside("undo", "1", cwd=small).err
    assert "error: 2 is not taken back\n  tfawg undo 2 takes it back\n" == inside("redo", "2", cwd=small).err


@pytest.mark.parametrize(
    ("typed", "message"), [("7", "there is no change 7"), ("last", "'last' is no number of a change")]
)
def test_a_number_that_is_none_is_refused(small: Path, inside: Run, typed: str, message: str) -> None:
    """The list has the numbers."""
    inside(*UPDATE, cwd=small)

    ran = inside("undo", typed, cwd=small)

    assert (2, f"error: {message}\n  tfawg undo --list shows what was written here\n") == (ran.status, ran.err)


def test_the_list_shows_when_what_was_typed_and_what_it_meant(small: Path, inside: Run) -> None:
    """The newest first; what is taken back says so."""
    assert "nothing was written here yet\n" == inside("undo", "--list", cwd=small).out
    assert "error: nothing was written here yet\n" in inside("undo", cwd=small).err
    inside(*UPDATE, cwd=small)
    inside("renumber", "1.1.2", "1.1.4", "--yes", cwd=small)
    inside("undo", cwd=small)

    shown = re.sub(r" +\d+ [A-Z][a-z]+ \d{4} \d\d:\d\d", "  TIME", inside("undo", "--list", cwd=small).out)

    assert (
        "2  TIME  (taken back) tfawg renumber 1.1.2 1.1.4 --yes\n"
        "   sub-task 1.1.2 of 2021/2022 becomes 1.1.4\n"
        "1  TIME  tfawg update 1.1.1.1 Done. --status completed\n"
        "   action 1.1.1.1 of 2021/2022: status and update\n"
    ) == shown


def test_a_text_of_several_lines_is_one_line_of_the_list(small: Path, inside: Run) -> None:
    """And of the refusal that names it."""
    inside("update", "1.1.1.1", "One.\nTwo.", cwd=small)
    (small / PLAN).write_text("other", encoding="utf-8")

    assert 'tfawg update 1.1.1.1 "One. Two."\n' in inside("undo", "--list", cwd=small).out
    assert "is not what 'tfawg update 1.1.1.1 \"One. Two.\"' left there" in inside("undo", cwd=small).err


def test_what_git_took_back_already_is_told_so(small: Path, inside: Run) -> None:
    """Where nothing differs, no command that shows differences is named."""
    made = repository(small)
    made.commit("Begin", "2021-07-01T09:00:00")
    inside(*UPDATE, cwd=small)
    inside("edit", "1.1.1.2", "--timeline", "soon", cwd=small)
    made.git("checkout", "--quiet", ".")

    latest = inside("undo", cwd=small).err
    inside("undo", "1", cwd=small)
    inside("edit", "1.1.1.2", "--timeline", "later", cwd=small)
    made.git("checkout", "--quiet", ".")
    earlier = inside("undo", cwd=small).err

    assert f"  it is as the last commit has it; how it came there: git log -p {PLAN}\n" in latest
    assert "  it is already what it would become; something else wrote that, such as git checkout\n" in earlier


@pytest.mark.parametrize("command", ["undo", "redo"])
def test_another_hand_is_never_written_over(small: Path, inside: Run, command: str) -> None:
    """The file is named, and nothing is touched."""
    inside("renumber", "1.1.2", "1.1.4", "--yes", cwd=small)
    if command == "redo":
        inside("undo", cwd=small)
    with (small / EDITION).open("a", encoding="utf-8") as edition:
        edition.write("# a note\n")
    before = files(small)

    ran = inside(command, cwd=small)

    assert (2, "", before) == (ran.status, ran.out, files(small))
    assert ran.err == (
        f"error: {EDITION} is not what 'tfawg renumber 1.1.2 1.1.4 --yes' left there; nothing was written\n"
        "  tfawg diff shows what it says now\n"
    ).replace("left there", "left there" if command == "undo" else "found there")


def test_it_works_while_the_records_have_errors(small: Path, inside: Run) -> None:
    """It looks at bytes; what cannot be read as records is shown line by line."""
    inside(*UPDATE, cwd=small)
    (small / EDITION).write_text("no: [yaml", encoding="utf-8")
    inside_plan = files(small)["plans/2021-2022.yaml"]

    ran = inside("undo", cwd=small)

    assert (0, small_files()["plans/2021-2022.yaml"]) == (ran.status, files(small)["plans/2021-2022.yaml"])
    assert inside_plan != files(small)["plans/2021-2022.yaml"]
    assert "1.1.1.1 update removed: Done." in ran.out


def test_what_cannot_be_read_is_shown_line_by_line(small: Path, inside: Run) -> None:
    """It is given back all the same: the bytes are those that were there."""
    inside(*UPDATE, cwd=small)
    plan, entry = small / PLAN, small / "data/.tfawg/journal/1.done"
    broken = small_files()["plans/2021-2022.yaml"].replace("actions:", "actions: [", 1).encode()
    head, _, content = entry.read_bytes().partition(b"\n")
    said = json.loads(head)
    file, _, after, old, new = said["files"][0]
    said["files"] = [[file, journal.digest(broken), after, len(broken), new]]
    entry.write_bytes(json.dumps(said).encode() + b"\n" + broken + content[old:])

    ran = inside("undo", cwd=small)

    assert (0, broken) == (ran.status, plan.read_bytes())
    assert f"--- a/{PLAN}\n+++ b/{PLAN}\n" in ran.out


def test_a_change_that_is_committed_becomes_a_new_change(small: Path, inside: Run) -> None:
    """Which is said; git keeps what it has."""
    made = repository(small)
    made.commit("Records", "2022-03-01T09:00:00")
    inside(*UPDATE, cwd=small)
    made.commit("Update", "2022-03-02T09:00:00")

    ran = inside("undo", cwd=small)

    assert "it is committed already: taking it back is a new change, to be committed as well\n" == ran.err
    assert (0, small_files(), f"M {PLAN}") == (ran.status, files(small), made.git("status", "--short"))
    assert "" == inside("redo", cwd=small).err


def test_a_change_of_another_branch_is_named(small: Path, inside: Run) -> None:
    """Taken along to a new branch it is taken back there; where the files differ, the branch is the next step."""
    made = repository(small)
    made.commit("Records", "2022-03-01T09:00:00")
    inside(*UPDATE, cwd=small)
    made.git("switch", "--quiet", "--create", "mine")

    taken_along = inside("undo", cwd=small)
    inside("redo", cwd=small)
    made.git("restore", "data")
    elsewhere = inside("undo", cwd=small)

    assert (0, "it was written on branch main\n") == (taken_along.status, taken_along.err)
    assert (2, True) == (elsewhere.status, f"error: {PLAN} is not what " in elsewhere.err)
    assert "\n  it was written on branch main: git switch main\n" in elsewhere.err


def test_init_is_taken_back_as_long_as_its_files_are_as_it_wrote_them(inside: Run, tmp_path: Path) -> None:
    """The folders stay, so that redo finds the workspace; a file with words in it is named."""
    said = inside("init", "new", "--year", "2021/2022").out
    new = tmp_path / "new"
    readme = (new / "README.md").read_bytes()

    undone = inside("undo", "-C", "new")
    left = [path for path in new.rglob("*") if path.is_file() and ".tfawg" not in path.parts]
    redone = inside("redo", cwd=new)
    validated = inside("validate", cwd=new)
    (new / "README.md").write_text("mine", encoding="utf-8")
    refused = inside("undo", cwd=new)

    assert said.endswith("\nundo: tfawg -C new undo\n")
    assert (0, []) == (undone.status, left)
    assert "deleted README.md\n" in undone.out
    assert (0, 0, 2) == (redone.status, validated.status, refused.status)
    assert "error: README.md is not what 'tfawg init new --year 2021/2022' left there" in refused.err
    assert readme != (new / "README.md").read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such rights")
def test_only_its_owner_reads_the_journal(small: Path, inside: Run) -> None:
    """It holds drafts that were taken back; git does not see it either."""
    inside(*UPDATE, cwd=small)
    own = small / "data/.tfawg"
    rights = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (own, *own.rglob("*"))}
    made = repository(small)

    assert {".tfawg": 0o700, "journal": 0o700, "1.done": 0o600, "lock": 0o600} == {
        name: right for name, right in rights.items() if name != ".gitignore"
    }
    assert ".tfawg" not in made.git("status", "--short", "--untracked-files=all")


def test_the_journal_forgets_the_oldest(small: Path, inside: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """By their number and by their size; the newest always stays."""
    monkeypatch.setattr(journal, "MOST", 3)
    for word in "abcde":
        inside("edit", "1.1.1.2", "--timeline", word, cwd=small)
    kept = sorted(path.name for path in (small / "data/.tfawg/journal").iterdir())
    monkeypatch.setattr(journal, "LARGEST", 1)
    inside("edit", "1.1.1.2", "--timeline", "f", cwd=small)

    assert ["3.done", "4.done", "5.done"] == kept
    assert ["6.done"] == [path.name for path in (small / "data/.tfawg/journal").iterdir()]
    assert 0 == inside("undo", cwd=small).status


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content.replace(b"in progress", b"in pr0gress"),
        lambda content: content[:-1],
        lambda content: content.replace(b"data/plans", b"../../plans", 1),
        lambda content: content.replace(b"data/plans/", b"data/.git/p", 1),
        lambda _: b"{}\n",
        lambda _: b"\xff",
        lambda content: re.sub(rb'"token": "\w+"', b'"token": "../../xx"', content),
    ],
)
def test_bytes_that_are_not_the_journals_own_are_never_given_back(
    small: Path, inside: Run, damage: Callable[[bytes], bytes]
) -> None:
    """Nor is anything outside of the workspace, or in its git directory, written for it."""
    inside(*UPDATE, cwd=small)
    entry = small / "data/.tfawg/journal/1.done"
    entry.write_bytes(damage(entry.read_bytes()))
    before = files(small)

    ran = inside("undo", cwd=small)

    assert (2, "", before) == (ran.status, ran.out, files(small))
    assert "cannot be used: its bytes are not those" in ran.err or "error: there is nothing to take back\n" in ran.err
    assert 0 == inside(*OTHER, cwd=small).status


def test_a_file_that_is_gone_or_became_a_link_is_named(small: Path, inside: Run) -> None:
    """It is no more what the tool left."""
    inside(*UPDATE, cwd=small)
    (small / PLAN).rename(small / "plan.yaml")

    gone = inside("undo", cwd=small)
    (small / PLAN).symlink_to("../../plan.yaml")
    link = inside("undo", cwd=small)

    assert (2, True) == (gone.status, f"error: {PLAN} is not what 'tfawg update" in gone.err)
    assert (2, True) == (link.status, f"error: {PLAN}: a link stands in the place of a record file" in link.err)


def test_a_removal_tells_the_comment_that_goes_with_it(small: Path, inside: Run) -> None:
    """Undo brings it back."""
    plan = small / PLAN
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("  1.1.1.2:", "  # Asked for\n  # in Kyiv.\n  1.1.1.2:"), encoding="utf-8")

    removed = inside("remove", "1.1.1.2", "--yes", cwd=small).out
    inside("undo", cwd=small)

    assert "  with the comment: # Asked for\n  with the comment: # in Kyiv.\nwrote" in removed
    assert "  # in Kyiv.\n" in plan.read_text(encoding="utf-8")


def test_each_workspace_of_a_repository_has_its_own_changes(small: Path, inside: Run) -> None:
    """They share the git directory, and nothing else."""
    repository(small)
    inside("init", "other", "--year", "2021/2022", cwd=small)
    inside(*UPDATE, cwd=small)

    assert "tfawg init other" in inside("undo", "--list", cwd=small / "other").out
    assert "tfawg init other" not in inside("undo", "--list", cwd=small).out
    assert ["1.done"] == [path.name for path in (small / ".git/tfawg/other/journal").iterdir()]
