"""`tfawg diff`: what FROM and TO mean, what a reader sees, and that a broken side never looks like no changes."""

import json
import sys
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from conftest import Run
from git_repository import Repository, repository
from three_years import three_years

PLAN = "data/plans/2021-2022.yaml"
EDITION = "data/programme/2021-2022.yaml"
LONG = "Review the chapter on border agency cooperation"


@pytest.fixture
def clone(small: Path) -> Repository:
    """The small workspace, committed."""
    made = repository(small)
    made.commit("First", "2021-09-01T12:00:00")
    return made


def write(clone: Repository, old: str, new: str, file: str = PLAN) -> None:
    """Change some words of a file."""
    path = clone.folder / file
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode())


@pytest.fixture
def edited(clone: Repository) -> Repository:
    """Two commits and a working tree, each with another timeline of action 1.1.2.1."""
    write(clone, "14th meeting (2022)", "15th meeting")
    clone.commit("Second", "2021-10-01T12:00:00")
    write(clone, "15th meeting", "16th meeting")
    return clone


@pytest.mark.parametrize(
    ("arguments", "sides", "timeline"),
    [
        ([], "HEAD to the working tree", "15th meeting → 16th meeting"),
        (["HEAD~1"], "HEAD~1 to the working tree", "14th meeting (2022) → 16th meeting"),
        (["HEAD~1", "HEAD"], "HEAD~1 to HEAD", "14th meeting (2022) → 15th meeting"),
        (["HEAD", "HEAD~1"], "HEAD to HEAD~1", "15th meeting → 14th meeting (2022)"),
        (["2021-09-30"], "2021-09-30 to the working tree", "14th meeting (2022) → 16th meeting"),
        (["30/9/2021"], "30/9/2021 to the working tree", "14th meeting (2022) → 16th meeting"),
        (["2021-09-30", "1 October 2021"], "2021-09-30 to 1 October 2021", "14th meeting (2022) → 15th meeting"),
        (["HEAD", "2021"], "HEAD to the working tree", "15th meeting → 16th meeting"),
        (["2021/2022", "HEAD"], "the working tree to HEAD", "16th meeting → 15th meeting"),
        (["HEAD~1", "--at", "HEAD"], "HEAD~1 to HEAD", "14th meeting (2022) → 15th meeting"),
        (["--only", "1.1"], "HEAD to the working tree", "15th meeting → 16th meeting"),
    ],
)
def test_from_and_to(edited: Repository, inside: Run, arguments: list[str], sides: str, timeline: str) -> None:
    """None: HEAD and the working tree; one revision: it and the working tree; a year and a revision: that year."""
    ran = inside("diff", *arguments, cwd=edited.folder)

    shown = " ".join(word for word in ran.out.split() if not (word.startswith("(") and len(word) == 14))
    assert f"from {sides} Financial year 2021/2022" in shown
    assert f"    1.1.2.1 timeline: {timeline}\n" in ran.out
    assert (0, "") == (ran.status, ran.err)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere"], "git knows no revision 'nowhere'"),
        (["HEAD", "--ext-diff"], "No such option: --ext-diff"),
        (["2019", "2021"], "there is no plan of 2019/2020"),
        (["2021", "2023"], "there is no plan of 2023/2024"),
        (["HEAD", "2023"], "there is no plan of 2023/2024"),
        (["2021"], "there is no plan after 2021/2022 to compare it with"),
        (["--only", "9.9"], "there is no item 9.9 in the working tree"),
        (["--only", "x"], "'x' is not an item number"),
        (["-o", "data/plans/x.md"], "lies among the records"),
    ],
)
def test_what_cannot_be_compared_is_refused(
    edited: Repository, inside: Run, arguments: list[str], message: str
) -> None:
    """The refusal says what is wrong, and nothing is shown."""
    refused = inside("diff", *arguments, cwd=edited.folder)

    assert (2, "") == (refused.status, refused.out)
    assert message in refused.err


