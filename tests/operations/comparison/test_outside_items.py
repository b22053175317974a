"""What differs outside of the items, where both sides are one record in a language."""

from tfawg_cli.operations.comparison.facts import Fact, What
from tfawg_cli.operations.comparison.outside_items import with_headings


def went_and_came(*fields: tuple[str, str, str, str]) -> list[Fact]:
    """Make facts of what went, with its words, and of what came in its place."""
    gone = [Fact(What.REMOVED, old, words) for old, words, _, _ in fields]
    return [*gone, *(Fact(What.ADDED, new, new=words) for _, _, new, words in fields)]


def test_headings_are_told_with_what_stands_below_them() -> None:
    """What a section shows is the same on both sides; words that stayed are not told."""
    facts = went_and_came(
        ("section 'a'", "x", "section 'b'", "y"),
        ("section 'a' shows", "outline", "section 'b' shows", "outline"),
        ("section 'c' (2)", "x", "section 'd'", "x"),
        ("'g' of the strategic plan", "x", "'h' of the strategic plan", "y"),
    )

    assert [
        Fact(What.CHANGED, "title", "t", "u"),
        Fact(What.CHANGED, "heading", "a", "b"),
        Fact(What.CHANGED, "section 'b'", "x", "y"),
        Fact(What.CHANGED, "heading", "c", "d"),
        Fact(What.CHANGED, "heading", "g", "h"),
        Fact(What.CHANGED, "'h' of the strategic plan", "x", "y"),
    ] == [*with_headings([Fact(What.CHANGED, "title", "t", "u"), *facts], [])]


def test_a_section_that_came_came() -> None:
    """Nobody can say which of several headings it was."""
    facts = [*went_and_came(("section 'a'", "x", "section 'b'", "y")), Fact(What.ADDED, "section 'c'", new="z")]

    assert facts == [*with_headings(facts, [])]


def test_what_english_tells_under_other_words_is_told_once() -> None:
    """Where as many went and came there; a heading that is said otherwise beside them stays a riddle."""
    gone, shown = Fact(What.REMOVED, "section 'a'", "x"), Fact(What.REMOVED, "section 'a' shows", "outline")
    english = [Fact(What.REMOVED, "section 'b'", "y"), Fact(What.REMOVED, "section 'b' shows", "outline")]
    reworded = Fact(What.CHANGED, "section 'c'", "u", "v")
    riddle = [gone, *went_and_came(("section 'd'", "x", "section 'e'", "x"))]

    assert [reworded] == [*with_headings([gone, reworded, shown], english)]
    assert [gone] == [*with_headings([gone], [reworded])]
    assert riddle == [*with_headings(riddle, english)]
