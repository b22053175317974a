"""`tfawg report`: the documents of a year, as Markdown, as a page, as a sheet."""

import shlex
import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tfawg_cli.cli import exits
from tfawg_cli.cli.completion import REPORTS, bodies, reports
from tfawg_cli.cli.options import AtOption, FolderOption, OutputOption, YearArgument, argument, deliver, format_option
from tfawg_cli.cli.output_forms import PAGES, as_named, chosen
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.output.streams import out, talk

KEPT = Path("reports")
"""Where a repository may keep its reports, for `--all --check` to compare them."""
SET = tuple(name for name in REPORTS if name != "request")
"""What `--all` writes: every report that is made for one body no more than for another."""


class Ask(StrEnum):
    """What a committee is asked to do with a report."""

    TAKE_NOTE = "take note"
    GUIDANCE = "guidance"
    DECISION = "decision"


class Form(StrEnum):
    """How a report is written."""

    MARKDOWN = "markdown"
    CSV = "csv"


def report(
    name: Annotated[
        str | None, argument(metavar="[NAME]", help=f"One of: {', '.join(REPORTS)}.", autocompletion=reports)
    ] = None,
    year: YearArgument = None,
    since: Annotated[
        str | None,
        typer.Option(metavar="REV|DATE", help="progress: mark updates that were not there at a revision or day."),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(metavar="BODY", help="progress: the report to a committee (PC, PTC, CBC).", autocompletion=bodies),
    ] = None,
    asked_for: Annotated[
        Ask | None,
        typer.Option("--for", metavar="WHAT", help=f"progress: what the committee is asked to do: {', '.join(Ask)}."),
    ] = None,
    body: Annotated[
        str | None, typer.Option(metavar="BODY", help="request: the body that is asked.", autocompletion=bodies)
    ] = None,
    with_aliases: Annotated[
        bool, typer.Option("--with-aliases", help="request: with bodies that are the same or part of BODY.")
    ] = False,
    asked: Annotated[Form | None, format_option("report", Form)] = None,
    everything: Annotated[
        bool, typer.Option("--all", help=f"Write {', '.join(SET)} into the folder behind -o.")
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; end with 1 where the files behind -o are stale.")
    ] = False,
    template: Annotated[
        bool, typer.Option("--template", help="Print the report's template: a copy in templates/ is yours to change.")
    ] = False,
    reference: Annotated[
        str, typer.Option(metavar="TEXT", help="Print TEXT in the head, such as the number of the document.")
    ] = "",
    stamp: Annotated[bool, typer.Option("--stamp", help="Print the day and the commit in the head.")] = False,
    output: OutputOption = None,
    at: AtOption = None,
    _folder: FolderOption = None,
) -> int:
    """Write a report, or list the reports.

    A report is Markdown; -o FILE.html makes a page of it that can be printed, and a request as csv is a sheet that
    tfawg update --from takes back. The same records always give the same bytes. Records with errors are not rendered:
    the errors are shown, and nothing is written. Without -o, --all --check compares the folder reports if it is there;
    if not, it only sees that all of them can be made.
    """
    if template:
        others = (year, since, asked_for, body, with_aliases, asked, everything, check, reference, stamp, at)
        return _print_template(name, to, output, alone=not any(others))
    if name is None and not everything:
        out("".join(f"{report_name:10} {what}\n" for report_name, what in REPORTS.items()))
        return exits.DONE
    if everything and name is not None:
        name, year = _year_of_all(name, year)
    only_made = everything and check and output is None and not KEPT.is_dir()
    if everything and check and output is None:
        output = KEPT
    special = {
        "--since": since and "progress",
        "--to": to and "progress",
        "--for": asked_for and "progress",
        "--body": body and "request",
        "--with-aliases": with_aliases and "request",
        "--format csv": asked is Form.CSV and "request",
    }
    _refuse_misfits(name, {option: wanted for option, wanted in special.items() if wanted})
    _refuse_lonely(name, output, check=check, stamp=stamp, to=to, asked_for=asked_for)
    from tfawg_cli.cli.report_text import Maker, Wishes

    form = Form.MARKDOWN
    if name is not None:
        form = chosen(asked, output, Form.MARKDOWN, None if name == "request" else [".md", *PAGES])
    wishes = Wishes(
        since=since,
        to=to,
        asked_for=asked_for or "",
        body=body,
        reference=reference,
        with_aliases=with_aliases,
        sheet=form is Form.CSV,
        stamp=stamp,
        hints=not check,
    )
    maker = Maker.of(year, at, wishes)
    if name is not None:
        files = {output: as_named(maker.made(name), output, asked)}
    else:
        files = {output / f"{one}.md": maker.made(one) for one in SET} if output is not None else {}
    if only_made:
        talk(f"all {len(files)} reports can be made; there is no folder {KEPT} to compare them with")
        return exits.DONE
    return _compare(files) if check else _write(files, output if everything else None)


