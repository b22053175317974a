"""The picture of a table of counts: it says what the table says, to whoever sees it and to whoever hears it."""

import re
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from tfawg_cli.blocks import Side, Table, all_on
from tfawg_cli.output.pages.html_blocks import body
from tfawg_cli.output.pages.markdown_reading import blocks
from tfawg_cli.output.pages.picture import picture

STATUSES = ("not started", "in <progress>", "completed", "not assessed")


def table(*rows: tuple[int, ...], total: str = "**9**") -> Table:
    """Read a table of counts by status, with its sums."""
    width = len(rows[0])
    lines = [
        f"| {label} | {sum(counts)} | {'█' * sum(counts)} | {' | '.join(map(str, counts))} |"
        for label, counts in zip(STATUSES, rows, strict=False)
    ]
    head = f"| Status | Actions | Bar |{''.join(f' KD {at + 1} |' for at in range(width))}"
    sums = f"| **All** | 9 | |{f' {total} |' * width}"
    (found,) = blocks("\n".join((head, f"|---|---|---|{'---|' * width}", *lines, sums)))
    assert isinstance(found, Table)
    return found


def drawing(shown: str) -> ET.Element:
    """Read the drawing of a picture."""
    return ET.fromstring(re.findall("<svg role.*?</svg>", shown)[0])


def test_a_picture_says_in_words_what_it_draws() -> None:
    """For each column its parts; where nothing was counted, so it says."""
    shown = picture(table((0, 0), (2, 0), (1, 0), (12, 0)))

    assert "KD 1: 2 in <progress>, 1 completed, 12 not assessed; KD 2: 0" == drawing(shown).get("aria-label")
    assert ["KD 1", "2", "1", "12", "15", "KD 2", "0"] == [one.text for one in drawing(shown).iter("text")]
    assert ["in &lt;progress&gt;", "completed", "not assessed"] == re.findall("</svg>([^<]+)</span>", shown)


@given(
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), min_size=1, max_size=4).filter(
        lambda one: any(map(any, one))
    )
)
def test_parts_are_as_wide_as_their_counts(rows: list[tuple[int, int]]) -> None:
    """All on one scale, within the drawing, one beside the other; a number stands only where it has room."""
    drawn = drawing(picture(table(*rows)))
    widths = [float(one.attrib["width"]) for one in drawn.iter("rect")]
    counts = [count for column in zip(*rows, strict=True) for count in column if count]

    assert next(iter(drawn.iter("rect"))).attrib["x"] == "122"
    assert all(float(one.attrib["x"]) + float(one.attrib["width"]) <= 451 for one in drawn.iter("rect"))
    assert all(
        abs(width - count * widths[0] / counts[0]) < 0.2 + width / 100
        for width, count in zip(widths, counts, strict=True)
    )
    inside = [one for one in drawn.iter("text") if one.get("class") == "part"]
    assert len([one for one in widths if one >= 25]) <= len(inside) <= len(widths)


def test_the_last_part_has_a_colour_of_its_own() -> None:
    """What nobody assessed looks alike in every report."""
    few, many = (picture(table(*[(1,)] * count)) for count in (2, 4))

    assert ["part1", "part7"] == [one.attrib["class"] for one in drawing(few).iter("rect")]
    assert ["part1", "part2", "part3", "part7"] == [one.attrib["class"] for one in drawing(many).iter("rect")]


def test_other_tables_have_none() -> None:
    """One without bars, one of zeros, one with other words, and one whose changes are marked."""
    (plain,) = blocks("| a | b |\n|---|---|\n| c | 1 |")
    (worded,) = blocks("| a | b | c |\n|---|---|---|\n| c | █ | x |")
    (zeros,) = blocks("| a | b | c |\n|---|---|---|\n| c | █ | 0 |")
    marked = all_on(table((1,)), Side.NEW)

    assert isinstance(plain, Table)
    assert isinstance(worded, Table)
    assert isinstance(zeros, Table)
    assert isinstance(marked, Table)
    assert [""] * 4 == [*map(picture, (plain, worded, zeros, marked))]


def test_a_picture_stands_before_its_table() -> None:
    """On the page."""
    shown = body([table((1,))], lambda _: "")

    assert shown.startswith("<figure>\n<svg role")
    assert '</figure>\n<div class="scroll"' in shown
