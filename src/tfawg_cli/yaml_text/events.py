"""One pass over libyaml's events: plain data whose scalars are the text as written, and marks of where it stands.

libyaml's own tree builder falls over deep nesting and types what it sees; its event stream does neither.
"""

import re
from array import array
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

import yaml

from tfawg_cli.yaml_text.blocks import end_of_block, told_margin
from tfawg_cli.yaml_text.characters import Trouble, forbidden_characters, shortened
from tfawg_cli.yaml_text.plain import reads_as_text
from tfawg_cli.yaml_text.problems import DIRECTIVE, syntax_trouble

Data = dict[str, "Data"] | list["Data"] | str | None

DEEPEST = 32
_NOTHING = {"~", "null"}
_CUT = re.compile(r"[ \t]+#(?=[^\s#])[^\r\n]*")


class _Mark(Protocol):
    index: int
    line: int
    """Counted from 0."""


class _Event(Protocol):
    """An event of the parser, which always has its marks (the stubs of PyYAML doubt that)."""

    start_mark: _Mark
    end_mark: _Mark


class _Node(_Event, Protocol):
    anchor: str | None
    tag: str | None


class _Scalar(_Node, Protocol):
    value: str
    style: str | None
    """`"`, `'`, `|` or `>`; empty where plain."""


class _Document(_Event, Protocol):
    version: tuple[int, int] | None
    tags: dict[str, str] | None


@dataclass(slots=True)
class Outcome:
    """What one pass over a text found."""

    data: Data = None
    """The content; None as well where the text is too broken to tell."""
    marks: "array[int]" = field(default_factory=lambda: array("L"))
    """Start and end (indexes of characters) of every key and value, in the order of the text."""
    errors: list[Trouble] = field(default_factory=list)
    warnings: list[Trouble] = field(default_factory=list)
    has_empty: bool = False
    """True where some value is left empty (and so is None in the data)."""


class _StopReadingError(Exception):
    """The rest of the text cannot be made sense of."""


@dataclass(slots=True)
class _Frame:
    """A map or a list that is being filled."""

    content: dict[str, Data] | list[Data]
    mark: int
    """Where its own start and end stand among the marks."""
    key_lines: dict[str, int] = field(default_factory=dict)
    key: str | None = None
    """The key that waits for its value."""
    repeated_from: int | None = None
    """Where the marks of a repeated key begin; it and its value are forgotten."""


def read_events(text: str, untyped: frozenset[str]) -> Outcome:
    """Read one YAML document from `text`, which holds no forbidden character.

    Behind the keys named in `untyped` a plain scalar need not look like text (numbers, dates).
    """
    reader = _Reader(text, untyped)
    try:
        reader.run()
    except _StopReadingError:
        reader.outcome.data = None
    except yaml.MarkedYAMLError as error:
        reader.outcome.errors.append(syntax_trouble(text, error))
        reader.outcome.data = None
    return reader.outcome


