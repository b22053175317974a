"""Corners of the splicer that random records seldom reach."""

import pytest

from tfawg_cli.findings import Keys
from tfawg_cli.yaml_text import scalars
from tfawg_cli.yaml_text.edits import Append, CannotSpliceError, Put, Rename, at, same, wished
from tfawg_cli.yaml_text.events import Data
from tfawg_cli.yaml_text.lines import Lines
from tfawg_cli.yaml_text.rewording import reworded
from tfawg_cli.yaml_text.splicing import edited
from tfawg_cli.yaml_text.text import YamlText, read


def file(text: str) -> YamlText:
    """Read a file."""
    return read(text.encode(), "")


def with_first(before: str, new: str) -> str:
    """Write other words for the first text of a file."""
    text = file(before)
    keys: Keys = ()
    while not isinstance(place := at(text.data, keys), str):
        keys = (*keys, next(iter(place)) if isinstance(place, dict) else 0)
    return edited(text, [Put(keys, new)], frozenset()).text


@pytest.mark.parametrize("keys", [("a", "b"), ("b", 7), ("b", "x")])
def test_nothing_stands_where_no_keys_lead(keys: Keys) -> None:
    """Below a text, behind the end of a list, under a name in a list."""
    assert None is at({"a": "x", "b": ["y"]}, keys)


def test_a_wish_that_fits_no_data_changes_nothing() -> None:
    """The splicer then finds that its text is not the wish."""
    data: Data = {"a": ["x"], "b": "y"}
    assert data == wished(data, [Put(("a", "name"), "z"), Rename(("b",), {"c": "d"})])


@pytest.mark.parametrize(("there", "wish"), [(["x"], "x"), ("x", ["x"]), ({"x": "y"}, ["x"]), (["x"], ["x", "y"])])
def test_a_text_is_not_a_list_of_it(there: Data, wish: Data) -> None:
    """Nor a list a longer one."""
    assert not same(there, wish)


def test_what_is_empty_is_as_good_as_nothing() -> None:
    """And white space around a text is no content."""
    assert same([], None)
    assert same({"a": [" x "]}, {"a": ["x"]})
    assert not same({"a": ["x"]}, {"b": ["x"]})


def test_lines_are_told_apart_from_the_first_on() -> None:
    """Also where that one is empty."""
    lines = Lines("\na: x\n")
    assert (None, 0, 0, 1) == (lines.above(0), lines.above(1), lines.start(0), lines.start(1))


def test_an_empty_entry_is_its_dash() -> None:
    """There is nothing else to see of it."""
    text = file("a:\n  -\n  - x\n")
    assert text.text.index("-") == Lines(text.text).dash(text.root.children["a"].children[0])


def test_a_dash_may_stand_in_a_line_of_its_own() -> None:
    """What it belongs to begins further down, below remarks and empty lines."""
    text = file("a:\n  - # one\n\n    # more\n    x: 1\n  - y: 2\n")
    first, second = text.root.children["a"].children.values()
    lines = Lines(text.text)
    assert [text.text.index("-"), text.text.rindex("-")] == [lines.dash(first), lines.dash(second)]


def test_a_list_inside_the_line_of_another_does_not_grow() -> None:
    """Its dash is not the first in its line."""
    with pytest.raises(CannotSpliceError):
        edited(file("a:\n  - - x\n"), [Append(("a", 0), "y")], frozenset())


def test_no_words_are_no_lines() -> None:
    """What is empty needs no line."""
    assert [] == reworded(["one"], "")


def test_white_space_around_a_text_is_no_change() -> None:
    """Nothing is spliced."""
    text = file("a: one\n")
    assert [] == scalars.changed(Lines(text.text), text.root.children["a"], ("one", " one "), 0)


def test_a_text_that_no_block_can_hold_is_quoted() -> None:
    """A folded text of several lines cannot begin one with blanks and stay folded."""
    new = edited(file("a: >-\n  one\n\n  two\nb: x\n"), [Put(("a",), "one\n  two")], frozenset())
    assert 'a: "one\\n  two"' in new.text
    assert {"a": "one\n  two", "b": "x"} == new.data


@pytest.mark.parametrize("before", ["a: one\n", "a: 'one'\n", "a: >-\n  One.\n  Two.\n", "a: One\n  and two\n"])
def test_a_text_that_gets_lines_keeps_them(before: str) -> None:
    """They stand in the file as they are, whatever the text of one line looked like."""
    assert "a: |-\n  one:\n  - two\n\n  - three\n" == with_first(before, "one:\n- two\n\n- three")


def test_a_literal_text_that_began_with_an_empty_line_is_laid_out_anew() -> None:
    """Its lines cannot be told apart one by one."""
    new = edited(file("a: |-\n\n  one\nb: x\n"), [Put(("a",), "two")], frozenset())
    assert "a: two\nb: x\n" == new.text


