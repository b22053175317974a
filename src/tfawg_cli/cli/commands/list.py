"""`tfawg list`: the items of one kind, chosen, ordered and shown as a table, JSON, CSV or Markdown."""

import sys
from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from tfawg_cli.cli import completion, exits
from tfawg_cli.cli.list_filters import LEVELS, known, refuse_misfits, unknown
from tfawg_cli.cli.options import AtOption, FolderOption, OutputOption, argument, deliver, format_option
from tfawg_cli.cli.output_forms import as_named, chosen
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.output.streams import talk
from tfawg_cli.records.fields import LISTED

if TYPE_CHECKING:
    from tfawg_cli.cli.records import Records
    from tfawg_cli.operations.questions.rows import Row
    from tfawg_cli.output.listing import Groups
    from tfawg_cli.records.financial_year import FinancialYear


class Format(StrEnum):
    """How items are shown."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


def _texts(metavar: str, text: str, **more: object) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(metavar=metavar, help=f"{text} (can be repeated)", **more)  # type: ignore[call-overload]
    return option


def list_items(
    kind: Annotated[
        str,
        argument(metavar="[KIND]", help=f"One of: {', '.join(LISTED)}.", autocompletion=completion.kinds),
    ] = "actions",
    year: Annotated[list[str] | None, _texts("YEAR", "Items of this year", autocompletion=completion.years)] = None,
    deliverable: Annotated[list[str] | None, _texts("N", "Below this key deliverable")] = None,
    task: Annotated[list[str] | None, _texts("N.N", "Below this task")] = None,
    sub_task: Annotated[list[str] | None, _texts("N.N.N", "Below this sub-task")] = None,
    body: Annotated[list[str] | None, _texts("BODY", "Of this body", autocompletion=completion.bodies)] = None,
    with_aliases: Annotated[
        bool, typer.Option("--with-aliases", help="Count bodies that are the same or part of BODY to it.")
    ] = False,
    code: Annotated[list[str] | None, _texts("CODE", "Of this strategic code", autocompletion=completion.codes)] = None,
    status: Annotated[
        list[str] | None, _texts("STATUS", "Of this status, not assessed included", autocompletion=completion.statuses)
    ] = None,
    updated: Annotated[bool | None, typer.Option("--updated/--not-updated", help="With or without an update.")] = None,
    no_timeline: Annotated[bool, typer.Option("--no-timeline", help="Actions without a timeline.")] = False,
    no_actions: Annotated[
        bool, typer.Option("--no-actions", help="Sub-tasks, tasks or key deliverables without an action.")
    ] = False,
    search: Annotated[list[str] | None, _texts("TEXT", "Holding TEXT, capitals or not")] = None,
    sort: Annotated[str, typer.Option(metavar="FIELD,...", help="Order by these fields.")] = "",
    columns: Annotated[str, typer.Option(metavar="FIELD,...", help="Show these fields.")] = "",
    group_by: Annotated[str, typer.Option(metavar="FIELD", help="Group a table by this field.")] = "",
    asked: Annotated[Format | None, format_option("items", Format)] = None,
    output: OutputOption = None,
    at: AtOption = None,
    _folder: FolderOption = None,
) -> int:
    """List actions, or the items of another kind.

    Filters combine: an item must fit all of them, and one of the values of each. On a terminal the items stand in a
    table; in a pipe they are lines whose cells are parted by tabs, the first of them the group with --group-by.
    """
    from tfawg_cli.operations.questions.query import rows
    from tfawg_cli.operations.questions.query import sort as sorted_rows
    from tfawg_cli.operations.questions.rows import KINDS

    if kind not in KINDS:
        raise unknown("kind", kind, KINDS)
    form = chosen(asked, output, Format.TABLE)
    typed = {
        "deliverable": deliverable,
        "task": task,
        "sub_task": sub_task,
        "body": body,
        "code": code,
        "status": status,
        "updated": None if updated is None else ["yes" if updated else "no"],
        "timeline": ["no"] if no_timeline else None,
        "actions": ["no"] if no_actions else None,
        "search": search,
    }
    wanted = {facet: values for facet, values in typed.items() if values}
    refuse_misfits(kind, wanted)
    records, years = _records(year or [], at, _parts(kind, wanted))
    if kind == "plans" and not year:
        years = list(records.loaded.plan_years)
    found = rows(records.workspace, kind, years, known(records, wanted, years, with_aliases=with_aliases))
    fields = KINDS[kind].fields
    found = sorted_rows(found, _fields(sort, fields))
    groups = _groups(kind, found, group_by, form)
    shown = _shown(kind, groups, _columns(kind, columns, form, years), form, to_file=output is not None)
    deliver(as_named(shown, output, asked), output)
    if not found:
        talk(f"no {kind} fit in {', '.join(map(str, years))}")
    return exits.DONE


def _parts(kind: str, wanted: Collection[str]) -> frozenset[str]:
    """Name the parts of the records that answer a question; the others are not even opened."""
    parts = {"plans"}
    if kind not in {"actions", "bodies"} or not {"code", *LEVELS}.isdisjoint(wanted):
        parts.add("programme")
    if kind == "bodies" or "body" in wanted:
        parts.add("bodies")
    return frozenset(parts)


def _records(typed: Sequence[str], at: str | None, parts: frozenset[str]) -> "tuple[Records, list[FinancialYear]]":
    """Read the records; of one year that was typed, only its own files."""
    from tfawg_cli.cli.records import chosen_year, read_records, typed_year

    only = typed_year(typed[0]) if len(typed) == 1 else None
    records = read_records(at, only, parts)
    records.need_readable()
    years = {chosen_year(records, one) for one in typed} or {chosen_year(records, None)}
    return records, sorted(years)


def _fields(typed: str, all_fields: Sequence[str]) -> list[str]:
    """Take field names apart at commas. Raises CannotGoOnError for one that the items do not have."""
    fields = [field.strip().replace("-", "_") for field in typed.split(",") if field.strip()]
    for field in fields:
        if field not in all_fields:
            raise unknown("field", field, all_fields)
    return fields


def _columns(kind: str, typed: str, form: Format, years: "Sequence[FinancialYear]") -> list[str]:
    """Choose what to show: what was asked for, else all fields of a CSV, else what fits a table."""
    from tfawg_cli.operations.questions.rows import KINDS

    chosen = _fields(typed, KINDS[kind].fields)
    if chosen:
        return chosen
    if form is Format.CSV:
        return list(KINDS[kind].fields)
    columns = KINDS[kind].columns
    return ["year", *columns] if len(years) > 1 and "year" not in columns else list(columns)


def _groups(kind: str, found: "Sequence[Row]", group_by: str, form: Format) -> "Groups":
    """Put rows into groups, each under its name; without a field, into one without a name. Raises CannotGoOnError."""
    from tfawg_cli.operations.questions.query import grouped
    from tfawg_cli.operations.questions.rows import KINDS
    from tfawg_cli.records.words import NOT_ASSESSED

    if group_by and form in {Format.JSON, Format.CSV}:
        message = f"--group-by is for tables; {form} has no groups"
        raise CannotGoOnError(message, f"--sort {group_by} puts equal ones together")
    for field in _fields(group_by, KINDS[kind].fields)[:1]:
        nothing = NOT_ASSESSED if field == "status" else f"no {field.replace('_', ' ')}"
        return [(name or nothing, rows) for name, rows in grouped(found, field)]
    return [("", found)]


def _shown(kind: str, groups: "Groups", columns: Sequence[str], form: Format, *, to_file: bool) -> str:
    from tfawg_cli.output import listing

    if form is Format.JSON:
        return listing.as_json(kind, groups[0][1])
    if form is Format.CSV:
        return listing.as_csv(groups[0][1], columns)
    if form is Format.MARKDOWN:
        return listing.as_markdown(groups, columns)
    if sys.stdout.isatty() and not to_file:
        from tfawg_cli.output.terminal import as_table

        return as_table(groups, columns)
    return listing.as_lines(groups, columns)
