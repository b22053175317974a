"""One edition of the multi-year Work Programme: key deliverables > tasks > sub-tasks."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator, Discriminator, StringConstraints, Tag
from pydantic_core import PydanticCustomError

from tfawg_cli.findings import Keys
from tfawg_cli.records.base import (
    ONE_OF_SEVERAL,
    Code,
    DeliverableNumber,
    Format,
    FormerDeliverable,
    FormerSubTask,
    FormerTask,
    Markdown,
    Record,
    SubTaskNumber,
    TaskNumber,
    Text,
    Year,
)
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.words import ProgrammeStatus, Shows

PERIOD_PATTERN = "^[1-9][0-9]{3}/[1-9][0-9]{3}$"


def _period(value: str) -> str:
    first, _, last = value.partition("/")
    if first >= last:
        raise PydanticCustomError("period", "ends before it begins")
    return value


Period = Annotated[str, StringConstraints(pattern=PERIOD_PATTERN), AfterValidator(_period)]
"""The years of a strategic plan, 2019/2022: from 1 July 2019 to 30 June 2022."""
_TEXT, _CODES = ONE_OF_SEVERAL
Group = Annotated[
    Annotated[Text, Tag(_TEXT)] | Annotated[dict[Code, Text], Tag(_CODES)],
    Discriminator(lambda value: _TEXT if isinstance(value, str) else _CODES),
]
"""What stands under a heading of a strategic plan: a text, or codes with their titles."""


class StrategicPlan(Record):
    """The WCO Strategic Plan of a period and its codes, which hold in that period only."""

    period: Period
    groups: dict[Text, Group]

    def covers(self, year: FinancialYear) -> bool:
        """Tell whether a financial year lies in the period."""
        first, last = (int(part) for part in self.period.split("/"))
        return first <= year.start < last

    @property
    def titles(self) -> dict[str, str]:
        """The title of every code of the period."""
        return {
            code: title for group in self.groups.values() if isinstance(group, dict) for code, title in group.items()
        }

    @property
    def texts(self) -> dict[str, str]:
        """The headings under which a text stands, with the text: the strategic goal."""
        return {heading: group for heading, group in self.groups.items() if isinstance(group, str)}


class Section(Record):
    """A chapter of narrative."""

    heading: Text
    text: Markdown
    shows: Shows | None = None


class SubTask(Record):
    """What is to be carried out under a task."""

    text: Text
    strategic_codes: tuple[Code, ...]
    objective: Text
    start: Text
    timeline: Text
    status: ProgrammeStatus | None = None
    reason: Text | None = None
    comments: Text | None = None
    formerly: FormerSubTask | None = None
    report_to: tuple[Text, ...] = ()
    to_confirm: Text | None = None


class Task(Record):
    """A part of a key deliverable; the source prints some without a title."""

    text: Text | None = None
    status: ProgrammeStatus | None = None
    reason: Text | None = None
    formerly: FormerTask | None = None
    sub_tasks: dict[SubTaskNumber, SubTask] = {}


class Deliverable(Record):
    """A key deliverable of the working group's terms of reference."""

    text: Text
    points: tuple[Text, ...] = ()
    formerly: FormerDeliverable | None = None
    tasks: dict[TaskNumber, Task] = {}


class Programme(Record):
    """`data/programme/2021-2022.yaml`: the edition of the Work Programme for that year."""

    format: Format
    financial_year: Year
    continues: Year | None = None
    title: Text
    strategic_plan: StrategicPlan | None = None
    sections: tuple[Section, ...] = ()
    deliverables: dict[DeliverableNumber, Deliverable]

    @property
    def code_titles(self) -> dict[str, str]:
        """The title of every strategic code that sub-tasks may name."""
        return self.strategic_plan.titles if self.strategic_plan is not None else {}

    def renamed_codes(self, before: "Programme") -> dict[str, str]:
        """Tell of each code whose title is another one than in `before` what it was and what it is."""
        old, new = before.code_titles, self.code_titles
        return {
            code: f"{code} was '{old[code]}', is '{new[code]}'" for code in old if new.get(code, old[code]) != old[code]
        }

    def tasks(self) -> Iterator[tuple[Keys, str, Task]]:
        """List every task: the keys that lead to it, its number, the task."""
        for above, deliverable in self.deliverables.items():
            for number, task in deliverable.tasks.items():
                yield ("deliverables", above, "tasks", number), number, task

    def items(self) -> Iterator[tuple[Keys, str, "Deliverable | Task | SubTask"]]:
        """List every item: the keys that lead to it, its number, the item."""
        for number, deliverable in self.deliverables.items():
            yield ("deliverables", number), number, deliverable
        yield from self.tasks()
        yield from self.sub_tasks()

    def sub_tasks(self) -> Iterator[tuple[Keys, str, SubTask]]:
        """List every sub-task: the keys that lead to it, its number, the sub-task."""
        for keys, _, task in self.tasks():
            for number, sub_task in task.sub_tasks.items():
                yield (*keys, "sub_tasks", number), number, sub_task
