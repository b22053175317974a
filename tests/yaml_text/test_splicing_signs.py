"""Single signs of the splicer that random records do not weigh: each case here fails if one of them is another."""

import pytest

from tfawg_cli.yaml_text.edits import Edit, Put, Rename, Take
from tfawg_cli.yaml_text.rewording import reworded
from tfawg_cli.yaml_text.spelling import Value
from tfawg_cli.yaml_text.splicing import edited
from tfawg_cli.yaml_text.text import read


def after(text: str, edit: Edit) -> str:
    """Edit a text."""
    return edited(read(text.encode(), ""), [edit], frozenset()).text


@pytest.mark.parametrize(
    ("left", "there"),
    [
        (["c", "d"], "[c, d]"),
        (["b", "c", "d"], "[b, c, d]"),
        (["a", "b"], "[a, b]"),
        (["a", "b", "d"], "[a, b, d]"),
        (["a"], "[a]"),
        (["a", "d"], "[a, d]"),
    ],
)
def test_entries_of_a_list_in_brackets_go_with_one_comma(left: list[Value], there: str) -> None:
    """The first, the third, the last, or several at once."""
    assert f"list: {there}\n" == after("list: [a, b, c, d]\n", Put(("list",), left))


@pytest.mark.parametrize(
    ("list_before", "list_after"),
    [("[a, # of a\n  b, c, d]", "[a, # of a\n  b, d]"), ("[a, b, c, # of c\n  d]", "[b, c, # of c\n  d]")],
)
def test_a_comment_elsewhere_in_a_list_forbids_nothing(list_before: str, list_after: str) -> None:
    """Only one between the entry that goes and its neighbour would lose its place."""
    left = list_after.replace("# of a\n", "").replace("# of c\n", "").strip("[]").replace(" ", "").split(",")
    assert f"list: {list_after}\n" == after(f"list: {list_before}\n", Put(("list",), [*left]))


@pytest.mark.parametrize(("blanks", "is_folded"), [(0, True), (1, True), (2, False), (3, False)])
def test_a_comment_that_a_folded_text_would_swallow_keeps_it_in_one_line(*, blanks: int, is_folded: bool) -> None:
    """One that stands as far in as the text would, or further."""
    remark = f"{' ' * blanks}# remark\n"
    spelt = "|-\n  b\n\n  c\n" if is_folded else '"b\\n\\nc"\n'
    assert f"k: {spelt}{remark}j: x\n" == after(f"k: old\n{remark}j: x\n", Put(("k",), "b\n\nc"))


def test_prose_in_a_plain_line_stays_there() -> None:
    """Where its new words need no quotes."""
    assert "k: One here. Three here.\n" == after("k: One here. Two here.\n", Put(("k",), "One here. Three here."))
    assert "k: 'a: b'\n" == after("k: old\n", Put(("k",), "a: b"))


def test_new_lines_of_a_text_stand_in_as_far_as_its_nearest_one() -> None:
    """Of lines that stand in differently, the one least far in counts."""
    text = "k: 'One here.\n      Two here.\n\n    Three.'\n"
    assert "k: 'b\n\n\n    c'\n" == after(text, Put(("k",), "b\n\nc"))


def test_an_empty_line_of_a_literal_text_holds_no_blanks() -> None:
    """Editors would take them away again."""
    assert "k: |-\n  b\n\n  c\n" == after("k: |-\n  a\n", Put(("k",), "b\n\nc"))


@pytest.mark.parametrize(
    ("old", "new", "laid"),
    [
        (["e", ""], "b e", ["b e"]),
        (["a e", "b"], "a b b", ["a b", "b"]),
        (["b f.", "", "a"], "b b f. a", ["b b f.", "a"]),
        (["a b", "b a."], "f. a b a.", ["f. a", "b a."]),
        (["f. f.", "b e", ""], "b. e", ["b. e"]),
        (["", "b e c."], "b. b", ["b.", "b"]),
        ([""], "a", ["a"]),
        (["f. b. b."], "e b. e", ["e b. e"]),
        (["a.", "", ""], "f.", ["f."]),
        ([""], "f. B", ["f.", "B"]),
        (["b. C."], "b. B", ["b. B"]),
        ([""], "\n", [""]),
        ([""], "B\n", ["B", ""]),
        (["", "b c"], "a c", ["a c"]),
        (["", "e", ""], "e e\n", ["e", "e", ""]),
        (["", "A"], "A", ["A"]),
        (["", "a. e a.", ""], "A a.\n", ["A", "a.", ""]),
        (["", "", "B"], "B B", ["B", "B"]),
        ([""], "", []),
        (["A"], "A a", ["A a"]),
        ([""], "\nc", ["", "c"]),
        (["A"], "\nA B", ["", "A B"]),
        (["f.", "e"], "f. B e", ["f.", "B e"]),
        (["B"], "B a.", ["B a."]),
        (["a B"], "b a f. B", ["b a f.", "B"]),
        (["a."], "A a.", ["A a."]),
        (["a. B"], "b a.", ["b a."]),
        (["", "a. B c b"], "a. B b. B c b", ["a. B b. B c b"]),
        (["a. A"], "a. c A", ["a. c A"]),
        (["a. A"], "f. A a.", ["f.", "A a."]),
        (["c"], "b. A c", ["b.", "A c"]),
        (["b."], "b b. A", ["b b.", "A"]),
        (["e", "A"], "e a A", ["e a", "A"]),
        (["a. B"], "B b. B", ["B b.", "B"]),
        (["", "b. A", ""], "b. A\n", ["b. A", ""]),
        (["", "b. A"], "b. A", ["b. A"]),
    ],
)
def test_words_stay_in_their_lines(old: list[str], new: str, laid: list[str]) -> None:
    """New ones stand where all the old ones stood, or with the sentence that they belong to."""
    assert laid == reworded(old, new)


