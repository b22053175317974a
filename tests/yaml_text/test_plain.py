"""Unquoted scalars that some reader of YAML would not take as text."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.nodes import ScalarNode

from tfawg_cli.yaml_text.plain import reads_as_text

_YAML_1_1 = yaml.SafeLoader("")
_YAML_1_2 = YAML(typ="safe", pure=True).resolver
_NUMBERS_AND_DATES = st.text("0123456789.:-+_eExobTZ ~=<", min_size=1, max_size=12)
_WORDS = st.sampled_from(["yes", "no", "on", "off", "true", "false", "null", "y", "n", "inf", "nan"]).flatmap(
    lambda word: st.sampled_from([word, word.title(), word.upper(), f".{word}", f"-.{word}", word.swapcase() + "e"])
)


@pytest.mark.parametrize(
    "scalar",
    [
        *("1", "1.10", "-0", "+41227308111", "010", "0o10", "0x1F", "0b11", "1_000", "1e3"),
        *("1.", ".5", "-.inf", ".NaN"),
        *("1:30", "12:30:45", "2017-02-22", "2017-2-2", "2017-02-22T10:00:00Z", "2017-02-22 10:00:00.5 +01:00"),
        *("NO", "yes", "On", "off", "true", "FALSE", "y", "N", "~", "null", "Null", "=", "<<"),
    ],
)
def test_what_looks_like_another_type_is_no_text(scalar: str) -> None:
    """Numbers, times, dates, yes and no, and nothing."""
    assert not reads_as_text(scalar)


@pytest.mark.parametrize(
    "scalar",
    ["1.1.1", "2021/2022", "12/2013", "2021-2022", "10.0.0.1", "No change", "yEs", "14th", "1:75x", "v1", "-", "1 2"],
)
def test_numbers_of_items_and_years_are_text(scalar: str) -> None:
    """What the records write every day needs no quotes."""
    assert reads_as_text(scalar)


@given(_NUMBERS_AND_DATES | _WORDS)
def test_no_reader_of_yaml_types_what_we_take_as_text(scalar: str) -> None:
    """Whatever YAML 1.1 or YAML 1.2 would make something else of asks for quotes."""
    readers = (
        _YAML_1_1.resolve(yaml.ScalarNode, scalar, (True, False)),  # type: ignore[no-untyped-call]
        str(_YAML_1_2.resolve(ScalarNode, scalar, (True, False))),
    )
    if any(tag != "tag:yaml.org,2002:str" for tag in readers):
        assert not reads_as_text(scalar)
