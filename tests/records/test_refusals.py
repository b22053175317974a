"""Refusals of the schema: looked for in parts or all at once, they are the same; of many, the first are told."""

from itertools import islice
from pathlib import Path

import pytest
from pydantic import BaseModel, ValidationError

from conftest import BASE, ROOT
from slips import slips
from small_records import EDITION, PLAN, files_of_small, small
from tfawg_cli.findings import MOST_TOLD, Finding
from tfawg_cli.records import reading, refusals
from tfawg_cli.records.plan import Plan
from tfawg_cli.records.programme import Programme
from tfawg_cli.records.refusals import Refusals, refusals_of_large
from tfawg_cli.yaml_text.text import read

MODELS: dict[str, type[BaseModel]] = {"plans": Plan, "programme": Programme}


def broken_texts() -> list[tuple[str, str]]:
    """Give texts of plans and editions with faults of all kinds, each with the folder that it lies in."""
    examples = [path for path in sorted((BASE.parent / "bad").glob("*/data/*/2???-????.yaml")) if path.is_file()]
    found = [(path.parent.name, path.read_bytes().decode("utf-8", "replace")) for path in examples]
    for file in (PLAN, EDITION):
        whole = (ROOT / file).read_text(encoding="utf-8")
        found += [(Path(file).parent.name, slip.text) for slip in islice(slips(file, whole), 0, None, 31)]
    return found


def told(found: Refusals) -> list[tuple[object, ...]]:
    """Give the place and the kind of each refusal, in order of places."""
    return sorted((str(error["loc"]), error["type"], error["msg"]) for error in found.told)


@pytest.mark.parametrize("part", [1, 2, 7])
def test_in_parts_the_same_is_refused(monkeypatch: pytest.MonkeyPatch, part: int) -> None:
    """However small the parts are, nothing is told beside, nothing is missed, and no place moves."""
    monkeypatch.setattr(refusals, "_PART", part)
    compared = 0
    for kind, text in broken_texts():
        data = read(text.encode("utf-8", "replace"), "").data
        try:
            MODELS[kind].model_validate(data if isinstance(data, dict) else {})
        except ValidationError as error:
            whole, parts = refusals.refusals(error), refusals_of_large(MODELS[kind], data or {})
            assert (told(whole), whole.items) == (told(parts), parts.items)
            compared += 1
    assert compared > 100


def test_right_data_are_refused_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """And a large file gives the records that a small one gives."""
    before = small().workspace
    monkeypatch.setattr(reading, "_LARGE", 1)
    after = small()
    assert (before, ()) == (after.workspace, after.findings)


def test_of_many_refusals_the_first_are_told_and_the_others_counted() -> None:
    """And every item that cannot be read is known to be there."""
    actions = "".join(f"  1.1.1.{number}: {{}}\n" for number in range(1, 2001))
    loaded = small((PLAN, files_of_small()[PLAN], f"format: 1\nfinancial_year: 2021/2022\nactions:\n{actions}"))

    assert MOST_TOLD + 1 == len(loaded.findings)
    assert ("more-findings", 5000, "5,000 more errors in this file") == last(loaded.findings)
    plan = next(iter(loaded.workspace.plans.values()))
    assert ({}, 2000) == (plan.record.actions, len(plan.unreadable))


def test_of_many_faults_of_a_text_the_first_are_told() -> None:
    """Errors and warnings are counted apart."""
    actions = "".join(
        f"  1.1.1.{number}:\n    text: x #1\n    responsible: [Members]\n    indicator: yes\n"
        for number in range(1, 1003)
    )
    warned = "  1.1.1.2000:\n    text: x #1\n    responsible: [Members]\n    indicator: x\n"
    loaded = small((PLAN, files_of_small()[PLAN], f"format: 1\nfinancial_year: 2021/2022\nactions:\n{actions}{warned}"))

    counted = [(one.message, one.stands_for) for one in loaded.findings if one.rule == "more-findings"]
    assert [("2 more errors in this file", 2), ("3 more warnings in this file", 3)] == counted


def test_what_is_in_a_badly_numbered_item_is_told_as_well() -> None:
    """It is no container that slipped: its fields are looked at like those of any other item."""
    loaded = small((PLAN, "  2.1.1.1:\n", "  2.1.1.x:\n    result: []\n"))

    assert ["bad-number", "wrong-kind"] == sorted(one.rule for one in loaded.findings if one.rule != "no-actions")


def last(findings: tuple[Finding, ...]) -> tuple[str, int, str]:
    """Give what the last finding says."""
    return findings[-1].rule, findings[-1].stands_for, findings[-1].message