def test_words_that_stand_everywhere_keep_their_lines() -> None:
    """However long a text is, none of its words is passed over as too frequent."""
    lines = ["of the"] * 110
    assert ["of new the", *lines[1:-1], "of z"] == reworded(lines, " ".join(["of new the", *lines[1:-1], "of z"]))


@pytest.mark.parametrize(
    ("spelt", "new", "there"),
    [('"one"', "two", '"two"'), ("'one'", "two", "'two'"), ("one", "two", "two"), ("one", "1.1", '"1.1"')],
)
def test_a_key_keeps_its_quotes_and_gets_those_that_it_needs(spelt: str, new: str, there: str) -> None:
    """A quote in the middle of it is none."""
    assert f"a:\n  {there}: x\n" == after(f"a:\n  {spelt}: x\n", Rename(("a",), {"one": new}))


@pytest.mark.parametrize(
    ("taken", "there"),
    [
        ("one", "a:\n  two:\n    x: due\n\n\n\nb: c\n"),
        ("two", "a:\n  one:\n    x: uno\n\n\n\nb: c\n"),
    ],
)
def test_the_first_item_takes_the_empty_lines_below_it_along(taken: str, there: str) -> None:
    """Any other takes those above; what parts the last one from what follows stays."""
    text = "a:\n  one:\n    x: uno\n\n  two:\n    x: due\n\n\n\nb: c\n"
    assert there == after(text, Take(("a", taken)))


def test_the_empty_lines_below_the_only_item_stay() -> None:
    """They part what was around it from what follows."""
    assert "a: {}\n\n\nb: c\n" == after("a:\n  one:\n    x: uno\n\n\nb: c\n", Take(("a", "one")))


@pytest.mark.parametrize(
    ("gaps", "parted"), [(["", "", ""], ""), (["\n", "", ""], ""), (["\n", ""], "\n"), (["\n", "\n", ""], "\n")]
)
def test_a_new_item_is_parted_where_at_least_half_of_the_others_are(gaps: list[str], parted: str) -> None:
    """Empty lines between them are a habit of the file."""
    items = ["  a:\n    x: uno\n", *(f"{gap}  {name}:\n    x: uno\n" for name, gap in zip("bcd", gaps, strict=False))]
    text = f"m:\n{''.join(items)}"
    assert f"{text}{parted}  e:\n    x: due\n" == after(text, Put(("m", "e"), {"x": "due"}, ("d", "c")))


@pytest.mark.parametrize(
    ("one", "two"),
    [("[\n  a\n]", "[\n  a,\n  b\n]"), ("[ a ]", "[ a, b ]"), ("[a]", "[a, b]"), ("[\n  a]", "[\n  a,\n  b]")],
)
def test_a_second_entry_of_a_list_in_brackets_stands_as_the_first_one_does(one: str, two: str) -> None:
    """In a line of its own, or in the same line."""
    assert f"list: {two}\n" == after(f"list: {one}\n", Put(("list",), ["a", "b"]))


def test_an_entry_that_stands_everywhere_in_a_long_list_keeps_its_line() -> None:
    """However many there are of it, with what is noted behind it."""
    entries = ["  - a # the first\n", *["  - a\n"] * 205]
    there = "".join(["l:\n", "  - x\n", *entries])
    assert there == after("".join(["l:\n", *entries]), Put(("l",), ["x", *["a"] * 206]))


@pytest.mark.parametrize("text", ["a: bcdefg h", "it's: a word or two", "- a bc def ghij klmno"])
def test_a_text_that_needs_quotes_stands_in_one_line(text: str) -> None:
    """In single ones, however short it is."""
    quoted = text.replace("'", "''")
    assert f"k: '{quoted}'\n" == after("k: old\n", Put(("k",), text))


PROSE = "One here. Two here. Three here."


@pytest.mark.parametrize(
    ("before", "new", "there"),
    [
        ("k: |4\n\n", "y\n", "k: |4\n    y\n\n\n"),
        ("k: |\n\n", "\nz", "k: |\n\n  z\n\n"),
        ("k: |+\n\n", "a\n\nb", "k: |+\n  a\n\n  b\n\n"),
        ("k: |\n b\n", PROSE, f"k: |\n {PROSE}\n"),
        ('k: "b\n"\n', PROSE, "k: >-\n  One here.\n  Two here.\n  Three here.\n"),
        ("k: 'b\n\n'\n", PROSE, "k: 'One here.\n  Two here.\n  Three here.'\n"),
        ("k: b\n \n a\n", "b\na\nz", "k: b\n\n a\n\n z\n"),
        ("k: |-\n  a\n  \n  b\n  b\n  c\n", "y\na\n\nb\nb\nc", "k: |-\n  y\n  a\n  \n  b\n  b\n  c\n"),
        ("k: |\n   a\n   b\n   c\n   d\n   e\n", "d\n\ne", "k: |\n   d\n\n   e\n"),
        ("k: a\n\n", "b\nc\n  d", "k: |-\n  b\n  c\n    d\n\n"),
    ],
)
def test_a_text_keeps_the_style_that_can_hold_its_new_words(before: str, new: str, there: str) -> None:
    """Its margin, its quotes, and of its lines those that stay, with the blanks on empty ones."""
    assert there == after(before, Put(("k",), new))
