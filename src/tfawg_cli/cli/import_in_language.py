"""`tfawg import --lang fr`: a document of the year in another language becomes its translation."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tfawg_cli.cli.language_options import Tongue
from tfawg_cli.cli.languages import speech_of
from tfawg_cli.cli.prompts import confirmed
from tfawg_cli.cli.translating import carry_out_translation, speaking_of
from tfawg_cli.cli.translations_of_year import OfYear, of_year, together
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.output.streams import out

if TYPE_CHECKING:
    from tfawg_cli.office.word_blocks import Place, WordDocument
    from tfawg_cli.operations.sheets.document_in_language import Form, InLanguage
    from tfawg_cli.output.speech import Speech


def import_in_language(source: Path, year: str | None, tongue: Tongue, *, yes: bool, dry_run: bool) -> int:
    """Pair a document with the English records of a year, and write what it says, all or none.

    Raises CannotGoOnError, RecordsHaveErrorsError.
    """
    from tfawg_cli.office.word_reading import read_document
    from tfawg_cli.office.word_words import words_of
    from tfawg_cli.operations.changes.typed import lawful
    from tfawg_cli.operations.items import all_numbers
    from tfawg_cli.operations.languages.changing import translate
    from tfawg_cli.operations.sheets.document_paired import paired
    from tfawg_cli.output.import_text import in_language
    from tfawg_cli.storage.office_files import read_office_file

    if year is None:
        raise CannotGoOnError("say which year the document translates", "write it behind the file: 2021/2022")
    found = of_year(year, tongue)
    content = read_office_file(source, "a Word document (.docx)")
    document = read_document(content, source.name)
    made = _read(document, source.name, found)
    pairs = paired(made, found.every_text, all_numbers(found.records.workspace, found.year), lawful)
    words = words_of(content, source.name)
    problems = (*pairs.problems, *made.misread(words))
    if problems:
        raise CannotGoOnError(f"{source.name} cannot be taken as it is; nothing was written", _RIGHT, problems)
    out(in_language(f"{source.name} in '{tongue.tag}' of {found.year}", pairs, _left(made, words, document)))
    title = f"import of {source.name} in '{tongue.tag}'"
    revisions = [
        translate(speaking_of(found.records, found.parts[part], tongue), wishes, title)
        for part, wishes in pairs.wishes.items()
    ]
    ask = partial(confirmed, "Write this?", yes=yes)
    return carry_out_translation(found.records, together(title, revisions, ()), dry_run=dry_run, ask=ask)


_RIGHT = "put it right in the document or with tfawg edit NUMBER --lang, and import it again"


def _read(document: "WordDocument", name: str, found: OfYear) -> "InLanguage":
    """Read a document. Raises CannotGoOnError for one with tracked changes, or of another form."""
    from tfawg_cli.operations.sheets.document_in_language import read_in_language
    from tfawg_cli.operations.sheets.imported import refuse_tracked

    refuse_tracked(document, name)
    speech = speech_of(found.records.root, found.tongue)
    made = read_in_language(document, _form(speech, found))
    if not any(number.count(".") > 1 for number in made.numbers):
        hint = f"titles of columns are known as templates/words.{speech.tag}.yaml has them"
        raise CannotGoOnError(f"{name} holds no table of sub-tasks or actions in '{speech.tag}'", hint)
    return made


def _form(speech: "Speech", found: OfYear) -> "Form":
    from tfawg_cli.operations.sheets.document_in_language import Form, title_known
    from tfawg_cli.records.words import ActionStatus, ProgrammeStatus

    statuses = {speech.words(status).upper() for status in (*ActionStatus, *ProgrammeStatus)}
    fixed = {speech.words(words).format(year=found.year).casefold() for words in ("ACTIONS FOR FY {year}", _NO_ACTION)}
    register = found.records.workspace.bodies
    entries = register.record.bodies.values() if register is not None else ()
    bodies = {one.names[found.tongue.tag] for one in entries if found.tongue.tag in one.names}
    titles = {title_known(title): english for title, english in speech.english_titles.items()}
    return Form(speech.heading, titles, fixed, sorted(statuses, key=len, reverse=True), bodies)


_NO_ACTION = "No action in FY {year}."


def _left(made: "InLanguage", words: "Mapping[Place, str]", document: "WordDocument") -> list[str]:
    """List every word and picture that the translation will not hold."""
    from tfawg_cli.operations.sheets.imported import pictures_in

    left = [f"{made.found.where.get(place, place.part)}: {said}" for place, said in made.left(words).items()]
    hidden = [f"struck or hidden words in {told}" for told in made.hidden]
    return [*left, *hidden, *(f"a picture or drawing in {where}" for where in pictures_in(document))]
