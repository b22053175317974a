"""One year at a glance: counts that add up, what is open, and the next sensible command."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tfawg_cli.findings import Finding, Severity
from tfawg_cli.operations.continued import at_rest
from tfawg_cli.operations.rows import KINDS, Row
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import parts
from tfawg_cli.records.plan import ActionStatus
from tfawg_cli.records.programme import ProgrammeStatus
from tfawg_cli.records.workspace import Workspace

NOT_ASSESSED = "not assessed"
Tally = tuple[tuple[str, int], ...]
"""Labels with their counts; the counts of one tally add up to what was counted."""


@dataclass(frozen=True, slots=True)
class DeliverableCount:
    """The actions of one key deliverable by status."""

    number: str
    text: str
    actions: Tally


@dataclass(frozen=True, slots=True)
class Overview:
    """A year at a glance."""

    year: str
    edition: str
    """The year of the edition of the Work Programme that the plan belongs to; empty where there is none."""
    state: str
    actions: Tally
    sub_tasks: Tally
    deliverables: tuple[DeliverableCount, ...]
    bodies: Tally
    """An action of several bodies counts for each of them, so this tally adds up to mentions."""
    without_actions: tuple[str, ...]
    """Sub-tasks that are neither completed nor inactive and have no action."""
    without_timeline: tuple[str, ...]
    without_update: tuple[str, ...]
    to_confirm: tuple[str, ...]
    findings: Tally
    next_command: str


def overview(workspace: Workspace, year: FinancialYear, findings: Sequence[Finding]) -> Overview:
    """Look at one year of the records, of which `findings` are known."""
    actions = list(KINDS["actions"].rows(workspace, year))
    sub_tasks = list(KINDS["sub-tasks"].rows(workspace, year))
    deliverables = list(KINDS["deliverables"].rows(workspace, year))
    edition = workspace.edition_year(year)
    programme = workspace.edition_for(year)
    resting = at_rest(programme.record) if programme is not None else {}
    uncovered = [row for row in sub_tasks if not row.fields["actions"] and row.fields["number"] not in resting]
    to_confirm = _numbers(row for row in actions if row.fields["to_confirm"])
    state = workspace.plans[year].record.state
    return Overview(
        year=str(year),
        edition=str(edition or ""),
        state=state,
        actions=_by_status(actions, ActionStatus),
        sub_tasks=_by_status(sub_tasks, ProgrammeStatus),
        deliverables=tuple(_deliverable(row, actions) for row in deliverables),
        bodies=_by_body(actions),
        without_actions=_numbers(uncovered),
        without_timeline=_numbers(row for row in actions if row.fields["timeline"] is None),
        without_update=_numbers(row for row in actions if not row.fields["updates"]),
        to_confirm=to_confirm,
        findings=tuple((severity, sum(f.severity is severity for f in findings)) for severity in Severity),
        next_command=_next_command(workspace, year, findings, uncovered, to_confirm),
    )


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
    counts = Counter(name for row in actions for name in row.facets["body"])
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _next_command(
    workspace: Workspace,
    year: FinancialYear,
    findings: Sequence[Finding],
    uncovered: Sequence[Row],
    to_confirm: Sequence[str],
) -> str:
    """Name the one command that is most use now."""
    plan = workspace.plans[year].record
    of_year = "" if year == workspace.year_in_progress() else f" --year {year}"
    if any(finding.severity is Severity.ERROR for finding in findings):
        return "tfawg validate"
    if to_confirm:
        return f"tfawg show {to_confirm[0]}{of_year}"
    if not plan.actions or (plan.state in {"draft", "endorsed"} and uncovered):
        return "tfawg validate"
    if plan.state == "approved" and any(action.status is None for action in plan.actions.values()):
        return f"tfawg list --status none{of_year}"
    if plan.state == "approved" and all(action.status and action.status.final for action in plan.actions.values()):
        return f"tfawg close {year}"
    return "tfawg report document"
