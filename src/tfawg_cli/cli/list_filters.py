"""What was typed to choose items: known values, in the words of the records, or a refusal that tells what there is."""

from collections.abc import Callable, Collection, Mapping, Sequence
from inspect import Parameter
from typing import TYPE_CHECKING

import typer

from tfawg_cli.cli import completion
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.output.streams import talk

if TYPE_CHECKING:
    from tfawg_cli.cli.reading_records import Records
    from tfawg_cli.records.financial_year import FinancialYear

LEVELS = {"deliverable": "key deliverable", "task": "task", "sub_task": "sub-task"}
"""What items are below, and how it is called."""
Typed = list[str] | bool | None
"""What stands behind the option of a filter."""


def _texts(facet: str, metavar: str, about: str, offered: Callable[[], list[str]] | None = None) -> Parameter:
    """Give the option of a filter that takes several values."""
    made = typer.Option(None, metavar=metavar, help=f"{about} (can be repeated)", autocompletion=offered)
    return Parameter(facet, Parameter.KEYWORD_ONLY, default=made, annotation=list[str] | None)


def _flag(name: str, spelt: str, about: str) -> Parameter:
    """Give the option of a filter that is on or off; typer knows it as unset where it is not typed."""
    return Parameter(
        name, Parameter.KEYWORD_ONLY, default=typer.Option(None, spelt, help=about), annotation=bool | None
    )


FILTERS = (
    _texts("deliverable", "N", "Below this key deliverable"),
    _texts("task", "N.N", "Below this task"),
    _texts("sub_task", "N.N.N", "Below this sub-task"),
    _texts("body", "BODY", "Of this body", completion.bodies),
    _texts("code", "CODE", "Of this strategic code", completion.codes),
    _texts("status", "STATUS", "Of this status, not assessed included", completion.statuses),
    _flag("updated", "--updated/--not-updated", "Reported on or not: a status, a result or an update."),
    _flag("timeline", "--no-timeline", "Actions without a timeline."),
    _flag("actions", "--no-actions", "Sub-tasks, tasks or key deliverables without an action."),
    _texts("search", "TEXT", "Holding TEXT, capitals and accents or not; without KIND, in everything"),
)
"""The options that choose items, each with the facet that it asks about."""
_FEW = 8
"""So many names can all be shown to one who typed another."""


def unknown(what: str, typed: str, names: Collection[str]) -> CannotGoOnError:
    """Tell that there is no such name, and which one is like it or which there are."""
    from difflib import get_close_matches

    close = get_close_matches(typed, names, 1) if len(names) > _FEW else []
    there = f"there are: {', '.join(names)}" if names else "there is none yet"
    hint = f"did you mean '{close[0]}'?" if close else there
    return CannotGoOnError(f"there is no {what} '{typed}'", hint)


def facets(typed: Mapping[str, Typed]) -> dict[str, list[str]]:
    """Give what is wanted by facet; `--no-timeline` wants those that say no to it."""
    wanted = {facet: value for facet, value in typed.items() if value not in (None, [])}
    return {
        facet: value if isinstance(value, list) else ["yes" if value and facet == "updated" else "no"]
        for facet, value in wanted.items()
    }


def refuse_misfits(kind: str, wanted: Mapping[str, Sequence[str]]) -> None:
    """Refuse options that say nothing about a kind of items. Raises CannotGoOnError."""
    from tfawg_cli.operations.questions.rows import KINDS

    for facet, values in wanted.items():
        if facet != "search" and facet not in KINDS[kind].facets:
            option = _option(facet, values)
            fits = [name for name, other in KINDS.items() if facet in other.facets]
            value = " ..." if facet in {*LEVELS, "body", "code", "status"} else ""
            message = f"{option} is for {', '.join(fits)}"
            raise CannotGoOnError(message, f"tfawg list {fits[0]} {option}{value}")


def _option(facet: str, values: Sequence[str]) -> str:
    """Give the option by which a facet was asked about."""
    negated = "not-" if facet == "updated" else "no-"
    return f"--{negated if values == ['no'] else ''}{facet.replace('_', '-')}"


def known(
    records: "Records",
    wanted: Mapping[str, Sequence[str]],
    years: "Sequence[FinancialYear]",
    *,
    with_aliases: bool,
) -> dict[str, set[str]]:
    """Give what is wanted by facet, as the records write it. Raises CannotGoOnError for what they do not hold."""
    found = {facet: set(values) for facet, values in wanted.items()}
    for level in LEVELS.keys() & wanted:
        found[level] = _numbers(records, level, wanted[level], years)
    if "body" in wanted:
        found["body"] = _bodies(records, wanted["body"], years, with_aliases=with_aliases)
    elif with_aliases:
        raise CannotGoOnError("--with-aliases needs --body", "tfawg list --body Secretariat --with-aliases")
    if "code" in wanted:
        found["code"] = _codes(records, wanted["code"], years)
    if "status" in wanted:
        found["status"] = _statuses(wanted["status"])
    return found


def _numbers(records: "Records", level: str, typed: Sequence[str], years: "Sequence[FinancialYear]") -> set[str]:
    """Find the numbers that were typed among those of the years."""
    from tfawg_cli.operations.questions.query import numbers

    there = numbers(records.workspace, level, years)
    for one in typed:
        if one.strip() not in there:
            near = [number for number in there if number.partition(".")[0] == one.strip().partition(".")[0]]
            hint = f"there are: {', '.join(near or there)}" if there else "there is none yet"
            raise CannotGoOnError(f"there is no {LEVELS[level]} '{one}'", hint)
    return {one.strip() for one in typed}


def _bodies(
    records: "Records", typed: Sequence[str], years: "Sequence[FinancialYear]", *, with_aliases: bool
) -> set[str]:
    """Find the bodies that were typed; with aliases, say how many actions that adds."""
    register = records.workspace.bodies
    if register is None:
        message = "there is no register of bodies that can be read"
        raise CannotGoOnError(message, "tfawg validate says why")
    found: set[str] = set()
    for one in typed:
        name = register.record.resolve(one)
        if name is None:
            raise unknown("body", one, register.record.bodies)
        family = register.record.counted_with(name) if with_aliases else [name]
        if with_aliases:
            say_counts(records, years, name, family)
        found |= set(family)
    return found


def _codes(records: "Records", typed: Sequence[str], years: "Sequence[FinancialYear]") -> set[str]:
    """Find the strategic codes that were typed, capitals or not."""
    editions = [records.workspace.edition_for(year) for year in years]
    there = sorted({code for edition in editions if edition is not None for code in edition.record.code_titles})
    for one in typed:
        if one.upper() not in there:
            raise unknown("strategic code", one, there)
    return {one.upper() for one in typed}


def say_counts(records: "Records", years: "Sequence[FinancialYear]", name: str, family: Sequence[str]) -> None:
    """Say how many actions a body has as written, and how many with the others of its family."""
    from tfawg_cli.operations.questions.query import rows

    as_written = len(rows(records.workspace, "actions", years, {"body": {name}}))
    together = len(rows(records.workspace, "actions", years, {"body": set(family)}))
    others = ", ".join(other for other in family if other != name)
    talk(f"{name}: {as_written} as written, {together} with {others or 'no other body'}")


def _statuses(typed: Sequence[str]) -> set[str]:
    found = {one.strip().lower() for one in typed}
    for one in sorted(found - {*completion.statuses()}):
        raise unknown("status", one, completion.statuses())
    return found
