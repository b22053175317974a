"""What shell completion offers: numbers, years, bodies, codes, revisions; read without models and never failing.

What it offers is loaded when it is asked for: every command names these functions in its options.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tfawg_cli.storage.tree import WorkingTree


def kinds() -> list[str]:
    """Offer what can be listed."""
    from tfawg_cli.records.fields import LISTED

    return list(LISTED)


def statuses() -> list[str]:
    """Offer the words for a status, the absent one first."""
    from tfawg_cli.records.words import NOT_ASSESSED, ActionStatus, ProgrammeStatus

    return list(dict.fromkeys((NOT_ASSESSED, *map(str, (*ActionStatus, *ProgrammeStatus)))))


def fields() -> list[str]:
    """Offer the names of the fields that can be typed."""
    from tfawg_cli.records.fields import FIELDS, typed_fields

    found = dict.fromkeys(field.name for kind in FIELDS for field in typed_fields(kind))
    return [name.replace("_", "-") for name in found]


def columns() -> list[str]:
    """Offer the names of the fields that items show."""
    from tfawg_cli.records.fields import fields as fields_of
    from tfawg_cli.records.number import KINDS

    return list(dict.fromkeys(field.name for kind in reversed(KINDS) for field in fields_of(kind)))


def verbs() -> list[str]:
    """Offer what a body can do with a document."""
    from tfawg_cli.records.words import Verb

    return [str(verb) for verb in Verb]


def kinds_of_bodies() -> list[str]:
    """Offer what a body can be."""
    from tfawg_cli.records.words import BodyKind

    return [str(kind) for kind in BodyKind]


def decided_on() -> list[str]:
    """Offer what a decision can be on."""
    from tfawg_cli.records.words import DecidedOn

    return [str(one) for one in DecidedOn]


def years() -> list[str]:
    """Offer the years that have a plan."""
    return [path[len("data/plans/") :][:9].replace("-", "/") for path in _paths() if path.startswith("data/plans/")]


def numbers() -> list[str]:
    """Offer the numbers of all items."""
    found = {key for data in _files().values() for key in _keys(data) if key.replace(".", "").isdecimal()}
    return sorted(found, key=lambda number: [int(part) for part in number.split(".")])


def bodies() -> list[str]:
    """Offer the names of bodies."""
    register = _files().get("data/programme/bodies.yaml", {}).get("bodies")
    return list(register) if isinstance(register, Mapping) else []


def rule_names() -> list[str]:
    """Offer the names of the rules."""
    from tfawg_cli.operations.rules import RULES

    return list(RULES)


def revisions() -> list[str]:
    """Offer branches and tags; none without git."""
    from tfawg_cli.findings import CannotGoOnError
    from tfawg_cli.storage.git import answer

    with suppress(CannotGoOnError):
        return answer(Path.cwd(), "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags").splitlines()
    return []


def numbers_and_years() -> list[str]:
    """Offer what can be edited: items, and the years that hold them."""
    return [*numbers(), *years()]


def years_and_revisions() -> list[str]:
    """Offer what can be compared: years, branches and tags."""
    return [*years(), *revisions()]


def codes() -> list[str]:
    """Offer the strategic codes."""
    plans = [data.get("strategic_plan") for data in _files().values()]
    groups = [plan.get("groups") for plan in plans if isinstance(plan, Mapping)]
    under = [held for group in groups if isinstance(group, Mapping) for held in group.values()]
    return sorted({code for held in under if isinstance(held, Mapping) for code in held})


def _paths() -> list[str]:
    """List the record files around the current folder; none outside of a workspace."""
    tree = _tree()
    return [path for path in tree.paths() if path.endswith(".yaml")] if tree is not None else []


def _tree() -> "WorkingTree | None":
    from tfawg_cli.findings import CannotGoOnError
    from tfawg_cli.storage.tree import WorkingTree, find_root

    try:
        return WorkingTree(find_root(Path.cwd()))
    except CannotGoOnError:
        return None


def _files() -> dict[str, Mapping[str, object]]:
    """Read the record files around the current folder; what cannot be read is left out without a word."""
    from tfawg_cli.storage.opening import UnreadableError
    from tfawg_cli.yaml_text.text import read

    found: dict[str, Mapping[str, object]] = {}
    tree = _tree()
    if tree is None:
        return found
    for path in _paths():
        with suppress(UnreadableError):
            data = read(tree.read(path), path).data
            if isinstance(data, dict):
                found[path] = data
    return found


def _keys(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from value
    inner: Iterable[object] = value.values() if isinstance(value, Mapping) else ()
    for one in inner:
        yield from _keys(one)
