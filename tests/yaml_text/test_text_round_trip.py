"""Whatever the style of a file, its texts come back and every place is found."""

import re
from collections.abc import Iterator
from random import Random

import yaml
from hypothesis import given
from hypothesis import strategies as st

from random_yaml import Nested, file_of
from tfawg_cli.findings import Keys, Place
from tfawg_cli.yaml_text.characters import forbidden_characters
from tfawg_cli.yaml_text.text import read

_ANY = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=20).filter(
    lambda text: not any(forbidden_characters(text))
)
_PROSE = st.lists(st.sampled_from(["one", "two.", "12/2013", "été", "🎤"]), min_size=1, max_size=6).map(" ".join)
_LINES = st.lists(_PROSE, min_size=1, max_size=3).map("\n".join)
_NESTED: st.SearchStrategy[Nested] = st.recursive(
    _ANY | _PROSE | _LINES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_ANY | _PROSE, inner, max_size=4),
    max_leaves=12,
)
_RECORDS = st.dictionaries(_ANY | _PROSE, _NESTED, min_size=1, max_size=4)
_LOTS = st.randoms(use_true_random=False)


@given(_RECORDS, _LOTS)
def test_texts_come_back(data: dict[str, Nested], lot: Random) -> None:
    """What is read is what was written, and nothing is said against it."""
    text = read(file_of(data, lot).encode(), "")
    assert () == text.findings
    assert data == text.data


@given(_RECORDS, _LOTS)
def test_every_place_spells_its_value(data: dict[str, Nested], lot: Random) -> None:
    """The characters of a place, read by themselves, are the value again."""
    written = file_of(data, lot)
    text = read(written.encode(), "")
    starts = [0, *(index + 1 for index, character in enumerate(written) if character == "\n")]
    for keys, value in _paths(data):
        span = text.locate(Place("", keys))
        begin, end = starts[span.line - 1] + span.column - 1, starts[span.end_line - 1] + span.end_column - 1
        alone = re.sub(r"^([|>]-?)\d", r"\1", written[begin:end])  # a margin is counted from what is around
        assert value == yaml.load(" " * (span.column - 1) + alone, yaml.CBaseLoader)  # noqa: S506 - builds no objects


def _paths(value: Nested, keys: Keys = ()) -> Iterator[tuple[Keys, Nested]]:
    """List every value with the keys that lead to it."""
    yield keys, value
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in inner:
        yield from _paths(below, (*keys, key))
