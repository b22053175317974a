"""Rules on decisions and on what they froze."""

from collections.abc import Iterator

from tfawg_cli.findings import Severity
from tfawg_cli.operations.rules.rule import Remark, rule
from tfawg_cli.operations.years.frozen import Recall, breaches
from tfawg_cli.records.plan import Plan
from tfawg_cli.records.words import DecidedOn, Verb
from tfawg_cli.records.workspace import Filed, Workspace


@rule("decision-order", Severity.WARNING)
def decision_order(workspace: Workspace) -> Iterator[Remark]:
    """Decisions do not follow each other in time, or go a step backwards.

    Bad:
        decisions:
          - {date: 2022-06-22, by: Policy Commission, verb: approved}
          - {date: 2022-03-09, by: TFAWG, verb: endorsed}
    Good:
        decisions:
          - {date: 2022-03-09, by: TFAWG, verb: endorsed}
          - {date: 2022-06-22, by: Policy Commission, verb: approved}
    """
    for plan in workspace.plans.values():
        yield from _out_of_time(plan)
        yield from _backwards(plan)


def _out_of_time(plan: Filed[Plan]) -> Iterator[Remark]:
    before = None
    for position, decision in enumerate(plan.record.decisions):
        if decision.date is None:
            continue
        if before is not None and decision.date < before:
            place = plan.place("decisions", position, "date")
            yield Remark(place, f"this decision is older than the one before it ({before})", "put the oldest first")
        before = decision.date


def _backwards(plan: Filed[Plan]) -> Iterator[Remark]:
    approved = False
    for position, decision in enumerate(plan.record.decisions):
        if decision.on is not DecidedOn.PROGRAMME_AND_PLAN:
            continue
        if approved and decision.verb in {Verb.ENDORSED, Verb.AGREED}:
            place = plan.place("decisions", position, "verb")
            yield Remark(place, f"{decision.verb} after it was approved: a step backwards", "check the order")
        approved = approved or decision.verb is Verb.APPROVED


@rule("amendment-order", Severity.WARNING)
def amendment_order(workspace: Workspace) -> Iterator[Remark]:
    """Amendments do not follow each other in time, or one is older than the approval that it amends.

    Bad:
        decisions:
          - {date: 2022-06-22, by: Policy Commission, verb: approved}
        amendments:
          - {date: 2022-03-09, authority: PC 86, reason: the meeting was moved, number: 1.1.1.1, field: timeline}
    Good:
        decisions:
          - {date: 2022-06-22, by: Policy Commission, verb: approved}
        amendments:
          - {date: 2022-11-03, authority: PC 87, reason: the meeting was moved, number: 1.1.1.1, field: timeline}
    """
    for plan in workspace.plans.values():
        approval = plan.record.approval
        approved = approval.date if approval is not None else None
        before = approved
        for position, amendment in enumerate(plan.record.amendments):
            if amendment.date is None:
                continue
            if before is not None and amendment.date < before:
                than = "the approval" if before == approved else "the one before it"
                place = plan.place("amendments", position, "date")
                yield Remark(place, f"this amendment is older than {than} ({before})", "check the day, or the order")
            before = max(amendment.date, before or amendment.date)


@rule("amendment-undated", Severity.WARNING)
def amendment_undated(workspace: Workspace) -> Iterator[Remark]:
    """An amendment does not say on which day it was allowed.

    Bad:
        amendments:
          - {authority: PC 87, reason: the meeting was moved, number: 1.1.1.1, field: timeline}
    Good:
        amendments:
          - {date: 2022-11-03, authority: PC 87, reason: the meeting was moved, number: 1.1.1.1, field: timeline}
    """
    for plan in workspace.plans.values():
        for position, amendment in enumerate(plan.record.amendments):
            if amendment.date is None:
                place = plan.place("amendments", position, "authority")
                yield Remark(place, f"the amendment of {amendment.number} has no date", "add the day: date: 2022-11-03")


@rule("frozen-missing", Severity.ERROR)
def frozen_missing(workspace: Workspace) -> Iterator[Remark]:
    """A plan is approved and its wording is not frozen, or a decision that does not freeze wording says it does.

    The first approval of programme and plan stores a digest of every item's wording under `frozen`; no other
    decision does. Without the digests nobody would see a change of what was approved.

    Bad:
        decisions:
          - {date: 2022-06-22, by: Policy Commission, verb: approved}
    Good:
        decisions:
          - date: 2022-06-22
            by: Policy Commission
            verb: approved
            frozen:
              1.1.1.1: 7f83b1657ff1
              # and every other item
    """
    for year, plan in workspace.plans.items():
        approval = plan.record.approval
        for position, decision in enumerate(plan.record.decisions):
            if decision is approval and not decision.frozen:
                how = f"tfawg decision {year} approved --by BODY"
                hint = f"restore its digests (git log -p {plan.file}); if it never had any, take it out, then: {how}"
                yield Remark(
                    plan.place("decisions", position, "verb"), f"approved, and no wording of {year} is frozen", hint
                )
            if decision is not approval and decision.frozen:
                message = "only the first approval of programme and plan freezes wording"
                hint = "restore what the approval was: its verb, what it is on, and its place as the first"
                yield Remark(plan.place("decisions", position, "frozen", of_key=True), message, hint)


@rule("frozen-changed", Severity.ERROR)
def frozen_changed(workspace: Workspace) -> Iterator[Remark]:
    """Wording that was approved has changed without an amendment.

    The approving decision stores a digest of every item's wording. With all amendments undone, each item must
    match its digest. White space, comments and order are not wording.

    Bad:
        # approved as "Two sessions"
        indicator: Three sessions
    Good:
        # and an entry under amendments says who allowed it, and why
        indicator: Three sessions
    """
    yield from changed_wording(workspace)


def changed_wording(workspace: Workspace, recall: Recall = lambda *_: None) -> Iterator[Remark]:
    """Find approved wording that changed without an amendment; where `recall` can, tell what was approved."""
    for year, plan in workspace.plans.items():
        edition = workspace.edition_for(year)
        if edition is not None:
            for breach in breaches(edition, plan, recall):
                hint = "restore what was approved; --authority, --reason and --date make it an amendment"
                yield Remark(breach.place, breach.message, hint)
