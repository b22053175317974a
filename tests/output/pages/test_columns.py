"""How wide columns are, for pages and Word files alike."""

from tfawg_cli.blocks import Row, Run
from tfawg_cli.output.pages.columns import shape_of

ACTIONS = ("No", "Action", "Responsible body", "Indicator", "Timeline", "Updates")


def widths(*rows: tuple[str, ...]) -> tuple[float, ...]:
    """Give the widths of a table whose first row is its titles."""
    return shape_of(rows[0], [Row(tuple((Run(text),) for text in row)) for row in rows], [""] * len(rows[0])).widths


def test_a_known_table_has_the_same_columns_wherever_it_stands() -> None:
    """Whatever is in it; they fill the page."""
    short, long = (widths(ACTIONS, ("1.1.1.1", text, text, text, "2021/2022", text)) for text in ("a", "word " * 200))

    assert short == long
    assert 100 == round(sum(short), 1)


def test_no_word_of_a_narrow_column_is_broken() -> None:
    """Within reason."""
    narrow, wide, widest = (widths(ACTIONS, (word, *[""] * 5))[0] for word in ("1.1.1.1", "10.10.10.10.10", "1" * 99))

    assert narrow < wide < widest < 20


def test_a_year_beside_the_one_that_it_was_is_not_broken() -> None:
    """In a redline, where nothing parts the two."""
    (plain, of_redline) = (widths(ACTIONS, ("1.1.1.1", *[""] * 3, word, ""))[4] for word in ("2021", "FY2021/2022" * 2))

    assert plain < 16 < of_redline


def test_a_long_word_makes_a_column_of_text_wider() -> None:
    """At the cost of the others, and only of a column that is too narrow for it."""
    titles = ("No", "Action", "Responsible body", "Timeline", "Indicator", "Result", "Status", "Updates")
    word = "implementation/usage/awareness"
    usual, wide, roomy = (
        widths(titles, ("", *two, "", "", "")) for two in ([""] * 4, ["", "", "", word], [word[:15], "", "", ""])
    )

    assert usual[4] < wide[4]
    assert usual[1] > wide[1]
    assert 100 == round(sum(wide), 1)
    assert usual == roomy
    assert 100 == round(sum(widths(titles, ("x" * 99,) * 8)))


def test_other_tables_are_as_wide_as_their_words() -> None:
    """If there is room; a small one does not fill the page."""
    assert sum(widths(("Status", "Actions"), ("completed", "3"))) < 40


def test_a_wide_table_shares_the_page() -> None:
    """Each column has room for its longest word, and the long texts get the rest."""
    number, text, other = widths(("Number", "Text", "Objective"), ("1.1.1.1", "long words " * 40, "words " * 40))

    assert 95 < number + text + other <= 100
    assert number < text == other
    assert 100 == round(sum(widths(*[("x" * 30,) * 12] * 2)))


def test_a_form_has_its_room_where_it_is_filled_in() -> None:
    """The widest cells of a request are those that are empty."""
    titles = (
        "No",
        "Action",
        "Responsible body",
        "Indicator",
        "Timeline",
        "Recorded so far",
        "Status",
        "Result",
        "Update",
    )
    by_title = dict(zip(titles, widths(titles), strict=True))

    assert ["Result", "Update"] == sorted(by_title, key=by_title.__getitem__)[-2:]
