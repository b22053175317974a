"""What a change is about: the item and the year that were typed, or that can only be meant."""

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

import typer

from tfawg_cli.cli.prompts import is_a_person
from tfawg_cli.cli.reading_records import Records, chosen_year, typed_year, why_meant
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.output.streams import announce

if TYPE_CHECKING:
    from tfawg_cli.operations.items import Target
    from tfawg_cli.records.financial_year import FinancialYear


def chosen_target(records: Records, number: str, typed: str | None) -> "Target":
    """Find the item that is meant: in the year that was typed, else in the only open year that has it.

    Raises CannotGoOnError.
    """
    from tfawg_cli.operations.items import need_target, open_years, targets

    workspace = records.workspace
    if typed is not None:
        return need_target(workspace, number, written_year(records, typed))
    years = open_years(workspace) or sorted(workspace.editions)[-1:]
    found = targets(workspace, number, years)
    if len(found) > 1:
        return _asked(found, number, workspace.year_in_progress())
    if not found:
        return need_target(workspace, number, _default_year(years))
    return found[0]


def year_to_look_at(records: Records, number: str, typed: str | None) -> "FinancialYear":
    """Give the year in which an item is looked at: the one that was typed, else the only open one that has it.

    Where no open year has it, the year in progress, in which it may have been removed. Raises CannotGoOnError,
    RecordsHaveErrorsError.
    """
    from tfawg_cli.operations.items import open_years, targets

    if typed is not None:
        return chosen_year(records, typed)
    records.need_plans()
    workspace, in_progress = records.workspace, records.workspace.year_in_progress()
    found: dict[str, tuple[Target, FinancialYear]] = {}
    for year in open_years(workspace):
        for target in targets(workspace, number, [year]):
            if target.file not in found or year == in_progress:  # plans of several years may share an edition
                found[target.file] = target, year
    if not found:
        return chosen_year(records, None)
    places = [target for target, _ in found.values()]
    _, year = found[(places[0] if len(places) == 1 else _asked(places, number, in_progress)).file]
    why = why_meant(workspace, year) if year == in_progress else f"it has {number}"
    announce(f"financial year {year} ({why})")
    return year


def written_year(records: Records, typed: str) -> "FinancialYear":
    """Read a year in which something will be written: a bare 2021 will not do. Raises CannotGoOnError."""
    from tfawg_cli.records.financial_year import FinancialYear

    try:
        year = FinancialYear.typed(typed)
    except ValueError as error:
        raise CannotGoOnError(str(error), "write it like 2021/2022") from None
    return year if year in records.workspace.editions else _with_plan(records, year)


def is_year(typed: str) -> bool:
    """Tell whether a year stands in the place of a number."""
    from tfawg_cli.records.financial_year import FinancialYear

    with suppress(ValueError):
        return bool(FinancialYear.typed(typed))
    return False


def year_of_plan(records: Records, typed: str) -> "FinancialYear":
    """Read a year whose plan will be written or carried forward. Raises CannotGoOnError where there is none."""
    return _with_plan(records, written_year(records, typed))


def year_of_edition(records: Records, typed: str) -> "FinancialYear":
    """Read a year whose Work Programme will be written; the edition may be that of an earlier year.

    Raises CannotGoOnError where there is none.
    """
    year = written_year(records, typed)
    edition = records.workspace.edition_year(year)
    if edition is None:
        raise CannotGoOnError(f"there is no edition of the Work Programme for {year}", "tfawg init starts one")
    return edition


def _with_plan(records: Records, year: "FinancialYear") -> "FinancialYear":
    plans = sorted(records.workspace.plans)
    if year not in plans:
        hint = f"there are plans of {', '.join(map(str, plans))}" if plans else "there is none at all"
        raise CannotGoOnError(f"there is no plan of {year}", hint)
    return year


def _default_year(years: "Sequence[FinancialYear]") -> "FinancialYear":
    if not years:
        raise CannotGoOnError("no plan is open", "name the year: --year 2021/2022")
    return years[-1]


def _asked(found: "Sequence[Target]", number: str, in_progress: "FinancialYear | None") -> "Target":
    """Let a person choose among the years that have a number; the year in progress is proposed."""
    years = [str(target.year) for target in found]
    proposed = str(in_progress) if str(in_progress) in years else years[-1]
    if not is_a_person():
        raise CannotGoOnError(f"{number} stands in {' and in '.join(years)}", f"say which: --year {proposed}")
    answer = typer.prompt(f"{number} stands in {' and in '.join(years)}. Which year", default=proposed, err=True)
    wanted = typed_year(answer)
    for target in found:
        if target.year == wanted:
            return target
    raise CannotGoOnError(f"{number} does not stand in {wanted}")
