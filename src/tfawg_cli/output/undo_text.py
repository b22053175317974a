"""What is taken back and written again, as people read it."""

from collections.abc import Sequence

from tfawg_cli.output.change_text import undo_line
from tfawg_cli.output.paragraphs import paragraph
from tfawg_cli.output.unified_diff import unified
from tfawg_cli.pasting import from_here
from tfawg_cli.records.calendar import day_in_words
from tfawg_cli.storage.journal import Entry, State
from tfawg_cli.storage.undoing import Reversal
from tfawg_cli.yaml_text.characters import shortened

_STATES = {State.DONE: "", State.UNDONE: "taken back"}


def listed(entries: Sequence[Entry]) -> str:
    """List changes: number, when, what was typed, what it meant; the times are those of this machine."""
    width = max((len(str(entry.number)) for entry in entries), default=0)
    return "".join(_entry(entry, width) for entry in entries) or "nothing was written here yet\n"


def _entry(entry: Entry, width: int) -> str:
    local = entry.time.astimezone()
    time = f"{day_in_words(local.date()):>17} {local:%H:%M}"
    state = _STATES.get(entry.state, "interrupted")
    head = f"{entry.number:{width}}  {time}  {f'({state}) ' if state else ''}"
    return paragraph(_command(entry), head) + paragraph(entry.title, "", width + 2)


def _command(entry: Entry) -> str:
    return f"tfawg {shortened(entry.one_line)}"


def heading(reversal: Reversal) -> str:
    """Say which change is taken back or written again."""
    what = "takes back" if reversal.state is State.UNDOING else "writes again"
    return paragraph(f"{what} {reversal.entry.number}: {_command(reversal.entry)}")


def diff(reversal: Reversal) -> str:
    """Give a unified diff as git shows it."""
    return "".join(unified((one.file, one.file), _text(one.before), _text(one.after)) for one in reversal.changed)


def _text(content: bytes | None) -> str:
    return (content or b"").decode("utf-8", "backslashreplace")


def done(reversal: Reversal) -> str:
    """Say which files were written or deleted, and how to go the other way."""
    lines = [f"{'wrote' if one.after is not None else 'deleted'} {one.file}" for one in reversal.changed]
    text = "".join(map(paragraph, lines)) or "nothing to change, the files say so already\n"
    return text + (from_here("redo: tfawg redo\n") if reversal.state is State.UNDOING else undo_line())
