"""Filled-in sheets of updates: what each row would change, or why it cannot be taken; all of them or none."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.office.workbook_cells import Sheet
from tfawg_cli.operations.changes.editing import Changed, Revision, append_updates, has_update
from tfawg_cli.operations.changes.typed import entry_of_update, item_number, values
from tfawg_cli.operations.items import Target, need_target, open_years, targets
from tfawg_cli.operations.questions.rows import action_fields
from tfawg_cli.operations.sheets.base import Base, Fate, digest
from tfawg_cli.operations.sheets.besides import besides
from tfawg_cli.operations.sheets.cells import words
from tfawg_cli.operations.sheets.meant import fate_of, meant
from tfawg_cli.operations.sheets.sheet_rows import COLUMNS, SET, Returned, SheetRow, keyed, reason, returned
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import parts
from tfawg_cli.records.plan import Action
from tfawg_cli.records.words import NOT_ASSESSED
from tfawg_cli.records.workspace import Workspace
from tfawg_cli.yaml_text.edits import Edit
from tfawg_cli.yaml_text.spelling import Value


@dataclass(slots=True)
class _Wish:
    """What the rows of one action ask for."""

    target: Target
    values: dict[str, Value | None] = field(default_factory=dict)
    rows: dict[str, str] = field(default_factory=dict)
    """The row that set each field."""
    updates: list[dict[str, Value]] = field(default_factory=list)
    new: set[str] = field(default_factory=set)
    """The rows that say something that the records do not say yet."""


@dataclass(slots=True)
class _Taking:
    """What has been taken of all sheets so far."""

    workspace: Workspace
    year: FinancialYear | None
    again: bool
    """True to store updates also where an action says the same already."""
    wishes: dict[tuple[FinancialYear, str], _Wish] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    words: dict[FinancialYear, dict[str, list[str]]] = field(default_factory=dict)
    is_filled_in: bool = False
    """Whether a row says anything that it did not when it went out, be it new to the records or not."""

    def numbers_by_words(self, year: FinancialYear) -> dict[str, list[str]]:
        """Give the numbers of a year's actions by the digest of what they say."""
        if year not in self.words:
            found: dict[str, list[str]] = defaultdict(list)
            plan = self.workspace.plans.get(year)
            for number, action in plan.record.actions.items() if plan is not None else ():
                found[digest(action.text)].append(number)
            self.words[year] = found
        return self.words[year]


def revision_of(
    workspace: Workspace, sheets: Sequence[Sheet], year: FinancialYear | None, *, again: bool = False
) -> Revision:
    """Read the rows of sheets as updates of actions, all or none.

    What a sheet said when it went out decides, where it brings that back: a cell that nobody touched changes nothing,
    whatever the records say by now.

    Args:
        workspace: the records.
        sheets: the sheets.
        year: the year that is meant where no column says it.
        again: True to store updates also where an action says the same already.

    Raises CannotGoOnError, which names every row that cannot be taken and why.

    """
    found = [returned(sheet, alone=len(sheets) == 1) for sheet in sheets]
    taking = _Taking(workspace, year, again)
    problems = [problem for one in found for problem in one.problems]
    for one in found:
        for row in map(keyed, one.rows):
            try:
                _take(taking, one.base, row)
            except CannotGoOnError as error:
                problems.append(reason(row.where, error))
    count = sum(len(sheet.rows) for sheet in sheets)
    called = sheets[0].name if len(sheets) == 1 else f"{len(sheets)} sheets"
    if problems:
        rows = f"{len(problems)} row{'s' if len(problems) > 1 else ''}"
        raise CannotGoOnError(f"{called}: {rows} cannot be taken; nothing was written", details=tuple(problems))
    revision = _together(f"{called}: {count} row{'s' if count != 1 else ''}", taking)
    revision = revision._replace(remarks=(*_beside(sheets), *taking.remarks, *_answers(taking, found)))
    return revision if taking.is_filled_in else revision._replace(idle="nothing new is filled in")


