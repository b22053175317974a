"""Give items other numbers: themselves, what is below them, and whatever refers to them."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from tfawg_cli.findings import CannotGoOnError, Keys
from tfawg_cli.operations.changes.adding_removing import add_item, next_number, published
from tfawg_cli.operations.changes.editing import Revision
from tfawg_cli.operations.changes.formerly import renumbered_before, renumbered_here
from tfawg_cli.operations.changes.typed import item_number
from tfawg_cli.operations.items import Target, all_numbers, children, keys_of
from tfawg_cli.records.base import Record
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import from_top, kind, kind_below, parent, parts, with_article
from tfawg_cli.records.plan import Plan
from tfawg_cli.records.programme import Programme
from tfawg_cli.records.workspace import Filed, Workspace
from tfawg_cli.yaml_text.edits import Edit, Move, Put, Rename
from tfawg_cli.yaml_text.spelling import Value

Table = dict[str, str]
"""Old number -> new number."""
_INSTEAD = "its words can stand under a new number by amendment: tfawg add, then remove or --status discontinued"
_MOST_MENTIONS = 20


def renumbered(workspace: Workspace, target: Target, new: str, *, shift: bool) -> Revision:
    """Give an item a number that is free, or with `shift` one that is made free.

    Raises CannotGoOnError where that cannot be: another depth, no parent, a number that is taken, an approved year.
    """
    new, old = _another_number(target, new), target.number
    _need_draft(workspace, target.year, kind(old))
    known = all_numbers(workspace, target.year)
    if parent(new):
        _need(known, parent(new))
    if new in known and not shift:
        hint = "--shift moves it and those behind it up by one, --swap gives it the other number"
        raise CannotGoOnError(f"{new} is there already", hint)
    top = {**_chain(known, new, free=old), old: new} if new in known else {old: new}
    return _revision(workspace, target.year, f"{target.called} becomes {new}", top, (old,))


def swapped(workspace: Workspace, target: Target, other: str) -> Revision:
    """Let two items have each other's number, with all that is below them.

    Raises CannotGoOnError where that cannot be: another depth, an item that is not there, an approved year.
    """
    new, old = _another_number(target, other), target.number
    _need_draft(workspace, target.year, kind(old))
    _need(all_numbers(workspace, target.year), new)
    title = f"{target.called} and {new} change their numbers"
    return _revision(workspace, target.year, title, {old: new, new: old}, (old, new))


def free_number(workspace: Workspace, target: Target, typed: str) -> str | None:
    """Give the number that an item would get below `typed`; None where that is not one of what it may stand below.

    Raises CannotGoOnError where nothing has that number.
    """
    above = item_number(typed)
    if above.count(".") + 1 != target.number.count("."):
        return None
    if above == parent(target.number):
        raise CannotGoOnError(f"{target.number} stands below {above} already", "type the whole number that it gets")
    _need(all_numbers(workspace, target.year), above)
    return next_number(workspace, target.year, above)


def _another_number(target: Target, typed: str) -> str:
    """Read the number that an item is to have. Raises CannotGoOnError for one of another depth, and for its own."""
    new, old = item_number(typed), target.number
    if kind(new) != kind(old):
        raise CannotGoOnError(
            f"{old} is {with_article(kind(old))}, and {new} would be {with_article(kind(new))}", "keep as many parts"
        )
    if new == old:
        raise CannotGoOnError(f"{old} has that number already")
    return new


def _need(known: Collection[str], number: str) -> None:
    if number not in known:
        raise CannotGoOnError(f"there is no {kind(number)} {number}", "add it first: tfawg add")


def _revision(workspace: Workspace, year: FinancialYear, title: str, top: Table, moved: Collection[str]) -> Revision:
    """Say what a table of numbers means; `moved` are those that were named."""
    table = _with_below(workspace, year, top)
    return Revision(
        title,
        _edits(workspace, year, table, moved),
        moved=_in_order(table),
        remarks=tuple(_mentions(workspace, year, table)),
    )


def _in_order(table: Table) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(table.items(), key=lambda pair: parts(pair[0])))


def make_room(
    workspace: Workspace, year: FinancialYear, above: str, after: str, values: Mapping[str, Value]
) -> Revision:
    """Add an item behind one of its siblings; those behind it move up by one. Raises CannotGoOnError."""
    of_kind = kind_below(above)
    siblings = children(workspace, year, above, of_kind)
    if after not in siblings:
        shown = f"there are {', '.join(siblings)}" if siblings else "there is none; leave --after out"
        raise CannotGoOnError(f"there is no {of_kind} {after}{f' below {above}' if above else ''}", shown)
    number = f"{above}.{parts(after)[-1] + 1}".lstrip(".")
    if number not in siblings and number in published(workspace, year, above):
        raise CannotGoOnError(f"{number} was published for another item", "leave --after out: it gets a new number")
    added = add_item(workspace, year, number, values)
    if number not in siblings:
        return added
    _need_draft(workspace, year, of_kind)
    top = _chain(set(siblings), number, free="")
    table = _with_below(workspace, year, top)
    edits = _edits(workspace, year, table, ())
    for file, steps in added.edits.items():
        edits.setdefault(file, []).extend(steps)
    remarks = tuple(_mentions(workspace, year, table))
    return Revision(added.title, edits, added.changes, moved=_in_order(table), remarks=remarks)


def _need_draft(workspace: Workspace, year: FinancialYear, of_kind: str) -> None:
    """Refuse to renumber what was approved: published numbers stay. Raises CannotGoOnError."""
    for plan_year in [year] if of_kind == "action" else _plans_of(workspace, year):
        state = workspace.plans[plan_year].record.state
        if state in {"approved", "closed"}:
            raise CannotGoOnError(f"the plan of {plan_year} is {state}: its numbers stay", _INSTEAD)


def _plans_of(workspace: Workspace, edition: FinancialYear) -> list[FinancialYear]:
    return [year for year in workspace.plans if workspace.edition_year(year) == edition]


def _chain(taken: Iterable[str], first: str, free: str) -> Table:
    """Move a number and those right behind it up by one, until one is free."""
    known, moved, number = set(taken) - {free}, {}, first
    while number in known:
        following = f"{parent(number)}.{parts(number)[-1] + 1}".lstrip(".")
        moved[number] = following
        number = following
    return moved


def _with_below(workspace: Workspace, year: FinancialYear, top: Table) -> Table:
    """Add to a table of numbers all that is below them, the actions of the edition's plans included."""
    years = {year, *(_plans_of(workspace, year) if year in workspace.editions else ())}
    known = {number for one in years for number in all_numbers(workspace, one)}
    return {number: new for number in known if (new := _new_number(number, top)) != number}


