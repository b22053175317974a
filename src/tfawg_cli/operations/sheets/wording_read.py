"""What a document or a workbook that came back says of items, and what it said of them when it went out."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.office.word_blocks import WordDocument
from tfawg_cli.office.workbook_cells import Sheet
from tfawg_cli.operations.questions.rows import KINDS
from tfawg_cli.operations.sheets.base import digest
from tfawg_cli.operations.sheets.besides import besides
from tfawg_cli.operations.sheets.cells import words
from tfawg_cli.operations.sheets.document_found import Fields, Found
from tfawg_cli.operations.sheets.imported import found_in, years_of
from tfawg_cli.operations.sheets.remarks import told
from tfawg_cli.operations.sheets.sheet_rows import in_order, keyed, returned, without_copied_keys
from tfawg_cli.records.fields import Approved, names, typed_fields
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import kind

_PROGRESS = frozenset({*names("action", Approved.REPORTED), "updates"})
"""Fields that `update` brings; a document prints them in one cell."""
LISTS = ("deliverables", "tasks", "sub-tasks", "actions")
"""What is listed, by the depth of its numbers."""


class Wording(NamedTuple):
    """What a file says of an item."""

    number: str
    where: str
    fields: Mapping[str, str]
    base: Mapping[str, str] | None
    """The digests of what it said when it went out; None where nobody knows."""
    is_new: bool = False
    """True where it surely was not in the file that went out."""


class Brought(NamedTuple):
    """What a file brings back."""

    name: str
    year: FinancialYear | None
    """The year that it is of; None where it does not say."""
    wordings: Sequence[Wording]
    told: Sequence[str] = ()
    """What a person should read besides: tracked changes and comments with their authors, rows that are gone."""
    problems: Sequence[str] = ()
    meanwhile: str = "was changed here meanwhile"
    """How it came that a field differs which they did not change."""
    narrative: Sequence[str] = ()
    """Its sections, line by line, without what was tracked there."""


def of_document(accepted: WordDocument, rejected: WordDocument, name: str) -> Brought:
    """Read a document on both sides of its tracked changes: what it says, and what it said when it went out.

    Args:
        accepted: the document with its tracked changes.
        rejected: without them; those that a redline of ours held when it went out are accepted there too.
        name: what it is called.

    Raises CannotGoOnError for a document of another form.

    """
    theirs = [one for one in accepted.revisions if not one.is_ours]
    now, before = found_in(accepted, name), found_in(rejected, name)
    wordings = [
        Wording(
            number,
            number,
            dict.fromkeys(_said(number, before.items.get(number, {})), "") | _said(number, fields),
            _digests(number, before) if theirs else None,
            is_new=bool(theirs) and number not in before.items,
        )
        for number, fields in now.items.items()
    ]
    gone = [f"{one} stands in the document no more, and stays here" for one in before.items if one not in now.items]
    remarks = sorted((*theirs, *accepted.comments), key=lambda one: one.place)
    left = [told(accepted, one) for one in remarks]
    meanwhile = "was changed here meanwhile, or there without tracking"
    remarked = [*left, *in_order(now.problems), *gone]
    year = next(iter(years_of(now)), None)
    return Brought(name, year, wordings, remarked, now.halves, meanwhile, _narrative(now, before))


def of_sheet(sheet: Sheet) -> Brought:
    """Read a sheet in which wording was changed. Raises CannotGoOnError for one whose rows are no items of one kind."""
    place = next((at for at, title in enumerate(sheet.columns) if title.casefold() == "number"), 0)
    numbers = [cells[place] for _, cells in sheet.rows if place < len(cells)]
    shown = KINDS[LISTS[min(next(iter(numbers), "").count("."), len(LISTS) - 1)]].fields
    found = returned(sheet, alone=True, shown=shown)
    wordings, moved = [], []
    digests = found.base.digests if found.base is not None else {}
    for row in map(keyed, without_copied_keys(found.rows)):
        base, written = digests.get(row.key), row.cells.get("number", "")
        number = row.key.partition(" ")[2] if base is not None else written
        if written not in {"", number}:
            moved.append(f"{row.where}: it went out for {number}, and its number is {written} now")
        said = {name: text for name, text in row.cells.items() if name not in {"year", "number"}}
        wordings.append(Wording(number, row.where, said, base, is_new=found.base is not None and base is None))
    years = {row.key.partition(" ")[0] or row.cells.get("year", "") for row in found.rows} - {""}
    if len(years) > 1:
        raise CannotGoOnError(f"{sheet.name} holds items of several years", "leave those of one year in it")
    year = FinancialYear.typed(next(iter(years))) if years else None
    return Brought(sheet.name, year, wordings, besides(sheet), (*found.problems, *moved))


def _said(number: str, fields: Fields) -> dict[str, str]:
    """Give the wording of an item as words; an update is no wording, nor is what stands below the item."""
    taken = {one.name for one in typed_fields(kind(number))} - _PROGRESS
    return {name: words(value) for name, value in fields.items() if name in taken}  # type: ignore[arg-type]


def _narrative(now: Found, before: Found) -> tuple[str, ...]:
    """Give the lines of sections that stand on both sides of tracked changes, which are told by themselves."""
    tracked = {*_lines(now)} - {*_lines(before)}
    return tuple(line for line in _lines(now) if line not in tracked)


def _lines(found: Found) -> Iterator[str]:
    sections = found.head.get("sections", [])
    for section in sections if isinstance(sections, list) else ():
        said = section if isinstance(section, dict) else {}
        yield from (line for name in ("heading", "text") for line in str(said.get(name, "")).splitlines())


def _digests(number: str, before: Found) -> dict[str, str] | None:
    fields = before.items.get(number)
    return {name: digest(text) for name, text in _said(number, fields).items()} if fields is not None else None
