"""The house of Word files: that of the tool, and one of a workspace's own."""

import runpy
from xml.etree import ElementTree as ET

import pytest

from conftest import ROOT
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.office.house_document import About, filled, read_house
from tfawg_cli.office.packing import packed, unpacked
from tfawg_cli.office.word_writing import Body

SHIPPED = (ROOT / "templates/house.docx").read_bytes()
ABOUT = About("Plan <1>", "Secretariat", "PM0512E1a")
BODY = Body(("<w:p/>",), ("https://x.org/?a&b",))
DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"


def changed(*changes: tuple[str, str, str]) -> bytes:
    """Change the parts of the shipped house: in a part, some words to others."""
    parts = unpacked(SHIPPED, "x")
    for part, old, new in changes:
        text = parts[part].decode()
        assert old in text
        parts[part] = text.replace(old, new).encode()
    return packed(parts)


def made(own: bytes = SHIPPED) -> dict[str, str]:
    """Put a report into a house and give the parts."""
    file = filled(read_house(own, SHIPPED, "templates/house.docx"), BODY, ABOUT)
    return {name: content.decode() for name, content in unpacked(file, "x").items()}


def test_the_shipped_house_is_what_the_script_makes() -> None:
    """Part by part, so that who reviews the script has reviewed the file."""
    script = runpy.run_path(str(ROOT / "scripts/make_house.py"))

    assert script["parts"]() == unpacked(SHIPPED, "x")
    assert packed(script["parts"]()) == SHIPPED


def test_the_report_stands_in_the_place_of_the_word() -> None:
    """The page of the house stays, and every part is XML."""
    parts = made()

    assert "CONTENT" not in parts[DOCUMENT]
    assert "<w:body><w:p/><w:sectPr>" in parts[DOCUMENT]
    for text in parts.values():
        ET.fromstring(text.encode())


def test_header_and_properties_say_what_it_is() -> None:
    """Title, author, language and reference; no time, so that the same records give the same file."""
    parts = made()

    assert ">Plan &lt;1&gt;<" in parts["word/header1.xml"]
    assert ">PM0512E1a<" in parts["word/header1.xml"]
    core = parts["docProps/core.xml"]
    assert "<dc:title>Plan &lt;1&gt;</dc:title><dc:creator>Secretariat</dc:creator><dc:language>en-GB<" in core
    assert "dcterms" not in core
    assert {"PAGE", "NUMPAGES"} <= {*parts["word/footer1.xml"].split()}


def test_addresses_are_relations_of_the_document() -> None:
    """Word looks for them there."""
    relations = made()["word/_rels/document.xml.rels"]

    assert 'Id="rIdReport0"' in relations
    assert 'Target="https://x.org/?a&amp;b" TargetMode="External"' in relations


def test_a_cover_stays_in_front_and_what_follows_behind() -> None:
    """A section of its own has its own width; the report takes that of the section in which it stands."""
    cover = '<w:p><w:r><w:t>Cover é</w:t></w:r></w:p><w:p><w:pPr><w:sectPr><w:pgSz w:w="1"/></w:sectPr></w:pPr></w:p>'
    end = "<w:p><w:r><w:t>The end</w:t></w:r></w:p>"
    word = "<w:p><w:r><w:t>CONTENT</w:t></w:r></w:p>"
    split = '<w:p w:rsidR="0"><w:r><w:t>CON</w:t></w:r><w:proofErr w:type="x"/><w:r><w:t>TENT </w:t></w:r></w:p>'
    own = changed((DOCUMENT, word, f"{cover}{split}{end}"), (DOCUMENT, 'w:left="850"', 'w:left="1850"'))

    assert f"<w:body>{cover}<w:p/>{end}<w:sectPr>" in made(own)[DOCUMENT]
    assert 14138 == read_house(own, SHIPPED, "x").page.width


def test_the_word_in_a_table_is_no_place() -> None:
    """And a second one is only a word."""
    word = "<w:p><w:r><w:t>CONTENT</w:t></w:r></w:p>"
    own = changed((DOCUMENT, word, f"<w:tbl><w:tr><w:tc>{word}</w:tc></w:tr></w:tbl>{word}{word}"))

    assert f"</w:tbl><w:p/>{word}" in made(own)[DOCUMENT]


def test_ids_of_the_house_are_not_given_again() -> None:
    """A bookmark of the cover keeps its own."""
    own = changed((DOCUMENT, "<w:body>", '<w:body><w:bookmarkStart w:id="41" w:name="a"/><w:bookmarkEnd w:id="41"/>'))

    assert (1, 42) == (read_house(SHIPPED, SHIPPED, "x").page.first_id, read_house(own, SHIPPED, "x").page.first_id)


@pytest.mark.parametrize(
    ("own", "message", "hint"),
    [
        (packed({"a": b""}), "is no Word document: 'word/document.xml'", "save it as a Word document"),
        (changed((DOCUMENT, "CONTENT", "content")), "holds no paragraph CONTENT", "write CONTENT, alone"),
        (changed((DOCUMENT, "</w:body>", "")), "is no Word document: mismatched tag", "save it as"),
        (
            changed((DOCUMENT, "<w:document", '<!DOCTYPE x [<!ENTITY a "a">]><w:document')),
            "declares a document type",
            "",
        ),
        (
            changed((DOCUMENT, "schemas.openxmlformats.org/wordprocessingml/2006", "purl.oclc.org/ooxml/x")),
            "Strict",
            "",
        ),
    ],
)
def test_a_house_that_cannot_be_used_is_refused(own: bytes, message: str, hint: str) -> None:
    """With what to do."""
    with pytest.raises(CannotGoOnError) as refused:
        read_house(own, SHIPPED, "templates/house.docx")

    assert message in refused.value.message
    assert hint in refused.value.hint


def test_a_page_may_say_half_points_or_nothing() -> None:
    """As some programs write them."""
    own = changed((DOCUMENT, 'w:left="850"', 'w:left="850.5"'), (DOCUMENT, 'w:right="850"', 'w:right="auto"'))

    assert 16838 - 850 == read_house(own, SHIPPED, "x").page.width
    assert 9638 == read_house(changed((DOCUMENT, "<w:pgSz", "<w:x")), SHIPPED, "x").page.width
