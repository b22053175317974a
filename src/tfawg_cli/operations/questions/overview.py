"""One year at a glance: counts that add up, what is open, and the next sensible command."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tfawg_cli.findings import Finding, Severity
from tfawg_cli.operations.items import open_years
from tfawg_cli.operations.questions.row import Row
from tfawg_cli.operations.questions.rows import KINDS
from tfawg_cli.operations.years.lineage import at_rest
from tfawg_cli.pasting import pasted
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import parts
from tfawg_cli.records.plan import Decision
from tfawg_cli.records.programme import Programme
from tfawg_cli.records.same_words import same_words
from tfawg_cli.records.words import NOT_ASSESSED, ActionStatus, ProgrammeStatus
from tfawg_cli.records.workspace import Workspace

Tally = tuple[tuple[str, int], ...]
"""Labels with their counts; the counts of one tally add up to what was counted."""


class DeliverableCount(NamedTuple):
    """The actions of one key deliverable by status."""

    number: str
    text: str
    actions: Tally


class OpenYear(NamedTuple):
    """A year that is not closed."""

    year: str
    state: str
    to_confirm: int
    """How many items are to be confirmed."""


class Overview(NamedTuple):
    """A year at a glance."""

    year: str
    edition: str
    """The year of the edition of the Work Programme that the plan belongs to; empty where there is none."""
    state: str
    decisions: tuple[Decision, ...]
    """What bodies decided, in the order of the plan."""
    also_open: tuple[OpenYear, ...]
    """Other years that are not closed."""
    actions: Tally
    sub_tasks: Tally
    deliverables: tuple[DeliverableCount, ...]
    bodies: Tally
    """An action of several bodies counts for each of them, so this tally adds up to mentions."""
    without_actions: tuple[str, ...]
    """Sub-tasks that are neither completed nor inactive and have no action."""
    resting_without_actions: int
    """How many sub-tasks besides have no action: completed or inactive ones, which need none."""
    without_timeline: tuple[str, ...]
    not_reported: tuple[str, ...]
    """Actions of which neither a status nor a result nor an update is recorded."""
    to_confirm: tuple[str, ...]
    """Sub-tasks and actions that carry-forward marked."""
    findings: Tally
    next_step: str


def overview(workspace: Workspace, year: FinancialYear, findings: Sequence[Finding]) -> Overview:
    """Look at one year of the records, of which `findings` are known."""
    actions = list(KINDS["actions"].rows(workspace, year))
    sub_tasks = list(KINDS["sub-tasks"].rows(workspace, year))
    deliverables = list(KINDS["deliverables"].rows(workspace, year))
    edition = workspace.edition_year(year)
    programme = workspace.edition_for(year)
    resting = at_rest(programme.record) if programme is not None else {}
    idle = [row for row in sub_tasks if not row.fields["actions"]]
    uncovered = [row for row in idle if row.fields["number"] not in resting]
    to_confirm = tuple(sorted(workspace.marks(year), key=parts))
    plan = workspace.plans[year].record
    return Overview(
        year=str(year),
        edition=str(edition or ""),
        state=plan.state,
        decisions=tuple(plan.decisions),
        also_open=tuple(_open_year(workspace, other) for other in open_years(workspace) if other != year),
        actions=_by_status(actions, ActionStatus),
        sub_tasks=_by_status(sub_tasks, ProgrammeStatus),
        deliverables=tuple(_deliverable(row, actions) for row in deliverables),
        bodies=_by_body(actions),
        without_actions=_numbers(uncovered),
        resting_without_actions=len(idle) - len(uncovered),
        without_timeline=_numbers(row for row in actions if row.fields["timeline"] is None),
        not_reported=_numbers(row for row in actions if "no" in row.facets["updated"]),
        to_confirm=to_confirm,
        findings=tuple((severity, sum(f.severity is severity for f in findings)) for severity in Severity),
        next_step=_next_step(workspace, year, findings, uncovered, to_confirm),
    )


def _open_year(workspace: Workspace, year: FinancialYear) -> OpenYear:
    return OpenYear(str(year), workspace.plans[year].record.state, len(workspace.marks(year)))


def _numbers(rows: Iterable[Row]) -> tuple[str, ...]:
    return tuple(sorted((str(row.fields["number"]) for row in rows), key=parts))


def _by_status(rows: Sequence[Row], statuses: type[ActionStatus] | type[ProgrammeStatus]) -> Tally:
    """Count by status in the order of the words, what nobody assessed in a group of its own at the end."""
    counts = Counter(str(row.fields["status"] or NOT_ASSESSED) for row in rows)
    return tuple((label, counts[label]) for label in (*statuses, NOT_ASSESSED) if counts[label])


def _deliverable(row: Row, actions: Sequence[Row]) -> DeliverableCount:
    number = str(row.fields["number"])
    inside = [action for action in actions if number in action.facets["deliverable"]]
    return DeliverableCount(number, str(row.fields["text"]), _by_status(inside, ActionStatus))


def _by_body(actions: Sequence[Row]) -> Tally:
    printed: dict[str, str] = {}
    named = (printed.setdefault(same_words(name), name) for row in actions for name in sorted(row.facets["body"]))
    return tuple(sorted(Counter(named).items(), key=lambda item: (-item[1], item[0])))


def _next_step(
    workspace: Workspace,
    year: FinancialYear,
    findings: Sequence[Finding],
    uncovered: Sequence[Row],
    to_confirm: Sequence[str],
) -> str:
    """Name the one step that is most use now, a command where there is one."""
    plan, edition = workspace.plans[year].record, workspace.edition_for(year)
    is_meant = year == workspace.year_in_progress() and len(open_years(workspace)) <= 1
    of_year = "" if is_meant else f" --year {year}"
    statuses = [action.status for action in plan.actions.values()]
    is_empty = plan.state != "closed" and edition is not None and not any(edition.record.sub_tasks())
    is_discussed = plan.state in {"draft", "endorsed"}
    first_uncovered = "".join(str(row.fields["number"]) for row in uncovered[:1])
    steps = (
        (any(finding.severity is Severity.ERROR for finding in findings), "tfawg validate"),
        (bool(to_confirm) and plan.state != "closed", f"tfawg edit {year} --confirm"),
        (is_empty, _first_items(edition.record, year, of_year) if edition is not None else ""),
        (is_discussed and bool(uncovered and not statuses), f"tfawg add {first_uncovered}{of_year}"),
        (is_discussed and bool(uncovered), "tfawg validate"),
        (plan.state == "approved" and None in statuses, f"tfawg list --status {pasted([NOT_ASSESSED])}{of_year}"),
        (plan.state == "approved" and bool(statuses) and all(map(_is_final, statuses)), f"tfawg close {year}"),
        (plan.state == "closed" and year == max(workspace.plans), f"tfawg carry-forward {year}"),
    )
    return next((step for is_due, step in steps if is_due), f"tfawg report document{f' {year}' if of_year else ''}")


def _first_items(programme: Programme, year: FinancialYear, of_year: str) -> str:
    """Name the command that adds what comes first to a programme without sub-tasks: it asks for the words."""
    tasks = [number for _, number, _ in programme.tasks()]
    lowest = [*tasks, *programme.deliverables]
    return f"tfawg add {lowest[0]}{of_year}" if lowest else f"tfawg add {year}"


def _is_final(status: ActionStatus | None) -> bool:
    return status is not None and status.final
