"""What the names of record files say."""

import pytest

from small_records import PLAN, FilesInMemory, files_of_small
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.language_tag import tag_of
from tfawg_cli.storage.loading import load, load_files
from tfawg_cli.storage.record_names import language_of, languages_in, needed, translation_file

FRENCH = "data/plans/2021-2022.fr.yaml"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (FRENCH, (PLAN, "fr")),
        ("data/plans/2021-2022.FR.yaml", (PLAN, "fr")),
        ("data/programme/2021-2022.pt-BR.yaml", ("data/programme/2021-2022.yaml", "pt-BR")),
        ("data/plans/2021-2022.en.yaml", ("", "")),
        ("data/plans/2021-2022.old.yaml", ("", "")),
        ("data/programme/2021-2022.pt-br.yaml", ("data/programme/2021-2022.yaml", "pt-BR")),
        ("data/plans/2021-2023.fr.yaml", ("", "")),
        (PLAN, ("", "")),
        ("data/programme/bodies.fr.yaml", ("", "")),
    ],
)
def test_a_translation_is_known_by_its_name(path: str, expected: tuple[str, str]) -> None:
    """English is the record itself, and a copy that somebody kept is no language."""
    assert expected == language_of(path)


def test_names_are_made_and_found() -> None:
    """There and back."""
    assert FRENCH == translation_file(PLAN, tag_of("FR"))
    assert {"fr"} == languages_in([PLAN, FRENCH])


def test_no_translation_is_opened_unasked() -> None:
    """Not even one that cannot be read; asked for, it is told."""
    tree = FilesInMemory({**files_of_small(), FRENCH: "format: ["})

    assert FRENCH not in load(tree).texts
    assert FRENCH not in load_files(tree, [PLAN]).texts
    assert FRENCH in load_files(tree, [PLAN], ["fr"]).texts
    assert FRENCH in load_files(tree, [FRENCH]).texts
    assert FRENCH in load(tree, languages=None).workspace.broken
    assert FRENCH in load(tree, FinancialYear(2021), languages=["fr"]).texts
    assert FRENCH not in load(tree, languages=["es"]).texts


@pytest.mark.parametrize(("tag", "other"), [("fr", "FR"), ("fr-ca", "fr-CA"), ("sr-latn", "sr-Latn")])
def test_a_language_speaks_once(tag: str, other: str) -> None:
    """Two names that differ in capitals alone are one language."""
    file = FRENCH.replace(".fr.", f".{tag}.")
    both = dict.fromkeys((file, FRENCH.replace(".fr.", f".{other}.")), "format: 1\n")
    found = load(FilesInMemory({**files_of_small(), **both}), languages=[tag_of(tag)]).findings

    assert [("language-twice", file)] == [(finding.rule, finding.place.file) for finding in found]


def test_of_one_year_the_edition_that_it_goes_by_is_needed() -> None:
    """The newest one not later; a plan of another year tells nothing of it, nor a translation."""
    names = (
        "plans/2021-2022",
        "plans/2022-2023",
        "programme/2021-2022",
        "programme/2023-2024",
        "programme/2022-2023.fr",
    )
    paths = [f"data/{name}.yaml" for name in names]

    chosen = needed(paths, FinancialYear(2022), frozenset({"plans", "programme"}))

    assert ["data/plans/2022-2023.yaml", "data/programme/2021-2022.yaml"] == chosen
