"""Edits of a file in any style: what it says afterwards is the wish, and no line is touched that need not be."""

from collections.abc import Iterator
from contextlib import suppress
from difflib import SequenceMatcher
from random import Random
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from random_yaml import Nested, file_of
from small_records import EDITION, PLAN
from tfawg_cli.findings import Keys
from tfawg_cli.records.base import UNTYPED_KEYS
from tfawg_cli.yaml_text.edits import Append, CannotSpliceError, Edit, Move, Put, Rename, Take, at, same, wished
from tfawg_cli.yaml_text.events import Data
from tfawg_cli.yaml_text.spelling import Block, entry, flow
from tfawg_cli.yaml_text.splicing import edited
from tfawg_cli.yaml_text.text import YamlText, read

_WORDS = st.sampled_from(
    ["one", "two.", "Three", "12/2013", "été", "🎤", "it's", "a: b", "no", "#3", "- x", '"', "[y]"]
)
_PROSE = st.lists(_WORDS, min_size=1, max_size=9).map(" ".join)
_KEYS = st.sampled_from(["1.1.1", "1.1", "text", "a b", "1.1.1.10", "status", "é"])
_NESTED: st.SearchStrategy[Nested] = st.recursive(
    _PROSE,
    lambda inner: st.lists(inner, min_size=1, max_size=4) | st.dictionaries(_KEYS, inner, min_size=1, max_size=4),
    max_leaves=12,
)
_RECORDS = st.dictionaries(_KEYS, _NESTED, min_size=1, max_size=4)
_LOTS = st.randoms(use_true_random=False)


def places(value: Data, keys: Keys = ()) -> Iterator[tuple[Keys, Data]]:
    """List everything in the data with the keys that lead to it."""
    yield keys, value
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in inside:
        yield from places(inner, (*keys, key))


def text_of(data: dict[str, Nested], lot: Random) -> YamlText:
    """Spell data in styles drawn by lot and read it."""
    text = read(file_of(data, lot).encode(), "")
    assert () == text.findings
    return text


def one_of(text: YamlText, kind: type, lot: Random) -> Keys | None:
    """Draw a text, a list or a map."""
    found = [keys for keys, value in places(text.data) if keys and isinstance(value, kind)]
    return lot.choice(found) if found else None


def after(text: YamlText, *edits: Edit) -> str:
    """Edit a text and read it again; it must say what was wished."""
    new = edited(text, edits, frozenset()).text
    assert same(read(new.encode(), "").data, wished(text.data, edits))
    return new


_REMARKS = ("a remark", "right above", "at the margin", "further in", "as far in", "# folded", "the end")


def remarks(text: str) -> list[int]:
    """Count the comments of each kind."""
    return [text.count(remark) for remark in _REMARKS]


def touched(before: str, new: str) -> tuple[int, int]:
    """Count the lines that differ at most: those of the old text, and those of the new one."""
    old_lines, new_lines = before.split("\n"), new.split("\n")
    same_lines = sum(
        block.size for block in SequenceMatcher(None, old_lines, new_lines, autojunk=False).get_matching_blocks()
    )
    return len(old_lines) - same_lines, len(new_lines) - same_lines


@given(_RECORDS, _PROSE, _LOTS)
def test_a_text_becomes_another_in_its_own_lines(data: dict[str, Nested], new: str, lot: Random) -> None:
    """Whatever the style, only the lines of the text itself change."""
    text = text_of(data, lot)
    keys = one_of(text, str, lot)
    assert keys is not None
    node = text.root
    for key in keys:
        node = node.children[key]

    result = after(text, Put(keys, new))

    first = text.text.rfind("\n", 0, node.start) + 1
    last = text.text.find("\n", node.end) + 1 or len(text.text)
    assert result.startswith(text.text[:first])
    assert result.endswith(text.text[last:])
    assert remarks(text.text) == remarks(result)


@given(_RECORDS, st.lists(_PROSE, min_size=2, max_size=4), _LOTS)
def test_several_edits_at_once_do_what_each_does(data: dict[str, Nested], new: list[str], lot: Random) -> None:
    """One after the other gives the same bytes."""
    text = step = text_of(data, lot)
    leaves = [keys for keys, value in places(text.data) if isinstance(value, str)]
    edits: list[Edit] = [Put(lot.choice(leaves), words) for words in new]
    edits = list({edit.keys: edit for edit in edits}.values())
    for edit in edits:
        step = edited(step, [edit], frozenset())

    assert step.text == after(text, *lot.sample(edits, len(edits)))


@given(_RECORDS, _LOTS)
def test_the_present_value_changes_no_byte(data: dict[str, Nested], lot: Random) -> None:
    """Putting what is there already is no edit."""
    text = text_of(data, lot)
    for keys, value in places(text.data):
        if keys:
            assert text.text == after(text, Put(keys, cast("Nested", value)))


