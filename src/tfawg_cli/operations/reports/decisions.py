"""What was decided on a year, and how approved wording was amended since, for every document that says so."""

from datetime import date

from tfawg_cli.operations.reports.views import AmendmentView, DecisionView
from tfawg_cli.records.calendar import day_in_words
from tfawg_cli.records.number import kind
from tfawg_cli.records.plan import WHOLE_ITEM, Amendment, Decision, Said

_FIELDS = {WHOLE_ITEM: "whole item"}


def decision_view(decision: Decision) -> DecisionView:
    """Show a decision."""
    return DecisionView(
        str(decision.verb), str(decision.on), decision.by, decision.session or "", day_or_nothing(decision.date)
    )


def amendment_view(amendment: Amendment) -> AmendmentView:
    """Show an amendment."""
    return AmendmentView(
        number=amendment.number,
        kind=kind(amendment.number),
        field=_FIELDS.get(amendment.field, amendment.field.replace("_", " ")),
        was=_wording(amendment.was),
        now=_wording(amendment.now),
        authority=amendment.authority,
        reason=amendment.reason,
        day=day_or_nothing(amendment.date),
    )


def day_or_nothing(day: date | None) -> str:
    """Write a day in words; nothing where it is not known."""
    return day_in_words(day) if day is not None else ""


def _wording(wording: Said | dict[str, Said] | None) -> str:
    """Write the wording of a field, or of all fields of an item, a line each."""
    if isinstance(wording, dict):
        return "\n".join(f"{field.replace('_', ' ')}: {_wording(said)}" for field, said in wording.items())
    return "; ".join(wording) if isinstance(wording, list) else wording or ""
