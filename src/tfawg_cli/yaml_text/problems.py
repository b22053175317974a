"""What libyaml says of broken text, in words for an officer."""

import re
from collections.abc import Iterator
from itertools import islice, takewhile

from yaml import MarkedYAMLError

from tfawg_cli.yaml_text.characters import Trouble

DIRECTIVE = (
    "directive",
    "a YAML directive (%...)",
    "take the lines that start with % out; quote a text that starts with %",
)
_QUOTE = 'put the text in quotes ("...") or write >- and the text on the next line, indented'
_BACKSLASH = ("a backslash in double quotes", "write two backslashes, or use single quotes")
_OPEN_QUOTE = ("the text ends before its closing quote", "close the quote")
_OPEN_LONG = ("the quote that opens here is closed only in a later line", "close it where its text ends")
_OUT_OF_LINE = (
    "this line does not fit the lines above it",
    "indent it like its neighbours; text that goes on in a new line stands further in",
)
_PROBLEMS = (
    ("mapping values are not allowed", "a colon and a blank (': ') inside unquoted text", _QUOTE),
    ("mapping keys are not allowed", "unquoted text starts with a question mark", _QUOTE),
    ("found character that cannot start any token", "unquoted text starts with a special character", _QUOTE),
    ("did not find expected alphabetic or numeric character", "unquoted text starts with & or *", _QUOTE),
    ("found undefined tag handle", "unquoted text starts with !", _QUOTE),
    ("found unexpected end of stream", *_OPEN_QUOTE),
    ("found unexpected document indicator", *_OPEN_QUOTE),
    ("did not find expected ',' or ']'", "a list in brackets is not closed, or lacks a comma", "write [one, two]"),
    ("did not find expected ',' or '}'", "a map in braces is not closed, or lacks a comma", "write {key: value}"),
    (
        "did not find expected '-' indicator",
        "this line does not fit the list above it",
        "start it with '- ' or indent it like its neighbours",
    ),
    (
        "could not find expected ':'",
        "this line is neither a key nor part of a text",
        "write 'key: text', or indent the line further than its key",
    ),
    (
        "block sequence entries are not allowed",
        "a list entry ('- ') stands where none can",
        "start a new line for it, or quote the text",
    ),
    ("did not find expected node content", "a value is missing here", "write the value, or take the comma out"),
    ("found unknown escape character", *_BACKSLASH),
    ("did not find expected hex", *_BACKSLASH),
    ("found invalid Unicode character escape code", "the escape names no character", "write the character itself"),
    ("did not find expected <document start>", "text stands outside of the record", "indent it, or take it out"),
    (
        "did not find expected comment or line break",
        "text stands behind | or > in the same line",
        "start it in the next line, indented; quote a text that starts with | or >",
    ),
)
_CONTENT = re.compile(r"( *)[^\s#]")
"""The beginning of a line with content: the blanks in front of it."""
_QUOTED = re.compile(
    r"""
    ^([ ]*) (?:-[ ]+)*                                            # where its line stands
    (?: (?: "[^"\n]*" | '[^'\n]*' | [^\s"'#][^\n:]* ) :[ ]+ )?    # its key
    (?: \[ [^\n"'\]]* )?                                          # what stands before it in a list
    ( " (?: [^"\\] | \\. )* " | ' (?: [^'] | '' )* ' )
    """,
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)
"""A text in quotes that starts a value, and the blanks in front of its line."""
_PERCENT = re.compile(r"^%.*", re.MULTILINE)


def syntax_trouble(text: str, error: MarkedYAMLError) -> Trouble:
    """Say where `text` is broken, and how to mend it."""
    problem = error.problem or ""
    marks = (error.problem_mark, error.context_mark)
    at, began = (mark.index if mark is not None else len(text) for mark in marks)
    percent = _directive(text, problem, at)
    if percent is not None:
        return Trouble(*DIRECTIVE, *percent.span())
    quote = _open_quote(text, at)
    if quote is not None:
        return Trouble("syntax", *_OPEN_LONG, quote, quote + 1)
    start = _culprit(text, problem, at, began)
    return Trouble("syntax", *_in_plain_words(problem, text, start), start, start + 1)


def _directive(text: str, problem: str, at: int) -> re.Match[str] | None:
    """Find the line that starts with % when that is what libyaml stumbled over at index `at`."""
    if not any(word in problem for word in ("directive", "incompatible YAML", "<document start>")):
        return None
    return next((found for found in _PERCENT.finditer(text) if found.start() <= at), None)


def _open_quote(text: str, at: int) -> int | None:
    """Find the quote before index `at` whose text runs on into lines that stand no further in than its own."""
    for quoted in takewhile(lambda found: found.start() < at, _QUOTED.finditer(text)):
        if re.search(rf"\n {{0,{len(quoted[1])}}}[^\s#]", quoted[2][:-1]):
            return quoted.start(2)
    return None


def _culprit(text: str, problem: str, at: int, began: int) -> int:
    """Tell which index to show: where libyaml stumbled (`at`) or where the thing `began` that it stumbled in."""
    if "escape" in problem or "expected hex" in problem:
        return text.rfind("\\", 0, at + 1)
    if problem.startswith("did not find expected key"):
        return _out_of_column(text, at)
    stumbled_late = (
        problem.startswith(("could not find expected ':'", "found unexpected"))
        or ("did not find expected ','" in problem and "\n" in text[began:at])
        or not text[at:].strip()
    )
    return min(began, at) if stumbled_late else at


def _out_of_column(text: str, at: int) -> int:
    """Tell from where on lines stand too far in, for libyaml stumbles only over the first one that is right again.

    The line at index `at` is right where others stand in its column. Then those between it and the line above that
    stands further out are too far in, or that line is too far out.
    """
    start = text.rfind("\n", 0, at) + 1
    column = at - start
    alike = re.compile(rf"^ {{{column}}}[^\s#]", re.MULTILINE)
    if len(list(islice(alike.finditer(text), 2))) < 2:  # noqa: PLR2004 - the line itself and one more
        return at
    further_in = at
    for above in _content_above(text, start):
        inside = above - text.rfind("\n", 0, above) - 1
        if inside <= column:
            return further_in if inside < column else at
        further_in = above
    return at


def _content_above(text: str, start: int) -> Iterator[int]:
    """Give where content begins in the lines above the one at `start`, upwards; comments are none."""
    while start:
        end, start = start, text.rfind("\n", 0, start - 1) + 1
        content = _CONTENT.match(text, start, end)
        if content is not None:
            yield content.end(1)


def _in_plain_words(problem: str, text: str, at: int) -> tuple[str, str]:
    """Give message and hint for what libyaml calls `problem` at index `at` of `text`."""
    if text[at : at + 1] == "\t":
        return "a tab is used to indent", "indent with blanks"
    if problem.startswith("did not find expected key"):
        return _no_key(text, at)
    for beginning, message, hint in _PROBLEMS:
        if problem.startswith(beginning):
            return message, hint
    return f"this is not valid YAML: {problem}", "compare the line with its neighbours"


def _no_key(text: str, at: int) -> tuple[str, str]:
    before = text[text.rfind("\n", 0, at) + 1 : at].strip()
    if before.endswith("'"):
        return "the text ends at this quote, but the line goes on", "write '' for an apostrophe inside single quotes"
    if before:
        return "something follows the end of the value", "put the whole value in quotes, or take the rest out"
    if text[at : at + 1] == ":":
        return "a key is missing in front of the colon", "write the key"
    return _OUT_OF_LINE
