"""Blocks as the body of a Word file: what Word needs, and revisions that give back both documents."""

import re
from dataclasses import replace
from unittest.mock import patch
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings

from random_blocks import documents, pairs
from redline_sides import on_side
from tfawg_cli.blocks import Block, Blocks, Kind, Line, Look, Row, Run, Shape, Side, Table, all_on, row_all_on
from tfawg_cli.office.word_marks import Revision
from tfawg_cli.office.word_page import Page
from tfawg_cli.office.word_writing import Body, _Writer, body, style_of
from tfawg_cli.output.pages.columns import shape_of
from tfawg_cli.output.pages.redline import redline
from word_reading import URI, W, accepted, faults, rejected


class SameNames(dict[str, str]):
    """Styles whose ids are their names."""

    def __missing__(self, name: str) -> str:
        """Give the name."""
        return name


PAGE = Page(15_000, SameNames(), 7)
WHO = Revision('An "author" & Co', "2022-03-08T16:00:00Z")
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def written(*blocks: Block) -> ET.Element:
    """Write blocks and read them as XML."""
    xml = "".join(body(blocks, PAGE, WHO).parts)
    return ET.fromstring(f'<w:body xmlns:w="{URI}" xmlns:r="{RELATIONS}">{xml}</w:body>')


def paragraph(text: str, side: Side = Side.BOTH) -> Line:
    """Make a paragraph."""
    return Line(Kind.PARAGRAPH, (Run(text, side=side),), side=side)


def table(*rows: Row, names: int = -1, aligns: tuple[str, ...] = ("", "")) -> Table:
    """Make a table of two columns."""
    return Table(Row(((Run("No"),), (Run("Action"),))), rows, Shape((10.0, 90.0), aligns, names))


def row(text: str, side: Side = Side.BOTH) -> Row:
    """Make a row about an item."""
    return row_all_on(Row(((Run("1.1.1.1"),), (Run(text),)), "1.1.1.1"), side)


@settings(max_examples=40)
@given(pair=pairs())
def test_accepted_it_is_the_new_document_and_rejected_the_old(pair: tuple[list[Block], list[Block]]) -> None:
    """Paragraph for paragraph and cell for cell, and nothing in it keeps Word from opening it."""
    old, new = pair
    both = written(*redline(old, new, lambda number: number))

    assert accepted(written(*old)) == rejected(both)
    assert accepted(written(*new)) == accepted(both)
    assert [] == [*faults(both)]
    assert [] == [*faults(written(*new))]


@pytest.mark.parametrize(
    "marked",
    [
        [paragraph("a"), table(row("x", Side.OLD), row("y"), row("z", Side.NEW))],
        [all_on(table(row("x")), Side.OLD), all_on(table(row("y")), Side.NEW)],
        [table(row("x")), paragraph("a", Side.NEW), table(row("y"))],
        [table(row("x")), all_on(table(row("y")), Side.NEW), paragraph("a", Side.OLD)],
        [all_on(table(row("x")), Side.NEW), paragraph("a", Side.OLD), table(row("y"))],
        [all_on(table(row("one\ntwo")), Side.OLD), paragraph("a")],
        [table(Row(((Run("1"),), (Run("a"), Run("\nb", side=Side.OLD), Run("\nc\nd", side=Side.NEW)))))],
        [paragraph("a", Side.OLD)],
        [Line(Kind.HEADING, (Run("A", side=Side.OLD), Run("B", side=Side.NEW)), 2), paragraph("a")],
    ],
)
def test_shapes_that_word_takes_amiss(marked: list[Block]) -> None:
    """Tables that come and go beside each other, lines of a cell, and headings leave nothing that Word refuses."""
    xml = written(*marked)

    assert [] == [*faults(xml)]
    assert _one_side(marked, Side.NEW) == accepted(xml)
    assert _one_side(marked, Side.OLD) == rejected(xml)


def _one_side(marked: Blocks, side: Side) -> list[object]:
    return [*accepted(written(*on_side(marked, side)))]


