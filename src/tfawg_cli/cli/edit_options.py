"""What `tfawg edit` can be asked besides the fields of items."""

from pathlib import Path
from typing import Annotated

import typer

from tfawg_cli.cli import completion
from tfawg_cli.cli.field_options import OF_A_YEAR
from tfawg_cli.cli.options import argument

ItemOrYear = Annotated[
    str | None,
    argument(
        metavar="NUMBER|YEAR",
        help="An item, such as 1.2.3.4, or a year and its plan.",
        autocompletion=completion.numbers_and_years,
    ),
]
SourcesOption = Annotated[
    list[Path] | None,
    typer.Option("--from", metavar="FILE", help="Take wording from a Word document or a workbook that came back."),
]
OnlyOption = Annotated[
    str, typer.Option("--only", metavar="NUMBER,...", help="With --from: of these items, and of no others.")
]
WithoutBaseOption = Annotated[
    bool, typer.Option("--without-base", help="With --from: also where the file does not say what it said before.")
]
UnsetOption = Annotated[
    list[str] | None,
    typer.Option(
        "--unset",
        metavar="FIELD",
        help="Take a field away; may be repeated.",
        autocompletion=completion.fields,
    ),
]
ConfirmOption = Annotated[
    bool,
    typer.Option(
        "--confirm",
        help="You looked at what carry-forward marked: take the marks off, of all below NUMBER, of YEAR in turn.",
    ),
]
SectionOption = Annotated[
    str | None,
    typer.Option(
        "--section",
        metavar="HEADING",
        help="The section whose --text changes; a new one comes last.",
        rich_help_panel=OF_A_YEAR,
    ),
]
StrategicPlanOption = Annotated[
    str | None,
    typer.Option(
        "--strategic-plan",
        metavar='"@FILE"',
        help="YAML with the period and the groups of another strategic plan.",
        rich_help_panel=OF_A_YEAR,
    ),
]
RecodeOption = Annotated[
    list[str] | None,
    typer.Option(
        "--recode",
        metavar="OLD=NEW,...",
        help="What becomes of a strategic code in all sub-tasks; may be repeated.",
        rich_help_panel=OF_A_YEAR,
    ),
]
TranslationOption = Annotated[
    str | None,
    typer.Option("--lang", metavar="LANG", help="What the fields say in another language, such as fr."),
]
UpdateOption = Annotated[
    int | None,
    typer.Option(
        "--update", metavar="N", min=1, help="With --lang: the --text is that of its first, second ... update."
    ),
]