def _beside(sheets: Sequence[Sheet]) -> Iterator[str]:
    """Tell what stands in the files beside their rows."""
    for sheet in sheets:
        yield from (one if len(sheets) == 1 else f"{sheet.name}, {one}" for one in besides(sheet))


def _take(taking: _Taking, base: Base | None, row: SheetRow) -> None:
    """Add what a row asks for to the wish for its action. Raises CannotGoOnError."""
    target, action = _target(taking, base, row)
    cells = _touched(taking, base, row, target, action)
    typed = {name: [cells[name]] for name in SET if cells.get(name)}
    stored = values(taking.workspace, None, target.kind, typed)
    wish = taking.wishes.setdefault((target.year, target.number), _Wish(target))
    for name, value in stored.items():
        if wish.values.get(name, value) != value:
            message = f"{target.number} gets another {name} in {wish.rows[name]}"
            raise CannotGoOnError(message, f"{wish.values[name] or NOT_ASSESSED}, here {value or NOT_ASSESSED}")
        wish.values[name] = value
        wish.rows.setdefault(name, row.where)
        wish.new.add(row.where)
    if cells.get("update"):
        taking.is_filled_in = True
        said = entry_of_update(taking.workspace, cells["update"], cells.get("date"), cells.get("by"))
        if taking.again or not has_update(action, said, wish.updates):
            wish.updates.append(said)
            wish.new.add(row.where)
    elif cells.get("date") or cells.get("by"):
        raise CannotGoOnError("date and by belong to an update, and there is none")


def _touched(taking: _Taking, base: Base | None, row: SheetRow, target: Target, action: Action) -> Mapping[str, str]:
    """Give the cells in which somebody wrote something. Raises CannotGoOnError for one that cannot be changed here."""
    fields = action_fields(target.year, target.number, action)
    touched = dict(row.cells)
    for name, theirs in row.cells.items():
        if name not in fields or name in {"number", "year"}:
            continue
        ours = words(fields[name])
        stored = meant(taking.workspace, target, name, theirs)
        fate = _fate(base, row.key, name, (theirs, ours), stored)
        if fate is Fate.CONFLICT or (fate is Fate.THEIRS and name not in COLUMNS):
            raise _refused(target.number, name, fate, (theirs, ours))
        taking.is_filled_in |= fate is Fate.THEIRS or (fate is Fate.ALIKE and bool(theirs))
        if fate is Fate.EMPTIED:
            taking.remarks.append(f"{row.where}: {name} was emptied, and {target.number} keeps it: {ours}")
        if fate is not Fate.THEIRS:
            touched[name] = ""
            if fate is Fate.UNTOUCHED and digest(theirs) != digest(ours):
                taking.remarks.append(
                    f"{row.where}: {name} of {target.number} was changed here meanwhile, and stays: {ours}"
                )
    return touched


def _fate(base: Base | None, key: str, name: str, wordings: tuple[str, str], stored: str) -> Fate:
    """Tell what becomes of a cell, for which `stored` would be stored; without a base, an empty one says nothing."""
    theirs, ours = wordings
    if base is not None and key in base.digests:
        return fate_of(base, key, name, wordings, stored)
    return Fate.ALIKE if not theirs or digest(ours) in {digest(theirs), digest(stored)} else Fate.THEIRS


def _refused(number: str, name: str, fate: Fate, wordings: tuple[str, str]) -> CannotGoOnError:
    called = name.replace("_", " ")
    if fate is Fate.CONFLICT:
        theirs, ours = (one or "nothing" for one in wordings)
        message = f"{called} of {number} was changed by them and here: they say '{theirs}', the records say '{ours}'"
        return CannotGoOnError(message, "write the one that holds into the cell")
    hint = f"a sheet changes {', '.join(SET)} and update; for the others: tfawg edit {number}"
    return CannotGoOnError(f"{called} is not what {number} says", hint)


