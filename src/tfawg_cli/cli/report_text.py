"""From what was asked to the text of a report: the records, the view, the template."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING

from tfawg_cli.cli.records import Records, chosen_year, files_of, read_records
from tfawg_cli.findings import CannotGoOnError, Severity
from tfawg_cli.operations.reports.views import HeadView
from tfawg_cli.output.escaping import visible
from tfawg_cli.output.streams import talk
from tfawg_cli.records.calendar import day_in_words, typed_day
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.plan import Plan
from tfawg_cli.records.programme import Programme

if TYPE_CHECKING:
    from tfawg_cli.operations.reports.monitoring_views import ProgressView


@dataclass(frozen=True)
class Wishes:
    """What was typed for one report or the other."""

    since: str | None
    to: str | None
    asked_for: str
    body: str | None
    reference: str
    with_aliases: bool
    sheet: bool
    stamp: bool
    hints: bool
    """Whether to say what the records could still hold."""


@dataclass(frozen=True)
class Maker:
    """Makes the reports of one year."""

    records: Records
    year: FinancialYear
    programme: Programme
    at: str | None
    wishes: Wishes

    @classmethod
    def of(cls, typed_year: str | None, at: str | None, wishes: Wishes) -> "Maker":
        """Read the records and choose the year. Raises CannotGoOnError, RecordsHaveErrorsError."""
        records = read_records(at)
        year = chosen_year(records, typed_year)
        records.need_right(files_of(records, year))
        edition = records.workspace.edition_for(year)
        if edition is None:
            message = f"no edition of the Work Programme can be read for {year}"
            raise CannotGoOnError(message, "tfawg validate says why")
        return cls(records, year, edition.record, at, wishes)

    @property
    def plan(self) -> Plan:
        """The plan of the year."""
        return self.records.workspace.plans[self.year].record

    @cached_property
    def head(self) -> HeadView:
        """What stands in the head of every report."""
        return HeadView(visible(self.wishes.reference), _stamp(self.records, self.at) if self.wishes.stamp else "")

    def made(self, name: str) -> str:
        """Make a report. Raises CannotGoOnError."""
        from tfawg_cli.output.own_templates import render_apart
        from tfawg_cli.output.rendering import render
        from tfawg_cli.storage.templates import has_own_templates, read_template

        if name == "request" and self.wishes.sheet:
            return _sheet(self)
        root = self.records.root
        template = "progress-to.md" if self.wishes.to else f"{name}.md"
        views = {"view": _VIEWS[name](self), "head": self.head}
        rendered = render_apart if has_own_templates(root) else render
        return rendered(template, views, partial(read_template, root))


def _document(maker: Maker) -> object:
    from tfawg_cli.operations.reports.documents import document

    return document(maker.year, maker.programme, maker.plan)


def _progress(maker: Maker) -> object:
    from tfawg_cli.operations.changes.typed import committee
    from tfawg_cli.operations.reports.progress import addressed, known_updates, progress

    wishes, register = maker.wishes, maker.records.workspace.bodies
    to = committee(maker.records.workspace, wishes.to) if wishes.to else ""
    known = known_updates(_plan_at(maker, wishes.since)) if wishes.since else None
    view = progress(maker.records.workspace, maker.year, maker.programme, _moment(wishes.since or ""), known)
    if to and register is not None:
        view = addressed(view, maker.programme, register.record, to, wishes.asked_for)
    if wishes.hints:
        _say_what_lacks(view, maker.year)
    return view


def _say_what_lacks(view: "ProgressView", year: FinancialYear) -> None:
    """Say where people write what the report could show, and how to name who is reported to."""
    if view.summary is None:
        talk(f"no summary is recorded; write one as Markdown, then: tfawg edit {year} --summary @FILE")
    if view.committee is None:
        return
    if view.recommendations is None:
        talk(f"no recommendations are recorded; as Markdown: tfawg edit {year} --recommendations @FILE")
    if not view.committee.sub_tasks:
        name, short = view.committee.name, view.committee.short
        talk(f"no sub-task is reported on to {name}; say which: tfawg edit 2.1.1 --report-to {short}")


def _plan_at(maker: Maker, revision: str) -> Plan | None:
    """Give the plan of the year as it was; None where there was none. Raises CannotGoOnError."""
    from tfawg_cli.storage.loading import load
    from tfawg_cli.storage.revisions import tree_at

    with tree_at(maker.records.root, revision) as tree:
        earlier = load(tree, maker.year, frozenset({"plans"}))
        talk(f"updates that were not there in {tree.commit[:12]} are marked as new")
    if any(finding.severity is Severity.ERROR for finding in earlier.findings):
        message = f"the plan of {maker.year} had errors then, so its updates are not known"
        raise CannotGoOnError(message, f"tfawg validate --at {tree.commit[:12]} shows them; name a later moment")
    filed = earlier.workspace.plans.get(maker.year)
    return filed.record if filed is not None else None


def _moment(typed: str) -> str:
    """Write a day in words and a revision as it is."""
    day = None
    with suppress(ValueError):
        day = typed_day(typed)
    return day_in_words(day) if day is not None else visible(typed)


def _request_view(maker: Maker) -> object:
    from tfawg_cli.operations.reports.request import request

    return request(maker.year, maker.plan, _names(maker))


def _sheet(maker: Maker) -> str:
    from tfawg_cli.operations.reports.request import SHEET, request, sheet_rows
    from tfawg_cli.output.listing import as_csv

    return as_csv(sheet_rows(maker.plan, request(maker.year, maker.plan, _names(maker))), SHEET)


def _names(maker: Maker) -> list[str]:
    """Give the body that was typed, and with aliases those that are counted to it. Raises CannotGoOnError."""
    from tfawg_cli.cli.list_filters import say_counts
    from tfawg_cli.operations.changes.typed import body

    wishes, workspace = maker.wishes, maker.records.workspace
    if wishes.body is None or workspace.bodies is None:
        named = {name for action in maker.plan.actions.values() for name in action.responsible}
        raise CannotGoOnError("a request goes to one body", f"name it behind --body: {', '.join(sorted(named))}")
    name = body(workspace, wishes.body)
    if not wishes.with_aliases:
        return [name]
    family = workspace.bodies.record.counted_with(name)
    say_counts(maker.records, [maker.year], name, family)
    return [name, *(other for other in family if other != name)]


def _alignment(maker: Maker) -> object:
    from tfawg_cli.operations.reports.alignment import alignment

    return alignment(maker.year, maker.programme, maker.plan)


_VIEWS: Mapping[str, Callable[[Maker], object]] = {
    "document": _document,
    "programme": _document,
    "plan": _document,
    "progress": _progress,
    "request": _request_view,
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
