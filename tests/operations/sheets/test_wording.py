"""Wording comes back in a Word document with tracked changes, or in a workbook: only what somebody changed is taken."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from conftest import ROOT, Ran, Run
from git_repository import repository
from source_layout import read_source
from word_hands import Hand, W, cell, document, paragraph, row, run, table

SOURCE = ROOT / "docs/source/tfawg-work-programme-2021-2022.txt"
PLAN = "data/plans/2021-2022.yaml"
INDICATOR = "Number of requests received"


Edited = Callable[..., Ran]


def rewritten(content: bytes, *changes: tuple[str, str], parts: dict[str, str] | None = None) -> bytes:
    """Let a document have other XML at some places, each of which is there once."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        files = {name: package.read(name).decode() for name in package.namelist()} | (parts or {})
    for old, new in changes:
        assert 1 == files["word/document.xml"].count(old), old
        files["word/document.xml"] = files["word/document.xml"].replace(old, new)
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for name, text in files.items():
            package.writestr(name, text)
    return written.getvalue()


def tracked(old: str, new: str, author: str = "Ann") -> tuple[str, str]:
    """Replace a text as Word tracks it: the old words deleted, new ones inserted."""
    mark = f'w:id="5" w:author="{author}" w:date="2022-03-08T10:00:00Z"'
    gone = run(old).replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    came = f"<w:ins {mark}>{run(new)}</w:ins>" if new else ""
    return run(old), f"<w:del {mark}>{gone}</w:del>{came}"


@pytest.fixture
def sent() -> bytes:
    """The document as it went out."""
    return document(read_source(SOURCE.read_text(encoding="utf-8")), Hand())


@pytest.fixture
def edited(workspace: Path, inside: Run) -> Edited:
    """Take a document back."""

    def take(content: bytes, *options: str) -> Ran:
        (workspace / "plan.docx").write_bytes(content)
        return inside("edit", "--from", "plan.docx", *options, "--yes", cwd=workspace)

    return take


def records(folder: Path) -> dict[Path, bytes]:
    """Give the bytes of all records."""
    return {file: file.read_bytes() for file in (folder / "data").rglob("*.yaml")}


def test_an_untouched_document_changes_nothing(workspace: Path, edited: Edited, sent: bytes) -> None:
    """Nor does what Word does by itself: quotes, blanks, runs."""
    before = records(workspace)
    words = run("Sharing national/regional TRS practices in TFAWG meetings")
    by_word = run("Sharing ") + "<w:proofErr/>" + run("national/regional TRS\u00a0practices in TFAWG meetings")

    plain, typed = edited(sent), edited(rewritten(sent, (words, by_word)))

    assert (0, 0, before) == (plain.status, typed.status, records(workspace))
    assert "plan.docx: 0 items of 2021/2022 with other words: nothing to change" in typed.out


def test_tracked_changes_are_taken_with_their_authors(workspace: Path, edited: Edited, sent: bytes) -> None:
    """Each with its place; comments as well; lists by their lines, and codes."""
    comments = (
        f'<w:comments {W}><w:comment w:id="3" w:author="Bob" w:date="2022-03-09T08:00:00Z">'
        f"{paragraph(run('Is this enough?'))}</w:comment></w:comments>"
    )
    noted = (run("Nature of assistance"), run("Nature of assistance") + '<w:r><w:commentReference w:id="3"/></w:r>')
    changes = [tracked(INDICATOR, "Number of requests met"), tracked("Beneficiaries", "Members"), noted]

    ran = edited(rewritten(sent, *changes, parts={"word/comments.xml": comments}))

    assert 0 == ran.status
    assert ran.out.startswith("plan.docx: 2 items of 2021/2022 with other words\n")
    for line in (
        "  1.1.2.3 indicator: Number of requests received → Number of requests met\n",
        "  3.1.3.1 responsible: Beneficiaries → Members\n",
        "  table 2, row 5, column 4: deleted (Ann, 2022-03-08): Number of requests received\n",
        "  table 2, row 5, column 4: inserted (Ann, 2022-03-08): Number of requests met\n",
        "  table 2, row 4, column 4: comment (Bob, 2022-03-09): Is this enough?\n",
    ):
        assert line in ran.out
    assert "    indicator: Number of requests met\n" in (workspace / PLAN).read_text(encoding="utf-8")