class _Reader:
    def __init__(self, text: str, untyped: frozenset[str]) -> None:
        self.text = text
        self.untyped = untyped
        self.outcome = Outcome()
        self.frames: list[_Frame] = []
        self.documents = 0
        self.unreadable = False
        self.last_end = 0
        self.handlers: dict[type[yaml.Event], Callable[..., None]] = {
            yaml.ScalarEvent: self.scalar,
            yaml.MappingStartEvent: self.start_map,
            yaml.MappingEndEvent: self.end,
            yaml.SequenceStartEvent: self.start_list,
            yaml.SequenceEndEvent: self.end,
            yaml.AliasEvent: self.alias,
            yaml.DocumentStartEvent: self.document,
        }

    def run(self) -> None:
        handlers = self.handlers
        for event in yaml.parse(self.text, Loader=yaml.CSafeLoader):
            handler = handlers.get(type(event))
            if handler is not None:
                handler(event)
        if self.unreadable:
            raise _StopReadingError

    def error(self, rule: str, message: str, hint: str, event: _Event) -> None:
        start = event.start_mark.index
        self.outcome.errors.append(Trouble(rule, message, hint, start, max(event.end_mark.index, start + 1)))

    def refuse(self, rule: str, message: str, hint: str, event: _Event) -> None:
        """Report what makes the data unusable, and read on for more of its kind."""
        self.error(rule, message, hint, event)
        self.unreadable = True

    def document(self, event: _Document) -> None:
        self.documents += 1
        if self.documents > 1:
            hint = "one file holds one record: move what follows to a file of its own, or take this line out"
            self.error("several-documents", "a second record starts here", hint, event)
            raise _StopReadingError
        if event.version or event.tags:
            self.refuse(*DIRECTIVE, event)

    def alias(self, event: _Node) -> None:
        hint = "write the value itself; quote a text that starts with *"
        self.refuse("anchor", f"*{event.anchor} is an alias: it repeats what stands elsewhere", hint, event)
        self.attach(None)

    def scalar(self, event: _Scalar) -> None:
        self.check_properties(event)
        start, end, value = event.start_mark.index, event.end_mark.index, event.value
        if event.style == '"':
            self.check_escapes(event, value)
        elif event.style in {"|", ">"}:
            margin = told_margin(self.text, start)
            end = end_of_block(self.text, start, end, self.column_around(start) + margin if margin else None)
        if self.waits_for_key():
            self.take_key(event, value, start, end)
            return
        taken: str | None = value
        if not event.style:
            if not value:
                taken = None
                start, end = self.place_of_nothing(start)
                self.outcome.has_empty = True
            else:
                self.check_plain(event, value, end)
        self.outcome.marks.extend((start, end))
        self.last_end = end
        self.attach(taken)

    def place_of_nothing(self, mark: int) -> tuple[int, int]:
        """Show an empty entry of a list by its dash, an empty value behind its key."""
        if self.frames and isinstance(self.frames[-1].content, list):
            return mark - 1, mark
        return self.last_end, self.last_end

    def take_key(self, event: _Scalar, key: str, start: int, end: int) -> None:
        frame = self.frames[-1]
        if not event.style:
            self.check_plain_key(event, key)
        if key in frame.key_lines:
            hint = f"it stands in line {frame.key_lines[key]} already"
            self.error("duplicate-key", f"'{shortened(key)}' stands here a second time", hint, event)
            frame.repeated_from = len(self.outcome.marks)
        else:
            frame.key_lines[key] = event.start_mark.line + 1
        frame.key = key
        self.outcome.marks.extend((start, end))
        self.last_end = end + 1

    def check_plain_key(self, event: _Scalar, key: str) -> None:
        if key == "<<":
            self.refuse("anchor", "a merge key (<<)", "write the fields themselves", event)
        elif not key:
            self.refuse("syntax", "a key is missing in front of the colon", "write the key", event)
        elif not reads_as_text(key):
            self.unquoted(key, event)

    def check_plain(self, event: _Scalar, value: str, end: int) -> None:
        if not reads_as_text(value) and not self.is_untyped():
            self.unquoted(value, event)
        cut = _CUT.match(self.text, end)
        if cut is not None:
            message = "the text ends here: a blank and # start a comment"
            hint = "quote the text, or put a blank after # if a comment is meant"
            begin = end + cut.group().index("#")
            self.outcome.warnings.append(Trouble("cut-text", message, hint, begin, cut.end()))

    def unquoted(self, value: str, event: _Scalar) -> None:
        shown = shortened(value)
        hint = f'quote it: "{shown}"'
        if value.lower() in _NOTHING:
            hint = f"take the whole line out, or {hint}"
        self.error("unquoted", f"{shown} would be read as something else than text", hint, event)

    def is_untyped(self) -> bool:
        return bool(self.frames) and self.frames[-1].key in self.untyped

    def check_properties(self, event: _Node) -> None:
        if event.anchor is not None:
            hint = "take it out; quote a text that starts with &"
            self.refuse("anchor", f"&{event.anchor} is an anchor: it lets a value be repeated elsewhere", hint, event)
        if event.tag is not None:
            written = event.tag.replace("tag:yaml.org,2002:", "!!", 1)
            hint = "take it out; quote a text that starts with !"
            self.refuse(
                "tag", f"{shortened(written)} is a tag: it makes programs read the value in another way", hint, event
            )

    def check_escapes(self, event: _Scalar, value: str) -> None:
        """Look again for forbidden characters: escapes (backslash u202e) may have put them in."""
        for trouble in forbidden_characters(value.replace("\r\n", "\r")):
            self.error(trouble.rule, trouble.message, "take the escape out", event)

    def column_around(self, start: int) -> int:
        """Give the column of the key or dash in front of the value at `start`."""
        if not self.frames:
            return 0
        in_map = isinstance(self.frames[-1].content, dict)
        place = self.outcome.marks[-2] if in_map else self.text.rfind("-", 0, start)
        return place - self.text.rfind("\n", 0, place) - 1

    def start_map(self, event: _Node) -> None:
        self.start(event, {})

    def start_list(self, event: _Node) -> None:
        self.start(event, [])

    def start(self, event: _Node, content: dict[str, Data] | list[Data]) -> None:
        self.check_properties(event)
        if len(self.frames) == DEEPEST:
            hint = "check the brackets and the indentation"
            self.error("too-deep", f"more than {DEEPEST} levels inside each other", hint, event)
            raise _StopReadingError
        if self.waits_for_key():
            self.error("syntax", "a list or a map cannot be a key", "quote it if it is a text", event)
            raise _StopReadingError
        start = event.start_mark.index
        self.outcome.marks.extend((start, event.end_mark.index))
        self.last_end = event.end_mark.index
        self.frames.append(_Frame(content, len(self.outcome.marks) - 2))

    def end(self, event: _Event) -> None:
        frame = self.frames.pop()
        if event.end_mark.index > event.start_mark.index:
            self.last_end = event.end_mark.index
        self.outcome.marks[frame.mark + 1] = self.last_end
        self.attach(frame.content)

    def waits_for_key(self) -> bool:
        if not self.frames:
            return False
        frame = self.frames[-1]
        return isinstance(frame.content, dict) and frame.key is None

    def attach(self, value: Data) -> None:
        """Put a finished value where it belongs."""
        if not self.frames:
            self.outcome.data = value
            return
        frame = self.frames[-1]
        if isinstance(frame.content, list):
            frame.content.append(value)
            return
        if frame.repeated_from is None:
            frame.content[frame.key or ""] = value
        else:
            del self.outcome.marks[frame.repeated_from :]
            frame.repeated_from = None
        frame.key = None