def _new_number(number: str, table: Table) -> str:
    for above in from_top(number):
        if above in table:
            return table[above] + number[len(above) :]
    return number


def _edits(
    workspace: Workspace, year: FinancialYear, table: Table, moved: Collection[str]
) -> dict[str, list[list[Edit]]]:
    """Give the edits of all files; the one of the edition is written first.

    `moved` are the numbers that were named: they and what is below them may have to stand in another place.
    """
    found: dict[str, list[list[Edit]]] = {}
    above = {old: new for old, new in table.items() if kind(old) != "action"}
    if above:
        edition = workspace.editions[year]
        names: list[Edit] = list(_renames(above))
        moves = (step for one in moved for step in _moves_in_edition(above, one, workspace, year))
        steps = [[*renumbered_here(workspace, year, above), *names], *moves]
        found[edition.file] = [step for step in steps if step]
    actions = {old: new for old, new in table.items() if kind(old) == "action"}
    plan_years = [year] if not above else _plans_of(workspace, year)
    for plan_year in plan_years:
        plan = workspace.plans[plan_year]
        here = {old: new for old, new in actions.items() if old in plan.record.actions}
        if here:
            found[plan.file] = [[Rename(("actions",), here)], *_moves_in_plan(list(plan.record.actions), here, moved)]
    for file, edits in _references(workspace, year, plan_years, table):
        found.setdefault(file, []).insert(0, edits)
    return found


def _renames(table: Table) -> Iterator[Rename]:
    """Rename the keys of the edition, the innermost first."""
    containers: dict[Keys, Table] = {}
    for old in sorted(table, key=lambda number: (-number.count("."), parts(number))):
        containers.setdefault(keys_of(old)[:-1], {})[old] = table[old]
    for keys, names in containers.items():
        yield Rename(keys, names)


