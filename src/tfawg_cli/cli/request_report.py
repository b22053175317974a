"""What is asked of a request for updates: the body that it goes to, as a document or as a sheet."""

from tfawg_cli.cli.report_text import Maker
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.reports.request import SHEET, request, sheet_rows


def request_text(maker: Maker, names: list[str], *, sheet: bool) -> str:
    """Make a request to the bodies `names`, as Markdown or as CSV. Raises CannotGoOnError."""
    view = request(maker.year, maker.plan, names)
    if not sheet:
        return maker.filled("request", view)
    from tfawg_cli.output.listing import as_csv

    return as_csv(sheet_rows(maker.plan, view), SHEET)


def bodies_asked(maker: Maker, typed: str | None, *, with_aliases: bool) -> list[str]:
    """Give the body that was typed, and with aliases those that are counted to it. Raises CannotGoOnError."""
    from tfawg_cli.cli.list_filters import say_counts
    from tfawg_cli.operations.changes.typed import body

    workspace = maker.records.workspace
    if typed is None or workspace.bodies is None:
        named = {name for action in maker.plan.actions.values() for name in action.responsible}
        raise CannotGoOnError("a request goes to one body", f"name it behind --body: {', '.join(sorted(named))}")
    name = body(workspace, typed)
    if not with_aliases:
        return [name]
    family = workspace.bodies.record.counted_with(name)
    say_counts(maker.records, [maker.year], name, family)
    return [name, *(other for other in family if other != name)]
