"""A field that slipped into the text above it is told, and words that are meant are not."""

import pytest

from conftest import ROOT
from small_records import BODIES, EDITION, PLAN, Change, FilesInMemory, found
from tfawg_cli.findings import MOST_TOLD, Finding
from tfawg_cli.records.plan import Plan
from tfawg_cli.records.swallowed import swallowed
from tfawg_cli.storage.loading import load
from tfawg_cli.yaml_text.text import read


def told(text: str) -> list[Finding]:
    """Look at an action with some lines behind its number."""
    whole = read(f"format: 1\nfinancial_year: 2021/2022\nactions:\n  1.1.1.1:\n{text}".encode(), PLAN)
    return swallowed(Plan, whole, whole.data)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("    text: >-\n      Send a call\n      timeline: June 2022\n", "timeline: June 2022"),
        ("    text: |\n      Send a call\n\n      timeline: June 2022\n\n", "timeline: June 2022"),
        ("    text: >-\n      Send a call\n      timeline:\n", "timeline:"),
        ("    text: >-\n      Send a call\n      updates:\n      - date: 2022-01-01\n        text: x\n", "updates:"),
        ("    updates:\n      - text: >-\n          It was\n          by: Members\n", "by: Members"),
    ],
)
def test_a_field_in_the_text_above_it_is_told(text: str, line: str) -> None:
    """The last line, or one whose list slipped along; also in an entry of a list."""
    (finding,) = told(text)

    assert (line, "swallowed-field") == (finding.place.words, finding.rule)
    assert f"reads like the field '{line.partition(':')[0]}'" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "    text: >-\n      Send a call\n      timeline: June 2022\n    timeline: May 2022\n",  # it is there already
        "    text: >-\n      timeline: June 2022\n",  # a text that begins so was meant to
        "    text: >-\n      Send a call\n      timeline: June\n      and July\n",  # something follows
        "    text: >-\n      Send a call with a timeline: June 2022\n",  # it begins no line
        "    text: >-\n      Send a call\n      Timeline: June 2022\n",  # nobody types a field so
        "    text: >-\n      Send a call\n      note: June 2022\n",  # there is no such field
        "    text: 'Send a timeline: June 2022'\n",
        "    text: >-\n      Send a call\n      timeline:June 2022\n",
    ],
)
def test_words_that_are_meant_are_not(text: str) -> None:
    """Only what a slip of the hand makes is doubted."""
    assert [] == told(text)


def test_nothing_of_the_real_records_is_doubted() -> None:
    """All that they say is meant."""
    files = {file: (ROOT / file).read_text(encoding="utf-8") for file in (PLAN, EDITION, BODIES)}
    assert "swallowed-field" not in {one.rule for one in load(FilesInMemory(files)).findings}


def test_a_field_that_must_be_there_is_told_once() -> None:
    """As the error that it is; another one beside it is told as well."""
    changes: tuple[Change, ...] = (
        (
            PLAN,
            "    text: Offer a speaker to two conferences\n",
            "    text: >-\n      Offer a speaker\n      status: active\n",
        ),
    )
    assert ["swallowed-field"] == [one.rule for one in found(*changes)]
    last = "      Propose new wording where it is needed.\n"
    slip = (PLAN, f"{last}    responsible:", f"{last}      responsible:")
    assert ["missing-field"] == [one.rule for one in found(slip)]


def test_of_many_the_first_are_told() -> None:
    """A file of nothing else stays cheap."""
    slip = "    text: >-\n      Send a call\n      timeline: June 2022\n"
    more = "".join(f"  1.1.1.{number}:\n{slip}" for number in range(2, MOST_TOLD + 10))
    assert MOST_TOLD == len(told(slip + more))