@pytest.fixture(params=["", "HEAD"])
def redline(request: pytest.FixtureRequest, workspace: Path, inside: Run) -> bytes:
    """A redline of ours, of files that are not committed, and of a commit, whose day its changes bear."""
    made = repository(workspace)
    made.commit("Start", "2022-03-01T10:00:00")
    inside("edit", "1.1.2.3", "--indicator", "Answers", cwd=workspace)
    inside("edit", "1.4.1", "--text", "Invite the private sector", cwd=workspace)
    made.commit("Reword", "2022-03-08T10:00:00")
    at = ("--at", request.param) if request.param else ()
    inside("report", "document", "--against", "HEAD~1", *at, "-o", "red.docx", cwd=workspace)
    content = (workspace / "red.docx").read_bytes()
    assert b"<w:del " in content
    return content


def test_what_a_redline_marked_itself_is_nobodys_change(workspace: Path, edited: Edited, redline: bytes) -> None:
    """Neither told nor a conflict, whoever rewords it; a person of the same name did it on another day."""
    before = records(workspace)
    ours, ann = run("Answers"), tracked("Answers", "Answers that we received")[1]
    other = tracked("Send the invitation", "Invite", "TFAWG Secretariat")

    untouched = edited(redline)
    assert "plan.docx: 0 items of 2021/2022 with other words: nothing to change, it says so already\n" == untouched.out
    assert before == records(workspace)

    ran = edited(rewritten(redline, (ours, ann), (other[0], other[1].replace("T10:00:00Z", "T11:00:00Z"))))
    assert ran.out.splitlines()[:7] == [
        "plan.docx: 2 items of 2021/2022 with other words",
        "  1.1.2.3 indicator: Answers → Answers that we received",
        "  1.4.1.2 indicator: Send the invitation → Invite",
        "  table 2, row 5, column 4: deleted (Ann, 2022-03-08): Answers",
        "  table 2, row 5, column 4: inserted (Ann, 2022-03-08): Answers that we received",
        "  table 8, row 3, column 4: deleted (TFAWG Secretariat, 2022-03-08): Send the invitation",
        "  table 8, row 3, column 4: inserted (TFAWG Secretariat, 2022-03-08): Invite",
    ]


def test_a_change_of_a_redline_that_somebody_rejected_is_named(edited: Edited, redline: bytes) -> None:
    """With the item, the field and both wordings; nobody tracked it, so it is asked about."""
    raw = zipfile.ZipFile(BytesIO(redline)).read("word/document.xml").decode()
    came = next(one for one in re.findall(r"<w:ins [^>]*>.*?</w:ins>", raw) if "Answers" in one)
    went = next(one for one in re.findall(r"<w:del [^>]*>.*?</w:del>", raw) if INDICATOR in one)
    kept = re.sub("</?w:del [^>]*>|</w:del>", "", went).replace("w:delText", "w:t")

    ran = edited(rewritten(redline, (came, ""), (went, kept)))

    assert 2 == ran.status
    assert ran.err.splitlines()[1:3] == [
        f"  1.1.2.3 indicator: Answers \N{RIGHTWARDS ARROW} {INDICATOR}",
        "  if all that differs is meant, add --without-base; the words of the records are shown first",
    ]


def test_a_changed_text_of_a_list_is_named(workspace: Path, inside: Run) -> None:
    """By its row, its item and its field."""
    (workspace / "p.csv").write_text("year,number,timeline\n2021/2022,1.1.2.3,Soon\n", encoding="utf-8")

    ran = inside("edit", "--from", "p.csv", "--yes", cwd=workspace)

    assert (2, True) == (ran.status, "  row 2: 1.1.2.3 timeline: 2021/2022 \N{RIGHTWARDS ARROW} Soon\n" in ran.err)