@pytest.mark.parametrize(
    ("before", "new", "after"),
    [
        ("a: >1+ # note\n one\n", "two [x] #3", "a: >1+ # note\n two [x] #3\n"),
        ("a: |+1  # note\n one\nb: x\n", "two", "a: |+1  # note\n two\nb: x\n"),
        ("a: |1-\n   one\n two\nb: x\n", "  one\nthree", "a: |1-\n   one\n three\nb: x\n"),
        ("a:\n  - |2\n      one\n    two\n\n  - x\n", "two", "a:\n  - |2\n    two\n\n  - x\n"),
        ("- - |3\n     one\n", "two", "- - |3\n     two\n"),
        ("a: >- # note\n  one\nb: x\n", "one\n  two", "a: |- # note\n  one\n    two\nb: x\n"),
        ("a: >- # note\r\n  one\r\nb: x\r\n", "one\n  two", "a: |- # note\r\n  one\r\n    two\r\nb: x\r\n"),
    ],
)
def test_the_header_of_a_block_stays(before: str, new: str, after: str) -> None:
    """With the signs for its ends and its margin, in any order, and with its comment."""
    assert after == with_first(before, new)


def test_a_file_that_is_nothing_but_a_block_ends_where_it_ends() -> None:
    """No key stands in front of it."""
    text = file("|2\n    one\n  two\n")
    assert ("  one\ntwo\n", len(text.text) - 1) == (text.data, text.root.end)


@pytest.mark.parametrize(("front", "rule"), [("!!str", "tag"), ("&1", "anchor")])
def test_what_is_refused_in_front_of_a_block_is_told(front: str, rule: str) -> None:
    """It stands where a header stands else."""
    assert [rule] == [finding.rule for finding in file(f"a: {front} |2\n    one\n  two\n").findings]


LONG = "long " * 20 + "end"


@pytest.mark.parametrize(
    ("before", "new", "after"),
    [
        ("a: 'Updates: done'\n", "Updates done", "a: Updates done\n"),
        ("a: 'Updates: done'  # note\n", "Updates: none", "a: 'Updates: none'  # note\n"),
        ("a: ['[x]', \"y\"]\n", "x", 'a: [x, "y"]\n'),
        ("a: 'Updates done'\n", "Updates: done", "a: 'Updates: done'\n"),
        ("a: 'Updates done'\n", "all done", "a: 'all done'\n"),
        ('a: "Updates: done"\n', "all done", 'a: "all done"\n'),
        (f"a:\n  b: >-\n    {LONG}\n# note\n", "short", "a:\n  b: short\n# note\n"),
        (f"a:\r\n  - >-\r\n    {LONG}\r\n\r\n  - x\r\n", "short", "a:\r\n  - short\r\n\r\n  - x\r\n"),
        (f"a:\n  b: >-\n    {LONG}\n", f"{LONG} more", f"a:\n  b: >-\n    {LONG} more\n"),
        (f"a:\n  b: >-  # note\n    {LONG}\n", "short", "a:\n  b: >-  # note\n    short\n"),
        (f"a:\n  b: >\n    {LONG}\n", "short", "a:\n  b: >\n    short\n"),
        (f"a:\n  b: >-\n       {LONG}\n", "short", "a:\n  b: >-\n       short\n"),
        ("a:\n  b: >-\n    One.\n    Two.\n", "One.", "a:\n  b: One.\n"),
        ("a:\n  b: >-\n     One.\n     Two.\n", "One.", "a:\n  b: >-\n     One.\n"),
        ("a:\n  b: >-\n    few words\n", "short", "a:\n  b: >-\n    short\n"),
    ],
)
def test_what_only_the_old_words_needed_goes_with_them(before: str, new: str, after: str) -> None:
    """Quotes, or a line of their own, as a new value gets them; what a hand chose stays."""
    assert after == with_first(before, new)


def test_a_text_that_begins_further_in_than_it_goes_on_is_quoted() -> None:
    """A literal text takes its first line for its margin."""
    new = edited(file("a: |-\n  one\nb: x\n"), [Put(("a",), "  one\ntwo")], frozenset())
    assert 'a: "  one\\ntwo"' in new.text


def test_lines_of_a_literal_text_that_stay_keep_their_bytes() -> None:
    """Blanks at their ends, those before and those behind what changes."""
    before = "a: |\n  first \n  second\n  third \nb: x\n"
    new = edited(file(before), [Put(("a",), "first \nother\nthird ")], frozenset())
    assert before.replace("second", "other") == new.text


def test_an_entry_comes_between_others_though_a_comment_stands_further_on() -> None:
    """In the quotes of the one before it."""
    before = "a: [one, 'two', four,\n  five, # last\n  six]\n"
    new = edited(file(before), [Put(("a",), ["one", "two", "three", "four", "five", "six"])], frozenset())
    assert before.replace("'two', four", "'two', 'three', four") == new.text


def test_a_literal_that_begins_with_an_empty_line_is_laid_anew() -> None:
    """YAML counts that line as one of the text, people do not."""
    assert "a: |\n  one\n  three\nb: x\n" == with_first("a: |\n\n  one\n  two\nb: x\n", "one\nthree")
