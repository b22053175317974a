"""`tfawg add`: add an item below another."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from tfawg_cli.cli import completion
from tfawg_cli.cli.fields import (
    AmendmentDateOption,
    AuthorityOption,
    CarriedFromOption,
    CodeOption,
    CommentsOption,
    FormerlyOption,
    IndicatorOption,
    ObjectiveOption,
    PointOption,
    ReasonOption,
    ReportToOption,
    ResponsibleOption,
    ResultOption,
    StartOption,
    StatusOption,
    TimelineOption,
    amendment,
    read_text,
    typed_fields,
)
from tfawg_cli.cli.options import DryRunOption, FolderOption, YearOption, YesOption, argument
from tfawg_cli.cli.prompts import confirmed, is_a_person
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.output.streams import talk

if TYPE_CHECKING:
    from tfawg_cli.cli.records import Records
    from tfawg_cli.operations.items import Target
    from tfawg_cli.records.financial_year import FinancialYear

Typed = dict[str, list[str]]
"""Fields as they were typed, each with its texts."""


def add(
    above: Annotated[
        str,
        argument(
            metavar="PARENT",
            help="What it comes below: 1.1.1 gets an action, 1.1 a sub-task, 1 a task.",
            autocompletion=completion.numbers,
        ),
    ],
    text: Annotated[
        str | None, argument(metavar="TEXT", help="What is to be done; @FILE reads it from FILE, - from stdin.")
    ] = None,
    after: Annotated[
        str | None,
        typer.Option("--after", metavar="NUMBER", help="Put it behind this one; later ones move up by one."),
    ] = None,
    responsible: ResponsibleOption = None,
    indicator: IndicatorOption = None,
    timeline: TimelineOption = None,
    status: StatusOption = None,
    result: ResultOption = None,
    carried_from: CarriedFromOption = None,
    strategic_codes: CodeOption = None,
    objective: ObjectiveOption = None,
    start: StartOption = None,
    reason: ReasonOption = None,
    comments: CommentsOption = None,
    formerly: FormerlyOption = None,
    report_to: ReportToOption = None,
    points: PointOption = None,
    authority: AuthorityOption = None,
    day: AmendmentDateOption = None,
    year: YearOption = None,
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    _folder: FolderOption = None,
) -> int:
    """Add an action, a sub-task or a task.

    It gets the next number. On a terminal it asks for the fields that are missing. To what is approved, items are
    added with --authority and --reason: that is the amendment.
    """
    from tfawg_cli.cli.writing_changes import carry_out, records_to_change
    from tfawg_cli.operations.changes.adding_removing import add_item, next_number
    from tfawg_cli.operations.changes.editing import check_fields
    from tfawg_cli.operations.changes.renumbering import make_room
    from tfawg_cli.operations.changes.typed import values

    who = amendment(authority, reason, day)
    given = {
        "text": [read_text(text)] if text is not None else None,
        "responsible": responsible,
        "indicator": indicator,
        "timeline": timeline,
        "status": status,
        "result": result,
        "carried_from": carried_from,
        "strategic_codes": strategic_codes,
        "objective": objective,
        "start": start,
        "reason": reason if who is None else None,
        "comments": comments,
        "formerly": formerly,
        "report_to": report_to,
        "points": points,
    }
    typed = typed_fields(given)
    records = records_to_change(dry_run=dry_run)
    parent = _parent(records, above.strip(), year)
    kind = _kind_below(parent)
    check_fields(kind, typed)
    target_year = _year_of_new(records, parent, year)
    edition = records.workspace.edition_for(target_year)
    as_stored = partial(values, records.workspace, edition.record if edition else None, kind)
    stored = as_stored(typed | _asked_for(kind, typed, as_stored))
    number = next_number(records.workspace, target_year, parent.number)
    if after is None:
        revision = add_item(records.workspace, target_year, number, stored)
        return carry_out(records, revision, dry_run=dry_run, who=who)
    revision = make_room(records.workspace, target_year, parent.number, after.strip(), stored)
    if not revision.moved:
        return carry_out(records, revision, dry_run=dry_run, who=who)
    return carry_out(records, revision, dry_run=dry_run, ask=lambda: confirmed("Renumber these?", yes=yes), who=who)


def _parent(records: "Records", above: str, year: str | None) -> "Target":
    from tfawg_cli.cli.item_meant import chosen_target
    from tfawg_cli.records.number import KINDS

    target = chosen_target(records, above, year)
    if target.kind == KINDS[-1]:
        raise CannotGoOnError(f"nothing stands below an action: {above}", "name its sub-task")
    return target


def _kind_below(parent: "Target") -> str:
    from tfawg_cli.records.number import KINDS

    return KINDS[KINDS.index(parent.kind) + 1]


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
    from tfawg_cli.operations.changes.editing import option, required
    from tfawg_cli.records.number import with_article

    missing = [field for field in required(kind) if field not in typed]
    if not is_a_person():
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
    from tfawg_cli.operations.changes.typed import LISTS

    hint = " (several with ; between them)" if field in LISTS else ""
    while True:
        answer = typer.prompt(f"{field.replace('_', ' ')}{hint}", err=True)
        texts = [part.strip() for part in answer.split(";")] if field in LISTS else [answer]
        try:
            check({field: texts})
        except CannotGoOnError as error:
            talk(f"  {error.message}; {error.hint}")
        else:
            return texts
