"""A report as a page: what may be on it, and what finds its place there."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from tfawg_cli.output.escaping import markdown
from tfawg_cli.output.pages.html import page as page_of
from tfawg_cli.output.pages.markdown_reading import blocks

REPORT = """\
# Progress Report 2021-2022

| Status | Actions | |
|---|---:|:---:|
| 3 | 1 | x |

## 1ST KEY DELIVERABLE OF THE TFAWG

### Task 1.1 Strategic positioning

| No | Sub-Task |
|---|---|
| 1.1.1 | one |

| No | Action |
|---|---|
| 1.1.1.1<br>*amended* | first<br>second |

## AMENDMENTS

| Item | Field |
|---|---|
| 1.1.1.1 | timeline |
"""


class Found(HTMLParser):
    """The elements of a page with their attributes, and its visible text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.text += data


def page(text: str) -> str:
    """Make a page of some Markdown."""
    return page_of(blocks(text))


def body(text: str) -> str:
    """Give what a page of some Markdown shows."""
    return page(f"# x\n\n{text}").partition("</h1>\n")[2].removesuffix("</main>\n</body>\n</html>\n")


def test_items_are_found_by_their_number() -> None:
    """Each once: a heading, else the first row that is about the item; counts and years are none."""
    elements = Found(page(REPORT)).elements

    assert [("h2", "1"), ("h3", "1.1"), ("tr", "1.1.1"), ("tr", "1.1.1.1")] == [
        (tag, attributes["id"]) for tag, attributes in elements if "id" in attributes and attributes["id"] != "3"
    ]


def test_the_page_is_whole_in_itself() -> None:
    """Nothing is fetched or run, and the policy of the page says so: only its own style sheet counts."""
    text = page(REPORT)
    elements = Found(text).elements
    style = text.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()

    assert f"default-src 'none'; style-src 'sha256-{digest}'" in [a.get("content") for _, a in elements]
    assert {"html", "head", "meta", "title", "style", "body"} <= {tag for tag, _ in elements}
    assert set() == {tag for tag, _ in elements} & {"script", "img", "link", "iframe", "object", "base", "form"}
    assert set() == {name for _, attributes in elements for name in attributes} & {"style", "src", "onclick"}
    assert "url(" not in style
    assert "@import" not in style


def test_columns_keep_their_side() -> None:
    """By a class, because the policy forbids a style of one cell."""
    elements = Found(page(REPORT)).elements

    assert ["right", "center", "right", "center"] == [
        a["class"] for t, a in elements if t in {"th", "td"} and "class" in a
    ]


def test_the_style_prints_landscape_and_repeats_table_heads() -> None:
    """On A4."""
    text = page("")

    assert "size: A4 landscape" in text
    assert "thead { display: table-header-group; }" in text


def test_the_title_is_that_of_the_report() -> None:
    """Escaped; without one it is empty."""
    assert "<title>A &lt;b&gt; &amp; C</title>" in page("# A &lt;b&gt; & C")
    assert "<title></title>" in page("no heading")


def test_a_line_end_of_a_cell_is_a_line_end() -> None:
    """`<br>` is ours; any other HTML is text."""
    assert "<p>one<br />\ntwo</p>\n" == body("one<br>two")
    assert "<p>&lt;br/&gt;&lt;script&gt;x&lt;/script&gt;</p>\n" == body("<br/><script>x</script>")
    assert "<p>&lt;div&gt; x</p>\n" == body("<div>\nx")


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("[x](https://www.wcoomd.org)", '<p><a href="https://www.wcoomd.org">x</a></p>\n'),
        ("<https://www.wcoomd.org>", '<p><a href="https://www.wcoomd.org">https://www.wcoomd.org</a></p>\n'),
        ("[x](mailto:tfawg@example.org)", '<p><a href="mailto:tfawg@example.org">x</a></p>\n'),
        ("[x](#1.1)", '<p><a href="#1.1">x</a></p>\n'),
        ("[x](javascript:alert)", "<p>[x](javascript:alert)</p>\n"),
        ("[x](data:text/html,y)", "<p>[x](data:text/html,y)</p>\n"),
        ("[x](file:///etc/passwd)", "<p>[x](file:///etc/passwd)</p>\n"),
    ],
)
def test_only_addresses_of_the_web_and_of_mail_are_links(link: str, shown: str) -> None:
    """And places of the same page."""
    assert shown == body(link)


def test_a_picture_is_not_fetched() -> None:
    """It is a link at most."""
    assert "<img" not in page("![x](https://example.org/x.png)")


