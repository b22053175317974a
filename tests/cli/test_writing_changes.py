"""What all changing commands have in common: texts from files, years, refusals, and what cannot be changed safely."""

import os
import re
import sys
from pathlib import Path

import pytest

from conftest import Ran, Run
from tfawg_cli.storage import loading
from tfawg_cli.yaml_text.edits import CannotSpliceError

PLAN = "data/plans/2021-2022.yaml"


def refused(ran: Ran, message: str) -> bool:
    """Tell whether a command refused with a message, and showed no result."""
    return (2, "", True) == (ran.status, ran.out, ran.err.startswith(f"error: {message}"))


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (("edit", "1.1.1.1", "--status", "completed", "--unset", "status"), "status is both given and taken away"),
        (("edit", "1.1.1.1", "--text", "-", "--result", "-"), "stdin can be read for one text only"),
        (("edit", "1.1.1.1", "--text", "@nowhere.txt"), "nowhere.txt: the file cannot be read: No such"),
        (("edit", "1.1.1.1", "--text", "@/dev/zero"), "/dev/zero: a device stands in the place of a text file\n  name"),
        (("edit", "1.1.1.1", "--text", "@pipe"), "pipe: a pipe stands in the place of a text file\n  name a text file"),
        (("edit", "1.1.1.1", "--text", "@data"), "data: a folder stands in the place of a text file\n  name a text"),
        (("edit", "1.1.1.1", "--text", "@word.doc"), "word.doc: "),
        (("edit", "1.1.1.1", "--result", "x", "--year", "2021"), "'2021' is not a financial year"),
        (("edit", "1.1.1.1", "--result", "x", "--year", "2030/2031"), "there is no plan of 2030/2031"),
        (("edit", "one", "--result", "x"), "'one' is not an item number"),
        (("add", "1.1.1.1", "x"), "nothing stands below an action: 1.1.1.1"),
        (("add", "1.1.1", "x"), "an action needs more: --responsible, --indicator"),
        (("add", "1"), "a task needs its title: TEXT\n  one without a title: add it with one, then tfawg edit"),
        (("add", "1", "--status", "ongoing"), "a task needs its title: TEXT"),
        (("add", "1.1", "x"), "a sub-task needs more: --objective, --start, --timeline"),
        (("add", "1.1", "x", "--indicator", "x"), "a sub-task has no field indicator"),
        (("update", "1.1.1.1"), "there is nothing to add"),
        (("update", "1.1.1.1", "--status", "completed", "--by", "Members"), "--date and --by belong to a text"),
        (("update", "1.1.1.1", "--from", "x.csv"), "--from brings its own numbers and values"),
        (("update", "--from", "nowhere.csv"), "nowhere.csv: the file cannot be read"),
        (("remove", "1.1.1.2"), "Remove action 1.1.1.2 of 2021/2022? Nobody can be asked here"),
    ],
)
def test_what_cannot_be_done_is_refused_with_the_reason(
    small: Path, inside: Run, typed: tuple[str, ...], message: str
) -> None:
    """And nothing is written."""
    (small / "word.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    os.mkfifo(small / "pipe")
    before = (small / PLAN).read_bytes()

    ran = inside(*typed, cwd=small)

    assert (True, before) == (refused(Ran(ran.status, "", ran.err), message), (small / PLAN).read_bytes()), ran


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        (("update", "1.1.1.1", "Two", "sessions"), "in quotes: tfawg update 1.3.1.1 "),
        (("add", "1.1.1", "Hold", "sessions"), "in quotes: tfawg add 1.3.1 "),
        (("show", "1.1.1.1", "2021/2022"), "tfawg show --help shows what can be typed"),
        (("edit", "1.1.1.1", "--unset"), "tfawg edit --help shows what can be typed"),
        (("--nonsense",), "tfawg --help shows what can be typed"),
        (("update", "members.csv"), "tfawg update --from members.csv"),
        (("update", "Two sessions"), 'tfawg update 1.3.1.1 "Two sessions were held."'),
    ],
)
def test_what_was_mistyped_gets_a_next_step_that_fits(
    small: Path, inside: Run, typed: tuple[str, ...], hint: str
) -> None:
    """Forgotten quotes, a forgotten number, a forgotten value: the step is one of the command that was typed."""
    ran = inside(*typed, cwd=small)

    assert (2, True) == (ran.status, hint in ran.err.splitlines()[-1]), ran


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        (
            ("edit", "1.1.1", "--status", "none"),
            "there is no status of a sub-task 'none'",
            "one of: partially completed, completed, inactive, not assessed",
        ),
        (
            ("update", "1.1.1.1", "not started"),
            "'not started' is a status",
            'tfawg update 1.1.1.1 --status "not started" records it; as a text, write a sentence: "Not started."',
        ),
        (("update", "1.1.1.1", " "), "the text is empty", "say what happened"),
        (
            ("update", "1.1.1.1", "--result", ""),
            "the text is empty",
            "to take a field away: tfawg edit NUMBER --unset FIELD",
        ),
        (
            ("add", "1.1.1", "x", "--indicator", "x", "--objective", "o"),
            "an action has no field objective",
            "it has: --responsible, --indicator, --timeline, --due, --status, --result, --carried-from",
        ),
        (
            ("edit", "1.1.1.1", "--objective", "o"),
            "an action has no field objective",
            "it has: --text, --responsible, --indicator, --timeline, --due, --status, --result, --carried-from",
        ),
        (
            ("edit", "1.1.1.1", "--status", "postponed", "--reason", "no money"),
            "an action has no field reason",
            'tell it as an update: tfawg update 1.1.1.1 --year 2021/2022 "..."',
        ),
        (
            ("add", "1.1.1", "x", "--indicator", "x", "--reason", "no money"),
            "an action has no field reason",
            "tell it as an update when the action is there: tfawg update NUMBER TEXT",
        ),
        (
            ("edit", "1.1.1.1", "--responsible", "Members, wco secretariat"),
            "there is no body 'Members, wco secretariat'",
            "put a semicolon between them: Members; WCO Secretariat",
        ),
        (
            ("edit", "1.1.1.1", "--responsible", "Members, World Bank, IMF"),
            "there is no body 'Members, World Bank, IMF'",
            (
                "register it first: tfawg body NAME, or name one of: Members, WCO Secretariat, Secretariat, "
                "Chair TFAWG, TFAWG, Policy Commission, Permanent Technical Committee"
            ),
        ),
        (
            ("edit", "1.1.1", "--strategic-code", "so1,LD3"),
            "there is no strategic code 'so1,LD3'",
            "put a semicolon between them: SO1; LD3",
        ),
        (
            ("edit", "1.1.1", "--report-to", "Members"),
            "Members is no committee",
            "one of: TFAWG, PC, PTC; if it decides, say so: tfawg body Members --kind decides",
        ),
        (
            ("edit", "1.1.1", "--report-to", "PC, Permanent Technical Committee"),
            "there is no body 'PC, Permanent Technical Committee'",
            "put a semicolon between them: PC; PTC",
        ),
        (
            ("decision", "2021/2022", "endorsed", "--by", "Chair TFAWG"),
            "Chair TFAWG is no committee",
            'one of: TFAWG, PC, PTC; if it decides, say so: tfawg body "Chair TFAWG" --kind decides',
        ),
    ],
)
def test_a_refusal_says_what_to_type_instead(
    small: Path, inside: Run, typed: tuple[str, ...], message: str, hint: str
) -> None:
    """In words that can be typed as they are."""
    before = (small / PLAN).read_bytes()

    ran = inside(*typed, cwd=small)

    assert (2, f"error: {message}\n  {hint}\n", before) == (ran.status, ran.err, (small / PLAN).read_bytes())


