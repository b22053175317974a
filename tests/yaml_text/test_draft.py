"""One item as a person edits it."""

import pytest

from tfawg_cli.yaml_text.draft import draft_of, with_draft
from tfawg_cli.yaml_text.edits import CannotSpliceError
from tfawg_cli.yaml_text.text import read

_TEXT = """\
tasks:
  "1.1":   # Remark.
    text: One

    # About two.
    two: >-
      A text.
      More.
    below:
      1.1.1: {text: x}
      1.1.2:
        below:
          1.1.2.1: words
        text: z
after: end
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_lines_of_an_item_are_at_the_margin(newline: str) -> None:
    """Without what is below it; unchanged, they give the same file."""
    text = read(_TEXT.replace("\n", newline).encode(), "")

    draft = draft_of(text, ("tasks", "1.1"), "below")

    assert '"1.1":   # Remark.\n  text: One\n\n  # About two.\n  two: >-\n    A text.\n    More.\n' == draft.text
    assert text.text == with_draft(text, draft, draft.text)


def test_changed_lines_go_back_to_their_place() -> None:
    """Indented as before; empty ones stay empty."""
    text = read(_TEXT.encode(), "")
    draft = draft_of(text, ("tasks", "1.1"), "below")

    new = with_draft(text, draft, draft.text.replace("  text: One\n", "  text: Uno\n\n  three: x\n"))

    assert _TEXT.replace("    text: One\n", "    text: Uno\n\n    three: x\n") == new


def test_an_item_without_items_below_is_shown_whole() -> None:
    """Where it names none."""
    text = read(_TEXT.encode(), "")

    assert _TEXT.partition("after")[0] == draft_of(text, ("tasks",), "").text


@pytest.mark.parametrize(("number", "message"), [("1.1.1", "in one line"), ("1.1.2", "fields stand behind")])
def test_what_cannot_be_shown_so_is_refused(number: str, message: str) -> None:
    """An item in braces, and one whose fields stand behind the items below it."""
    text = read(_TEXT.encode(), "")

    with pytest.raises(CannotSpliceError) as refused:
        draft_of(text, ("tasks", "1.1", "below", number), "below")

    assert message in refused.value.message
    assert ("tasks", "1.1", "below", number) == refused.value.keys[:4]


def test_a_text_is_no_item() -> None:
    """There is nothing to open."""
    with pytest.raises(CannotSpliceError, match="in one line"):
        draft_of(read(_TEXT.encode(), ""), ("after",), "")


def test_lines_that_did_not_change_stay_byte_for_byte() -> None:
    """Also those that stand further out than the item, and those of blanks alone."""
    odd = _TEXT.replace("    text: One\n\n", "    text: One\n   \n# At the margin.\n")
    text = read(odd.encode(), "")
    draft = draft_of(text, ("tasks", "1.1"), "below")

    assert "\n\n# At the margin.\n" in draft.text.replace(" \n", "\n")
    assert odd.replace("      More.", "      Less.") == with_draft(text, draft, draft.text.replace("More.", "Less."))
