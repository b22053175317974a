"""The item that a command is to change: which file holds it, and behind which keys."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any, NamedTuple

from tfawg_cli.findings import CannotGoOnError, Keys
from tfawg_cli.records.base import Record
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import ITEM_PATTERN, from_top, kind, parent, parts
from tfawg_cli.records.plan import WHOLE_ITEM, Amendment, Plan
from tfawg_cli.records.programme import Programme
from tfawg_cli.records.workspace import Filed, Workspace

NUMBER = re.compile(ITEM_PATTERN)
_CONTAINERS = ("deliverables", "tasks", "sub_tasks")


class Target(NamedTuple):
    """An item as it stands in its file."""

    year: FinancialYear
    """The year of the plan, or of the edition."""
    number: str
    file: str
    keys: Keys
    item: Record

    @property
    def kind(self) -> str:
        """What the item is: action, sub-task, task or key deliverable."""
        return kind(self.number)

    @property
    def as_typed(self) -> str:
        """Name the item for a command, whatever years are open: `1.1.1.1 --year 2021/2022`."""
        return f"{self.number} --year {self.year}"

    @property
    def called(self) -> str:
        """Name the item for a reader: `action 1.1.1.1 of 2021/2022`."""
        return f"{self.kind} {self.number} of {self.year}"


def keys_of(number: str) -> Keys:
    """Give the keys that lead to an item in its file."""
    if kind(number) == "action":
        return "actions", number
    return tuple(key for pair in zip(_CONTAINERS, from_top(number), strict=False) for key in pair)


def container_below(number: str) -> str:
    """Name the field of an item that holds the items below it."""
    return ("tasks", "sub_tasks")[number.count(".")]


def open_years(workspace: Workspace) -> list[FinancialYear]:
    """List the years whose plan is not closed."""
    return sorted(year for year, plan in workspace.plans.items() if plan.record.state != "closed")


def targets(workspace: Workspace, number: str, years: Iterable[FinancialYear]) -> list[Target]:
    """Find an item in the plans of some years, or in the editions that they belong to. Raises CannotGoOnError."""
    if not NUMBER.fullmatch(number):
        message = f"'{number}' is not an item number"
        raise CannotGoOnError(message, "write it like 1, 1.2, 1.2.3 or 1.2.3.4")
    found = [_target(year, filed, number) for year, filed in homes(workspace, number, years)]
    return [target for target in found if target is not None]


def homes(
    workspace: Workspace, number: str, years: Iterable[FinancialYear]
) -> Iterator[tuple[FinancialYear, Filed[Plan] | Filed[Programme]]]:
    """List the files in which an item of this number would stand for some years, each once."""
    if kind(number) == "action":
        yield from ((year, workspace.plans[year]) for year in years if year in workspace.plans)
        return
    editions = {edition for year in years if (edition := workspace.edition_year(year)) is not None}
    yield from ((edition, workspace.editions[edition]) for edition in sorted(editions))


def _target(year: FinancialYear, filed: Filed[Plan] | Filed[Programme], number: str) -> Target | None:
    value: Any = filed.record
    for key in keys_of(number):
        value = value.get(key) if isinstance(value, dict) else getattr(value, str(key))
        if value is None:
            return None
    return Target(year, number, filed.file, keys_of(number), value)


def children(workspace: Workspace, year: FinancialYear, above: str, of_kind: str) -> list[str]:
    """List the numbers of the items of a kind below a number; below "" are the key deliverables."""
    known = all_numbers(workspace, year)
    return sorted((n for n in known if parent(n) == above and kind(n) == of_kind), key=parts)


def all_numbers(workspace: Workspace, year: FinancialYear) -> set[str]:
    """List the numbers of all items of a year, of its plan and of its edition."""
    plan, edition = workspace.plans.get(year), workspace.edition_for(year)
    numbers = set(plan.record.actions) if plan is not None else set()
    if edition is not None:
        numbers |= set(edition.record.deliverables)
        numbers |= {number for _, number, _ in edition.record.tasks()}
        numbers |= {number for _, number, _ in edition.record.sub_tasks()}
    return numbers


def need_target(workspace: Workspace, number: str, year: FinancialYear) -> Target:
    """Find an item of one year. Raises CannotGoOnError, which names other years or near numbers."""
    found = targets(workspace, number, [year])
    if not found:
        raise unknown_number(workspace, number, year)
    return found[0]


def amendments(workspace: Workspace, year: FinancialYear, number: str) -> tuple[Amendment, ...]:
    """List how the approved wording of an item was changed in a year, the oldest first."""
    plan = workspace.plans.get(year)
    return tuple(one for one in plan.record.amendments if one.number == number) if plan is not None else ()


def unknown_number(workspace: Workspace, number: str, year: FinancialYear) -> CannotGoOnError:
    """Say that a number is not there in a year: what removed it, the years that have it, or numbers near it."""
    told = amendments(workspace, year, number)
    if told and told[-1].field == WHOLE_ITEM and told[-1].now is None:
        message = f"an amendment removed {number} from {year} ({told[-1].authority}: {told[-1].reason})"
        return CannotGoOnError(message, f"tfawg history {number} --year {year} tells more")
    message = f"there is no item {number} in {year}"
    others = sorted(one for one in workspace.plans if targets(workspace, number, [one]))
    still_open = [one for one in others if one in open_years(workspace)]
    if still_open:
        return CannotGoOnError(
            message, f"it stands in {' and in '.join(map(str, still_open))}: --year {still_open[-1]}"
        )
    if others:
        closed = f"it stands in {' and in '.join(map(str, others))}, which {'are' if others[1:] else 'is'} closed"
        return CannotGoOnError(message, f"{closed}: tfawg show {number} --year {others[-1]}")
    known = sorted(all_numbers(workspace, year), key=parts)
    siblings = [other for other in known if parent(other) == parent(number)]
    near = siblings or sorted(get_close_matches(number, known, 5, 0.5), key=parts)
    return CannotGoOnError(message, f"near it: {', '.join(near[:12])}" if near else "tfawg list shows the numbers")