def test_a_row_that_went_says_so_in_all_of_its_parts() -> None:
    """In the row, in its words and at the ends of its paragraphs; LibreOffice looks at one of them, Word at another."""
    found = written(table(row("x", Side.OLD))).findall(f".//{W}tr")[1]

    assert f"{W}del" == found.findall(f"{W}trPr/*")[-1].tag
    assert 2 == len(found.findall(f".//{W}pPr/{W}rPr/{W}del")) == len(found.findall(f".//{W}delText"))


def test_marks_say_who_and_when_and_have_ids_of_their_own() -> None:
    """Above those that the house has already."""
    marks = written(paragraph("a", Side.OLD), paragraph("b", Side.NEW)).findall(f".//*[@{W}author]")

    assert ["7", "8", "9", "10"] == [mark.get(f"{W}id") for mark in marks]
    assert {('An "author" & Co', "2022-03-08T16:00:00Z")} == {(m.get(f"{W}author"), m.get(f"{W}date")) for m in marks}
    assert "w:date" not in body([paragraph("a", Side.OLD)], PAGE, Revision("x")).parts[0]


def test_a_change_inside_a_link_is_marked_inside() -> None:
    """Each address is named once, by number."""
    link = Look(link="https://x.org/?a=1&b")
    made = body([Line(Kind.PARAGRAPH, (Run("a", link), Run("b", link, Side.NEW), Run("c"), Run("d", link)))], PAGE, WHO)

    assert ("https://x.org/?a=1&b",) == made.links
    assert 2 == made.parts[0].count('r:id="rIdReport0"')
    assert re.search(
        r"<w:hyperlink [^>]*><w:r>.*?</w:r><w:ins [^>]*><w:r>.*?</w:r></w:ins></w:hyperlink>", made.parts[0]
    )


def test_a_link_to_an_item_leads_there() -> None:
    """By a bookmark whose name Word allows; one to an item that is not there is only words."""
    links = Line(
        Kind.PARAGRAPH, (Run("a", Look(link="#1.1.1.1")), Run("b", Look(link="#1.1")), Run("c", Look(link="#9")))
    )
    heading = Line(Kind.HEADING, (Run("Task 1.1"),), 3, number="1.1")
    xml = written(links, heading, table(row("x")), table(row("y")))

    names = [one.get(f"{W}name") for one in xml.iter(f"{W}bookmarkStart")]
    assert ["item_1_1", "item_1_1_1_1"] == names
    assert ["item_1_1_1_1", "item_1_1"] == [one.get(f"{W}anchor") for one in xml.iter(f"{W}hyperlink")]
    assert "abc" == "".join(one.text or "" for one in xml[0].iter(f"{W}t"))


def test_looks_of_words() -> None:
    """One style of characters at most, whatever comes together."""
    look = Look(bold=True, italic=True, struck=True, code=True)
    runs = (
        Run("a", look),
        Run("b", Look(came=True)),
        Run("c", Look(went=True)),
        Run("d", look._replace(link="https://x")),
    )
    properties = [
        [one.tag.removeprefix(W) for one in rpr] for rpr in written(Line(Kind.PARAGRAPH, runs)).iter(f"{W}rPr")
    ]
    styles = [one.get(f"{W}val") for one in written(Line(Kind.PARAGRAPH, runs)).iter(f"{W}rStyle")]

    assert ["Code Words", "Words That Came", "Words That Went", "Hyperlink"] == styles
    assert ["rStyle", "b", "bCs", "i", "iCs", "strike"] == properties[0]


def test_words_arrive_as_they_are() -> None:
    """Blanks, line ends, tabs, what XML escapes, and what it cannot hold."""
    (shown,) = accepted(written(paragraph(' <a> & "b"\n\tc\x00 ')))

    assert ' <a> & "b"\n\tc\ufffd ' == shown


