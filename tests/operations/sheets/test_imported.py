"""A year is read from a Word document of any hand, and every word of it is accounted for."""

import re
import zipfile
from contextlib import suppress
from io import BytesIO
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from damaged_files import damaged
from many_hands import HANDS
from source_layout import SourceDocument, read_source
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.office.word_reading import Side, read_document
from tfawg_cli.office.word_words import words_of
from tfawg_cli.operations.sheets.imported import Imported, called, hidden, read_year, unplaced
from tfawg_cli.operations.sheets.wording_read import of_document
from tfawg_cli.records.base import UNTYPED_KEYS
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.yaml_text.text import read
from word_hands import Hand, W, cell, document, docx, listed, paragraph, row, run, style, table

SOURCE = ROOT / "docs/source/tfawg-work-programme-2021-2022.txt"
YEAR = FinancialYear(2021)


@pytest.fixture(scope="module")
def source() -> SourceDocument:
    """Read the source document by its layout."""
    return read_source(SOURCE.read_text(encoding="utf-8"))


def taken(content: bytes) -> tuple[Imported, dict[str, str]]:
    """Read a document, and what of it has no place, by where that stands."""
    imported = read_year(read_document(content, "plan.docx"), "plan.docx", None)
    records = {"programme": imported.programme, "plan": imported.plan}
    found = unplaced(imported, words_of(content, "plan.docx"), records)
    told: dict[str, str] = {}
    for place, text in found.items():
        where = called(imported, place)
        told[where] = f"{told[where]} {text}" if where in told else text
    return imported, told


def held(file: str) -> Any:  # noqa: ANN401 - plain data
    """Read a file of data/, without the figure that the source lost."""
    data: Any = read((ROOT / "data" / file).read_bytes(), file, UNTYPED_KEYS).data
    for section in data.get("sections", []):
        if section.get("shows") == "outline":
            del section["shows"]
    return folded(data)


