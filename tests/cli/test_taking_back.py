"""`undo` and `redo` of a translation: told in its words, as `diff --lang` tells it."""

from pathlib import Path

import openpyxl
import pytest

import bilingual
from conftest import Run

FRENCH = "data/plans/2021-2022.fr.yaml"
ITEM = "Key deliverable 2: Faire connaître les travaux du groupe.\n  2.1.1.1 "


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A year in both languages."""
    bilingual.make(tmp_path)
    bilingual.speak_french(tmp_path)
    return tmp_path


def test_words_are_told_both_ways(folder: Path, inside: Run) -> None:
    """The old ones and the new ones, under the words of their item; no line of YAML."""
    inside("edit", "2.1.1.1", "--lang", "fr", "--indicator", "Nombre d’orateurs", cwd=folder)
    back, again = (inside(one, cwd=folder).out for one in ("undo", "redo"))
    text = (
        "\nwords in 'fr'\n\nFinancial year 2021/2022\n\n"
        + ITEM
        + "Proposer un intervenant à deux conférences\n    2.1.1.1 "
    )

    assert f"{text}indicator: Nombre d’orateurs → Nombre d’intervenants\n\nwrote {FRENCH}\n" in back
    assert f"{text}indicator: Nombre d’intervenants → Nombre d’orateurs\n\nwrote {FRENCH}\n" in again


def test_what_becomes_stale_again_is_marked(folder: Path, inside: Run) -> None:
    """A digest alone was written; the reader sees what it means."""
    inside("edit", "2.1.1.1", "--text", "Offer one speaker to two conferences", cwd=folder)
    inside("translate", "--lang", "fr", "--still-right", "2.1.1.1", cwd=folder)

    told = inside("undo", cwd=folder).out

    assert "\nwords in 'fr' ([≠]: of earlier English words)\n" in told
    assert ITEM + "reworded: {+[≠]+} Proposer un intervenant à deux conférences\n" in told
    assert "in 'fr'" not in inside("undo", cwd=folder).out


def test_what_english_tells_is_told_once(folder: Path, inside: Run) -> None:
    """A translation that goes along with its item, or with a whole year, is no news; words of its own are."""
    inside("renumber", "2.1.1.1", "2.1.1.4", "--yes", cwd=folder)
    inside("carry-forward", "2021/2022", cwd=folder)

    for _ in range(2):
        told = inside("undo", cwd=folder).out
        assert "in 'fr'" not in told
        assert "@@" not in told
        assert f"{FRENCH.replace('2021-2022', '2022-2023')}\n" in told or f"wrote {FRENCH}\n" in told


def test_another_translation_that_cannot_be_read_hinders_nothing(folder: Path, inside: Run) -> None:
    """The words are told, and come back."""
    inside("edit", "2.1.1.1", "--lang", "fr", "--indicator", "Nombre", cwd=folder)
    (folder / "data/programme/2021-2022.fr.yaml").write_bytes(b"{")

    told = inside("undo", cwd=folder)

    assert (0, True) == (told.status, "indicator: Nombre → Nombre d’intervenants" in told.out)


def test_headings_are_said_otherwise(folder: Path, inside: Run) -> None:
    """No section came or went, and the mark of what is not translated any more is explained."""
    (folder / FRENCH.replace("plans", "programme")).unlink()
    inside("translate", "2021/2022", "--lang", "fr", "-o", "t.xlsx", cwd=folder)
    book = openpyxl.load_workbook(folder / "t.xlsx")
    sheet = book["Translation"]
    titles = [cell.value for cell in sheet[1]]
    (row,) = (
        n for n in range(2, sheet.max_row + 1) if sheet.cell(n, titles.index("english") + 1).value == "Introduction"
    )
    sheet.cell(row, titles.index("translation") + 1).value = "Avant-propos"
    book.save(folder / "t.xlsx")
    inside("translate", "2021/2022", "--lang", "fr", "--from", "t.xlsx", cwd=folder)

    told = inside("undo", cwd=folder).out

    assert "\nwords in 'fr' ([EN]: not translated, so English)\n" in told
    assert "\n  Work Programme heading: Avant-propos → [EN] Introduction\n" in told
    assert "removed" not in told