def _print_template(name: str | None, to: str | None, output: Path | None, *, alone: bool) -> int:
    """Print a template as it came with the tool. Raises CannotGoOnError."""
    from tfawg_cli.storage.templates import shipped_template, shipped_templates
    from tfawg_cli.storage.writing import holds

    names = shipped_templates()
    wanted = f"{name}-to" if to else name
    if wanted is None or not alone:
        raise CannotGoOnError("--template goes with the name of a report", "tfawg report plan --template")
    if wanted not in names:
        raise CannotGoOnError(f"there is no template '{wanted}'", f"there are: {', '.join(names)}")
    chosen(None, output, Form.MARKDOWN, [".md"])
    text = shipped_template(wanted)
    if output is not None and output.is_file() and not holds(output, text.encode("utf-8")):
        raise CannotGoOnError(f"{output} is there, and may hold your changes", "name another file, or move it away")
    deliver(text, output)
    return exits.DONE


def _year_of_all(name: str, year: str | None) -> tuple[None, str]:
    """Take the one word behind `--all` for the year. Raises CannotGoOnError."""
    if year is not None or name in REPORTS:
        raise CannotGoOnError(f"--all writes every report, not only {name}", "leave one of the two out")
    return None, name


def _refuse_misfits(name: str | None, options: Mapping[str, str]) -> None:
    """Refuse a name that is none, and options that belong to another report. Raises CannotGoOnError."""
    if name is not None and name not in REPORTS:
        message = f"there is no report '{name}'"
        raise CannotGoOnError(message, f"there are: {', '.join(REPORTS)}")
    for option, wanted in options.items():
        if name != wanted:
            raise CannotGoOnError(f"{option} is for the report {wanted}", f"tfawg report {wanted} {option} ...")


def _refuse_lonely(
    name: str | None, output: Path | None, *, check: bool, stamp: bool, to: str | None, asked_for: Ask | None
) -> None:
    """Refuse options that need another one, or exclude one. Raises CannotGoOnError."""
    if name is None and output is None:
        raise CannotGoOnError("--all needs a folder", "tfawg report --all -o reports")
    if check and output is None:
        raise CannotGoOnError("--check compares with a file", "name it: tfawg report plan -o plan.md --check")
    if check and stamp:
        raise CannotGoOnError("--stamp makes every document differ, so --check has nothing to say", "leave one out")
    if asked_for and not to:
        raise CannotGoOnError("--for says what a committee is asked to do", "name it: --to PC")


def _write(files: Mapping[Path | None, str], folder: Path | None) -> int:
    if folder is not None:
        from tfawg_cli.storage.writing import make_folder, refuse_record

        refuse_record(folder)
        make_folder(folder)
    for file, text in files.items():
        deliver(text, file)
    if None in files and sys.stdout.isatty():
        talk("-o FILE.html makes a page of a report, to read and to print")
    return exits.DONE


def _compare(files: Mapping[Path | None, str]) -> int:
    """Name the files that do not say what the records say, and the command that renews them."""
    from tfawg_cli.storage.writing import holds

    stale = [file for file, text in files.items() if file is not None and not holds(file, text.encode("utf-8"))]
    for file in stale:
        talk(f"error: {file} {'is stale' if file.exists() else 'is not there'}")
    if stale:
        typed = [word for word in sys.argv[1:] if word != "--check"]
        folder = [] if any(word.startswith(("-o", "--output")) for word in typed) else ["-o", str(KEPT)]
        talk(f"  write it anew: {shlex.join(['tfawg', *typed, *folder])}")
        return exits.ERRORS
    talk(f"{len(files)} {'file says' if len(files) == 1 else 'files say'} what the records say")
    return exits.DONE
