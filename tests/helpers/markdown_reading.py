"""Read Markdown back as a GitHub-flavoured parser does: what a reader of a report sees."""

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

SEEN = {"text", *(f"{kind}_{end}" for kind in ("link", "strong", "em") for end in ("open", "close"))}
"""What a line of a report is made of, besides line ends."""
_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def seen(inline: Sequence[Token] | None) -> str:
    """Give the text that the tokens of one line of Markdown show; `<br>` is a new line."""
    parts = []
    for token in inline or ():
        if token.type == "html_inline":
            assert "<br>" == token.content, f"HTML got through: {token.content}"
            parts.append("\n")
        elif token.type == "softbreak":
            parts.append(" ")
        else:
            assert token.type in SEEN, token.type
            parts.append(token.content)
    return "".join(parts)


def tables(markdown: str) -> list[list[list[str]]]:
    """Give every table as rows of cells, the heading row first."""
    found: list[list[list[str]]] = []
    in_cell = False
    for token in _PARSER.parse(markdown):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type in {"th_open", "td_open"}:
            in_cell = True
        elif token.type in {"th_close", "td_close"}:
            in_cell = False
        elif token.type == "inline" and in_cell:
            found[-1][-1].append(seen(token.children))
    return found


def lines(markdown: str) -> list[tuple[str, str]]:
    """Give every heading and paragraph outside of tables as (kind, text): `h2`, `p`, `li` for one in a list."""
    found: list[tuple[str, str]] = []
    kind, depth = "", 0
    for token in _PARSER.parse(markdown):
        depth += {"bullet_list_open": 1, "bullet_list_close": -1}.get(token.type, 0)
        if token.type == "heading_open":
            kind = token.tag
        elif token.type == "paragraph_open":
            kind = "li" if depth else "p"
        elif token.type == "inline" and kind:
            found.append((kind, seen(token.children)))
            kind = ""
    return found