def folded(value: Any) -> Any:  # noqa: ANN401 - plain data
    """Fold the blanks and line ends of all texts, but for the paragraphs of a narrative."""
    if isinstance(value, dict):
        return {key: folded(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [folded(inner) for inner in value]
    return "\n\n".join(" ".join(part.split()) for part in value.strip().split("\n\n"))


@pytest.mark.parametrize("hand", HANDS.values(), ids=HANDS)
def test_every_hand_gives_the_same_records(hand: Hand, source: SourceDocument) -> None:
    """All cells, the narrative and the strategic plan are those of data/, field by field, and no word is left."""
    imported, left = taken(document(source, hand))

    assert {} == left
    assert held("programme/2021-2022.yaml") == folded(imported.programme)
    assert held("plans/2021-2022.yaml") == folded(imported.plan)
    assert set(imported.bodies) <= set(held("programme/bodies.yaml")["bodies"])
    assert {"key deliverables": 4, "tasks": 9, "sub-tasks": 20, "actions": 25} == imported.counts


# A small document, to be spoilt

SMALL_TITLE = paragraph(run("TFAWG Work Programme and Annual Work Plan 2021/2022"))
DELIVERABLE = paragraph(run("KEY DELIVERABLE 1")) + paragraph(run("Analyse the TFA."))
SUB_TASKS = ("No", "Sub-Task", "Strategic codes", "Objective", "Start", "Timeline", "Comments")
ACTIONS = ("No", "Action", "Responsible body", "Indicator", "Timeline", "Updates")


def rows(*texts: tuple[str, ...]) -> str:
    """Write a table of plain words; what begins as XML is taken as it is."""
    return table(row(cell(one if one.startswith("<") else paragraph(run(one))) for one in line) for line in texts)


def small(
    actions: str = "", sub_tasks: str = "", before: str = "", behind: str = "", parts: dict[str, str] | None = None
) -> bytes:
    """Write a document with one sub-task and one action, or others in their place."""
    above = sub_tasks or rows(SUB_TASKS, ("1.1.1", "Meet", "", "Influence", "12/2013", "Ongoing", "COMPLETED. Well."))
    below = actions or rows(ACTIONS, ("1.1.1.1", "Coordinate", "Members", "Contacts", "2021/2022", ""))
    body = SMALL_TITLE + before + DELIVERABLE + paragraph(run("Task 1.1 Position")) + above + below + behind
    return docx(body, parts)


def action(**fields: str) -> str:
    """Write the table of one action, some of whose cells say something else."""
    usual = {
        "number": "1.1.1.1",
        "text": "Coordinate",
        "who": "Members",
        "indicator": "Contacts",
        "when": "",
        "said": "",
    }
    return rows(ACTIONS, tuple((usual | fields).values()))


def test_a_small_document() -> None:
    """A status in capitals is taken off the comments, and a code cell may be empty."""
    imported, left = taken(small())

    assert {} == left
    assert imported.programme["deliverables"] == {
        "1": {
            "text": "Analyse the TFA.",
            "tasks": {
                "1.1": {
                    "text": "Position",
                    "sub_tasks": {
                        "1.1.1": {
                            "text": "Meet",
                            "strategic_codes": [],
                            "objective": "Influence",
                            "start": "12/2013",
                            "timeline": "Ongoing",
                            "status": "completed",
                            "comments": "Well.",
                        }
                    },
                }
            },
        }
    }


def test_what_has_no_place_is_told_with_its_place() -> None:
    """Headers, text boxes, comments, other paragraphs, other columns, tables in cells: each paragraph is named."""
    box = (
        "<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><w:txbxContent>"
        f"{paragraph(run('In a box'))}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<w:txbxContent>{paragraph(run('In a box'))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    inner = table([row([cell(paragraph(run("In a cell")))])])
    acting = table(
        [
            row(cell(paragraph(run(head))) for head in ("No", "Action", "Responsible", "Indicator", "Budget")),
            row(
                cell(one)
                for one in (
                    *(paragraph(run(w)) for w in ("1.1.1.1", "Coordinate", "Members", "Contacts")),
                    paragraph(run("12 EUR")) + inner,
                )
            ),
        ]
    )
    content = small(
        actions=acting,
        before=paragraph(run("Note by the Secretariat")),
        behind=paragraph(f"<w:r>{box}</w:r>" + run("An annex follows")) + paragraph("<w:r><w:drawing/></w:r>"),
        parts={
            "word/header1.xml": f"<w:hdr {W}>{paragraph(run('TF/14'))}</w:hdr>",
            "word/comments.xml": f"<w:comments {W}><w:comment>{paragraph(run('Why?'))}</w:comment></w:comments>",
        },
    )

    imported, left = taken(content)

    assert set(left.values()) == {
        "Note by the Secretariat",
        "Budget",
        "12 EUR",
        "In a cell",
        "In a box",
        "An annex follows",
        "TF/14",
        "Why?",
    }
    assert "12 EUR" == left["table 2, row 2, column 5"]
    assert "TF/14" == left["header1 paragraph 1"]
    assert 2 == len(imported.pictures)
    assert "table 2, row 2: a table stands inside a cell, and is not read" in imported.remarks


def test_a_table_of_something_else_has_no_place() -> None:
    """Before the tables of items or behind them, as wide as these or not: no row of it becomes an item."""
    names = rows(("WCO", "World Customs Organization"))
    wide = rows(("TFA", "", "", "", "", "Trade Facilitation Agreement"))

    imported, left = taken(small(before=names, behind=wide))

    assert 4 == sum(imported.counts.values())
    assert ["WCO", "World Customs Organization", "TFA", "Trade Facilitation Agreement"] == list(left.values())


def test_hidden_and_struck_words_are_told_and_not_taken() -> None:
    """Also those that only ask for words, and those whose style strikes them."""
    text = (
        run("Coordinate ")
        + run("never ", "<w:strike/>")
        + run("secretly ", "<w:vanish/>")
        + run("at all ", '<w:rStyle w:val="Struck"/>')
        + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        + run("Click here ")
        + "</w:sdtContent></w:sdt>"
        + run("always", '<w:strike w:val="0"/>')
    )

    imported, left = taken(small(action(text=paragraph(text), said=paragraph(run("old", "<w:strike/>")))))

    assert {} == left
    assert "Coordinate always" == imported.found.items["1.1.1.1"]["text"]
    assert "updates" not in imported.found.items["1.1.1.1"]
    assert [
        "table 2, row 2, column 2: never",
        "table 2, row 2, column 2: secretly",
        "table 2, row 2, column 2: at all",
        "table 2, row 2, column 2: Click here",
        "table 2, row 2, column 6: old",
    ] == sorted(hidden(imported), key=lambda one: one.partition(":")[0])[:5]


def test_a_footnote_stands_behind_the_words_that_it_belongs_to() -> None:
    """It is kept as text, and that is said."""
    noted = run("Coordinate") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(" often")
    notes = f'<w:footnotes {W}><w:footnote w:id="2">{paragraph(run("As agreed in 2019."))}</w:footnote></w:footnotes>'

    imported, left = taken(small(action(text=paragraph(noted)), parts={"word/footnotes.xml": notes}))

    assert {} == left
    assert "Coordinate often\nAs agreed in 2019." == imported.found.items["1.1.1.1"]["text"]
    assert ["table 2, row 2, column 2: a note is kept behind the words that it belongs to"] == imported.remarks


def test_a_table_of_contents_makes_no_key_deliverable() -> None:
    """Its lines look like headings, and are the document's own."""
    line = paragraph(run("1ST KEY DELIVERABLE OF THE TFAWG 3"), style("TOC1"))
    field_line = paragraph("<w:r><w:instrText>PAGEREF _Toc1 \\h</w:instrText></w:r>" + run("Task 1.1 Position 4"))

    imported, left = taken(small(before=line + field_line))

    assert ({}, 1) == (left, imported.counts["key deliverables"])


def test_numbers_that_word_makes_name_the_items() -> None:
    """The lists of sub-tasks and actions count on from the tasks above them."""

    def number(level: int) -> str:
        return paragraph("", listed(4, level))

    content = docx(
        SMALL_TITLE
        + paragraph(run("Key Deliverable: Analyse"), listed(4)).replace("Key Deliverable: Analyse", "Key Deliverable")
        + paragraph(run("Analyse"))
        + paragraph(run("Task 1.1 Position"))
        + paragraph("", listed(4, 1))
        + rows(SUB_TASKS, (number(2), "Meet", "", "Influence", "2013", "Ongoing", ""))
        + rows(
            ACTIONS,
            (number(3), "Coordinate", "Members", "Contacts", "", ""),
            (number(3), "Ask", "Members", "No", "", ""),
        )
    )

    imported, left = taken(content)

    assert {} == left
    assert ["1", "1.1", "1.1.1", "1.1.1.1", "1.1.1.2"] == list(imported.found.items)


def narrative(*paragraphs: str) -> list[dict[str, str]]:
    """Read the sections of a document that begins with some paragraphs, every word of which has a place."""
    imported, left = taken(small(before="".join(paragraphs)))
    assert {} == left
    sections: Any = imported.programme["sections"]
    return list(sections)


def test_narrative_becomes_markdown() -> None:
    """Bold and italic words, lists by their depth, headings below the section's, lines, and signs that mean nothing."""
    found = narrative(
        paragraph(run("I. INTRODUCTION TO FORMAT AND THE WCO (2021)"), style("Heading1")),
        paragraph(run("The WCO meets. It has a "), "").replace(
            "</w:p>", run("plan ", "<w:b/>") + run("soon", "<w:i/>") + run(".") + "</w:p>"
        ),
        paragraph(run("one"), listed(2)),
        paragraph(run("two"), listed(2, 1)),
        paragraph(run("three"), listed(5)),
        paragraph(run("Below"), style("Heading2")),
        paragraph(run("First line\nsecond * line")),
        paragraph(run("1. No list, #1 [at] all_")),
        paragraph(run("so ", "<w:b/>") + run("\u201cit\u201d", "<w:b/>") + run("x")),
        paragraph(run("bold ", "<w:b/>") + run(" ") + run("2 A", "<w:b/>")),
        paragraph(run("Done. 1. Not a list.")),
        paragraph(run("Other"), style("Heading1")),
        paragraph(run("words")),
    )

    assert ["Introduction to Format and the WCO (2021)", "Other"] == [one["heading"] for one in found]
    assert found[0]["text"].split("\n\n") == [
        "The WCO meets.\nIt has a **plan** *soon*.",
        "- one\n   - two\n1. three",
        "### Below",
        "First line\\\nsecond * line",
        "1\\.\nNo list, \\#1 \\[at\\] all\\_",
        "so \u201cit\u201dx",
        "**bold** **2 A**",
        "Done.\n1.\nNot a list.",
    ]


def test_an_outline_that_the_tool_printed_says_nothing_new() -> None:
    """Its lines are the document's own, and the section shows it again."""
    lines = [
        paragraph(run(text), listed(2)) for text in ("Key Deliverable 1 Analyse", "Task 1.1 Position", "1.1.1 Meet")
    ]

    [section] = narrative(paragraph(run("I. FORMAT")), paragraph(run("As follows;")), *lines)

    assert {"heading": "Format", "text": "As follows;", "shows": "outline"} == section


def test_the_strategic_plan_in_other_spellings() -> None:
    """Several codes in one paragraph, colons and hyphens; a sentence that begins like a heading of it is narrative."""
    lists = "Strategic Objectives (SOs):\nSO1: Facilitation\nSO2 - Revenue."
    imported, left = taken(
        small(
            before=paragraph(run("II. ALIGNMENT WITH THE STRATEGIC PLAN 2019/2022"))
            + paragraph(run("Strategic goals are many."))
            + paragraph(run("Strategic Goal (SG)"))
            + paragraph(run("Lead;"))
            + paragraph(run(lists))
            + paragraph(run("Both matter."))
        )
    )

    assert {} == left
    groups = {"Strategic Goal (SG)": "Lead", "Strategic Objectives (SOs):": {"SO1": "Facilitation", "SO2": "Revenue"}}
    assert {"period": "2019/2022", "groups": groups} == imported.programme["strategic_plan"]


def test_what_may_be_wrong_is_told() -> None:
    """A body that may be two, items out of order, a task without a title, a row without a number."""
    sub_tasks = rows(
        (*SUB_TASKS[:6], "Status"),
        ("1.2.1", "Meet", "SO1", "Influence", "2013", "Ongoing", "Completed"),
        ("1.1.1", "Ask", "SO1", "Influence", "2013", "Ongoing", ""),
    )
    actions = rows(
        ACTIONS,
        ("1.1.1.1", "Coordinate", "Members", "Contacts", "", "COMPLETED"),
        ("", "and ask", "", "", "", "IN 2022 all met."),
        ("1.1.1.2", "Coordinate", "Members and Council", "Contacts", "", "IN PROGRESS: Half is done.\nMore comes."),
        ("1.1.1.3", "Coordinate", "Council", "Contacts", "", ""),
    )
    body = SMALL_TITLE + DELIVERABLE + sub_tasks + actions
    imported, left = taken(docx(body))

    assert {} == left
    assert [
        "table 2, row 3: the row has no number, so its words stand behind those of 1.1.1.1 in table 2, row 2",
        "task 1.1 has no title, and its sub-tasks stand in the tables",
        "task 1.2 has no title, and its sub-tasks stand in the tables",
        "table 1, row 3: 1.1.1 stands behind 1.2.1",
        "table 2, row 4: lines of 1.1.1.2 without a day are kept as updates of their own",
        "'Members and Council' is kept as one body; if they are two, write them on two lines: Members; Council",
    ] == imported.remarks
    items = imported.found.items
    assert "completed" == items["1.2.1"]["status"]
    assert ("completed", [{"text": "IN 2022 all met."}]) == (items["1.1.1.1"]["status"], items["1.1.1.1"]["updates"])
    assert "in progress" == items["1.1.1.2"]["status"]
    assert [{"text": "Half is done."}, {"text": "More comes."}] == items["1.1.1.2"]["updates"]
    assert ["SO1"] == imported.codes


def test_two_readers_that_do_not_agree_write_nothing() -> None:
    """The paragraph is named with both wordings, and a value that no word stands for."""
    content = small()
    imported = read_year(read_document(content, "plan.docx"), "plan.docx", None)
    words = words_of(content, "plan.docx")
    records: Any = {"programme": imported.programme, "plan": imported.plan | {"summary": "All is well."}}
    spoilt = {place: text.replace("Influence", "Confluence") for place, text in words.items()}

    with pytest.raises(CannotGoOnError, match="two readers of the document do not agree") as refused:
        unplaced(imported, spoilt, records)

    assert (
        "table 1, row 2, column 4: 'Confluence' was read as 'Influence'",
        "summary: no words of it stand there",
    ) == refused.value.details


SCRAMBLED = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 9)), min_size=1, max_size=12)


