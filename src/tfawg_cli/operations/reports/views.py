"""The views: what a template sees. Frozen data made for reading; what the records do not say is empty.

docs/templates.md is made of these docstrings.
"""

from dataclasses import dataclass

from tfawg_cli.records.financial_year import FinancialYear


@dataclass(frozen=True, slots=True)
class Narrative:
    """Markdown that people wrote; it is shown as it is, where all other text is escaped."""

    text: str
    """The Markdown."""


@dataclass(frozen=True, slots=True)
class HeadView:
    """`head`, which every template has beside `view`: what was asked for this one document."""

    reference: str
    """What stands behind `--reference`."""
    stamp: str
    """With `--stamp` the day and the commit: `Made on 25 November 2026 from the records of commit 0123456789ab`."""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class ActionView:
    """An action of the year."""

    number: str
    """`1.1.1.1`."""
    text: str
    """What is to be done."""
    responsible: tuple[str, ...]
    """The responsible bodies as written."""
    indicator: str
    """What is to show success."""
    timeline: str
    """When it is to be done."""
    status: str
    """How far it has come; empty means not assessed."""
    result: str
    """What the indicator showed."""
    updates: tuple[UpdateView, ...]
    """The newest last."""
    is_amended: bool = False
    """True where its approved wording was changed by an amendment."""


@dataclass(frozen=True, slots=True)
class SubTaskView:
    """A sub-task of the Work Programme."""

    number: str
    """`1.1.1`."""
    text: str
    """What is to be carried out."""
    strategic_codes: tuple[str, ...]
    """The strategic codes as written: `SO1`."""
    objective: str
    """What it is for."""
    start: str
    """When it began."""
    timeline: str
    """The schedule, which says nothing about progress."""
    status: str
    """How far it has come; empty means not assessed."""
    reason: str
    """Why the status is what it is."""
    comments: str
    """Remarks on it."""
    is_amended: bool = False
    """True where its approved wording was changed by an amendment."""


@dataclass(frozen=True, slots=True)
class TaskView:
    """A task with its sub-tasks and the year's actions."""

    number: str
    """`1.1`."""
    title: str
    """Empty for a task that was printed without one."""
    status: str
    """How far it has come; empty means not assessed."""
    reason: str
    """Why the status is what it is."""
    sub_tasks: tuple[SubTaskView, ...]
    """In the order of their numbers."""
    actions: tuple[ActionView, ...]
    """The actions of all its sub-tasks, in the order of their numbers."""
    is_amended: bool = False
    """True where its approved wording was changed by an amendment."""


@dataclass(frozen=True, slots=True)
class DeliverableView:
    """A key deliverable with its tasks."""

    number: str
    """`1`."""
    ordinal: str
    """`1st`."""
    text: str
    """What is to be delivered."""
    points: tuple[tuple[str, str], ...]
    """Its list: letter and text."""
    tasks: tuple[TaskView, ...]
    """In the order of their numbers."""
    is_amended: bool = False
    """True where its approved wording was changed by an amendment."""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class GroupView:
    """What stands under a heading of the strategic plan: a text, or codes."""

    heading: str
    """As printed: `Strategic Objectives (SOs):`."""
    text: str
    """The text; empty where codes stand there."""
    codes: tuple[tuple[str, str], ...]
    """Each code with its title; none where a text stands there."""


@dataclass(frozen=True, slots=True)
class StrategicPlanView:
    """The WCO Strategic Plan of a period."""

    period: str
    """`2019/2022`."""
    groups: tuple[GroupView, ...]
    """Its headings, in the order in which they are printed."""


@dataclass(frozen=True, slots=True)
class DocumentView:
    """`view` of document.md, programme.md and plan.md: Work Programme and Annual Work Plan of a year."""

    title: str
    """The title of the Work Programme."""
    year: FinancialYear
    """The year; prints as 2021/2022, and as 2021-2022 with `view.year.stem`."""
    sections: tuple[SectionView, ...]
    """The chapters of narrative."""
    strategic_plan: StrategicPlanView | None
    """None where the edition has none."""
    deliverables: tuple[DeliverableView, ...]
    """All key deliverables."""


@dataclass(frozen=True, slots=True)
class RequestView:
    """`view` of request.md: what one body is responsible for."""

    year: FinancialYear
    """The year; prints as 2021/2022, and as 2021-2022 with `view.year.stem`."""
    body: str
    """The body that is asked."""
    aliases: tuple[str, ...]
    """With `--with-aliases`: the other names that are counted to it."""
    statuses: tuple[str, ...]
    """The words for a status."""
    actions: tuple[ActionView, ...]
    """What it is responsible for, in the order of the numbers."""
