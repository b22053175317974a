"""What bodies decide on a year, and its end: endorsed, agreed, approved, confirmed, closed."""

from collections.abc import Mapping, Sequence
from datetime import date

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.changes.editing import Changed, Revision, follows_in
from tfawg_cli.operations.years.frozen import digest, items
from tfawg_cli.operations.years.lineage import loose_ends, successors, successors_ever
from tfawg_cli.pasting import pasted
from tfawg_cli.records.calendar import day_in_words
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import parts
from tfawg_cli.records.plan import Decision, Plan
from tfawg_cli.records.words import DecidedOn, Verb
from tfawg_cli.records.workspace import Workspace
from tfawg_cli.yaml_text.edits import Append, Put
from tfawg_cli.yaml_text.spelling import Bare, Value

_AGREEING = frozenset({Verb.ENDORSED, Verb.AGREED})


def decided(workspace: Workspace, year: FinancialYear, decision: Decision) -> Revision:
    """Record a decision; the first approval of programme and plan freezes their wording.

    Raises CannotGoOnError where the year is not ready for it: something is still to be confirmed, it is approved or
    closed already.
    """
    plan = workspace.plans[year]
    title = f"{decision.on} of {year}: {decision.in_words}"
    if any(_same(decision, there) for there in plan.record.decisions):
        return Revision(title, {})
    remarks: list[str] = []
    entry = _entry(decision)
    if decision.on is DecidedOn.PROGRAMME_AND_PLAN:
        _need_ready(workspace, year, decision)
        if decision.verb is Verb.APPROVED and plan.record.approval is None:
            entry["frozen"] = _frozen(workspace, year)
            remarks.append(
                f"the wording of {len(entry['frozen'])} items is frozen: from now on an amendment changes it"
            )
    after = plan.record.model_copy(update={"decisions": (*plan.record.decisions, decision)})
    changes = (Changed("state", plan.record.state, after.state),) if after.state != plan.record.state else ()
    edit = Append(("decisions",), entry, follows_in(Plan, "decisions"))
    return Revision(title, {plan.file: [[edit]]}, changes, remarks=tuple(remarks))


def _same(one: Decision, other: Decision) -> bool:
    return one == other.model_copy(update={"frozen": {}})


def _entry(decision: Decision) -> dict[str, Value]:
    """Give a decision as a file holds it; what it is on is told only where it is not programme and plan."""
    on = None if decision.on is DecidedOn.PROGRAMME_AND_PLAN else str(decision.on)
    entry: Mapping[str, Value | None] = {
        "date": Bare(decision.date.isoformat()) if decision.date is not None else None,
        "by": decision.by,
        "session": decision.session,
        "verb": str(decision.verb),
        "on": on,
        "document": decision.document,
    }
    return {name: value for name, value in entry.items() if value is not None}


def _need_ready(workspace: Workspace, year: FinancialYear, decision: Decision) -> None:
    plan = workspace.plans[year]
    if plan.record.closed is not None:
        raise CannotGoOnError(f"{year} is closed", "only its progress report can be decided on: --on 'progress report'")
    if decision.verb in _AGREEING and plan.record.approval is not None:
        message = f"{year} is approved already; {decision.verb} now would be a step backwards"
        raise CannotGoOnError(message, "check the year; tfawg overview shows what was decided")
    if decision.verb is not Verb.CONFIRMED:
        _need_confirmed(workspace, year)


def _need_confirmed(workspace: Workspace, year: FinancialYear) -> None:
    """Let nothing be decided on what nobody looked at since it was carried forward. Raises CannotGoOnError."""
    waiting = workspace.marks(year)
    if waiting:
        count = f"{len(waiting)} item{'s are' if len(waiting) > 1 else ' is'}"
        reasons = tuple(_reason(workspace, year, number, waiting[number]) for number in sorted(waiting, key=parts))
        hint = f"tfawg edit {year} --confirm shows each and asks"
        raise CannotGoOnError(f"{count} still to be confirmed in {year}", hint, reasons)


