"""The Annual Work Plan of one financial year: actions, and what was decided about them."""

import re
from datetime import date
from functools import lru_cache
from sys import intern
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, PlainValidator, StringConstraints
from pydantic_core import PydanticCustomError

from tfawg_cli.records.base import ActionNumber, Day, Format, ItemNumber, Markdown, Record, Text, Year
from tfawg_cli.records.calendar import day_in_words
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.same_words import same_words
from tfawg_cli.records.words import ActionStatus, DecidedOn, Verb

DIGEST_PATTERN = "^[0-9a-f]{12}$"
_CARRIED_FROM = re.compile(r"^(\d{4}/\d{4}) [1-9][0-9]{0,3}(?:\.[1-9][0-9]{0,3}){3}$")

Said = str | list[str]
"""The wording of one field: a text or a list."""
Told = tuple[date | None, str, str]
"""What an update says as it is compared: day, author and words."""


_year = lru_cache(FinancialYear.written)
"""Reads a year of a `carried_from`; thousands of actions of one plan name the same."""


def _carried_from(value: object) -> object:
    if not isinstance(value, str):
        return value
    match = _CARRIED_FROM.fullmatch(value)
    if match is None:
        raise PydanticCustomError("carried_from", "it names no year and action")
    try:
        _year(match[1])
    except ValueError as error:
        raise PydanticCustomError("carried_from", "{why}", {"why": str(error)}) from None
    return value


def _wording(value: object) -> object:
    fields = list(value.values()) if isinstance(value, dict) else [value]
    for field in fields:
        if not all(isinstance(text, str) for text in (field if isinstance(field, list) else [field])):
            raise PydanticCustomError("wording", "a text, a list of texts, or the fields of an item is expected here")
    return value


def _somebody(value: tuple[str, ...]) -> tuple[str, ...]:
    if not value:
        raise PydanticCustomError("nobody", "an empty list")
    return value


# min_length would count a name that was refused as missing as well.
Responsible = Annotated[tuple[Text, ...], AfterValidator(_somebody), Field(json_schema_extra={"minItems": 1})]
"""The bodies responsible, at least one."""
CarriedFrom = Annotated[
    str,
    BeforeValidator(_carried_from),
    Field(examples=["2020/2021 1.1.1.1"], json_schema_extra={"pattern": _CARRIED_FROM.pattern}),
]
"""An action of an earlier year: `2020/2021 1.1.1.1`."""
Digest = Annotated[str, StringConstraints(pattern=DIGEST_PATTERN)]
Wording = Annotated[Said | dict[str, Said], PlainValidator(_wording, json_schema_input_type=Said | dict[str, Said])]
"""What an amendment replaces: the wording of a field, or all fields of an added or removed item."""


class Update(Record):
    """Dated progress text; the date and the author may be unknown."""

    date: Day | None = None
    by: Text | None = None
    text: Text

    @property
    def told(self) -> Told:
        """What it says as it is compared."""
        return self.date, same_words(self.by or ""), same_words(self.text)


class Action(Record):
    """What is done in the year for a sub-task."""

    text: Text
    responsible: Responsible
    indicator: Text
    timeline: Text | None = None
    due: Day | None = None
    status: ActionStatus | None = None
    result: Text | None = None
    updates: tuple[Update, ...] = ()
    carried_from: CarriedFrom | None = None
    to_confirm: Text | None = None

    @property
    def has_reported(self) -> bool:
        """True when anything is recorded of how it went: a status, a result or an update."""
        return bool(self.status or self.result or self.updates)

    @property
    def origin(self) -> tuple[FinancialYear, str] | None:
        """The year and number in `carried_from`."""
        return _origin(self.carried_from) if self.carried_from is not None else None


def _origin(carried_from: str) -> tuple[FinancialYear, str]:
    year, _, number = carried_from.partition(" ")
    return _year(year), intern(number)


class Decision(Record):
    """A body endorsed, agreed, approved or confirmed."""

    date: Day | None = None
    by: Text
    session: Text | None = None
    verb: Verb
    on: DecidedOn = DecidedOn.PROGRAMME_AND_PLAN
    document: Text | None = None
    frozen: dict[ItemNumber, Digest] = {}
    """Number -> digest of the wording, stored by the approving decision."""

    @property
    def in_words(self) -> str:
        """Who decided what, and when: `endorsed by TFAWG, session 14, 9 March 2022`."""
        session = f", session {self.session}" if self.session else ""
        day = f", {day_in_words(self.date)}" if self.date is not None else ""
        return f"{self.verb} by {self.by}{session}{day}"


WHOLE_ITEM = "item"
"""The `field` of an amendment that adds or removes an item."""


class Amendment(Record):
    """A change of frozen wording, with its authority and reason."""

    date: Day | None = None
    authority: Text
    reason: Text
    number: ItemNumber
    field: Text
    """The field that changed; `item` where the whole item was added or removed."""
    was: Wording | None = None
    now: Wording | None = None

    @property
    def removed_origin(self) -> tuple[FinancialYear, str] | None:
        """The action of an earlier year that a removed action continued."""
        carried_from = self.was.get("carried_from") if isinstance(self.was, dict) and self.now is None else None
        return (
            _origin(carried_from) if isinstance(carried_from, str) and _CARRIED_FROM.fullmatch(carried_from) else None
        )


def wording_in_words(wording: Said | dict[str, Said] | None) -> str:
    """Write the wording of a field, or of all fields of an item, a line each."""
    if isinstance(wording, dict):
        return "\n".join(f"{field.replace('_', ' ')}: {wording_in_words(said)}" for field, said in wording.items())
    return "; ".join(wording) if isinstance(wording, list) else wording or ""


class Plan(Record):
    """`data/plans/2021-2022.yaml`: the Annual Work Plan of that year."""

    format: Format
    financial_year: Year
    actions: dict[ActionNumber, Action] = {}
    summary: Markdown | None = None
    recommendations: Markdown | None = None
    decisions: tuple[Decision, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    closed: Day | None = None

    @property
    def approval(self) -> Decision | None:
        """The first approval of programme and plan: the one that froze the wording."""
        return next((d for d in self._on_wording() if d.verb is Verb.APPROVED), None)

    @property
    def state(self) -> str:
        """Draft, endorsed, approved or closed."""
        if self.closed is not None:
            return "closed"
        if self.approval is not None:
            return "approved"
        endorsed = any(d.verb in {Verb.ENDORSED, Verb.AGREED} for d in self._on_wording())
        return "endorsed" if endorsed else "draft"

    def _on_wording(self) -> list[Decision]:
        return [d for d in self.decisions if d.on is DecidedOn.PROGRAMME_AND_PLAN]
