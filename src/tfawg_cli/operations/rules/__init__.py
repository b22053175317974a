"""The rules that the records obey: one function a rule, its docstring its manual entry.

It may use `years`, `languages`, `changes` and `items`.
"""

from collections.abc import Iterable

from tfawg_cli.findings import Finding
from tfawg_cli.operations.rules import (
    bodies,
    codes,
    coverage,
    decisions,
    files,
    languages,
    lineage,
    numbers,
    prose,
    shapes,
    years,
)
from tfawg_cli.operations.rules.rule import Rule
from tfawg_cli.records.workspace import Workspace

OF_PROGRAMME = (
    numbers.wrong_parent,
    numbers.duplicate_number,
    numbers.gap,
    bodies.unknown_body,
    bodies.body_twice,
    bodies.body_loop,
    codes.unknown_code,
    codes.outside_period,
    years.year_of_file,
    years.impossible_start,
    years.start_after_year,
    prose.placeholder,
    languages.translation_of_nothing,
    languages.translation_stale,
    languages.translation_points,
    languages.translation_half,
)
"""Rules on the register and the editions; they look at no plan."""
OF_A_YEAR = (
    numbers.unknown_sub_task,
    numbers.gap_among_actions,
    bodies.unknown_body_in_plans,
    bodies.responsible_twice,
    codes.plan_outside_period,
    years.year_of_plan_file,
    years.no_edition,
    years.no_timeline,
    years.timeline_outside_year,
    years.update_outside_year,
    years.far_date,
    coverage.no_actions,
    coverage.idle_actions,
    prose.placeholder_in_plans,
    decisions.decision_order,
    decisions.amendment_order,
    decisions.amendment_undated,
    decisions.frozen_missing,
    decisions.frozen_changed,
    languages.translation_of_nothing_in_plans,
    languages.translation_stale_in_plans,
    languages.translation_points_in_plans,
    languages.translation_half_in_plans,
)
"""Rules on each plan by itself, beside the register and the editions."""
ACROSS_YEARS = (
    years.no_plan,
    years.plan_gone,
    lineage.lineage_to_nothing,
    lineage.carried_finished,
    lineage.left_open,
    lineage.vanished,
)
"""Rules that compare years; of the plans they look only at what `traced` keeps."""
ON_RECORDS = (*OF_PROGRAMME, *OF_A_YEAR, *ACROSS_YEARS)

# of rules with one name, the one that holds the manual comes first, and so last here
_ALL = (*reversed(ON_RECORDS), *files.RULES, *shapes.RULES, languages.language_twice, languages.words_lacking)
RULES: dict[str, Rule] = {rule.name: rule for rule in sorted(_ALL, key=lambda rule: rule.name)}
"""Every rule by its name, those that the reading of files applies included."""


def check(workspace: Workspace, rules: Iterable[Rule] = ON_RECORDS) -> list[Finding]:
    """Find everything that breaks a rule in the records."""
    return [finding for rule in rules for finding in rule(workspace)]
