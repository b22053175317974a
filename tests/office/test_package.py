"""An Office file is opened within bounds; what is none, or too much, is refused in one line."""

import zipfile
from io import BytesIO

import pytest

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.office.package import OLE, Package, xml_tree
from tfawg_cli.office.word_reading import read_document


def zipped(**parts: bytes) -> bytes:
    """Put parts into a zip; an underscore in a name stands for a point."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("_", "."), content)
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"Dear Sir", "x.docx is no Office file"),
        (b"", "x.docx is no Office file"),
        (b"%PDF-1.7 and so on", "x.docx is a PDF, which keeps no tables"),
        (OLE + b" and so on", "x.docx is of the form before 2007"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "x.docx is locked by a password"),
        (zipped(a_xml=b"<a/>"), "x.docx is no Word document"),
        (zipped(a_xml=b"<a/>")[:-30], "x.docx is an Office file, and damaged"),
    ],
    ids=lambda given: given if isinstance(given, str) else "",  # not for bytes, which hold the time of the zip
)
def test_what_is_no_word_document_is_said_in_one_line(content: bytes, message: str) -> None:
    """A PDF, an old file, a locked one, a zip of something else, half a file."""
    with pytest.raises(CannotGoOnError) as refused:
        read_document(content, "x.docx")

    assert message == refused.value.message
    assert refused.value.hint


def test_a_damaged_part_is_refused() -> None:
    """Its bytes do not have the sum that the zip names, or it says it is locked."""
    whole = zipped(a_xml=b"<a>some words, and more</a>")
    start = whole.index(b"a.xml") + len("a.xml")

    with pytest.raises(CannotGoOnError, match=r"part a\.xml is damaged or locked"):
        Package(whole[: start + 2] + b"\x00\x00\x00" + whole[start + 5 :], "x.docx").read("a.xml")


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    """By what all parts come to, and by what one part comes to, whatever it says of itself."""
    one = zipped(a_xml=b" " * (30 * 1024 * 1024))
    many = zipped(**{f"{place}_xml": b" " * (20 * 1024 * 1024) for place in range(8)})

    with pytest.raises(CannotGoOnError, match="it has more parts than any such file"):
        Package(b"PK\x01\x02" * 20_001, "x.docx")
    with pytest.raises(CannotGoOnError, match=r"its part a\.xml is larger than 25,165,824 bytes"):
        Package(one, "x.docx").read("a.xml")
    with pytest.raises(CannotGoOnError, match="it unpacks to more than any such file needs"):
        Package(many, "x.docx")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "it declares entities"),
        (b"<a>" * 300 + b"</a>" * 300, "nested too deep, or too long"),
        (b"<a>" + b"<b/>" * 500_001 + b"</a>", "nested too deep, or too long"),
        (b"<a>", "is damaged: no element found"),
    ],
)
def test_xml_is_read_within_bounds(content: bytes, message: str) -> None:
    """No entities, no depth and no length that no document has."""
    with pytest.raises(CannotGoOnError, match=message):
        xml_tree(content, "part")
