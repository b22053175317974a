"""The files of translators: a workbook or a Word table that goes out to be filled in, and is taken back."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from tfawg_cli.cli.language_options import Tongue
from tfawg_cli.cli.options import deliver
from tfawg_cli.cli.output_forms import WORD
from tfawg_cli.cli.translating import carry_out_translation, speaking_of
from tfawg_cli.cli.translations_of_year import OfYear, of_year, together
from tfawg_cli.cli.what_git_remembers import english_of
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.operations.languages.changing import translate
from tfawg_cli.operations.languages.pieces import Words
from tfawg_cli.operations.languages.standing import Language, Standing, Translated
from tfawg_cli.operations.sheets.translation import Asked, Filled, cell, key_of, returned, workbook
from tfawg_cli.output.translation_text import difference
from tfawg_cli.pasting import pasted
from tfawg_cli.records.translated_words import digest_of

if TYPE_CHECKING:
    from tfawg_cli.operations.changes.editing import Revision

WORKBOOK = ".xlsx"
_WORKBOOK_TOLD = (
    "Please write the translation into the coloured column. 'english' is what is to be translated.",
    "Where a translation stands already, 'translated from' is the English that it was made of, as far as it is known.",
    "'what changed' shows [-what went-] and {+what came+} in the English since then.",
    "If it is right all the same, or if what is proposed is right, write yes into the column 'still right'.",
    "Points of a list stand on a line each. Rows may be sorted and hidden.",
)
LOST = "(not found in git)"
"""What stands for an earlier English that nobody knows."""


def write(found: OfYear, output: Path, *, everything: bool) -> None:
    """Write what is to be translated for those who do it. Raises CannotGoOnError."""
    form = output.suffix.lower()
    if form not in {WORD, WORKBOOK}:
        message = f"cannot write {output}: translators fill in a Word table or a workbook"
        raise CannotGoOnError(message, "name a file like french.docx or french.xlsx")
    rows = [*Asking(found).rows(everything=everything)]
    if not rows:
        raise CannotGoOnError(
            f"nothing of {found.year} is to be translated into '{found.tongue.tag}'", "--all writes all"
        )
    deliver(word_table(found, rows, output, len(rows)) if form == WORD else _workbook(found, rows), output)


def _title(found: OfYear, count: int) -> str:
    texts = "1 text" if count == 1 else f"{count} texts"
    return f"Work Programme and Annual Work Plan {found.year} in '{found.tongue.tag}': {texts}"


def _workbook(found: OfYear, rows: list[Asked]) -> bytes:
    from tfawg_cli.office.workbook_writing import workbook_bytes

    return workbook_bytes(workbook(_title(found, len(rows)), _about(found), _WORKBOOK_TOLD, rows))


def word_table(found: OfYear, rows: list[Asked], output: Path, count: int) -> bytes:
    """Make the Word file, whose heading says the count of its texts. Raises CannotGoOnError."""
    from tfawg_cli.cli.document_forms import Said, word_file
    from tfawg_cli.operations.sheets.translation_table import table

    return word_file(table(_title(found, count), _about(found), rows, found.tongue.tag), output, Said())


def _about(found: OfYear) -> str:
    """Say of which language and year a file is, so that it is taken back as nothing else."""
    return f"{found.tongue.tag} {found.year}"


class Asking:
    """Gathers what is asked of the translators."""

    def __init__(self, found: OfYear) -> None:
        self._found = found
        self._former: dict[str, Mapping[str, str]] = {}
        own = {(filed.file, found.tongue.tag) for filed in found.parts.values()}
        held = found.records.workspace.translations.items()
        others = [one for key, one in held if key not in own]
        self._proposals: dict[str, Words] = {
            of: words for one in others for _, words, of in Language(one).entries() if of
        }

    def rows(self, *, everything: bool) -> Iterator[Asked]:
        """List what lacks or is stale; `everything` also what is translated."""
        for part, texts in self._found.found.items():
            yield from (
                self._asked(part, one) for one in texts if everything or one.standing is not Standing.TRANSLATED
            )

    def _asked(self, part: str, one: Translated) -> Asked:
        proposed = "" if one.words else self._proposals.get(digest_of(one.piece.words), "")
        if one.standing is not Standing.STALE:
            return Asked(key_of(part, one.piece), one, "", (), proposed)
        known = next((words for then in self.words_of_then(part) if (words := then.get(one.of)) is not None), None)
        if known is None:
            return Asked(key_of(part, one.piece), one, LOST, (), proposed)
        return Asked(key_of(part, one.piece), one, known, difference(known, cell(one.piece.words)), proposed)

    def words_of_then(self, part: str) -> Iterator[Mapping[str, str]]:
        """Give what git remembers of the English: that of the year first, then what another year said, carried over."""
        own, records = self._found.parts[part], self._found.records
        others = [filed.file for _, filed in records.workspace.years() if type(filed.record) is type(own.record)]
        for file in dict.fromkeys((own.file, *others)):
            if file not in self._former:
                self._former[file] = english_of(records.root, file)
            yield self._former[file]


def take_back(sources: list[Path], year: str | None, tongue: Tongue, *, dry_run: bool) -> int:
    """Write what a file brings, all or none. Raises CannotGoOnError, RecordsHaveErrorsError."""
    source = sources[0]
    if len(sources) > 1:
        command = pasted(["translate", *([year] if year else []), "--lang", tongue.tag, "--from", str(source)])
        raise CannotGoOnError("translations come from one file at a time", f"tfawg {command}")
    filled = filled_in(source)
    tag, _, of = filled.base.about.partition(" ")
    found = of_year(year or of or None, tongue)
    if filled.base.about not in {"", _about(found)}:
        command = pasted(["translate", of, "--lang", tag, "--from", str(source)])
        raise CannotGoOnError(f"{source.name} is of {of} in '{tag}'", f"tfawg {command}")
    return carry_out_translation(found.records, brought(filled, found), dry_run=dry_run)


def brought(filled: Filled, found: OfYear) -> "Revision":
    """Give what a file that came back changes. Raises CannotGoOnError where it cannot be taken."""
    from tfawg_cli.operations.changes.typed import lawful

    now = {key_of(part, one.piece): one for part, texts in found.found.items() for one in texts}
    back = returned(filled, now, lambda text: lawful(text.strip()))
    if back.problems:
        message = f"{filled.name} was not taken back"
        raise CannotGoOnError(message, "correct these rows, or ask the translators", back.problems)
    title = f"{filled.name} in '{found.tongue.tag}' of {found.year}"
    revisions: list[Revision] = [
        translate(speaking_of(found.records, found.parts[part], found.tongue), wishes, title)
        for part, wishes in back.wishes.items()
    ]
    revision = together(title, revisions, back.remarks)
    return revision if revisions else revision._replace(idle="nothing new is filled in")


def filled_in(source: Path) -> Filled:
    """Read a file that came back. Raises CannotGoOnError for one of another kind."""
    from tfawg_cli.storage.office_files import read_office_file

    content = read_office_file(source, "the file that translators filled in (.docx or .xlsx)")
    if source.suffix.lower() not in {WORD, ".odt", ".doc"}:
        from tfawg_cli.operations.sheets.translation import of_sheet
        from tfawg_cli.storage.sheets import parsed

        return of_sheet(parsed(content, source))
    from tfawg_cli.office.word_reading import read_document
    from tfawg_cli.operations.sheets.translation_table import of_document

    return of_document(read_document(content, source.name), source.name)
