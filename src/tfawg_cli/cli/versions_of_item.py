"""The road of a history: which files tell of an item, and how their versions are read."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from tfawg_cli.cli.language_options import Tongue
from tfawg_cli.cli.languages import speaker_of, spoken
from tfawg_cli.cli.reading_records import Records
from tfawg_cli.findings import CannotGoOnError, Severity
from tfawg_cli.operations.comparison.history import Event, History, Seen, events, in_order, origin_of_gone
from tfawg_cli.operations.comparison.years_of_item import Stage, stages
from tfawg_cli.operations.items import targets, unknown_number
from tfawg_cli.output.streams import talk
from tfawg_cli.records.base import Record
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.moment import Version
from tfawg_cli.records.workspace import Workspace
from tfawg_cli.storage.commits import Commits, commits_of
from tfawg_cli.storage.loading import Bytes, load_files
from tfawg_cli.storage.opening import UnreadableError
from tfawg_cli.storage.record_names import translation_file

_NOW = "now"
"""The content of a file in the working tree; every other content is named by a hash."""
_SHALLOW = "this clone is shallow: what was before its oldest commit is not known (git fetch --unshallow brings it)"


def traced(records: Records, year: FinancialYear, number: str, at: str | None, tongue: Tongue) -> History:
    """Find what happened to an item; where git cannot tell, what the records hold.

    Args:
        records: the records as they are, or as of `at`.
        year: the year of the plan for which it is asked.
        number: the number of the item in it.
        at: the revision up to which commits are looked at; None for HEAD and the working tree.
        tongue: the language in which it is told; its translations were read with the records.

    Raises CannotGoOnError where no such item is or was.

    """
    followed = stages(records.workspace, year, number)
    try:
        with commits_of(records.root, at or "HEAD") as commits:
            if commits.is_shallow:
                talk(_SHALLOW)
            found = _Tracing(records, commits, tongue, is_open=at is None).events(followed)
        from_git = True
    except CannotGoOnError as error:
        talk(f"nothing is known of commits, so this is what the records hold: {error.message}")
        if error.hint:
            talk(f"  {error.hint}")
        found = _Tracing(records, None, tongue, is_open=True).events(followed)
        from_git = False
    if not found:
        raise unknown_number(records.workspace, number, year)
    return History(number, year, _title(spoken(records, tongue).workspace, found, number, year), tuple(found), from_git)


def _title(workspace: Workspace, found: list[Event], number: str, year: FinancialYear) -> str:
    """Give the words of an item; of one that is gone, those that it had."""
    here = [getattr(target.item, "text", None) for target in targets(workspace, number, [year])]
    gone = [fact.old.get("text") for event in found for fact in event.facts if isinstance(fact.old, dict)]
    return next((text for text in (*here, *reversed(gone)) if isinstance(text, str)), "")


class _Tracing:
    """Reads the versions of the files, from git or from the records at hand."""

    def __init__(self, records: Records, commits: Commits | None, tongue: Tongue, *, is_open: bool) -> None:
        self.records = records
        self.tongue = tongue
        self.said = spoken(records, tongue).workspace
        self.commits = commits
        self.is_open = is_open
        """True where the records at hand are newer than the newest commit, or all there is."""
        self.passed_over: Counter[str] = Counter()

    def events(self, followed: list[Stage]) -> list[Event]:
        """Find the events of all years, year by year; an item that is gone tells itself what it continued."""
        found = [event for stage in followed for event in self._of_stage(stage)]
        origin = origin_of_gone(found)
        if origin is not None and origin[0] < followed[0].year:
            earlier = stages(self.records.workspace, *origin, onwards=False)
            self.passed_over.clear()
            return self.events([*earlier, replace(followed[0], origin=earlier[-1])])
        for file, count in self.passed_over.items():
            talk(f"{count} older version{'s' if count > 1 else ''} of {file} cannot be read and told nothing")
        return found

    def _of_stage(self, stage: Stage) -> list[Event]:
        own = self._in_file(stage, stage.file)
        if stage.file == stage.plan_file:
            return own
        is_known = own or targets(self.records.workspace, stage.number, [stage.year])
        return in_order(own, self._in_file(stage, stage.plan_file)) if is_known else []

    def _in_file(self, stage: Stage, file: str) -> list[Event]:
        versions = list(self._versions(file))
        return events(stage, versions, lambda version: self._look(file, version), self._origin(stage), file=file)

    def _origin(self, stage: Stage) -> Record | None:
        if stage.origin is None:
            return None
        found = targets(self.said, stage.origin.number, [stage.origin.year])
        return found[0].item if found else None

    def _versions(self, file: str) -> Iterator[Version]:
        """List the versions of a file, the newest first; those of its translation are versions of it."""
        committed = self.commits.versions(file, *self._beside(file)) if self.commits is not None else []
        if self.is_open:
            content = _NOW if file in self.records.loaded.texts else ""
            yield Version("", None, content, tuple(version.key for version in committed[:1]))
        yield from committed

    def _beside(self, file: str) -> list[str]:
        """Name the file that says in the language what a file says."""
        if self.tongue.is_english:
            return []
        there = self.records.workspace.translations.get((file, self.tongue.tag))
        return [there.file if there is not None else translation_file(file, self.tongue.tag)]

    def _look(self, file: str, version: Version) -> Seen | None:
        if version.content == _NOW or self.commits is None:
            return Seen(_alone(file, self.said), _alone(file, self.records.workspace))
        blobs = zip((file, *self._beside(file)), version.content.split(" "), strict=True)
        try:
            files = {name: self.commits.read(blob) for name, blob in blobs if blob}
            loaded = load_files(Bytes(files), {file}, self.tongue.languages)
        except UnreadableError:
            loaded = None
        if loaded is None or any(finding.severity is Severity.ERROR for finding in loaded.findings):
            self.passed_over[file] += 1
            return None
        if self.tongue.is_english:
            return Seen(loaded.workspace, loaded.workspace)
        named = loaded.workspace._replace(bodies=self.records.workspace.bodies)
        return Seen(_alone(file, speaker_of(named, self.tongue).spoken([file])), loaded.workspace)


def _alone(file: str, workspace: Workspace) -> Workspace:
    """Give what one file says."""
    editions = {year: filed for year, filed in workspace.editions.items() if filed.file == file}
    return Workspace(editions=editions, plans={y: f for y, f in workspace.plans.items() if f.file == file})
