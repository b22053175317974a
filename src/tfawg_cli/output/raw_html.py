"""HTML in narrative, which is Markdown: words, as in a page and in a Word file."""

import re

_FOUND = re.compile(
    r"""
    \\.                                                        # escaped already
    | \]\(\s*<(?:https?://|mailto:)[^<>\n]*>                   # where a link leads
    | <(?:[a-z][a-z0-9+.-]{1,31}:[^\s<>]*|[^\s<>@]+@[\w.-]+)>  # an address
    | <br>                                                     # the one that means something everywhere
    | (?P<html><(?=[a-z/!?]))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_COUNTED = "\uffff{}\uffff"
"""Stands before what may be HTML, to find it in what was read; no record holds that character."""


def html_as_words(text: str) -> str:
    """Let HTML in Markdown be read as words by any parser: a reader would not see `<the name of the country>` at all.

    Code stays as it is, for no parser reads HTML there.
    """
    places = [match.start() for match in _FOUND.finditer(text) if match["html"]] if "<" in text else []
    if not places:
        return text
    parts = [text[start:end] for start, end in zip([0, *places], [*places, len(text)], strict=True)]
    code = _code(parts[0] + "".join(_COUNTED.format(at) + part for at, part in enumerate(parts[1:])))
    return parts[0] + "".join(part if at in code else f"&lt;{part[1:]}" for at, part in enumerate(parts[1:]))


def _code(counted: str) -> set[int]:
    """Give the counts that stand in code."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - hardly any text needs it

    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(counted)
    every = [inner for token in tokens for inner in (token, *(token.children or ()))]
    code = " ".join(one.content for one in every if one.type in {"fence", "code_block", "code_inline"})
    return {int(count) for count in re.findall(_COUNTED.format(r"(\d+)"), code)}
