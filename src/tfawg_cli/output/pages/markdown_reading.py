"""Markdown to blocks: what the pages of a report, its Word files and its redlines are made of."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from tfawg_cli.blocks import PLAIN, Block, Kind, Line, Look, Row, Run, Runs, Table, joined, text_of
from tfawg_cli.output.pages.columns import shape_of
from tfawg_cli.output.pages.markdown_tables import TAKEN_OUT, Cells, Rows, in_its_place, taken_out
from tfawg_cli.output.speech import NO_OTHER, Speech
from tfawg_cli.records.number import ITEM_PATTERN

_BREAK = "<br>"
_ITEM = re.compile(ITEM_PATTERN)
_LINKS = ("https://", "http://", "mailto:", "#")
_LOOKS = {"strong": "bold", "em": "italic", "s": "struck", "ins": "came", "del": "went"}
"""What the tags around words say of their look."""
_CHANGE = re.compile(r"<(/?)(ins|del)>")
_SPOKEN = re.compile(r'<(?:(/)span|span lang="([A-Za-z-]+)")>')
_SPOKEN_BLOCK = re.compile(r'<(?:/div|div lang="([A-Za-z-]+)")>')
"""What `say` and its marks write around words of another language than that of the document."""


class _Parser(MarkdownIt):
    """Markdown as GitHub reads it, without raw HTML and pictures."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - markdown-it's name
        """Let only web and mail addresses and places of the page be links."""
        return url.lower().startswith(_LINKS)


def blocks(markdown: str, speech: Speech = NO_OTHER, *, tells_changes: bool = False) -> list[Block]:
    """Read Markdown.

    Args:
        markdown: what a template or a command wrote.
        speech: the language in which it was written.
        tells_changes: whether `<ins>` and `<del>` mark words that came and went, as in what `diff` writes.

    """
    parser = _parser(tells_changes=tells_changes)
    text, tables = taken_out(markdown)
    known: dict[str, Any] = {TAKEN_OUT: True} if tables else {}
    tokens = parser.parse(text, known)
    if sum(token.type == "rows" for token in tokens) != len(tables):
        # One stands where there is no table: in a list, in code.
        return list(_Reader(parser.parse(markdown), speech).blocks())

    def children(words: str) -> list[Token]:
        """Read the words of a line as markdown-it does; `known` are the links that are defined somewhere."""
        return parser.inline.parse(words, parser, known, [])

    return list(_Reader(tokens, speech, tables, children).blocks())


