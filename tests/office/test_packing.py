"""Parts to one file and back."""

import io
import zipfile

import pytest

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.office import packing
from tfawg_cli.office.packing import is_as_packed, packed, unpacked

PARTS = {"b.xml": b"<b/>", "a/c.xml": "é".encode() * 1000}


def test_parts_come_back_in_their_order() -> None:
    """As they went in."""
    assert [*PARTS.items()] == [*unpacked(packed(PARTS), "x").items()]


def test_the_same_parts_give_the_same_bytes() -> None:
    """No clock and no release of a library of compression changes them."""
    with zipfile.ZipFile(io.BytesIO(packed(PARTS))) as box:
        entries = box.infolist()

    assert {(1980, 1, 1, 0, 0, 0)} == {entry.date_time for entry in entries}
    assert {zipfile.ZIP_STORED} == {entry.compress_type for entry in entries}
    assert packed(PARTS) == packed(dict(PARTS))


@pytest.mark.parametrize("content", [b"", b"no zip", packed(PARTS)[:-30], packed(PARTS).replace(b"<b/>", b"<a/>")])
def test_what_is_no_such_file_is_refused(content: bytes) -> None:
    """In words."""
    with pytest.raises(CannotGoOnError, match=r"templates/house\.docx cannot be opened: "):
        unpacked(content, "templates/house.docx")


def test_what_would_fill_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """By what it says that it unpacks to, before it is unpacked."""
    monkeypatch.setattr(packing, "LARGEST", 1999)

    with pytest.raises(CannotGoOnError, match="x unpacks to more than"):
        unpacked(packed(PARTS), "x")


def test_folders_are_no_parts() -> None:
    """Some programs write them down."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as box:
        box.mkdir("word")
        box.writestr("word/a.xml", "a")

    assert {"word/a.xml": b"a"} == unpacked(file.getvalue(), "x")


def test_what_was_packed_here_is_known() -> None:
    """Another program would have compressed it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as box:
        box.writestr("word/a.xml", "a")

    assert (True, False, False) == (is_as_packed(packed(PARTS)), is_as_packed(file.getvalue()), is_as_packed(b"no zip"))
