"""What was decided on a year, and how approved wording was amended since, for every document that says so."""

from datetime import date

from tfawg_cli.operations.reports.views import AmendmentView, DecisionView
from tfawg_cli.records.calendar import day_in_words
from tfawg_cli.records.number import kind
from tfawg_cli.records.plan import WHOLE_ITEM, Amendment, Decision, wording_in_words

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
        was=wording_in_words(amendment.was),
        now=wording_in_words(amendment.now),
        authority=amendment.authority,
        reason=amendment.reason,
        day=day_or_nothing(amendment.date),
    )


def day_or_nothing(day: date | None) -> str:
    """Write a day in words; nothing where it is not known."""
    return day_in_words(day) if day is not None else ""
