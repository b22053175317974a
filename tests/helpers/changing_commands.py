"""What every changing command does to the small workspace."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from small_records import EDITION, PLAN

Records = Any
"""The plain data of both files: path -> data."""


@dataclass(frozen=True)
class Deed:
    """A command, and what it should come to."""

    name: str
    command: str
    wish: Callable[[Records], None]
    """Does to the data what the command should do."""
    touched: tuple[str, ...] = ()
    """Items in whose lines, before or afterwards, the files may change."""
    renamed: tuple[str, ...] = ()
    """Numbers that change in their place: nothing else does in these lines."""
    gone: tuple[str, ...] = ()
    """Comments that go with what they stand behind or above."""

    def __str__(self) -> str:
        """Name it for pytest."""
        return self.name


def action(records: Records, number: str) -> Records:
    """Give the data of an action."""
    return records[PLAN]["actions"][number]


def sub_task(records: Records, number: str) -> Records:
    """Give the data of a sub-task."""
    task = number.rpartition(".")[0]
    return records[EDITION]["deliverables"][number[0]]["tasks"][task]["sub_tasks"][number]


def put(number: str, **fields: object) -> Callable[[Records], None]:
    """Let fields of an item say something; None takes one away."""

    def wish(records: Records) -> None:
        item = action(records, number) if number.count(".") == 3 else sub_task(records, number)
        item.update(fields)
        for name in [name for name, value in fields.items() if value is None]:
            del item[name]

    return wish


def told(number: str, update: dict[str, str], **fields: object) -> Callable[[Records], None]:
    """Add an update, and let fields say something."""

    def wish(records: Records) -> None:
        put(number, **fields)(records)
        item = action(records, number)
        item["updates"] = [*(item.get("updates") or []), update]

    return wish


def named(moved: dict[str, str], **new: Records) -> Callable[[Records], None]:
    """Give actions other numbers, and add some."""

    def wish(records: Records) -> None:
        actions = {moved.get(number, number): item for number, item in records[PLAN]["actions"].items()}
        records[PLAN]["actions"] = actions | {number.strip("_").replace("_", "."): item for number, item in new.items()}

    return wish


def moved_sub_task(old: str, new: str) -> Callable[[Records], None]:
    """Give a sub-task another number, and its actions with it."""

    def wish(records: Records) -> None:
        below = {
            number: new + number[len(old) :] for number in records[PLAN]["actions"] if number.startswith(old + ".")
        }
        named(below)(records)
        tasks = [task for one in records[EDITION]["deliverables"].values() for task in one["tasks"].items()]
        subs = {task: held["sub_tasks"] for task, held in tasks}
        subs[new.rpartition(".")[0]][new] = subs[old.rpartition(".")[0]].pop(old)

    return wish


def removed(number: str) -> Callable[[Records], None]:
    """Take an action away."""
    return lambda records: records[PLAN]["actions"].pop(number)


def last_update(number: str, **fields: str) -> Callable[[Records], None]:
    """Let the last update say something else, or, without fields, take it away."""

    def wish(records: Records) -> None:
        updates = action(records, number)["updates"]
        last = updates.pop()
        if fields:
            updates.append(last | fields)
        if not updates:
            del action(records, number)["updates"]

    return wish


def merged(number: str, into: str) -> Callable[[Records], None]:
    """Take an action away, its updates in the other one."""

    def wish(records: Records) -> None:
        updates = records[PLAN]["actions"].pop(number)["updates"]
        action(records, into)["updates"] = [*(action(records, into).get("updates") or []), *updates]

    return wish


_NEW = {"text": "Ask the private sector", "responsible": ["Members"], "indicator": "Number of answers"}
_ADD = "'Ask the private sector' --responsible Members --indicator 'Number of answers'"
_FIRST = "Review the chapter on border agency cooperation in the light of the experiences that were received."
_SECOND = "Propose new wording where it is needed."
_ADD_SUB_TASK = (
    "'Publish the guidance. Translate it.' --strategic-code SP6 --objective 'Many read it'"
    " --start 01/2022 --timeline 'June 2022'"
)
_SUB_TASK = {
    "text": "Publish the guidance. Translate it.",
    "strategic_codes": ["SP6"],
    "objective": "Many read it",
    "start": "01/2022",
    "timeline": "June 2022",
}


def new_sub_task(records: Records) -> None:
    """Add a sub-task."""
    records[EDITION]["deliverables"]["1"]["tasks"]["1.1"]["sub_tasks"]["1.1.3"] = dict(_SUB_TASK)


def points(records: Records) -> None:
    """Change the list of a key deliverable."""
    records[EDITION]["deliverables"]["1"]["points"] = [
        "through guidance; and",
        "through workshops;",
        "by mail: often.",
    ]


DEEDS = [
    Deed(
        "a text",
        "edit 1.1.1.1 --indicator 'Number of answers received'",
        put("1.1.1.1", indicator="Number of answers received"),
        ("1.1.1.1",),
    ),
    Deed(
        "words that need quotes",
        "edit 1.1.1.2 --indicator 'yes: [two] #3'",
        put("1.1.1.2", indicator="yes: [two] #3"),
        ("1.1.1.2",),
    ),
    Deed(
        "a word in a sentence",
        f"edit 1.1.2.1 --text '{_FIRST} {_SECOND.replace('new', 'better')}'",
        put("1.1.2.1", text=f"{_FIRST} {_SECOND.replace('new', 'better')}"),
        ("1.1.2.1",),
    ),
    Deed(
        "a sentence more",
        f"edit 1.1.2.1 --text '{_FIRST} {_SECOND} Send it to all Members.'",
        put("1.1.2.1", text=f"{_FIRST} {_SECOND} Send it to all Members."),
        ("1.1.2.1",),
    ),
    Deed(
        "two sentences for one",
        "edit 1.1.1.2 --text 'Present two experiences at every meeting. Publish them.'",
        put("1.1.1.2", text="Present two experiences at every meeting. Publish them."),
        ("1.1.1.2",),
    ),
    Deed(
        "a longer list",
        "edit 1.1.1.1 --responsible 'WCO Secretariat' --responsible Members",
        put("1.1.1.1", responsible=["WCO Secretariat", "Members"]),
        ("1.1.1.1",),
    ),
    Deed(
        "a shorter list",
        "edit 1.1.1.2 --responsible 'Chair TFAWG'",
        put("1.1.1.2", responsible=["Chair TFAWG"]),
        ("1.1.1.2",),
    ),
    Deed(
        "a field less",
        "edit 1.1.1.1 --unset status",
        put("1.1.1.1", status=None),
        ("1.1.1.1",),
        gone=("# Since May.", "# in May"),
    ),
    Deed("a new field", "edit 1.1.1.2 --status completed", put("1.1.1.2", status="completed"), ("1.1.1.2",)),
    Deed(
        "three fields",
        "edit 2.1.1.1 --status completed --timeline 2021/2022 --text 'Offer the speaker to two conferences'",
        put("2.1.1.1", status="completed", timeline="2021/2022", text="Offer the speaker to two conferences"),
        ("2.1.1.1",),
    ),
    Deed("no codes", "edit 1.1.2 --unset strategic_codes", put("1.1.2", strategic_codes=[]), ("1.1.2",)),
    Deed(
        "points",
        "edit 1 --point 'through guidance; and' --point 'through workshops;' --point 'by mail: often.'",
        points,
        ("1",),
    ),
    Deed("add an action", f"add 1.1.1 {_ADD}", named({}, _1_1_1_3=_NEW), ("1.1.1.3",)),
    Deed("add an action at the end", f"add 2.1.1 {_ADD}", named({}, _2_1_1_2=_NEW), ("2.1.1.2",)),
    Deed(
        "add an action between two",
        f"add 1.1.1 {_ADD} --after 1.1.1.1 --yes",
        named({"1.1.1.2": "1.1.1.3"}, _1_1_1_2=_NEW),
        ("1.1.1.2",),
        renamed=("1.1.1.2",),
    ),
    Deed("add a sub-task", f"add 1.1 {_ADD_SUB_TASK}", new_sub_task, ("1.1.3",)),
    Deed("remove an action", "remove 1.1.1.2 --yes", removed("1.1.1.2"), ("1.1.1.2",)),
    Deed("remove the first action", "remove 1.1.1.1 --yes", removed("1.1.1.1"), ("1.1.1.1",)),
    Deed("remove the last action", "remove 2.1.1.1 --yes", removed("2.1.1.1"), ("2.1.1.1",)),
    Deed(
        "renumber and shift",
        "renumber 1.1.1.1 1.1.1.2 --shift --yes",
        named({"1.1.1.1": "1.1.1.2", "1.1.1.2": "1.1.1.3"}),
        renamed=("1.1.1.1", "1.1.1.2"),
    ),
    Deed(
        "renumber to another parent",
        "renumber 2.1.1.1 1.1.1.3 --yes",
        named({"2.1.1.1": "1.1.1.3"}),
        ("2.1.1.1", "1.1.1.3"),
    ),
    Deed(
        "renumber a sub-task",
        "renumber 1.1.1 1.1.3 --yes",
        moved_sub_task("1.1.1", "1.1.3"),
        ("1.1.1", "1.1.3", "1.1.1.1", "1.1.1.2", "1.1.3.1", "1.1.3.2"),
    ),
    Deed(
        "renumber a sub-task to another parent",
        "renumber 2.1.1 1.1.3 --yes",
        moved_sub_task("2.1.1", "1.1.3"),
        ("2.1", "2.1.1", "1.1.3", "2.1.1.1", "1.1.3.1"),
    ),
    Deed(
        "one more update",
        "update 1.1.1.1 'Ten answers came. Two are good.' --date 8/3/2022 --by Secretariat --status completed",
        told(
            "1.1.1.1",
            {"date": "2022-03-08", "by": "Secretariat", "text": "Ten answers came. Two are good."},
            status="completed",
        ),
        ("1.1.1.1",),
    ),
    Deed("a first update", "update 1.1.1.2 'Done: twice'", told("1.1.1.2", {"text": "Done: twice"}), ("1.1.1.2",)),
    Deed(
        "a first update at the end",
        "update 2.1.1.1 Done --result '2 speakers'",
        told("2.1.1.1", {"text": "Done"}, result="2 speakers"),
        ("2.1.1.1",),
    ),
    Deed(
        "another last update",
        "update 1.1.1.1 'It was put off.' --edit-last",
        last_update("1.1.1.1", text="It was put off."),
        ("1.1.1.1",),
    ),
    Deed(
        "no last update",
        "update 1.1.1.1 --remove-last",
        last_update("1.1.1.1"),
        ("1.1.1.1",),
        gone=(
            "# Above an entry.",
            "# Behind the name of a list.",
            "# Below an entry.",
            "# Between the fields of an entry.",
            "# Inside of an entry.",
            "# a Tuesday",
            "# and in a fourth",
            "# by mail",
            "# one so far",
        ),
    ),
    Deed(
        "two actions in one",
        "remove 1.1.1.1 --into 1.1.1.2 --yes",
        merged("1.1.1.1", "1.1.1.2"),
        ("1.1.1.1", "1.1.1.2"),
    ),
    Deed(
        "numbers that change places",
        "renumber 1.1.1.1 2.1.1.1 --swap --yes",
        named({"1.1.1.1": "2.1.1.1", "2.1.1.1": "1.1.1.1"}),
        ("1.1.1.1", "2.1.1.1"),
    ),
]
