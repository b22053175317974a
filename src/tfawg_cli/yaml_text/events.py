"""One pass over libyaml's events: plain data whose scalars are the text as written, and marks of where it stands.

libyaml's own tree builder falls over deep nesting and types what it sees; its event stream does neither.
"""

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from tfawg_cli.findings import MOST_TOLD
from tfawg_cli.yaml_text.block_scalars import end_of_block, told_margin
from tfawg_cli.yaml_text.characters import Trouble, forbidden_characters, shortened
from tfawg_cli.yaml_text.plain import LONGEST_WORD, reads_as_text
from tfawg_cli.yaml_text.problems import DIRECTIVE, syntax_trouble

if TYPE_CHECKING:
    from tfawg_cli.yaml_text.event_types import Document, Event, Mark, Node, Scalar

Data = dict[str, "Data"] | list["Data"] | str | None
Content = dict[str, Data] | list[Data]

DEEPEST = 32
_NOTHING = {"~", "null"}
_BLANKS = " \t"
_CUT = re.compile(r"[ \t]+#(?=[^\s#])[^\r\n]*")


@dataclass(slots=True)
class Outcome:
    """What one pass over a text found."""

    data: Data = None
    """The content; None as well where the text is too broken to tell."""
    marks: "array[int]" = field(default_factory=lambda: array("I"))
    """Start and end (indexes of characters) of every key and value, in the order of the text."""
    errors: list[Trouble] = field(default_factory=list)
    warnings: list[Trouble] = field(default_factory=list)
    has_empty: bool = False
    """True where some value is left empty (and so is None in the data)."""
    more_errors: int = 0  # beyond the first MOST_TOLD, which are only counted
    more_warnings: int = 0

    def add(self, told: list[Trouble], trouble: Trouble) -> None:
        """Add to the errors or to the warnings what there is room for."""
        if len(told) < MOST_TOLD:
            told.append(trouble)
        else:
            self.more_errors += told is self.errors
            self.more_warnings += told is self.warnings


class _StopReadingError(Exception):
    """The rest of the text cannot be made sense of."""


def read_events(text: str, untyped: frozenset[str]) -> Outcome:
    """Read one YAML document from `text`, which holds no forbidden character.

    Behind the keys named in `untyped` a plain scalar need not look like text (numbers, dates).
    """
    reader = _Reader(text, untyped)
    try:
        reader.run()
        reader.outcome.data = reader.whole[0] if reader.whole and not reader.unreadable else None
    except _StopReadingError:
        pass
    except yaml.MarkedYAMLError as error:
        reader.outcome.errors.append(syntax_trouble(text, error))
    return reader.outcome


def _events(text: str) -> Iterator[Any]:
    return iter(yaml.CSafeLoader(text).get_event, None)


