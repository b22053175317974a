"""Read a Word document as blocks: paragraphs and tables with their places, and what people left in it.

The other reader of the same words, `word_words`, knows nothing of what is read here.
"""

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from xml.etree.ElementTree import Element

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.office.package import Package
from tfawg_cli.office.word_blocks import (
    Block,
    Cell,
    Paragraph,
    Place,
    Remark,
    Stretch,
    Table,
    WordDocument,
    folded,
)
from tfawg_cli.office.word_marks import Revision, ours
from tfawg_cli.office.word_styles import Numbering, Styles, W, looks, outline_level, value, whole_number

DOCUMENT = "word/document.xml"
_PROPERTIES = "docProps/core.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_INSERTED, _DELETED = {f"{W}ins", f"{W}moveTo"}, {f"{W}del", f"{W}moveFrom"}
_MARKED = _INSERTED | _DELETED
_THROUGH = {f"{W}{name}" for name in ("sdtContent", "customXml", "smartTag", "hyperlink", "fldSimple", "dir", "bdo")}
_THROUGH |= {f"{_MC}AlternateContent", f"{_MC}Choice"}
_AROUND = _THROUGH | _MARKED
_TEXTS = {f"{W}t", f"{W}delText"}
_SIGNS = {f"{W}tab": " ", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_PICTURES = {f"{W}drawing", f"{W}pict", f"{W}object", f"{W}sym", f"{_MC}AlternateContent"}
_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}


