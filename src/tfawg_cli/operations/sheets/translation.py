"""The workbook for translators: what lacks or is stale, with the English that was translated; and what comes back."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.office.workbook_cells import Sheet
from tfawg_cli.office.workbook_writing import Column, Workbook
from tfawg_cli.operations.languages.changing import Wish
from tfawg_cli.operations.languages.pieces import Piece, Words
from tfawg_cli.operations.languages.standing import Translated
from tfawg_cli.operations.sheets.base import Base, Fate, base_rows, digest, read_base
from tfawg_cli.records.translated_words import digest_of

_ENGLISH, _FRENCH, _RIGHT = "english", "translation", "still right"
_YES = "yes"
_TITLES = ("number", "field", "standing", "translated from", _ENGLISH, "what changed", "proposed", _FRENCH, _RIGHT)
_WIDTHS = {"number": 10, "field": 14, "standing": 11, "still right": 11}
_WIDE = 42
_BASE_FIELDS = (_ENGLISH, _FRENCH)


class Asked(NamedTuple):
    """A row of the sheet."""

    key: str
    """Which record, and the keys of the piece in it: `plan/actions/1.1.1.1/text`."""
    said: Translated
    former: str
    """The English words that were translated; empty where they are today's, or cannot be found."""
    difference: str
    proposed: Words


def key_of(part: str, piece: Piece) -> str:
    """Name a piece in a sheet."""
    return "/".join((part, *piece.path))


def workbook(title: str, told: Sequence[str], rows: Sequence[Asked]) -> Workbook:
    """Make the workbook; the French column and *still right* are asked, and what went out lies hidden in it."""
    held: Mapping[str, Sequence[str]] = {row.key: (_cell(row.said.piece.words), _cell(row.said.words)) for row in rows}
    return Workbook(
        name="Translation",
        told=(title, *told),
        columns=tuple(_column(name) for name in _TITLES),
        rows=[_cells(row) for row in rows],
        keys=[row.key for row in rows],
        base=base_rows("", _BASE_FIELDS, held),
    )


def _column(name: str) -> Column:
    return Column(name, _WIDTHS.get(name, _WIDE), name in {_FRENCH, _RIGHT}, (_YES,) if name == _RIGHT else ())


def _cells(row: Asked) -> list[str]:
    piece = row.said.piece
    return [
        piece.number,
        piece.field,
        str(row.said.standing),
        row.former,
        _cell(piece.words),
        row.difference,
        _cell(row.proposed),
        _cell(row.said.words),
        "",
    ]


def _cell(words: Words) -> str:
    """Write words into a cell; those of a list a line each."""
    return words if isinstance(words, str) else "\n".join(words)


class Returned(NamedTuple):
    """What a sheet brings."""

    wishes: Mapping[str, Sequence[Wish]]
    """Of each part, the plan and the edition."""
    remarks: tuple[str, ...]
    problems: tuple[str, ...]
    """Why nothing may be written."""


Now = Mapping[str, Translated]
"""What is said now, by the key of the row."""


def returned(sheet: Sheet, now: Now, lawful: Callable[[str], str]) -> Returned:
    """Read a sheet that came back, against what went out and what is said now.

    Args:
        sheet: the sheet.
        now: what is said now.
        lawful: gives words that a record may hold; raises CannotGoOnError.

    Raises CannotGoOnError where it is no sheet of `translate`.

    """
    base = read_base(sheet.hidden)
    if base is None or not {"key", _FRENCH}.issubset(sheet.columns):
        raise CannotGoOnError(f"{sheet.name} is no workbook of tfawg translate", "its hidden sheet says what went out")
    wishes: dict[str, list[Wish]] = {}
    remarks: list[str] = []
    problems: list[str] = []
    for number, cells in sheet.rows:
        row = dict(zip(sheet.columns, cells, strict=False))
        try:
            wish, remark = _wish(row, base, now, lawful)
        except CannotGoOnError as error:
            problems.append(f"row {number}: {error.message}")
            continue
        remarks += [f"row {number}: {remark}"] if remark else []
        if wish is not None:
            wishes.setdefault(row["key"].partition("/")[0], []).append(wish)
    return Returned(wishes, tuple(remarks), tuple(problems))


def _wish(row: Mapping[str, str], base: Base, now: Now, lawful: Callable[[str], str]) -> tuple[Wish | None, str]:
    """Give what a row wishes, and what a person should know. Raises CannotGoOnError for a conflict."""
    key, theirs, is_right = row.get("key", ""), row.get(_FRENCH, "").strip(), _is_yes(row.get(_RIGHT, ""))
    said = now.get(key)
    if said is None:
        if theirs and digest(theirs) != base.digests.get(key, {}).get(_FRENCH):
            raise CannotGoOnError(f"{key} is not there any more")
        return None, ""
    if is_right and not theirs:
        theirs = row.get("proposed", "").strip()
    fate = base.fate(key, _FRENCH, theirs, _cell(said.words))
    if fate is Fate.CONFLICT:
        raise CannotGoOnError(f"{key} says '{_cell(said.words)}' by now, and '{theirs}' in the sheet")
    if fate is Fate.EMPTIED:
        return None, "an empty cell takes no words away"
    if fate is Fate.UNTOUCHED and not is_right:
        return None, ""
    of, remark = _translated_from(row, base, key, said)
    words = _words(theirs, said, lawful) if fate is Fate.THEIRS else said.words
    return (Wish(said.piece, words, of), remark) if words else (None, remark)


def _translated_from(row: Mapping[str, str], base: Base, key: str, said: Translated) -> tuple[str, str]:
    """Give the digest of the English words that the translators saw."""
    went_out = base.digests.get(key, {}).get(_ENGLISH, "")
    if went_out == digest(_cell(said.piece.words)):
        return digest_of(said.piece.words), ""
    seen = row.get(_ENGLISH, "")
    if digest(seen) != went_out:
        raise CannotGoOnError(f"the English of {key} was changed in the sheet")
    words: Words = seen if isinstance(said.piece.words, str) else tuple(seen.split("\n"))
    return digest_of(words), "the English changed since the sheet went out, so this is stale"


def _words(theirs: str, said: Translated, lawful: Callable[[str], str]) -> Words:
    if isinstance(said.piece.words, str):
        return lawful(theirs)
    found = tuple(lawful(line) for line in theirs.split("\n") if line.strip())
    if len(found) != len(said.piece.words):
        raise CannotGoOnError(f"{said.piece.number} has {len(said.piece.words)} points, and {len(found)} in the sheet")
    return found


def _is_yes(cell: str) -> bool:
    return cell.strip().lower() in {_YES, "y", "x", "oui", "o", "1"}
