"""Rules on item numbers."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from tfawg_cli.findings import Place, Severity
from tfawg_cli.operations.rules.rule import Remark, rule
from tfawg_cli.records.number import kind, parent, parts
from tfawg_cli.records.programme import Programme
from tfawg_cli.records.workspace import Filed, Workspace


def _numbers(edition: Filed[Programme]) -> Iterator[tuple[str, str, Place]]:
    """List the number above, the number and the place of every task and sub-task."""
    for keys, number, _ in (*edition.record.tasks(), *edition.record.sub_tasks()):
        yield str(keys[-3]), number, edition.place(*keys, of_key=True)


@rule("wrong-parent", Severity.ERROR)
def wrong_parent(workspace: Workspace) -> Iterator[Remark]:
    """A task or sub-task stands under an item whose number is not the beginning of its own.

    Bad:
        "2":
          tasks:
            "1.2":
    Good:
        "2":
          tasks:
            "2.1":
    """
    for edition in workspace.editions.values():
        for above, number, place in _numbers(edition):
            if parent(number) != above:
                message = f"{kind(number)} {number} stands under {kind(above)} {above}"
                yield Remark(place, message, f"move it under {parent(number)}, or number it {above}.N")


@rule("unknown-sub-task", Severity.ERROR)
def unknown_sub_task(workspace: Workspace) -> Iterator[Remark]:
    """An action's number begins with a sub-task that the edition of its year does not hold.

    Bad:
        actions:
          1.9.1.1:
    Good:
        actions:
          1.2.1.1:
    """
    for year, plan in workspace.plans.items():
        edition = workspace.edition_for(year)
        if edition is None:
            continue
        known = {number for _, number, _ in edition.record.sub_tasks()}
        for number in plan.record.actions:
            above = parent(number)
            if above not in known and not edition.misses(above):
                place = plan.place("actions", number, of_key=True)
                hint = f"add {above} to {edition.file}, or number the action after another sub-task"
                yield Remark(place, f"there is no sub-task {above} for action {number}", hint)


@rule("duplicate-number", Severity.ERROR)
def duplicate_number(workspace: Workspace) -> Iterator[Remark]:
    """Two items of an edition have the same number.

    Within one list the file itself cannot be read (see duplicate-key); this rule looks at the whole edition.
    Two branches that both add 1.2.5 can merge without a conflict.

    Bad:
        "1.1":
          sub_tasks:
            1.1.1:
        "1.2":
          sub_tasks:
            1.1.1:
    Good:
        "1.2":
          sub_tasks:
            1.2.1:
    """
    for edition in workspace.editions.values():
        first: dict[str, str] = {}
        for above, number, place in _numbers(edition):
            if number in first:
                message = f"{number} stands under {above} and under {first[number]}"
                yield Remark(place, message, "give one of the two another number")
            first.setdefault(number, above)


@rule("gap", Severity.NOTE)
def gap(workspace: Workspace) -> Iterator[Remark]:
    """A number is missing among its siblings: an item was removed.

    Published numbers are not used again, so a gap is a fact and not a fault.

    Bad:
        1.1.2.1:
        1.1.2.3:
    Good:
        1.1.2.1:
        1.1.2.2:
    """
    for edition in workspace.editions.values():
        deliverables = [
            (number, edition.place("deliverables", number, of_key=True)) for number in edition.record.deliverables
        ]
        others = [(number, place) for _, number, place in _numbers(edition)]
        yield from _gaps([*deliverables, *others], edition.unreadable)
    for plan in workspace.plans.values():
        actions = [(number, plan.place("actions", number, of_key=True)) for number in plan.record.actions]
        yield from _gaps(actions, plan.unreadable)


def _gaps(items: Iterable[tuple[str, Place]], unreadable: frozenset[str]) -> Iterator[Remark]:
    families: dict[str, dict[int, Place]] = defaultdict(dict)
    for number, place in items:
        families[parent(number)][parts(number)[-1]] = place
    for above, siblings in families.items():
        previous = 0
        for last, place in sorted(siblings.items()):
            between = range(previous + 1, last)
            first, final = (_missing(above, numbers, unreadable) for numbers in (between, reversed(between)))
            if first:
                several = f"{first} to {final} are" if final != first else f"{first} is"
                yield Remark(place, f"{several} missing before this number")
            previous = last


def _missing(above: str, numbers: Iterable[int], unreadable: frozenset[str]) -> str:
    """Give the first number that is not even among the unreadable ones; empty where all are."""
    siblings = (".".join(filter(None, (above, str(number)))) for number in numbers)
    return next((number for number in siblings if number not in unreadable), "")
