"""The views: what a template sees, and cannot set. Data made for reading; what the records do not say is empty.

A view of an item has every field that the table of fields gives its kind; here stand those that the house itself reads,
and those that are shown in another shape. docs/templates.md is made of these docstrings and of the table.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from tfawg_cli.records.fields import fields
from tfawg_cli.records.financial_year import FinancialYear

View = TypeVar("View")


def _with_all_fields(of_kind: str) -> Callable[[type[View]], type[View]]:
    """Let a view of an item have every field of its kind; what is not said is empty."""

    def give(view: type[View]) -> type[View]:
        """Add those that it does not name itself."""
        more = [one for one in fields(of_kind) if one.name not in view.__annotations__]
        for one in more:
            setattr(view, one.name, () if one.repeats else "")
        kinds: dict[str, object] = {one.name: tuple[str, ...] if one.repeats else str for one in more}
        view.__annotations__ = view.__annotations__ | kinds
        return view

    return give


@dataclass(slots=True)
class Narrative:
    """Markdown that people wrote; it is shown as it is, where all other text is escaped."""

    text: str
    """The Markdown."""


@dataclass(slots=True)
class HeadView:
    """`head`, which every template has beside `view`: what was asked for this one document."""

    reference: str
    """What stands behind `--reference`."""
    stamp: str
    """With `--stamp` the day and the commit: `Made on 25 November 2026 from the records of commit 0123456789ab`."""


@dataclass(slots=True)
class UpdateView:
    """Progress text."""

    day: str
    """`8 March 2022`."""
    by: str
    """The body that tells it."""
    text: str
    """What happened."""
    is_new: bool = False
    """True where `--since` is given and the update was not there then."""


@dataclass(slots=True)
@_with_all_fields("action")
class ActionView:
    """An action of the year."""

    number: str
    """`1.1.1.1`."""
    text: str
    responsible: tuple[str, ...]
    indicator: str
    timeline: str
    status: str
    result: str
    updates: tuple[UpdateView, ...]
    """The newest last."""
    is_amended: bool = False
    """True where its approved wording was changed by an amendment."""


@dataclass(slots=True)
@_with_all_fields("sub-task")
class SubTaskView:
    """A sub-task of the Work Programme."""

    number: str
    """`1.1.1`."""
    text: str
    strategic_codes: tuple[str, ...]
    objective: str
    start: str
    timeline: str
    status: str
    reason: str
    comments: str
    is_amended: bool = False
    """True where its approved wording was changed by an amendment."""


@dataclass(slots=True)
@_with_all_fields("task")
class TaskView:
    """A task with its sub-tasks and the year's actions."""

    number: str
    """`1.1`."""
    title: str
    """Empty for a task that was printed without one."""
    status: str
    reason: str
    sub_tasks: tuple[SubTaskView, ...]
    """In the order of their numbers."""
    actions: tuple[ActionView, ...]
    """The actions of all its sub-tasks, in the order of their numbers."""
    is_amended: bool = False
    """True where its approved wording was changed by an amendment."""


@dataclass(slots=True)
@_with_all_fields("key deliverable")
class DeliverableView:
    """A key deliverable with its tasks."""

    number: str
    """`1`."""
    ordinal: str
    """`1st`."""
    text: str
    points: tuple[tuple[str, str], ...]
    """Its list: letter and text."""
    tasks: tuple[TaskView, ...]
    """In the order of their numbers."""
    is_amended: bool = False
    """True where its approved wording was changed by an amendment."""


@dataclass(slots=True)
class SectionView:
    """A chapter of narrative."""

    numeral: str
    """`IV`."""
    heading: str
    """Its heading, without the numeral."""
    text: Narrative
    """Its Markdown."""
    shows: str
    """What follows the text: `strategic plan`, `outline` or nothing."""


@dataclass(slots=True)
class GroupView:
    """What stands under a heading of the strategic plan: a text, or codes."""

    heading: str
    """As printed: `Strategic Objectives (SOs):`."""
    text: str
    """The text; empty where codes stand there."""
    codes: tuple[tuple[str, str], ...]
    """Each code with its title; none where a text stands there."""


@dataclass(slots=True)
class StrategicPlanView:
    """The WCO Strategic Plan of a period."""

    period: str
    """`2019/2022`."""
    groups: tuple[GroupView, ...]
    """Its headings, in the order in which they are printed."""


@dataclass(slots=True)
class DecisionView:
    """What a body decided."""

    verb: str
    """`endorsed`, `agreed`, `approved` or `confirmed`."""
    on: str
    """`programme and plan` or `progress report`."""
    by: str
    """The body."""
    session: str
    """The number of its session."""
    day: str
    """`22 June 2022`."""


@dataclass(slots=True)
class AmendmentView:
    """A change of approved wording."""

    number: str
    """The item."""
    kind: str
    """`action`, `sub-task`, `task` or `key deliverable`."""
    field: str
    """What changed; `whole item` where it was added or removed."""
    was: str
    """The wording before; empty where nothing was there."""
    now: str
    """The wording after; empty where nothing is left."""
    authority: str
    """Who allowed it."""
    reason: str
    """Why."""
    day: str
    """`2 November 2021`."""


@dataclass(slots=True)
class DocumentView:
    """`view` of document.md, programme.md and plan.md: Work Programme and Annual Work Plan of a year."""

    title: str
    """The title of the Work Programme."""
    year: FinancialYear
    """The year; prints as 2021/2022, and as 2021-2022 with `view.year.stem`."""
    state: str
    """`draft`, `endorsed`, `approved` or `closed`."""
    closed: str
    """`30 June 2022`; empty where the year is not closed."""
    decisions: tuple[DecisionView, ...]
    """What bodies decided on programme and plan, and on the Progress Report, oldest first."""
    amendments: tuple[AmendmentView, ...]
    """All amendments, oldest first."""
    sections: tuple[SectionView, ...]
    """The chapters of narrative."""
    strategic_plan: StrategicPlanView | None
    """None where the edition has none."""
    deliverables: tuple[DeliverableView, ...]
    """All key deliverables."""


@dataclass(slots=True)
class RequestView:
    """`view` of request.md: what one body is responsible for."""

    year: FinancialYear
    """The year; prints as 2021/2022, and as 2021-2022 with `view.year.stem`."""
    body: str
    """The body that is asked."""
    aliases: tuple[str, ...]
    """With `--with-aliases`: the other names that are counted to it."""
    return_by: str
    """What stands behind `--return-by`: `1 February 2022`."""
    return_to: str
    """What stands behind `--return-to`."""
    statuses: tuple[str, ...]
    """The words for a status."""
    actions: tuple[ActionView, ...]
    """What it is responsible for, in the order of the numbers."""
