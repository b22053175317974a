"""Prose changes by the sentence: a changed sentence is a changed line, and lines that say the same stay."""

import json
from textwrap import wrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tfawg_cli.yaml_text.characters import forbidden_characters
from tfawg_cli.yaml_text.edits import Put
from tfawg_cli.yaml_text.rewording import reworded
from tfawg_cli.yaml_text.splicing import edited
from tfawg_cli.yaml_text.text import read

_WORDS = st.sampled_from(["Members", "meet", "it's", "12/2013", "e.g.", "été", "(CBD)", "#3", "a:b", "PTC,", "No."])
_SENTENCE = st.lists(_WORDS, min_size=1, max_size=7).map(lambda words: f"The {' '.join(words)} ends.")
_SENTENCES = st.lists(_SENTENCE, min_size=2, max_size=6)
_PLACE = st.integers(0, 5)
_NEW_WORDS = st.lists(st.sampled_from(["new", "words", "here"]), min_size=0, max_size=3)
_NASTY = [
    "yes",
    "NO",
    "~",
    "null",
    "=",
    "<<",
    "1.1",
    "1:30",
    "2021-10-12",
    "0x1F",
    ".inf",
    "a: b",
    "ends:",
    ": starts",
    "a #b",
    "#3",
    "- x",
    "-",
    "? x",
    "'x'",
    '"x',
    "& x",
    "*x",
    "!x",
    "%x",
    "@x",
    "`x",
    "{x}",
    "[x, y]",
    "a, b]",
    "> x",
    "| x",
    "---",
    "...",
    "a\tb",
    "a \\ b",
    "Ümlaut and 🎤",
    "first line\nsecond line",
    "a line\n  further in\n\nlast",
    "It is so. It's 'so': #3.",
]
_STYLES = {
    "plain": "old",
    "single-quoted": "'old'",
    "double-quoted": '"old"',
    "folded": ">-\n  old",
    "literal": "|-\n  old",
    "plain over two lines": "old\n  text",
    "single-quoted over two lines": "'old\n  text'",
    "double-quoted over two lines": '"old\n  text"',
    "empty": "",
}


def after(before: str, text: str) -> str:
    """Let the text behind `k` become another."""
    there = read(before.encode(), "")
    assert () == there.findings
    new = edited(there, [Put(("k",), text)], frozenset()).text
    found = read(new.encode(), "")
    assert () == found.findings
    assert isinstance(found.data, dict)
    assert text == str(found.data["k"]).rstrip("\n")
    return new


def folded(sentences: list[str]) -> str:
    """Write a sentence a line."""
    return "".join(["before: x\nk: >-\n", *(f"  {one}\n" for one in sentences), "after: x\n"])


@given(_SENTENCES, _SENTENCE, _PLACE)
def test_one_changed_sentence_is_one_changed_line(sentences: list[str], new: str, place: int) -> None:
    """All other lines are as they were, wherever it stands and whatever else is equal."""
    place %= len(sentences)
    changed = [*sentences[:place], new, *sentences[place + 1 :]]

    assert folded(changed) == after(folded(sentences), " ".join(changed))


@given(_SENTENCES, _SENTENCE, _PLACE)
def test_one_sentence_more_is_one_line_more(sentences: list[str], new: str, place: int) -> None:
    """It may come at the beginning, at the end or between two; taken out again, it leaves the original bytes."""
    place %= len(sentences) + 1
    longer = [*sentences[:place], new, *sentences[place:]]

    assert folded(longer) == after(folded(sentences), " ".join(longer))
    assert folded(sentences) == after(folded(longer), " ".join(sentences))


@st.composite
def changes(draw: st.DrawFn) -> tuple[list[str], int, int, list[str]]:
    """Draw words, which of them become others (from, to), and those others."""
    words = " ".join(draw(_SENTENCES)).split(" ")
    first = draw(st.integers(0, len(words) - 1))
    return words, first, draw(st.integers(first, min(first + 3, len(words)))), draw(_NEW_WORDS)


def outermost(old: list[str], new: list[str]) -> tuple[int, int]:
    """Tell between which words all changes are; new words touch those before and behind them."""
    shorter, first, last = min(len(old), len(new)), 0, 0
    while first < shorter and old[first] == new[first]:
        first += 1
    while last < shorter - first and old[-1 - last] == new[-1 - last]:
        last += 1
    end = len(old) - last
    return (first, end) if first < end else (first - 1, end + 1)


