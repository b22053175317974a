"""`tfawg report` for a year's work: what is marked, checked, sent out and taken back."""

import csv
import io
import re
import sys
from pathlib import Path

import pytest

from conftest import BASE, Run
from git_repository import Repository, repository

PLAN = "data/plans/2021-2022.yaml"
LAST = "    timeline: 2021-22\n"
TOLD = "        text: The call went out in three languages.\n"


def change(file: Path, old: str, new: str) -> None:
    """Change a file that holds `old`."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


@pytest.fixture
def history(small: Path) -> Repository:
    """The small workspace with a plan of 8 March 2022, and a later update that is not committed."""
    made = repository(small)
    made.commit("Records", "2022-03-08T09:00:00")
    change(small / PLAN, TOLD, f"{TOLD}      - text: Forty experiences came.\n")
    return made


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("plan", "--since", "HEAD"), "No such option: --since"),
        (("request", "--to", "PC"), "No such option: --to"),
        (("plan", "--for", "decision"), "No such option: --for"),
        (("progress", "--body", "Members"), "No such option: --body"),
        (("plan", "--with-aliases"), "No such option: --with-aliases"),
        (("plan", "--format", "csv"), "No such option: --format"),
        (("--all", "--body", "Members", "-o", "x"), "No such option: --body"),
        (("--since", "HEAD"), "No such option: --since"),
        (("--template",), "No such option: --template"),
        (("plans",), "No such command 'plans'. Did you mean 'plan'?"),
        (("progress", "--for", "decision"), "--for says what a committee is asked to do"),
        (("progress", "--to", "Members"), "Members is no committee"),
        (("progress", "--to", "TFAWG"), "the report is TFAWG's own\n  without --to it is the one for its meeting"),
        (("progress", "--to", "XY"), "there is no body 'XY'"),
        (("request",), "a request goes to one body"),
        (("request", "--body", "Membres"), "there is no body 'Membres'"),
        (("plan", "-o", "plan.csv"), "cannot write plan.csv: this has no form for .csv files"),
        (("plan", "--template", "-o", "plan.html"), "cannot write plan.html: this has no form for .html files"),
        (("plan", "--check"), "--check compares with a file"),
        (("plan", "-o", "plan.md", "--check", "--stamp"), "--stamp makes every document differ"),
        (("--all",), "--all needs a folder"),
        (("plan", "--all", "-o", "x"), "No such option: --all"),
        (("--all", "-o", "x", "2021", "2022"), "Got unexpected extra argument(s) (2022)"),
        (("--all", "-o", "x", "plans"), "'plans' is not a financial year"),
        (("--all", "-o", "data/plans"), "lies among the records"),
        (("progress", "--since", "HEAD"), "the records are in no git repository"),
        (("plan", "--stamp"), "the records are in no git repository"),
    ],
)
def test_what_does_not_fit_is_refused(small: Path, inside: Run, options: tuple[str, ...], message: str) -> None:
    """With one line that says why and one that helps; nothing is written."""
    refused = inside("report", *options, cwd=small)

    assert (2, "") == (refused.status, refused.out)
    assert "error: " in refused.err
    assert message in refused.err
    assert {"data"} == {path.name for path in small.iterdir() if path.is_dir()}
    assert not list(small.glob("plan.*"))


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("document", {"--against"}),
        ("progress", {"--since", "--to", "--for", "--against", "--draft"}),
        ("request", {"--body", "--all", "--with-aliases", "--return-by", "--return-to", "--format", "--separator"}),
        ("alignment", set()),
    ],
)
def test_help_shows_what_a_report_can_be_asked(inside: Run, name: str, own: set[str]) -> None:
    """Its own options and those of every report, and nothing of another one."""
    shown = set(re.findall(r"(?m)^  (?:-\w, )?(-[-\w]+)", inside("report", name, "--help").out))

    assert {
        "--force",
        "--reference",
        "--author",
        "--stamp",
        "--template",
        "--check",
        "--output",
        "--at",
        "--lang",
        "--stale",
        "-C",
        "--help",
    } | own == shown


@pytest.mark.parametrize(
    "typed",
    [
        ("progress", "--to", "PC", "-o", "x.html"),
        ("-o", "x.html", "--to", "PC", "progress"),
        ("-C", ".", "progress", "2021/2022", "-o", "x.html", "--to", "PC"),
    ],
    ids=" ".join,
)
def test_the_name_may_stand_behind_options(small: Path, inside: Run, typed: tuple[str, ...]) -> None:
    """As it could in 0.1.0."""
    assert 0 == inside("report", *typed, cwd=small).status
    assert "Policy Commission" in (small / "x.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("typed", [("--all", "2021/2022", "-o", "x"), ("2021/2022", "-o", "x", "--all")], ids=" ".join)
def test_all_reports_are_a_command_too(small: Path, inside: Run, typed: tuple[str, ...]) -> None:
    """`--all` takes the place of a name, and may stand behind its options as well."""
    assert 0 == inside("report", *typed, cwd=small).status
    assert ["alignment", "document", "plan", "programme", "progress"] == sorted(f.stem for f in (small / "x").iterdir())


def test_updates_since_a_day_are_marked(history: Repository, inside: Run) -> None:
    """Those that the records of that day do not hold, and the summary counts them."""
    day = inside("report", "progress", "--since", "8/3/22", cwd=history.folder)
    now = inside("report", "progress", cwd=history.folder)

    assert "| 12 October 2021, Secretariat: The call went out in three languages.<br>**NEW** Forty exp" in day.out
    assert "### New since 8 March 2022\n\n1 update is new" in day.out
    assert f"updates that were not there in {history.git('rev-parse', 'HEAD')[:12]} are marked as new" in day.err
    assert "NEW" not in now.out


def test_nothing_new_is_said(history: Repository, inside: Run) -> None:
    """Since a revision that holds all of it."""
    history.commit("Update", "2022-04-01T09:00:00")
    history.git("tag", "v1")

    assert (
        "### New since v1\n\nNo update is new." in inside("report", "progress", "--since", "v1", cwd=history.folder).out
    )


def test_before_there_was_a_plan_everything_is_new(small: Path, inside: Run) -> None:
    """The register alone was there."""
    plan = (small / PLAN).read_bytes()
    (small / PLAN).unlink()
    made = repository(small)
    made.commit("No plan yet", "2021-01-01T09:00:00")
    (small / PLAN).write_bytes(plan)

    assert "1 update is new" in inside("report", "progress", "--since", "HEAD", cwd=small).out


def test_a_plan_that_had_errors_cannot_be_compared_with(small: Path, inside: Run) -> None:
    """Else everything would be called new."""
    right = (small / PLAN).read_bytes()
    change(small / PLAN, "format: 1", "format: 9")
    made = repository(small)
    made.commit("Broken", "2022-01-01T09:00:00")
    (small / PLAN).write_bytes(right)

    refused = inside("report", "progress", "--since", "HEAD", cwd=small)

    assert (2, "") == (refused.status, refused.out)
    assert "the plan of 2021/2022 had errors then" in refused.err


def test_a_stamp_names_day_and_commit(history: Repository, inside: Run) -> None:
    """And says where the records hold more than the commit; `--at` is exactly that commit."""
    head = history.git("rev-parse", "HEAD")[:12]
    line = f"from the records of commit {head}"

    assert (
        f"{line}, with changes that are not committed\n" in inside("report", "plan", "--stamp", cwd=history.folder).out
    )
    assert f"{line}\n" in inside("report", "plan", "--stamp", "--at", "HEAD", cwd=history.folder).out
    history.git("checkout", "--quiet", "--", ".")
    assert f"{line}\n" in inside("report", "plan", "--stamp", cwd=history.folder).out


def test_a_reference_stands_in_the_head_of_every_report(small: Path, inside: Run) -> None:
    """Escaped like any other text; without one there is no line."""
    inside("report", "--all", "-o", "out", "--reference", "PM0512*E1a", cwd=small)

    heads = [file.read_text(encoding="utf-8").split("\n")[:3] for file in (small / "out").iterdir()]
    assert 5 == len(heads)
    assert {("", r"PM0512\*E1a")} == {(head[1], head[2]) for head in heads}


def test_stale_files_are_named_with_the_command(small: Path, inside: Run) -> None:
    """Status 1, and that very command renews them; nothing is written by the check."""
    command = ("report", "--all", "-o", "out", "2021/2022")
    missing = inside(*command, "--check", cwd=small)
    inside("report", "--all", "-o", "out", cwd=small)
    fresh = inside("report", "--all", "-o", "out", "--check", cwd=small)
    change(small / PLAN, "status: in progress", "status: completed")
    before = (small / "out/progress.md").read_bytes()
    stale = inside("report", "--all", "-o", "out", "--check", cwd=small)

    assert (1, "") == (missing.status, missing.out)
    assert 5 == missing.err.count("is not there")
    assert missing.err.endswith("write it anew: tfawg report --all -o out 2021/2022\n")
    assert (0, True) == (fresh.status, fresh.err.endswith("\n5 files say what the records say\n"))
    assert (1, before) == (stale.status, (small / "out/progress.md").read_bytes())
    assert (
        "error: out/plan.md is stale\nerror: out/progress.md is stale\n  write it anew: tfawg report --all -o out\n"
        in (stale.err)
    )


def test_without_a_folder_all_reports_are_only_made(small: Path, inside: Run) -> None:
    """Where nobody keeps reports none can be stale, but a mistake in a template is still found; nothing is written."""
    good = inside("report", "--all", "--check", cwd=small)
    (small / "templates").mkdir()
    (small / "templates/plan.md").write_text("{{ nothing }}", encoding="utf-8")
    bad = inside("report", "--all", "--check", cwd=small)

    assert 0 == good.status
    assert good.err.endswith("\nall 5 reports can be made; there is no folder reports to compare them with\n")
    assert (2, True) == (bad.status, "templates/plan.md:1: 'nothing' is undefined" in bad.err)
    assert not (small / "reports").exists()


def test_reports_that_are_kept_are_compared(small: Path, inside: Run) -> None:
    """A folder `reports` is looked at without being named, and the command that renews it names it."""
    inside("report", "--all", "-o", "reports", cwd=small)
    fresh = inside("report", "--all", "--check", cwd=small)
    change(small / PLAN, "status: in progress", "status: completed")
    stale = inside("report", "--all", "--check", cwd=small)

    assert (0, True) == (fresh.status, fresh.err.endswith("\n5 files say what the records say\n"))
    assert (1, True) == (stale.status, "error: reports/plan.md is stale\n" in stale.err)
    assert stale.err.endswith(
        "  write it anew: tfawg report --all -o reports\n"
        "  what somebody added by hand is not in the records, and goes then\n"
    )


def test_reports_that_are_kept_as_pages_are_compared(small: Path, inside: Run) -> None:
    """`reports/plan.html` alone is the plan that is kept: it is compared, and written anew, as the page that it is."""
    inside("report", "--all", "-o", "reports", cwd=small)
    (small / "reports/plan.md").unlink()
    inside("report", "plan", "-o", "reports/plan.html", cwd=small)
    fresh = inside("report", "--all", "--check", cwd=small)
    change(small / PLAN, "status: in progress", "status: completed")
    stale = inside("report", "--all", "--check", cwd=small)
    inside("report", "--all", "-o", "reports", cwd=small)
    renewed = inside("report", "--all", "--check", cwd=small)

    assert (0, True) == (fresh.status, fresh.err.endswith("\n5 files say what the records say\n"))
    assert (1, True) == (stale.status, "error: reports/plan.html is stale\n" in stale.err)
    assert (0, False) == (renewed.status, (small / "reports/plan.md").exists())


@pytest.mark.parametrize("file", ["progress.md", "progress.html"])
def test_one_file_is_checked_as_it_was_written(small: Path, inside: Run, file: str) -> None:
    """A page is compared as a page."""
    inside("report", "progress", "-o", file, cwd=small)

    assert 0 == inside("report", "progress", "-o", file, "--check", cwd=small).status
    change(small / PLAN, "status: in progress", "status: completed")
    assert 1 == inside("report", "progress", "-o", file, "--check", cwd=small).status


def test_what_is_no_file_cannot_be_checked(small: Path, inside: Run) -> None:
    """It is not called stale."""
    (small / "plan.md").mkdir()

    refused = inside("report", "plan", "-o", "plan.md", "--check", cwd=small)

    assert (2, True) == (refused.status, "plan.md: a folder stands in the place" in refused.err)


def test_a_sheet_that_went_out_comes_back(small: Path, inside: Run) -> None:
    """As Excel of one part of Europe saves it: what was filled in is recorded, the rest stays."""
    inside("report", "request", "--body", "members", "--format", "csv", "-o", "members.csv", cwd=small)
    text = (small / "members.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    unfilled = inside("update", "--from", "members.csv", cwd=small)
    rows[0] |= {
        "status": "Completed",
        "result": "2 experiences",
        "update": "Kenya; and Peru spoke.",
        "date": "8/3/2022",
    }
    rows[2] |= {"status": "not started"}
    with (small / "members.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)

    taken = inside("update", "--from", "members.csv", "--yes", cwd=small)

    assert ["1.1.1.2", "1.1.2.1", "2.1.1.1"] == [row["number"] for row in rows]
    assert (0, True) == (unfilled.status, "nothing to change" in unfilled.out)
    assert 0 == taken.status, taken
    added = [line for line in taken.out.splitlines() if line.startswith("  ")]
    assert [
        "  1.1.1.2 status: completed",
        "  1.1.1.2 result: 2 experiences",
        "  1.1.1.2 update: 8 March 2022: Kenya; and Peru spoke.",
        "  2.1.1.1 status: not started",
    ] == added
    assert "2 experiences" in inside("report", "progress", cwd=small).out


def test_a_sheet_is_one_by_its_name_or_by_its_format(small: Path, inside: Run) -> None:
    """`-o members.csv` never holds Markdown."""
    inside("report", "request", "--body", "Members", "-o", "members.csv", cwd=small)

    printed = inside("report", "request", "--body", "Members", "--format", "csv", cwd=small).out
    assert printed == (small / "members.csv").read_bytes().decode()
    assert printed.startswith("\ufeffnumber,year,text,responsible,indicator,timeline,due,status,result,update,date\r\n")


def test_a_body_without_action_is_told_so(small: Path, inside: Run) -> None:
    """The request says it, and no table is shown."""
    ran = inside("report", "request", "--body", "PC", cwd=small)

    assert (0, True, False) == (ran.status, "names Policy Commission in no action" in ran.out, "|" in ran.out)


def test_aliases_are_counted_aloud(small: Path, inside: Run) -> None:
    """As `list` does."""
    ran = inside("report", "request", "--body", "Secretariat", "--with-aliases", cwd=small)

    assert "Secretariat: 0 as written, 2 with WCO Secretariat\n" in ran.err
    assert "names Secretariat (also as WCO Secretariat) as responsible for 2 actions" in ran.out


def test_what_a_report_lacks_is_told(small: Path, inside: Run) -> None:
    """Where to write a summary and recommendations, and how to say who is reported to."""
    told = inside("report", "progress", "--to", "PC", cwd=small).err

    assert 'no summary is recorded; write one as Markdown, then: tfawg edit 2021/2022 --summary "@FILE"' in told
    assert 'no recommendations are recorded; as Markdown: tfawg edit 2021/2022 --recommendations "@FILE"' in told
    assert "no sub-task is reported on to Policy Commission; say which: tfawg edit 2.1.1 --report-to PC" in told


@pytest.mark.parametrize(
    ("asked", "said"),
    [("take note", "take note of this report"), ("guidance", "give guidance"), ("decision", "decide on this report")],
)
def test_a_committee_is_told_what_it_is_asked_to_do(small: Path, inside: Run, asked: str, said: str) -> None:
    """In one bold line; unasked there is none."""
    report = inside("report", "progress", "--to", "PTC", "--for", asked, cwd=small).out

    assert f"**The Permanent Technical Committee is invited to {said}" in report
    assert "is invited to" not in inside("report", "progress", "--to", "PTC", cwd=small).out


def test_an_endorsed_report_says_so(small: Path, inside: Run) -> None:
    """Only a recorded decision takes the place of 'for approval'."""
    change(
        small / PLAN,
        LAST,
        f'{LAST}decisions:\n  - {{by: TFAWG, session: "14", verb: approved, "on": progress report}}\n',
    )

    report = inside("report", "progress", cwd=small).out

    assert "Progress Report: approved by TFAWG (session 14)." in report
    assert "for approval" not in report
    assert "draft, no decision is recorded" in report


def test_a_template_of_the_workspace_is_kept_apart(small: Path, inside: Run) -> None:
    """It sees the view and nothing else; a loop without end is stopped with its line."""
    (small / "templates").mkdir()
    (small / "templates/progress.md").write_text("Ours {{ view.year }}: {{ view.action_count }}", encoding="utf-8")

    assert "Ours 2021/2022: 4\n" == inside("report", "progress", cwd=small).out


def test_a_year_without_strategic_plan_has_no_alignment(small: Path, inside: Run) -> None:
    """The report says so."""
    edition = small / "data/programme/2021-2022.yaml"
    text = edition.read_text(encoding="utf-8")
    start, end = text.index("strategic_plan:"), text.index("sections:")
    edition.write_text(
        (text[:start] + text[end:]).replace("[SO1, SP6]", "[]").replace("[SP6]", "[]").replace("[LD3]", "[]"),
        encoding="utf-8",
    )

    assert "holds no strategic plan, so nothing can be aligned" in inside("report", "alignment", cwd=small).out


@pytest.mark.skipif(sys.platform == "win32", reason="no pty there")
def test_on_a_terminal_a_page_is_offered(small: Path) -> None:
    """Markdown with wide tables is hard to read there; in a pipe nothing is said."""
    from terminal import answered

    status, shown = answered("report", "plan", cwd=small, answers={})

    assert (0, True) == (status, shown.endswith("FILE.html as a page to read and to print\n"))


def test_same_records_give_the_same_report(run: Run, tmp_path: Path) -> None:
    """Neither clock nor locale nor hash seed changes a byte."""
    first = run("report", "progress", "-C", BASE, "-o", tmp_path / "a.html", env={"PYTHONHASHSEED": "1", "TZ": "UTC"})
    run("report", "progress", "-C", BASE, "-o", tmp_path / "b.html", env={"PYTHONHASHSEED": "2", "LC_ALL": "C"})

    assert 0 == first.status
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_amended_headings_are_marked(small: Path, inside: Run) -> None:
    """A key deliverable behind its text, a task below its heading."""
    inside("decision", "2021/2022", "approved", "--by", "PC", cwd=small)
    for number in ("1", "1.1"):
        who = ("--authority", "PC 87", "--reason", "asked", "--date", "7/12/2022")
        inside("edit", number, "--text", f"Other {number}", *who, cwd=small)

    shown = inside("report", "document", cwd=small).out

    assert "\nOther 1 *amended*\n\n" in shown
    assert "\n### Task 1.1 Other 1.1\n\n*amended*\n\n|" in shown
    assert "\nWhat is marked *amended* was changed after its approval." in shown
    assert 3 == shown.count("*amended*")
