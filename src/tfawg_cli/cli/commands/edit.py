"""`tfawg edit`: change fields of one item."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, NamedTuple

from tfawg_cli.cli.edit_options import (
    ConfirmOption,
    ItemOrYear,
    OnlyOption,
    RecodeOption,
    SectionOption,
    SourcesOption,
    StrategicPlanOption,
    TranslationOption,
    UnsetOption,
    UpdateOption,
    WithoutBaseOption,
)
from tfawg_cli.cli.field_options import (
    ITEMS,
    AmendmentDateOption,
    AuthorityOption,
    Given,
    amendment,
    read_text,
    takes_fields,
    texts_of,
)
from tfawg_cli.cli.options import DryRunOption, FolderOption, YearOption, YesOption
from tfawg_cli.cli.wording_back import Return, take_wording
from tfawg_cli.findings import CannotGoOnError

if TYPE_CHECKING:
    from pathlib import Path

    from tfawg_cli.cli.reading_records import Records
    from tfawg_cli.operations.years.amending import Authority


@takes_fields(*ITEMS, "plan")
def edit(
    number: ItemOrYear = None,
    *,
    sources: SourcesOption = None,
    only: OnlyOption = "",
    without_base: WithoutBaseOption = False,
    unset: UnsetOption = None,
    confirm: ConfirmOption = False,
    section: SectionOption = None,
    strategic_plan: StrategicPlanOption = None,
    recode: RecodeOption = None,
    authority: AuthorityOption = None,
    day: AmendmentDateOption = None,
    year: YearOption = None,
    yes: YesOption = False,
    lang: TranslationOption = None,
    update: UpdateOption = None,
    dry_run: DryRunOption = False,
    _folder: FolderOption = None,
    **typed: Given,
) -> int:
    """Change fields of one item, or open it in your editor.

    Every text may be "@FILE" or - (stdin). Without a field, the item's own YAML opens in the editor. Approved wording
    changes only with --authority, --reason and --date: that is the amendment. With a year in the place of a number,
    what belongs to none of its items changes: summary and recommendations of its plan, narrative and strategic plan of
    its Work Programme, and the codes of many sub-tasks at once.

    With --from, a document of the Work Programme's form in which people tracked their changes, or a workbook of
    tfawg list --for-editing, brings wording back. What they changed is shown with author and place, then applied all or
    none; what was changed here as well stops the whole.
    """
    from tfawg_cli.cli.item_meant import is_year

    who = amendment(authority, typed["reason"], day)
    texts = texts_of(typed if who is None else typed | {"reason": None})
    if update is not None and lang is None:
        raise CannotGoOnError("--update belongs to --lang", 'tfawg edit 1.1.2.3 --lang fr --update 1 --text "..."')
    if sources:
        if number is not None or texts or unset or confirm or lang is not None:
            raise CannotGoOnError("--from brings its own numbers and words", _without(sources[0], lang, year))
        return take_wording(sources, Return(year, only, who, without_base, yes, dry_run))
    meant = _meant(number, of_a_file=bool(only) or without_base)
    wish = _Wish(meant, year, texts, _taken(unset or (), texts), confirm, who, dry_run)
    of_year = section, strategic_plan, recode or None
    asks_year = any(one is not None for one in of_year)
    if lang is not None:
        return _in_language(wish, lang, update, beside=confirm or who is not None or asks_year)
    if is_year(meant):
        return _edit_year(wish, of_year, yes=yes)
    if asks_year:
        raise CannotGoOnError("--section, --strategic-plan and --recode belong to a year", "tfawg edit 2021/2022 ...")
    return _carry_out(wish)


def _without(source: "Path", lang: str | None, year: str | None) -> str:
    """Say how a file is taken alone: in another language, by other commands."""
    if lang is None:
        return "leave the others out"
    from tfawg_cli.pasting import pasted

    document = pasted(["tfawg", "import", "--lang", lang, str(source), year or "YEAR"])
    table = pasted(["tfawg", "translate", "--lang", lang, "--from", str(source)])
    return f"a document in '{lang}': {document}; a table of the translators: {table}"


def _meant(number: str | None, *, of_a_file: bool) -> str:
    """Give the number or the year that was typed. Raises CannotGoOnError without one, and for options of --from."""
    if number is None:
        raise CannotGoOnError("the number of the item is missing", "tfawg edit 1.1.2.3 --indicator TEXT")
    if of_a_file:
        raise CannotGoOnError("--only and --without-base belong to --from", "leave them out")
    return number.strip()


def _taken(unset: Iterable[str], texts: Collection[str]) -> list[str]:
    """Name the fields to take away. Raises CannotGoOnError for one that was typed as well."""
    taken = [name.strip().lstrip("-").replace("-", "_") for name in unset]
    both = sorted(set(texts).intersection(taken))
    if both:
        raise CannotGoOnError(f"{both[0]} is both given and taken away", "leave one of the two out")
    return taken


class _Wish(NamedTuple):
    """What was typed."""

    number: str
    year: str | None
    fields: dict[str, list[str]]
    taken: list[str]
    """Fields to take away."""
    confirm: bool
    who: "Authority | None"
    dry_run: bool

    @property
    def names(self) -> list[str]:
        """The fields that change."""
        return [*self.fields, *self.taken]


def _carry_out(wish: _Wish) -> int:
    """Change what was wished. Raises CannotGoOnError, RecordsHaveErrorsError."""
    from tfawg_cli.cli.item_meant import chosen_target, written_year
    from tfawg_cli.cli.writing_changes import carry_out, records_to_change

    records = records_to_change()
    year = _year_to_confirm(records, wish.number) if wish.confirm and wish.year is None else wish.year
    target = chosen_target(records, wish.number, year)
    if not wish.names and not wish.confirm:
        from tfawg_cli.cli.editor import edit_in_editor

        return edit_in_editor(records, target, wish.who, dry_run=wish.dry_run)
    from tfawg_cli.operations.changes.editing import check_fields, confirm_below, set_fields
    from tfawg_cli.operations.changes.typed import values

    if wish.confirm and target.kind != "action" and not wish.names:
        plan_year = written_year(records, year) if year is not None else target.year
        return carry_out(records, confirm_below(records.workspace, plan_year, target.number), dry_run=wish.dry_run)
    check_fields(target.kind, wish.names, target.as_typed)
    edition = records.workspace.edition_for(target.year)
    stored = values(records.workspace, edition.record if edition else None, target.kind, wish.fields)
    revision = set_fields(target, stored, wish.taken, confirm=wish.confirm)
    return carry_out(records, revision, dry_run=wish.dry_run, who=wish.who)


def _in_language(wish: _Wish, lang: str, update: int | None, *, beside: bool) -> int:
    """Write what a language says. Raises CannotGoOnError where other options stand `beside`."""
    if beside:
        hint = "leave the others out; sections are translated by tfawg translate -o and --from"
        raise CannotGoOnError("--lang goes with the fields of an item, or of a plan", hint)
    from tfawg_cli.cli.edit_translation import What, edit_translation

    what = What(wish.number, wish.year, update)
    return edit_translation(what, (wish.fields, wish.taken), lang, dry_run=wish.dry_run)


def _edit_year(wish: _Wish, own: tuple[str | None, str | None, list[str] | None], *, yes: bool) -> int:
    """Change what belongs to a year; `own` is what only a year has. Raises CannotGoOnError, RecordsHaveErrorsError."""
    from tfawg_cli.cli.editing_year import YearWish, edit_year

    if wish.year is not None:
        raise CannotGoOnError(f"the plan of {wish.number} is meant already", "leave --year out")
    section, typed_plan, recode = own
    said = {name: text[-1] for name, text in wish.fields.items()} | dict.fromkeys(wish.taken)
    plan = read_text(typed_plan) if typed_plan is not None else None
    return edit_year(
        YearWish(wish.number, said, section, plan, recode or (), wish.confirm, yes, wish.dry_run, wish.who)
    )


def _year_to_confirm(records: "Records", number: str) -> str | None:
    """Give the only year in which something is marked below a number; None where there is no such year, or several."""
    from tfawg_cli.operations.changes.editing import years_to_confirm

    years = years_to_confirm(records.workspace, number)
    return str(years[0]) if len(years) == 1 else None
