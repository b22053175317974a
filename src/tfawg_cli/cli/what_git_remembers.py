"""What git remembers and the records do not say: approved wording, plans that are gone."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.years.frozen import Recall, Wording, digest, numbered, wording
from tfawg_cli.output.escaping import visible
from tfawg_cli.output.streams import talk
from tfawg_cli.records.base import UNTYPED_KEYS
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.reading import read_plan, read_programme
from tfawg_cli.records.workspace import plan_file
from tfawg_cli.storage.commits import commits_of
from tfawg_cli.storage.git_folder import RepositoryError
from tfawg_cli.storage.opening import UnreadableError
from tfawg_cli.storage.revisions import tree_at
from tfawg_cli.yaml_text.text import read


def recall_from(root: Path) -> Recall:
    """Give a function that looks wording up in the earlier versions of the record files of a workspace."""

    @cache
    def earlier(file: str) -> list[dict[str, Wording]]:
        """List the wordings that a file had in its commits; none where git cannot tell."""
        with suppress(CannotGoOnError, UnreadableError):
            try:
                return list(_wordings(root, file))
            except RepositoryError as error:
                _say_unknown(f"{file}: what was approved", error)
        return []

    def recall(file: str, number: str, wanted: str) -> Wording | None:
        """Give the wording of an item that has a digest; None where no commit held it."""
        found = (items[number] for items in earlier(file) if number in items)
        return next((fields for fields in found if digest(number, fields) == wanted), None)

    return recall


def _say_unknown(what: str, error: RepositoryError) -> None:
    """Say that git was asked and could not tell: silence would say that all is well."""
    talk(f"{what} is not known: {visible(error.message)}")
    if error.hint:
        talk(f"  {error.hint}")


def approved_plans(root: Path, years: Iterable[FinancialYear]) -> dict[FinancialYear, str]:
    """Give of some years the last commit that had their plan, where it was approved then; empty without git.

    Where there is a git that cannot tell, it says so.
    """
    found = {year: _last_approved(root, plan_file(year)) for year in years}
    return {year: commit for year, commit in found.items() if commit}


def plans_at_head(root: Path, years: Iterable[FinancialYear]) -> list[FinancialYear]:
    """List those of some years whose plan the last commit has and the folder has not; none without git."""
    with suppress(CannotGoOnError), tree_at(root, "HEAD") as tree:
        missing = [year for year in years if not (root / plan_file(year)).exists()]
        return [year for year in missing if plan_file(year) in tree.entries]
    return []


def _last_approved(root: Path, file: str) -> str:
    with suppress(CannotGoOnError, UnreadableError):
        try:
            with commits_of(root, "HEAD") as commits:
                last = next((version for version in commits.versions(file) if version.content), None)
                text = read(commits.read(last.content), file, UNTYPED_KEYS) if last is not None else None
        except RepositoryError as error:
            _say_unknown(f"{file}: whether it was approved", error)
            return ""
        plan = read_plan(text).record if text is not None else None
        if last is not None and plan is not None and plan.approval is not None:
            return last.key
    return ""


def _wordings(root: Path, file: str) -> Iterator[dict[str, Wording]]:
    """List the wording of all items of a file, version by version; versions that cannot be read are left out."""
    reader = read_plan if file.startswith("data/plans/") else read_programme
    with commits_of(root, "HEAD") as commits:
        for content in dict.fromkeys(version.content for version in commits.versions(file) if version.content):
            record = reader(read(commits.read(content), file, UNTYPED_KEYS)).record
            if record is not None:
                yield {number: wording(item) for _, number, item in numbered(record)}


def english_of(root: Path, file: str) -> dict[str, str]:
    """Give all words that a record file said in its commits, by the digest that a translation names them by."""
    from tfawg_cli.operations.languages.pieces import pieces
    from tfawg_cli.records.translated_words import digest_of

    reader = read_plan if file.startswith("data/plans/") else read_programme
    found: dict[str, str] = {}
    with suppress(CannotGoOnError, UnreadableError), commits_of(root, "HEAD") as commits:
        for content in dict.fromkeys(version.content for version in commits.versions(file) if version.content):
            record = reader(read(commits.read(content), file, UNTYPED_KEYS)).record
            for piece in pieces(record) if record is not None else ():
                words = piece.words if isinstance(piece.words, str) else "\n".join(piece.words)
                found.setdefault(digest_of(piece.words), words)
    return found
