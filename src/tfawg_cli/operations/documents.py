"""The views that the templates of document, programme and plan see: frozen data made for reading."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from tfawg_cli.records.calendar import day_in_words
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import parent, parts
from tfawg_cli.records.plan import Action, Plan, Update
from tfawg_cli.records.programme import Deliverable, Programme, StrategicPlan, SubTask, Task

T = TypeVar("T")

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_GROUPS = (
    ("Strategic Objectives (SOs)", "objectives"),
    ("Strategic Processes (SPs)", "processes"),
    ("Learning and Development to support WCO Processes (LDs)", "learning_and_development"),
)


@dataclass(frozen=True, slots=True)
class Narrative:
    """Markdown that people wrote; it is shown as it is, where all other text is escaped."""

    text: str


@dataclass(frozen=True, slots=True)
class UpdateView:
    """Progress text: `day` ("8 March 2022") and `by` may be empty."""

    day: str
    by: str
    text: str


@dataclass(frozen=True, slots=True)
class ActionView:
    """A row of an action table; what the records do not say is empty."""

    number: str
    text: str
    responsible: tuple[str, ...]
    indicator: str
    timeline: str
    status: str
    result: str
    updates: tuple[UpdateView, ...]


@dataclass(frozen=True, slots=True)
class SubTaskView:
    """A row of a sub-task table."""

    number: str
    text: str
    strategic_codes: tuple[str, ...]
    objective: str
    start: str
    timeline: str
    status: str
    reason: str
    comments: str


@dataclass(frozen=True, slots=True)
class TaskView:
    """A task (its `title` may be empty) with its sub-tasks and the year's actions."""

    number: str
    title: str
    status: str
    reason: str
    sub_tasks: tuple[SubTaskView, ...]
    actions: tuple[ActionView, ...]


@dataclass(frozen=True, slots=True)
class DeliverableView:
    """A key deliverable; `ordinal` is "1st", `points` are (letter, text)."""

    number: str
    ordinal: str
    text: str
    points: tuple[tuple[str, str], ...]
    tasks: tuple[TaskView, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """A chapter of narrative; `shows` is "strategic plan", "outline" or empty."""

    numeral: str
    heading: str
    text: Narrative
    shows: str


@dataclass(frozen=True, slots=True)
class StrategicPlanView:
    """The strategic plan; `groups` are (heading, ((code, title), ...))."""

    period: str
    goal: str
    groups: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """All that the three documents of a year show."""

    title: str
    year: FinancialYear
    sections: tuple[SectionView, ...]
    strategic_plan: StrategicPlanView | None
    deliverables: tuple[DeliverableView, ...]


def document(year: FinancialYear, programme: Programme, plan: Plan) -> DocumentView:
    """Bring an edition of the programme and the plan of `year` together for the templates."""
    actions: dict[str, list[ActionView]] = defaultdict(list)
    for number, action in _by_number(plan.actions.items()):
        actions[parent(parent(number))].append(_action(number, action))
    deliverables = _by_number(programme.deliverables.items())
    return DocumentView(
        title=programme.title,
        year=year,
        sections=tuple(
            SectionView(roman(position), section.heading, Narrative(section.text), section.shows or "")
            for position, section in enumerate(programme.sections, start=1)
        ),
        strategic_plan=_strategic_plan(programme.strategic_plan),
        deliverables=tuple(_deliverable(number, deliverable, actions) for number, deliverable in deliverables),
    )


def _by_number(items: Iterable[tuple[str, T]]) -> list[tuple[str, T]]:
    return sorted(items, key=lambda item: parts(item[0]))


def _strategic_plan(plan: StrategicPlan | None) -> StrategicPlanView | None:
    if plan is None:
        return None
    groups = ((heading, tuple(getattr(plan, field).items())) for heading, field in _GROUPS)
    return StrategicPlanView(plan.period, plan.goal, tuple((heading, codes) for heading, codes in groups if codes))


def _deliverable(number: str, deliverable: Deliverable, actions: dict[str, list[ActionView]]) -> DeliverableView:
    points = tuple((chr(ord("a") + position), text) for position, text in enumerate(deliverable.points))
    tasks = tuple(_task(below, task, actions.get(below, [])) for below, task in _by_number(deliverable.tasks.items()))
    return DeliverableView(number, ordinal(int(number)), deliverable.text, points, tasks)


def _task(number: str, task: Task, actions: list[ActionView]) -> TaskView:
    sub_tasks = tuple(_sub_task(below, sub_task) for below, sub_task in _by_number(task.sub_tasks.items()))
    return TaskView(number, task.text or "", task.status or "", task.reason or "", sub_tasks, tuple(actions))


def _sub_task(number: str, sub_task: SubTask) -> SubTaskView:
    return SubTaskView(
        number=number,
        text=sub_task.text,
        strategic_codes=sub_task.strategic_codes,
        objective=sub_task.objective,
        start=sub_task.start,
        timeline=sub_task.timeline,
        status=sub_task.status or "",
        reason=sub_task.reason or "",
        comments=sub_task.comments or "",
    )


def _action(number: str, action: Action) -> ActionView:
    return ActionView(
        number=number,
        text=action.text,
        responsible=action.responsible,
        indicator=action.indicator,
        timeline=action.timeline or "",
        status=action.status or "",
        result=action.result or "",
        updates=tuple(_update(update) for update in action.updates),
    )


def _update(update: Update) -> UpdateView:
    return UpdateView(day_in_words(update.date) if update.date else "", update.by or "", update.text)


def ordinal(number: int) -> str:
    """Write 1st, 2nd, 3rd, 4th, 11th, 21st."""
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def roman(number: int) -> str:
    """Write the number of a chapter: IV; beyond X plain digits."""
    return _ROMAN[number - 1] if number <= len(_ROMAN) else str(number)
