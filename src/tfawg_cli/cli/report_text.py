"""From the records to the text of a report: what is read for it, its head, its template."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from tfawg_cli.cli.records import Records, chosen_year, files_of, read_records
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.reports.views import HeadView
from tfawg_cli.output.escaping import visible
from tfawg_cli.records.calendar import day_in_words
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.plan import Plan
from tfawg_cli.records.programme import Programme


@dataclass(frozen=True)
class Maker:
    """Makes the reports of one year."""

    records: Records
    year: FinancialYear
    programme: Programme
    head: HeadView
    """What stands in the head of every report."""

    @classmethod
    def of(cls, typed_year: str | None, at: str | None, reference: str = "", *, stamp: bool = False) -> "Maker":
        """Read the records and choose the year.

        Args:
            typed_year: the year as typed; None means the year in progress.
            at: the revision or day whose records are read; None means the files.
            reference: what is printed in the head.
            stamp: whether day and commit are printed there.

        Raises CannotGoOnError, RecordsHaveErrorsError.

        """
        records = read_records(at)
        head = HeadView(visible(reference), _stamp(records, at) if stamp else "")
        return cls.of_records(records, chosen_year(records, typed_year), head)

    @classmethod
    def of_records(cls, records: Records, year: FinancialYear, head: HeadView) -> "Maker":
        """Take records that were read. Raises CannotGoOnError, RecordsHaveErrorsError."""
        records.need_right(files_of(records, year))
        edition = records.workspace.edition_for(year)
        if edition is None:
            message = f"no edition of the Work Programme can be read for {year}"
            raise CannotGoOnError(message, "tfawg validate says why")
        return cls(records, year, edition.record, head)

    @property
    def plan(self) -> Plan:
        """The plan of the year."""
        return self.records.workspace.plans[self.year].record

    def filled(self, template: str, view: object) -> str:
        """Fill a template, the workspace's own where it has one, and give the Markdown. Raises CannotGoOnError."""
        from tfawg_cli.output.own_templates import render_apart
        from tfawg_cli.output.rendering import render
        from tfawg_cli.storage.templates import has_own_templates, read_template

        root = self.records.root
        rendered = render_apart if has_own_templates(root) else render
        return rendered(f"{template}.md", {"view": view, "head": self.head}, partial(read_template, root))


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


def _stamp(records: Records, at: str | None) -> str:
    """Name the day and the commit, and whether the records hold more than the commit. Raises CannotGoOnError."""
    from tfawg_cli.storage.loading import load
    from tfawg_cli.storage.revisions import tree_at

    with tree_at(records.root, at or "HEAD") as tree:
        same = at is not None or load(tree).workspace == records.workspace
    more = "" if same else ", with changes that are not committed"
    return f"Made on {day_in_words(datetime.now(UTC).date())} from the records of commit {tree.commit[:12]}{more}"
