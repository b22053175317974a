"""The road to the records: find the workspace, read it, apply the rules, stop where errors forbid to go on."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tfawg_cli.cli.waiting import Waiting
from tfawg_cli.findings import CannotGoOnError, Finding, RecordsHaveErrorsError, Severity
from tfawg_cli.output.streams import announce, talk
from tfawg_cli.pasting import from_here
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.workspace import Workspace
from tfawg_cli.storage.loading import PARTS, Loaded, load, year_of
from tfawg_cli.storage.record_names import BODIES, FOLDERS, language_of, translation_file
from tfawg_cli.storage.tree import Tree, Watched, WorkingTree, find_root


@dataclass(frozen=True)
class Records:
    """The records of a workspace and what is wrong with them."""

    root: Path
    loaded: Loaded

    @property
    def workspace(self) -> Workspace:
        """The records themselves."""
        return self.loaded.workspace

    def translation_file(self, english: str, language: str) -> str:
        """Give the file of a translation: the one that is there, whatever the case of its language, or a new one."""
        there = (path for path in self.loaded.texts if language_of(path) == (english, language))
        return next(there, translation_file(english, language))

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All that is wrong with files, texts and shapes, and all that the rules find."""
        from tfawg_cli.cli.checking import Checker

        return (*self.loaded.findings, *Checker(self.root).check(self.workspace))

    @cached_property
    def errors(self) -> tuple[Finding, ...]:
        """Of all that is wrong what forbids to go on; what may be left as it is, is not looked for."""
        from tfawg_cli.cli.checking import FOR_ERRORS, Checker

        found = (*self.loaded.findings, *Checker(self.root).check(self.workspace, FOR_ERRORS))
        return tuple(finding for finding in found if finding.severity is Severity.ERROR)

    def need_readable(self) -> None:
        """Stop where a file that was read has an error of syntax or shape, or a folder could not be entered.

        Raises RecordsHaveErrorsError.
        """
        self._stop_at(self.loaded.findings, {*self.loaded.texts, *self._closed_folders})

    @property
    def _closed_folders(self) -> set[str]:
        """Name the folders that nobody could look into."""
        return {*FOLDERS} & self.workspace.broken

    def need_entered(self) -> None:
        """Stop where a folder could not be entered: what is asked for may be in it. Raises RecordsHaveErrorsError."""
        self._stop_at(self.loaded.findings, self._closed_folders)

    def need_plans(self) -> None:
        """Stop where a plan cannot be read as a whole: its year may be the one that is meant.

        Raises RecordsHaveErrorsError.
        """
        self.need_entered()
        broken = [file for file in self.workspace.broken if file.startswith("data/plans/")]
        if broken:
            self.need_right(broken)

    def need_folders(self) -> None:
        """Stop where a folder of the records cannot be entered. Raises RecordsHaveErrorsError."""
        self._stop_at(self.loaded.findings, FOLDERS)

    def need_whole(self) -> None:
        """Stop where files lie that may be records and that nobody reads: one of them may be what forbids a change.

        Raises RecordsHaveErrorsError.
        """
        strays = {finding.place.file for finding in self.loaded.findings if finding.rule == "stray-file"}
        self._stop_at(self.loaded.findings, strays)

    def need_right(self, files: Iterable[str]) -> None:
        """Stop where one of `files` has any error; count other errors on stderr. Raises RecordsHaveErrorsError."""
        self._stop_at(self.errors, files)
        if self.errors:
            from tfawg_cli.output.finding_lines import counted

            shows = "shows it" if len(self.errors) == 1 else "shows them"
            talk(from_here(f"{counted(self.errors)} elsewhere; tfawg validate {shows}"))

    def _stop_at(self, findings: Iterable[Finding], files: Iterable[str]) -> None:
        needed = set(files)
        inside = [f for f in findings if f.severity is Severity.ERROR and f.place.file in needed]
        if inside:
            from tfawg_cli.output.finding_lines import as_text, counted, located

            talk(as_text(located(inside, self.loaded.texts)).rstrip("\n"))
            talk(f"{counted(inside)} in what this command needs, so it did nothing")
            raise RecordsHaveErrorsError


