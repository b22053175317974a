"""The narrative of a plan: its summary and recommendations, which go into reports as Markdown."""

from collections.abc import Mapping

from tfawg_cli.operations.changes.editing import Changed, Revision, follows_in
from tfawg_cli.operations.changes.typed import lawful
from tfawg_cli.records.fields import typed_fields
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.plan import Plan
from tfawg_cli.records.workspace import Workspace
from tfawg_cli.yaml_text.edits import Edit, Put, Take
from tfawg_cli.yaml_text.spelling import Block

FIELDS = tuple(field.name for field in typed_fields("plan"))


def narrate(workspace: Workspace, year: FinancialYear, texts: Mapping[str, str | None]) -> Revision:
    """Let the narrative of a plan say something else.

    Args:
        workspace: the records.
        year: a year that has a plan.
        texts: field -> Markdown as it was typed; None takes the field away.

    Raises CannotGoOnError for what no record may hold.

    """
    plan = workspace.plans[year]
    wishes = {field: markdown(text) if text is not None else None for field, text in texts.items()}
    changes = [
        Changed(field, old, wishes[field])
        for field in FIELDS
        if field in wishes and (old := getattr(plan.record, field)) != wishes[field]
    ]
    edits: list[Edit] = [
        Put((one.field,), one.new, follows_in(Plan, one.field)) if one.new is not None else Take((one.field,))
        for one in changes
    ]
    return Revision(f"plan of {year}", {plan.file: [edits]} if edits else {}, tuple(changes))


def markdown(typed: str) -> Block:
    """Take a text as it was typed, its lines kept. Raises CannotGoOnError."""
    return Block(lawful(typed.replace("\r\n", "\n").strip()))
