"""The year turns: the edition and the plan of the next year as drafts, made of the texts of this year's."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tfawg_cli.findings import CannotGoOnError, Keys
from tfawg_cli.operations.changes.editing import follows, follows_in
from tfawg_cli.operations.years.confirming import overtaken, overtaken_fields, reasons
from tfawg_cli.operations.years.lineage import DONE, at_rest, years_in_plans
from tfawg_cli.records.base import Record
from tfawg_cli.records.fields import Carried, names
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import kind, parent, parts
from tfawg_cli.records.plan import Action, Plan
from tfawg_cli.records.programme import Programme, SubTask
from tfawg_cli.records.words import ProgrammeStatus
from tfawg_cli.records.workspace import Workspace
from tfawg_cli.yaml_text.edits import Edit, Put, Take

CARRIED = "carried"
Years = tuple[FinancialYear, FinancialYear]
"""The year that is carried from, and the year that is carried to."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of an action."""

    number: str
    outcome: str
    """`carried`, its status, or the status of its sub-task: `of a completed sub-task`."""
    to_confirm: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """How one year becomes the next."""

    old: FinancialYear
    new: FinancialYear
    fates: tuple[Fate, ...]
    """One of every action, in order."""
    edits: Mapping[str, tuple[str, Sequence[Edit]]]
    """New file -> the file whose text it is made of, and the edits of that text."""
    left_period: str = ""
    """The period of the strategic plan, where the new year lies outside of it."""
    marks: tuple[tuple[str, str], ...] = ()
    """The sub-tasks that a person must look at, each with the reason."""
    homeless: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    """Then: each code that is used, its title, and the sub-tasks that have it."""
    to_look_at: tuple[tuple[str, str], ...] = ()
    """Sections of the narrative that name meetings, months or years, and what they name."""

    @property
    def timelines(self) -> int:
        """How many actions had the old year as their timeline, and have the new one."""
        edits = (edit for _, of_file in self.edits.values() for edit in of_file if isinstance(edit, Put))
        return sum(edit.keys[0] == "actions" and edit.keys[-1] == "timeline" for edit in edits)

    @property
    def totals(self) -> dict[str, int]:
        """How many actions met each outcome, those that are carried first; together they are all."""
        counts = Counter({CARRIED: 0})
        counts.update(fate.outcome for fate in self.fates)
        return dict(counts)


def carry_forward(workspace: Workspace, old: FinancialYear, new: FinancialYear) -> Turn:
    """Make the next year's edition and plan of this year's.

    Carried are all actions but those that are completed or discontinued and those of sub-tasks at rest. They keep
    number and wording; what was recorded of the year goes, and a timeline that is the old year becomes the new one.

    Raises CannotGoOnError where a file of the new year is there already, or the new year is not a later one.
    """
    _refuse(workspace, old, new)
    plan, edition = workspace.plans[old], workspace.edition_for(old)
    if edition is None:
        raise CannotGoOnError(f"there is no edition of the Work Programme for {old}", "tfawg validate says why")
    period = _left_period(edition.record, new)
    fates = tuple(_fates(workspace, (old, new), edition.record))
    marks = dict(_marks(workspace, edition.record, (old, new), period))
    plan_edits = [*_year_edits(plan.record, new), *_action_edits(plan.record.actions, fates, (old, new))]
    edits = {
        f"data/programme/{new.stem}.yaml": (edition.file, list(_edition_edits(edition.record, new, marks))),
        f"data/plans/{new.stem}.yaml": (plan.file, plan_edits),
    }
    homeless = tuple(_homeless(edition.record)) if period else ()
    to_look_at = tuple(_to_look_at(edition.record, (old, new), period))
    return Turn(old, new, fates, edits, period, tuple(marks.items()), homeless, to_look_at)


def _refuse(workspace: Workspace, old: FinancialYear, new: FinancialYear) -> None:
    if new <= old:
        raise CannotGoOnError(f"{new} is not later than {old}", "name a later year behind --to")
    for what, years in (("a plan", workspace.plans), ("an edition of the Work Programme", workspace.editions)):
        if new in years:
            raise CannotGoOnError(f"there is {what} of {new} already", "nothing was written")


def _left_period(programme: Programme, new: FinancialYear) -> str:
    """Give the period of the strategic plan where a year lies outside of it; else nothing."""
    plan = programme.strategic_plan
    return plan.period if plan is not None and not plan.covers(new) else ""


# What becomes of the actions