def test_a_redline_that_does_not_say_so_is_anybodys_document(edited: Edited, inside: Run, redline: bytes) -> None:
    """Its changes are told then; an import never takes what nobody accepted."""
    plain = rewritten(redline, parts={"docProps/core.xml": "<a/>"})

    assert "deleted (TFAWG Secretariat" in edited(plain, "--dry-run").out
    assert edited(redline).status == 0
    assert "tracked changes that nobody has accepted or rejected" in inside("import", "plan.docx", "2030/2031").err


def test_only_some_items_are_taken(workspace: Path, edited: Edited, sent: bytes) -> None:
    """Those behind --only."""
    changed = rewritten(sent, tracked(INDICATOR, "Number of requests met"), tracked("Send the invitation", "Invite"))

    ran = edited(changed, "--only", "1.4.1.2, 1.4.1.1")

    assert "  1.4.1.2 indicator: Send the invitation → Invite\n" in ran.out
    assert INDICATOR in (workspace / PLAN).read_text(encoding="utf-8")


def test_what_both_changed_is_a_conflict(workspace: Path, inside: Run, edited: Edited, sent: bytes) -> None:
    """Nothing is taken then; what only we changed stays."""
    inside("edit", "1.1.2.3", "--indicator", "Number of answers", cwd=workspace)
    ours = edited(rewritten(sent, tracked("Send the invitation", "Invite")))
    before = records(workspace)

    ran = edited(rewritten(sent, tracked(INDICATOR, "Number of requests met")))

    assert (0, 2, before) == (ours.status, ran.status, records(workspace))
    assert "1.1.2.3: indicator was changed by them and here: they say 'Number of requests met'" in ran.err


def test_untracked_changes_need_a_word_more(workspace: Path, edited: Edited, sent: bytes) -> None:
    """Since nobody knows whether they are changes or older words."""
    changed = rewritten(sent, (run(INDICATOR), run("Number of requests met")))
    before = records(workspace)
    refused = edited(changed)
    after = records(workspace)

    ran = edited(changed, "--without-base")

    assert (2, 0) == (refused.status, ran.status)
    assert before == after
    assert "1 cell differs from the records, and the file does not say what stood there when it went out" in refused.err
    assert "  1.1.2.3 indicator: Number of requests received → Number of requests met\n" in ran.out


def inserted(*cells: str) -> str:
    """Write a row as Word tracks a new one."""
    mark = '<w:ins w:id="5" w:author="Ann"'
    said = "".join(cell(paragraph(f"{mark}>{run(one)}</w:ins>")) for one in cells)
    return f"<w:tr><w:trPr>{mark}/></w:trPr>{said}</w:tr>"


def test_rows_that_came_and_went(workspace: Path, edited: Edited, sent: bytes) -> None:
    """A new one is added with the rest; one that is gone stays here; an emptied cell keeps its words."""
    old = row_of("1.4.1.2", sent)
    gone = old.replace("<w:tr>", '<w:tr><w:trPr><w:del w:id="5" w:author="Ann"/></w:trPr>')
    came = inserted("1.4.1.3", "Ask the Chair", "WCO Secretariat", "Number of answers", "", "")
    content = rewritten(sent, (old, gone + came), tracked(INDICATOR, ""))

    ran = edited(content)
    again = edited(content)

    assert ran.out.startswith(
        "plan.docx: 1 new item of 2021/2022\n"
        "  1.4.1.3 text: Ask the Chair\n"
        "  1.4.1.3 responsible: WCO Secretariat\n"
        "  1.4.1.3 indicator: Number of answers\n"
    )
    assert "  1.4.1.2 stands in the document no more, and stays here\n" in ran.out
    assert "  1.1.2.3: indicator was emptied, and 1.1.2.3 keeps it\n" in ran.out
    plan = (workspace / PLAN).read_text(encoding="utf-8")
    assert "  1.4.1.3:\n    text: Ask the Chair\n    responsible: [WCO Secretariat]\n" in plan
    assert plan.index("  1.4.1.2:") < plan.index("  1.4.1.3:") < plan.index("  1.5.2.1:")
    assert "nothing to change" in again.out