def test_before_the_first_commit_there_is_no_head(small: Path, inside: Run) -> None:
    """A new repository says what to do first; history tells what the records hold."""
    repository(small)
    refused = inside("diff", cwd=small)

    assert (2, "") == (refused.status, refused.out)
    assert "error: nothing is committed yet\n" in refused.err
    assert "this is what the records hold: nothing is committed yet" in inside("history", "1.1.1.1", cwd=small).err


def test_outside_of_a_repository_there_is_no_head(small: Path, run: Run) -> None:
    """Without git there is nothing to compare with."""
    refused = run("diff", cwd=small, env={"GIT_CEILING_DIRECTORIES": str(small.parent)})

    assert (2, "") == (refused.status, refused.out)
    assert refused.err.startswith("error: the records are in no git repository")
    assert "two years are compared without it: tfawg diff 2021/2022 2022/2023\n" in refused.err


@pytest.mark.parametrize("arguments", [[], ["HEAD~1", "HEAD", "--exit-code"], ["2021", "HEAD", "--short"]])
@pytest.mark.parametrize("broken", ["actions: [", "<<<<<<< ours\n", None], ids=["syntax", "conflict", "a link"])
def test_a_broken_side_never_looks_like_no_changes(
    clone: Repository, inside: Run, arguments: list[str], broken: str | None
) -> None:
    """A side that cannot be read ends with 2 and its findings; also where both sides are broken alike."""
    plan = clone.folder / PLAN
    if broken is None:
        plan.unlink()
        plan.symlink_to("nowhere.yaml")
    else:
        plan.write_text(broken)
    clone.commit("Broken", "2021-10-01T12:00:00")
    if broken is not None:
        plan.write_text(f"{broken} ")

    refused = inside("diff", *arguments, cwd=clone.folder)

    assert (2, "") == (refused.status, refused.out)
    assert f"{PLAN}:" in refused.err
    assert "cannot be read, so nothing was compared" in refused.err


def test_a_broken_year_is_refused(edited: Repository, inside: Run) -> None:
    """An item that the schema refuses is missing from a comparison of years, so there is none."""
    (edited.folder / "data/plans/2022-2023.yaml").write_text("format: 1\nfinancial_year: 2022/2023\nactions: {1: {}}\n")

    refused = inside("diff", "2021", "2022", cwd=edited.folder)

    assert (2, "") == (refused.status, refused.out)
    assert "2021/2022 or 2022/2023 in the working tree cannot be read" in refused.err


def test_a_broken_file_that_is_not_needed_is_passed_over(edited: Repository, inside: Run) -> None:
    """A year that is neither asked for nor changed stops nothing."""
    for year in ("2018-2019", "2022-2023"):
        (edited.folder / f"data/plans/{year}.yaml").write_text(f"format: 1\nfinancial_year: {year.replace('-', '/')}\n")
    (edited.folder / "data/plans/2025-2026.yaml").write_text("actions: [")

    assert 0 == inside("diff", "2021", "2022", cwd=edited.folder).status
    assert 0 == inside("diff", "HEAD", "2021", cwd=edited.folder).status
    assert 2 == inside("diff", cwd=edited.folder).status


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("14th", "14th", (0, "No changes from HEAD")),
        ("# A small", "# The small", (0, f"{PLAN}: formatting only")),
        ("14th", "15th", (1, "1.1.2.1 timeline: 14th meeting (2022) → 15th meeting (2022)")),
    ],
    ids=["nothing", "a comment", "a word"],
)
def test_the_exit_code_tells_whether_anything_says_something_else(
    clone: Repository, inside: Run, old: str, new: str, expected: tuple[int, str]
) -> None:
    """Other layout is told, and is no difference."""
    write(clone, old, new)
    ran = inside("diff", "--exit-code", cwd=clone.folder)

    assert (expected[0], "") == (ran.status, ran.err)
    assert expected[1] in ran.out
    assert 0 == inside("diff", cwd=clone.folder).status


