"""All records at one moment."""

import re
from collections.abc import Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

from tfawg_cli.findings import Place
from tfawg_cli.records.base import Record
from tfawg_cli.records.bodies import Bodies
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import from_top
from tfawg_cli.records.plan import Action, Plan
from tfawg_cli.records.programme import Programme

Model = TypeVar("Model", bound=Record)
_EDITION_FILE = re.compile(r"data/programme/(\d{4})-\d{4}\.yaml")


def plan_file(year: FinancialYear) -> str:
    """Give the path of a year's plan below the workspace."""
    return f"data/plans/{year.stem}.yaml"


class Filed(NamedTuple, Generic[Model]):
    """A record and the file that holds it."""

    file: str
    record: Model
    unreadable: frozenset[str] = frozenset()
    """Numbers (or names) of the items in the file that the schema refused, and of those in them."""

    def place(self, *keys: str | int, of_key: bool = False, words: str = "") -> Place:
        """Give a place in the file."""
        return Place(self.file, keys, of_key, words)

    def misses(self, number: str) -> bool:
        """Tell whether an item stands in the file but could not be read, itself or what is above it."""
        return any(above in self.unreadable for above in from_top(number))


class Workspace(NamedTuple):
    """The register, the editions of the programme and the plans; the years are those of the file names."""

    bodies: Filed[Bodies] | None = None
    """None where the register is missing or unreadable."""
    editions: Mapping[FinancialYear, Filed[Programme]] = {}
    plans: Mapping[FinancialYear, Filed[Plan]] = {}
    broken: frozenset[str] = frozenset()
    """Files that could not be read as a whole."""
    translations: Mapping[tuple[str, str], Filed[Record]] = {}
    """The file of the English record, and a language -> what that language says of it; only what was asked for."""

    def years(self) -> list[tuple[FinancialYear, "Filed[Programme] | Filed[Plan]"]]:
        """List every edition and every plan with its year."""
        return [*self.editions.items(), *self.plans.items()]

    @property
    def broken_editions(self) -> set[FinancialYear]:
        """The years whose edition could not be read as a whole."""
        return {FinancialYear(int(match[1])) for match in map(_EDITION_FILE.fullmatch, self.broken) if match}

    def actions(self) -> Iterator[tuple[FinancialYear, Filed[Plan], str, Action]]:
        """List every action with its year, its plan and its number."""
        for year, plan in self.plans.items():
            for number, action in plan.record.actions.items():
                yield year, plan, number, action

    def edition_year(self, year: FinancialYear) -> FinancialYear | None:
        """Give the year of the edition that the plan of `year` belongs to: the newest one not later.

        None where there is none, or where it cannot be read: an older one would not do.
        """
        newest = max((there for there in {*self.editions, *self.broken_editions} if there <= year), default=None)
        return newest if newest in self.editions else None

    def edition_for(self, year: FinancialYear) -> Filed[Programme] | None:
        """Give the edition that the plan of `year` belongs to; None where there is none that can be read."""
        edition = self.edition_year(year)
        return self.editions[edition] if edition is not None else None

    def marks(self, year: FinancialYear) -> dict[str, str]:
        """Give the sub-tasks and actions that a person must look at before `year` is endorsed, each with the reason."""
        edition, plan = self.edition_for(year), self.plans.get(year)
        of_edition = edition.record.sub_tasks() if edition is not None else ()
        of_plan = plan.record.actions.items() if plan is not None else ()
        items = [*((number, item) for _, number, item in of_edition), *of_plan]
        return {number: item.to_confirm for number, item in items if item.to_confirm is not None}

    def edition_before(self, edition: FinancialYear) -> FinancialYear | None:
        """Give the year of the edition that another one goes on from: that which it names, else the one before it."""
        filed = self.editions.get(edition)
        named = filed.record.continues if filed is not None else None
        return self.edition_year(named if named is not None and named < edition else edition.previous)

    def year_in_progress(self) -> FinancialYear | None:
        """Give the latest approved year that is not closed, else the oldest not closed, else the latest of all."""
        states = {year: plan.record.state for year, plan in self.plans.items()}
        approved = [year for year, state in states.items() if state == "approved"]
        still_open = [year for year, state in states.items() if state != "closed"]
        return max(approved, default=min(still_open, default=max(states, default=None)))
