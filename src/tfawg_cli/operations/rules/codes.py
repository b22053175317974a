"""Rules on the strategic plan."""

from collections.abc import Iterable, Iterator

from tfawg_cli.findings import Severity
from tfawg_cli.operations.rules.rule import Remark, rule
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.workspace import Workspace


@rule("unknown-code", Severity.ERROR)
def unknown_code(workspace: Workspace) -> Iterator[Remark]:
    """A strategic code is not among those of the edition's strategic plan.

    A code holds in one period only: SP1 of another period means another thing.

    Bad:
        strategic_codes: [SO9]
    Good:
        strategic_codes: [SO1]
    """
    for edition in workspace.editions.values():
        titles = edition.record.code_titles
        hint = f"the strategic plan has {', '.join(titles) or 'no codes'}"
        for keys, _, sub_task in edition.record.sub_tasks():
            unknown = [(n, code) for n, code in enumerate(sub_task.strategic_codes) if code not in titles]
            for position, code in unknown:
                place = edition.place(*keys, "strategic_codes", position)
                yield Remark(place, f"unknown strategic code '{code}'", hint)


@rule("outside-period", Severity.WARNING)
def outside_period(workspace: Workspace) -> Iterator[Remark]:
    """The year of a plan or an edition lies outside the period of the strategic plan that its codes come from.

    Bad:
        financial_year: 2023/2024
        strategic_plan:
          period: 2019/2022
    Good:
        financial_year: 2021/2022
        strategic_plan:
          period: 2019/2022
    """
    yield from _outside_period(workspace, workspace.editions)


@outside_period.also
def plan_outside_period(workspace: Workspace) -> Iterator[Remark]:
    """Look at the years of plans that belong to an older edition."""
    yield from _outside_period(workspace, workspace.plans.keys() - workspace.editions.keys())


def _outside_period(workspace: Workspace, years: Iterable[FinancialYear]) -> Iterator[Remark]:
    for year in sorted(years):
        edition = workspace.edition_for(year)
        if edition is None or edition.record.strategic_plan is None:
            continue
        plan = edition.record.strategic_plan
        if not plan.covers(year):
            message = f"{year} lies outside the strategic plan's period {plan.period}"
            yield Remark(edition.place("strategic_plan", "period"), message, "give the year's edition its own plan")
