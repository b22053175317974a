"""A filled-in sheet of updates: what each row would change, or why it cannot be taken."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.changes.editing import Changed, Revision, append_updates, has_update, plain
from tfawg_cli.operations.changes.typed import entry_of_update, item_number, values
from tfawg_cli.operations.items import Target, need_target, open_years, targets
from tfawg_cli.operations.questions.rows import KINDS, action_fields
from tfawg_cli.operations.sheets.cells import unguarded
from tfawg_cli.records.fields import Approved, names
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import parts
from tfawg_cli.records.plan import Action
from tfawg_cli.records.same_words import same_words
from tfawg_cli.records.workspace import Workspace
from tfawg_cli.yaml_text.characters import shortened
from tfawg_cli.yaml_text.edits import Edit
from tfawg_cli.yaml_text.spelling import Value

_SET = names("action", Approved.REPORTED)
_UPDATE = ("update", *(name for name in names("update", Approved.REPORTED) if name != "text"))
COLUMNS = ("number", "year", *_SET, *_UPDATE)
"""The columns that mean something; of the others that `list` writes, none may be changed."""

Cells = Mapping[str, str]
Row = tuple[int, Cells]
"""The number of a row as a spreadsheet shows it, and its cells by column."""


@dataclass(slots=True)
class _Wish:
    """What the rows of one action ask for."""

    target: Target
    values: dict[str, Value] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    """The row that set each field."""
    updates: list[dict[str, Value]] = field(default_factory=list)
    new: set[int] = field(default_factory=set)
    """The rows that say something that the records do not say yet."""


class Sheet(Protocol):
    """A sheet as it was read."""

    @property
    def name(self) -> str:
        """How it is called."""

    @property
    def columns(self) -> Sequence[str]:
        """Its titles."""

    @property
    def rows(self) -> Sequence[tuple[int, Sequence[str]]]:
        """Number and cells of each row."""


def revision_of(workspace: Workspace, sheet: Sheet, year: FinancialYear | None, *, again: bool = False) -> Revision:
    """Read the rows of a sheet as updates of actions, all or none.

    Args:
        workspace: the records.
        sheet: the sheet.
        year: the year that is meant where no column says it.
        again: True to store updates also where an action says the same already.

    Raises CannotGoOnError, which names every row that cannot be taken and why.

    """
    name, rows = sheet.name, sheet.rows
    titles = _titles(name, sheet.columns)
    if not rows:
        raise CannotGoOnError(f"{name} has no rows below its titles", "fill it in, or name the sheet that is filled in")
    wishes: dict[tuple[FinancialYear, str], _Wish] = {}
    problems: list[str] = []
    for number, cells in rows:
        try:
            _take(workspace, (number, _named(titles, cells)), year, wishes, again=again)
        except CannotGoOnError as error:
            problems.append(f"row {number}: {error.message}" + (f" ({error.hint})" if error.hint else ""))
    if problems:
        count = f"{len(problems)} row{'s' if len(problems) > 1 else ''}"
        raise CannotGoOnError(f"{name}: {count} cannot be taken; nothing was written", details=tuple(problems))
    return _together(name, len(rows), sorted(wishes.values(), key=lambda wish: parts(wish.target.number)))


_SHOWN = KINDS["actions"].fields


def _titles(name: str, columns: Sequence[str]) -> list[str]:
    """Give the fields that the titles mean; one that is empty means none. Raises CannotGoOnError."""
    titles = ["_".join(same_words(column).lower().split()) for column in columns]
    accepted = list(dict.fromkeys((*COLUMNS, *_SHOWN)))
    there = f"there are: {', '.join(accepted)}"
    unknown = [f"'{column}'" for column, title in zip(columns, titles, strict=True) if title not in ("", *accepted)]
    if unknown:
        message = f"{name}: there is no column {' or '.join(unknown)}"
        raise CannotGoOnError(message, f"correct the title or take the column out; {there}")
    doubled = [title for title in titles if title and titles.count(title) > 1]
    if doubled:
        raise CannotGoOnError(f"{name}: the column '{doubled[0]}' stands there twice", "take one of the two out")
    if "number" not in titles:
        raise CannotGoOnError(f"{name}: there is no column 'number'", there)
    return titles


def _named(titles: Sequence[str], cells: Sequence[str]) -> Cells:
    """Give the cells of a row by their titles. Raises CannotGoOnError for words that have none: they would be lost."""
    texts = [unguarded(cell.strip()).strip() for cell in cells]
    for place, (title, text) in enumerate(zip(titles, texts, strict=False)):
        if text and not title:
            hint = "give it a title, take it out, or put a text that holds a separator in quotes"
            raise CannotGoOnError(f"column {_letters(place)} has no title and says '{shortened(text)}'", hint)
    surplus = [text for text in texts[len(titles) :] if text]
    if surplus:
        message = f"it has more cells than the first line has columns: '{shortened(surplus[0])}'"
        raise CannotGoOnError(message, "put a text that holds a separator in quotes")
    return {title: text for title, text in zip(titles, texts, strict=False) if title}


def _letters(place: int) -> str:
    """Name a column as a spreadsheet does: A, B, ..., Z, AA."""
    before, letter = divmod(place, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + letter)


def _take(
    workspace: Workspace,
    row: Row,
    year: FinancialYear | None,
    wishes: dict[tuple[FinancialYear, str], _Wish],
    *,
    again: bool,
) -> None:
    """Add what a row asks for to the wish for its action. Raises CannotGoOnError."""
    place, cells = row
    target, action = _target(workspace, cells, year)
    _refuse_other_changes(target, action, cells)
    typed = {name: [cells[name]] for name in _SET if cells.get(name)}
    stored = values(workspace, None, target.kind, typed, target.number)
    wish = wishes.setdefault((target.year, target.number), _Wish(target))
    for name, typed_value in stored.items():
        held = plain(getattr(action, name))
        is_same = same_words(str(held or "")) == same_words(str(typed_value))
        value = held if held is not None and is_same else typed_value
        if wish.values.get(name, value) != value:
            message = f"{target.number} gets another {name} in row {wish.rows[name]}"
            raise CannotGoOnError(message, f"{wish.values[name]}, here {value}")
        wish.values[name] = value
        wish.rows.setdefault(name, place)
        if value != held:
            wish.new.add(place)
    if cells.get("update"):
        said = entry_of_update(workspace, cells["update"], cells.get("date"), cells.get("by"))
        if again or not has_update(action, said, wish.updates):
            wish.updates.append(said)
            wish.new.add(place)
    elif cells.get("date") or cells.get("by"):
        raise CannotGoOnError("date and by belong to an update, and there is none")


def _target(workspace: Workspace, cells: Cells, year: FinancialYear | None) -> tuple[Target, Action]:
    number = item_number(cells.get("number", ""))
    if cells.get("year"):
        try:
            typed = FinancialYear.typed(cells["year"])
        except ValueError as error:
            raise CannotGoOnError(str(error)) from None
        if year is not None and typed != year:
            raise CannotGoOnError(f"it is about {typed}, and --year says {year}")
        target = need_target(workspace, number, typed)
    elif year is not None:
        target = need_target(workspace, number, year)
    else:
        found = targets(workspace, number, open_years(workspace))
        if len(found) > 1:
            raise CannotGoOnError(f"{number} stands in several open plans", "say which with --year")
        years = open_years(workspace)
        if not found and not years:
            raise CannotGoOnError("no plan is open")
        target = found[0] if found else need_target(workspace, number, years[-1])
    if not isinstance(target.item, Action):
        raise CannotGoOnError(f"{target.called} has no updates")
    return target, target.item


def _refuse_other_changes(target: Target, action: Action, cells: Cells) -> None:
    """Refuse a row in which a cell differs that is only shown: the change would be lost without a word."""
    fields = action_fields(target.year, target.number, action)
    for name, cell in cells.items():
        if name in COLUMNS or not cell:
            continue
        held = fields[name]
        shown = "; ".join(_words(held)) if isinstance(held, list) else str(held or "")
        if same_words(cell) != same_words(shown):
            raise CannotGoOnError(
                f"{name.replace('_', ' ')} is not what {target.number} says",
                f"a sheet changes {', '.join(_SET)} and update; for the others: tfawg edit {target.number}",
            )


def _words(held: Sequence[str | dict[str, str | None]]) -> Iterator[str]:
    for one in held:
        if isinstance(one, str):
            yield one
        else:
            about = ", ".join(part for part in (one["date"], one["by"]) if part)
            yield f"{about}: {one['text']}" if about else str(one["text"])


def _together(name: str, rows: int, wishes: Sequence[_Wish]) -> Revision:
    """Put what all rows ask for into one revision."""
    edits: dict[str, list[Edit]] = defaultdict(list)
    changes: list[Changed] = []
    for wish in wishes:
        found = append_updates(wish.target, wish.updates, wish.values)
        for file, steps in found.edits.items():
            edits[file] += [edit for step in steps for edit in step]
        changes += [Changed(f"{wish.target.number} {c.field}", c.old, c.new) for c in found.changes]
    new = sum(len(wish.new) for wish in wishes)
    title = f"{name}: {rows} row{'s' if rows != 1 else ''}, {new} of them with something new"
    return Revision(title, {file: [one] for file, one in edits.items()}, tuple(changes))