@cache
def _parser(*, tells_changes: bool) -> MarkdownIt:
    parser = _Parser("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable("image")
    parser.inline.ruler.before("autolink", "line_break", _line_break)
    parser.inline.ruler.before("autolink", "spoken", _spoken)
    parser.block.ruler.before("paragraph", "spoken", _spoken_block)
    parser.block.ruler.before("table", "rows", in_its_place, {"alt": ["paragraph", "reference"]})
    if tells_changes:
        parser.inline.ruler.before("autolink", "change", _change)
    return parser


def _line_break(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
    """Read `<br>`, which our escaping writes for a line end in a cell: the one piece of HTML that means something."""
    if not state.src.startswith(_BREAK, state.pos):
        return False
    if not silent:
        state.push("hardbreak", "br", 0)
    state.pos += len(_BREAK)
    return True


def _spoken(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
    """Read where words of another language begin and end."""
    match = _SPOKEN.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        token = state.push("span_close" if match[1] else "span_open", "span", 0)
        token.attrs["lang"] = match[2] or ""
    state.pos = match.end()
    return True


def _spoken_block(state: StateBlock, line: int, _last: int, silent: bool) -> bool:  # noqa: FBT001
    """Read where paragraphs of another language begin and end: a line of its own."""
    match = _SPOKEN_BLOCK.fullmatch(state.getLines(line, line + 1, 0, keepLastLF=False).strip())
    if match is None:
        return False
    if not silent:
        token = state.push("language", "div", 0)
        token.attrs["lang"] = match[1] or ""
        state.line = line + 1
    return True


def _change(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
    match = _CHANGE.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        # Of no depth: the parser would stumble over an end without a beginning.
        state.push(f"{match[2]}_{'close' if match[1] else 'open'}", match[2], 0)
    state.pos = match.end()
    return True


class _Reader:
    """Goes through the tokens of a document once."""

    def __init__(
        self,
        tokens: Sequence[Token],
        speech: Speech,
        tables: Sequence[Rows] = (),
        children: Callable[[str], Sequence[Token]] = lambda _: (),
    ) -> None:
        self._tokens, self._tables, self._speech = iter(tokens), iter(tables), speech
        self._children = children
        self._begin(PLAIN)
        self._within: list[str] = []
        self._begins, self._marker = 0, ""

    def _begin(self, look: Look) -> None:
        """Let lines and cells begin with a look."""
        self._look = look
        self._cells = Cells(look, lambda words: runs_of(self._children(words), look))

    def blocks(self) -> Iterator[Block]:
        """List the blocks in order."""
        for token in self._tokens:
            match token.type:
                case "heading_open":
                    yield self._heading(int(token.tag[1:]))
                case "paragraph_open":
                    yield self._line(Kind.PARAGRAPH, self._inline(), is_tight=token.hidden)
                case "fence" | "code_block":
                    yield self._line(Kind.CODE, (Run(token.content.rstrip("\n"), Look(code=True)),))
                case "hr":
                    yield self._line(Kind.RULE, ())
                case "table_open":
                    yield self._table(*self._rows())
                case "rows":
                    yield self._table(*self._rows_taken_out(next(self._tables)))
                case _:
                    self._contain(token)

    def _contain(self, token: Token) -> None:
        """Note what opens or closes around the blocks that follow."""
        match token.type:
            case "blockquote_open":
                self._within.append(">")
            case "bullet_list_open":
                self._within.append("-")
            case "ordered_list_open":
                self._within.append("1")
            case "blockquote_close" | "bullet_list_close" | "ordered_list_close":
                self._within.pop()
            case "list_item_close":
                self._begins = 0  # of an item without a word
            case "language":
                self._begin(PLAIN._replace(language=str(token.attrs["lang"])))
            case "list_item_open":
                self._begins = self._begins or len(self._within)
                self._marker = f"{token.info}{token.markup}"

    def _inline(self) -> Runs:
        return runs_of(next(self._tokens).children or (), self._look)

    def _heading(self, level: int) -> Line:
        inline = next(self._tokens)
        match = self._speech.heading.match(inline.content)
        number = (match[1] or match[2]) if match else ""
        return self._line(Kind.HEADING, runs_of(inline.children or (), self._look), level=level, number=number)

    def _line(self, kind: Kind, runs: Runs, *, level: int = 0, is_tight: bool = False, number: str = "") -> Line:
        begins, self._begins = self._begins, 0
        if begins and self._within[-1] == "1":
            runs = joined([Run(f"{self._marker}\t"), *runs])
        return Line(kind, runs, level, tuple(self._within), begins, is_tight, number)

    def _rows(self) -> tuple[list[list[Runs]], list[str]]:
        """Read a table, and the sides of its columns."""
        rows: list[list[Runs]] = []
        aligns: list[str] = []
        for token in self._tokens:
            if token.type == "table_close":
                break
            if token.type == "tr_open":
                rows.append([])
            elif token.type in {"th_open", "td_open"}:
                if len(rows) == 1:
                    aligns.append(str(token.attrs.get("style", "")).removeprefix("text-align:").replace("left", ""))
                rows[-1].append(self._inline())
        return rows, aligns

    def _rows_taken_out(self, rows: Rows) -> tuple[list[list[Runs]], list[str]]:
        runs = self._cells.runs
        return [[*map(runs, cells)] for cells in (rows.head, *rows.body)], rows.aligns

    def _table(self, rows: Sequence[Sequence[Runs]], aligns: Sequence[str]) -> Table:
        begins, self._begins = self._begins, 0
        head, *body = (Row(tuple(cells), _number(cells)) for cells in rows)
        # Its columns are known by their English titles.
        titles = [self._speech.english_titles.get(text_of(cell), text_of(cell)) for cell in head.cells]
        return Table(head, tuple(body), shape_of(titles, (head, *body), aligns), tuple(self._within), begins)


def _number(cells: Sequence[Runs]) -> str:
    """Give the item that a row is about: its first cell begins with the number."""
    first = text_of(cells[0]).partition("\n")[0]
    return first if _ITEM.fullmatch(first) else ""


def runs_of(tokens: Iterable[Token], look: Look = PLAIN) -> Runs:
    """Read the words of a line, which begins with a look."""
    return joined(_runs(tokens, look))


def _runs(tokens: Iterable[Token], look: Look) -> Iterator[Run]:
    looks = [look]
    for token in tokens:
        if token.type.endswith("_open"):
            looks.append(_look(looks[-1], token))
        elif token.type.endswith("_close"):
            looks[1:] = looks[1:-1]  # what a stray </del> closes is not there
        elif token.type == "code_inline":
            yield Run(token.content, looks[-1]._replace(code=True))
        else:
            yield Run({"softbreak": " ", "hardbreak": "\n"}.get(token.type, token.content), looks[-1])


def _look(look: Look, token: Token) -> Look:
    if token.type == "link_open":
        return look._replace(link=str(token.attrs["href"]))
    if token.type == "span_open":
        return look._replace(language=str(token.attrs["lang"]))
    return Look(**{**look._asdict(), _LOOKS[token.tag]: True})
