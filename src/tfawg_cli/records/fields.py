"""The fields of the records, and all that is decided about each: plain data, which help and completion read.

A field is a line in its model and an entry here. Options, completion, freezing, carrying forward, rows, sheets, views
and the pages of the documentation are derived; tests/records/test_fields.py names a field that nobody decided about.
"""

from collections.abc import Mapping
from enum import Enum, auto
from functools import cache
from typing import NamedTuple


class Typed(Enum):
    """How one value of a field is typed."""

    LINES = auto()
    """A text whose lines are kept."""
    TEXT = auto()
    """A text of one line."""
    MARKDOWN = auto()
    """Narrative."""
    STATUS = auto()
    DATE = auto()
    """Day first; the records hold it as YYYY-MM-DD."""
    BODY = auto()
    COMMITTEE = auto()
    """A body that decides; it is written by its abbreviation."""
    CODE = auto()
    """A strategic code."""
    NUMBER = auto()
    """Of an item."""
    ORIGIN = auto()
    """Year and number of an action."""
    NEVER = auto()
    """Other commands write it, or a hand."""
    ITEMS = auto()
    """What stands below; it has fields of its own."""


class Carried(Enum):
    """What carry-forward does with a field."""

    KEPT = auto()
    MARKED = auto()
    """It is kept; what the turn of the year overtakes in it is marked, for a person to look at."""
    MARKED_IF_RECENT = auto()
    """It is kept; it tells the past too, so only months of late are marked."""
    DROPPED = auto()
    """It belongs to its year."""
    WRITTEN = auto()
    """Carry-forward itself says what stands there."""


class Approved(Enum):
    """What changes a field of what is approved."""

    FROZEN = auto()
    """Only an amendment."""
    FREE = auto()
    """The same as before."""
    REPORTED = auto()
    """It tells progress: `update` brings it, and a sheet that comes back."""


LINES, TEXT, MARKDOWN, STATUS, DATE, BODY, COMMITTEE, CODE, NUMBER, ORIGIN, NEVER, ITEMS = Typed
KEPT, MARKED, MARKED_IF_RECENT, DROPPED, WRITTEN = Carried
FROZEN, FREE, REPORTED = Approved


class Field(NamedTuple):
    """One field of a kind of item, and what is decided about it."""

    name: str
    about: str
    """What it means, in the words of help and of the pages; empty where its name says it all."""
    typed: Typed
    carried: Carried
    approved: Approved
    translated: bool
    """Whether another language says it in its own words."""
    repeats: bool = False
    """Whether it is a list: its option repeats, and replaces the whole list."""
    option: str = ""
    """Its option, where that is not called as the field is."""


_FORMAT = Field("format", "", NEVER, KEPT, FREE, translated=False)
_YEAR = Field("financial_year", "", NEVER, WRITTEN, FREE, translated=False)
_TIMELINE = Field("timeline", "When, in the plan's own words.", LINES, KEPT, FROZEN, translated=True)
_STATUS = Field(
    "status", "How far it has come; where none is recorded, not assessed.", STATUS, KEPT, FREE, translated=False
)
_REASON = Field("reason", "Why the status is what it is.", LINES, KEPT, FREE, translated=True)
_FORMERLY = Field(
    "formerly",
    "Its number in the previous edition, if another; none for a new one.",
    NUMBER,
    DROPPED,
    FREE,
    translated=False,
)
_TO_CONFIRM = Field("to_confirm", "Why a person must look before endorsement.", NEVER, WRITTEN, FREE, translated=False)

