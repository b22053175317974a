"""Headers and footers: what they say, and how they run in a language that is read from right to left."""

from xml.etree import ElementTree as ET

import pytest

from conftest import ROOT
from tfawg_cli.office.house_document import About, filled, read_house
from tfawg_cli.office.house_margins import turned, with_words
from tfawg_cli.office.packing import unpacked
from tfawg_cli.office.word_writing import Body

SHIPPED = (ROOT / "templates/house.docx").read_bytes()
TITLE = "خطة العمل"
ABOUT = About(TITLE, "Secretariat", "TC0001E1a", language="ar", words={"Page ": "صفحة ", " of ": " من "})
TABS = '<w:tabs><w:tab w:val="right" w:pos="15138"/></w:tabs>'


def margins(about: About) -> tuple[str, str]:
    """Give header and footer of a report in the shipped house."""
    parts = unpacked(filled(read_house(SHIPPED, SHIPPED, "house"), Body((), ()), about), "x")
    header, footer = (parts[f"word/{name}1.xml"].decode() for name in ("header", "footer"))
    assert all(ET.fromstring(text.encode()) is not None for text in (header, footer))
    return header, footer


def test_header_and_footer_turn_as_a_whole() -> None:
    """Paragraphs, and words of the language; a reference, which is Latin, stays, and so do the stops of tabs."""
    header, footer = margins(ABOUT._replace(from_right=True))

    assert f'<w:pPr><w:pStyle w:val="Header"/>{TABS}<w:bidi/></w:pPr>' in header
    assert f"<w:r><w:rPr><w:rtl/></w:rPr><w:t>{TITLE}</w:t></w:r>" in header
    assert "<w:r><w:t>TC0001E1a</w:t></w:r>" in header
    assert '<w:pPr><w:pStyle w:val="Footer"/><w:bidi/></w:pPr>' in footer
    assert '<w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve"> من </w:t></w:r>' in footer


def test_in_other_languages_only_the_words_are_others() -> None:
    """French pages are numbered in French, and English is what the house says."""
    _, footer = margins(About("Plan", "Secretariat", language="fr-FR", words={" of ": " sur "}))
    header, english = margins(About("Plan", "Secretariat"))

    assert '<w:t xml:space="preserve"> sur </w:t>' in footer
    assert '<w:t xml:space="preserve"> of </w:t>' in english
    assert "bidi" not in header + english + footer


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("<w:p/>", "<w:p/>"),
        ('<w:p w:rsidR="1"/>', '<w:p w:rsidR="1"/>'),
        ('<w:p w:rsidR="1"></w:p>', '<w:p w:rsidR="1"><w:pPr><w:bidi/></w:pPr></w:p>'),
        ("<w:p><w:pPr/></w:p>", "<w:p><w:pPr><w:bidi/></w:pPr></w:p>"),
        ('<w:p><w:pPr><w:bidi w:val="0"/></w:pPr></w:p>', '<w:p><w:pPr><w:bidi w:val="0"/></w:pPr></w:p>'),
        (
            '<w:p><w:pPr><w:keepNext/><w:spacing w:after="0"/><w:jc w:val="right"/></w:pPr></w:p>',
            '<w:p><w:pPr><w:keepNext/><w:bidi/><w:spacing w:after="0"/><w:jc w:val="right"/></w:pPr></w:p>',
        ),
        (
            '<w:tblPr><w:tblStyle w:val="A"/><w:tblW w:w="0"/></w:tblPr>',
            '<w:tblPr><w:tblStyle w:val="A"/><w:bidiVisual/><w:tblW w:w="0"/></w:tblPr>',
        ),
        ("<w:tblPr><w:bidiVisual/></w:tblPr>", "<w:tblPr><w:bidiVisual/></w:tblPr>"),
        (
            f'<w:r><w:rPr><w:b/><w:lang w:bidi="ar"/></w:rPr><w:t>{TITLE}</w:t></w:r>',
            f'<w:r><w:rPr><w:b/><w:rtl/><w:lang w:bidi="ar"/></w:rPr><w:t>{TITLE}</w:t></w:r>',
        ),
        (
            f"<w:r><w:rPr><w:rtl/></w:rPr><w:t>{TITLE}</w:t></w:r>",
            f"<w:r><w:rPr><w:rtl/></w:rPr><w:t>{TITLE}</w:t></w:r>",
        ),
        ("<w:r><w:rPr><w:b/></w:rPr><w:t>12</w:t></w:r>", "<w:r><w:rPr><w:b/></w:rPr><w:t>12</w:t></w:r>"),
    ],
)
def test_what_is_turned_stands_where_word_wants_it(own: str, expected: str) -> None:
    """The properties of a paragraph, a table and a run have an order; what is said already is not said again."""
    assert expected == turned(own)


def test_words_are_put_only_where_they_were_typed_alone() -> None:
    """A longer text that holds them stays, and signs of XML are no trouble."""
    assert "<w:t>A &amp; B</w:t><w:t>THE TITLE</w:t>" == with_words(
        "<w:t>TITLE</w:t><w:t>THE TITLE</w:t>", {"TITLE": "A & B"}
    )
