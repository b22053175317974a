"""The view of document, programme and plan; its parts serve the other reports too."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from tfawg_cli.operations.reports.decisions import amendment_view, day_or_nothing, decision_view
from tfawg_cli.operations.reports.views import (
    ActionView,
    DeliverableView,
    DocumentView,
    GroupView,
    Narrative,
    SectionView,
    StrategicPlanView,
    SubTaskView,
    TaskView,
    UpdateView,
)
from tfawg_cli.records.base import Record
from tfawg_cli.records.calendar import day_in_words
from tfawg_cli.records.fields import fields
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import ordinal, parent, parts
from tfawg_cli.records.plan import Action, Plan, Told, Update
from tfawg_cli.records.programme import Deliverable, Programme, StrategicPlan, SubTask, Task

T = TypeVar("T")

_UPDATES = frozenset({"updates"})
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


@dataclass(frozen=True, slots=True)
class Marks:
    """What a report marks in its tables."""

    amended: frozenset[str] = frozenset()
    """The numbers of items whose approved wording was changed."""
    known: Mapping[str, Sequence[Update]] | None = None
    """The updates of each action at an earlier moment; None where nothing is marked as new."""


NO_MARKS = Marks()


def document(
    year: FinancialYear, programme: Programme, plan: Plan, known: Mapping[str, Sequence[Update]] | None = None
) -> DocumentView:
    """Bring an edition of the programme and the plan of `year` together for the templates.

    Args:
        year: the year.
        programme: the edition.
        plan: the plan, whose amendments mark the items that they changed.
        known: the updates of each action at an earlier moment: the others are new. None marks nothing as new.

    """
    marks = Marks(frozenset(amendment.number for amendment in plan.amendments), known)
    actions: dict[str, list[ActionView]] = defaultdict(list)
    for number, action in by_number(plan.actions.items()):
        actions[parent(parent(number))].append(action_view(number, action, marks))
    deliverables = by_number(programme.deliverables.items())
    return DocumentView(
        title=programme.title,
        year=year,
        state=plan.state,
        closed=day_or_nothing(plan.closed),
        decisions=tuple(map(decision_view, plan.decisions)),
        amendments=tuple(map(amendment_view, plan.amendments)),
        sections=tuple(
            SectionView(roman(position), section.heading, Narrative(section.text), section.shows or "")
            for position, section in enumerate(programme.sections, start=1)
        ),
        strategic_plan=strategic_plan_view(programme.strategic_plan),
        deliverables=tuple(_deliverable(number, deliverable, actions, marks) for number, deliverable in deliverables),
    )


def by_number(items: Iterable[tuple[str, T]]) -> list[tuple[str, T]]:
    """Order items by what their numbers mean."""
    return sorted(items, key=lambda item: parts(item[0]))


def strategic_plan_view(plan: StrategicPlan | None) -> StrategicPlanView | None:
    """Show a strategic plan."""
    if plan is None:
        return None
    groups = (
        GroupView(heading, held, ()) if isinstance(held, str) else GroupView(heading, "", tuple(held.items()))
        for heading, held in plan.groups.items()
    )
    return StrategicPlanView(plan.period, tuple(groups))


def _said(item: Record, of_kind: str, but: Collection[str] = ()) -> dict[str, Any]:
    """Give the fields of an item as a template prints them, but some that a view shows in another shape."""
    return {one.name: _shown(getattr(item, one.name)) for one in fields(of_kind) if one.name not in but}


def _shown(value: object) -> str | tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return day_in_words(value) if isinstance(value, date) else str(value or "")


def _deliverable(
    number: str, deliverable: Deliverable, actions: Mapping[str, Sequence[ActionView]], marks: Marks
) -> DeliverableView:
    tasks = by_number(deliverable.tasks.items())
    return DeliverableView(
        number=number,
        ordinal=ordinal(int(number)),
        points=tuple((chr(ord("a") + position), text) for position, text in enumerate(deliverable.points)),
        tasks=tuple(_task(below, task, actions.get(below, ()), marks) for below, task in tasks),
        is_amended=number in marks.amended,
        **_said(deliverable, "key deliverable", but={"points"}),
    )


def _task(number: str, task: Task, actions: Sequence[ActionView], marks: Marks) -> TaskView:
    sub_tasks = by_number(task.sub_tasks.items())
    return TaskView(
        number=number,
        title=task.text or "",
        sub_tasks=tuple(_sub_task(below, sub_task, marks) for below, sub_task in sub_tasks),
        actions=tuple(actions),
        is_amended=number in marks.amended,
        **_said(task, "task"),
    )


def _sub_task(number: str, sub_task: SubTask, marks: Marks) -> SubTaskView:
    return SubTaskView(number=number, is_amended=number in marks.amended, **_said(sub_task, "sub-task"))


def action_view(number: str, action: Action, marks: Marks = NO_MARKS) -> ActionView:
    """Show an action."""
    known = None if marks.known is None else Counter(update.told for update in marks.known.get(number, ()))
    return ActionView(
        number=number,
        updates=tuple(_update(update, known) for update in action.updates),
        is_amended=number in marks.amended,
        **_said(action, "action", but=_UPDATES),
    )


def _update(update: Update, known: Counter[Told] | None) -> UpdateView:
    """Show an update, and take it from those that were known: a second one like it is another one."""
    is_new = known is not None and not known[update.told]
    if known is not None:
        known[update.told] -= 1
    return UpdateView(day_or_nothing(update.date), update.by or "", update.text, is_new)


def roman(number: int) -> str:
    """Write the number of a chapter: IV; beyond X plain digits."""
    return _ROMAN[number - 1] if number <= len(_ROMAN) else str(number)
