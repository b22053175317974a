"""What cannot be changed safely is refused with its place; what only looks so is done."""

from typing import Any

import pytest

from tfawg_cli.findings import Keys
from tfawg_cli.yaml_text.edits import Append, CannotSpliceError, Edit, Move, Put, Rename, Take
from tfawg_cli.yaml_text.spelling import Bare
from tfawg_cli.yaml_text.splicing import edited
from tfawg_cli.yaml_text.text import read

_TEXT = """\
map: {a: one, b: {c: two}}
list: [one,   # Remark.
  two]
items:
  - name: x
    text: words
  - name: z
flow: [{a: b}]
deep:
  one:
    two: three
  "four": five
  none:
"""


def after(text: str, *edits: Edit) -> str:
    """Edit a text."""
    there = read(text.encode(), "")
    assert () == there.findings
    return edited(there, edits, frozenset()).text


@pytest.mark.parametrize(
    ("place", "message", "edits"),
    [
        (("deep", "one"), "by hand", [Put(("deep", "one"), ["a", "b"])]),
        (("deep", "four"), "by hand", [Put(("deep", "four"), [])]),
        (("items",), "by hand", [Put(("items",), ["a"])]),
        (("flow",), "by hand", [Put(("flow",), [{"a": "b"}, {"a": "c"}])]),
        (("items", 0, "name"), "by hand", [Take(("items", 0, "name"))]),
        (("items", 0), "by hand", [Put(("items", 0, "new"), "a")]),
        (("items", 0), "by hand", [Take(("items", 0))]),
        (("list",), "comments inside", [Put(("list",), ["two"])]),
        (("list",), "comments inside", [Put(("list",), ["one", "new", "two"])]),
        (("map", "b"), "by hand", [Move(("map", "b"), ("deep",), ())]),
        (("deep", "one"), "by hand", [Move(("deep", "one"), ("map",), ())]),
        (("gone",), "not there", [Take(("gone",))]),
        (("deep", "gone"), "not there", [Put(("deep", "gone", "new"), "a")]),
        (("deep", "one"), "same line", [Put(("deep", "one", "two"), "x"), Take(("deep", "one"))]),
        (("deep", "new"), "safely", [Put(("deep", "new"), "a"), Put(("deep", "new"), "b")]),
    ],
)
def test_the_place_of_a_refusal_is_told(place: Keys, message: str, edits: list[Edit]) -> None:
    """With the reason, in a word."""
    with pytest.raises(CannotSpliceError) as refused:
        after(_TEXT, *edits)

    assert (place, True) == (refused.value.keys, message in refused.value.message)


def test_of_many_edits_the_one_that_cannot_be_done_is_named() -> None:
    """Also where it shows only in the new text as a whole."""
    fine = [Put(("deep", f"new {number}"), "a", ("four",)) for number in range(20)]
    twice = [Put(("deep", "none"), "x"), Put(("deep", "none"), "y")]

    with pytest.raises(CannotSpliceError) as refused:
        after(_TEXT, *fine, *twice)

    assert ("deep", "none") == refused.value.keys


@pytest.mark.parametrize(
    ("old", "new", "edit"),
    [
        ('  "four": five', '  "1.1": five', Rename(("deep",), {"four": "1.1"})),
        ("  one:\n", '  "1.1":\n', Rename(("deep",), {"one": "1.1"})),
        ("  none:\n", "  none: text\n", Put(("deep", "none"), "text")),
        ("  none:\n", "  none:\n    a: b\n", Put(("deep", "none", "a"), "b")),
        ("  none:\n", "  none:\n    two: three\n", Move(("deep", "one", "two"), ("deep", "none"), ())),
        ("  none:\n", "  none: [text]\n", Append(("deep", "none"), "text")),
        ("  none:\n", "  none:\n  new: [text]\n", Append(("deep", "new"), "text", ("none",))),
        ("  two]", "  two, three]", Append(("list",), "three")),
        ("{a: one, ", "{a: one, d: new, ", Put(("map", "d"), "new", ("a",))),
        ("{a: one, ", "{a: x, ", Put(("map", "a"), "x")),
        ("{c: two}", "{}", Put(("map", "b"), {})),
        ("b: {c: two}", "b: {d: {e: [f]}, c: two}", Put(("map", "b", "d"), {"e": ["f"]})),
    ],
)
def test_what_is_empty_or_quoted_is_changed(old: str, new: str, edit: Edit) -> None:
    """In its own style, and nothing else but what moves."""
    result = after(_TEXT, edit)

    expected = _TEXT.replace(old, new)
    if isinstance(edit, Move):
        expected = expected.replace("  one:\n    two: three\n", "  one: {}\n")
    assert expected == result


