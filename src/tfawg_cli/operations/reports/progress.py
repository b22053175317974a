"""What a year came to, for the Progress Report and the reports to committees: only what is recorded."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tfawg_cli.operations.questions.overview import Overview, overview
from tfawg_cli.operations.reports.documents import by_number, document
from tfawg_cli.operations.reports.monitoring_views import (
    CommitteeView,
    CountRowView,
    CountTableView,
    OpenItemView,
    OpenView,
    ProgressView,
    ReportedSubTaskView,
)
from tfawg_cli.operations.reports.views import ActionView, DeliverableView, Narrative
from tfawg_cli.records.bodies import Bodies
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import parent
from tfawg_cli.records.plan import Plan, Update
from tfawg_cli.records.programme import Programme
from tfawg_cli.records.same_words import same_words
from tfawg_cli.records.words import NOT_ASSESSED, ActionStatus
from tfawg_cli.records.workspace import Workspace

Known = Mapping[str, Sequence[Update]]
"""The updates of each action at an earlier moment."""
_WIDEST = 25
"""Blocks of the longest bar."""
_BLOCK = "\N{FULL BLOCK}"
"""Word, Outlook and every terminal have it; narrower blocks and colours do not survive."""


def progress(
    workspace: Workspace, year: FinancialYear, programme: Programme, since: str = "", known: Known | None = None
) -> ProgressView:
    """Say what a year came to.

    Args:
        workspace: the records.
        year: a year that has a plan.
        programme: the edition that the plan belongs to.
        since: how an earlier moment was called; may be empty.
        known: the updates of that moment, so that the others are marked as new.

    """
    plan = workspace.plans[year].record
    shown = document(year, programme, plan, known)
    actions = _actions_of(shown.deliverables)
    counts = overview(workspace, year, ())
    statuses = (*map(str, ActionStatus), NOT_ASSESSED)
    used = [label for label in statuses if label in dict(counts.actions) or label == NOT_ASSESSED]
    return ProgressView(
        title=shown.title,
        year=year,
        state=shown.state,
        closed=shown.closed,
        decisions=shown.decisions,
        summary=_narrative(plan.summary),
        recommendations=_narrative(plan.recommendations),
        action_count=len(actions),
        by_status=_by_status(counts, statuses),
        by_body=_by_body(actions, used),
        sub_tasks=counts.sub_tasks,
        sub_task_count=sum(count for _, count in counts.sub_tasks),
        completed=tuple(action for action in actions if action.status == ActionStatus.COMPLETED),
        open=_open(counts, shown.deliverables),
        since=since,
        new_updates=sum(update.is_new for action in actions for update in action.updates),
        amendments=shown.amendments,
        deliverables=shown.deliverables,
        committee=None,
    )


def known_updates(plan: Plan | None) -> Known:
    """List the updates of each action of a plan; there are none where there was no plan."""
    return {number: action.updates for number, action in plan.actions.items()} if plan is not None else {}


def known_as_spoken(known: Known, plan: Plan, spoken: Plan) -> Known:
    """Give the updates of an earlier moment in the words of a language: those that `plan` has still.

    Args:
        known: the English ones of the earlier moment.
        plan: the English plan of now.
        spoken: the same plan in the language.

    """
    found: dict[str, list[Update]] = {}
    for number, action in plan.actions.items():
        left = Counter(update.told for update in known.get(number, ()))
        found[number] = []
        for update, said in zip(action.updates, spoken.actions[number].updates, strict=True):
            found[number] += [said] if left[update.told] > 0 else []
            left[update.told] -= 1
    return found


def addressed(view: ProgressView, programme: Programme, register: Bodies, name: str, asked_for: str) -> ProgressView:
    """Address a report to a committee: only the sub-tasks that it is reported to on.

    Args:
        view: the whole year.
        programme: the edition that says who is reported to.
        register: the bodies.
        name: the committee as registered.
        asked_for: "take note", "guidance", "decision" or nothing.

    """
    wanted = {
        number
        for _, number, sub_task in programme.sub_tasks()
        if any(register.resolve(one) == name for one in sub_task.report_to)
    }
    below: dict[str, list[ActionView]] = defaultdict(list)
    for action in _actions_of(view.deliverables):
        below[parent(action.number)].append(action)
    sub_tasks = tuple(
        ReportedSubTaskView(sub_task, tuple(below[sub_task.number]))
        for deliverable in view.deliverables
        for task in deliverable.tasks
        for sub_task in task.sub_tasks
        if sub_task.number in wanted
    )
    return replace(view, committee=CommitteeView(name, register.known_as(name), asked_for, sub_tasks))


def _actions_of(deliverables: Iterable[DeliverableView]) -> list[ActionView]:
    return [action for deliverable in deliverables for task in deliverable.tasks for action in task.actions]


def _narrative(text: str | None) -> Narrative | None:
    return Narrative(text) if text is not None else None


def bar(count: int, total: int) -> str:
    """Draw a count as blocks: one each where that is short enough, else in proportion and never none for something."""
    if total <= _WIDEST:
        return _BLOCK * count
    return _BLOCK * max(round(count * _WIDEST / total), min(count, 1))


def _by_status(counts: Overview, labels: Sequence[str]) -> CountTableView:
    numbers = [one.number for one in counts.deliverables]
    inside = [dict(one.actions) for one in counts.deliverables]
    return _table(numbers, [(label, [one.get(label, 0) for one in inside]) for label in labels])


def _by_body(actions: Iterable[ActionView], labels: Sequence[str]) -> CountTableView:
    """Count an action for each of its bodies; most actions first, then by the alphabet."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    printed: dict[str, str] = {}
    for action in actions:
        for words, name in {same_words(name): name for name in action.responsible}.items():
            found[printed.setdefault(words, name)][action.status or NOT_ASSESSED] += 1
    ordered = sorted(found.items(), key=lambda item: (-sum(item[1].values()), item[0]))
    return _table(labels, [(name, [counts[label] for label in labels]) for name, counts in ordered])


