"""Bodies come into the register, and what it says of them changes."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from tfawg_cli.operations.changes.editing import Changed, Revision, follows_in
from tfawg_cli.operations.changes.typed import body, kind_of_body, register, words
from tfawg_cli.records.bodies import Body
from tfawg_cli.records.workspace import Workspace
from tfawg_cli.yaml_text.edits import Edit, Put
from tfawg_cli.yaml_text.spelling import Value


def registered(
    workspace: Workspace, name: str, typed: Mapping[str, str], names: Mapping[str, str] = MappingProxyType({})
) -> Revision:
    """Register a body, or let the register say something else of one that it has.

    Args:
        workspace: the records.
        name: its name as printed; of one that is there, also its abbreviation.
        typed: field of the register -> what was typed.
        names: language -> its name in it.

    Raises CannotGoOnError for another body that is not there, and for a kind that is none.

    """
    filed = register(workspace)
    of_body = partial(body, workspace)
    readers: dict[str, Callable[[str], str]] = {
        "short": words,
        "kind": kind_of_body,
        "part_of": of_body,
        "same_as": of_body,
    }
    said: dict[str, Value] = {field: readers[field](typed[field]) for field in Body.model_fields if field in typed}
    in_others = {tag: words(text) for tag, text in names.items()}
    known = filed.record.resolve(name)
    if known is None:
        new = words(name)
        others: dict[str, Value] = {"names": {**in_others}} if in_others else {}
        edits: list[Edit] = [Put(("bodies", new), {**said, **others}, tuple(reversed(filed.record.bodies)))]
        changes = [Changed(field, None, value) for field, value in said.items()]
        changes += [Changed(_in(tag), None, text) for tag, text in in_others.items()]
        return Revision(f"new body {new}", {filed.file: [edits]}, tuple(changes))
    there = filed.record.bodies[known]
    changes = [
        Changed(field, _plain(there, field), value) for field, value in said.items() if _plain(there, field) != value
    ]
    edits = [Put(("bodies", known, one.field), one.new or "", follows_in(Body, one.field)) for one in changes]
    new_names = {tag: text for tag, text in in_others.items() if there.names.get(tag) != text}
    edits += _named(known, there, new_names)
    changes += [Changed(_in(tag), there.names.get(tag), text) for tag, text in new_names.items()]
    return Revision(f"body {known}", {filed.file: [edits]} if edits else {}, tuple(changes))


def _named(known: str, there: Body, names: Mapping[str, str]) -> list[Edit]:
    """Let the register say the names of a body in other languages."""
    if not there.names and names:
        return [Put(("bodies", known, "names"), {**names}, follows_in(Body, "names"))]
    return [Put(("bodies", known, "names", tag), text, tuple(there.names)) for tag, text in names.items()]


def _in(tag: str) -> str:
    return f"name in '{tag}'"


def _plain(there: Body, field: str) -> str | None:
    value = getattr(there, field)
    return str(value) if value is not None else None