def test_a_map_that_is_not_there_is_made_for_what_moves() -> None:
    """Behind all other keys, as far in as the file does it."""
    new = after("a:\n    b:\n        c: d\n    e:\n        f: g\n", Move(("a", "b"), ("new",), ()))

    assert "a:\n    e:\n        f: g\nnew:\n    b:\n        c: d\n" == new


def test_what_moves_outwards_is_indented_less() -> None:
    """Like its new neighbours."""
    new = after(
        "a:\n  b:\n    c:\n      d: e\n    f:\n      g: h\n  i:\n    j: k\n", Move(("a", "b", "c"), ("a",), ("i",))
    )

    assert "a:\n  b:\n    f:\n      g: h\n  i:\n    j: k\n  c:\n    d: e\n" == new


def test_a_list_is_emptied_and_filled_again() -> None:
    """The comment behind its key stays."""
    empty = after("a:   # Remark.\n  - one\n  - two\nb: end\n", Put(("a",), []))

    assert "a: []   # Remark.\nb: end\n" == empty
    assert "a: [three]   # Remark.\nb: end\n" == after(empty, Put(("a",), ["three"]))


def test_entries_are_quoted_like_those_that_are_there() -> None:
    """And part them as they are parted."""
    assert "a: ['one',  'new',  'two']\n" == after("a: ['one',  'two']\n", Put(("a",), ["one", "new", "two"]))
    assert 'a:\n  -  "one"\n  -  "new"\n' == after('a:\n  -  "one"\n', Put(("a",), ["one", "new"]))
    assert "a:\n  - new\n  - one\n" == after("a:\n  - one\n", Put(("a",), ["new", "one"]))


def test_a_comment_further_in_is_no_part_of_new_words() -> None:
    """Two sentences stay in one line where folding them would swallow it."""
    new = after("a: x\n    # Remark.\nb: end\n", Put(("a",), "It is so. It was so."))

    assert "a: It is so. It was so.\n    # Remark.\nb: end\n" == new


def test_a_value_left_empty_in_braces_is_filled() -> None:
    """Behind its colon; the blank that stood there stays."""
    assert "a: {b: x , c: d}\n" == after("a: {b: , c: d}\n", Put(("a", "b"), "x"))


def test_a_long_list_is_written_an_entry_a_line() -> None:
    """One in brackets would be too long for a line."""
    bodies = [f"A body with the number {number}" for number in range(6)]

    new = after("a: words\n", Put(("list",), list(bodies), ("a",)))

    assert "a: words\nlist:\n" + "".join(f"  - {body}\n" for body in bodies) == new


def test_a_very_long_text_is_laid_out_anew_between_what_stays() -> None:
    """Comparing thousands of words one by one would take minutes."""
    old = " ".join(f"Sentence {number} ends." for number in range(800))
    written = "a: >-\n" + "".join(f"  Sentence {number} ends.\n" for number in range(800))
    new = "Sentence 0 ends. " + " ".join(f"Phrase {number} ends." for number in range(800)) + " Sentence 799 ends."

    result = after(written, Put(("a",), new)).split("\n")

    assert len(old.split()) > 2000
    assert ["a: >-", "  Sentence 0 ends.", "  Phrase 0 ends."] == result[:3]
    assert ["  Phrase 799 ends.", "  Sentence 799 ends.", ""] == result[-3:]


_UPDATES = """\
updates:
  # of the first
  - date: 2021-01-01   # a day
    text: one
  - text: two
  - {date: 2021-03-03, text: three}
"""


@pytest.mark.parametrize(
    ("gone", "new", "written"),
    [
        (1, [], _UPDATES.replace("  - text: two\n", "")),
        (0, [], "updates:\n  - text: two\n  - {date: 2021-03-03, text: three}\n"),
        (0, [{"date": "2021-01-01", "text": "else"}], _UPDATES.replace("one", "else")),
        (1, [{"date": Bare("2021-02-02"), "text": "two"}], _UPDATES.replace("- text", "- date: 2021-02-02\n    text")),
        (2, [{"date": Bare("2021-03-04"), "text": "three"}], _UPDATES.replace("-03-03", "-03-04")),
        (
            2,
            [{"text": "four"}, {"text": "five"}],
            _UPDATES.replace("- {date: 2021-03-03, text: three}", "- text: four\n  - text: five"),
        ),
    ],
)
def test_entries_with_fields_come_go_and_change(gone: int, new: list[dict[str, str]], written: str) -> None:
    """Their neighbours stay as they are spelt; one whose fields are the same keeps its comments."""
    data = read(_UPDATES.encode(), "", frozenset({"date"})).data
    assert isinstance(data, dict)
    entries: Any = data["updates"]
    entries[gone : gone + 1] = new

    there = read(_UPDATES.encode(), "", frozenset({"date"}))

    assert written == edited(there, [Put(("updates",), entries)], frozenset({"date"})).text
