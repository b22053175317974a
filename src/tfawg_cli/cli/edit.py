"""`tfawg edit`: change fields of one item."""

from typing import TYPE_CHECKING, Annotated

import typer

from tfawg_cli.cli.completion import numbers
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
    RecommendationsOption,
    ReportToOption,
    ResponsibleOption,
    ResultOption,
    StartOption,
    StatusOption,
    SummaryOption,
    TextOption,
    TimelineOption,
    amendment,
    typed_fields,
)
from tfawg_cli.cli.options import DryRunOption, FolderOption, YearOption
from tfawg_cli.findings import CannotGoOnError

if TYPE_CHECKING:
    from tfawg_cli.cli.records import Records


def edit(
    number: Annotated[
        str,
        typer.Argument(
            metavar="NUMBER|YEAR", help="An item, such as 1.2.3.4, or a year and its plan.", autocompletion=numbers
        ),
    ],
    text: TextOption = None,
    status: StatusOption = None,
    timeline: TimelineOption = None,
    reason: ReasonOption = None,
    responsible: ResponsibleOption = None,
    indicator: IndicatorOption = None,
    result: ResultOption = None,
    carried_from: CarriedFromOption = None,
    strategic_codes: CodeOption = None,
    objective: ObjectiveOption = None,
    start: StartOption = None,
    comments: CommentsOption = None,
    formerly: FormerlyOption = None,
    report_to: ReportToOption = None,
    points: PointOption = None,
    summary: SummaryOption = None,
    recommendations: RecommendationsOption = None,
    unset: Annotated[
        list[str] | None, typer.Option("--unset", metavar="FIELD", help="Take a field away; may be repeated.")
    ] = None,
    confirm: Annotated[
        bool,
        typer.Option(
            "--confirm", help="You looked at what carry-forward marked: take its mark off, of all actions below NUMBER."
        ),
    ] = False,
    authority: AuthorityOption = None,
    day: AmendmentDateOption = None,
    year: YearOption = None,
    dry_run: DryRunOption = False,
    _folder: FolderOption = None,
) -> int:
    """Change fields of one item, or open it in your editor.

    Every text may be @FILE or - (stdin). Without a field, the item's own YAML opens in the editor. Approved wording
    changes only with --authority and --reason: that is the amendment. With a year in the place of a number, the
    summary or the recommendations of its plan change.
    """
    who = amendment(authority, reason, day)
    given = {
        "text": text,
        "status": status,
        "timeline": timeline,
        "reason": reason if who is None else None,
        "responsible": responsible,
        "indicator": indicator,
        "result": result,
        "carried_from": carried_from,
        "strategic_codes": strategic_codes,
        "objective": objective,
        "start": start,
        "comments": comments,
        "formerly": formerly,
        "report_to": report_to,
        "points": points,
        "summary": summary,
        "recommendations": recommendations,
    }
    typed = typed_fields(given)
    taken = [name.strip().lstrip("-").replace("-", "_") for name in unset or ()]
    both = sorted(set(typed).intersection(taken))
    if both:
        raise CannotGoOnError(f"{both[0]} is both given and taken away", "leave one of the two out")
    from tfawg_cli.cli.changing import carry_out, chosen_target, is_year, records_to_change, written_year

    records = records_to_change(dry_run=dry_run)
    if is_year(number):
        return _edit_plan(records, number, typed, taken, dry_run=dry_run)
    year = _year_to_confirm(records, number.strip()) if confirm and year is None else year
    target = chosen_target(records, number.strip(), year)
    if not typed and not taken and not confirm:
        from tfawg_cli.cli.in_editor import edit_in_editor

        return edit_in_editor(records, target, who, dry_run=dry_run)
    from tfawg_cli.operations.editing import check_fields, confirm_below, set_fields
    from tfawg_cli.operations.typed import values

    if confirm and target.kind != "action" and not typed and not taken:
        plan_year = written_year(records, year) if year is not None else target.year
        return carry_out(records, confirm_below(records.workspace, plan_year, target.number), dry_run=dry_run)
    check_fields(target.kind, [*typed, *taken], target.number)
    edition = records.workspace.edition_for(target.year)
    stored = values(records.workspace, edition.record if edition else None, target.kind, typed, target.number)
    return carry_out(records, set_fields(target, stored, taken, confirm=confirm), dry_run=dry_run, who=who)


def _edit_plan(
    records: "Records", typed_year: str, typed: dict[str, list[str]], taken: list[str], *, dry_run: bool
) -> int:
    """Change the narrative of a plan. Raises CannotGoOnError for other fields."""
    from tfawg_cli.cli.changing import carry_out, year_of_plan
    from tfawg_cli.operations.narrating import FIELDS, narrate

    year = year_of_plan(records, typed_year)
    example = f"tfawg edit {year} --summary @summary.md"
    if not typed and not taken:
        raise CannotGoOnError(f"what is to change in the plan of {year}?", example)
    for name in (*typed, *taken):
        if name not in FIELDS:
            raise CannotGoOnError(f"a plan has no field {name.replace('_', ' ')} to edit", example)
    texts = {name: texts[0] for name, texts in typed.items()} | dict.fromkeys(taken)
    return carry_out(records, narrate(records.workspace, year, texts), dry_run=dry_run)


def _year_to_confirm(records: "Records", number: str) -> str | None:
    """Give the only year in which something is marked below a number; None where there is no such year, or several."""
    from tfawg_cli.operations.editing import years_to_confirm

    years = years_to_confirm(records.workspace, number)
    return str(years[0]) if len(years) == 1 else None
