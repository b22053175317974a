"""Documents that belong to another command: one in another language, and a table of the translators."""

from pathlib import Path
from typing import TYPE_CHECKING

from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.pasting import pasted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tfawg_cli.office.word_blocks import WordDocument

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
    from tfawg_cli.storage.record_names import languages_in
    from tfawg_cli.storage.tree import WorkingTree

    primary, there = document.language.partition("-")[0].lower(), languages_in(WorkingTree(root).paths())
    for tag in sorted({"fr", primary, *there} - {"", "en"}):
        titles = _titles(tag, root)
        says_so = tag in there and tag in {document.language, primary}
        if has_titles(document, titles) if titles else says_so:
            return tag
    return ""


def _titles(tag: str, root: Path) -> "Mapping[str, str]":
    """Give the titles of columns in a language; none where nobody wrote its words."""
    from tfawg_cli.output.speech import Speech, table_of
    from tfawg_cli.storage.templates import read_words

    return Speech(tag, table_of(*read_words(root, tag))).english_titles


def refuse_sheet(source: Path, tag: str) -> None:
    """Refuse a sheet where a document in a language is meant: in one, a table of the translators comes back.

    Raises CannotGoOnError, which names the command that takes it.
    """
    if source.suffix.lower() in _SHEETS:
        raise CannotGoOnError(f"{source.name} is no Word document", _translators(source, tag))


def refuse_translators_table(document: "WordDocument", source: Path) -> None:
    """Refuse the table of the translators. Raises CannotGoOnError, which names the command that takes it."""
    from tfawg_cli.operations.sheets.translation_table import language_of_table

    tag = language_of_table(document)
    if tag:
        raise CannotGoOnError(f"{source.name} is a table of the translators", _translators(source, tag))


def _translators(source: Path, tag: str) -> str:
    command = pasted(["tfawg", "translate", "--lang", tag, "--from", str(source)])
    return f"a table of the translators is taken back with: {command}"
