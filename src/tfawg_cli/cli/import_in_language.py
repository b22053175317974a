"""`tfawg import --lang fr`: a document of the year in another language becomes its translation."""

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tfawg_cli.cli.exits import DONE
from tfawg_cli.cli.language_options import Tongue
from tfawg_cli.cli.languages import speech_of
from tfawg_cli.cli.prompts import confirmed
from tfawg_cli.cli.translating import carry_out_translation, speaking_of
from tfawg_cli.cli.translations_of_year import OfYear, of_year, together
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.output.streams import out
from tfawg_cli.pasting import from_here

if TYPE_CHECKING:
    from tfawg_cli.office.word_blocks import Place, WordDocument
    from tfawg_cli.operations.sheets.document_paired import Paired
    from tfawg_cli.operations.sheets.form_in_language import InLanguage
    from tfawg_cli.output.speech import Speech
    from tfawg_cli.records.workspace import Workspace


def import_in_language(source: Path, year: str | None, tongue: Tongue, *, yes: bool, dry_run: bool) -> int:
    """Pair a document with the English records of a year, and write what it says, all or none.

    Raises CannotGoOnError, RecordsHaveErrorsError.
    """
    from tfawg_cli.cli.form_of_language import records_of
    from tfawg_cli.office.word_words import words_of
    from tfawg_cli.operations.changes.typed import lawful
    from tfawg_cli.operations.languages.changing import translate
    from tfawg_cli.operations.sheets.document_paired import paired
    from tfawg_cli.output.import_text import in_language

    content, document = _document(source, tongue)
    if year is None:
        raise CannotGoOnError("say which year the document translates", "write it behind the file: 2021/2022")
    found = of_year(year, tongue)
    speech = speech_of(found.records.root, found.tongue)
    made = _read(document, source.name, speech, found)
    pairs = paired(made, records_of(speech, found), lawful)
    words = words_of(content, source.name)
    problems = (*pairs.problems, *_other_years(made, found), *made.misread(words))
    if problems:
        hint = f"put it right in the document, or here by {_table_of(found)} --all -o FILE.docx, and --from"
        raise CannotGoOnError(f"{source.name} cannot be taken as it is; nothing was written", hint, problems)
    left, hint = _left(made, words, document), f"{_table_of(found)} -o FILE.docx"
    out(
        in_language(
            f"{source.name} in '{tongue.tag}' of {found.year}", pairs, made.found.remarks, left, from_here(hint)
        )
    )
    title = f"import of {source.name} in '{tongue.tag}'"
    if not pairs.wishes and (pairs.english or pairs.stale):
        out(from_here(f"{title}: nothing to take; what is marked there is translated by: {hint}\n"))
        return DONE
    revisions = [
        translate(speaking_of(found.records, found.parts[part], tongue), wishes, title)
        for part, wishes in pairs.wishes.items()
    ]
    return carry_out_translation(
        found.records,
        together(title, revisions, ()),
        dry_run=dry_run,
        ask=partial(confirmed, "Write this?", yes=yes),
        prove=partial(prove, found=found, pairs=pairs),
    )


def _document(source: Path, tongue: Tongue) -> "tuple[bytes, WordDocument]":
    """Read a file. Raises CannotGoOnError for one that is no document, or a table of the translators."""
    from tfawg_cli.cli.documents_refused import refuse_sheet, refuse_translators_table
    from tfawg_cli.office.word_reading import read_document
    from tfawg_cli.storage.office_files import read_office_file

    refuse_sheet(source, tongue.tag)
    content = read_office_file(source, "a Word document (.docx)")
    document = read_document(content, source.name)
    refuse_translators_table(document, source)
    return content, document


def _table_of(found: OfYear) -> str:
    """Give the command that makes the table of translators, in which every text has its row."""
    return f"tfawg translate {found.year} --lang {found.tongue.tag}"


def _read(document: "WordDocument", name: str, speech: "Speech", found: OfYear) -> "InLanguage":
    """Read a document. Raises CannotGoOnError for one with tracked changes, or of another form."""
    from tfawg_cli.cli.form_of_language import form_of
    from tfawg_cli.operations.sheets.document_in_language import read_in_language
    from tfawg_cli.operations.sheets.imported import refuse_tracked

    refuse_tracked(document, name)
    made = read_in_language(document, form_of(speech, found))
    if not any(number.count(".") > 1 for number in made.numbers):
        hint = f"titles of columns are known as templates/words.{speech.tag}.yaml has them"
        raise CannotGoOnError(f"{name} holds no table of sub-tasks or actions in '{speech.tag}'", hint)
    return made


def _other_years(made: "InLanguage", found: OfYear) -> Iterable[str]:
    """Say where the document names another year than the one that was typed."""
    from tfawg_cli.records.financial_year import FinancialYear

    for written, where in made.years.items():
        try:
            year = FinancialYear.typed("".join(written.split()))
        except ValueError as error:
            yield f"{where}: {error}"
        else:
            yield from [f"{where}: it is of {year}, and you named {found.year}"] if year != found.year else []


def _left(made: "InLanguage", words: "Mapping[Place, str]", document: "WordDocument") -> list[str]:
    """List every word and picture that the translation will not hold."""
    from tfawg_cli.operations.sheets.imported import pictures_in

    left = [f"{made.found.where.get(place, place.part)}: {said}" for place, said in made.left(words).items()]
    hidden = [f"struck or hidden words in {told}" for told in made.hidden]
    return [*left, *hidden, *(f"a picture or drawing in {where}" for where in pictures_in(document))]


def prove(after: "Workspace", found: OfYear, pairs: "Paired") -> None:
    """Hold the new texts, as they are read back, against what the document says. Raises CannotGoOnError."""
    from tfawg_cli.operations.languages.standing import Language
    from tfawg_cli.records.translated_words import digest_of

    wrong = []
    for part, wishes in pairs.wishes.items():
        language = Language(after.translations.get((found.parts[part].file, found.tongue.tag)))
        wrong += [
            f"{' '.join(wish.piece.path)} would say '{said}'"
            for wish in wishes
            if wish.words and digest_of(said := language.of(wish.piece).words) != digest_of(wish.words)
        ]
    if wrong:
        message = "the records would not say what the document says, so nothing was written"
        raise CannotGoOnError(message, "please report it with the document", tuple(wrong))