class _Reader:
    """Reads one text: `run` does what every key and value needs; what is rare, or wrong, stands apart.

    Of the map or list that is being filled `run` has in hand its `content`; the `key` that waits for a value; the
    `lines` in which its keys stand; where the marks of a `repeated` key begin, which is left out with its value (else
    0); and the `place` of its own marks. What is around it waits in `around` with the same.
    """

    def __init__(self, text: str, untyped: frozenset[str]) -> None:
        self.text = text
        self.untyped = untyped
        self.outcome = Outcome()
        self.whole: list[Data] = []
        """A list around all, whose only entry will be the data of the text."""
        self.documents = 0
        self.unreadable = False
        self.right_keys: set[str] = set()
        """Unquoted keys that have been looked at: the names of fields come again and again."""

    def run(self) -> None:  # noqa: C901, PLR0912, PLR0915 - the calls of a function for each kind took as long as their work
        """Turn events into data and marks. Raises _StopReadingError."""
        scalar, map_start, list_start = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
        text, untyped, right_keys = self.text, self.untyped, self.right_keys
        marks, mark = self.outcome.marks, self.outcome.marks.append
        around: list[tuple[Any, str | None, dict[str, Mark], int, int]] = []
        content: Any = self.whole
        key: str | None = None
        lines: dict[str, Mark] = {}
        repeated = place = last_end = 0
        for event in _events(text):
            kind = type(event)
            if kind is scalar:
                value, style, start, end = event.value, event.style, event.start_mark.index, event.end_mark.index
                is_key = key is None and type(content) is dict
                if style or event.tag is not None or event.anchor is not None:
                    end = self.look_closer(event, content)
                if style or is_key:
                    pass
                elif value:
                    is_sure = (len(value) > LONGEST_WORD and value[0].isalpha()) or key in untyped
                    if not is_sure and not reads_as_text(value):
                        self.unquoted(event)
                    if text[end : end + 1] in _BLANKS:
                        self.check_rest(end)
                else:
                    value, start, end = self.empty(start, content, last_end)
                mark(start)
                mark(end)
                if is_key:
                    if value in lines or value not in right_keys:
                        repeated = self.check_key(event, lines)
                    else:
                        lines[value] = event.start_mark
                    key, last_end = value, end + 1
                    continue
                last_end = end
            elif kind is map_start or kind is list_start:
                if event.tag is not None or event.anchor is not None or key is None or len(around) == DEEPEST:
                    self.check_start(event, key, content, len(around))
                around.append((content, key, lines, repeated, place))
                content, key, lines, repeated, place = {} if kind is map_start else [], None, {}, 0, len(marks)
                last_end = event.end_mark.index
                mark(event.start_mark.index)
                mark(last_end)
                continue
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                if event.end_mark.index > event.start_mark.index:
                    last_end = event.end_mark.index
                marks[place + 1], value = last_end, content
                content, key, lines, repeated, place = around.pop()
            elif kind is yaml.AliasEvent:
                value = self.alias(event)
            else:
                if kind is yaml.DocumentStartEvent:
                    self.document(event)
                continue
            if type(content) is list:
                content.append(value)
            elif repeated:
                del marks[repeated:]
                key, repeated = None, 0
            else:
                content[key], key = value, None

    def error(self, rule: str, message: str, hint: str, event: "Event") -> None:
        """Report an error where an event stands."""
        start = event.start_mark.index
        self.outcome.add(self.outcome.errors, Trouble(rule, message, hint, start, max(event.end_mark.index, start + 1)))

    def refuse(self, rule: str, message: str, hint: str, event: "Event") -> None:
        """Report what makes the data unusable, and read on for more of its kind."""
        self.error(rule, message, hint, event)
        self.unreadable = True

    def alias(self, event: "Node") -> Data:
        """Refuse an alias; what it stands for is not looked up."""
        hint = "write the value itself; quote a text that starts with *"
        self.refuse("anchor", f"*{event.anchor} is an alias: it repeats what stands elsewhere", hint, event)
        return None

    def document(self, event: "Document") -> None:
        """Take the beginning of a record: one a file, and no directives."""
        self.documents += 1
        if self.documents > 1:
            hint = "one file holds one record: move what follows to a file of its own, or take this line out"
            self.error("several-documents", "a second record starts here", hint, event)
            raise _StopReadingError
        if event.version or event.tags:
            self.refuse(*DIRECTIVE, event)

    def look_closer(self, event: "Scalar", content: Content) -> int:
        """Look at what is quoted, a block, anchored or tagged, and give its end."""
        self.check_properties(event)
        start, end = event.start_mark.index, event.end_mark.index
        if event.style == '"' and "\\" in self.text[start:end]:
            self.check_escapes(event)
        elif event.style in {"|", ">"}:
            margin = told_margin(self.text, start)
            inside = self.column_around(start, content) + margin if margin else None
            end = end_of_block(self.text, start, end, inside)
        return end

    def check_properties(self, event: "Node") -> None:
        """Refuse an anchor or a tag in front of a value."""
        if event.anchor is not None:
            hint = "take it out; quote a text that starts with &"
            self.refuse("anchor", f"&{event.anchor} is an anchor: it lets a value be repeated elsewhere", hint, event)
        if event.tag is not None:
            written = event.tag.replace("tag:yaml.org,2002:", "!!", 1)
            hint = "take it out; quote a text that starts with !"
            self.refuse(
                "tag", f"{shortened(written)} is a tag: it makes programs read the value in another way", hint, event
            )

    def check_escapes(self, event: "Scalar") -> None:
        """Look again for forbidden characters: escapes (backslash u202e) may have put them in."""
        for trouble in forbidden_characters(event.value.replace("\r\n", "\r")):
            self.error(trouble.rule, trouble.message, "take the escape out", event)

    def column_around(self, start: int, content: Content) -> int:
        """Give the column of the key or dash in front of the value at `start`."""
        if content is self.whole:
            return 0
        place = self.outcome.marks[-2] if isinstance(content, dict) else self.text.rfind("-", 0, start)
        return place - self.text.rfind("\n", 0, place) - 1

    def check_key(self, event: "Scalar", lines: "dict[str, Mark]") -> int:
        """Look at a key; where it stands in one of the `lines` already, give where its marks begin, else 0."""
        key = event.value
        if not event.style:
            self.check_plain_key(event, key)
        if key not in lines:
            lines[key] = event.start_mark
            return 0
        hint = f"it stands in line {lines[key].line + 1} already"
        self.error("duplicate-key", f"'{shortened(key)}' stands here a second time", hint, event)
        return len(self.outcome.marks) - 2

    def check_plain_key(self, event: "Scalar", key: str) -> None:
        """Look at a key without quotes: it must be there, and read as text."""
        if key == "<<":
            self.refuse("anchor", "a merge key (<<)", "write the fields themselves", event)
        elif not key:
            self.refuse("syntax", "a key is missing in front of the colon", "write the key", event)
        elif not reads_as_text(key):
            self.unquoted(event)
        elif len(self.right_keys) < MOST_TOLD:  # what comes again and again comes early
            self.right_keys.add(key)

    def empty(self, start: int, content: Content, last_end: int) -> tuple[None, int, int]:
        """Give None for a value that is empty, and where it is shown: an entry of a list by its dash."""
        self.outcome.has_empty = True
        in_list = isinstance(content, list) and content is not self.whole
        return None, *((start - 1, start) if in_list else (last_end, last_end))

    def check_rest(self, end: int) -> None:
        """Warn where a text is cut by a comment at index `end`."""
        cut = _CUT.match(self.text, end)
        if cut is not None:
            message = "the text ends here: a blank and # start a comment"
            hint = "quote the text, or put a blank after # if a comment is meant"
            begin = end + cut.group().index("#")
            self.outcome.add(self.outcome.warnings, Trouble("cut-text", message, hint, begin, cut.end()))

    def unquoted(self, event: "Scalar") -> None:
        """Report a text that would be read as something else without quotes."""
        shown = shortened(event.value)
        hint = f'quote it: "{shown}"'
        if event.value.lower() in _NOTHING:
            hint = f"take the whole line out, or {hint}"
        self.error("unquoted", f"{shown} would be read as something else than text", hint, event)

    def check_start(self, event: "Node", key: str | None, content: Content, depth: int) -> None:
        """Refuse a map or a list that is anchored or tagged, too deep, or a key."""
        self.check_properties(event)
        if depth == DEEPEST:
            hint = "check the brackets and the indentation"
            self.error("too-deep", f"more than {DEEPEST} levels inside each other", hint, event)
            raise _StopReadingError
        if key is None and isinstance(content, dict):
            self.error("syntax", "a list or a map cannot be a key", "quote it if it is a text", event)
            raise _StopReadingError
