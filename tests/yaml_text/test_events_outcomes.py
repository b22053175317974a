"""Data, marks and troubles of texts that were changed by lot, as an earlier reader gave them.

It read in another way (a function for each kind of event). On 62,500 such texts the two gave the same; these are some
of them, so many that each kind of trouble and each style of writing is there several times.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from tfawg_cli.records.base import UNTYPED_KEYS
from tfawg_cli.yaml_text.characters import Trouble
from tfawg_cli.yaml_text.text import read

OUTCOMES = json.loads(Path(__file__).with_name("events_outcomes.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("told", OUTCOMES, ids=range(len(OUTCOMES)))
def test_text_comes_to_what_it_always_came_to(told: dict[str, Any]) -> None:
    """Every value, every place, every word of a finding; where there is no data, its marks count for nothing."""
    outcome = read(told["text"].encode(), "plan.yaml", UNTYPED_KEYS).outcome

    assert told["data"] == outcome.data
    assert told["marks"] == (list(outcome.marks) if outcome.data is not None else [])
    assert [Trouble(*error) for error in told["errors"]] == outcome.errors
    assert [Trouble(*warning) for warning in told["warnings"]] == outcome.warnings
    assert told["has_empty"] is outcome.has_empty
