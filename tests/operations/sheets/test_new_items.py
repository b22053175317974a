"""New rows of a workbook for editing are items to add: with the next number, whole, and together with the rest."""

from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
import pytest

from conftest import Ran, Run

PLAN = "data/plans/2021-2022.yaml"
EDITION = "data/programme/2021-2022.yaml"
ASK: Mapping[str, str] = {"text": "Ask the Chair", "responsible": "Members; TFAWG", "indicator": "Number of answers"}
SUB_TASK: Mapping[str, str] = {"text": "Meet", "objective": "Agree", "start": "2022", "timeline": "Ongoing"}

Row = Mapping[str, str | None]
Took = Callable[..., Ran]


@pytest.fixture
def took(workspace: Path, inside: Run) -> Took:
    """Write rows of a kind into a workbook below those that are there, and take it back."""

    def take(kind: str, *rows: Row, only: tuple[str, ...] = (), changes: Mapping[str, Row] | None = None) -> Ran:
        inside("list", kind, "--for-editing", "-o", "p.xlsx", "--force", cwd=workspace)
        book = openpyxl.load_workbook(workspace / "p.xlsx")
        sheet = book[kind.capitalize()]
        titles = [str(one.value) for one in sheet[1]]
        last = max(one.row for one in sheet["B"] if one.value)
        places = {str(one.value): one.row for one in sheet["B"]}
        written = [*enumerate(rows, start=last + 1), *((places[of], row) for of, row in (changes or {}).items())]
        for place, row in written:
            for name, words in row.items():
                sheet.cell(place, titles.index(name) + 1).value = words
        book.save(workspace / "p.xlsx")
        return inside("edit", "--from", "p.xlsx", *only, "--yes", cwd=workspace)

    return take


def test_new_actions_are_added_with_the_rest(workspace: Path, inside: Run, took: Took) -> None:
    """In the order of their numbers, whatever the order of the rows; lists stay lists."""
    ran = took("actions", {"number": "1.4.1.4", **ASK, "text": "Ask again"}, {"number": "1.4.1.3", **ASK})

    assert 0 == ran.status
    assert ran.out.startswith(
        "p.xlsx: 2 new items of 2021/2022\n  1.4.1.3 text: Ask the Chair\n  1.4.1.3 responsible: Members; TFAWG\n"
    )
    plan = (workspace / PLAN).read_text(encoding="utf-8")
    places = [plan.index(f"  {number}:") for number in ("1.4.1.2", "1.4.1.3", "1.4.1.4", "1.5.2.1")]
    assert sorted(places) == places
    assert "    responsible: [Members, TFAWG]\n" in plan
    assert 0 == inside("validate", cwd=workspace).status


def test_a_row_that_was_copied_is_a_new_one(workspace: Path, took: Took) -> None:
    """With its hidden key: the number of its own says that it is another action."""
    ran = took("actions", {"number": "1.4.1.3", "key": "2021/2022 1.4.1.2", **ASK})

    assert "p.xlsx: 1 new item of 2021/2022\n" in ran.out
    assert "  1.4.1.3:\n    text: Ask the Chair\n" in (workspace / PLAN).read_text(encoding="utf-8")


def test_words_that_change_beside_a_new_row(workspace: Path, took: Took) -> None:
    """Both are shown, and taken together."""
    (workspace / PLAN).write_text(
        (workspace / PLAN).read_text(encoding="utf-8").replace("Send the invitation", "Invite"), encoding="utf-8"
    )

    ran = took("actions", {"number": "1.4.1.3", **ASK}, changes={"1.4.1.2": {"indicator": "Send the invitation"}})

    assert ran.out.startswith("p.xlsx: 1 item of 2021/2022 with other words; 1 new item of 2021/2022\n")
    assert "  1.4.1.2 indicator: Invite → Send the invitation\n" in ran.out


def test_new_items_of_the_programme(workspace: Path, inside: Run, took: Took) -> None:
    """A task, then its first sub-task, then two more."""
    task = took("tasks", {"number": "1.7", "text": "Another task"})
    first = took("sub-tasks", {"number": "1.7.1", **SUB_TASK})
    more = took("sub-tasks", {"number": "1.7.2", **SUB_TASK}, {"number": "1.7.3", **SUB_TASK, "status": "inactive"})

    assert [0, 0, 0] == [task.status, first.status, more.status]
    edition = (workspace / EDITION).read_text(encoding="utf-8").replace('"', "")
    places = [edition.index(f" {number}:\n") for number in ("1.7", "1.7.1", "1.7.2", "1.7.3")]
    assert sorted(places) == places
    assert 0 == inside("validate", cwd=workspace).status


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"number": "1.4.1.4", **ASK}, "row 27: 1.4.1.4 is not the next number below 1.4.1 (write 1.4.1.3)"),
        ({"number": "1.9.1.1", **ASK}, "row 27: 1.9.1.1 is new, and there is no 1.9.1 that it could stand below"),
        ({"number": "new", **ASK}, "row 27: 'new' is not an item number (write it like 1, 1.2, 1.2.3 or 1.2.3.4)"),
        ({**ASK}, "row 27: '' is not an item number"),
        (
            {"number": "1.4.1.3", "text": "Ask"},
            "row 27: 1.4.1.3 is new, and an action needs more: responsible, indicator",
        ),
        ({"number": "1.4.1.3", **ASK, "updates": "x"}, "row 27: updates of a new item cannot be told here (empty the"),
        ({"number": "1.4.1.3", **ASK, "responsible": "Nobody"}, "row 27: there is no body 'Nobody'"),
    ],
)
def test_what_cannot_be_added_is_named_by_its_row(
    workspace: Path, took: Took, row: dict[str, str | None], told: str
) -> None:
    """And nothing is written."""
    before = (workspace / PLAN).read_bytes()

    ran = took("actions", row)

    assert (2, before) == (ran.status, (workspace / PLAN).read_bytes())
    assert told in ran.err


def test_several_first_items_are_taken_one_by_one(workspace: Path, inside: Run, took: Took) -> None:
    """Below a task that has none yet; --only takes the first of them."""
    inside("add", "1", "Another task", cwd=workspace)
    rows = [{"number": number, **SUB_TASK} for number in ("1.7.1", "1.7.2")]
    refused = took("sub-tasks", *rows)

    ran = took("sub-tasks", *rows, only=("--only", "1.7.1"))

    assert "1.7 has no sub-tasks yet, and cannot get several at once (take one of them with --only" in refused.err
    assert 0 == ran.status
