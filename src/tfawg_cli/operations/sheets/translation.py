"""What goes out to translators: what lacks or is stale, with the English that was translated; and what comes back."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tfawg_cli.blocks import Runs
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.office.workbook_cells import Sheet
from tfawg_cli.office.workbook_writing import Column, Workbook
from tfawg_cli.operations.languages.changing import Wish, called, need_all_points
from tfawg_cli.operations.languages.pieces import Piece, Words
from tfawg_cli.operations.languages.standing import Translated
from tfawg_cli.operations.sheets.base import Base, Fate, base_rows, digest, read_base
from tfawg_cli.operations.sheets.besides import besides
from tfawg_cli.records.translated_words import digest_of
from tfawg_cli.yaml_text.characters import shortened

ENGLISH, PROPOSED, FRENCH, RIGHT = "english", "proposed", "translation", "still right"
_YES = "yes"
_YESES, _NOES = {_YES, "y", "x", "oui", "o", "1"}, {"", "no", "n", "non", "0"}
_MISPLACED = {_YES, "y", "x", "oui", "o", "ok"}
"""What nobody writes as a translation, but of an English word that is as short."""
_COUNTED = {"sections": "section", "amendments": "amendment"}
_BESIDE = {"strategic_plan": "strategic plan"}
"""What stands beside the items."""
_TITLES = ("number", "field", "standing", "translated from", ENGLISH, "what changed", PROPOSED, FRENCH, RIGHT)
TOLD = ("number", "field", "standing", "translated from", "what changed")
"""The columns of a workbook of which the base knows nothing, and in which nothing is asked."""
_WIDTHS = {"number": 10, "field": 14, "standing": 11, "still right": 11}
_WIDE = 42
_KEY = "key"
_NEEDED = {
    FRENCH: f"write '{FRENCH}' above the column of the translations",
    _KEY: "it was hidden, and says what each row is of: copy it from the file that went out, or fill in that one",
}
"""The columns without which nothing can be taken, and what helps."""
BASE_FIELDS = (ENGLISH, PROPOSED, FRENCH)
"""The columns of which a file knows what they said when it went out."""


class Asked(NamedTuple):
    """A row of what goes out."""

    key: str
    """Which record, and the keys of the piece in it: `plan/actions/1.1.1.1/text`."""
    said: Translated
    former: str
    """The English words that were translated; empty where they are today's, or cannot be found."""
    difference: Runs
    """Which words of the English went and which came since then."""
    proposed: Words

    @property
    def base(self) -> tuple[str, ...]:
        """What stands in the columns that the base knows."""
        return cell(self.said.piece.words), cell(self.proposed), cell(self.said.words)


def key_of(part: str, piece: Piece) -> str:
    """Name a piece in a file that goes out."""
    return "/".join((part, *piece.path))


def piece_of(key: str) -> Piece:
    """Give the place that a key names, without its words."""
    return Piece(tuple(key.split("/")[1:]), "")


def item_of(piece: Piece) -> str:
    """Name what a text is of: the number of an item, or `section 2`."""
    first, *others = piece.path
    if first in _COUNTED and not piece.number:
        return f"{_COUNTED[first]} {others[0]}"
    return piece.number or _BESIDE.get(first, "narrative")


def field_of(piece: Piece) -> str:
    """Name the text itself: `text`, `updates 1 text`; of the strategic plan a code."""
    return called(piece).removeprefix(piece.number).strip() if piece.number else piece.field


def named(piece: Piece) -> str:
    """Name a text as the first cells of its row do: `1.1.1.1 text`, `section 2 heading`."""
    return f"{item_of(piece)} {field_of(piece)}"


def not_sent(text: str) -> str:
    """Say of the words of a row that it is none of those that went out."""
    return f"it does not say what it is of, for it did not go out so: {shortened(' '.join(text.split()))}"


def is_of_translators(base: Base) -> bool:
    """Tell whether a base is that of a workbook of `tfawg translate`."""
    return any(FRENCH in fields for fields in base.digests.values())