def _reason(workspace: Workspace, year: FinancialYear, number: str, mark: str) -> str:
    """Say why an item is to be confirmed, with the titles of its codes where those are others than before."""
    edition = workspace.edition_for(year)
    before = workspace.editions.get(edition.record.continues) if edition and edition.record.continues else None
    sub_task = next((one for _, n, one in edition.record.sub_tasks() if n == number), None) if edition else None
    if edition is None or before is None or sub_task is None:
        return f"{number}: {mark}"
    renamed = edition.record.renamed_codes(before.record)
    titles = (renamed[code] for code in sub_task.strategic_codes if code in renamed and renamed[code] not in mark)
    return f"{number}: {'; '.join((mark, *titles))}"


def _frozen(workspace: Workspace, year: FinancialYear) -> dict[str, Value]:
    edition = workspace.edition_for(year)
    if edition is None:
        raise CannotGoOnError(f"there is no edition of the Work Programme for {year}", "tfawg validate says why")
    found = items(edition, workspace.plans[year])
    if not found:
        raise CannotGoOnError(f"there is nothing to approve in {year}", f"write the first items into {edition.file}")
    return {number: digest(number, found[number].wording) for number in sorted(found, key=parts)}


def closed(workspace: Workspace, year: FinancialYear, day: Bare | None) -> Revision:
    """Close a year: afterwards only amendments change it.

    Args:
        workspace: the records.
        year: the year.
        day: the day that is recorded; None is the last day of the year.

    Raises CannotGoOnError where an action has neither a final status nor a successor; it names the command for each.

    """
    plan = workspace.plans[year]
    if plan.record.closed is not None:
        _refuse_another_day(year, plan.record.closed, day)
        return Revision(f"{year} is closed since {day_in_words(plan.record.closed)}", {})
    left = dict(loose_ends(workspace, year, successors(workspace)))
    if left:
        count = f"{len(left)} action{'s have' if len(left) > 1 else ' has'}"
        gone = successors_ever(workspace)
        commands = [_way_out(year, number, gone.get((year, number), [])) for number in sorted(left, key=parts)]
        hint = f"final are completed, partially completed, postponed, discontinued; or {_going_on(workspace, year)}"
        raise CannotGoOnError(f"{count} neither a final status nor a successor", hint, tuple(commands))
    as_of = day or Bare(year.last_day.isoformat())
    edit = Put(("closed",), as_of, ("financial_year",))
    remarks = [] if day is not None else ["as of the last day of the year; --date says another"]
    silent = sum(action.status is None for action in plan.record.actions.values())
    if silent:
        count = f"{silent} action{'s go' if silent > 1 else ' goes'}"
        remarks.append(f"{count} on in a later year without a status in {year}; from now on none can be recorded there")
    changes = (Changed("closed", None, as_of),)
    return Revision(f"{year} is closed", {plan.file: [[edit]]}, changes, remarks=tuple(remarks))


def _going_on(workspace: Workspace, closing: FinancialYear) -> str:
    """Say how what is not finished goes on: the next year begins with it, or has begun without it."""
    later = [year for year in workspace.plans if year > closing]
    if not later:
        return f"open the next year: tfawg carry-forward {pasted([str(closing)])}"
    year = min(later)
    how = f"tfawg edit NUMBER --year {year} --carried-from {pasted([f'{closing} ...'])}"
    return f"let an action of {year} continue it: {how}"


def _way_out(year: FinancialYear, number: str, gone: Sequence[tuple[FinancialYear, str]]) -> str:
    """Give the command that ends an action; `gone` are the actions that continued it and were removed."""
    removed = f"  (an amendment removed {gone[-1][1]} of {gone[-1][0]}, which continued it)" if gone else ""
    return f"tfawg edit {number} --year {year} --status ...{removed}"


def _refuse_another_day(year: FinancialYear, closed_on: date, day: Bare | None) -> None:
    if day is not None and day != closed_on.isoformat():
        raise CannotGoOnError(f"{year} is closed since {day_in_words(closed_on)}", "a year is closed once")