def test_what_a_refusal_says_can_be_typed(small: Path, inside: Run) -> None:
    """A list as the hint spells it, in one option or in several: the same as in prompts and workbooks."""
    said = inside("edit", "1.1.1.1", "--responsible", "Members, wco secretariat", cwd=small).err.splitlines()[1]
    _, _, spelt = said.partition(": ")

    edited = inside("edit", "1.1.1.1", "--responsible", spelt, "--unset", "status", cwd=small)
    again = inside("edit", "1.1.1.1", "--responsible", "Members", "--responsible", "WCO Secretariat;", cwd=small)

    assert (0, "Members; WCO Secretariat") == (edited.status, spelt)
    assert "    responsible: [Members, WCO Secretariat]\n" in (small / PLAN).read_text(encoding="utf-8")
    assert (0, True) == (again.status, "nothing to change" in again.out)


def test_not_assessed_takes_the_status_away(small: Path, inside: Run) -> None:
    """Typed as a status or taken away as a field, it is told in the word of lists, reports and diff."""
    plan = small / "data/plans/2021-2022.yaml"
    typed = inside("update", "1.1.1.1", "--status", "Not assessed")
    after = plan.read_text(encoding="utf-8")
    again = inside("edit", "1.1.1.1", "--status", "not assessed")
    inside("undo")
    unset = inside("edit", "1.1.1.1", "--unset", "status")
    added = inside("add", "1.1.1", "x", "--responsible", "Members", "--indicator", "y", "--status", "not assessed")

    assert "  status: in progress → not assessed\n" in typed.out
    assert "  status: in progress → not assessed\n" in unset.out
    assert "nothing to change, it says so already" in again.out
    assert "status: in progress" not in after
    assert (0, False) == (added.status, "status" in added.out)