def workbook(title: str, about: str, told: Sequence[str], rows: Sequence[Asked]) -> Workbook:
    """Make the workbook; the French column and *still right* are asked, and what went out lies hidden in it.

    Args:
        title: the first line of its first sheet.
        about: the year and the language, as the file itself knows them.
        told: the other lines of its first sheet.
        rows: what is to be translated.

    """
    return Workbook(
        name="Translation",
        told=(title, *told),
        columns=tuple(_column(name) for name in _TITLES),
        rows=[_cells(row) for row in rows],
        keys=[row.key for row in rows],
        base=base_rows(about, BASE_FIELDS, {row.key: row.base for row in rows}, (title, *told)),
    )


def _column(name: str) -> Column:
    return Column(name, _WIDTHS.get(name, _WIDE), name in {FRENCH, RIGHT}, (_YES,) if name == RIGHT else ())


def _cells(row: Asked) -> list[str]:
    english, proposed, french = row.base
    piece, changed = row.said.piece, "".join(_marked(row.difference))
    return [piece.number, piece.field, str(row.said.standing), row.former, english, changed, proposed, french, ""]


def _marked(runs: Runs) -> Iterator[str]:
    """Write where no words can be struck which went and which came: `[-Send-] {+Address+} a call`."""
    for run in runs:
        yield f"[-{run.text}-]" if run.look.went else f"{{+{run.text}+}}" if run.look.came else run.text


def cell(words: Words) -> str:
    """Write words into a cell; those of a list a line each."""
    return words if isinstance(words, str) else "\n".join(words)


class Row(NamedTuple):
    """A row that came back: where it stands, the key that it went out with, and its cells by their titles."""

    where: str
    key: str
    cells: Mapping[str, str]


class Filled(NamedTuple):
    """A file that came back."""

    name: str
    rows: Sequence[Row]
    base: Base
    remarks: tuple[str, ...] = ()
    """What stands in it and is not taken."""
    problems: tuple[str, ...] = ()
    """What nobody can read."""


def of_sheet(sheet: Sheet) -> Filled:
    """Read a sheet that came back. Raises CannotGoOnError where it is no sheet of `translate`."""
    base = read_base(sheet.hidden)
    if base is None or not is_of_translators(base):
        hint = "name the file that tfawg translate wrote: a hidden sheet in it says what went out"
        raise CannotGoOnError(f"{sheet.name} is no workbook of tfawg translate", hint)
    for title, hint in _NEEDED.items():
        if title not in sheet.columns:
            raise CannotGoOnError(f"{sheet.name} has no column '{title}'", hint)
    titled = ((number, dict(zip(sheet.columns, cells, strict=False))) for number, cells in sheet.rows)
    rows = [Row(f"row {number}", cells.get(_KEY, ""), cells) for number, cells in titled]
    return Filled(sheet.name, rows, base, tuple(besides(sheet)))


class Returned(NamedTuple):
    """What a file brings."""

    wishes: Mapping[str, Sequence[Wish]]
    """Of each part, the plan and the edition."""
    remarks: tuple[str, ...]
    problems: tuple[str, ...]
    """Why nothing may be written."""


Now = Mapping[str, Translated]
"""What is said now, by the key of the row."""


def returned(filled: Filled, now: Now, lawful: Callable[[str], str]) -> Returned:
    """Give what a file that came back wishes, against what went out and what is said now.

    Args:
        filled: the file.
        now: what is said now.
        lawful: gives words that a record may hold; raises CannotGoOnError.

    """
    wishes: dict[str, dict[str, Wish]] = {}
    remarks, problems = [*filled.remarks], [*filled.problems]
    for row in filled.rows:
        of_part = wishes.setdefault(row.key.partition("/")[0], {})
        try:
            wish, remark = _wish(row, filled.base, now, lawful)
        except CannotGoOnError as error:
            problems.append(f"{row.where}: {error.message}")
            continue
        if wish is not None and of_part.setdefault(row.key, wish) != wish:
            problems.append(f"{row.where}: {named(wish.piece)} stands there twice, in other words")
        remarks += [f"{row.where}: {one}" for one in (remark, *_changed(row, filled.base)) if one]
    found = {part: [*held.values()] for part, held in wishes.items() if held}
    return Returned(found, tuple(remarks), tuple(problems))


