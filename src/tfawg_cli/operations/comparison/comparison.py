"""What a comparison gives: sections of changes, each with its facts."""

from collections.abc import Mapping
from dataclasses import dataclass

from tfawg_cli.operations.comparison.facts import Fact, What

PLAN, EDITION, REGISTER = "Annual Work Plan", "Work Programme", "register of bodies"
"""The kinds of what is no item: what a plan, an edition and the register say besides their items."""


@dataclass(frozen=True, slots=True)
class Named:
    """How something is called on one side: the year of its file, and its number where it is an item."""

    year: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """Something that is there on one side or both, and how it differs."""

    kind: str
    before: Named | None
    """None where it was not there."""
    after: Named | None
    """None where it is gone."""
    title: str
    """The words by which people know it."""
    file: str
    facts: tuple[Fact, ...]
    probably: str = ""
    """The number on the other side that this one was probably reworded from, or to."""
    amended_in: str = ""
    """The plan that tells an amendment of it; empty where there is none."""

    @property
    def here(self) -> Named:
        """How it is called now; where it is gone, how it was called."""
        return self.after or self.before or Named("")

    @property
    def is_item(self) -> bool:
        """True for what has a number."""
        return bool(self.here.number)

    @property
    def differs(self) -> bool:
        """False where the only facts are that nothing changed, or nothing that one sees."""
        return any(fact.what not in {What.UNCHANGED, What.SAME_WORDS} for fact in self.facts)

    @property
    def is_unchanged(self) -> bool:
        """True where the only fact is that nothing changed, or nothing but the year that its timeline is."""
        return all(fact.what is What.UNCHANGED for fact in self.facts)

    @property
    def is_whole_file(self) -> bool:
        """True where a whole plan, edition or register came or went."""
        return not self.is_item and any(not fact.field for fact in self.facts)


@dataclass(frozen=True, slots=True)
class Section:
    """The changes of one year, or of the register; those without a number come first."""

    name: str
    changes: tuple[Change, ...]
    titles: Mapping[str, str]
    """Number -> text of the key deliverables, for headings."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs."""

    sections: tuple[Section, ...]
    between_years: bool = False
    """True where two years are compared, False for two moments."""
    formatting: tuple[str, ...] = ()
    """Files that are written otherwise and say the same."""
    number: str = ""
    """The item that alone is looked at, with what is below it; empty for all."""

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes of all sections."""
        return tuple(change for section in self.sections for change in section.changes)

    @property
    def differs(self) -> bool:
        """True where anything says something else."""
        return any(change.differs for change in self.changes)
