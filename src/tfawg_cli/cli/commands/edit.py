"""`tfawg edit`: change fields of one item."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from tfawg_cli.cli import completion
from tfawg_cli.cli.fields import (
    ITEMS,
    OF_A_YEAR,
    AmendmentDateOption,
    AuthorityOption,
    Given,
    amendment,
    read_text,
    takes_fields,
    texts_of,
)
from tfawg_cli.cli.options import DryRunOption, FolderOption, YearOption, YesOption, argument
from tfawg_cli.cli.prompts import confirmed
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.pasting import pasted

if TYPE_CHECKING:
    from tfawg_cli.cli.records import Records
    from tfawg_cli.operations.sheets.wording import Brought
    from tfawg_cli.operations.years.amending import Authority


_NumberArgument = Annotated[
    str | None,
    argument(
        metavar="NUMBER|YEAR",
        help="An item, such as 1.2.3.4, or a year and its plan.",
        autocompletion=completion.numbers,
    ),
]
_SourcesOption = Annotated[
    list[Path] | None,
    typer.Option("--from", metavar="FILE", help="Take wording from a Word document or a workbook that came back."),
]
_OnlyOption = Annotated[
    str, typer.Option("--only", metavar="NUMBER,...", help="With --from: of these items, and of no others.")
]
_WithoutBaseOption = Annotated[
    bool, typer.Option("--without-base", help="With --from: also where the file does not say what it said before.")
]
_UnsetOption = Annotated[
    list[str] | None,
    typer.Option(
        "--unset", metavar="FIELD", help="Take a field away; may be repeated.", autocompletion=completion.fields
    ),
]
_ConfirmOption = Annotated[
    bool,
    typer.Option(
        "--confirm",
        help="You looked at what carry-forward marked: take the marks off, of all below NUMBER, of YEAR in turn.",
    ),
]
_SectionOption = Annotated[
    str | None,
    typer.Option(
        "--section",
        metavar="HEADING",
        help="The section whose --text changes; a new one comes last.",
        rich_help_panel=OF_A_YEAR,
    ),
]
_StrategicPlanOption = Annotated[
    str | None,
    typer.Option(
        "--strategic-plan",
        metavar='"@FILE"',
        help="YAML with the period and the groups of another strategic plan.",
        rich_help_panel=OF_A_YEAR,
    ),
]
_RecodeOption = Annotated[
    list[str] | None,
    typer.Option(
        "--recode",
        metavar="OLD=NEW,...",
        help="What becomes of a strategic code in all sub-tasks; may be repeated.",
        rich_help_panel=OF_A_YEAR,
    ),
]


@takes_fields(*ITEMS, "plan")
def edit(
    number: _NumberArgument = None,
    *,
    sources: _SourcesOption = None,
    only: _OnlyOption = "",
    without_base: _WithoutBaseOption = False,
    unset: _UnsetOption = None,
    confirm: _ConfirmOption = False,
    section: _SectionOption = None,
    strategic_plan: _StrategicPlanOption = None,
    recode: _RecodeOption = None,
    authority: AuthorityOption = None,
    day: AmendmentDateOption = None,
    year: YearOption = None,
    yes: YesOption = False,
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
    who = amendment(authority, typed["reason"], day)
    texts = texts_of(typed if who is None else typed | {"reason": None})
    taken = [name.strip().lstrip("-").replace("-", "_") for name in unset or ()]
    if sources:
        if number is not None or texts or taken or confirm:
            raise CannotGoOnError("--from brings its own numbers and words", "leave the others out")
        return _from_file(sources, _Return(year, only, who, without_base, yes, dry_run))
    if only or without_base:
        raise CannotGoOnError("--only and --without-base belong to --from", "leave them out")
    wish = _Wish(_needed(number), year, texts, taken, confirm, who, dry_run)
    return _carry_out(wish, _OfYear(section, strategic_plan, recode or (), yes))


def _needed(number: str | None) -> str:
    if number is None:
        raise CannotGoOnError("the number of the item is missing", "tfawg edit 1.1.2.3 --indicator TEXT")
    return number.strip()


class _Return(NamedTuple):
    """How a file that came back is taken, as it was typed."""

    year: str | None
    only: str
    who: "Authority | None"
    without_base: bool
    yes: bool
    dry_run: bool


def _from_file(sources: list[Path], typed: _Return) -> int:
    """Take wording from a file. Raises CannotGoOnError, RecordsHaveErrorsError."""
    from tfawg_cli.cli.item_meant import written_year
    from tfawg_cli.cli.writing_changes import carry_out, records_to_change
    from tfawg_cli.operations.sheets.wording import rewording

    if len(sources) > 1:
        raise CannotGoOnError("wording comes from one file at a time", f"tfawg edit --from {pasted([str(sources[0])])}")
    records = records_to_change()
    brought = _brought(sources[0])
    if typed.year is None and brought.year is None:
        raise CannotGoOnError(f"{sources[0]} does not say which year it is of", "name it: --year 2021/2022")
    year = written_year(records, typed.year or str(brought.year))
    only = [one.strip() for one in typed.only.split(",") if one.strip()]
    revision = rewording(records.workspace, year, brought, only, without_base=typed.without_base)
    ask = partial(confirmed, "Write this?", yes=typed.yes)
    return carry_out(records, revision, dry_run=typed.dry_run, ask=ask, who=typed.who)


def _brought(source: Path) -> "Brought":
    from tfawg_cli.operations.sheets.wording import of_document, of_sheet

    if source.suffix.lower() != ".docx":
        from tfawg_cli.storage.sheets import read_sheet

        return of_sheet(read_sheet(source))
    from tfawg_cli.office.word_reading import Side, read_document
    from tfawg_cli.storage.office_files import read_office_file

    content = read_office_file(source, "a Word document (.docx)")
    accepted, rejected = (read_document(content, source.name, side) for side in (Side.ACCEPTED, Side.REJECTED))
    return of_document(accepted, rejected, source.name)


@dataclass(frozen=True, slots=True)
class _Wish:
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


class _OfYear(NamedTuple):
    """What was typed that only a year has."""

    section: str | None
    strategic_plan: str | None
    recode: Sequence[str]
    yes: bool

    @property
    def is_meant(self) -> bool:
        """True where any of it was typed that an item cannot have."""
        return self.section is not None or self.strategic_plan is not None or bool(self.recode)


def _carry_out(wish: _Wish, of_year: _OfYear) -> int:
    """Change what was wished, of an item or of a year. Raises CannotGoOnError, RecordsHaveErrorsError."""
    from tfawg_cli.cli.item_meant import is_year

    both = sorted(set(wish.fields).intersection(wish.taken))
    if both:
        raise CannotGoOnError(f"{both[0]} is both given and taken away", "leave one of the two out")
    if is_year(wish.number):
        return _edit_year(wish, of_year)
    if of_year.is_meant:
        raise CannotGoOnError("--section, --strategic-plan and --recode belong to a year", "tfawg edit 2021/2022 ...")
    return _edit_item(wish)


def _edit_year(wish: _Wish, of_year: _OfYear) -> int:
    """Change what belongs to a year and to none of its items. Raises CannotGoOnError, RecordsHaveErrorsError."""
    from tfawg_cli.cli.editing_year import YearWish, edit_year

    if wish.year is not None:
        raise CannotGoOnError(f"the plan of {wish.number} is meant already", "leave --year out")
    section, strategic_plan, recode, yes = of_year
    said = {name: text[-1] for name, text in wish.fields.items()} | dict.fromkeys(wish.taken)
    plan = read_text(strategic_plan) if strategic_plan is not None else None
    return edit_year(YearWish(wish.number, said, section, plan, recode, wish.confirm, yes, wish.dry_run, wish.who))


def _edit_item(wish: _Wish) -> int:
    """Change fields of an item. Raises CannotGoOnError, RecordsHaveErrorsError."""
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


def _year_to_confirm(records: "Records", number: str) -> str | None:
    """Give the only year in which something is marked below a number; None where there is no such year, or several."""
    from tfawg_cli.operations.changes.editing import years_to_confirm

    years = years_to_confirm(records.workspace, number)
    return str(years[0]) if len(years) == 1 else None