def _fates(workspace: Workspace, years: Years, programme: Programme) -> Iterator[Fate]:
    actions = workspace.plans[years[0]].record.actions
    resting = at_rest(programme)
    for number in sorted(actions, key=parts):
        action, above = actions[number], parent(number)
        if action.status in DONE:
            yield Fate(number, str(action.status))
        elif above in resting:
            article = "an" if resting[above] is ProgrammeStatus.INACTIVE else "a"
            yield Fate(number, f"of {article} {resting[above]} sub-task")
        else:
            found = reasons(action, *years, years_in_plans(workspace, years[0], number))
            yield Fate(number, CARRIED, "; ".join(found))


# What becomes of the sub-tasks


def _marks(workspace: Workspace, programme: Programme, years: Years, period: str) -> Iterator[tuple[str, str]]:
    """Say of the sub-tasks why a person must look at them; one at rest is asked for its codes only."""
    renamed = _renamed_codes(workspace, programme, years[1]) if period else {}
    resting = at_rest(programme)
    for _, number, sub_task in programme.sub_tasks():
        found = [] if number in resting else [*overtaken_fields(sub_task, "sub-task", *years)]
        if period and sub_task.strategic_codes:
            found.append(f"codes of {period}: {', '.join(sub_task.strategic_codes)}")
        found += [renamed[code] for code in sub_task.strategic_codes if code in renamed]
        if found:
            yield number, "; ".join(found)


def _renamed_codes(workspace: Workspace, programme: Programme, new: FinancialYear) -> dict[str, str]:
    """Tell of the codes that another edition, whose strategic plan covers the new year, calls otherwise."""
    for edition in workspace.editions.values():
        plan = edition.record.strategic_plan
        if plan is not None and plan.covers(new):
            return edition.record.renamed_codes(programme)
    return {}


# The new texts


def _edition_edits(programme: Programme, new: FinancialYear, marks: Mapping[str, str]) -> Iterator[Edit]:
    yield Put(("financial_year",), str(new))
    yield Put(("continues",), str(programme.financial_year), follows_in(Programme, "continues"))
    for keys, number, item in programme.items():
        yield from _dropped(item, kind(number), keys)
    for keys, number, sub_task in programme.sub_tasks():
        yield from _marked(sub_task, "sub-task", keys, marks.get(number, ""))


def _year_edits(plan: Plan, new: FinancialYear) -> Iterator[Edit]:
    yield Put(("financial_year",), str(new))
    yield from _dropped(plan, "plan", ())


def _action_edits(actions: Mapping[str, Action], fates: Iterable[Fate], years: Years) -> Iterator[Edit]:
    carried = {fate.number: fate.to_confirm for fate in fates if fate.outcome == CARRIED}
    if actions and not carried:
        yield Put(("actions",), {})
        return
    for number, action in actions.items():
        if number in carried:
            yield from _carried(number, action, years, carried[number])
        else:
            yield Take(("actions", number))


def _carried(number: str, action: Action, years: Years, to_confirm: str) -> Iterator[Edit]:
    keys = ("actions", number)
    for name in names("action", Carried.MARKED):
        value = getattr(action, name)
        respelt = years[1].respelt(value, years[0]) if isinstance(value, str) else None
        if respelt is not None:
            yield Put((*keys, name), respelt)
    yield from _dropped(action, "action", keys)
    yield Put((*keys, "carried_from"), f"{years[0]} {number}", follows("action", "carried_from"))
    yield from _marked(action, "action", keys, to_confirm)


def _dropped(item: Record, of_kind: str, keys: Keys) -> Iterator[Edit]:
    """Take away what belongs to the old year."""
    yield from (Take((*keys, name)) for name in names(of_kind, Carried.DROPPED) if getattr(item, name))


def _marked(item: SubTask | Action, of_kind: str, keys: Keys, reason: str) -> Iterator[Edit]:
    """Say why a person must look at an item, in the place of what it said of the turn of another year."""
    if reason:
        yield Put((*keys, "to_confirm"), reason, follows(of_kind, "to_confirm"))
    elif item.to_confirm:
        yield Take((*keys, "to_confirm"))


# What a person should look at besides


def _homeless(programme: Programme) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for code, title in programme.code_titles.items():
        users = tuple(number for _, number, sub_task in programme.sub_tasks() if code in sub_task.strategic_codes)
        if users:
            yield code, title, users


def _to_look_at(programme: Programme, years: Years, period: str) -> Iterator[tuple[str, str]]:
    """List the sections of the narrative that name meetings, months or years, and what they name."""
    current = programme.strategic_plan.period if programme.strategic_plan is not None and not period else ""
    for section in programme.sections:
        named = dict.fromkeys(overtaken(f"{section.heading} {section.text}", *years))
        named.pop(current, None)
        if named:
            yield section.heading, ", ".join(named)