def test_other_line_ends_are_no_formatting(clone: Repository, inside: Run) -> None:
    """On Windows git may write other line ends than it keeps; nobody wants to hear of that in every file."""
    plan = clone.folder / PLAN
    plan.write_bytes(plan.read_bytes().replace(b"\n", b"\r\n"))

    assert inside("diff", "--short", cwd=clone.folder).out == "No changes\n"


def test_no_changes_of_an_item_says_so(edited: Repository, inside: Run) -> None:
    """Nobody may take the silence on one item for that on all."""
    assert inside("diff", "--only", "2.1.1.1", cwd=edited.folder).out.startswith("No changes of 2.1.1.1 from HEAD (")
    assert inside("diff", "--only", "2", "--short", cwd=edited.folder).out == "No changes of 2\n"


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ([], "No changes"),
        ([("# A small", "# The small")], "Formatting only"),
        ([("14th meeting (2022)", "15th meeting")], "1.1.2.1 timeline: 14th meeting (2022) → 15th meeting"),
        (
            [("indicator: Number of speakers", "indicator: Number and the names of all speakers")],
            "Change indicator of 2.1.1.1",
        ),
        ([("14th", "15th"), ("Offer a speaker", "Offer speakers")], "Change 1.1.2.1 and 2.1.1.1"),
        (
            [
                ("  1.1.2.1:", "  1.1.2.3:"),
                ("14th", "15th"),
                ("  2.1.1.1:\n    text: Offer a speaker to two conferences", "  2.1.1.2:\n    text: Talk"),
            ],
            "Change 1.1.2.3; add 2.1.1.2; remove 2.1.1.1",
        ),
        (
            [("\nactions:", "\nsummary: All went well.\nactions:")],
            "Annual Work Plan 2021/2022 summary added: All went well.",
        ),
    ],
)
def test_one_line_is_fit_for_a_commit_message(
    clone: Repository, inside: Run, changes: list[tuple[str, str]], line: str
) -> None:
    """A single fact is told; several are summed up; never more than 72 characters."""
    for old, new in changes:
        write(clone, old, new)
    ran = inside("diff", "--short", cwd=clone.folder)

    assert f"{line}\n" == ran.out
    assert len(line) <= 72


def test_many_changes_are_counted(clone: Repository, inside: Run) -> None:
    """Where names would fill the line, numbers of items stand."""
    plan = clone.folder / PLAN
    plan.write_text(
        plan.read_text()
        .replace("    responsible:", "    status: completed\n    responsible:")
        .replace("    status: in progress\n", "")
    )
    write(clone, "strategic_codes:", "status: inactive\n            strategic_codes:", EDITION)
    write(clone, "            status: partially completed\n", "", EDITION)
    write(clone, "title: A", "title: The", EDITION)

    assert inside("diff", "--short", cwd=clone.folder).out == "Change 6 items\n"


def test_a_new_year_is_one_line(edited: Repository, inside: Run) -> None:
    """What a new file holds is told in a word; the comparison with the year before tells more."""
    plan = edited.folder / PLAN
    (plan.parent / "2022-2023.yaml").write_text(plan.read_text().replace("2021/2022", "2022/2023"))

    assert "Financial year 2022/2023\n  Annual Work Plan new, with 4 actions\n" in inside("diff", cwd=edited.folder).out
    assert "add Annual Work Plan 2022/2023" in inside("diff", "--short", cwd=edited.folder).out
    assert "1.1.1.1 new action: " in inside("diff", "--only", "1.1.1.1", cwd=edited.folder).out
    assert "  Carried unchanged: 2.1.1.1\n" in inside("diff", "2021", cwd=edited.folder).out


HOSTILE = "<script>alert(1)</script> </ins> *bold* | [x](javascript:y) <ins>"