@pytest.mark.parametrize(
    ("line", "style"),
    [
        (Line(Kind.HEADING, level=1), "heading 1"),
        (Line(Kind.PARAGRAPH), "Body Text"),
        (Line(Kind.PARAGRAPH, within=(">",)), "Quote"),
        (Line(Kind.PARAGRAPH, within=("-",), begins=1), "List Bullet"),
        (Line(Kind.PARAGRAPH, within=("-", "-"), begins=2), "List Bullet 2"),
        (Line(Kind.PARAGRAPH, within=("-",) * 9, begins=9), "List Bullet 5"),
        (Line(Kind.PARAGRAPH, within=(">", "-")), "List Continue"),
        (Line(Kind.PARAGRAPH, (Run("3.\tthird"),), within=("1",), begins=1), "List"),
        (Line(Kind.PARAGRAPH, (Run("b) second"),), within=("-",), begins=1), "List"),
        (Line(Kind.CODE, (Run("x"),)), "Code"),
        (Line(Kind.RULE), "Rule"),
    ],
)
def test_every_line_has_a_real_style(line: Line, style: str) -> None:
    """So that a reader of screens finds headings and lists; an item that says its own letter gets no bullet."""
    assert style == style_of(line)
    assert style == next(written(line).iter(f"{W}pStyle")).get(f"{W}val")


def test_titles_of_a_table_repeat_and_rows_stay_whole() -> None:
    """A row breaks only where it could fill a page."""
    rows = written(table(row("short"), row("long " * 2_000))).findall(f".//{W}tr")
    said = [[one.tag.removeprefix(W) for one in found.findall(f"{W}trPr/*")] for found in rows]

    assert [["cantSplit", "tblHeader"], ["cantSplit"], []] == said


def test_columns_are_of_the_shape() -> None:
    """Their widths, their sides, and names that stand one a line, further in where they do not fit."""
    cell = (Run("WCO Secretariat (CBD)\nMembers"),)
    found = written(table(Row(((Run("1"),), cell)), names=1, aligns=("right", "center")))

    assert ["1500", "13500"] == [one.get(f"{W}w") for one in found.iter(f"{W}gridCol")]
    assert ["right", "center", "right", "center", "center"] == [one.get(f"{W}val") for one in found.iter(f"{W}jc")]
    styles = [one.get(f"{W}val") for one in found.iter(f"{W}pStyle")]
    assert ["Table Head", "Table Head", "Table Text", "Table Names", "Table Names", "Spacer"] == styles


def test_a_table_is_called_after_its_heading() -> None:
    """As it is now, for whoever hears the page; one that went has no name any more."""
    heading = Line(Kind.HEADING, (Run("Old", side=Side.OLD), Run("New", side=Side.NEW)), 3)

    for shown, called in ((table(row("x")), ["New"]), (all_on(table(row("x")), Side.OLD), [])):
        assert called == [one.get(f"{W}val") for one in written(heading, shown).iter(f"{W}tblCaption")]


def test_a_caption_stays_with_its_table() -> None:
    """A heading does by its style."""
    caption, other = paragraph("ACTIONS"), paragraph("words")
    keeps = [
        p.find(f"{W}pPr/{W}keepNext") is not None for p in written(other, caption, table(row("x"))).findall(f"{W}p")
    ]

    assert [False, True, False] == keeps


def test_what_is_said_of_an_item_stays_with_its_first_task() -> None:
    """A key deliverable's heading keeps with its words by its style, and these with what follows, up to a table."""
    item, words, task = Line(Kind.HEADING, level=2, number="1"), paragraph("words"), Line(Kind.HEADING, level=3)
    blocks = (item, words, words, table(row("x")), words, item._replace(number=""), words, task)
    keeps = [p.find(f"{W}pPr/{W}keepNext") is not None for p in written(*blocks).findall(f"{W}p")]

    assert [False, True, True, False, False, False, False] == keeps


def test_counts_behind_bars_are_shaded() -> None:
    """The largest the darkest; sums, zeros and what went are not."""
    bold = Run("5", Look(bold=True))
    rows = (
        Row(((Run("a"),), (Run("█"),), (Run("1"),), (Run("0"),))),
        Row(((Run("b"),), (Run("██"),), (Run("4", side=Side.NEW), Run("9", side=Side.OLD)), (Run("2"),))),
        row_all_on(Row(((Run("c"),), (Run("█"),), (Run("99"),), (Run("99"),))), Side.OLD),
        Row(((bold,), (), (bold,), (bold,))),
    )
    head = Row(tuple((Run(text),) for text in "abcd"))
    shown = written(Table(head, rows, shape_of("abcd", (head, *rows), [""] * 4)))
    fills = [one.get(f"{W}fill") for one in shown.iter(f"{W}shd")]

    assert ["D1E3F6", "7FB2E5", "B5D3F0"] == fills


