"""A moment of the records: a commit, as readers know it."""

from datetime import date
from typing import NamedTuple


class Moment(NamedTuple):
    """A commit; the words are those of its author."""

    commit: str
    """The full hash."""
    time: int
    """When it was committed, in seconds since 1970: the order of commits of several files."""
    day: date
    author: str
    subject: str


class Version(NamedTuple):
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
