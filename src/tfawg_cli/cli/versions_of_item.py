"""The road of a history: which files tell of an item, and how their versions are read."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from tfawg_cli.cli.language_options import Tongue
from tfawg_cli.cli.languages import speaker_of
from tfawg_cli.cli.years_in_turn import YearsInTurn
from tfawg_cli.findings import CannotGoOnError, Severity
from tfawg_cli.operations.comparison.history import Event, History, Seen, events, in_order, origin_of_gone
from tfawg_cli.operations.comparison.pairing import text_of
from tfawg_cli.operations.comparison.years_of_item import Stage, stages
from tfawg_cli.operations.items import targets, unknown_number
from tfawg_cli.output.streams import talk
from tfawg_cli.records.base import Record
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.moment import Version
from tfawg_cli.records.workspace import Workspace, plan_file
from tfawg_cli.storage.commits import Commits, commits_of
from tfawg_cli.storage.loading import Bytes, load_files
from tfawg_cli.storage.opening import UnreadableError

_NOW = "now"
"""The content of a file in the working tree; every other content is named by a hash."""
_SHALLOW = "this clone is shallow: what was before its oldest commit is not known (git fetch --unshallow brings it)"


def traced(years: YearsInTurn, year: FinancialYear, number: str, at: str | None, tongue: Tongue) -> History:
    """Find what happened to an item; where git cannot tell, what the records hold.

    Args:
        years: the records as they are, or as of `at`.
        year: the year of the plan for which it is asked.
        number: the number of the item in it.
        at: the revision up to which commits are looked at; None for HEAD and the working tree.
        tongue: the language in which it is told.

    Raises CannotGoOnError where no such item is or was.

    """
    records = years.records
    followed = stages(records.workspace, year, number)
    try:
        with commits_of(records.root, at or "HEAD") as commits:
            if commits.is_shallow:
                talk(_SHALLOW)
            tracing = _Tracing(years, commits, tongue, is_open=at is None)
            found = tracing.events(followed)
    except CannotGoOnError as error:
        talk(f"nothing is known of commits, so this is what the records hold: {error.message}")
        if error.hint:
            talk(f"  {error.hint}")
        tracing = _Tracing(years, None, tongue, is_open=True)
        found = tracing.events(followed)
    if not found:
        plans = {**records.workspace.plans, **years.whole(plan_file(year)).plans}
        raise unknown_number(records.workspace._replace(plans=plans), number, year)
    title = _title(tracing.item(year, number), found)
    return History(number, year, title, tuple(found), tracing.commits is not None)


def _title(item: Record | None, found: list[Event]) -> str:
    """Give the words of an item; where nothing has its number any more, the last that had it."""
    if item is not None:
        return text_of(item)
    return next((event.last_words for event in reversed(found) if event.last_words), "")


class _Tracing:
    """Reads the versions of the files, from git or from the records at hand."""

    def __init__(self, years: YearsInTurn, commits: Commits | None, tongue: Tongue, *, is_open: bool) -> None:
        self.years = years
        self.records = years.records
        self.tongue = tongue
        self.commits = commits
        self.is_open = is_open
        """True where the records at hand are newer than the newest commit, or all there is."""
        self.passed_over: Counter[str] = Counter()
        self._looked_at: tuple[str, Seen] | None = None
        """The file that was looked at last, and what it says now: the next year asks for it."""

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
        origin = self.item(stage.origin.year, stage.origin.number) if stage.origin is not None else None
        return events(stage, versions, lambda version: self._look(file, version), origin, file=file)

    def item(self, year: FinancialYear, number: str) -> Record | None:
        """Give an item of a year as it is said now; None where it is not there."""
        here = targets(self.records.workspace, number, [year])
        found = (again for target in here for again in targets(self._now(target.file).said, number, [year]))
        return next((target.item for target in found), None)

    def _now(self, file: str) -> Seen:
        """Give what a file says now."""
        if self._looked_at is None or self._looked_at[0] != file:
            self._looked_at = file, self._seen(file, self.years.whole(file))
        return self._looked_at[1]

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
        return [self.records.translation_file(file, self.tongue.tag)]

    def _look(self, file: str, version: Version) -> Seen | None:
        if version.content == _NOW or self.commits is None:
            return self._now(file)
        blobs = zip((file, *self._beside(file)), version.content.split(" "), strict=True)
        try:
            files = {name: self.commits.read(blob) for name, blob in blobs if blob}
            loaded = load_files(Bytes(files), {file}, self.tongue.languages)
        except UnreadableError:
            loaded = None
        if loaded is None or any(finding.severity is Severity.ERROR for finding in loaded.findings):
            self.passed_over[file] += 1
            return None
        return self._seen(file, loaded.workspace)

    def _seen(self, file: str, alone: Workspace) -> Seen:
        """Give the records of one file, also in the language."""
        if self.tongue.is_english:
            return Seen(alone, alone)
        named = alone._replace(bodies=self.records.workspace.bodies)
        said = speaker_of(named, self.tongue).spoken([file])
        return Seen(Workspace(editions=said.editions, plans=said.plans), alone)
