"""`tfawg report`: the documents of a year, each a command with the options that it has."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from tfawg_cli.cli.commands import Group, Listing, flowing
from tfawg_cli.cli.document_forms import AUTHOR
from tfawg_cli.cli.every_report import every
from tfawg_cli.cli.language_options import LangOption, Stale, StaleOption, Tongue
from tfawg_cli.cli.options import (
    AtOption,
    FolderOption,
    OutputOption,
    SeparatorOption,
    YearArgument,
    format_option,
)
from tfawg_cli.cli.output_forms import chosen, sign
from tfawg_cli.cli.report_file import ENDINGS, Form, put, refuse_comparison, refuse_folder
from tfawg_cli.cli.report_options import (
    AgainstOption,
    Ask,
    AuthorOption,
    BodyOption,
    CheckOption,
    DraftOption,
    EverybodyOption,
    ForOption,
    ReferenceOption,
    SinceOption,
    StampOption,
    ToOption,
    WithAliasesOption,
)
from tfawg_cli.cli.report_templates import TemplateOption, house, print_template, template_alone
from tfawg_cli.findings import CannotGoOnError
from tfawg_cli.output.streams import out

if TYPE_CHECKING:
    from tfawg_cli.cli.document_forms import Sides
    from tfawg_cli.cli.report_text import Maker


def _of_the_year(name: str, what: str) -> Callable[..., int]:
    """Make the command of a report that is asked for nothing but its year."""
    compared = _with_changes(name, what)

    def command(
        year: YearArgument = None,
        reference: ReferenceOption = "",
        author: AuthorOption = AUTHOR,
        stamp: StampOption = False,
        template: TemplateOption = False,
        check: CheckOption = False,
        output: OutputOption = None,
        at: AtOption = None,
        lang: LangOption = None,
        stale: StaleOption = Stale.ENGLISH,
        _folder: FolderOption = None,
    ) -> int:
        """Write the report; help tells it in the words of its own."""
        return compared(year, None, reference, author, stamp, template, check, output, at, lang, stale)

    command.__doc__ = what
    return command


def _with_changes(name: str, what: str) -> Callable[..., int]:
    """Make the command of a report that is asked for its year, and may mark what changed."""

    def command(
        year: YearArgument = None,
        against: AgainstOption = None,
        reference: ReferenceOption = "",
        author: AuthorOption = AUTHOR,
        stamp: StampOption = False,
        template: TemplateOption = False,
        check: CheckOption = False,
        output: OutputOption = None,
        at: AtOption = None,
        lang: LangOption = None,
        stale: StaleOption = Stale.ENGLISH,
        _folder: FolderOption = None,
    ) -> int:
        """Write the report; help tells it in the words of its own."""
        if template:
            return print_template(name, output)
        refuse_comparison(output, check=check, stamp=stamp)
        chosen(None, output, Form.MARKDOWN, ENDINGS)
        from tfawg_cli.cli.languages import tell_of
        from tfawg_cli.cli.report_text import Maker, report_text

        maker = Maker.of(year, at, reference, stamp=stamp, tongue=Tongue.of(lang, stale))
        text = _sides(maker, against, at, lambda one: report_text(one, name))
        tell_of(text, maker)
        return put({output: text}, maker.said(author), check=check)

    command.__doc__ = what
    return command


def _sides(maker: "Maker", against: str | None, at: str | None, text: "Callable[[Maker], str]") -> "str | Sides":
    """Make a report, or both sides of it. Raises CannotGoOnError."""
    if against is None:
        return text(maker)
    from tfawg_cli.cli.redline_sides import sides_of

    return sides_of(maker, against, at, text)


def progress(
    year: YearArgument = None,
    since: SinceOption = None,
    to: ToOption = None,
    asked_for: ForOption = None,
    against: AgainstOption = None,
    reference: ReferenceOption = "",
    author: AuthorOption = AUTHOR,
    stamp: StampOption = False,
    template: TemplateOption = False,
    check: CheckOption = False,
    output: OutputOption = None,
    at: AtOption = None,
    lang: LangOption = None,
    stale: StaleOption = Stale.ENGLISH,
    draft: DraftOption = False,
    _folder: FolderOption = None,
) -> int:
    """What the year came to, for the TFAWG; with --to for a committee."""
    if template:
        return print_template("progress-to" if to else "progress", output)
    if asked_for and not to:
        raise CannotGoOnError("--for says what a committee is asked to do", "name it: --to PC")
    refuse_comparison(output, check=check, stamp=stamp)
    chosen(None, output, Form.MARKDOWN, ENDINGS)
    from tfawg_cli.cli.languages import tell_of
    from tfawg_cli.cli.progress_report import Addressee, progress_text
    from tfawg_cli.cli.report_text import Maker

    maker = Maker.of(year, at, reference, stamp=stamp, tongue=Tongue.of(lang, stale))
    addressee = Addressee(to, asked_for or "") if to else None
    text = _sides(
        maker, against, at, lambda one: progress_text(one, since, addressee, hints=one is maker and not check)
    )
    in_english = tell_of(text, maker)
    if in_english.told and asked_for is Ask.DECISION and not draft:
        tongue = maker.speaks.tongue
        raise CannotGoOnError(
            f"this paper goes to a decision, and not all of it is in '{tongue.tag}' yet: {in_english.told}",
            f"--draft writes it all the same; to go on: {in_english.way(maker.year, tongue)}",
        )
    return put({output: text}, maker.said(author), check=check)


def request(
    year: YearArgument = None,
    body: BodyOption = None,
    everybody: EverybodyOption = False,
    with_aliases: WithAliasesOption = False,
    return_by: Annotated[str | None, typer.Option(metavar="DATE", help="The day by which it is to come back.")] = None,
    return_to: Annotated[str, typer.Option(metavar="ADDRESS", help="To whom it is to come back.")] = "",
    asked: Annotated[Form | None, format_option("request", Form)] = None,
    separator: SeparatorOption = None,
    reference: ReferenceOption = "",
    author: AuthorOption = AUTHOR,
    stamp: StampOption = False,
    template: TemplateOption = False,
    check: CheckOption = False,
    output: OutputOption = None,
    at: AtOption = None,
    lang: LangOption = None,
    stale: StaleOption = Stale.ENGLISH,
    _folder: FolderOption = None,
) -> int:
    """What one body is responsible for, to be filled in and sent back.

    As xlsx it is a workbook with drop-downs and a first sheet that says what to do, as csv a plain sheet; tfawg update
    --from takes back both. Send the workbook where you can: Excel changes words of a csv.
    """
    if template:
        return print_template("request", output)
    refuse_comparison(output, check=check, stamp=stamp)
    if everybody and (output is None or body is not None):
        raise CannotGoOnError("--all asks every body and needs a folder", "tfawg report request --all -o requests")
    form = asked or Form.XLSX if everybody else chosen(asked, output, Form.MARKDOWN)
    from tfawg_cli.cli.languages import tell_of
    from tfawg_cli.cli.report_text import Maker
    from tfawg_cli.cli.request_report import Asked, bodies_asked, request_document, requests_to_all

    wishes = Asked(form, sign(separator, form), return_by, return_to)
    maker = Maker.of(year, at, reference, stamp=stamp, tongue=Tongue.of(lang, stale))
    if form is not Form.MARKDOWN and not maker.speaks.tongue.is_english:
        raise CannotGoOnError("a sheet that comes back is English", "leave --lang out, or write the request as .docx")
    said = maker.said(author)
    if not everybody or output is None:
        text = request_document(maker, bodies_asked(maker, body, with_aliases=with_aliases), wishes)
        tell_of(text, maker)
        return put({output: text}, said, asked, check=check)
    if not check:
        refuse_folder(output)
    files = requests_to_all(maker, output, wishes, with_aliases=with_aliases)
    return put(files, said, form, check=check, folder=output)


REPORTS: dict[str, Callable[..., int]] = {
    "document": _with_changes("document", "The Work Programme and the Annual Work Plan in one document."),
    "programme": _with_changes("programme", "The Work Programme alone."),
    "plan": _with_changes("plan", "The Annual Work Plan alone."),
    "progress": progress,
    "request": request,
    "alignment": _of_the_year("alignment", "Strategic codes against sub-tasks and actions, with the gaps."),
    "--all": every,
}
"""The reports in the order in which they are listed."""


def _found(name: str) -> Callable[..., int]:
    """Give the command of a report, or of a template that is none. Raises KeyError."""
    if name in REPORTS:
        return REPORTS[name]
    if name == "house":
        return house
    from tfawg_cli.storage.templates import shipped_templates

    if name not in shipped_templates():
        raise KeyError(name)
    return template_alone(name)


class _NameAnywhere(Listing):
    """Words in which the name of a report may stand behind options; `--all` is one of the names."""

    def parse_args(self, context: typer.Context, words: list[str]) -> list[str]:  # type: ignore[override]
        """Put the name first, and the rest behind it."""
        at = next((at for at, word in enumerate(words) if word in REPORTS), None)
        if at is not None:
            words = ["--", words[at], *words[:at], *words[at + 1 :]]
        return super().parse_args(context, words)


def _start(context: typer.Context, _folder: FolderOption = None) -> None:
    """Write a report, or list the reports.

    A report is Markdown; -o FILE.docx makes a Word document of it, -o FILE.html a page that can be printed. The same
    records always give the same bytes. Records with errors are not rendered: the errors are shown, and nothing is
    written.
    """
    if context.invoked_subcommand is None:
        for name, command in REPORTS.items():
            out(f"{name:10} {flowing(command).partition('.')[0]}\n")


report = Group(_start, {"Reports": tuple(REPORTS), "For Word files": ("house",)}, _found, _NameAnywhere)
