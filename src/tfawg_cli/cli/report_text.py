"""From the records to the text of a report: what is read for it, its head, its template."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from tfawg_cli.cli.document_forms import Said
from tfawg_cli.cli.language_options import Tongue
from tfawg_cli.cli.languages import report_marks, speaker_of, speech_of
from tfawg_cli.cli.reading_records import Records, chosen_year, files_of, read_records
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.reports.views import HeadView
from tfawg_cli.output.escaping import visible
from tfawg_cli.output.speech import NO_OTHER, Speech
from tfawg_cli.records.calendar import day_in_words
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.plan import Plan
from tfawg_cli.records.programme import Programme
from tfawg_cli.records.workspace import Workspace

if TYPE_CHECKING:
    from tfawg_cli.operations.languages.speaking import Speaker

_ENGLISH = Tongue()


@dataclass(frozen=True)
class Speaks:
    """The language of a report, its words, and the records in it."""

    tongue: Tongue = _ENGLISH
    speech: Speech = NO_OTHER
    speaker: "Speaker | None" = None
    spoken: Workspace | None = None
    """None in English: the records are as they are."""

    def of_year(self, workspace: Workspace, files: Collection[str]) -> "Speaks":
        """Say the records behind some files in the language."""
        if self.tongue.is_english:
            return self
        speaker = speaker_of(workspace, self.tongue, report_marks())
        return replace(self, speaker=speaker, spoken=speaker.spoken(files))

    def workspace(self, records: Records) -> Workspace:
        """Give the records in the language."""
        return self.spoken if self.spoken is not None else records.workspace

    def name(self, body: str) -> str:
        """Give the name of a body."""
        return self.speaker.name(body) if self.speaker is not None else body


@dataclass(frozen=True)
class Maker:
    """Makes the reports of one year."""

    records: Records
    year: FinancialYear
    programme: Programme
    head: HeadView
    """What stands in the head of every report."""
    speaks: Speaks

    @classmethod
    def of(
        cls,
        typed_year: str | None,
        at: str | None,
        reference: str = "",
        *,
        stamp: bool = False,
        tongue: Tongue = _ENGLISH,
    ) -> "Maker":
        """Read the records and choose the year.

        Args:
            typed_year: the year as typed; None means the year in progress.
            at: the revision or day whose records are read; None means the files.
            reference: what is printed in the head.
            stamp: whether day and commit are printed there.
            tongue: the language.

        Raises CannotGoOnError, RecordsHaveErrorsError.

        """
        records = read_records(at, languages=tongue.languages)
        speech = speech_of(records.root, tongue)
        head = HeadView(visible(reference), _stamp(records, at, tongue, speech) if stamp else "")
        return cls.of_records(records, chosen_year(records, typed_year), head, Speaks(tongue, speech))

    @classmethod
    def of_records(cls, records: Records, year: FinancialYear, head: HeadView, speaks: Speaks) -> "Maker":
        """Take records that were read. Raises CannotGoOnError, RecordsHaveErrorsError."""
        files = files_of(records, year)
        tags = speaks.tongue.languages
        records.need_right([*files, *(records.translation_file(file, tag) for file in files for tag in tags)])
        speaks = speaks.of_year(records.workspace, files)
        edition = speaks.workspace(records).edition_for(year)
        if edition is None:
            message = f"no edition of the Work Programme can be read for {year}"
            raise CannotGoOnError(message, "tfawg validate says why")
        return cls(records, year, edition.record, head, speaks)

    @property
    def workspace(self) -> Workspace:
        """The records in the language of the report."""
        return self.speaks.workspace(self.records)

    @property
    def plan(self) -> Plan:
        """The plan of the year, in the language of the report."""
        return self.workspace.plans[self.year].record

    def said(self, author: str) -> Said:
        """Give what a page or a Word file of the report says besides its text."""
        state = self.speaks.speech.words(self.plan.state, "state")
        return Said(self.head.reference, author, state, speech=self.speaks.speech)

    def filled(self, template: str, view: object) -> str:
        """Fill a template, the workspace's own where it has one, and give the Markdown. Raises CannotGoOnError."""
        from tfawg_cli.storage.templates import has_own_templates, read_template

        root = self.records.root
        if has_own_templates(root):
            from tfawg_cli.output.own_templates import render_apart as rendered
        else:
            from tfawg_cli.output.rendering import render as rendered
        views = {"view": view, "head": self.head}
        return rendered(f"{template}.md", views, partial(read_template, root), self.speaks.speech)


def report_text(maker: Maker, name: str) -> str:
    """Make a report that is asked for nothing but its year. Raises CannotGoOnError."""
    return maker.filled(name, _VIEWS[name](maker))


def _document(maker: Maker) -> object:
    from tfawg_cli.operations.reports.documents import document

    return document(maker.year, maker.programme, maker.plan)


def _alignment(maker: Maker) -> object:
    from tfawg_cli.operations.reports.alignment import alignment

    return alignment(maker.year, maker.programme, maker.plan)


_VIEWS: Mapping[str, Callable[[Maker], object]] = {
    "document": _document,
    "programme": _document,
    "plan": _document,
    "alignment": _alignment,
}


def _stamp(records: Records, at: str | None, tongue: Tongue, speech: Speech) -> str:
    """Name the day and the commit, and whether the records hold more than the commit. Raises CannotGoOnError."""
    from tfawg_cli.storage.loading import load
    from tfawg_cli.storage.revisions import tree_at

    with tree_at(records.root, at or "HEAD") as tree:
        same = at is not None or load(tree, languages=tongue.languages).workspace == records.workspace
    more = "" if same else speech.words(", with changes that are not committed")
    day = speech.written(day_in_words(datetime.now(UTC).date()))
    return (
        speech.words("Made on {day} from the records of commit {commit}").format(day=day, commit=tree.commit[:12])
        + more
    )
