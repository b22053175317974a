"""Rules on years and dates."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date

from tfawg_cli.findings import Keys, Place, Severity
from tfawg_cli.operations.rules.rule import Remark, rule
from tfawg_cli.records.calendar import start_day
from tfawg_cli.records.financial_year import FinancialYear, years_mentioned
from tfawg_cli.records.plan import Plan
from tfawg_cli.records.programme import Programme
from tfawg_cli.records.workspace import Filed, Workspace, plan_file


@rule("year-of-file", Severity.ERROR)
def year_of_file(workspace: Workspace) -> Iterator[Remark]:
    """The financial year in a file is not the one in the file's name.

    Bad:
        # data/plans/2022-2023.yaml
        financial_year: 2021/2022
    Good:
        # data/plans/2022-2023.yaml
        financial_year: 2022/2023
    """
    yield from _misnamed(workspace.editions)


@year_of_file.also
def year_of_plan_file(workspace: Workspace) -> Iterator[Remark]:
    """Look at the plans."""
    yield from _misnamed(workspace.plans)


def _misnamed(
    files: Mapping[FinancialYear, Filed[Programme]] | Mapping[FinancialYear, Filed[Plan]],
) -> Iterator[Remark]:
    for year, filed in files.items():
        if filed.record.financial_year != year:
            message = f"the file is named for {year}"
            yield Remark(filed.place("financial_year"), message, f"write {year}, or rename the file")


@rule("no-edition", Severity.ERROR)
def no_edition(workspace: Workspace) -> Iterator[Remark]:
    """There is no edition of the Work Programme for a plan's year or an earlier one.

    Bad:
        data/programme/2022-2023.yaml
        data/plans/2021-2022.yaml
    Good:
        data/programme/2021-2022.yaml
        data/plans/2021-2022.yaml
    """
    for year, plan in workspace.plans.items():
        broken = any(edition <= year for edition in workspace.broken_editions)
        if workspace.edition_for(year) is None and not broken and "data/programme" not in workspace.broken:
            hint = f"add data/programme/{year.stem}.yaml"
            yield Remark(plan.place("financial_year"), f"no edition of the Work Programme is as old as {year}", hint)


@rule("no-plan", Severity.WARNING)
def no_plan(workspace: Workspace) -> Iterator[Remark]:
    """An edition of the Work Programme has no plan of its year.

    Bad:
        data/programme/2021-2022.yaml
    Good:
        data/programme/2021-2022.yaml
        data/plans/2021-2022.yaml
    """
    for year in years_without_plan(workspace):
        edition = workspace.editions[year]
        yield Remark(edition.place("financial_year"), f"there is no plan of {year}", f"add {plan_file(year)}")


def years_without_plan(workspace: Workspace) -> list[FinancialYear]:
    """List the years that have an edition and no plan, readable or not; none where nobody knows which have one."""
    if "data/plans" in workspace.broken:
        return []
    return [
        year for year in workspace.editions if year not in workspace.plans and plan_file(year) not in workspace.broken
    ]


@rule("plan-gone", Severity.ERROR)
def plan_gone(_: Workspace) -> Iterator[Remark]:
    """The plan of a year was approved, and its file is gone.

    git remembers it: where an edition has no plan of its year, the commits are asked for the last one. What was
    approved is never taken out of the records; a year ends with `tfawg close`.

    Bad:
        git rm data/plans/2021-2022.yaml
    Good:
        tfawg close 2021/2022
    """
    yield from ()


def deleted(workspace: Workspace, years: Iterable[FinancialYear]) -> Iterator[Remark]:
    """Tell of plans that the last commit has and the folder has not."""
    for year in years:
        message = f"there is no plan of {year}, and the last commit has it"
        yield Remark(workspace.editions[year].place("financial_year"), message, f"git restore {plan_file(year)}")


def gone(workspace: Workspace, remembered: Mapping[FinancialYear, str]) -> Iterator[Remark]:
    """Tell of plans that are gone, each year with the commit that had it as an approved one."""
    for year, commit in remembered.items():
        message = f"the plan of {year} was approved, and {plan_file(year)} is gone"
        hint = f"commit {commit[:12]} has it: git restore --source={commit[:12]} {plan_file(year)}"
        yield Remark(workspace.editions[year].place("financial_year"), message, hint)


def _starts(workspace: Workspace) -> Iterator[tuple[Place, str, date]]:
    """List the start of every sub-task: where, its words, and the last day of its edition's year."""
    for year, edition in workspace.editions.items():
        for keys, _, sub_task in edition.record.sub_tasks():
            place = edition.place(*keys, "start")
            yield place, sub_task.start, year.last_day


