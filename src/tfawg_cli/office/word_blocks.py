"""A Word document that was read: paragraphs and tables with their places."""

from dataclasses import dataclass
from typing import NamedTuple


class Place(NamedTuple):
    """Where a paragraph stands: its part of the file, and which of the paragraphs there it is, from 1."""

    part: str
    number: int


class Stretch(NamedTuple):
    """Words of a paragraph that look alike."""

    text: str
    looks: frozenset[str] = frozenset()
    """Of bold, italic, capitals; and of hidden, struck and prompt, which are no words that the author says."""

    @property
    def is_said(self) -> bool:
        """True unless the words are hidden, struck, or the prompt of an empty field."""
        return self.looks.isdisjoint({"hidden", "struck", "prompt"})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    places: tuple[Place, ...]
    """One; several where a tracked change joins paragraphs."""
    stretches: tuple[Stretch, ...]
    style: str = ""
    """The name of its style, small: `heading 1`, `title`."""
    outline: int | None = None
    """Its level as a heading, from 1."""
    label: str | None = None
    """What Word prints before it by itself: `1.1.1`, `a)`, or the sign of a list."""
    depth: int = 0
    """How deep in its list it stands."""
    is_contents: bool = False
    """True of a line of a table of contents."""
    notes: tuple[Place, ...] = ()
    """The paragraphs of its footnotes and endnotes."""
    pictures: int = 0

    @property
    def text(self) -> str:
        """What it says, blanks folded; a line break is a new line."""
        return folded("".join(one.text for one in self.stretches if one.is_said))

    @property
    def printed(self) -> str:
        """What it says as it is shown, in capitals where it is only shown so."""
        said = (one for one in self.stretches if one.is_said)
        return folded("".join(one.text.upper() if "capitals" in one.looks else one.text for one in said))

    @property
    def left_out(self) -> list[str]:
        """The words that are hidden, struck, or only ask for words."""
        return [one.text for one in self.stretches if not one.is_said and one.text.strip()]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    paragraphs: tuple[Paragraph, ...]
    column: int
    """Where it begins, from 0."""
    end: int
    """Where the next one begins."""
    is_continued: bool = False
    """True where it belongs to the cell above it."""
    nested: tuple["Table", ...] = ()

    @property
    def text(self) -> str:
        """What its paragraphs say, each on lines of its own."""
        return "\n".join(text for one in self.paragraphs if (text := one.text))

    @property
    def inner_text(self) -> str:
        """What the tables inside it say, which is no part of its text."""
        cells = [cell for table in self.nested for row in table.rows for cell in row]
        return "\n".join(text for one in cells for text in (one.text, one.inner_text) if text)


@dataclass(frozen=True, slots=True)
class Table:
    """A table by its rows."""

    number: int
    """Which table of the document it is, from 1."""
    rows: tuple[tuple[Cell, ...], ...]


Block = Paragraph | Table


class Remark(NamedTuple):
    """A tracked change or a comment: what it is, by whom, when, its words, and where."""

    kind: str
    author: str
    date: str
    words: str
    place: Place
    is_ours: bool = False
    """True of a tracked change that a redline held when it went out."""


@dataclass(frozen=True)
class WordDocument:
    """A document as blocks."""

    blocks: tuple[Block, ...]
    notes: dict[Place, str]
    """What footnotes and endnotes say, by paragraph."""
    revisions: tuple[Remark, ...]
    comments: tuple[Remark, ...]
    where: dict[Place, str]
    """What a place is called: `paragraph 12`, `table 3, row 2, column 4`."""
    language: str = ""
    """The language that its properties name: `fr-FR`; empty where they name none."""


def folded(text: str) -> str:
    """Fold blanks of all kinds to one, and drop what nobody sees; lines stay."""
    lines = text.replace("\u00ad", "").replace("\u200b", "").replace("\ufeff", "").split("\n")
    return "\n".join(line for line in (" ".join(one.split()) for one in lines) if line)
