"""The proof of a redline: accepted it must say what the new side says, rejected what the old one says."""

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from tfawg_cli.blocks import Blocks, Line, text_of
from tfawg_cli.findings import CannotGoOnError

_URI = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{_URI}}}"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_AROUND = f'<w:body xmlns:w="{_URI}" xmlns:r="{_RELATIONS}">{{}}</w:body>'
_BREAKS = {f"{_W}br": "\n", f"{_W}tab": "\t"}
_ABOUT = {f"{_W}{name}" for name in ("pPr", "rPr", "tcPr")}

Said = list[str | list[list[str]]]
"""What a document says: its paragraphs and, as rows of cells, its tables."""


def prove(body: Iterable[str], old: Blocks, new: Blocks, spacer: str) -> None:
    """Resolve the revisions of a body both ways, and hold what is left against the two documents.

    Args:
        body: its XML, one paragraph or table after the other.
        old: what it must say when all revisions are rejected.
        new: what it must say when all are accepted.
        spacer: the id of the style of the empty paragraphs beside tables, which say nothing.

    Raises CannotGoOnError where it differs: such a file must not leave the house.

    """
    rejected, accepted = _Side("ins", spacer), _Side("del", spacer)
    for part in body:
        (block,) = ET.fromstring(_AROUND.format(part))  # noqa: S314 - our own
        rejected.take(block)
        accepted.take(block)
    for side, blocks, resolved, what in (("old", old, rejected, "rejected"), ("new", new, accepted, "accepted")):
        if resolved.said() != _said(blocks):
            message = f"the marked changes would not give back the {side} document when they are all {what}"
            raise CannotGoOnError(message, "nothing was written; write both documents and let Word compare them")


def _said(blocks: Blocks) -> Said:
    return [
        text_of(block.runs)
        if isinstance(block, Line)
        else [[text_of(cell) for cell in row.cells] for row in (block.head, *block.rows)]
        for block in blocks
    ]


class _Side:
    """What a body says without what `gone` (`ins` or `del`) marks."""

    def __init__(self, gone: str, spacer: str) -> None:
        self._gone, self._spacer = gone, spacer
        self._found: Said = []
        self._carried = ""
        """The words of paragraphs whose end is gone: they stand in the next one."""

    def take(self, block: ET.Element) -> None:
        """Read a paragraph or a table."""
        if block.tag == f"{_W}tbl":
            rows = [_row(row, self._gone) for row in block.iter(f"{_W}tr") if not _is_gone(row, "trPr", self._gone)]
            self._found += [one for one in (self._carried, rows) if one]
            self._carried = ""
            return
        self._carried += _words(block, self._gone)
        if not _is_gone(block, f"pPr/{_W}rPr", self._gone):
            self._found += [self._carried] if self._carried or not _is_spacer(block, self._spacer) else []
            self._carried = ""

    def said(self) -> Said:
        """Give all that was read."""
        return [*self._found, self._carried] if self._carried else self._found


def _is_spacer(paragraph: ET.Element, spacer: str) -> bool:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return style is not None and style.get(f"{_W}val") == spacer


def _row(row: ET.Element, gone: str) -> list[str]:
    return ["\n".join(_paragraphs(cell.findall(f"{_W}p"), gone)) for cell in row.iter(f"{_W}tc")]


def _paragraphs(paragraphs: Iterable[ET.Element], gone: str) -> Iterator[str]:
    """Join each paragraph whose end is gone with the one that follows it."""
    carried, is_open = "", False
    for paragraph in paragraphs:
        carried += _words(paragraph, gone)
        is_open = _is_gone(paragraph, f"pPr/{_W}rPr", gone)
        if not is_open:
            yield carried
            carried = ""
    if is_open:
        yield carried


def _is_gone(element: ET.Element, where: str, gone: str) -> bool:
    return element.find(f"{_W}{where}/{_W}{gone}") is not None


def _words(element: ET.Element, gone: str) -> str:
    """Give the words below an element; those that are deleted stand in elements of another name."""
    parts = []
    for child in element:
        if child.tag in _BREAKS:
            parts.append(_BREAKS[child.tag])
        elif child.tag in {f"{_W}t", f"{_W}delText"}:
            parts.append(child.text or "")
        elif child.tag not in _ABOUT and child.tag != f"{_W}{gone}":
            parts.append(_words(child, gone))
    return "".join(parts)
