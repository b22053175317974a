"""The years of one item: what it was called in each, from the first to the last."""

from collections.abc import Iterator
from dataclasses import dataclass

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.comparison.across_years import pairs_of_editions
from tfawg_cli.operations.items import NUMBER
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import KINDS, kind
from tfawg_cli.records.workspace import Workspace

ACTION = KINDS[-1]


@dataclass(frozen=True, slots=True, order=True)
class Stage:
    """An item in one year: of a plan where it is an action, else of an edition."""

    year: FinancialYear
    number: str
    origin: "Stage | None" = None
    """What it continues; None where nothing is known."""

    @property
    def plan_file(self) -> str:
        """The plan of the year."""
        return f"data/plans/{self.year.stem}.yaml"

    @property
    def file(self) -> str:
        """The file that holds the item."""
        return self.plan_file if kind(self.number) == ACTION else f"data/programme/{self.year.stem}.yaml"


def stages(workspace: Workspace, year: FinancialYear, number: str, *, onwards: bool = True) -> list[Stage]:
    """Follow an item through the years, back to its origin and on to what continues it.

    Args:
        workspace: the records.
        year: the year of the plan for which it is asked; an item of the programme stands in the edition for it.
        number: its number there.
        onwards: False to follow it back only.

    Raises CannotGoOnError for what is no number.

    """
    if not NUMBER.fullmatch(number):
        raise CannotGoOnError(f"'{number}' is not an item number", "write it like 1, 1.2, 1.2.3 or 1.2.3.4")
    if kind(number) == ACTION:
        stage = _action_stage(workspace, year, number)
        return [*_back(stage), *(_continued(workspace, stage) if onwards else ())]
    return list(_edition_stages(workspace, workspace.edition_year(year) or year, number))


def _back(stage: Stage) -> list[Stage]:
    found = [stage]
    while found[0].origin is not None:
        found.insert(0, found[0].origin)
    return found


def _action_stage(workspace: Workspace, year: FinancialYear, number: str) -> Stage:
    plan = workspace.plans.get(year)
    action = plan.record.actions.get(number) if plan is not None else None
    if action is None or action.origin is None or action.origin[0] >= year:
        return Stage(year, number)
    return Stage(year, number, _action_stage(workspace, *action.origin))


def _continued(workspace: Workspace, stage: Stage) -> Iterator[Stage]:
    """List what continues an action, and what continues that."""
    reached = {(stage.year, stage.number): stage}
    for year in sorted(later for later in workspace.plans if later > stage.year):
        for number, action in workspace.plans[year].record.actions.items():
            if action.origin in reached:
                reached[year, number] = Stage(year, number, reached[action.origin])
                yield reached[year, number]


def _edition_stages(workspace: Workspace, edition: FinancialYear, number: str) -> Iterator[Stage]:
    """Follow an item of the programme through the editions before and after."""
    way = [(edition, number)]
    while (before := workspace.edition_before(way[0][0])) is not None:
        former = {new: old for old, new in pairs_of_editions(workspace, (before, way[0][0])).pairs}.get(way[0][1])
        if former is None:
            break
        way.insert(0, (before, former))
    stage = None
    for year, was in way:
        stage = Stage(year, was, stage)
        yield stage
    yield from _continued_editions(workspace, Stage(edition, number, stage.origin if stage is not None else None))


def _continued_editions(workspace: Workspace, stage: Stage) -> Iterator[Stage]:
    """List what an item of the programme became in the editions that go on from its own, and from those."""
    reached = [stage]
    for later in sorted(year for year in workspace.editions if year > stage.year):
        before = workspace.edition_before(later)
        for origin in [one for one in reached if one.year == before]:
            pairs = pairs_of_editions(workspace, (origin.year, later)).pairs
            following = [Stage(later, new, origin) for old, new in pairs if old == origin.number]
            reached += following
            yield from following