def _wish(row: Row, base: Base, now: Now, lawful: Callable[[str], str]) -> tuple[Wish | None, str]:
    """Give what a row wishes, and what a person should know. Raises CannotGoOnError for a conflict."""
    if not row.key:
        raise CannotGoOnError(not_sent(" ".join(row.cells.values())))
    key, theirs, is_right = row.key, row.cells.get(FRENCH, "").strip(), _is_yes(row)
    if not is_right and _right(row) not in _NOES:
        raise CannotGoOnError(f"'{row.cells[RIGHT].strip()}' below '{RIGHT}' is not understood: yes, or nothing")
    said = now.get(key)
    if said is None:
        if theirs and digest(theirs) != base.digests.get(key, {}).get(FRENCH):
            raise CannotGoOnError(f"{named(piece_of(key))} is not there any more: {shortened(theirs)}")
        return None, ""
    if is_right and not theirs:
        theirs = row.cells.get(PROPOSED, "").strip()
    fate = base.fate(key, FRENCH, theirs, cell(said.words))
    if fate is Fate.CONFLICT:
        raise CannotGoOnError(f"{named(said.piece)} says '{cell(said.words)}' by now, and '{theirs}' in the file")
    if fate is Fate.EMPTIED:
        return None, "an empty cell takes no words away"
    if fate is Fate.UNTOUCHED and not is_right:
        return None, ""
    if not theirs:
        return None, f"'{row.cells[RIGHT].strip()}' below '{RIGHT}', and nothing is translated or proposed there"
    of, remark = _translated_from(row, base, said)
    words = _words(row, theirs, said, lawful) if fate is Fate.THEIRS else said.words
    return Wish(said.piece, words, of), remark


def _changed(row: Row, base: Base) -> Iterator[str]:
    """Tell words of other columns that were changed: no wording is taken from there."""
    went_out = base.digests.get(row.key, {})
    names = (ENGLISH,) if _is_yes(row) else (ENGLISH, PROPOSED)
    for name in names:
        if digest(row.cells.get(name, "")) != went_out.get(name, digest("")):
            yield f"what stands below '{name}' was changed, and nothing is taken from there"


def _translated_from(row: Row, base: Base, said: Translated) -> tuple[str, str]:
    """Give the digest of the English words that the translators saw."""
    went_out = base.digests.get(row.key, {}).get(ENGLISH, "")
    if went_out == digest(cell(said.piece.words)):
        return digest_of(said.piece.words), ""
    seen = row.cells.get(ENGLISH, "")
    if digest(seen) != went_out:
        raise CannotGoOnError(f"the English of {named(said.piece)} was changed in the file")
    words: Words = seen if isinstance(said.piece.words, str) else tuple(seen.split("\n"))
    return digest_of(words), "the English changed since the file went out, so this is stale"


def _words(row: Row, theirs: str, said: Translated, lawful: Callable[[str], str]) -> Words:
    if _bare(theirs) in _MISPLACED and _bare(cell(said.piece.words)) not in _MISPLACED:
        message = f"'{theirs}' below '{FRENCH}' would be the words of {named(said.piece)}"
        raise CannotGoOnError(f"{message}: it belongs below '{RIGHT}'" if RIGHT in row.cells else message)
    if isinstance(said.piece.words, str):
        return lawful(theirs)
    found = tuple(lawful(line) for line in theirs.split("\n") if line.strip())
    need_all_points(said.piece, found)
    return found


def _is_yes(row: Row) -> bool:
    return _right(row) in _YESES


def _right(row: Row) -> str:
    return _bare(row.cells.get(RIGHT, ""))


def _bare(words: str) -> str:
    return words.strip().rstrip(".!").lower()
