"""Tables that are read at once are read as markdown-it reads them, whatever stands in them and around them."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it.token import Token

from conftest import ROOT
from tfawg_cli.blocks import Block
from tfawg_cli.output.pages import markdown_reading
from tfawg_cli.output.pages.markdown_reading import blocks
from tfawg_cli.output.pages.markdown_tables import taken_out

PIECES = (
    *("a", "B.", "1.1.1.1", "\u00e9", " ", "  ", "\u00a0", "\t", ":", "(x)", "!", "#", "-", "+", "2021-2022"),
    *(
        "**",
        "**A**",
        "**A b**",
        "***",
        "*a*",
        "_",
        "__b__",
        "~",
        "~~s~~",
        "`",
        "`c`",
        "\\",
        "\\|",
        "\\\\",
        "\\*",
        "\\a",
    ),
    *(
        "&",
        "&lt;",
        "&amp;",
        "&gt;",
        "&nbsp;",
        "<",
        ">",
        "<br>",
        "<br/>",
        "<ins>",
        "</ins>",
        '<span lang="en">',
        "</span>",
    ),
    *("[x]", "[x](#1.1)", "![x](y)", "<https://a.org>", "https://a.org", "\u2028", "\x1f", "\u0627"),
)
AROUND = (
    *(
        "",
        "words",
        "- item",
        "  words",
        "> quoted",
        ">",
        "```",
        "    code",
        "---",
        "===",
        "# heading",
        "1. one",
        "| a |",
    ),
    *("[x]: https://a.org", '[y]: /z "', '<div lang="fr">', "</div>", "|---|", "|", "a | b", "\ufffb"),
)
CELLS = st.lists(st.sampled_from(PIECES), max_size=5).map("".join)
SIDES = st.sampled_from(("---", ":--", "--:", ":-:", "-"))


def rows(columns: int) -> st.SearchStrategy[str]:
    """Make tables of so many columns, of which some rows have others, or no stroke at an end."""
    row = st.lists(CELLS, min_size=columns, max_size=columns).map(lambda cells: f"| {' | '.join(cells)} |")
    sides = st.lists(SIDES, min_size=columns, max_size=columns).map(lambda sides: f"|{'|'.join(sides)}|")
    odd = st.lists(CELLS, max_size=4).map(" | ".join)
    body = st.lists(st.one_of(row, row, row, odd), max_size=4)
    return st.tuples(row, sides, body).map(lambda parts: "\n".join((parts[0], parts[1], *parts[2])))


TABLES = st.integers(1, 3).flatmap(rows)
PARTS = st.one_of(TABLES, TABLES.map("\n{}\n".format), st.sampled_from(AROUND))
DOCUMENTS = st.lists(PARTS, max_size=8).map(lambda parts: "\n".join(parts) + "\n")


def plainly(markdown: str, *, tells_changes: bool = False) -> list[Block]:
    """Read Markdown with no table taken out."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(markdown_reading, "taken_out", lambda text: (text, []))
        return blocks(markdown, tells_changes=tells_changes)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(DOCUMENTS)
@example("| a |\n|---|\nb\n| c |\n|---|\n| d |\n")
@example("- a\n| b |\n|---|\n| c |\n")
@example("```\n| b |\n|---|\n```\n")
@example("> a\n| b |\n|---|\n| c |\n")
@example("| [x] |\n|---|\n\n[x]: https://a.org\n")
@example("\ufffb\n| a |\n|---|\n")
@example('<div lang="fr">\n\n| **A** b |\n|---|\n\n</div>\n')
@example("| a | b\\|\n|---|---|\n")
def test_every_document_is_read_as_markdown_it_reads_it(markdown: str) -> None:
    """Which tables were taken out makes no difference, nor whether the document tells of changes."""
    assert plainly(markdown) == blocks(markdown)
    assert plainly(markdown, tells_changes=True) == blocks(markdown, tells_changes=True)


@pytest.mark.parametrize("file", sorted((ROOT / "tests/reports").rglob("*.md")), ids=lambda file: file.stem)
def test_all_tables_of_a_report_are_read_at_once(file: Path) -> None:
    """Else nothing would be gained."""
    markdown = file.read_text(encoding="utf-8")
    rest, tables = taken_out(markdown)

    assert not any(line.startswith("|") for line in rest.splitlines())
    assert len(tables) == markdown.count("\n|---")
    assert plainly(markdown) == blocks(markdown)


def test_cells_of_words_need_no_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Escapes, line ends and bold words at the beginning included."""
    parser = markdown_reading._parser(tells_changes=False)  # noqa: SLF001 - its work is what is counted
    asked: list[str] = []
    read = parser.inline.parse

    def noted(words: str, *about: Any) -> list[Token]:  # noqa: ANN401 - as markdown-it has it
        asked.append(words)
        return read(words, *about)

    monkeypatch.setattr(parser.inline, "parse", noted)
    blocks("| **IN PROGRESS** a \\* b &lt; c<br>d | x | *e* |\n|---|---|---|\n| f | f\\|g | |\n")

    assert ["*e*"] == asked