@given(_RECORDS, _LOTS)
def test_set_and_set_back_gives_the_original_bytes(data: dict[str, Nested], lot: Random) -> None:
    """A plain word comes and goes without a trace, in every style that can hold it."""
    text = text_of(data, lot)
    keys = one_of(text, str, lot)
    assert keys is not None
    old = str(at(text.data, keys))
    there = read(after(text, Put(keys, f"{old} word")).encode(), "")

    assert text.text == after(there, Put(keys, old))


@given(_PROSE, st.one_of(_PROSE, _PROSE.map(lambda words: f"{words} " * 30 + "end")))
def test_a_new_value_comes_back_to_its_bytes(old: str, meanwhile: str) -> None:
    """Quotes and a line of their own that only other words needed go with them; quotes that it needs come back.

    One thing cannot be told from what a hand chose, and stays: quotes of a hand that other words needed meanwhile.
    """
    text = read("\n".join(["a:", *entry("b", old, 2, 2), f"  c: {flow([old, 'x'])}", ""]).encode(), "")

    for keys in (("a", "b"), ("a", "c", 0)):
        there = read(after(text, Put(keys, meanwhile)).encode(), "")
        assert text.text == after(there, Put(keys, old))


@given(_RECORDS, _PROSE, _LOTS)
def test_a_key_comes_and_goes(data: dict[str, Nested], value: str, lot: Random) -> None:
    """A new key is a few new lines; taken away again, it leaves the original bytes."""
    text = text_of(data, lot)
    maps = [keys for keys, found in places(text.data) if isinstance(found, dict)]
    keys = lot.choice(maps)
    inside = at(text.data, keys)
    assert isinstance(inside, dict)
    neighbour = lot.choice(list(inside))
    there = read(after(text, Put((*keys, "new"), value, (neighbour,))).encode(), "")

    assert touched(text.text, there.text)[0] <= 1
    assert text.text == after(there, Take((*keys, "new")))


@given(_RECORDS, _LOTS)
def test_an_entry_comes_at_the_end_of_a_list(data: dict[str, Nested], lot: Random) -> None:
    """Nothing but new lines, or one longer line where the list stands in brackets."""
    text = text_of(data, lot)
    keys = one_of(text, list, lot)
    if keys is None:
        return

    new = after(text, Append(keys, {"date": "today", "text": "It was done. Very well."}))

    assert touched(text.text, new)[0] <= 1
    assert remarks(text.text) == remarks(new)


@given(_RECORDS, _LOTS)
def test_a_key_gets_another_name(data: dict[str, Nested], lot: Random) -> None:
    """One line changes."""
    text = text_of(data, lot)
    keys = lot.choice([keys for keys, _ in places(text.data) if keys and isinstance(keys[-1], str)])

    new = after(text, Rename(keys[:-1], {str(keys[-1]): "9.9"}))

    assert touched(text.text, new)[0] <= 1
    assert remarks(text.text) == remarks(new)


@given(st.lists(_PROSE, max_size=5, unique=True), st.lists(_PROSE, max_size=5, unique=True), _LOTS)
def test_a_list_becomes_another(old: list[str], new: list[str], lot: Random) -> None:
    """Entry by entry; the entries that stay are spelt as they were."""
    text = text_of({"before": "x", "list": cast("Nested", old), "after": "y"}, lot)

    result = after(text, Put(("list",), cast("Nested", new)))

    assert result.count("before") == result.count("after") == 1


@given(_RECORDS, _LOTS)
def test_what_cannot_be_done_safely_is_refused(data: dict[str, Nested], lot: Random) -> None:
    """Taking a key away and moving it either fulfil the wish or say that they cannot; nothing in between."""
    text = text_of(data, lot)
    keys = lot.choice(
        [keys for keys, _ in places(text.data) if len(keys) > 1 and isinstance(keys[-1], str)] or [("x",)]
    )
    with suppress(CannotSpliceError):
        assert touched(text.text, after(text, Take(keys)))[1] <= 1
    with suppress(CannotSpliceError):
        assert remarks(text.text) == remarks(after(text, Move(keys, keys[:-1], ())))


@pytest.mark.parametrize("file", [PLAN, EDITION])
@pytest.mark.parametrize(
    "meanwhile", ["short", "One here. And another, which is longer.", "has: colon", "two\n\nlines"]
)
def test_every_text_of_the_real_records_can_be_set_back(file: str, meanwhile: str) -> None:
    """They are written as the tool writes; a sample of their texts here, all of them in `make torture`."""
    text = read((ROOT / file).read_bytes(), file, UNTYPED_KEYS)
    leaves = [(keys, value) for keys, value in places(text.data) if isinstance(value, str) and keys != ("format",)]
    for keys, value in leaves[::11]:
        old = Block(value[:-1]) if value.endswith("\n") else value
        there = edited(text, [Put(keys, meanwhile)], UNTYPED_KEYS)
        assert text.text == edited(there, [Put(keys, old)], UNTYPED_KEYS).text
