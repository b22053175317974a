"""What another language says: the same keys, only what is translated, and the English words that it is of."""

import pytest

from tfawg_cli.findings import Finding
from tfawg_cli.records.fields import FIELDS
from tfawg_cli.records.reading import read_translation
from tfawg_cli.records.translated_words import digest_of, held
from tfawg_cli.records.translation import TranslatedPlan, TranslatedProgramme
from tfawg_cli.yaml_text.text import read

PLAN = "data/plans/2021-2022.fr.yaml"
EDITION = "data/programme/2021-2022.fr.yaml"


def told(text: str, file: str = PLAN) -> list[tuple[str, str]]:
    """Give rule and message of what is wrong with a translation."""
    found: tuple[Finding, ...] = read_translation(read(text.encode(), file, frozenset({"format"}))).findings
    return [(finding.rule, finding.message) for finding in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("format: 1\n", []),
        ("format: 1\nactions:\n  1.1.1.1:\n    text: Adresser\n    of: {text: ee1d36ca1bbf}\n", []),
        ("format: 1\nactions:\n  1.1.1.1:\n    status: completed\n", [("unknown-field", "unknown field 'status'")]),
        ("format: 1\nactions:\n  1.1:\n    text: x\n", [("bad-number", "'1.1' is not the number of an action")]),
        (
            "format: 1\nactions:\n  1.1.1.1:\n    text: x\n    of: {text: abc}\n",
            [("bad-digest", "'abc' is not a digest")],
        ),
        (
            "format: 1\nactions:\n  1.1.1.1:\n    updates:\n      '0':\n        text: x\n",
            [("bad-number", "'0' is no place in a list")],
        ),
        ("format: 1\ntexts: x\n", [("unknown-field", "unknown field 'texts'")]),
    ],
)
def test_a_translation_is_read_as_strictly_as_the_record(text: str, expected: list[tuple[str, str]]) -> None:
    """A field that is not translated does not stand in it."""
    assert expected == told(text)


def test_an_edition_is_read_with_its_strategic_plan() -> None:
    """The English headings are the keys, and codes stand beside the heading."""
    text = (
        "format: 1\ntitle: Programme\nstrategic_plan:\n  groups:\n    'Objectives:':\n"
        "      heading: 'Objectifs :'\n      SO1: Facilitation\n"
    )
    reading = read_translation(read(text.encode(), EDITION, frozenset({"format"})))

    assert () == reading.findings
    assert reading.record is not None
    group = {"heading": "Objectifs :", "SO1": "Facilitation"}
    assert {"format": "1", "title": "Programme", "strategic_plan": {"groups": {"Objectives:": group}}} == held(
        reading.record
    )


def test_every_translated_field_has_its_place() -> None:
    """The models are grown from the table, so that a new field needs no line here."""
    assert {field.name for field in FIELDS["plan"] if field.translated} < TranslatedPlan.model_fields.keys()
    assert {field.name for field in FIELDS["edition"] if field.translated} < TranslatedProgramme.model_fields.keys()


def test_a_digest_stands_for_words() -> None:
    """Blanks, line ends and what nobody sees do not count; order and words do."""
    assert digest_of("one  two\nthree") == digest_of("one two three")
    assert digest_of(["one", "two"]) != digest_of(["two", "one"])
    assert 12 == len(digest_of(""))
