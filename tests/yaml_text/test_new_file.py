"""A whole new file is spelt as people would write it, and reads back as what it was made of."""

from hypothesis import given
from hypothesis import strategies as st

from tfawg_cli.records.base import UNTYPED_KEYS
from tfawg_cli.yaml_text.new_file import new_file
from tfawg_cli.yaml_text.spelling import Bare, Block, Value
from tfawg_cli.yaml_text.text import read

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.just(" "), min_size=1).map(str.strip)
ITEMS: st.SearchStrategy[dict[str, Value]] = st.dictionaries(
    st.sampled_from(["1", "1.1", "1.1.1", "2.1.1.1"]),
    st.fixed_dictionaries({"text": TEXTS.filter(bool)}, optional={"names": st.lists(TEXTS.filter(bool))}),
)


def test_items_stand_apart() -> None:
    """An empty line between items, between entries with fields of their own, and before each part of the file."""
    fields: dict[str, Value] = {
        "format": Bare("1"),
        "sections": [{"heading": "One", "text": Block("a\nb")}, {"heading": "Two", "text": "c"}],
        "deliverables": {"1": {"text": "x", "tasks": {"1.1": {"text": "w"}, "1.2": {"sub_tasks": {}}}}},
        "plan": {"period": "2019/2022", "codes": {"SO1": "z"}},
        "bodies": {"Members": {}, "Council": {}},
    }

    text = new_file(["Two lines,", "of comment."], fields)

    assert text == (
        "# Two lines,\n# of comment.\nformat: 1\n\nsections:\n  - heading: One\n    text: |\n      a\n      b\n\n"
        '  - heading: Two\n    text: c\n\ndeliverables:\n  "1":\n    text: x\n    tasks:\n'
        '      "1.1":\n        text: w\n\n'
        '      "1.2":\n        sub_tasks: {}\n\nplan:\n  period: 2019/2022\n  codes:\n    SO1: z\n\n'
        "bodies:\n  Members: {}\n  Council: {}\n"
    )


@given(ITEMS)
def test_it_reads_back(items: dict[str, Value]) -> None:
    """Whatever the texts hold."""
    written = new_file([], {"format": Bare("1"), "items": items})

    assert {"format": "1", "items": items} == read(written.encode(), "new.yaml", UNTYPED_KEYS).data
