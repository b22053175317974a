"""`tfawg add`: add an item below another."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from tfawg_cli.cli import completion
from tfawg_cli.cli.field_options import (
    ITEMS,
    AmendmentDateOption,
    AuthorityOption,
    Given,
    amendment,
    takes_fields,
    texts_of,
)
from tfawg_cli.cli.options import DryRunOption, FolderOption, YearOption, YesOption, argument
from tfawg_cli.cli.prompts import confirmed, is_a_person
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.output.streams import talk
from tfawg_cli.records.fields import option, typed_fields

if TYPE_CHECKING:
    from tfawg_cli.cli.reading_records import Records
    from tfawg_cli.operations.changes.editing import Revision
    from tfawg_cli.operations.items import Target
    from tfawg_cli.records.financial_year import FinancialYear

Typed = dict[str, list[str]]
"""Fields as they were typed, each with its texts."""


@takes_fields(*ITEMS, without={"text"})
def add(
    above: Annotated[
        str,
        argument(
            metavar="PARENT|YEAR",
            help="What it comes below: 1.1.1 gets an action, 1.1 a sub-task, 1 a task, 2021/2022 a key deliverable.",
            autocompletion=completion.numbers_and_years,
        ),
    ],
    text: Annotated[
        str | None, argument(metavar="TEXT", help='What is to be done; "@FILE" reads it from FILE, - from stdin.')
    ] = None,
    *,
    after: Annotated[
        str | None,
        typer.Option("--after", metavar="NUMBER", help="Put it behind this one; later ones move up by one."),
    ] = None,
    authority: AuthorityOption = None,
    day: AmendmentDateOption = None,
    year: YearOption = None,
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    _folder: FolderOption = None,
    **typed: Given,
) -> int:
    """Add an action, a sub-task, a task or a key deliverable.

    It gets the next number. On a terminal it asks for the fields that are missing. To what is approved, items are
    added with --authority, --reason and --date: that is the amendment.
    """
    from tfawg_cli.cli.translating import with_translations
    from tfawg_cli.cli.writing_changes import carry_out, records_to_change

    who = amendment(authority, typed["reason"], day)
    texts = texts_of({"text": text} | (typed if who is None else typed | {"reason": None}))
    records = records_to_change(languages=None)
    revision = with_translations(records, _revision(records, (above.strip(), after, year), texts))
    moves = bool(revision.moved)
    return carry_out(
        records, revision, dry_run=dry_run, ask=lambda: not moves or confirmed("Renumber these?", yes=yes), who=who
    )


def _revision(records: "Records", where: tuple[str, str | None, str | None], typed: Typed) -> "Revision":
    """Say what adding an item means.

    Args:
        records: the records.
        where: what was typed of its place: the number above it, the one it is put behind, and the year.
        typed: its fields.

    Raises CannotGoOnError.

    """
    from tfawg_cli.operations.changes.adding_removing import add_item, next_number
    from tfawg_cli.operations.changes.editing import check_fields
    from tfawg_cli.operations.changes.renumbering import make_room
    from tfawg_cli.operations.changes.typed import of_new, values
    from tfawg_cli.records.number import kind_below

    typed_above, after, typed_year = where
    year, above = _place(records, typed_above, typed_year)
    kind = kind_below(above)
    check_fields(kind, typed)
    workspace = records.workspace
    edition = workspace.edition_for(year)
    as_stored = partial(values, workspace, edition.record if edition else None, kind)
    stored = of_new(as_stored(typed | _asked_for(kind, typed, as_stored)))
    if after is not None:
        return make_room(workspace, year, above, after.strip(), stored)
    return add_item(workspace, year, next_number(workspace, year, above), stored)


def _place(records: "Records", above: str, typed: str | None) -> "tuple[FinancialYear, str]":
    """Give the year of the file that gets the item, and the number above it: "" for a key deliverable.

    Raises CannotGoOnError.
    """
    from tfawg_cli.cli.item_meant import is_year, year_of_edition

    if not is_year(above):
        parent = _parent(records, above, typed)
        return _year_of_new(records, parent, typed), parent.number
    if typed is not None:
        raise CannotGoOnError(f"the programme of {above} is meant already", "leave --year out")
    return year_of_edition(records, above), ""


def _parent(records: "Records", above: str, year: str | None) -> "Target":
    from tfawg_cli.cli.item_meant import chosen_target
    from tfawg_cli.records.number import KINDS

    target = chosen_target(records, above, year)
    if target.kind == KINDS[-1]:
        raise CannotGoOnError(f"nothing stands below an action: {above}", "name its sub-task")
    return target


def _year_of_new(records: "Records", parent: "Target", typed: str | None) -> "FinancialYear":
    """Tell the year of the file that gets the item: for an action the plan's, else the edition's.

    Raises CannotGoOnError where several plans are open and none was named.
    """
    from tfawg_cli.cli.item_meant import year_of_plan
    from tfawg_cli.operations.items import open_years

    if parent.kind != "sub-task":
        return parent.year
    if typed is not None:
        return year_of_plan(records, typed)
    workspace = records.workspace
    years = [year for year in open_years(workspace) if workspace.edition_year(year) == parent.year]
    if len(years) != 1:
        shown = " and ".join(map(str, years)) or "no open plan"
        raise CannotGoOnError(f"{parent.number} belongs to {shown}", "say in which plan: --year 2021/2022")
    return years[0]


def _asked_for(kind: str, typed: Typed, check: Callable[[Typed], object]) -> Typed:
    """Ask for the fields that are missing, each until `check` takes the answer.

    Raises CannotGoOnError, which names them, where nobody can be asked.
    """
    from tfawg_cli.operations.changes.editing import required
    from tfawg_cli.records.number import with_article

    missing = [field for field in required(kind) if field not in typed]
    if not is_a_person():
        if kind == "task" and "text" not in typed:
            later = "one without a title: add it with one, then tfawg edit NUMBER --unset text"
            raise CannotGoOnError("a task needs its title: TEXT", later)
        if missing:
            named = ", ".join("TEXT" if field == "text" else option(field) for field in missing)
            raise CannotGoOnError(f"{with_article(kind)} needs more: {named}", "nothing was written")
        return {}
    if missing:
        talk(f"{with_article(kind)} needs this; Ctrl-C gives up")
    found = {field: _answer(field, check) for field in missing}
    if kind == "task" and "text" not in typed:
        title = typer.prompt("title (may stay empty)", default="", show_default=False, err=True)
        found |= {"text": [title]} if title.strip() else {}
    return found


def _answer(field: str, check: Callable[[Typed], object]) -> list[str]:
    repeats = any(one.repeats for kind in ITEMS for one in typed_fields(kind) if one.name == field)
    hint = " (several with ; between them)" if repeats else ""
    while True:
        answer = typer.prompt(f"{field.replace('_', ' ')}{hint}", err=True)
        texts = [part.strip() for part in answer.split(";")] if repeats else [answer]
        try:
            check({field: texts})
        except CannotGoOnError as error:
            talk(f"  {error.message}; {error.hint}")
        else:
            return texts