@rule("impossible-start", Severity.ERROR)
def impossible_start(workspace: Workspace) -> Iterator[Remark]:
    """A start that is written as a date names no day or month of the calendar.

    Other words ("As soon as these Committees are set up") are welcome as they are.

    Bad:
        start: 13/2013
    Good:
        start: 12/2013
    """
    for place, start, _ in _starts(workspace):
        try:
            start_day(start)
        except ValueError:
            yield Remark(place, f"there is no {start}", "write month/year or day/month/year")


@rule("start-after-year", Severity.WARNING)
def start_after_year(workspace: Workspace) -> Iterator[Remark]:
    """A sub-task starts after the year of its edition has ended.

    Bad:
        financial_year: 2021/2022
        start: 12/2031
    Good:
        financial_year: 2021/2022
        start: 12/2013
    """
    for place, start, last_day in _starts(workspace):
        with suppress(ValueError):
            day = start_day(start)
            if day is not None and day > last_day:
                yield Remark(place, "the start lies after the end of the edition's year", "check the year")


@rule("no-timeline", Severity.NOTE)
def no_timeline(workspace: Workspace) -> Iterator[Remark]:
    """An action has no timeline.

    Bad:
        indicator: Number of submissions
    Good:
        indicator: Number of submissions
        timeline: 2021/2022
    """
    for _, plan, number, action in workspace.actions():
        if action.timeline is None:
            yield Remark(plan.place("actions", number, of_key=True), f"action {number} has no timeline")


@rule("timeline-outside-year", Severity.WARNING)
def timeline_outside_year(workspace: Workspace) -> Iterator[Remark]:
    """An action's timeline names years, and none of them is the plan's.

    Bad:
        # data/plans/2021-2022.yaml
        timeline: 2020/2021
    Good:
        # data/plans/2021-2022.yaml
        timeline: 2021/2022
    """
    for year, plan in workspace.plans.items():
        inside: set[str | None] = {None}  # timelines that were looked at: most say the same
        for number, action in plan.record.actions.items():
            words = None if action.timeline in inside else _outside(year, action.timeline or "")
            if words is None:
                inside.add(action.timeline)
                continue
            place = plan.place("actions", number, "timeline", words=words)
            yield Remark(place, f"the timeline lies outside {year}", "correct it, or move the action to that year")


def _outside(year: FinancialYear, timeline: str) -> str | None:
    """Give the first years that a timeline names where it names some, and none that touches the financial year."""
    mentioned = years_mentioned(timeline)
    outside = not any(_touches(year.start, years) for years in mentioned.values())
    return next(iter(mentioned), None) if outside else None


def _touches(start: int, years: set[int]) -> bool:
    """Tell whether a mention of years covers the financial year, or is one of its two years alone."""
    first, last = min(years), max(years)
    return first <= start < last or (first == last and first in {start, start + 1})


@rule("update-outside-year", Severity.WARNING)
def update_outside_year(workspace: Workspace) -> Iterator[Remark]:
    """An update's date lies outside the plan's financial year (1 July to 30 June).

    Bad:
        # data/plans/2021-2022.yaml
        - date: 2023-03-08
    Good:
        # data/plans/2021-2022.yaml
        - date: 2022-03-08
    """
    for year, plan in workspace.plans.items():
        first, last = year.first_day, year.last_day
        dated = (
            (plan.place("actions", number, "updates", position, "date"), update.date)
            for number, action in plan.record.actions.items()
            for position, update in enumerate(action.updates)
        )
        for place, day in dated:
            if day is not None and not first <= day <= last:
                yield Remark(place, f"the update is dated outside {year}", "check the date, or the plan it is in")


@rule("far-date", Severity.WARNING)
def far_date(workspace: Workspace) -> Iterator[Remark]:
    """A decision, an amendment or the close of a plan is dated more than a year before or after its financial year.

    Bad:
        # data/plans/2021-2022.yaml
        - {date: 2012-06-22, by: Policy Commission, verb: approved}
    Good:
        # data/plans/2021-2022.yaml
        - {date: 2021-06-22, by: Policy Commission, verb: approved}
    """
    for year, plan in workspace.plans.items():
        # Years and months, since the year after the last one that a date can have has no days.
        first, end = (year.start - 1, 7), (year.start + 2, 7)
        for keys, day in _dated(plan.record):
            if day is not None and not first <= (day.year, day.month) < end:
                yield Remark(plan.place(*keys), f"this is more than a year away from {year}", "check the date")


def _dated(plan: Plan) -> Iterator[tuple[Keys, date | None]]:
    """List the dates of what was decided on a plan, each with the keys that lead to it."""
    yield from ((("decisions", place, "date"), one.date) for place, one in enumerate(plan.decisions))
    yield from ((("amendments", place, "date"), one.date) for place, one in enumerate(plan.amendments))
    yield ("closed",), plan.closed