@given(SCRAMBLED)
def test_no_word_is_ever_lost(wishes: list[tuple[int, int]]) -> None:
    """Words put anywhere in any way are refused, or stand in the records, or are told with their place."""
    text = small(
        before=paragraph(run("I. FORMAT")) + paragraph(run("As follows.")),
        behind=rows(ACTIONS, ("1.1.1.2", "Ask", "Members", "Answers", "", "")),
    )
    names: list[str] = []
    for at, way in wishes:
        names.append(f"word{len(names)}x")
        text = _with_word(text, at, way, names[-1])
    try:
        imported, left = taken(text)
    except CannotGoOnError:
        return
    told = f"{imported.programme} {imported.plan} {left} {list(hidden(imported))}"
    assert [] == [name for name in names if name not in told]


def _with_word(content: bytes, at: int, way: int, word: str) -> bytes:
    """Put a word at one of the places of a document: into a run, a paragraph, a cell, a row, struck or wrapped."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    said = [
        f" {word} ",
        f"\n{word}",
        f"</w:t></w:r>{run(word)}<w:r><w:t>",
        f"</w:t></w:r>{run(word, '<w:strike/>')}<w:r><w:t>",
    ]
    inserted = [
        *said,
        f"</w:t></w:r></w:p>{paragraph(run(word))}<w:p><w:r><w:t>",
        f"</w:t></w:r></w:p>{paragraph(run(word), listed(4, 2))}<w:p><w:r><w:t>",
        f"</w:t></w:r></w:p>{table([row([cell(paragraph(run(word)))])])}<w:p><w:r><w:t>",
        f"</w:t></w:r></w:p><w:sdt><w:sdtContent>{paragraph(run(word))}</w:sdtContent></w:sdt><w:p><w:r><w:t>",
        f"</w:t></w:r><w:r><w:drawing><w:txbxContent>{paragraph(run(word))}</w:txbxContent></w:drawing></w:r><w:r><w:t>",
        f"; {word}",
    ]
    whole = parts["word/document.xml"]
    places = [match.end() for match in re.finditer("</w:t>", whole)]
    place = places[at % len(places)] - len("</w:t>")
    parts["word/document.xml"] = whole[:place] + inserted[way] + whole[place:]
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "message", "told"),
    [
        (docx(paragraph(run("Dear Sir"))), "plan.docx holds no table of sub-tasks or actions", ""),
        (small(action(who="")), "cannot be taken", "table 2, row 2: 1.1.1.1 has no responsible"),
        (
            small(action(number="1.1.2.1")),
            "cannot be taken",
            "table 2, row 2: 1.1.2.1 stands below 1.1.2, which is not there",
        ),
        (small(action(number="1.1.1")), "cannot be taken", "table 2, row 2: 1.1.1 stands in a table of actions"),
        (
            small(action(number="A1")),
            "cannot be taken",
            "table 2, row 2: 'A1' is the number of no sub-task and no action",
        ),
        (small(action(number="")), "cannot be taken", "table 2, row 2: the row has no number: Coordinate"),
        (
            small(action(number=paragraph("", listed(5)))),
            "cannot be taken",
            "'1.' is the number of no sub-task and no action",
        ),
        (small(action() + action()), "cannot be taken", "table 3, row 2: 1.1.1.1 stands there twice"),
        (small(behind=paragraph(run("Task 1.1 Other"))), "cannot be taken", "task 1.1 has another title here: Other"),
        (small(behind=paragraph(run("Key deliverable 1"))), "cannot be taken", "key deliverable 1 stands there twice"),
        (
            small(behind=paragraph(run("Actions for FY 2022/2023"))),
            "cannot be taken",
            "it is of 2022/2023, and the title says another",
        ),
        (
            small(behind=paragraph(run("Actions for FY 2022/2024"))),
            "cannot be taken",
            "'2022/2024' is not two years in a row",
        ),
        (
            small(sub_tasks=rows(SUB_TASKS, ("1.1.1", "Meet", "SO1 high", "I", "2013", "O", ""))),
            "cannot be taken",
            "table 1, row 2: 'high' of 1.1.1 is no strategic code",
        ),
        (
            small(sub_tasks=rows(SUB_TASKS, ("1.2.1", "Meet", "", "I", "2013", "O", ""))),
            "cannot be taken",
            "table 1, row 2: 1.2.1 stands in the table of task 1.1",
        ),
        (
            small(rows((*ACTIONS, "Status"), ("1.1.1.1", "C", "Members", "Contacts", "", "", "nearly"))),
            "cannot be taken",
            "table 2, row 2: there is no status 'nearly'",
        ),
        (
            docx(SMALL_TITLE.replace("2021/2022", "") + DELIVERABLE + action()),
            "plan.docx does not say which year it is of",
            "",
        ),
        (
            docx(DELIVERABLE + paragraph(run("ACTIONS FOR FY 2021/2022")) + action()),
            "cannot be taken",
            "no line before the first section is a title",
        ),
        (
            small(before=paragraph(run("I. PLAN")) + paragraph(run("Strategic Objectives:\nSO1: Facilitation"))),
            "cannot be taken",
            "no heading says which years the strategic plan is of: 2019/2022",
        ),
        (
            small(before=paragraph(run("I. ALIGNMENT"))),
            "cannot be taken",
            "the section 'Alignment' has no text",
        ),
    ],
)
def test_what_cannot_be_placed_is_refused(content: bytes, message: str, told: str) -> None:
    """Nothing is guessed: each row is named, and all of them at once."""
    with pytest.raises(CannotGoOnError) as refused:
        taken(content)

    assert message in refused.value.message
    assert told in "\n".join(refused.value.details)


def test_cells_merged_downwards_are_refused() -> None:
    """Which item the words belong to must be said in the document."""
    merged = [
        row(cell(paragraph(run(head))) for head in ACTIONS),
        row(
            [
                cell(paragraph(run("1.1.1.1"))),
                cell(paragraph(run("A"))),
                cell(paragraph(run("Members")), '<w:vMerge w:val="restart"/>'),
                cell(paragraph(run("I"))),
                cell(""),
                cell(""),
            ]
        ),
        row(
            [
                cell(paragraph(run("1.1.1.2"))),
                cell(paragraph(run("B"))),
                cell("", "<w:vMerge/>"),
                cell(paragraph(run("I"))),
                cell(""),
                cell(""),
            ]
        ),
    ]

    with pytest.raises(CannotGoOnError) as refused:
        taken(small(table(merged)))

    assert (
        "table 2, row 3: a cell of 1.1.1.2 is merged with the one above it; part the two in Word"
        in refused.value.details
    )


def test_cells_merged_across_columns_are_refused() -> None:
    """Nobody can tell which of the columns their words belong to; a row that only ends early is whole."""
    heads = row(cell(paragraph(run(head))) for head in ACTIONS)
    said = [cell(paragraph(run(one))) for one in ("1.1.1.1", "Coordinate", "Members", "Contacts")]
    wide = cell(paragraph(run("2021/2022 Done.")), '<w:gridSpan w:val="2"/>')

    with pytest.raises(CannotGoOnError) as refused:
        taken(small(table([heads, row([*said, wide])])))
    imported, left = taken(small(table([heads, row(said)])))

    assert ("table 2, row 2: cells are merged across columns; part them in Word",) == refused.value.details
    assert ({}, "Contacts") == (left, imported.found.items["1.1.1.1"]["indicator"])


def test_pending_changes_are_refused() -> None:
    """With their authors and words, since nobody knows which side holds."""
    changed = f'<w:ins w:id="1" w:author="Delegate" w:date="2022-03-08T10:00:00Z">{run("soon")}</w:ins>'

    with pytest.raises(CannotGoOnError, match="holds a tracked change that nobody has accepted") as refused:
        taken(small(action(text=paragraph(run("Coordinate ") + changed))))

    assert ("table 2, row 2, column 2: inserted by Delegate: soon",) == refused.value.details


def test_a_named_year_holds_where_the_document_says_none() -> None:
    """And where it says another, that is a contradiction."""
    document_of = read_document(
        docx(
            SMALL_TITLE.replace("and Annual Work Plan 2021/2022", "")
            + DELIVERABLE
            + paragraph(run("Task 1.1"))
            + rows(SUB_TASKS, ("1.1.1", "M", "", "I", "2013", "O", ""))
        ),
        "x.docx",
    )

    assert FinancialYear(2022) == read_year(document_of, "x.docx", FinancialYear(2022)).year
    with pytest.raises(CannotGoOnError, match="cannot be taken"):
        read_year(read_document(small(), "x.docx"), "x.docx", FinancialYear(2022))


@given(st.randoms(use_true_random=False))
def test_a_damaged_document_is_read_or_refused(luck: Random) -> None:
    """Whatever its XML says: never with a trace, and never with words that stand nowhere."""
    notes = f'<w:footnotes {W}><w:footnote w:id="2">{paragraph(run("Note."))}</w:footnote></w:footnotes>'
    noted = paragraph(run("Coordinate") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    content = damaged(small(action(text=noted), parts={"word/footnotes.xml": notes}), luck)

    with suppress(CannotGoOnError):
        taken(content)
    with suppress(CannotGoOnError):
        of_document(read_document(content, "x"), read_document(content, "x", Side.REJECTED), "x")


def told_of(cell: str, who: str = "Members") -> tuple[Any, list[str]]:
    """Read what an action says in its last cell, and what is to be looked at."""
    usual = ("1.1.1.1", "Coordinate", who, "Contacts", "2021/2022", cell)
    imported, left = taken(small(rows(ACTIONS, usual)))
    assert {} == left
    return imported.found.items["1.1.1.1"], imported.remarks


@pytest.mark.parametrize(
    ("cell", "updates", "looked_at"),
    [
        ("3 December 2021, Members: Held.", [{"date": "2021-12-03", "by": "Members", "text": "Held."}], ""),
        ("3 December 2021: Held.", [{"date": "2021-12-03", "text": "Held."}], ""),
        ("Members: Held.", [{"by": "Members", "text": "Held."}], ""),
        ("Note: held.", [{"text": "Note: held."}], "'Note' is no body that is known here, and stays in the words"),
        ("31 June 2021: Held.", [{"text": "31 June 2021: Held."}], "'31 June 2021' is no body"),
        ("3 Foo 2021: Held.", [{"text": "3 Foo 2021: Held."}], "'3 Foo 2021' is no body"),
        ("Half.\nMore.", [{"text": "Half."}, {"text": "More."}], "lines of 1.1.1.1 without a day are kept as updates"),
    ],
)
def test_an_update_has_its_day_and_its_body(cell: str, updates: list[dict[str, str]], looked_at: str) -> None:
    """As documents write them; what only looks like one stays in the words, and is told."""
    item, remarks = told_of(cell)

    assert updates == item["updates"]
    assert looked_at in " ".join(remarks)
    assert bool(looked_at) == bool(remarks)


def test_a_result_is_no_update() -> None:
    """Behind the status it stands by its name; in a later line the word is another one's."""
    item, _ = told_of("IN PROGRESS Result: two\n3 December 2021: Held.\nResult: none")

    assert ("in progress", "two") == (item["status"], item["result"])
    assert [{"date": "2021-12-03", "text": "Held."}, {"text": "Result: none"}] == item["updates"]


