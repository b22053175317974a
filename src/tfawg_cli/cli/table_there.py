"""A Word table of the translators that lies where the next one goes: whether all of its words are known."""

import re
from collections.abc import Iterator
from pathlib import Path

from tfawg_cli.cli.language_options import Tongue
from tfawg_cli.cli.reading_records import read_records
from tfawg_cli.cli.translations_of_year import OfYear
from tfawg_cli.cli.translators_files import LOST, Asking, brought, filled_in, word_table
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.languages.pieces import Piece
from tfawg_cli.operations.languages.standing import Translated
from tfawg_cli.operations.sheets.base import digest
from tfawg_cli.operations.sheets.translation import (
    ENGLISH,
    FRENCH,
    PROPOSED,
    RIGHT,
    Asked,
    Filled,
    Row,
    item_of,
    piece_of,
)
from tfawg_cli.operations.sheets.translation_table import FORMER, mark_of
from tfawg_cli.output.translation_text import difference
from tfawg_cli.pasting import pasted
from tfawg_cli.records.financial_year import FinancialYear

_SIGNS = re.compile(r"^(?:[-*+] |\d+\. )|\*\*", re.MULTILINE)
"""What Word shows in another way when it makes a list or bold words of them."""
_COUNTED = re.compile(r"\d+")
_OWN = ("word/_rels/", "word/theme/")
"""Folders of a Word file in which nobody puts anything."""


def is_table_taken_over(path: Path) -> bool:
    """Tell whether a Word file is a table of the translators whose words all are ours or in the records.

    False for any other Word file. Raises CannotGoOnError for such a table that holds more.
    """
    try:
        filled = filled_in(path)
    except CannotGoOnError:
        return False
    tag, _, year = filled.base.about.partition(" ")
    try:
        tongue = Tongue.of(tag)
        records = read_records(languages=tongue.languages)
        found = OfYear(records, FinancialYear.typed(year), tongue)
        if _is_known(path, filled, found):
            return True
    except (CannotGoOnError, ValueError, KeyError):  # a conflict; or a year or a record that nobody knows
        pass
    message = f"{path} is there, and another program saved it with words that are not in the records"
    command = pasted(["tfawg", "translate", "--lang", tag, "--from", str(path)])
    hint = f"take it over: {command}; or move the file away; --force replaces it; nothing was written"
    raise CannotGoOnError(message, hint)


def _is_known(path: Path, filled: Filled, found: OfYear) -> bool:
    """Tell whether taking a table over would change nothing, and every paragraph of the file is explained."""
    from tfawg_cli.office.word_words import words_of
    from tfawg_cli.storage.office_files import read_office_file

    revision = brought(filled, found)
    if revision.edits or revision.remarks or not all(_is_as_sent(row, filled) for row in filled.rows):
        return False
    content = read_office_file(path, "a Word file")
    there = words_of(content, path.name)
    words = {word for text in there.values() for word in text.split()}
    asking = Asking(found)
    rows = [asked for row in filled.rows for asked in _written(row, asking, words)]
    made = word_table(found, rows, path, len(filled.rows))
    ours = words_of(made, path.name)
    known = {*map(" ".join, map(str.split, _taken(filled))), *ours.values()}
    pages = {_COUNTED.sub("", text) for place, text in ours.items() if place.part != "document"}
    return _beside(content, path.name) <= _beside(made, path.name) and all(
        text in known or (place.part != "document" and _COUNTED.sub("", text) in pages) for place, text in there.items()
    )


def _is_as_sent(row: Row, filled: Filled) -> bool:
    """Tell whether what nobody is asked to change says what it said when it went out."""
    sent = filled.base.digests[row.key]
    return all(digest(row.cells.get(title, "")) == sent[title] for title in (ENGLISH, PROPOSED))


def _written(row: Row, asking: Asking, words: set[str]) -> Iterator[Asked]:
    """Give a row as it may have been written, with each earlier English that the words of the file allow."""
    english, proposed = row.cells[ENGLISH], row.cells.get(PROPOSED, "")
    said = Translated(Piece(piece_of(row.key).path, english), row.cells[FRENCH], "")
    yield Asked(row.key, said, "", (), proposed)
    if FORMER not in row.cells:
        return
    yield Asked(row.key, said, LOST, (), proposed)
    for then in asking.words_of_then(row.key.partition("/")[0]):
        for known in then.values():
            if words.issuperset(known.split()):
                yield Asked(row.key, said, known, difference(known, english), proposed)


def _taken(filled: Filled) -> Iterator[str]:
    """Give what was filled in, which the records say too, in one paragraph or in one a line; and the hidden words."""
    for row in filled.rows:
        sent = mark_of(filled.base.about, row.key, filled.base.digests[row.key].values())
        yield f"{item_of(piece_of(row.key))}{sent}"
        yield row.cells.get(RIGHT, "")
        words = _SIGNS.sub("", row.cells[FRENCH])
        yield from (words, *words.split("\n"))


def _beside(content: bytes, name: str) -> set[bytes]:
    """Give the pictures and other files in a Word file."""
    from tfawg_cli.office.packing import unpacked

    parts = unpacked(content, name).items()
    return {part for at, part in parts if at.startswith("word/") and at.count("/") > 1 and not at.startswith(_OWN)}
