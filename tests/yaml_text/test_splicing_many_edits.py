"""Many edits of one file at once: what a new year makes of the old plan."""

import sys
from itertools import chain, count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tfawg_cli.findings import Keys
from tfawg_cli.yaml_text.edits import CannotSpliceError, Edit, Put, Take, same, wished
from tfawg_cli.yaml_text.splicing import edited
from tfawg_cli.yaml_text.text import read

_UNTYPED = frozenset({"format", "date"})
_PLAN = """\
# The plan.
format: 1

actions:   # All of them.
  # Above the first.
  1.1.1.1:
    text: One
    status: completed   # Since May.
    updates:
      - date: 2021-10-12
        text: It was done.

  # Between two, on its own.

  # Above the second.
  # It has two lines.
  1.1.1.2:   # The second.
    text: Two
    # Above the status.
    status: in progress

  1.1.1.3:
    timeline: 2021/2022
    text: >-
      Three.
      And a half.
    # At the end of the third.

  "1.1.1.4":
    text: Four
    status: postponed

closed: yesterday
# At the end of the file.
"""
_ITEMS = {
    "1.1.1.1": """\
  # Above the first.
  1.1.1.1:
    text: One
    status: completed   # Since May.
    updates:
      - date: 2021-10-12
        text: It was done.

""",
    "1.1.1.2": """\
  # Above the second.
  # It has two lines.
  1.1.1.2:   # The second.
    text: Two
    # Above the status.
    status: in progress

""",
    "1.1.1.3": """\
  1.1.1.3:
    timeline: 2021/2022
    text: >-
      Three.
      And a half.
    # At the end of the third.

""",
    "1.1.1.4": """\
  "1.1.1.4":
    text: Four
    status: postponed

""",
}


def action(number: str, *fields: str) -> Keys:
    """Give the keys of an action or of a field of one."""
    return ("actions", number, *fields)


def after(text: str, *edits: Edit) -> str:
    """Edit a text, which says afterwards what was wished."""
    there = read(text.encode(), "", _UNTYPED)
    assert () == there.findings
    new = edited(there, edits, _UNTYPED).text
    assert same(read(new.encode(), "", _UNTYPED).data, wished(there.data, edits))
    return new


def without(text: str, *pieces: str) -> str:
    """Cut pieces out of a text."""
    for piece in pieces:
        assert text.count(piece) == 1
        text = text.replace(piece, "")
    return text


