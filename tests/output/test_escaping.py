"""Words of the records are never markup, wherever they end up."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from markdown_reading import lines, tables
from tfawg_cli.output.escaping import (
    glued,
    markdown,
    unglued,
    visible,
    width,
    workflow_line,
    workflow_message,
    workflow_property,
)

MARKUP = st.text(
    st.one_of(st.sampled_from(list("|\\`*_[](){}<>&#!~$+-=.:;@'\"/1a \n")), st.characters(codec="utf-8")), max_size=40
).map(lambda text: "\n".join(line.strip() for line in re.sub("[\x00-\x09\x0b-\x1f\x7f-\x9f]", "", text).split("\n")))
TRICKS = [
    "a | b",
    "`code | span`",
    "<script>alert(1)</script>",
    "[text](javascript:alert(1))",
    "![image](https://example.org/a_b_c.png)",
    "https://example.org/a_b?c=d&e=f*g* and www.example.org",
    "www.a_b.org/x_y, HTTP://Example.org/a_b, ftp://a_b.org, a_b@example.org",
    "&amp; &lt; &#35;",
    "# not a heading",
    "1. not a list",
    "- not a list",
    "+ not a list",
    "===",
    "---",
    "a\n===",
    "~~not struck~~ __not bold__ *not italic*",
    "back\\slash \\| \\",
    "$x^2$",
    "two\nlines",
    ":--|--:",
    "{{ 7 * 7 }} {% raw %}",
]


def tidy(text: str) -> str:
    """Fold what no parser keeps: blanks at the ends of lines and runs of them."""
    return "\n".join(" ".join(line.split()) for line in text.strip().split("\n"))


@pytest.mark.parametrize("text", TRICKS)
def test_tricks_are_read_back_as_they_are(text: str) -> None:
    """What looks like Markdown or HTML is plain text for the reader of a cell."""
    cell = tables(f"| head | other |\n|---|---|\n| {markdown(text)} | x |\n")[0][1]

    assert [tidy(text), "x"] == [tidy(cell[0]), cell[1]]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("www.a_b.org", r"www\.a\_b.org"),
        ("ftp://a_b.org", r"ftp\://a\_b.org"),
        ("HTTPS://a_b.org/x", "<HTTPS://a_b.org/x>"),
        ("https://a_b.org/x", "<https://a_b.org/x>"),
        ("http://é_", r"http\://é\_"),
        ("http://@a_b", r"http\://@a\_b"),
        ("no #", r"no \#"),
        ("C# ##", r"C# \##"),
        ("C#", "C#"),
        ("www.example.org", "www.example.org"),
    ],
)
def test_nothing_is_made_of_words_but_an_address(text: str, written: str) -> None:
    """It takes more for an address than other readers do, and shows the escapes that stand in it.

    60,000 random texts read back by GitHub's own parser (cmark-gfm) were as they had been written.
    """
    assert written == markdown(text)


@given(MARKUP)
def test_any_text_in_a_cell_is_read_back(text: str) -> None:
    """Whatever a cell holds, the table keeps its shape and its words."""
    rows = tables(f"| head | other |\n|---|---|\n| {markdown(text)} | x |\n")[0]

    assert [["head", "other"], [tidy(text), "x"]] == [rows[0], [tidy(rows[1][0]), rows[1][1]]]


@given(MARKUP.filter(lambda text: text.strip() != ""))
def test_any_paragraph_is_read_back(text: str) -> None:
    """A text that stands alone becomes one paragraph, never a heading, a list or a rule."""
    found = lines(markdown(text.strip()) + "\n")

    assert [("p", tidy(text))] == [(kind, tidy(seen)) for kind, seen in found]


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("\x1b[31mred", "<U+001B>[31mred"),
        ("a\rb", "a<U+000D>b"),
        ("\u202eevil", "<U+202E>evil"),
        ("\ud800", "<U+D800>"),
        ("\u061c\u115f\u1160\u3164\uffa0", "<U+061C><U+115F><U+1160><U+3164><U+FFA0>"),
        ("[bold] [/b] :smile:", "[bold] [/b] :smile:"),
        ("é 中 🙂", "é 中 🙂"),
    ],
)
def test_control_characters_become_visible(raw: str, shown: str) -> None:
    """No text of the records can move the cursor, turn text round or colour a terminal."""
    assert shown == visible(raw)


def test_wide_characters_take_two_columns() -> None:
    """Carets stand under Chinese text where the eye expects them; an accent of its own takes no room."""
    assert (2, 1, 1) == (width("中"), width("e\u0301"), width("a"))


@given(st.text())
def test_no_message_forges_a_workflow_command(text: str) -> None:
    """A message stays on its line and holds nothing that GitHub would take for a command."""
    message = workflow_message(text)

    assert not re.search(r"[\r\n]|##\[|%(?!25|5B)", message)


@given(st.text())
def test_no_line_of_a_log_holds_a_workflow_command(text: str) -> None:
    """GitHub looks for ##[ wherever it stands; two of its characters stay, and nothing else changes."""
    assert "##[" not in workflow_line(f"##[{text}")
    assert f"##[{text}" == workflow_line(f"##[{text}").replace("##<U+005B>", "##[")


def test_property_values_cannot_end_early() -> None:
    """A file name with a comma or a colon does not become another property."""
    assert "a%2Cline=1%3A%3Aerror%25" == workflow_property("a,line=1::error%")


def test_blanks_that_do_not_break_a_line_come_back() -> None:
    """And a sign that stood there before was shown as what it is."""
    text = "Calendrier\N{NO-BREAK SPACE}: \uffff"

    assert "Calendrier\N{NO-BREAK SPACE}: <U+FFFF>" == unglued(glued(visible(text)))
    assert 2 == len(glued(visible(text)).split())
