"""What is asked of a progress report: since when updates are new, and the committee that it is for."""

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tfawg_cli.cli.report_text import Maker
from tfawg_cli.findings import CannotGoOnError, Severity
from tfawg_cli.output.escaping import visible
from tfawg_cli.output.streams import talk
from tfawg_cli.pasting import from_here, pasted
from tfawg_cli.records.calendar import day_in_words, typed_day
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.plan import Plan

if TYPE_CHECKING:
    from tfawg_cli.operations.reports.monitoring_views import ProgressView


_OWN = "TFAWG"
"""The body whose work is reported on; it is no committee that it reports to."""


@dataclass(frozen=True)
class Addressee:
    """The committee that a report goes to, and what it is asked to do."""

    body: str
    """As typed."""
    asked_for: str = ""


def progress_text(maker: Maker, since: str | None = None, to: Addressee | None = None, *, hints: bool = True) -> str:
    """Make a progress report.

    Args:
        maker: the records and the year.
        since: a revision or day; updates that were not there then are marked.
        to: the committee; None means the TFAWG itself.
        hints: whether to say what the records could still hold.

    Raises CannotGoOnError.

    """
    from tfawg_cli.operations.reports.progress import known_as_spoken, known_updates, progress

    known = known_updates(_plan_at(maker, since)) if since else None
    if known is not None and maker.speaks.spoken is not None:
        known = known_as_spoken(known, maker.records.workspace.plans[maker.year].record, maker.plan)
    view = progress(maker.workspace, maker.year, maker.programme, _moment(since or ""), known)
    if to is not None:
        view = _addressed(maker, view, to)
    if hints:
        _say_what_lacks(view, maker.year)
    return maker.filled("progress-to" if to is not None else "progress", _spoken(maker, view))


def _addressed(maker: Maker, view: "ProgressView", to: Addressee) -> "ProgressView":
    from tfawg_cli.operations.changes.typed import committee
    from tfawg_cli.operations.reports.progress import addressed

    name, register = committee(maker.records.workspace, to.body), maker.records.workspace.bodies
    if register is None:
        return view
    if name == _OWN:
        raise CannotGoOnError(f"the report is {_OWN}'s own", "without --to it is the one for its meeting")
    return addressed(view, maker.programme, register.record, name, to.asked_for)


def _spoken(maker: Maker, view: "ProgressView") -> "ProgressView":
    """Name the committee in the language of the report; what is said beside the report names it in English."""
    if view.committee is None:
        return view
    return replace(view, committee=replace(view.committee, name=maker.speaks.name(view.committee.name)))


def _say_what_lacks(view: "ProgressView", year: FinancialYear) -> None:
    """Say where people write what the report could show, and how to name who is reported to."""
    if view.summary is None:
        talk(from_here(f'no summary is recorded; write one as Markdown, then: tfawg edit {year} --summary "@FILE"'))
    if view.committee is None:
        return
    if view.recommendations is None:
        talk(from_here(f'no recommendations are recorded; as Markdown: tfawg edit {year} --recommendations "@FILE"'))
    if not view.committee.sub_tasks:
        name, short = view.committee.name, view.committee.short
        how = from_here(f"tfawg edit 2.1.1 --report-to {pasted([short])}")
        talk(f"no sub-task is reported on to {name}; say which: {how}")


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
