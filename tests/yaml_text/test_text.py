"""A YAML file as data with places."""

import time

import pytest

from conftest import BASE
from small_records import PLAN
from tfawg_cli.findings import Place, Severity
from tfawg_cli.yaml_text.events import DEEPEST
from tfawg_cli.yaml_text.text import YamlText, read

TEXT = """\
# a remark
format: 1
actions:
  1.1.1.1:
    text: >-
      One sentence.
      Another.

    # a remark
    responsible: [Members, 'Chair']
    updates:
    - text: Done
      by:
    indicator: two   # why two
"""


def yaml_text(text: str, *untyped: str) -> YamlText:
    """Read a text as a file would be."""
    return read(text.encode(), "file.yaml", frozenset(untyped))


def spelt(text: YamlText, place: Place) -> str:
    """Give the characters that a place stands for."""
    span = text.locate(place)
    starts = [0, *(index + 1 for index, character in enumerate(text.text) if character == "\n")]
    return text.text[starts[span.line - 1] + span.column - 1 : starts[span.end_line - 1] + span.end_column - 1]


def test_every_scalar_is_the_text_as_written() -> None:
    """No number, no date, no yes or no is made of what people wrote; nothing is None."""
    text = yaml_text("a: 1.10\nb: NO\nc: 2022-02-30\nd: ~\ne: 007\nf: '1'\ng:\n")
    assert {"a": "1.10", "b": "NO", "c": "2022-02-30", "d": "~", "e": "007", "f": "1", "g": None} == text.data


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (("format",), "1"),
        (("actions", "1.1.1.1", "text"), ">-\n      One sentence.\n      Another."),
        (("actions", "1.1.1.1", "responsible"), "[Members, 'Chair']"),
        (("actions", "1.1.1.1", "responsible", 1), "'Chair'"),
        (("actions", "1.1.1.1", "updates", 0, "text"), "Done"),
        (("actions", "1.1.1.1", "updates", 0, "by"), ""),
        (("actions", "1.1.1.1", "indicator"), "two"),
    ],
)
def test_value_is_located_without_what_surrounds_it(keys: tuple[str | int, ...], expected: str) -> None:
    """Empty lines and remarks behind a value are not part of it."""
    assert expected == spelt(yaml_text(TEXT), Place("", keys))


def test_key_is_located_apart_from_its_value() -> None:
    """A missing field points at the number of its item, not at all of its lines."""
    assert "1.1.1.1" == spelt(yaml_text(TEXT), Place("", ("actions", "1.1.1.1"), of_key=True))


def test_words_are_located_inside_a_value() -> None:
    """A placeholder in a long text is shown by itself; words that the file spells in another way by all of it."""
    text = yaml_text(TEXT)
    keys = ("actions", "1.1.1.1", "text")
    assert "Another" == spelt(text, Place("", keys, words="Another"))
    assert spelt(text, Place("", keys)) == spelt(text, Place("", keys, words="sentence. Another"))


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (("actions", "1.1.1.1", "result"), "1.1.1.1"),
        (("actions", "9.9.9.9", "text"), "actions"),
        (("actions", "1.1.1.1", "updates", 0, "date"), "text: Done\n      by:"),
    ],
)
def test_what_is_not_there_is_located_by_what_is_around_it(keys: tuple[str | int, ...], expected: str) -> None:
    """A finding about something missing stands at the nearest item that is written."""
    assert expected == spelt(yaml_text(TEXT), Place("", keys))


def test_whole_file_is_located_from_its_first_key() -> None:
    """The remark at the top is not the record."""
    assert 2 == yaml_text(TEXT).locate(Place("")).line


def test_place_in_a_broken_file_is_the_whole_file() -> None:
    """No keys lead anywhere in a text that cannot be read."""
    text = yaml_text("a: [\nb: c\n")
    assert text.data is None
    assert text.text == spelt(text, Place("", ("b",)))


def test_columns_count_characters_without_a_byte_order_mark() -> None:
    """An emoji is one character, whatever its bytes; CRLF counts to no line."""
    text = read("\ufeff🎤: é\r\nb: [x, 🎤🎤, y]\r\n".encode(), "")
    assert (1, 4) == (text.locate(Place("", ("🎤",))).line, text.locate(Place("", ("🎤",))).column)
    assert (2, 12) == (text.locate(Place("", ("b", 2))).line, text.locate(Place("", ("b", 2))).column)
    assert "b: [x, 🎤🎤, y]" == text.line(2)


