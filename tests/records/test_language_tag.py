"""How the tag of a language is spelled."""

import re

import pytest

from tfawg_cli.records.language_tag import TAG_PATTERN, tag_of


@pytest.mark.parametrize(
    ("typed", "spelled"),
    [
        ("FR", "fr"),
        ("pt-br", "pt-BR"),
        ("PT-BR", "pt-BR"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("ES-419", "es-419"),
        ("de-CH-1996", "de-CH-1996"),
        ("sl-ROZAJ-1ABC", "sl-rozaj-1abc"),
        ("cmn-HANS", "cmn-Hans"),
    ],
)
def test_a_tag_has_one_spelling(typed: str, spelled: str) -> None:
    """Language, script, region and variant each have their own; spelled once more it stays."""
    assert spelled == tag_of(typed) == tag_of(spelled)
    assert re.fullmatch(TAG_PATTERN, spelled)


@pytest.mark.parametrize("typed", ["FR", "pt-br", "pt-Br", "zh-hant", "zh-HANT", "sl-Rozaj", "es-4", "français", ""])
def test_a_record_holds_no_other_spelling(typed: str) -> None:
    """Nor what is no tag at all."""
    assert re.fullmatch(TAG_PATTERN, typed) is None
