"""`tfawg report --all`: every report of a year, in one language or in several."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tfawg_cli.cli import exits
from tfawg_cli.cli.document_forms import AUTHOR
from tfawg_cli.cli.language_options import Stale, StaleOption, Tongue
from tfawg_cli.cli.options import AtOption, FolderOption, YearArgument, format_option, no_dash
from tfawg_cli.cli.output_forms import WORD
from tfawg_cli.cli.report_file import KEPT, kept, made, put_made, refuse_comparison, refuse_folder
from tfawg_cli.cli.report_options import AuthorOption, CheckOption, ReferenceOption, StampOption
from tfawg_cli.cli.waiting import Waiting
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.output.streams import talk

if TYPE_CHECKING:
    from tfawg_cli.cli.report_text import Maker


class Form(StrEnum):
    """What the files of a set are."""

    MARKDOWN = "markdown"
    HTML = "html"
    WORD = "docx"


_NAMES = ("document", "programme", "plan", "progress", "alignment")
_ENDINGS = {Form.MARKDOWN: ".md", Form.HTML: ".html", Form.WORD: WORD}

LangsOption = Annotated[
    list[str] | None,
    typer.Option("--lang", metavar="LANG", help="A set in this language; repeat it for several: document.fr.md."),
]


def every(
    year: YearArgument = None,
    reference: ReferenceOption = "",
    author: AuthorOption = AUTHOR,
    stamp: StampOption = False,
    check: CheckOption = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="DIR", help="The folder, which is made where it lacks.", callback=no_dash
        ),
    ] = None,
    at: AtOption = None,
    lang: LangsOption = None,
    stale: StaleOption = Stale.ENGLISH,
    asked: Annotated[Form | None, format_option("reports", Form)] = None,
    _folder: FolderOption = None,
) -> int:
    """Every report but a request, into the folder behind -o.

    A report that is kept there as a page or a Word file is written, or compared, as such; one that is not there in the
    form behind --format. Without -o, --check compares the folder reports if it is there; if not, it only sees that all
    of them can be made. With --lang, the name of each file says its language.
    """
    folder = KEPT if check and output is None else output
    if folder is None:
        raise CannotGoOnError("--all needs a folder", "tfawg report --all -o reports")
    refuse_comparison(folder, check=check, stamp=stamp)
    from tfawg_cli.cli.report_text import Maker

    if not check:
        refuse_folder(folder)
    tongues = [Tongue.of(one, stale) for one in lang] if lang else [Tongue()]
    makers = [Maker.of(year, at, reference, stamp=stamp, tongue=tongue) for tongue in tongues]
    files: dict[Path | None, str | bytes] = {}
    count = 0
    with Waiting("reports made") as waiting:
        for maker in makers:
            for name, text in _texts(maker, hints=not check and not files):
                named = f"{name}.{maker.speaks.tongue.tag}" if lang else name
                files |= made(dict.fromkeys(_files(folder, named, asked), text), maker.said(author))
                count += 1
                waiting.tell(count, len(_NAMES) * len(makers))
    if check and output is None and not folder.is_dir():
        talk(f"all {count} reports can be made; there is no folder {folder} to compare them with")
        return exits.DONE
    return put_made(files, check=check, folder=folder)


def _texts(maker: "Maker", *, hints: bool) -> Iterator[tuple[str, str]]:
    """Make every report, and say how much of the set stands in English."""
    from tfawg_cli.cli.languages import tell_of
    from tfawg_cli.cli.progress_report import progress_text
    from tfawg_cli.cli.report_text import report_text

    for name in _NAMES:
        text = progress_text(maker, hints=hints) if name == "progress" else report_text(maker, name)
        yield name, text
        if name == "document":
            document = text
    tell_of(document, maker)


def _files(folder: Path, name: str, asked: Form | None) -> list[Path]:
    """Name the files of a report: in the form that was asked for, else those that are there, else one of Markdown."""
    return kept(folder, name) if asked is None else [folder / f"{name}{_ENDINGS[asked]}"]