FIELDS: Mapping[str, tuple[Field, ...]] = {
    "action": (
        Field("text", "What is to be done.", LINES, MARKED, FROZEN, translated=True),
        Field("responsible", "Who does it.", BODY, KEPT, FROZEN, translated=False, repeats=True),
        Field("indicator", "What shows that it is done.", LINES, MARKED, FROZEN, translated=True),
        _TIMELINE._replace(carried=MARKED),
        Field("due", "The day by which, beside the words of the timeline.", DATE, MARKED, FROZEN, translated=False),
        _STATUS._replace(carried=DROPPED, approved=REPORTED),
        Field("result", "What the indicator showed.", LINES, DROPPED, REPORTED, translated=True),
        Field("updates", "The newest last.", NEVER, DROPPED, FREE, translated=False, repeats=True),
        Field(
            "carried_from", "The action of an earlier year that it continues.", ORIGIN, WRITTEN, FREE, translated=False
        ),
        _TO_CONFIRM,
    ),
    "sub-task": (
        Field("text", "What is to be carried out.", LINES, KEPT, FROZEN, translated=True),
        Field(
            "strategic_codes",
            "The strategic codes that it serves.",
            CODE,
            MARKED,
            FROZEN,
            translated=False,
            repeats=True,
            option="strategic-code",
        ),
        Field("objective", "What for.", LINES, KEPT, FROZEN, translated=True),
        Field("start", "Since when, such as 12/2013.", TEXT, KEPT, FROZEN, translated=True),
        _TIMELINE,
        _STATUS,
        _REASON,
        Field("comments", "What readers should know.", LINES, MARKED_IF_RECENT, FREE, translated=True),
        _FORMERLY,
        Field(
            "report_to",
            "Committees that are reported to on it, as people set them.",
            COMMITTEE,
            KEPT,
            FREE,
            translated=False,
            repeats=True,
        ),
        _TO_CONFIRM,
    ),
    "task": (
        Field("text", "Its title; some are printed without.", LINES, KEPT, FROZEN, translated=True),
        _STATUS,
        _REASON,
        _FORMERLY,
        Field("sub_tasks", "", ITEMS, KEPT, FREE, translated=False),
    ),
    "key deliverable": (
        Field("text", "What is to be delivered.", LINES, KEPT, FROZEN, translated=True),
        Field(
            "points", "A point of its list a), b).", LINES, KEPT, FROZEN, translated=True, repeats=True, option="point"
        ),
        _FORMERLY,
        Field("tasks", "", ITEMS, KEPT, FREE, translated=False),
    ),
    "update": (
        Field("date", "The day that it is about.", DATE, DROPPED, REPORTED, translated=False),
        Field("by", "Who tells it.", BODY, DROPPED, REPORTED, translated=False),
        Field("text", "What happened.", LINES, DROPPED, REPORTED, translated=True),
    ),
    "amendment": (
        Field("date", "", NEVER, DROPPED, FREE, translated=False),
        Field("authority", "", NEVER, DROPPED, FREE, translated=False),
        Field("reason", "", NEVER, DROPPED, FREE, translated=True),
        Field("number", "", NEVER, DROPPED, FREE, translated=False),
        Field("field", "", NEVER, DROPPED, FREE, translated=False),
        Field("was", "", NEVER, DROPPED, FREE, translated=True),
        Field("now", "", NEVER, DROPPED, FREE, translated=True),
    ),
    "plan": (
        _FORMAT,
        _YEAR,
        Field("actions", "", ITEMS, KEPT, FREE, translated=False),
        Field("summary", "What the year came to, as Markdown.", MARKDOWN, DROPPED, FREE, translated=True),
        Field("recommendations", "What is recommended, as Markdown.", MARKDOWN, DROPPED, FREE, translated=True),
        Field("decisions", "", NEVER, DROPPED, FREE, translated=False, repeats=True),
        Field("amendments", "", NEVER, DROPPED, FREE, translated=False, repeats=True),
        Field("closed", "", NEVER, DROPPED, FREE, translated=False),
    ),
    "edition": (
        _FORMAT,
        _YEAR,
        Field(
            "continues",
            "The edition that it goes on from: equal numbers are the same items.",
            NEVER,
            WRITTEN,
            FREE,
            translated=False,
        ),
        Field("title", "", NEVER, KEPT, FREE, translated=True),
        Field("strategic_plan", "", ITEMS, KEPT, FREE, translated=False),
        Field("sections", "", ITEMS, KEPT, FREE, translated=False, repeats=True),
        Field("deliverables", "", ITEMS, KEPT, FREE, translated=False),
    ),
    "strategic plan": (
        Field("period", "", NEVER, KEPT, FREE, translated=False),
        Field(
            "groups", "Headings as printed, in order; under each a text, or codes.", NEVER, KEPT, FREE, translated=True
        ),
    ),
    "section": (
        Field("heading", "", NEVER, KEPT, FREE, translated=True),
        Field("text", "", NEVER, KEPT, FREE, translated=True),
        Field("shows", "What follows the text, made from the records.", NEVER, KEPT, FREE, translated=False),
    ),
}
"""Kind of item, or of what stands beside the items -> its fields, in the order of the files."""

EVERYTHING = "everything"
"""The kind of list that holds all others, and the narrative."""
LISTED = ("actions", "sub-tasks", "tasks", "deliverables", "plans", "bodies", "codes", EVERYTHING)
"""What `list` lists, in the order in which help names it."""


@cache
def fields(kind: str) -> tuple[Field, ...]:
    """List the fields of a kind of item that say something themselves, in the order of the files."""
    return tuple(field for field in FIELDS[kind] if field.typed is not ITEMS)


def typed_fields(kind: str) -> tuple[Field, ...]:
    """List the fields of a kind of item that have options."""
    return tuple(field for field in fields(kind) if field.typed is not NEVER)


_OPTIONS = {field.name: field.option for kind in FIELDS.values() for field in kind if field.option}


def option(name: str) -> str:
    """Give the option of a field."""
    return f"--{_OPTIONS.get(name) or name.replace('_', '-')}"


DAYS = frozenset(field.name for kind in FIELDS.values() for field in kind if field.typed is DATE) | {"closed"}
"""The fields that hold a day; files and programs see YYYY-MM-DD, readers the day in words."""


def names(kind: str, *decided: Carried | Approved) -> tuple[str, ...]:
    """Name the fields of a kind of item about which one of some things is decided, in the order of the files."""
    return tuple(field.name for field in FIELDS[kind] if {field.carried, field.approved}.intersection(decided))
