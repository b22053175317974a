"""Files that belong to another command: a document in another language, and a table of the translators."""

from pathlib import Path
from typing import TYPE_CHECKING

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.pasting import pasted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tfawg_cli.office.word_blocks import WordDocument
    from tfawg_cli.office.workbook_cells import Sheet

_SHEETS = {".csv", ".xlsx", ".xlsm", ".ods"}


def refuse_other_language(document: "WordDocument", source: Path, year: str | None, root: Path) -> None:
    """Refuse a document of the year in another language, whose words would become English ones.

    Args:
        document: what was read.
        source: its file, as it was typed.
        year: the year that was typed, if any.
        root: the workspace.

    Raises CannotGoOnError, which names the command that takes it.

    """
    tag = _language_of(document, root)
    if tag:
        from tfawg_cli.operations.sheets.language_of_document import year_named

        words = ["tfawg", "import", "--lang", tag, str(source), year or year_named(document) or "YEAR"]
        raise CannotGoOnError(f"{source.name} is in '{tag}', and here it would replace the English", pasted(words))


def _language_of(document: "WordDocument", root: Path) -> str:
    """Give the language of a document by the titles of its columns; empty for English.

    A language without words of its own has English titles: there it counts what the file says of itself.
    """
    from tfawg_cli.operations.sheets.language_of_document import has_titles
    from tfawg_cli.records.language_tag import tag_of
    from tfawg_cli.storage.record_names import languages_in
    from tfawg_cli.storage.tree import WorkingTree

    tagged, there = tag_of(document.language), languages_in(WorkingTree(root).paths())
    primary = tagged.partition("-")[0]
    for tag in sorted({"fr", primary, *there} - {"", "en"}):
        titles = _titles(tag, root)
        says_so = tag in there and tag in {tagged, primary}
        if has_titles(document, titles) if titles else says_so:
            return tag
    return ""


def _titles(tag: str, root: Path) -> "Mapping[str, str]":
    """Give the titles of columns in a language; none where nobody wrote its words."""
    from tfawg_cli.output.speech import Speech, table_of
    from tfawg_cli.storage.templates import read_words

    return Speech(tag, table_of(*read_words(root, tag))).english_titles


def refuse_sheet(source: Path, tag: str = "") -> None:
    """Refuse a sheet where a document is meant; one that went out from here with the command that takes it.

    Args:
        source: the file.
        tag: the language that was typed: a sheet in it is one of the translators, even if it says no more so itself.

    Raises CannotGoOnError.

    """
    if source.suffix.lower() not in _SHEETS:
        return
    from tfawg_cli.storage.sheets import hidden_in

    hidden = hidden_in(source)
    refuse_translators_sheet(hidden, source)
    takes, hint = _taking(source, hidden), "name a .docx file"
    if takes:
        hint = f"it is taken back with: {pasted([*takes, str(source)])}"
    elif tag:
        command = pasted(["tfawg", "translate", "--lang", tag, "--from", str(source)])
        hint = f"a table of the translators is taken back with: {command}"
    raise CannotGoOnError(f"{source.name} is no Word document", hint)


def _taking(source: Path, hidden: "Sequence[Sequence[str]]") -> "list[str]":
    """Give the words of the command that takes a request or a list back; none where a sheet does not say that it is."""
    from tfawg_cli.operations.sheets.answers import taken_over_by
    from tfawg_cli.operations.sheets.base import read_base
    from tfawg_cli.storage.sheets import read_sheet

    try:
        columns = [title.lower() for title in read_sheet(source).columns]
    except CannotGoOnError:  # no such file, or its titles are gone
        return []
    return taken_over_by(hidden, columns) if read_base(hidden) is not None or "update" in columns else []


def refuse_translators_sheet(hidden: "Sequence[Sequence[str]]", source: Path) -> None:
    """Refuse the workbook of the translators, by the rows that it hides.

    Raises CannotGoOnError, which names the command that takes it.
    """
    from tfawg_cli.operations.sheets.base import read_base
    from tfawg_cli.operations.sheets.translation import is_of_translators

    base = read_base(hidden)
    if base is not None and is_of_translators(base):
        raise _of_translators(source, base.about)


def refuse_updates(sheet: "Sheet", source: Path) -> None:
    """Refuse a sheet into which updates were written where wording is meant: none of them would be taken.

    Raises CannotGoOnError, which names the command that takes it.
    """
    from tfawg_cli.operations.sheets.answers import holds_updates

    if holds_updates(sheet):
        command = pasted(["tfawg", "update", "--from", str(source)])
        raise CannotGoOnError(f"{source.name} holds updates, and edit takes wording", command)


def refuse_translators_table(document: "WordDocument", source: Path) -> None:
    """Refuse the table of the translators. Raises CannotGoOnError, which names the command that takes it."""
    from tfawg_cli.operations.sheets.translation_table import about_of_table

    about = about_of_table(document)
    if about:
        raise _of_translators(source, about)


def _of_translators(source: Path, about: str) -> CannotGoOnError:
    """Say what takes a file back that says itself of which language and year it is."""
    tag, _, year = about.partition(" ")
    command = pasted(["tfawg", "translate", year, "--lang", tag, "--from", str(source)])
    return CannotGoOnError(f"{source.name} is of the translators of {year} in '{tag}'", command)