@contextmanager
def files_of_workspace(root: Path, at: str | None) -> Iterator[Tree]:
    """Give the files of the workspace: those on disk, or those of a revision. Raises CannotGoOnError."""
    if at is None:
        yield WorkingTree(root)
        return
    from tfawg_cli.storage.revisions import tree_at

    with tree_at(root, at) as tree:
        talk(f"records as of {tree.called}")
        yield tree


@contextmanager
def watched(tree: Tree) -> Iterator[Tree]:
    """Let a person who waits see how many files of a tree have been read."""
    with Waiting("files read") as waiting:
        yield Watched(tree, waiting.tell)


@contextmanager
def tree_of(root: Path, at: str | None) -> Iterator[Tree]:
    """Give the files of the workspace, and let whoever waits see how many have been read. Raises CannotGoOnError."""
    with files_of_workspace(root, at) as tree, watched(tree) as seen:
        yield seen


def read_records(
    at: str | None = None,
    only: FinancialYear | None = None,
    parts: frozenset[str] = PARTS,
    languages: Collection[str] | None = (),
) -> Records:
    """Read the workspace around the current folder, as it is or `at` a revision; of it `only` a year, or some `parts`.

    Translations are read only of the `languages` that are named; None means all.

    Raises CannotGoOnError where there is none.
    """
    root = find_root(Path.cwd())
    with tree_of(root, at) as tree:
        return Records(root, load(tree, only, parts, languages))


def unreadable_side(name: str) -> CannotGoOnError:
    """Say of one side of a comparison, whose errors were shown, that it is the one that has them."""
    return CannotGoOnError(f"{name} cannot be read, so nothing was compared", "correct the lines above")


def typed_year(typed: str) -> FinancialYear:
    """Read a year that was typed; a bare 2021 is 2021/2022. Raises CannotGoOnError."""
    try:
        return FinancialYear.asked_for(typed)
    except ValueError as error:
        raise CannotGoOnError(str(error), "write it like 2021/2022") from None


def chosen_year(records: Records, typed: str | None) -> FinancialYear:
    """Give the year that was typed, or the year in progress. Raises CannotGoOnError, RecordsHaveErrorsError."""
    if typed is not None:
        records.need_entered()
        return _with_plan(typed_year(typed), records.loaded.plan_years)
    records.need_plans()
    year = records.workspace.year_in_progress()
    if year is None:
        message = "there is no plan in data/plans"
        raise CannotGoOnError(message, "add one: data/plans/2021-2022.yaml")
    announce(f"financial year {year} ({why_meant(records.workspace, year)})")
    return year


def why_meant(workspace: Workspace, year: FinancialYear) -> str:
    """Say why a year is the one in progress, which may be long over: the records know no clock."""
    if len(workspace.plans) == 1:
        return "the only plan"
    reasons = {"approved": "the latest approved plan", "closed": "the latest plan, and closed"}
    return reasons.get(workspace.plans[year].record.state, "the oldest open plan")


def _with_plan(year: FinancialYear, there: Iterable[FinancialYear]) -> FinancialYear:
    if year in there:
        return year
    message = f"there is no plan of {year}"
    years = ", ".join(map(str, there))
    raise CannotGoOnError(message, f"there are plans of {years}" if years else "there is none at all")


def files_of(records: Records, year: FinancialYear) -> list[str]:
    """List the files that the documents of a year are made of: its plan, its edition, the register."""
    editions = [
        file for file in records.loaded.texts if file.startswith("data/programme/") and year_of(file) is not None
    ]
    edition = max((file for file in editions if Path(file).stem <= year.stem), default="data/programme")
    return [f"data/plans/{year.stem}.yaml", edition, BODIES]
