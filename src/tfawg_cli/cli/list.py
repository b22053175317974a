"""`tfawg list`: the items of one kind, chosen, ordered and shown as a table, JSON, CSV or Markdown."""

import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from tfawg_cli.cli import completion, exits
from tfawg_cli.cli.options import AtOption, FolderOption, OutputOption, deliver
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.output.streams import talk

if TYPE_CHECKING:
    from tfawg_cli.cli.records import Records
    from tfawg_cli.operations.rows import Row
    from tfawg_cli.records.financial_year import FinancialYear


_FEW = 8
"""So many names can all be shown to one who typed another."""


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
        typer.Argument(
            metavar="[KIND]", help=f"One of: {', '.join(completion.KINDS)}.", autocompletion=completion.kinds
        ),
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
        list[str] | None, _texts("STATUS", "Of this status; none: not assessed", autocompletion=completion.statuses)
    ] = None,
    updated: Annotated[bool | None, typer.Option("--updated/--not-updated", help="With or without an update.")] = None,
    no_timeline: Annotated[bool, typer.Option("--no-timeline", help="Actions without a timeline.")] = False,
    no_actions: Annotated[bool, typer.Option("--no-actions", help="Sub-tasks or tasks without an action.")] = False,
    search: Annotated[list[str] | None, _texts("TEXT", "Holding TEXT, capitals or not")] = None,
    sort: Annotated[str, typer.Option(metavar="FIELD,...", help="Order by these fields.")] = "",
    columns: Annotated[str, typer.Option(metavar="FIELD,...", help="Show these fields.")] = "",
    group_by: Annotated[str, typer.Option(metavar="FIELD", help="Group a table by this field.")] = "",
    form: Annotated[Format, typer.Option("--format", help="How to show the items.")] = Format.TABLE,
    output: OutputOption = None,
    at: AtOption = None,
    _folder: FolderOption = None,
) -> int:
    """List actions, or the items of another kind.

    Filters combine: an item must fit all of them, and one of the values of each. On a terminal the items stand in a
    table; in a pipe they are lines whose cells are parted by tabs.
    """
    from tfawg_cli.operations.query import rows
    from tfawg_cli.operations.query import sort as sorted_rows
    from tfawg_cli.operations.rows import KINDS

    if kind not in KINDS:
        raise _unknown("kind", kind, KINDS)
    records, years = _records(year or [], at, _parts(kind, by_body=bool(body), by_code=bool(code)))
    if kind == "plans" and not year:
        years = list(records.loaded.plan_years)
    wanted = {
        "deliverable": set(deliverable or ()),
        "task": set(task or ()),
        "sub_task": set(sub_task or ()),
        "body": _bodies(records, body or [], years, with_aliases=with_aliases),
        "code": _codes(records, code or [], years),
        "status": _statuses(status or []),
        "updated": {} if updated is None else {"yes" if updated else "no"},
        "timeline": {"no"} if no_timeline else (),
        "actions": {"no"} if no_actions else (),
        "search": set(search or ()),
    }
    found = rows(records.workspace, kind, years, {facet: set(values) for facet, values in wanted.items() if values})
    fields = KINDS[kind].fields
    found = sorted_rows(found, _fields(sort, fields))
    deliver(_shown(kind, found, _columns(kind, columns, form, years), group_by, form), output)
    if not found:
        talk(f"no {kind} fit in {', '.join(map(str, years))}")
    return exits.DONE


def _parts(kind: str, *, by_body: bool, by_code: bool) -> frozenset[str]:
    """Name the parts of the records that answer a question; the others are not even opened."""
    parts = {"plans"}
    if kind not in {"actions", "bodies"} or by_code:
        parts.add("programme")
    if kind == "bodies" or by_body:
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


def _unknown(what: str, typed: str, known: Iterable[str]) -> CannotGoOnError:
    from difflib import get_close_matches

    names = list(known)
    close = get_close_matches(typed, names, 1) if len(names) > _FEW else []
    hint = f"did you mean '{close[0]}'?" if close else f"there are: {', '.join(names)}"
    return CannotGoOnError(f"there is no {what} '{typed}'", hint)


