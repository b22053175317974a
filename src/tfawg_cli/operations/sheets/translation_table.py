"""The table of translators as a Word document: the same rows as the workbook's, and how they come back.

Each row says in hidden words which text it is of and what it said when it went out, so that rows may be sorted, moved,
or sent to two people; whatever program saves the file keeps hidden words.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tfawg_cli.blocks import PLAIN, Blocks, Kind, Line, Look, Run, Runs, Shape
from tfawg_cli.blocks import Row as BlockRow
from tfawg_cli.blocks import Table as BlockTable
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.office.word_blocks import Cell, Paragraph, Table, WordDocument
from tfawg_cli.operations.sheets.base import Base, digest
from tfawg_cli.operations.sheets.document_narrative import marked, sign
from tfawg_cli.operations.sheets.remarks import inside_a_cell, told
from tfawg_cli.operations.sheets.translation import (
    BASE_FIELDS,
    ENGLISH,
    FRENCH,
    PROPOSED,
    RIGHT,
    Asked,
    Filled,
    Row,
    field_of,
    item_of,
    not_sent,
    piece_of,
)
from tfawg_cli.yaml_text.characters import shortened

_NUMBER, _FIELD, FORMER = "number", "field", "translated from"
_WEIGHTS = {_NUMBER: 9.0, _FIELD: 11.0, ENGLISH: 30.0, FORMER: 26.0, PROPOSED: 24.0, FRENCH: 34.0, RIGHT: 7.0}
"""The columns in their order, and how they share the width of the page."""
_SPOKEN = {PROPOSED, FRENCH}
_HIDDEN = Look(hidden=True)
_NOT_FOUND = Look(italic=True)
_DIGEST = "[0-9a-f]{12}"
_MARK = re.compile(rf"text of (?P<about>.*?) \| (?P<key>\S.*) (?P<digests>{_DIGEST} {_DIGEST} {_DIGEST})")
"""The hidden words of a row."""
_BOLD = re.compile(r"\*\*([^\s*](?:[^*\n]*[^\s*])?)\*\*")
_TOLD = "Please write the translation of what stands below 'English' into the coloured cells, a point of a list a line."
_TOLD_MORE = (
    "Below 'Translated from' stands the English that was translated before: what is struck went, what is underlined"
    " came. Where the translation is right all the same, or what is proposed is right, write yes below 'Still right'."
)
_EMPTY_LINES = re.compile(r"\n{3,}")


def table(title: str, about: str, rows: Sequence[Asked], language: str) -> Blocks:
    """Make the document: a heading, how it is filled in, and the table.

    Args:
        title: the heading.
        about: the year and the language, as the file itself knows them.
        rows: what is to be translated.
        language: of the translation.

    """
    names = [name for name in _WEIGHTS if _is_needed(name, rows)]
    whole = sum(_WEIGHTS[name] for name in names)
    shape = Shape(
        widths=tuple(100 * _WEIGHTS[name] / whole for name in names),
        aligns=("",) * len(names),
        asked=tuple(at for at, name in enumerate(names) if name in {FRENCH, RIGHT}),
        languages=tuple(language if name in _SPOKEN else "" for name in names),
    )
    head = BlockRow(tuple((Run(name.capitalize()),) for name in names))
    written = [_row(row, about, names, language) for row in rows]
    first = Line(Kind.HEADING, (Run(title),), level=1)
    more = any(row.former or row.proposed for row in rows)
    said = Line(Kind.PARAGRAPH, (Run(f"{_TOLD} {_TOLD_MORE}" if more else _TOLD),))
    return [first, said, BlockTable(head, tuple(written), shape)]


def mark_of(about: str, key: str, digests: Iterable[str]) -> str:
    """Give the hidden words of a row: what it is of, and the digests of what it said when it went out."""
    return f"text of {about} | {key} {' '.join(digests)}"


def _is_needed(name: str, rows: Sequence[Asked]) -> bool:
    """Leave out what no row has: earlier English, proposals, and what only they can be, still right."""
    has = {FORMER: any(row.former for row in rows), PROPOSED: any(row.proposed for row in rows)}
    return any(has.values()) if name == RIGHT else has.get(name, True)


def _row(row: Asked, about: str, names: Sequence[str], language: str) -> BlockRow:
    english, proposed, french = row.base
    piece, spoken = row.said.piece, Look(language=language)
    shown = _with_bold if piece.is_narrative else _plain
    cells: Mapping[str, Runs] = {
        _NUMBER: (Run(item_of(piece)), Run(mark_of(about, row.key, map(digest, row.base)), _HIDDEN)),
        _FIELD: (Run(field_of(piece)),),
        ENGLISH: shown(english, PLAIN),
        FORMER: row.difference or (Run(row.former, _NOT_FOUND),),
        PROPOSED: shown(proposed, spoken),
        FRENCH: shown(french, spoken),
        RIGHT: (),
    }
    return BlockRow(tuple(tuple(run for run in cells[name] if run.text) for name in names))


def _plain(text: str, look: Look) -> Runs:
    return (Run(text, look),)


def _with_bold(text: str, look: Look) -> Runs:
    """Show the bold words of Markdown as such; with other stars among them, it is shown as it is written."""
    parts = _BOLD.split(text)
    if any("*" in part for part in parts):
        return _plain(text, look)
    return tuple(Run(part, look._replace(bold=bool(at % 2))) for at, part in enumerate(parts))


class _Found(NamedTuple):
    """The parts of a document that came back."""

    rows: list[Row]
    digests: dict[str, Mapping[str, str]]
    about: set[str]
    problems: list[str]
    remarks: list[str]


def of_document(document: WordDocument, name: str) -> Filled:
    """Read a document that came back, its tracked changes accepted.

    Args:
        document: its blocks.
        name: what it is called.

    Raises CannotGoOnError where it is no table of `translate`, or holds two of them.

    """
    found = _Found([], {}, set(), [], [])
    titles: list[str] = []
    for block in document.blocks:
        if isinstance(block, Table):
            titles = _read(block, titles, found)
    found.remarks.extend(_noted(document))
    if not found.rows:
        message = f"{name} holds no table of tfawg translate"
        raise CannotGoOnError(
            message, "each row of one says in hidden words what it is of; name the file that was filled in"
        )
    if len(found.about) > 1:
        raise CannotGoOnError(
            f"{name} holds tables of {' and of '.join(sorted(found.about))}", "part them into two files"
        )
    [about] = found.about
    remarks = (*found.remarks, *_around(document), *(told(document, one) for one in document.comments))
    return Filled(name, found.rows, Base(about, found.digests), remarks, tuple(found.problems))


def about_of_table(document: WordDocument) -> str:
    """Give the language and the year of a table of the translators; nothing for any other document."""
    rows = (cells for block in document.blocks if isinstance(block, Table) for cells in block.rows)
    mark = next(filter(None, (_MARK.search(_all_words(cells[:1])) for cells in rows)), None)
    return mark["about"] if mark is not None else ""


def _read(table: Table, titles: list[str], found: _Found) -> list[str]:
    """Read the rows of a table; one that somebody parted goes on with the titles of the one before."""
    for place, cells in enumerate(table.rows, start=1):
        said, where = [one.text.strip().casefold() for one in cells], f"table {table.number}, row {place}"
        if {_NUMBER, ENGLISH, FRENCH} <= {*said}:
            titles = said
            continue
        mark = _MARK.search(_all_words(cells[:1]))
        if mark is None:
            found.problems.extend(_unknown(where, cells) if titles else ())
        elif len(cells) != len(titles):
            found.problems.append(f"{where}: cells were joined or parted, or the row of titles is gone")
        else:
            _take(mark, where, dict(zip(titles, cells, strict=True)), found)
    return titles


def _take(mark: re.Match[str], where: str, cells: Mapping[str, Cell], found: _Found) -> None:
    key = mark["key"]
    inner = {title: text for title, cell in cells.items() if (text := cell.inner_text)}
    if FRENCH in inner:
        found.problems.append(f"{where}: {inside_a_cell(inner[FRENCH])}")
        return
    found.remarks.extend(
        f"{where}: in a table inside a cell, and not taken: {shortened(one)}" for one in inner.values()
    )
    piece = piece_of(key)
    found.about.add(mark["about"])
    found.digests[key] = dict(zip(BASE_FIELDS, mark["digests"].split(), strict=True))
    texts = {title: _words(cell, is_narrative=piece.is_narrative) for title, cell in cells.items()}
    found.rows.append(Row(where, key, texts))
    struck = [text.strip() for one in cells[FRENCH].paragraphs for text in one.left_out]
    found.remarks.extend(f"{where}: struck or hidden, and not taken: {shortened(text)}" for text in struck)


def _unknown(where: str, cells: Sequence[Cell]) -> Iterator[str]:
    text = " ".join(text for cell in cells for text in (cell.text, cell.inner_text))
    if text.strip():
        yield f"{where}: {not_sent(text)}"


def _all_words(cells: Sequence[Cell]) -> str:
    """Give the words of cells, those that were hidden included: some program may have shown them."""
    return "".join(run.text for cell in cells for one in cell.paragraphs for run in one.stretches)


def _words(cell: Cell, *, is_narrative: bool) -> str:
    """Give the words of a cell; of narrative as Markdown, also where Word made a list or bold words of it."""
    if not is_narrative:
        return cell.text
    lines = "\n".join(sign(one) + marked(one) for one in cell.paragraphs)
    return _EMPTY_LINES.sub("\n\n", lines).strip()


def _noted(document: WordDocument) -> Iterator[str]:
    """Tell what footnotes say: no text of the records has any."""
    yield from (f"a footnote or an endnote is not taken: {shortened(text)}" for text in document.notes.values() if text)


def _around(document: WordDocument) -> Iterator[str]:
    """Tell what somebody wrote between our title and the table, and below it; a house may have words above both."""
    titles = (at for at, one in enumerate(document.blocks) if isinstance(one, Paragraph) and one.outline == 1)
    for block in document.blocks[next(titles, -1) + 1 :]:
        if isinstance(block, Paragraph) and block.text not in {"", _TOLD, f"{_TOLD} {_TOLD_MORE}"}:
            yield f"{document.where.get(block.places[0], '')}: not taken: {shortened(block.text)}"
