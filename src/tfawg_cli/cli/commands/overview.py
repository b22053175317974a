"""`tfawg overview`, and `tfawg` alone: a year at a glance."""

from tfawg_cli.cli import exits
from tfawg_cli.cli.options import AtOption, FolderOption, YearArgument
from tfawg_cli.cli.pager import show


def overview(year: YearArgument = None, at: AtOption = None, _folder: FolderOption = None) -> int:
    """Show a year at a glance.

    Its state, counts that add up, what is open, and the next sensible command.
    """
    from tfawg_cli.cli.records import chosen_year, read_records
    from tfawg_cli.operations.questions.overview import overview as look
    from tfawg_cli.output.overview_text import as_text

    records = read_records(at)
    records.need_readable()
    show(as_text(look(records.workspace, chosen_year(records, year), records.findings)))
    return exits.DONE