def _bodies(
    records: "Records", typed: Sequence[str], years: "Sequence[FinancialYear]", *, with_aliases: bool
) -> set[str]:
    """Find the bodies that were typed; with aliases, say how many actions that adds."""
    if not typed:
        if with_aliases:
            message = "--with-aliases needs --body"
            raise CannotGoOnError(message, "tfawg list --body Secretariat --with-aliases")
        return set()
    register = records.workspace.bodies
    if register is None:
        message = "there is no register of bodies that can be read"
        raise CannotGoOnError(message, "tfawg validate says why")
    found: set[str] = set()
    for one in typed:
        name = register.record.resolve(one)
        if name is None:
            raise _unknown("body", one, register.record.bodies)
        family = register.record.counted_with(name) if with_aliases else [name]
        if with_aliases:
            say_counts(records, years, name, family)
        found |= set(family)
    return found


def _codes(records: "Records", typed: Sequence[str], years: "Sequence[FinancialYear]") -> set[str]:
    """Find the strategic codes that were typed, capitals or not."""
    editions = [records.workspace.edition_for(year) for year in years]
    known = sorted({code for edition in editions if edition is not None for code in edition.record.code_titles})
    for one in typed:
        if one.upper() not in known:
            raise _unknown("strategic code", one, known)
    return {one.upper() for one in typed}


def say_counts(records: "Records", years: "Sequence[FinancialYear]", name: str, family: Sequence[str]) -> None:
    """Say how many actions a body has as written, and how many with the others of its family."""
    from tfawg_cli.operations.query import rows

    as_written = len(rows(records.workspace, "actions", years, {"body": {name}}))
    together = len(rows(records.workspace, "actions", years, {"body": set(family)}))
    others = ", ".join(other for other in family if other != name)
    talk(f"{name}: {as_written} as written, {together} with {others or 'no other body'}")


def _statuses(typed: Sequence[str]) -> set[str]:
    found = {one.strip().lower() for one in typed}
    for one in sorted(found - set(completion.STATUSES)):
        raise _unknown("status", one, completion.STATUSES)
    return found


def _fields(typed: str, known: Sequence[str]) -> list[str]:
    """Take field names apart at commas. Raises CannotGoOnError for one that the items do not have."""
    fields = [field.strip().replace("-", "_") for field in typed.split(",") if field.strip()]
    for field in fields:
        if field not in known:
            raise _unknown("field", field, known)
    return fields


def _columns(kind: str, typed: str, form: Format, years: "Sequence[FinancialYear]") -> list[str]:
    """Choose what to show: what was asked for, else all fields of a CSV, else what fits a table."""
    from tfawg_cli.operations.rows import KINDS

    chosen = _fields(typed, KINDS[kind].fields)
    if chosen:
        return chosen
    if form is Format.CSV:
        return list(KINDS[kind].fields)
    columns = KINDS[kind].columns
    return ["year", *columns] if len(years) > 1 and "year" not in columns else list(columns)


def _shown(kind: str, found: "Sequence[Row]", columns: Sequence[str], group_by: str, form: Format) -> str:
    from tfawg_cli.operations.query import grouped
    from tfawg_cli.operations.rows import KINDS
    from tfawg_cli.output import listing

    if form in {Format.JSON, Format.CSV}:
        if group_by:
            message = f"--group-by is for tables; {form} has no groups"
            raise CannotGoOnError(message, f"--sort {group_by} puts equal ones together")
        return listing.as_json(kind, found) if form is Format.JSON else listing.as_csv(found, columns)
    groups: Sequence[tuple[str, Sequence[Row]]] = [("", found)]
    for field in _fields(group_by, KINDS[kind].fields)[:1]:
        groups = [(name or f"no {field.replace('_', ' ')}", rows) for name, rows in grouped(found, field)]
    if form is Format.MARKDOWN:
        return listing.as_markdown(groups, columns)
    if sys.stdout.isatty():
        from tfawg_cli.output.terminal import as_table

        return as_table(groups, columns)
    return listing.as_lines(groups, columns)
