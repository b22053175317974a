"""What edits of odd files come to, as it was read once by a person: each of them weighs a sign that no other one does.

They were chosen from thousands of random files and edits, the shortest in which a change of our own code shows.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from tfawg_cli.yaml_text import edits
from tfawg_cli.yaml_text.edits import CannotSpliceError, Edit
from tfawg_cli.yaml_text.splicing import edited
from tfawg_cli.yaml_text.text import read

OUTCOMES = json.loads(Path(__file__).with_name("splicing_outcomes.json").read_text(encoding="utf-8"))


def wish(kind: str, *fields: Any) -> Edit:  # noqa: ANN401 - as JSON has them
    """Make an edit of its kind and its fields; JSON knows no tuples."""
    keys, *others = fields
    behind = [tuple(one) if kind == "Move" or place else one for place, one in enumerate(others)]
    made: Edit = getattr(edits, kind)(tuple(keys), *behind)
    return made


@pytest.mark.parametrize("told", OUTCOMES, ids=range(len(OUTCOMES)))
def test_edits_come_to_what_they_always_came_to(told: dict[str, Any]) -> None:
    """The whole text, to the byte, or a refusal."""
    text, wishes = read(told["text"].encode(), ""), [wish(*one) for one in told["edits"]]
    try:
        after = edited(text, wishes, frozenset()).text
    except CannotSpliceError:
        after = None
    assert told["after"] == after
