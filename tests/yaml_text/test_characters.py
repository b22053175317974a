"""From bytes to characters."""

import pytest

from tfawg_cli.yaml_text.characters import (
    LONGEST_SHOWN,
    MOST_SHOWN,
    NotTextError,
    conflict_markers,
    decode,
    forbidden_characters,
    shortened,
)


def test_byte_order_mark_is_no_text() -> None:
    """A mark at the very start is dropped, one anywhere else stays and is forbidden."""
    assert "a\ufeff" == decode(b"\xef\xbb\xbfa\xef\xbb\xbf")


@pytest.mark.parametrize("raw", ["a: b".encode("utf-16"), "a: b".encode("utf-16-le"), "a: b".encode("utf-16-be")])
def test_utf_16_is_named(raw: bytes) -> None:
    """What Windows programs call Unicode is recognised with and without its mark."""
    with pytest.raises(NotTextError, match="the file is UTF-16"):
        decode(raw)


def test_first_byte_that_is_not_utf_8_is_shown_in_its_line() -> None:
    """All the rest of the text stays readable around it."""
    with pytest.raises(NotTextError) as refused:
        decode("\ufeffé ".encode() + "exp\xe9rience \xe0".encode("latin-1"))
    text, start, end = refused.value.text, refused.value.start, refused.value.end
    assert "é exp\\xe9rience \\xe0" == text
    assert "\\xe9" == text[start:end]


@pytest.mark.parametrize(
    "character",
    [
        *("\x00", "\x08", "\x0b", "\x1b", "\x7f", "\x80", "\x9f", "\r"),
        *("\x85", "\u2028", "\u2029"),
        *("\u202a", "\u202e", "\u2066", "\u2069"),
        *("\u00ad", "\u200b", "\u200d", "\u2060", "\ufeff", "\U000e0041"),
        *("\u061c", "\u115f", "\u1160", "\u3164", "\uffa0"),
        *("\ud800", "\udfff", "\ufffe", "\uffff"),
    ],
)
def test_forbidden_character_is_named_by_its_code_point(character: str) -> None:
    """Nobody can see it, so the message spells it, and its place is exactly its own."""
    (trouble,) = forbidden_characters(f"a{character}b")
    assert (1, 2) == (trouble.start, trouble.end)
    assert f"<U+{ord(character):04X}>" in trouble.message


def test_writing_of_all_peoples_is_welcome() -> None:
    """Tabs, both line ends, hard blanks, marks of direction, accents apart, other scripts, emoji."""
    assert [] == list(forbidden_characters("a\tb\r\nc\nd\u00a0e\u200ef\u200fe\u0301 العربية 中文 ❤\ufe0f 🎤"))


def test_file_full_of_one_trouble_is_not_shown_in_full() -> None:
    """After some twenty of them everybody knows."""
    assert MOST_SHOWN == len(list(forbidden_characters("\u200b" * 1000)))


@pytest.mark.parametrize("line", ["<<<<<<< HEAD", ">>>>>>> topic", "|||||||", "<<<<<<<\r"])
def test_conflict_marker_is_found_at_the_start_of_a_line(line: str) -> None:
    """Git's own lines are told from prose."""
    (trouble,) = conflict_markers(f"a: b\n{line}\n")
    assert (5, 12) == (trouble.start, trouble.end)


@pytest.mark.parametrize("line", ["======= ", " <<<<<<< HEAD", "<<<<<<<< HEAD", "<<<<<< HEAD", "<<<<<<<HEAD"])
def test_other_rows_of_signs_are_no_conflict(line: str) -> None:
    """A row of equal signs may underline a heading of narrative."""
    assert [] == list(conflict_markers(f"a: b\n{line}\n"))


def test_long_text_is_shortened_for_a_message() -> None:
    """A message stays a line, however long what it quotes."""
    assert "a" * LONGEST_SHOWN == shortened("a" * LONGEST_SHOWN)
    assert "a" * LONGEST_SHOWN + "…" == shortened("a" * 1000)


def test_a_whole_conflict_is_found_line_by_line() -> None:
    """All three markers that are no prose, each at its place."""
    text = "<<<<<<< HEAD\na: b\n||||||| base\n=======\na: c\n>>>>>>> topic\n"
    assert ["<<<<<<<", "|||||||", ">>>>>>>"] == [text[one.start : one.end] for one in conflict_markers(text)]