@pytest.mark.parametrize(
    "gone",
    [
        ["1.1.1.1"],
        ["1.1.1.2"],
        ["1.1.1.4"],
        ["1.1.1.1", "1.1.1.2"],
        ["1.1.1.2", "1.1.1.3"],
        ["1.1.1.3", "1.1.1.4"],
        ["1.1.1.1", "1.1.1.4"],
        ["1.1.1.1", "1.1.1.2", "1.1.1.3"],
        ["1.1.1.2", "1.1.1.3", "1.1.1.4"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_items_go_with_their_comments_and_what_stays_keeps_its_bytes(gone: list[str], newline: str) -> None:
    """Of the empty lines that part two items those go that would be too many; a comment on its own stays."""
    text = _PLAN.replace("\n", newline)

    new = after(text, *(Take(action(number)) for number in gone))

    assert without(_PLAN, *(_ITEMS[number] for number in gone)).replace("\n", newline) == new


@pytest.mark.parametrize("gone", [["1.1.1.4"], ["1.1.1.3", "1.1.1.4"], ["1.1.1.1", "1.1.1.4"]], ids=" ".join)
def test_without_a_final_newline_there_is_none_afterwards(gone: list[str]) -> None:
    """The last items may go, with or without their neighbours."""
    text = _PLAN.partition("\nclosed")[0].rstrip("\n")

    new = after(text, *(Take(action(number)) for number in gone))

    assert without(text + "\n\n", *(_ITEMS[number] for number in gone)).rstrip("\n") == new


def test_fields_go_with_the_empty_lines_that_would_be_double() -> None:
    """At the end of a plan nothing is left of what a year collected; in the middle, one empty line."""
    plan = "format: 1\n\ndecisions:\n  - by: PC\n\nactions:\n  1.1.1.1: {}\n\namendments:\n  - was: x\nclosed: now\n"

    new = after(plan, Take(("closed",)), Take(("amendments",)), Take(("decisions",)))

    assert "format: 1\n\nactions:\n  1.1.1.1: {}\n" == new
    assert new.rstrip("\n") == after(plan.rstrip("\n"), Take(("amendments",)), Take(("decisions",)), Take(("closed",)))


def test_when_all_items_go_an_empty_map_stays() -> None:
    """The comment behind its key stays, and so does one on its own; the keys around are as they were."""
    new = after(_PLAN, *(Take(action(number)) for number in reversed(_ITEMS)))

    assert "actions: {}   # All of them.\n" in new
    assert "  # Between two, on its own.\n" in new
    assert new.endswith("\nclosed: yesterday\n# At the end of the file.\n")


def test_an_item_goes_while_its_neighbours_change() -> None:
    """Fields at the end of the one above, and at the beginning of the one below, are changed in the same call."""
    new = after(
        _PLAN,
        Take(("closed",)),
        Put(action("1.1.1.1", "carried_from"), "2020/2021 1.1.1.1", ("updates", "status", "text")),
        Take(action("1.1.1.1", "status")),
        Take(action("1.1.1.1", "updates")),
        Take(action("1.1.1.2")),
        Put(action("1.1.1.3", "text"), "Three. And a quarter."),
        Put(action("1.1.1.3", "carried_from"), "2020/2021 1.1.1.3", ("text",)),
        Take(action("1.1.1.3", "timeline")),
        Take(action("1.1.1.4", "status")),
        Put(action("1.1.1.4", "to_confirm"), "no status", ("status", "text")),
    )

    assert (
        """\
# The plan.
format: 1

actions:   # All of them.
  # Above the first.
  1.1.1.1:
    text: One
    carried_from: 2020/2021 1.1.1.1

  # Between two, on its own.

  1.1.1.3:
    text: >-
      Three.
      And a quarter.
    carried_from: 2020/2021 1.1.1.3
    # At the end of the third.

  "1.1.1.4":
    text: Four
    to_confirm: no status

# At the end of the file.
"""
        == new
    )


def test_new_items_stand_behind_those_that_stay() -> None:
    """The empty lines part them as before, whether what stood there goes or not."""
    first, second = {"text": "New"}, {"text": "Newer"}
    new = after(
        _PLAN,
        Take(action("1.1.1.1")),
        Take(action("1.1.1.2")),
        Take(action("1.1.1.4")),
        Put(action("1.1.1.5"), dict(first), ("1.1.1.4", "1.1.1.3", "1.1.1.2")),
        Put(action("1.1.1.0"), dict(second), ()),
    )

    expected = without(_PLAN, _ITEMS["1.1.1.1"], _ITEMS["1.1.1.2"], _ITEMS["1.1.1.4"])
    expected = expected.replace("  1.1.1.3:", "  1.1.1.0:\n    text: Newer\n\n  1.1.1.3:")
    assert expected.replace("\nclosed", "\n  1.1.1.5:\n    text: New\n\nclosed") == new


def test_a_new_item_in_the_place_of_all() -> None:
    """It stands where the first one stood."""
    new = after(
        _PLAN, *(Take(action(number)) for number in _ITEMS), Put(action("1.1.1.9"), {"text": "Nine"}, ("1.1.1.4",))
    )

    assert "actions:   # All of them.\n  1.1.1.9:\n    text: Nine\n" in new


@pytest.mark.parametrize(
    ("gone", "left"),
    [
        ("a", "{b: 2, 'c' : 3}"),
        ("b", "{a: one, 'c' : 3}"),
        ("c", "{a: one, b: 2}"),
        ("ab", "{'c' : 3}"),
        ("bc", "{a: one}"),
        ("ac", "{b: 2}"),
        ("abc", "{}"),
    ],
)
def test_keys_in_braces_go(gone: str, left: str) -> None:
    """Commas go with them."""
    before = "map: {a: one, b: 2, 'c' : 3}   # Remark.\n".replace("2", "two").replace("3", "three")

    new = after(before, *(Take(("map", key)) for key in gone))

    assert f"map: {left}   # Remark.\n".replace("2", "two").replace("3", "three") == new


def test_keys_in_braces_come_while_others_go() -> None:
    """They stand behind what stays."""
    before = "map: {a: one, b: two}\n"

    assert "map: {a: one, c: three}\n" == after(before, Take(("map", "b")), Put(("map", "c"), "three", ("b", "a")))
    assert "map: {c: three, b: two}\n" == after(before, Take(("map", "a")), Put(("map", "c"), "three", ("a",)))
    assert "map: {c: three}\n" == after(
        before, Take(("map", "a")), Take(("map", "b")), Put(("map", "c"), "three", ("a",))
    )


def test_a_refusal_names_the_edit_that_cannot_be_done() -> None:
    """Among hundreds, the place of the one is told."""
    text = read((_PLAN + "odd: {a: one,\n  b: two}\n").encode(), "", _UNTYPED)
    fine = [Put(action("1.1.1.1", f"new_{place}"), "x", ("text",)) for place in range(200)]

    with pytest.raises(CannotSpliceError) as refused:
        edited(text, [*fine, Put(action("1.1.1.2", "text"), ["a"]), *reversed(fine[:0])], _UNTYPED)

    assert action("1.1.1.2", "text") == refused.value.keys


@given(st.data())
def test_any_items_and_fields_go_and_come(data: st.DataObject) -> None:
    """Each is gone or there afterwards, and every line that stays is one that was there."""
    fields = {
        "1.1.1.1": ["text", "status", "updates"],
        "1.1.1.2": ["text", "status"],
        "1.1.1.3": ["timeline", "text"],
        "1.1.1.4": ["text", "status"],
    }
    gone = data.draw(st.sets(st.sampled_from(list(fields))))
    kept = [number for number in fields if number not in gone]
    cleared = {number: data.draw(st.sets(st.sampled_from(fields[number]))) for number in kept}
    edits: list[Edit] = [
        *(Take(action(number)) for number in gone),
        *(Take(action(number, field)) for number, names in cleared.items() for field in names),
        *(
            Put(action(number, "carried_from"), "2020/2021", data.draw(st.permutations(fields[number]).map(tuple)))
            for number in data.draw(st.sets(st.sampled_from(kept)) if kept else st.just(set()))
        ),
        *data.draw(st.sampled_from([[], [Take(("closed",))]])),
    ]
    edits = data.draw(st.permutations(edits))

    new = after(_PLAN, *edits)

    added = {"    carried_from: 2020/2021", *(f"  {key}: {{}}" for key in fields), "  1.1.1.2: {}   # The second."}
    added |= {"actions: {}   # All of them.", '  "1.1.1.4": {}'}
    assert set(new.splitlines()) <= {*_PLAN.splitlines(), *added}
    assert "\n\n\n" not in new


def test_more_edits_make_as_much_more_work() -> None:
    """Four times the actions with four edits each make about four times the calls of functions."""

    def calls(actions: int) -> int:
        item = "  1.1.1.{}:\n    text: Some words\n    status: postponed\n    updates:\n      - text: Done\n\n"
        text = read(("actions:\n" + "".join(item.format(n) for n in range(actions))).encode(), "")
        edits = list(chain.from_iterable(_carried(number) for number in range(actions)))
        counted = count()
        sys.setprofile(lambda *_: next(counted))
        try:
            edited(text, edits, _UNTYPED)
        finally:
            sys.setprofile(None)
        return next(counted)

    assert calls(400) < 4.5 * calls(100)


def _carried(number: int) -> list[Edit]:
    """Carry an action, or let every third one go."""
    if number % 3 == 0:
        return [Take(action(f"1.1.1.{number}"))]
    put = Put(action(f"1.1.1.{number}", "carried_from"), f"2020/2021 1.1.1.{number}", ("updates", "status", "text"))
    return [put, *(Take(action(f"1.1.1.{number}", field)) for field in ("status", "updates"))]
