"""The house of Word files: a document whose paragraph CONTENT gives way to a report.

All else of it stays as it is, byte for byte where it can: nothing is written anew by a program that would lose what it
does not know.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple
from xml.parsers import expat

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.office.house_margins import turned, with_words
from tfawg_cli.office.house_styles import with_styles
from tfawg_cli.office.packing import packed, unpacked
from tfawg_cli.office.word_marks import escaped
from tfawg_cli.office.word_page import Page
from tfawg_cli.office.word_writing import LINK_ID, Body

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DOCUMENT, _STYLES, _RELATIONS = "word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels"
_CORE = "docProps/core.xml"
_MARGINAL = re.compile(r"word/(?:header|footer)\d*\.xml")
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_ID = re.compile(r'\bw:id="(\d{1,9})"')
_SAVE = "open it in Word, and save it as a Word document (.docx)"
PLACE = "CONTENT"
_USUAL = 9_638
"""The width of the text on A4 upright, for a document that does not say its own."""


class About(NamedTuple):
    """What a Word file says of itself."""

    title: str
    author: str
    reference: str = ""
    """For the header, such as the number of the document."""
    state: str = ""
    """For the header, behind the title: `approved`."""
    language: str = "en-GB"
    words: Mapping[str, str] = {}
    """Other words of header and footer, and how the language says them: ` of `."""
    from_right: bool = False
    """Whether it is read from right to left."""
    description: str = ""


@dataclass(frozen=True, slots=True)
class House:
    """A document to be filled."""

    parts: Mapping[str, bytes]
    before: str
    """The document's XML up to the paragraph CONTENT."""
    after: str
    page: Page


def read_house(content: bytes, shipped: bytes, name: str) -> House:
    """Read a house.

    Args:
        content: the bytes of the file.
        shipped: those of the file that came with the tool: styles that `content` lacks are taken from there.
        name: what errors call it.

    Raises CannotGoOnError for a file that cannot be used, and says why.

    """
    parts = unpacked(content, name)
    try:
        document = parts[_DOCUMENT].decode("utf-8")
        styles, ids = with_styles(parts[_STYLES].decode("utf-8"), unpacked(shipped, name)[_STYLES].decode("utf-8"))
        place = _find_place(document)
    except (KeyError, UnicodeDecodeError, expat.ExpatError) as error:
        raise CannotGoOnError(f"{name} is no Word document: {error}", _SAVE) from None
    if f'xmlns:w="{_W}"' not in document:
        raise CannotGoOnError(f"{name} is a Word document of another kind (Strict Open XML)", _SAVE)
    if place is None:
        message = f"{name} holds no paragraph {PLACE}"
        raise CannotGoOnError(message, f"write {PLACE}, alone in a paragraph, where a report is to stand")
    ids_taken = map(int, _ID.findall(document))
    page = Page(place.width if place.width > 0 else _USUAL, ids, max(ids_taken, default=0) + 1)
    return House(parts | {_STYLES: styles.encode()}, document[: place.start], document[place.end :], page)


def filled(house: House, body: Body, about: About) -> bytes:
    """Put a report into a house and give the file."""
    changed = {
        _DOCUMENT: "".join([house.before, *body.parts, house.after]),
        _RELATIONS: _with_links(house.parts[_RELATIONS].decode("utf-8"), body.links),
        _CORE: _core(about),
        **{
            name: _named(text.decode("utf-8"), about) for name, text in house.parts.items() if _MARGINAL.fullmatch(name)
        },
    }
    return packed({**house.parts, **{name: text.encode() for name, text in changed.items()}})


def _with_links(relations: str, links: tuple[str, ...]) -> str:
    added = "".join(
        f'<Relationship Id="{LINK_ID.format(at)}" Type="{_HYPERLINK}" Target="{escaped(link)}" TargetMode="External"/>'
        for at, link in enumerate(links)
    )
    return relations.replace("</Relationships>", f"{added}</Relationships>")


def _named(text: str, about: About) -> str:
    """Write title, with the state, and reference into a header or footer, where their names stand."""
    title = f"{about.title} ({about.state})" if about.state else about.title
    named = with_words(text, {**about.words, "TITLE": title, "REFERENCE": about.reference})
    return turned(named) if about.from_right else named


def _core(about: About) -> str:
    """Write the properties; when it was made is not said, so that the same records give the same file."""
    description = f"<dc:description>{escaped(about.description)}</dc:description>" if about.description else ""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escaped(about.title)}</dc:title><dc:creator>{escaped(about.author)}</dc:creator>{description}"
        f"<dc:language>{about.language}</dc:language></cp:coreProperties>\n"
    )


class _Place(NamedTuple):
    """Where the paragraph CONTENT stands, in characters, and how wide the text of its page is."""

    start: int
    end: int
    width: int


def _find_place(document: str) -> _Place | None:
    """Find the paragraph and the section that it stands in. Raises ExpatError."""
    finder = _Finder(document.encode())
    if finder.span is None:
        return None
    start, end = (len(finder.content[:at].decode()) for at in finder.span)
    return _Place(start, end, finder.width)


class _Finder:
    """Reads a document once: only paragraphs of the body itself count, none in a table or a text box."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.span: tuple[int, int] | None = None
        self.width = 0
        self._depth = self._start = self._paper = 0
        self._words: list[str] = []
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._open
        self._parser.EndElementHandler = self._close
        self._parser.CharacterDataHandler = self._words.append
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.Parse(content, True)  # noqa: FBT003 - expat's own

    def _refuse(self, *_: object) -> None:
        """Entities could unfold to anything; no office writes them."""
        message = "it declares a document type"
        raise expat.ExpatError(message)

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth == _IN_BODY and name == f"{_W} p":
            self._start = self._parser.CurrentByteIndex
            self._words.clear()
        if self.span is not None and not self.width:
            self._measure(name, attributes)

    def _close(self, name: str) -> None:
        if self._depth == _IN_BODY and name == f"{_W} p" and "".join(self._words).strip() == PLACE and not self.span:
            end = self.content.index(b">", self._parser.CurrentByteIndex) + 1
            self.span = (self._start, end)
        self._depth -= 1

    def _measure(self, name: str, attributes: dict[str, str]) -> None:
        """Take the width of the section that follows: Word describes a section at its end."""
        numbers = {key.rpartition(" ")[2]: int(float(value)) for key, value in attributes.items() if _is_number(value)}
        if name == f"{_W} pgSz":
            self._paper = numbers.get("w", 0)
        elif name == f"{_W} pgMar":
            margins = (numbers.get(side, 0) for side in ("left", "right", "gutter"))
            self.width = self._paper - sum(margins)


_IN_BODY = 3
"""The depth of what stands in the body: below document and body."""


def _is_number(value: str) -> bool:
    return re.fullmatch(r"-?\d+(?:\.\d+)?", value) is not None
