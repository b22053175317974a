"""Another language beside the English record: the same keys, only the fields that are translated.

Each file says of every text, under `of`, which English words it translates: their digest. English words that changed
since make a translation stale, and it is never shown as current.

The models are grown from those of the English records and from the table of fields, so that a new field is translated
without a line here. Nothing imports this module before a command asks for a language.
"""

from typing import Annotated, Any

from pydantic import StringConstraints, create_model

from tfawg_cli.records.base import (
    POSITION_PATTERN,
    ActionNumber,
    DeliverableNumber,
    Format,
    Record,
    SubTaskNumber,
    TaskNumber,
    Text,
)
from tfawg_cli.records.fields import FIELDS
from tfawg_cli.records.plan import Digest

Position = Annotated[str, StringConstraints(pattern=POSITION_PATTERN)]
"""Which one of a list is meant, counted from 1; those before it may be without a translation."""


def _model(name: str, kind: str, **below: Any) -> type[Record]:  # noqa: ANN401 - a field may be of any kind
    """Make the model of a translated item: its translated fields, `of`, and what stands below it."""
    said: dict[str, Any] = {
        field.name: ((tuple[Text, ...] if field.repeats else Text) | None, None)
        for field in FIELDS[kind]
        if field.translated and field.name not in below
    }
    return create_model(name, __base__=Record, **said, **below, of=(dict[Text, Digest], {}))


class Group(Record, extra="allow"):
    """A heading of the strategic plan: `heading`, `text`, and each code with its title."""

    __pydantic_extra__: dict[str, Text]
    heading: Text | None = None
    text: Text | None = None
    of: dict[Text, Digest] = {}


_Update = _model("Update", "update")
_Action = _model("Action", "action", updates=(dict[Position, _Update], {}))  # type: ignore[valid-type]
_Amendment = _model("Amendment", "amendment")
_SubTask = _model("SubTask", "sub-task")
_Task = _model("Task", "task", sub_tasks=(dict[SubTaskNumber, _SubTask], {}))  # type: ignore[valid-type]
_Deliverable = _model("Deliverable", "key deliverable", tasks=(dict[TaskNumber, _Task], {}))  # type: ignore[valid-type]
_StrategicPlan = _model("StrategicPlan", "strategic plan", groups=(dict[Text, Group], {}))
_Section = _model("Section", "section")

TranslatedPlan = _model(
    "TranslatedPlan",
    "plan",
    format=(Format, ...),
    actions=(dict[ActionNumber, _Action], {}),  # type: ignore[valid-type]
    amendments=(dict[Position, _Amendment], {}),  # type: ignore[valid-type]
)
"""`data/plans/2021-2022.fr.yaml`."""
TranslatedProgramme = _model(
    "TranslatedProgramme",
    "edition",
    format=(Format, ...),
    strategic_plan=(_StrategicPlan | None, None),
    sections=(dict[Position, _Section], {}),  # type: ignore[valid-type]
    deliverables=(dict[DeliverableNumber, _Deliverable], {}),  # type: ignore[valid-type]
)
"""`data/programme/2021-2022.fr.yaml`."""
