"""What has been read of a document so far: values with their paragraphs, and what somebody must look at."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tfawg_cli.findings import Keys
from tfawg_cli.office.word_blocks import Cell, Paragraph, Place
from tfawg_cli.operations.items import keys_of
from tfawg_cli.operations.sheets.proof import Claim, Said
from tfawg_cli.records.number import kind
from tfawg_cli.yaml_text.spelling import Value

Fields = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of one or several paragraphs or cells that belong together."""

    text: str
    places: tuple[Place, ...]
    left_out: tuple[str, ...] = ()
    printed: str = ""
    """The same as `text`, with the capitals that it is shown in."""


@dataclass
class Found:
    """The records as far as they are read."""

    notes: Mapping[Place, str]
    where: Mapping[Place, str]
    known: frozenset[str] = frozenset()
    """The names of bodies that may tell an update: those of the register, and the responsible ones."""
    head: dict[str, Value] = field(default_factory=dict)
    """The fields of the edition above its key deliverables."""
    items: dict[str, Fields] = field(default_factory=dict)
    """Items of all kinds by their numbers, each with its own fields."""
    years: dict[str, str] = field(default_factory=dict)
    """Each year that the document is said to be of, as it is written, and where that stands."""
    claims: list[Claim] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    """What must be put right in the document before it can be taken."""
    parentless: list[str] = field(default_factory=list)
    """Items below others that the document does not have, as a plan that is printed alone has them."""
    halves: list[str] = field(default_factory=list)
    """Cells of items of which a table inside holds words, too: what was read of them is not all that they say."""
    remarks: list[str] = field(default_factory=list)
    """What was taken, and should be looked at."""

    def passage(self, paragraphs: Iterable[Paragraph], between: str = "\n") -> Passage:
        """Put paragraphs together; what their notes say stands behind them."""
        listed = list(paragraphs)
        noted = [place for one in listed for place in one.notes]
        texts = [one.text for one in listed] + [self.notes.get(place, "") for place in noted]
        for _place in noted:
            self.remarks.append(f"{self.called(listed[0])}: a note is kept behind the words that it belongs to")
        return Passage(
            between.join(filter(None, texts)),
            (*(place for one in listed for place in one.places), *noted),
            tuple(text for one in listed for text in one.left_out),
            between.join(filter(None, (one.printed for one in listed))),
        )

    def cells(self, cells: Iterable[Cell]) -> Passage:
        """Put the halves of a cell together that a page has cut in two."""
        halves = [self.passage(cell.paragraphs) for cell in cells]
        return Passage(
            " ".join(half.text for half in halves if half.text),
            tuple(place for half in halves for place in half.places),
            tuple(text for half in halves for text in half.left_out),
            " ".join(half.printed for half in halves if half.printed),
        )

    def called(self, paragraph: Paragraph) -> str:
        """Say where a paragraph stands."""
        return self.where[paragraph.places[0]]

    def claim(self, passage: Passage, pieces: Iterable[Said | str]) -> None:
        """Keep what the words of a passage come to."""
        self.claims.append(Claim(passage.places, tuple(pieces), passage.left_out))

    def form(self, passage: Passage) -> None:
        """Take words for those of the form itself, which the records need not hold."""
        self.claim(passage, [passage.text])


def keys_in(number: str, name: str) -> Keys:
    """Give the way to a field of an item: the file that holds it, and the keys there."""
    return ("plan" if kind(number) == "action" else "programme", *keys_of(number), name)


def around(text: str, value: str, keys: Keys) -> list[Said | str]:
    """Give the pieces of a text that ends in a value: the words before it, the value, and what stands behind."""
    start = text.rindex(value)
    return [text[:start], Said(keys), text[start + len(value) :]]


def parted(text: str, pattern: re.Pattern[str], keys: Keys) -> tuple[list[Value], list[Said | str]]:
    """Take a text apart into a list: its values, and the pieces with what stands between them."""
    values: list[Value] = []
    pieces: list[Said | str] = []
    at = 0
    for match in pattern.finditer(text):
        pieces += [text[at : match.start()], Said((*keys, len(values)))]
        values.append(match.group())
        at = match.end()
    return values, [*pieces, text[at:]]