def test_who_tells_an_update_is_registered() -> None:
    """With the day before it, whoever it is."""
    imported, _ = taken(small(action(said="3 December 2021, Council: Held.")))

    assert ("Members", "Council") == imported.bodies


@pytest.mark.parametrize(
    ("cell", "reason", "comments", "looked_at"),
    [
        ("COMPLETED (merged with 1.2)\nIn the WCO", "merged with 1.2", "In the WCO", 0),
        ("COMPLETED (merged (see 1.2))", "merged (see 1.2)", None, 0),
        ("COMPLETED (merged with 1.2) In the WCO", "merged with 1.2", "In the WCO", 1),
        ("COMPLETED\n(see 1.2) well", None, "(see 1.2) well", 0),
        ("COMPLETED (see 1.2", None, "(see 1.2", 0),
        ("COMPLETED () well", None, "() well", 0),
        ("(see 1.2) well", None, "(see 1.2) well", 0),
    ],
)
def test_a_reason_stands_in_brackets_behind_its_status(
    cell: str, reason: str | None, comments: str | None, looked_at: int
) -> None:
    """Comments are what stands behind them; where both share a line, somebody should look."""
    table_of = rows(SUB_TASKS, ("1.1.1", "Meet", "", "Influence", "12/2013", "Ongoing", cell))

    imported, left = taken(small(sub_tasks=table_of))

    item = imported.found.items["1.1.1"]
    assert ({}, reason, comments) == (left, item.get("reason"), item.get("comments"))
    assert looked_at == sum("are its reason" in one for one in imported.remarks)