def _table(columns: Sequence[str], rows: Sequence[tuple[str, Sequence[int]]]) -> CountTableView:
    total = sum(sum(counts) for _, counts in rows)
    sums = [sum(counts[column] for _, counts in rows) for column in range(len(columns))]
    shown = (CountRowView(label, tuple(counts), sum(counts), bar(sum(counts), total)) for label, counts in rows)
    return CountTableView(tuple(columns), tuple(shown), CountRowView("", tuple(sums), total, bar(total, total)))


def _open(counts: Overview, deliverables: Sequence[DeliverableView]) -> OpenView:
    actions = _actions_of(deliverables)
    lacking = {
        "report": counts.not_reported,
        "status": tuple(action.number for action in actions if not action.status),
        "timeline": counts.without_timeline,
        "action": counts.without_actions,
    }
    return OpenView(
        without_status=lacking["status"],
        not_reported=lacking["report"],
        without_timeline=lacking["timeline"],
        without_action=lacking["action"],
        items=_open_items(_texts_of(deliverables), lacking, len(actions)),
    )


def _open_items(
    texts: Mapping[str, str], lacking: Mapping[str, Sequence[str]], action_count: int
) -> tuple[OpenItemView, ...]:
    """Name each item once: who reports nothing gives no status either, and what all lack tells them not apart."""
    found: dict[str, list[str]] = defaultdict(list)
    for what, numbers in lacking.items():
        for number in numbers:
            if what != "status" or number not in found:
                found[number].append(what)
    of_all = {what for what, numbers in lacking.items() if what != "action" and len(numbers) == action_count}
    told = ((number, tuple(one for one in found[number] if one not in of_all)) for number in texts if number in found)
    return tuple(OpenItemView(number, texts[number], lacks) for number, lacks in told if lacks)


def _texts_of(deliverables: Iterable[DeliverableView]) -> dict[str, str]:
    """Give the wording of all sub-tasks and actions, in the order of their numbers."""
    tasks = [task for deliverable in deliverables for task in deliverable.tasks]
    sub_tasks = [(item.number, item.text) for task in tasks for item in task.sub_tasks]
    return dict(by_number([*sub_tasks, *((item.number, item.text) for task in tasks for item in task.actions)]))
