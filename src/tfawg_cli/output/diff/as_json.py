"""A comparison for programs."""

from tfawg_cli.operations.comparison.comparison import Change, Comparison, Named
from tfawg_cli.operations.comparison.facts import Fact, Value
from tfawg_cli.output.listing import document


def as_json(comparison: Comparison) -> str:
    """Write every change with all its facts, and the files that only look otherwise."""
    changes = [_change(change) for change in comparison.changes]
    files = [_formatting(file) for file in comparison.formatting]
    return document("changes", [*changes, *files])


def _change(change: Change) -> dict[str, Value]:
    return {
        "kind": change.kind,
        "year": change.here.year or None,
        "number": change.here.number or None,
        "text": change.title or None,
        "file": change.file,
        "before": _named(change.before),
        "after": _named(change.after),
        "probably": change.probably or None,
        "facts": [fact_fields(fact) for fact in change.facts],
    }


def _named(named: Named | None) -> Value:
    return {"year": named.year or None, "number": named.number or None} if named is not None else None


def fact_fields(fact: Fact) -> dict[str, Value]:
    """Give a fact as other programs see it."""
    return {
        "what": str(fact.what),
        "field": fact.field or None,
        "old": fact.old,
        "new": fact.new,
        "amendment": fact.amendment,
    }


def _formatting(file: str) -> dict[str, Value]:
    blank: dict[str, Value] = dict.fromkeys(("year", "number", "text", "before", "after", "probably"))
    fact: Value = {"what": "formatting only", "field": None, "old": None, "new": None, "amendment": None}
    return {"kind": "file", **blank, "file": file, "facts": [fact]}