def _target(taking: _Taking, base: Base | None, row: SheetRow) -> tuple[Target, Action]:
    """Find the action that a row is about: the one that it was sent out for, wherever that stands by now."""
    written = row.cells.get("number", "")
    if base is not None and row.key in base.digests:
        year, number = row.key.split(" ", 1)
        if written not in {"", number}:
            message = f"it went out for {number}, and its number is {written} now"
            raise CannotGoOnError(message, "write the old number back; tfawg renumber moves an action")
        target = _sent_out(taking, base, row.key, FinancialYear.written(year), number)
    else:
        target = _named(taking.workspace, item_number(written), row.cells.get("year"), taking.year)
    if not isinstance(target.item, Action):
        raise CannotGoOnError(f"{target.called} has no updates")
    return target, target.item


def _sent_out(taking: _Taking, base: Base, key: str, year: FinancialYear, number: str) -> Target:
    """Find an action by its number, or, where that is another's by now, by the words that went out."""
    plan = taking.workspace.plans.get(year)
    actions = plan.record.actions if plan is not None else {}
    same = taking.numbers_by_words(year).get(base.digests[key].get("text", ""), [])
    if number not in same and len(same) == 1:
        taking.remarks.append(f"{number} has the number {same[0]} now, and is followed")
        return need_target(taking.workspace, same[0], year)
    if number not in actions:
        raise CannotGoOnError(f"{number} of {year} was removed since this went out", "take the row out of the sheet")
    return need_target(taking.workspace, number, year)


def _named(workspace: Workspace, number: str, typed_year: str | None, year: FinancialYear | None) -> Target:
    """Find an item by its number in the year that its row or the command names, else in the only open plan."""
    if typed_year:
        try:
            typed = FinancialYear.typed(typed_year)
        except ValueError as error:
            raise CannotGoOnError(str(error)) from None
        if year is not None and typed != year:
            raise CannotGoOnError(f"it is about {typed}, and --year says {year}")
        return need_target(workspace, number, typed)
    if year is not None:
        return need_target(workspace, number, year)
    years = open_years(workspace)
    found = targets(workspace, number, years)
    if len(found) > 1:
        raise CannotGoOnError(f"{number} stands in several open plans", "say which with --year")
    if not found and not years:
        raise CannotGoOnError("no plan is open")
    return found[0] if found else need_target(workspace, number, years[-1])


def _answers(taking: _Taking, found: Sequence[Returned]) -> Iterator[str]:
    """Say who answered, and who of those that the plan names did not; nothing where no sheet says whose it is."""
    new = {where for wish in taking.wishes.values() for where in wish.new}
    asked = {one.base.about: one for one in found if one.base is not None and one.base.about}
    for body, one in asked.items():
        count = sum(row.where in new for row in one.rows)
        told = f"{count} of {len(one.rows)} rows say something new"
        yield f"{body} answered ({one.name}): {told}" if count else f"{body} sent nothing new ({one.name})"
    years = {year for year, _ in taking.wishes}
    plans = [plan.record for year, plan in taking.workspace.plans.items() if year in years]
    named = dict.fromkeys(body for plan in plans for action in plan.actions.values() for body in action.responsible)
    silent = [body for body in named if body not in asked]
    if asked and silent:
        yield f"no answer here of: {'; '.join(silent)}"


def _together(called: str, taking: _Taking) -> Revision:
    """Put what all rows ask for into one revision."""
    edits: dict[str, list[Edit]] = defaultdict(list)
    changes: list[Changed] = []
    wishes = sorted(taking.wishes.values(), key=lambda wish: parts(wish.target.number))
    for wish in wishes:
        found = append_updates(wish.target, wish.updates, wish.values)
        for file, steps in found.edits.items():
            edits[file] += [edit for step in steps for edit in step]
        changes += [Changed(f"{wish.target.number} {c.field}", c.old, c.new) for c in found.changes]
    new = len({where for wish in wishes for where in wish.new})
    title = f"{called}, {new} of them with something new"
    return Revision(title, {file: [one] for file, one in edits.items()}, tuple(changes))
