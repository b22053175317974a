"""What is asked of a request for updates: the body that it goes to, as a document, a sheet or a workbook."""

import re
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from tfawg_cli.cli.report_text import Maker
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.reports.request import SHEET, request, sheet_rows
from tfawg_cli.operations.reports.views import RequestView
from tfawg_cli.output.escaping import visible
from tfawg_cli.records.calendar import day_in_words


class Asked(NamedTuple):
    """How a request is written, and when and to whom it is to come back."""

    form: str
    separator: str = ","
    return_by: str | None = None
    return_to: str = ""


def request_document(maker: Maker, names: list[str], asked: Asked) -> str | bytes:
    """Make a request to the bodies `names`: as Markdown, as CSV, or as a workbook. Raises CannotGoOnError."""
    from tfawg_cli.operations.changes.typed import day

    by = day_in_words(day(asked.return_by)) if asked.return_by else ""
    bodies = [maker.speaks.name(name) for name in names]
    view = request(maker.year, maker.plan, bodies, by, visible(asked.return_to))
    if asked.form == "markdown":
        return maker.filled("request", view)
    if not view.actions:
        message = f"{view.body} is responsible for no action of {maker.year}, so there is nothing to ask it"
        raise CannotGoOnError(message, f"responsible are: {', '.join(sorted(_responsible(maker))) or 'none yet'}")
    if asked.form == "xlsx":
        return _workbook(maker, view)
    if by or asked.return_to:
        raise CannotGoOnError("a csv has no place for --return-by and --return-to", "a workbook has: -o FILE.xlsx")
    from tfawg_cli.output.listing import as_csv

    return as_csv(sheet_rows(maker.plan, view), SHEET, asked.separator)


def _workbook(maker: Maker, view: RequestView) -> bytes:
    from tfawg_cli.office.workbook_writing import workbook_bytes
    from tfawg_cli.operations.sheets.outgoing import Asking, request_workbook

    numbers = [action.number for action in view.actions]
    asking = Asking(view.body, view.return_by, view.return_to)
    return workbook_bytes(request_workbook(maker.year, maker.plan, numbers, asking))


def requests_to_all(maker: Maker, folder: Path, asked: Asked, *, with_aliases: bool) -> dict[Path | None, str | bytes]:
    """Make a request to each body that the plan names, or to each with those that are counted to it.

    Raises CannotGoOnError.
    """
    ending = {"markdown": ".md", "csv": ".csv"}.get(asked.form, ".xlsx")
    named = _responsible(maker)
    groups = _families(maker, named) if with_aliases else [[name] for name in named]
    return {folder / f"{_stem(names[0])}{ending}": request_document(maker, names, asked) for names in groups}


def _responsible(maker: Maker) -> dict[str, None]:
    """Give the bodies that the plan names, as the records name them, in the order of its actions."""
    plan = maker.records.workspace.plans[maker.year].record
    return dict.fromkeys(name for action in plan.actions.values() for name in action.responsible)


def _families(maker: Maker, named: Collection[str]) -> list[list[str]]:
    """Give the bodies that belong to no other, each with all that are counted to it, where the plan names one."""
    filed = maker.records.workspace.bodies
    register = filed.record if filed is not None else None
    heads = [name for name, body in register.bodies.items() if not (body.same_as or body.part_of)] if register else []
    families = (
        [[head, *(one for one in register.counted_with(head) if one != head)] for head in heads] if register else []
    )
    return [family for family in families if not set(family).isdisjoint(named)]


def _stem(name: str) -> str:
    """Name a file for a body: `wco-secretariat-cbd`."""
    return re.sub(r"[^\w]+", "-", name.casefold()).strip("-")


def bodies_asked(maker: Maker, typed: str | None, *, with_aliases: bool) -> list[str]:
    """Give the body that was typed, and with aliases those that are counted to it. Raises CannotGoOnError."""
    from tfawg_cli.cli.list_filters import say_counts
    from tfawg_cli.operations.changes.typed import body

    workspace = maker.records.workspace
    if typed is None or workspace.bodies is None:
        there = ", ".join(sorted(_responsible(maker)))
        raise CannotGoOnError("a request goes to one body", f"name it behind --body: {there}")
    name = body(workspace, typed)
    if not with_aliases:
        return [name]
    family = workspace.bodies.record.counted_with(name)
    say_counts(maker.records, [maker.year], name, family)
    return [name, *(other for other in family if other != name)]
