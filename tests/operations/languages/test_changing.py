"""Translations are written as every record is: as little as possible changes, and each says what it is of."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bilingual
from small_records import EDITION, PLAN, small
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.languages.changing import Speaking, Wish, still_right, translate
from tfawg_cli.operations.languages.pieces import Piece, pieces
from tfawg_cli.operations.languages.standing import Language, Standing, translated
from tfawg_cli.records.base import UNTYPED_KEYS
from tfawg_cli.records.financial_year import FinancialYear
from tfawg_cli.records.plan import Plan
from tfawg_cli.records.programme import Programme
from tfawg_cli.records.reading import read_translation
from tfawg_cli.records.workspace import Filed
from tfawg_cli.storage.loading import load
from tfawg_cli.storage.tree import WorkingTree
from tfawg_cli.yaml_text.splicing import edited
from tfawg_cli.yaml_text.text import YamlText, read

YEAR = FinancialYear(2021)
WORKSPACE = small().workspace
RECORDS: dict[str, Plan | Programme] = {PLAN: WORKSPACE.plans[YEAR].record, EDITION: WORKSPACE.editions[YEAR].record}
ALL = [(file, piece) for file, record in RECORDS.items() for piece in pieces(record)]


def speaking(english: str, text: YamlText) -> Speaking:
    """Take a translation as it stands."""
    record = read_translation(text).record
    assert record is not None
    return Speaking(RECORDS[english], text.file, Filed(text.file, record), text.data)


def fresh(english: str) -> YamlText:
    """Give a translation that says nothing yet."""
    return read(b"format: 1\n", english.replace(".yaml", ".fr.yaml"), UNTYPED_KEYS)


def done(english: str, text: YamlText, wishes: list[Wish]) -> YamlText:
    """Write wishes into a translation."""
    for step in translate(speaking(english, text), wishes, "x").edits.get(text.file, ()):
        text = edited(text, step, UNTYPED_KEYS)
    return text


def said(piece: Piece) -> str | tuple[str, ...]:
    """Make up a translation."""
    return "mot" if isinstance(piece.words, str) else tuple("point" for _ in piece.words)


@given(chosen=st.lists(st.integers(0, len(ALL) - 1), min_size=1, unique=True))
def test_any_texts_in_any_order_are_said_and_taken_away_again(chosen: list[int]) -> None:
    """One by one; at the end the file says nothing."""
    for english, record in RECORDS.items():
        mine = [ALL[place][1] for place in chosen if ALL[place][0] == english]
        text = fresh(english)
        for piece in mine:
            text = done(english, text, [Wish(piece, said(piece))])
        found = translated(record, speaking(english, text).held)
        assert {piece.path for piece in mine} == {one.piece.path for one in found if one.words == said(one.piece)}
        assert {one.standing for one in found if one.words == said(one.piece)} <= {Standing.TRANSLATED}

        text = done(english, text, [Wish(piece, None) for piece in mine])
        assert [] == list(Language(speaking(english, text).held).entries())


def test_what_is_said_already_changes_nothing() -> None:
    """Not a byte."""
    piece = ALL[0][1]
    text = done(PLAN, fresh(PLAN), [Wish(piece, "mot")])

    assert {} == translate(speaking(PLAN, text), [Wish(piece, "mot")], "x").edits


def test_a_stale_text_is_right_again(tmp_path: Path) -> None:
    """Only its digest moves."""
    bilingual.make(tmp_path)
    bilingual.speak_french(tmp_path)
    plan = tmp_path / PLAN
    plan.write_text(plan.read_text("utf-8").replace("Send a call", "Send one call"), "utf-8")
    workspace = load(WorkingTree(tmp_path), languages=["fr"]).workspace
    filed, held = workspace.plans[YEAR], workspace.translations[PLAN, "fr"]
    text = read((tmp_path / held.file).read_bytes(), held.file, UNTYPED_KEYS)
    stale = [one.piece for one in translated(filed.record, held) if one.standing is Standing.STALE]

    revision = still_right(Speaking(filed.record, held.file, held, text.data), pieces(filed.record), "x")
    [step] = revision.edits[held.file]
    lines = zip(text.text.splitlines(), edited(text, step, UNTYPED_KEYS).text.splitlines(), strict=True)

    assert ["1.1.1.1"] == [piece.number for piece in stale]
    assert 1 == sum(old != new for old, new in lines)
    assert {} == still_right(Speaking(filed.record, held.file, None, text.data), stale, "x").edits


@pytest.mark.parametrize(
    ("piece", "words", "told"),
    [
        (
            ("deliverables", "1", "points"),
            ("un",),
            "key deliverable 1 has 2 points in English, and 1 in the translation",
        ),
        (("deliverables", "1", "points"), ("un", "deux", "trois"), "has 2 points in English, and 3 in"),
        (
            ("amendments", "1", "was"),
            ("un", "deux"),
            "amendments 1 was has 1 point in English, and 2 in the translation",
        ),
    ],
)
def test_no_point_is_lost_or_made_up(piece: tuple[str, ...], words: tuple[str, ...], told: str) -> None:
    """Whoever wishes it: every road goes through here."""
    english = ("one", "two") if piece[-1] == "points" else ("one",)

    with pytest.raises(CannotGoOnError, match=told):
        translate(speaking(EDITION, fresh(EDITION)), [Wish(Piece(piece, english), words)], "x")


def test_points_that_came_since_are_not_there_in_old_words() -> None:
    """They cannot be said to be right for today's."""
    piece = next(piece for file, piece in ALL if file == EDITION and piece.field == "points")
    text = done(EDITION, fresh(EDITION), [Wish(piece, said(piece), "0123456789ab")])
    more = Piece(piece.path, (*piece.words, "another"))

    with pytest.raises(CannotGoOnError, match="points in English"):
        still_right(speaking(EDITION, text), [more], "x")


@pytest.mark.parametrize(
    ("path", "number"),
    [
        (("actions", "1.1.1.1", "updates", "1", "text"), "1.1.1.1"),
        (("deliverables", "1", "points"), "1"),
        (("deliverables", "1", "tasks", "1.1", "text"), "1.1"),
        (("sections", "1", "heading"), ""),
        (("title",), ""),
    ],
)
def test_a_text_knows_its_item(path: tuple[str, ...], number: str) -> None:
    """Whatever it is counted by besides."""
    assert number == Piece(path, "words").number


def test_words_without_a_digest_are_taken_away_too() -> None:
    """Beside a field that stays."""
    text = read(b"format: 1\nactions:\n  1.1.1.1:\n    text: a\n    indicator: b\n", "x/plans/y.fr.yaml", UNTYPED_KEYS)
    piece = next(piece for _, piece in ALL if piece.path == ("actions", "1.1.1.1", "text"))

    assert "format: 1\nactions:\n  1.1.1.1:\n    indicator: b\n" == done(PLAN, text, [Wish(piece, None)]).text
