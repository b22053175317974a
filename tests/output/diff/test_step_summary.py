"""The summary of a workflow's step is cut by whole items, and says so."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tfawg_cli.output.diff.step_summary import MOST, shortened

ITEM = "- **{0}** Invite the Chair of committee {0}\n  - status: not assessed → completed\n"
SEVERAL = "- **{0}** timeline: 2021/2022 → 2022/2023\n- **{0}** status: not assessed → completed\n"


def changes(items: list[str]) -> str:
    """Write a comparison as `tfawg diff --format markdown` does."""
    told = "".join(shape.format(f"1.1.1.{number}") for number, shape in enumerate(items, 1))
    return (
        f"# Changes from HEAD^1 to the working tree\n\n## Financial year 2021/2022\n\n### Key deliverable 1\n\n{told}"
    )


def test_what_fits_stays_as_it_is() -> None:
    """Nothing is cut, and no note added, up to the last byte."""
    text = changes([ITEM] * 20)

    assert text == shortened(text)
    assert text == shortened(text, len(text.encode("utf-8")))


def test_a_year_that_is_too_long_is_cut() -> None:
    """A comparison beyond 1 MiB comes below it, with as many items as fit."""
    cut = shortened(changes([ITEM] * 20_000))

    assert MOST - 300 < len(cut.encode("utf-8")) <= MOST
    (left_out,) = re.findall(r"\*\*Not shown: (\d+) more\.\*\*", cut)
    assert 20_000 == cut.count("- **1.1.1.") + int(left_out)


@given(items=st.lists(st.sampled_from([ITEM, SEVERAL]), min_size=3, max_size=9), less=st.integers(1, 400))
def test_only_whole_items_are_left_out(items: list[str], less: int) -> None:
    """The beginning is kept word for word, it ends behind an item, and the note counts the others."""
    text = changes(items)
    most = max(180, len(text.encode("utf-8")) - less)
    cut = shortened(text, most)

    kept, note, left_out = re.fullmatch(r"(.*?)(?:\n(\*\*Not shown: (\d+) more\.\*\* .*)\n)?", cut, re.DOTALL).groups()  # type: ignore[union-attr]
    assert len(cut.encode("utf-8")) <= most
    assert text.startswith(kept)
    whole = [changes(items[:number]) for number in range(len(items) + 1)]
    assert (len(items) - int(left_out or 0), bool(note)) == (whole.index(kept) if kept in whole else 0, kept != text)


@pytest.mark.parametrize("most", [110, 200, 230])
def test_no_heading_stands_alone(most: int) -> None:
    """Where no item fits, its headings are left out with it."""
    cut = shortened(changes([SEVERAL] * 9), most)

    assert cut.startswith("\n**Not shown: 9 more.**")
