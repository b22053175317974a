"""The Secretariat's year, three times round: made by commands from the real plan, and what may go wrong in it."""

import re
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ROOT
from git_repository import Repository
from small_records import FilesInMemory
from tfawg_cli.findings import Finding, Severity
from tfawg_cli.operations.rules.decisions import frozen_changed
from tfawg_cli.operations.years.frozen import FIELDS
from tfawg_cli.storage.loading import Loaded, load, reload
from tfawg_cli.storage.records_writing import NewText
from tfawg_cli.storage.tree import WorkingTree
from three_years import must, three_years, told_folder, typed

_NOT_FROZEN = {"decisions", "amendments", "sections", "strategic_plan", "updates"}
LAST = ("data/programme/2023-2024.yaml", "data/plans/2023-2024.yaml")


@pytest.fixture
def years(tmp_path: Path) -> Repository:
    """The records of three years with their history."""
    return three_years(tmp_path)


@cache
def records() -> Loaded:
    """Read the records of three years; a process that runs none of these tests need not make them."""
    tree = WorkingTree(told_folder())
    return load(FilesInMemory({path: tree.read(path).decode() for path in tree.paths()}))


def test_every_moment_of_the_cycle_is_without_error(years: Repository) -> None:
    """Each commit passes validate, and the state of each year is what was decided."""
    commits = years.git("rev-list", "HEAD").split()

    assert 12 == len(commits)
    assert {0} == {typed(years.folder, "validate", "--at", commit).status for commit in commits}
    all_years = ("--year", "2021/2022", "--year", "2022/2023", "--year", "2023/2024")
    plans = must(years.folder, "list", "plans", *all_years, "--columns", "year,state,actions,closed")
    assert [
        "2021/2022\tclosed\t25\t30 June 2022",
        "2022/2023\tclosed\t20\t30 June 2023",
        "2023/2024\tapproved\t18\t",
    ] == plans.splitlines()


def test_the_real_records_are_where_it_began(years: Repository) -> None:
    """Not a byte of this repository's data changes."""
    first = years.git("rev-list", "--max-parents=0", "HEAD")
    for file in ("data/plans/2021-2022.yaml", "data/programme/2021-2022.yaml"):
        assert (ROOT / file).read_text(encoding="utf-8").strip() == years.git("show", f"{first}:{file}")


def test_carrying_forward_changes_no_older_file(years: Repository) -> None:
    """The commit that opens a year adds two files and touches no other."""
    for subject, stem in (("Open 2022/2023", "2022-2023"), ("Open 2023/2024", "2023-2024")):
        commit = years.git("log", "--format=%H", f"--grep={subject}")
        changed = years.git("diff-tree", "--no-commit-id", "--name-status", "-r", commit).splitlines()
        assert [f"A\tdata/plans/{stem}.yaml", f"A\tdata/programme/{stem}.yaml"] == changed


def test_a_dry_run_says_the_same_twice_and_writes_nothing(years: Repository) -> None:
    """To the byte."""
    first, second = (must(years.folder, "carry-forward", "2023/2024", "--dry-run") for _ in range(2))

    assert first == second
    assert "+carried_from: 2023/2024 1.1.1.1" in first.replace("+    ", "+")
    assert "" == years.git("status", "--porcelain")


def test_an_action_in_its_third_year_is_marked(years: Repository) -> None:
    """Somebody should ask why."""
    commit = years.git("log", "--format=%H", "--grep=Open 2023/2024")
    plan = years.git("show", f"{commit}:data/plans/2023-2024.yaml")
    assert "to_confirm: carried for the third year\n" in plan


def test_codes_of_another_period_are_never_mapped(years: Repository) -> None:
    """The draft keeps the old codes and says whose they are, until a person writes the new plan."""
    opened, reviewed = (years.git("log", "--format=%H", f"--grep={s}") for s in ("Open 2022/2023", "Review.*2022/2023"))
    file = "data/programme/2022-2023.yaml"

    assert "period: 2019/2022" in years.git("show", f"{opened}:{file}")
    assert "period: 2022/2025" in years.git("show", f"{reviewed}:{file}")
    assert 20 == years.git("show", f"{opened}:{file}").count("            to_confirm: ")


def test_what_an_amendment_removed_did_not_vanish(years: Repository) -> None:
    """It continued an action of a closed year, which is thereby not left open."""
    assert {"no-actions"} == set(re.findall(r"warning: .*\[(.*)\]", must(years.folder, "validate")))


def test_git_tells_what_was_approved(years: Repository) -> None:
    """Place, field and the approved words, for plan and edition; the two remedies."""
    plan, edition = (years.folder / file for file in LAST[::-1])
    replace(plan, "indicator: Nature of assistance", "indicator: Nature of support")
    replace(edition, "timeline: Ongoing activity\n", "timeline: Every year\n")

    told = typed(years.folder, "validate")

    assert 1 == told.status
    assert "error: indicator of 1.1.2.2 does not say what was approved: Nature of assistance" in told.out
    assert "timeline of 1.1.1 does not say what was approved: Ongoing activity" in told.out
    assert "restore what was approved; --authority, --reason and --date make it an amendment" in told.out