def _moves_in_edition(table: Table, moved: str, workspace: Workspace, year: FinancialYear) -> Iterator[list[Edit]]:
    """Let an item that was named stand below its new parent and behind its lower numbers."""
    new = table[moved]
    stands = (*_renamed_keys(keys_of(moved)[:-1], {n: o for n, o in table.items() if n != moved}), new)
    into = keys_of(new)[:-1]
    siblings = children(workspace, year, parent(new), kind(new))
    there = [table.get(one, one) for one in siblings if one != moved]
    in_file = [table.get(one, one) for one in children(workspace, year, parent(moved), kind(moved))]
    if stands[:-1] == into and in_file == sorted(in_file, key=parts):
        return
    lower = sorted((one for one in there if parts(one) < parts(new)), key=parts, reverse=True)
    yield [Move(stands, into, tuple(lower))]


def _renamed_keys(keys: Keys, table: Table) -> Keys:
    return tuple(table.get(str(key), key) for key in keys)


def _moves_in_plan(in_file: Sequence[str], table: Table, moved: Collection[str]) -> Iterator[list[Edit]]:
    """Let the actions below the items that were named stand behind their lower numbers."""
    order = [table.get(number, number) for number in in_file]
    named = (one for one in table if not set(moved).isdisjoint(from_top(one)))
    for old in sorted(named, key=lambda one: parts(table[one])):
        new = table[old]
        lower = sorted((one for one in order if parts(one) < parts(new)), key=parts, reverse=True)
        behind = lower[0] if lower else None
        position = order.index(new)
        if (order[position - 1] if position else None) != behind:
            order.remove(new)
            order.insert(order.index(behind) + 1 if behind is not None else 0, new)
            yield [Move(("actions", new), ("actions",), tuple(lower))]


def _references(
    workspace: Workspace, year: FinancialYear, plan_years: Sequence[FinancialYear], table: Table
) -> Iterator[tuple[str, list[Edit]]]:
    """Let later years name the new numbers: what they carried on, and what their items were formerly."""
    for plan in workspace.plans.values():
        edits: list[Edit] = [
            Put(("actions", number, "carried_from"), f"{action.origin[0]} {table[action.origin[1]]}")
            for number, action in plan.record.actions.items()
            if action.origin is not None and action.origin[0] in plan_years and action.origin[1] in table
        ]
        if edits:
            yield plan.file, edits
    for later, edition in workspace.editions.items():
        put = list(renumbered_before(workspace, year, edition.record, table)) if later > year else []
        if put:
            yield edition.file, put


def _mentions(workspace: Workspace, year: FinancialYear, table: Table) -> Iterator[str]:
    """List the texts that name a number which changes; wording is never changed unasked."""
    names = "|".join(re.escape(number) for number in sorted(table, key=len, reverse=True))
    named = re.compile(rf"(?<![\d.])(?:{names})(?!\d|\.\d)")
    plans = [year, *(_plans_of(workspace, year) if year in workspace.editions else ())]
    held = {one.file: one.record for one in [*_some(workspace.editions, [year]), *_some(workspace.plans, plans)]}
    found = []
    for file, record in held.items():
        for where, text in _texts(record, ""):
            numbers = sorted({match.group() for match in named.finditer(text)}, key=parts)
            if numbers:
                found.append(f"still named in the words of {file}, {where}: {', '.join(numbers)}")
    found = list(dict.fromkeys(found))
    yield from found[:_MOST_MENTIONS]
    if len(found) > _MOST_MENTIONS:
        yield f"and in {len(found) - _MOST_MENTIONS} more texts"


def _some(
    filed: "Mapping[FinancialYear, Filed[Programme]] | Mapping[FinancialYear, Filed[Plan]]",
    years: Sequence[FinancialYear],
) -> "Iterator[Filed[Programme] | Filed[Plan]]":
    yield from (filed[year] for year in years if year in filed)


def _texts(value: object, where: str) -> Iterator[tuple[str, str]]:
    """List all texts of a record, each with the item or field in which it stands."""
    if isinstance(value, Record):
        for name in type(value).model_fields:
            if name not in {"carried_from", "formerly", "decisions", "amendments"}:
                inner = getattr(value, name)
                yield from _texts(inner, where if isinstance(inner, dict) else f"{where} {name}".strip())
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, str(key))
    elif isinstance(value, tuple):
        for inner in value:
            yield from _texts(inner, where)
    elif isinstance(value, str):
        yield where, value