def test_markdown_shows_no_words_as_marks(clone: Repository, inside: Run) -> None:
    """Marks are ours alone: what looks like one in the records is escaped, and every mark is closed."""
    write(clone, f"{LONG} in the light", f"'{HOSTILE} {LONG} in the light".replace("'", ""), PLAN)
    shown = inside("diff", "--format", "markdown", cwd=clone.folder).out
    tokens = [one for token in MarkdownIt("commonmark").parse(shown) for one in token.children or ()]

    assert ["<ins>", "</ins>"] == [token.content for token in tokens if token.type == "html_inline"]
    assert HOSTILE in "".join(token.content for token in tokens if token.type == "text")
    assert "- **1.1.2.1** reworded: <ins>" in shown
    assert "</ins> Review the chapter" in shown


def test_controls_are_made_visible(clone: Repository, inside: Run) -> None:
    """A revision is shown as it was typed, and nothing of it reaches the terminal unseen."""
    clone.git("tag", "a\u202eb")

    assert "a<U+202E>b" in inside("diff", "a\u202eb", cwd=clone.folder).out


def test_json_has_every_fact(edited: Repository, inside: Run) -> None:
    """Programs get the kind, the numbers and years on both sides, and old and new of each field."""
    write(edited, "# A small", "# The small", EDITION)
    ran = json.loads(inside("diff", "--format", "json", cwd=edited.folder).out)
    here = {"year": "2021/2022", "number": "1.1.2.1"}
    fact = {"what": "changed", "field": "timeline", "old": "15th meeting", "new": "16th meeting", "amendment": None}

    assert (1, "changes") == (ran["format"], ran["kind"])
    assert [
        ("action", here, here, [fact]),
        ("file", None, None, [{"what": "formatting only"} | dict.fromkeys(("field", "old", "new", "amendment"))]),
    ] == [(item["kind"], item["before"], item["after"], item["facts"]) for item in ran["items"]]


def test_a_file_gets_plain_text(edited: Repository, inside: Run) -> None:
    """-o writes what a pipe would get."""
    piped = inside("diff", cwd=edited.folder).out
    inside("diff", "-o", "changes.txt", cwd=edited.folder)

    assert piped == (edited.folder / "changes.txt").read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of Unix")
@pytest.mark.parametrize(
    ("env", "old", "new"),
    [
        ({}, "\x1b[9;31mchapter\x1b[0m", "\x1b[4;32mpages\x1b[0m"),
        ({"NO_COLOR": "1"}, "\x1b[9mchapter\x1b[0m", "\x1b[4mpages\x1b[0m"),
        ({"TERM": "dumb"}, "[-chapter-]", "{+pages+}"),
    ],
    ids=["colours", "no colours", "no styles"],
)
def test_a_terminal_strikes_through_and_underlines(clone: Repository, env: dict[str, str], old: str, new: str) -> None:
    """Old words are struck through and new ones underlined, whether or not colours are wanted."""
    from terminal import on_a_terminal

    write(clone, LONG, LONG.replace("chapter", "pages"))
    shown = on_a_terminal("diff", cwd=clone.folder, columns=70, env=env)

    assert f"{old} {new}" in shown.replace("\n     ", "")
    assert max(map(len, shown.splitlines())) < 100


def test_a_probable_rewording_is_proposed_on_both_sides(clone: Repository, inside: Run) -> None:
    """Two items with many words in common name each other."""
    write(
        clone,
        "  1.1.1.2:\n    text: Present two experiences at every meeting",
        "  1.1.1.4:\n    text: Present two or more experiences every year",
    )
    shown = inside("diff", cwd=clone.folder).out

    assert (
        "  1.1.1.2 action removed: Present two experiences at every meeting (probably reworded as 1.1.1.4)\n" in shown
    )
    assert (
        "  1.1.1.4 new action: Present two or more experiences every year (probably reworded from 1.1.1.2)\n" in shown
    )


