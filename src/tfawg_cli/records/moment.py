"""A moment of the records: a commit, as readers know it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Moment:
    """A commit; the words are those of its author."""

    commit: str
    """The full hash."""
    time: int
    """When it was committed, in seconds since 1970: the order of commits of several files."""
    day: date
    author: str
    subject: str


@dataclass(frozen=True, slots=True)
class Version:
    """A file as it was after one commit, or as it is now."""

    key: str
    """The hash of the commit; empty for the working tree."""
    moment: Moment | None
    """None for the working tree."""
    content: str
    """Names the content of the file, equal for equal content; empty where the file was not there."""
    parents: tuple[str, ...] = ()
    """The versions that it was made from."""
    is_cut: bool = False
    """True where a shallow clone lacks what was before."""
