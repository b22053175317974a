"""The road to the records: find the workspace, read it, apply the rules, stop where errors forbid to go on."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tfawg_cli.findings import CannotGoOnError, Finding, RecordsHaveErrorsError, Severity
from tfawg_cli.operations.rules import check
from tfawg_cli.output.finding_lines import as_text, counted, located
from tfawg_cli.output.streams import talk
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.workspace import Workspace
from tfawg_cli.storage.loading import BODIES, Loaded, load
from tfawg_cli.storage.tree import WorkingTree, find_root


@dataclass(frozen=True, slots=True)
class Records:
    """The records of a workspace and all that is wrong with them."""

    root: Path
    loaded: Loaded
    findings: tuple[Finding, ...]

    @property
    def workspace(self) -> Workspace:
        """The records themselves."""
        return self.loaded.workspace

    def need(self, *files: str) -> None:
        """Stop where one of `files` has an error; count other errors on stderr. Raises RecordsHaveErrorsError."""
        errors = [finding for finding in self.findings if finding.severity is Severity.ERROR]
        inside = [finding for finding in errors if finding.place.file in files]
        if inside:
            talk(as_text(located(inside, self.loaded.texts)).rstrip("\n"))
            talk(f"{counted(inside, len(files), notes_shown=True)}; nothing was written")
            raise RecordsHaveErrorsError
        if errors:
            talk(f"{counted(errors, self.loaded.files, notes_shown=True)} elsewhere; tfawg validate shows them")


def read_records(start: Path) -> Records:
    """Read the workspace around the folder `start`. Raises CannotGoOnError where there is none."""
    root = find_root(start)
    loaded = load(WorkingTree(root))
    return Records(root, loaded, (*loaded.findings, *check(loaded.workspace)))


def chosen_year(records: Records, typed: str | None) -> FinancialYear:
    """Give the year that was typed, or the year in progress. Raises CannotGoOnError, RecordsHaveErrorsError."""
    plans = [file for file in records.loaded.texts if file.startswith("data/plans/")]
    if typed is not None:
        return _typed_year(typed, plans)
    records.need(*(file for file in plans if file in records.workspace.broken))
    year = records.workspace.year_in_progress()
    if year is None:
        message = "there is no plan in data/plans"
        raise CannotGoOnError(message, "add one: data/plans/2021-2022.yaml")
    talk(f"financial year {year} (the year in progress)")
    return year


def _typed_year(typed: str, plans: Iterable[str]) -> FinancialYear:
    try:
        year = FinancialYear.typed(typed)
    except ValueError as error:
        message = str(error)
        raise CannotGoOnError(message, "write it like 2021/2022") from None
    if f"data/plans/{year.stem}.yaml" not in plans:
        message = f"there is no plan of {year}"
        there = ", ".join(sorted(Path(file).stem.replace("-", "/") for file in plans))
        raise CannotGoOnError(message, f"there are plans of {there}" if there else "there is none at all")
    return year


def files_of(records: Records, year: FinancialYear) -> list[str]:
    """List the files that the documents of a year are made of: its plan, its edition, the register."""
    edition = max(
        (file for file in records.loaded.texts if file.startswith("data/programme/2") and _stem(file) <= year.stem),
        default="data/programme",
    )
    return [f"data/plans/{year.stem}.yaml", edition, BODIES]


def _stem(file: str) -> str:
    return Path(file).stem
