"""How the form of a document is said in another language, and what has been read of such a document so far."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from tfawg_cli.office.word_blocks import Place
from tfawg_cli.operations.languages.pieces import Path, Words
from tfawg_cli.operations.sheets.document_found import Found
from tfawg_cli.operations.sheets.proof import Said, contradictions, unclaimed

Key = tuple[str, Path]
"""The number of an item, and the keys of a text below it; no number for what stands beside the items."""


class Form(NamedTuple):
    """How the language says the form of the document."""

    heading: re.Pattern[str]
    """Of a task, whose number is the first group, or of a key deliverable, whose number is the second."""
    titles: Mapping[str, str]
    """Titles of columns as `title_known` gives them -> the English ones."""
    fixed: Collection[str]
    """Other lines of the form, in small letters."""
    statuses: Collection[str]
    """In capitals, the longest first."""
    bodies: Collection[str]
    """The names of bodies as they are printed: those in the language, else the English ones."""
    title: Collection[re.Pattern[str]]
    """What the title of the whole looks like: `title` and `year` are its groups."""
    title_alone: re.Pattern[str]
    """That of a programme that is printed alone, where it is the first heading."""
    outline: re.Pattern[str]
    """A line of the outline of key deliverables, tasks and sub-tasks."""
    due: re.Pattern[str]
    """The day by which, `day`, and the words before it, `timeline`."""
    result: str
    """What stands before a result: `Résultat :`."""
    amended: str
    """The mark of an item whose approved wording was changed."""
    marks: re.Pattern[str]
    """The marks of words that are English, group `english`, or of an earlier translation."""
    usual: Collection[str] = ()
    """Names as the language writes them, capitals included."""


def title_known(title: str) -> str:
    """Give the title of a column as titles are compared: in small letters, and for one."""
    return " ".join(word.removesuffix("s") for word in title.casefold().split())


class Told(NamedTuple):
    """When an update was, and who told it, as the document prints them."""

    day: str
    by: str


class Group(NamedTuple):
    """A heading of the strategic plan in the document, and the codes below it, or none where a text stands there."""

    heading: str
    codes: tuple[str, ...]


@dataclass
class InLanguage:
    """What a document says."""

    found: Found
    marks: re.Pattern[str]
    """As the form has them."""
    said: dict[Key, Words] = field(default_factory=dict)
    """Every text; sections, groups and amendments are counted as the document has them."""
    facts: dict[Key, str] = field(default_factory=dict)
    """What is no translation, as it is printed: statuses, days by which, codes, bodies."""
    told: dict[str, list[Told]] = field(default_factory=dict)
    """The updates of an action, in the order of the document."""
    numbers: dict[str, None] = field(default_factory=dict)
    """All items that it has, in its order."""
    sections: list[str] = field(default_factory=list)
    """The headings of the narrative."""
    groups: list[Group] = field(default_factory=list)
    amendments: int = 0
    """How many amendments it tells."""
    years: dict[str, str] = field(default_factory=dict)
    """The years that it says it is of, and where."""
    in_capitals: set[Key] = field(default_factory=set)
    """Headings that the document has in capitals only, so that nobody knows how they are spelt."""

    def say(self, key: Key, words: Words) -> Said:
        """Keep a text, and give the claim to it."""
        self.said[key] = words
        return Said((named(key),))

    def mark_of(self, key: Key) -> re.Match[str] | None:
        """Find the mark with which a text was printed that is no translation of today's English."""
        words = self.said[key]
        return self.marks.search(words if isinstance(words, str) else "\n".join(words))

    def left(self, words: Mapping[Place, str]) -> dict[Place, str]:
        """Give the paragraphs that were not taken, as the second reader has them."""
        return unclaimed(self.found.claims, words)

    @property
    def hidden(self) -> list[str]:
        """The words that are hidden or struck, with their places."""
        claims = self.found.claims
        return [f"{self.found.where[one.places[0]]}: {text.strip()}" for one in claims for text in one.left_out]

    def misread(self, words: Mapping[Place, str]) -> list[str]:
        """Say where the two readers of the document do not agree."""
        held = {named(key): said for key, said in self.said.items()}
        wrong = contradictions(self.found.claims, words, held)
        return [f"{self.found.where[claim.places[0]]}: '{there}' was read as '{held}'" for claim, there, held in wrong]


def named(key: Key) -> str:
    """Name a text: `1.1.1.1 updates 1 text`, `sections 1 heading`."""
    return " ".join((key[0], *key[1])).strip().replace("_", " ")
