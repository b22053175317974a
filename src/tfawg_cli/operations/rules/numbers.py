"""Rules on item numbers."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from tfawg_cli.findings import Keys, Severity
from tfawg_cli.operations.rules.rule import Remark, rule
from tfawg_cli.records.number import kind, parent
from tfawg_cli.records.programme import Programme
from tfawg_cli.records.workspace import Workspace


def _numbers(edition: Programme) -> Iterator[tuple[str, str, Keys]]:
    """List the number above, the number and the keys of every task and sub-task."""
    for keys, number, _ in (*edition.tasks(), *edition.sub_tasks()):
        yield str(keys[-3]), number, keys


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
        for above, number, keys in _numbers(edition.record):
            if parent(number) != above:
                message = f"{kind(number)} {number} stands under {kind(above)} {above}"
                yield Remark(
                    edition.place(*keys, of_key=True),
                    message,
                    f"move it under {parent(number)}, or number it {above}.N",
                )


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
        for above, number, keys in _numbers(edition.record):
            if number in first:
                message = f"{number} stands under {above} and under {first[number]}"
                yield Remark(edition.place(*keys, of_key=True), message, "give one of the two another number")
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
        deliverables = [(number, ("deliverables", number)) for number in edition.record.deliverables]
        keys = dict([*deliverables, *((number, keys) for _, number, keys in _numbers(edition.record))])
        for number, message in _gaps(keys, edition.unreadable):
            yield Remark(edition.place(*keys[number], of_key=True), message)


@gap.also
def gap_among_actions(workspace: Workspace) -> Iterator[Remark]:
    """Look at the actions of every plan."""
    for plan in workspace.plans.values():
        for number, message in _gaps(plan.record.actions, plan.unreadable):
            yield Remark(plan.place("actions", number, of_key=True), message)


def _gaps(numbers: Iterable[str], unreadable: frozenset[str]) -> Iterator[tuple[str, str]]:
    """List the numbers in front of which others are missing, and say which."""
    families: dict[str, set[int]] = defaultdict(set)
    for number in numbers:
        above, _, place = number.rpartition(".")
        families[above].add(int(place))
    for above, siblings in families.items():
        previous = 0
        for last in sorted(siblings) if len(siblings) < max(siblings) else ():
            between = range(previous + 1, last)
            first, final = (_missing(above, places, unreadable) for places in (between, reversed(between)))
            if first:
                several = f"{first} to {final} are" if final != first else f"{first} is"
                yield _below(above, last), f"{several} missing before this number"
            previous = last


def _below(above: str, place: int) -> str:
    """Give the number of the item in a place, from 1, below another one."""
    return f"{above}.{place}" if above else str(place)


def _missing(above: str, places: Iterable[int], unreadable: frozenset[str]) -> str:
    """Give the first number that is not even among the unreadable ones; empty where all are."""
    siblings = (_below(above, place) for place in places)
    return next((number for number in siblings if number not in unreadable), "")
