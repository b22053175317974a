"""How Work Programme and Annual Work Plan serve the strategic plan, and where they do not."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tfawg_cli.operations.reports.documents import by_number, strategic_plan_view
from tfawg_cli.operations.reports.monitoring_views import AlignedView, AlignmentView, CodeView
from tfawg_cli.operations.reports.views import GroupView
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import parent, parts
from tfawg_cli.records.plan import Plan
from tfawg_cli.records.programme import Programme


def alignment(year: FinancialYear, programme: Programme, plan: Plan) -> AlignmentView:
    """Set the strategic codes of an edition against its sub-tasks and the actions of `year`."""
    actions: dict[str, list[str]] = defaultdict(list)
    for number in sorted(plan.actions, key=parts):
        actions[parent(number)].append(number)
    sub_tasks = [
        AlignedView(number, sub_task.text, sub_task.strategic_codes, tuple(actions[number]))
        for number, sub_task in by_number((number, sub_task) for _, number, sub_task in programme.sub_tasks())
    ]
    strategic_plan = strategic_plan_view(programme.strategic_plan)
    groups = _groups(strategic_plan.groups if strategic_plan is not None else (), sub_tasks)
    codes = [code for _, members in groups for code in members]
    return AlignmentView(
        title=programme.title,
        year=year,
        strategic_plan=strategic_plan,
        groups=groups,
        codes=tuple(code.code for code in codes),
        sub_tasks=tuple(sub_tasks),
        codes_without_sub_task=tuple(code.code for code in codes if not code.sub_tasks),
        codes_without_action=tuple(code.code for code in codes if not code.actions),
        sub_tasks_without_code=tuple(one.number for one in sub_tasks if not one.codes),
        sub_tasks_without_action=tuple(one.number for one in sub_tasks if not one.actions),
    )


def _groups(
    groups: Iterable[GroupView], sub_tasks: Sequence[AlignedView]
) -> tuple[tuple[str, tuple[CodeView, ...]], ...]:
    serving: dict[str, list[AlignedView]] = defaultdict(list)
    for sub_task in sub_tasks:
        for code in dict.fromkeys(sub_task.codes):
            serving[code].append(sub_task)
    return tuple(
        (group.heading.removesuffix(":"), tuple(_code(code, title, serving[code]) for code, title in group.codes))
        for group in groups
        if group.codes
    )


def _code(code: str, title: str, serving: Sequence[AlignedView]) -> CodeView:
    return CodeView(
        code=code,
        title=title,
        sub_tasks=tuple(one.number for one in serving),
        actions=tuple(action for one in serving for action in one.actions),
    )
