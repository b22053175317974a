"""The program: its commands, and the one place where errors become words and exit statuses."""

import os
import sys
import traceback
from typing import Annotated, Any

import typer
from typer.exceptions import TyperException

from tfawg_cli import __version__
from tfawg_cli.cli import exits
from tfawg_cli.cli.commands import PANELS, Group, loaded
from tfawg_cli.cli.options import FolderOption
from tfawg_cli.findings import CannotGoOnError, RecordsHaveErrorsError
from tfawg_cli.output.escaping import visible
from tfawg_cli.output.streams import end_output, is_lost, out, prepare, talk
from tfawg_cli.pasting import from_here, lead_to, pasted

_WITH_TEXT = {
    "tfawg update": 'tfawg update 1.3.1.1 "Two sessions were held."',
    "tfawg add": 'tfawg add 1.3.1 "Hold two sessions"',
}
"""Commands that take a text, with an example."""
_OTHER_WORDS = {
    "move": "tfawg renumber 1.3.2.4 1.5.2",
    "swap": "tfawg renumber 1.1.1 1.1.2 --swap",
    "merge": "tfawg remove 1.1.1.1 --into 1.1.1.2",
    "split": "tfawg add 1.1.1 --after 1.1.1.1",
    "delete": "tfawg remove 1.1.1.1",
    "search": 'tfawg list --search "private sector"',
}
"""Commands that people look for -> how that is typed here."""
_COMPLETING = "_TFAWG_COMPLETE"
"""How a shell asks what to offer on TAB."""
_REPORT_IT = "this is a fault of tfawg; please report it with the command that you ran"
_DAMAGED = (
    "a file that Python compiled is cut short, as a full disk leaves it: delete the folders __pycache__ where tfawg and"
    " its libraries are installed, or install it anew"
)


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it with the flag
    if wanted:
        out(f"tfawg {__version__}\n")
        raise typer.Exit


def _debug(wanted: bool) -> None:  # noqa: FBT001 - typer calls it with the flag
    if wanted:
        os.environ["TFAWG_DEBUG"] = "1"


def _without_pager(wanted: bool) -> None:  # noqa: FBT001 - typer calls it with the flag
    if wanted:
        os.environ["PAGER"] = ""


def _start(
    context: typer.Context,
    _folder: FolderOption = None,
    _version: Annotated[
        bool, typer.Option("--version", help="Show the version and stop.", callback=_show_version, is_eager=True)
    ] = False,
    _debugging: Annotated[
        bool, typer.Option("--debug", help="Show the trace of a fault of the tool.", callback=_debug)
    ] = False,
    _no_pager: Annotated[
        bool, typer.Option("--no-pager", help="Show what is longer than the screen at once.", callback=_without_pager)
    ] = False,
) -> None:
    """Keep the Work Programme and the Annual Work Plans of the TFA Working Group.

    Without a command: the year in progress at a glance.
    """
    if context.invoked_subcommand is None:
        from tfawg_cli.cli.commands.overview import overview

        raise typer.Exit(overview())


def application() -> Any:  # noqa: ANN401 - typer publishes no type for a finished command
    """Put the program together; a command is made when its name is looked up."""
    return Group(_start, PANELS, loaded).made()


def main() -> int:
    """Run the command that was typed and give the exit status."""
    prepare()
    try:
        return _ended(_typed())
    except CannotGoOnError as error:
        return _refusal(error)
    except (typer.Abort, KeyboardInterrupt) as end:  # most of them typer catches itself, and gives their status
        # Of any EOFError typer makes an end by Ctrl-D; at a question, where it is one, it names no cause.
        return _bug(end.__cause__) if isinstance(end.__cause__, EOFError) else _stopped()
    except RecordsHaveErrorsError:
        return exits.ERRORS
    except OSError as error:  # of help, which typer writes, a part may wait yet, and would fail again at the end
        end_output()
        where = f": {error.filename}" if isinstance(error.filename, str) else ""
        message = f"the system says: {error.strerror or error}{where}"
        return _refusal(CannotGoOnError(message, "check the disk and the rights"))
    except Exception as error:  # noqa: BLE001 - the one boundary: nobody sees a trace unasked
        return _bug(error)
    finally:
        lead_to(None)


