"""A report as one self-contained page: no script, no picture, nothing fetched; it prints on A4 landscape."""

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from importlib.resources import files

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from tfawg_cli.records.number import ITEM_PATTERN

_BREAK = "<br>"
_HEADING = re.compile(r"(?:Task |Sub-task )?([1-9]\d*(?:\.[1-9]\d*)+)\b|([1-9]\d*)(?:ST|ND|RD|TH) KEY DELIVERABLE")
_LINKS = ("https://", "http://", "mailto:", "#")
_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{digest}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
{body}</body>
</html>
"""


class _Parser(MarkdownIt):
    """Markdown as GitHub reads it, without raw HTML and pictures."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - markdown-it's name
        """Let only web and mail addresses and places of the page be links."""
        return url.lower().startswith(_LINKS)


def page(markdown: str, untitled: str = "") -> str:
    """Turn Markdown into a page of HTML, which is called as its first heading, else `untitled`."""
    parser = _parser()
    tokens = parser.parse(markdown)
    title = next((_words(tokens[at + 1]) for at, token in enumerate(tokens) if token.tag == "h1"), untitled)
    for token, number in _numbered(tokens):
        token.attrSet("id", number)
    for token in tokens:
        _class_for_style(token)
    style = (files("tfawg_cli.output") / "page.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    body = parser.renderer.render(tokens, parser.options, {})
    return _PAGE.format(digest=digest, title=escape(title), style=style, body=body)


@cache
def _parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable("image")
    parser.inline.ruler.before("autolink", "line_break", _line_break)
    return parser


def _line_break(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
    """Read `<br>`, which our escaping writes for a line end in a cell: the one piece of HTML that means something."""
    if not state.src.startswith(_BREAK, state.pos):
        return False
    if not silent:
        state.push("hardbreak", "br", 0)
    state.pos += len(_BREAK)
    return True


def _words(inline: Token) -> str:
    return "".join(token.content for token in inline.children or ())


def _numbered(tokens: Sequence[Token]) -> Iterator[tuple[Token, str]]:
    """Find the heading or, where there is none, the first row of a table that is about an item."""
    found: dict[str, Token] = {}
    for at, token in enumerate(tokens):
        if token.type == "heading_open" and (match := _HEADING.match(tokens[at + 1].content)):
            found.setdefault(match[1] or match[2], token)
    for at, token in enumerate(tokens):
        if token.type == "tr_open":
            first = tokens[at + 2].content.partition(_BREAK)[0]
            if re.fullmatch(ITEM_PATTERN, first):
                found.setdefault(first, token)
    for number, token in found.items():
        yield token, number


def _class_for_style(token: Token) -> None:
    """Say the side to which a column is set by a class: a style of a single cell is forbidden on the page."""
    style = token.attrs.pop("style", "")
    if style:
        token.attrSet("class", str(style).removeprefix("text-align:"))
