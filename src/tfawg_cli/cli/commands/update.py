"""`tfawg update`: say what happened with actions."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tfawg_cli.cli import completion
from tfawg_cli.cli.field_options import Given, read_text, takes_fields, texts_of
from tfawg_cli.cli.options import DryRunOption, FolderOption, YearOption, YesOption, argument
from tfawg_cli.cli.prompts import confirmed
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.pasting import pasted
from tfawg_cli.records.fields import Approved, names

if TYPE_CHECKING:
    from tfawg_cli.office.workbook_cells import Sheet

ActionArgument = Annotated[
    str | None,
    argument(metavar="[NUMBER]", help="The action, such as 1.3.1.1.", autocompletion=completion.numbers),
]
TextArgument = Annotated[
    str | None, argument(metavar="[TEXT]", help='What happened; "@FILE" reads it from FILE, - from stdin.')
]
ByOption = Annotated[
    str | None,
    typer.Option("--by", metavar="BODY", help="Who tells it.", autocompletion=completion.bodies),
]
SheetsOption = Annotated[
    list[Path] | None,
    typer.Option("--from", metavar="FILE...", help="Take the updates of many actions from sheets that came back."),
]
AgainOption = Annotated[
    bool, typer.Option("--again", help="Store an update also where the action says the same already.")
]


@takes_fields("action", only=names("action", Approved.REPORTED))
def update(
    number: ActionArgument = None,
    text: TextArgument = None,
    *,
    day: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="The day it is about, such as 8/3/2022 (day first).")
    ] = None,
    by: ByOption = None,
    sources: SheetsOption = None,
    again: AgainOption = False,
    edit_last: Annotated[
        bool, typer.Option("--edit-last", help="Correct the last update: TEXT, --date or --by replace what it says.")
    ] = False,
    remove_last: Annotated[bool, typer.Option("--remove-last", help="Take the last update back.")] = False,
    year: YearOption = None,
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    _folder: FolderOption = None,
    **typed: Given,
) -> int:
    """Say what happened with an action.

    Adds a dated text, and sets status and result with it. Updates that are there stay as they are (but for the last
    one, with --edit-last or --remove-last), and the same one is not stored twice. A date is only recorded where one is
    given.

    With --from, what filled-in sheets say (.csv, .xlsx, .ods or .xls; columns number, status, result, update, date, by)
    is shown first, with who answered and who did not, then applied all or none. A workbook that tfawg wrote knows what
    it said when it went out: a cell that nobody touched changes nothing, and one that was changed on both sides stops
    the whole.
    """
    texts = texts_of(typed)
    if sources:
        if number is not None or texts or day or by or edit_last or remove_last:
            raise CannotGoOnError("--from brings its own numbers and values", "leave the others out")
        return _from_sheets(sources, year, again=again, yes=yes, dry_run=dry_run)
    if number is not None and (edit_last or remove_last):
        correction = (read_text(text) if text is not None else None, day, by)
        if texts or (edit_last and remove_last) or any(correction) is remove_last:
            raise _not_about_the_last()
        return _last((number.strip(), year), correction, dry_run=dry_run)
    if number is None or (text is None and not texts):
        raise _nothing_to_add(number)
    if text is None and (day or by):
        raise CannotGoOnError("--date and --by belong to a text", 'tfawg update 1.3.1.1 "Two sessions were held."')
    said = (read_text(text), day, by) if text is not None else None
    return _said((number.strip(), year), texts, said, again=again, dry_run=dry_run)


def _said(
    item: tuple[str, str | None],
    texts: dict[str, list[str]],
    said: tuple[str, str | None, str | None] | None,
    *,
    again: bool,
    dry_run: bool,
) -> int:
    """Record what happened with an action.

    Args:
        item: its number and its year, as they were typed.
        texts: the fields that are set with it.
        said: the text of the update, its day and who tells it; None where only fields are set.
        again: True to store an update also where the action says the same already.
        dry_run: True to write nothing.

    """
    from tfawg_cli.cli.item_meant import chosen_target
    from tfawg_cli.cli.writing_changes import carry_out, records_to_change
    from tfawg_cli.operations.changes.editing import append_updates, has_update
    from tfawg_cli.operations.changes.typed import entry_of_update, is_status, values
    from tfawg_cli.output.streams import talk
    from tfawg_cli.records.plan import Action

    if said is not None and is_status(said[0]):
        raise _status_as_text(item[0], said[0].strip())
    records = records_to_change()
    target = chosen_target(records, *item)
    stored = values(records.workspace, None, target.kind, texts)
    entries = [entry_of_update(records.workspace, *said)] if said is not None else []
    if not again and isinstance(target.item, Action) and any(has_update(target.item, one) for one in entries):
        talk(f"{target.number} has this update already; --again stores it once more")
        entries = []
    return carry_out(records, append_updates(target, entries, stored), dry_run=dry_run)


def _last(item: tuple[str, str | None], said: tuple[str | None, str | None, str | None], *, dry_run: bool) -> int:
    """Correct the last update of an action: its text, its day, who tells it; where nothing is said, take it back."""
    from tfawg_cli.cli.item_meant import chosen_target
    from tfawg_cli.cli.writing_changes import carry_out, records_to_change
    from tfawg_cli.operations.changes.last_update import corrected, keys_of_last, last_update, taken_back
    from tfawg_cli.operations.changes.typed import entry_of_update
    from tfawg_cli.yaml_text.comments import comments_of

    records = records_to_change()
    target = chosen_target(records, *item)
    text, day, by = said
    last = last_update(target)
    entry = entry_of_update(records.workspace, text or last.text, day, by) if any(said) else {}
    revision = corrected(target, entry) if entry else taken_back(target)
    if not entry.keys() <= last.model_fields_set or not entry:  # its lines are written anew, or go
        comments = comments_of(records.loaded.texts[target.file], keys_of_last(target))
        revision = revision._replace(remarks=tuple(f"with the comment: {one}" for one in comments))
    return carry_out(records, revision, dry_run=dry_run)


def _status_as_text(number: str, text: str) -> CannotGoOnError:
    how = pasted(["tfawg", "update", number, "--status", text.lower()])
    return CannotGoOnError(
        f"'{text}' is a status", f'{how} records it; as a text, write a sentence: "{text.capitalize()}."'
    )


def _not_about_the_last() -> CannotGoOnError:
    example = 'tfawg update 1.3.1.1 --edit-last "Three sessions were held."'
    return CannotGoOnError(
        "--edit-last takes a text, --date or --by, --remove-last takes nothing", f"{example}, or --remove-last alone"
    )


def _nothing_to_add(typed: str | None) -> CannotGoOnError:
    """Say what is missing: the text, or the number before it, or the option before a sheet."""
    example = 'tfawg update 1.3.1.1 "Two sessions were held."'
    if typed is not None and typed.lower().endswith((".csv", ".xlsx", ".ods", ".xls")):
        return CannotGoOnError(f"{typed} is no number of an action", f"tfawg update --from {pasted([typed])}")
    if typed is not None and not typed[:1].isdigit():
        return CannotGoOnError("the number of the action is missing", example)
    return CannotGoOnError("there is nothing to add", example)


def _from_sheets(sources: list[Path], typed_year: str | None, *, again: bool, yes: bool, dry_run: bool) -> int:
    from tfawg_cli.cli.item_meant import written_year
    from tfawg_cli.cli.writing_changes import carry_out, records_to_change
    from tfawg_cli.operations.sheets.filled_in import revision_of

    sheets = list(map(_sheet, sources))
    records = records_to_change()
    year = written_year(records, typed_year) if typed_year is not None else None
    revision = revision_of(records.workspace, sheets, year, again=again)
    return carry_out(records, revision, dry_run=dry_run, ask=lambda: confirmed("Write this?", yes=yes))


def _sheet(source: Path) -> "Sheet":
    """Read a sheet. Raises CannotGoOnError for a file of the translators, with the command that takes it back."""
    from tfawg_cli.cli.documents_refused import refuse_translators_sheet, refuse_translators_table
    from tfawg_cli.storage.sheets import read_sheet

    if source.suffix.lower() == ".docx":
        from tfawg_cli.office.word_reading import read_document
        from tfawg_cli.storage.office_files import read_office_file

        document = read_document(read_office_file(source, "a sheet (.csv, .xlsx, .xls or .ods)"), source.name)
        refuse_translators_table(document, source)
    sheet = read_sheet(source)
    refuse_translators_sheet(sheet.hidden, source)
    return sheet
