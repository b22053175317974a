"""What PyYAML's events hold, whose stubs say less."""

from typing import Protocol


class Mark(Protocol):
    """A place in the text."""

    index: int
    line: int
    """Counted from 0."""


class Event(Protocol):
    """An event of the parser, which always has its marks (the stubs of PyYAML doubt that)."""

    start_mark: Mark
    end_mark: Mark


class Node(Event, Protocol):
    """A value begins, or an alias of one."""

    anchor: str | None
    tag: str | None


class Scalar(Node, Protocol):
    """A value that is a text."""

    value: str
    style: str | None
    """`"`, `'`, `|` or `>`; empty where plain."""


class Document(Event, Protocol):
    """A document begins."""

    version: tuple[int, int] | None
    tags: dict[str, str] | None
