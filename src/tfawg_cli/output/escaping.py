"""One escaping function for each place where words of the records end up."""

import re
import unicodedata

_UNSEEN = (
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\u3164\ufeff\uffa0\ufff9-\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_MARKDOWN = re.compile(r"[\\`*_\[\]<>&|~$]")
_SPECIAL = re.compile(r"[\\`*_\[\]<>&|~$\n:]")
"""What most texts do not hold: all that is escaped, line ends, and the colon of a web address."""
_MARKDOWN_START = re.compile(r"(?m)^(?:[#+=-]|\d{1,9}(?=[.)](?:\s|$)))")
_LINK = re.compile(r"https?://\w(?:[\w./?=#,:;@+-]*[\w/=#+-])?", re.ASCII | re.IGNORECASE)
_END_OF_HEADING = re.compile(r"(?<=\s)#+$")
_OTHER_LINK = re.compile(r"(?<=www)\.|:(?=//)")
"""What else GitHub would make a link of, with the escapes inside of it in plain sight."""


def visible(text: str) -> str:
    """For a terminal or a one-line message: controls, bidi marks and surrogates become `<U+001B>`."""
    if text.isascii() and text.isprintable():
        return text
    return re.sub(_UNSEEN, lambda match: f"<U+{ord(match.group()):04X}>", text)


def visible_lines(text: str) -> str:
    """For a cell of a table on a terminal: as `visible`, its lines kept."""
    return "\n".join(map(visible, text.split("\n")))


def glued(text: str) -> str:
    """Put a sign in the place of blanks that do not break a line: rich breaks at them. `unglued` takes it away."""
    return text.replace("\N{NO-BREAK SPACE}", _GLUE)


def unglued(text: str) -> str:
    """Give the blanks back after `glued`."""
    return text.replace(_GLUE, "\N{NO-BREAK SPACE}")


_GLUE = "\uffff"
"""No character, and one column wide; what is shown holds none, since it was made visible."""


def width(text: str) -> int:
    """Give the columns that visible text takes on a terminal."""
    return len(text) if text.isascii() else sum(map(_character_width, text))


def _character_width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def markdown(text: str) -> str:
    """For a Markdown cell or paragraph: any GitHub-flavoured parser gives back exactly `text`.

    A web address becomes a link that reads as itself; a new line becomes `<br>`.
    """
    if not _SPECIAL.search(text):
        return _start_escaped(text)
    parts, at = [], 0
    for match in _LINK.finditer(text):
        parts += [_escaped(text[at : match.start()]), f"<{match.group()}>"]
        at = match.end()
    escaped = "".join([*parts, _escaped(text[at:])])
    return _start_escaped(escaped).replace("\n", "<br>")


def words_in_link(text: str) -> str:
    """For the words of a Markdown link, in which no address may be a link of its own."""
    return _escaped(text).replace("\n", "<br>")


def _escaped(text: str) -> str:
    escaped = _MARKDOWN.sub(lambda match: _ENTITIES.get(match.group(), "\\" + match.group()), text)
    return _OTHER_LINK.sub(r"\\\g<0>", escaped)


_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}


def _start_escaped(text: str) -> str:
    """Keep the first characters of a text from making a heading or a list of it, and the last from ending a heading."""
    text = _END_OF_HEADING.sub(r"\\\g<0>", text) if text.endswith("#") else text
    match = _MARKDOWN_START.match(text)
    if match is None:
        return text
    start = match.group()
    return f"{start}\\{text[len(start) :]}" if start.isdigit() else f"\\{text}"


def workflow_message(text: str) -> str:
    """For the message of a GitHub workflow command."""
    return visible(text).replace("%", "%25").replace("##[", "##%5B")


def workflow_line(text: str) -> str:
    """For a line in the log of a workflow, where `##[error]` is a command wherever it stands.

    A command `::error::` must start a line, and no line of ours starts with words of the records.
    """
    return text.replace("##[", "##<U+005B>")


def workflow_property(text: str) -> str:
    """For a property (`file=`) of a GitHub workflow command."""
    return workflow_message(text).replace(":", "%3A").replace(",", "%2C")
