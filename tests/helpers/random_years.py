"""What may happen to a year between two moments, drawn by hypothesis: every kind of change that a redline marks."""

from collections.abc import Callable
from datetime import date

from hypothesis import strategies as st

from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.number import parts
from tfawg_cli.records.plan import Action, Amendment, Plan, Update
from tfawg_cli.records.programme import Programme
from tfawg_cli.records.words import ActionStatus
from tfawg_cli.records.workspace import Filed, Workspace

YEAR = FinancialYear.typed("2021/2022")
TEXTS = [
    "Conduct two meetings",
    "One *starred* text, with a|b & <ins>tags</ins> and `code`",
    "See https://www.wcoomd.org/a_b for it.\nA second line",
    "# 1. no heading, no list",
    "Members",
    "Été 2022 – “quoted” 10.2",
]
NARRATIVE = [
    "## A heading of its own\n\n- one\n- **two**, [linked](https://x.org)\n\n1. first\n2. second\n",
    "| a | b |\n|---|---|\n| 1 | **x** |\n\nBehind a table.",
    "> quoted *words*\n\n---\n\nBehind a rule.\n",
    "The year was one of **break-out sessions**.",
]
texts = st.sampled_from(TEXTS)
Draw = st.DrawFn
Change = Callable[[Draw, Plan, Programme], tuple[Plan, Programme]]


@st.composite
def later(draw: Draw, workspace: Workspace) -> Workspace:
    """Draw what the records of the year say after some changes; they need not keep the rules of the house."""
    plan, programme = workspace.plans[YEAR].record, workspace.editions[YEAR].record
    for change in draw(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=5)):
        plan, programme = change(draw, plan, programme)
    plans = {YEAR: Filed(workspace.plans[YEAR].file, plan)}
    return workspace._replace(plans=plans, editions={YEAR: Filed(workspace.editions[YEAR].file, programme)})


def _of_an_action(draw: Draw, plan: Plan, change: dict[str, object]) -> Plan:
    number = draw(st.sampled_from(sorted(plan.actions)))
    return _with(plan, plan.actions | {number: plan.actions[number].model_copy(update=change)})


def _with(plan: Plan, actions: dict[str, Action]) -> Plan:
    return plan.model_copy(update={"actions": dict(sorted(actions.items(), key=lambda one: parts(one[0])))})


def _reworded(draw: Draw, plan: Plan, programme: Programme) -> tuple[Plan, Programme]:
    field = draw(st.sampled_from(["text", "indicator", "timeline", "result"]))
    return _of_an_action(draw, plan, {field: draw(texts)}), programme


def _told(draw: Draw, plan: Plan, programme: Programme) -> tuple[Plan, Programme]:
    updates = tuple(Update(text=draw(texts), date=date(2022, 3, 8)) for _ in range(draw(st.integers(0, 2))))
    status = draw(st.none() | st.sampled_from(list(ActionStatus)))
    return _of_an_action(draw, plan, {"updates": updates, "status": status}), programme


def _removed(draw: Draw, plan: Plan, programme: Programme) -> tuple[Plan, Programme]:
    task = draw(st.sampled_from(["1.1", "1.2", "2.1", "4.1", "1.3.2.1", "1.3.2.6"]))
    return _with(plan, {n: one for n, one in plan.actions.items() if not f"{n}.".startswith(f"{task}.")}), programme


def _added(draw: Draw, plan: Plan, programme: Programme) -> tuple[Plan, Programme]:
    number = draw(st.sampled_from(["1.1.1.2", "1.3.2.3", "1.3.2.7", "2.1.1.2", "4.1.1.2"]))
    action = Action(text=draw(texts), responsible=("Members", "TFAWG"), indicator="Some")
    return _with(plan, plan.actions | {number: action}), programme


def _renumbered(draw: Draw, plan: Plan, programme: Programme) -> tuple[Plan, Programme]:
    number = draw(st.sampled_from(sorted(plan.actions)))
    kept = {one: action for one, action in plan.actions.items() if one != number}
    return _with(plan, kept | {draw(st.sampled_from(["1.1.1.9", "1.2.1.9", number])): plan.actions[number]}), programme


def _amended(draw: Draw, plan: Plan, programme: Programme) -> tuple[Plan, Programme]:
    number = draw(st.sampled_from(sorted(plan.actions)))
    amendment = Amendment(
        authority="PC 87", reason=draw(texts), number=number, field="text", was=plan.actions[number].text, now="New"
    )
    changed = _with(plan, plan.actions | {number: plan.actions[number].model_copy(update={"text": "New"})})
    return changed.model_copy(update={"amendments": (*plan.amendments, amendment)}), programme


def _narrated(draw: Draw, plan: Plan, programme: Programme) -> tuple[Plan, Programme]:
    at = draw(st.integers(0, len(programme.sections) - 1))
    text = draw(st.sampled_from([*NARRATIVE, programme.sections[at].text + "\nOne sentence more."]))
    heading = draw(st.sampled_from([programme.sections[at].heading, "Another heading"]))
    section = programme.sections[at].model_copy(update={"text": text, "heading": heading})
    sections = (*programme.sections[:at], section, *programme.sections[at + draw(st.integers(1, 2)) :])
    return plan.model_copy(update={"summary": text}), programme.model_copy(update={"sections": sections})


def _reprogrammed(draw: Draw, plan: Plan, programme: Programme) -> tuple[Plan, Programme]:
    """Take out or reword a task of the first key deliverable, or the deliverable itself."""
    first = programme.deliverables["1"]
    number = draw(st.sampled_from(sorted(first.tasks)))
    kept = {one: task for one, task in first.tasks.items() if one != number}
    if draw(st.booleans()):
        kept[number] = first.tasks[number].model_copy(update={"text": draw(texts)})
    tasks = dict(sorted(kept.items(), key=lambda one: parts(one[0])))
    changed = first.model_copy(update={"tasks": tasks, "text": draw(texts), "points": (draw(texts),)})
    return plan, programme.model_copy(update={"deliverables": programme.deliverables | {"1": changed}})


CHANGES: tuple[Change, ...] = (
    _reworded,
    _told,
    _removed,
    _added,
    _renumbered,
    _amended,
    _narrated,
    _reprogrammed,
)
