"""The records and the words of reports in another language, and how much of them had to stay English."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tfawg_cli.cli.language_options import Stale, Tongue
from tfawg_cli.cli.reading_records import Records
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.output.speech import IN_ENGLISH, IN_OLDER_WORDS, NO_OTHER, Speech, Table, table_of
from tfawg_cli.output.streams import talk
from tfawg_cli.pasting import from_here
from tfawg_cli.storage.record_names import language_of, languages_in
from tfawg_cli.storage.tree import WorkingTree, find_root

if TYPE_CHECKING:
    from tfawg_cli.cli.document_forms import Sides
    from tfawg_cli.cli.in_english import InEnglish
    from tfawg_cli.cli.report_text import Maker
    from tfawg_cli.operations.languages.speaking import Marks, Speaker
    from tfawg_cli.records.bodies import Bodies
    from tfawg_cli.records.financial_year import FinancialYear
    from tfawg_cli.records.workspace import Filed, Workspace


def speech_of(root: Path, tongue: Tongue) -> Speech:
    """Give the words of templates in a language: the workspace's own before those of the tool.

    Raises CannotGoOnError where there is nothing at all in it.
    """
    if tongue.is_english:
        return NO_OTHER
    from tfawg_cli.storage.templates import read_words

    shipped, own = read_words(root, tongue.tag)
    if not shipped and not own and tongue.tag not in (there := languages_in(WorkingTree(root).paths())):
        known = ", ".join(sorted({"fr", *there}))
        raise CannotGoOnError(f"nothing here is in '{tongue.tag}'", f"there is: {known}")
    table = table_of(shipped, own)
    return Speech(tongue.tag, _typeset(tongue.tag, table))


def speech_here(tongue: Tongue) -> Speech:
    """Give the words of a language in the workspace of the current folder; English asks for none. As speech_of."""
    return NO_OTHER if tongue.is_english else speech_of(find_root(Path.cwd()), tongue)


def _typeset(tag: str, table: Table) -> Table:
    from tfawg_cli.operations.languages.speaking import TYPESET

    write = TYPESET.get(tag, str)
    said = {words: write(one) if isinstance(one, str) else tuple(map(write, one)) for words, one in table.words.items()}
    return table._replace(words=said)


def speaker_of(workspace: "Workspace", tongue: Tongue, marks: "Marks | None" = None) -> "Speaker":
    """Give who says the records in a language; with `marks` as a text shows them."""
    from tfawg_cli.operations.languages.speaking import TYPESET, Marks, Speaker

    return Speaker(
        tongue.tag,
        workspace,
        marks or Marks(),
        keeps_stale=tongue.stale is Stale.KEEP,
        typeset=TYPESET.get(tongue.tag, str),
    )


def spoken(records: Records, tongue: Tongue) -> Records:
    """Give records in a language, for what is shown of them as text; in English, as they are."""
    if tongue.is_english:
        return records
    return replace(records, loaded=records.loaded._replace(workspace=_said(speaker_of(records.workspace, tongue))))


def _said(speaker: "Speaker") -> "Workspace":
    return speaker.spoken([filed.file for _, filed in speaker.workspace.years()])


def with_bodies(workspace: "Workspace", tongue: Tongue) -> "Workspace":
    """Give records in a language, the register by the names in it as well; in English, as they are."""
    if tongue.is_english:
        return workspace
    speaker = speaker_of(workspace, tongue)
    return _said(speaker)._replace(bodies=speaker.register())


def named(records: Records, tongue: Tongue, name: str) -> str:
    """Give the name of a body in a language; any other word as it is."""
    register = records.workspace.bodies
    if tongue.is_english or register is None or name not in register.record.bodies:
        return name
    return speaker_of(records.workspace, tongue).name(name)


def report_marks() -> "Marks":
    """Give the marks that a report turns into its own."""
    from tfawg_cli.operations.languages.speaking import Marks

    return Marks(IN_ENGLISH, IN_OLDER_WORDS)


def tell_of(text: "str | bytes | Sides", maker: "Maker") -> "InEnglish":
    """Tell on stderr, and give, what of a report stands in English for want of a translation."""
    from tfawg_cli.cli.in_english import InEnglish, in_report

    tongue = maker.speaks.tongue
    if isinstance(text, bytes) or tongue.is_english:
        return InEnglish()
    found = in_report(text if isinstance(text, str) else text.new, maker.records.workspace.bodies, tongue)
    found.tell(maker.year, tongue)
    return found


def tell_shown(text: str, year: "FinancialYear", tongue: Tongue, register: "Filed[Bodies] | None") -> None:
    """Tell on stderr what of a text on the terminal stands in English."""
    if not tongue.is_english:
        from tfawg_cli.cli.in_english import in_shown

        in_shown(text, register, tongue).tell(year, tongue)


def tell_of_translations(root: Path, files: Collection[str], number: str, year: str | None) -> None:
    """Say on stderr how to see the history of what an item says in other languages, where there are any."""
    of_year = f" --year {year}" if year is not None else ""
    for tag in sorted({tag for english, tag in map(language_of, WorkingTree(root).paths()) if english in files}):
        talk(from_here(f"its words in '{tag}' have a history too: tfawg history {number}{of_year} --lang {tag}"))
