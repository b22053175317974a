"""`tfawg carry-forward`: open the next year."""

from typing import TYPE_CHECKING, Annotated

import typer

from tfawg_cli.cli.completion import years
from tfawg_cli.cli.options import DryRunOption, FolderOption, NamedYearArgument

if TYPE_CHECKING:
    from tfawg_cli.records.financial_year import FinancialYear


def carry_forward(
    year: NamedYearArgument,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="YEAR", help="Left out, the year after it.", autocompletion=years),
    ] = None,
    dry_run: DryRunOption = False,
    _folder: FolderOption = None,
) -> int:
    """Open the next year as drafts.

    Its Work Programme and its plan are made of this year's, whose files do not change. Carried are all actions but
    those that are completed or discontinued and those of sub-tasks that are completed or inactive. What a person must
    look at is marked, with the reason.
    """
    from tfawg_cli.cli.item_meant import year_of_plan
    from tfawg_cli.cli.reading_records import files_of
    from tfawg_cli.cli.translating import translations_carried
    from tfawg_cli.cli.waiting import Waiting
    from tfawg_cli.cli.writing_changes import copies, put_through, records_to_change, typed
    from tfawg_cli.operations.years import carry_forward as turning
    from tfawg_cli.output import carry_forward_text as turn_text
    from tfawg_cli.storage.records_writing import Changes

    records = records_to_change(languages=None)
    records.need_whole()
    old = year_of_plan(records, year)
    records.need_right(files_of(records, old))
    with Waiting("steps done") as waiting:
        turn = turning.carry_forward(records.workspace, old, _next(old, to))
        waiting.tell(1, 3)
        texts = copies(records, turn.edits)
        waiting.tell(2, 3)
        spoken = translations_carried(records, texts, turn)
        edits = {**turn.edits, **{file: (source, one.edits) for file, (source, one) in spoken.items()}}
        texts |= copies(records, {file: edits[file] for file in spoken})
    sources = {file: (source, records.loaded.texts[source].text) for file, (source, _) in edits.items()}
    meaning = turn_text.as_text(turn) + turn_text.translations(spoken)
    return put_through(
        records,
        Changes(f"{old} becomes {turn.new}", texts, typed()),
        meaning,
        dry_run=dry_run,
        preview=meaning + turn_text.diff(sources, texts) if dry_run else "",
        after=turn_text.what_is_next(turn),
    )


def _next(old: "FinancialYear", typed: str | None) -> "FinancialYear":
    from tfawg_cli.findings import CannotGoOnError
    from tfawg_cli.records.financial_year import FinancialYear

    try:
        return FinancialYear.typed(typed) if typed is not None else old.following
    except ValueError as error:
        raise CannotGoOnError(str(error), "write it like 2022/2023") from None