def test_a_text_comes_from_a_file(small: Path, inside: Run) -> None:
    """Its lines are those of the text; the end of the last one is the file's."""
    (small / "text.txt").write_text("Two meetings.\nOne of them online.\n", encoding="utf-8-sig")

    ran = inside("edit", "1.1.1.1", "--result", "@text.txt", cwd=small)

    assert (0, True) == (ran.status, "result:\n    Two meetings.\n    One of them online.\n" in ran.out)


LINES = "Two meetings:\n- one in Brussels\n- one online"


def test_lines_that_are_typed_are_kept_wherever_they_are_shown(small: Path, inside: Run) -> None:
    """In the file as they are; in a table of Markdown as line breaks, in a cell of a sheet, one below the other."""
    inside("edit", "1.1.1.1", "--result", LINES.replace("\n", "  \r\n"), cwd=small)

    written = (small / PLAN).read_text(encoding="utf-8")
    assert "    result: |-\n      Two meetings:\n      - one in Brussels\n      - one online\n" in written
    columns = ("list", "--columns", "number,result", "--format")
    assert "Two meetings:<br>- one in Brussels<br>- one online" in inside(*columns, "markdown", cwd=small).out
    assert f'1.1.1.1,"{LINES}"' in inside(*columns, "csv", cwd=small).out.replace("\r\n", "\n")
    indented = LINES.replace("\n", "\n" + " " * 20)
    assert f"  result            {indented}\n" in inside("show", "1.1.1.1", cwd=small).out
    assert "Two meetings:<br>- one in Brussels" in inside("report", "progress", cwd=small).out


def test_a_line_end_is_no_other_wording(small: Path, inside: Run) -> None:
    """Approved words may be parted into lines: a line end is a blank to the digest."""
    inside("decision", "2021/2022", "approved", "--by", "PC", cwd=small)
    text = "Present two experiences at every meeting"
    assert text in (small / PLAN).read_text(encoding="utf-8")

    parted = inside("edit", "1.1.1.2", "--text", text.replace(" at", "\nat", 1), cwd=small)

    assert (0, "") == (parted.status, parted.err)
    assert 0 == inside("validate", cwd=small).status


