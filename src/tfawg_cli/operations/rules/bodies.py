"""Rules on bodies."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from tfawg_cli.findings import Keys, Severity
from tfawg_cli.operations.rules.rule import Remark, rule
from tfawg_cli.pasting import pasted
from tfawg_cli.records.bodies import Bodies
from tfawg_cli.records.plan import Action, Plan
from tfawg_cli.records.same_words import same_words
from tfawg_cli.records.workspace import Filed, Workspace
from tfawg_cli.yaml_text.characters import code_point

_MOST_COMPARED = 50
"""Unknown names that are compared with the register; where there are more, the register is what is wrong."""


@rule("unknown-body", Severity.ERROR)
def unknown_body(workspace: Workspace) -> Iterator[Remark]:
    """A body is named that the register does not hold.

    Every body is written as printed and registered in data/programme/bodies.yaml, so that a slip of the pen
    does not become a body of its own in the counts. `same_as` and `part_of` let spellings be counted together.

    Bad:
        responsible: [Secretariatt]
    Good:
        responsible: [Secretariat]
    """
    if workspace.bodies is not None:
        yield from _unknown(workspace.bodies, (*_in_register(workspace.bodies), *_in_editions(workspace)))


@unknown_body.also
def unknown_body_in_plans(workspace: Workspace) -> Iterator[Remark]:
    """Look at the actions and decisions of every plan."""
    if workspace.bodies is not None:
        yield from _unknown(workspace.bodies, _in_plans(workspace))


_Named = tuple[Filed[Any], Keys, str]
"""Where a body is named: the file, the keys, the name."""


def _unknown(register: Filed[Bodies], named: Iterable[_Named]) -> Iterator[Remark]:
    known = {*register.record.bodies, *register.unreadable}
    known |= {body.short for body in register.record.bodies.values() if body.short}
    same = set(map(same_words, known))
    close: dict[str, list[str]] = {}
    for filed, keys, name in named:
        if name not in known and same_words(name) not in same:
            if name not in close:
                close[name] = get_close_matches(name, known, 1) if len(close) < _MOST_COMPARED else []
            hint = f"did you mean '{close[name][0]}'?" if close[name] else _register_it(name)
            yield Remark(filed.place(*keys), f"unknown body '{name}'", hint)


def _register_it(name: str) -> str:
    return f"if it is right, register it: {pasted(['tfawg', 'body', name])}"


def _in_register(register: Filed[Bodies]) -> Iterator[_Named]:
    for name, body in register.record.bodies.items():
        for field, other in (("same_as", body.same_as), ("part_of", body.part_of)):
            if other is not None:
                yield register, ("bodies", name, field), other


def _in_editions(workspace: Workspace) -> Iterator[_Named]:
    for edition in workspace.editions.values():
        for keys, _, sub_task in edition.record.sub_tasks():
            for position, name in enumerate(sub_task.report_to):
                yield edition, (*keys, "report_to", position), name


def _in_plans(workspace: Workspace) -> Iterator[_Named]:
    for _, plan, number, action in workspace.actions():
        yield from _in_action(plan, number, action)
    for plan in workspace.plans.values():
        for position, decision in enumerate(plan.record.decisions):
            yield plan, ("decisions", position, "by"), decision.by


def _in_action(plan: Filed[Plan], number: str, action: Action) -> Iterator[_Named]:
    for position, name in enumerate(action.responsible):
        yield plan, ("actions", number, "responsible", position), name
    for position, update in enumerate(action.updates):
        if update.by is not None:
            yield plan, ("actions", number, "updates", position, "by"), update.by


@rule("responsible-twice", Severity.WARNING)
def responsible_twice(workspace: Workspace) -> Iterator[Remark]:
    """An action names a body twice among those responsible.

    Bad:
        responsible: [Members, Members]
    Good:
        responsible: [Members]
    """
    for _, plan, number, action in workspace.actions():
        named = [same_words(name) for name in action.responsible]
        for position, name in enumerate(named):
            if name in named[:position]:
                place = plan.place("actions", number, "responsible", position)
                yield Remark(place, f"'{action.responsible[position]}' is responsible twice", "take one of the two out")


@rule("body-twice", Severity.ERROR)
def body_twice(workspace: Workspace) -> Iterator[Remark]:
    """Two names in the register are the same words: they differ only in what nobody sees.

    An accent may be a character of its own, a blank may be one that does not break. Of two such names nobody can tell
    which one an action names.

    Bad:
        # the second é is an e and an accent, U+0301
        Comité: {}
        Comité: {}
    Good:
        Comité: {}
    """
    register = workspace.bodies
    first: dict[str, str] = {}
    for name in register.record.bodies if register is not None else ():
        other = first.setdefault(same_words(name), name)
        if register is not None and other != name:
            message = f"'{name}' is twice in the register: here {_spelt(name, other)}, before {_spelt(other, name)}"
            yield Remark(register.place("bodies", name, of_key=True), message, "take one of the two out")


def _spelt(name: str, other: str) -> str:
    """Spell the characters of a name in which it differs from another one: `<U+0065><U+0301>`."""
    start = next((n for n, pair in enumerate(zip(name, other, strict=False)) if pair[0] != pair[1]), len(other))
    ends = enumerate(zip(reversed(name[start:]), reversed(other[start:]), strict=False))
    end = next((n for n, pair in ends if pair[0] != pair[1]), min(len(name), len(other)) - start)
    return "".join(map(code_point, name[start : len(name) - end])) or "nothing"


@rule("body-loop", Severity.ERROR)
def body_loop(workspace: Workspace) -> Iterator[Remark]:
    """A body is, by way of `same_as` and `part_of`, a part of itself.

    Bad:
        Secretariat: {same_as: WCO Secretariat}
        WCO Secretariat: {part_of: Secretariat}
    Good:
        Secretariat: {same_as: WCO Secretariat}
        WCO Secretariat: {}
    """
    if workspace.bodies is None:
        return
    bodies = workspace.bodies.record.bodies
    pairs = {name: (body.same_as, body.part_of) for name, body in bodies.items()}
    above = {name: {other for other in pair if other in bodies} for name, pair in pairs.items()}
    in_loops = _in_loops(above)
    for name in bodies:
        if name in in_loops:
            place = workspace.bodies.place("bodies", name, of_key=True)
            yield Remark(place, f"'{name}' belongs to itself", "take one same_as or part_of out")


def _in_loops(above: Mapping[str, set[str]]) -> set[str]:
    """Find the names that lead back to themselves. Each is met twice, however long the ways (Kosaraju's algorithm)."""
    below = defaultdict(list)
    for name, others in above.items():
        for other in others:
            below[other].append(name)
    found: set[str] = set()
    taken: set[str] = set()
    for first in reversed(_left_in_order(above)):
        together = [] if first in taken else [first]
        taken.add(first)
        for name in together:
            new = [other for other in below[name] if other not in taken]
            taken.update(new)
            together += new
        if len(together) > 1 or first in above[first]:
            found.update(together)
    return found


def _left_in_order(above: Mapping[str, set[str]]) -> list[str]:
    """List names in the order in which one has done with them who does all that is above a name first."""
    entered: set[str] = set()
    left: dict[str, None] = {}
    todo = list(above)
    while todo:
        name = todo[-1]
        if name in entered:
            left.setdefault(todo.pop())
        else:
            entered.add(name)
            todo += above[name] - entered
    return list(left)
