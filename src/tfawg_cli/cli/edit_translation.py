"""`tfawg edit --lang`: what an item, or the narrative of a plan, says in another language."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tfawg_cli.cli.item_meant import chosen_target, is_year, year_of_plan
from tfawg_cli.cli.language_options import Tongue
from tfawg_cli.cli.reading_records import Records
from tfawg_cli.cli.translating import (
    carry_out_translation,
    records_to_translate,
    refusal,
    speaking_of,
    translated_values,
)
from tfawg_cli.findings import CannotGoOnError

if TYPE_CHECKING:
    from tfawg_cli.records.plan import Plan
    from tfawg_cli.records.programme import Programme
    from tfawg_cli.records.workspace import Filed

Typed = tuple[dict[str, list[str]], Sequence[str]]
"""Fields as they were typed, and fields to take away."""


def edit_translation(number: str, year: str | None, typed: Typed, lang: str, *, dry_run: bool) -> int:
    """Let a language say fields of an item, or of the plan of a year, as a translation of today's English.

    Raises CannotGoOnError, RecordsHaveErrorsError.
    """
    from tfawg_cli.operations.languages.changing import Wish, translate
    from tfawg_cli.operations.languages.pieces import pieces

    tongue = Tongue.of(lang)
    records = records_to_translate(tongue)
    filed, path, kind, called = _meant(records, number, year)
    fields, taken = typed
    if not fields and not taken:
        raise CannotGoOnError(
            f"what does {called} say in '{tongue.tag}'?", f'tfawg edit {number} --lang fr --text "..."'
        )
    there = {piece.path: piece for piece in pieces(filed.record)}
    wishes = []
    for name, words in {**dict.fromkeys(taken), **translated_values(kind, fields)}.items():
        piece = there.get((*path, name))
        if piece is None and name not in _translated(kind):
            raise refusal(kind, name)
        if piece is None:
            raise CannotGoOnError(f"{called} says no {name.replace('_', ' ')} in English", "nothing to be translated")
        wishes.append(Wish(piece, words))
    title = f"{called} in '{tongue.tag}'"
    revision = translate(speaking_of(records, filed, tongue), wishes, title, names_item=True)
    return carry_out_translation(records, revision, dry_run=dry_run)


def _translated(kind: str) -> set[str]:
    from tfawg_cli.records.fields import FIELDS

    return {field.name for field in FIELDS[kind] if field.translated}


def _meant(
    records: Records, number: str, year: str | None
) -> "tuple[Filed[Plan] | Filed[Programme], tuple[str, ...], str, str]":
    """Give the record that is meant, the keys that lead to the item in it, its kind, and what readers call it."""
    if is_year(number):
        plan_year = year_of_plan(records, number)
        return records.workspace.plans[plan_year], (), "plan", f"plan of {plan_year}"
    target = chosen_target(records, number, year)
    homes: list[Filed[Plan] | Filed[Programme]] = [filed for _, filed in records.workspace.years()]
    filed = next(one for one in homes if one.file == target.file)
    return filed, tuple(map(str, target.keys)), target.kind, target.called