def test_stdin_that_never_ends_is_refused(small: Path, inside: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """No text of a record is as long."""
    with Path("/dev/zero").open() as zeros:
        monkeypatch.setattr(sys, "stdin", zeros)
        ran = inside("edit", "1.1.1.1", "--result", "-", cwd=small)

    assert (2, "error: stdin has more than 10,485,760 bytes\n  send the text alone\n") == (ran.status, ran.err)


def test_a_file_that_no_command_could_read_is_not_written(
    small: Path, inside: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would have more bytes than are read, a byte order mark counted; the undo would be refused as well."""
    before = (small / PLAN).read_bytes()
    grown = len(before) + len("    result: Twelve\n")
    monkeypatch.setattr(loading, "LARGEST", grown + 2)

    refused = inside("edit", "1.1.1.1", "--result", "Twelve", cwd=small)
    monkeypatch.setattr(loading, "LARGEST", grown + 3)
    taken = inside("edit", "1.1.1.1", "--result", "Twelve", "--dry-run", cwd=small)

    assert (1, "", before) == (refused.status, refused.out, (small / PLAN).read_bytes())
    assert f"{PLAN}:2:1: error: the file has {grown + 3:,} bytes; at most " in refused.err
    assert refused.err.endswith("nothing was written\n")
    assert (0, "") == (taken.status, taken.err)


def test_an_edit_that_would_add_an_error_is_not_written(small: Path, inside: Run) -> None:
    """The new text walks the road of any file; the finding is shown as it would be."""
    before = (small / PLAN).read_bytes()

    ran = inside("edit", "1.1.1.1", "--carried-from", "2020/2021 1.1.1.1", cwd=small)

    assert (1, before) == (ran.status, (small / PLAN).read_bytes())
    assert ran.err.startswith("the records would have an error that they do not have now:\n")
    assert ran.err.endswith("nothing was written\n")


def test_errors_that_were_there_do_not_forbid_an_edit(small: Path, inside: Run) -> None:
    """Who mends one thing need not mend all."""
    plan = small / PLAN
    plan.write_text(plan.read_text(encoding="utf-8").replace("[Members, Chair TFAWG]", "[Membres]"), encoding="utf-8")

    assert 0 == inside("edit", "1.1.1.1", "--result", "x", cwd=small).status
    assert 1 == inside("validate", cwd=small).status


def test_what_cannot_be_changed_safely_is_refused_with_its_place(
    small: Path, inside: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A person can do it by hand."""

    def refuse(*_: object) -> None:
        raise CannotSpliceError(("actions", "1.1.1.1", "text"), "it is written in a way that cannot be changed safely")

    monkeypatch.setattr("tfawg_cli.yaml_text.splicing.edited", refuse)

    ran = inside("edit", "1.1.1.1", "--text", "Other", cwd=small)

    assert (2, "") == (ran.status, ran.out)
    assert (
        "error: data/plans/2021-2022.yaml:7: it is written in a way that cannot be changed safely: "
        "text: Send a call for experiences to all Members\n"
        "  change it by hand in the file; tfawg validate checks it\n"
    ) == ran.err


def test_what_is_to_be_confirmed_is_found_in_the_year_that_has_marks(small: Path, inside: Run) -> None:
    """Though the number stands in two open plans; what has no mark of its own is reworded all the same, and says so."""
    inside("carry-forward", "2021/2022", cwd=small)
    new = small / "data/plans/2022-2023.yaml"

    one = inside("edit", "1.1.1.2", "--confirm", cwd=small)
    task = inside("edit", "1.1", "--confirm", "--text", "Other", "--year", "2022/2023", cwd=small)
    rest = inside("edit", "1", "--confirm", cwd=small)

    assert (0, True) == (one.status, one.out.startswith("action 1.1.1.2 of 2022/2023\n  confirmed: "))
    assert (0, True) == (
        task.status,
        "→ Other\n  nothing was to be confirmed in task 1.1 of 2022/2023 itself\n" in task.out,
    )
    confirmed = ["1.1.1", "1.1.2", "1.1.2.1"]
    assert (0, confirmed) == (rest.status, re.findall(r"^  (\S+) confirmed: ", rest.out, re.MULTILINE))
    assert 1 == new.read_text(encoding="utf-8").count("to_confirm")


def test_a_mark_of_a_sub_task_goes_with_the_change_that_it_asked_for(small: Path, inside: Run) -> None:
    """Then only its own mark goes; without a field, those of its actions go as well."""
    inside("carry-forward", "2021/2022", cwd=small)

    alone = inside("edit", "1.1.1", "--confirm", "--strategic-code", "SP6", "--year", "2022/2023", cwd=small)
    again = inside("edit", "1.1.1", "--confirm", "--objective", "Other", "--year", "2022/2023", cwd=small)
    below = inside("edit", "1.1.2", "--confirm", cwd=small)

    assert "  strategic codes: SO1; SP6 → SP6\n  confirmed: codes of 2019/2022: SO1, SP6\n" in alone.out
    assert (0, True) == (
        again.status,
        "  nothing was to be confirmed in sub-task 1.1.1 of 2022/2023 itself\n" in again.out,
    )
    assert ["1.1.2", "1.1.2.1"] == re.findall(r"^  (\S+) confirmed: ", below.out, re.MULTILINE)


def test_what_a_change_brings_to_look_at_is_told_once(small: Path, inside: Run) -> None:
    """In whatever file it stands; what was there before is not told again."""
    first = inside("edit", "1.1", "--status", "inactive", "--reason", "asked for", cwd=small)
    second = inside("edit", "1.1", "--reason", "no money", cwd=small)

    assert 2 == first.err.count("warning: task 1.1 is inactive and sub-task")
    assert PLAN in first.err
    assert (0, "") == (second.status, second.err)


def test_what_moves_takes_its_warnings_along(small: Path, inside: Run) -> None:
    """They are no news under another number; what the new place brings is."""
    inside("edit", "1.1", "--status", "inactive", "--reason", "asked for", cwd=small)
    inside("add", "1", "Another task", cwd=small)
    moved = inside("renumber", "1.1", "1.3", "--yes", cwd=small)
    into = inside("renumber", "1.3.1", "1.2.1", "--yes", cwd=small)
    back = inside("renumber", "1.2.1", "1.3.5", "--yes", cwd=small)

    assert (0, "") == (moved.status, moved.err)
    assert (0, "") == (into.status, into.err)
    assert (0, 1) == (back.status, back.err.count("warning: task 1.3 is inactive and sub-task 1.3.5"))


@pytest.mark.parametrize(
    "typed",
    [
        ("carry-forward", "2021/2022"),
        ("close", "2021/2022"),
        ("decision", "2021/2022", "approved", "--by", "PC"),
        ("add", "1.1.1", "x", "--indicator", "x", "--responsible", "Members", "--year", "2021/2022"),
    ],
)
def test_a_year_without_a_plan_is_told(small: Path, inside: Run, typed: tuple[str, ...]) -> None:
    """An edition stands alone until somebody writes its plan."""
    (small / PLAN).unlink()

    ran = inside(*typed, cwd=small)

    assert (2, "error: there is no plan of 2021/2022\n  there is none at all\n") == (ran.status, ran.err)


def test_an_amendment_brings_no_progress_into_a_closed_year(small: Path, inside: Run) -> None:
    """Only wording can be amended; what else was typed is refused, and nothing is written."""
    for number in ("1.1.1.1", "1.1.1.2", "1.1.2.1", "2.1.1.1"):
        inside("edit", number, "--status", "completed", cwd=small)
    inside("close", "2021/2022", cwd=small)
    before = (small / PLAN).read_bytes()
    who = ("--authority", "PC", "--reason", "r", "--date", "7/12/2022")
    amended = ("edit", "1.1.1.2", "--year", "2021/2022", "--indicator", "Other", *who)

    refused = inside(*amended, "--status", "postponed", cwd=small)
    unchanged = (small / PLAN).read_bytes() == before
    allowed = inside(*amended, cwd=small)

    assert "error: 2021/2022 is closed: status of 1.1.1.2 cannot change any more\n" in refused.err
    assert (2, True, 0) == (refused.status, unchanged, allowed.status), allowed


def test_restored_wording_brings_no_progress_into_a_closed_year(small: Path, inside: Run) -> None:
    """What nobody need allow is the wording alone."""
    inside("decision", "2021/2022", "approved", "--by", "PC", cwd=small)
    for number in ("1.1.1.1", "1.1.1.2", "1.1.2.1", "2.1.1.1"):
        inside("edit", number, "--status", "completed", cwd=small)
    inside("close", "2021/2022", cwd=small)
    plan = small / PLAN
    whole = plan.read_text(encoding="utf-8")
    plan.write_text(whole.replace("Two experiences at each", "Ten experiences at each"), encoding="utf-8")
    restored = ("edit", "1.1.1.2", "--year", "2021/2022", "--indicator", "Two experiences at each meeting")

    refused = inside(*restored, "--status", "postponed", cwd=small)
    allowed = inside(*restored, cwd=small)

    assert "error: 2021/2022 is closed: status of 1.1.1.2 cannot change any more\n" in refused.err
    assert (2, 0, whole) == (refused.status, allowed.status, plan.read_text(encoding="utf-8"))


def test_nothing_is_amended_while_nothing_is_frozen(small: Path, inside: Run) -> None:
    """Digests that were taken out come back first: afterwards nobody could tell what was approved."""
    inside("decision", "2021/2022", "approved", "--by", "PC", cwd=small)
    plan = small / PLAN
    plan.write_text(plan.read_text(encoding="utf-8").partition("    frozen:")[0], encoding="utf-8")

    ran = inside(
        "edit", "1.1.1.2", "--indicator", "x", "--authority", "PC", "--reason", "y", "--date", "7/12/2022", cwd=small
    )

    assert ran.err.startswith("error: 2021/2022 is approved, and no wording is frozen\n")


def test_a_text_behind_a_link_is_read(small: Path, inside: Run) -> None:
    """Files that are named by hand are no records; a pipe is sent to stdin."""
    (small / "text.txt").write_text("Two meetings", encoding="utf-8")
    (small / "link.txt").symlink_to("text.txt")
    (small / "loop.txt").symlink_to("loop.txt")

    assert "result: Two meetings\n" in inside("edit", "1.1.1.1", "--result", "@link.txt", cwd=small).out
    assert 2 == inside("edit", "1.1.1.1", "--result", "@loop.txt", cwd=small).status


def test_a_dry_run_says_all_that_the_command_would_say(small: Path, inside: Run) -> None:
    """Its warnings and its remarks; only the diff stands on stdout."""
    typed = ("edit", "1.1", "--status", "inactive", "--reason", "asked for", "--confirm")

    dry, wet = inside(*typed, "--dry-run", cwd=small), inside(*typed, cwd=small)

    assert (wet.err + "nothing was to be confirmed in task 1.1 of 2021/2022 itself\n", 2) == (
        dry.err,
        wet.err.count(": warning: "),
    )


def test_remove_names_every_comment_that_goes(small: Path, inside: Run) -> None:
    """Above the item, in it, and at the ends of its lines."""
    plan = small / PLAN
    text = plan.read_text(encoding="utf-8")
    at = text.index("  1.1.1.2:")
    mark = text.index("\n", at)
    plan.write_text(
        f"{text[:at]}  # Agreed in May.\n{text[at:mark]} # monthly\n    # counted{text[mark:]}", encoding="utf-8"
    )

    removed = inside("remove", "1.1.1.2", "--yes", cwd=small).out

    comments = ["Agreed in May.", "monthly", "counted"]
    assert "".join(f"  with the comment: # {one}\n" for one in comments) in removed
