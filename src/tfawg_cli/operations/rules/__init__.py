"""The rules that the records obey: one function a rule, its docstring its manual entry."""

from tfawg_cli.findings import Finding
from tfawg_cli.operations.rules import bodies, codes, coverage, decisions, files, lineage, numbers, prose, shapes, years
from tfawg_cli.operations.rules.rule import Rule
from tfawg_cli.records.workspace import Workspace

_RECORDS = (
    numbers.wrong_parent,
    numbers.unknown_sub_task,
    numbers.duplicate_number,
    numbers.gap,
    bodies.unknown_body,
    bodies.body_twice,
    bodies.body_loop,
    codes.unknown_code,
    codes.outside_period,
    years.year_of_file,
    years.no_edition,
    years.no_plan,
    years.plan_gone,
    years.impossible_start,
    years.start_after_year,
    years.no_timeline,
    years.timeline_outside_year,
    years.update_outside_year,
    years.far_date,
    coverage.no_actions,
    coverage.idle_actions,
    prose.placeholder,
    lineage.lineage_to_nothing,
    lineage.carried_finished,
    lineage.left_open,
    lineage.vanished,
    decisions.decision_order,
    decisions.amendment_order,
    decisions.amendment_undated,
    decisions.frozen_missing,
    decisions.frozen_changed,
)

_ALL = (*_RECORDS, *files.RULES, *shapes.RULES)
RULES: dict[str, Rule] = {rule.name: rule for rule in sorted(_ALL, key=lambda rule: rule.name)}
"""Every rule by its name, those that the reading of files applies included."""


def check(workspace: Workspace) -> list[Finding]:
    """Find everything that breaks a rule in the records."""
    return [finding for rule in _RECORDS for finding in rule(workspace)]