@pytest.mark.parametrize(
    ("opening", "closing"),
    [(">-\n", ""), (">\n", ""), ("", ""), ("\n", ""), ("'", "'"), ('"', '"')],
    ids=["folded", "clipped", "plain", "below", "single-quoted", "double-quoted"],
)
@given(changes())
@settings(max_examples=40)
def test_lines_before_and_behind_the_changed_words_stay(
    opening: str, closing: str, change: tuple[list[str], int, int, list[str]]
) -> None:
    """However a hand has wrapped them."""
    words, first, end, new = change
    changed = " ".join([*words[:first], *new, *words[end:]])
    written = " ".join(words).replace("'", "''") if closing == "'" else " ".join(words)
    lines = wrap(written, 20, break_on_hyphens=False, break_long_words=False)
    start = ["x: start", f"k: {opening}{lines[0]}", *(f"   {line}" for line in lines[1:])]
    if opening.endswith("\n"):
        start = ["x: start", f"k: {opening.rstrip()}".rstrip(), *(f"   {line}" for line in lines)]
    before = [*start[:-1], f"{start[-1]}{closing}", "z: end", ""]
    if not changed or (not closing and not opening.startswith(">") and "#3" in words):
        return

    result = after("\n".join(before), changed).split("\n")

    first, end = outermost(words, changed.split(" "))

    starts = [sum(len(line.split()) for line in lines[:place]) for place in range(len(lines) + 1)]
    head = sum(ended <= first for ended in starts[1:]) + 1 + opening.endswith("\n")
    tail = sum(started >= end for started in starts[:-1]) + 2
    if result[head] == "z: end":  # the text ends here now, and so do its quotes
        result[head - 1] = result[head - 1].removesuffix(closing)
    assert before[:head] == result[:head]
    if len(result) - tail == 1 and not opening.endswith("\n"):  # the text begins here now, behind its key
        result[1] = f"   {result[1].removeprefix(f'k: {opening}')}"
    assert before[len(before) - tail :] == result[len(result) - tail :]


@given(st.lists(st.lists(_WORDS, min_size=1, max_size=5).map(" ".join), min_size=1, max_size=6), _PLACE, _NEW_WORDS)
def test_a_literal_text_changes_line_by_line(lines: list[str], place: int, new: list[str]) -> None:
    """Each of its lines is a line of the text."""
    place %= len(lines)
    changed = [*lines[:place], *([" ".join(new)] if new else []), *lines[place + 1 :]]
    if not changed:
        return

    def literal(texts: list[str]) -> str:
        return "".join(["k: |\n", *(f"    {one}\n" for one in texts), "z: end\n"])

    assert literal(changed) == after(literal(lines), "\n".join(changed))


@pytest.mark.parametrize("style", _STYLES.values(), ids=_STYLES.keys())
def test_words_that_yaml_would_read_in_another_way_are_quoted(style: str) -> None:
    """Whatever is typed comes back as typed, and no reader is misled."""
    for text in _NASTY:
        after(f"k: {style}\nz: end\n", text)


def test_words_in_brackets_are_quoted_where_they_must_be() -> None:
    """A comma would part them."""
    there = read(b"k: [old, next]\n", "")
    for text in _NASTY:
        new = edited(there, [Put(("k", 0), text)], frozenset())
        assert ((), {"k": [text, "next"]}) == (new.findings, new.data)


_ANY = st.text(st.characters(codec="utf-8", exclude_characters="\r"), min_size=1, max_size=30).map(
    lambda text: "\n".join(line.strip() for line in text.strip().split("\n"))
)


@given(_ANY.filter(lambda text: text and not any(forbidden_characters(text))), st.sampled_from(list(_STYLES.values())))
def test_any_text_comes_back_as_typed(text: str, style: str) -> None:
    """In every style."""
    after(f"k: {style}\nz: end\n", text)


@given(_ANY.filter(lambda text: text and not any(forbidden_characters(text))))
def test_any_text_can_be_set_back(text: str) -> None:
    """In double quotes, which can hold all of them, the original bytes come back."""
    before = f"k: {json.dumps(text, ensure_ascii=False)}   # Remark.\n"

    assert before == after(after(before, f"{text} more"), text)


def test_two_new_sentences_between_two_old_ones_are_a_line_each() -> None:
    """The lines around them stay."""
    lines = ["One is here.", "Three is there."]
    text = "One is here. Brand new thing. Another fresh thing. Three is there."

    assert ["One is here.", "Brand new thing.", "Another fresh thing.", "Three is there."] == reworded(lines, text)


def test_a_middle_that_is_too_long_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its words are not compared one by one; what is before and behind it stays."""
    monkeypatch.setattr("tfawg_cli.yaml_text.rewording._MOST_COMPARED", 1)

    assert ["One is here.", "Two were everywhere."] == reworded(
        ["One is here.", "Two was there."], "One is here. Two were everywhere."
    )