def test_repeated_key_keeps_the_first_value_and_every_other_place() -> None:
    """The second value, however large, moves nothing that stands behind it."""
    text = yaml_text("a: 1\nb: x\na:\n  - {c: d}\n  - e\ng: h\n")
    assert {"a": "1", "b": "x", "g": "h"} == text.data
    assert "h" == spelt(text, Place("", ("g",)))
    assert ["unquoted", "duplicate-key"] == [finding.rule for finding in text.findings]


def test_numbers_and_dates_need_no_quotes_where_they_are_expected() -> None:
    """`format: 1` is right; the same under another key, or deeper in a list, is not."""
    text = yaml_text("format: 1\ndate: 2022-03-08\nother: 1\nformat_: [1]\n", "format", "date")
    assert [3, 4] == [finding.span.line for finding in text.findings if finding.span]


def test_text_cut_by_a_remark_is_a_warning() -> None:
    """`Action #3` loses its 3 in silence; a remark with a blank, or one behind quotes, is meant."""
    text = yaml_text("a: Action #3\nb: Action # three\nc: 'Action' #3\nd: Action#3\n")
    (warning,) = text.findings
    assert ("cut-text", Severity.WARNING) == (warning.rule, warning.severity)


@pytest.mark.parametrize("brackets", ["[", "- ", "{a: "])
def test_deep_nesting_is_refused_in_no_time(brackets: str) -> None:
    """The tree builder of libyaml crashes on 30,000 brackets; here the reading stops at the limit."""
    started = time.process_time()  # that of others is not counted
    text = yaml_text(brackets * 30_000)
    assert ["too-deep"] == [finding.rule for finding in text.findings]
    assert time.process_time() - started < 2


def test_levels_up_to_the_limit_are_read() -> None:
    """The deepest that is allowed is allowed."""
    assert () == yaml_text("[" * DEEPEST + "]" * DEEPEST).findings


def test_laughs_stay_few() -> None:
    """An alias is never followed, so nothing grows."""
    lines = [f"k{n}: &k{n} [{', '.join([f'*k{n - 1}'] * 9)}]\n" for n in range(1, 20)]
    text = yaml_text("k0: &k0 [lol]\n" + "".join(lines))
    assert text.data is None
    assert {"anchor"} == {finding.rule for finding in text.findings}


def test_all_troubles_of_a_text_are_told_at_once() -> None:
    """One run is enough to mend a file."""
    text = yaml_text("a: &x 1\nc: !!str no\nb: *x\nb: [yes]\n")
    assert {"anchor", "tag", "unquoted", "duplicate-key"} == {finding.rule for finding in text.findings}


def test_keys_of_a_map_are_listed_with_those_that_hold_nothing() -> None:
    """A key with nothing behind it is told from a key that is not there."""
    text = yaml_text(TEXT)
    assert ["text", "by"] == list(text.keys_at(("actions", "1.1.1.1", "updates", 0)))
    assert [] == list(text.keys_at(("format",)))


def test_places_are_located_together_as_each_alone() -> None:
    """Whatever lies beside them, and whether they are there or not."""
    text = read((BASE / PLAN).read_bytes(), PLAN)
    items = [("actions", number) for number in ("1.1.1.1", "1.1.2.1", "9")]
    keys = [(), ("format",), ("nowhere",), *items, *((*item, field) for item in items for field in ("text", "updates"))]
    places = [Place(PLAN, one, of_key) for one in keys for of_key in (False, True)]
    places.append(Place(PLAN, ("actions", "1.1.1.1", "updates", 0, "by"), words="ecret"))

    assert [text.locate(place) for place in places] == text.locate_all(places)
    assert [text.locate(places[0])] == text.locate_all(places[:1])


def test_nothing_is_located_in_a_text_without_data() -> None:
    """All of it is meant."""
    text = read(b"a: [", "")
    assert text.locate_all([Place("")]) == [text.locate(Place(""))]


def test_what_is_made_of_a_text_is_made_once() -> None:
    """For each way to make something of it."""
    text = read(b"a: b", "file.yaml")
    looked = []

    def looked_at(one: YamlText) -> int:
        looked.append(one)
        return len(looked)

    assert [1, 1] == [text.made(looked_at), text.made(looked_at)]
    assert ["a: b"] == [text.made(lambda one: one.text)]
