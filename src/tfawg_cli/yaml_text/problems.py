"""What libyaml says of broken text, in words for an officer."""

_QUOTE = 'put the text in quotes ("...") or write >- and the text on the next line, indented'
_PROBLEMS = (
    ("mapping values are not allowed", "a colon and a blank (': ') inside unquoted text", _QUOTE),
    ("found character that cannot start any token", "unquoted text starts with a special character", _QUOTE),
    ("found unexpected end of stream", "the text ends before its closing quote", "close the quote"),
    ("found unexpected document indicator", "the text ends before its closing quote", "close the quote"),
    ("did not find expected ',' or ']'", "a list in brackets is not closed, or lacks a comma", "write [one, two]"),
    ("did not find expected ',' or '}'", "a map in braces is not closed, or lacks a comma", "write {key: value}"),
    (
        "did not find expected key",
        "this line does not fit the lines above it",
        "indent it like its neighbours; text that goes on in a new line stands further in",
    ),
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
    ("block sequence entries are not allowed", "a list entry ('- ') stands where none can", "start a new line for it"),
    ("did not find expected node content", "a value is missing here", "write the value, or take the comma out"),
    ("found unknown escape character", "a backslash in double quotes", "write two backslashes, or use single quotes"),
    ("found invalid Unicode character escape code", "the escape names no character", "write the character itself"),
    ("did not find expected hexadecimal number", "the escape names no character", "write the character itself"),
    ("did not find expected <document start>", "text stands outside of the record", "indent it, or take it out"),
    (
        "did not find the expected comment or line break",
        "something follows where only a new line may",
        "start a new line",
    ),
    ("did not find expected comment or line break", "something follows where only a new line may", "start a new line"),
    ("did not find expected whitespace or line break", "a blank is missing after this mark", _QUOTE),
    ("did not find expected alphabetic or numeric character", "unquoted text starts with & or *", _QUOTE),
    ("found a '%'", "a % at the start of a line", _QUOTE),
)


def culprit(text: str, problem: str, at: int, began: int) -> int:
    """Tell which index to show: where libyaml stumbled (`at`) or where the thing `began` that it stumbled in."""
    stumbled_at_end = not text[at:].strip()
    if began < at and (stumbled_at_end or problem.startswith("could not find expected ':'")):
        return began
    return at


def in_plain_words(problem: str, text: str, at: int) -> tuple[str, str]:
    """Give message and hint for what libyaml calls `problem` at index `at` of `text`."""
    if text[at : at + 1] == "\t":
        return "a tab is used to indent", "indent with blanks"
    before = text[text.rfind("\n", 0, at) + 1 : at]
    if problem.startswith("did not find expected key") and before.strip():
        return "something follows the end of the value", "put the whole value in quotes, or take the rest out"
    for beginning, message, hint in _PROBLEMS:
        if problem.startswith(beginning):
            return message, hint
    return f"this is not valid YAML: {problem}", "compare the line with its neighbours"
