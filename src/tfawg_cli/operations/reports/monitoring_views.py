"""The views of the reports that monitor: progress and alignment. docs/templates.md is made of these docstrings."""

from dataclasses import dataclass

from tfawg_cli.operations.reports.views import (
    ActionView,
    AmendmentView,
    DecisionView,
    DeliverableView,
    Narrative,
    StrategicPlanView,
    SubTaskView,
)
from tfawg_cli.records.financial_year import FinancialYear


@dataclass(slots=True)
class CountRowView:
    """A row of a table of counts."""

    label: str
    """What was counted: a status, a body; empty in the row of the sums."""
    counts: tuple[int, ...]
    """One for each of the table's columns."""
    total: int
    """Their sum."""
    bar: str
    """The total as blocks: one for each action up to 25 in all, else in proportion and at least one for any."""


@dataclass(slots=True)
class CountTableView:
    """A table of counts of actions."""

    columns: tuple[str, ...]
    """What the columns are about: numbers of key deliverables, or statuses."""
    rows: tuple[CountRowView, ...]
    """The rows."""
    sums: CountRowView
    """The sums of the columns."""


@dataclass(slots=True)
class OpenItemView:
    """An action or a sub-task of which something is open."""

    number: str
    """`1.1.1.1`, or `1.1.1` of a sub-task."""
    text: str
    """What is to be done."""
    lacks: tuple[str, ...]
    """Of `report` (no status, result or update), `status`, `timeline`, and of a sub-task `action`."""


@dataclass(slots=True)
class OpenView:
    """What is open: the numbers of items, and each item once."""

    without_status: tuple[str, ...]
    """Actions that nobody assessed."""
    not_reported: tuple[str, ...]
    """Actions of which neither a status nor a result nor an update is recorded."""
    without_timeline: tuple[str, ...]
    """Actions without a timeline."""
    without_action: tuple[str, ...]
    """Sub-tasks that are neither completed nor inactive and have no action this year."""
    items: tuple[OpenItemView, ...]
    """In the order of the numbers, what each lacks; what all actions lack makes none of them an item."""


@dataclass(slots=True)
class ReportedSubTaskView:
    """A sub-task that a committee is reported to on, with the year's actions for it."""

    sub_task: SubTaskView
    """The sub-task."""
    actions: tuple[ActionView, ...]
    """Its actions."""


@dataclass(slots=True)
class CommitteeView:
    """With `--to`: the committee that is reported to."""

    name: str
    """`Policy Commission`."""
    short: str
    """`PC`; the name again where it has no abbreviation."""
    asked_for: str
    """With `--for`: `take note`, `guidance` or `decision`."""
    sub_tasks: tuple[ReportedSubTaskView, ...]
    """The sub-tasks whose `report_to` names it."""


@dataclass(slots=True)
class ProgressView:
    """`view` of progress.md, and of progress-to.md with `--to`: what a year came to."""

    title: str
    """The title of the Work Programme."""
    year: FinancialYear
    """The year; prints as 2021/2022, and as 2021-2022 with `view.year.stem`."""
    state: str
    """`draft`, `endorsed`, `approved` or `closed`."""
    closed: str
    """`30 June 2022`; empty where the year is not closed."""
    decisions: tuple[DecisionView, ...]
    """What bodies decided on the plan and on its Progress Report, oldest first."""
    summary: Narrative | None
    """The summary that people wrote; None where there is none."""
    recommendations: Narrative | None
    """The recommendations that people wrote; None where there are none."""
    action_count: int
    """How many actions the year has."""
    by_status: CountTableView
    """Actions by key deliverable and status, `not assessed` as the last one; they add up to `action_count`."""
    by_body: CountTableView
    """Actions by responsible body and status; an action of two bodies counts for both."""
    sub_tasks: tuple[tuple[str, int], ...]
    """All sub-tasks by status: status and count."""
    sub_task_count: int
    """How many sub-tasks the Work Programme has."""
    completed: tuple[ActionView, ...]
    """Actions whose recorded status is completed."""
    open: OpenView
    """What is open."""
    since: str
    """What was typed behind `--since`."""
    new_updates: int
    """How many updates are new since then."""
    amendments: tuple[AmendmentView, ...]
    """All amendments, oldest first."""
    deliverables: tuple[DeliverableView, ...]
    """All key deliverables."""
    committee: CommitteeView | None
    """None without `--to`."""


@dataclass(slots=True)
class CodeView:
    """A strategic code and what serves it."""

    code: str
    """`SO1`."""
    title: str
    """Its title in the period."""
    sub_tasks: tuple[str, ...]
    """Numbers of the sub-tasks that name it."""
    actions: tuple[str, ...]
    """Numbers of the year's actions of these sub-tasks."""


@dataclass(slots=True)
class AlignedView:
    """A sub-task, the codes it names, and its actions."""

    number: str
    """`1.1.1`."""
    text: str
    """What is to be carried out."""
    codes: tuple[str, ...]
    """The codes that it names."""
    actions: tuple[str, ...]
    """Numbers of the year's actions."""


@dataclass(slots=True)
class AlignmentView:
    """`view` of alignment.md: strategic codes against sub-tasks and actions."""

    title: str
    """The title of the Work Programme."""
    year: FinancialYear
    """The year; prints as 2021/2022, and as 2021-2022 with `view.year.stem`."""
    strategic_plan: StrategicPlanView | None
    """None where the edition has none."""
    groups: tuple[tuple[str, tuple[CodeView, ...]], ...]
    """Heading and codes of each group of the strategic plan."""
    codes: tuple[str, ...]
    """All codes in the order of the groups."""
    sub_tasks: tuple[AlignedView, ...]
    """All sub-tasks."""
    codes_without_sub_task: tuple[str, ...]
    """Codes that no sub-task names."""
    codes_without_action: tuple[str, ...]
    """Codes that no action of the year serves, those that no sub-task names included."""
    sub_tasks_without_code: tuple[str, ...]
    """Numbers of sub-tasks that name no code."""
    sub_tasks_without_action: tuple[str, ...]
    """Numbers of sub-tasks without an action this year, whatever their status."""