def test_a_cell_with_a_table_inside_is_not_taken_in_half(workspace: Path, edited: Edited, sent: bytes) -> None:
    """Its words stand in the cell for whoever reads it."""
    inner = table([row([cell(paragraph(run("Number met")))])])
    before = records(workspace)

    ran = edited(rewritten(sent, (paragraph(run(INDICATOR)), paragraph(run("Both:")) + inner + paragraph(""))))

    assert (2, before) == (ran.status, records(workspace))
    assert "row 5: a table stands inside the cell, so write its words into the cell itself: Number met\n" in ran.err


def test_words_of_the_narrative_that_nobody_tracked_are_told(edited: Edited, sent: bytes) -> None:
    """New paragraphs and footnotes have no place here; what was tracked is told as such, and once."""
    last = run(
        "The TFAWG shall identify, for each Financial Year, the concrete actions to be taken for each task and sub-task"
        " in its Annual Work Plan."
    )
    note = f'<w:footnotes {W}><w:footnote w:id="2">{paragraph(run("Noted by Ann."))}</w:footnote></w:footnotes>'
    new = last + '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>' + paragraph(run("Ann was here.")) + "<w:p>"
    words = "For each Financial Year, the TFAWG shall identify concrete "
    told = "  not taken: {} (narrative is changed by tfawg edit 2021/2022)\n"

    untouched = edited(sent)
    ran = edited(rewritten(sent, (last, new), tracked(words, "Others."), parts={"word/footnotes.xml": note}))

    assert "narrative" not in untouched.out
    assert (0, 2) == (ran.status, ran.out.count("(narrative is changed by"))
    assert told.format("Noted by Ann.") in ran.out
    assert told.format("Ann was here.") in ran.out
    assert 1 == ran.out.count("Others.")


def test_two_delegates_gave_one_number_to_two_actions(
    inside: Run, workspace: Path, edited: Edited, sent: bytes
) -> None:
    """The second one is a conflict: it neither replaces the first, nor is it lost."""
    old = row_of("1.4.1.2", sent)
    inside("add", "1.4.1", "Ask", "--responsible", "Members", "--indicator", "Answers", cwd=workspace)
    before = records(workspace)

    came = inserted("1.4.1.3", "Ask the Chair", "WCO Secretariat", "Number of answers", "", "")
    ran = edited(rewritten(sent, (old, old + came)))

    assert (2, before) == (ran.status, records(workspace))
    told = "1.4.1.3: 1.4.1.3 is new there, and stands here already: Ask"
    assert f"{told} (if it is another one, give it the next number: 1.4.1.4)" in ran.err


def test_a_new_action_needs_a_plan(workspace: Path, edited: Edited, sent: bytes) -> None:
    """A year may have its programme alone."""
    (workspace / PLAN).unlink()
    old = row_of("1.4.1.2", sent)

    ran = edited(rewritten(sent, (old, old + inserted("1.4.1.3", "Ask", "Members", "Answers", "", ""))))

    assert (2, True) == (ran.status, "1.4.1.3 is new, and there is no plan of 2021/2022" in ran.err)


def test_a_new_row_of_a_document_without_tracked_changes_is_told(edited: Edited, sent: bytes) -> None:
    """With the command that adds it, which holds none of the stranger's words: nobody knows which side is right."""
    old = row_of("1.4.1.2", sent)
    came = inserted("1.4.1.3", 'Pay $5 "now" $(touch pwn)', "WCO Secretariat", "Number of answers", "", "")
    plain = re.sub(r"<w:ins [^>]*/>|</?w:ins[^>]*>", "", came)

    ran = edited(rewritten(sent, (old, old + plain)))

    told = '1.4.1.3 is new, and is not taken from here (tfawg add 1.4.1 adds it): Pay $5 "now" $(touch pwn)'
    assert f"  {told}\n" in ran.out


