"""The register of bodies: who is responsible, who decides."""

from enum import StrEnum

from tfawg_cli.records.base import Format, Record, Text


class BodyKind(StrEnum):
    """What a body is, where it is more than a body with work to do."""

    ROLE = "role"
    """One person's office, such as a chair."""
    DECIDES = "decides"
    """It endorses or approves."""


class Body(Record):
    """One body."""

    same_as: Text | None = None
    """Another name in the register for the same body."""
    part_of: Text | None = None
    """The body that it belongs to."""
    kind: BodyKind | None = None
    short: Text | None = None
    """Its abbreviation."""


class Bodies(Record):
    """`data/programme/bodies.yaml`: every body by its name as printed."""

    format: Format
    bodies: dict[Text, Body]

    def knows(self, name: str) -> bool:
        """Tell whether `name` is a body's name or abbreviation."""
        return name in self.bodies or any(body.short == name for body in self.bodies.values())
