"""Templates of reports and the house of Word files, handed out as they came with the tool."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from tfawg_cli.cli import exits
from tfawg_cli.cli.force_option import is_forced
from tfawg_cli.cli.options import FolderOption, OutputOption, deliver, encoded
from tfawg_cli.cli.output_forms import WORD, chosen
from tfawg_cli.cli.report_file import Form
from tfawg_cli.findings import CannotGoOnError

TemplateOption = Annotated[
    bool, typer.Option("--template", help="Print the report's template: a copy in templates/ is yours to change.")
]


def print_template(name: str, output: Path | None) -> int:
    """Print a template as it came with the tool. Raises CannotGoOnError."""
    from tfawg_cli.storage.templates import shipped_template

    chosen(None, output, Form.MARKDOWN, [".md"])
    return _hand_out(shipped_template(name), output)


def _hand_out(template: str | bytes, output: Path | None) -> int:
    """Give a template, but never in the place of one that may have been changed. Raises CannotGoOnError."""
    from tfawg_cli.storage.writing import holds

    if output is not None and output.is_file() and not is_forced() and not holds(output, encoded(template)):
        hint = "name another file, or move it away; --force replaces it"
        raise CannotGoOnError(f"{output} is there, and may hold your changes", hint)
    deliver(template, output, is_template=True)
    return exits.DONE


def template_alone(name: str) -> Callable[..., int]:
    """Make the command of a template that several reports share, and that is no report."""

    def command(_template: TemplateOption = True, output: OutputOption = None, _folder: FolderOption = None) -> int:
        """Print the template."""
        return print_template(name, output)

    command.__doc__ = f"The template {name}, which reports share."
    return command


def house(output: OutputOption = None, _folder: FolderOption = None) -> int:
    """The document into which Word files are written: a copy in templates/ is yours to change."""
    from tfawg_cli.storage.templates import shipped_house

    if output is None or output.suffix.lower() != WORD:
        raise CannotGoOnError("the house is a Word document", "tfawg report house -o templates/house.docx")
    return _hand_out(shipped_house(), output)