@pytest.mark.parametrize(
    ("cell", "timeline", "due"),
    [
        ("2021/2022\nby 1 June 2022", "2021/2022", "2022-06-01"),
        ("by 1 June 2022", None, "2022-06-01"),
        ("by 31 June 2022", "by 31 June 2022", None),
        ("14th TFAWG", "14th TFAWG", None),
    ],
)
def test_a_day_by_which_is_no_timeline(cell: str, timeline: str | None, due: str | None) -> None:
    """It stands on a line of its own, as documents write it."""
    imported, left = taken(small(action(when=cell)))

    item = imported.found.items["1.1.1.1"]
    assert ({}, timeline, due) == (left, item.get("timeline"), item.get("due"))


@pytest.mark.parametrize(
    "title", ["WP.30 Programme of Work and Annual Work Plan 2021-2022", "WP.30 Programme 2021-2022"]
)
def test_a_programme_may_be_called_otherwise(title: str) -> None:
    """As a workspace calls it, in the title of the document."""
    body = paragraph(run(title), style("Heading1")) + DELIVERABLE + paragraph(run("Task 1.1 Position")) + action()
    sub_tasks = rows(SUB_TASKS, ("1.1.1", "Meet", "", "Influence", "12/2013", "Ongoing", ""))

    imported, left = taken(docx(body.replace(action(), sub_tasks + action())))

    assert ({}, YEAR) == (left, imported.year)
    assert str(imported.programme["title"]) == re.sub(" (and Annual Work Plan )?2021-2022", "", title)


