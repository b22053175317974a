"""What differs outside of the items, in the words of a language."""

from tfawg_cli.operations.comparison.facts import Fact, What
from tfawg_cli.operations.comparison.outside_items import sections_paired


def went(name: str, words: str) -> Fact:
    """Make a fact of what went."""
    return Fact(What.REMOVED, name, old=words)


def came(name: str, words: str) -> Fact:
    """Make a fact of what came."""
    return Fact(What.ADDED, name, new=words)


def test_a_section_with_another_heading_is_the_same_one() -> None:
    """What it shows has no words, and its text is told where it differs; other facts stay before it."""
    title = Fact(What.CHANGED, "title", "Un", "One")
    facts = [
        went("section 'Un'", "mot"),
        went("section 'Deux' (2)", "mot"),
        went("section 'Deux' (2) shows", "actions"),
        came("section 'One'", "word"),
        came("section 'Two'", "mot"),
        came("section 'Two' shows", "actions"),
        title,
    ]

    assert (
        title,
        Fact(What.CHANGED, "section heading", "Un", "One"),
        Fact(What.CHANGED, "section text", "mot", "word"),
        Fact(What.CHANGED, "section heading", "Deux", "Two"),
    ) == sections_paired(facts)


def test_a_section_that_went_alone_is_told_so() -> None:
    """Nobody knows which one it would be."""
    facts = [went("section 'Un'", "mot"), went("section 'Deux'", "mot"), came("section 'One'", "word")]

    assert tuple(facts) == sections_paired(facts)
