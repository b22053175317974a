"""`tfawg edit --lang`: what an item, or the narrative of a plan, says in another language."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

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
from tfawg_cli.pasting import pasted

if TYPE_CHECKING:
    from tfawg_cli.records.plan import Plan
    from tfawg_cli.records.programme import Programme
    from tfawg_cli.records.workspace import Filed

Typed = tuple[dict[str, list[str]], Sequence[str]]
"""Fields as they were typed, and fields to take away."""
_AS_TYPED = "tfawg edit 1.1.2.3 --lang fr"


class What(NamedTuple):
    """What is meant, as it was typed."""

    number: str
    """An item, or a year."""
    year: str | None = None
    update: int | None = None
    """Which of the updates of an action, counted from 1."""


def edit_translation(what: What, typed: Typed, lang: str, *, dry_run: bool) -> int:
    """Let a language say fields of an item, or of the plan of a year, as a translation of today's English.

    Raises CannotGoOnError, RecordsHaveErrorsError.
    """
    from tfawg_cli.operations.languages.changing import Wish, translate
    from tfawg_cli.operations.languages.pieces import pieces

    tongue = Tongue.of(lang)
    records = records_to_translate(tongue)
    filed, path, kind, called = _meant(records, what)
    fields, taken = typed
    if not fields and not taken:
        which = ["--update", str(what.update)] if what.update is not None else []
        hint = f'tfawg edit {pasted([what.number, "--lang", tongue.tag, *which])} --text "..."'
        raise CannotGoOnError(f"what does {called} say in '{tongue.tag}'?", hint)
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


def _meant(records: Records, what: What) -> "tuple[Filed[Plan] | Filed[Programme], tuple[str, ...], str, str]":
    """Give the record that is meant, the keys that lead to the item in it, its kind, and what readers call it.

    Raises CannotGoOnError for an item, or an update, that is not there.
    """
    if is_year(what.number):
        if what.update is not None:
            raise CannotGoOnError("--update is one of an action", f'{_AS_TYPED} --update 1 --text "..."')
        plan_year = year_of_plan(records, what.number)
        return records.workspace.plans[plan_year], (), "plan", f"plan of {plan_year}"
    target = chosen_target(records, what.number, what.year)
    homes: list[Filed[Plan] | Filed[Programme]] = [filed for _, filed in records.workspace.years()]
    filed = next(one for one in homes if one.file == target.file)
    keys = tuple(map(str, target.keys))
    if what.update is None:
        return filed, keys, target.kind, target.called
    count = len(getattr(target.item, "updates", ()))
    if what.update > count:
        has = "1 update" if count == 1 else f"{count or 'no'} updates"
        raise CannotGoOnError(f"{target.called} has {has}", f"tfawg show {what.number} lists them")
    return filed, (*keys, "updates", str(what.update)), "update", f"update {what.update} of {target.called}"
