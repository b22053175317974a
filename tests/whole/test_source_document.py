"""Every cell, paragraph, title and code of the source document stands in data/, and data/ says nothing else.

The source is read by its layout alone (source_layout.py), without a look at data/. Dictionaries are compared
whole, so that a difference shows from either side. The last test counts words and knows no layout.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from source_layout import ActionRow, LayoutError, SourceDocument, SubTaskRow, read_source, repaired
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.storage.loading import load
from tfawg_cli.storage.tree import WorkingTree

ROOT = Path(__file__).parents[2]
SOURCE_FILE = ROOT / "docs/source/tfawg-work-programme-2021-2022.txt"
SOURCE_SHA256 = "406fe4def14c8448217e6024fa1e281a0cadfcb92f69d3b34ecedc4f0bdf2198"

Fields = dict[str, Any]


class Records(NamedTuple):
    """The three files of data/ as the models hold them."""

    programme: Fields
    plan: Fields
    bodies: Fields


@pytest.fixture(scope="module")
def records() -> Records:
    """Load data/ as the tool does and give what its models hold."""
    workspace = load(WorkingTree(ROOT)).workspace
    year = FinancialYear(2021)
    filed = (workspace.editions[year], workspace.plans[year], workspace.bodies)
    return Records(*(one.record.model_dump(mode="json", exclude_unset=True) for one in filed if one is not None))


@pytest.fixture(scope="module")
def source_text() -> str:
    """Read the stored copy of the source document."""
    return SOURCE_FILE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def source(source_text: str) -> SourceDocument:
    """Read the source document by its layout."""
    return read_source(source_text)


def tasks(records: Records) -> dict[str, Fields]:
    """Return the tasks by number, in the order of the file."""
    deliverables = records.programme["deliverables"].values()
    return {number: task for deliverable in deliverables for number, task in deliverable["tasks"].items()}


def sub_tasks(records: Records) -> dict[str, Fields]:
    """Return the sub-tasks by number, in the order of the file."""
    return {number: item for task in tasks(records).values() for number, item in task["sub_tasks"].items()}


def actions(records: Records) -> dict[str, Fields]:
    """Return the actions by number, in the order of the file."""
    by_number: dict[str, Fields] = records.plan["actions"]
    return by_number


def column(rows: Iterable[SubTaskRow | ActionRow], name: str) -> dict[str, str]:
    """Return one column of the source by number."""
    return {row.number: getattr(row, name) for row in rows}


def field(items: dict[str, Fields], name: str) -> dict[str, str]:
    """Return one field of the records by number, "" where it is absent."""
    return {number: item.get(name, "") for number, item in items.items()}


def field_names(items: dict[str, Fields]) -> dict[str, set[str]]:
    """Return the names of the fields that each item has."""
    return {number: set(item) for number, item in items.items()}


def comments_cell(sub_task: Fields) -> str:
    """Write status and comments as the source does: the status in capitals in front of the comments."""
    return f"{sub_task.get('status', '').upper()} {sub_task.get('comments', '')}".strip()


def updates_cell(action: Fields) -> str:
    """Write the updates as the source does: their texts in one cell."""
    return " ".join(update["text"] for update in action.get("updates", []))


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a narrative, each as one line."""
    return tuple(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


def test_source_is_stored_as_it_was_received(source_text: str) -> None:
    """The stored source is never edited, not even by a tool that adds a line end to files."""
    assert SOURCE_SHA256 == sha256(source_text.encode()).hexdigest()


@pytest.mark.parametrize(
    ("number", "name", "expected"),
    [
        ("1.3.1.2", "text", "to the TFAWG for inclusion in the TFA Implementation Guidance"),
        ("1.3.1.2", "indicator", "Nature and scope of submissions"),
        ("1.5.2", "text", "Provide TF specific assistance under the Mercator Programme"),
        ("1.5.2", "strategic_codes", "SO1 SP6 SP7"),
        ("1.5.2", "objective", "Assess needs and provide tailor-made assistance"),
        ("1.5.2", "timeline", "Ongoing activity, depending on Members' requests"),
        ("1.5.2", "comments", "in the area of Capacity Building and Technical assistance, as part of"),
        ("3.1.1", "comments", "at every WGPM meeting. The ownership and responsibility"),
    ],
)
def test_row_split_by_a_page_break_is_whole(number: str, name: str, expected: str, source: SourceDocument) -> None:
    """The halves of a row are joined cell by cell with one space, also below a repeated header."""
    rows: tuple[SubTaskRow | ActionRow, ...] = (*source.sub_tasks, *source.actions)
    [row] = [row for row in rows if row.number == number]
    assert expected in getattr(row, name)


@pytest.mark.parametrize(
    "lines",
    [
        "1ST KEY DELIVERABLE OF THE TFAWG",
        "1ST KEY DELIVERABLE OF THE TFAWG\nText.\nA second paragraph.",
        "1ST KEY DELIVERABLE OF THE TFAWG\nText.\n1.1\tNeither sub-task nor action",
        "1ST KEY DELIVERABLE OF THE TFAWG\nText.\n1.1.1.1\ta\tb\tc\td\te\tone too many",
        "1ST KEY DELIVERABLE OF THE TFAWG\nText.\n\tcontinues nothing",
        "1ST KEY DELIVERABLE OF THE TFAWG\nText.\n1.1.1.1\ta\tb\tc\td\te\n\tother width",
    ],
)
def test_line_outside_the_layout_is_refused(lines: str) -> None:
    """No line of the source is dropped because the reader does not know its place."""
    with pytest.raises(LayoutError):
        read_source(f"Title\n{lines}")


def test_title(source: SourceDocument, records: Records) -> None:
    """The title of the source names the programme, the plan and their year."""
    year = records.plan["financial_year"].replace("/", "-")
    assert source.title == f"{records.programme['title']} and Annual Work Plan {year}"


def test_years(source: SourceDocument, records: Records) -> None:
    """Programme and plan are of the year that stands above every table of actions."""
    years = (records.programme["financial_year"], records.plan["financial_year"])
    assert set(source.action_years) == set(years)


def test_section_headings(source: SourceDocument, records: Records) -> None:
    """The narrative has the sections of the source in its order; numerals and capitals are the template's."""
    headings = [section["heading"].upper() for section in records.programme["sections"]]
    assert [section.heading for section in source.sections] == headings
    assert ["I", "II", "III", "IV"] == [section.numeral for section in source.sections]


def test_section_paragraphs(source: SourceDocument, records: Records) -> None:
    """Each section has every paragraph of the source with its bold marks, and no other."""
    texts = [paragraphs(section["text"]) for section in records.programme["sections"]]
    assert [section.paragraphs for section in source.sections] == texts


def test_sections_hold_only_what_they_show(records: Records) -> None:
    """Section II shows the strategic plan and section III the outline, where lists and a figure stood."""
    sections = records.programme["sections"]
    assert [None, "strategic plan", "outline", None] == [section.get("shows") for section in sections]
    assert {"heading", "text", "shows"} == {name for section in sections for name in section}


def test_strategic_plan(source: SourceDocument, records: Records) -> None:
    """The goal and every code and title stand under their heading as printed; the semicolons are the template's."""
    groups = records.programme["strategic_plan"]["groups"]
    under = {heading: {None: held} if isinstance(held, str) else held for heading, held in groups.items()}
    lines = [(heading, code, f"{title};") for heading, titles in under.items() for code, title in titles.items()]
    assert [astuple(line) for line in source.strategic_plan] == lines


def test_strategic_plan_period(source: SourceDocument, records: Records) -> None:
    """The period of the strategic plan is the one that the heading of section II names."""
    plan = records.programme["strategic_plan"]
    assert source.sections[1].heading.endswith(f" STRATEGIC PLAN {plan['period']}")
    assert {"period", "groups"} == set(plan)


def test_deliverables(source: SourceDocument, records: Records) -> None:
    """Each key deliverable has its text and its points, and nothing more than these and its tasks."""
    deliverables = records.programme["deliverables"]
    found = {number: (item["text"], item.get("points", [])) for number, item in deliverables.items()}
    assert {item.ordinal: (item.text, list(item.points)) for item in source.deliverables} == found
    with_points = {item.ordinal: {"points"} if item.points else set() for item in source.deliverables}
    expected = {number: {"text", "tasks"} | points for number, points in with_points.items()}
    assert expected == field_names(deliverables)


def test_tasks(source: SourceDocument, records: Records) -> None:
    """Each task has the title of its table; a task without one has no text."""
    assert {task.number: task.title or "" for task in source.tasks} == field(tasks(records), "text")
    expected = {task.number: {"sub_tasks"} | ({"text"} if task.title else set()) for task in source.tasks}
    assert expected == field_names(tasks(records))


def test_items_stand_under_their_parents(records: Records) -> None:
    """Tasks and sub-tasks stand under the item whose number begins theirs; each action has its sub-task."""
    deliverables = records.programme["deliverables"].items()
    pairs = [(parent, number) for parent, item in deliverables for number in item["tasks"]]
    pairs += [(parent, number) for parent, task in tasks(records).items() for number in task["sub_tasks"]]
    assert [number.rpartition(".")[0] for _, number in pairs] == [parent for parent, _ in pairs]
    assert set() == {number.rpartition(".")[0] for number in actions(records)} - set(sub_tasks(records))


def test_items_keep_their_order(source: SourceDocument, records: Records) -> None:
    """Tasks, sub-tasks and actions stand in the order of the source."""
    assert [task.number for task in source.tasks] == list(tasks(records))
    assert [row.number for row in source.sub_tasks] == list(sub_tasks(records))
    assert [row.number for row in source.actions] == list(actions(records))


@pytest.mark.parametrize("name", ["text", "objective", "start", "timeline"])
def test_sub_task_cells(name: str, source: SourceDocument, records: Records) -> None:
    """Each sub-task has the words of its row, and no sub-task is left out or added."""
    assert column(source.sub_tasks, name) == field(sub_tasks(records), name)


def test_sub_task_strategic_codes(source: SourceDocument, records: Records) -> None:
    """Each sub-task has the strategic codes of its row in their order."""
    expected = {row.number: row.strategic_codes.split() for row in source.sub_tasks}
    assert expected == {number: item["strategic_codes"] for number, item in sub_tasks(records).items()}


def test_sub_task_comments(source: SourceDocument, records: Records) -> None:
    """Status in capitals and comments together are the comments cell."""
    found = {number: comments_cell(item) for number, item in sub_tasks(records).items()}
    assert column(source.sub_tasks, "comments") == found


def test_sub_task_fields(source: SourceDocument, records: Records) -> None:
    """A sub-task has a status or comments only where its row has them, and no other field."""
    always = {"text", "strategic_codes", "objective", "start", "timeline"}
    expected = {
        row.number: always
        | ({"status"} if re.match(r"(PARTIALLY )?COMPLETED ", row.comments) else set())
        | ({"comments"} if row.comments else set())
        for row in source.sub_tasks
    }
    assert expected == field_names(sub_tasks(records))


@pytest.mark.parametrize("name", ["text", "indicator", "timeline"])
def test_action_cells(name: str, source: SourceDocument, records: Records) -> None:
    """Each action has the words of its row, and no action is left out or added."""
    assert column(source.actions, name) == field(actions(records), name)


def test_action_responsible_bodies(source: SourceDocument, records: Records) -> None:
    """The responsible bodies of each action are the words of its cell in their order."""
    found = {number: " ".join(item["responsible"]) for number, item in actions(records).items()}
    assert column(source.actions, "responsible") == found


def test_action_updates(source: SourceDocument, records: Records) -> None:
    """Each action has the update of its row, without a date or a name that the source does not give."""
    found = {number: updates_cell(item) for number, item in actions(records).items()}
    assert column(source.actions, "updates") == found
    updates = [update for item in actions(records).values() for update in item.get("updates", [])]
    assert [{"text"}, {"text"}] == [set(update) for update in updates]


def test_action_fields(source: SourceDocument, records: Records) -> None:
    """An action has a timeline or updates only where its row has them, and no other field."""
    expected = {
        row.number: {"text", "responsible", "indicator"}
        | ({"timeline"} if row.timeline else set())
        | ({"updates"} if row.updates else set())
        for row in source.actions
    }
    assert expected == field_names(actions(records))


def test_each_mention_of_a_body_is_one_body(records: Records) -> None:
    """A cell that names two bodies is cut between them, never within a name."""
    expected = {
        "Members": 12,
        "WCO Secretariat": 10,
        "Secretariat": 3,
        "WCO Secretariat (CBD)": 1,
        "TFAWG Secretariat": 1,
        "Chair TFAWG": 1,
        "Beneficiaries": 1,
        "TFAWG": 1,
    }
    assert expected == Counter(body for item in actions(records).values() for body in item["responsible"])


def test_register_holds_every_body_that_is_responsible(records: Records) -> None:
    """Every responsible body is in the register, and what a body is the same as, or part of, is too."""
    register = records.bodies["bodies"]
    named = {body for item in actions(records).values() for body in item["responsible"]}
    named |= {body[link] for body in register.values() for link in ("same_as", "part_of") if link in body}
    assert set() == named - set(register)


def test_register_holds_only_names_of_the_source(source_text: str, records: Records) -> None:
    """Every name and short name of the register is printed in the source."""
    register = records.bodies["bodies"]
    names = [*register, *(body["short"] for body in register.values() if "short" in body)]
    assert [] == [name for name in names if not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", source_text)]


def test_counts_of_items(records: Records) -> None:
    """The document has 4 key deliverables, 9 tasks (3 without title), 20 sub-tasks and 25 actions."""
    assert 4 == len(records.programme["deliverables"])
    assert 9 == len(tasks(records))
    assert ["2.1", "3.1", "4.1"] == [number for number, task in tasks(records).items() if "text" not in task]
    assert 20 == len(sub_tasks(records))
    assert 25 == len(actions(records))


def test_counts_of_mentions(records: Records) -> None:
    """The document mentions 5 strategic codes 48 times, and responsible bodies 30 times in 25 cells."""
    codes = Counter(code for item in sub_tasks(records).values() for code in item["strategic_codes"])
    assert (5, 48) == (len(codes), codes.total())
    cells = [item["responsible"] for item in actions(records).values()]
    assert (25, 30) == (len(cells), sum(len(cell) for cell in cells))


def test_counts_of_empty_places(records: Records) -> None:
    """Six sub-tasks have no action this year, and two actions have no timeline."""
    parents = {number.rpartition(".")[0] for number in actions(records)}
    without_action = [number for number in sub_tasks(records) if number not in parents]
    assert ["1.2.3", "1.2.4", "1.5.1", "1.5.3", "1.5.4", "1.6.1"] == without_action
    without_timeline = [number for number, item in actions(records).items() if "timeline" not in item]
    assert ["1.3.2.5", "1.3.2.6"] == without_timeline


def test_counts_of_statuses(records: Records) -> None:
    """Two sub-tasks are completed, four partially completed; nobody assessed the others."""
    statuses = Counter(item.get("status") for item in sub_tasks(records).values())
    assert {"completed": 2, "partially completed": 4, None: 14} == statuses


def test_no_decision_or_date_is_invented(records: Records) -> None:
    """Programme and plan hold nothing beside the parts of the source: no decision, summary or closing."""
    programme = {"format", "financial_year", "title", "strategic_plan", "sections", "deliverables"}
    assert programme == set(records.programme)
    assert {"format", "financial_year", "actions"} == set(records.plan)


# Words of the source that belong to templates: headings, table headers, list marks, repeated rows.
TEMPLATE_WORDS = {
    "and Annual Work Plan 2021-2022": 1,
    "I II III IV": 1,
    "1ST 2ND 3RD 4TH": 1,
    "KEY DELIVERABLE OF THE TFAWG": 4,
    "a) b)": 1,
    "Task": 11,
    "1.5 Technical Assistance/Capacity Building": 1,
    "3.1": 1,
    "No Sub-Task WCO Strategic Plan Objective Start Timeline Comments": 10,
    "No Sub-Task WCO Strategic Goal Objective Start Timeline Comments": 1,
    "ACTIONS FOR FY 2021/2022": 5,
    "ACTIONS FOR FINANCIAL YEAR 2021/2022": 4,
    "No Action Responsible body Indicator Timeline Updates": 9,
}
# Words of the records that are not cells or paragraphs: format and years, what sections show, numbers.
RECORD_WORDS = {"1 2021/2022": 2, "2019/2022 strategic plan outline": 1, "1 2 3 4": 1}


def texts(value: object) -> Iterator[str]:
    """Yield every text of a value: scalars, and the keys that are numbers or codes."""
    if isinstance(value, dict):
        yield from (key for key in value if not re.fullmatch(r"[a-z_]+", key))
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, str):
        yield value


def words(lines: Iterable[str]) -> Counter[str]:
    """Count the words of lines, in small letters."""
    return Counter(word for line in lines for word in re.findall(r"\w+", line.casefold()))


def test_every_word_is_accounted_for(source_text: str, records: Records) -> None:
    """Word for word, whatever the layout: source = records + templates; no word is lost, added or doubled."""
    frame = words(line for line, times in TEMPLATE_WORDS.items() for _ in range(times))
    own = words(line for line, times in RECORD_WORDS.items() for _ in range(times))
    recorded = words([*texts(records.programme), *texts(records.plan)])
    assert words([repaired(source_text)]) + own == recorded + frame