class Side(StrEnum):
    """Which side of tracked changes is read; those that a redline held when it went out are accepted on both."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


def read_document(content: bytes, name: str, side: Side = Side.ACCEPTED) -> WordDocument:
    """Read a `.docx` file.

    Args:
        content: its bytes.
        name: what errors call it.
        side: with its tracked changes, or without them.

    Raises CannotGoOnError where it is no Word document, damaged, or larger than any.

    """
    package = Package(content, name)
    if DOCUMENT not in package.parts:
        raise CannotGoOnError(f"{name} is no Word document", "name a .docx file that Word or LibreOffice saved")
    return _Reader(package, side).document()


class _Reader:
    """Walks the parts of a document once, in the order in which its words are read."""

    def __init__(self, package: Package, side: Side) -> None:
        self._package = package
        self._side = side
        properties = self._part(_PROPERTIES)
        self._properties = {one.tag: (one.text or "").strip() for one in properties} if properties is not None else {}
        self._ours = ours(*(self._properties.get(f"{_DC}{name}", "") for name in ("creator", "description")))
        self._styles = Styles(self._part("word/styles.xml"))
        self._numbering = Numbering(self._part("word/numbering.xml"))
        self._places: dict[Element, Place] = {}
        self._notes: dict[tuple[str, str], tuple[Place, ...]] = {}
        self._where: dict[Place, str] = {}
        self._tables = 0

    def document(self) -> WordDocument:
        """Read the whole."""
        root = self._package.tree(DOCUMENT)
        notes = dict(note for part in ("footnotes", "endnotes") for note in self._note_texts(part))
        self._count(root, "document")
        body = root.find(f"{W}body")
        blocks = tuple(self._blocks(body)) if body is not None else ()
        self._where |= _landmarks(blocks)
        remarks = tuple(self._revisions(root)), tuple(self._comments(root))
        return WordDocument(blocks, notes, *remarks, self._where, self._properties.get(f"{_DC}language", ""))

    def _part(self, name: str) -> Element | None:
        return self._package.tree(name) if name in self._package.parts else None

    def _count(self, root: Element, part: str) -> None:
        """Give every paragraph of a part its place."""
        for number, paragraph in enumerate(root.iter(f"{W}p"), start=1):
            self._places[paragraph] = Place(part, number)

    def _note_texts(self, part: str) -> Iterator[tuple[Place, str]]:
        root = self._part(f"word/{part}.xml")
        if root is None:
            return
        self._count(root, part)
        for note in root:
            found = list(note.iter(f"{W}p"))
            self._notes[part, value(note, "id") or ""] = tuple(self._places[one] for one in found)
            for one in found:
                yield self._places[one], self._paragraph(one).text

    def _inside(self, parent: Element) -> Iterator[Element]:
        """List what stands in an element, whatever is wrapped around it, on the side that is read."""
        for child in parent:
            if self._is_gone(child):
                continue
            if child.tag in _AROUND or child.tag == f"{W}sdt":
                yield from self._inside(child)
            else:
                yield child

    def _is_gone(self, mark: Element) -> bool:
        """Tell whether a tracked change takes what it marks away from the side that is read."""
        if mark.tag not in _MARKED:
            return False
        is_accepted = self._side is Side.ACCEPTED or self._is_ours(mark)
        return mark.tag in (_DELETED if is_accepted else _INSERTED)

    def _is_ours(self, mark: Element) -> bool:
        return self._ours == Revision(value(mark, "author") or "", value(mark, "date") or "")

    def _blocks(self, parent: Element) -> Iterator[Block]:
        begun: Paragraph | None = None
        for child in self._inside(parent):
            if child.tag == f"{W}tbl":
                yield self._table(child)
            elif child.tag == f"{W}p":
                found = self._paragraph(child)
                found = _joined(begun, found) if begun is not None else found
                begun = found if self._mark_is_gone(child) else None
                if begun is None:
                    yield found
        if begun is not None:
            yield begun

    def _mark_is_gone(self, paragraph: Element) -> bool:
        marks = paragraph.find(f"{W}pPr/{W}rPr")
        return marks is not None and any(map(self._is_gone, marks))

    def _table(self, element: Element) -> Table:
        self._tables += 1
        number = self._tables
        rows: list[tuple[Cell, ...]] = []
        for row in self._inside(element):
            if row.tag == f"{W}tr" and not self._row_is_gone(row):
                rows.append(tuple(self._cells(row, f"table {number}, row {len(rows) + 1}")))
        return Table(number, tuple(rows))

    def _row_is_gone(self, row: Element) -> bool:
        properties = row.find(f"{W}trPr")
        return properties is not None and any(map(self._is_gone, properties))

    def _cells(self, row: Element, called: str) -> Iterator[Cell]:
        column = whole_number(value(row.find(f"{W}trPr/{W}gridBefore")))
        for cell in self._inside(row):
            if cell.tag != f"{W}tc":
                continue
            blocks = list(self._blocks(cell))
            paragraphs = tuple(one for one in blocks if isinstance(one, Paragraph))
            for place in (place for one in paragraphs for place in one.places):
                self._where[place] = f"{called}, column {column + 1}"
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            is_continued = merged is not None and value(merged) != "restart"
            end = column + max(1, whole_number(value(cell.find(f"{W}tcPr/{W}gridSpan")), 1))
            yield Cell(paragraphs, column, end, is_continued, tuple(one for one in blocks if isinstance(one, Table)))
            column = end

    def _paragraph(self, element: Element) -> Paragraph:
        properties = element.find(f"{W}pPr")
        find = properties.find if properties is not None else lambda _: None
        style = self._styles.get(value(find(f"{W}pStyle")) or self._styles.usual)
        listed, level = value(find(f"{W}numPr/{W}numId")), value(find(f"{W}numPr/{W}ilvl"))
        depth = whole_number(level, style.list_level)
        outline = value(find(f"{W}outlineLvl"))
        place = self._places[element]
        self._where.setdefault(place, f"{place.part.removesuffix('s')} paragraph {place.number}")
        runs = list(self._runs(element, frozenset()))
        return Paragraph(
            places=(place,),
            stretches=tuple(_together(self._stretch(run, style.looks, marks) for run, marks in runs)),
            style=style.name.casefold(),
            outline=outline_level(outline) if outline is not None else style.outline,
            label=self._numbering.next(listed or style.list_id or "", depth),
            depth=depth,
            is_contents=style.name.casefold().startswith("toc ") or _is_in_contents(element),
            notes=tuple(place for run, _ in runs for place in self._notes_of(run)),
            pictures=sum(1 for run, _ in runs for child in run if child.tag in _PICTURES)
            + sum(1 for child in self._inside(element) if child.tag.startswith(_MATHS)),
        )

    def _runs(self, parent: Element, marks: frozenset[str]) -> Iterator[tuple[Element, frozenset[str]]]:
        """List the runs of a paragraph, with a mark where they only ask for words."""
        for child in parent:
            if child.tag == f"{W}r":
                yield child, marks
            elif child.tag == f"{W}sdt":
                prompts = child.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
                for content in child.iterfind(f"{W}sdtContent"):
                    yield from self._runs(content, marks | {"prompt"} if prompts else marks)
            elif child.tag in _AROUND and not self._is_gone(child):
                yield from self._runs(child, marks)

    def _stretch(self, run: Element, usual: dict[str, bool], marks: frozenset[str]) -> Stretch:
        properties = run.find(f"{W}rPr")
        style = self._styles.get(value(properties.find(f"{W}rStyle")) if properties is not None else None)
        seen = usual | style.looks | looks(properties)
        text = "".join(map(_said, run))
        return Stretch(text, frozenset(name for name, is_on in seen.items() if is_on) | marks)

    def _notes_of(self, run: Element) -> Iterator[Place]:
        for child in run:
            if child.tag in _NOTES:
                yield from self._notes.pop((_NOTES[child.tag], value(child, "id") or ""), ())  # each is named once

    def _revisions(self, root: Element) -> Iterator[Remark]:
        """List the tracked changes of words, and of the ends of paragraphs and rows where no words changed."""
        place = Place("document", 0)
        for element in root.iter():
            place = self._places.get(element, place)
            if element.tag in _MARKED:
                kind = "inserted" if element.tag in _INSERTED else "deleted"
                words = folded("".join(_said(one) for one in element.iter()))
                author, date = value(element, "author") or "", value(element, "date") or ""
                yield Remark(kind, author, date, words, place, self._is_ours(element))

    def _comments(self, root: Element) -> Iterator[Remark]:
        anchors: dict[str, Place] = {}
        place = Place("document", 0)
        for element in root.iter():
            place = self._places.get(element, place)
            if element.tag in {f"{W}commentRangeStart", f"{W}commentReference"}:
                anchors.setdefault(value(element, "id") or "", place)
        part = self._part("word/comments.xml")
        for comment in part.iter(f"{W}comment") if part is not None else ():
            words = folded("\n".join("".join(map(_said, one.iter())) for one in comment.iter(f"{W}p")))
            who, when = value(comment, "author") or "", value(comment, "date") or ""
            yield Remark("comment", who, when, words, anchors.get(value(comment, "id") or "", place))


def _landmarks(blocks: tuple[Block, ...]) -> dict[Place, str]:
    """Say of paragraphs outside of tables where people find them: so many behind a table."""
    found: dict[Place, str] = {}
    behind, count = "", 0
    for block in blocks:
        if isinstance(block, Table):
            behind, count = f" behind table {block.number}", 0
        elif block.stretches or block.pictures:
            count += 1
            found |= dict.fromkeys(block.places, f"paragraph {count}{behind}")
    return found


def _said(element: Element) -> str:
    """Give what one element inside a run says; a break of a page or a column is a blank."""
    if element.tag in _TEXTS:
        return element.text or ""
    if element.tag == f"{W}br":
        return " " if value(element, "type") in {"page", "column"} else "\n"
    return _SIGNS.get(element.tag, "")


def _together(stretches: Iterator[Stretch]) -> Iterator[Stretch]:
    """Join neighbours that look alike: Word cuts words anywhere."""
    last: Stretch | None = None
    for one in stretches:
        if last is not None and last.looks == one.looks:
            last = Stretch(last.text + one.text, last.looks)
        else:
            if last is not None and last.text:
                yield last
            last = one
    if last is not None and last.text:
        yield last


def _joined(first: Paragraph, second: Paragraph) -> Paragraph:
    """Join two paragraphs of which a tracked change takes the end between them."""
    return replace(
        second,
        places=first.places + second.places,
        stretches=first.stretches + second.stretches,
        notes=first.notes + second.notes,
        pictures=first.pictures + second.pictures,
    )


def _is_in_contents(paragraph: Element) -> bool:
    """Tell whether a paragraph names the page of something: only a table of contents does so at the end of a line."""
    return any("PAGEREF _Toc" in (code.text or "") for code in paragraph.iter(f"{W}instrText"))
