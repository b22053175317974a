"""A Word document is read as blocks, on either side of its tracked changes."""

import pytest

from tfawg_cli.office.word_blocks import Paragraph, Place, Table, folded
from tfawg_cli.office.word_reading import Side, read_document
from tfawg_cli.office.word_words import words_of
from word_hands import W, cell, docx, listed, paragraph, row, run, style, table


def blocks(body: str, side: Side = Side.ACCEPTED) -> list[str]:
    """Give what the paragraphs and the cells of a document say."""
    found: list[str] = []
    for block in read_document(docx(body), "x.docx", side).blocks:
        if isinstance(block, Table):
            found += ["|".join(one.text for one in cells) for cells in block.rows]
        else:
            found.append(block.text)
    return [one for one in found if one]


def first(body: str) -> Paragraph:
    """Give the first paragraph of a document."""
    block = read_document(docx(body), "x.docx").blocks[0]
    assert isinstance(block, Paragraph)
    return block


def changed(kind: str, inner: str) -> str:
    """Wrap a tracked change around words, or mark one in properties where there are none."""
    return f'<w:{kind} w:id="7" w:author="Ann" w:date="2022-03-08T10:00:00Z">{inner}</w:{kind}>'


def deleted(text: str) -> str:
    """Write words that a tracked change deletes."""
    return changed("del", run(text).replace("w:t", "w:delText").replace("</w:t>", "</w:delText>"))


@pytest.mark.parametrize(
    ("properties", "language"),
    [
        ("<dc:language> fr-FR </dc:language>", "fr-FR"),
        ("<dc:language/>", ""),
        ("<dc:title>fr</dc:title>", ""),
        (None, ""),
    ],
)
def test_the_language_that_a_document_names(properties: str | None, language: str) -> None:
    """As its properties have it; many have none."""
    core = f'<core xmlns:dc="http://purl.org/dc/elements/1.1/">{properties}</core>'
    content = docx(paragraph(run("We")), {"docProps/core.xml": core} if properties is not None else None)

    assert language == read_document(content, "x.docx").language


def test_words_on_both_sides_of_tracked_changes() -> None:
    """Inserted and deleted words, moved ones, and those in links."""
    body = paragraph(
        run("We ")
        + changed("ins", run("shall "))
        + deleted("may ")
        + changed("moveTo", run("soon "))
        + f"<w:hyperlink>{run('meet')}</w:hyperlink>"
    )

    assert ["We shall soon meet"] == blocks(body)
    assert ["We may meet"] == blocks(body, Side.REJECTED)


def test_ends_of_paragraphs_and_rows_on_both_sides() -> None:
    """A mark that a change takes joins two paragraphs; a row that comes or goes is there on one side only."""
    mark = f"<w:rPr>{changed('ins', '')}</w:rPr>"
    rows = [
        row([cell(paragraph(run("stays")))]),
        f"<w:tr><w:trPr>{changed('ins', '')}</w:trPr>{cell(paragraph(changed('ins', run('comes'))))}</w:tr>",
        f"<w:tr><w:trPr>{changed('del', '')}</w:trPr>{cell(paragraph(deleted('goes')))}</w:tr>",
    ]
    body = paragraph(run("One "), mark) + paragraph(run("two")) + table(rows) + paragraph(run("last"), mark)

    assert ["One", "two", "stays", "comes", "last"] == blocks(body)
    assert ["One two", "stays", "goes", "last"] == blocks(body, Side.REJECTED)


def test_revisions_and_comments_are_listed_with_their_place() -> None:
    """By author and date, with their words."""
    commented = '<w:commentRangeStart w:id="3"/>' + run("Meet") + '<w:r><w:commentReference w:id="3"/></w:r>'
    comments = (
        f'<w:comments {W}><w:comment w:id="3" w:author="Bob" w:date="2022-03-09">{paragraph(run("Why?"))}</w:comment>'
        f"<w:comment>{paragraph(run('Lost'))}</w:comment></w:comments>"
    )
    body = paragraph(commented) + paragraph(changed("ins", run("soon")) + deleted("late"))

    found = read_document(docx(body, {"word/comments.xml": comments}), "x.docx")

    assert [("inserted", "Ann", "soon", 2), ("deleted", "Ann", "late", 2)] == [
        (one.kind, one.author, one.words, one.place.number) for one in found.revisions
    ]
    assert [("Bob", "2022-03-09", "Why?", 1), ("", "", "Lost", 2)] == [
        (one.author, one.date, one.words, one.place.number) for one in found.comments
    ]