def _ended(status: int) -> int:
    """Give the status of a command; one whose result is lost has failed, unless it did write files.

    Raises CannotGoOnError.
    """
    if status == exits.INTERRUPTED:
        return _stopped()
    if status == exits.DONE and is_lost():
        from tfawg_cli.storage.whole import is_anything_written

        if not is_anything_written():
            raise CannotGoOnError("stdout is closed, so the output is lost", "leave >&- out, or write > /dev/null")
    return status


def _typed() -> int:
    """Run what was typed; what typer has against it becomes an error of ours."""
    program = application()
    if _COMPLETING in os.environ:
        from tfawg_cli.cli.shells import answer_shells

        answer_shells()
    try:
        status = program(prog_name="tfawg", standalone_mode=False)
    except SystemExit as left:
        # typer leaves by itself after shell completion, and with 1 where a pipe closed while it wrote help
        return exits.DONE if left.code == 1 else int(left.code or 0)
    except TyperException as error:
        message = error.format_message()
        looked_for = next(iter(sys.argv[1:]), "")
        if looked_for in _OTHER_WORDS:
            message, how = f"there is no command '{looked_for}'", _OTHER_WORDS[looked_for]
            raise CannotGoOnError(message, f"that is typed like this: {how}") from None
        raise CannotGoOnError(message, _next_step(message, getattr(error, "ctx", None))) from None
    return status if isinstance(status, int) else exits.DONE


def _next_step(message: str, context: typer.Context | None) -> str:
    """Say what to type instead; of the words behind a command, most are a text whose quotes were forgotten."""
    first = next(iter(sys.argv[1:]), "-")
    typed = "tfawg" if first.startswith("-") else f"tfawg {first}"
    command = context.command_path if context is not None else typed
    example = _WITH_TEXT.get(command)
    text = next((word for word in sys.argv[1:] if word.startswith("-") and " " in word), None)
    if example is not None and text is not None and message.startswith("No such option"):
        others = [word for word in sys.argv[1:] if word != text]
        return f"-- before it says that it is a text: tfawg {pasted([*others, '--', text])}"
    if example is not None and message.startswith("Got unexpected extra argument"):
        return f"put a text of several words in quotes: {example}"
    return f"{command} --help shows what can be typed"


def _refusal(error: CannotGoOnError) -> int:
    from tfawg_cli.output.paragraphs import paragraph

    talk(paragraph(error.message, "error: ").rstrip("\n"))
    for line in map(from_here, filter(None, (*error.details, error.hint))):
        talk(paragraph(line, "", 2).rstrip("\n"))
    return exits.CANNOT_GO_ON


def _stopped() -> int:
    """Say after Ctrl-C what came of it: what is written is written whole."""
    from tfawg_cli.storage.whole import is_anything_written

    talk("stopped; what was to be written is written" if is_anything_written() else "stopped; nothing was written")
    return exits.INTERRUPTED


def _bug(error: Exception) -> int:
    if os.environ.get("TFAWG_DEBUG"):
        talk(visible_trace(error))
    talk(f"internal error: {type(error).__name__}: {visible(str(error))}")
    told = _DAMAGED if traceback.extract_tb(error.__traceback__)[-1].name == "_compile_bytecode" else _REPORT_IT
    talk(f"  {told} (tfawg --debug ... shows more)")
    return exits.BUG


def visible_trace(error: Exception) -> str:
    """Give the trace of an error, its lines kept and all else that could move a terminal made visible."""
    lines = "".join(traceback.format_exception(error)).splitlines()
    return "\n".join(visible(line) for line in lines)
