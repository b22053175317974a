"""The page of a Word document that a report is written on."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """What of the house the writer must know."""

    width: int
    """Of the text, in twentieths of a point."""
    styles: Mapping[str, str]
    """The ids of the styles by their names."""
    first_id: int = 1
    """No mark of the house has it, nor a greater one."""
    from_right: bool = False
    """Whether the report is read from right to left."""