def test_sums_stay_with_the_row_before_them() -> None:
    """Alone on the next page, nobody sees of what they are."""
    rows = tuple(Row(((Run(text, Look(bold=text == "All")),),)) for text in ("title", "a", "b", "All"))
    found = written(Table(rows[0], rows[1:], Shape((50.0,), ("",)))).iter(f"{W}p")

    assert [False, False, True, False, False] == [one.find(f"{W}pPr/{W}keepNext") is not None for one in found]


def test_a_document_from_right_to_left_says_so_in_every_part() -> None:
    """Table, paragraph and words, in the order of the schema; numbers and words in English turn nothing."""
    page = replace(PAGE, from_right=True)
    english = Run("[EN] Act", Look(bold=True, language="en"))
    blocks = (
        Line(Kind.PARAGRAPH, (Run("خطة العمل"), english, Run("وقف", Look(bold=True)))),
        Table(Row(((Run("No"),), (Run("الإجراء"),))), (row("عمل"),), Shape((10.0, 90.0), ("right", ""))),
    )
    lead, about_table, *_ = body(blocks, page, WHO).parts

    assert '<w:pPr><w:pStyle w:val="Body Text"/><w:keepNext/><w:bidi/></w:pPr>' in lead
    assert '<w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">خطة العمل</w:t></w:r>' in lead
    assert "<w:rPr><w:b/><w:bCs/><w:rtl/></w:rPr>" in lead
    assert '<w:rPr><w:b/><w:bCs/><w:lang w:val="en-GB"/></w:rPr>' in lead
    assert '<w:tblStyle w:val="Report Table"/><w:bidiVisual/><w:tblW' in about_table
    assert '<w:bidi/><w:jc w:val="right"/></w:pPr>' in about_table
    assert '<w:r><w:t xml:space="preserve">1.1.1.1</w:t></w:r>' in about_table
    assert not re.search("rtl|bidi", "".join(body(blocks, PAGE, WHO).parts))


def test_the_same_blocks_give_the_same_xml() -> None:
    """Nothing is counted on from one document to the next."""
    blocks: list[Block] = [paragraph("a", Side.OLD), table(row("x", Side.NEW))]

    assert body(blocks, PAGE, WHO) == body(blocks, PAGE, WHO)


def test_a_cell_that_several_rows_share_stands_in_each() -> None:
    """The same runs, written once, are no less theirs; in the first column each row keeps its number."""
    shared = (Run("Number of requests"),)
    rows = [Row(((Run(number),), shared), number) for number in ("1.1.1.1", "1.1.1.2")]
    texts = ["".join(one.itertext()) for one in written(table(*rows)).iter(f"{W}tc")]

    assert ["1.1.1.1", "Number of requests", "1.1.1.2", "Number of requests"] == texts[-4:]


CELLS = (
    *((), (Run("a & b"),), (Run("a\nb\nc"),), (Run("a", Look(bold=True)), Run(" b\nc")), (Run("a\tb"),)),
    *((Run("\na"),), (Run("a\n"),), (Run("a\n\nb"),), (Run("a"), Run("\n", Look(bold=True)), Run("b"))),
    *((Run("\u0645", Look(language="ar")),), (Run("1.1.1.1", Look(link="#1.1.1.1")),), (Run(""),)),
)


def test_a_plain_cell_is_written_as_any_other_is() -> None:
    """Its words between what is the same for all of them, or all of it piece by piece."""
    of_cells = table(*(Row(((Run("1.1.1.1\nonce"),), cell), "1.1.1.1") for cell in CELLS), names=1)
    assert _piece_by_piece([of_cells]) == body([of_cells], PAGE, WHO)


@settings(max_examples=40)
@given(document=documents())
def test_so_it_is_in_any_document(document: list[Block]) -> None:
    """Whatever stands in it."""
    assert _piece_by_piece(document) == body(document, PAGE, WHO)


def _piece_by_piece(blocks: Blocks) -> Body:
    with patch.object(_Writer, "lines", return_value=None):
        return body(blocks, PAGE, WHO)
