"""Blocks as the body of a Word document; where they are a redline, with real revisions.

Word and LibreOffice ask for more than the schema does; what they need is said where it is done.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from tfawg_cli.blocks import (
    LETTERED,
    Block,
    Blocks,
    Kind,
    Line,
    Runs,
    Side,
    Table,
    all_runs,
    is_from_right,
    new_text_of,
    text_of,
)
from tfawg_cli.office.word_marks import Marks, Revision
from tfawg_cli.office.word_page import Page
from tfawg_cli.office.word_runs import kept_apart, language_xml, lines_xml, runs_xml
from tfawg_cli.office.word_tables import NOTHING, Stand, table_xml

_DEEPEST = 5
"""Lists have styles down to this depth."""
_RELATIONS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


@dataclass(frozen=True, slots=True)
class Body:
    """The body of a document."""

    parts: tuple[str, ...]
    """Its XML: paragraphs and tables, one after the other."""
    links: tuple[str, ...]
    """The addresses outside of the document; hyperlinks name them LINK_ID with their place here."""


LINK_ID = "rIdReport{}"


def body(blocks: Blocks, page: Page, revision: Revision) -> Body:
    """Write blocks as the body of a document."""
    writer = _Writer(blocks, page, revision)
    return Body(tuple(filter(None, writer.written())), tuple(writer.links))


class _Writer:
    """Writes one document: it counts ids and links, and knows which bookmarks are still to be set."""

    def __init__(self, blocks: Blocks, page: Page, revision: Revision) -> None:
        self.links: dict[str, int] = {}
        self._blocks, self._page = blocks, page
        self._ids = count(page.first_id)
        self._marks = Marks(revision, self._ids)
        self._places = _places(blocks)
        self._unset = dict(self._places)

    def written(self) -> Iterator[str]:
        """Write all blocks, with a small empty paragraph wherever a table would otherwise touch another one."""
        before: Block | None = None
        ends_with_table = dict.fromkeys((Side.OLD, Side.NEW), False)
        heading, leads = "", False
        for at, block in enumerate(self._blocks):
            yield self._spacer_before(block, before, ends_with_table)
            if isinstance(block, Line):
                if block.kind is Kind.HEADING:
                    # What is said of an item stays with its first task or table.
                    heading, leads = new_text_of(block.runs), bool(block.number)
                yield self._line(block, next(iter(self._blocks[at + 1 : at + 2]), None), leads=leads)
            else:
                leads = False
                yield table_xml(block, self._page, heading, self)
            before = block
            ends_with_table |= dict.fromkeys(_sides(block), isinstance(block, Table))
        if any(ends_with_table.values()):
            yield self.paragraph("Spacer")

    def _spacer_before(self, block: Block, before: Block | None, ends_with_table: Mapping[Side, bool]) -> str:
        if isinstance(block, Line):
            return ""
        if isinstance(before, Table):
            return self.paragraph("Spacer", side=block.side if before.side is Side.BOTH else before.side)
        # Beside another table stands only a paragraph that goes when the revisions are accepted, or rejected.
        return self.paragraph("Spacer") if any(ends_with_table[side] for side in _sides(block)) else ""

    def _line(self, line: Line, following: Block | None, *, leads: bool) -> str:
        keeps = "<w:keepNext/>" if line.kind is Kind.PARAGRAPH and (leads or isinstance(following, Table)) else ""
        beside = following.runs if isinstance(following, Line) and line.side is Side.BOTH else ()
        return self.paragraph(style_of(line), kept_apart(line.runs, beside), line.side, line.number, Stand(keeps))

    def paragraph(
        self, style: str, runs: Runs = (), side: Side = Side.BOTH, number: str = "", stands: Stand = NOTHING
    ) -> str:
        """Write a paragraph.

        Args:
            style: the name of its style.
            runs: its words.
            side: on which side of a redline its end stands.
            number: the item that it is about, to which links may lead.
            stands: what it says of itself besides.

        """
        from_right, end = False, self._marks.empty(side)
        if stands.language:
            from_right = is_from_right(stands.language)
            end += f"{'<w:rtl/>' if from_right else ''}{language_xml(stands.language)}"
        end = f"<w:rPr>{end}</w:rPr>" if end else ""
        words = runs_xml(runs, self._marks, self._page.styles, self._target, from_right=self._page.from_right)
        turns = "<w:bidi/>" if self._page.from_right or from_right else ""
        style_id = self._page.styles[style]
        about = f'<w:pPr><w:pStyle w:val="{style_id}"/>{stands.keeps}{turns}{stands.align}{end}</w:pPr>'
        return f"<w:p>{about}{self.bookmark(number)}{words}</w:p>"

    def lines(self, runs: Runs, between: str) -> str | None:
        """Write the words of paragraphs, with what stands `between` two; None where there is more to them."""
        return None if self._page.from_right else lines_xml(runs, self._page.styles, between)

    def mark(self, side: Side) -> str:
        """Write the mark of a row."""
        return self._marks.empty(side)

    def style(self, name: str) -> str:
        """Give the id of a style."""
        return self._page.styles[name]

    def bookmark(self, number: str) -> str:
        """Write the place of an item, where links lead to it and it stands nowhere before."""
        name = self._unset.pop(number, "")
        if not name:
            return ""
        own = next(self._ids)
        return f'<w:bookmarkStart w:id="{own}" w:name="{name}"/><w:bookmarkEnd w:id="{own}"/>'

    def _target(self, link: str) -> str:
        if link.startswith("#"):
            place = self._places.get(link[1:])
            return f'w:anchor="{place}"' if place else ""
        number = self.links.setdefault(link, len(self.links))
        return f'{_RELATIONS} r:id="{LINK_ID.format(number)}"'


def _sides(block: Block) -> tuple[Side, ...]:
    return (Side.OLD, Side.NEW) if block.side is Side.BOTH else (block.side,)


def style_of(line: Line) -> str:
    """Name the style of a line."""
    if line.kind is Kind.HEADING:
        return f"heading {line.level}"
    if line.kind is not Kind.PARAGRAPH:
        return "Rule" if line.kind is Kind.RULE else "Code"
    depth = min(_DEEPEST, sum(one != ">" for one in line.within))
    if not depth:
        return "Quote" if line.within else "Body Text"
    if not line.begins:
        return _deep("List Continue", depth)
    says_number = line.within[-1] == "1" or LETTERED.match(text_of(line.runs))
    return _deep("List" if says_number else "List Bullet", depth)


def _deep(style: str, depth: int) -> str:
    return style if depth == 1 else f"{style} {depth}"


def _places(blocks: Blocks) -> dict[str, str]:
    """Name bookmarks for the items that links lead to: they may hold no dot and must begin with a letter."""
    links = {run.look.link[1:] for block in blocks for run in all_runs(block) if run.look.link.startswith("#")}
    numbers = {number for block in blocks for number in _numbers(block) if number} if links else set()
    return {number: f"item_{number.replace('.', '_')}" for number in sorted(links & numbers)}


def _numbers(block: Block) -> Iterator[str]:
    if isinstance(block, Line):
        yield block.number
    else:
        yield from (row.number for row in block.rows)
