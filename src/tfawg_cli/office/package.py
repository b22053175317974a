"""An Office file as a zip of XML parts: bounded before anything is unpacked, nothing in it fetched or run."""

import zipfile
from io import BytesIO
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from tfawg_cli.findings import CannotGoOnError

_LARGEST_PART = 24 * 1024 * 1024
_LARGEST_WHOLE = 128 * 1024 * 1024
"""Bytes of all XML parts together."""
_MOST_PARTS = 20_000
_ENTRY = b"PK\x01\x02"
"""What each part begins with in the list of a zip; reading that list takes memory for each."""
_DEEPEST = 200
_MOST_ELEMENTS = 500_000
LOCKED = "EncryptedPackage".encode("utf-16-le")
"""What holds the bytes of a file that a password locks."""
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Package:
    """The parts of a `.docx`, `.xlsx` or `.ods` file."""

    def __init__(self, content: bytes, name: str) -> None:
        """Open a file; `name` is what errors call it. Raises CannotGoOnError where it is no zip, or too large."""
        self.name = name
        if content.count(_ENTRY) > _MOST_PARTS:
            raise self._refused("it has more parts than any such file")
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            raise _not_office(content, name) from None
        sizes = {one.filename: one.file_size for one in self._zip.infolist()}
        if sum(size for part, size in sizes.items() if part.endswith((".xml", ".rels"))) > _LARGEST_WHOLE:
            raise self._refused("it unpacks to more than any such file needs")
        self.parts = tuple(sizes)

    def read(self, part: str) -> bytes:
        """Give the bytes of a part. Raises CannotGoOnError where it is damaged or too large."""
        try:
            with self._zip.open(part) as file:
                content = file.read(_LARGEST_PART + 1)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, zipfile.zlib.error):  # type: ignore[attr-defined]
            raise self._refused(f"its part {part} is damaged or locked by a password") from None
        if len(content) > _LARGEST_PART:
            raise self._refused(f"its part {part} is larger than {_LARGEST_PART:,} bytes")
        return content

    def tree(self, part: str) -> Element:
        """Give the XML of a part. Raises CannotGoOnError where it is none, too deep or too large."""
        return xml_tree(self.read(part), f"{self.name}, part {part}")

    def _refused(self, why: str) -> CannotGoOnError:
        return CannotGoOnError(f"{self.name} is not read: {why}", "open it, and save it under another name")


def xml_tree(content: bytes, name: str) -> Element:
    """Read XML into a tree; names are `{namespace}name`. Raises CannotGoOnError, which calls it by `name`."""
    builder = _Bounded(name)
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = builder.start, builder.end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = builder.tree.data, builder.doctype
    try:
        parser.Parse(content, True)  # noqa: FBT003 - expat names no parameters
    except expat.ExpatError as error:
        raise CannotGoOnError(f"{name} is damaged: {error}", "open it, and save it under another name") from None
    root: Element = builder.tree.close()
    return root


class _Bounded:
    """Builds a tree, and stops where it is deeper or has more elements than any document."""

    def __init__(self, name: str) -> None:
        self.tree = TreeBuilder()
        self._name = name
        self._depth = self._count = 0
        self._names: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        self._depth += 1
        self._count += 1
        if self._depth > _DEEPEST or self._count > _MOST_ELEMENTS:
            raise CannotGoOnError(f"{self._name} is not read: it is nested too deep, or too long", "save it anew")
        self.tree.start(self._full(name), {self._full(key): value for key, value in attributes.items()})

    def end(self, name: str) -> None:
        """End an element."""
        self._depth -= 1
        self.tree.end(self._full(name))

    def doctype(self, *_: object) -> None:
        """Refuse what could hold entities."""
        message = f"{self._name} is not read: it declares entities, which no such file does"
        raise CannotGoOnError(message, "ask where it comes from")

    def _full(self, name: str) -> str:
        return self._names.setdefault(name, "{" + name if "}" in name else name)


def _not_office(content: bytes, name: str) -> CannotGoOnError:
    """Say what a file is that is no zip."""
    if content.startswith(OLE) and LOCKED in content:
        return CannotGoOnError(f"{name} is locked by a password", "open it, and save it without one")
    if content.startswith(OLE):
        return CannotGoOnError(f"{name} is of the form before 2007", "save it in today's form (.docx or .xlsx)")
    if content.startswith(b"PK"):
        what = "an Excel workbook" if name.lower().endswith((".xlsx", ".xlsm")) else "an Office file"
        hint = "open it and save it again; of a workbook, a sheet may be saved as CSV UTF-8"
        return CannotGoOnError(f"{name} is {what}, and damaged", hint)
    if content.startswith(b"%PDF"):
        return CannotGoOnError(f"{name} is a PDF, which keeps no tables", "ask for the file that it was made of")
    return CannotGoOnError(f"{name} is no Office file", "name a .docx or .xlsx file")