def test_a_new_row_below_nothing_is_no_command(edited: Edited, sent: bytes) -> None:
    """What it would stand below is not there."""
    old = row_of("1.4.1.2", sent)
    plain = re.sub(r"<w:ins [^>]*/>|</?w:ins[^>]*>", "", inserted("9.9.9.1", "Ask", "Members", "Answers", "", ""))

    ran = edited(rewritten(sent, (old, old + plain)))

    assert "  9.9.9.1 is new, and there is no 9.9.9 that it could stand below: Ask\n" in ran.out


def test_line_breaks_of_a_stranger_make_no_line(edited: Edited, inside: Run, workspace: Path) -> None:
    """What is told beside the changes is a line each, as everywhere."""
    inside("edit", "1.1.2.3", "--indicator", "Number\nundo: tfawg undo", cwd=workspace)
    inside("report", "document", "-o", "sent.docx", cwd=workspace)
    inside("edit", "1.1.2.3", "--indicator", "Other\nwords", cwd=workspace)

    ran = edited(rewritten((workspace / "sent.docx").read_bytes(), tracked("Send the invitation", "Invite")))

    assert "and stays: Other<U+000A>words\n" in ran.out


def test_what_is_no_number_is_no_part_of_a_command(workspace: Path, inside: Run) -> None:
    """Also in a sheet that has no base."""
    (workspace / "new.csv").write_text("number,year,text\n$(touch pwn).1,2021/2022,Ask\n", encoding="utf-8")

    ran = inside("edit", "--from", "new.csv", cwd=workspace)

    assert (2, "") == (ran.status, ran.out)
    assert "row 2: '$(touch pwn).1' is not an item number (write it like 1, 1.2, 1.2.3 or 1.2.3.4)\n" in ran.err


def test_only_names_what_the_file_holds(edited: Edited, sent: bytes) -> None:
    """A slip is no file that says the same already."""
    ran = edited(sent, "--only", "1.1.2.3,8.8.8")

    assert (2, "") == (ran.status, ran.out)
    assert "holds no 8.8.8\n" in ran.err


@pytest.mark.parametrize("command", ["edit --from", "import"])
def test_a_progress_report_does_not_come_back(workspace: Path, inside: Run, tmp_path: Path, command: str) -> None:
    """Its tables are others; that is said once."""
    inside("report", "progress", "-o", "progress.docx", cwd=workspace)
    inside("init", tmp_path / "started", "--year", "2021/2022")

    ran = inside(*command.split(), workspace / "progress.docx", cwd=tmp_path / "started")

    assert (2, "") == (ran.status, ran.out)
    assert ran.err.startswith("error: progress.docx is a Progress Report, whose tables do not have all that the ")


def test_what_is_other_than_here_and_not_tracked_is_told(
    inside: Run, workspace: Path, edited: Edited, sent: bytes
) -> None:
    """It may have been changed there without tracking, and stays as it is here."""
    inside("edit", "1.1.2.3", "--indicator", "Number of answers", cwd=workspace)

    ran = edited(rewritten(sent, tracked("Send the invitation", "Invite")))

    told = "indicator of 1.1.2.3 was changed here meanwhile, or there without tracking, and stays: Number of answers"
    assert told in " ".join(ran.out.split())


def test_a_plan_that_is_printed_alone_comes_back(inside: Run, workspace: Path) -> None:
    """Its title says the year, and its actions need no programme beside them."""
    inside("report", "plan", "-o", "plan.docx", cwd=workspace)

    ran = inside("edit", "--from", "plan.docx", "--yes", cwd=workspace)

    assert (0, "plan.docx: 0 items of 2021/2022 with other words: nothing to change, it says so already\n") == (
        ran.status,
        ran.out,
    )


