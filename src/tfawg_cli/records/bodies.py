"""The register of bodies: who is responsible, who decides."""

from typing import Annotated

from pydantic import StringConstraints

from tfawg_cli.records.base import Format, Record, Text
from tfawg_cli.records.language_tag import TAG_PATTERN
from tfawg_cli.records.same_words import same_words
from tfawg_cli.records.words import BodyKind

Tag = Annotated[str, StringConstraints(pattern=TAG_PATTERN)]
"""A language: fr, es, ar, pt-BR."""


class Body(Record):
    """One body."""

    same_as: Text | None = None
    """Another name in the register for the same body."""
    part_of: Text | None = None
    """The body that it belongs to."""
    kind: BodyKind | None = None
    short: Text | None = None
    """Its abbreviation."""
    names: dict[Tag, Text] = {}
    """What it is called in other languages: `{fr: Secrétariat}`."""


class Bodies(Record):
    """`data/programme/bodies.yaml`: every body by its name as printed."""

    format: Format
    bodies: dict[Text, Body]

    def resolve(self, name: str) -> str | None:
        """Give the registered name for a name or abbreviation: the same words, capitals or not; None for no body."""
        wanted = same_words(name).casefold()
        for registered, body in self.bodies.items():
            if wanted in {same_words(one).casefold() for one in (registered, body.short or registered)}:
                return registered
        return None

    def known_as(self, name: str) -> str:
        """Give the abbreviation of a registered body; its name where it has none."""
        return self.bodies[name].short or name

    def counted_with(self, name: str) -> list[str]:
        """List a body, all that are the same as it, and all that are parts of those, in the register's order."""
        found = {name}
        grown = True
        while grown:
            more = {other for other in self.bodies if self._belongs(other, found)}
            grown = not more <= found
            found |= more
        return [other for other in self.bodies if other in found]

    def _belongs(self, name: str, group: set[str]) -> bool:
        """Tell whether a body is the same as one of a group, in either direction, or part of one."""
        body = self.bodies[name]
        named_by_group = any(self.bodies[other].same_as == name for other in group if other in self.bodies)
        return body.same_as in group or body.part_of in group or named_by_group
