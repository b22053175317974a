"""`tfawg import`: a year that exists only as a Word document goes in."""  # noqa: N999 - called as the command is

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tfawg_cli.cli.completion import years
from tfawg_cli.cli.language_options import Tongue
from tfawg_cli.cli.options import DryRunOption, FolderOption, YesOption
from tfawg_cli.cli.prompts import confirmed
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.output.streams import out

if TYPE_CHECKING:
    from tfawg_cli.cli.reading_records import Records
    from tfawg_cli.operations.sheets.imported import Imported
    from tfawg_cli.records.financial_year import FinancialYear
    from tfawg_cli.storage.records_writing import NewText
    from tfawg_cli.yaml_text.spelling import Value


def import_year(
    source: Annotated[Path, typer.Argument(metavar="FILE.docx", help="A document of the Work Programme's form.")],
    year: Annotated[
        str | None,
        typer.Argument(
            metavar="[YEAR]",
            help="Left out, the year that the document names; with --lang it must be typed.",
            autocompletion=years,
        ),
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option(
            "--lang", metavar="LANG", help="The document is the year in this language, such as fr: its translation."
        ),
    ] = None,
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    _folder: FolderOption = None,
) -> int:
    """Make a year of a Word document.

    Its programme, plan, narrative, strategic plan and responsible bodies become records, word for word. Tables are
    known by their heads, items by their numbers. What was read is shown first, with every word and picture that has no
    place; nothing is written before you agree, and nothing where an item cannot be placed for sure. With --lang it is
    paired with the English records of the year, by numbers, what has none by its place, and becomes their translation.
    """
    if lang is not None:
        from tfawg_cli.cli.import_in_language import import_in_language

        return import_in_language(source, year, Tongue.of(lang), yes=yes, dry_run=dry_run)
    return _import_in_english(source, year, yes=yes, dry_run=dry_run)


def _import_in_english(source: Path, year: str | None, *, yes: bool, dry_run: bool) -> int:
    from tfawg_cli.cli.documents_refused import refuse_other_language, refuse_sheet, refuse_translators_table
    from tfawg_cli.cli.waiting import Waiting
    from tfawg_cli.cli.writing_changes import records_to_change, write_out
    from tfawg_cli.office.word_reading import read_document
    from tfawg_cli.office.word_words import words_of
    from tfawg_cli.operations.changes.editing import Revision
    from tfawg_cli.operations.sheets.imported import called, hidden, read_year, unplaced
    from tfawg_cli.output.import_text import as_text
    from tfawg_cli.storage.office_files import read_office_file

    refuse_sheet(source)
    records = records_to_change()
    content = read_office_file(source, "a Word document (.docx)")
    register = records.workspace.bodies
    known = register.record.bodies if register is not None else ()
    with Waiting("steps done") as waiting:
        document = read_document(content, source.name)
        waiting.tell(1, 4)
        refuse_translators_table(document, source)
        refuse_other_language(document, source, year, records.root)
        imported = read_year(document, source.name, _typed(year), known)
        waiting.tell(2, 4)
        texts = _texts(records, imported, source.name)
        waiting.tell(3, 4)
        left = unplaced(imported, words_of(content, source.name), _read_back(texts, imported.year))
    told = [(called(imported, place), words) for place, words in left.items()]
    out(as_text(source.name, imported, told, hidden(imported)))
    revision = Revision(f"import of {source.name}", {})
    return write_out(records, revision, texts, dry_run=dry_run, ask=lambda: confirmed("Write this?", yes=yes))


def _typed(year: str | None) -> "FinancialYear | None":
    from tfawg_cli.records.financial_year import FinancialYear

    try:
        return FinancialYear.typed(year) if year is not None else None
    except ValueError as error:
        raise CannotGoOnError(str(error), "write it like 2021/2022") from None


def _files(year: "FinancialYear") -> dict[str, str]:
    return {"programme": f"data/programme/{year.stem}.yaml", "plan": f"data/plans/{year.stem}.yaml"}


def _texts(records: "Records", imported: "Imported", name: str) -> "dict[str, NewText]":
    """Give the texts of the new year's files. Raises CannotGoOnError where the year is there already."""
    from tfawg_cli.cli.writing_changes import new_texts
    from tfawg_cli.operations.sheets.imported import edits_of_register
    from tfawg_cli.storage.record_names import BODIES
    from tfawg_cli.storage.records_writing import NewText
    from tfawg_cli.yaml_text.new_file import new_file
    from tfawg_cli.yaml_text.spelling import Bare

    year, workspace = imported.year, records.workspace
    edition, plan = workspace.editions.get(year), workspace.plans.get(year)
    if (edition is not None and edition.record.deliverables) or (plan is not None and plan.record.actions):
        raise CannotGoOnError(f"{year} is there already, with items", "an import makes a year; tfawg edit changes one")
    held = records.loaded.texts
    whole = {
        "programme": ("The edition of the Work Programme", imported.programme),
        "plan": ("The Annual Work Plan", imported.plan),
    }
    texts = {}
    for kind, file in _files(year).items():
        what, fields = whole[kind]
        text = new_file([f"{what} for the financial year {year}.", f"Imported from {name}."], fields)
        texts[file] = NewText(held[file].text if file in held else None, text)
    if workspace.bodies is not None and workspace.bodies.record.bodies:
        return texts | new_texts(records, {BODIES: [list(edits_of_register(workspace, imported.bodies))]})
    names: dict[str, Value] = {name: {} for name in imported.bodies}
    register = new_file(["The register of bodies."], {"format": Bare("1"), "bodies": names})
    return texts | {BODIES: NewText(held[BODIES].text if BODIES in held else None, register)}


def _read_back(texts: "dict[str, NewText]", year: "FinancialYear") -> dict[str, object]:
    """Read the new texts as any command will."""
    from tfawg_cli.records.base import UNTYPED_KEYS
    from tfawg_cli.yaml_text.text import read

    return {kind: read(texts[file].after.encode(), file, UNTYPED_KEYS).data for kind, file in _files(year).items()}