def test_a_decision_is_told_in_words(clone: Repository, inside: Run) -> None:
    """Who decided what, where and when, on which document; a file that is gone is one line."""
    decision = "{date: 2022-06-22, by: PC, session: '86', verb: approved, 'on': progress report, document: PC/12}"
    write(clone, "\nactions:", f"\ndecisions:\n  - {decision}\nactions:")

    told = "approved (progress report) by PC, session 86, 22 June 2022, document PC/12"
    assert f"  Annual Work Plan decision: {told}\n" in inside("diff", cwd=clone.folder).out
    (clone.folder / PLAN).unlink()
    assert "  Annual Work Plan removed, with 4 actions\n" in inside("diff", cwd=clone.folder).out


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("field: timeline, was: June, now: July", "timeline: June → July (PC 85: postponed)"),
        (
            "field: timeline, now: July, date: 2021-11-02",
            "timeline: nothing → July (PC 85, 2 November 2021: postponed)",
        ),
        ("field: item, was: {text: Offer}", "item removed (PC 85: postponed)"),
        ("field: item, now: {text: Offer}", "item added (PC 85: postponed)"),
    ],
)
def test_an_amendment_alone_is_told_in_words(clone: Repository, inside: Run, entry: str, told: str) -> None:
    """Where it explains nothing that changed, an amendment says what, by whom and why."""
    amendment = f"{{authority: PC 85, reason: postponed, number: 2.1.1.1, {entry}}}"
    write(clone, "\nactions:", f"\namendments:\n  - {amendment}\nactions:")

    assert f"  2.1.1.1 amendment: {told}\n" in inside("diff", cwd=clone.folder).out


def test_a_body_is_told_with_its_fields(clone: Repository, inside: Run) -> None:
    """The register stands in a section of its own."""
    write(clone, "bodies:\n", "bodies:\n  Donors: {part_of: Members}\n", "data/programme/bodies.yaml")

    assert "\nRegister of bodies\n  Donors added: part of Members\n" in inside("diff", cwd=clone.folder).out


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("1.3.2.5", "Seek continuous participation of PSCG and Annex D organizations"),
        ("1.4.1", "Be present"),
        ("1.4", "Another title"),
        ("4", "Quite another deliverable"),
    ],
)
def test_a_bold_rewording_is_told_as_one(workspace: Path, inside: Run, number: str, text: str) -> None:
    """By diff, in one line, and by history, which goes back to the creation and knows the old words."""
    repository(workspace).commit("Records", "2021-09-01T12:00:00")
    assert 0 == inside("edit", number, "--text", text, cwd=workspace).status

    assert [("reworded", "text")] == [
        (fact["what"], fact["field"])
        for item in json.loads(inside("diff", "--format", "json", cwd=workspace).out)["items"]
        for fact in item["facts"]
    ]
    assert inside("diff", "--short", cwd=workspace).out.startswith((f"Reword text of {number}", f"{number} reworded"))
    history = inside("history", number, cwd=workspace).out
    assert f"created as {number}: " in history
    assert " reworded: " in history


def test_an_amended_text_is_one_item_in_two_years(tmp_path: Path, inside: Run) -> None:
    """The year whose wording was amended beyond recognition, and a sub-task that was reworded at its number."""
    folder = three_years(tmp_path).folder
    allowed = ("--authority", "PC 90", "--reason", "asked for", "--date", "1/8/2023", "--year", "2023/2024")
    assert 0 == inside("edit", "1.3.2.5", "--text", "Meet traders", *allowed, cwd=folder).status
    assert 0 == inside("edit", "1.3.2", "--text", "Go out", *allowed, cwd=folder).status
    for number in ("1.3.2.5", "1.3.2"):
        told = inside("diff", "2022/2023", "2023/2024", "--only", number, "--format", "json", cwd=folder).out
        (item,) = (one for one in json.loads(told)["items"] if one["number"] == number)
        assert [("reworded", "text", "PC 90")] == [
            (fact["what"], fact["field"], fact["amendment"]["authority"]) for fact in item["facts"]
        ]