def test_the_mark_of_an_amendment_is_no_wording() -> None:
    """Neither behind a key deliverable nor below the title of a task, where its state may stand as well."""
    marked_text = paragraph(run("Analyse the TFA. ") + run("amended", "<w:i/>"))
    below = paragraph(run("INACTIVE (merged)")) + paragraph(run("amended", "<w:i/>"))
    body = SMALL_TITLE + paragraph(run("KEY DELIVERABLE 1")) + marked_text + paragraph(run("Task 1.1 Position")) + below
    sub_tasks = rows(SUB_TASKS, ("1.1.1", "Meet", "", "Influence", "12/2013", "Ongoing", ""))

    imported, left = taken(docx(body + sub_tasks))

    assert ({}, "Analyse the TFA.") == (left, imported.found.items["1"]["text"])
    assert {"text": "Position", "status": "inactive", "reason": "merged"} == imported.found.items["1.1"]


def test_a_name_with_blanks_is_quoted_in_the_command() -> None:
    """So that it can be pasted."""
    content = docx(SMALL_TITLE.replace("2021/2022", "") + DELIVERABLE + action())

    with pytest.raises(CannotGoOnError) as refused:
        read_year(read_document(content, "my plan.docx"), "my plan.docx", None)

    assert 'tfawg import "my plan.docx" 2021/2022' == refused.value.hint
