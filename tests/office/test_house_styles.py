"""The styles of a house are found by their names, and those that it lacks are added."""

import re

from conftest import ROOT
from tfawg_cli.office.house_styles import with_styles
from tfawg_cli.office.packing import unpacked

SHIPPED = unpacked((ROOT / "templates/house.docx").read_bytes(), "x")["word/styles.xml"].decode()


def test_ids_are_those_of_the_document() -> None:
    """Word calls them otherwise in every language; names come in any capitals."""
    own = SHIPPED.replace('"Heading1"', '"berschrift1"').replace('"Body Text"', '"body text"')
    styles, ids = with_styles(own, SHIPPED)

    assert own == styles
    assert ("berschrift1", "BodyText") == (ids["heading 1"], ids["Body Text"])


def test_styles_that_lack_are_added() -> None:
    """Each once, under an id that no other style has, based on what is called alike there."""
    own = re.sub(r'<w:style [^>]*w:styleId="(?:TableText|TableNames|ListBullet)">.*?</w:style>', "", SHIPPED)
    own = own.replace('"Quote"', '"TableText"', 1).replace('w:styleId="Normal"', 'w:styleId="Standard"')
    styles, ids = with_styles(own, SHIPPED)

    assert ("ReportTableText", "TableNames", "Standard") == (ids["Table Text"], ids["Table Names"], ids["Normal"])
    found = {style_id: xml for xml, style_id in re.findall(r'(<w:style [^>]*w:styleId="([^"]*)".*?</w:style>)', styles)}
    assert 'w:basedOn w:val="ReportTableText"' in found["TableNames"]
    assert 'w:basedOn w:val="Standard"' in found["ReportTableText"]
    assert "w:numPr" not in found["ListBullet"]
    assert len(found) == styles.count("w:styleId=")


def test_a_style_without_a_name_or_id_is_no_hindrance() -> None:
    """It is left alone."""
    own = SHIPPED.replace("</w:styles>", "<w:style><w:qFormat/></w:style></w:styles>")

    assert own == with_styles(own, SHIPPED)[0]
