"""The strategic plan of another period, and the codes that sub-tasks get by it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.changes.editing import Changed, Revision, follows_in
from tfawg_cli.operations.changes.typed import code
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.programme import Programme, StrategicPlan, SubTask
from tfawg_cli.records.workspace import Workspace
from tfawg_cli.yaml_text.edits import Edit, Put, Take
from tfawg_cli.yaml_text.spelling import Value

Mapped = Mapping[str, tuple[str, ...]]
"""Old code -> the codes in its place."""
_CODES_OF = re.compile(r"codes of \d{4}/\d{4}: (.+)")
_RENAMED = re.compile(r"(\S+) was '")


def with_plan(workspace: Workspace, year: FinancialYear, plan: StrategicPlan | None, typed: Iterable[str]) -> Revision:
    """Give an edition another strategic plan, or the one that it has, and its sub-tasks other codes, all or none.

    Args:
        workspace: the records.
        year: the year of the edition.
        plan: the strategic plan; None to keep it.
        typed: what becomes of codes, as `SO1=FA1`, `SO1=FA1,FA2`, or `SO1=` for none.

    Raises CannotGoOnError for a code that no sub-task has, and for one that the strategic plan lacks.

    """
    edition = workspace.editions[year]
    after = edition.record.model_copy(update={"strategic_plan": plan} if plan is not None else {})
    mapped = dict(_read(edition.record, after, one) for one in typed)
    _need_all(after, mapped)
    edits: list[Edit] = []
    changes: list[Changed] = []
    for keys, number, sub_task in after.sub_tasks():
        for change in _changes(sub_task, mapped):
            field = (*keys, change.field)
            edits.append(Put(field, change.new) if change.new is not None else Take(field))
            changes.append(Changed(f"{number} {change.field}", change.old, change.new))
    steps = [*(_plan_edits(edition.record, plan) if plan is not None else ()), [*edits]]
    named = [Changed("strategic plan", _period(edition.record), plan.period)] if plan is not None else []
    remarks = tuple(_counted(edition.record, mapped))
    return Revision(f"programme of {year}", {edition.file: steps}, (*named, *changes), remarks=remarks)


def _period(edition: Programme) -> str | None:
    return edition.strategic_plan.period if edition.strategic_plan is not None else None


def _read(before: Programme, after: Programme, typed: str) -> tuple[str, tuple[str, ...]]:
    """Read what becomes of a code. Raises CannotGoOnError."""
    old, sign, new = typed.partition("=")
    if not sign:
        raise CannotGoOnError(f"'{typed}' does not say what becomes of the code", "write --recode SO1=FA1")
    old, used = old.strip().upper(), _used(before)
    if old not in used:
        raise CannotGoOnError(f"no sub-task has the code {old}", f"they have {', '.join(sorted(used)) or 'none'}")
    return old, tuple(dict.fromkeys(code(after, one) for one in new.split(",") if one.strip()))


def _used(edition: Programme) -> Counter[str]:
    """Count the sub-tasks of each code."""
    return Counter(one for _, _, sub_task in edition.sub_tasks() for one in sub_task.strategic_codes)


def _need_all(after: Programme, mapped: Mapped) -> None:
    """Refuse to leave a code that the strategic plan lacks. Raises CannotGoOnError."""
    left = {one: count for one, count in _used(after).items() if one not in {*mapped, *after.code_titles}}
    if left:
        named = ", ".join(f"{one} ({count})" for one, count in sorted(left.items()))
        first = min(left)
        hint = f"say what becomes of each: --recode {first}=NEW, or --recode {first}= to take it off"
        raise CannotGoOnError(f"sub-tasks have codes that the strategic plan lacks: {named}", hint)


def _plan_edits(edition: Programme, plan: StrategicPlan) -> Iterator[list[Edit]]:
    keys, behind = ("strategic_plan",), follows_in(Programme, "strategic_plan")
    if edition.strategic_plan is None:
        yield [Put(keys, {"period": plan.period, "groups": _groups(plan)}, behind)]
        return
    yield [Put((*keys, "period"), plan.period), Put((*keys, "groups"), {})]
    yield [Put((*keys, "groups"), _groups(plan), ("period",))]


def _groups(plan: StrategicPlan) -> dict[str, Value]:
    return {heading: dict(held) if isinstance(held, dict) else held for heading, held in plan.groups.items()}


def _changes(sub_task: SubTask, mapped: Mapped) -> Iterator[Changed]:
    """Say what becomes of the codes of a sub-task, and of its mark as far as that asked for them."""
    old = list(sub_task.strategic_codes)
    new = list(dict.fromkeys(one for was in old for one in mapped.get(was, (was,))))
    if new != old:
        yield Changed("strategic_codes", [*old], [*new])
    mark = sub_task.to_confirm
    if mark is not None:
        left = "; ".join(reason for reason in mark.split("; ") if not _answered(reason, mapped))
        if left != mark:
            yield Changed("to_confirm", mark, left or None)


def _answered(reason: str, mapped: Mapped) -> bool:
    """Tell whether a reason for a mark asked for codes that were all said to become others, or to stay."""
    codes, renamed = _CODES_OF.fullmatch(reason), _RENAMED.match(reason)
    asked = codes[1].split(", ") if codes is not None else [renamed[1]] if renamed is not None else []
    return bool(asked) and set(asked) <= mapped.keys()


def _counted(edition: Programme, mapped: Mapped) -> Iterator[str]:
    used = _used(edition)
    for old, new in mapped.items():
        yield f"{old} → {', '.join(new) or 'nothing'}: {used[old]} sub-task{'s' if used[old] > 1 else ''}"
