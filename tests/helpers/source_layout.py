"""Read the source document by its layout alone: headings, paragraphs and tab-separated tables.

This reader never looks at the records in data/. The tests compare what it finds with what the records hold.
It is strict: a line of a table or of a key deliverable that fits no part of the layout is an error.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# The only typographic damage of the conversion that is repaired: italics, and an ordinal cut in two.
REPAIRS = (("<i>", ""), ("</i>", ""), ("14 th", "14th"))

SECTION = re.compile(r"(?P<numeral>[IVX]+)\. (?P<heading>[A-Z].*)")
PLAN_GROUP = re.compile(r"- \*\*(?P<label>.+)\*\*")
PLAN_CODE = re.compile(r"(?P<code>[A-Z]+[0-9]+) \u2013 (?P<title>.+)")
DELIVERABLE = re.compile(r"(?P<ordinal>[0-9]+)(?:ST|ND|RD|TH) KEY DELIVERABLE OF THE TFAWG")
POINT = re.compile(r"- [a-z]\) (?P<text>.+)")
CAPTION = re.compile(r"ACTIONS FOR (?:FY|FINANCIAL YEAR) (?P<year>[0-9]{4}/[0-9]{4})")
TASK = re.compile(r"Task (?P<number>[0-9]+\.[0-9]+)(?: (?P<title>.+))?")
SUB_TASK_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+){2}")
ACTION_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+){3}")
# Page breaks and the blank table became lines of stars, dashes and tabs.
RESIDUE = re.compile(r"[-*\s]*")

SUB_TASK_COLUMNS = 7
ACTION_COLUMNS = 6

Cells = list[str]


class LayoutError(ValueError):
    """A line of the source fits no part of its known layout."""


@dataclass(frozen=True)
class Section:
    """A narrative section; the paragraphs keep their ** marks."""

    numeral: str
    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class PlanLine:
    """A line of the strategic plan list, under the label of its group; the goal has no code."""

    group: str
    code: str | None
    title: str


@dataclass(frozen=True)
class Deliverable:
    """A key deliverable; the ordinal is the number of "1ST", the points are its list a), b)."""

    ordinal: str
    text: str
    points: tuple[str, ...]


@dataclass(frozen=True)
class Task:
    """The title row of a table of sub-tasks."""

    number: str
    title: str | None


@dataclass(frozen=True)
class SubTaskRow:
    """A row of a table of sub-tasks; an empty cell is an empty string."""

    number: str
    text: str
    strategic_codes: str
    objective: str
    start: str
    timeline: str
    comments: str


@dataclass(frozen=True)
class ActionRow:
    """A row of a table of actions; an empty or missing cell is an empty string."""

    number: str
    text: str
    responsible: str
    indicator: str
    timeline: str
    updates: str


@dataclass(frozen=True)
class SourceDocument:
    """The whole source document; action_years holds the year in the caption of each table of actions."""

    title: str
    sections: tuple[Section, ...]
    strategic_plan: tuple[PlanLine, ...]
    deliverables: tuple[Deliverable, ...]
    tasks: tuple[Task, ...]
    sub_tasks: tuple[SubTaskRow, ...]
    actions: tuple[ActionRow, ...]
    action_years: tuple[str, ...]


def read_source(text: str) -> SourceDocument:
    """Read the whole document: a title and the narrative, then one block for each key deliverable."""
    narrative, *blocks = _blocks(_lines(text), DELIVERABLE)
    [title], *sections = _blocks(narrative, SECTION)
    prose = [line for block in blocks for line in block if "\t" not in line]
    tables = [_cells(line) for block in blocks for line in block if "\t" in line]
    rows = _joined_rows(tables)
    return SourceDocument(
        title=title,
        sections=tuple(_section(lines) for lines in sections),
        strategic_plan=tuple(line for lines in sections for line in _plan_lines(lines)),
        deliverables=tuple(_deliverable(lines) for lines in _blocks(prose, DELIVERABLE)[1:]),
        tasks=_tasks(tables),
        sub_tasks=tuple(SubTaskRow(*row) for row in _rows(rows, SUB_TASK_NUMBER, SUB_TASK_COLUMNS)),
        actions=tuple(ActionRow(*row) for row in _rows(rows, ACTION_NUMBER, ACTION_COLUMNS)),
        action_years=tuple(found["year"] for line in prose if (found := CAPTION.fullmatch(line))),
    )


def repaired(text: str) -> str:
    """Undo the documented typographic damage and fold white space; tabs, the cell borders, stay."""
    for damaged, whole in REPAIRS:
        text = text.replace(damaged, whole)
    return re.sub(r" +", " ", text).strip(" ")


def _lines(text: str) -> list[str]:
    """Return the repaired lines that say something."""
    return [repaired(line) for line in text.split("\n") if not RESIDUE.fullmatch(line)]


def _blocks(lines: Iterable[str], start: re.Pattern[str]) -> list[list[str]]:
    """Cut lines in front of each line that matches start; the first block is what stands before them."""
    blocks: list[list[str]] = [[]]
    for line in lines:
        if start.fullmatch(line):
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _section(lines: list[str]) -> Section:
    """Read a section: its heading and its paragraphs up to the first list of the strategic plan."""
    heading = _match(SECTION, lines[0])
    paragraphs = _blocks(lines[1:], PLAN_GROUP)[0]
    return Section(heading["numeral"], heading["heading"], tuple(paragraphs))


def _plan_lines(lines: list[str]) -> Iterator[PlanLine]:
    """Read the lists of the strategic plan in a section: a label, then its lines."""
    for label, *items in _blocks(lines, PLAN_GROUP)[1:]:
        group = _match(PLAN_GROUP, label)["label"]
        for item in items:
            found = PLAN_CODE.fullmatch(item)
            yield PlanLine(group, found["code"], found["title"]) if found else PlanLine(group, None, item)


def _deliverable(lines: list[str]) -> Deliverable:
    """Read the prose of a key deliverable: ordinal, one paragraph, points; captions are not its own."""
    ordinal = _match(DELIVERABLE, lines[0])["ordinal"]
    own = [line for line in lines[1:] if not CAPTION.fullmatch(line)]
    if not own:
        raise LayoutError(f"key deliverable without text: {lines[0]!r}")
    return Deliverable(ordinal, own[0], tuple(_match(POINT, line)["text"] for line in own[1:]))


def _cells(line: str) -> Cells:
    """Cut a table line into its cells."""
    return [cell.strip(" ") for cell in line.split("\t")]


def _is_frame(cells: Cells) -> bool:
    """Say whether a table line is a task title or a header, which repeat after a page break."""
    return cells[0] == "No" or TASK.fullmatch(cells[0]) is not None


def _joined_rows(tables: Iterable[Cells]) -> list[Cells]:
    """Return the rows of all tables; a row without a number continues the one before it, cell by cell."""
    rows: list[Cells] = []
    for cells in tables:
        if _is_frame(cells):
            continue
        if cells[0]:
            _check_number(cells)
            rows.append(cells)
        elif rows:
            rows[-1] = _joined(rows[-1], cells)
        else:
            raise LayoutError(f"continues no row: {cells!r}")
    return rows


def _joined(row: Cells, rest: Cells) -> Cells:
    """Join the two halves of a row that a page break split, with one space where both say something."""
    if len(row) != len(rest):
        raise LayoutError(f"{len(rest)} cells continue a row of {len(row)}: {rest!r}")
    return [" ".join(half for half in halves if half) for halves in zip(row, rest, strict=True)]


def _check_number(cells: Cells) -> None:
    """Refuse a row that is neither a sub-task nor an action."""
    if not SUB_TASK_NUMBER.fullmatch(cells[0]) and not ACTION_NUMBER.fullmatch(cells[0]):
        raise LayoutError(f"not the number of a sub-task or an action: {cells!r}")


def _tasks(tables: Iterable[Cells]) -> tuple[Task, ...]:
    """Return the tasks in their order; a title that a page break repeats counts once."""
    found = [match for cells in tables if (match := TASK.fullmatch(cells[0]))]
    return tuple(dict.fromkeys(Task(match["number"], match["title"]) for match in found))


def _rows(rows: Iterable[Cells], number: re.Pattern[str], columns: int) -> Iterator[Cells]:
    """Yield the rows with such a number, with an empty cell for each one that is missing at the end."""
    for row in rows:
        if not number.fullmatch(row[0]):
            continue
        if len(row) > columns:
            raise LayoutError(f"more than {columns} cells: {row!r}")
        yield row + [""] * (columns - len(row))


def _match(pattern: re.Pattern[str], line: str) -> re.Match[str]:
    """Match a whole line, or refuse it."""
    found = pattern.fullmatch(line)
    if found is None:
        raise LayoutError(f"unexpected line: {line!r}")
    return found
