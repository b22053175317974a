"""Wording that comes back in a file, for `tfawg edit --from`."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tfawg_cli.cli.prompts import confirmed
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.pasting import pasted

if TYPE_CHECKING:
    from tfawg_cli.operations.sheets.wording_read import Brought
    from tfawg_cli.operations.years.amending import Authority


class Return(NamedTuple):
    """How a file that came back is taken, as it was typed."""

    year: str | None
    only: str
    who: "Authority | None"
    without_base: bool
    yes: bool
    dry_run: bool


def take_wording(sources: list[Path], typed: Return) -> int:
    """Take wording from a file. Raises CannotGoOnError, RecordsHaveErrorsError."""
    from tfawg_cli.cli.item_meant import written_year
    from tfawg_cli.cli.translating import with_translations
    from tfawg_cli.cli.writing_changes import carry_out, records_to_change
    from tfawg_cli.operations.sheets.wording import rewording

    if len(sources) > 1:
        raise CannotGoOnError("wording comes from one file at a time", f"tfawg edit --from {pasted([str(sources[0])])}")
    records = records_to_change(languages=None)
    brought = _brought(sources[0], typed.year, records.root)
    if typed.year is None and brought.year is None:
        raise CannotGoOnError(f"{sources[0]} does not say which year it is of", "name it: --year 2021/2022")
    year = written_year(records, typed.year or str(brought.year))
    only = [one.strip() for one in typed.only.split(",") if one.strip()]
    revision = rewording(records.workspace, year, brought, only, without_base=typed.without_base)
    revision = with_translations(records, revision)
    ask = partial(confirmed, "Write this?", yes=typed.yes)
    return carry_out(records, revision, dry_run=typed.dry_run, ask=ask, who=typed.who)


def _brought(source: Path, year: str | None, root: Path) -> "Brought":
    """Read a file. Raises CannotGoOnError for one of another form, or in another language."""
    from tfawg_cli.cli.documents_refused import (
        refuse_other_language,
        refuse_translators_sheet,
        refuse_translators_table,
        refuse_updates,
    )
    from tfawg_cli.operations.sheets.wording_read import of_document, of_sheet

    if source.suffix.lower() != ".docx":
        from tfawg_cli.storage.sheets import read_sheet

        sheet = read_sheet(source)
        refuse_translators_sheet(sheet.hidden, source)
        refuse_updates(sheet, source)
        return of_sheet(sheet)
    from tfawg_cli.office.word_reading import Side, read_document
    from tfawg_cli.storage.office_files import read_office_file

    content = read_office_file(source, "a Word document (.docx)")
    accepted, rejected = (read_document(content, source.name, side) for side in (Side.ACCEPTED, Side.REJECTED))
    refuse_translators_table(accepted, source)
    refuse_other_language(accepted, source, year, root)
    return of_document(accepted, rejected, source.name)