def test_wording_that_changed_unseen_is_restored_without_an_amendment(years: Repository) -> None:
    """Nobody allowed the change, so nobody need allow that it goes."""
    plan = years.folder / LAST[1]
    approved = plan.read_bytes()
    replace(plan, "indicator: Nature of assistance", "indicator: Nature of support")

    printed = must(years.folder, "edit", "1.1.2.2", "--year", "2023/2024", "--indicator", "Nature of assistance")

    assert "  1.1.2.2 has its agreed wording of 2023/2024 again\n" in printed
    assert printed.endswith("undo: tfawg undo\n")
    assert approved == plan.read_bytes()


def test_no_amendment_starts_from_wording_that_changed_unseen(years: Repository) -> None:
    """It would record as approved what nobody approved."""
    plan = years.folder / LAST[1]
    replace(plan, "indicator: Nature of assistance", "indicator: Nature of support")
    before = plan.read_bytes()

    for field in ("--indicator", "--timeline"):
        told = typed(
            years.folder,
            *(
                "edit",
                "1.1.2.2",
                "--year",
                "2023/2024",
                field,
                "Other",
                "--authority",
                "PC 89",
                "--reason",
                "asked",
                "--date",
                "25/10/2023",
            ),
        )
        assert (2, before) == (told.status, plan.read_bytes())
        assert told.err.startswith("error: 1.1.2.2 does not say what was approved\n  first restore that")


def test_wording_that_changed_unseen_forbids_no_other_edit(years: Repository) -> None:
    """The error was there before, whether git or only the digest tells it."""
    replace(years.folder / LAST[1], "indicator: Nature of assistance", "indicator: Nature of support")

    must(years.folder, "update", "1.1.1.1", "Contacts went on.", "--year", "2023/2024")

    assert "error: indicator of 1.1.2.2 does not say what was approved" in typed(years.folder, "validate").out


def test_without_git_the_item_is_told(years: Repository) -> None:
    """The digest shows that it changed, not what it was."""
    (years.folder / ".git").rename(years.folder / "no-git")
    replace(years.folder / LAST[1], "indicator: Nature of assistance", "indicator: Nature of support")

    assert "error: 1.1.2.2 does not say what was approved" in typed(years.folder, "validate").out


def test_versions_that_cannot_be_read_are_passed_over(years: Repository) -> None:
    """Somebody once committed a broken file."""
    plan = years.folder / LAST[1]
    whole = plan.read_text(encoding="utf-8")
    plan.write_text("format: [", encoding="utf-8")
    years.commit("Break it", "2023-12-01T09:00:00")
    plan.write_text(whole.replace("indicator: Nature of assistance", "indicator: Nature of support"), encoding="utf-8")

    assert "was approved: Nature of assistance" in typed(years.folder, "validate").out


def test_a_hand_edit_after_an_amendment_is_found(years: Repository) -> None:
    """What the amendment left behind is what must stand there."""
    plan = years.folder / "data/plans/2022-2023.yaml"
    replace(plan, "    timeline: 15th TFAWG meeting\n", "    timeline: 16th TFAWG meeting\n")

    told = typed(years.folder, "validate").out
    assert "timeline of 1.4.1.1 does not say what an amendment made of it: 15th TFAWG meeting" in told


def replace(file: Path, old: str, new: str) -> None:
    """Change some words of a file by hand."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def breaches(changed: dict[str, str]) -> list[Finding]:
    """Find what is no longer as it was approved, or cannot be read, once some files hold other texts."""
    after = reload(records(), {file: NewText(None, text) for file, text in changed.items()})
    errors = [finding for finding in after.findings if finding.severity is Severity.ERROR]
    return [*errors, *frozen_changed(after.workspace)]


def frozen_texts(file: str) -> list[tuple[int, int]]:
    """List where the frozen texts of a file stand."""
    text = records().texts[file]
    todo, found = [(text.root, "")], []
    while todo:
        node, field = todo.pop()
        if field in FIELDS and not node.children:
            found.append((node.start, node.end))
        todo += [
            (child, name if isinstance(name, str) else field)
            for name, child in node.children.items()
            if name not in _NOT_FROZEN
        ]
    return found


@settings(max_examples=60)
@given(st.sampled_from(LAST), st.randoms(use_true_random=False))
def test_any_other_character_of_frozen_text_is_found(file: str, lot: Random) -> None:
    """Wherever it stands in the edition or in the plan."""
    text = records().texts[file].text
    start, end = lot.choice(frozen_texts(file))
    letters = [index for index in range(start, end) if text[index].isalpha()]
    index = lot.choice(letters or [start])
    changed = text[:index] + ("x" if text[index] != "x" else "y") + text[index + 1 :]

    assert breaches({file: changed})


@settings(max_examples=60)
@given(st.sampled_from(LAST), st.randoms(use_true_random=False))
def test_white_space_and_comments_are_no_change(file: str, lot: Random) -> None:
    """A comment above an item, a blank at the end of a line, an empty line more."""
    lines = records().texts[file].text.split("\n")
    items = [number for number, line in enumerate(lines) if re.fullmatch(r' +"?[\d.]+"?:', line)]
    number = lot.choice(items)
    indent = len(lines[number]) - len(lines[number].lstrip())
    lines[number] = lot.choice(
        [f"{' ' * indent}# seen\n{lines[number]}", f"{lines[number]}   # seen", f"\n{lines[number]}  "]
    )

    assert [] == breaches({file: "\n".join(lines)})


def test_nothing_is_found_in_the_records_as_they_are() -> None:
    """So that the properties above show what the change did."""
    assert [] == breaches({})
