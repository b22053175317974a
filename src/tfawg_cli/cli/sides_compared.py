"""From FROM and TO to a comparison: which records are meant, and whether both sides can be read."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tfawg_cli.cli.language_options import Tongue
from tfawg_cli.cli.reading_records import Records, unreadable_side
from tfawg_cli.findings import CannotGoOnError, RecordsHaveErrorsError
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.storage.loading import Loaded, files_of_years, load, load_files, record_files, year_of
from tfawg_cli.storage.opening import UnreadableError
from tfawg_cli.storage.record_names import BODIES, FOLDERS, language_of
from tfawg_cli.storage.tree import Tree, WorkingTree, find_root

if TYPE_CHECKING:
    from tfawg_cli.operations.comparison.comparison import Comparison

Sides = tuple[str, str]
"""What the two sides are called."""
Compared = tuple[Sides, "Comparison", str | None]
"""The sides, what differs, and the revision of the later side; None for the working tree."""
WORKING_TREE = "the working tree"
_HEAD = "HEAD"


def compared(
    first: str | None, second: str | None, at: str | None, number: str | None, tongue: Tongue
) -> "tuple[Sides, Comparison]":
    """Compare what was meant by FROM and TO.

    Args:
        first: what was typed for FROM.
        second: what was typed for TO.
        at: the revision that stands in for the working tree.
        number: the item that is enough, with what is below it.
        tongue: the language in which both sides are read.

    Raises CannotGoOnError, also where a side cannot be read: that must never look like no changes.

    """
    from tfawg_cli.operations.changes.typed import item_number
    from tfawg_cli.operations.comparison.diff import only

    root = find_root(Path.cwd())
    wanted = item_number(number) if number is not None else None
    sides, comparison, revision = _compared(root, (first, second), at, tongue)
    if wanted is None:
        return sides, comparison
    narrowed = only(comparison, wanted)
    if not narrowed.changes:
        _need_item(root, revision, wanted)
    return sides, narrowed


def _compared(root: Path, typed: tuple[str | None, str | None], at: str | None, tongue: Tongue) -> Compared:
    first, second = typed
    years = _year(first), _year(second)
    if years[0] is not None and (second is None or years[1] is not None):
        return *_of_years(root, at, (years[0], years[1]), tongue), at
    before = at if years[0] is not None else first or _HEAD
    after = at if years[1] is not None or second is None else second
    return *_of_moments(root, (before, after), years[0] or years[1], tongue), after


def later_side(second: str | None, at: str | None) -> str | None:
    """Give the revision of the later of two moments by what was typed for TO and behind --at; None means the files."""
    return at if second is None or _year(second) is not None else second


def _year(typed: str | None) -> FinancialYear | None:
    """Read a year; None for a revision, or nothing."""
    try:
        return FinancialYear.asked_for(typed) if typed is not None else None
    except ValueError:
        return None


@contextmanager
def _tree(root: Path, revision: str | None) -> Iterator[tuple[str, Tree]]:
    """Give the files of a moment, and what readers call it. Raises CannotGoOnError."""
    if revision is None:
        yield WORKING_TREE, WorkingTree(root)
        return
    from tfawg_cli.storage.revisions import tree_at

    with tree_at(root, revision) as tree:
        yield tree.called, tree


def _of_moments(
    root: Path, revisions: tuple[str | None, str | None], year: FinancialYear | None, tongue: Tongue
) -> "tuple[Sides, Comparison]":
    """Compare two moments; only the files that differ are read, and the editions whose headings they stand under."""
    from tfawg_cli.operations.comparison.diff import compare, with_formatting

    with _tree(root, revisions[0]) as (before_name, before), _tree(root, revisions[1]) as (after_name, after):
        files = _differing(before, after, tongue.languages)
        there = {*before.paths(), *after.paths()}
        if year is not None:
            _need_plan(year, there)
            files &= files_of_years(there, year, year)
        wanted = {*files, *(file for one in _plan_years(files) for file in files_of_years(there, one, one))}
        old = _readable(root, before_name, load_files(before, _with_names(wanted, tongue), tongue.languages), tongue)
        new = _readable(root, after_name, load_files(after, _with_names(wanted, tongue), tongue.languages), tongue)
    comparison = compare(old.workspace, new.workspace)
    on_both_sides = files & old.texts.keys() & new.texts.keys() if tongue.is_english else set()
    return (before_name, after_name), with_formatting(comparison, on_both_sides)


def _differing(before: Tree, after: Tree, languages: Collection[str]) -> set[str]:
    """List the record files that, with what some languages say of them, are not the same on both sides.

    Line ends do not count.
    """
    old, new = _contents(before, languages), _contents(after, languages)
    same = {file for file, content in old.items() if content is not None and content == new.get(file)}
    return {language_of(file)[0] or file for file in {*old, *new} - same}


def _contents(tree: Tree, languages: Collection[str]) -> Mapping[str, bytes | None]:
    """Read all record files; what cannot be read is None, and told when the file is read as a record."""
    there = tree.paths()
    spoken = {path for path in there if language_of(path)[1] in languages}
    return {file: _content(tree, file) for file in record_files(there) | spoken}


def _with_names(files: set[str], tongue: Tongue) -> set[str]:
    """Add the register, which names the bodies in other languages."""
    return files if tongue.is_english else files | {BODIES}


def _content(tree: Tree, file: str) -> bytes | None:
    try:
        return tree.read(file).replace(b"\r\n", b"\n")
    except UnreadableError:
        return None


def _of_years(
    root: Path, at: str | None, years: tuple[FinancialYear, FinancialYear | None], tongue: Tongue
) -> "tuple[Sides, Comparison]":
    """Compare two years of one moment; a second one that was not typed is the latest."""
    from tfawg_cli.operations.comparison.diff import compare_years

    with _tree(root, at) as (moment, tree):
        there = tree.paths()
        if closed := FOLDERS.keys() & {*there}:
            _readable(root, moment, load_files(tree, closed), tongue)
        first, last = years[0], years[1] or _latest(years[0], there)
        for year in (first, last):
            _need_plan(year, there)
        wanted = _with_names(files_of_years(there, min(first, last), max(first, last)), tongue)
        loaded = load_files(tree, wanted, tongue.languages)
        loaded = _readable(root, f"{first} or {last} in {moment}", loaded, tongue)
    return (str(first), str(last)), compare_years(loaded.workspace, (first, last))


def _plan_years(paths: Iterable[str]) -> set[FinancialYear]:
    """List the years that have a plan."""
    return {year for path in record_files(paths) if path.startswith("data/plans/") and (year := year_of(path))}


def _latest(first: FinancialYear, there: Iterable[str]) -> FinancialYear:
    latest = max(_plan_years(there), default=first)
    if latest <= first:
        raise CannotGoOnError(f"there is no plan after {first} to compare it with", "name two years, or a git revision")
    return latest


def _need_plan(year: FinancialYear, there: Iterable[str]) -> None:
    years = _plan_years(there)
    if year not in years:
        shown = ", ".join(map(str, sorted(years)))
        raise CannotGoOnError(f"there is no plan of {year}", f"there are plans of {shown}" if shown else "")


def _readable(root: Path, name: str, loaded: Loaded, tongue: Tongue) -> Loaded:
    """Give a side in a language; stop where it has an error of syntax or shape: it must never look like no changes."""
    from tfawg_cli.cli.languages import spoken

    records = Records(root, loaded)
    try:
        records.need_readable()
    except RecordsHaveErrorsError:
        raise unreadable_side(name) from None
    return spoken(records, tongue).loaded


def _need_item(root: Path, revision: str | None, number: str) -> None:
    """Refuse a number that no year has: without it, a slip of the finger would look like no changes."""
    from tfawg_cli.operations.items import all_numbers

    with _tree(root, revision) as (name, tree):
        workspace = load(tree).workspace
    years = {*workspace.editions, *workspace.plans}
    if not any(number in all_numbers(workspace, year) for year in years):
        raise CannotGoOnError(f"there is no item {number} in {name}", "tfawg list shows the numbers")
