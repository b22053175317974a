"""The comments that go where an item goes."""

import pytest

from tfawg_cli.yaml_text.comments import comments_of
from tfawg_cli.yaml_text.text import read

_TEXT = """\
items:
  # of the first
  1.1: {text: a}

  # above
  1.2: # beside
    # inside
    text: a # in no. 1#2 "#3"
    note: '# no comment'
    more: |- # of the header
      # words
    list: # of the list
      - one # of one
      - "#two"
    # behind

  # of the next
  1.3: {text: a}
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_all_comments_of_an_item_are_found(newline: str) -> None:
    """Above it, in it, at the ends of lines and behind its last one; a # of the words is no comment."""
    text = read(_TEXT.replace("\n", newline).encode(), "")

    found = comments_of(text, ("items", "1.2"))

    wanted = ["above", "beside", "inside", 'in no. 1#2 "#3"', "of the header", "of the list", "of one", "behind"]
    assert [f"# {one}" for one in wanted] == found
    assert ["# of the first"] == comments_of(text, ("items", "1.1"))
