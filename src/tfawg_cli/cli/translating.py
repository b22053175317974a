"""What commands that write a translation share: the records with the language, its file, and the road of a change."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from tfawg_cli.cli.language_options import Tongue
from tfawg_cli.cli.reading_records import Records, read_records
from tfawg_cli.cli.writing_changes import new_texts, write_out
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.records.base import UNTYPED_KEYS
from tfawg_cli.records.fields import Typed, option, typed_fields
from tfawg_cli.records.number import with_article
from tfawg_cli.storage.loading import reload
from tfawg_cli.storage.record_names import translation_file
from tfawg_cli.storage.records_writing import NewText
from tfawg_cli.yaml_text.text import YamlText, read

if TYPE_CHECKING:
    from tfawg_cli.operations.changes.editing import Revision
    from tfawg_cli.operations.languages.carrying import Carried
    from tfawg_cli.operations.languages.changing import Speaking
    from tfawg_cli.operations.years.carry_forward import Turn
    from tfawg_cli.records.plan import Plan
    from tfawg_cli.records.programme import Programme
    from tfawg_cli.records.workspace import Filed, Workspace


def records_to_translate(tongue: Tongue) -> Records:
    """Read the records, and what a language says of them, for a command that writes it.

    Raises CannotGoOnError, RecordsHaveErrorsError.
    """
    tongue.need_other()
    records = read_records(languages=tongue.languages)
    records.need_readable()
    records.need_folders()
    return records


def speaking_of(records: Records, filed: "Filed[Plan] | Filed[Programme]", tongue: Tongue) -> "Speaking":
    """Give an English record with what a language says of it so far."""
    from tfawg_cli.operations.languages.changing import Speaking

    file = records.translation_file(filed.file, tongue.tag)
    held = records.workspace.translations.get((filed.file, tongue.tag))
    return Speaking(filed.record, file, held, _text_of(records, file).data)


def _text_of(records: Records, file: str) -> YamlText:
    """Give the text of a translation; one that is not there yet has its first lines."""
    known = records.loaded.texts.get(file)
    if known is not None:
        return known
    start = "# In the words of another language; 'of' names the English words that each text translates.\nformat: 1\n"
    return read(start.encode(), file, UNTYPED_KEYS)


def with_translations(records: Records, revision: "Revision") -> "Revision":
    """Let what other languages say of items go along with them. Raises CannotGoOnError."""
    if not records.workspace.translations:
        return revision
    from tfawg_cli.operations.languages.following import followed

    after = reload(records.loaded, new_texts(records, revision.edits)).workspace
    texts = {file: text.data for file, text in records.loaded.texts.items()}
    return followed(revision, records.workspace, after, texts)


def translations_carried(
    records: Records, texts: Mapping[str, NewText], turn: "Turn"
) -> "dict[str, tuple[str, Carried]]":
    """Give the translations of the next year by their files, each with the file that it is made of."""
    from tfawg_cli.operations.languages.carrying import carried

    after = reload(records.loaded, texts).workspace
    new = {filed.file: filed for _, filed in after.years()}
    found = {}
    for file, (source, _) in turn.edits.items():
        for (english, tag), held in records.workspace.translations.items():
            if english == source and file in new:
                found[translation_file(file, tag)] = (held.file, carried(held, new[file].record))
    return found


def carry_out_translation(
    records: Records,
    revision: "Revision",
    *,
    dry_run: bool,
    ask: Callable[[], bool] = lambda: True,
    prove: "Callable[[Workspace], None] | None" = None,
) -> int:
    """Write a translation on the road of every change.

    Args:
        records: the records.
        revision: the change.
        dry_run: True to show it only.
        ask: asks whether it is meant.
        prove: looks at the records as they are read back from the new texts, and raises where they are not right.

    Raises CannotGoOnError, RecordsHaveErrorsError.

    """
    fresh = {file: _text_of(records, file) for file in revision.edits if file not in records.loaded.texts}
    texts = new_texts(records, revision.edits, fresh)
    if prove is not None:
        prove(reload(records.loaded, texts).workspace)
    return write_out(records, revision, texts, dry_run=dry_run, ask=ask)


def translated_values(kind: str, typed: Mapping[str, list[str]]) -> dict[str, str | tuple[str, ...]]:
    """Read translated fields of an item as they were typed. Raises CannotGoOnError for one that is not translated."""
    from tfawg_cli.operations.changes.typed import lawful, lines, words

    readers: dict[Typed, Callable[[str], str]] = {
        Typed.LINES: lines,
        Typed.TEXT: words,
        Typed.MARKDOWN: lambda text: lawful(text.replace("\r\n", "\n").strip()),
    }
    fields = {field.name: field for field in typed_fields(kind) if field.translated}
    found: dict[str, str | tuple[str, ...]] = {}
    for name, texts in typed.items():
        if name not in fields:
            raise refusal(kind, name)
        reader = readers[fields[name].typed]
        found[name] = tuple(map(reader, texts)) if fields[name].repeats else reader(texts[-1])
    return found


def refusal(kind: str, name: str) -> CannotGoOnError:
    """Say which fields of an item are translated."""
    has = ", ".join(option(field.name) for field in typed_fields(kind) if field.translated)
    return CannotGoOnError(
        f"{with_article(kind)} has no {name.replace('_', ' ')} in other languages", f"these are translated: {has}"
    )
