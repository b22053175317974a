"""What the reader takes from PyYAML's events, whose stubs say less."""

import pytest
import yaml

from tfawg_cli.yaml_text.event_types import Document, Event, Mark, Node, Scalar

KINDS: dict[type, type] = {
    yaml.DocumentStartEvent: Document,
    yaml.ScalarEvent: Scalar,
    yaml.AliasEvent: Event,
    yaml.SequenceStartEvent: Node,
    yaml.MappingStartEvent: Node,
}


def members(kind: type) -> set[str]:
    """Name all that a protocol promises, that of the protocols below it included."""
    return {name for one in kind.__mro__ for name in vars(one).get("__annotations__", {})}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_events_hold_what_the_reader_takes_from_them(kind: type) -> None:
    """Every event of a kind, made by libyaml, and its marks."""
    text = "%YAML 1.1\n---\n? !t [a, *b]\n: &b {'c': d}\n"
    events = [event for event in yaml.parse(text, Loader=yaml.CSafeLoader) if type(event) is kind]

    assert events
    for event in events:
        assert all(hasattr(event, name) for name in members(KINDS[kind]))
        assert all(hasattr(event.start_mark, name) and hasattr(event.end_mark, name) for name in members(Mark))
