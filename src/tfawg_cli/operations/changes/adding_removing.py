"""Add and remove items: the next number, and what refers to an item."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.changes.editing import (
    MODELS,
    Changed,
    Revision,
    editable,
    follows_in,
    plain,
)
from tfawg_cli.operations.changes.formerly import beside_new_item, of_new_item
from tfawg_cli.operations.items import Target, all_numbers, children, keys_of
from tfawg_cli.records.fields import fields
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import from_top, kind, kind_below, parent, parts
from tfawg_cli.records.plan import Action
from tfawg_cli.records.programme import Programme
from tfawg_cli.records.workspace import Workspace
from tfawg_cli.yaml_text.edits import Edit, Put, Take
from tfawg_cli.yaml_text.spelling import Value


def next_number(workspace: Workspace, year: FinancialYear, above: str) -> str:
    """Give the number of a new item below `above`: one more than any that is, was published, or ever was, there."""
    of_kind = kind_below(above)
    return _behind(above, {*children(workspace, year, above, of_kind), *_given(workspace, year, above)})


def _behind(above: str, taken: Iterable[str]) -> str:
    last = max((parts(number)[-1] for number in taken), default=0)
    return f"{above}.{last + 1}" if above else str(last + 1)


def _given(workspace: Workspace, year: FinancialYear, above: str) -> set[str]:
    """List the numbers below `above` that were published or stand in an earlier year."""
    of_kind = kind_below(above)
    earlier = (one for one in {*workspace.plans, *workspace.editions} if one < year)
    return published(workspace, year, above).union(*(children(workspace, one, above, of_kind) for one in earlier))


def published(workspace: Workspace, year: FinancialYear, above: str) -> set[str]:
    """List the numbers below `above` that a decision or an amendment names: they are not given to other items."""
    plan = workspace.plans.get(year)
    if plan is None:
        return set()
    frozen = {number for decision in plan.record.decisions for number in decision.frozen}
    amended = {amendment.number for amendment in plan.record.amendments}
    return {number for number in frozen | amended if parent(number) == above}


def add_item(workspace: Workspace, year: FinancialYear, number: str, values: Mapping[str, Value]) -> Revision:
    """Add an item with a number that is free.

    Args:
        workspace: the records.
        year: the year of the plan, or of the edition.
        number: the new number; what is above it is there.
        values: its fields; those that it must have are among them.

    """
    of_kind = kind(number)
    values = {**of_new_item(workspace, year, number), **values}
    written: dict[str, Value] = {name: values[name] for name in editable(of_kind) if name in values}
    if of_kind == "sub-task":
        written = {"text": written["text"], "strategic_codes": written.get("strategic_codes", []), **written}
    filed = workspace.plans[year] if of_kind == "action" else workspace.editions[year]
    siblings = children(workspace, year, parent(number), of_kind)
    earlier = [one for one in all_numbers(workspace, year) if kind(one) == of_kind] if of_kind == "action" else siblings
    before = tuple(sorted((one for one in earlier if parts(one) < parts(number)), key=parts, reverse=True))
    keys = keys_of(number)
    put: Edit = Put(keys, written, before)
    if not siblings and of_kind != "action":
        holder = MODELS[kind(parent(number))] if parent(number) else Programme
        put = Put(keys[:-1], {number: written}, follows_in(holder, str(keys[-2])))
    changes = tuple(Changed(name, None, value) for name, value in written.items() if value)
    edits = {filed.file: [[put]], **beside_new_item(workspace, year, number)}
    return Revision(f"new {of_kind} {number} of {year}", edits, changes)


def remove_item(workspace: Workspace, target: Target) -> Revision:
    """Remove an item to which nothing refers. Raises CannotGoOnError, which lists what does."""
    referring = list(references(workspace, target))
    if referring:
        raise CannotGoOnError(
            f"{target.called} cannot be removed: {'; '.join(referring)}", "remove or change those first"
        )
    remarks = tuple(left_alone(workspace, target))
    edits = {target.file: [[removal(workspace, target)]]}
    return Revision(f"removes {target.called}", edits, said_by(target), remarks=remarks)


def removal(workspace: Workspace, target: Target) -> Edit:
    """Give the edit that takes an item out of its file; a map that only held it goes as well, or stays empty."""
    siblings = children(workspace, target.year, parent(target.number), target.kind)
    alone = len(workspace.plans[target.year].record.actions if target.kind == "action" else siblings) == 1
    if not alone:
        return Take(target.keys)
    return Take(target.keys[:-1]) if len(target.keys) > len(("actions", "1.1.1.1")) else Put(target.keys[:-1], {})


def said_by(target: Target, without: Collection[str] = ()) -> tuple[Changed, ...]:
    """List what an item says, as it goes with it."""
    held = {one.name: plain(getattr(target.item, one.name)) for one in fields(target.kind) if one.name not in without}
    return tuple(Changed(name, None, old) for name, old in held.items() if old)


def left_alone(workspace: Workspace, target: Target) -> Iterator[str]:
    """Say which action goes on nowhere once the one that continues it is gone.

    Raises CannotGoOnError where its year is closed, so that nothing could be said of it any more.
    """
    if not isinstance(target.item, Action) or target.item.origin is None:
        return
    year, number = target.item.origin
    plan = workspace.plans.get(year)
    action = plan.record.actions.get(number) if plan is not None else None
    if plan is None or action is None or (action.status is not None and action.status.final):
        return
    if plan.record.closed is None:
        how = f"tfawg edit {number} --year {year} --status discontinued"
        yield f"{number} of {year} then goes on nowhere; if it ended: {how}"
    elif workspace.plans[target.year].record.approval is None:
        message = f"{number} of {year}, which is closed, was left open and would go on nowhere"
        how = f"it ends like this: tfawg edit {target.number} --year {target.year} --status discontinued"
        raise CannotGoOnError(message, how)


def references(workspace: Workspace, target: Target) -> Iterator[str]:
    """Say what refers to an item: items below it, actions that continue it, later numbers of it."""
    if target.kind != "action":
        below = [n for n in _used(workspace, target.year) if target.number in from_top(parent(n))]
        if below:
            shown = ", ".join(sorted(below, key=parts)[:8]) + (", ..." if len(below) > 8 else "")  # noqa: PLR2004
            yield f"it holds {shown}"
    for year, _, number, action in workspace.actions():
        if target.kind == "action" and action.origin == (target.year, target.number):
            yield f"action {number} of {year} is carried from it"
    for year, edition in workspace.editions.items():
        for _, number, item in edition.record.items():
            if item.formerly == target.number and workspace.edition_before(year) == target.year:
                yield f"{kind(number)} {number} of {year} was formerly it"


def _used(workspace: Workspace, edition: FinancialYear) -> set[str]:
    """List the numbers of an edition, and of the actions of all plans that belong to it."""
    years = [year for year in workspace.plans if workspace.edition_year(year) == edition]
    return {number for year in {edition, *years} for number in all_numbers(workspace, year)}