def row_of(number: str, content: bytes) -> str:
    """Give the row of an action as the document has it."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        text = package.read("word/document.xml").decode()
    start = text.rindex("<w:tr>", 0, text.index(run(number)))
    return text[start : text.index("</w:tr>", start) + len("</w:tr>")]


def test_an_action_that_is_not_here_any_more(workspace: Path, inside: Run, edited: Edited, sent: bytes) -> None:
    """It is told; where its words were changed as well, it is a conflict."""
    inside("remove", "1.1.2.3", "--yes", cwd=workspace)

    told = edited(rewritten(sent, tracked("Send the invitation", "Invite")))
    ran = edited(rewritten(sent, tracked(INDICATOR, "Number of requests met")))

    assert "  1.1.2.3 stands there, and not here\n" in told.out
    assert (2, True) == (ran.status, "1.1.2.3: there is no item 1.1.2.3 in 2021/2022" in ran.err)


def test_wording_comes_back_in_a_workbook(workspace: Path, inside: Run) -> None:
    """Of actions and of sub-tasks; lists stay lists; an emptied cell keeps its words."""
    inside("list", "--for-editing", "-o", "p.xlsx", cwd=workspace)
    inside("list", "sub-tasks", "--for-editing", "-o", "s.xlsx", cwd=workspace)
    offered = [one for one in openpyxl.load_workbook(workspace / "s.xlsx")["tfawg"]["A"] if one.value]
    put(workspace / "p.xlsx", "1.1.2.3", indicator="Number met", responsible="WCO Secretariat; Members", timeline=None)
    put(workspace / "s.xlsx", "1.1.1", strategic_codes="SO1; SP6", comments="Well.")

    plan = inside("edit", "--from", "p.xlsx", "--yes", cwd=workspace)
    sub_tasks = inside("edit", "--from", "s.xlsx", "--yes", cwd=workspace)

    assert ["partially completed", "completed", "inactive"] == [one.value for one in offered]
    assert plan.out.startswith(
        "p.xlsx: 1 item of 2021/2022 with other words\n"
        "  1.1.2.3 responsible: Members; WCO Secretariat → WCO Secretariat; Members\n"
        "  1.1.2.3 indicator: Number of requests received → Number met\n"
        "  row 5: timeline was emptied, and 1.1.2.3 keeps it\n"
    )
    assert "  1.1.1 strategic codes: SO1; LD3 → SO1; SP6\n" in sub_tasks.out
    assert 0 == inside("validate", cwd=workspace).status


def put(file: Path, of: str, **cells: str | None) -> None:
    """Write into the row of an item, as Excel saves it."""
    book = openpyxl.load_workbook(file)
    sheet = next(one for one in book.worksheets if one["B1"].value == "number")
    titles = [str(one.value) for one in sheet[1]]
    place = next(one.row for one in sheet["B"] if one.value == of)
    for name, value in cells.items():
        sheet.cell(place, titles.index(name) + 1).value = value
    book.save(file)


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"number": "1.1.2.1"}, "row 5: it went out for 1.1.2.3, and its number is 1.1.2.1 now"),
        (
            {"updates": "Done."},
            "row 5: updates of 1.1.2.3 cannot be changed here (leave the cell as it went out, and use: tfawg update",
        ),
        ({"responsible": "Nobody"}, "row 5: there is no body 'Nobody'"),
        ({"status": "finished"}, "row 5: there is no status of an action 'finished'"),
        ({"key": "2022/2023 1.1.2.3"}, "p.xlsx holds items of several years"),
    ],
)
def test_what_a_workbook_cannot_change(workspace: Path, inside: Run, cells: dict[str, str], told: str) -> None:
    """Each row with its reason, and nothing is written."""
    inside("list", "--for-editing", "-o", "p.xlsx", cwd=workspace)
    put(workspace / "p.xlsx", "1.1.2.3", **cells)
    before = records(workspace)

    ran = inside("edit", "--from", "p.xlsx", "--yes", cwd=workspace)

    assert (2, before) == (ran.status, records(workspace))
    assert told in ran.err


def test_updates_belong_to_another_command(workspace: Path, inside: Run) -> None:
    """None of them would be taken, whatever else the sheet says; without any, its wording is."""
    inside("list", "--columns", "year,number,result", "-o", "p.xlsx", cwd=workspace)
    put(workspace / "p.xlsx", "1.1.2.3", result="R1")
    wording = inside("edit", "--from", "p.xlsx", "--dry-run", cwd=workspace)
    put(workspace / "p.xlsx", "1.1.1.1", update="Held.")
    before = records(workspace)

    ran = inside("edit", "--from", "p.xlsx", "--yes", cwd=workspace)

    assert (0, True) == (wording.status, "R1" in wording.out)
    assert (2, before) == (ran.status, records(workspace))
    assert "p.xlsx holds updates, and edit takes wording" in ran.err
    assert "tfawg update --from p.xlsx" in ran.err


@pytest.mark.parametrize(
    ("kind", "column", "told"),
    [
        (
            "actions",
            "updates",
            "row 2: updates of 1.1.1.1 cannot be changed here (empty the cell, and use: tfawg update",
        ),
        ("sub-tasks", "actions", "row 2: actions of 1.1.1 cannot be changed here (empty the cell, and use: tfawg edit"),
        ("sub-tasks", "result", "row 2: result of 1.1.1 cannot be changed here (empty the cell, and use: tfawg edit"),
    ],
)
def test_words_of_a_list_that_edit_does_not_take_are_refused(
    workspace: Path, inside: Run, kind: str, column: str, told: str
) -> None:
    """As they are listed they change nothing; otherwise each row is told."""
    inside("update", "1.1.1.1", "Held.", "--date", "8/3/2022", cwd=workspace)
    shown = column if column != "result" else "reason"
    inside("list", kind, "--columns", f"year,number,text,{shown}", "-o", "p.csv", cwd=workspace)
    untouched = inside("edit", "--from", "p.csv", "--yes", cwd=workspace)
    titles, first, *rows = (workspace / "p.csv").read_text(encoding="utf-8-sig").splitlines()
    first = f"{first.rpartition(',')[0]},New words"
    (workspace / "p.csv").write_text("\n".join([titles.replace(shown, column), first, *rows]), encoding="utf-8")

    ran = inside("edit", "--from", "p.csv", "--yes", "--without-base", cwd=workspace)

    assert (0, 2) == (untouched.status, ran.status)
    assert told in ran.err


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (("edit",), "the number of the item is missing"),
        (("edit", "1.1.1.1", "--only", "1.1.1.2"), "--only and --without-base belong to --from"),
        (("edit", "--from", "a.docx", "b.docx"), "wording comes from one file at a time"),
        (("edit", "--text", "x", "--from", "a.docx"), "--from brings its own numbers and words"),
        (("edit", "--from", "own.csv"), "own.csv does not say which year it is of"),
        (("edit", "--from", "own.csv", "--year", "2021/2022"), "2 cells differ from the records"),
        (("list", "--for-editing"), "--for-editing makes a workbook of deliverables, tasks, sub-tasks, actions"),
        (("list", "bodies", "--for-editing", "-o", "b.xlsx"), "--for-editing makes a workbook of deliverables"),
    ],
)
def test_what_was_typed_is_not_enough(workspace: Path, inside: Run, typed: tuple[str, ...], message: str) -> None:
    """Each with its next step."""
    (workspace / "own.csv").write_text("number,text,indicator\n1.1.1.1,Other,Words\n1.1.9.9,New,\n", encoding="utf-8")

    ran = inside(*typed, cwd=workspace)

    assert 2 == ran.status
    assert message in ran.err


def test_approved_wording_needs_its_authority(workspace: Path, inside: Run, edited: Edited, sent: bytes) -> None:
    """Then it is an amendment, as with any edit."""
    assert 0 == inside("decision", "2021/2022", "endorsed", "--by", "TFAWG", cwd=workspace).status
    assert 0 == inside("decision", "2021/2022", "approved", "--by", "Policy Commission", cwd=workspace).status
    changed = rewritten(sent, tracked(INDICATOR, "Number of requests met"))

    refused = edited(changed)
    ran = edited(changed, "--authority", "PC 87", "--reason", "They were met", "--date", "22/6/2022")

    assert (2, 0) == (refused.status, ran.status)
    assert "amendments:" in (workspace / PLAN).read_text(encoding="utf-8")
