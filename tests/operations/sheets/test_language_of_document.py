"""Which language a document of the plan is in, by the titles of its columns; and which year it names."""

import pytest

from french_form import FORM
from tfawg_cli.office.word_reading import read_document
from tfawg_cli.operations.sheets.language_of_document import has_titles, year_named
from word_hands import cell, docx, paragraph, row, run, table


def heads(*titles: str) -> str:
    """Write a table that has these titles of columns."""
    return table([row(cell(paragraph(run(title))) for title in titles)])


@pytest.mark.parametrize(
    ("titles", "is_theirs"),
    [
        (("N°", "Sous-tâche", "Observations", "Calendrier"), True),
        (("No", "Action", "Calendriers", "Autre"), True),
        (("No", "Action", "Responsible body", "Calendrier"), False),
        (("No", "Action", "Autre"), False),
        (("Sous-tâche", "Calendrier"), False),
        (("No", "Sub-Task", "Timeline"), False),
    ],
)
def test_titles_of_columns_say_the_language(titles: tuple[str, ...], *, is_theirs: bool) -> None:
    """Those that both have say nothing, nor does a table without numbers, nor one stranger among English ones."""
    document = read_document(docx(paragraph(run("Plan")) + heads(*titles)), "x.docx")

    assert is_theirs == has_titles(document, FORM.titles)


@pytest.mark.parametrize(
    ("lines", "year"),
    [
        (["Plan", "Plan de travail annuel 2021 - 2022, suite de 2020/2021"], "2021/2022"),
        (["Stratégie 2019-2022", "Plan 2021/22"], "2021/2022"),
        (["Stratégie 2019-2022"], ""),
    ],
)
def test_the_year_that_a_document_names(lines: list[str], year: str) -> None:
    """The first one that is a financial year."""
    body = "".join(paragraph(run(line)) for line in lines)

    assert year == year_named(read_document(docx(body + heads("No")), "x.docx"))
