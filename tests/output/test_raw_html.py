"""HTML in narrative is words, and what is none stays as it is."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tfawg_cli.output.raw_html import html_as_words
from tfawg_cli.output.speech import IN_ENGLISH, IN_OLDER_WORDS, narrative_with_marks

PIECES = [
    *("<b>", "</b>", "<name of the country>", "<!-- note -->", "<?x?>", "<![CDATA[x]]>", "x<br>", "<br/>", "<div>\n"),
    *("`", "``", "```\n", "~~~", "\n", "\n\n", "    ", "\\", "<", ">", "< b", "<3", "&lt;b>", "a", "*", "| ", " - "),
    *(
        "<https://x.org/a>",
        "<a@x.org>",
        "[a](<https://x.org/b c>)",
        "[a](<#b c>)",
        "[r]: <https://x.org>\n",
        '<a href="`">`',
        "&",
        "1",
        '"',
        "'",
    ),
]


def read(text: str, *, html: bool) -> list[Token]:
    """Read Markdown as others do, with raw HTML or without; the tokens inside of others too."""
    tokens = MarkdownIt("commonmark", {"html": html}).enable("table").parse(text)
    return [inner for token in tokens for inner in (token, *(token.children or ()))]


def words(tokens: list[Token]) -> list[tuple[str, str, object]]:
    """Give what tokens say, and where they lead."""
    found: list[tuple[str, str, object]] = []
    for one in (one for one in tokens if one.type != "inline"):
        if one.type == found[-1][0] == "text" if found else False:
            found[-1] = ("text", found[-1][1] + one.content, None)
        else:
            found.append((one.type, one.content, one.attrs or None))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ask <name of the country>.", "Ask &lt;name of the country>."),
        ("<script>x</script>", "&lt;script>x&lt;/script>"),
        ("<!-- hidden -->\n\n<!DOCTYPE x>", "&lt;!-- hidden -->\n\n&lt;!DOCTYPE x>"),
        ("One<br>two<br/>", "One<br>two&lt;br/>"),
        ("`<b>` <b>", "`<b>` &lt;b>"),
        ("```\n<b>\n```\n<b>", "```\n<b>\n```\n&lt;b>"),
        ("Code:\n\n    <b>\n\n<b>", "Code:\n\n    <b>\n\n&lt;b>"),
        (r"\<b> \\<b>", r"\<b> \\&lt;b>"),
        ("&lt;b> 3 < 4, a<3", "&lt;b> 3 < 4, a<3"),
        ("<https://x.org> <a@x.org> [a](<#b c>)", "<https://x.org> <a@x.org> [a](<#b c>)"),
        ("[a](<HTTPS://x.org/b c>) <b>", "[a](<HTTPS://x.org/b c>) &lt;b>"),
    ],
)
def test_only_html_is_escaped(text: str, expected: str) -> None:
    """Once: what is escaped already stays so."""
    assert expected == html_as_words(text)
    assert expected == html_as_words(expected)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("{}", "a &lt;b> c"),
        (IN_ENGLISH, '<div lang="en">\n\n**\\[EN\\]**\n\na &lt;b> c\n\n</div>'),
        (IN_OLDER_WORDS, "**\\[old\\]**\n\na &lt;b> c"),
    ],
)
def test_marks_of_another_language_are_no_words(form: str, expected: str) -> None:
    """They stand around the narrative."""
    assert expected == narrative_with_marks(form.format("a <b> c"), "old")


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_any_parser_reads_the_words_that_a_page_shows(text: str) -> None:
    """Whether it knows HTML or not; `<br>` means the same everywhere.

    In code of several lines a line may begin a block of HTML: it ends the code then, and stays as it is.
    """
    assume(not (re.search(r"\n[ >-]*<", text) and "`" in text))
    escaped = html_as_words(text)

    assert words(read(text, html=False)) == words(read(escaped, html=False))
    assert {"<br>"} >= {one.content for one in read(escaped, html=True) if one.type == "html_inline"}
    assert not any(one.type == "html_block" for one in read(escaped, html=True))