def test_where_cells_stand() -> None:
    """By the columns that they begin in; merged ones and tables in cells are seen."""
    inner = table([row([cell(paragraph(run("in")))])])
    before = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
    cells = (
        cell(paragraph(run("a")), '<w:gridSpan w:val="2"/>') + cell(inner, "<w:vMerge/>") + cell(paragraph(run("b")))
    )
    found = read_document(docx(table([f"<w:tr>{before}<w:bookmarkStart/>{cells}</w:tr>"])), "x.docx")
    block = found.blocks[0]
    assert isinstance(block, Table)

    [seen] = block.rows
    assert [(1, False, 0), (3, True, 1), (4, False, 0)] == [
        (one.column, one.is_continued, len(one.nested)) for one in seen
    ]
    assert "table 1, row 1, column 2" == found.where[Place("document", 1)]


@pytest.mark.parametrize(
    ("properties", "labels"),
    [
        ([listed(1), listed(1)], ["I.", "II."]),
        ([listed(3), listed(3)], ["a)", "b)"]),
        ([listed(4), listed(4, 1), listed(4, 1), listed(4), listed(4, 1)], ["1", "1.1", "1.2", "2", "2.1"]),
        ([listed(4, 2)], ["1.1.1."]),
        ([listed(9), listed(5, 7)], [None, None]),
        ([listed(7), listed(7, 1)], [None, None]),
        ([listed(6), listed(6), listed(5)], ["7.", "8.", "1."]),
        ([listed(2), style("Counted"), style("Counted")], ["\uf0b7", "1.", "2."]),
    ],
)
def test_numbers_that_word_makes(properties: list[str], labels: list[str | None]) -> None:
    """Each list is counted in the order of its paragraphs, levels below the ones above them."""
    body = "".join(paragraph(run("x"), one) for one in properties)

    found = read_document(docx(body), "x.docx").blocks

    assert labels == [one.label for one in found if isinstance(one, Paragraph)]


def test_what_letters_and_roman_figures_word_writes() -> None:
    """A list of forty points."""
    found = read_document(docx("".join(paragraph(run("x"), listed(3)) for _ in range(28))), "x.docx").blocks
    roman = read_document(docx("".join(paragraph(run("x"), listed(1)) for _ in range(44))), "x.docx").blocks

    assert ["z)", "aa)", "bb)"] == [one.label for one in found if isinstance(one, Paragraph)][25:]
    assert "XLIV." == [one.label for one in roman if isinstance(one, Paragraph)][-1]


def test_styles_take_from_those_that_they_are_based_on() -> None:
    """Looks, heading level and list; a style that is based on itself ends no program."""
    styled = first(paragraph(run("a") + run("b", '<w:b w:val="0"/>'), style("Second")))

    assert [("a", ["bold", "capitals"]), ("b", ["capitals"])] == [
        (one.text, sorted(one.looks)) for one in styled.stretches
    ]
    assert (2, "second") == (styled.outline, styled.style)
    assert "A" == first(paragraph(run("a", '<w:rStyle w:val="Second"/>'))).printed
    assert first(paragraph(run("x"), style("Loop"))).outline is None
    assert 1 == first(paragraph(run("x"), '<w:outlineLvl w:val="0"/>')).outline
    assert first(paragraph(run("x"), style("Heading1") + '<w:outlineLvl w:val="9"/>')).outline is None


def test_signs_inside_words() -> None:
    """Tabs and breaks are blanks, firm hyphens are hyphens, soft ones are nothing."""
    inner = "<w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:t>d\u00ade</w:t>"
    body = paragraph(f'<w:r>{inner}<w:br w:type="page"/><w:t>f</w:t><w:cr/><w:t>g</w:t><w:br/><w:t>h</w:t></w:r>')

    assert "a b-cde f\ng\nh" == first(body).text
    assert {Place("document", 1): "a b-cde f g h"} == words_of(docx(body), "x.docx")
    assert "a b\nc" == folded(" a \u00a0 b \n\n\u200b c ")


def test_a_formula_counts_as_a_picture() -> None:
    """Its words are no text of the paragraph; the second reader sees them."""
    maths = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    body = paragraph(f"<m:oMath {maths}><m:r><m:t>x=1</m:t></m:r></m:oMath>" + "<w:r><w:object/></w:r>")

    assert ("", 2) == (first(body).text, first(body).pictures)
    assert {Place("document", 1): "x=1"} == words_of(docx(body), "x.docx")


def test_a_document_may_have_no_other_parts() -> None:
    """No styles, no lists, no body even."""
    assert not read_document(docx("").replace(b"styles.xml", b"styless.ml"), "x.docx").blocks