@pytest.mark.parametrize(
    "text", ["a | b", "<script>alert(1)</script>", "# no heading", "*a* `b`\nc", "1. one", "&amp; <br>"]
)
def test_what_was_escaped_reads_as_it_was(text: str) -> None:
    """Through Markdown and the page back to the words of the records."""
    shown = Found(re.sub(r"<br />\n", "\n", body(f"| {markdown(text)} |\n|---|\n"))).text

    assert text == shown.strip()


def test_points_with_letters_have_no_other_mark() -> None:
    """The letter is enough."""
    assert '<ul class="counted">\n<li>a) one\n</li>\n<li>b) two\n</li>\n</ul>\n' == body("- a) one\n- b) two")
    assert "<ul>\n<li>one\n</li>\n</ul>\n" == body("- one")


def test_lists_and_quotations_nest() -> None:
    """Every one is closed where it ends."""
    assert (
        "<ul>\n<li>a\n<ul>\n<li>b\n</li>\n</ul>\n</li>\n<li><blockquote>\n<p>c</p>\n</blockquote>\n</li>\n</ul>\n<p>d</p>\n"
    ) == body("- a\n  - b\n- > c\n\nd")
    assert "<pre><code>x\n y</code></pre>\n<hr />\n" == body("```\nx\n y\n```\n\n---")


def test_words_from_right_to_left_say_so() -> None:
    """In a paragraph, a heading, a cell; and that their language is another one."""
    arabic = "\u0627\u0644\u0639\u0645\u0644"

    assert f'<p lang="" dir="auto">{arabic}</p>\n' == body(arabic)
    assert f'<td lang="" dir="auto">{arabic}</td>' in body(f"| a |\n|---|\n| {arabic} |")
    assert "dir=" not in body("\u00e9t\u00e9")


def test_no_line_ends_within_a_year() -> None:
    """With a hyphen as with a stroke, at which no browser ends one."""
    assert '<p>in <span class="whole">2021-2022</span> and 2021/2022, 2021-3</p>\n' == body(
        "in 2021-2022 and 2021/2022, 2021-3"
    )


def test_a_long_row_may_break_between_two_pages() -> None:
    """One of more than a third of a page; any other moves to the next page as a whole."""
    shown = body(f"| Action | Updates |\n|---|---|\n| a | {'word ' * 100} |\n| 1.1 | {'word ' * 1000} |")

    assert [{}, {}, {"id": "1.1", "class": "long"}] == [a for t, a in Found(shown).elements if t == "tr"]


@pytest.mark.parametrize(("lines", "classes"), [(15, []), (16, ["long"])])
def test_a_third_of_a_page_is_fifteen_lines(lines: int, classes: list[str]) -> None:
    """Short ones count as whole ones."""
    shown = body(f"| Action |\n|---|\n| {'<br>'.join(['a'] * lines)} |")

    assert classes == [a["class"] for t, a in Found(shown).elements if t == "tr" and "class" in a]


def test_names_stand_one_a_line() -> None:
    """Each by itself, so that a long one goes on further in."""
    shown = body("| Responsible body |\n|---|\n| WCO Secretariat (CBD)<br>Members |")

    assert '<td><span class="name">WCO Secretariat (CBD)</span><br />\n<span class="name">Members</span></td>' in shown


def test_tables_are_told_apart() -> None:
    """Whoever hears the page jumps from one to the next."""
    table = "| a |\n|---|\n| b |\n"
    elements = Found(
        page(f"{table}\n# T\n\n{table}\n**ACTIONS**\n\n{table}\nWords\n\n{table}\n**ACTIONS**\n\n{table}")
    ).elements

    assert ["Table", "T", "T: ACTIONS", "T: Words", "T (2)"] == [
        a["aria-label"] for _, a in elements if "aria-label" in a
    ]


def test_what_the_page_is_called_stands_over_every_printed_page() -> None:
    """Whatever is in it, nothing of it is a style."""
    text = page('# A "b" </style> {}')

    assert 'content: "A \\000022b\\000022 \\00003c/style\\00003e \\00007b\\00007d"' in text
    assert 1 == text.count("</style>")
    assert 'content: "T (closed)"' in page_of(blocks("# T"), state="closed")


def test_a_page_without_a_heading_has_one_that_is_heard() -> None:
    """It is called as the file."""
    assert '<h1 class="unseen">my list</h1>\n' in page_of(blocks("words"), "my list")
    assert "unseen" not in page("# T").partition("</style>")[2]


def test_a_bar_is_for_the_eye() -> None:
    """A reader of screens would say block after block; an empty cell stays empty."""
    shown = body("| a | b |\n|---|---|\n| \u2588\u2588 | |")

    assert '<td><span class="bar" aria-hidden="true">\u2588\u2588</span></td>\n<td></td>' in shown
