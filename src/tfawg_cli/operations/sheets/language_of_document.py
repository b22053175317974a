"""Which language a document of the plan is in: as the titles of its columns are, whatever program saved it."""

import re
from collections.abc import Iterator, Mapping

from tfawg_cli.office.word_blocks import Paragraph, Table, WordDocument
from tfawg_cli.operations.sheets.form import field_of_head
from tfawg_cli.operations.sheets.form_in_language import title_known
from tfawg_cli.records.financial_year import FinancialYear

_YEAR = re.compile(r"\b[1-9]\d{3}\s?[-/]\s?\d{2,4}\b")


def has_titles(document: WordDocument, titles: Mapping[str, str]) -> bool:
    """Tell whether a table has titles of columns in a language, and more of them than in English.

    Args:
        document: its blocks.
        titles: what the language says -> the English titles of columns.

    """
    fields = {title_known(title): field_of_head(english) for title, english in titles.items()}
    for row in _rows(document):
        theirs, ours = [fields.get(title_known(text)) for text in row], [field_of_head(text) for text in row]
        if "number" not in {*theirs, *ours}:
            continue
        pairs = list(zip(theirs, ours, strict=True))
        only_theirs = sum(one is not None and other is None for one, other in pairs)
        only_ours = sum(one is None and other not in {None, "number"} for one, other in pairs)
        if only_theirs > only_ours:
            return True
    return False


def _rows(document: WordDocument) -> Iterator[list[str]]:
    tables = (block for block in document.blocks if isinstance(block, Table))
    yield from ([cell.text for cell in row] for table in tables for row in table.rows)


def year_named(document: WordDocument) -> str:
    """Give the first year that the document names, such as 2021/2022; nothing where it names none."""
    said = (block.text for block in document.blocks if isinstance(block, Paragraph))
    for match in (match for text in said for match in _YEAR.finditer(text)):
        try:
            return str(FinancialYear.typed("".join(match.group().split())))
        except ValueError:
            continue
    return ""
