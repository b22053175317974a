"""`tfawg list`: the items of one kind, chosen, ordered and shown as a table, JSON, CSV or Markdown."""

import sys
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from tfawg_cli.cli import completion, exits
from tfawg_cli.cli.document_forms import as_named
from tfawg_cli.cli.language_options import LangOption, Stale, StaleOption, Tongue
from tfawg_cli.cli.list_filters import FILTERS, LEVELS, Typed, facets, known, refuse_misfits, unknown
from tfawg_cli.cli.options import (
    AtOption,
    FolderOption,
    OutputOption,
    SeparatorOption,
    argument,
    deliver,
    format_option,
    with_options,
)
from tfawg_cli.cli.output_forms import chosen, sign
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.output.streams import talk
from tfawg_cli.pasting import pasted
from tfawg_cli.records.fields import EVERYTHING, LISTED

if TYPE_CHECKING:
    from tfawg_cli.cli.reading_records import Records
    from tfawg_cli.operations.questions.row import Row
    from tfawg_cli.output.listing import Groups
    from tfawg_cli.output.speech import Speech
    from tfawg_cli.records.bodies import Bodies
    from tfawg_cli.records.financial_year import FinancialYear
    from tfawg_cli.records.workspace import Filed


class Format(StrEnum):
    """How items are shown."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"
    XLSX = "xlsx"


def _fields_option(about: str, metavar: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(metavar=metavar, help=about, autocompletion=completion.columns)
    return option


KindArgument = Annotated[
    str,
    argument(
        metavar="[KIND]", help=f"One of: {', '.join(LISTED)}; left out, actions.", autocompletion=completion.kinds
    ),
]
YearsOption = Annotated[
    list[str] | None,
    typer.Option(metavar="YEAR", help="Items of this year (can be repeated)", autocompletion=completion.years),
]
WithAliasesOption = Annotated[
    bool, typer.Option("--with-aliases", help="Count bodies that are the same or part of BODY to it.")
]

ForEditingOption = Annotated[
    bool, typer.Option("--for-editing", help="A workbook in which wording may be changed, for tfawg edit --from.")
]


@with_options(FILTERS)
def list_items(
    kind: KindArgument = "",
    year: YearsOption = None,
    *,
    with_aliases: WithAliasesOption = False,
    sort: Annotated[str, _fields_option("Order by these fields, by -FIELD downwards.", "FIELD,...")] = "",
    columns: Annotated[str, _fields_option("Show these fields.", "FIELD,...")] = "",
    group_by: Annotated[str, _fields_option("Group a table by this field.", "FIELD")] = "",
    asked: Annotated[Format | None, format_option("items", Format)] = None,
    separator: SeparatorOption = None,
    for_editing: ForEditingOption = False,
    output: OutputOption = None,
    at: AtOption = None,
    lang: LangOption = None,
    stale: StaleOption = Stale.ENGLISH,
    _folder: FolderOption = None,
    **filters: Typed,
) -> int:
    """List actions, or the items of another kind.

    Filters combine: an item must fit all of them, and one of the values of each. On a terminal the items stand in a
    table; in a pipe they are lines whose cells are parted by tabs, the first of them the group with --group-by.
    With --search alone, everything is looked at, narrative as well, and each line says where TEXT was found.
    """
    from tfawg_cli.cli.languages import speech_here, tell_shown
    from tfawg_cli.operations.questions.rows import KINDS
    from tfawg_cli.output.listing import as_csv

    form, wanted = chosen(asked, output, Format.TABLE), facets(filters)
    if (kind := kind or _meant(wanted, (sort, columns, group_by))) not in KINDS:
        raise unknown("kind", kind, KINDS)
    parting = sign(separator, form)
    refuse_misfits(kind, wanted)
    found, years, register = _found(kind, wanted, _Where(year or [], at, Tongue.of(lang, stale), with_aliases), sort)
    speech = speech_here(Tongue.of(lang, stale))
    groups = _groups(kind, found, group_by, form, speech)
    wished = _columns(kind, columns, form, years)
    _refuse_workbook(kind, form, lang, for_editing=for_editing)
    if form is Format.XLSX:
        deliver(_workbook(kind, found, wished, for_editing=for_editing), output)
    elif form is Format.CSV:
        deliver(as_csv(found, wished, parting), output)
    else:
        shown = _shown(kind, groups, wished, form, speech, to_file=output is not None)
        if lang is not None:
            tell_shown(_unbroken(shown, form, groups, wished, speech), years[-1], Tongue.of(lang, stale), register)
        deliver(as_named(shown, output, asked), output)
    if not found:
        talk(f"{'nothing fits' if kind == EVERYTHING else f'no {kind} fit'} in {', '.join(map(str, years))}")
    return exits.DONE


def _refuse_workbook(kind: str, form: Format, lang: str | None, *, for_editing: bool) -> None:
    """Refuse a workbook for editing of what has no wording, and one in another language. Raises CannotGoOnError."""
    if form is not Format.XLSX and not for_editing:
        return
    from tfawg_cli.operations.sheets.outgoing import ITEMS

    if for_editing and (form is not Format.XLSX or kind not in ITEMS):
        hint = "tfawg list actions --for-editing -o plan.xlsx"
        raise CannotGoOnError(f"--for-editing makes a workbook of {', '.join(ITEMS)}", hint)
    if form is Format.XLSX and lang is not None:
        raise CannotGoOnError("a workbook that comes back is English", "leave --lang out, or write .csv")


def _meant(wanted: Collection[str], named: Collection[str]) -> str:
    """Choose the kind where none was typed: a search alone looks at everything, all else is about actions."""
    from tfawg_cli.operations.questions.rows import KINDS

    fields = {
        field.strip().removeprefix("-").replace("-", "_")
        for typed in named
        for field in typed.split(",")
        if field.strip()
    }
    return EVERYTHING if set(wanted) == {"search"} and fields <= set(KINDS[EVERYTHING].fields) else "actions"


class _Where(NamedTuple):
    """Where items are looked for, as it was typed."""

    years: list[str]
    at: str | None
    tongue: Tongue
    with_aliases: bool


def _found(
    kind: str, wanted: Mapping[str, Sequence[str]], where: _Where, order: str
) -> "tuple[list[Row], list[FinancialYear], Filed[Bodies] | None]":
    """Find the items that are wanted, in order, their years, and the register. Raises CannotGoOnError."""
    from tfawg_cli.cli.languages import named, with_bodies
    from tfawg_cli.operations.questions.query import rows, sort
    from tfawg_cli.operations.questions.rows import KINDS

    records, years = _records(where, _parts(kind, wanted))
    if kind == "plans" and not where.years:
        years = list(records.loaded.plan_years)
    asked = known(records, wanted, years, with_aliases=where.with_aliases)
    asked = {facet: {named(records, where.tongue, one) for one in values} for facet, values in asked.items()}
    found = rows(with_bodies(records.workspace, where.tongue), kind, years, asked)
    return sort(found, _order(order, KINDS[kind].fields)), years, records.workspace.bodies


def _workbook(kind: str, found: "Sequence[Row]", columns: Sequence[str], *, for_editing: bool) -> bytes:
    from tfawg_cli.office.workbook_writing import workbook_bytes
    from tfawg_cli.operations.sheets.outgoing import list_workbook

    return workbook_bytes(list_workbook(kind, found, columns, for_editing=for_editing))


def _parts(kind: str, wanted: Collection[str]) -> frozenset[str]:
    """Name the parts of the records that answer a question; the others are not even opened."""
    parts = {"plans"}
    if kind == EVERYTHING:
        return frozenset({*parts, "programme", "bodies"})
    if kind not in {"actions", "bodies"} or not {"code", *LEVELS}.isdisjoint(wanted):
        parts.add("programme")
    if kind == "bodies" or "body" in wanted:
        parts.add("bodies")
    return frozenset(parts)


def _records(where: _Where, parts: frozenset[str]) -> "tuple[Records, list[FinancialYear]]":
    """Read the records; of one year that was typed, only its own files."""
    from tfawg_cli.cli.reading_records import chosen_year, read_records, typed_year

    typed = where.years
    only = typed_year(typed[0]) if len(typed) == 1 else None
    needed = parts if where.tongue.is_english else parts | {"bodies"}  # which names them in other languages
    records = read_records(where.at, only, needed, where.tongue.languages)
    records.need_readable()
    years = {chosen_year(records, one) for one in typed} or {chosen_year(records, None)}
    return records, sorted(years)


def _order(typed: str, all_fields: Sequence[str]) -> list[str]:
    """Take the fields to order by apart, those with `-` before them go downwards. Raises CannotGoOnError."""
    signs = ["-" if field.strip().startswith("-") else "" for field in typed.split(",") if field.strip()]
    names = _fields(",".join(field.strip().removeprefix("-") for field in typed.split(",")), all_fields)
    return [f"{sign}{name}" for sign, name in zip(signs, names, strict=True)]


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
    if form in {Format.CSV, Format.XLSX}:
        return list(KINDS[kind].fields)
    columns = KINDS[kind].columns
    return ["year", *columns] if len(years) > 1 and "year" not in columns else list(columns)


def _groups(kind: str, found: "Sequence[Row]", group_by: str, form: Format, speech: "Speech") -> "Groups":
    """Put rows into groups, each under its name; without a field, into one without a name. Raises CannotGoOnError."""
    from tfawg_cli.operations.questions.query import grouped
    from tfawg_cli.operations.questions.rows import KINDS
    from tfawg_cli.output.value_words import words
    from tfawg_cli.records.words import NOT_ASSESSED

    if group_by and form in {Format.JSON, Format.CSV, Format.XLSX}:
        message = f"--group-by is for tables; {form} has no groups"
        raise CannotGoOnError(message, f"--sort {pasted([group_by])} puts equal ones together")
    for field in _fields(group_by, KINDS[kind].fields)[:1]:
        none = speech.say("no {field}", field=speech.label(field))
        nothing = speech.words(NOT_ASSESSED) if field == "status" else none
        return [(words(name, field, speech) if name else nothing, rows) for name, rows in grouped(found, field)]
    return [("", found)]


def _unbroken(shown: str, form: Format, groups: "Groups", columns: Sequence[str], speech: "Speech") -> str:
    """Give what is shown as lines: a table breaks the words of a cell, and Markdown escapes the mark of English."""
    from tfawg_cli.output.listing import as_lines

    return shown if form is Format.JSON else as_lines(groups, columns, speech)


def _shown(
    kind: str, groups: "Groups", columns: Sequence[str], form: Format, speech: "Speech", *, to_file: bool
) -> str:
    from tfawg_cli.output import listing

    if form is Format.JSON:
        return listing.as_json(kind, groups[0][1])
    if form is Format.MARKDOWN:
        return listing.as_markdown(groups, columns, speech)
    if sys.stdout.isatty() and not to_file:
        from tfawg_cli.output.terminal import as_table

        return as_table(groups, columns, speech)
    return listing.as_lines(groups, columns, speech)
