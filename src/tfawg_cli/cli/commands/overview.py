"""`tfawg overview`, and `tfawg` alone: a year at a glance."""

from tfawg_cli.cli import exits
from tfawg_cli.cli.language_options import LangOption, Stale, StaleOption, Tongue
from tfawg_cli.cli.options import AtOption, FolderOption, YearArgument
from tfawg_cli.cli.pager import show


def overview(
    year: YearArgument = None,
    at: AtOption = None,
    lang: LangOption = None,
    stale: StaleOption = Stale.ENGLISH,
    _folder: FolderOption = None,
) -> int:
    """Show a year at a glance.

    Its state, counts that add up, what is open, and the next sensible command.
    """
    from tfawg_cli.cli.languages import speech_of, spoken, tell_shown
    from tfawg_cli.cli.reading_records import chosen_year, read_records
    from tfawg_cli.operations.questions.overview import overview as look
    from tfawg_cli.output.overview_text import as_text

    tongue = Tongue.of(lang, stale)
    records = read_records(at, languages=tongue.languages)
    records.need_readable()
    wanted = chosen_year(records, year)
    speech = speech_of(records.root, tongue)
    shown = as_text(look(spoken(records, tongue).workspace, wanted, records.findings), speech)
    tell_shown(shown, wanted, tongue, records.workspace.bodies)
    show(shown)
    return exits.DONE
